package models

import (
	"errors"
	"time"

	"konsortium/access"
	"konsortium/fault"

	"gorm.io/gorm"
)

// SignedIn is whoever stands behind a session or a token.
type SignedIn struct {
	User  *User
	Actor access.Actor
	// SessionID is empty for a token.
	SessionID  string
	LastSeenAt time.Time
}

// User loads one account.
func (tx *Tx) User(id string) (*User, error) { return find[User](tx, "account", id) }

// UserByEmail loads the account of a folded e-mail address.
func (tx *Tx) UserByEmail(folded string) (*User, error) {
	return first(tx.gorm.Where("email_folded = ?", folded), "account", new(User))
}

// AddUser inserts an account; see IsDuplicate.
func (tx *Tx) AddUser(row *User) error {
	row.Version, row.NameFolded = 1, folded(row.Name)
	return tx.insert(row)
}

// SaveUser writes an edited account if its version still stands.
func (tx *Tx) SaveUser(row *User) error {
	row.NameFolded = folded(row.Name)
	return tx.save(row)
}

// TouchUser notes a sign-in without counting as an edit.
func (tx *Tx) TouchUser(id string) error {
	return tx.gorm.Model(&User{}).Where("id = ?", id).UpdateColumn("last_sign_in_at", tx.Now).Error
}

// SessionByHash loads a session that still holds, with its active account.
func (tx *Tx) SessionByHash(hash string) (*Session, *User, error) {
	session, err := first(tx.gorm.Where("token_hash = ? AND expires_at > ?", hash, tx.Now), "session", new(Session))
	if err != nil {
		return nil, nil, err
	}
	user, err := first(tx.gorm.Where("id = ? AND status = ?", session.UserID, UserActive), "account", new(User))
	return session, user, err
}

// AddSession inserts a session.
func (tx *Tx) AddSession(row *Session) error { return tx.insert(row) }

// TouchSession notes that a session was used.
func (tx *Tx) TouchSession(id string) error {
	return tx.gorm.Model(&Session{}).Where("id = ?", id).UpdateColumn("last_seen_at", tx.Now).Error
}

// EndSession deletes one session.
func (tx *Tx) EndSession(id string) error {
	return tx.gorm.Where("id = ?", id).Delete(&Session{}).Error
}

// EndSessions deletes every session of an account but one, which may be empty.
func (tx *Tx) EndSessions(userID, but string) error {
	return tx.gorm.Where("user_id = ? AND id <> ?", userID, but).Delete(&Session{}).Error
}

// TokenByHash loads a token that still holds, with its active account.
func (tx *Tx) TokenByHash(hash string) (*APIToken, *User, error) {
	token, err := first(tx.gorm.Where("token_hash = ? AND expires_at > ? AND revoked_at IS NULL", hash, tx.Now), "token", new(APIToken))
	if err != nil {
		return nil, nil, err
	}
	user, err := first(tx.gorm.Where("id = ? AND status = ?", token.UserID, UserActive), "account", new(User))
	return token, user, err
}

// TouchToken notes that a token was used.
func (tx *Tx) TouchToken(id string) error {
	return tx.gorm.Model(&APIToken{}).Where("id = ?", id).UpdateColumn("last_used_at", tx.Now).Error
}

// ThrottleFor loads the count of failed attempts under a key; a fresh one when
// there is none.
func (tx *Tx) ThrottleFor(key string) (*Throttle, error) {
	var row Throttle
	err := tx.forUpdate().Where("key = ?", key).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return &Throttle{Key: key}, nil
	}
	return &row, err
}

// SaveThrottle writes a count.
func (tx *Tx) SaveThrottle(row *Throttle) error { return tx.gorm.Save(row).Error }

// ClearThrottle forgets the failed attempts under a key.
func (tx *Tx) ClearThrottle(key string) error {
	return tx.gorm.Where("key = ?", key).Delete(&Throttle{}).Error
}

// ForgetSessions deletes expired sessions and old counts; it returns how many rows.
func (tx *Tx) ForgetSessions() (int64, error) {
	sessions := tx.gorm.Where("expires_at <= ?", tx.Now).Delete(&Session{})
	if sessions.Error != nil {
		return 0, sessions.Error
	}
	counts := tx.gorm.Where("last_at <= ?", tx.Now.Add(-24*time.Hour)).Delete(&Throttle{})
	return sessions.RowsAffected + counts.RowsAffected, counts.Error
}

// MembershipRow is a person's part in a project with what a screen shows of it.
type MembershipRow struct {
	ProjectID        string
	ProjectAcronym   string
	OrganisationID   string
	OrganisationName string
	PartnerID        string
	Role             string
}

// MembershipsOf lists a person's parts in projects that hold today.
func (tx *Tx) MembershipsOf(userID string) ([]MembershipRow, error) {
	var rows []MembershipRow
	err := tx.gorm.Table("project_members").
		Select(`project_members.project_id, projects.acronym AS project_acronym, project_members.organisation_id,
			organisations.name AS organisation_name, COALESCE(partners.id, '') AS partner_id, project_members.role`).
		Joins("JOIN projects ON projects.id = project_members.project_id").
		Joins("JOIN organisations ON organisations.id = project_members.organisation_id").
		Joins("LEFT JOIN partners ON partners.project_id = project_members.project_id AND partners.organisation_id = project_members.organisation_id").
		Where("project_members.user_id = ? AND project_members.ended_at IS NULL AND (project_members.until_on IS NULL OR project_members.until_on >= ?)", userID, tx.Today()).
		Order("projects.acronym, organisations.name").
		Scan(&rows).Error
	return rows, err
}

// Unauthenticated is the answer to a session or token that does not hold.
func Unauthenticated(err error) error {
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.Unauthenticated, "sign_in_needed", "Sign in first.")
	}
	return err
}
