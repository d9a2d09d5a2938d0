package reporting

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Bounds of a time sheet.
const (
	mostOutputs    = 20
	mostPerson     = 120
	mostOutputName = 60
	tenthsInADay   = 10
)

// TimeSheet is a time sheet with what the same person worked elsewhere that month.
type TimeSheet struct {
	models.TimeSheetRow
	// Weekdays is how many Mondays to Fridays the month has: the most a person
	// works in it. Public holidays are not taken off.
	Weekdays int
	// AllTenths is the person's month in all projects of the installation.
	AllTenths int64
	// Elsewhere are the other projects that the reader may see, HiddenTenths what
	// was worked in those that the reader may not.
	Elsewhere    []models.PersonDays
	HiddenTenths int64
	MayWrite     bool
}

// TimeSheets are the time sheets of a project, and the partners that the actor
// may write them for.
type TimeSheets struct {
	Sheets   []TimeSheet
	Partners []models.PartnerRow
}

// OutputInput are days on one output as people write them: at most one decimal.
type OutputInput struct{ Output, Days string }

// TimeSheetInput is a time sheet as people enter it. Month is any day of it.
type TimeSheetInput struct {
	PartnerID     string
	Person        string
	Position      string
	StaffCategory string
	Month         programme.Date
	Outputs       []OutputInput
	DocumentID    string
}

// TimeSheets lists the time sheets of a project. A partner sees its own.
func (s *Service) TimeSheets(ctx context.Context, projectID string) (*TimeSheets, error) {
	var found *TimeSheets
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadProject, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		found, err = timeSheets(tx, project)
		return err
	})
	return found, err
}

func timeSheets(tx *models.Tx, project *models.Project) (*TimeSheets, error) {
	rows, err := tx.TimeSheets(project.ID, access.ReachOf(tx.Actor, access.ReadReports))
	if err != nil {
		return nil, err
	}
	days, err := tx.DaysOfPeople(project.ID)
	if err != nil {
		return nil, err
	}
	found := &TimeSheets{Sheets: []TimeSheet{}, Partners: []models.PartnerRow{}}
	writes := func(organisationID string) bool {
		return running(project) && access.Allowed(tx.Actor, access.EditReport, access.Resource{ProjectID: project.ID, OrganisationID: organisationID})
	}
	for _, row := range rows {
		sheet := TimeSheet{TimeSheetRow: row, Weekdays: weekdays(row.Month), MayWrite: writes(row.OrganisationID)}
		for _, one := range days {
			if one.OrganisationID != row.OrganisationID || one.PersonFolded != row.PersonFolded || one.Month != row.Month {
				continue
			}
			sheet.AllTenths += one.TotalTenths
			switch {
			case one.ProjectID == project.ID:
			case access.Allowed(tx.Actor, access.ReadProject, access.Resource{ProjectID: one.ProjectID}):
				sheet.Elsewhere = append(sheet.Elsewhere, one)
			default:
				sheet.HiddenTenths += one.TotalTenths
			}
		}
		found.Sheets = append(found.Sheets, sheet)
	}
	partners, err := tx.Partners(project.ID)
	for _, row := range partners {
		if row.Role != "associated" && writes(row.OrganisationID) {
			found.Partners = append(found.Partners, row)
		}
	}
	return found, err
}

// weekdays counts Mondays to Fridays of a month.
func weekdays(first programme.Date) int {
	count := 0
	for day := first; day.Month() == first.Month(); day = day.AddDays(1) {
		if weekday := day.Weekday(); weekday != time.Saturday && weekday != time.Sunday {
			count++
		}
	}
	return count
}

// AddTimeSheet enters what a person worked in a month.
func (s *Service) AddTimeSheet(ctx context.Context, projectID string, in TimeSheetInput) (*TimeSheet, error) {
	row := &models.TimeSheet{ID: models.NewID(), ProjectID: projectID}
	return s.writeTimeSheet(ctx, projectID, row.ID, func(tx *models.Tx, project *models.Project) error {
		if err := in.apply(tx, project, row); err != nil {
			return err
		}
		if err := tx.AddTimeSheet(row); err != nil {
			return sheetTaken(err)
		}
		return tx.RecordChange(sheetEntry(audit.TimeSheetAdded, row), nil, row)
	})
}

