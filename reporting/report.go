package reporting

import (
	"context"
	"strconv"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// Cell is the place of one partner's report for one period, begun or not, with
// what the actor may do there.
type Cell struct {
	models.ReportCell
	// OverdueDays counts the days since the due date of a report that the
	// partner still has; 0 when there are none.
	OverdueDays int
	// Actions are those of a report (see Report), or start_report.
	Actions []string
}

// Reports lists the reports that are expected in a project, by period and
// partner. A partner sees its own organisation's only.
func (s *Service) Reports(ctx context.Context, projectID string) ([]Cell, error) {
	var cells []Cell
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadProject, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		rows, err := tx.ReportCells(projectID, access.ReachOf(tx.Actor, access.ReadReports))
		if err != nil {
			return err
		}
		for _, row := range rows {
			cell := Cell{ReportCell: row, Actions: []string{}}
			on := access.Resource{ProjectID: projectID, OrganisationID: row.OrganisationID}
			if row.Status == nil {
				cell.OverdueDays = overdue(tx, row.DueOn)
				if running(project) && access.Allowed(tx.Actor, access.EditReport, on) {
					cell.Actions = append(cell.Actions, "start_report")
				}
			} else {
				if Status(*row.Status).Writable() {
					cell.OverdueDays = overdue(tx, row.DueOn)
				}
				cell.Actions = actions(tx.Actor, project, on, Status(*row.Status), row.Own)
			}
			cells = append(cells, cell)
		}
		return nil
	})
	return cells, err
}

// actions lists what an actor may do with a report: edit_report, submit_report,
// return_report, approve_report. Whoever has written in a report
// never decides about it.
func actions(actor access.Actor, project *models.Project, on access.Resource, status Status, own bool) []string {
	list := []string{}
	if !running(project) {
		return list
	}
	if status.Writable() && access.Allowed(actor, access.EditReport, on) {
		list = append(list, "edit_report")
	}
	if status.Writable() && access.Allowed(actor, access.SubmitReport, on) {
		list = append(list, "submit_report")
	}
	if status == Submitted && !own && access.Allowed(actor, access.DecideReport, on) {
		list = append(list, "return_report", "approve_report")
	}
	return list
}

// StartReport opens a partner's report for a period, or finds the one that was
// begun. Without a partner it is the one that the actor writes for; someone who
// writes for several names it.
func (s *Service) StartReport(ctx context.Context, projectID, periodID, partnerID string) (*Report, error) {
	var report *Report
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadProject, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		k, err := place(tx, project, periodID, partnerID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.EditReport, k.resource()); err != nil {
			return err
		}
		if k.report, err = tx.ReportOf(k.period.ID, k.partner.ID); err == nil {
			report, err = load(tx, k)
			return err
		}
		if !fault.Is(err, fault.NotFound) {
			return err
		}
		if err := startable(k); err != nil {
			return err
		}
		k.report = &models.Report{ID: models.NewID(), ProjectID: projectID, PeriodID: k.period.ID, PartnerID: k.partner.ID, Status: string(Draft)}
		if err := tx.AddReport(k.report); err != nil {
			return err
		}
		if err := tx.RecordChange(k.entry(audit.ReportStarted), nil, k.report); err != nil {
			return err
		}
		if err := carryParked(tx, k); err != nil {
			return err
		}
		report, err = load(tx, k)
		return err
	})
	return report, err
}

// startable tells whether a report is expected of a partner for a period.
func startable(k known) error {
	if err := open(k.project); err != nil {
		return err
	}
	left := !k.partner.LeftOn.IsZero() && !k.partner.LeftOn.After(k.period.StartsOn)
	notYet := !k.partner.JoinedOn.IsZero() && k.partner.JoinedOn.After(k.period.EndsOn)
	if k.partner.Role == "associated" || left || notYet {
		return fault.New(fault.Conflict, "no_report_expected", "No report of this partner is expected for this period.")
	}
	return nil
}

