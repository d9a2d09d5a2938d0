package grant_test

import (
	"errors"
	"testing"

	"konsortium/grant"
	"konsortium/programme"
	"konsortium/reference/sheet"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var ratesRead = programme.MustDate(2026, 11, 22)

func TestTheOfficialExportHasNoHeadingAndWholeMonths(t *testing.T) {
	file, err := grant.ReadRates([]byte("01/08/2018;31/08/2018;EUR/GBP;0.8907\r\n01/08/2018;31/08/2018;EUR/ISK;124.2\r\n01/08/2018;31/08/2018;EUR/EUR;1\r\n"), ratesRead)
	require.NoError(t, err)
	assert.Equal(t, "inforeuro", file.Series)
	assert.Empty(t, file.Refused)
	require.Len(t, file.Rates, 2)
	assert.Equal(t, "GBP", file.Rates[0].Currency)
	assert.Equal(t, "0.8907", file.Rates[0].Rate.String())
	assert.Equal(t, "2018-08-01", file.Rates[0].From.String())
	assert.Equal(t, "2018-08-31", file.Rates[0].Until.String())
}

func TestTheHistoryOfTheCentralBankSkipsWhatIsNotAvailable(t *testing.T) {
	file, err := grant.ReadRates([]byte("Date,USD,SEK,HRK,XYZ,\n2026-11-20,1.1500,11.0210,N/A,1,\n2012-12-31,1.3194,8.5820,7.5575,1,\n"), ratesRead)
	require.NoError(t, err)
	assert.Equal(t, "ecb", file.Series)
	require.Len(t, file.Rates, 2, "rates before the first call are left out")
	assert.Equal(t, "11.0210", file.Rates[1].Rate.String(), "a zero at the end is a published digit")
	require.Len(t, file.Warnings, 2)
	assert.Equal(t, "column_unknown", file.Warnings[0].Code)
	assert.Equal(t, "E1", file.Warnings[0].Cell)
	assert.Equal(t, "before_first", file.Warnings[1].Code)
}

func TestARateThatCannotBeTakenIsNamedByItsCell(t *testing.T) {
	for row, want := range map[string][2]string{
		"01/08/2018;31/08/2018;EUR/SEK;0":              {"D2", "rate_form"},
		"01/08/2018;31/08/2018;EUR/SEK;10,2675":        {"D2", "rate_form"},
		"01/08/2018;31/08/2018;EUR/SEK;-1":             {"D2", "rate_form"},
		"01/08/2018;31/08/2018;EUR/SEK;10.2/3":         {"D2", "rate_form"},
		"01/08/2018;31/08/2018;EUR/QQQ;10.2":           {"C2", "currency_unknown"},
		"01/08/2018;31/08/2018;SEK/EUR;0.1":            {"C2", "pair_form"},
		"01/08/2018;30/08/2018;EUR/SEK;10.2":           {"B2", "not_a_month"},
		"31/02/2018;31/08/2018;EUR/SEK;10.2":           {"A2", "day_form"},
		"2018-08-01;31/08/2018;EUR/SEK;10.2":           {"A2", "day_form"},
		"01/03/2027;31/03/2027;EUR/SEK;10.2":           {"A2", "month_in_future"},
		"01/07/2018;31/07/2018;EUR/GBP;0.9":            {"D2", "doubled"},
		"01/08/2018;31/08/2018;EUR/SEK":                {"A2", "row_short"},
		"01/08/2018;31/08/2018;EUR/SEK;=1+1":           {"D2", "rate_form"},
		"01/08/2018;31/08/2018;EUR/SEK;1e1":            {"D2", "rate_form"},
		"01/08/2018;31/08/2018;<script>;10.2675":       {"C2", "pair_form"},
		"01/08/2018;31/08/2018;EUR/SEK;99999999999999": {"D2", "rate_form"},
	} {
		file, err := grant.ReadRates([]byte("01/07/2018;31/07/2018;EUR/GBP;0.8800\n"+row+"\n"), ratesRead)
		require.NoError(t, err, row)
		require.Len(t, file.Refused, 1, row)
		assert.Equal(t, want[0], file.Refused[0].Cell, row)
		assert.Equal(t, want[1], file.Refused[0].Code, row)
		assert.NotContains(t, file.Refused[0].Reason, "{", row)
		assert.Len(t, file.Rates, 1, row)
	}
	file, err := grant.ReadRates([]byte("Date,USD,SEK\n2026-11-23,1.15,11.0\n20 November 2026,1.15,11.0\n2026-11-20,1.15,nothing\n"), ratesRead)
	require.NoError(t, err)
	assert.Empty(t, file.Rates, "a row is taken whole or not at all")
	assert.Len(t, file.Refused, 3)
}

func TestAFileOfSomethingElseIsNotRead(t *testing.T) {
	for content, want := range map[string]error{
		"": sheet.ErrEmpty, "PIC;Legal name\n999901318;Lund\n": grant.ErrNoRates, "Date\n2026-01-01\n": grant.ErrNoRates, "Date,Amount\n2026-01-01,5\n": grant.ErrNoRates,
	} {
		_, err := grant.ReadRates([]byte(content), ratesRead)
		assert.True(t, errors.Is(err, want), "%q: %v", content, err)
	}
}

func FuzzReadRates(f *testing.F) {
	f.Add([]byte("01/08/2018;31/08/2018;EUR/GBP;0.8907\n"))
	f.Add([]byte("Date,USD,SEK,\n2018-08-31,1.1651,N/A,\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		file, err := grant.ReadRates(content, ratesRead)
		if err != nil {
			return
		}
		for _, rate := range file.Rates {
			if rate.Rate.IsZero() || rate.From.IsZero() || rate.Until.Before(rate.From) {
				t.Fatalf("%+v", rate)
			}
		}
	})
}
