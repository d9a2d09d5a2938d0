package api_test

import (
	"net/http"
	"testing"

	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/money"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"konsortium/models/modeltest"
)

type cashView struct {
	Scope       string
	Sums        *struct{ Planned, Received, Paid, Held string }
	Instalments []struct {
		ID, Kind, Share, Terms string
		Number                 int
		Amount, ReceivedAmount *string
		DueOn, ReceivedOn      string
		Use                    *struct {
			Share, Needed, Used string
			Met, Confirmed      bool
		}
		Version int
	}
	Partners []struct {
		PartnerID, Planned, Approved, Paid, Entitled, Owed, ToPay, Over, State string
	}
	Payments []struct {
		ID, PartnerID, Kind, Amount string
		Document                    *struct{ ID, Name string }
		Version                     int
	}
	Model *struct {
		Shares    []string
		Confirmed bool
		Source    struct{ Title string }
	}
	AllowedActions []string
}

// granted gives the consortium a grant of 100,000.01 and a plan of record.
func (c *consortium) granted(t *testing.T) {
	t.Helper()
	cells := []any{}
	for _, cell := range []struct{ partner, category, amount string }{
		{c.lund.ID, "project_management", "50000.01"}, {c.turku.ID, "intellectual_outputs", "30000.00"}, {c.bonn.ID, "intellectual_outputs", "20000.00"},
	} {
		cells = append(cells, map[string]any{"partnerId": cell.partner, "category": cell.category, "year": 1, "amount": cell.amount, "version": 0})
	}
	c.manager.Patch(c.root+"/budget/cells", map[string]any{"cells": cells}).Status(http.StatusOK)
	modeltest.Write(t, c.DB, func(tx *models.Tx) error {
		if _, err := tx.FreezeBudget(c.project.ID); err != nil {
			return err
		}
		project, err := tx.LockProject(c.project.ID)
		if err != nil {
			return err
		}
		awarded := money.MustParse("100000.01")
		project.GrantAwardedCents = &awarded
		return tx.SaveProject(project)
	})
}

func (c *consortium) cash(by *apitest.Client) cashView {
	var cash cashView
	by.Get(c.root + "/cash").Status(http.StatusOK).Into(&cash)
	return cash
}

func TestTheGrantIsDividedIntoInstalmentsThatComeInAndAreHandedOn(t *testing.T) {
	c := newConsortium(t)
	c.granted(t)
	empty := c.cash(c.manager)
	require.Equal(t, []string{"0.80", "0.20"}, empty.Model.Shares, "24 months, by the rule book")
	assert.True(t, empty.Model.Confirmed)
	c.manager.Post(c.root+"/instalment-plans", map[string]any{"shares": []string{"0.5", "0.4"}}).Problem(422, "invalid").Field("/shares", "shares_sum")
	c.manager.Post(c.root+"/instalment-plans", map[string]any{"shares": []string{"1e9", "0.4"}}).Problem(422, "invalid").Field("/shares/0", "share_form")
	var cash cashView
	c.manager.Post(c.root+"/instalment-plans", map[string]any{"shares": []string{"0.8", "0.2"}}).Status(200)
	c.manager.Post(c.root+"/instalment-plans", map[string]any{"shares": []string{"0.4", "0.4", "0.2"}}).Status(200).Into(&cash)
	require.Len(t, cash.Instalments, 3, "the second plan takes the place of the first")
	assert.Equal(t, "40000.01", *cash.Instalments[0].Amount)
	assert.Equal(t, "balance", cash.Instalments[2].Kind)
	assert.Equal(t, "2021-12-29", cash.Instalments[2].DueOn, "end of the project, 60 days for the report, 60 for the payment")

	first, second := cash.Instalments[0], cash.Instalments[1]
	received := map[string]any{"kind": "prefinancing", "amount": "40000.01", "terms": "agreement", "receivedOn": "2019-10-01", "receivedAmount": "40000.01", "reference": "UHR 1"}
	c.finance.At(first.Version).Put(c.root+"/instalments/"+first.ID, received).Status(200).Into(&cash)
	assert.Equal(t, "0.4", cash.Instalments[0].Share)
	require.NotNil(t, cash.Instalments[1].Use)
	assert.Equal(t, "28000.01", cash.Instalments[1].Use.Needed, "70 per cent must be used")
	assert.False(t, cash.Instalments[1].Use.Met)
	c.finance.At(first.Version).Put(c.root+"/instalments/"+first.ID, received).Problem(412, "stale_version")
	c.manager.Post(c.root+"/instalment-plans", map[string]any{"shares": []string{"1"}}).Problem(409, "instalments_received")
	c.manager.At(first.Version+1).Delete(c.root+"/instalments/"+first.ID).Problem(409, "instalments_received")

	c.finance.Post(c.root+"/partner-payments", map[string]any{"partnerId": c.turku.ID, "kind": "payment", "amount": "12000.00", "paidOn": "2019-11-01", "instalmentId": first.ID}).Status(200)
	c.manager.Post(c.root+"/partner-payments", map[string]any{"partnerId": c.bonn.ID, "kind": "payment", "amount": "20000.01", "paidOn": "2019-11-02"}).Status(200).Into(&cash)
	assert.Equal(t, "8000.00", cash.Sums.Held)
	assert.Equal(t, "100000.01", cash.Sums.Planned)
	assert.Equal(t, []string{"nothing_yet", "in_advance", "overpaid"}, []string{cash.Partners[0].State, cash.Partners[1].State, cash.Partners[2].State})
	assert.Equal(t, "0.01", cash.Partners[2].Over)
	assert.Equal(t, "12000.00", cash.Partners[1].Entitled)
	assert.Equal(t, "0.00", cash.Partners[1].ToPay)
	c.manager.Post(c.root+"/partner-payments", map[string]any{"partnerId": c.bonn.ID, "kind": "repayment", "amount": "0.01", "paidOn": "2019-12-02"}).Status(200).Into(&cash)
	assert.Equal(t, "in_advance", cash.Partners[2].State)
	c.manager.At(second.Version).Delete(c.root + "/instalments/" + second.ID).Status(204)
	history := string(c.manager.Get(c.root + "/history").Status(200).Text)
	for _, act := range []string{"instalment_added", "instalment_changed", "instalment_removed", "partner_payment_added"} {
		assert.Contains(t, history, act)
	}
}

