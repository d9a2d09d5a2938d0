package models

import (
	"time"

	"konsortium/access"
	"konsortium/programme"
)

// User is a person with an account. The trail notes that address and name were
// changed, not what they are: a person can be erased without breaking the chain.
type User struct {
	ID            string     `audit:"ignore"`
	Email         string     `audit:"secret"`
	EmailFolded   string     `audit:"ignore"`
	Name          string     `audit:"secret"`
	NameFolded    string     `audit:"ignore"`
	Language      string     `audit:"track"`
	PasswordHash  *string    `audit:"secret"`
	Status        string     `audit:"track"`
	LastSignInAt  *time.Time `audit:"ignore"`
	Demonstration bool       `audit:"ignore"`
	CreatedAt     time.Time  `audit:"ignore"`
	UpdatedAt     time.Time  `audit:"ignore"`
	Version       int64      `audit:"ignore"`
}

func (u *User) versionOf() *int64 { return &u.Version }

// Statuses of an account.
const (
	UserInvited  = "invited"
	UserActive   = "active"
	UserDisabled = "disabled"
)

// UserRole gives an account a role of the installation.
type UserRole struct {
	UserID    string `gorm:"primaryKey"`
	Role      string `gorm:"primaryKey"`
	GrantedAt time.Time
}

// OrganisationMember is a person's place in an organisation. EndedOn is zero
// while it lasts.
type OrganisationMember struct {
	ID             string         `audit:"ignore"`
	OrganisationID string         `audit:"track"`
	UserID         string         `audit:"track"`
	Title          string         `audit:"track"`
	StartedOn      programme.Date `audit:"track"`
	EndedOn        programme.Date `audit:"track"`
	Version        int64          `audit:"ignore"`
}

func (m *OrganisationMember) versionOf() *int64 { return &m.Version }

// ProjectMember is a person's part in a project for one organisation. EndedAt
// is nil while it lasts; UntilOn is the last day of an auditor.
type ProjectMember struct {
	ID             string         `audit:"ignore"`
	ProjectID      string         `audit:"ignore"`
	UserID         string         `audit:"track"`
	OrganisationID string         `audit:"track"`
	Role           string         `audit:"track"`
	UntilOn        programme.Date `audit:"track"`
	AddedAt        time.Time      `audit:"ignore"`
	EndedAt        *time.Time     `audit:"track"`
	Version        int64          `audit:"ignore"`
}

func (m *ProjectMember) versionOf() *int64 { return &m.Version }

// Session is a signed-in browser. The token itself is never stored.
type Session struct {
	ID         string
	TokenHash  string
	UserID     string
	UserAgent  string
	CreatedAt  time.Time
	LastSeenAt time.Time
	ExpiresAt  time.Time
}

// APIToken lets a script act as its person. The token itself is never stored.
type APIToken struct {
	ID         string
	UserID     string
	Name       string
	TokenHash  string
	CreatedAt  time.Time
	ExpiresAt  time.Time
	LastUsedAt *time.Time
	RevokedAt  *time.Time
}

// TableName is the table's name.
func (APIToken) TableName() string { return "api_tokens" }

// PasswordReset is a link to set a new password, once.
type PasswordReset struct {
	ID        string
	UserID    string
	TokenHash string
	CreatedAt time.Time
	ExpiresAt time.Time
	UsedAt    *time.Time
}

// Invitation is a link to an organisation and perhaps a project, for one
// address, once.
type Invitation struct {
	ID             string         `audit:"ignore"`
	Email          string         `audit:"secret"`
	EmailFolded    string         `audit:"ignore"`
	Name           string         `audit:"secret"`
	Language       string         `audit:"track"`
	OrganisationID string         `audit:"track"`
	ProjectID      *string        `audit:"ignore"`
	Role           string         `audit:"track"`
	UntilOn        programme.Date `audit:"track"`
	TokenHash      string         `audit:"secret"`
	InvitedBy      *string        `audit:"ignore"`
	CreatedAt      time.Time      `audit:"ignore"`
	ExpiresAt      time.Time      `audit:"track"`
	AcceptedAt     *time.Time     `audit:"track"`
	WithdrawnAt    *time.Time     `audit:"track"`
	Version        int64          `audit:"ignore"`
}

func (i *Invitation) versionOf() *int64 { return &i.Version }

// Throttle counts failed attempts of one kind from one place.
type Throttle struct {
	Key          string `gorm:"primaryKey"`
	Failures     int
	LastAt       time.Time
	BlockedUntil time.Time
}

// ActorFor gathers what a person may be today: roles of the installation and
// the parts in projects that have neither ended nor run out.
func (tx *Tx) ActorFor(userID string) (access.Actor, error) {
	actor := access.Actor{UserID: userID}
	var roles []UserRole
	if err := tx.gorm.Where("user_id = ?", userID).Order("role").Find(&roles).Error; err != nil {
		return access.Actor{}, err
	}
	for _, role := range roles {
		actor.Roles = append(actor.Roles, access.Role(role.Role))
	}
	var parts []ProjectMember
	err := tx.gorm.Where("user_id = ? AND ended_at IS NULL AND (until_on IS NULL OR until_on >= ?)", userID, tx.Today()).
		Order("project_id, organisation_id").Find(&parts).Error
	if err != nil {
		return access.Actor{}, err
	}
	for _, part := range parts {
		actor.Memberships = append(actor.Memberships, access.Membership{
			ProjectID: part.ProjectID, OrganisationID: part.OrganisationID, Role: access.Role(part.Role),
		})
	}
	return actor, nil
}

// GrantRole gives an account a role of the installation.
func (tx *Tx) GrantRole(userID string, role access.Role) error {
	return tx.insert(&UserRole{UserID: userID, Role: string(role), GrantedAt: tx.Now})
}

// RolesOf lists the roles of the installation that an account holds.
func (tx *Tx) RolesOf(userID string) ([]access.Role, error) {
	var rows []UserRole
	if err := tx.gorm.Where("user_id = ?", userID).Order("role").Find(&rows).Error; err != nil {
		return nil, err
	}
	roles := make([]access.Role, len(rows))
	for i, row := range rows {
		roles[i] = access.Role(row.Role)
	}
	return roles, nil
}
