package partnership

import (
	"context"

	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// mostOpinions is how many bodies one proposal may be sent to.
const mostOpinions = 50

// OpinionInput is what one body says in the consultation. Without GivenOn its
// opinion is waited for.
type OpinionInput struct {
	Body    string
	Opinion string
	AskedOn programme.Date
	GivenOn programme.Date
}

func (in OpinionInput) apply(tx *models.Tx, row *models.ProposalOpinion) error {
	var fields fault.Fields
	line(&fields, "/body", &in.Body, 1, titleLength)
	least := 0
	if !in.GivenOn.IsZero() {
		least = 1
	}
	text(&fields, "/opinion", &in.Opinion, least, opinionLength)
	notInFuture(&fields, "/askedOn", in.AskedOn, tx.Today())
	notInFuture(&fields, "/givenOn", in.GivenOn, tx.Today())
	switch {
	case in.GivenOn.IsZero() && in.Opinion != "":
		fields.Add("/givenOn", "required", nil)
	case !in.GivenOn.IsZero() && !in.AskedOn.IsZero() && in.GivenOn.Before(in.AskedOn):
		fields.Add("/givenOn", "before_asked", nil)
	}
	row.Body, row.Opinion, row.AskedOn, row.GivenOn = in.Body, in.Opinion, in.AskedOn, in.GivenOn
	return fields.Error()
}

func notInFuture(fields *fault.Fields, pointer string, day, today programme.Date) {
	if day.After(today) {
		fields.Add(pointer, "in_future", map[string]any{"today": today.String()})
	}
}

// Opinions lists what bodies say of a proposal, in the order in which they
// were noted.
func (s *Service) Opinions(ctx context.Context, proposalID string) ([]models.ProposalOpinion, error) {
	var rows []models.ProposalOpinion
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := readAll(tx, proposalID); err != nil {
			return err
		}
		all, err := tx.ProposalOpinions([]string{proposalID})
		rows = all[proposalID]
		return err
	})
	return rows, err
}

// AddOpinion notes a body that is asked, or what it says.
func (s *Service) AddOpinion(ctx context.Context, proposalID string, in OpinionInput) (*models.ProposalOpinion, error) {
	row := &models.ProposalOpinion{ID: models.NewID(), ProposalID: proposalID}
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := lockHandled(tx, proposalID); err != nil {
			return err
		}
		standing, err := tx.ProposalOpinions([]string{proposalID})
		if err != nil {
			return err
		}
		if len(standing[proposalID]) >= mostOpinions {
			return fault.New(fault.Conflict, "too_many_opinions", "A proposal keeps no more opinions.").With("maximum", mostOpinions)
		}
		if err := in.apply(tx, row); err != nil {
			return err
		}
		if err := tx.AddProposalOpinion(row); err != nil {
			return err
		}
		return tx.RecordChange(opinionEntry(audit.OpinionAdded, row), nil, row)
	})
	return row, err
}

// EditOpinion writes an opinion anew.
func (s *Service) EditOpinion(ctx context.Context, proposalID, opinionID string, version int64, in OpinionInput) (*models.ProposalOpinion, error) {
	var row *models.ProposalOpinion
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		if row, err = lockOpinion(tx, proposalID, opinionID, version); err != nil {
			return err
		}
		before := *row
		if err := in.apply(tx, row); err != nil {
			return err
		}
		if err := tx.SaveProposalOpinion(row); err != nil {
			return err
		}
		return tx.RecordChange(opinionEntry(audit.OpinionChanged, row), &before, row)
	})
	return row, err
}

// RemoveOpinion deletes an opinion that was noted by mistake; the trail keeps
// that it stood there.
func (s *Service) RemoveOpinion(ctx context.Context, proposalID, opinionID string, version int64) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := lockOpinion(tx, proposalID, opinionID, version)
		if err != nil {
			return err
		}
		if err := tx.RemoveProposalOpinion(row); err != nil {
			return err
		}
		return tx.RecordChange(opinionEntry(audit.OpinionRemoved, row), row, nil)
	})
}

func lockOpinion(tx *models.Tx, proposalID, opinionID string, version int64) (*models.ProposalOpinion, error) {
	if _, err := lockHandled(tx, proposalID); err != nil {
		return nil, err
	}
	row, err := tx.ProposalOpinion(proposalID, opinionID)
	if err != nil {
		return nil, err
	}
	return row, models.ExpectVersion(row, version)
}

func opinionEntry(action audit.Action, row *models.ProposalOpinion) audit.Entry {
	return audit.Entry{Action: action, SubjectKind: opinionKind, SubjectID: row.ID}
}
