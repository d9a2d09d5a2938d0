package consortium

import (
	"testing"

	"konsortium/fault"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOfAllPairsOfStatesOnlyTheDeclaredMovesArePossible(t *testing.T) {
	forward := map[Status][]Status{
		Idea: {Planning}, Planning: {Submitted}, Submitted: {Granted, Rejected}, Granted: {Contracted}, Contracted: {Running},
		Running: {InterimReport, FinalReport}, InterimReport: {Running}, FinalReport: {Closed},
	}
	back := map[Status][]Status{
		Planning: {Idea}, Submitted: {Planning}, Rejected: {Planning}, FinalReport: {Running}, Closed: {FinalReport},
	}
	for _, from := range Statuses() {
		for _, to := range Statuses() {
			route, err := Move(from, to)
			switch {
			case has(forward[from], to):
				require.NoError(t, err, "%s → %s", from, to)
				assert.False(t, route.Back, "%s → %s", from, to)
			case has(back[from], to):
				require.NoError(t, err, "%s → %s", from, to)
				assert.True(t, route.Back, "%s → %s", from, to)
			default:
				assert.True(t, fault.Is(err, fault.Conflict), "%s → %s", from, to)
			}
		}
	}
}

func TestEveryStateCanBeReachedFromAnIdea(t *testing.T) {
	reached := map[Status]bool{Idea: true}
	for range Statuses() {
		for from := range reached {
			for _, route := range RoutesFrom(from) {
				reached[route.To] = true
			}
		}
	}
	assert.Len(t, reached, len(Statuses()))
}

func has(all []Status, one Status) bool {
	for _, status := range all {
		if status == one {
			return true
		}
	}
	return false
}
