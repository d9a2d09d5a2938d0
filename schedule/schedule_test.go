package schedule_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"konsortium/access"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/schedule"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) { modeltest.Main(m) }

func runs(t *testing.T, db *models.DB) []models.JobRun {
	t.Helper()
	var rows models.Page[models.JobRun]
	ctx := models.WithActor(context.Background(), access.Actor{System: true})
	require.NoError(t, db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		rows, err = tx.JobRuns("", true, models.PageRequest{})
		return err
	}))
	return rows.Items
}

func counting(count *atomic.Int64) schedule.Job {
	return schedule.Job{Name: "count", Every: time.Hour, Do: func(context.Context) (int, error) {
		count.Add(1)
		return 7, nil
	}}
}

func TestTwoProgramsRunOneDueTimeOnce(t *testing.T) {
	address := modeltest.Address(t)
	clock := modeltest.NewClock(modeltest.Today)
	var count atomic.Int64
	var programs sync.WaitGroup
	var one *models.DB
	for i := range 2 {
		db, err := models.Open(context.Background(), address, clock.Now)
		require.NoError(t, err)
		t.Cleanup(func() { _ = db.Close() })
		if i == 0 {
			one = db
		}
		scheduler, err := schedule.New(db, nil)
		require.NoError(t, err)
		programs.Go(func() {
			for range 10 {
				assert.NoError(t, scheduler.RunDue(context.Background(), counting(&count), clock.Now().Truncate(time.Hour)))
			}
		})
	}
	programs.Wait()
	assert.EqualValues(t, 1, count.Load())
	rows := runs(t, one)
	require.Len(t, rows, 1)
	assert.Equal(t, models.RunDone, rows[0].Status)
	assert.Equal(t, 7, rows[0].Handled)
}

func TestARunWhoseProgramWasKilledIsTakenOverAfterItsSilence(t *testing.T) {
	clock := modeltest.NewClock(modeltest.Today)
	db := modeltest.OpenAt(t, clock)
	due := clock.Now()
	modeltest.Write(t, db, func(tx *models.Tx) error {
		run, err := tx.ClaimRun("count", due, "killed", time.Minute)
		require.NotNil(t, run)
		return err
	})
	var count atomic.Int64
	scheduler, err := schedule.New(db, nil)
	require.NoError(t, err)
	require.NoError(t, scheduler.RunDue(context.Background(), counting(&count), due))
	assert.Zero(t, count.Load(), "it may still be alive")
	clock.Advance(2 * time.Minute)
	require.NoError(t, scheduler.RunDue(context.Background(), counting(&count), due))
	assert.EqualValues(t, 1, count.Load())
	require.NoError(t, scheduler.RunDue(context.Background(), counting(&count), due))
	assert.EqualValues(t, 1, count.Load(), "done is done")
}

func TestAFailureAndAPanicStandInTheRow(t *testing.T) {
	clock := modeltest.NewClock(modeltest.Today)
	db := modeltest.OpenAt(t, clock)
	scheduler, err := schedule.New(db, nil)
	require.NoError(t, err)
	failing := schedule.Job{Name: "fails", Do: func(context.Context) (int, error) { return 0, errors.New("no luck") }}
	panicking := schedule.Job{Name: "panics", Do: func(context.Context) (int, error) { panic("badly") }}
	require.Error(t, scheduler.RunDue(context.Background(), failing, clock.Now()))
	require.Error(t, scheduler.RunDue(context.Background(), panicking, clock.Now()))
	for _, run := range runs(t, db) {
		assert.Equal(t, models.RunFailed, run.Status, run.Job)
		assert.NotEmpty(t, run.Error, run.Job)
	}
}

func TestAStartedScheduleRunsWhatIsDueAndStops(t *testing.T) {
	db := modeltest.Open(t)
	ran := make(chan struct{}, 10)
	scheduler, err := schedule.New(db, []schedule.Job{{Name: "now", Every: time.Hour, Do: func(context.Context) (int, error) {
		ran <- struct{}{}
		return 1, nil
	}}})
	require.NoError(t, err)
	require.NoError(t, scheduler.Start(context.Background()))
	select {
	case <-ran:
	case <-time.After(10 * time.Second):
		t.Fatal("the job did not run")
	}
	require.NoError(t, scheduler.Stop())
}
