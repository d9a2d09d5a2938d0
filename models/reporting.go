package models

import (
	"time"

	"konsortium/money"
	"konsortium/programme"
)

// ReportingPeriod is a stretch of a project that every partner reports on.
type ReportingPeriod struct {
	ID        string         `audit:"ignore"`
	ProjectID string         `audit:"ignore"`
	Number    int            `audit:"track"`
	StartsOn  programme.Date `audit:"track"`
	EndsOn    programme.Date `audit:"track"`
	DueOn     programme.Date `audit:"track"`
	CreatedAt time.Time      `audit:"ignore"`
	UpdatedAt time.Time      `audit:"ignore"`
	Version   int64          `audit:"ignore"`
}

func (p *ReportingPeriod) versionOf() *int64 { return &p.Version }

// Report is one partner's report for one period.
type Report struct {
	ID             string     `audit:"ignore"`
	ProjectID      string     `audit:"ignore"`
	PeriodID       string     `audit:"track"`
	PartnerID      string     `audit:"track"`
	Status         string     `audit:"track"`
	WorkDone       string     `audit:"track"`
	Deviations     string     `audit:"track"`
	NextSteps      string     `audit:"track"`
	SubmittedBy    *string    `audit:"track"`
	SubmittedAt    *time.Time `audit:"track"`
	DecidedBy      *string    `audit:"track"`
	DecidedAt      *time.Time `audit:"track"`
	DecisionReason string     `audit:"track"`
	UpdatedBy      *string    `audit:"ignore"`
	CreatedAt      time.Time  `audit:"ignore"`
	UpdatedAt      time.Time  `audit:"ignore"`
	Version        int64      `audit:"ignore"`
}

func (r *Report) versionOf() *int64 { return &r.Version }

// ReportAuthor is a person who has written in a report and so may not approve it.
type ReportAuthor struct {
	ReportID string `gorm:"primaryKey"`
	UserID   string `gorm:"primaryKey"`
}

// ReportMove is one change of a report's status.
type ReportMove struct {
	ID         string
	ReportID   string
	FromStatus string
	ToStatus   string
	Reason     string
	MovedBy    string
	MovedAt    time.Time
}

// ReportDeliverable is what a report says of one deliverable.
type ReportDeliverable struct {
	ReportID      string `gorm:"primaryKey" audit:"ignore"`
	DeliverableID string `gorm:"primaryKey" audit:"track"`
	Status        string `audit:"track"`
	Comment       string `audit:"track"`
}

// CostLine is one cost in a report. FrozenAt is set when the report is approved.
//
// Units, as exact text, times UnitRateCents made the amount of a unit cost; UnitCode names the rule book's rate, and UnitReason
// says why where another one was typed.
//
// WithheldCents is what of the claim the verdict does not accept. Lines of one claim, a parked line and those that it returned
// as, share the ClaimID, which is the id of the first; CarriedFrom is the line before.
//
// Currency and OriginalUnits are what stands on the receipt, in the smallest unit of its currency; for euro they say the same
// as AmountCents. Of another currency the rate is kept as exact text with the rule, the series, the days and the source that
// it came by, so that the amount can be explained whatever happens to the table of rates.
type CostLine struct {
	ID            string         `audit:"ignore"`
	ProjectID     string         `audit:"ignore"`
	ReportID      string         `audit:"track"`
	PartnerID     string         `audit:"track"`
	Category      string         `audit:"track"`
	IncurredOn    programme.Date `audit:"track"`
	Year          int            `audit:"track"`
	Description   string         `audit:"track"`
	Supplier      string         `audit:"track"`
	AmountCents   money.Amount   `audit:"track"`
	Currency      string         `audit:"track"`
	OriginalUnits int64          `audit:"track"`
	Rate          string         `audit:"track"`
	RateRule      string         `audit:"track"`
	RateSeries    string         `audit:"track"`
	RateFrom      programme.Date `audit:"track"`
	RateUntil     programme.Date `audit:"track"`
	RateOrigin    string         `audit:"track"`
	RateSource    string         `audit:"track"`
	ActivityID    *string        `audit:"track"`
	Units         string         `audit:"track"`
	UnitCode      string         `audit:"track"`
	UnitRateCents money.Amount   `audit:"track"`
	UnitSource    string         `audit:"track"`
	UnitConfirmed bool           `audit:"track"`
	UnitReason    string         `audit:"track"`
	Verdict       string         `audit:"track"`
	WithheldCents money.Amount   `audit:"track"`
	VerdictReason string         `audit:"track"`
	VerdictBy     *string        `audit:"ignore"`
	VerdictAt     *time.Time     `audit:"ignore"`
	Finance       string         `audit:"track"`
	FinanceReason string         `audit:"track"`
	FinanceBy     *string        `audit:"ignore"`
	FinanceAt     *time.Time     `audit:"ignore"`
	ClaimID       string         `audit:"ignore"`
	CarriedFrom   *string        `audit:"track"`
	FrozenAt      *time.Time     `audit:"track"`
	CreatedAt     time.Time      `audit:"ignore"`
	UpdatedAt     time.Time      `audit:"ignore"`
	Version       int64          `audit:"ignore"`
	// DocumentIDs are the evidence files, in the order in which they were attached. They lie in a table of their own.
	DocumentIDs []string `audit:"track" gorm:"-"`
}

// AcceptedCents is what of the claim the verdict accepts; before a verdict all of it.
func (c *CostLine) AcceptedCents() money.Amount {
	return money.FromCents(c.AmountCents.Cents() - c.WithheldCents.Cents())
}

// ResetVerdict takes back what was decided of the line: it says something else now.
func (c *CostLine) ResetVerdict() {
	c.Verdict, c.WithheldCents, c.VerdictReason, c.VerdictBy, c.VerdictAt = VerdictPending, money.Zero, "", nil, nil
	c.Finance, c.FinanceReason, c.FinanceBy, c.FinanceAt = "", "", nil, nil
}

// IsCarried tells whether the line returned from an earlier report, in which it was parked.
func (c *CostLine) IsCarried() bool { return c.CarriedFrom != nil }

// InEuro tells whether the receipt is in euro.
func (c *CostLine) InEuro() bool { return c.Currency == money.Euro }

// Original is the sum on the receipt.
func (c *CostLine) Original() money.Original {
	currency, _ := money.CurrencyOf(c.Currency)
	return money.OriginalOf(c.OriginalUnits, currency)
}

func (c *CostLine) versionOf() *int64 { return &c.Version }

// Document is an attached file. Its content is stored under its SHA-256.
type Document struct {
	ID             string     `audit:"ignore"`
	ProjectID      *string    `audit:"track"`
	OrganisationID *string    `audit:"track"`
	ReportID       *string    `audit:"track"`
	Name           string     `audit:"track"`
	MediaType      string     `audit:"track"`
	SizeBytes      int64      `audit:"track"`
	SHA256         string     `audit:"track" gorm:"column:sha256"`
	UploadedBy     string     `audit:"ignore"`
	UploadedAt     time.Time  `audit:"ignore"`
	RemovedAt      *time.Time `audit:"track"`
}
