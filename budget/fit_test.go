package budget_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/budget"
	"konsortium/money"
)

func at(partner, category string, year int, amount string) budget.Cell {
	return budget.Cell{Partner: partner, Category: category, Year: year, Amount: euro(amount)}
}

func capsOf(t require.TestingT, months int, limits budget.Limits, cells []budget.Cell) []budget.YearCap {
	totals, err := budget.Total(cells)
	require.NoError(t, err)
	caps, err := budget.YearCaps(months, limits, totals.Year)
	require.NoError(t, err)
	return caps
}

// written tells a fit as text: partner/category/year: before -> after.
func written(fit budget.Fit) (lines []string) {
	for _, cut := range fit.Cuts {
		lines = append(lines, cut.Partner+"/"+cut.Category+"/"+string(rune('0'+cut.Year))+": "+cut.Before.String()+" -> "+cut.After.String())
	}
	for _, short := range fit.Short {
		lines = append(lines, "short "+string(rune('0'+short.Year))+": "+short.Amount.String())
	}
	return lines
}

func TestCutsFollowTheRuleToTheCent(t *testing.T) {
	cells := []budget.Cell{
		at("lund", "pm", 1, "100.00"), at("turku", "pm", 1, "100.00"), at("oslo", "pm", 1, "100.00"),
		at("lund", "events", 1, "50.00"), at("lund", "pm", 2, "30.00"),
	}
	for _, row := range []struct {
		name  string
		own   string
		total *money.Amount
		rule  budget.FitRule
		want  []string
	}{
		{"nothing exceeds anything", "350.00", limit("380.00"), budget.FitRule{}, nil},
		{"a cent over one year", "349.99", nil, budget.FitRule{}, []string{"lund/pm/1: 100.00 -> 99.99"}},
		{"proportional, the odd cent by the largest remainder", "250.00", nil, budget.FitRule{}, []string{
			"lund/events/1: 50.00 -> 35.71", "lund/pm/1: 100.00 -> 71.43", "oslo/pm/1: 100.00 -> 71.43", "turku/pm/1: 100.00 -> 71.43",
		}},
		{"one category first, then the next", "290.00", nil, budget.FitRule{Categories: []string{"events", "pm"}}, []string{
			"lund/events/1: 50.00 -> 0.00", "lund/pm/1: 100.00 -> 96.66", "oslo/pm/1: 100.00 -> 96.67", "turku/pm/1: 100.00 -> 96.67",
		}},
		{"a partner is kept", "300.00", nil, budget.FitRule{Keep: []string{"lund"}}, []string{"oslo/pm/1: 100.00 -> 75.00", "turku/pm/1: 100.00 -> 75.00"}},
		{"the whole after the years", "349.99", limit("379.97"), budget.FitRule{Keep: []string{"turku", "oslo"}, Categories: []string{"pm"}}, []string{
			"lund/pm/1: 100.00 -> 99.97",
		}},
		{"what may give is not enough", "200.00", nil, budget.FitRule{Categories: []string{"events"}}, []string{"lund/events/1: 50.00 -> 0.00", "short 1: 100.00"}},
		{"nobody may give", "1000.00", limit("379.00"), budget.FitRule{Keep: []string{"lund", "turku", "oslo"}}, []string{"short 0: 1.00"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			fit, err := budget.FitToCap(cells, capsOf(t, 24, budget.Limits{OwnPerYear: limit(row.own)}, cells), row.total, row.rule)
			require.NoError(t, err)
			require.Equal(t, row.want, written(fit))
		})
	}
}

