// Package models holds the rows and every query. Queries are methods on *Tx:
// code without a transaction cannot query.
package models

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"konsortium/access"
	"konsortium/fault"

	"gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// Dialects that the product runs on.
const (
	SQLite     = "sqlite"
	PostgreSQL = "postgres"
)

// statementLimit is how long one transaction may take when its context sets no
// limit of its own; see LimitTransactions.
const statementLimit = 5 * time.Second

// deadlockTries is how often a write is tried when PostgreSQL ends it because
// two writes waited for each other.
const deadlockTries = 3

// DB is an open database. It gives transactions and nothing else.
type DB struct {
	dialect string
	reader  *gorm.DB
	writer  *gorm.DB
	clock   func() time.Time
	rules   *readRules
	limit   time.Duration
}

// LimitTransactions sets how long a transaction may take when its context sets
// no limit of its own: five seconds unless it is called, before the first use.
func (db *DB) LimitTransactions(limit time.Duration) { db.limit = limit }

// Open opens `sqlite:PATH` or a `postgres://…` address and verifies the settings
// that the product depends on. The schema is not touched: see Migrate. The
// clock gives the time of every transaction.
func Open(ctx context.Context, address string, clock func() time.Time) (*DB, error) {
	switch {
	case strings.HasPrefix(address, "sqlite:"):
		return openSQLite(ctx, strings.TrimPrefix(address, "sqlite:"), clock)
	case strings.HasPrefix(address, "postgres://"), strings.HasPrefix(address, "postgresql://"):
		return openPostgreSQL(ctx, address, clock)
	default:
		return nil, errors.New("the database address must begin with sqlite: or postgres://")
	}
}

func openPostgreSQL(ctx context.Context, address string, clock func() time.Time) (*DB, error) {
	handle, err := gorm.Open(postgres.New(postgres.Config{DSN: address}), gormConfig())
	if err != nil {
		return nil, fmt.Errorf("open PostgreSQL: %w", err)
	}
	pool, err := handle.DB()
	if err != nil {
		return nil, fmt.Errorf("open PostgreSQL: %w", err)
	}
	pool.SetMaxOpenConns(16)
	pool.SetMaxIdleConns(8)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	if err := pool.PingContext(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("reach PostgreSQL: %w", err), pool.Close())
	}
	return &DB{dialect: PostgreSQL, reader: handle, writer: handle, clock: clock, rules: &readRules{}, limit: statementLimit}, nil
}

func gormConfig() *gorm.Config {
	return &gorm.Config{
		TranslateError:         true,
		SkipDefaultTransaction: true,
		Logger:                 logger.Discard,
	}
}

// Dialect is SQLite or PostgreSQL.
func (db *DB) Dialect() string { return db.dialect }

// Now is the time that a transaction begun at this moment would carry.
func (db *DB) Now() time.Time {
	return db.clock().UTC().Truncate(time.Microsecond)
}

// Close ends all connections.
func (db *DB) Close() error {
	var problems []error
	for _, handle := range []*gorm.DB{db.reader, db.writer} {
		pool, err := handle.DB()
		if err != nil {
			problems = append(problems, err)
			continue
		}
		problems = append(problems, pool.Close())
		if db.reader == db.writer {
			break
		}
	}
	return errors.Join(problems...)
}

// Ping tells whether the database answers.
func (db *DB) Ping(ctx context.Context) error {
	return db.Read(ctx, func(_ context.Context, tx *Tx) error {
		return tx.gorm.Exec("SELECT 1").Error
	})
}

type contextKey int

const (
	actorKey contextKey = iota
	writeKey
)

// WithActor gives the transactions below this context their actor.
func WithActor(ctx context.Context, actor access.Actor) context.Context {
	return context.WithValue(ctx, actorKey, actor)
}

// ActorOf returns the actor of a context; nobody when there is none.
func ActorOf(ctx context.Context) access.Actor {
	actor, _ := ctx.Value(actorKey).(access.Actor)
	return actor
}

// ErrNestedWrite is returned for a write that is begun inside another.
var ErrNestedWrite = errors.New("models: a write is begun inside another write")

// Read runs fn in a read-only transaction. A refusal is recorded in the audit
// trail before it is returned.
func (db *DB) Read(ctx context.Context, fn func(context.Context, *Tx) error) error {
	err := db.run(ctx, db.reader, &sql.TxOptions{ReadOnly: true}, fn)
	return db.settle(ctx, err)
}

// Write runs fn in one transaction that either happens whole or not at all.
// The context that fn gets refuses a nested write. A refusal is recorded in a
// transaction of its own, after the rollback.
func (db *DB) Write(ctx context.Context, fn func(context.Context, *Tx) error) error {
	if ctx.Value(writeKey) != nil {
		return ErrNestedWrite
	}
	return db.settle(ctx, db.write(ctx, fn))
}

func (db *DB) write(ctx context.Context, fn func(context.Context, *Tx) error) error {
	inner := context.WithValue(ctx, writeKey, true)
	claim, _ := ctx.Value(idempotencyKey).(*pendingClaim)
	var err error
	for range deadlockTries {
		err = db.run(inner, db.writer, nil, func(ctx context.Context, tx *Tx) error {
			if err := tx.claim(claim); err != nil {
				return err
			}
			return fn(ctx, tx)
		})
		if err == nil && claim != nil {
			claim.taken = true
		}
		if !isDeadlock(err) {
			return err
		}
	}
	return err
}

func (db *DB) run(ctx context.Context, handle *gorm.DB, options *sql.TxOptions, fn func(context.Context, *Tx) error) error {
	if _, limited := ctx.Deadline(); !limited {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, db.limit)
		defer cancel()
	}
	now := db.Now()
	session := handle.Session(&gorm.Session{NewDB: true, Context: ctx, NowFunc: func() time.Time { return now }})
	return session.Transaction(func(inside *gorm.DB) error {
		tx := &Tx{gorm: inside, dialect: db.dialect, Now: now, Actor: ActorOf(ctx), write: options == nil, rules: db.rules}
		return fn(ctx, tx)
	}, options)
}

// settle records refusals and turns failures of the surroundings into one
// fault that tells nothing of them.
func (db *DB) settle(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var refusal *access.Refusal
	if errors.As(err, &refusal) {
		if recorded := db.recordRefusal(context.WithValue(ctx, idempotencyKey, nil), refusal); recorded != nil {
			slog.ErrorContext(ctx, "a refused attempt could not be recorded", "error", recorded)
		}
		return err
	}
	if _, ok := fault.Of(err); ok {
		return err
	}
	if isUnavailable(err) {
		unavailable := fault.New(fault.Unavailable, "database_unavailable", "The database does not answer. Nothing was changed.")
		unavailable.RetryAfter = 5
		return unavailable.Because(err)
	}
	return err
}
