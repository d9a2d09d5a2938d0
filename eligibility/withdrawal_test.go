package eligibility_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/eligibility"
	"konsortium/money"
	"konsortium/programme"
)

func anyFactsWithBudget(t *rapid.T) eligibility.Facts {
	facts := anyFacts(t)
	if len(facts.Organisations) == 0 {
		return facts
	}
	for range rapid.IntRange(0, 6).Draw(t, "cells") {
		facts.Budget = append(facts.Budget, eligibility.BudgetCell{
			Organisation: rapid.IntRange(1, len(facts.Organisations)).Draw(t, "of"), Category: "work_packages",
			Year: rapid.IntRange(1, 4).Draw(t, "year"), Amount: money.FromCents(int64(rapid.IntRange(0, 20_000_000).Draw(t, "cents"))),
		})
	}
	return facts
}

func TestTheWithdrawalTestEqualsJudgingWithoutThePartner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFactsWithBudget(t)
		before := slices.Clone(facts.Organisations)
		tests := eligibility.Withdrawals(call.book, call.countries, facts)
		require.Len(t, tests, len(facts.Organisations))
		for leaving, test := range tests {
			// Written out by hand: the organisation and its cells are left out,
			// the others keep their order.
			rest := facts
			rest.Organisations, rest.Budget = nil, nil
			place := map[int]int{}
			for i, organisation := range facts.Organisations {
				if i != leaving {
					rest.Organisations = append(rest.Organisations, organisation)
					place[i+1] = len(rest.Organisations)
				}
			}
			for _, cell := range facts.Budget {
				if cell.Organisation != leaving+1 {
					cell.Organisation = place[cell.Organisation]
					rest.Budget = append(rest.Budget, cell)
				}
			}
			require.Equal(t, leaving, test.Leaving)
			require.Equal(t, eligibility.Check(call.book, call.countries, rest), test.Verdict)
		}
		require.Equal(t, before, facts.Organisations)
	})
}

// Now, plus what the withdrawal brings, less what it takes away, is what
// remains.
func TestWhatAWithdrawalBringsAndTakesAwayAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFactsWithBudget(t)
		now := eligibility.Check(call.book, call.countries, facts)
		for _, test := range eligibility.Withdrawals(call.book, call.countries, facts) {
			require.Equal(t, len(test.Findings), len(now.Findings)+len(test.Broken)-len(test.Mended))
			for _, finding := range append(slices.Clone(test.Broken), test.Worse...) {
				require.Contains(t, test.Findings, finding)
			}
			for _, finding := range test.Mended {
				require.Contains(t, now.Findings, finding)
			}
		}
	})
}

func three() eligibility.Facts {
	facts := tenPartners()
	facts.Organisations, facts.Budget = facts.Organisations[:3], nil
	facts.Requested = amount("300000")
	return facts
}

func withdrawals(facts eligibility.Facts) []eligibility.Withdrawal {
	book, _ := programme.For("KA203", 2019)
	countries, _ := programme.Countries(2019)
	return eligibility.Withdrawals(book, countries, facts)
}

func rulesBroken(findings []programme.Finding) (rules []programme.Rule) {
	for _, finding := range findings {
		rules = append(rules, finding.Rule)
	}
	return rules
}

func TestOfThreePartnersNoneCanLeave(t *testing.T) {
	tests := withdrawals(three())
	require.Len(t, tests, 3)
	for _, test := range tests {
		require.Equal(t, eligibility.NotEligible, test.Outcome)
	}
	require.Equal(t, []programme.Rule{programme.RuleMinOrganisations, programme.RuleMinCountries, programme.RuleOneCoordinator}, rulesBroken(tests[0].Broken))
	require.Equal(t, []programme.Rule{programme.RuleMinOrganisations, programme.RuleMinCountries}, rulesBroken(tests[2].Broken))
	require.Equal(t, "en organisation till, från ett annat programland än Finland och Sverige", tests[2].Missing[0].Words("sv"))
}

func TestAFourthFromAnotherCountryMakesEveryPartnerButTheCoordinatorDispensable(t *testing.T) {
	facts := tenPartners()
	facts.Organisations, facts.Budget = facts.Organisations[:4], nil
	tests := withdrawals(facts)
	require.Equal(t, []programme.Rule{programme.RuleOneCoordinator}, rulesBroken(tests[0].Broken))
	for _, test := range tests[1:] {
		require.Equal(t, eligibility.Eligible, test.Outcome)
		require.Empty(t, test.Broken)
	}
}

func TestPartnersWhoOnlyMoveUpAPlaceBringNothingNew(t *testing.T) {
	facts := tenPartners()
	facts.Budget, facts.Organisations[9].AddedValue = nil, ""
	tests := withdrawals(facts)
	require.Empty(t, tests[3].Broken, "what is lacking of the tenth is lacking of the ninth of those who remain")
	require.Equal(t, []programme.Rule{programme.RuleAddedValue}, rulesBroken(tests[9].Mended))
	require.Equal(t, eligibility.Eligible, tests[9].Outcome)
}

func TestAConsortiumThatIsShortAlreadyGetsWorse(t *testing.T) {
	facts := three()
	facts.Organisations = facts.Organisations[:2]
	tests := withdrawals(facts)
	require.Empty(t, tests[1].Broken)
	require.Equal(t, []programme.Rule{programme.RuleMinOrganisations, programme.RuleMinCountries}, rulesBroken(tests[1].Worse))
}

func TestAMandateThatIsMissingAnywayIsNotMissedMore(t *testing.T) {
	facts := tenPartners()
	facts.Organisations, facts.Budget = facts.Organisations[:5], nil
	for i := range facts.Organisations[1:] {
		facts.Organisations[i+1].Mandate = eligibility.MandateSigned
	}
	facts.Organisations[4].Mandate = eligibility.MandateRequested
	require.Empty(t, withdrawals(facts)[1].Worse)
	require.Equal(t, []programme.Rule{programme.RuleMandates}, rulesBroken(withdrawals(facts)[4].Mended))
}

func TestWithoutABookNoWithdrawalIsJudged(t *testing.T) {
	require.Nil(t, eligibility.Withdrawals(nil, nil, three()))
}
