package consortium

import (
	"testing"

	"konsortium/eligibility"
	"konsortium/models"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
)

func TestAMandateGoesOnlyAlongItsTable(t *testing.T) {
	states := []Mandate{eligibility.MandateNone, eligibility.MandateRequested, eligibility.MandateReceived, eligibility.MandateSigned}
	allowed := map[Mandate]map[Mandate]bool{ // true: a way back
		eligibility.MandateNone:      {eligibility.MandateRequested: false, eligibility.MandateReceived: false, eligibility.MandateSigned: false},
		eligibility.MandateRequested: {eligibility.MandateReceived: false, eligibility.MandateSigned: false, eligibility.MandateNone: true},
		eligibility.MandateReceived:  {eligibility.MandateSigned: false, eligibility.MandateRequested: true, eligibility.MandateNone: true},
		eligibility.MandateSigned:    {eligibility.MandateReceived: true, eligibility.MandateNone: true},
	}
	for _, from := range states {
		assert.Len(t, MandateRoutesFrom(from), len(allowed[from]))
		for _, to := range states {
			back, expected := allowed[from][to]
			route, known := mandateRoute(from, to)
			assert.Equal(t, expected, known, "%s to %s", from, to)
			assert.Equal(t, back, route.Back, "%s to %s", from, to)
		}
	}
	assert.Len(t, Mandates(), len(states), "every state is in the list")
}

func TestAStateOfAMandateHasItsDaysAndNoneOfALaterState(t *testing.T) {
	march, april, may := programme.MustDate(2019, 3, 1), programme.MustDate(2019, 4, 1), programme.MustDate(2019, 5, 1)
	file := "document"
	row := &models.Partner{MandateState: "none"}
	setMandate(row, eligibility.MandateRequested, programme.Date{}, march)
	setMandate(row, eligibility.MandateReceived, programme.Date{}, april)
	row.MandateDocumentID = &file
	setMandate(row, eligibility.MandateSigned, march, may)
	assert.Equal(t, []programme.Date{march, april, march}, []programme.Date{row.MandateRequestedOn, row.MandateReceivedOn, row.MandateSignedOn})
	setMandate(row, eligibility.MandateReceived, programme.Date{}, may)
	assert.Equal(t, april, row.MandateReceivedOn, "it came in when it came in")
	assert.True(t, row.MandateSignedOn.IsZero())
	assert.NotNil(t, row.MandateDocumentID)
	setMandate(row, eligibility.MandateRequested, programme.Date{}, may)
	assert.True(t, row.MandateReceivedOn.IsZero())
	assert.Nil(t, row.MandateDocumentID, "a letter that is asked for anew has not come in")
	assert.Equal(t, may, row.MandateRequestedOn)
	setMandate(row, eligibility.MandateNone, programme.Date{}, may)
	assert.Equal(t, models.Partner{MandateState: "none"}, *row)
}
