package api

import (
	"context"
	"net/http"

	"konsortium/consortium"
	"konsortium/programme"
	"konsortium/reporting"
)

type timeSheetBody struct {
	ID             string           `json:"id"`
	PartnerID      string           `json:"partnerId"`
	Person         string           `json:"person"`
	Position       string           `json:"position"`
	StaffCategory  string           `json:"staffCategory" enum:"manager,researcher,technician,administrative"`
	Month          programme.Date   `json:"month" doc:"Its first day."`
	Outputs        []outputDaysBody `json:"outputs"`
	Days           string           `json:"days"`
	Weekdays       int              `json:"weekdays" doc:"Mondays to Fridays of the month; public holidays are not taken off."`
	AllDays        string           `json:"allDays" doc:"The person's days of the month in all projects of the institution."`
	TooMany        bool             `json:"tooMany" doc:"More days than the month has weekdays."`
	Elsewhere      []elsewhereBody  `json:"elsewhere" doc:"Other projects that the reader may see."`
	HiddenDays     string           `json:"hiddenDays" doc:"In projects that the reader may not see; 0 for none."`
	Document       *mandateFile     `json:"document,omitempty" doc:"The signed sheet."`
	Version        int64            `json:"version"`
	AllowedActions []string         `json:"allowedActions" doc:"edit_time_sheet"`
}

type outputDaysBody struct {
	Output string `json:"output"`
	Days   string `json:"days" doc:"At most one decimal, as in 2.5."`
}

type elsewhereBody struct {
	ProjectID string `json:"projectId"`
	Acronym   string `json:"acronym"`
	Days      string `json:"days"`
}

type timeSheetList struct {
	Items    []timeSheetBody    `json:"items"`
	Partners []sheetPartnerBody `json:"partners" doc:"Whom the reader may enter time sheets for."`
}

type sheetPartnerBody struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type timeSheetFields struct {
	PartnerID     string           `json:"partnerId"`
	Person        string           `json:"person"`
	Position      string           `json:"position,omitempty"`
	StaffCategory string           `json:"staffCategory" enum:"manager,researcher,technician,administrative"`
	Month         programme.Date   `json:"month" doc:"Any day of it."`
	Outputs       []outputDaysBody `json:"outputs"`
	DocumentID    string           `json:"documentId,omitempty" doc:"The signed sheet, attached to the partner before."`
}

func (f timeSheetFields) input() reporting.TimeSheetInput {
	in := reporting.TimeSheetInput{PartnerID: f.PartnerID, Person: f.Person, Position: f.Position, StaffCategory: f.StaffCategory, Month: f.Month, DocumentID: f.DocumentID}
	for _, one := range f.Outputs {
		in.Outputs = append(in.Outputs, reporting.OutputInput(one))
	}
	return in
}

// TimeSheetPath names a time sheet of a project.
type TimeSheetPath struct {
	ProjectPath
	TimeSheetID string `path:"timeSheetId" maxLength:"60"`
}

func (s *Server) timeSheetOperations() {
	const root = "/projects/{projectId}/time-sheets"
	register(s, operation{method: http.MethodGet, path: root, id: "list-time-sheets", summary: "Days worked by person, month and staff category", tag: "time sheets", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[timeSheetList], error) {
			sheets, err := s.services.Reporting.TimeSheets(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			list := timeSheetList{Items: []timeSheetBody{}, Partners: []sheetPartnerBody{}}
			for i := range sheets.Sheets {
				list.Items = append(list.Items, timeSheetOf(&sheets.Sheets[i]))
			}
			for _, row := range sheets.Partners {
				list.Partners = append(list.Partners, sheetPartnerBody{ID: row.ID, Name: row.OrganisationName})
			}
			return &answer[timeSheetList]{Body: list}, nil
		})
	register(s, operation{method: http.MethodPost, path: root, id: "add-time-sheet", summary: "Enter what a person worked in a month", tag: "time sheets", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body timeSheetFields
		}) (*created[timeSheetBody], error) {
			sheet, err := s.services.Reporting.AddTimeSheet(ctx, in.ProjectID, in.Body.input())
			if err != nil {
				return nil, err
			}
			return &created[timeSheetBody]{ETag: etag(sheet.Version), Location: "/api/v1/projects/" + in.ProjectID + "/time-sheets/" + sheet.ID, Body: timeSheetOf(sheet)}, nil
		})
	register(s, operation{method: http.MethodPut, path: root + "/{timeSheetId}", id: "change-time-sheet", summary: "Change a time sheet, or attach the signed one", tag: "time sheets", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			TimeSheetPath
			Edit
			Body timeSheetFields
		}) (*resource[timeSheetBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			sheet, err := s.services.Reporting.ChangeTimeSheet(ctx, in.ProjectID, in.TimeSheetID, version, in.Body.input())
			if err != nil {
				return nil, err
			}
			return &resource[timeSheetBody]{ETag: etag(sheet.Version), Body: timeSheetOf(sheet)}, nil
		})
	register(s, operation{method: http.MethodDelete, path: root + "/{timeSheetId}", id: "remove-time-sheet", summary: "Remove a time sheet that is not signed", tag: "time sheets", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			TimeSheetPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Reporting.RemoveTimeSheet(ctx, in.ProjectID, in.TimeSheetID, version)
		})
	register(s, operation{method: http.MethodGet, path: root + "/{timeSheetId}/paper", id: "print-time-sheet", summary: "The sheet to sign, as PDF", tag: "time sheets", status: http.StatusOK, describe: printed},
		func(ctx context.Context, in *struct {
			TimeSheetPath
			Speaking
		}) (*paperOutput, error) {
			sheet, err := s.services.Reporting.PrintTimeSheet(ctx, in.ProjectID, in.TimeSheetID, in.language())
			if err != nil {
				return nil, err
			}
			return paperAnswer(&consortium.Printed{Name: sheet.Name, Content: sheet.Content}, nil)
		})
}

func timeSheetOf(sheet *reporting.TimeSheet) timeSheetBody {
	body := timeSheetBody{
		ID: sheet.ID, PartnerID: sheet.PartnerID, Person: sheet.Person, Position: sheet.Position, StaffCategory: sheet.StaffCategory, Month: sheet.Month,
		Outputs: []outputDaysBody{}, Days: reporting.DaysOf(sheet.TotalTenths), Weekdays: sheet.Weekdays, AllDays: reporting.DaysOf(sheet.AllTenths), TooMany: sheet.TooMany(),
		Elsewhere: []elsewhereBody{}, HiddenDays: reporting.DaysOf(sheet.HiddenTenths), Version: sheet.Version, AllowedActions: []string{},
	}
	for _, one := range sheet.Outputs {
		body.Outputs = append(body.Outputs, outputDaysBody{Output: one.Output, Days: reporting.DaysOf(one.Tenths)})
	}
	for _, one := range sheet.Elsewhere {
		body.Elsewhere = append(body.Elsewhere, elsewhereBody{ProjectID: one.ProjectID, Acronym: one.Acronym, Days: reporting.DaysOf(one.TotalTenths)})
	}
	if sheet.DocumentID != nil {
		body.Document = &mandateFile{ID: *sheet.DocumentID, Name: sheet.DocumentName}
	}
	if sheet.MayWrite {
		body.AllowedActions = append(body.AllowedActions, "edit_time_sheet")
	}
	return body
}
