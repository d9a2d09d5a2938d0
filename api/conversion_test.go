package api_test

import (
	"net/http"
	"testing"

	"konsortium/api/apitest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// known gives the consortium monthly rates of January to March 2020.
func (c *consortium) known(t *testing.T) {
	t.Helper()
	importRates(c.finance, "01/01/2020;31/01/2020;EUR/SEK;10.4468\n01/02/2020;29/02/2020;EUR/SEK;10.5888\n01/02/2020;29/02/2020;EUR/ISK;137.1\n", false).Status(http.StatusOK)
}

func (c *consortium) converts(by *apitest.Client, rule string, agreementOn any) *apitest.Answer {
	now := int(by.Get(c.root + "/conversion").Status(http.StatusOK).JSON()["version"].(float64))
	return by.At(now).Put(c.root+"/conversion", map[string]any{"rule": rule, "agreementOn": agreementOn, "reason": "As the grant agreement says."})
}

func foreign(amount, currency string) map[string]any {
	return map[string]any{
		"category": "exceptional_costs", "incurredOn": "2020-02-10", "description": "Interpreters", "supplier": "Tolkcentralen", "currency": currency, "originalAmount": amount,
	}
}

func TestACostInAnotherCurrencyBecomesEuroByTheRuleAndKeepsItsRate(t *testing.T) {
	c := newConsortium(t)
	c.known(t)
	c.converts(c.manager, "month_of_cost", nil).Status(http.StatusOK)
	report := c.report(c.turkuLead, c.period())
	preview := c.turkuLead.Post(report+"/cost-conversions", map[string]any{"category": "exceptional_costs", "incurredOn": "2020-02-10", "currency": "SEK", "originalAmount": "12345.50"}).Status(http.StatusOK).JSON()
	assert.Equal(t, "1165.90", preview["amount"])
	cost := c.turkuLead.Post(report+"/costs", foreign("12345.50", "SEK")).Status(http.StatusCreated).JSON()
	assert.Equal(t, "1165.90", cost["amount"])
	assert.Equal(t, "12345.50", cost["originalAmount"])
	assert.Equal(t, map[string]any{
		"rule": "month_of_cost", "series": "inforeuro", "from": "2020-02-01", "until": "2020-02-29", "unitsPerEuro": "10.5888", "exact": "10.5888", "quotes": 1.0,
		"origin": "imported", "source": "European Commission, InforEuro",
	}, cost["conversion"])
	read := c.manager.Get(report).Status(http.StatusOK).JSON()
	assert.Equal(t, "1165.90", read["total"])
	euro := c.turkuLead.Post(report+"/costs", map[string]any{"category": "exceptional_costs", "incurredOn": "2020-02-10", "description": "Room", "amount": "10.00"}).Status(http.StatusCreated).JSON()
	assert.Equal(t, "EUR", euro["currency"])
	assert.Equal(t, "10.00", euro["originalAmount"])
	assert.NotContains(t, euro, "conversion")
}

func TestAMissingRateBlocksTheLineByNameAndIsNeverZeroOrOne(t *testing.T) {
	c := newConsortium(t)
	c.known(t)
	report := c.report(c.turkuLead, c.period())
	unsigned := c.turkuLead.Post(report+"/costs", foreign("100.00", "SEK")).Problem(http.StatusUnprocessableEntity, "invalid")
	unsigned.Field("/currency", "no_agreement_day")
	c.converts(c.office, "month_of_cost", nil).Status(http.StatusOK)
	late := foreign("100.00", "SEK")
	late["incurredOn"] = "2020-03-05"
	var problem struct {
		Errors []struct{ Params map[string]any }
	}
	c.turkuLead.Post(report+"/costs", late).Problem(http.StatusUnprocessableEntity, "invalid").Field("/currency", "no_rate").Into(&problem)
	assert.Equal(t, "SEK", problem.Errors[0].Params["currency"])
	assert.Equal(t, "2020-03", problem.Errors[0].Params["when"])
	assert.Empty(t, c.turkuLead.Get(report).JSON()["costs"], "nothing was written")
	c.finance.Post(rates, map[string]any{"series": "inforeuro", "currency": "SEK", "startsOn": "2020-03-01", "unitsPerEuro": "10.6738", "source": "InforEuro on the web"}).Status(http.StatusCreated)
	typed := c.turkuLead.Post(report+"/costs", late).Status(http.StatusCreated).JSON()
	assert.Equal(t, "9.37", typed["amount"])
	assert.Equal(t, "typed", typed["conversion"].(map[string]any)["origin"])
}

func TestWhatDoesNotFitACurrencyIsToldAtItsField(t *testing.T) {
	c := newConsortium(t)
	c.known(t)
	c.converts(c.finance, "month_of_cost", nil).Status(http.StatusOK)
	report := c.report(c.turkuLead, c.period())
	for _, one := range []struct {
		change  map[string]any
		pointer string
		code    string
	}{
		{map[string]any{"currency": "XYZ"}, "/currency", "unknown"},
		{map[string]any{"currency": "sek"}, "/currency", "unknown"},
		{map[string]any{"category": "project_management"}, "/currency", "euro_only"},
		{map[string]any{"originalAmount": ""}, "/originalAmount", "required"},
		{map[string]any{"originalAmount": "0"}, "/originalAmount", "not_positive"},
		{map[string]any{"originalAmount": "-5"}, "/originalAmount", "not_positive"},
		{map[string]any{"originalAmount": "1,50"}, "/originalAmount", "original_form"},
		{map[string]any{"originalAmount": "1.005"}, "/originalAmount", "original_form"},
		{map[string]any{"currency": "ISK", "originalAmount": "900.50"}, "/originalAmount", "original_form"},
		{map[string]any{"originalAmount": "0.01"}, "/originalAmount", "too_small"},
		{map[string]any{"originalAmount": "9999999999999.99"}, "/originalAmount", "too_large"},
		{map[string]any{"amount": "5.00"}, "/amount", "computed"},
		{map[string]any{"currency": "EUR", "amount": "5.00"}, "/originalAmount", "only_other_currency"},
		{map[string]any{"currency": "EUR", "originalAmount": ""}, "/amount", "not_positive"},
		{map[string]any{"incurredOn": "2025-01-01"}, "/incurredOn", "outside_project"},
	} {
		body := foreign("100.00", "SEK")
		for name, value := range one.change {
			body[name] = value
		}
		c.turkuLead.Post(report+"/costs", body).Problem(http.StatusUnprocessableEntity, "invalid").Field(one.pointer, one.code)
	}
	assert.Empty(t, c.turkuLead.Get(report).JSON()["costs"])
}

func TestTheRuleIsSetWithAReasonByAFewAndConvertsOpenCostsAnewOrNotAtAll(t *testing.T) {
	c := newConsortium(t)
	c.known(t)
	conversion := c.turkuLead.Get(c.root + "/conversion").Status(http.StatusOK).JSON()
	assert.Equal(t, "agreement_date", conversion["rule"], "the rule book's own")
	assert.Equal(t, "agreement_date", conversion["bookRule"])
	assert.Equal(t, []any{"special_needs", "exceptional_costs"}, conversion["categories"])
	assert.Empty(t, conversion["allowedActions"])
	for _, client := range []*apitest.Client{c.turkuLead, c.turkuMember, c.auditor, c.bonnLead} {
		c.converts(client, "month_of_cost", nil).Problem(http.StatusForbidden, "forbidden")
	}
	c.outsider.Get(c.root+"/conversion").Problem(http.StatusNotFound, "not_found")
	c.outsider.At(1).Put(c.root+"/conversion", map[string]any{"rule": "month_of_cost", "reason": "x"}).Problem(http.StatusNotFound, "not_found")
	c.manager.At(1).Put(c.root+"/conversion", map[string]any{"rule": "agreement_date", "agreementOn": nil, "reason": " "}).
		Problem(http.StatusUnprocessableEntity, "invalid").Field("/agreementOn", "required").Field("/reason", "required")
	c.converts(c.manager, "month_of_cost", nil).Status(http.StatusOK)
	c.manager.At(1).Put(c.root+"/conversion", map[string]any{"rule": "month_of_cost", "reason": "Again."}).Problem(http.StatusPreconditionFailed, "stale_version")

	report := c.report(c.turkuLead, c.period())
	cost := c.turkuLead.Post(report+"/costs", foreign("1000.00", "SEK")).Status(http.StatusCreated)
	assert.Equal(t, "94.44", cost.JSON()["amount"])
	c.converts(c.office, "agreement_date", "2019-06-15").Problem(http.StatusUnprocessableEntity, "invalid").Field("/rule", "no_rate")
	assert.Equal(t, "month_of_cost", c.office.Get(c.root + "/conversion").JSON()["rule"], "nothing changed")
	c.converts(c.office, "agreement_date", "2020-01-15").Status(http.StatusOK)
	line := c.turkuLead.Get(report).JSON()["costs"].([]any)[0].(map[string]any)
	assert.Equal(t, "95.72", line["amount"], "at the rate of January")
	assert.Equal(t, "agreement_date", line["conversion"].(map[string]any)["rule"])
}

func TestACorrectedRateShowsWhatWouldDifferAndLeavesTheFrozenLineAlone(t *testing.T) {
	c := newConsortium(t)
	c.known(t)
	c.converts(c.manager, "month_of_cost", nil).Status(http.StatusOK)
	report := c.report(c.turkuLead, c.period())
	document := c.attach(c.turkuLead, report, "invoice.pdf", pdf).Status(http.StatusCreated).ID()
	body := foreign("1000.00", "SEK")
	body["documentIds"] = []any{document}
	c.turkuLead.Post(report+"/costs", body).Status(http.StatusCreated)
	saved := c.turkuLead.At(version(t, c.turkuLead.Get(report))).Put(report, map[string]any{"workDone": "Done.", "deviations": "", "nextSteps": ""}).Status(http.StatusOK)
	sent := c.turkuLead.At(version(t, saved)).Post(report+"/moves", map[string]any{"to": "submitted"}).Status(http.StatusOK)
	c.converts(c.manager, "period_average", nil).Problem(http.StatusConflict, "conversion_fixed")
	c.manager.At(version(t, sent)).Post(report+"/moves", map[string]any{"to": "approved"}).Status(http.StatusOK)
	c.converts(c.manager, "period_average", nil).Problem(http.StatusConflict, "conversion_fixed")
	assert.Equal(t, "approved", c.manager.Get(c.root + "/conversion").JSON()["fixed"])

	assert.Empty(t, c.manager.Get(c.root + "/restatements").Status(http.StatusOK).JSON()["items"])
	importRates(c.finance, "01/02/2020;29/02/2020;EUR/SEK;10.6000\n", false).Status(http.StatusOK)
	line := c.manager.Get(report).JSON()["costs"].([]any)[0].(map[string]any)
	assert.Equal(t, "94.44", line["amount"], "the approved report keeps its rate")
	items := c.manager.Get(c.root + "/restatements").Status(http.StatusOK).JSON()["items"].([]any)
	require.Len(t, items, 1)
	now := items[0].(map[string]any)["now"].(map[string]any)
	assert.Equal(t, "94.34", now["amount"])
	assert.Equal(t, "-0.10", now["difference"])
	assert.Empty(t, c.bonnLead.Get(c.root + "/restatements").Status(http.StatusOK).JSON()["items"], "another partner sees none of it")
	c.turkuLead.Post(report+"/conversions", nil).Problem(http.StatusConflict, "report_not_open")
}

func TestTheEffectOfEveryRuleIsShownSideBySide(t *testing.T) {
	c := newConsortium(t)
	c.known(t)
	c.converts(c.manager, "month_of_cost", "2020-01-15").Status(http.StatusOK)
	report := c.report(c.turkuLead, c.period())
	c.turkuLead.Post(report+"/costs", foreign("1000.00", "SEK")).Status(http.StatusCreated)
	effects := c.manager.Get(report + "/conversion-effects").Status(http.StatusOK).JSON()
	assert.Equal(t, "94.44", effects["kept"])
	rules := effects["rules"].([]any)
	assert.Equal(t, map[string]any{"rule": "month_of_cost", "total": "94.44", "difference": "0.00"}, rules[0])
	assert.Equal(t, map[string]any{"rule": "period_average"}, rules[1], "without daily rates there is no sum")
	assert.Equal(t, map[string]any{"rule": "agreement_date", "total": "95.72", "difference": "1.28"}, rules[2])
	assert.Empty(t, effects["allowedActions"])
	c.bonnLead.Get(report+"/conversion-effects").Problem(http.StatusNotFound, "not_found")

	importRates(c.finance, "01/02/2020;29/02/2020;EUR/SEK;10.6000\n", false).Status(http.StatusOK)
	assert.Equal(t, []any{"refresh_costs"}, c.turkuLead.Get(report + "/conversion-effects").JSON()["allowedActions"])
	refreshed := c.turkuLead.Post(report+"/conversions", nil).Status(http.StatusOK).JSON()
	assert.Equal(t, "94.34", refreshed["total"])
	c.finance.Post(report+"/conversions", nil).Problem(http.StatusForbidden, "forbidden")
}
