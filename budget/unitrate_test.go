package budget_test

import (
	"fmt"
	"testing"

	"konsortium/budget"
	"konsortium/money"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheUnitRatesOfABookAreThoseThatCountForThePartner(t *testing.T) {
	book, known := programme.For("KA203", 2019)
	require.True(t, known)
	told := func(coordinator bool, country string) (all []string) {
		for _, rate := range budget.UnitRates(book, coordinator, country) {
			assert.NotEmpty(t, rate.Sources, rate.Code)
			all = append(all, fmt.Sprintf("%s %s per %s", rate.Code, rate.Rate, rate.Per))
		}
		return all
	}
	swedish := told(true, "SE")
	for _, want := range []string{
		"management_coordinator 500.00 per month", "meeting_100 575.00 per participant", "meeting_2000 760.00 per participant",
		"staff_manager 294.00 per day", "event_local 100.00 per participant", "event_international 200.00 per participant", "travel_500 275.00 per participant",
		"linguistic 150.00 per participant",
	} {
		assert.Contains(t, swedish, want)
	}
	polish := told(false, "PL")
	assert.Contains(t, polish, "management_partner 250.00 per month")
	assert.Contains(t, polish, "staff_manager 88.00 per day")
	assert.NotContains(t, polish, "management_coordinator 500.00 per month")
	codes := map[string]bool{}
	for _, rate := range budget.UnitRates(book, true, "SE") {
		assert.False(t, codes[rate.Category+rate.Code], "%s stands twice", rate.Code)
		codes[rate.Category+rate.Code] = true
	}
}

func TestALumpSumCallAndNoBookHaveNoUnitRates(t *testing.T) {
	book, known := programme.For("KA220-HED", 2025)
	require.True(t, known)
	assert.Empty(t, budget.UnitRates(book, true, "SE"))
	assert.Empty(t, budget.UnitRates(nil, true, "SE"))
}

func TestAUnitCostIsRoundedOnceHalfAwayFromZero(t *testing.T) {
	for _, one := range []struct{ units, rate, read, want string }{
		{"12", "250.00", "12", "3000.00"}, {"2.50", "250.00", "2.5", "625.00"}, {"0.5", "0.01", "0.5", "0.01"}, {"1.5", "0.03", "1.5", "0.05"},
		{"0.01", "0.49", "0.01", "0.00"}, {"999999.99", "0.01", "999999.99", "10000.00"}, {"007", "1.00", "7", "7.00"},
	} {
		read, amount, err := budget.UnitCost(one.units, money.MustParse(one.rate))
		require.NoError(t, err, one.units)
		assert.Equal(t, []string{one.read, one.want}, []string{read, amount.String()}, "%s × %s", one.units, one.rate)
	}
	for _, wrong := range []string{"", "0", "0.00", "-1", "1,5", "1.234", "1e3", " 1", "1234567", "١"} {
		_, _, err := budget.UnitCost(wrong, money.MustParse("1.00"))
		assert.ErrorIs(t, err, budget.ErrUnits, "%q", wrong)
	}
}
