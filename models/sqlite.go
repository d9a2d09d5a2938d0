package models

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	gormsqlite "gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqliteSettings gave no errors with eight writers and right time ranges.
const sqliteSettings = "_pragma=journal_mode(WAL)&_pragma=busy_timeout(5000)&_pragma=synchronous(NORMAL)&_pragma=foreign_keys(1)&_time_format=sqlite&_timezone=UTC&_txlock=immediate"

// sqliteDialector translates constraint errors of the pure Go driver, which
// GORM's own dialector does not know.
type sqliteDialector struct {
	*gormsqlite.Dialector
}

// Translate maps SQLite's constraint errors to GORM's.
func (sqliteDialector) Translate(err error) error {
	var failure *sqlite.Error
	if errors.As(err, &failure) {
		switch failure.Code() {
		case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
			return errors.Join(gorm.ErrDuplicatedKey, err)
		case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
			return errors.Join(gorm.ErrForeignKeyViolated, err)
		case sqlite3.SQLITE_CONSTRAINT_CHECK:
			return errors.Join(gorm.ErrCheckConstraintViolated, err)
		}
	}
	return err
}

func openSQLite(ctx context.Context, path string, clock func() time.Time) (*DB, error) {
	if path == "" || strings.HasPrefix(path, ":memory:") {
		return nil, errors.New("the SQLite address must name a file: sqlite:PATH")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of the database: %w", err)
	}
	writer, err := openSQLitePool(ctx, path, "", 1)
	if err != nil {
		return nil, err
	}
	reader, err := openSQLitePool(ctx, path, "&_pragma=query_only(1)", 4)
	if err != nil {
		return nil, err
	}
	return &DB{dialect: SQLite, reader: reader, writer: writer, clock: clock, rules: &readRules{}, limit: statementLimit}, nil
}

func openSQLitePool(ctx context.Context, path, more string, connections int) (*gorm.DB, error) {
	name := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}).String() + "?" + sqliteSettings + more
	handle, err := gorm.Open(sqliteDialector{&gormsqlite.Dialector{DriverName: "sqlite", DSN: name}}, gormConfig())
	if err != nil {
		return nil, fmt.Errorf("open SQLite %s: %w", path, err)
	}
	pool, err := handle.DB()
	if err != nil {
		return nil, fmt.Errorf("open SQLite %s: %w", path, err)
	}
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	if err := verifySQLite(ctx, pool); err != nil {
		return nil, errors.Join(fmt.Errorf("verify SQLite %s: %w", path, err), pool.Close())
	}
	return handle, nil
}

// verifySQLite refuses to run on settings under which writers fail or foreign
// keys are not kept.
func verifySQLite(ctx context.Context, pool *sql.DB) error {
	for pragma, want := range map[string]string{"journal_mode": "wal", "foreign_keys": "1", "busy_timeout": "5000", "synchronous": "1"} {
		var got string
		if err := pool.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&got); err != nil {
			return fmt.Errorf("read %s: %w", pragma, err)
		}
		if !strings.EqualFold(got, want) {
			return fmt.Errorf("%s is %s, but must be %s", pragma, got, want)
		}
	}
	return nil
}
