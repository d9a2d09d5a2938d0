package identity

import (
	"context"
	"time"

	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// How long a link to choose a password holds: asked for by the person, and
// printed by an administrator at a terminal.
const (
	resetHolds    = time.Hour
	terminalHolds = 24 * time.Hour
)

// Links that one address of the network, and one account, may ask for before
// waiting begins.
const (
	resetAttempts        = 3
	resetAddressAttempts = 20
)

// AskPasswordReset queues a link to choose a new password, when the address
// has an account that can sign in. Whoever asks cannot tell: the answer is the
// same, also when an account asks too often; only the asker's own place is
// told to wait.
func (s *Service) AskPasswordReset(ctx context.Context, email, place string) error {
	if err := s.reserveAttempt(ctx, map[string]int{"reset address:" + place: resetAddressAttempts}); err != nil {
		return err
	}
	folded := FoldEmail(email)
	err := s.reserveAttempt(ctx, map[string]int{"reset account:" + folded: resetAttempts})
	if fault.Is(err, fault.TooMany) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		user, err := tx.UserByEmail(folded)
		if fault.Is(err, fault.NotFound) || err == nil && user.Status != models.UserActive {
			return nil
		}
		if err != nil {
			return err
		}
		secret := models.NewSecret()
		reset, err := addReset(tx, user, secret, resetHolds)
		if err != nil {
			return err
		}
		return tx.QueueMail(models.Mail{
			OnceKey: mailPasswordReset + ":" + reset.ID, Kind: mailPasswordReset, Recipient: user.Email, RecipientName: user.Name, Language: user.Language,
			Params: map[string]any{"name": user.Name, "expiresAt": reset.ExpiresAt, "path": resetPage + secret},
		})
	})
}

func addReset(tx *models.Tx, user *models.User, secret string, holds time.Duration) (*models.PasswordReset, error) {
	reset := &models.PasswordReset{ID: models.NewID(), UserID: user.ID, TokenHash: models.HashSecret(secret), CreatedAt: tx.Now, ExpiresAt: tx.Now.Add(holds)}
	if err := tx.AddPasswordReset(reset); err != nil {
		return nil, err
	}
	return reset, tx.Record(audit.Entry{Action: audit.PasswordResetAsked, SubjectKind: "account", SubjectID: user.ID})
}

// ResetPassword sets the password of whoever holds a link, once. Every session
// and token of the account ends; the person then signs in.
func (s *Service) ResetPassword(ctx context.Context, secret, password string) error {
	var user *models.User
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		user, err = resetOwner(tx, secret)
		return err
	})
	if err != nil {
		return err
	}
	hash, err := s.newPassword("/password", password, user)
	if err != nil {
		return err
	}
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		owner, err := resetOwner(tx, secret)
		if err != nil {
			return err
		}
		tx.Actor.UserID = owner.ID
		if _, err := setPassword(tx, owner.ID, user.Version, hash); err != nil {
			return err
		}
		if err := tx.RevokeTokens(owner.ID); err != nil {
			return err
		}
		for _, key := range []string{"account:" + owner.EmailFolded, "self:" + owner.ID, "reset account:" + owner.EmailFolded} {
			if err := tx.ClearThrottle(key); err != nil {
				return err
			}
		}
		return nil
	})
}

// resetOwner finds the account of a link that still holds.
func resetOwner(tx *models.Tx, secret string) (*models.User, error) {
	worthless := fault.New(fault.Conflict, "reset_link_worthless", "The link was used or has expired. Ask for a new one.")
	reset, err := tx.LockResetByHash(models.HashSecret(secret))
	if fault.Is(err, fault.NotFound) {
		return nil, worthless
	}
	if err != nil {
		return nil, err
	}
	user, err := tx.User(reset.UserID)
	if err != nil {
		return nil, err
	}
	if reset.UsedAt != nil || !tx.Now.Before(reset.ExpiresAt) || user.Status != models.UserActive {
		return nil, worthless
	}
	return user, nil
}
