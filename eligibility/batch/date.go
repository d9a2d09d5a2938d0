package batch

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"konsortium/programme"
)

// DateOrder says how a date written in numbers is read.
type DateOrder string

// The orders. The zero value is not known.
const (
	DayFirst   DateOrder = "day_first"
	MonthFirst DateOrder = "month_first"
)

const (
	faultDate          = "date_unreadable"
	faultDateAmbiguous = "date_ambiguous"
)

// earliestYear and latestYear bound a believable start of a project.
const (
	earliestYear = 2000
	latestYear   = 2099
)

var (
	isoDate     = regexp.MustCompile(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})(?:[T ][0-9:.]+Z?)?$`)
	plainDate   = regexp.MustCompile(`^(20\d\d)(\d\d)(\d\d)$`)
	serialDate  = regexp.MustCompile(`^(\d{5})(?:\.\d+)?$`)
	numericDate = regexp.MustCompile(`^(\d{1,2})([/.-])(\d{1,2})([/.-])(\d{4})(?: 0?0:00(?::00)?)?$`)
	wordedDate  = regexp.MustCompile(`^(\d{1,2})\.?[ -]?(\pL{3,9})\.?,?[ -]?(\d{4})$`)
	monthWorded = regexp.MustCompile(`^(\pL{3,9})\.? (\d{1,2}),? (\d{4})$`)
)

// dates reads the dates of one column, in the order of day and month that the column itself settles.
type dates struct {
	date1904 bool
	settled  DateOrder
	chosen   DateOrder
}

// newDates looks through a column first.
func newDates(written []string, chosen DateOrder, date1904 bool) *dates {
	votes := make(map[DateOrder]bool)
	for _, text := range written {
		if parts := numericDate.FindStringSubmatch(text); parts != nil && parts[2] == parts[4] {
			first, second := number(parts[1]), number(parts[3])
			switch {
			case parts[2] == ".", first > 12 && second <= 12:
				votes[DayFirst] = true
			case second > 12 && first <= 12:
				votes[MonthFirst] = true
			}
		}
	}
	reader := &dates{date1904: date1904, chosen: chosen}
	if len(votes) == 1 {
		for order := range votes {
			reader.settled = order
		}
	}
	return reader
}

func (d *dates) read(written string) cell {
	if parts := isoDate.FindStringSubmatch(written); parts != nil && parts[2] == parts[4] {
		return day(number(parts[1]), number(parts[3]), number(parts[5]), "")
	}
	if parts := plainDate.FindStringSubmatch(written); parts != nil {
		return day(number(parts[1]), number(parts[2]), number(parts[3]), "")
	}
	if parts := serialDate.FindStringSubmatch(written); parts != nil {
		return d.serial(number(parts[1]))
	}
	if parts := wordedDate.FindStringSubmatch(written); parts != nil {
		return day(number(parts[3]), monthOf(parts[2]), number(parts[1]), "")
	}
	if parts := monthWorded.FindStringSubmatch(written); parts != nil {
		return day(number(parts[3]), monthOf(parts[1]), number(parts[2]), "")
	}
	parts := numericDate.FindStringSubmatch(written)
	if parts == nil || parts[2] != parts[4] {
		return refused(faultDate, nil)
	}
	return d.numeric(number(parts[1]), number(parts[3]), number(parts[5]), parts[2])
}

func (d *dates) numeric(first, second, year int, sign string) cell {
	switch {
	case first == second, sign == ".", first > 12:
		return day(year, second, first, "")
	case second > 12:
		return day(year, first, second, "")
	}
	order, flag := d.settled, FlagSettled
	if d.chosen != "" {
		order, flag = d.chosen, FlagChosen
	}
	switch order {
	case DayFirst:
		return day(year, second, first, flag)
	case MonthFirst:
		return day(year, first, second, flag)
	}
	return refused(faultDateAmbiguous, map[string]any{"dayFirst": day(year, second, first, "").read, "monthFirst": day(year, first, second, "").read})
}

func (d *dates) serial(days int) cell {
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if d.date1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	date := start.AddDate(0, 0, days)
	return day(date.Year(), int(date.Month()), date.Day(), FlagSerial)
}

func day(year, month, dayOfMonth int, flag Flag) cell {
	if year < earliestYear || year > latestYear || month < 1 || month > 12 {
		return refused(faultDate, nil)
	}
	date, err := programme.NewDate(year, time.Month(month), dayOfMonth)
	if err != nil {
		return refused(faultDate, nil)
	}
	return cell{read: date.String(), date: date, flag: flag}
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}

// monthOf knows the months in English and Swedish, whole or by their first three letters; 0 for another word.
func monthOf(word string) int {
	swedish := []string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}
	word = strings.ToLower(word)
	for month := time.January; month <= time.December; month++ {
		for _, name := range []string{strings.ToLower(month.String()), swedish[month-1]} {
			if word == name || word == name[:3] || word == "sept" && month == time.September {
				return int(month)
			}
		}
	}
	return 0
}
