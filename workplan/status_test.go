package workplan

import (
	"slices"
	"strings"
	"testing"

	"konsortium/fault"

	"github.com/stretchr/testify/assert"
)

func TestEveryPairOfStatesIsDecidedByTheTable(t *testing.T) {
	for name, table := range map[string]struct {
		moves   moves
		allowed map[string]string
	}{
		"deliverable": {deliverableMoves, map[string]string{
			"planned": "in_progress delivered cancelled", "in_progress": "planned delivered cancelled", "delivered": "in_progress", "cancelled": "planned",
		}},
		"activity": {activityMoves, map[string]string{
			"planned": "confirmed held cancelled", "confirmed": "planned held cancelled", "held": "confirmed", "cancelled": "planned",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Len(t, table.moves, len(table.allowed))
			for from := range table.allowed {
				for to := range table.allowed {
					err := table.moves.move(from, to)
					if slices.Contains(strings.Fields(table.allowed[from]), to) {
						assert.NoError(t, err, "%s to %s", from, to)
					} else {
						assert.True(t, fault.Is(err, fault.Conflict), "%s to %s", from, to)
					}
				}
				assert.Error(t, table.moves.move(from, "made_up"))
			}
		})
	}
}
