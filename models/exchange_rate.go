package models

import (
	"time"

	"konsortium/budget"
	"konsortium/fault"
	"konsortium/money"
	"konsortium/programme"
)

// Origins of exchange rates.
const (
	// RateDerived: computed from daily rates inside the program; not the official figure.
	RateDerived = "derived"
	// RatePublished: as published, inside the program.
	RatePublished = "published"
	// RateImported: from an official file that somebody took in.
	RateImported = "imported"
	// RateTyped: entered by a person who names a source.
	RateTyped = "typed"
)

// ExchangeRateSource is where rates come from.
type ExchangeRateSource struct {
	ID         string
	Origin     string
	Title      string
	FileSHA256 string `gorm:"column:file_sha256"`
	RecordedBy *string
	RecordedAt time.Time
}

// ExchangeRate is how many units of a currency one euro was worth on the days from StartsOn to EndsOn. A row never changes;
// of one series, currency and span the newest revision stands.
type ExchangeRate struct {
	Series       string         `gorm:"primaryKey"`
	Currency     string         `gorm:"primaryKey"`
	StartsOn     programme.Date `gorm:"primaryKey"`
	EndsOn       programme.Date `gorm:"primaryKey"`
	Revision     int            `gorm:"primaryKey"`
	UnitsPerEuro string
	SourceID     string
}

// ExchangeRateRow is a rate with its source.
type ExchangeRateRow struct {
	ExchangeRate
	Origin       string
	Title        string
	RecordedAt   time.Time
	RecorderName string
}

// rateRows is the query of rates with their sources. Standing leaves the superseded ones out.
func (tx *Tx) rateRows(standing bool) string {
	query := `SELECT exchange_rates.*, exchange_rate_sources.origin, exchange_rate_sources.title, exchange_rate_sources.recorded_at,
		COALESCE(users.name, '') AS recorder_name
		FROM exchange_rates
		JOIN exchange_rate_sources ON exchange_rate_sources.id = exchange_rates.source_id
		LEFT JOIN users ON users.id = exchange_rate_sources.recorded_by
		WHERE `
	if standing {
		query += `NOT EXISTS (SELECT 1 FROM exchange_rates AS newer WHERE newer.currency = exchange_rates.currency AND newer.series = exchange_rates.series
			AND newer.starts_on = exchange_rates.starts_on AND newer.ends_on = exchange_rates.ends_on AND newer.revision > exchange_rates.revision) AND `
	}
	return query
}

// RatesWithin lists the rates of a currency whose days lie within a span, every revision, by series, day and revision.
func (tx *Tx) RatesWithin(currency string, from, until programme.Date) ([]ExchangeRateRow, error) {
	var rows []ExchangeRateRow
	err := tx.gorm.Raw(tx.rateRows(false)+`exchange_rates.currency = ? AND exchange_rates.ends_on >= ? AND exchange_rates.starts_on <= ?
		ORDER BY exchange_rates.series, exchange_rates.starts_on, exchange_rates.ends_on, exchange_rates.revision`, currency, from, until).Scan(&rows).Error
	return rows, err
}

// StandingRate loads the rate that stands for a series, a currency and a span of days.
func (tx *Tx) StandingRate(series, currency string, from, until programme.Date) (*ExchangeRateRow, error) {
	var rows []ExchangeRateRow
	err := tx.gorm.Raw(tx.rateRows(true)+`exchange_rates.currency = ? AND exchange_rates.series = ? AND exchange_rates.starts_on = ? AND exchange_rates.ends_on = ?`,
		currency, series, from, until).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fault.Missing("exchange rate")
	}
	return &rows[0], nil
}

// dayRates lists the daily rates that stand within a span.
func (tx *Tx) dayRates(currency string, from, until programme.Date) ([]ExchangeRateRow, error) {
	var rows []ExchangeRateRow
	err := tx.gorm.Raw(tx.rateRows(true)+`exchange_rates.currency = ? AND exchange_rates.series = ? AND exchange_rates.starts_on BETWEEN ? AND ?
		ORDER BY exchange_rates.starts_on`, currency, budget.SeriesECB, from, until).Scan(&rows).Error
	return rows, err
}

