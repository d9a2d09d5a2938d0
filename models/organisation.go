package models

import (
	"time"

	"konsortium/programme"
)

// Organisation is one entry of the register. Coordinates are set only where
// they are certain.
type Organisation struct {
	ID          string `audit:"ignore"`
	Name        string `audit:"track"`
	ShortName   string `audit:"track"`
	NameEnglish string `audit:"track"`
	// AlsoKnownAs is a name to find it by, taken from its web domain; it is never shown as its name.
	AlsoKnownAs    string         `audit:"ignore"`
	Type           string         `audit:"track"`
	SizeClass      string         `audit:"track"`
	Sector         string         `audit:"track"`
	Country        string         `audit:"track"`
	Region         string         `audit:"track"`
	City           string         `audit:"track"`
	CityPublished  string         `audit:"track"`
	Street         string         `audit:"track"`
	PostCode       string         `audit:"track"`
	Website        string         `audit:"track"`
	PIC            *string        `audit:"track" gorm:"column:pic"`
	OID            *string        `audit:"track" gorm:"column:oid"`
	ErasmusCode    *string        `audit:"track"`
	VATNumber      *string        `audit:"track" gorm:"column:vat_number"`
	NationalNumber *string        `audit:"track"`
	CharterFrom    programme.Date `audit:"track"`
	CharterUntil   programme.Date `audit:"track"`
	Latitude       *float64       `audit:"track"`
	Longitude      *float64       `audit:"track"`
	PlaceName      string         `audit:"track"`
	IsOwn          bool           `audit:"track"`
	Status         string         `audit:"track"`
	MergedIntoID   *string        `audit:"track"`
	Source         string         `audit:"track"`
	NameFolded     string         `audit:"ignore"`
	CityFolded     string         `audit:"ignore"`
	SearchText     string         `audit:"ignore"`
	CreatedAt      time.Time      `audit:"ignore"`
	UpdatedAt      time.Time      `audit:"ignore"`
	Version        int64          `audit:"ignore"`
}

func (o *Organisation) versionOf() *int64 { return &o.Version }

// Organisation loads one organisation.
func (tx *Tx) Organisation(id string) (*Organisation, error) {
	return find[Organisation](tx, "organisation", id)
}

// OwnOrganisation loads the institution that this installation belongs to.
func (tx *Tx) OwnOrganisation() (*Organisation, error) {
	return first(tx.gorm.Where("is_own = ?", true), "own institution", new(Organisation))
}

// AddOrganisation inserts an organisation; see IsDuplicate.
func (tx *Tx) AddOrganisation(row *Organisation) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveOrganisation writes an edited organisation if its version still stands.
func (tx *Tx) SaveOrganisation(row *Organisation) error { return tx.save(row) }
