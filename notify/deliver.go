package notify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"konsortium/models"
)

// How long a runner holds a message, how many it sends in one go, and how often
// a message is tried before it counts as failed.
const (
	holdMessage    = 2 * time.Minute
	messagesPerRun = 200
	longestPause   = time.Hour
	attemptLimit   = 40
)

// DeliverMail sends the mail that is due and returns how many messages were
// taken by the server. With the server down, messages wait and are tried again
// after a growing pause, with the same Message-ID; a message that the server
// refuses for good has failed, and an administrator sees why.
func (s *Service) DeliverMail(ctx context.Context) (int, error) {
	if s.mailer == nil {
		return 0, nil
	}
	sent := 0
	for range messagesPerRun {
		row, err := s.claim(ctx)
		if err != nil || row == nil {
			return sent, err
		}
		outcome := s.attempt(ctx, row)
		if err := s.settle(ctx, row, outcome); err != nil {
			return sent, err
		}
		if outcome == nil {
			sent++
		}
		if errors.Is(outcome, ErrUnavailable) {
			return sent, nil
		}
		if ctx.Err() != nil {
			return sent, ctx.Err()
		}
	}
	return sent, nil
}

func (s *Service) claim(ctx context.Context) (*models.OutboxMessage, error) {
	var row *models.OutboxMessage
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := systemOnly(tx); err != nil {
			return err
		}
		var err error
		row, err = tx.ClaimMessage(s.runner, holdMessage)
		return err
	})
	return row, err
}

func (s *Service) attempt(ctx context.Context, row *models.OutboxMessage) error {
	params, err := readParams(row.Params)
	if err != nil {
		return err
	}
	rendered, err := s.letters.Render(Kind(row.Kind), row.Language, params)
	if err != nil {
		return err
	}
	return s.mailer.Send(ctx, Message{ID: row.MessageID, At: row.CreatedAt, Name: row.RecipientName, Address: row.Recipient, Rendered: rendered})
}

// readParams turns stored parameters into those of a letter.
func readParams(stored map[string]any) (Params, error) {
	text, err := json.Marshal(stored)
	if err != nil {
		return Params{}, fmt.Errorf("%w: %w", ErrParams, err)
	}
	var params Params
	if err := json.Unmarshal(text, &params); err != nil {
		return Params{}, fmt.Errorf("%w: %w", ErrParams, err)
	}
	return params, nil
}

// storeParams is the other way round, for the queue.
func storeParams(params Params) (map[string]any, error) {
	text, err := json.Marshal(params)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrParams, err)
	}
	stored := map[string]any{}
	err = json.Unmarshal(text, &stored)
	return stored, err
}

// settle writes how an attempt ended. It does so even when the program is told
// to stop, because the server may have taken the message.
func (s *Service) settle(ctx context.Context, row *models.OutboxMessage, outcome error) error {
	return s.db.Write(context.WithoutCancel(ctx), func(_ context.Context, tx *models.Tx) error {
		row.LastError = ""
		switch {
		case outcome == nil:
			row.Status, row.SentAt = models.MailSent, &tx.Now
		case errors.Is(outcome, ErrUnavailable) && row.Attempts < attemptLimit:
			row.Status, row.NextAttemptAt, row.LastError = models.MailQueued, tx.Now.Add(pause(row.Attempts)), outcome.Error()
		default:
			row.Status, row.LastError = models.MailFailed, outcome.Error()
		}
		return tx.SettleMessage(row, s.runner)
	})
}

// pause doubles from half a minute to an hour.
func pause(attempts int) time.Duration {
	return min(30*time.Second<<min(attempts-1, 10), longestPause)
}
