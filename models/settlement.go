package models

import (
	"time"

	"konsortium/money"
	"konsortium/programme"
)

// Settlement is what the agency said of a project's final report. ScoreTenths is
// the score in tenths of a point, nil while it is not known; AgencyCents is the
// final grant as the agency found it.
type Settlement struct {
	ProjectID   string         `gorm:"primaryKey" audit:"ignore"`
	ScoreTenths *int64         `audit:"track"`
	DecidedOn   programme.Date `audit:"track"`
	Source      string         `audit:"track"`
	Addendum    bool           `audit:"track"`
	AgencyCents *money.Amount  `audit:"track"`
	Reason      string         `audit:"track"`
	SetBy       string         `audit:"ignore"`
	SetAt       time.Time      `audit:"ignore"`
	Version     int64          `audit:"ignore"`
}

func (s *Settlement) versionOf() *int64 { return &s.Version }

// FirstSettlement is the version of the first settlement that is entered: that
// nothing is entered counts as the one before.
const FirstSettlement = 2

// Settlement loads what was entered of a project's final report; see fault.NotFound.
func (tx *Tx) Settlement(projectID string) (*Settlement, error) {
	return first(tx.gorm.Where("project_id = ?", projectID), "settlement", new(Settlement))
}

// SaveSettlement writes the settlement of a project, the first one too, if its
// version still stands.
func (tx *Tx) SaveSettlement(row *Settlement) error {
	row.SetBy, row.SetAt = tx.Actor.UserID, tx.Now
	if row.Version < FirstSettlement {
		row.Version = FirstSettlement
		return tx.insert(row)
	}
	return tx.save(row)
}
