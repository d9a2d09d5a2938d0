// Package budget computes the numbers of a project's budget: totals by every
// axis, caps and headroom per project year and in all, what is planned beside
// what is claimed and approved, and an even spread over months. It judges
// nothing: eligibility turns these numbers into findings. It is pure.
package budget

import "konsortium/money"

// Cell is one planned or claimed amount: of one partner (its id), in one
// category of the rule book, in one project year counted from 1. Several cells
// with the same place add up.
type Cell struct {
	Partner  string
	Category string
	Year     int
	Amount   money.Amount
}

// PartnerYear is the place of a total of one partner in one project year.
type PartnerYear struct {
	Partner string
	Year    int
}

// CategoryYear is the place of a total of one category in one project year.
type CategoryYear struct {
	Category string
	Year     int
}

// PartnerCategory is the place of a total of one partner in one category.
type PartnerCategory struct {
	Partner  string
	Category string
}

// By holds one value per place on every axis of a budget. A place without a cell
// has no key; reading it gives the zero value.
type By[T any] struct {
	Whole           T
	Partner         map[string]T
	Category        map[string]T
	Year            map[int]T
	PartnerYear     map[PartnerYear]T
	CategoryYear    map[CategoryYear]T
	PartnerCategory map[PartnerCategory]T
}

// Totals are the sums of cells on every axis. The totals of each axis add up to
// Whole.
type Totals = By[money.Amount]

func newBy[T any]() By[T] {
	return By[T]{
		Partner: map[string]T{}, Category: map[string]T{}, Year: map[int]T{},
		PartnerYear: map[PartnerYear]T{}, CategoryYear: map[CategoryYear]T{}, PartnerCategory: map[PartnerCategory]T{},
	}
}

// Total sums cells on every axis; their order does not matter. The only error is
// money.ErrOverflow.
func Total(cells []Cell) (Totals, error) {
	totals := newBy[money.Amount]()
	for _, cell := range cells {
		whole, err := totals.Whole.Add(cell.Amount)
		if err != nil {
			return Totals{}, err
		}
		totals.Whole = whole
		for _, err := range [...]error{
			add(totals.Partner, cell.Partner, cell.Amount),
			add(totals.Category, cell.Category, cell.Amount),
			add(totals.Year, cell.Year, cell.Amount),
			add(totals.PartnerYear, PartnerYear{cell.Partner, cell.Year}, cell.Amount),
			add(totals.CategoryYear, CategoryYear{cell.Category, cell.Year}, cell.Amount),
			add(totals.PartnerCategory, PartnerCategory{cell.Partner, cell.Category}, cell.Amount),
		} {
			if err != nil {
				return Totals{}, err
			}
		}
	}
	return totals, nil
}

func add[K comparable](totals map[K]money.Amount, place K, amount money.Amount) error {
	sum, err := totals[place].Add(amount)
	totals[place] = sum
	return err
}
