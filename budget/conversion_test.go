package budget_test

import (
	"testing"
	"time"

	"konsortium/budget"
	"konsortium/money"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func date(t *testing.T, text string) programme.Date {
	t.Helper()
	day, err := programme.Parse(text)
	require.NoError(t, err)
	return day
}

func TestEachRuleNamesTheRateThatCounts(t *testing.T) {
	cost, from, until := date(t, "2027-03-31"), date(t, "2027-01-01"), date(t, "2027-06-30")
	for _, c := range []struct {
		conversion budget.Conversion
		series     string
		when       string
	}{
		{budget.Conversion{Rule: budget.MonthOfCost}, "inforeuro", "2027-03"},
		{budget.Conversion{Rule: budget.PeriodAverage}, "ecb_average", "2027-01-01 – 2027-06-30"},
		{budget.Conversion{Rule: budget.AgreementDate, AgreementOn: date(t, "2026-02-28")}, "inforeuro", "2026-02"},
	} {
		needed, err := c.conversion.Needs(cost, from, until)
		require.NoError(t, err)
		assert.Equal(t, c.series, needed.Series)
		assert.Equal(t, c.when, needed.When())
	}
	month, err := budget.Conversion{Rule: budget.MonthOfCost}.Needs(date(t, "2028-02-29"), from, until)
	require.NoError(t, err)
	assert.Equal(t, date(t, "2028-02-29"), month.Until, "a month ends on its last day")
	_, err = budget.Conversion{Rule: budget.AgreementDate}.Needs(cost, from, until)
	require.ErrorIs(t, err, budget.ErrNoAgreementDay)
}

func TestAMissingRateIsNamedByCurrencyAndMonth(t *testing.T) {
	needed, err := budget.Conversion{Rule: budget.MonthOfCost}.Needs(date(t, "2027-03-05"), programme.Date{}, programme.Date{})
	require.NoError(t, err)
	assert.EqualError(t, &budget.MissingRate{Currency: "SEK", Needed: needed}, "no rate for SEK, 2027-03")
}

func days(t *testing.T, from string, count int, figures ...string) []budget.DayRate {
	t.Helper()
	day := date(t, from)
	var rates []budget.DayRate
	for i := 0; len(rates) < count; day = day.AddDays(1) {
		if weekday := day.Weekday(); weekday == time.Saturday || weekday == time.Sunday {
			continue
		}
		rate, err := money.ParseRate(figures[i%len(figures)])
		require.NoError(t, err)
		rates = append(rates, budget.DayRate{On: day, Rate: rate})
		i++
	}
	return rates
}

func TestAnAverageCountsEveryPublishedDayOfThePeriodOnce(t *testing.T) {
	rates := days(t, "2027-02-22", 30, "11.1000", "11.2000", "11.4000")
	mean, covered := budget.AverageOver(date(t, "2027-03-01"), date(t, "2027-03-31"), rates)
	require.True(t, covered)
	assert.Equal(t, 23, mean.Quotes())
	assert.Equal(t, "258.4000/23", mean.String())
}

func TestAnAverageOverAPartOfThePeriodIsNoAverage(t *testing.T) {
	march := days(t, "2027-03-01", 23, "11.0")
	for name, c := range map[string]struct {
		from, until string
		rates       []budget.DayRate
	}{
		"nothing":              {"2027-03-01", "2027-03-31", nil},
		"the end is missing":   {"2027-03-01", "2027-04-30", march},
		"the start is missing": {"2027-01-01", "2027-03-31", march},
		"a gap in between":     {"2027-03-01", "2027-03-31", append(append([]budget.DayRate{}, march[:5]...), march[14:]...)},
	} {
		_, covered := budget.AverageOver(date(t, c.from), date(t, c.until), c.rates)
		assert.False(t, covered, name)
	}
	_, covered := budget.AverageOver(date(t, "2027-02-27"), date(t, "2027-04-04"), march)
	assert.True(t, covered, "weekends at the edges are no gap")
}

func TestTheRuleBookGivesTheRuleAndItsCategories(t *testing.T) {
	book, known := programme.For("KA203", 2019)
	require.True(t, known)
	rule, given := budget.ConversionOf(book)
	assert.True(t, given)
	assert.Equal(t, budget.AgreementDate, rule)
	assert.Equal(t, []string{"special_needs", "exceptional_costs"}, budget.ConvertedCategories(book))

	lump, known := programme.For("KA220-HED", 2022)
	require.True(t, known)
	_, given = budget.ConversionOf(lump)
	assert.False(t, given, "a lump sum is in euro: the book gives no rule")
	assert.Equal(t, lump.Budget.Categories.Value, budget.ConvertedCategories(lump))
	assert.Nil(t, budget.ConvertedCategories(nil))
}
