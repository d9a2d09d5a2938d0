package budget_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/budget"
	"konsortium/programme"
)

// limitsOf judges the cells of a KA203 project and tells what is named.
func limitsOf(t *testing.T, action string, call, months int, cells []budget.Cell, items []budget.PlannedItem, packages int) map[budget.LimitName][]budget.CategoryLimit {
	t.Helper()
	book, known := programme.For(action, call)
	require.True(t, known)
	totals, err := budget.Total(cells)
	require.NoError(t, err)
	found, err := budget.CategoryLimits(book, years(t, months), totals, items, packages)
	require.NoError(t, err)
	named := map[budget.LimitName][]budget.CategoryLimit{}
	for _, limit := range found {
		require.NotEmpty(t, limit.Source.Title, limit.Name)
		named[limit.Name] = append(named[limit.Name], limit)
	}
	return named
}

func cellOf(category string, year int, amount string) budget.Cell {
	return budget.Cell{Partner: "lund", Category: category, Year: year, Amount: euro(amount)}
}

func TestALimitIsKeptToTheCentAndBrokenByOneMore(t *testing.T) {
	for name, row := range map[string]struct {
		category     string
		year, months int
		kept, broken string
	}{
		"management_per_month": {"project_management", 3, 30, "16500.00", "16500.01"},
		"meetings_per_year":    {"transnational_meetings", 1, 24, "23000.00", "23000.01"},
		"events_per_project":   {"multiplier_events", 2, 36, "30000.00", "30000.01"},
		"exceptional_costs":    {"exceptional_costs", 1, 24, "50000.00", "50000.01"},
	} {
		t.Run(name, func(t *testing.T) {
			limit := budget.LimitName(name)
			kept := limitsOf(t, "KA203", 2019, row.months, []budget.Cell{cellOf(row.category, row.year, row.kept)}, nil, 0)[limit]
			require.Len(t, kept, 1)
			require.False(t, kept[0].Broken)
			broken := limitsOf(t, "KA203", 2019, row.months, []budget.Cell{cellOf(row.category, row.year, row.broken)}, nil, 0)[limit]
			require.True(t, broken[0].Broken)
			require.Equal(t, row.kept, broken[0].Most.String())
		})
	}
}

func TestEventsNeedAnOutput(t *testing.T) {
	alone := limitsOf(t, "KA203", 2019, 24, []budget.Cell{cellOf("multiplier_events", 1, "100.00")}, nil, 0)
	require.True(t, alone[budget.EventsNeedOutput][0].Broken)
	beside := limitsOf(t, "KA220-HED", 2021, 24, []budget.Cell{cellOf("multiplier_events", 1, "100.00"), cellOf("project_results", 2, "0.01")}, nil, 0)
	require.False(t, beside[budget.EventsNeedOutput][0].Broken)
}

func TestNumbersAreCountedFromTheItems(t *testing.T) {
	trips := []budget.PlannedItem{
		{Category: "transnational_meetings", Year: 1, Facts: budget.Facts{Participants: number(30)}},
		{Category: "transnational_meetings", Year: 1, Facts: budget.Facts{Participants: number(11)}},
		{Category: "transnational_meetings", Year: 2, Facts: budget.Facts{Participants: number(40)}},
		{Category: "learning_teaching_training", Year: 2, Facts: budget.Facts{Participants: number(40)}},
	}
	found := limitsOf(t, "KA203", 2015, 24, nil, trips, 0)[budget.TripsPerYear]
	require.Len(t, found, 2)
	require.Equal(t, []bool{true, false}, []bool{found[0].Broken, found[1].Broken})
	require.Empty(t, limitsOf(t, "KA203", 2016, 24, nil, trips, 0)[budget.TripsPerYear], "the later calls have no such number")

	packages := limitsOf(t, "KA220-HED", 2025, 24, nil, nil, 11)
	require.False(t, packages[budget.MostWorkPackages][0].Broken)
	require.True(t, packages[budget.WorkPackages][0].Broken)
	require.True(t, limitsOf(t, "KA220-HED", 2025, 24, nil, nil, 12)[budget.MostWorkPackages][0].Broken)
}

func TestWhatALimitLeavesOutIsNotCounted(t *testing.T) {
	guarantee := []budget.PlannedItem{{Category: "exceptional_costs", Year: 1, Facts: budget.Facts{Guarantee: true}, Amount: euro("7000.00")}}
	found := limitsOf(t, "KA203", 2019, 24, []budget.Cell{cellOf("exceptional_costs", 1, "57000.00")}, guarantee, 0)[budget.ExceptionalCosts]
	require.Equal(t, "50000.00", found[0].Planned.String())
	require.False(t, found[0].Broken)

	online := []budget.PlannedItem{{Category: "multiplier_events", Year: 1, Parts: []budget.Part{{Name: "local_per_participant", Amount: euro("9000.00")}, {Name: "virtual_per_participant", Amount: euro("5000.01")}}}}
	virtual := limitsOf(t, "KA203", 2020, 24, nil, online, 0)[budget.VirtualEvents]
	require.Equal(t, "5000.01", virtual[0].Planned.String())
	require.True(t, virtual[0].Broken)
}

func TestWithoutARuleBookNoCategoryHasALimit(t *testing.T) {
	found, err := budget.CategoryLimits(nil, years(t, 24), budget.Totals{}, nil, 3)
	require.NoError(t, err)
	require.Empty(t, found)
}
