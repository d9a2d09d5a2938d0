package budget_test

import (
	"testing"

	"konsortium/budget"
	"konsortium/money"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestATotalIsExplainedByTheFirstAxisThatItLeavesOpen(t *testing.T) {
	cells := []budget.Cell{
		{Partner: "a", Category: "x", Year: 1, Amount: money.FromCents(1_00)}, {Partner: "a", Category: "y", Year: 2, Amount: money.FromCents(20_00)},
		{Partner: "b", Category: "x", Year: 1, Amount: money.FromCents(300_00)},
	}
	for _, c := range []struct {
		at    budget.TotalPlace
		total string
		parts []budget.TotalPlace
	}{
		{budget.TotalPlace{}, "321.00", []budget.TotalPlace{{Partner: "a"}, {Partner: "b"}}},
		{budget.TotalPlace{Year: 1}, "301.00", []budget.TotalPlace{{Partner: "a", Year: 1}, {Partner: "b", Year: 1}}},
		{budget.TotalPlace{Category: "x"}, "301.00", []budget.TotalPlace{{Partner: "a", Category: "x"}, {Partner: "b", Category: "x"}}},
		{budget.TotalPlace{Partner: "a"}, "21.00", []budget.TotalPlace{{Partner: "a", Category: "x"}, {Partner: "a", Category: "y"}}},
		{budget.TotalPlace{Partner: "a", Category: "y"}, "20.00", []budget.TotalPlace{{Partner: "a", Category: "y", Year: 2}}},
		{budget.TotalPlace{Partner: "a", Category: "x", Year: 1}, "1.00", nil},
		{budget.TotalPlace{Partner: "c"}, "0.00", nil},
	} {
		explained, err := budget.Explain(cells, nil, cells[:1], c.at)
		require.NoError(t, err)
		assert.Equal(t, c.total, explained.Position.Planned.String(), "%v", c.at)
		var places []budget.TotalPlace
		for _, part := range explained.Parts {
			places = append(places, part.Place)
		}
		assert.Equal(t, c.parts, places, "%v", c.at)
	}
}

func TestThePartsOfATotalAddUpToIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cells := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) budget.Cell {
			return budget.Cell{
				Partner: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "partner"), Category: rapid.SampledFrom([]string{"x", "y"}).Draw(t, "category"),
				Year: rapid.IntRange(1, 3).Draw(t, "year"), Amount: money.FromCents(rapid.Int64Range(0, 1_000_000_00).Draw(t, "cents")),
			}
		}), 0, 20).Draw(t, "cells")
		at := budget.TotalPlace{
			Partner: rapid.SampledFrom([]string{"", "a"}).Draw(t, "of partner"), Category: rapid.SampledFrom([]string{"", "x"}).Draw(t, "of category"), Year: rapid.IntRange(0, 1).Draw(t, "of year"),
		}
		half := len(cells) / 2
		explained, err := budget.Explain(cells, cells[:half], cells[half:], at)
		require.NoError(t, err)
		if len(explained.Parts) == 0 {
			return
		}
		var planned, submitted, approved, remaining int64
		for _, part := range explained.Parts {
			planned += part.Position.Planned.Cents()
			submitted += part.Position.Submitted.Cents()
			approved += part.Position.Approved.Cents()
			remaining += part.Position.Remaining.Cents()
		}
		whole := explained.Position
		assert.Equal(t, []int64{whole.Planned.Cents(), whole.Submitted.Cents(), whole.Approved.Cents(), whole.Remaining.Cents()}, []int64{planned, submitted, approved, remaining})
	})
}
