package budget

import (
	"strconv"

	"konsortium/money"
)

// ForecastFacts are what a forecast is made from. Reported is the last project
// month that an approved report of each partner covers, 0 for none.
type ForecastFacts struct {
	Months    int
	Plan      []Cell
	Submitted []Cell
	Approved  []Cell
	Reported  map[string]int
}

// Outlook is one place of the budget at the end of the project. ToDate is the plan
// of the months that are reported, Rest that of the others. Expected is what is
// approved and, of Rest, the part that was used of ToDate so far. Unspent is what
// is then left of the plan, Over what exceeds it; one of them is zero.
type Outlook struct {
	Planned   money.Amount
	Submitted money.Amount
	Approved  money.Amount
	ToDate    money.Amount
	Rest      money.Amount
	Expected  money.Amount
	Unspent   money.Amount
	Over      money.Amount
}

// ForecastMonth is one project month: planned, approved (of reported months) and
// expected (of the others).
type ForecastMonth struct {
	Number   int
	Planned  money.Amount
	Approved money.Amount
	Expected money.Amount
}

// Forecast is what a project is expected to have used in the end, place by place,
// and month by month. The places of each axis add up to the whole, but for Unspent
// and Over, which are found at each place anew.
type Forecast struct {
	By[Outlook]
	Months []ForecastMonth
}

// ForecastOf goes on as before: each partner uses of the plan of its remaining
// months, category by category, the same part as of the months it has reported.
// Where nothing was planned or reported so far it uses the plan as it stands. A
// year's plan falls evenly on its months, and what is approved of a year evenly on
// its reported months. ErrMonths for a duration that no project has.
func ForecastOf(facts ForecastFacts) (*Forecast, error) {
	years, err := YearMonths(facts.Months)
	if err != nil {
		return nil, err
	}
	positions, err := Positions(facts.Plan, facts.Submitted, facts.Approved)
	if err != nil {
		return nil, err
	}
	f := &forecasting{facts: facts, years: years, result: &Forecast{By: newBy[Outlook](), Months: make([]ForecastMonth, facts.Months)}}
	for i := range f.result.Months {
		f.result.Months[i].Number = i + 1
	}
	places := map[PartnerCategory]*line{}
	at := func(cell Cell) *line {
		place := PartnerCategory{cell.Partner, cell.Category}
		if places[place] == nil {
			places[place] = &line{planned: make([]money.Amount, facts.Months), approved: make([]money.Amount, facts.Months)}
		}
		return places[place]
	}
	for _, cell := range facts.Plan {
		if err := f.spread(at(cell).planned, cell, f.lastOf(cell.Year)); err != nil {
			return nil, err
		}
	}
	for _, cell := range facts.Approved {
		if err := f.spread(at(cell).approved, cell, min(f.lastOf(cell.Year), facts.Reported[cell.Partner])); err != nil {
			return nil, err
		}
	}
	for _, cell := range facts.Submitted {
		at(cell)
	}
	for place, line := range places {
		if err := f.add(place, line, positions.PartnerCategory[place]); err != nil {
			return nil, err
		}
	}
	return f.result, f.judge()
}

type line struct{ planned, approved []money.Amount }

type forecasting struct {
	facts  ForecastFacts
	years  []int
	result *Forecast
}

// lastOf is the last project month of a year; a year that the project does not
// have counts with its last month.
func (f *forecasting) lastOf(year int) int {
	return min(max(year, 1)*monthsInYear, f.facts.Months)
}

// spread divides the amount of a cell over the months of its year until one. When
// the year begins after that, all of it falls on its first month.
func (f *forecasting) spread(months []money.Amount, cell Cell, until int) error {
	first := min((max(cell.Year, 1)-1)*monthsInYear+1, f.facts.Months)
	if cell.Year > len(f.years) {
		first = f.facts.Months
	}
	parts, err := Spread(cell.Amount, Year{Number: 1, Months: max(until-first+1, 1)})
	if err != nil {
		return err
	}
	for i, part := range parts {
		sum, err := months[first-1+i].Add(part.Amount)
		if err != nil {
			return err
		}
		months[first-1+i] = sum
	}
	return nil
}

