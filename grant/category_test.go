package grant

import (
	"testing"

	"konsortium/budget"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEveryCallGivesItsCategoriesInItsOrderWithTheirKinds(t *testing.T) {
	for _, book := range programme.Books() {
		categories := categoriesOf(book, budget.By[budget.Position]{})
		require.Len(t, categories, len(book.Budget.Categories.Value), "%s %d", book.Action, book.CallYear)
		for i, code := range book.Budget.Categories.Value {
			assert.Equal(t, code, categories[i].Code)
			assert.True(t, categories[i].Listed)
			want := UnitCosts
			switch {
			case book.Grant.LumpSums != nil:
				want = LumpSum
			case code == "special_needs" || code == "exceptional_costs":
				want = RealCosts
			}
			assert.Equal(t, want, categories[i].Kind, "%s %d %s", book.Action, book.CallYear, code)
			for _, unit := range categories[i].Units {
				assert.NotEmpty(t, unit.Source.Title, "%s %d %s %s", book.Action, book.CallYear, code, unit.Name)
				assert.Positive(t, unit.Amount.Sign())
			}
		}
	}
}

func TestWithoutARuleBookOnlyCategoriesThatOccurAreListed(t *testing.T) {
	categories := categoriesOf(nil, budget.By[budget.Position]{Category: map[string]budget.Position{"special_needs": {}}})
	assert.Equal(t, []Category{{Code: "special_needs"}}, categories)
}
