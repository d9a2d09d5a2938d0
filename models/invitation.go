package models

import (
	"konsortium/access"

	"gorm.io/gorm"
)

// InvitationRow is an invitation with the names a screen shows.
type InvitationRow struct {
	Invitation
	OrganisationName string
	ProjectAcronym   string
	InvitedByName    string
}

// AddInvitation inserts an invitation.
func (tx *Tx) AddInvitation(row *Invitation) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveInvitation writes an edited invitation if its version still stands.
func (tx *Tx) SaveInvitation(row *Invitation) error { return tx.save(row) }

// Invitation loads one invitation.
func (tx *Tx) Invitation(id string) (*Invitation, error) {
	return find[Invitation](tx, "invitation", id)
}

// LockInvitationByHash loads the invitation of a link. In a write transaction
// no other use of the same link proceeds until the end.
func (tx *Tx) LockInvitationByHash(hash string) (*Invitation, error) {
	return first(tx.forUpdate().Where("token_hash = ?", hash), "invitation", new(Invitation))
}

// OpenInvitation loads the invitation of an address to the same place that
// still waits. The project may be empty.
func (tx *Tx) OpenInvitation(folded, organisationID, projectID string) (*Invitation, error) {
	query := tx.gorm.Where("email_folded = ? AND organisation_id = ? AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > ?", folded, organisationID, tx.Now)
	if projectID == "" {
		query = query.Where("project_id IS NULL")
	} else {
		query = query.Where("project_id = ?", projectID)
	}
	return first(query.Limit(1), "invitation", new(Invitation))
}

// ProjectInvitations lists the invitations to a project that wait or have run
// out, newest first, within the reach of the actor: an empty reach gives none.
func (tx *Tx) ProjectInvitations(projectID string, reach access.Reach) ([]InvitationRow, error) {
	organisations, whole := reachWithin(reach, projectID)
	if !whole && len(organisations) == 0 {
		return nil, nil
	}
	query := tx.invitationRows().Where("invitations.project_id = ?", projectID)
	if !whole {
		query = query.Where("invitations.organisation_id IN ?", organisations)
	}
	var rows []InvitationRow
	err := query.Scan(&rows).Error
	return rows, err
}

// AccountInvitations lists the invitations without a project that wait or have
// run out, newest first.
func (tx *Tx) AccountInvitations() ([]InvitationRow, error) {
	var rows []InvitationRow
	err := tx.invitationRows().Where("invitations.project_id IS NULL").Scan(&rows).Error
	return rows, err
}

// InvitationRow loads one invitation with its names.
func (tx *Tx) InvitationRow(id string) (*InvitationRow, error) {
	var row InvitationRow
	err := tx.namedInvitations().Where("invitations.id = ?", id).Scan(&row).Error
	return &row, err
}

// reachWithin narrows a reach to one project: the organisations reached in it,
// or the whole.
func reachWithin(reach access.Reach, projectID string) (organisations []string, whole bool) {
	if projectID == "" {
		return nil, false
	}
	if reach.Everything {
		return nil, true
	}
	for _, project := range reach.Projects {
		if project == projectID {
			return nil, true
		}
	}
	for _, own := range reach.Own {
		if own.ProjectID == projectID && own.OrganisationID != "" {
			organisations = append(organisations, own.OrganisationID)
		}
	}
	return organisations, false
}

// namedInvitations reads invitations with their names.
func (tx *Tx) namedInvitations() *gorm.DB {
	return tx.gorm.Table("invitations").
		Select("invitations.*, organisations.name AS organisation_name, COALESCE(projects.acronym, '') AS project_acronym, COALESCE(users.name, '') AS invited_by_name").
		Joins("JOIN organisations ON organisations.id = invitations.organisation_id").
		Joins("LEFT JOIN projects ON projects.id = invitations.project_id").
		Joins("LEFT JOIN users ON users.id = invitations.invited_by")
}

// invitationRows reads the invitations that can still be withdrawn or renewed.
func (tx *Tx) invitationRows() *gorm.DB {
	return tx.namedInvitations().
		Where("invitations.accepted_at IS NULL AND invitations.withdrawn_at IS NULL").
		Order("invitations.created_at DESC, invitations.id DESC").
		Limit(MaximumLimit)
}
