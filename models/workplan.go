package models

import (
	"time"

	"konsortium/programme"
)

// WorkPackage is a part of the work plan with a lead.
type WorkPackage struct {
	ID            string         `audit:"ignore"`
	ProjectID     string         `audit:"ignore"`
	Number        int            `audit:"track"`
	Title         string         `audit:"track"`
	Description   string         `audit:"track"`
	LeadPartnerID string         `audit:"track"`
	StartsOn      programme.Date `audit:"track"`
	EndsOn        programme.Date `audit:"track"`
	CreatedAt     time.Time      `audit:"ignore"`
	UpdatedAt     time.Time      `audit:"ignore"`
	Version       int64          `audit:"ignore"`
}

func (w *WorkPackage) versionOf() *int64 { return &w.Version }

// Deliverable is a concrete result with a lead and a due date.
type Deliverable struct {
	ID            string         `audit:"ignore"`
	ProjectID     string         `audit:"ignore"`
	WorkPackageID string         `audit:"track"`
	Code          string         `audit:"track"`
	Title         string         `audit:"track"`
	Description   string         `audit:"track"`
	LeadPartnerID string         `audit:"track"`
	DueOn         programme.Date `audit:"track"`
	Status        string         `audit:"track"`
	DeliveredOn   programme.Date `audit:"track"`
	CreatedAt     time.Time      `audit:"ignore"`
	UpdatedAt     time.Time      `audit:"ignore"`
	Version       int64          `audit:"ignore"`
}

func (d *Deliverable) versionOf() *int64 { return &d.Version }

// Activity is an event of the project: an intensive course, a staff workshop,
// a meeting, a multiplier event, blended or virtual mobility.
type Activity struct {
	ID            string         `audit:"ignore"`
	ProjectID     string         `audit:"ignore"`
	WorkPackageID *string        `audit:"track"`
	Code          string         `audit:"track"`
	Kind          string         `audit:"track"`
	Title         string         `audit:"track"`
	Description   string         `audit:"track"`
	HostPartnerID string         `audit:"track"`
	Place         string         `audit:"track"`
	StartsOn      programme.Date `audit:"track"`
	EndsOn        programme.Date `audit:"track"`
	Participants  int            `audit:"track"`
	Status        string         `audit:"track"`
	CreatedAt     time.Time      `audit:"ignore"`
	UpdatedAt     time.Time      `audit:"ignore"`
	Version       int64          `audit:"ignore"`
}

func (a *Activity) versionOf() *int64 { return &a.Version }
