package models

import (
	"errors"
	"time"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/programme"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Tx is one transaction. Now is fixed for its whole length, in UTC and whole
// microseconds; Actor is whoever asks.
type Tx struct {
	gorm    *gorm.DB
	dialect string
	write   bool
	rules   *readRules

	Now   time.Time
	Actor access.Actor
}

// Today is the calendar day of the transaction, in UTC.
func (tx *Tx) Today() programme.Date { return programme.DateOf(tx.Now) }

// Check refuses what the actor may not do; see access.Check.
func (tx *Tx) Check(action access.Action, on access.Resource) error {
	return access.Check(tx.Actor, action, on)
}

// NewID gives a new id: UUID version 7 as text, which sorts by time.
func NewID() string {
	return uuid.Must(uuid.NewV7()).String()
}

// ValidID tells whether a text can be an id at all.
func ValidID(id string) bool {
	parsed, err := uuid.Parse(id)
	return err == nil && parsed.String() == id
}

// find loads one row by its id. What names the record in the fault.
func find[R any](tx *Tx, what, id string) (*R, error) {
	if !ValidID(id) {
		return nil, fault.Missing(what)
	}
	row := new(R)
	return first(tx.gorm.Where("id = ?", id), what, row)
}

// first loads the one row of a query.
func first[R any](query *gorm.DB, what string, row *R) (*R, error) {
	err := query.Take(row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, fault.Missing(what)
	}
	if err != nil {
		return nil, err
	}
	return row, nil
}

// forUpdate locks the rows of a query until the transaction ends. SQLite
// needs no such lock: a write transaction is alone from its beginning.
func (tx *Tx) forUpdate() *gorm.DB {
	if tx.write && tx.dialect == PostgreSQL {
		return tx.gorm.Clauses(clause.Locking{Strength: "UPDATE"})
	}
	return tx.gorm
}

// versioned is a row that people edit. Two editors never overwrite each other.
type versioned interface {
	versionOf() *int64
}

// insert adds a row.
func (tx *Tx) insert(row any) error {
	return tx.gorm.Create(row).Error
}

// save writes every column of an edited row, zero values too, if its version
// still stands, and counts the version up. Otherwise the fault is stale.
func (tx *Tx) save(row versioned) error {
	version := row.versionOf()
	before := *version
	*version = before + 1
	result := tx.gorm.Model(row).Where("version = ?", before).Select("*").Omit("id", "created_at").Updates(row)
	if result.Error != nil {
		*version = before
		return result.Error
	}
	if result.RowsAffected != 1 {
		*version = before
		return fault.StaleVersion(before + 1)
	}
	return nil
}

// remove deletes an edited row if its version still stands.
func (tx *Tx) remove(row versioned) error {
	result := tx.gorm.Where("version = ?", *row.versionOf()).Delete(row)
	if result.Error != nil {
		return result.Error
	}
	if result.RowsAffected != 1 {
		return fault.StaleVersion(*row.versionOf() + 1)
	}
	return nil
}

// ExpectVersion refuses an edit that was made on another version than the one
// that stands.
func ExpectVersion(row versioned, expected int64) error {
	if *row.versionOf() != expected {
		return fault.StaleVersion(*row.versionOf())
	}
	return nil
}
