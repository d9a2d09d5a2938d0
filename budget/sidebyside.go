package budget

import (
	"cmp"
	"maps"
	"slices"

	"konsortium/money"
)

// Beside is one place in several versions of a budget: its amount in each, and
// what each has more (or, negative, less) than the first.
type Beside struct {
	Amounts []money.Amount
	Changes []money.Amount
}

// Changed says that the versions do not all have the same amount.
func (b Beside) Changed() bool {
	return slices.ContainsFunc(b.Changes, func(change money.Amount) bool { return !change.IsZero() })
}

// CellPlace is where a cell lies.
type CellPlace struct {
	Partner  string
	Category string
	Year     int
}

func (c Cell) place() CellPlace { return CellPlace{c.Partner, c.Category, c.Year} }

func comparePlaces(a, b CellPlace) int {
	return cmp.Or(cmp.Compare(a.Partner, b.Partner), cmp.Compare(a.Category, b.Category), cmp.Compare(a.Year, b.Year))
}

// SideBySide sets versions of a budget beside each other, on every axis and cell
// by cell. A place that any of them has is there. The only error is
// money.ErrOverflow.
func SideBySide(versions ...[]Cell) (By[Beside], map[CellPlace]Beside, error) {
	totals := make([]Totals, len(versions))
	cells := make([]map[CellPlace]money.Amount, len(versions))
	wholes := make([]map[string]money.Amount, len(versions))
	for i, version := range versions {
		var err error
		if totals[i], err = Total(version); err != nil {
			return By[Beside]{}, nil, err
		}
		if cells[i], err = merged(version); err != nil {
			return By[Beside]{}, nil, err
		}
		wholes[i] = map[string]money.Amount{"": totals[i].Whole}
	}
	by, places := newBy[Beside](), map[CellPlace]Beside{}
	whole := map[string]Beside{}
	for _, err := range [...]error{
		abreast(whole, wholes),
		abreast(places, cells),
		abreast(by.Partner, axisOf(totals, func(t Totals) map[string]money.Amount { return t.Partner })),
		abreast(by.Category, axisOf(totals, func(t Totals) map[string]money.Amount { return t.Category })),
		abreast(by.Year, axisOf(totals, func(t Totals) map[int]money.Amount { return t.Year })),
		abreast(by.PartnerYear, axisOf(totals, func(t Totals) map[PartnerYear]money.Amount { return t.PartnerYear })),
		abreast(by.CategoryYear, axisOf(totals, func(t Totals) map[CategoryYear]money.Amount { return t.CategoryYear })),
		abreast(by.PartnerCategory, axisOf(totals, func(t Totals) map[PartnerCategory]money.Amount { return t.PartnerCategory })),
	} {
		if err != nil {
			return By[Beside]{}, nil, err
		}
	}
	by.Whole = whole[""]
	return by, places, nil
}

// merged adds up the cells that have the same place.
func merged(cells []Cell) (map[CellPlace]money.Amount, error) {
	amounts := make(map[CellPlace]money.Amount, len(cells))
	for _, cell := range cells {
		if err := add(amounts, cell.place(), cell.Amount); err != nil {
			return nil, err
		}
	}
	return amounts, nil
}

func axisOf[K comparable](totals []Totals, axis func(Totals) map[K]money.Amount) []map[K]money.Amount {
	axes := make([]map[K]money.Amount, len(totals))
	for i, total := range totals {
		axes[i] = axis(total)
	}
	return axes
}

func abreast[K comparable](into map[K]Beside, versions []map[K]money.Amount) error {
	for _, version := range versions {
		for place := range version {
			if _, done := into[place]; done {
				continue
			}
			row := Beside{Amounts: make([]money.Amount, len(versions)), Changes: make([]money.Amount, len(versions))}
			for i := range versions {
				change, err := versions[i][place].Sub(versions[0][place])
				if err != nil {
					return err
				}
				row.Amounts[i], row.Changes[i] = versions[i][place], change
			}
			into[place] = row
		}
	}
	return nil
}

// SortedPlaces lists places by partner, category and year.
func SortedPlaces[V any](of map[CellPlace]V) []CellPlace {
	return slices.SortedFunc(maps.Keys(of), comparePlaces)
}
