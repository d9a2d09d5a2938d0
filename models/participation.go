package models

import "time"

// ParticipationInvitation asks an organisation, through one person, whether it
// joins a project. Answer is empty until the link was answered.
type ParticipationInvitation struct {
	ID             string     `audit:"ignore"`
	ProjectID      string     `audit:"ignore"`
	OrganisationID string     `audit:"track"`
	Role           string     `audit:"track"`
	Contribution   string     `audit:"track"`
	Greeting       string     `audit:"track"`
	Name           string     `audit:"secret"`
	Email          string     `audit:"secret"`
	Language       string     `audit:"track"`
	TokenHash      string     `audit:"secret"`
	InvitedBy      string     `audit:"ignore"`
	CreatedAt      time.Time  `audit:"ignore"`
	ExpiresAt      time.Time  `audit:"track"`
	Answer         string     `audit:"track"`
	AnswerName     string     `audit:"secret"`
	AnswerWords    string     `audit:"track"`
	AnsweredAt     *time.Time `audit:"track"`
	WithdrawnAt    *time.Time `audit:"track"`
	Version        int64      `audit:"ignore"`
}

func (i *ParticipationInvitation) versionOf() *int64 { return &i.Version }

// ParticipationRow is an invitation with the name of whoever sent it; empty
// when that person was erased.
type ParticipationRow struct {
	ParticipationInvitation
	InvitedByName string
}

// AddParticipationInvitation inserts an invitation to take part.
func (tx *Tx) AddParticipationInvitation(row *ParticipationInvitation) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveParticipationInvitation writes an invitation if its version still stands.
func (tx *Tx) SaveParticipationInvitation(row *ParticipationInvitation) error { return tx.save(row) }

// ParticipationInvitation loads one invitation of a project; of another project
// it does not exist.
func (tx *Tx) ParticipationInvitation(projectID, id string) (*ParticipationInvitation, error) {
	return ofProject[ParticipationInvitation](tx, "invitation", projectID, id)
}

// ParticipationByHash loads the invitation of a link. In a write transaction no
// other use of the same link proceeds until the end.
func (tx *Tx) ParticipationByHash(hash string) (*ParticipationInvitation, error) {
	return first(tx.forUpdate().Where("token_hash = ?", hash), "invitation", new(ParticipationInvitation))
}

// OpenParticipations lists the invitations of an organisation to a project that
// were neither answered nor withdrawn, those that have expired included.
func (tx *Tx) OpenParticipations(projectID, organisationID string) ([]ParticipationInvitation, error) {
	var rows []ParticipationInvitation
	err := tx.gorm.Where("project_id = ? AND organisation_id = ? AND answered_at IS NULL AND withdrawn_at IS NULL", projectID, organisationID).
		Order("created_at, id").Find(&rows).Error
	return rows, err
}

// Participations lists the invitations to take part in a project, newest first.
func (tx *Tx) Participations(projectID string) ([]ParticipationRow, error) {
	var rows []ParticipationRow
	err := tx.gorm.Table("participation_invitations").
		Select("participation_invitations.*, COALESCE(users.name, '') AS invited_by_name").
		Joins("LEFT JOIN users ON users.id = participation_invitations.invited_by").
		Where("participation_invitations.project_id = ?", projectID).
		Order("participation_invitations.created_at DESC, participation_invitations.id DESC").
		Scan(&rows).Error
	return rows, err
}

// CountParticipations counts the invitations to take part that a person has
// sent since a moment, over all projects.
func (tx *Tx) CountParticipations(userID string, since time.Time) (int, error) {
	var count int64
	err := tx.gorm.Model(&ParticipationInvitation{}).Where("invited_by = ? AND created_at >= ?", userID, since).Count(&count).Error
	return int(count), err
}
