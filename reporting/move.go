package reporting

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

const mostReason = 2000

// MoveReport submits, returns or approves a report, once: of many who try the
// same at the same time one succeeds and the others are stale.
//
// Submitting needs what was done and a document for every cost. Returning needs
// a reason. Nobody decides about a report that they have written in. Approving
// needs a verdict on every cost, and finance where the project asks for it; where
// no line has a verdict the approval accepts them all. It freezes the costs, counts
// what was accepted as actuals, lets parked costs return, and carries the reported
// states over to the deliverables; nothing in an approved report changes.
func (s *Service) MoveReport(ctx context.Context, projectID, reportID string, version int64, to Status, reason string) (*Report, error) {
	var report *Report
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		k, err := find(tx, project, reportID)
		if err != nil {
			return err
		}
		if err := s.mayMove(tx, k, to); err != nil {
			return err
		}
		if err := models.ExpectVersion(k.report, version); err != nil {
			return err
		}
		from := Status(k.report.Status)
		if !CanMove(from, to) {
			return fault.New(fault.Conflict, "move_not_allowed", "The report does not go there from where it stands.").With("from", string(from)).With("to", string(to))
		}
		if err := open(project); err != nil {
			return err
		}
		before := *k.report
		if reason, err = s.prepare(tx, k, to, strings.TrimSpace(reason)); err != nil {
			return err
		}
		k.report.Status = string(to)
		if err := tx.MoveReport(k.report, string(from), reason); err != nil {
			return err
		}
		if err := tx.RecordChange(k.entry(movedAs(to)), &before, k.report); err != nil {
			return err
		}
		if err := tell(tx, k, to, reason); err != nil {
			return err
		}
		report, err = load(tx, k)
		return err
	})
	return report, err
}

func movedAs(to Status) audit.Action {
	switch to {
	case Returned:
		return audit.ReportReturned
	case Approved:
		return audit.ReportApproved
	default:
		return audit.ReportSubmitted
	}
}

// mayMove refuses who may not make a move, and the author who would decide.
func (s *Service) mayMove(tx *models.Tx, k known, to Status) error {
	if to == Submitted {
		return tx.Check(access.SubmitReport, k.resource())
	}
	if err := tx.Check(access.DecideReport, k.resource()); err != nil {
		return err
	}
	own, err := tx.IsAuthor(k.report.ID)
	if err != nil {
		return err
	}
	if own {
		return &access.Refusal{Action: access.DecideReport, Resource: k.resource(), Reason: "own_report"}
	}
	return nil
}

// prepare checks what a move needs and does what goes with it. It returns the
// reason that is kept with the move.
func (s *Service) prepare(tx *models.Tx, k known, to Status, reason string) (string, error) {
	var fields fault.Fields
	if utf8.RuneCountInString(reason) > mostReason {
		fields.Add("/reason", "too_long", map[string]any{"maximum": mostReason})
	}
	if to == Returned && reason == "" {
		fields.Add("/reason", "required", nil)
	}
	if err := fields.Error(); err != nil {
		return "", err
	}
	by, at := tx.Actor.UserID, tx.Now
	if to == Submitted {
		k.report.SubmittedBy, k.report.SubmittedAt = &by, &at
		k.report.DecidedBy, k.report.DecidedAt, k.report.DecisionReason = nil, nil, ""
		if err := complete(tx, k); err != nil {
			return "", err
		}
		return reason, tx.NoteAuthor(k.report.ID)
	}
	k.report.DecidedBy, k.report.DecidedAt, k.report.DecisionReason = &by, &at, reason
	if to == Returned {
		return reason, carryParked(tx, k)
	}
	if err := settle(tx, k); err != nil {
		return "", err
	}
	return reason, carryDeliverables(tx, k)
}

// complete tells, each at its place in the report, what a submission lacks.
func complete(tx *models.Tx, k known) error {
	var fields fault.Fields
	if strings.TrimSpace(k.report.WorkDone) == "" {
		fields.Add("/workDone", "required", nil)
	}
	costs, err := tx.CostLines(k.report.ID)
	if err != nil {
		return err
	}
	for i, cost := range costs {
		if len(cost.DocumentIDs) == 0 {
			fields.Add("/costs/"+strconv.Itoa(i)+"/documentIds", "document_missing", map[string]any{"costId": cost.ID, "description": cost.Description})
		}
	}
	return fields.Error()
}

// carryDeliverables writes the states of an approved report to the plan. A state
// is only ever carried forward: what the plan already has as delivered or
// cancelled stays, and nothing goes back to an earlier state.
func carryDeliverables(tx *models.Tx, k known) error {
	rows, err := tx.LedDeliverables(k.project.ID, k.partner.ID)
	if err != nil {
		return err
	}
	said, err := tx.ReportedDeliverables(k.report.ID)
	if err != nil {
		return err
	}
	reported := map[string]string{}
	for _, one := range said {
		reported[one.DeliverableID] = one.Status
	}
	for i := range rows {
		row, to := &rows[i], reported[rows[i].ID]
		if !carries(row.Status, to) {
			continue
		}
		before := *row
		row.Status = to
		if to == "delivered" {
			row.DeliveredOn = deliveredOn(k)
		}
		if err := tx.SaveDeliverable(row); err != nil {
			return err
		}
		entry := audit.Entry{ProjectID: k.project.ID, Action: audit.DeliverableChanged, SubjectKind: "deliverable", SubjectID: row.ID}
		if err := tx.RecordChange(entry, &before, row); err != nil {
			return err
		}
	}
	return nil
}

// carries tells whether a reported state is later than the plan's.
func carries(plan, reported string) bool {
	order := map[string]int{"planned": 1, "in_progress": 2, "delivered": 3, "cancelled": 3}
	return order[reported] > order[plan]
}

// deliveredOn is the day that a deliverable counts as delivered when a report
// says so: the last day of the period, or the day the report was submitted if
// that was earlier.
func deliveredOn(k known) programme.Date {
	day := k.period.EndsOn
	if k.report.SubmittedAt != nil {
		if submitted := programme.DateOf(*k.report.SubmittedAt); submitted.Before(day) {
			day = submitted
		}
	}
	return day
}
