package eligibility_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/eligibility"
	"konsortium/money"
	"konsortium/programme"
)

func amount(text string) *money.Amount {
	parsed := money.MustParse(text)
	return &parsed
}

func judged(action string, year int, facts eligibility.Facts) eligibility.Verdict {
	book, _ := programme.For(action, year)
	countries, _ := programme.Countries(year)
	return eligibility.Check(book, countries, facts)
}

func has(verdict eligibility.Verdict, rule programme.Rule) bool {
	for _, finding := range verdict.Findings {
		if finding.Rule == rule {
			return true
		}
	}
	return false
}

func TestAShortLastYearHasItsShareOfTheYearlyLimit(t *testing.T) {
	years := judged("KA203", 2019, eligibility.Facts{DurationMonths: 30}).Grant.ByYear
	require.Len(t, years, 3)
	require.Equal(t, []int{12, 12, 6}, []int{years[0].Months, years[1].Months, years[2].Months})
	require.Equal(t, amount("75000"), years[2].Cap)
	require.Nil(t, years[0].Planned)
	require.Equal(t, amount("12500"), judged("KA203", 2019, eligibility.Facts{DurationMonths: 25}).Grant.ByYear[2].Cap)
}

func TestAProjectsOwnYearlyLimitCountsOnlyWhereTheCallHasNone(t *testing.T) {
	facts := eligibility.Facts{DurationMonths: 18, YearLimit: amount("100000.01"), Requested: amount("120000"), Budget: []eligibility.BudgetCell{
		{Organisation: 1, Category: "work_packages", Year: 1, Amount: money.MustParse("70000")},
		{Organisation: 1, Category: "work_packages", Year: 2, Amount: money.MustParse("50000.02")},
	}}
	own := judged("KA220-HED", 2025, facts)
	require.Equal(t, amount("100000.01"), own.Grant.ByYear[0].Cap)
	require.Equal(t, amount("50000.01"), own.Grant.ByYear[1].Cap, "half of 100000.01 is rounded away from zero")
	require.True(t, has(own, programme.RuleYearCap))

	facts.YearLimit = nil
	none := judged("KA220-HED", 2025, facts)
	require.Nil(t, none.Grant.ByYear[0].Cap)
	require.Equal(t, amount("70000"), none.Grant.ByYear[0].Planned)
	require.False(t, has(none, programme.RuleYearCap))

	facts.YearLimit = amount("1")
	require.Equal(t, amount("150000"), judged("KA203", 2019, facts).Grant.ByYear[0].Cap)
}

func TestTheCapFollowsTheMonthsAndStopsAtThreeYears(t *testing.T) {
	for months, cap := range map[int]string{-5: "0", 0: "0", 1: "12500", 12: "150000", 24: "300000", 30: "375000", 36: "450000", 37: "450000", 2147483647: "450000"} {
		require.Equal(t, amount(cap), judged("KA203", 2019, eligibility.Facts{DurationMonths: months}).Grant.Cap, "%d months", months)
	}
	require.Equal(t, amount("400000"), judged("KA220-HED", 2021, eligibility.Facts{DurationMonths: 12}).Grant.Cap)
	require.Equal(t, amount("400000"), judged("KA220-HED", 2026, eligibility.Facts{DurationMonths: 12}).Grant.Cap)
}

func TestABudgetBeyondEveryNumberStillBreaksTheLimits(t *testing.T) {
	huge := money.FromCents(9_000_000_000_000_000_000)
	verdict := judged("KA203", 2019, eligibility.Facts{DurationMonths: 24, Requested: amount("1"), Budget: []eligibility.BudgetCell{
		{Organisation: 1, Year: 1, Amount: huge}, {Organisation: 1, Year: 1, Amount: huge},
	}})
	require.True(t, has(verdict, programme.RuleYearCap))
	require.True(t, has(verdict, programme.RuleBudgetSum))
}

func TestDurationsNobodyPlansListNoYears(t *testing.T) {
	for _, months := range []int{-1, 0, 121, 2147483647} {
		require.Empty(t, judged("KA203", 2019, eligibility.Facts{DurationMonths: months}).Grant.ByYear)
	}
}

func TestTheSameOrganisationTwiceCountsOnce(t *testing.T) {
	facts := eligibility.Facts{Organisations: []eligibility.Organisation{
		{ID: "E10209141", Country: "SE", Role: eligibility.Coordinator}, {ID: "E10209141", Country: "SE", Role: eligibility.Partner}, {Country: "SE", Role: eligibility.Partner},
	}}
	require.Equal(t, eligibility.Counts{Organisations: 2, ProgrammeOrganisations: 2, ProgrammeCountries: 1}, judged("KA203", 2019, facts).Counts)
}
