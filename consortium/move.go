package consortium

import (
	"context"
	"strings"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// MoveInput is a wish to change a project's status, with what the new state
// needs: an award its grant, a contract its number and start.
type MoveInput struct {
	To              Status
	Reason          string
	GrantAwarded    *money.Amount
	AgreementNumber string
	// StartOn sets the start of the project with its contract; zero keeps it.
	StartOn programme.Date
}

// MoveProject changes the status of a project along the table of moves. A
// submission with a broken blocking rule is a rule breach with its findings; it
// keeps the budget as it is submitted. At award the draft budget becomes the plan
// of record.
func (s *Service) MoveProject(ctx context.Context, projectID string, version int64, in MoveInput) (*Project, error) {
	var project *Project
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.MoveProject, onProject(projectID)); err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		route, err := Move(Status(row.Status), in.To)
		if err != nil {
			return err
		}
		if err := in.apply(row, route); err != nil {
			return err
		}
		if err := passGate(tx, row, route); err != nil {
			return err
		}
		if err := tx.SaveProject(row); err != nil {
			return err
		}
		if err := tx.AddProjectMove(&models.ProjectMove{
			ID: models.NewID(), ProjectID: projectID, FromStatus: before.Status, ToStatus: row.Status, Reason: in.Reason, MovedBy: tx.Actor.UserID, MovedAt: tx.Now,
		}); err != nil {
			return err
		}
		if err := recordMove(tx, &before, row, in.Reason); err != nil {
			return err
		}
		project, err = withPartners(tx, row)
		return err
	})
	return project, err
}

// apply validates what the move brings and writes it into the row. What a move
// does not take is refused, so that nothing is believed to be stored.
func (in *MoveInput) apply(row *models.Project, route Route) error {
	var fields fault.Fields
	text(&fields, "/reason", &in.Reason, reasonLength)
	if route.Back && in.Reason == "" {
		fields.Add("/reason", "required", nil)
	}
	in.takeGrant(&fields, row)
	in.takeContract(&fields, row)
	row.Status = string(route.To)
	return fields.Error()
}

func (in *MoveInput) takeGrant(fields *fault.Fields, row *models.Project) {
	switch {
	case in.To != Granted && in.GrantAwarded != nil:
		fields.Add("/grantAwarded", "not_at_this_move", nil)
	case in.To != Granted:
	case in.GrantAwarded == nil:
		fields.Add("/grantAwarded", "required", nil)
	case in.GrantAwarded.Sign() <= 0:
		fields.Add("/grantAwarded", "above", map[string]any{"minimum": money.Zero})
	default:
		row.GrantAwardedCents = in.GrantAwarded
	}
}

func (in *MoveInput) takeContract(fields *fault.Fields, row *models.Project) {
	if in.To != Contracted {
		if strings.TrimSpace(in.AgreementNumber) != "" {
			fields.Add("/agreementNumber", "not_at_this_move", nil)
		}
		if !in.StartOn.IsZero() {
			fields.Add("/startOn", "not_at_this_move", nil)
		}
		return
	}
	line(fields, "/agreementNumber", &in.AgreementNumber, 1, numberLength)
	row.AgreementNumber = in.AgreementNumber
	if !in.StartOn.IsZero() {
		row.StartOn = in.StartOn
	}
	if row.StartOn.IsZero() {
		fields.Add("/startOn", "required", nil)
	}
}

// passGate does what belongs to the new state and refuses a move that the
// rules of the programme stop.
func passGate(tx *models.Tx, row *models.Project, route Route) error {
	if route.To != Submitted && route.To != Granted {
		return nil
	}
	found, err := judgeNow(tx, row, true)
	if err != nil {
		return err
	}
	if route.To == Submitted {
		if err := fault.Breach("not_eligible", found.Findings); err != nil {
			return err
		}
		if err := tx.SubmitBudget(row); err != nil {
			return err
		}
		_, err = keep(tx, row, found, OnSubmission)
		return err
	}
	if found.book != nil {
		row.RuleBookVersion = found.book.Version
	}
	if _, err := tx.FreezeBudget(row.ID); err != nil {
		return err
	}
	_, err = keep(tx, row, found, OnAward)
	return err
}

func recordMove(tx *models.Tx, before, after *models.Project, reason string) error {
	changes, err := audit.Diff(before, after)
	if err != nil {
		return err
	}
	if reason != "" {
		changes["reason"] = audit.Change{To: reason}
	}
	return tx.Record(audit.Entry{ProjectID: after.ID, Action: audit.ProjectMoved, SubjectKind: "project", SubjectID: after.ID, Changes: changes})
}
