package grant

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// AmendmentStatus is where a change of the plan of record stands.
type AmendmentStatus string

// The states of a change.
const (
	AmendmentPreparing AmendmentStatus = "preparing"
	// AmendmentMade: a transfer within the rules, which took effect at once.
	AmendmentMade AmendmentStatus = "made"
	// AmendmentSent: the agency decides.
	AmendmentSent      AmendmentStatus = "sent"
	AmendmentAccepted  AmendmentStatus = "accepted"
	AmendmentRefused   AmendmentStatus = "refused"
	AmendmentWithdrawn AmendmentStatus = "withdrawn"
)

// AmendmentStatuses lists every state.
func AmendmentStatuses() []AmendmentStatus {
	return []AmendmentStatus{AmendmentPreparing, AmendmentMade, AmendmentSent, AmendmentAccepted, AmendmentRefused, AmendmentWithdrawn}
}

// closed tells whether nothing of the change is changed any more.
func (s AmendmentStatus) closed() bool { return s != AmendmentPreparing && s != AmendmentSent }

// AmendmentRoute is one allowed change of status, with the state of the budget
// version that goes with it.
type AmendmentRoute struct {
	From, To AmendmentStatus
	budget   string
}

// amendmentRoutes is the declared table of moves. The way from sent back to
// preparing is what happens when the agency asks for another proposal.
func amendmentRoutes() []AmendmentRoute {
	return []AmendmentRoute{
		{AmendmentPreparing, AmendmentMade, models.BudgetOfRecord},
		{AmendmentPreparing, AmendmentSent, models.BudgetProposed},
		{AmendmentPreparing, AmendmentWithdrawn, models.BudgetWithdrawn},
		{AmendmentSent, AmendmentAccepted, models.BudgetOfRecord},
		{AmendmentSent, AmendmentRefused, models.BudgetRefused},
		{AmendmentSent, AmendmentPreparing, models.BudgetPreparing},
		{AmendmentSent, AmendmentWithdrawn, models.BudgetWithdrawn},
	}
}

// AmendmentRoutes lists where a change may go from a state.
func AmendmentRoutes(from AmendmentStatus) []AmendmentRoute {
	return slices.DeleteFunc(amendmentRoutes(), func(route AmendmentRoute) bool { return route.From != from })
}

func amendmentRoute(from, to AmendmentStatus) (AmendmentRoute, error) {
	for _, route := range amendmentRoutes() {
		if route.From == from && route.To == to {
			return route, nil
		}
	}
	return AmendmentRoute{}, fault.New(fault.Conflict, "move_not_possible", "The change of the plan cannot go from this state to that one.").
		With("from", string(from)).With("to", string(to))
}

// AmendmentMove is a wish to move a change of the plan.
type AmendmentMove struct {
	To AmendmentStatus
	// On is the day it was sent or decided.
	On programme.Date
	// DecidedBy is who decided at the agency.
	DecidedBy string
	// Reference is the agency's own number.
	Reference string
	Note      string
	// BudgetVersion is the version of the proposal that the mover has seen.
	BudgetVersion int64
}

// MoveAmendment moves a change of the plan along the table of moves. A transfer
// is made only within the rules: else it is a rule breach (transfer_exceeds) with
// its findings, and the proposal stays for an amendment. What is made or accepted
// becomes the plan of record, and the former plan is superseded. Stale
// proposal_changed: somebody has changed the amounts since they were read.
func (s *Service) MoveAmendment(ctx context.Context, projectID, id string, version int64, move AmendmentMove) (*Amendment, error) {
	return s.changeAmendment(ctx, projectID, id, version, audit.AmendmentMoved, func(tx *models.Tx, project *models.Project, row *models.BudgetAmendment) error {
		route, err := amendmentRoute(AmendmentStatus(row.Status), move.To)
		if err != nil {
			return err
		}
		seen, err := readAmendment(tx, project, id)
		if err != nil {
			return err
		}
		if move.BudgetVersion != seen.Budget.Version.Version {
			return fault.New(fault.Stale, "proposal_changed", "The amounts were changed in between.").With("currentVersion", seen.Budget.Version.Version)
		}
		if err := move.validate(tx, row, seen); err != nil {
			return err
		}
		if err := move.pass(tx, project, seen, route); err != nil {
			return err
		}
		move.write(tx, row)
		return nil
	})
}