func TestAPartnerSeesOnlyItsOwnMoneyMove(t *testing.T) {
	c := newConsortium(t)
	c.granted(t)
	c.manager.Post(c.root+"/instalments", map[string]any{"kind": "prefinancing", "amount": "81000.00", "terms": "agreement", "receivedOn": "2019-10-01", "receivedAmount": "81000.00"}).Status(200)
	c.manager.Post(c.root+"/partner-payments", map[string]any{"partnerId": c.turku.ID, "kind": "payment", "amount": "11111.11", "paidOn": "2019-11-01"}).Status(200)
	c.manager.Post(c.root+"/partner-payments", map[string]any{"partnerId": c.bonn.ID, "kind": "payment", "amount": "22222.22", "paidOn": "2019-11-01"}).Status(200)
	own := c.cash(c.turkuLead)
	assert.Equal(t, "own_organisation", own.Scope)
	assert.Nil(t, own.Sums)
	require.Len(t, own.Partners, 1)
	assert.Equal(t, "11111.11", own.Partners[0].Paid)
	require.Len(t, own.Payments, 1)
	assert.Nil(t, own.Instalments[0].Amount)
	assert.Equal(t, "2019-10-01", own.Instalments[0].ReceivedOn, "when money came in is no secret")
	assert.Empty(t, own.AllowedActions)
	for _, address := range []string{"/cash", "/history"} {
		text := string(c.turkuLead.Get(c.root + address).Status(200).Text)
		assert.NotContains(t, text, "22222.22", address)
		assert.NotContains(t, text, "81000.00", address)
	}
	for _, client := range []*apitest.Client{c.turkuLead, c.auditor} {
		client.Post(c.root+"/partner-payments", map[string]any{"partnerId": c.turku.ID, "kind": "payment", "amount": "1.00", "paidOn": "2019-11-01"}).Problem(403, "forbidden")
	}
	c.outsider.Get(c.root+"/cash").Problem(404, "not_found")
	c.administrator.Get(c.root+"/cash").Problem(404, "not_found")
}

func TestWhatCannotBePaidIsToldAtItsField(t *testing.T) {
	c := newConsortium(t)
	c.granted(t)
	payments := c.root + "/partner-payments"
	good := map[string]any{"partnerId": c.turku.ID, "kind": "payment", "amount": "10.00", "paidOn": "2019-11-01"}
	with := func(name string, value any) map[string]any {
		changed := map[string]any{}
		for k, v := range good {
			changed[k] = v
		}
		changed[name] = value
		return changed
	}
	for _, wrong := range []struct {
		name  string
		value any
		code  string
	}{
		{"partnerId", c.lund.ID, "coordinator_not_paid"}, {"partnerId", "nobody", "unknown_partner"}, {"amount", "0.00", "not_positive"}, {"amount", "-5.00", "not_positive"},
		{"amount", "1000000000.01", "amount_too_large"}, {"paidOn", "2999-01-01", "in_future"}, {"paidOn", nil, "required"}, {"instalmentId", "none", "unknown_instalment"}, {"documentId", "none", "unknown_document"},
	} {
		c.manager.Post(payments, with(wrong.name, wrong.value)).Problem(422, "invalid").Field("/"+wrong.name, wrong.code)
	}
	c.manager.Post(c.root+"/instalments", map[string]any{"kind": "prefinancing", "amount": "-1.00", "terms": "none", "receivedOn": "2019-10-01"}).Problem(422, "invalid").
		Field("/amount", "not_positive").Field("/receivedAmount", "required")
	assert.Empty(t, c.cash(c.manager).Payments, "nothing was written")
	var cash cashView
	proof := c.finance.Send(http.MethodPost, c.root+"/documents?name=proof.pdf&partnerId="+c.turku.ID, pdf).Status(201).ID()
	c.manager.Post(payments, with("documentId", proof)).Status(200).Into(&cash)
	assert.Equal(t, "proof.pdf", cash.Payments[0].Document.Name)
	c.manager.Delete(c.root+"/documents/"+proof).Problem(409, "document_is_payment")
	one := cash.Payments[0]
	c.manager.At(one.Version).Put(payments+"/"+one.ID, with("partnerId", c.bonn.ID)).Problem(422, "invalid").Field("/partnerId", "partner_stays")
	c.manager.At(one.Version).Put(payments+"/"+one.ID, with("amount", "11.00")).Status(200)
	c.manager.At(one.Version).Delete(payments+"/"+one.ID).Problem(412, "stale_version")
	c.manager.At(one.Version + 1).Delete(payments + "/" + one.ID).Status(204)
	assert.Empty(t, c.cash(c.manager).Payments)
}
