package grant

import (
	"context"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// CurrencyRates tells what is known of a currency.
type CurrencyRates struct {
	Currency money.Currency
	// Latest is the newest monthly rate; nil when there is none.
	Latest *models.ExchangeRateRow
	Series []SeriesSpan
}

// SeriesSpan is what is known of one series of a currency: its first and last day, how many rates, and the stretches of
// whole months within it and up to today in which there is none.
type SeriesSpan struct {
	Series  string
	FirstOn programme.Date
	LastOn  programme.Date
	Count   int
	Gaps    []MonthSpan
}

// MonthSpan is a stretch of months, by the first day of its first and of its last month.
type MonthSpan struct {
	From  programme.Date
	Until programme.Date
}

// RateOverview is the page of all currencies.
type RateOverview struct {
	Currencies []CurrencyRates
	MayManage  bool
}

// Rates tells what is known of every currency.
func (s *Service) Rates(ctx context.Context) (*RateOverview, error) {
	overview := &RateOverview{}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadExchangeRates, access.Resource{}); err != nil {
			return err
		}
		overview.MayManage = access.Allowed(tx.Actor, access.ManageExchangeRates, access.Resource{})
		months, err := tx.RateMonths()
		if err != nil {
			return err
		}
		latest, err := tx.LatestMonthlyRates()
		if err != nil {
			return err
		}
		overview.Currencies = spansOf(months, tx.Today())
		for i, one := range overview.Currencies {
			for k := range latest {
				if latest[k].Currency == one.Currency.Code() {
					overview.Currencies[i].Latest = &latest[k]
				}
			}
		}
		return nil
	})
	return overview, err
}

// spansOf gathers months with rates, ordered by currency, series and month, into spans with their gaps.
func spansOf(months []models.RateMonth, today programme.Date) []CurrencyRates {
	var all []CurrencyRates
	for _, month := range months {
		currency, known := money.CurrencyOf(month.Currency)
		if !known {
			continue
		}
		if len(all) == 0 || all[len(all)-1].Currency != currency {
			all = append(all, CurrencyRates{Currency: currency})
		}
		one := &all[len(all)-1]
		if len(one.Series) == 0 || one.Series[len(one.Series)-1].Series != month.Series {
			one.Series = append(one.Series, SeriesSpan{Series: month.Series, FirstOn: month.FirstOn})
		}
		span := &one.Series[len(one.Series)-1]
		if month.Series != budget.SeriesECBAverage && span.Count > 0 {
			span.skip(span.LastOn, month.FirstOn)
		}
		span.LastOn, span.Count = month.LastOn, span.Count+month.Count
	}
	for i := range all {
		for k := range all[i].Series {
			if span := &all[i].Series[k]; span.Series != budget.SeriesECBAverage {
				span.skip(span.LastOn, firstOfMonth(today).AddMonths(1))
			}
		}
	}
	return all
}

// skip notes the whole months between two days with rates.
func (s *SeriesSpan) skip(before, next programme.Date) {
	from, until := firstOfMonth(before).AddMonths(1), firstOfMonth(next).AddMonths(-1)
	if !from.After(until) {
		s.Gaps = append(s.Gaps, MonthSpan{From: from, Until: until})
	}
}

func firstOfMonth(day programme.Date) programme.Date {
	return programme.MustDate(day.Year(), day.Month(), 1)
}

// CurrencyYear is one year of a currency, month by month.
type CurrencyYear struct {
	Currency money.Currency
	Year     int
	Months   []CurrencyMonth
	// Averages are the typed means over days that touch the year, the newest revision of each.
	Averages  []models.ExchangeRateRow
	MayManage bool
}

// CurrencyMonth is one month of a currency. Monthly is nil where there is no monthly rate; Daily are the rates that stand.
type CurrencyMonth struct {
	FirstOn    programme.Date
	Monthly    *models.ExchangeRateRow
	Superseded []models.ExchangeRateRow
	Daily      []models.ExchangeRateRow
	// Average is the exact mean of Daily; without rates it is none.
	Average money.Rate
	Future  bool
}

// RatesOfYear lists what is known of one currency in one year.
func (s *Service) RatesOfYear(ctx context.Context, code string, year int) (*CurrencyYear, error) {
	currency, known := money.CurrencyOf(code)
	view := &CurrencyYear{Currency: currency}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadExchangeRates, access.Resource{}); err != nil {
			return err
		}
		if !known || code == money.Euro {
			return fault.Missing("currency")
		}
		if view.Year = year; year == 0 {
			view.Year = tx.Today().Year()
		}
		view.MayManage = access.Allowed(tx.Actor, access.ManageExchangeRates, access.Resource{})
		first := programme.MustDate(view.Year, 1, 1)
		rows, err := tx.RatesWithin(code, first, first.AddMonths(12).AddDays(-1))
		if err != nil {
			return err
		}
		for i := range 12 {
			month := first.AddMonths(i)
			view.Months = append(view.Months, CurrencyMonth{FirstOn: month, Future: month.After(tx.Today())})
		}
		for _, row := range rows {
			view.place(row)
		}
		for i := range view.Months {
			if err := view.Months[i].mean(); err != nil {
				return err
			}
		}
		return nil
	})
	return view, err
}

// place puts a rate at its month. Rows come by day and revision, so that a later one takes the place of an earlier one.
func (y *CurrencyYear) place(row models.ExchangeRateRow) {
	if row.Series == budget.SeriesECBAverage {
		if last := len(y.Averages) - 1; last >= 0 && y.Averages[last].StartsOn == row.StartsOn && y.Averages[last].EndsOn == row.EndsOn {
			y.Averages[last] = row
			return
		}
		y.Averages = append(y.Averages, row)
		return
	}
	month := &y.Months[int(row.StartsOn.Month())-1]
	if row.Series == budget.SeriesInforEuro {
		if month.Monthly != nil {
			month.Superseded = append(month.Superseded, *month.Monthly)
		}
		month.Monthly = &row
		return
	}
	if last := len(month.Daily) - 1; last >= 0 && month.Daily[last].StartsOn == row.StartsOn {
		month.Daily[last] = row
		return
	}
	month.Daily = append(month.Daily, row)
}

func (m *CurrencyMonth) mean() error {
	if len(m.Daily) == 0 {
		return nil
	}
	rates := make([]money.Rate, len(m.Daily))
	for i, row := range m.Daily {
		rate, err := money.ParseRate(row.UnitsPerEuro)
		if err != nil {
			return err
		}
		rates[i] = rate
	}
	mean, err := money.MeanRate(rates)
	m.Average = mean
	return err
}
