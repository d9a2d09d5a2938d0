// Package partnership steers the own institution's strategic partnerships:
// long-term relations with other organisations, from the first proposal on.
package partnership

import (
	"konsortium/access"
	"konsortium/models"
)

// Service holds the use cases of partnerships.
type Service struct {
	db *models.DB
}

// New makes the service.
func New(db *models.DB) *Service { return &Service{db: db} }

// whole is the installation as a whole: partnerships belong to no project.
func whole() access.Resource { return access.Resource{} }

// enter refuses whoever has no business in this room at all, as if there were
// nothing in it.
func enter(tx *models.Tx) error {
	return access.CheckSeen(tx.Actor, access.ProposePartnership, whole())
}

// seen loads a proposal that the actor may see: any for those who read all of
// them, else only the actor's own. Others do not exist.
func seen(tx *models.Tx, load func(id string) (*models.Proposal, error), id string) (*models.Proposal, error) {
	if err := enter(tx); err != nil {
		return nil, err
	}
	row, err := load(id)
	if err != nil {
		return nil, err
	}
	if isSubmitter(tx, row) {
		return row, nil
	}
	return row, access.CheckSeen(tx.Actor, access.ReadProposals, whole())
}

func isSubmitter(tx *models.Tx, row *models.Proposal) bool {
	return tx.Actor.UserID != "" && row.SubmitterID == tx.Actor.UserID
}

// lockHandled begins a write of the office on a proposal that is still open.
func lockHandled(tx *models.Tx, id string) (*models.Proposal, error) {
	row, err := seen(tx, tx.LockProposal, id)
	if err != nil {
		return nil, err
	}
	if err := tx.Check(access.HandleProposals, whole()); err != nil {
		return nil, err
	}
	return row, stillOpen(row)
}

// readAll loads a proposal for those who read all of them: what the office
// thinks of a proposal is not for its submitter.
func readAll(tx *models.Tx, id string) (*models.Proposal, error) {
	row, err := seen(tx, tx.Proposal, id)
	if err != nil {
		return nil, err
	}
	return row, tx.Check(access.ReadProposals, whole())
}
