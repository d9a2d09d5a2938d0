package identity

import (
	"context"
	"time"

	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// How long a session lasts: without use, and in all.
const (
	sessionIdle  = 24 * time.Hour
	sessionLimit = 14 * 24 * time.Hour
	// sessionTouch and tokenTouch are how exactly use is noted.
	sessionTouch = 5 * time.Minute
	tokenTouch   = time.Hour
)

// Free attempts before waiting begins, and the longest wait: a guesser is slowed
// down, the real person is never locked out for ever.
const (
	accountAttempts = 5
	addressAttempts = 30
	longestWait     = 5 * time.Minute
)

// Credentials are what a person signs in with. Address and UserAgent tell where
// from.
type Credentials struct {
	Email     string
	Password  string
	Address   string
	UserAgent string
	// OldSession is the cookie that the browser still carries; it ends.
	OldSession string
}

// SignIn starts a session and returns its secret for the cookie. Wrong and
// unknown addresses answer alike: unauthenticated with code sign_in_failed, or
// too_many with the seconds to wait.
func (s *Service) SignIn(ctx context.Context, given Credentials) (string, *models.SignedIn, error) {
	email := FoldEmail(given.Email)
	keys := map[string]int{"account:" + email: accountAttempts, "address:" + given.Address: addressAttempts}
	if err := s.reserveAttempt(ctx, keys); err != nil {
		return "", nil, err
	}
	user, err := s.knownUser(ctx, email)
	if err != nil {
		return "", nil, err
	}
	var hash *string
	if user != nil && user.Status == models.UserActive {
		hash = user.PasswordHash
	}
	matches, err := s.verifyPassword(given.Password, hash)
	if err != nil {
		return "", nil, err
	}
	if !matches {
		return "", nil, s.failSignIn(ctx, user)
	}
	return s.startSession(ctx, user.ID, keys, given)
}

// reserveAttempt counts the attempt before the password is looked at, so that
// parallel guesses are counted like one after the other.
func (s *Service) reserveAttempt(ctx context.Context, keys map[string]int) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		for _, key := range sortedKeys(keys) {
			throttle, err := tx.ThrottleFor(key)
			if err != nil {
				return err
			}
			if wait := throttle.BlockedUntil.Sub(tx.Now); wait > 0 {
				tooMany := fault.New(fault.TooMany, "too_many_attempts", "Too many attempts. Wait a little.")
				tooMany.RetryAfter = int(wait/time.Second) + 1
				return tooMany.With("seconds", tooMany.RetryAfter)
			}
			if tx.Now.Sub(throttle.LastAt) > time.Hour {
				throttle.Failures = 0
			}
			throttle.Failures++
			throttle.LastAt = tx.Now
			throttle.BlockedUntil = tx.Now.Add(waitAfter(throttle.Failures - keys[key]))
			if err := tx.SaveThrottle(throttle); err != nil {
				return err
			}
		}
		return nil
	})
}

// waitAfter doubles from one second for each attempt beyond the free ones.
func waitAfter(beyond int) time.Duration {
	if beyond < 0 {
		return 0
	}
	wait := time.Second << min(beyond, 10)
	return min(wait, longestWait)
}

func (s *Service) knownUser(ctx context.Context, email string) (*models.User, error) {
	var user *models.User
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		found, err := tx.UserByEmail(email)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		user = found
		return err
	})
	return user, err
}

func (s *Service) failSignIn(ctx context.Context, user *models.User) error {
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		subject := ""
		if user != nil {
			subject = user.ID
		}
		return tx.Record(audit.Entry{Action: audit.SignInFailed, Outcome: audit.Refused, SubjectKind: "account", SubjectID: subject})
	})
	if err != nil {
		return err
	}
	return fault.New(fault.Unauthenticated, "sign_in_failed", "The address or the password is wrong.")
}

