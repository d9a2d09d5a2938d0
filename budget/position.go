package budget

import "konsortium/money"

// Position is one place of a budget: what the plan of record gives it, what is
// claimed in reports that wait for a decision, what is approved, and what is left.
type Position struct {
	Planned   money.Amount
	Submitted money.Amount
	Approved  money.Amount
	// Remaining is Planned - Approved, negative when more is approved than
	// planned. Claims that still wait do not lessen it.
	Remaining money.Amount
}

// Positions sets the plan beside the actuals on every axis. Submitted holds only
// claims that are not decided yet: an approved one belongs to approved alone. A
// place that occurs in any of the three has a position. The only error is
// money.ErrOverflow.
func Positions(plan, submitted, approved []Cell) (By[Position], error) {
	var totals [3]Totals
	for i, cells := range [...][]Cell{plan, submitted, approved} {
		var err error
		if totals[i], err = Total(cells); err != nil {
			return By[Position]{}, err
		}
	}
	positions := newBy[Position]()
	whole, err := position([3]money.Amount{totals[0].Whole, totals[1].Whole, totals[2].Whole})
	positions.Whole = whole
	for _, err := range [...]error{
		err,
		beside(positions.Partner, totals, func(t Totals) map[string]money.Amount { return t.Partner }),
		beside(positions.Category, totals, func(t Totals) map[string]money.Amount { return t.Category }),
		beside(positions.Year, totals, func(t Totals) map[int]money.Amount { return t.Year }),
		beside(positions.PartnerYear, totals, func(t Totals) map[PartnerYear]money.Amount { return t.PartnerYear }),
		beside(positions.CategoryYear, totals, func(t Totals) map[CategoryYear]money.Amount { return t.CategoryYear }),
		beside(positions.PartnerCategory, totals, func(t Totals) map[PartnerCategory]money.Amount { return t.PartnerCategory }),
	} {
		if err != nil {
			return By[Position]{}, err
		}
	}
	return positions, nil
}

func position(amounts [3]money.Amount) (Position, error) {
	remaining, err := amounts[0].Sub(amounts[2])
	return Position{Planned: amounts[0], Submitted: amounts[1], Approved: amounts[2], Remaining: remaining}, err
}

// beside fills one axis with a position for every place that any of the three
// totals has.
func beside[K comparable](into map[K]Position, totals [3]Totals, axis func(Totals) map[K]money.Amount) error {
	for i := range totals {
		for place := range axis(totals[i]) {
			if _, done := into[place]; done {
				continue
			}
			at, err := position([3]money.Amount{axis(totals[0])[place], axis(totals[1])[place], axis(totals[2])[place]})
			if err != nil {
				return err
			}
			into[place] = at
		}
	}
	return nil
}