// Quote is the rate that counts, with what stands behind it.
type Quote struct {
	Rate   money.Rate
	Needed budget.RateNeeded
	Origin string
	Source string
}

// QuoteFor finds the rate of a currency for the days that a conversion rule names. For a mean over a period a typed one
// counts before the mean of the daily rates. Without a rate the error is a *budget.MissingRate.
func (tx *Tx) QuoteFor(currency string, needed budget.RateNeeded) (Quote, error) {
	quote := Quote{Needed: needed}
	row, err := tx.StandingRate(needed.Series, currency, needed.From, needed.Until)
	if err == nil {
		quote.Origin, quote.Source = row.Origin, row.Title
		quote.Rate, err = money.ParseRate(row.UnitsPerEuro)
		return quote, err
	}
	if !fault.Is(err, fault.NotFound) {
		return quote, err
	}
	missing := &budget.MissingRate{Currency: currency, Needed: needed}
	if needed.Series != budget.SeriesECBAverage {
		return quote, missing
	}
	days, err := tx.dayRates(currency, needed.From, needed.Until)
	if err != nil {
		return quote, err
	}
	rates := make([]budget.DayRate, len(days))
	for i, day := range days {
		rates[i].On = day.StartsOn
		if rates[i].Rate, err = money.ParseRate(day.UnitsPerEuro); err != nil {
			return quote, err
		}
	}
	mean, covered := budget.AverageOver(needed.From, needed.Until, rates)
	if !covered {
		return quote, missing
	}
	last := days[len(days)-1]
	quote.Rate, quote.Origin, quote.Source = mean, last.Origin, last.Title
	return quote, nil
}

// RateMonth is a month in which a series of a currency has rates.
type RateMonth struct {
	Currency string
	Series   string
	FirstOn  programme.Date
	LastOn   programme.Date
	Count    int
}

// RateMonths lists the months with rates, by currency, series and month.
func (tx *Tx) RateMonths() ([]RateMonth, error) {
	var rows []RateMonth
	// Every span of days has exactly one first revision.
	err := tx.gorm.Raw(`SELECT currency, series, MIN(starts_on) AS first_on, MAX(ends_on) AS last_on, COUNT(*) AS count
		FROM exchange_rates WHERE revision = 1 GROUP BY currency, series, SUBSTR(CAST(starts_on AS TEXT), 1, 7) ORDER BY currency, series, first_on`).Scan(&rows).Error
	return rows, err
}

// LatestMonthlyRates lists the newest monthly rate of each currency.
func (tx *Tx) LatestMonthlyRates() ([]ExchangeRateRow, error) {
	var rows []ExchangeRateRow
	err := tx.gorm.Raw(tx.rateRows(true)+`exchange_rates.series = ? AND (exchange_rates.currency, exchange_rates.starts_on) IN
		(SELECT latest.currency, MAX(latest.starts_on) FROM exchange_rates AS latest WHERE latest.series = ? GROUP BY latest.currency)
		ORDER BY exchange_rates.currency`, budget.SeriesInforEuro, budget.SeriesInforEuro).Scan(&rows).Error
	return rows, err
}

// StandingRates lists all rates that stand in a series, for comparing with a file.
func (tx *Tx) StandingRates(series string) ([]ExchangeRateRow, error) {
	var rows []ExchangeRateRow
	err := tx.gorm.Raw(tx.rateRows(true)+`exchange_rates.series = ?`, series).Scan(&rows).Error
	return rows, err
}

// AddRateSource inserts a source of rates.
func (tx *Tx) AddRateSource(row *ExchangeRateSource) error {
	if row.RecordedAt = tx.Now; tx.Actor.UserID != "" {
		row.RecordedBy = &tx.Actor.UserID
	}
	return tx.insert(row)
}

// ratesAtOnce is how many rates one statement holds: seven values each, under the 32,766 that SQLite takes.
const ratesAtOnce = 1000

// AddRates inserts many rates; see IsDuplicate for a revision that somebody else has just added.
func (tx *Tx) AddRates(rows []ExchangeRate) error {
	if len(rows) == 0 {
		return nil
	}
	return tx.gorm.CreateInBatches(rows, ratesAtOnce).Error
}
