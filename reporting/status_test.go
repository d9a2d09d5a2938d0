package reporting

import (
	"testing"

	"konsortium/models"
	"konsortium/money"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAReportMovesOnlyAlongTheTable(t *testing.T) {
	allowed := map[[2]Status]bool{
		{Draft, Submitted}: true, {Submitted, Returned}: true, {Submitted, Approved}: true, {Returned, Submitted}: true,
	}
	for _, from := range Statuses() {
		for _, to := range Statuses() {
			assert.Equal(t, allowed[[2]Status{from, to}], CanMove(from, to), "%s → %s", from, to)
		}
		assert.False(t, CanMove(from, "cancelled"))
	}
	assert.Len(t, moves, len(Statuses()))
}

func TestOnlyAReportThatIsWithItsPartnerIsWritable(t *testing.T) {
	for status, want := range map[Status]bool{Draft: true, Returned: true, Submitted: false, Approved: false, "": false} {
		assert.Equal(t, want, status.Writable(), status)
	}
}

func TestAReportedStateIsCarriedForwardOnly(t *testing.T) {
	states := []string{"planned", "in_progress", "delivered", "cancelled"}
	forward := map[[2]string]bool{
		{"planned", "in_progress"}: true, {"planned", "delivered"}: true, {"planned", "cancelled"}: true,
		{"in_progress", "delivered"}: true, {"in_progress", "cancelled"}: true,
	}
	for _, plan := range states {
		assert.False(t, carries(plan, ""), "nothing was said of it")
		for _, reported := range states {
			assert.Equal(t, forward[[2]string{plan, reported}], carries(plan, reported), "%s → %s", plan, reported)
		}
	}
}

func TestTheTotalsOfASubmittedReportDoNotCountItTwice(t *testing.T) {
	amount := money.MustParse
	costs := []models.CostLine{{Category: "a", AmountCents: amount("10.10")}, {Category: "a", AmountCents: amount("0.20")}, {Category: "gone", AmountCents: amount("1.00")}}
	plan := []models.PlannedSum{{Category: "a", Year: 1, AmountCents: amount("100.00")}, {Category: "a", Year: 2, AmountCents: amount("50.00")}}
	actuals := []models.Actual{
		{Category: "a", Year: 1, Status: "approved", AmountCents: amount("40.00")},
		{Category: "a", Year: 1, Status: "submitted", AmountCents: amount("15.30")},
		{Category: "gone", Year: 1, Status: "submitted", AmountCents: amount("1.00")},
	}
	rows, whole, err := totals([]string{"a", "b"}, costs, plan, actuals, &models.Report{Status: "submitted"})
	require.NoError(t, err)
	assert.Equal(t, amount("11.30"), whole)
	assert.Equal(t, []CategoryTotal{
		{Category: "a", Claimed: amount("10.30"), Planned: amount("150.00"), Submitted: amount("5.00"), Approved: amount("40.00"), Remaining: amount("110.00")},
		{Category: "b"},
		{Category: "gone", Claimed: amount("1.00")},
	}, rows)
}
