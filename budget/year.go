package budget

import (
	"errors"

	"konsortium/money"
	"konsortium/programme"
)

const monthsInYear = 12

// MostMonths is the longest project this package counts. No call comes near it;
// it bounds the work a wrong number can cause.
const MostMonths = 120

// ErrMonths says that a duration is not between 1 and MostMonths.
var ErrMonths = errors.New("budget: a project lasts 1 to 120 months")

// Year is a project year: twelve months from the start, the last one shorter when
// the duration is no multiple of twelve. EndOn is its last day.
type Year struct {
	Number  int
	Months  int
	StartOn programme.Date
	EndOn   programme.Date
}

// FirstMonth is the number of the year's first project month (M1, M13, M25).
func (y Year) FirstMonth() int { return (y.Number-1)*monthsInYear + 1 }

// YearMonths returns the months of each project year: 30 is 12, 12, 6.
func YearMonths(months int) ([]int, error) {
	if months < 1 || months > MostMonths {
		return nil, ErrMonths
	}
	lengths := make([]int, 0, (months+monthsInYear-1)/monthsInYear)
	for ; months > 0; months -= monthsInYear {
		lengths = append(lengths, min(months, monthsInYear))
	}
	return lengths, nil
}

// Years returns the project years with their dates. They follow each other without
// a gap. Without a start date the years are the same and have no dates.
func Years(startOn programme.Date, months int) ([]Year, error) {
	lengths, err := YearMonths(months)
	if err != nil {
		return nil, err
	}
	years := make([]Year, len(lengths))
	for i, length := range lengths {
		// Counted from the start each time: a start on the 31st would otherwise
		// drift to the 28th for good.
		passed := i * monthsInYear
		years[i] = Year{
			Number: i + 1, Months: length,
			StartOn: startOn.AddMonths(passed), EndOn: startOn.AddMonths(passed + length).AddDays(-1),
		}
	}
	return years, nil
}

// YearOf returns the number of the project year a day lies in, and false for a day
// outside the project.
func YearOf(day programme.Date, years []Year) (int, bool) {
	for _, year := range years {
		if !day.IsZero() && !day.Before(year.StartOn) && !day.After(year.EndOn) {
			return year.Number, true
		}
	}
	return 0, false
}

// Month is the part of a yearly amount that falls on one project month.
type Month struct {
	Number int // project month: 1 is the first of the project
	Amount money.Amount
}

// Spread divides the amount of a yearly cell evenly over the months of its year;
// the odd cents go to the first months. The months add up to the amount exactly.
func Spread(amount money.Amount, year Year) ([]Month, error) {
	if year.Months < 1 || year.Months > monthsInYear {
		return nil, ErrMonths
	}
	return SpreadOver(amount, year.Span())
}
