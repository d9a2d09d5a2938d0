package models

import (
	"context"
	"fmt"

	"konsortium/migrations"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// Migration is one numbered change of the schema.
type Migration struct {
	Version int64
	Name    string
	Applied bool
}

// Migrate brings the schema up to date and returns how many steps that took.
// On PostgreSQL a session lock lets several programs start at once.
func (db *DB) Migrate(ctx context.Context) (int, error) {
	provider, err := db.migrations()
	if err != nil {
		return 0, err
	}
	done, err := provider.Up(ctx)
	if err != nil {
		return len(done), fmt.Errorf("bring the schema up to date: %w", err)
	}
	return len(done), nil
}

// MigrateDown takes back the newest step and returns its name; empty when
// there was none.
func (db *DB) MigrateDown(ctx context.Context) (string, error) {
	provider, err := db.migrations()
	if err != nil {
		return "", err
	}
	version, err := provider.GetDBVersion(ctx)
	if err != nil {
		return "", fmt.Errorf("read the schema's version: %w", err)
	}
	if version == 0 {
		return "", nil
	}
	result, err := provider.Down(ctx)
	if err != nil {
		return "", fmt.Errorf("take back a schema change: %w", err)
	}
	return result.Source.Path, nil
}

// MigrationStatus lists every step and whether it has been taken.
func (db *DB) MigrationStatus(ctx context.Context) ([]Migration, error) {
	provider, err := db.migrations()
	if err != nil {
		return nil, err
	}
	statuses, err := provider.Status(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the schema's state: %w", err)
	}
	list := make([]Migration, len(statuses))
	for i, status := range statuses {
		list[i] = Migration{Version: status.Source.Version, Name: status.Source.Path, Applied: status.State == goose.StateApplied}
	}
	return list, nil
}

func (db *DB) migrations() (*goose.Provider, error) {
	pool, err := db.writer.DB()
	if err != nil {
		return nil, err
	}
	dialect, options, err := gooseDialect(db.dialect)
	if err != nil {
		return nil, err
	}
	options = append(options, goose.WithDisableGlobalRegistry(true))
	provider, err := goose.NewProvider(dialect, pool, migrations.Files, options...)
	if err != nil {
		return nil, fmt.Errorf("read the schema changes: %w", err)
	}
	return provider, nil
}

func gooseDialect(dialect string) (goose.Dialect, []goose.ProviderOption, error) {
	if dialect == SQLite {
		return goose.DialectSQLite3, nil, nil
	}
	// The default waits of the locker cost 16 s for six replicas.
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 120))
	if err != nil {
		return "", nil, fmt.Errorf("prepare the lock of the schema: %w", err)
	}
	return goose.DialectPostgres, []goose.ProviderOption{goose.WithSessionLocker(locker)}, nil
}
