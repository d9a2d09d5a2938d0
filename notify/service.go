package notify

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// Service holds the use cases of messages: reminders, delivery, and what each
// person reads in the application.
type Service struct {
	db      *models.DB
	letters *Letters
	// mailer is nil when no mail server is configured: mail waits in the queue.
	mailer *Mailer
	runner string
}

// New makes the service. Runner names this program among several.
func New(db *models.DB, letters *Letters, mailer *Mailer, runner string) *Service {
	return &Service{db: db, letters: letters, mailer: mailer, runner: runner}
}

// MailConfigured tells whether there is a mail server to hand mail to.
func (s *Service) MailConfigured() bool { return s.mailer != nil }

// ListNotifications lists what the signed-in person was told, newest first, and
// counts what is unread.
func (s *Service) ListNotifications(ctx context.Context, unread bool, request models.PageRequest) (models.Page[models.Notification], int64, error) {
	var rows models.Page[models.Notification]
	var count int64
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		if rows, err = tx.Notifications(tx.Actor.UserID, unread, request); err != nil {
			return err
		}
		count, err = tx.CountUnread(tx.Actor.UserID)
		return err
	})
	return rows, count, err
}

// ReadNotification marks one message of the signed-in person as read, or all of
// them when the id is empty.
func (s *Service) ReadNotification(ctx context.Context, id string) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if id != "" {
			if _, err := tx.Notification(tx.Actor.UserID, id); err != nil {
				return err
			}
		}
		_, err := tx.MarkRead(tx.Actor.UserID, id)
		return err
	})
}

// ListMessages lists the mail queue for an administrator.
func (s *Service) ListMessages(ctx context.Context, status string, request models.PageRequest) (models.Page[models.OutboxMessage], map[string]int64, error) {
	var rows models.Page[models.OutboxMessage]
	var counts map[string]int64
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadJobs, access.Resource{}); err != nil {
			return err
		}
		var err error
		if rows, err = tx.Messages(status, request); err != nil {
			return err
		}
		counts, err = tx.CountMessages()
		return err
	})
	return rows, counts, err
}

// RetryMessage lets a message that failed for good be tried again.
func (s *Service) RetryMessage(ctx context.Context, id string) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.RetryMessages, access.Resource{}); err != nil {
			return err
		}
		if err := tx.RequeueMessage(id); err != nil {
			return err
		}
		return tx.Record(audit.Entry{Action: audit.MessageRetried, SubjectKind: "message", SubjectID: id})
	})
}

// systemOnly refuses everyone but the program itself.
func systemOnly(tx *models.Tx) error {
	if !tx.Actor.System {
		return fault.New(fault.Forbidden, "forbidden", "Only the program itself does this.")
	}
	return nil
}

// LastRuns gives the newest run of every job, for an administrator.
func (s *Service) LastRuns(ctx context.Context) (map[string]models.JobRun, error) {
	var runs map[string]models.JobRun
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadJobs, access.Resource{}); err != nil {
			return err
		}
		var err error
		runs, err = tx.LastRuns()
		return err
	})
	return runs, err
}

// ListRuns lists the runs of one job, or of all, for an administrator, and
// counts those that found nothing to do; they are listed only when asked for.
func (s *Service) ListRuns(ctx context.Context, job string, idle bool, request models.PageRequest) (models.Page[models.JobRun], int64, error) {
	var rows models.Page[models.JobRun]
	var count int64
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadJobs, access.Resource{}); err != nil {
			return err
		}
		var err error
		if rows, err = tx.JobRuns(job, idle, request); err != nil {
			return err
		}
		count, err = tx.CountIdleRuns(job)
		return err
	})
	return rows, count, err
}
