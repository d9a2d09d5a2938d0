package grant

import (
	"context"
	"strings"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

const mostRateSource = 300

// TypedRate is a rate that a person enters because none is known, or because the known one is not the official figure.
type TypedRate struct {
	// Series is inforeuro, for the month of StartsOn, or ecb_average, for the days from StartsOn to EndsOn.
	Series       string
	Currency     string
	StartsOn     programme.Date
	EndsOn       programme.Date
	UnitsPerEuro string
	Source       string
	// Unusual tells that the person has looked at a rate far from the ones around it.
	Unusual bool
}

// TypeRate records a rate that a person has read somewhere. It stands from now on; what stood before is kept.
func (s *Service) TypeRate(ctx context.Context, in TypedRate) (*models.ExchangeRateRow, error) {
	var row *models.ExchangeRateRow
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ManageExchangeRates, access.Resource{}); err != nil {
			return err
		}
		rate, err := in.check(tx)
		if err != nil {
			return err
		}
		typed := models.ExchangeRate{Series: in.Series, Currency: in.Currency, StartsOn: in.StartsOn, EndsOn: in.EndsOn, Revision: 1, UnitsPerEuro: rate.String()}
		changes := map[string]audit.Change{
			"currency": {To: in.Currency}, "starts_on": {To: in.StartsOn}, "ends_on": {To: in.EndsOn}, "series": {To: in.Series}, "source": {To: in.Source},
		}
		before, err := tx.StandingRate(in.Series, in.Currency, in.StartsOn, in.EndsOn)
		switch {
		case fault.Is(err, fault.NotFound):
			changes["units_per_euro"] = audit.Change{To: rate.String()}
		case err != nil:
			return err
		case before.Origin == models.RateTyped && before.UnitsPerEuro == rate.String() && before.Title == in.Source:
			row = before
			return nil
		default:
			typed.Revision = before.Revision + 1
			changes["units_per_euro"] = audit.Change{From: before.UnitsPerEuro, To: rate.String()}
		}
		source := &models.ExchangeRateSource{ID: models.NewID(), Origin: models.RateTyped, Title: in.Source}
		if err := addRates(tx, source, []models.ExchangeRate{typed}); err != nil {
			return err
		}
		if row, err = tx.StandingRate(in.Series, in.Currency, in.StartsOn, in.EndsOn); err != nil {
			return err
		}
		return tx.Record(audit.Entry{Action: audit.RateTyped, SubjectKind: "exchange_rate_source", SubjectID: source.ID, Changes: changes})
	})
	return row, meanwhile(err)
}

// check tells at each field what cannot be taken, and puts the days of a month in place.
func (in *TypedRate) check(tx *models.Tx) (money.Rate, error) {
	var fields fault.Fields
	if _, known := money.CurrencyOf(in.Currency); !known || in.Currency == money.Euro {
		fields.Add("/currency", "unknown", nil)
	}
	in.days(tx, &fields)
	rate, err := money.ParseRate(in.UnitsPerEuro)
	if err != nil || rate.Quotes() != 1 {
		fields.Add("/unitsPerEuro", "rate_form", nil)
	}
	in.Source = strings.TrimSpace(in.Source)
	if in.Source == "" {
		fields.Add("/source", "required", nil)
	} else if utf8.RuneCountInString(in.Source) > mostRateSource {
		fields.Add("/source", "too_long", map[string]any{"maximum": mostRateSource})
	}
	if err := fields.Error(); err != nil {
		return rate, err
	}
	if in.Unusual {
		return rate, nil
	}
	near, err := nearestRate(tx, in.Currency, in.StartsOn)
	if err != nil {
		return rate, err
	}
	if near != nil {
		if known, err := money.ParseRate(near.UnitsPerEuro); err == nil && known.Farther(rate, unusualFactor) {
			fields.Add("/unitsPerEuro", "unusual", map[string]any{"known": near.UnitsPerEuro, "on": near.StartsOn})
		}
	}
	return rate, fields.Error()
}

// mostPeriodMonths bounds the days that a typed average may stand for.
const mostPeriodMonths = 60

func (in *TypedRate) days(tx *models.Tx, fields *fault.Fields) {
	switch {
	case in.Series != budget.SeriesInforEuro && in.Series != budget.SeriesECBAverage:
		fields.Add("/series", "not_allowed", map[string]any{"allowed": []string{budget.SeriesInforEuro, budget.SeriesECBAverage}})
	case in.StartsOn.IsZero():
		fields.Add("/startsOn", "required", nil)
	case in.StartsOn.Before(firstRate):
		fields.Add("/startsOn", "too_early", map[string]any{"first": firstRate})
	case in.StartsOn.After(tx.Today().AddMonths(monthsAhead)):
		fields.Add("/startsOn", "in_future", nil)
	case in.Series == budget.SeriesInforEuro:
		in.StartsOn = programme.MustDate(in.StartsOn.Year(), in.StartsOn.Month(), 1)
		in.EndsOn = in.StartsOn.AddMonths(1).AddDays(-1)
	case in.EndsOn.IsZero():
		fields.Add("/endsOn", "required", nil)
	case in.EndsOn.Before(in.StartsOn) || in.EndsOn.After(in.StartsOn.AddMonths(mostPeriodMonths)):
		fields.Add("/endsOn", "before_start", nil)
	}
}

// nearestRate is the last rate known of a currency around a day, of any series; nil when there is none.
func nearestRate(tx *models.Tx, currency string, on programme.Date) (*models.ExchangeRateRow, error) {
	rows, err := tx.RatesWithin(currency, on.AddMonths(-12), on.AddMonths(3))
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	nearest := &rows[0]
	for i := range rows {
		if distance(rows[i].StartsOn, on) <= distance(nearest.StartsOn, on) {
			nearest = &rows[i]
		}
	}
	return nearest, nil
}

func distance(a, b programme.Date) int { return max(a.DaysUntil(b), b.DaysUntil(a)) }
