package models_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/models"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) { modeltest.Main(m) }

func TestTheSchemaGoesUpDownAndUpAgain(t *testing.T) {
	db := modeltest.Open(t)
	ctx := context.Background()
	for {
		name, err := db.MigrateDown(ctx)
		require.NoError(t, err)
		if name == "" {
			break
		}
	}
	status, err := db.MigrationStatus(ctx)
	require.NoError(t, err)
	for _, step := range status {
		assert.False(t, step.Applied, step.Name)
	}
	done, err := db.Migrate(ctx)
	require.NoError(t, err)
	assert.Equal(t, len(status), done)
}

func TestEveryRowTypeFitsItsTable(t *testing.T) {
	db := modeltest.Open(t)
	require.NoError(t, db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		for table, difference := range models.SchemaDifferences(tx) {
			t.Errorf("%s: %s", table, difference)
		}
		return nil
	}))
}

func TestAWriteInsideAWriteIsRefused(t *testing.T) {
	db := modeltest.Open(t)
	err := db.Write(context.Background(), func(ctx context.Context, _ *models.Tx) error {
		return db.Write(ctx, func(context.Context, *models.Tx) error { return nil })
	})
	require.ErrorIs(t, err, models.ErrNestedWrite)
}

func TestNothingCanBeWrittenInARead(t *testing.T) {
	db := modeltest.Open(t)
	err := db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		return models.InsertSetting(tx, "a", "b")
	})
	require.Error(t, err)
	require.NoError(t, db.Write(context.Background(), func(_ context.Context, tx *models.Tx) error {
		return models.InsertSetting(tx, "a", "b")
	}), "a write works afterwards")
}

func TestReadersProceedWhileAWriteIsOpen(t *testing.T) {
	db := modeltest.Open(t)
	ctx := context.Background()
	err := db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		require.NoError(t, models.InsertSetting(tx, "open", "write"))
		var readers sync.WaitGroup
		problems := make(chan error, 20)
		for range 20 {
			readers.Go(func() { problems <- db.Ping(ctx) })
		}
		readers.Wait()
		for range 20 {
			require.NoError(t, <-problems)
		}
		return nil
	})
	require.NoError(t, err)
}

func TestManyWritesOfOneChainKeepItWhole(t *testing.T) {
	db := modeltest.Open(t)
	ctx, cancel := context.WithTimeout(models.WithActor(context.Background(), access.Actor{UserID: "u"}), time.Minute)
	defer cancel()
	var writers sync.WaitGroup
	problems := make(chan error, 160)
	for worker := range 8 {
		writers.Go(func() {
			for i := range 20 {
				problems <- db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
					return tx.Record(audit.Entry{Action: audit.SettingsChanged, SubjectKind: "setting", SubjectID: fmt.Sprint(worker, "-", i)})
				})
			}
		})
	}
	writers.Wait()
	close(problems)
	for problem := range problems {
		require.NoError(t, problem)
	}
	require.NoError(t, db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		links, head, err := tx.AuditLinks(audit.Institution)
		require.NoError(t, err)
		assert.Len(t, links, 160)
		at, err := audit.Verify(links, head.Seq, head.Hash)
		require.NoError(t, err)
		assert.Zero(t, at)
		return nil
	}))
}

func TestARefusedAttemptIsRecordedAfterTheRollback(t *testing.T) {
	db := modeltest.Open(t)
	ctx := models.WithActor(context.Background(), access.Actor{UserID: "someone"})
	err := db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		require.NoError(t, models.InsertSetting(tx, "half", "done"))
		return tx.Check(access.ManageSettings, access.Resource{})
	})
	var refusal *access.Refusal
	require.ErrorAs(t, err, &refusal)
	require.NoError(t, db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		links, _, err := tx.AuditLinks(audit.Institution)
		require.NoError(t, err)
		require.Len(t, links, 1)
		assert.Equal(t, audit.Refused, links[0].Entry.Outcome)
		assert.Equal(t, "manage_settings", links[0].Entry.SubjectID)
		assert.Equal(t, "someone", links[0].Entry.ActorID)
		count, err := models.CountSettings(tx)
		require.NoError(t, err)
		assert.Zero(t, count, "the refused write left nothing")
		return nil
	}))
}

func TestTimesComeBackInUTCAndWholeMicroseconds(t *testing.T) {
	clock := modeltest.NewClock(modeltest.Today)
	clock.Advance(123456789 * time.Nanosecond)
	db := modeltest.OpenAt(t, clock)
	assert.Equal(t, "2026-03-16T12:00:00.123456Z", db.Now().Format(time.RFC3339Nano))
	require.NoError(t, db.Write(context.Background(), func(_ context.Context, tx *models.Tx) error {
		return models.InsertSetting(tx, "a", "b")
	}))
	require.NoError(t, db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		at, err := models.SettingUpdatedAt(tx, "a")
		require.NoError(t, err)
		assert.True(t, at.Equal(db.Now()), "%s", at)
		return nil
	}))
}
