package grant

import (
	"errors"
	"regexp"
	"strings"

	"konsortium/budget"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reference/sheet"
)

// RateFile is a published file of rates as it was understood, before anything is compared with what stands.
type RateFile struct {
	// Series is inforeuro or ecb.
	Series   string
	Rates    []FileRate
	Refused  []sheet.RowNote
	Warnings []sheet.RowNote
}

// FileRate is one rate of a file.
type FileRate struct {
	Row      int
	Cell     string
	Currency string
	From     programme.Date
	Until    programme.Date
	Rate     money.Rate
}

// ErrNoRates says that a readable file is neither the Commission's nor the Central Bank's.
var ErrNoRates = errors.New("the file is neither an InforEuro export (day;day;EUR/SEK;rate) nor the history of the European Central Bank (Date,USD,SEK,…)")

// firstRate is where the kept rates begin: nothing before it is ever claimed.
var firstRate = programme.MustDate(2013, 1, 1)

// monthsAhead is how far ahead of today a monthly rate may lie.
const monthsAhead = 2

// rateFile gathers what is read of one file.
type rateFile struct {
	RateFile
	today   programme.Date
	seen    map[rateKey]FileRate
	tooOld  int
	columns []rateColumn
}

type rateKey struct {
	currency    string
	from, until programme.Date
}

// ReadRates reads the official InforEuro export, which has no heading, or the history of the European Central Bank. The
// error is one of package sheet's, or ErrNoRates. A row is taken whole or not at all.
func ReadRates(content []byte, today programme.Date) (*RateFile, error) {
	book, err := sheet.Read(content)
	if err != nil {
		return nil, err
	}
	for _, one := range book.Sheets {
		read := &rateFile{today: today, seen: map[rateKey]FileRate{}}
		switch {
		case len(one.Rows) == 0:
			continue
		case strings.EqualFold(strings.TrimSpace(one.Rows[0].Cell(0)), "date"):
			read.Series = budget.SeriesECB
			if read.heading(one.Rows[0]); len(read.columns) == 0 {
				continue
			}
			for _, row := range one.Rows[1:] {
				read.day(row)
			}
		case pair.MatchString(strings.TrimSpace(one.Rows[0].Cell(2))):
			read.Series = budget.SeriesInforEuro
			for _, row := range one.Rows {
				read.month(row)
			}
		default:
			continue
		}
		if read.tooOld > 0 {
			read.warn(0, "", "before_first", map[string]any{"count": read.tooOld, "first": firstRate})
		}
		return &read.RateFile, nil
	}
	return nil, ErrNoRates
}

func (f *rateFile) warn(row int, cell, code string, params map[string]any) {
	f.Warnings = append(f.Warnings, rateNote(row, cell, code, params))
}

func (f *rateFile) refuse(row int, cell, code string, params map[string]any) {
	f.Refused = append(f.Refused, rateNote(row, cell, code, params))
}

var (
	pair     = regexp.MustCompile(`^EUR/[A-Z]{3}$`)
	slashDay = regexp.MustCompile(`^(\d{2})/(\d{2})/(\d{4})$`)
)

// month reads a row of the InforEuro export: first day, last day, pair, rate.
func (f *rateFile) month(row sheet.Row) {
	at := func(column int) string { return strings.TrimSpace(row.Cell(column)) }
	cell := func(column int) string { return sheet.CellName(column, row.Number) }
	if len(row.Cells) < 4 {
		f.refuse(row.Number, cell(0), "row_short", map[string]any{"count": len(row.Cells), "needed": 4})
		return
	}
	var days [2]programme.Date
	for i := range days {
		parts := slashDay.FindStringSubmatch(at(i))
		if parts != nil {
			days[i], _ = programme.Parse(parts[3] + "-" + parts[2] + "-" + parts[1])
		}
		if days[i].IsZero() {
			f.refuse(row.Number, cell(i), "day_form", map[string]any{"value": at(i), "form": "31/08/2018"})
			return
		}
	}
	from, until := days[0], days[1]
	switch code := strings.TrimPrefix(at(2), "EUR/"); {
	case from.Day() != 1 || until != from.AddMonths(1).AddDays(-1):
		f.refuse(row.Number, cell(1), "not_a_month", map[string]any{"from": from, "until": until})
	case !pair.MatchString(at(2)):
		f.refuse(row.Number, cell(2), "pair_form", map[string]any{"value": at(2)})
	case code == money.Euro:
	case from.After(f.today.AddMonths(monthsAhead)):
		f.refuse(row.Number, cell(0), "month_in_future", map[string]any{"value": from.String()[:7]})
	default:
		if rate, ok := f.figure(row.Number, cell(2), cell(3), code, at(3)); ok {
			f.take(FileRate{Row: row.Number, Cell: cell(3), Currency: code, From: from, Until: until, Rate: rate})
		}
	}
}

