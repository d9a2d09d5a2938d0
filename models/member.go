package models

import (
	"time"

	"konsortium/access"
	"konsortium/programme"
)

// AddProjectMember names a person in a project; see IsDuplicate.
func (tx *Tx) AddProjectMember(row *ProjectMember) error {
	row.Version, row.AddedAt = 1, tx.Now
	return tx.insert(row)
}

// SaveProjectMember writes an edited part in a project if its version still stands.
func (tx *Tx) SaveProjectMember(row *ProjectMember) error { return tx.save(row) }

// ProjectMember loads a part in a project that has not ended; of another
// project it does not exist.
func (tx *Tx) ProjectMember(projectID, id string) (*ProjectMember, error) {
	if !ValidID(projectID) || !ValidID(id) {
		return find[ProjectMember](tx, "member", "")
	}
	return first(tx.gorm.Where("id = ? AND project_id = ? AND ended_at IS NULL", id, projectID), "member", new(ProjectMember))
}

// ProjectMemberOf loads a person's part in a project for an organisation, as
// long as it has not been ended.
func (tx *Tx) ProjectMemberOf(projectID, userID, organisationID string) (*ProjectMember, error) {
	return first(tx.gorm.Where("project_id = ? AND user_id = ? AND organisation_id = ? AND ended_at IS NULL", projectID, userID, organisationID), "member", new(ProjectMember))
}

// PartsIn lists a person's parts in projects for one organisation that have
// not ended, by project, in the order in which projects are locked.
func (tx *Tx) PartsIn(organisationID, userID string) ([]ProjectMember, error) {
	var rows []ProjectMember
	err := tx.gorm.Where("organisation_id = ? AND user_id = ? AND ended_at IS NULL", organisationID, userID).Order("project_id, id").Find(&rows).Error
	return rows, err
}

// CountManagers counts the project managers of a project who can act today.
func (tx *Tx) CountManagers(projectID string) (int64, error) {
	var count int64
	err := tx.gorm.Model(&ProjectMember{}).
		Where("project_id = ? AND role = ? AND ended_at IS NULL AND EXISTS (SELECT 1 FROM users WHERE users.id = project_members.user_id AND users.status = ?)",
			projectID, string(access.ProjectManager), UserActive).
		Count(&count).Error
	return count, err
}

// MemberRow is a person's part in a project with the names a screen shows.
type MemberRow struct {
	ProjectMember
	Name             string
	Email            string
	Status           string
	OrganisationName string
	LastSignInAt     *time.Time
}

// MembersOf lists the people named in a project, those whose date has passed
// included, by organisation and name.
func (tx *Tx) MembersOf(projectID string) ([]MemberRow, error) {
	var rows []MemberRow
	err := tx.gorm.Table("project_members").
		Select("project_members.*, users.name AS name, users.email AS email, users.status AS status, users.last_sign_in_at AS last_sign_in_at, organisations.name AS organisation_name").
		Joins("JOIN users ON users.id = project_members.user_id").
		Joins("JOIN organisations ON organisations.id = project_members.organisation_id").
		Where("project_members.project_id = ? AND project_members.ended_at IS NULL", projectID).
		Order("organisations.name, users.name_folded, project_members.id").
		Scan(&rows).Error
	return rows, err
}

// HoldsOn tells whether a part in a project holds on a day.
func (m *ProjectMember) HoldsOn(day programme.Date) bool {
	return m.EndedAt == nil && (m.UntilOn.IsZero() || !m.UntilOn.Before(day))
}
