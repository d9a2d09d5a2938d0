package api_test

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"konsortium/api/apitest"
	"konsortium/grant"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const rates = "/api/v1/exchange-rates"

func importRates(client *apitest.Client, content string, dryRun bool) *apitest.Answer {
	return client.Send(http.MethodPost, fmt.Sprintf("/api/v1/exchange-rate-imports?dryRun=%t", dryRun), []byte(content))
}

// monthOf gives one month of a currency.
func monthOf(client *apitest.Client, currency string, year, month int) map[string]any {
	answer := client.Get(fmt.Sprintf("%s/%s?year=%d", rates, currency, year)).Status(http.StatusOK).JSON()
	return answer["months"].([]any)[month-1].(map[string]any)
}

func TestRatesAreReadByEverybodyAndChangedByAFew(t *testing.T) {
	c := newConsortium(t)
	typed := map[string]any{"series": "inforeuro", "currency": "SEK", "startsOn": "2026-03-15", "unitsPerEuro": "11.2345", "source": "InforEuro, read on the web"}
	for _, client := range []*apitest.Client{c.manager, c.turkuLead, c.turkuMember, c.auditor, c.outsider} {
		client.Get(rates).Status(http.StatusOK)
		client.Post(rates, typed).Problem(http.StatusForbidden, "forbidden")
		importRates(client, "01/08/2018;31/08/2018;EUR/GBP;0.8907\n", true).Problem(http.StatusForbidden, "forbidden")
	}
	c.Anonymous().Get(rates).Problem(http.StatusUnauthorized, "sign_in_needed")
	assert.Empty(t, c.turkuLead.Get(rates).JSON()["allowedActions"])
	for _, client := range []*apitest.Client{c.office, c.finance, c.administrator} {
		assert.Equal(t, []any{"import_rates", "type_rate"}, client.Get(rates).JSON()["allowedActions"])
		client.Post(rates, typed).Status(http.StatusCreated)
	}
	month := monthOf(c.auditor, "SEK", 2026, 3)
	assert.Equal(t, "11.2345", month["monthly"].(map[string]any)["unitsPerEuro"])
	assert.Equal(t, "2026-03-31", month["monthly"].(map[string]any)["endsOn"])
	assert.Empty(t, month["superseded"], "the same rate again changes nothing")
}

func TestAnImportTellsWhatItDoesAndTheSameFileChangesNothing(t *testing.T) {
	c := newConsortium(t)
	file := "01/02/2026;28/02/2026;EUR/SEK;11.1000\n01/03/2026;31/03/2026;EUR/SEK;11.2345\n01/03/2026;31/03/2026;EUR/NOK;zero\n"
	preview := importRates(c.finance, file, true).Status(http.StatusOK).JSON()
	assert.EqualValues(t, 2, preview["added"])
	assert.Equal(t, "D3", preview["refused"].([]any)[0].(map[string]any)["cell"])
	assert.Empty(t, c.finance.Get(rates).JSON()["items"], "a preview changes nothing")
	assert.EqualValues(t, 2, importRates(c.finance, file, false).Status(http.StatusOK).JSON()["added"])
	again := importRates(c.office, file, false).Status(http.StatusOK).JSON()
	assert.EqualValues(t, 0, again["added"])
	assert.EqualValues(t, 2, again["unchanged"])
	corrected := importRates(c.office, "01/03/2026;31/03/2026;EUR/SEK;1.12345\n", false).Status(http.StatusOK).JSON()
	assert.EqualValues(t, 1, corrected["changed"])
	assert.Equal(t, "unusual", corrected["warnings"].([]any)[0].(map[string]any)["code"])
	month := monthOf(c.turkuLead, "SEK", 2026, 3)
	assert.Equal(t, "1.12345", month["monthly"].(map[string]any)["unitsPerEuro"])
	assert.Equal(t, "11.2345", month["superseded"].([]any)[0].(map[string]any)["unitsPerEuro"], "what stood before is kept")
	for content, code := range map[string]string{" \n": "file_empty", "Dear colleague": "file_no_rates"} {
		importRates(c.finance, content, false).Problem(http.StatusUnprocessableEntity, code)
	}
}

func TestShippedRatesFillTheTableOnceAndAnOfficialOneTakesTheirPlace(t *testing.T) {
	c := newConsortium(t)
	service := grant.New(c.DB)
	added, err := service.LoadShippedRates(context.Background())
	require.NoError(t, err)
	assert.Greater(t, added, 40_000)
	again, err := service.LoadShippedRates(context.Background())
	require.NoError(t, err)
	assert.Zero(t, again)

	before := monthOf(c.manager, "SEK", 2018, 8)
	assert.Equal(t, "derived", before["monthly"].(map[string]any)["origin"])
	assert.Len(t, before["daily"], 23)
	same := before["monthly"].(map[string]any)["unitsPerEuro"].(string)
	taken := importRates(c.finance, "01/08/2018;31/08/2018;EUR/SEK;"+same+"\n", false).Status(http.StatusOK).JSON()
	assert.EqualValues(t, 1, taken["changed"], "an equal figure is now the official one")
	assert.Equal(t, "imported", monthOf(c.manager, "SEK", 2018, 8)["monthly"].(map[string]any)["origin"])

	overview := c.manager.Get(rates).Status(http.StatusOK).JSON()["items"].([]any)
	assert.Len(t, overview, 14)
	var gaps []any
	for _, one := range overview {
		if item := one.(map[string]any); item["currency"] == "HRK" {
			gaps = item["series"].([]any)[0].(map[string]any)["gaps"].([]any)
		}
	}
	assert.Equal(t, map[string]any{"from": "2023-01-01", "until": "2026-03-01"}, gaps[0])
}

func TestATypedRateIsCheckedAtItsFields(t *testing.T) {
	c := newConsortium(t)
	c.finance.Post(rates, map[string]any{"series": "inforeuro", "currency": "ABC", "startsOn": nil, "unitsPerEuro": "0", "source": " "}).
		Problem(http.StatusUnprocessableEntity, "invalid").Field("/currency", "unknown").Field("/startsOn", "required").Field("/unitsPerEuro", "rate_form").Field("/source", "required")
	c.finance.Post(rates, map[string]any{"series": "inforeuro", "currency": "EUR", "startsOn": "2027-03-01", "unitsPerEuro": "1e3", "source": "x"}).
		Problem(http.StatusUnprocessableEntity, "invalid").Field("/currency", "unknown").Field("/startsOn", "in_future")
	c.finance.Post(rates, map[string]any{"series": "ecb_average", "currency": "RSD", "startsOn": "2026-01-01", "unitsPerEuro": "117.1", "source": "x"}).
		Problem(http.StatusUnprocessableEntity, "invalid").Field("/endsOn", "required")
	good := map[string]any{"series": "inforeuro", "currency": "SEK", "startsOn": "2026-02-01", "unitsPerEuro": "11.1", "source": "x"}
	c.finance.Post(rates, good).Status(http.StatusCreated)
	inverted := map[string]any{"series": "inforeuro", "currency": "SEK", "startsOn": "2026-03-01", "unitsPerEuro": "0.09", "source": "x"}
	c.finance.Post(rates, inverted).Problem(http.StatusUnprocessableEntity, "invalid").Field("/unitsPerEuro", "unusual")
	inverted["unusual"] = true
	c.finance.Post(rates, inverted).Status(http.StatusCreated)
	c.finance.Get(rates+"/XYZ").Problem(http.StatusNotFound, "not_found")
	c.finance.Get(rates+"/EUR").Problem(http.StatusNotFound, "not_found")
}
