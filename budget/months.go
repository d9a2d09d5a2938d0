package budget

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"konsortium/money"
	"konsortium/programme"
)

// Span is a run of project months, both included; the zero value is none.
type Span struct {
	First int
	Last  int
}

// IsZero says that the span has no month.
func (s Span) IsZero() bool { return s.Last < s.First || s.First < 1 }

// within returns the months that two spans share.
func (s Span) within(other Span) Span {
	shared := Span{max(s.First, other.First), min(s.Last, other.Last)}
	if shared.IsZero() {
		return Span{}
	}
	return shared
}

// Span returns the project months of the year.
func (y Year) Span() Span { return Span{y.FirstMonth(), y.FirstMonth() + y.Months - 1} }

// MonthOf returns the number of the project month that a day lies in; false for a
// day outside the project.
func MonthOf(day, startOn programme.Date, months int) (int, bool) {
	if day.IsZero() || startOn.IsZero() || months < 1 || months > MostMonths || day.Before(startOn) {
		return 0, false
	}
	for month := 1; month <= months; month++ {
		if day.Before(startOn.AddMonths(month)) {
			return month, true
		}
	}
	return 0, false
}

// SpanOf returns the project months that days touch, as far as they lie within
// the project; none when they do not.
func SpanOf(from, until, startOn programme.Date, months int) Span {
	if from.IsZero() || startOn.IsZero() || until.Before(from) {
		return Span{}
	}
	end := startOn.AddMonths(months).AddDays(-1)
	if from.Before(startOn) {
		from = startOn
	}
	if until.After(end) {
		until = end
	}
	first, begins := MonthOf(from, startOn, months)
	last, ends := MonthOf(until, startOn, months)
	if !begins || !ends {
		return Span{}
	}
	return Span{first, last}
}

// Placement is the months that an amount falls in.
type Placement struct {
	Span
	// Outside: what the amount belongs to lies outside its project year, so that
	// it is spread evenly over the year.
	Outside bool
}

// Place finds the months of an amount of a project year: those of what it belongs
// to as far as they lie in that year, else all of the year. An amount never
// leaves its year, so that months add up to the cells.
func Place(year Year, belongs Span) Placement {
	if belongs.IsZero() {
		return Placement{Span: year.Span()}
	}
	shared := belongs.within(year.Span())
	if shared.IsZero() {
		return Placement{Span: year.Span(), Outside: true}
	}
	return Placement{Span: shared}
}

// SpreadOver divides an amount evenly over months; the odd cents go to the first.
// The months add up to the amount exactly.
func SpreadOver(amount money.Amount, over Span) ([]Month, error) {
	if over.IsZero() || over.Last > MostMonths {
		return nil, ErrMonths
	}
	weights := make([]money.Weight, over.Last-over.First+1)
	for i := range weights {
		weights[i] = money.Weight{Name: "M" + strconv.Itoa(over.First+i), Of: decimal.NewFromInt(1)}
	}
	parts, err := money.Allocate(amount, weights)
	if err != nil {
		return nil, err
	}
	months := make([]Month, len(parts))
	for i, part := range parts {
		months[i] = Month{Number: over.First + i, Amount: part.Amount}
	}
	return months, nil
}

// Line is an amount with the months that it falls in. Several lines with one Key
// are told as one.
type Line struct {
	Key    string
	Amount money.Amount
	Span
}

// YearBreach is where the lines of a project year go beyond its cap.
type YearBreach struct {
	// Month is the project month in which the sum from the first day of the year
	// first exceeds the cap; Over is by how much the whole year does.
	Month int
	Over  money.Amount
	// Lines are those with an amount in that month or later in the year, one a key,
	// the largest first, each with what falls there.
	Lines []Line
}

// BreachOf finds the month in which the lines of a year break its cap; nil when
// they keep it. Only what falls within the year counts. The only errors are
// ErrMonths and money.ErrOverflow.
func BreachOf(year Year, most money.Amount, lines []Line) (*YearBreach, error) {
	sums := make(map[int]money.Amount, year.Months)
	byLine := make([]map[int]money.Amount, len(lines))
	for i, line := range lines {
		months, err := SpreadOver(line.Amount, line.Span)
		if err != nil {
			return nil, err
		}
		byLine[i] = map[int]money.Amount{}
		for _, month := range months {
			if err := add(sums, month.Number, month.Amount); err != nil {
				return nil, err
			}
			byLine[i][month.Number] = month.Amount
		}
	}
	breach := &YearBreach{}
	var running money.Amount
	for month := year.Span().First; month <= year.Span().Last; month++ {
		var err error
		if running, err = running.Add(sums[month]); err != nil {
			return nil, err
		}
		if breach.Month == 0 && running.Cmp(most) > 0 {
			breach.Month = month
		}
	}
	if running.Cmp(most) <= 0 {
		return nil, nil
	}
	var err error
	if breach.Over, err = running.Sub(most); err != nil {
		return nil, err
	}
	breach.Lines, err = behind(Span{breach.Month, year.Span().Last}, lines, byLine)
	return breach, err
}

// behind lists what each line puts into some months, the largest first. Lines of
// one key are one line.
func behind(span Span, lines []Line, byLine []map[int]money.Amount) ([]Line, error) {
	var found []Line
	at := map[string]int{}
	for i, line := range lines {
		var amount money.Amount
		for month := span.First; month <= span.Last; month++ {
			var err error
			if amount, err = amount.Add(byLine[i][month]); err != nil {
				return nil, err
			}
		}
		if amount.IsZero() {
			continue
		}
		inside := line.within(span)
		if known, told := at[line.Key]; told {
			one := &found[known]
			sum, err := one.Amount.Add(amount)
			if err != nil {
				return nil, err
			}
			one.Amount, one.Span = sum, Span{min(one.First, inside.First), max(one.Last, inside.Last)}
			continue
		}
		at[line.Key] = len(found)
		found = append(found, Line{Key: line.Key, Amount: amount, Span: inside})
	}
	slices.SortStableFunc(found, func(a, b Line) int {
		return cmp.Or(b.Amount.Cmp(a.Amount), cmp.Compare(a.First, b.First), cmp.Compare(a.Key, b.Key))
	})
	return found, nil
}
