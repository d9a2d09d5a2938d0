package eligibility

import (
	"konsortium/money"
	"konsortium/programme"
)

// Outcome is the answer about a proposal as a whole.
type Outcome string

const (
	// Eligible: every blocking rule holds.
	Eligible Outcome = "eligible"
	// NotEligible: at least one blocking rule is broken.
	NotEligible Outcome = "not_eligible"
	// Undecided: none is broken, but a fact that one needs is not known, or
	// there is no rule book.
	Undecided Outcome = "undecided"
)

// Verdict is what Check found.
type Verdict struct {
	Outcome Outcome
	// Findings come in the order of the rules, and within a rule in the order
	// of the organisations or years.
	Findings []programme.Finding
	Counts   Counts
	Grant    Grant
	// Missing are the smallest changes and the facts that would make the
	// proposal eligible; none when it is.
	Missing []Gap
}

// Counts are what the minimum rules counted.
type Counts struct {
	// Organisations is all different organisations, associated ones too.
	Organisations int
	// ProgrammeOrganisations leaves out associated ones and partner countries.
	ProgrammeOrganisations int
	// ProgrammeCountries is the different countries of those.
	ProgrammeCountries int
}

// Grant sets what is asked for beside what the call allows.
type Grant struct {
	// Requested is nil when not known.
	Requested *money.Amount
	// Cap is the most the call grants for this duration; nil without a book.
	Cap *money.Amount
	// Headroom is Cap less Requested, negative when too much is asked for; nil
	// when one of them is.
	Headroom *money.Amount
	// ByYear has one entry for each project year; none for a duration outside
	// 1 to 120 months.
	ByYear []YearGrant
}

// YearGrant is one project year.
type YearGrant struct {
	// Year counts from 1.
	Year int
	// Months is 12, less in a last year that is cut short.
	Months int
	// Cap is nil where neither the call nor the project limits a year.
	Cap *money.Amount
	// Planned is the sum of the budget cells of the year; nil without a budget.
	Planned *money.Amount
}

// State is how one rule stands.
type State string

const (
	// Holds: the rule is met. It may still come with a note.
	Holds State = "holds"
	// Broken: the rule is breached; its findings say where.
	Broken State = "broken"
	// Unknown: a fact that the rule needs is not known.
	Unknown State = "unknown"
	// NotApplicable: the call has no such rule, or there is nothing it is about.
	NotApplicable State = "not_applicable"
)

// RuleState is one rule of a book and how the proposal stands to it.
type RuleState struct {
	Rule     programme.Rule
	Severity programme.Severity
	State    State
	Findings []programme.Finding
	// Params are the figures of a rule, whatever its state ("found", "needed").
	Params programme.Params
	// Source and Confirmed belong to the value of the book the rule uses.
	Source    programme.Source
	Confirmed bool
	Missing   []Gap
}
