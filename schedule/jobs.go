package schedule

import (
	"context"
	"time"

	"konsortium/models"
	"konsortium/notify"
)

// runsKept is how long the rows of ended runs stay.
const runsKept = 3 * 24 * time.Hour

// Jobs is the table of everything that runs by itself.
func Jobs(db *models.DB, messages *notify.Service) []Job {
	return []Job{
		{Name: "queue_reminders", Every: time.Hour, Do: messages.QueueReminders},
		{Name: "deliver_mail", Every: 30 * time.Second, Do: messages.DeliverMail},
		{Name: "tidy_up", Every: 6 * time.Hour, Do: func(ctx context.Context) (int, error) { return tidyUp(ctx, db) }},
	}
}

// tidyUp deletes what has expired: sessions, counts of attempts, answers kept
// for repeated requests, and old rows of runs.
func tidyUp(ctx context.Context, db *models.DB) (int, error) {
	var forgotten int64
	err := db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		for _, forget := range []func() (int64, error){
			tx.ForgetSessions, tx.ForgetAnswers, func() (int64, error) { return tx.ForgetRuns(tx.Now.Add(-runsKept)) },
		} {
			count, err := forget()
			if err != nil {
				return err
			}
			forgotten += count
		}
		return nil
	})
	return int(forgotten), err
}