func TestAFitReachesEveryCapOrSaysWhatIsLeftOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var cells []budget.Cell
		for _, cell := range drawCells(t, "cells") {
			if cell.Amount.Sign() > 0 {
				cells = append(cells, cell)
			}
		}
		limits := budget.Limits{OwnPerYear: new(money.FromCents(rapid.Int64Range(0, 1e13).Draw(t, "year")))}
		total := money.FromCents(rapid.Int64Range(0, 4e13).Draw(t, "total"))
		rule := budget.FitRule{
			Keep:       rapid.SliceOfDistinct(rapid.SampledFrom([]string{"lund", "turku"}), rapid.ID).Draw(t, "keep"),
			Categories: rapid.SliceOfDistinct(rapid.SampledFrom([]string{"project_management", "multiplier_events"}), rapid.ID).Draw(t, "categories"),
		}
		fit, err := budget.FitToCap(cells, capsOf(t, 42, limits, cells), &total, rule)
		require.NoError(t, err)

		cutBy := map[budget.CellPlace]money.Amount{}
		for _, cut := range fit.Cuts {
			require.GreaterOrEqual(t, cut.After.Sign(), 0, "never below zero")
			require.Equal(t, 1, cut.Before.Cmp(cut.After), "a cut cuts")
			require.NotContains(t, rule.Keep, cut.Partner)
			if len(rule.Categories) > 0 {
				require.Contains(t, rule.Categories, cut.Category)
			}
			cutBy[cut.CellPlace], _ = cut.After.Sub(cut.Before)
		}
		after := slices.Clone(cells)
		for place, change := range cutBy {
			after = append(after, budget.Cell{Partner: place.Partner, Category: place.Category, Year: place.Year, Amount: change})
		}
		short := map[int]money.Amount{}
		for _, one := range fit.Short {
			short[one.Year] = one.Amount
		}
		for _, year := range capsOf(t, 42, limits, after) {
			if year.Breached() {
				over, _ := year.Headroom.Neg()
				require.Contains(t, short, year.Year)
				require.True(t, short[year.Year].Cmp(over) >= 0, "what is left over was told")
			}
		}
		totals, err := budget.Total(after)
		require.NoError(t, err)
		if totals.Whole.Cmp(total) > 0 {
			over, _ := totals.Whole.Sub(total)
			require.Equal(t, over, short[0])
		}

		slices.Reverse(cells)
		again, err := budget.FitToCap(cells, capsOf(t, 42, limits, cells), &total, rule)
		require.NoError(t, err)
		require.Equal(t, fit, again, "the order of the cells does not matter")
	})
}

func TestAShorterProjectKeepsTheShareOfItsMonths(t *testing.T) {
	cells := []budget.Cell{at("lund", "pm", 1, "120.00"), at("lund", "pm", 2, "100.00"), at("lund", "pm", 3, "60.00")}
	for _, row := range []struct {
		from, to int
		want     []budget.Cell
	}{
		{36, 24, cells[:2]},
		{36, 30, []budget.Cell{cells[0], cells[1], at("lund", "pm", 3, "30.00")}},
		{36, 17, []budget.Cell{cells[0], at("lund", "pm", 2, "41.67")}},
		{36, 36, cells},
		{30, 36, cells},
	} {
		got, err := budget.Stretch(cells, row.from, row.to)
		require.NoError(t, err)
		require.Equal(t, row.want, got, "%d to %d months", row.from, row.to)
	}
	_, err := budget.Stretch(cells, 36, 0)
	require.ErrorIs(t, err, budget.ErrMonths)
}

func TestHandingOverMovesAPartnersAmountsAndKeepsTheSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := drawCells(t, "cells")
		category := rapid.SampledFrom([]string{"", "multiplier_events"}).Draw(t, "category")
		handed, err := budget.HandOver(cells, "lund", "turku", category)
		require.NoError(t, err)
		before, _ := budget.Total(cells)
		after, _ := budget.Total(handed)
		require.Equal(t, before.Whole, after.Whole)
		for year, amount := range before.Year {
			require.Equal(t, amount, after.Year[year])
		}
		for _, cell := range handed {
			if category == "" || cell.Category == category {
				require.NotEqual(t, "lund", cell.Partner)
			}
		}
		require.Equal(t, before.Partner["oslo"], after.Partner["oslo"])
	})
}

func TestVersionsSideBySideTellTheirChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, second := drawCells(t, "first"), drawCells(t, "second")
		by, places, err := budget.SideBySide(first, second)
		require.NoError(t, err)
		require.Equal(t, money.Zero, by.Whole.Changes[0])
		var changes, partners money.Amount
		for _, row := range places {
			changes, _ = changes.Add(row.Changes[1])
		}
		for _, row := range by.Partner {
			partners, _ = partners.Add(row.Changes[1])
		}
		require.Equal(t, by.Whole.Changes[1], changes, "the changes of all cells add up to the change of the whole")
		require.Equal(t, by.Whole.Changes[1], partners)

		same, _, err := budget.SideBySide(first, first)
		require.NoError(t, err)
		require.False(t, same.Whole.Changed())
	})
}
