package grant

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAChangeOfThePlanGoesOnlyTheDeclaredWays(t *testing.T) {
	allowed := map[AmendmentStatus][]AmendmentStatus{
		AmendmentPreparing: {AmendmentMade, AmendmentSent, AmendmentWithdrawn},
		AmendmentSent:      {AmendmentAccepted, AmendmentRefused, AmendmentPreparing, AmendmentWithdrawn},
	}
	for _, from := range AmendmentStatuses() {
		for _, to := range AmendmentStatuses() {
			route, err := amendmentRoute(from, to)
			if slices.Contains(allowed[from], to) {
				assert.NoError(t, err, "%s to %s", from, to)
				assert.NotEmpty(t, route.budget)
			} else {
				assert.Error(t, err, "%s to %s", from, to)
			}
		}
		assert.Equal(t, len(allowed[from]) == 0, from.closed(), "%s", from)
	}
}
