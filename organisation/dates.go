package organisation

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"konsortium/reference/sheet"
)

// How the dates of a column are read.
const (
	DatesISO        = "iso"         // 2021-01-31
	DatesSerial1900 = "serial_1900" // day numbers of a spreadsheet, day 1 is 1900-01-01
	DatesSerial1904 = "serial_1904" // day numbers of a spreadsheet whose day 0 is 1904-01-01
	DatesDayFirst   = "day_first"   // 31/01/2021, 31.1.2021, 31 January 2021
	DatesMonthFirst = "month_first" // 01/31/2021
	DatesAmbiguous  = "ambiguous"   // numbers in an order that nothing in the column settles
	DatesMixed      = "mixed"
)

var (
	isoDate     = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]+Z?)?$`)
	serialDate  = regexp.MustCompile(`^([0-9]{5})(?:\.[0-9]+)?$`)
	numericDate = regexp.MustCompile(`^([0-9]{1,2})([/.-])([0-9]{1,2})([/.-])([0-9]{4}|[0-9]{2})(?: 00:00(?::00)?)?$`)
	wordedDate  = regexp.MustCompile(`^([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4}|[0-9]{2})$`)
)

// earliestYear and latestYear bound a believable charter: the Erasmus charters began in 2007, with earlier ones before.
const (
	earliestYear = 1995
	latestYear   = 2099
)

func looksLikeDate(text string) bool {
	// A bare five-digit number is as well a post code, so serial numbers alone make no column one of dates.
	return isoDate.MatchString(text) || numericDate.MatchString(text) || wordedDate.MatchString(text)
}

// dateReader reads the dates of one column, in the order of day and month that the column itself settles.
type dateReader struct {
	date1904  bool
	dayFirst  bool // some value can only be day first
	monthOnly bool // some value can only be month first
	seen      map[string]bool
}

// newDateReader looks through a whole column first.
func newDateReader(values []string, date1904 bool) *dateReader {
	reader := &dateReader{date1904: date1904, seen: make(map[string]bool)}
	for _, text := range values {
		if parts := numericDate.FindStringSubmatch(text); parts != nil && parts[2] == parts[4] {
			first, second := number(parts[1]), number(parts[3])
			switch {
			case parts[2] == ".", first > 12 && second <= 12:
				reader.dayFirst = true
			case second > 12 && first <= 12:
				reader.monthOnly = true
			}
		}
	}
	return reader
}

// read gives a date as YYYY-MM-DD; the code says what is wrong with it otherwise: "date_ambiguous" or "date_unreadable".
func (r *dateReader) read(text string) (date, code string) {
	if parts := isoDate.FindStringSubmatch(text); parts != nil {
		return r.made(DatesISO, number(parts[1]), number(parts[2]), number(parts[3]))
	}
	if parts := serialDate.FindStringSubmatch(text); parts != nil {
		return r.serial(number(parts[1]))
	}
	if parts := wordedDate.FindStringSubmatch(text); parts != nil {
		month := monthOf(parts[2])
		if month == 0 {
			return "", "date_unreadable"
		}
		return r.made(DatesDayFirst, year(parts[3]), month, number(parts[1]))
	}
	parts := numericDate.FindStringSubmatch(text)
	if parts == nil || parts[2] != parts[4] {
		return "", "date_unreadable"
	}
	first, second, y := number(parts[1]), number(parts[3]), year(parts[5])
	switch {
	case first == second:
		// Both orders are the same day, so the value tells nothing of the column.
		return checkedDate(y, second, first)
	case parts[2] == ".", first > 12:
		return r.made(DatesDayFirst, y, second, first)
	case second > 12:
		return r.made(DatesMonthFirst, y, first, second)
	case r.dayFirst && !r.monthOnly:
		return r.made(DatesDayFirst, y, second, first)
	case r.monthOnly && !r.dayFirst:
		return r.made(DatesMonthFirst, y, first, second)
	}
	r.seen[DatesAmbiguous] = true
	return "", "date_ambiguous"
}

func (r *dateReader) serial(days int) (string, string) {
	system, start := DatesSerial1900, time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if r.date1904 {
		system, start = DatesSerial1904, time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	day := start.AddDate(0, 0, days)
	return r.made(system, day.Year(), int(day.Month()), day.Day())
}

func (r *dateReader) made(how string, year, month, day int) (string, string) {
	date, code := checkedDate(year, month, day)
	if code == "" {
		r.seen[how] = true
	}
	return date, code
}

// how sums up what was read.
func (r *dateReader) how() string {
	switch len(r.seen) {
	case 0:
		return ""
	case 1:
		for how := range r.seen {
			return how
		}
	}
	if r.seen[DatesAmbiguous] {
		return DatesAmbiguous
	}
	return DatesMixed
}

func checkedDate(year, month, day int) (string, string) {
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < earliestYear || year > latestYear || date.Day() != day || int(date.Month()) != month {
		return "", "date_unreadable"
	}
	return date.Format(time.DateOnly), ""
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}

func year(digits string) int {
	if len(digits) == 2 {
		return 2000 + number(digits)
	}
	return number(digits)
}

func monthOf(word string) int {
	for month := time.January; month <= time.December; month++ {
		name := month.String()
		if strings.EqualFold(word, name) || strings.EqualFold(word, name[:3]) {
			return int(month)
		}
	}
	return 0
}

// columnValues lists the values of a column as cleaned text.
func columnValues(rows []sheet.Row, index int) []string {
	values := make([]string, 0, len(rows))
	for _, row := range rows {
		if text := value(row.Cell(index)); text != "" {
			values = append(values, text)
		}
	}
	return values
}
