package consortium

import (
	"context"

	"konsortium/audit"
	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
)

// PromoteCandidate takes a candidate into the project in the role thought of,
// at the end of the consortium. Its history stays: the candidate names the
// partner that it became. Where the call asks for an added value, what it is to
// bring is the first word on it.
func (s *Service) PromoteCandidate(ctx context.Context, projectID, candidateID string, version int64) (*Partner, error) {
	var partner *Partner
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, row, err := lockCandidate(tx, projectID, candidateID, version)
		if err != nil {
			return err
		}
		if state := CandidateState(row.State); !state.joinable() {
			return fault.New(fault.Conflict, "candidate_said_no", "A candidate that said no or was dropped is not taken in. Move it back first.").With("state", row.State)
		}
		candidate, err := oneCandidate(tx, project, candidateID)
		if err != nil {
			return err
		}
		in := PartnerInput{OrganisationID: row.OrganisationID, Role: row.Role, MandateState: string(eligibility.MandateNone)}
		if candidate.AddedValueNeeded > 0 {
			in.AddedValue = row.Contribution
		}
		added, err := addPartner(tx, project, "/organisationId", in)
		if err != nil {
			return err
		}
		partner, err = onePartner(tx, project, added.ID)
		return err
	})
	return partner, err
}

// settleCandidate ties the candidacy of an organisation, if there is one, to
// the partner that it became.
func settleCandidate(tx *models.Tx, partner *models.Partner) error {
	row, err := tx.CandidateOf(partner.ProjectID, partner.OrganisationID)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	before := *row
	row.PartnerID = &partner.ID
	return saveCandidate(tx, audit.CandidatePromoted, &before, row)
}

// releaseCandidate makes a partner that is about to be removed a candidate
// again, if it was one before.
func releaseCandidate(tx *models.Tx, partner *models.Partner) error {
	row, err := tx.CandidateOfPartner(partner.ProjectID, partner.ID)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	before := *row
	row.PartnerID = nil
	return saveCandidate(tx, audit.CandidateChanged, &before, row)
}
