package budget

import (
	"slices"
	"strconv"

	"konsortium/money"
)

// FitRule says who gives when a budget is cut to its caps. The zero value takes
// from every cell in proportion to its amount.
type FitRule struct {
	// Keep are partners whose amounts stay as they are.
	Keep []string
	// Categories give in this order: the second only when the first has nothing
	// left. Empty: all give at once.
	Categories []string
}

func (r FitRule) takesFrom(place CellPlace, step int) bool {
	return !slices.Contains(r.Keep, place.Partner) && (len(r.Categories) == 0 || r.Categories[step] == place.Category)
}

// Cut is a cell before and after.
type Cut struct {
	CellPlace
	Before money.Amount
	After  money.Amount
}

// Shortage is what still exceeds a cap when everything that may be taken is
// taken; year 0 is the whole project.
type Shortage struct {
	Year   int
	Amount money.Amount
}

// Fit is a proposal of cuts. With a Shortage the rule cannot reach the caps, and
// the cuts take all that it allows.
type Fit struct {
	Cuts  []Cut
	Short []Shortage
	// Taken is the sum of the cuts.
	Taken money.Amount
}

// FitToCap proposes how cells are cut so that no year is above its cap and the
// whole not above the total (nil: none). Years are cut first, then the whole.
// Within a step each cell gives in proportion to its amount, in exact cents: the
// odd cents come from the cells with the largest remainders, among equals in the
// order of partner, category and year, so that the order of the cells does not
// matter. No amount falls below zero and nothing is cut that need not be. Places
// may occur once. The only error is money.ErrOverflow.
func FitToCap(cells []Cell, caps []YearCap, total *money.Amount, rule FitRule) (Fit, error) {
	before, err := merged(cells)
	if err != nil {
		return Fit{}, err
	}
	f := fitting{left: make(map[CellPlace]money.Amount, len(before)), rule: rule}
	for place, amount := range before {
		if amount.Sign() > 0 {
			f.left[place] = amount
		}
	}
	for _, year := range caps {
		if year.Cap == nil {
			continue
		}
		if err := f.lower(*year.Cap, year.Year); err != nil {
			return Fit{}, err
		}
	}
	if total != nil {
		if err := f.lower(*total, 0); err != nil {
			return Fit{}, err
		}
	}
	return f.proposal(before)
}

type fitting struct {
	left  map[CellPlace]money.Amount
	rule  FitRule
	short []Shortage
}

// lower cuts a year, or with 0 the whole, to a cap as far as the rule reaches.
func (f *fitting) lower(most money.Amount, year int) error {
	within := func(place CellPlace) bool { return year == 0 || place.Year == year }
	sum, err := f.sum(within)
	if err != nil {
		return err
	}
	excess, err := sum.Sub(most)
	if err != nil {
		return err
	}
	for step := range max(1, len(f.rule.Categories)) {
		if excess.Sign() <= 0 {
			return nil
		}
		giving := func(place CellPlace) bool { return within(place) && f.rule.takesFrom(place, step) }
		available, err := f.sum(giving)
		if err != nil {
			return err
		}
		take := excess
		if available.Cmp(take) < 0 {
			take = available
		}
		if err := f.take(take, giving); err != nil {
			return err
		}
		if excess, err = excess.Sub(take); err != nil {
			return err
		}
	}
	if excess.Sign() > 0 {
		f.short = append(f.short, Shortage{Year: year, Amount: excess})
	}
	return nil
}

func (f *fitting) sum(of func(CellPlace) bool) (money.Amount, error) {
	var sum money.Amount
	for place, amount := range f.left {
		if !of(place) {
			continue
		}
		var err error
		if sum, err = sum.Add(amount); err != nil {
			return money.Zero, err
		}
	}
	return sum, nil
}

// take spreads a cut over the places that give. It is never above their sum.
func (f *fitting) take(amount money.Amount, giving func(CellPlace) bool) error {
	if amount.Sign() <= 0 {
		return nil
	}
	var places []CellPlace
	for _, place := range SortedPlaces(f.left) {
		if giving(place) && f.left[place].Sign() > 0 {
			places = append(places, place)
		}
	}
	f.largestRemainderFirst(places, amount)
	weights := make([]money.Weight, len(places))
	for i, place := range places {
		weights[i] = money.Weight{Name: strconv.Itoa(i), Of: f.left[place].Decimal()}
	}
	parts, err := money.Allocate(amount, weights)
	if err != nil {
		return err
	}
	for i, part := range parts {
		if f.left[places[i]], err = f.left[places[i]].Sub(part.Amount); err != nil {
			return err
		}
	}
	return nil
}

// largestRemainderFirst orders places by what their exact share of a cut has
// beyond whole cents. Allocate gives the odd cents in that order.
func (f *fitting) largestRemainderFirst(places []CellPlace, amount money.Amount) {
	whole := money.Zero.Decimal()
	for _, place := range places {
		whole = whole.Add(f.left[place].Decimal().Shift(2))
	}
	cents := amount.Decimal().Shift(2)
	slices.SortStableFunc(places, func(a, b CellPlace) int {
		_, first := cents.Mul(f.left[a].Decimal().Shift(2)).QuoRem(whole, 0)
		_, second := cents.Mul(f.left[b].Decimal().Shift(2)).QuoRem(whole, 0)
		return second.Cmp(first)
	})
}

func (f *fitting) proposal(before map[CellPlace]money.Amount) (Fit, error) {
	fit := Fit{Short: f.short}
	for _, place := range SortedPlaces(f.left) {
		taken, err := before[place].Sub(f.left[place])
		if err != nil {
			return Fit{}, err
		}
		if taken.IsZero() {
			continue
		}
		fit.Cuts = append(fit.Cuts, Cut{CellPlace: place, Before: before[place], After: f.left[place]})
		if fit.Taken, err = fit.Taken.Add(taken); err != nil {
			return Fit{}, err
		}
	}
	return fit, nil
}
