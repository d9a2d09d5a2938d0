package consortium

import (
	"testing"

	"konsortium/fault"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOfAllPairsOfCandidateStatesOnlyTheDeclaredMovesArePossible(t *testing.T) {
	byHandTo := map[CandidateState][]CandidateState{
		Considered: {Approached, Dropped}, Approached: {Considered, Accepted, Declined, Dropped}, Invited: {Accepted, Declined, Dropped},
		Accepted: {Declined, Dropped}, Declined: {Approached, Dropped}, Dropped: {Considered},
	}
	otherwise := map[candidateCause]map[CandidateState][]CandidateState{
		byHand:        byHandTo,
		bySending:     {Considered: {Invited}, Approached: {Invited}, Invited: {Invited}, Declined: {Invited}},
		byAnswer:      {Invited: {Accepted, Declined}},
		byWithdrawing: {Invited: {Approached}},
	}
	for cause, allowed := range otherwise {
		for _, from := range CandidateStates() {
			for _, to := range CandidateStates() {
				err := moveCandidate(from, to, cause)
				if contained(allowed[from], to) {
					require.NoError(t, err, "%s → %s", from, to)
				} else {
					assert.True(t, fault.Is(err, fault.Conflict), "%s → %s", from, to)
				}
			}
		}
	}
	for _, from := range CandidateStates() {
		assert.ElementsMatch(t, byHandTo[from], CandidateMovesFrom(from))
	}
}

func TestOnlyWhoDidNotSayNoIsTakenIn(t *testing.T) {
	for _, state := range CandidateStates() {
		assert.Equal(t, state != Declined && state != Dropped, state.joinable(), string(state))
	}
}

func contained(all []CandidateState, one CandidateState) bool {
	for _, state := range all {
		if state == one {
			return true
		}
	}
	return false
}
