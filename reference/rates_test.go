package reference

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEveryShippedMonthlyRateIsTheLastButOneDailyRateOfTheMonthBefore(t *testing.T) {
	daily := map[string]map[string][]ShippedRate{} // currency, month, days
	count := 0
	require.NoError(t, DailyRates(func(rate ShippedRate) error {
		count++
		months := daily[rate.Currency]
		if months == nil {
			months = map[string][]ShippedRate{}
			daily[rate.Currency] = months
		}
		months[rate.On[:7]] = append(months[rate.On[:7]], rate)
		return nil
	}))
	assert.Len(t, daily, 14)
	assert.Greater(t, count, 40_000)

	months := 0
	require.NoError(t, MonthlyRates(func(rate ShippedRate) error {
		months++
		days := daily[rate.Currency][before(rate.On)]
		require.GreaterOrEqual(t, len(days), 2, "%s %s", rate.Currency, rate.On)
		assert.Equal(t, days[len(days)-2].UnitsPerEuro, rate.UnitsPerEuro, "%s %s", rate.Currency, rate.On)
		return nil
	}))
	assert.Greater(t, months, 2_000)
}

// before is the month before a month written YYYY-MM.
func before(month string) string {
	first, err := time.Parse("2006-01", month)
	if err != nil {
		return ""
	}
	return first.AddDate(0, -1, 0).Format("2006-01")
}