func (s *Service) startSession(ctx context.Context, userID string, keys map[string]int, given Credentials) (string, *models.SignedIn, error) {
	secret := models.NewSecret()
	var signed *models.SignedIn
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		user, err := tx.User(userID)
		if err != nil {
			return err
		}
		if user.Status != models.UserActive {
			return fault.New(fault.Unauthenticated, "sign_in_failed", "The address or the password is wrong.")
		}
		if err := endOldSession(tx, given.OldSession); err != nil {
			return err
		}
		for key := range keys {
			if err := tx.ClearThrottle(key); err != nil {
				return err
			}
		}
		if signed, err = openSession(tx, user, secret, given.UserAgent); err != nil {
			return err
		}
		return tx.Record(audit.Entry{Action: audit.SignedIn, SubjectKind: "account", SubjectID: user.ID})
	})
	return secret, signed, err
}

// openSession inserts a session under its secret; from here on the person is
// the actor of the transaction.
func openSession(tx *models.Tx, user *models.User, secret, userAgent string) (*models.SignedIn, error) {
	session := &models.Session{
		ID: models.NewID(), TokenHash: models.HashSecret(secret), UserID: user.ID, UserAgent: clip(userAgent, 200),
		CreatedAt: tx.Now, LastSeenAt: tx.Now, ExpiresAt: tx.Now.Add(sessionLimit),
	}
	if err := tx.AddSession(session); err != nil {
		return nil, err
	}
	if err := tx.TouchUser(user.ID); err != nil {
		return nil, err
	}
	user.LastSignInAt = &tx.Now
	actor, err := tx.ActorFor(user.ID)
	tx.Actor = actor
	return &models.SignedIn{User: user, Actor: actor, SessionID: session.ID}, err
}

func endOldSession(tx *models.Tx, secret string) error {
	if secret == "" {
		return nil
	}
	old, _, err := tx.SessionByHash(models.HashSecret(secret))
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return tx.EndSession(old.ID)
}

// SignOut ends one session.
func (s *Service) SignOut(ctx context.Context, sessionID string) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.EndSession(sessionID); err != nil {
			return err
		}
		return tx.Record(audit.Entry{Action: audit.SignedOut, SubjectKind: "account", SubjectID: tx.Actor.UserID})
	})
}

// BySession finds whoever stands behind a cookie, with today's rights.
func (s *Service) BySession(ctx context.Context, secret string) (*models.SignedIn, error) {
	var signed *models.SignedIn
	var seen time.Time
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		session, user, err := tx.SessionByHash(models.HashSecret(secret))
		if err != nil {
			return models.Unauthenticated(err)
		}
		if tx.Now.Sub(session.LastSeenAt) > sessionIdle {
			return models.Unauthenticated(fault.Missing("session"))
		}
		actor, err := tx.ActorFor(user.ID)
		signed, seen = &models.SignedIn{User: user, Actor: actor, SessionID: session.ID}, session.LastSeenAt
		return err
	})
	if err != nil {
		return nil, err
	}
	if s.db.Now().Sub(seen) > sessionTouch {
		err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error { return tx.TouchSession(signed.SessionID) })
	}
	return signed, err
}

// ByToken finds whoever stands behind a bearer token, with today's rights.
func (s *Service) ByToken(ctx context.Context, secret string) (*models.SignedIn, error) {
	var signed *models.SignedIn
	var token *models.APIToken
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		found, user, err := tx.TokenByHash(models.HashSecret(secret))
		if err != nil {
			return models.Unauthenticated(err)
		}
		actor, err := tx.ActorFor(user.ID)
		signed, token = &models.SignedIn{User: user, Actor: actor}, found
		return err
	})
	if err != nil {
		return nil, err
	}
	if token.LastUsedAt == nil || s.db.Now().Sub(*token.LastUsedAt) >= tokenTouch {
		err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error { return tx.TouchToken(token.ID) })
	}
	return signed, err
}

// Me is the signed-in person with everything the frame of the web application
// shows.
type Me struct {
	User        *models.User
	Memberships []models.MembershipRow
	Own         *models.Organisation
}

// Me loads the signed-in person. Own is nil before the installation is set up.
func (s *Service) Me(ctx context.Context) (*Me, error) {
	me := &Me{}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		if me.User, err = tx.User(tx.Actor.UserID); err != nil {
			return models.Unauthenticated(err)
		}
		if me.Memberships, err = tx.MembershipsOf(tx.Actor.UserID); err != nil {
			return err
		}
		me.Own, err = tx.OwnOrganisation()
		if fault.Is(err, fault.NotFound) {
			me.Own, err = nil, nil
		}
		return err
	})
	return me, err
}
