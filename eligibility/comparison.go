package eligibility

import (
	"konsortium/programme"
)

// Call is a rule book with the countries of its year, and the facts of a
// proposal as that call takes them: what counts as evidence differs by call.
type Call struct {
	Book      *programme.RuleBook
	Countries *programme.CountryList
	Facts     Facts
}

// Comparison sets the judgements of two calls on one consortium beside each
// other. The organisations of both are the same, in the same order.
type Comparison struct {
	First, Second Verdict
	// Rules has every rule once, in their fixed order; none when one of the
	// calls has no book.
	Rules []RulePair
	// Standings are the organisations whose country stands otherwise in the
	// second call.
	Standings []StandingPair
}

// RulePair is how one rule stands in both calls.
type RulePair struct {
	Rule          programme.Rule
	Severity      programme.Severity
	First, Second RuleState
	Change        Change
}

// Change says what the second call does to a rule, seen from the first.
type Change string

// The changes, the gravest first.
const (
	// Breaks: it is breached in the second call and not in the first.
	Breaks Change = "breaks"
	// Opens: a fact it needs in the second call is not known.
	Opens Change = "opens"
	// Mends: it is breached in the first call, or open, and not in the second.
	Mends Change = "mends"
	// Comes and Goes: only the second, only the first call has the rule, and it
	// is not breached.
	Comes Change = "comes"
	Goes  Change = "goes"
	// Differs: it stands alike but says something else.
	Differs Change = "differs"
	// Same: both calls say the same.
	Same Change = "same"
)

// StandingPair is a country that the two calls take differently.
type StandingPair struct {
	// Organisation is its place in Facts.Organisations, from 0.
	Organisation  int
	First, Second programme.Standing
}

// Compare judges a consortium under two calls.
func Compare(first, second Call) Comparison {
	result := Comparison{
		First:  Check(first.Book, first.Countries, first.Facts),
		Second: Check(second.Book, second.Countries, second.Facts),
	}
	before, after := Rules(first.Book, first.Countries, first.Facts), Rules(second.Book, second.Countries, second.Facts)
	if before == nil || after == nil {
		return result
	}
	for i := range before {
		result.Rules = append(result.Rules, RulePair{
			Rule: before[i].Rule, Severity: before[i].Severity, First: before[i], Second: after[i], Change: changed(before[i], after[i]),
		})
	}
	for i := range first.Facts.Organisations {
		country := first.Facts.Organisations[i].Country
		was, is := first.Countries.Standing(country), second.Countries.Standing(country)
		if was != is {
			result.Standings = append(result.Standings, StandingPair{Organisation: i, First: was, Second: is})
		}
	}
	return result
}

func changed(first, second RuleState) Change {
	switch {
	case first.State == second.State:
		if saysTheSame(first, second) {
			return Same
		}
		return Differs
	case second.State == Broken:
		return Breaks
	case first.State == Broken:
		return Mends
	case second.State == Unknown:
		return Opens
	case first.State == Unknown:
		return Mends
	case second.State == NotApplicable:
		return Goes
	default:
		return Comes
	}
}

// saysTheSame compares what two judgements of a rule in one state tell: their
// sentences hold every figure there is, the words for countries apart.
func saysTheSame(first, second RuleState) bool {
	if len(first.Findings) != len(second.Findings) {
		return false
	}
	for i := range first.Findings {
		one, other := first.Findings[i], second.Findings[i]
		one.Wording, other.Wording = "", ""
		if programme.Message(one, programme.English) != programme.Message(other, programme.English) {
			return false
		}
	}
	return true
}
