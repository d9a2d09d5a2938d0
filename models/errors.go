package models

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// IsDuplicate tells whether a write failed because a unique value stands already.
func IsDuplicate(err error) bool {
	return errors.Is(err, gorm.ErrDuplicatedKey)
}

// IsReferenced tells whether a write failed because another row points here,
// or the row pointed at does not exist.
func IsReferenced(err error) bool {
	return errors.Is(err, gorm.ErrForeignKeyViolated)
}

func isDeadlock(err error) bool {
	var failure *pgconn.PgError
	return errors.As(err, &failure) && (failure.Code == "40P01" || failure.Code == "40001")
}

// isUnavailable tells failures of the surroundings from mistakes in a query.
func isUnavailable(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) {
		return true
	}
	var network net.Error
	if errors.As(err, &network) {
		return true
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return true
	}
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		// Classes: connection, insufficient resources, operator intervention.
		switch refused.Code[:2] {
		case "08", "53", "57":
			return true
		}
	}
	var local *sqlite.Error
	if errors.As(err, &local) {
		switch local.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN:
			return true
		}
	}
	return false
}
