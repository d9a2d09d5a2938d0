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
	// The race detector makes the embedded database some thirty times slower.
	db.LimitTransactions(time.Minute)
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

// postgresSpare holds databases of this process that a test has left empty.
// Making and dropping a database costs a checkpoint of the whole server; emptying
// one costs little.
var postgresSpare = sync.OnceValue(func() chan string { return make(chan string, 64) })

func postgresCopy(t testing.TB, server string) string {
	t.Helper()
	var name string
	select {
	case name = <-postgresSpare():
	default:
		template, err := postgresTemplate()
		require.NoError(t, err)
		name = databaseName("case")
		require.NoError(t, execute(server, "CREATE DATABASE "+name+" TEMPLATE "+template))
	}
	t.Cleanup(func() {
		if emptied(withDatabase(server, name)) {
			select {
			case postgresSpare() <- name:
				return
			default:
			}
		}
		require.NoError(t, execute(server, "DROP DATABASE "+name+" WITH (FORCE)"))
	})
	return withDatabase(server, name)
}

// emptied brings a database back to what the schema begins with. It returns
// false when that is not possible, as after a test that has changed the schema.
func emptied(address string) bool {
	return execute(address, `DO $$
DECLARE
	one record;
BEGIN
	SET LOCAL session_replication_role = replica;
	FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'goose_db_version' LOOP
		EXECUTE format('DELETE FROM %I', one.tablename);
	END LOOP;
	INSERT INTO audit_chains (chain, seq, hash) VALUES ('institution', 0, '');
END $$`) == nil
}

// Main runs the tests of a package and drops the databases that they shared. A package that opens databases calls it from TestMain.
func Main(m *testing.M) {
	code := m.Run()
	if server := os.Getenv("KONSORTIUM_TEST_DATABASE"); server != "" {
		names := spares()
		if template, err := postgresTemplate(); err == nil {
			names = append(names, template)
		}
		for _, name := range names {
			if err := execute(server, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
				fmt.Fprintln(os.Stderr, "drop a database of the tests:", err)
			}
		}
	}
	os.Exit(code)
}

// spares takes every database that is left over.
func spares() []string {
	var names []string
	for {
		select {
		case name := <-postgresSpare():
			names = append(names, name)
		default:
			return names
		}
	}
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
