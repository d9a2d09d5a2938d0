package identity

import (
	"context"
	"time"

	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// ChangeMe changes one's own name and language.
func (s *Service) ChangeMe(ctx context.Context, version int64, name, language string) (*Me, error) {
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		user, err := tx.User(tx.Actor.UserID)
		if err != nil {
			return models.Unauthenticated(err)
		}
		if err := models.ExpectVersion(user, version); err != nil {
			return err
		}
		var fields fault.Fields
		before := *user
		user.Name = checkName(&fields, "/name", name)
		checkLanguage(&fields, "/language", language)
		user.Language = language
		if err := fields.Error(); err != nil {
			return err
		}
		if err := tx.SaveUser(user); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{Action: audit.AccountChanged, SubjectKind: "account", SubjectID: user.ID}, before, *user)
	})
	if err != nil {
		return nil, err
	}
	return s.Me(ctx)
}

// ChangePassword sets one's own password, which needs the present one. Every
// session ends; the secret of a new one is returned.
func (s *Service) ChangePassword(ctx context.Context, present, next, userAgent string) (string, error) {
	user, err := s.proveSelf(ctx, present)
	if err != nil {
		return "", err
	}
	hash, err := s.newPassword("/newPassword", next, user)
	if err != nil {
		return "", err
	}
	secret := models.NewSecret()
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		user, err := setPassword(tx, user.ID, user.Version, hash)
		if err != nil {
			return err
		}
		_, err = openSession(tx, user, secret, userAgent)
		return err
	})
	return secret, err
}

// proveSelf makes sure that it is the signed-in person who asks: by the
// present password, guesses at which are slowed down.
func (s *Service) proveSelf(ctx context.Context, password string) (*models.User, error) {
	userID := models.ActorOf(ctx).UserID
	key := "self:" + userID
	if err := s.reserveAttempt(ctx, map[string]int{key: accountAttempts}); err != nil {
		return nil, err
	}
	var user *models.User
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		user, err = tx.User(userID)
		return models.Unauthenticated(err)
	})
	if err != nil {
		return nil, err
	}
	matches, err := s.verifyPassword(password, user.PasswordHash)
	if err != nil {
		return nil, err
	}
	if !matches {
		var fields fault.Fields
		fields.Add("/password", "password_wrong", nil)
		return nil, fields.Error()
	}
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error { return tx.ClearThrottle(key) })
	return user, err
}

// newPassword checks and hashes a password for a person.
func (s *Service) newPassword(pointer, password string, user *models.User) (string, error) {
	var fields fault.Fields
	checkPassword(&fields, pointer, password, user.Email, user.Name)
	if err := fields.Error(); err != nil {
		return "", err
	}
	return s.hashPassword(password)
}

// setPassword stores a password that was judged on a version of the account,
// ends every session and makes every link to choose one worthless.
func setPassword(tx *models.Tx, userID string, version int64, hash string) (*models.User, error) {
	user, err := tx.User(userID)
	if err != nil {
		return nil, err
	}
	if err := models.ExpectVersion(user, version); err != nil {
		return nil, err
	}
	before := *user
	user.PasswordHash = &hash
	if err := tx.SaveUser(user); err != nil {
		return nil, err
	}
	if err := tx.EndSessions(user.ID, ""); err != nil {
		return nil, err
	}
	if err := tx.UsePasswordResets(user.ID); err != nil {
		return nil, err
	}
	return user, tx.RecordChange(audit.Entry{Action: audit.PasswordChanged, SubjectKind: "account", SubjectID: user.ID}, before, *user)
}

// Bearer tokens begin with a mark by which scanners for leaked secrets know them.
const (
	tokenMark = "konsortium_"
	// tokenLongest is how long a token may hold, in days.
	tokenLongest = 365
	tokensAtMost = 20
)

// Tokens lists one's own bearer tokens that still hold.
func (s *Service) Tokens(ctx context.Context) ([]models.APIToken, error) {
	var rows []models.APIToken
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		rows, err = tx.TokensOf(tx.Actor.UserID)
		return err
	})
	return rows, err
}

// AddToken makes a bearer token for oneself, which needs the password, so that
// a borrowed session leaves nothing behind. The secret is returned this once.
func (s *Service) AddToken(ctx context.Context, name string, days int, password string) (*models.APIToken, string, error) {
	var fields fault.Fields
	name = checkName(&fields, "/name", name)
	if days < 1 || days > tokenLongest {
		fields.Add("/days", "maximum", map[string]any{"maximum": tokenLongest})
	}
	if err := fields.Error(); err != nil {
		return nil, "", err
	}
	user, err := s.proveSelf(ctx, password)
	if err != nil {
		return nil, "", err
	}
	secret := tokenMark + models.NewSecret()
	token := &models.APIToken{ID: models.NewID(), UserID: user.ID, Name: name, TokenHash: models.HashSecret(secret)}
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		held, err := tx.TokensOf(user.ID)
		if err != nil {
			return err
		}
		if len(held) >= tokensAtMost {
			return fault.New(fault.Conflict, "too_many_tokens", "Revoke a token first.").With("maximum", tokensAtMost)
		}
		token.CreatedAt, token.ExpiresAt = tx.Now, tx.Now.Add(time.Duration(days)*24*time.Hour)
		if err := tx.AddToken(token); err != nil {
			return err
		}
		return tx.Record(audit.Entry{Action: audit.TokenAdded, SubjectKind: "token", SubjectID: token.ID})
	})
	return token, secret, err
}

// RevokeToken ends one of one's own tokens.
func (s *Service) RevokeToken(ctx context.Context, id string) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.RevokeToken(tx.Actor.UserID, id); err != nil {
			return err
		}
		return tx.Record(audit.Entry{Action: audit.TokenRevoked, SubjectKind: "token", SubjectID: id})
	})
}
