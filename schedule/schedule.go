// Package schedule holds the table of jobs and runs each due time of a job once,
// however many programs share the database.
package schedule

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"konsortium/access"
	"konsortium/models"

	"github.com/go-co-op/gocron/v2"
	"github.com/google/uuid"
)

// A running job gives a sign of life this often; after the silence, another
// program takes its run over.
const (
	signOfLife = 15 * time.Second
	silence    = time.Minute
	// runLimit bounds one run.
	runLimit = 10 * time.Minute
)

// Job is one line of the table: a name, how often, and what to do. Do returns
// how many things it handled and may be run again after it was cut short.
type Job struct {
	Name  string
	Every time.Duration
	Do    func(ctx context.Context) (int, error)
}

// Scheduler runs jobs.
type Scheduler struct {
	db     *models.DB
	jobs   []Job
	runner string
	cron   gocron.Scheduler
}

// New makes a scheduler; nothing runs before Start.
func New(db *models.DB, jobs []Job) (*Scheduler, error) {
	cron, err := gocron.NewScheduler(gocron.WithLocation(time.UTC), gocron.WithStopTimeout(5*time.Second))
	if err != nil {
		return nil, fmt.Errorf("schedule: %w", err)
	}
	return &Scheduler{db: db, jobs: jobs, runner: uuid.NewString(), cron: cron}, nil
}

// Start runs every job now, if its present due time has not been run, and then
// at its pace. The jobs end with the context.
func (s *Scheduler) Start(ctx context.Context) error {
	for _, job := range s.jobs {
		_, err := s.cron.NewJob(
			gocron.DurationJob(job.Every),
			gocron.NewTask(func() { s.tick(ctx, job) }),
			gocron.WithName(job.Name),
			gocron.WithSingletonMode(gocron.LimitModeReschedule),
			gocron.WithStartAt(gocron.WithStartImmediately()),
		)
		if err != nil {
			return fmt.Errorf("schedule %s: %w", job.Name, err)
		}
	}
	_, err := s.cron.NewJob(gocron.DurationJob(silence), gocron.NewTask(func() { s.takeOver(ctx) }), gocron.WithName("take over"))
	if err != nil {
		return fmt.Errorf("schedule: %w", err)
	}
	s.cron.Start()
	return nil
}

// Stop lets running jobs end and starts none.
func (s *Scheduler) Stop() error { return s.cron.Shutdown() }

// tick runs the due time that the present moment belongs to.
func (s *Scheduler) tick(ctx context.Context, job Job) {
	if err := s.RunDue(ctx, job, s.db.Now().Truncate(job.Every)); err != nil && ctx.Err() == nil {
		slog.ErrorContext(ctx, "job", "job", job.Name, "error", err)
	}
}

// takeOver runs what another program left behind when it was killed.
func (s *Scheduler) takeOver(ctx context.Context) {
	var left []models.JobRun
	err := s.db.Read(system(ctx), func(_ context.Context, tx *models.Tx) error {
		var err error
		left, err = tx.SilentRuns(silence)
		return err
	})
	if err != nil {
		slog.ErrorContext(ctx, "look for runs left behind", "error", err)
		return
	}
	for _, run := range left {
		for _, job := range s.jobs {
			if job.Name != run.Job {
				continue
			}
			if err := s.RunDue(ctx, job, run.DueAt); err != nil && ctx.Err() == nil {
				slog.ErrorContext(ctx, "job taken over", "job", job.Name, "error", err)
			}
		}
	}
}

// RunDue runs one due time of a job, unless another program has it or had it.
// Its row tells how it went. The returned error is the job's own.
func (s *Scheduler) RunDue(ctx context.Context, job Job, due time.Time) error {
	ctx = system(ctx)
	var run *models.JobRun
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		run, err = tx.ClaimRun(job.Name, due.UTC(), s.runner, silence)
		return err
	})
	if err != nil || run == nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, runLimit)
	defer cancel()
	stop := s.stayAlive(limited, cancel, run.ID)
	handled, failure := guarded(limited, job)
	stop()
	status, problem := models.RunDone, ""
	if failure != nil {
		status, problem = models.RunFailed, failure.Error()
	}
	if ctx.Err() != nil {
		// Told to stop in the middle: leave the run to be taken over.
		return ctx.Err()
	}
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		return tx.EndRun(run.ID, s.runner, status, handled, problem)
	})
	if failure != nil {
		return failure
	}
	return err
}

// stayAlive gives signs of life until stopped, and ends the job when its run
// was taken over by another program.
func (s *Scheduler) stayAlive(ctx context.Context, cancel context.CancelFunc, runID string) func() {
	done := make(chan struct{})
	go func() {
		ticker := time.NewTicker(signOfLife)
		defer ticker.Stop()
		for {
			select {
			case <-done:
				return
			case <-ctx.Done():
				return
			case <-ticker.C:
				var mine bool
				err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
					var err error
					mine, err = tx.TouchRun(runID, s.runner)
					return err
				})
				if err == nil && !mine {
					cancel()
					return
				}
			}
		}
	}()
	return func() { close(done) }
}

// guarded runs a job and turns a panic into an error.
func guarded(ctx context.Context, job Job) (handled int, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			slog.ErrorContext(ctx, "job panicked", "job", job.Name, "reason", reason, "stack", string(debug.Stack()))
			err = fmt.Errorf("job %s panicked", job.Name)
		}
	}()
	return job.Do(ctx)
}

// system is the program itself as the actor.
func system(ctx context.Context) context.Context {
	return models.WithActor(ctx, access.Actor{System: true})
}
