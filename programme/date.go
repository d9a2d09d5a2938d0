package programme

import (
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Date is a calendar day without a time or a zone. The zero Date means "no
// date"; it prints as the empty string, and every other Date is a real day of
// the Gregorian calendar from year 1 to 9999. Dates compare with ==.
type Date struct {
	year  int16
	month int8
	day   int8
}

// ErrDate is what Parse and the decoders return for text that is not a real
// calendar day written YYYY-MM-DD.
var ErrDate = errors.New("not a calendar date written YYYY-MM-DD")

// NewDate returns the given day, or ErrDate when the calendar has no such day
// (31 April, 29 February of a common year, a year outside 1–9999).
func NewDate(year int, month time.Month, day int) (Date, error) {
	if year < 1 || year > 9999 || month < time.January || month > time.December || day < 1 || day > daysIn(year, month) {
		return Date{}, ErrDate
	}
	return Date{int16(year), int8(month), int8(day)}, nil
}

// MustDate is NewDate for days written in the program; it panics on an
// impossible one.
func MustDate(year int, month time.Month, day int) Date {
	date, err := NewDate(year, month, day)
	if err != nil {
		panic(fmt.Sprintf("programme: no such day: %d-%d-%d", year, month, day))
	}
	return date
}

// DateOf returns the calendar day of the instant in the instant's own zone.
// The zero time gives the zero Date.
func DateOf(instant time.Time) Date {
	if instant.IsZero() {
		return Date{}
	}
	year, month, day := instant.Date()
	return Date{int16(year), int8(month), int8(day)}
}

// Parse reads exactly YYYY-MM-DD: ten characters, ASCII digits, a day that
// exists. Anything else is ErrDate.
func Parse(text string) (Date, error) {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return Date{}, ErrDate
	}
	year, ok1 := digits(text[0:4])
	month, ok2 := digits(text[5:7])
	day, ok3 := digits(text[8:10])
	if !ok1 || !ok2 || !ok3 {
		return Date{}, ErrDate
	}
	return NewDate(year, time.Month(month), day)
}

func digits(text string) (int, bool) {
	number := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		number = number*10 + int(text[i]-'0')
	}
	return number, true
}

func daysIn(year int, month time.Month) int {
	// Day 0 of the following month is the last day of this one.
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero reports whether no date is set.
func (d Date) IsZero() bool { return d == Date{} }

// Year returns the calendar year, 0 for the zero Date.
func (d Date) Year() int { return int(d.year) }

// Month returns the calendar month, 0 for the zero Date.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day returns the day of the month, 0 for the zero Date.
func (d Date) Day() int { return int(d.day) }

// Time returns midnight UTC of the day; the zero Date gives the zero time.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}

// String returns YYYY-MM-DD, or the empty string for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// Compare returns -1, 0 or +1 as d lies before, on or after other. The zero
// Date sorts before every real one.
func (d Date) Compare(other Date) int {
	a := int(d.year)*10000 + int(d.month)*100 + int(d.day)
	b := int(other.year)*10000 + int(other.month)*100 + int(other.day)
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	default:
		return 0
	}
}

// Before reports whether d lies before other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After reports whether d lies after other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// Weekday returns the day of the week. The zero Date has none: it answers Sunday.
func (d Date) Weekday() time.Weekday {
	if d.IsZero() {
		return time.Sunday
	}
	return d.Time().Weekday()
}

// AddDays returns the day n days later (earlier for a negative n). The zero
// Date stays zero.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// AddMonths returns the same day n months later (earlier for a negative n),
// or the last day of that month when it is shorter: 31 January plus one month
// is 28 or 29 February. The zero Date stays zero.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	first := time.Date(int(d.year), time.Month(d.month)+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	day := min(int(d.day), daysIn(first.Year(), first.Month()))
	return Date{int16(first.Year()), int8(first.Month()), int8(day)}
}

// DaysUntil returns the number of days from d to other, negative when other
// lies before d. Both dates must be set.
func (d Date) DaysUntil(other Date) int {
	return int(other.Time().Sub(d.Time()) / (24 * time.Hour))
}

// MarshalJSON writes "YYYY-MM-DD", and null for the zero Date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// UnmarshalJSON takes what MarshalJSON writes and nothing else.
func (d *Date) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*d = Date{}
		return nil
	}
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return ErrDate
	}
	parsed, err := Parse(text)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// MarshalText writes YYYY-MM-DD, the empty text for the zero Date.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText takes YYYY-MM-DD or the empty text.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Value gives the database the text YYYY-MM-DD, and NULL for the zero Date.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads a date column: NULL, a time (PostgreSQL DATE) or text, of which
// the first ten characters count, since SQLite may hand back an instant.
func (d *Date) Scan(source any) error {
	switch value := source.(type) {
	case nil:
		*d = Date{}
		return nil
	case time.Time:
		*d = DateOf(value)
		return nil
	case string:
		return d.scanText(value)
	case []byte:
		return d.scanText(string(value))
	default:
		return fmt.Errorf("programme: a %T is not a date column", source)
	}
}

func (d *Date) scanText(text string) error {
	if len(text) > 10 && (text[10] == ' ' || text[10] == 'T') {
		text = text[:10]
	}
	parsed, err := Parse(text)
	if err != nil {
		return fmt.Errorf("programme: date column holds %q: %w", text, err)
	}
	*d = parsed
	return nil
}

// GormDataType names the portable column type.
func (Date) GormDataType() string { return "date" }