// add finds the outlook of one place and adds it to its axes and months.
func (f *forecasting) add(place PartnerCategory, line *line, position Position) error {
	reported := min(f.facts.Reported[place.Partner], f.facts.Months)
	outlook := Outlook{Planned: position.Planned, Submitted: position.Submitted, Approved: position.Approved}
	var err error
	if outlook.ToDate, err = money.Sum(line.planned[:reported]...); err != nil {
		return err
	}
	if outlook.Rest, err = money.Sum(line.planned[reported:]...); err != nil {
		return err
	}
	coming, err := outlook.coming()
	if err != nil {
		return err
	}
	if outlook.Expected, err = outlook.Approved.Add(coming); err != nil {
		return err
	}
	if err := f.addMonths(line, reported, coming); err != nil {
		return err
	}
	f.result.PartnerCategory[place] = outlook
	if err := addOutlook(f.result.Partner, place.Partner, outlook); err != nil {
		return err
	}
	if err := addOutlook(f.result.Category, place.Category, outlook); err != nil {
		return err
	}
	return f.result.Whole.plus(outlook)
}

// coming is what the remaining months are expected to use.
func (o Outlook) coming() (money.Amount, error) {
	if o.ToDate.Sign() <= 0 || o.Rest.IsZero() {
		return o.Rest, nil
	}
	return money.Share(o.Rest, atLeastZero(o.Approved).Cents(), o.ToDate.Cents())
}

func (f *forecasting) addMonths(line *line, reported int, coming money.Amount) error {
	expected := make([]money.Amount, f.facts.Months)
	var weights []money.Weight
	for i := reported; i < f.facts.Months; i++ {
		weights = append(weights, money.Weight{Name: strconv.Itoa(i), Of: atLeastZero(line.planned[i]).Decimal()})
	}
	if !coming.IsZero() {
		parts, err := money.Allocate(coming, weights)
		if err != nil {
			return err
		}
		for i, part := range parts {
			expected[reported+i] = part.Amount
		}
	}
	for i := range f.result.Months {
		month := &f.result.Months[i]
		for into, amount := range map[*money.Amount]money.Amount{&month.Planned: line.planned[i], &month.Approved: line.approved[i], &month.Expected: expected[i]} {
			sum, err := into.Add(amount)
			if err != nil {
				return err
			}
			*into = sum
		}
	}
	return nil
}

func addOutlook[K comparable](into map[K]Outlook, place K, outlook Outlook) error {
	sum := into[place]
	err := sum.plus(outlook)
	into[place] = sum
	return err
}

func (o *Outlook) plus(other Outlook) error {
	for into, amount := range map[*money.Amount]money.Amount{
		&o.Planned: other.Planned, &o.Submitted: other.Submitted, &o.Approved: other.Approved, &o.ToDate: other.ToDate, &o.Rest: other.Rest, &o.Expected: other.Expected,
	} {
		sum, err := into.Add(amount)
		if err != nil {
			return err
		}
		*into = sum
	}
	return nil
}

// judge sets what is left or exceeded at every place.
func (f *forecasting) judge() error {
	whole, err := f.result.Whole.judged()
	if err != nil {
		return err
	}
	f.result.Whole = whole
	if err := judgeAxis(f.result.Partner); err != nil {
		return err
	}
	if err := judgeAxis(f.result.Category); err != nil {
		return err
	}
	return judgeAxis(f.result.PartnerCategory)
}

func judgeAxis[K comparable](axis map[K]Outlook) error {
	for place, outlook := range axis {
		judged, err := outlook.judged()
		if err != nil {
			return err
		}
		axis[place] = judged
	}
	return nil
}

func (o Outlook) judged() (Outlook, error) {
	left, err := o.Planned.Sub(o.Expected)
	if err != nil {
		return o, err
	}
	o.Unspent = atLeastZero(left)
	o.Over, err = o.Unspent.Sub(left)
	return o, err
}
