package budget

import (
	"cmp"
	"maps"
	"slices"
)

// TotalPlace is a total of a budget. A part that is left empty takes in all: the zero
// TotalPlace is the whole budget, one with all three parts a cell.
type TotalPlace struct {
	Partner  string
	Category string
	Year     int
}

// Explained is a total with what it is the sum of. The positions of the parts add
// up to Position; a cell has none.
type Explained struct {
	Place    TotalPlace
	Position Position
	Parts    []Addend
}

// Addend is one part of a total.
type Addend struct {
	Place    TotalPlace
	Position Position
}

func (p TotalPlace) holds(cell Cell) bool {
	return (p.Partner == "" || p.Partner == cell.Partner) && (p.Category == "" || p.Category == cell.Category) && (p.Year == 0 || p.Year == cell.Year)
}

func (p TotalPlace) of(cells []Cell) []Cell {
	var within []Cell
	for _, cell := range cells {
		if p.holds(cell) {
			within = append(within, cell)
		}
	}
	return within
}

// Explain divides a total by the first of partner, category and year that its
// place leaves open. The only error is money.ErrOverflow.
func Explain(plan, submitted, approved []Cell, at TotalPlace) (Explained, error) {
	within, err := Positions(at.of(plan), at.of(submitted), at.of(approved))
	if err != nil {
		return Explained{}, err
	}
	explained := Explained{Place: at, Position: within.Whole}
	switch {
	case at.Partner == "":
		explained.Parts = partsOf(within.Partner, func(partner string) TotalPlace { return TotalPlace{partner, at.Category, at.Year} })
	case at.Category == "":
		explained.Parts = partsOf(within.Category, func(category string) TotalPlace { return TotalPlace{at.Partner, category, at.Year} })
	case at.Year == 0:
		explained.Parts = partsOf(within.Year, func(year int) TotalPlace { return TotalPlace{at.Partner, at.Category, year} })
	}
	return explained, nil
}

func partsOf[K cmp.Ordered](axis map[K]Position, place func(K) TotalPlace) []Addend {
	var parts []Addend
	for _, key := range slices.Sorted(maps.Keys(axis)) {
		parts = append(parts, Addend{Place: place(key), Position: axis[key]})
	}
	return parts
}
