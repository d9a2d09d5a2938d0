package partnership

import (
	"testing"

	"konsortium/fault"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOfAllPairsOfStagesOnlyTheDeclaredMovesArePossible(t *testing.T) {
	declared := map[cause]map[Stage][]Stage{
		byOffice: {
			Received: {FirstReview, Declined}, FirstReview: {Preparation, Received, Declined},
			Preparation: {Consultation, FirstReview, Declined}, Consultation: {DecisionBasis, Preparation, Declined},
			DecisionBasis: {Consultation, Declined},
		},
		bySubmitter: {Received: {Withdrawn}, FirstReview: {Withdrawn}},
	}
	for by, allowed := range declared {
		for _, from := range Stages() {
			for _, to := range Stages() {
				_, err := findRoute(from, to, by)
				if assert.ObjectsAreEqual(true, contains(allowed[from], to)) {
					require.NoError(t, err, "%s → %s", from, to)
				} else {
					assert.True(t, fault.Is(err, fault.Conflict), "%s → %s", from, to)
				}
			}
		}
	}
}

func TestNothingLeadsOutOfAnEnd(t *testing.T) {
	for _, stage := range Stages() {
		steps := len(routesFrom(stage, byOffice)) + len(routesFrom(stage, bySubmitter))
		assert.Equal(t, stage.Ended(), steps == 0, string(stage))
	}
}

func TestAStepBackIsMarkedAndEveryOpenProposalCanBeDeclined(t *testing.T) {
	place := map[Stage]int{}
	for at, stage := range Stages() {
		place[stage] = at
	}
	for _, one := range routes() {
		assert.Equal(t, place[one.to] < place[one.from], one.back, "%s → %s", one.from, one.to)
	}
	for _, stage := range OpenStages() {
		_, err := findRoute(stage, Declined, byOffice)
		require.NoError(t, err, string(stage))
	}
}
