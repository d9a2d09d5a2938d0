package budget_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/budget"
	"konsortium/money"
	"konsortium/programme"
)

func years(t require.TestingT, months int) []budget.Year {
	found, err := budget.Years(programme.MustDate(2019, 9, 1), months)
	require.NoError(t, err)
	return found
}

func TestAHundredByThreeGivesTheOddCentToTheFirstMonth(t *testing.T) {
	months, err := budget.SpreadOver(euro("100.00"), budget.Span{First: 4, Last: 6})
	require.NoError(t, err)
	require.Equal(t, []budget.Month{{Number: 4, Amount: euro("33.34")}, {Number: 5, Amount: euro("33.33")}, {Number: 6, Amount: euro("33.33")}}, months)
	for _, span := range []budget.Span{{}, {First: 3, Last: 2}, {First: 1, Last: 121}} {
		_, err := budget.SpreadOver(euro("1.00"), span)
		require.ErrorIs(t, err, budget.ErrMonths)
	}
}

func TestADayLiesInTheMonthCountedFromTheStart(t *testing.T) {
	start := programme.MustDate(2020, 1, 31)
	for _, row := range []struct {
		day   programme.Date
		month int
	}{
		{programme.MustDate(2020, 1, 30), 0}, {start, 1}, {programme.MustDate(2020, 2, 28), 1}, {programme.MustDate(2020, 2, 29), 2},
		{programme.MustDate(2020, 3, 30), 2}, {programme.MustDate(2020, 3, 31), 3}, {programme.MustDate(2022, 1, 30), 24}, {programme.MustDate(2022, 1, 31), 0},
	} {
		month, inside := budget.MonthOf(row.day, start, 24)
		require.Equal(t, row.month, month, row.day)
		require.Equal(t, row.month > 0, inside)
	}
}

func TestALineFallsInTheMonthsOfWhatItBelongsTo(t *testing.T) {
	start := programme.MustDate(2019, 9, 1)
	second := years(t, 30)[1]
	for name, row := range map[string]struct {
		belongs budget.Span
		want    budget.Placement
	}{
		"an activity of one month":        {budget.SpanOf(programme.MustDate(2020, 11, 9), programme.MustDate(2020, 11, 13), start, 30), budget.Placement{Span: budget.Span{First: 15, Last: 15}}},
		"a work package of two years":     {budget.SpanOf(programme.MustDate(2020, 3, 1), programme.MustDate(2021, 1, 31), start, 30), budget.Placement{Span: budget.Span{First: 13, Last: 17}}},
		"an activity of another year":     {budget.Span{First: 2, Last: 3}, budget.Placement{Span: budget.Span{First: 13, Last: 24}, Outside: true}},
		"nothing":                         {budget.Span{}, budget.Placement{Span: budget.Span{First: 13, Last: 24}}},
		"days that reach past the end":    {budget.SpanOf(programme.MustDate(2019, 1, 1), programme.MustDate(2029, 1, 1), start, 30), budget.Placement{Span: budget.Span{First: 13, Last: 24}}},
		"days that all lie after the end": {budget.SpanOf(programme.MustDate(2028, 1, 1), programme.MustDate(2029, 1, 1), start, 30), budget.Placement{Span: budget.Span{First: 13, Last: 24}}},
	} {
		require.Equal(t, row.want, budget.Place(second, row.belongs), name)
	}
	last := years(t, 30)[2]
	require.Equal(t, budget.Span{First: 25, Last: 30}, budget.Place(last, budget.Span{}).Span)
}

func TestTheMonthThatBreaksTheCapIsNamedWithItsLines(t *testing.T) {
	for _, months := range []int{24, 30, 36} {
		all := years(t, months)
		last := all[len(all)-1]
		most, err := money.Share(euro("150000.00"), int64(last.Months), 12)
		require.NoError(t, err)
		even := budget.Line{Key: "management", Amount: most, Span: last.Span()}
		whole, err := budget.BreachOf(last, most, []budget.Line{even})
		require.NoError(t, err)
		require.Nil(t, whole, "a cap met exactly is kept, %d months", months)

		cent := budget.Line{Key: "meeting", Amount: euro("0.01"), Span: budget.Span{First: last.FirstMonth(), Last: last.FirstMonth()}}
		broken, err := budget.BreachOf(last, most, []budget.Line{even, cent})
		require.NoError(t, err)
		require.Equal(t, last.Span().Last, broken.Month, "one cent shows in the last month, %d months", months)
		require.Equal(t, "0.01", broken.Over.String())
		require.Len(t, broken.Lines, 1)
		require.Equal(t, "management", broken.Lines[0].Key)
	}
}

func TestTheLinesBehindABreachAreThoseFromItsMonthOnTheLargestFirst(t *testing.T) {
	second := years(t, 36)[1]
	at := func(key, amount string, first, last int) budget.Line {
		return budget.Line{Key: key, Amount: euro(amount), Span: budget.Span{First: first, Last: last}}
	}
	breach, err := budget.BreachOf(second, euro("150000.00"), []budget.Line{
		at("O1", "100000.00", 13, 16), at("management", "12000.00", 13, 24), at("M4", "5000.00", 22, 22), at("O2", "40000.00", 21, 24),
		at("elsewhere", "999999.00", 25, 26),
	})
	require.NoError(t, err)
	require.Equal(t, 24, breach.Month)
	require.Equal(t, "7000.00", breach.Over.String())
	require.Equal(t, []budget.Line{at("O2", "10000.00", 24, 24), at("management", "1000.00", 24, 24)}, breach.Lines)
}

func TestTheMonthsOfLinesAddUpToTheirYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		months := rapid.IntRange(1, 48).Draw(t, "months")
		all := years(t, months)
		year := rapid.SampledFrom(all).Draw(t, "year")
		var lines []budget.Line
		var whole money.Amount
		for i := range rapid.IntRange(1, 6).Draw(t, "lines") {
			amount := money.FromCents(rapid.Int64Range(0, 9_000_000).Draw(t, fmt.Sprint("cents", i)))
			first := rapid.IntRange(1, 60).Draw(t, fmt.Sprint("first", i))
			placed := budget.Place(year, budget.Span{First: first, Last: first + rapid.IntRange(0, 20).Draw(t, fmt.Sprint("length", i))})
			lines = append(lines, budget.Line{Key: fmt.Sprint(i), Amount: amount, Span: placed.Span})
			whole, _ = whole.Add(amount)
		}
		most := money.FromCents(rapid.Int64Range(0, 20_000_000).Draw(t, "cap"))
		breach, err := budget.BreachOf(year, most, lines)
		require.NoError(t, err)
		require.Equal(t, whole.Cmp(most) > 0, breach != nil, "a breach by months is a breach of the year, and the other way round")
		if breach == nil {
			return
		}
		over, _ := whole.Sub(most)
		require.Equal(t, over, breach.Over)
		var behind money.Amount
		for _, line := range breach.Lines {
			behind, _ = behind.Add(line.Amount)
		}
		require.GreaterOrEqual(t, behind.Cents(), over.Cents(), "the lines behind it explain the whole breach")
	})
}