// validate refuses what a move lacks, or brings although the move does not take it.
func (m *AmendmentMove) validate(tx *models.Tx, row *models.BudgetAmendment, seen *Amendment) error {
	var fields fault.Fields
	m.DecidedBy, m.Reference, m.Note = strings.TrimSpace(m.DecidedBy), strings.TrimSpace(m.Reference), strings.TrimSpace(m.Note)
	for at, text := range map[string]string{"/decidedBy": m.DecidedBy, "/reference": m.Reference} {
		if utf8.RuneCountInString(text) > nameLength {
			fields.Add(at, "too_long", map[string]any{"maximum": nameLength})
		}
	}
	if utf8.RuneCountInString(m.Note) > amendmentReasonLength {
		fields.Add("/note", "too_long", map[string]any{"maximum": amendmentReasonLength})
	}
	deciding := m.To == AmendmentAccepted || m.To == AmendmentRefused
	switch {
	case !deciding && m.To != AmendmentSent:
	case m.On.IsZero():
		fields.Add("/on", "required", nil)
	case m.On.After(tx.Today()):
		fields.Add("/on", "in_the_future", nil)
	case deciding && m.On.Before(row.SentOn):
		fields.Add("/on", "before_sent", map[string]any{"sentOn": row.SentOn})
	}
	if deciding && m.DecidedBy == "" {
		fields.Add("/decidedBy", "required", nil)
	}
	if (m.To == AmendmentMade || m.To == AmendmentSent) && row.Reason == "" {
		fields.Add("/reason", "required", nil)
	}
	if err := fields.Error(); err != nil {
		return err
	}
	if (m.To == AmendmentMade || m.To == AmendmentSent) && seen.Outcome == budget.TransferNone {
		return fault.New(fault.Conflict, "nothing_changed", "The proposal is the plan as it stands.")
	}
	if m.To == AmendmentMade {
		return fault.Breach("transfer_exceeds", seen.Findings)
	}
	return nil
}

// pass moves the budget version that goes with the change.
func (m *AmendmentMove) pass(tx *models.Tx, project *models.Project, seen *Amendment, route AmendmentRoute) error {
	version := seen.Budget.Version
	if route.budget == models.BudgetOfRecord {
		plan, err := tx.BudgetOfRecord(project.ID)
		if err != nil {
			return err
		}
		if plan == nil || plan.ID != version.BasedOnID {
			return fault.New(fault.Conflict, "plan_changed", "Another plan of record stands than the one this change was made from.")
		}
		kind := models.PlanByAmendment
		if m.To == AmendmentMade {
			kind = models.PlanByTransfer
		}
		_, err = tx.AdoptBudget(project, version, kind)
		return err
	}
	_, err := tx.MoveBudget(version, route.budget, func(row *models.BudgetVersion) {
		row.RuleBookVersion, row.FrozenAt = "", nil
		if route.budget != models.BudgetPreparing {
			row.RuleBookVersion, row.FrozenAt = project.RuleBookVersion, &tx.Now
		}
	})
	return err
}

func (m *AmendmentMove) write(tx *models.Tx, row *models.BudgetAmendment) {
	row.Status = string(m.To)
	if m.Reference != "" {
		row.AgencyReference = m.Reference
	}
	if m.Note != "" {
		row.DecisionNote = m.Note
	}
	switch m.To {
	case AmendmentMade:
		row.Kind, row.DecidedOn = models.PlanByTransfer, tx.Today()
	case AmendmentSent:
		row.Kind, row.SentOn = models.PlanByAmendment, m.On
	case AmendmentAccepted, AmendmentRefused:
		row.DecidedOn, row.DecidedBy = m.On, m.DecidedBy
	case AmendmentPreparing:
		row.Kind, row.SentOn = "", programme.Date{}
	case AmendmentWithdrawn:
	}
	if m.To.closed() {
		row.ClosedBy, row.ClosedAt = &tx.Actor.UserID, &tx.Now
	}
}