// place finds the period and the partner that a report is begun for. What the
// actor may not see answers like what does not exist.
func place(tx *models.Tx, project *models.Project, periodID, partnerID string) (known, error) {
	k := known{project: project}
	var fields fault.Fields
	var err error
	if k.period, err = tx.Period(project.ID, periodID); fault.Is(err, fault.NotFound) {
		fields.Add("/periodId", "unknown", nil)
	} else if err != nil {
		return k, err
	}
	if partnerID == "" {
		if partnerID, err = writesFor(tx, project.ID); err != nil {
			return k, err
		}
		if partnerID == "" {
			fields.Add("/partnerId", "required", nil)
			return k, fields.Error()
		}
	}
	if k.partner, err = tx.Partner(project.ID, partnerID); fault.Is(err, fault.NotFound) {
		fields.Add("/partnerId", "unknown", nil)
	} else if err != nil {
		return k, err
	}
	return k, fields.Error()
}

// writesFor is the one partner that the actor writes reports for; empty when
// there is none or more than one.
func writesFor(tx *models.Tx, projectID string) (string, error) {
	organisations, _ := access.ReachOf(tx.Actor, access.EditReport).Within(projectID)
	if len(organisations) != 1 {
		return "", nil
	}
	partner, err := tx.PartnerOf(projectID, organisations[0])
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return partner.ID, nil
}

// entry begins an audit entry about a report, seen by its partner only.
func (k known) entry(action audit.Action) audit.Entry {
	return audit.Entry{ProjectID: k.project.ID, Action: action, SubjectKind: "report", SubjectID: k.report.ID, PartnerID: k.partner.ID}
}

// ReadReport loads one report with everything that its page shows.
func (s *Service) ReadReport(ctx context.Context, projectID, reportID string) (*Report, error) {
	var report *Report
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		k, err := find(tx, project, reportID)
		if err != nil {
			return err
		}
		report, err = load(tx, k)
		return err
	})
	return report, err
}

// ReportInput is what a partner writes in its report. A deliverable that is not
// named keeps what was written of it before.
type ReportInput struct {
	WorkDone     string
	Deviations   string
	NextSteps    string
	Deliverables []DeliverableInput
}

// DeliverableInput is what a report says of one deliverable that the partner leads.
type DeliverableInput struct {
	DeliverableID string
	Status        string
	Comment       string
}

// WriteReport saves what a partner has written. It is called often, by a page
// that saves by itself: saving the same again changes nothing but the version.
func (s *Service) WriteReport(ctx context.Context, projectID, reportID string, version int64, in ReportInput) (*Report, error) {
	var report *Report
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		k, err := forWriting(tx, projectID, reportID)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(k.report, version); err != nil {
			return err
		}
		if err := saveDeliverables(tx, k, in.Deliverables); err != nil {
			return err
		}
		before, writer := *k.report, tx.Actor.UserID
		k.report.UpdatedBy = &writer
		k.report.WorkDone, k.report.Deviations, k.report.NextSteps = in.WorkDone, in.Deviations, in.NextSteps
		if err := tx.SaveReport(k.report); err != nil {
			return err
		}
		if err := tx.NoteAuthor(k.report.ID); err != nil {
			return err
		}
		if err := tx.RecordChange(k.entry(audit.ReportChanged), &before, k.report); err != nil {
			return err
		}
		report, err = load(tx, k)
		return err
	})
	return report, err
}

func saveDeliverables(tx *models.Tx, k known, given []DeliverableInput) error {
	led, err := tx.LedDeliverables(k.project.ID, k.partner.ID)
	if err != nil {
		return err
	}
	mine := map[string]bool{}
	for _, row := range led {
		mine[row.ID] = true
	}
	rows, err := tx.ReportedDeliverables(k.report.ID)
	if err != nil {
		return err
	}
	written := map[string]models.ReportDeliverable{}
	for _, row := range rows {
		written[row.DeliverableID] = row
	}
	var fields fault.Fields
	for i, one := range given {
		if !mine[one.DeliverableID] {
			fields.Add("/deliverables/"+strconv.Itoa(i)+"/deliverableId", "unknown", nil)
		}
	}
	if err := fields.Error(); err != nil {
		return err
	}
	for _, one := range given {
		row := models.ReportDeliverable{ReportID: k.report.ID, DeliverableID: one.DeliverableID, Status: one.Status, Comment: one.Comment}
		var before any
		if old, found := written[row.DeliverableID]; found {
			if old == row {
				continue
			}
			before = &old
		}
		if err := tx.SaveReportedDeliverable(&row); err != nil {
			return err
		}
		entry := k.entry(audit.ReportChanged)
		entry.SubjectKind, entry.SubjectID = "report_deliverable", row.DeliverableID
		if err := tx.RecordChange(entry, before, &row); err != nil {
			return err
		}
	}
	return nil
}