// figure reads a currency and its rate, or refuses them.
func (f *rateFile) figure(row int, currencyCell, rateCell, code, text string) (money.Rate, bool) {
	if _, known := money.CurrencyOf(code); !known {
		f.refuse(row, currencyCell, "currency_unknown", map[string]any{"value": code})
		return money.Rate{}, false
	}
	rate, err := money.ParseRate(text)
	if err != nil || rate.Quotes() != 1 {
		f.refuse(row, rateCell, "rate_form", map[string]any{"value": text})
		return money.Rate{}, false
	}
	return rate, true
}

type rateColumn struct {
	index int
	code  string
}

// heading reads the currencies of the Central Bank's history.
func (f *rateFile) heading(row sheet.Row) {
	for i := 1; i < len(row.Cells); i++ {
		code := strings.TrimSpace(row.Cell(i))
		if code == "" {
			continue
		}
		if _, known := money.CurrencyOf(code); !known {
			f.warn(row.Number, sheet.CellName(i, row.Number), "column_unknown", map[string]any{"value": code})
			continue
		}
		f.columns = append(f.columns, rateColumn{index: i, code: code})
	}
}

// day reads a row of the Central Bank's history: the day, then one rate for each currency or N/A.
func (f *rateFile) day(row sheet.Row) {
	on, err := programme.Parse(strings.TrimSpace(row.Cell(0)))
	first := sheet.CellName(0, row.Number)
	switch {
	case err != nil:
		f.refuse(row.Number, first, "day_form", map[string]any{"value": row.Cell(0), "form": "2018-08-31"})
		return
	case on.After(f.today):
		f.refuse(row.Number, first, "day_in_future", map[string]any{"value": on})
		return
	}
	var rates []FileRate
	for _, column := range f.columns {
		text := strings.TrimSpace(row.Cell(column.index))
		if text == "" || text == "N/A" {
			continue
		}
		cell := sheet.CellName(column.index, row.Number)
		rate, ok := f.figure(row.Number, cell, cell, column.code, text)
		if !ok {
			return
		}
		rates = append(rates, FileRate{Row: row.Number, Cell: cell, Currency: column.code, From: on, Until: on, Rate: rate})
	}
	for _, rate := range rates {
		f.take(rate)
	}
}

// take keeps a rate unless the file has told another one before.
func (f *rateFile) take(rate FileRate) {
	if rate.From.Before(firstRate) {
		f.tooOld++
		return
	}
	key := rateKey{rate.Currency, rate.From, rate.Until}
	if before, doubled := f.seen[key]; doubled {
		if before.Rate.String() != rate.Rate.String() {
			f.refuse(rate.Row, rate.Cell, "doubled", map[string]any{"currency": rate.Currency, "when": whenOf(f.Series, rate.From), "row": before.Row, "other": before.Rate.String()})
		}
		return
	}
	f.seen[key] = rate
	f.Rates = append(f.Rates, rate)
}

// whenOf names the days of a published rate: a month or a day.
func whenOf(series string, from programme.Date) string {
	if series == budget.SeriesInforEuro {
		return from.String()[:7]
	}
	return from.String()
}
