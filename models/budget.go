package models

import (
	"time"

	"konsortium/money"
)

// BudgetVersion is one version of a project's budget: the draft, the plan of
// record, or one that another has superseded.
type BudgetVersion struct {
	ID        string     `audit:"ignore"`
	ProjectID string     `audit:"ignore"`
	Number    int        `audit:"track"`
	Status    string     `audit:"track"`
	CreatedAt time.Time  `audit:"ignore"`
	FrozenAt  *time.Time `audit:"track"`
	Version   int64      `audit:"ignore"`
}

func (b *BudgetVersion) versionOf() *int64 { return &b.Version }

// BudgetLine is one cell of the budget: partner × category × project year.
type BudgetLine struct {
	ID              string       `audit:"ignore"`
	BudgetVersionID string       `audit:"ignore"`
	ProjectID       string       `audit:"ignore"`
	PartnerID       string       `audit:"track"`
	Category        string       `audit:"track"`
	Year            int          `audit:"track"`
	AmountCents     money.Amount `audit:"track"`
	UpdatedBy       string       `audit:"ignore"`
	UpdatedAt       time.Time    `audit:"ignore"`
	Version         int64        `audit:"ignore"`
}

func (b *BudgetLine) versionOf() *int64 { return &b.Version }
