package api

import (
	"time"

	"konsortium/money"
	"konsortium/programme"
	"konsortium/reporting"
)

type reportPartner struct {
	ID               string `json:"id"`
	OrganisationID   string `json:"organisationId"`
	OrganisationName string `json:"organisationName"`
	ShortName        string `json:"shortName"`
	Country          string `json:"country"`
	Role             string `json:"role" enum:"coordinator,partner,associated"`
	Position         int    `json:"position" doc:"Its place in the consortium, which gives its colour."`
}

type reportPeriod struct {
	ID       string         `json:"id"`
	Number   int            `json:"number"`
	StartsOn programme.Date `json:"startsOn"`
	EndsOn   programme.Date `json:"endsOn"`
	DueOn    programme.Date `json:"dueOn"`
}

// reportCellBody is one place in the table of periods and partners.
type reportCellBody struct {
	Period         reportPeriod  `json:"period"`
	Partner        reportPartner `json:"partner"`
	ReportID       string        `json:"reportId,omitempty" doc:"Absent while the report is not begun."`
	Status         string        `json:"status" enum:"not_started,draft,submitted,returned,approved"`
	OverdueDays    int           `json:"overdueDays" doc:"Days since the due date, while the partner still has the report."`
	SubmittedAt    *time.Time    `json:"submittedAt,omitempty"`
	DecidedAt      *time.Time    `json:"decidedAt,omitempty"`
	Amount         money.Amount  `json:"amount" doc:"The sum of its costs; once it is approved, of what was accepted."`
	Version        int64         `json:"version" doc:"0 while the report is not begun."`
	AllowedActions []string      `json:"allowedActions" doc:"start_report, edit_report, submit_report, return_report, approve_report"`
}

type reportBody struct {
	ID             string              `json:"id"`
	ProjectID      string              `json:"projectId"`
	Period         reportPeriod        `json:"period"`
	Partner        reportPartner       `json:"partner"`
	Status         string              `json:"status" enum:"draft,submitted,returned,approved"`
	WorkDone       string              `json:"workDone"`
	Deviations     string              `json:"deviations"`
	NextSteps      string              `json:"nextSteps"`
	Deliverables   []reportDeliverable `json:"deliverables" doc:"Those that the partner leads."`
	Costs          []costBody          `json:"costs"`
	Total          money.Amount        `json:"total"`
	Accepted       money.Amount        `json:"accepted" doc:"What the verdicts so far accept of the total."`
	FinanceLimit   *money.Amount       `json:"financeLimit,omitempty" doc:"Above it a real cost needs finance as well; absent where none does."`
	LaterPeriod    bool                `json:"laterPeriod" doc:"There is a later period, in which parked costs return."`
	UnitRates      []unitRateBody      `json:"unitRates" doc:"The unit amounts of the rule book for this partner, while it writes."`
	Categories     []reportCategory    `json:"categories" doc:"The categories of the rule book, each with this report's claim beside the partner's budget over the whole project."`
	Documents      []documentBody      `json:"documents"`
	CostsFrom      programme.Date      `json:"costsFrom" doc:"The first day on which a cost may have been incurred."`
	CostsUntil     programme.Date      `json:"costsUntil"`
	Moves          []reportMove        `json:"moves"`
	Authors        []string            `json:"authors" doc:"Who has written in it; none of them may decide about it."`
	Activities     []reportActivity    `json:"activities" doc:"Those that the partner hosts in the period."`
	Choices        []activityChoice    `json:"activityChoices" doc:"All activities of the project, which a cost may name."`
	Previous       *previousReport     `json:"previous,omitempty"`
	OverdueDays    int                 `json:"overdueDays"`
	OwnReport      bool                `json:"ownReport" doc:"You would decide about it, but have written in it."`
	UpdatedAt      time.Time           `json:"updatedAt"`
	WrittenBy      string              `json:"writtenBy" doc:"Who saved the texts last; empty before that."`
	Version        int64               `json:"version"`
	AllowedActions []string            `json:"allowedActions" doc:"edit_report, submit_report, return_report, approve_report"`
}

type reportDeliverable struct {
	DeliverableID string         `json:"deliverableId"`
	Code          string         `json:"code"`
	Title         string         `json:"title"`
	DueOn         programme.Date `json:"dueOn"`
	PlanStatus    string         `json:"planStatus" enum:"planned,in_progress,delivered,cancelled" doc:"The state in the plan."`
	Status        string         `json:"status" enum:"planned,in_progress,delivered,cancelled" doc:"The state in this report."`
	Comment       string         `json:"comment"`
	DueNow        bool           `json:"dueNow" doc:"Due by the end of the period and not done."`
}

type reportCategory struct {
	Category  string       `json:"category"`
	Claimed   money.Amount `json:"claimed" doc:"In this report."`
	Planned   money.Amount `json:"planned" doc:"In the plan of record."`
	Submitted money.Amount `json:"submitted" doc:"In other reports that wait for a decision."`
	Approved  money.Amount `json:"approved"`
	Remaining money.Amount `json:"remaining" doc:"Planned less approved."`
}

