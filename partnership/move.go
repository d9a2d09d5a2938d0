package partnership

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// MoveProposal takes a proposal one step along the table and tells its
// submitter. A step back, a declining and a step in spite of doubts need a
// reason; the reason of a declining is told to the submitter.
func (s *Service) MoveProposal(ctx context.Context, id string, version int64, to Stage, reason string) (*Proposal, error) {
	return s.move(ctx, id, func(tx *models.Tx, row *models.Proposal) (*models.ProposalMove, error) {
		if err := tx.Check(access.HandleProposals, whole()); err != nil {
			return nil, err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return nil, err
		}
		one, err := findRoute(Stage(row.Stage), to, byOffice)
		if err != nil {
			return nil, err
		}
		proposal, err := presentOne(tx, row)
		if err != nil {
			return nil, err
		}
		return step(tx, row, one, reason, reasonNeeded(one, doubtsAbout(proposal, to)))
	}, tellSubmitter)
}

// WithdrawProposal ends a proposal as its submitter, before it is prepared.
func (s *Service) WithdrawProposal(ctx context.Context, id string, version int64, reason string) (*Proposal, error) {
	return s.move(ctx, id, func(tx *models.Tx, row *models.Proposal) (*models.ProposalMove, error) {
		if !isSubmitter(tx, row) {
			return nil, &access.Refusal{Action: WithdrawProposalAct, Reason: "submitter_only"}
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return nil, err
		}
		one, err := findRoute(Stage(row.Stage), Withdrawn, bySubmitter)
		if err != nil {
			return nil, err
		}
		return step(tx, row, one, reason, false)
	}, tellOffice)
}

// step changes the row and gives the line of the history that belongs to it.
func step(tx *models.Tx, row *models.Proposal, one route, reason string, needed bool) (*models.ProposalMove, error) {
	var fields fault.Fields
	least := 0
	if needed {
		least = 1
	}
	text(&fields, "/reason", &reason, least, reasonLength)
	if err := fields.Error(); err != nil {
		return nil, err
	}
	row.Stage, row.StageSince = string(one.to), tx.Now
	return &models.ProposalMove{
		ID: models.NewID(), ProposalID: row.ID, FromStage: string(one.from), ToStage: string(one.to), Reason: reason, MovedBy: tx.Actor.UserID, MovedAt: tx.Now,
	}, nil
}

func (s *Service) move(ctx context.Context, id string, change func(*models.Tx, *models.Proposal) (*models.ProposalMove, error), tell func(*models.Tx, *models.Proposal, *models.ProposalMove) error) (*Proposal, error) {
	var proposal *Proposal
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := seen(tx, tx.LockProposal, id)
		if err != nil {
			return err
		}
		before := *row
		taken, err := change(tx, row)
		if err != nil {
			return err
		}
		if err := tx.SaveProposal(row); err != nil {
			return err
		}
		if err := tx.AddProposalMove(taken); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{Action: audit.ProposalMoved, SubjectKind: proposalKind, SubjectID: row.ID}, &before, row); err != nil {
			return err
		}
		if err := tell(tx, row, taken); err != nil {
			return err
		}
		proposal, err = presentOne(tx, row)
		return err
	})
	return proposal, err
}
