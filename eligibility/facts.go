// Package eligibility judges a proposal against a rule book: facts in, findings
// out. It is pure, and it never guesses: a fact that is not known is not held
// for or against a proposal.
package eligibility

import (
	"konsortium/money"
	"konsortium/programme"
)

// Role is an organisation's part in a consortium.
type Role string

// The roles. An associated partner contributes without being a participating
// organisation of the grant: it counts towards no minimum and needs no charter
// or mandate.
const (
	Coordinator Role = "coordinator"
	Partner     Role = "partner"
	Associated  Role = "associated"
)

// HigherEducationInstitution is the organisation type the charter and strategy
// rules are about.
const HigherEducationInstitution = "higher_education_institution"

// OrganisationTypes returns the types an organisation may have.
func OrganisationTypes() []string { return programme.OrganisationTypes() }

// Mandate is how far a partner's mandate letter has come.
type Mandate string

// The states of a mandate. The empty Mandate means that nothing is known.
const (
	MandateNone      Mandate = "none"
	MandateRequested Mandate = "requested"
	MandateReceived  Mandate = "received"
	MandateSigned    Mandate = "signed"
)

// Facts are what is known of a proposal. Nil, or the zero of a field that says
// so, means not known; an empty slice means known to be none.
type Facts struct {
	// StartOn is zero when not known.
	StartOn        programme.Date `json:"start_on,omitzero"`
	DurationMonths int            `json:"duration_months,omitzero"`
	// Requested is the grant asked for.
	Requested *money.Amount `json:"grant_requested,omitzero"`
	// YearLimit is the project's own limit for twelve months. It is used where
	// the rule book has no yearly limit.
	YearLimit *money.Amount `json:"year_limit,omitzero"`
	// Relevance says how the theme relates to higher education. Blank is a
	// breach, not an unknown.
	Relevance     string         `json:"higher_education_relevance,omitzero"`
	Organisations []Organisation `json:"organisations,omitzero"`
	// Budget is the planned cells; without any no budget is known.
	Budget []BudgetCell `json:"budget,omitzero"`
	// Objectives and Activities are the codes chosen (O1–O6, A0–A8).
	Objectives []string `json:"objectives,omitzero"`
	Activities []string `json:"activities,omitzero"`
	// Results is the number of deliverables planned.
	Results *int `json:"results,omitzero"`
	// Sectors are the education sectors the project covers.
	Sectors []string `json:"sectors,omitzero"`
	// AgendaLinks are the priorities of the modernisation agenda it links to.
	AgendaLinks []string `json:"agenda_links,omitzero"`
	AgendaRead  *bool    `json:"agenda_read,omitzero"`
}

// Organisation is one organisation in the order of the consortium.
type Organisation struct {
	// ID is any identifier; two entries of the same one count once. Blank
	// identifies nothing.
	ID   string `json:"id,omitzero"`
	Name string `json:"name,omitzero"`
	// Country is ISO 3166-1 alpha-2.
	Country string `json:"country,omitzero"`
	// Type is one of OrganisationTypes.
	Type string `json:"type,omitzero"`
	Role Role   `json:"role,omitzero"`
	// Charter: it holds an Erasmus Charter valid for the call.
	Charter *bool `json:"eche,omitzero"`
	// AddedValue is what an organisation of a partner country brings. Blank is
	// a breach, not an unknown.
	AddedValue string `json:"added_value,omitzero"`
	// StrategyLink is how the project links to the institution's own strategy.
	StrategyLink *string `json:"strategy_link,omitzero"`
	Mandate      Mandate `json:"mandate,omitzero"`
}

// BudgetCell is a planned amount.
type BudgetCell struct {
	// Organisation counts from 1 in the order of Facts.Organisations.
	Organisation int    `json:"organisation,omitzero"`
	Category     string `json:"category,omitzero"`
	// Year is the project year, counted from 1.
	Year   int          `json:"year,omitzero"`
	Amount money.Amount `json:"amount,omitzero"`
}