// ChangeTimeSheet changes a time sheet, or attaches the signed one. What is signed
// stays: it changes only when the signed sheet is taken off or replaced.
func (s *Service) ChangeTimeSheet(ctx context.Context, projectID, id string, version int64, in TimeSheetInput) (*TimeSheet, error) {
	return s.writeTimeSheet(ctx, projectID, id, func(tx *models.Tx, project *models.Project) error {
		row, err := sheetForWriting(tx, projectID, id, version)
		if err != nil {
			return err
		}
		before := *row
		if err := in.apply(tx, project, row); err != nil {
			return err
		}
		if before.DocumentID != nil && row.DocumentID != nil && *before.DocumentID == *row.DocumentID && !sameWork(&before, row) {
			return fault.New(fault.Conflict, "sheet_signed", "The sheet is signed. Take the signed file off before its days change.")
		}
		if err := tx.SaveTimeSheet(row); err != nil {
			return sheetTaken(err)
		}
		return tx.RecordChange(sheetEntry(audit.TimeSheetChanged, row), &before, row)
	})
}

// RemoveTimeSheet removes a time sheet that is not signed.
func (s *Service) RemoveTimeSheet(ctx context.Context, projectID, id string, version int64) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		row, err := sheetForWriting(tx, projectID, id, version)
		if err != nil {
			return err
		}
		if err := open(project); err != nil {
			return err
		}
		if row.DocumentID != nil {
			return fault.New(fault.Conflict, "sheet_signed", "The sheet is signed. Take the signed file off before it is removed.")
		}
		if err := tx.RemoveTimeSheet(row); err != nil {
			return err
		}
		return tx.RecordChange(sheetEntry(audit.TimeSheetRemoved, row), row, nil)
	})
}

func (s *Service) writeTimeSheet(ctx context.Context, projectID, id string, change func(*models.Tx, *models.Project) error) (*TimeSheet, error) {
	var written *TimeSheet
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadProject, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		if err := change(tx, project); err != nil {
			return err
		}
		sheets, err := timeSheets(tx, project)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(sheets.Sheets, func(sheet TimeSheet) bool { return sheet.ID == id })
		if at < 0 {
			return fault.Missing("time sheet")
		}
		written = &sheets.Sheets[at]
		return nil
	})
	return written, err
}

// findSheet loads a time sheet that the actor may see; of another partner it does
// not exist.
func findSheet(tx *models.Tx, projectID, id string) (*models.TimeSheet, access.Resource, error) {
	on := access.Resource{ProjectID: projectID}
	if err := tx.Check(access.ReadProject, on); err != nil {
		return nil, on, err
	}
	row, err := tx.TimeSheet(projectID, id)
	if err != nil {
		return nil, on, err
	}
	partner, err := tx.Partner(projectID, row.PartnerID)
	if err != nil {
		return nil, on, err
	}
	on.OrganisationID = partner.OrganisationID
	return row, on, access.CheckSeen(tx.Actor, access.ReadReports, on)
}

func sheetForWriting(tx *models.Tx, projectID, id string, version int64) (*models.TimeSheet, error) {
	row, on, err := findSheet(tx, projectID, id)
	if err != nil {
		return nil, err
	}
	if err := tx.Check(access.EditReport, on); err != nil {
		return nil, err
	}
	return row, models.ExpectVersion(row, version)
}

func sameWork(a, b *models.TimeSheet) bool {
	return a.PartnerID == b.PartnerID && a.Person == b.Person && a.Position == b.Position && a.StaffCategory == b.StaffCategory && a.Month == b.Month && slices.Equal(a.Outputs, b.Outputs)
}

func sheetTaken(err error) error {
	if !models.IsDuplicate(err) {
		return err
	}
	var fields fault.Fields
	fields.Add("/person", "sheet_exists", nil)
	return fields.Error()
}

func sheetEntry(action audit.Action, row *models.TimeSheet) audit.Entry {
	return audit.Entry{ProjectID: row.ProjectID, Action: action, SubjectKind: "time_sheet", SubjectID: row.ID, PartnerID: row.PartnerID}
}

