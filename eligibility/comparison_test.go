package eligibility_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/eligibility"
	"konsortium/programme"
)

func callOf(action string, year int, facts eligibility.Facts) eligibility.Call {
	book, _ := programme.For(action, year)
	countries, _ := programme.Countries(year)
	return eligibility.Call{Book: book, Countries: countries, Facts: facts}
}

func changeOf(t *testing.T, comparison eligibility.Comparison, rule programme.Rule) eligibility.Change {
	t.Helper()
	for _, pair := range comparison.Rules {
		if pair.Rule == rule {
			return pair.Change
		}
	}
	t.Fatalf("no rule %s", rule)
	return ""
}

func TestAConsortiumWithBritainIsShortOfACountryInALaterCall(t *testing.T) {
	facts := three()
	facts.Organisations[2].Country = "GB"
	facts.Requested = amount("250000")
	comparison := eligibility.Compare(callOf("KA203", 2019, facts), callOf("KA220-HED", 2023, facts))
	require.Equal(t, eligibility.Eligible, comparison.First.Outcome)
	require.Equal(t, eligibility.NotEligible, comparison.Second.Outcome)
	require.Equal(t, eligibility.Breaks, changeOf(t, comparison, programme.RuleMinCountries))
	require.Equal(t, eligibility.Comes, changeOf(t, comparison, programme.RuleLumpSum))
	require.Equal(t, eligibility.Goes, changeOf(t, comparison, programme.RuleTotalCap))
	require.Equal(t, []eligibility.StandingPair{{Organisation: 2, First: programme.Programme, Second: programme.Partner}}, comparison.Standings)
	require.Equal(t, amount("450000"), comparison.First.Grant.Cap)
	require.Equal(t, amount("400000"), comparison.Second.Grant.Cap)

	back := eligibility.Compare(callOf("KA220-HED", 2023, facts), callOf("KA203", 2019, facts))
	require.Equal(t, eligibility.Mends, changeOf(t, back, programme.RuleMinCountries))
	require.Equal(t, eligibility.Goes, changeOf(t, back, programme.RuleLumpSum))
}

func TestAFactThatOnlyOneCallAsksForOpensARule(t *testing.T) {
	facts := three()
	facts.Organisations[1].Country, facts.Organisations[1].Type = "RU", eligibility.HigherEducationInstitution
	facts.Organisations = append(facts.Organisations, tenPartners().Organisations[3], tenPartners().Organisations[4])
	facts.StartOn, facts.Requested = programme.Date{}, amount("250000")
	comparison := eligibility.Compare(callOf("KA220-HED", 2021, facts), callOf("KA220-HED", 2022, facts))
	require.Equal(t, eligibility.Opens, changeOf(t, comparison, programme.RuleCountryExcluded))
	require.Equal(t, eligibility.Undecided, comparison.Second.Outcome)
}

func TestACallComparedWithItselfDiffersInNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFactsWithBudget(t)
		one := eligibility.Call{Book: call.book, Countries: call.countries, Facts: facts}
		comparison := eligibility.Compare(one, one)
		require.Equal(t, comparison.First, comparison.Second)
		require.Empty(t, comparison.Standings)
		for _, pair := range comparison.Rules {
			require.Equal(t, eligibility.Same, pair.Change, pair.Rule)
		}
	})
}

// What breaks on the way there is mended on the way back, and nothing else is.
func TestAComparisonReadBackwardsTellsTheOpposite(t *testing.T) {
	opposite := map[eligibility.Change][]eligibility.Change{
		eligibility.Breaks: {eligibility.Mends}, eligibility.Opens: {eligibility.Mends},
		eligibility.Mends: {eligibility.Breaks, eligibility.Opens},
		eligibility.Comes: {eligibility.Goes}, eligibility.Goes: {eligibility.Comes},
		eligibility.Differs: {eligibility.Differs}, eligibility.Same: {eligibility.Same},
	}
	rapid.Check(t, func(t *rapid.T) {
		first, second, facts := anyCall(t), anyCall(t), anyFactsWithBudget(t)
		one := eligibility.Call{Book: first.book, Countries: first.countries, Facts: facts}
		other := eligibility.Call{Book: second.book, Countries: second.countries, Facts: facts}
		there, back := eligibility.Compare(one, other), eligibility.Compare(other, one)
		require.Equal(t, eligibility.Check(first.book, first.countries, facts), there.First)
		require.Equal(t, there.Second, back.First)
		for i := range there.Rules {
			require.Contains(t, opposite[there.Rules[i].Change], back.Rules[i].Change, there.Rules[i].Rule)
		}
	})
}

func TestACallWithoutABookIsUndecidedAndComparesNoRules(t *testing.T) {
	comparison := eligibility.Compare(callOf("KA203", 2019, three()), callOf("KA203", 2030, three()))
	require.Equal(t, eligibility.Undecided, comparison.Second.Outcome)
	require.Empty(t, comparison.Rules)
}
