package models

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"

	"konsortium/fault"
)

// NewSecret gives a random text for a cookie, a token or a link (256 bits).
func NewSecret() string {
	raw := make([]byte, 32)
	if _, err := rand.Read(raw); err != nil {
		panic("models: no randomness: " + err.Error())
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// HashSecret is what is stored of a secret.
func HashSecret(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// LockResetByHash loads a link to choose a password. In a write transaction no
// other use of the same link proceeds until the end.
func (tx *Tx) LockResetByHash(hash string) (*PasswordReset, error) {
	return first(tx.forUpdate().Where("token_hash = ?", hash), "link", new(PasswordReset))
}

// AddPasswordReset inserts a link to choose a password.
func (tx *Tx) AddPasswordReset(row *PasswordReset) error { return tx.insert(row) }

// UsePasswordResets marks every open link of an account as used.
func (tx *Tx) UsePasswordResets(userID string) error {
	return tx.gorm.Model(&PasswordReset{}).Where("user_id = ? AND used_at IS NULL", userID).UpdateColumn("used_at", tx.Now).Error
}

// AddToken inserts a bearer token.
func (tx *Tx) AddToken(row *APIToken) error { return tx.insert(row) }

// TokensOf lists a person's tokens that still hold, newest first.
func (tx *Tx) TokensOf(userID string) ([]APIToken, error) {
	var rows []APIToken
	err := tx.gorm.Where("user_id = ? AND revoked_at IS NULL AND expires_at > ?", userID, tx.Now).Order("created_at DESC, id DESC").Find(&rows).Error
	return rows, err
}

// RevokeToken ends a person's token; another person's does not exist.
func (tx *Tx) RevokeToken(userID, id string) error {
	if !ValidID(id) {
		return fault.Missing("token")
	}
	result := tx.gorm.Model(&APIToken{}).Where("id = ? AND user_id = ? AND revoked_at IS NULL", id, userID).UpdateColumn("revoked_at", tx.Now)
	if result.Error == nil && result.RowsAffected != 1 {
		return fault.Missing("token")
	}
	return result.Error
}

// RevokeTokens ends every token of a person.
func (tx *Tx) RevokeTokens(userID string) error {
	return tx.gorm.Model(&APIToken{}).Where("user_id = ? AND revoked_at IS NULL", userID).UpdateColumn("revoked_at", tx.Now).Error
}
