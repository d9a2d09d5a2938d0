package models

import "konsortium/fault"

// SetProposedOrganisations gives a proposal exactly these organisations, in
// this order.
func (tx *Tx) SetProposedOrganisations(proposalID string, rows []ProposedOrganisation) error {
	if err := tx.gorm.Where("proposal_id = ?", proposalID).Delete(&ProposedOrganisation{}).Error; err != nil {
		return err
	}
	for i := range rows {
		rows[i].ProposalID, rows[i].Position = proposalID, i+1
		if err := tx.insert(&rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// ProposedOrganisations lists the organisations of proposals in their order, by
// proposal.
func (tx *Tx) ProposedOrganisations(proposalIDs []string) (map[string][]ProposedOrganisationRow, error) {
	organisations := map[string][]ProposedOrganisationRow{}
	if len(proposalIDs) == 0 {
		return organisations, nil
	}
	var rows []ProposedOrganisationRow
	err := tx.gorm.Table("proposed_organisations").
		Select(`proposed_organisations.*, COALESCE(organisations.name, '') AS register_name, COALESCE(organisations.country, '') AS register_country,
			COALESCE(organisations.city, '') AS register_city, COALESCE(organisations.type, '') AS register_type`).
		Joins("LEFT JOIN organisations ON organisations.id = proposed_organisations.organisation_id").
		Where("proposed_organisations.proposal_id IN ?", proposalIDs).
		Order("proposed_organisations.proposal_id, proposed_organisations.position").
		Scan(&rows).Error
	for _, row := range rows {
		organisations[row.ProposalID] = append(organisations[row.ProposalID], row)
	}
	return organisations, err
}

// LinkProposedOrganisation says which entry of the register a proposed
// organisation is. It must not be linked yet.
func (tx *Tx) LinkProposedOrganisation(proposalID, id, organisationID string) error {
	result := tx.gorm.Model(&ProposedOrganisation{}).
		Where("id = ? AND proposal_id = ? AND organisation_id IS NULL", id, proposalID).
		UpdateColumn("organisation_id", organisationID)
	if result.Error != nil {
		return result.Error
	}
	if result.RowsAffected == 0 {
		return fault.Missing("proposed organisation")
	}
	return nil
}

// CommonProject is a project in which both the own institution and another
// organisation have or had a part.
type CommonProject struct {
	OrganisationID   string
	OrganisationName string
	Participation
}

// ProjectsInCommon lists the projects that the own institution shares with any
// of the organisations, the newest call first.
func (tx *Tx) ProjectsInCommon(organisationIDs []string) ([]CommonProject, error) {
	var rows []CommonProject
	if len(organisationIDs) == 0 {
		return rows, nil
	}
	err := tx.gorm.Table("partners").
		Select(`partners.organisation_id, organisations.name AS organisation_name, projects.id AS project_id, partners.id AS partner_id,
			projects.acronym, projects.title, projects.action, projects.call_year, projects.status, partners.role, partners.left_on`).
		Joins("JOIN projects ON projects.id = partners.project_id").
		Joins("JOIN organisations ON organisations.id = partners.organisation_id").
		Where("partners.organisation_id IN ?", organisationIDs).
		Where(`EXISTS (SELECT 1 FROM partners AS own_part JOIN organisations AS own ON own.id = own_part.organisation_id
			WHERE own_part.project_id = projects.id AND own.is_own = ?)`, true).
		Order("projects.call_year DESC, projects.acronym, projects.id, organisations.name").
		Scan(&rows).Error
	return rows, err
}
