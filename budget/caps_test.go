package budget_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/budget"
	"konsortium/eligibility"
	"konsortium/money"
	"konsortium/programme"
)

// ka203 is what the rule books of KA203 say: 12,500 € a month, never above 450,000 €.
func ka203() budget.Limits {
	return budget.Limits{PerMonth: limit("12500.00"), PerYear: limit("150000.00"), Total: limit("450000.00")}
}

func TestAHalfYearHasHalfTheCap(t *testing.T) {
	caps, err := budget.YearCaps(30, ka203(), map[int]money.Amount{1: euro("150000.00"), 2: euro("150000.01"), 3: euro("10.00")})
	require.NoError(t, err)
	require.Equal(t, []budget.YearCap{
		{Year: 1, Months: 12, Basis: budget.BasisCall, Cap: limit("150000.00"), Planned: euro("150000.00"), Headroom: limit("0.00")},
		{Year: 2, Months: 12, Basis: budget.BasisCall, Cap: limit("150000.00"), Planned: euro("150000.01"), Headroom: limit("-0.01")},
		{Year: 3, Months: 6, Basis: budget.BasisCall, Cap: limit("75000.00"), Planned: euro("10.00"), Headroom: limit("74990.00")},
	}, caps)
	require.Equal(t, []bool{false, true, false}, []bool{caps[0].Breached(), caps[1].Breached(), caps[2].Breached()})
}

func TestACallWithoutAYearlyCapHasNoneUnlessTheProjectSetsOne(t *testing.T) {
	none, err := budget.YearCaps(24, budget.Limits{Total: limit("400000.00")}, map[int]money.Amount{1: euro("399999.00")})
	require.NoError(t, err)
	require.Equal(t, budget.YearCap{Year: 1, Months: 12, Planned: euro("399999.00")}, none[0])
	require.False(t, none[0].Breached())

	own, err := budget.YearCaps(29, budget.Limits{OwnPerYear: limit("100000.01")}, nil)
	require.NoError(t, err)
	require.Equal(t, "100000.01", own[1].Cap.String())
	require.Equal(t, "41666.67", own[2].Cap.String(), "five months of a year, rounded once")
	require.Equal(t, budget.BasisProject, own[2].Basis)
}

func TestTheLimitOfTheCallGoesBeforeTheProjectsOwn(t *testing.T) {
	limits := ka203()
	limits.OwnPerYear = limit("1.00")
	caps, err := budget.YearCaps(12, limits, nil)
	require.NoError(t, err)
	require.Equal(t, budget.BasisCall, caps[0].Basis)
	require.Equal(t, "150000.00", caps[0].Cap.String())
}

func TestTheCapsAreThoseOfTheVerdictForEveryCall(t *testing.T) {
	own := euro("100000.01")
	for _, book := range programme.Books() {
		countries, _ := programme.Countries(book.CallYear)
		for months := 1; months <= 48; months++ {
			verdict := eligibility.Check(book, countries, eligibility.Facts{DurationMonths: months, YearLimit: &own})
			limits := budget.LimitsOf(book, &own)
			most, err := budget.TotalCap(months, limits)
			require.NoError(t, err)
			require.Equal(t, verdict.Grant.Cap, most, "%s %d, %d months", book.Action, book.CallYear, months)
			caps, err := budget.YearCaps(months, limits, nil)
			require.NoError(t, err)
			require.Len(t, caps, len(verdict.Grant.ByYear))
			for i, year := range verdict.Grant.ByYear {
				require.Equal(t, year.Months, caps[i].Months)
				require.Equal(t, year.Cap, caps[i].Cap, "%s %d, %d months, year %d", book.Action, book.CallYear, months, i+1)
			}
		}
	}
}

func TestWithoutARuleBookOnlyTheOwnLimitHolds(t *testing.T) {
	require.Equal(t, budget.Limits{OwnPerYear: limit("5.00")}, budget.LimitsOf(nil, limit("5.00")))
	book, known := programme.For("KA203", 2019)
	require.True(t, known)
	require.Equal(t, ka203(), budget.LimitsOf(book, nil))
}

