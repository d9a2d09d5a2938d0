package programme

import (
	"github.com/shopspring/decimal"

	"konsortium/money"
)

// GrantRules say how much may be asked for.
type GrantRules struct {
	// PerMonth times the months is the most the call grants.
	PerMonth *Value[money.Amount] `json:"per_month,omitzero"`
	// TotalMax is the most the call grants, however long the project.
	TotalMax *Value[money.Amount] `json:"total_max,omitzero"`
	// TotalMin is the least the call grants.
	TotalMin *Value[money.Amount] `json:"total_min,omitzero"`
	// PerYear is the most for a project year of twelve months; a shorter last
	// year has its share.
	PerYear *Value[money.Amount] `json:"per_year,omitzero"`
	// LumpSums are the only amounts a lump-sum call takes, ascending.
	LumpSums *Value[[]money.Amount] `json:"lump_sums,omitzero"`
	// BudgetSum: the planned budget adds up to the grant requested.
	BudgetSum Value[bool] `json:"budget_sum"`
}

// TransferRules say what may be moved between budget categories without an
// amendment of the agreement. Shares are fractions of the amount awarded.
type TransferRules struct {
	// MaxOut is the most that may leave a category, MaxIn the most that one may
	// grow by.
	MaxOut *Value[decimal.Decimal] `json:"max_out,omitzero"`
	MaxIn  *Value[decimal.Decimal] `json:"max_in,omitzero"`
	// From are the categories that may give.
	From *Value[[]string] `json:"from,omitzero"`
	// NeverGrow are the categories that may take nothing.
	NeverGrow *Value[[]string] `json:"never_grow,omitzero"`
	// GrowFreely are the categories that may grow without limit.
	GrowFreely *Value[[]string] `json:"grow_freely,omitzero"`
	// AwardNeeded: nothing goes into a category that was awarded nothing.
	// Categories of GrowFreely are excepted.
	AwardNeeded *Value[bool] `json:"award_needed,omitzero"`
	// Addendum replaces MaxOut for projects that held virtual activities.
	Addendum *Value[Addendum] `json:"addendum,omitzero"`
}

// Addendum is the relief of an addendum to the agreement.
type Addendum struct {
	MaxOut decimal.Decimal `json:"max_out"`
	From   []string        `json:"from"`
}

// PaymentRules say when a project is paid.
type PaymentRules struct {
	// Models are by the project's duration, ascending and without gaps.
	Models []PaymentModel `json:"models,omitempty"`
	// UsedShare is how much of the pre-financing must be used before the next.
	UsedShare *Value[decimal.Decimal] `json:"used_share,omitzero"`
	// FirstPaymentDays count from the agreement's entry into force,
	// FinalPaymentDays from the receipt of the final report.
	FirstPaymentDays *Value[int] `json:"first_payment_days,omitzero"`
	FinalPaymentDays *Value[int] `json:"final_payment_days,omitzero"`
}

// PaymentModel is how projects of MinMonths to MaxMonths are paid, both included.
type PaymentModel struct {
	MinMonths int `json:"min_months"`
	MaxMonths int `json:"max_months"`
	// Prefinancing are the shares of the grant in the order of payment; with
	// Balance they add up to one.
	Prefinancing  []decimal.Decimal `json:"prefinancing"`
	Balance       decimal.Decimal   `json:"balance"`
	InterimReport bool              `json:"interim_report"`
	Basis
}

// SettlementRules say how the final grant is found.
type SettlementRules struct {
	// FinalReportDays count from the last day of the project.
	FinalReportDays *Value[int] `json:"final_report_days,omitzero"`
	// NeverAboveAwarded: the final grant is at most the grant awarded.
	NeverAboveAwarded *Value[bool] `json:"never_above_awarded,omitzero"`
	// OverrunWarns: a report above the budget is highlighted, not refused.
	OverrunWarns *Value[bool] `json:"overrun_warns,omitzero"`
	// OutputsWithinProject and MeetingsWithinProject: their days lie within it.
	OutputsWithinProject  *Value[bool] `json:"outputs_within_project,omitzero"`
	MeetingsWithinProject *Value[bool] `json:"meetings_within_project,omitzero"`
	// MeetingSurplusKept: what a meeting cost less than its unit amount stays
	// with the organisation that sent the participants.
	MeetingSurplusKept *Value[bool] `json:"meeting_surplus_kept,omitzero"`
	// TrainingSurplusPaid: the difference is paid to the participant.
	TrainingSurplusPaid *Value[bool] `json:"training_surplus_paid,omitzero"`
	// Reduction lowers the grant by the score of the final report; no band
	// reaches from the full grant on.
	Reduction []ReductionBand      `json:"reduction,omitempty"`
	Currency  *Value[CurrencyRule] `json:"currency,omitzero"`
}

// ReductionBand lowers the grant for a score of FromPoints to under BelowPoints.
type ReductionBand struct {
	FromPoints  int             `json:"from_points"`
	BelowPoints int             `json:"below_points"`
	Reduction   decimal.Decimal `json:"reduction"`
	Basis
}

// CurrencyRule is how an amount in another currency becomes euro.
type CurrencyRule struct {
	// Rate names the published series, one of CurrencyRates.
	Rate string `json:"rate"`
	// On is the day whose rate counts, one of CurrencyDays.
	On string `json:"on"`
	// Categories are those that the rule is about.
	Categories []string `json:"categories"`
}

// CurrencyRates returns the codes of the published series of rates.
func CurrencyRates() []string { return []string{"inforeuro", "ecb_average"} }

// CurrencyDays returns the codes of the days whose rate may count.
func CurrencyDays() []string { return []string{"last_signature", "reporting_period", "payment"} }