type reportMove struct {
	From   string    `json:"from"`
	To     string    `json:"to"`
	Reason string    `json:"reason"`
	ByName string    `json:"byName"`
	At     time.Time `json:"at"`
}

type reportActivity struct {
	ID       string         `json:"id"`
	Code     string         `json:"code"`
	Kind     string         `json:"kind"`
	Title    string         `json:"title"`
	StartsOn programme.Date `json:"startsOn"`
	EndsOn   programme.Date `json:"endsOn"`
	Status   string         `json:"status"`
}

type activityChoice struct {
	ID    string `json:"id"`
	Code  string `json:"code"`
	Title string `json:"title"`
}

type previousReport struct {
	ReportID     string `json:"reportId"`
	PeriodNumber int    `json:"periodNumber"`
	NextSteps    string `json:"nextSteps"`
}

func cellOf(cell reporting.Cell) reportCellBody {
	body := reportCellBody{
		Period: reportPeriod{ID: cell.PeriodID, Number: cell.PeriodNumber, StartsOn: cell.StartsOn, EndsOn: cell.EndsOn, DueOn: cell.DueOn},
		Partner: reportPartner{
			ID: cell.PartnerID, OrganisationID: cell.OrganisationID, OrganisationName: cell.OrganisationName, ShortName: cell.ShortName,
			Country: cell.Country, Role: cell.PartnerRole, Position: cell.PartnerPosition,
		},
		Status: "not_started", OverdueDays: cell.OverdueDays, SubmittedAt: cell.SubmittedAt, DecidedAt: cell.DecidedAt,
		Amount: cell.AmountCents, AllowedActions: cell.Actions,
	}
	if cell.ReportID != nil {
		body.ReportID, body.Status, body.Version = *cell.ReportID, *cell.Status, *cell.Version
	}
	return body
}

func reportOf(r *reporting.Report) reportBody {
	body := reportBody{
		ID: r.ID, ProjectID: r.ProjectID, Status: r.Status, WorkDone: r.WorkDone, Deviations: r.Deviations, NextSteps: r.NextSteps,
		Period: reportPeriod{ID: r.Period.ID, Number: r.Period.Number, StartsOn: r.Period.StartsOn, EndsOn: r.Period.EndsOn, DueOn: r.Period.DueOn},
		Partner: reportPartner{
			ID: r.Partner.ID, OrganisationID: r.Partner.OrganisationID, OrganisationName: r.Partner.OrganisationName, ShortName: r.Partner.OrganisationShort,
			Country: r.Partner.OrganisationCountry, Role: r.Partner.Role, Position: r.Partner.Position,
		},
		Total: r.Total, Accepted: r.Accepted, FinanceLimit: r.Limit, LaterPeriod: r.LaterPeriod, UnitRates: unitRatesOf(r.UnitRates), CostsFrom: r.CostsFrom, CostsUntil: r.CostsUntil, OverdueDays: r.OverdueDays, OwnReport: r.Own,
		UpdatedAt: r.UpdatedAt, WrittenBy: r.WrittenBy, Version: r.Version, AllowedActions: r.Actions,
		Deliverables: []reportDeliverable{}, Costs: []costBody{}, Categories: []reportCategory{}, Documents: []documentBody{},
		Moves: []reportMove{}, Authors: []string{}, Activities: []reportActivity{}, Choices: []activityChoice{},
	}
	for _, one := range r.Deliverables {
		body.Deliverables = append(body.Deliverables, reportDeliverable{
			DeliverableID: one.ID, Code: one.Code, Title: one.Title, DueOn: one.DueOn, PlanStatus: one.Deliverable.Status,
			Status: one.Reported, Comment: one.Comment, DueNow: one.DueNow,
		})
	}
	for _, row := range r.Costs {
		body.Costs = append(body.Costs, claimOf(row))
	}
	for _, row := range r.ByCategory {
		body.Categories = append(body.Categories, reportCategory(row))
	}
	for _, row := range r.Documents {
		body.Documents = append(body.Documents, documentOf(row))
	}
	for _, row := range r.Moves {
		body.Moves = append(body.Moves, reportMove{From: row.FromStatus, To: row.ToStatus, Reason: row.Reason, ByName: row.Name, At: row.MovedAt})
	}
	for _, person := range r.Authors {
		body.Authors = append(body.Authors, person.Name)
	}
	for _, row := range r.Activities {
		body.Activities = append(body.Activities, reportActivity{
			ID: row.ID, Code: row.Code, Kind: row.Kind, Title: row.Title, StartsOn: row.StartsOn, EndsOn: row.EndsOn, Status: row.Status,
		})
	}
	for _, row := range r.Choices {
		body.Choices = append(body.Choices, activityChoice{ID: row.ID, Code: row.Code, Title: row.Title})
	}
	if r.Previous != nil {
		body.Previous = &previousReport{ReportID: r.Previous.ReportID, PeriodNumber: r.Previous.PeriodNumber, NextSteps: r.Previous.NextSteps}
	}
	return body
}
