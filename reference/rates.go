package reference

import "strings"

// ShippedRate is how many units of a currency one euro was worth, with all digits as they were published.
type ShippedRate struct {
	Currency string // ISO 4217
	// On is the day, YYYY-MM-DD, or the month, YYYY-MM.
	On           string
	UnitsPerEuro string
}

// DailyRates calls take for each reference rate of the European Central Bank inside the program, by day. A day without a
// rate of a currency is left out.
func DailyRates(take func(ShippedRate) error) error {
	codes := strings.Fields(dailyCurrencies)
	return eachRow("ecb_daily_rates.csv", func(cell func(string) string) error {
		on := strings.Clone(cell("date"))
		for _, code := range codes {
			figure := cell(code)
			if figure == "" {
				continue
			}
			if err := take(ShippedRate{Currency: code, On: on, UnitsPerEuro: strings.Clone(figure)}); err != nil {
				return err
			}
		}
		return nil
	})
}

// dailyCurrencies are the columns of the file of daily rates.
const dailyCurrencies = "SEK NOK DKK PLN CZK HUF TRY ISK GBP CHF RON BGN HRK USD"

// MonthlyRates calls take for each monthly rate inside the program, by month. They are derived from the daily rates and are
// not the Commission's official figures.
func MonthlyRates(take func(ShippedRate) error) error {
	return eachRow("inforeuro_derived.csv", func(cell func(string) string) error {
		return take(ShippedRate{
			Currency: strings.Clone(cell("currency")), On: strings.Clone(cell("month")), UnitsPerEuro: strings.Clone(cell("units_per_eur")),
		})
	})
}
