package models_test

import (
	"context"
	"testing"

	"konsortium/budget"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func needed(series, from, until string) budget.RateNeeded {
	day := func(text string) programme.Date {
		read, err := programme.Parse(text)
		if err != nil {
			panic(err)
		}
		return read
	}
	return budget.RateNeeded{Series: series, From: day(from), Until: day(until)}
}

func TestTheNewestRevisionOfARateStandsAndTheOldOneIsKept(t *testing.T) {
	db := modeltest.Open(t)
	march := needed(budget.SeriesInforEuro, "2027-03-01", "2027-03-31")
	require.NoError(t, db.Write(context.Background(), func(_ context.Context, tx *models.Tx) error {
		for i, one := range []struct{ origin, figure string }{{models.RateDerived, "11.2000"}, {models.RateImported, "11.2345"}} {
			source := &models.ExchangeRateSource{ID: models.NewID(), Origin: one.origin, Title: one.origin + " figures"}
			require.NoError(t, tx.AddRateSource(source))
			require.NoError(t, tx.AddRates([]models.ExchangeRate{{
				Series: march.Series, Currency: "SEK", StartsOn: march.From, EndsOn: march.Until, Revision: i + 1, UnitsPerEuro: one.figure, SourceID: source.ID,
			}}))
		}
		return nil
	}))
	require.NoError(t, db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		quote, err := tx.QuoteFor("SEK", march)
		require.NoError(t, err)
		assert.Equal(t, "11.2345", quote.Rate.String())
		assert.Equal(t, models.RateImported, quote.Origin)
		kept, err := tx.RatesWithin("SEK", march.From, march.Until)
		require.NoError(t, err)
		assert.Len(t, kept, 2)
		standing, err := tx.StandingRates(march.Series)
		require.NoError(t, err)
		assert.Len(t, standing, 1)

		_, err = tx.QuoteFor("NOK", march)
		var missing *budget.MissingRate
		require.ErrorAs(t, err, &missing)
		assert.EqualError(t, err, "no rate for NOK, 2027-03")
		return nil
	}))
}

func TestAnAverageComesFromTheDaysOfThePeriodUnlessOneWasTyped(t *testing.T) {
	db := modeltest.Open(t)
	week := needed(budget.SeriesECBAverage, "2027-03-01", "2027-03-05")
	source := &models.ExchangeRateSource{ID: models.NewID(), Origin: models.RatePublished, Title: "European Central Bank"}
	add := func(series, figure string, from, until programme.Date) {
		require.NoError(t, db.Write(context.Background(), func(_ context.Context, tx *models.Tx) error {
			return tx.AddRates([]models.ExchangeRate{{Series: series, Currency: "SEK", StartsOn: from, EndsOn: until, Revision: 1, UnitsPerEuro: figure, SourceID: source.ID}})
		}))
	}
	quote := func() (quote models.Quote, err error) {
		_ = db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
			quote, err = tx.QuoteFor("SEK", week)
			return nil
		})
		return quote, err
	}
	require.NoError(t, db.Write(context.Background(), func(_ context.Context, tx *models.Tx) error { return tx.AddRateSource(source) }))
	_, err := quote()
	require.Error(t, err)
	for i, figure := range []string{"11.1", "11.2", "11.3", "11.4"} {
		day := week.From.AddDays(i)
		add(budget.SeriesECB, figure, day, day)
	}
	mean, err := quote()
	require.NoError(t, err)
	assert.Equal(t, "45.0/4", mean.Rate.String())
	add(budget.SeriesECBAverage, "11.5", week.From, week.Until)
	typed, err := quote()
	require.NoError(t, err)
	assert.Equal(t, "11.5", typed.Rate.String())
}
