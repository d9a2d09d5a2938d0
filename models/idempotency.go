package models

import (
	"context"
	"errors"
	"time"

	"konsortium/fault"

	"gorm.io/gorm"
)

// idempotencyKept is how long an answer can be asked for again.
const idempotencyKept = 24 * time.Hour

const idempotencyKey contextKey = 100

// Idempotency names one request that may come twice.
type Idempotency struct {
	UserID      string
	Key         string
	RequestHash string
}

// WithIdempotency makes the first write below this context claim the key in
// its own transaction: the claim stands exactly if the change was committed.
func WithIdempotency(ctx context.Context, claim Idempotency) context.Context {
	return context.WithValue(ctx, idempotencyKey, &pendingClaim{Idempotency: claim})
}

// pendingClaim is a key that the first committed write takes.
type pendingClaim struct {
	Idempotency
	taken bool
}

// claim takes the key of the context, if it has one that is not taken yet.
func (tx *Tx) claim(claim *pendingClaim) error {
	if claim == nil || claim.taken {
		return nil
	}
	err := tx.insert(&IdempotencyKey{UserID: claim.UserID, Key: claim.Key, RequestHash: claim.RequestHash, Headers: map[string]string{}, CreatedAt: tx.Now})
	if IsDuplicate(err) {
		return alreadyDone()
	}
	return err
}

func alreadyDone() error {
	return fault.New(fault.Conflict, "already_done", "This request was carried out before. Load the record to see the result.")
}

// Answered gives the stored answer of a request that came before; nil when it
// did not. Another request under the same key is refused.
func (db *DB) Answered(ctx context.Context, claim Idempotency) (*IdempotencyKey, error) {
	var found *IdempotencyKey
	err := db.Read(ctx, func(_ context.Context, tx *Tx) error {
		var row IdempotencyKey
		err := tx.gorm.Where("user_id = ? AND key = ? AND created_at > ?", claim.UserID, claim.Key, tx.Now.Add(-idempotencyKept)).Take(&row).Error
		if errors.Is(err, gorm.ErrRecordNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		if row.RequestHash != claim.RequestHash {
			var fields fault.Fields
			fields.Add("/Idempotency-Key", "key_reused", nil)
			return fields.Error()
		}
		if row.Status == 0 {
			return alreadyDone()
		}
		found = &row
		return nil
	})
	return found, err
}

// KeepAnswer stores the answer under a key that the change has claimed. A
// request that changed nothing has claimed nothing, and keeps nothing.
func (db *DB) KeepAnswer(ctx context.Context, claim Idempotency, status int, answer string, headers map[string]string) error {
	ctx = context.WithValue(ctx, idempotencyKey, nil)
	return db.Write(ctx, func(_ context.Context, tx *Tx) error {
		return tx.gorm.Model(&IdempotencyKey{}).
			Where("user_id = ? AND key = ?", claim.UserID, claim.Key).
			Select("status", "answer", "headers").
			Updates(&IdempotencyKey{Status: status, Answer: answer, Headers: headers}).Error
	})
}

// ForgetAnswers deletes answers that can no longer be asked for and returns how many.
func (tx *Tx) ForgetAnswers() (int64, error) {
	result := tx.gorm.Where("created_at <= ?", tx.Now.Add(-idempotencyKept)).Delete(&IdempotencyKey{})
	return result.RowsAffected, result.Error
}
