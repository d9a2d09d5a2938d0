package grant

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reference"
)

// shippedRatesSetting keeps the day of the shipped rates that the table was last filled from.
const shippedRatesSetting = "shipped_rates_as_of"

// LoadShippedRates fills the table of rates from the files inside the program and tells how many it added. Once that has
// happened it does nothing, until a newer program ships newer files; then it adds what is new. What stands already, from
// whatever source, stays.
func (s *Service) LoadShippedRates(ctx context.Context) (int, error) {
	ctx, cancel := context.WithTimeout(models.WithActor(ctx, access.Actor{System: true}), rateLimit)
	defer cancel()
	asOf, loaded := "", ""
	for _, source := range reference.Sources() {
		if source.Key == "ecb_daily_rates" {
			asOf = source.AsOf
		}
	}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) (err error) {
		loaded, err = tx.Setting(shippedRatesSetting)
		return err
	})
	if err != nil || loaded == asOf {
		return 0, err
	}
	added := 0
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		// A program that started in the same moment may have been first.
		if loaded, err := tx.Setting(shippedRatesSetting); err != nil || loaded == asOf {
			return err
		}
		for _, shipped := range []struct {
			series, origin, title string
			each                  func(func(reference.ShippedRate) error) error
		}{
			{budget.SeriesECB, models.RatePublished, publisherOf(budget.SeriesECB), reference.DailyRates},
			{budget.SeriesInforEuro, models.RateDerived, "Derived from the reference rates of the European Central Bank; not the official figure", reference.MonthlyRates},
		} {
			rows, err := missingRates(tx, shipped.series, shipped.each)
			if err != nil {
				return err
			}
			if len(rows) == 0 {
				continue
			}
			added += len(rows)
			source := &models.ExchangeRateSource{ID: models.NewID(), Origin: shipped.origin, Title: shipped.title}
			if err := addRates(tx, source, rows); err != nil {
				return err
			}
			err = tx.Record(audit.Entry{Action: audit.RatesImported, SubjectKind: "exchange_rate_source", SubjectID: source.ID, Changes: map[string]audit.Change{
				"series": {To: shipped.series}, "added": {To: len(rows)},
			}})
			if err != nil {
				return err
			}
		}
		return tx.SetSetting(shippedRatesSetting, asOf)
	})
	if models.IsDuplicate(err) {
		return 0, nil
	}
	return added, err
}

func missingRates(tx *models.Tx, series string, each func(func(reference.ShippedRate) error) error) ([]models.ExchangeRate, error) {
	standing, err := standingRates(tx, series)
	if err != nil {
		return nil, err
	}
	var rows []models.ExchangeRate
	err = each(func(one reference.ShippedRate) error {
		day := one.On
		if series == budget.SeriesInforEuro {
			day += "-01"
		}
		from, err := programme.Parse(day)
		if err != nil {
			return err
		}
		if _, err := money.ParseRate(one.UnitsPerEuro); err != nil {
			return err
		}
		until := from
		if series == budget.SeriesInforEuro {
			until = from.AddMonths(1).AddDays(-1)
		}
		if _, stands := standing[rateKey{one.Currency, from, until}]; !stands {
			rows = append(rows, models.ExchangeRate{Series: series, Currency: one.Currency, StartsOn: from, EndsOn: until, Revision: 1, UnitsPerEuro: one.UnitsPerEuro})
		}
		return nil
	})
	return rows, err
}