// apply checks who may write for the partner, validates the input as a whole and
// writes it into the row.
func (in *TimeSheetInput) apply(tx *models.Tx, project *models.Project, row *models.TimeSheet) error {
	var fields fault.Fields
	partner, err := tx.Partner(project.ID, in.PartnerID)
	if fault.Is(err, fault.NotFound) {
		fields.Add("/partnerId", "unknown_partner", nil)
		return cmp.Or(tx.Check(access.EditReport, access.Resource{ProjectID: project.ID, OrganisationID: ownIn(tx, project.ID)}), fields.Error())
	}
	if err != nil {
		return err
	}
	if err := tx.Check(access.EditReport, access.Resource{ProjectID: project.ID, OrganisationID: partner.OrganisationID}); err != nil {
		return err
	}
	if err := open(project); err != nil {
		return err
	}
	if row.PartnerID != "" && row.PartnerID != partner.ID {
		fields.Add("/partnerId", "partner_stays", nil)
	}
	in.Person, in.Position = strings.Join(strings.Fields(in.Person), " "), strings.TrimSpace(in.Position)
	checkName(&fields, "/person", in.Person, true)
	checkName(&fields, "/position", in.Position, false)
	in.checkMonth(project, &fields)
	outputs, total := in.days(&fields)
	row.DocumentID = nil
	if in.DocumentID != "" {
		document, err := tx.Document(project.ID, in.DocumentID)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		if document == nil || document.OrganisationID == nil || *document.OrganisationID != partner.OrganisationID {
			fields.Add("/documentId", "unknown_document", nil)
		} else {
			row.DocumentID = &document.ID
		}
	}
	row.PartnerID, row.Person, row.PersonFolded, row.Position, row.StaffCategory = partner.ID, in.Person, strings.ToLower(in.Person), in.Position, in.StaffCategory
	row.Month, row.Outputs, row.TotalTenths = in.Month, outputs, total
	return fields.Error()
}

// ownIn is an organisation that the actor is named for in a project; empty for none.
func ownIn(tx *models.Tx, projectID string) string {
	for _, part := range tx.Actor.In(projectID) {
		return part.OrganisationID
	}
	return ""
}

func checkName(fields *fault.Fields, pointer, text string, needed bool) {
	if needed && text == "" {
		fields.Add(pointer, "required", nil)
	}
	if utf8.RuneCountInString(text) > mostPerson {
		fields.Add(pointer, "too_long", map[string]any{"maximum": mostPerson})
	}
}

// checkMonth turns any day of a month into its first and keeps it within the project.
func (in *TimeSheetInput) checkMonth(project *models.Project, fields *fault.Fields) {
	if in.Month.IsZero() {
		fields.Add("/month", "required", nil)
		return
	}
	in.Month = programme.MustDate(in.Month.Year(), in.Month.Month(), 1)
	last := in.Month.AddMonths(1).AddDays(-1)
	if project.StartOn.IsZero() || last.Before(project.StartOn) || in.Month.After(project.EndOn()) {
		fields.Add("/month", "outside_project", map[string]any{"from": project.StartOn, "until": project.EndOn()})
	}
}

// days reads the outputs with their days; together no more than the month has weekdays.
func (in *TimeSheetInput) days(fields *fault.Fields) ([]models.OutputDays, int64) {
	if len(in.Outputs) == 0 || len(in.Outputs) > mostOutputs {
		fields.Add("/outputs", "outputs_count", map[string]any{"maximum": mostOutputs})
		return nil, 0
	}
	var outputs []models.OutputDays
	var total int64
	for i, one := range in.Outputs {
		at := "/outputs/" + strconv.Itoa(i)
		name := strings.TrimSpace(one.Output)
		if name == "" {
			fields.Add(at+"/output", "required", nil)
		}
		if utf8.RuneCountInString(name) > mostOutputName {
			fields.Add(at+"/output", "too_long", map[string]any{"maximum": mostOutputName})
		}
		tenths, ok := tenthsOf(one.Days)
		if !ok {
			fields.Add(at+"/days", "days_form", nil)
		}
		total += tenths
		outputs = append(outputs, models.OutputDays{Output: name, Tenths: tenths})
	}
	if most := int64(weekdays(in.Month) * tenthsInADay); !in.Month.IsZero() && total > most {
		fields.Add("/outputs", "more_than_month", map[string]any{"maximum": weekdays(in.Month)})
	}
	return outputs, total
}

// tenthsOf reads days above zero and below a hundred with at most one decimal.
func tenthsOf(text string) (int64, bool) {
	whole, part, dotted := strings.Cut(text, ".")
	if strings.Trim(whole+part, "0123456789") != "" || whole == "" || len(whole) > 2 || dotted && len(part) != 1 {
		return 0, false
	}
	if !dotted {
		part = "0"
	}
	tenths, err := strconv.ParseInt(whole+part, 10, 64)
	return tenths, err == nil && tenths > 0
}

// DaysOf writes tenths of a day as days: 12 or 12.5.
func DaysOf(tenths int64) string {
	text := strconv.FormatInt(tenths/tenthsInADay, 10)
	if rest := tenths % tenthsInADay; rest != 0 {
		text += "." + strconv.FormatInt(rest, 10)
	}
	return text
}

// TooMany tells that the person has more days in the month than it has weekdays.
func (s *TimeSheet) TooMany() bool { return s.AllTenths > int64(s.Weekdays)*tenthsInADay }
