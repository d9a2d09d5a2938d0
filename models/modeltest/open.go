// Package modeltest opens a database of its own for a test and builds rows
// with defaults. It reads KONSORTIUM_TEST_DATABASE: empty for SQLite, else the
// address of a PostgreSQL server on which databases may be made and dropped.
package modeltest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"konsortium/models"

	"github.com/google/uuid"
	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver that makes and drops databases
	"github.com/stretchr/testify/require"
)

// Clock is a clock that a test sets.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock stands still at noon UTC of a day written YYYY-MM-DD.
func NewClock(day string) *Clock {
	at, err := time.Parse("2006-01-02", day)
	if err != nil {
		panic(err)
	}
	return &Clock{now: at.Add(12 * time.Hour)}
}

// Now is the time that stands.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance moves the clock on.
func (c *Clock) Advance(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(by)
}

// Today is the fixed day of most tests.
const Today = "2026-03-16"

// Open gives an empty database with the newest schema, at noon of Today. It
// is dropped when the test ends.
func Open(t testing.TB) *models.DB {
	t.Helper()
	return OpenAt(t, NewClock(Today))
}

// OpenAt is Open with a clock of the test's own.
func OpenAt(t testing.TB, clock *Clock) *models.DB {
	t.Helper()
	db, err := models.Open(context.Background(), Address(t), clock.Now)
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// Address makes an empty database with the newest schema and gives its address.
func Address(t testing.TB) string {
	t.Helper()
	if server := os.Getenv("KONSORTIUM_TEST_DATABASE"); server != "" {
		return postgresCopy(t, server)
	}
	return sqliteCopy(t)
}

// OnPostgreSQL tells whether this run of the tests uses PostgreSQL.
func OnPostgreSQL() bool { return os.Getenv("KONSORTIUM_TEST_DATABASE") != "" }

var sqliteTemplate = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "konsortium-template-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	path := filepath.Join(folder, "template.db")
	if err := migrated("sqlite:" + path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func sqliteCopy(t testing.TB) string {
	t.Helper()
	template, err := sqliteTemplate()
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "test.db")
	require.NoError(t, os.WriteFile(path, template, 0o600))
	return "sqlite:" + path
}

func migrated(address string) error {
	db, err := models.Open(context.Background(), address, time.Now)
	if err != nil {
		return err
	}
	_, err = db.Migrate(context.Background())
	if closed := db.Close(); err == nil {
		err = closed
	}
	return err
}

var postgresTemplate = sync.OnceValues(func() (string, error) {
	server := os.Getenv("KONSORTIUM_TEST_DATABASE")
	name := databaseName("template")
	if err := execute(server, "CREATE DATABASE "+name); err != nil {
		return "", err
	}
	if err := migrated(withDatabase(server, name)); err != nil {
		return "", err
	}
	return name, nil
})

func postgresCopy(t testing.TB, server string) string {
	t.Helper()
	template, err := postgresTemplate()
	require.NoError(t, err)
	name := databaseName("case")
	require.NoError(t, execute(server, "CREATE DATABASE "+name+" TEMPLATE "+template))
	t.Cleanup(func() {
		require.NoError(t, execute(server, "DROP DATABASE "+name+" WITH (FORCE)"))
	})
	return withDatabase(server, name)
}

// Main runs the tests of a package and drops the template database that they
// shared. A package that opens databases calls it from TestMain.
func Main(m *testing.M) {
	code := m.Run()
	if server := os.Getenv("KONSORTIUM_TEST_DATABASE"); server != "" {
		if name, err := postgresTemplate(); err == nil {
			if err := execute(server, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
				fmt.Fprintln(os.Stderr, "drop the template database:", err)
			}
		}
	}
	os.Exit(code)
}

func databaseName(kind string) string {
	return "konsortium_" + kind + "_" + strings.ReplaceAll(uuid.NewString(), "-", "")
}

func withDatabase(server, name string) string {
	address, err := url.Parse(server)
	if err != nil {
		panic("KONSORTIUM_TEST_DATABASE: " + err.Error())
	}
	address.Path = "/" + name
	return address.String()
}

func execute(server, statement string) error {
	pool, err := sql.Open("pgx", server)
	if err != nil {
		return err
	}
	defer func() { _ = pool.Close() }()
	_, err = pool.Exec(statement)
	return err
}
