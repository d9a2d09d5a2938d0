package api_test

import (
	"net/http"
	"testing"

	"konsortium/api/apitest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type finalView struct {
	Scope, Score string
	Result       *struct {
		Final, Received, Balance string
		Steps                    []struct {
			Code, Before, After, Share string
			Waiting                    bool
			Ground                     struct {
				Absent, Confirmed bool
				Source            struct{ Title string }
			}
		}
		Categories []struct{ Code, Accepted, GrowthRule string }
	}
	Partners       []struct{ PartnerID, Final, Paid, Balance string }
	Version        int
	AllowedActions []string
}

// approved lets Turku claim so much for its outputs and the office approve it.
func (c *consortium) approved(t *testing.T, amount string) {
	t.Helper()
	report := c.report(c.turkuLead, c.period())
	document := c.attach(c.turkuLead, report, "voucher.pdf", pdf).Status(http.StatusCreated).ID()
	c.turkuLead.Post(report+"/costs", map[string]any{"category": "intellectual_outputs", "incurredOn": "2020-02-10", "description": "Days", "amount": amount, "documentIds": []string{document}}).Status(http.StatusCreated)
	read := c.turkuLead.Get(report).Status(http.StatusOK).JSON()
	written := c.turkuLead.At(int(read["version"].(float64))).Put(report, map[string]any{"workDone": "We wrote.", "deviations": "None.", "nextSteps": "More."}).Status(http.StatusOK).JSON()
	sent := c.turkuLead.At(int(written["version"].(float64))).Post(report+"/moves", map[string]any{"to": "submitted"}).Status(http.StatusOK).JSON()
	accepted := c.office.At(int(sent["version"].(float64))).Post(report+"/acceptances", map[string]any{}).Status(http.StatusOK).JSON()
	c.office.At(int(accepted["version"].(float64))).Post(report+"/moves", map[string]any{"to": "approved"}).Status(http.StatusOK)
}

func TestTheFinalGrantIsFoundStepByStepAndSharedAmongThePartners(t *testing.T) {
	c := newConsortium(t)
	c.granted(t)
	c.approved(t, "25000.00")
	c.manager.Post(c.root+"/instalments", map[string]any{"kind": "prefinancing", "amount": "40000.00", "terms": "agreement", "receivedOn": "2019-10-01", "receivedAmount": "40000.00"}).Status(200)
	c.manager.Post(c.root+"/partner-payments", map[string]any{"partnerId": c.turku.ID, "kind": "payment", "amount": "12000.00", "paidOn": "2019-11-01"}).Status(200)
	c.manager.Post(c.root+"/partner-payments", map[string]any{"partnerId": c.bonn.ID, "kind": "payment", "amount": "8000.00", "paidOn": "2019-11-01"}).Status(200)
	address := c.root + "/final-grant"
	var final finalView
	c.manager.Get(address).Status(200).Into(&final)
	require.Len(t, final.Result.Steps, 6)
	assert.True(t, final.Result.Steps[5].Waiting, "the score is not known")
	assert.NotEmpty(t, final.Result.Steps[1].Ground.Source.Title, "each rule names its source")
	assert.Equal(t, "25000.00", final.Result.Final)

	c.manager.At(1).Put(address, map[string]any{"score": "101", "addendum": false, "agencyGrant": "-1.00"}).Problem(422, "invalid").
		Field("/score", "score_form").Field("/source", "required").Field("/decidedOn", "required").Field("/agencyGrant", "amount_too_large")
	entered := map[string]any{"score": "45.5", "decidedOn": "2020-05-01", "source": "Letter 7", "addendum": false}
	c.finance.At(1).Put(address, entered).Status(200).Into(&final)
	assert.Equal(t, "45.5", final.Score)
	assert.Equal(t, "0.25", final.Result.Steps[5].Share)
	assert.Equal(t, "18750.00", final.Result.Final)
	assert.Equal(t, "-21250.00", final.Result.Balance)
	assert.Equal(t, []string{"-20000.00", "6750.00", "-8000.00"}, []string{final.Partners[0].Balance, final.Partners[1].Balance, final.Partners[2].Balance}, "the parts add up to what is paid back")
	c.manager.At(1).Put(address, entered).Problem(412, "stale_version")
	c.manager.At(2).Put(address, entered).Problem(422, "invalid").Field("/reason", "required")
	for _, client := range []*apitest.Client{c.turkuLead, c.auditor} {
		client.At(2).Put(address, entered).Problem(403, "forbidden")
	}
	c.outsider.Get(address).Problem(404, "not_found")
	own := c.turkuLead.Get(address).Status(200)
	own.Into(&final)
	assert.Nil(t, own.JSON()["result"])
	require.Len(t, final.Partners, 1)
	assert.Equal(t, "6750.00", final.Partners[0].Balance)
	assert.NotContains(t, string(own.Text), "8000.00")
	assert.NotContains(t, string(c.turkuLead.Get(c.root+"/history").Text), "grant_settled")
	assert.Contains(t, string(c.manager.Get(c.root+"/history").Text), "grant_settled")
}
