package eligibility

import (
	"konsortium/programme"
)

// Check judges a proposal. Without a book or a list of countries the outcome
// is Undecided with the one finding CALL-NO-RULE-BOOK. It keeps nothing of
// facts and is safe for concurrent use.
func Check(book *programme.RuleBook, countries *programme.CountryList, facts Facts) Verdict {
	bench := newBench(book, countries, &facts)
	if !bench.ready() {
		return bench.withoutBook()
	}
	unknown := false
	for _, rule := range rules() {
		state := rule.judge(bench)
		unknown = unknown || (state == Unknown && rule.severity == programme.Blocker)
	}
	return bench.verdict(unknown)
}

// Rules judges a proposal rule by rule, for a screen that shows what holds as
// well as what does not. Every rule of the product comes once, in a fixed
// order; without a book there are none.
func Rules(book *programme.RuleBook, countries *programme.CountryList, facts Facts) []RuleState {
	bench := newBench(book, countries, &facts)
	if !bench.ready() {
		return nil
	}
	all := rules()
	states := make([]RuleState, 0, len(all))
	for _, rule := range all {
		bench.findings, bench.gaps = nil, nil
		state := RuleState{Rule: rule.id, Severity: rule.severity, State: rule.judge(bench), Findings: bench.findings, Missing: bench.gaps}
		basis := rule.basis(bench)
		state.Source, state.Confirmed = basis.Source(), basis.Confirmed
		if rule.params != nil {
			state.Params = rule.params(bench)
		}
		states = append(states, state)
	}
	return states
}

func (b *bench) verdict(unknown bool) Verdict {
	outcome := Eligible
	if unknown {
		outcome = Undecided
	}
	for i := range b.findings {
		if b.findings[i].Severity == programme.Blocker {
			outcome = NotEligible
			break
		}
	}
	return Verdict{Outcome: outcome, Findings: b.findings, Counts: b.counts, Grant: b.grant, Missing: b.gaps}
}

func (b *bench) withoutBook() Verdict {
	b.findings = append(b.findings, programme.Finding{
		Rule: programme.RuleNoRuleBook, Severity: programme.None, Path: "/call_year", Confirmed: true,
	})
	b.gaps = append(b.gaps, Gap{Rule: programme.RuleNoRuleBook, Kind: gapNoRuleBook})
	return Verdict{Outcome: Undecided, Findings: b.findings, Counts: b.counts, Grant: b.grant, Missing: b.gaps}
}
