package partnership

import (
	"context"
	"slices"

	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// LinkOrganisation says which entry of the register an organisation is that a
// proposal names in words. What was written stays beside it.
func (s *Service) LinkOrganisation(ctx context.Context, proposalID string, version int64, proposedID, organisationID string) (*Proposal, error) {
	var proposal *Proposal
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := lockHandled(tx, proposalID)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		standing, err := organisationsOf(tx, proposalID)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(standing, func(one models.ProposedOrganisation) bool { return one.ID == proposedID })
		if at < 0 {
			return fault.Missing("proposed organisation")
		}
		if err := linkable(tx, standing, at, organisationID); err != nil {
			return err
		}
		if err := tx.LinkProposedOrganisation(proposalID, proposedID, organisationID); err != nil {
			return err
		}
		// The proposal reads differently now: its version counts on.
		if err := tx.SaveProposal(row); err != nil {
			return err
		}
		linked := slices.Clone(standing)
		linked[at].OrganisationID = &organisationID
		if err := recordProposal(tx, audit.ProposalLinked, row, row, standing, linked); err != nil {
			return err
		}
		proposal, err = presentOne(tx, row)
		return err
	})
	return proposal, err
}

func linkable(tx *models.Tx, standing []models.ProposedOrganisation, at int, organisationID string) error {
	if standing[at].OrganisationID != nil {
		return fault.New(fault.Conflict, "organisation_linked", "The organisation is linked to the register already.")
	}
	var fields fault.Fields
	if err := fitting(tx, &fields, "/organisationId", organisationID); err != nil {
		return err
	}
	for _, one := range standing {
		if one.OrganisationID != nil && *one.OrganisationID == organisationID {
			fields.Add("/organisationId", "duplicate", nil)
		}
	}
	return fields.Error()
}

// replaceOrganisations gives a proposal these organisations and returns those
// it had. What stays keeps its id, and the words that it was proposed with.
func replaceOrganisations(tx *models.Tx, proposalID string, rows []models.ProposedOrganisation) ([]models.ProposedOrganisation, error) {
	standing, err := organisationsOf(tx, proposalID)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		for _, one := range standing {
			if same(one, rows[i]) {
				rows[i].ID, rows[i].Name, rows[i].Country = one.ID, one.Name, one.Country
			}
		}
	}
	return standing, tx.SetProposedOrganisations(proposalID, rows)
}

func same(one, other models.ProposedOrganisation) bool {
	if one.OrganisationID != nil && other.OrganisationID != nil {
		return *one.OrganisationID == *other.OrganisationID
	}
	return one.OrganisationID == nil && other.OrganisationID == nil && one.Name == other.Name && one.Country == other.Country
}

func organisationsOf(tx *models.Tx, proposalID string) ([]models.ProposedOrganisation, error) {
	all, err := tx.ProposedOrganisations([]string{proposalID})
	if err != nil {
		return nil, err
	}
	rows := make([]models.ProposedOrganisation, len(all[proposalID]))
	for i, row := range all[proposalID] {
		rows[i] = row.ProposedOrganisation
	}
	return rows, nil
}

// recordProposal records what differs in a proposal and in the organisations
// it names.
func recordProposal(tx *models.Tx, action audit.Action, before, after *models.Proposal, had, has []models.ProposedOrganisation) error {
	changes, err := audit.Diff(before, after)
	if err != nil {
		return err
	}
	if from, to := namesInTrail(had), namesInTrail(has); !slices.Equal(from, to) {
		changes["organisations"] = audit.Change{From: from, To: to}
	}
	if len(changes) == 0 {
		return nil
	}
	return tx.Record(audit.Entry{Action: action, SubjectKind: proposalKind, SubjectID: after.ID, Changes: changes})
}

// namesInTrail gives ids of the register, and for the others the id of the
// line in the proposal.
func namesInTrail(rows []models.ProposedOrganisation) []string {
	names := []string{}
	for _, row := range rows {
		if row.OrganisationID != nil {
			names = append(names, *row.OrganisationID)
		} else {
			names = append(names, "proposed:"+row.ID)
		}
	}
	return names
}
