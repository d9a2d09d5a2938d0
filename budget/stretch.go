package budget

import "konsortium/money"

// Stretch fits cells to another duration. A year that becomes shorter keeps the
// share of its months, rounded once per cell; a year that falls away takes its
// amounts with it; a year that becomes longer or is new keeps what it has, for
// nothing says what the added months cost. ErrMonths for a duration outside 1 to
// MostMonths.
func Stretch(cells []Cell, from, to int) ([]Cell, error) {
	before, err := YearMonths(from)
	if err != nil {
		return nil, err
	}
	after, err := YearMonths(to)
	if err != nil {
		return nil, err
	}
	var stretched []Cell
	for _, cell := range cells {
		if cell.Year < 1 || cell.Year > len(after) {
			continue
		}
		if cell.Year <= len(before) && after[cell.Year-1] < before[cell.Year-1] {
			if cell.Amount, err = money.Share(cell.Amount, int64(after[cell.Year-1]), int64(before[cell.Year-1])); err != nil {
				return nil, err
			}
		}
		stretched = append(stretched, cell)
	}
	return stretched, nil
}

// HandOver moves what one partner has in a category, or with an empty one in
// all, to another partner; with no such amounts nothing changes. The sum stays.
func HandOver(cells []Cell, from, to, category string) ([]Cell, error) {
	moved := make([]Cell, len(cells))
	for i, cell := range cells {
		if cell.Partner == from && (category == "" || cell.Category == category) {
			cell.Partner = to
		}
		moved[i] = cell
	}
	amounts, err := merged(moved)
	if err != nil {
		return nil, err
	}
	handed := make([]Cell, 0, len(amounts))
	for _, place := range SortedPlaces(amounts) {
		handed = append(handed, Cell{Partner: place.Partner, Category: place.Category, Year: place.Year, Amount: amounts[place]})
	}
	return handed, nil
}
