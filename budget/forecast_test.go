package budget_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/budget"
	"konsortium/money"
)

func TestTheForecastGoesOnAsBefore(t *testing.T) {
	at := func(partner, category string, year int, amount string) budget.Cell {
		return budget.Cell{Partner: partner, Category: category, Year: year, Amount: euro(amount)}
	}
	forecast, err := budget.ForecastOf(budget.ForecastFacts{
		Months:   18,
		Plan:     []budget.Cell{at("lund", "outputs", 1, "1200.00"), at("lund", "outputs", 2, "600.00"), at("turku", "outputs", 1, "1200.00"), at("turku", "events", 2, "60.00")},
		Approved: []budget.Cell{at("lund", "outputs", 1, "300.00")}, Submitted: []budget.Cell{at("turku", "outputs", 1, "7.00")},
		Reported: map[string]int{"lund": 6},
	})
	require.NoError(t, err)
	lund := forecast.Partner["lund"]
	require.Equal(t, budget.Outlook{
		Planned: euro("1800.00"), Approved: euro("300.00"), ToDate: euro("600.00"), Rest: euro("1200.00"), Expected: euro("900.00"), Unspent: euro("900.00"),
	}, lund, "half of the plan was used so far, so half of the rest will be")
	require.Equal(t, euro("1260.00"), forecast.Partner["turku"].Expected, "nothing is reported yet: as planned")
	require.Equal(t, euro("7.00"), forecast.Partner["turku"].Submitted)
	require.Equal(t, budget.ForecastMonth{Number: 1, Planned: euro("200.00"), Approved: euro("50.00"), Expected: euro("100.00")}, forecast.Months[0])
	require.Equal(t, budget.ForecastMonth{Number: 18, Planned: euro("110.00"), Expected: euro("60.00")}, forecast.Months[17])
}

func TestWhatIsUsedAbovePlanIsForetold(t *testing.T) {
	forecast, err := budget.ForecastOf(budget.ForecastFacts{
		Months: 12, Plan: []budget.Cell{cell("lund", "outputs", "1200.00")}, Approved: []budget.Cell{cell("lund", "outputs", "900.00")}, Reported: map[string]int{"lund": 6},
	})
	require.NoError(t, err)
	require.Equal(t, euro("1800.00"), forecast.Whole.Expected)
	require.Equal(t, euro("600.00"), forecast.Whole.Over)
	require.True(t, forecast.Whole.Unspent.IsZero())
	_, err = budget.ForecastOf(budget.ForecastFacts{})
	require.ErrorIs(t, err, budget.ErrMonths)
}

func TestTheMonthsOfAForecastAddUpToItsPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) []budget.Cell {
			return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) budget.Cell {
				return budget.Cell{
					Partner: rapid.SampledFrom([]string{"lund", "turku"}).Draw(t, "partner"), Category: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "category"),
					Year: rapid.IntRange(1, 5).Draw(t, "year"), Amount: money.FromCents(rapid.Int64Range(0, 1e10).Draw(t, "cents")),
				}
			}), 0, 15).Draw(t, label)
		}
		months := rapid.IntRange(1, 40).Draw(t, "months")
		facts := budget.ForecastFacts{Months: months, Plan: draw("plan"), Approved: draw("approved"), Submitted: draw("submitted"), Reported: map[string]int{"lund": rapid.IntRange(0, months).Draw(t, "reported")}}
		forecast, err := budget.ForecastOf(facts)
		require.NoError(t, err)
		var planned, approved, expected money.Amount
		for _, month := range forecast.Months {
			planned, _ = planned.Add(month.Planned)
			approved, _ = approved.Add(month.Approved)
			expected, _ = expected.Add(month.Expected)
		}
		require.Equal(t, forecast.Whole.Planned, planned)
		require.Equal(t, forecast.Whole.Approved, approved)
		coming, _ := forecast.Whole.Expected.Sub(forecast.Whole.Approved)
		require.Equal(t, coming, expected)
		partners := money.Zero
		for _, outlook := range forecast.Partner {
			partners, _ = partners.Add(outlook.Expected)
		}
		require.Equal(t, forecast.Whole.Expected, partners)
	})
}
