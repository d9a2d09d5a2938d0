package budget_test

import (
	"errors"
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/budget"
	"konsortium/money"
)

func euro(text string) money.Amount { return money.MustParse(text) }

func limit(text string) *money.Amount {
	a := euro(text)
	return &a
}

func drawCells(t *rapid.T, label string) []budget.Cell {
	cell := rapid.Custom(func(t *rapid.T) budget.Cell {
		return budget.Cell{
			Partner:  rapid.SampledFrom([]string{"lund", "turku", "bremen", "oslo"}).Draw(t, "partner"),
			Category: rapid.SampledFrom([]string{"project_management", "multiplier_events", "special_needs"}).Draw(t, "category"),
			Year:     rapid.IntRange(1, 4).Draw(t, "year"),
			Amount:   money.FromCents(rapid.Int64Range(-1e12, 1e12).Draw(t, "cents")),
		}
	})
	return rapid.SliceOfN(cell, 0, 60).Draw(t, label)
}

func sum[K comparable](axis map[K]money.Amount) money.Amount {
	var whole money.Amount
	for _, amount := range axis {
		whole, _ = whole.Add(amount)
	}
	return whole
}

func TestThePartsOfEveryAxisAddUpToTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := drawCells(t, "cells")
		totals, err := budget.Total(cells)
		require.NoError(t, err)
		var whole money.Amount
		for _, cell := range cells {
			whole, _ = whole.Add(cell.Amount)
		}
		require.Equal(t, whole, totals.Whole)
		require.Equal(t, whole, sum(totals.Partner))
		require.Equal(t, whole, sum(totals.Category))
		require.Equal(t, whole, sum(totals.Year))
		require.Equal(t, whole, sum(totals.PartnerYear))
		require.Equal(t, whole, sum(totals.CategoryYear))
		require.Equal(t, whole, sum(totals.PartnerCategory))
		for partner, total := range totals.Partner {
			var years money.Amount
			for place, amount := range totals.PartnerYear {
				if place.Partner == partner {
					years, _ = years.Add(amount)
				}
			}
			require.Equal(t, total, years, partner)
		}
	})
}

func TestTheOrderOfTheCellsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := drawCells(t, "cells")
		forwards, err := budget.Total(cells)
		require.NoError(t, err)
		shuffled, err := budget.Total(rapid.Permutation(cells).Draw(t, "shuffled"))
		require.NoError(t, err)
		require.Equal(t, forwards, shuffled)
	})
}

func TestTotalsNameEachPlace(t *testing.T) {
	totals, err := budget.Total([]budget.Cell{
		{Partner: "lund", Category: "project_management", Year: 1, Amount: euro("12000.00")},
		{Partner: "lund", Category: "project_management", Year: 1, Amount: euro("0.01")},
		{Partner: "turku", Category: "multiplier_events", Year: 2, Amount: euro("500.50")},
	})
	require.NoError(t, err)
	require.Equal(t, euro("12500.51"), totals.Whole)
	require.Equal(t, euro("12000.01"), totals.PartnerYear[budget.PartnerYear{Partner: "lund", Year: 1}])
	require.Equal(t, euro("500.50"), totals.CategoryYear[budget.CategoryYear{Category: "multiplier_events", Year: 2}])
	require.Equal(t, euro("500.50"), totals.PartnerCategory[budget.PartnerCategory{Partner: "turku", Category: "multiplier_events"}])
	require.Zero(t, totals.Partner["bremen"])
}

func TestASumBeyondAllMeasureIsAnError(t *testing.T) {
	most := money.FromCents(math.MaxInt64)
	_, err := budget.Total([]budget.Cell{{Partner: "a", Year: 1, Amount: most}, {Partner: "b", Year: 2, Amount: most}})
	require.ErrorIs(t, err, money.ErrOverflow)
	_, err = budget.Positions(nil, nil, []budget.Cell{{Amount: money.FromCents(math.MinInt64)}})
	require.True(t, errors.Is(err, money.ErrOverflow))
}

func TestThePositionHoldsPlanClaimAndApprovalApart(t *testing.T) {
	at := func(partner, amount string) budget.Cell {
		return budget.Cell{Partner: partner, Category: "project_management", Year: 1, Amount: euro(amount)}
	}
	positions, err := budget.Positions(
		[]budget.Cell{at("lund", "1000.00"), at("turku", "500.00")},
		[]budget.Cell{at("lund", "200.00"), at("bremen", "1.00")},
		[]budget.Cell{at("lund", "300.00"), at("turku", "500.01")},
	)
	require.NoError(t, err)
	require.Equal(t, budget.Position{Planned: euro("1000"), Submitted: euro("200"), Approved: euro("300"), Remaining: euro("700")}, positions.Partner["lund"])
	require.Equal(t, euro("-0.01"), positions.Partner["turku"].Remaining)
	require.Equal(t, budget.Position{Submitted: euro("1")}, positions.Partner["bremen"])
	require.Equal(t, budget.Position{Planned: euro("1500"), Submitted: euro("201"), Approved: euro("800.01"), Remaining: euro("699.99")}, positions.Whole)
	require.Equal(t, positions.Whole, positions.Year[1])
	require.Equal(t, positions.Whole, positions.Category["project_management"])
	require.Equal(t, positions.Whole, positions.CategoryYear[budget.CategoryYear{Category: "project_management", Year: 1}])
}

func TestPositionsAddUpToTheWholeOnEveryAxis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		positions, err := budget.Positions(drawCells(t, "plan"), drawCells(t, "submitted"), drawCells(t, "approved"))
		require.NoError(t, err)
		require.Equal(t, positions.Whole, sumPositions(positions.Partner))
		require.Equal(t, positions.Whole, sumPositions(positions.Category))
		require.Equal(t, positions.Whole, sumPositions(positions.Year))
		require.Equal(t, positions.Whole, sumPositions(positions.PartnerYear))
		require.Equal(t, positions.Whole, sumPositions(positions.CategoryYear))
		require.Equal(t, positions.Whole, sumPositions(positions.PartnerCategory))
	})
}

func sumPositions[K comparable](axis map[K]budget.Position) budget.Position {
	var whole budget.Position
	for _, at := range axis {
		whole.Planned, _ = whole.Planned.Add(at.Planned)
		whole.Submitted, _ = whole.Submitted.Add(at.Submitted)
		whole.Approved, _ = whole.Approved.Add(at.Approved)
		whole.Remaining, _ = whole.Remaining.Add(at.Remaining)
	}
	return whole
}

// BenchmarkTotals sums 2,000 cells: 20 partners, 7 categories, 3 years and more,
// the size of a large consortium's grid.
func BenchmarkTotals(b *testing.B) {
	cells := make([]budget.Cell, 2000)
	for i := range cells {
		cells[i] = budget.Cell{
			Partner: "partner-" + strconv.Itoa(i%20), Category: "category-" + strconv.Itoa(i/20%7), Year: i/140%3 + 1,
			Amount: money.FromCents(int64(i) * 37),
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := budget.Total(cells); err != nil {
			b.Fatal(err)
		}
	}
}