func TestAnAmountInAYearTheProjectDoesNotHaveBreaksItsCap(t *testing.T) {
	caps, err := budget.YearCaps(24, ka203(), map[int]money.Amount{7: euro("1.00"), 3: euro("0.01"), 4: euro("0.00")})
	require.NoError(t, err)
	require.Len(t, caps, 4)
	require.Equal(t, []int{1, 2, 3, 7}, []int{caps[0].Year, caps[1].Year, caps[2].Year, caps[3].Year})
	require.Zero(t, caps[2].Months)
	require.Equal(t, "0.00", caps[2].Cap.String())
	require.True(t, caps[2].Breached())
}

func TestTheCapOfTheWholeGrowsWithTheMonthsUpToTheTotal(t *testing.T) {
	for months, want := range map[int]string{12: "150000.00", 24: "300000.00", 30: "375000.00", 36: "450000.00", 37: "450000.00"} {
		most, err := budget.TotalCap(months, ka203())
		require.NoError(t, err)
		require.Equal(t, want, most.String(), months)
	}
	most, err := budget.TotalCap(12, budget.Limits{Total: limit("400000.00"), OwnPerYear: limit("1.00")})
	require.NoError(t, err)
	require.Equal(t, "400000.00", most.String())
	most, err = budget.TotalCap(12, budget.Limits{})
	require.NoError(t, err)
	require.Nil(t, most)
}

func TestTheYearlyCapsOfACallAddUpToItsTotalCap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		months := rapid.IntRange(1, 36).Draw(t, "months")
		caps, err := budget.YearCaps(months, ka203(), nil)
		require.NoError(t, err)
		var whole money.Amount
		for _, year := range caps {
			whole, _ = whole.Add(*year.Cap)
		}
		most, err := budget.TotalCap(months, ka203())
		require.NoError(t, err)
		require.Equal(t, *most, whole)
	})
}

func TestImpossibleDurationsAndLimitsAreErrors(t *testing.T) {
	for _, months := range []int{math.MinInt, -1, 0, 121, math.MaxInt} {
		_, err := budget.YearCaps(months, ka203(), nil)
		require.ErrorIs(t, err, budget.ErrMonths)
		_, err = budget.TotalCap(months, ka203())
		require.ErrorIs(t, err, budget.ErrMonths)
		_, err = budget.Years(programme.MustDate(2019, 9, 1), months)
		require.ErrorIs(t, err, budget.ErrMonths)
	}
	absurd := money.FromCents(math.MaxInt64)
	_, err := budget.YearCaps(12, budget.Limits{PerYear: &absurd}, nil)
	require.NoError(t, err, "a year of twelve months needs no arithmetic beyond the range")
	_, err = budget.TotalCap(12, budget.Limits{PerMonth: &absurd})
	require.ErrorIs(t, err, money.ErrOverflow)
	_, err = budget.YearCaps(12, ka203(), map[int]money.Amount{1: money.FromCents(math.MinInt64)})
	require.ErrorIs(t, err, money.ErrOverflow)
}

func TestCompareSaysEqualBelowOrAbove(t *testing.T) {
	for amount, want := range map[string]struct {
		headroom        string
		equal, exceeded bool
	}{"300000.00": {"0.00", true, false}, "299999.99": {"0.01", false, false}, "300000.01": {"-0.01", false, true}} {
		got, err := budget.Compare(euro(amount), euro("300000.00"))
		require.NoError(t, err)
		require.Equal(t, want.headroom, got.Headroom.String())
		require.Equal(t, want.equal, got.Equal())
		require.Equal(t, want.exceeded, got.Exceeded())
	}
}

func TestManagementIsHeldAgainstItsShareOfTheLumpSum(t *testing.T) {
	fifth := decimal.RequireFromString("0.2")
	within, err := budget.ManagementShare(euro("50000.00"), euro("250000.00"), fifth)
	require.NoError(t, err)
	require.Equal(t, "50000.00", within.Limit.String())
	require.Equal(t, "20.0", within.Share)
	require.False(t, within.Exceeded())

	above, err := budget.ManagementShare(euro("50000.01"), euro("250000.00"), fifth)
	require.NoError(t, err)
	require.True(t, above.Exceeded(), "a cent above counts, whatever the percentage reads")
	require.Equal(t, "20.0", above.Share)

	unset, err := budget.ManagementShare(euro("1.00"), euro("0.00"), fifth)
	require.NoError(t, err)
	require.Empty(t, unset.Share)
	require.True(t, unset.Exceeded())
}
