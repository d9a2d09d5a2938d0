package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type outlookView struct{ PartnerID, Planned, Approved, Expected, Unspent, Over string }

type forecastView struct {
	Scope    string
	Whole    outlookView
	Partners []struct {
		outlookView
		ReportedMonths int
	}
	Months []struct{ Planned, Approved, Expected string }
}

func TestTheForecastGoesOnAsBeforeAndAPartnerSeesItsOwn(t *testing.T) {
	c := newConsortium(t)
	c.granted(t)
	c.approved(t, "25000.00")
	var whole, own forecastView
	c.manager.Get(c.root + "/forecast").Status(200).Into(&whole)
	require.Len(t, whole.Partners, 3)
	turku := whole.Partners[1]
	assert.Equal(t, 12, turku.ReportedMonths)
	assert.Equal(t, []string{"30000.00", "25000.00", "25000.00", "5000.00"}, []string{turku.Planned, turku.Approved, turku.Expected, turku.Unspent})
	assert.Equal(t, "20000.00", whole.Partners[2].Expected, "nothing is reported: as planned")
	assert.Len(t, whole.Months, 24)
	assert.Equal(t, "95000.01", whole.Whole.Expected)
	answer := c.turkuLead.Get(c.root + "/forecast").Status(200)
	answer.Into(&own)
	require.Len(t, own.Partners, 1)
	assert.Equal(t, "25000.00", own.Whole.Expected)
	assert.NotContains(t, string(answer.Text), "20000.00")
	c.outsider.Get(c.root+"/forecast").Problem(404, "not_found")
}
