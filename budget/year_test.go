package budget_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/budget"
	"konsortium/money"
	"konsortium/programme"
)

func TestProjectYearsRunFromTheStartDate(t *testing.T) {
	years, err := budget.Years(programme.MustDate(2019, 9, 1), 30)
	require.NoError(t, err)
	require.Equal(t, []budget.Year{
		{Number: 1, Months: 12, StartOn: programme.MustDate(2019, 9, 1), EndOn: programme.MustDate(2020, 8, 31)},
		{Number: 2, Months: 12, StartOn: programme.MustDate(2020, 9, 1), EndOn: programme.MustDate(2021, 8, 31)},
		{Number: 3, Months: 6, StartOn: programme.MustDate(2021, 9, 1), EndOn: programme.MustDate(2022, 2, 28)},
	}, years)
	require.Equal(t, []int{1, 13, 25}, []int{years[0].FirstMonth(), years[1].FirstMonth(), years[2].FirstMonth()})
}

func TestYearsWithoutAStartHaveNoDates(t *testing.T) {
	years, err := budget.Years(programme.Date{}, 13)
	require.NoError(t, err)
	require.Equal(t, []budget.Year{{Number: 1, Months: 12}, {Number: 2, Months: 1}}, years)
	_, inside := budget.YearOf(programme.Date{}, years)
	require.False(t, inside)
}

func TestEveryDayOfAProjectLiesInExactlyOneYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := programme.MustDate(2014, 1, 1).AddDays(rapid.IntRange(0, 5000).Draw(t, "start"))
		months := rapid.IntRange(1, 48).Draw(t, "months")
		years, err := budget.Years(start, months)
		require.NoError(t, err)
		total := 0
		for i, year := range years {
			total += year.Months
			require.False(t, year.EndOn.Before(year.StartOn))
			if i > 0 {
				require.Equal(t, years[i-1].EndOn.AddDays(1), year.StartOn, "a gap or an overlap")
			}
		}
		require.Equal(t, months, total)
		require.Equal(t, start, years[0].StartOn)

		last := years[len(years)-1].EndOn
		day := start.AddDays(rapid.IntRange(0, start.DaysUntil(last)).Draw(t, "day"))
		number, inside := budget.YearOf(day, years)
		require.True(t, inside)
		require.False(t, day.Before(years[number-1].StartOn))
		require.False(t, day.After(years[number-1].EndOn))
		for _, outside := range []programme.Date{start.AddDays(-1), last.AddDays(1)} {
			_, inside := budget.YearOf(outside, years)
			require.False(t, inside)
		}
	})
}

func TestTheOddCentsOfAYearFallOnItsFirstMonths(t *testing.T) {
	months, err := budget.Spread(euro("100.02"), budget.Year{Number: 3, Months: 5})
	require.NoError(t, err)
	require.Equal(t, []budget.Month{
		{Number: 25, Amount: euro("20.01")}, {Number: 26, Amount: euro("20.01")},
		{Number: 27, Amount: euro("20.00")}, {Number: 28, Amount: euro("20.00")}, {Number: 29, Amount: euro("20.00")},
	}, months)
	_, err = budget.Spread(euro("1.00"), budget.Year{Number: 4})
	require.ErrorIs(t, err, budget.ErrMonths)
}

func TestASpreadAddsUpAndIsEvenToTheCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := money.FromCents(rapid.Int64Range(-1e14, 1e14).Draw(t, "cents"))
		months, err := budget.Spread(amount, budget.Year{Number: rapid.IntRange(1, 3).Draw(t, "year"), Months: rapid.IntRange(1, 12).Draw(t, "months")})
		require.NoError(t, err)
		var whole money.Amount
		for _, month := range months {
			whole, _ = whole.Add(month.Amount)
			apart, err := months[0].Amount.Sub(month.Amount)
			require.NoError(t, err)
			require.LessOrEqual(t, apart.Cents()*int64(amount.Sign()), int64(1))
			require.GreaterOrEqual(t, apart.Cents()*int64(amount.Sign()), int64(0))
		}
		require.Equal(t, amount, whole)
	})
}
