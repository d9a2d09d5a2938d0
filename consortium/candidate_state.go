package consortium

import (
	"slices"

	"konsortium/fault"
)

// CandidateState is how far the talk with a candidate has come.
type CandidateState string

// The states of a candidate.
const (
	Considered CandidateState = "considered"
	Approached CandidateState = "approached"
	// Invited: an invitation to take part was sent and is not answered.
	Invited  CandidateState = "invited"
	Accepted CandidateState = "accepted"
	Declined CandidateState = "declined"
	Dropped  CandidateState = "dropped"
)

// CandidateStates lists every state in the order in which a talk goes.
func CandidateStates() []CandidateState {
	return []CandidateState{Considered, Approached, Invited, Accepted, Declined, Dropped}
}

// candidateRoute is one allowed change of a candidate's state. By says what
// makes it: a person's hand, a sent invitation, its answer, or its withdrawal.
type candidateRoute struct {
	from, to CandidateState
	by       candidateCause
}

type candidateCause int

const (
	byHand candidateCause = iota
	bySending
	byAnswer
	byWithdrawing
)

// candidateRoutes is the declared table of moves.
func candidateRoutes() []candidateRoute {
	return []candidateRoute{
		{Considered, Approached, byHand},
		{Considered, Dropped, byHand},
		{Approached, Considered, byHand},
		{Approached, Accepted, byHand},
		{Approached, Declined, byHand},
		{Approached, Dropped, byHand},
		{Invited, Accepted, byHand},
		{Invited, Declined, byHand},
		{Invited, Dropped, byHand},
		{Accepted, Declined, byHand},
		{Accepted, Dropped, byHand},
		{Declined, Approached, byHand},
		{Declined, Dropped, byHand},
		{Dropped, Considered, byHand},
		{Considered, Invited, bySending},
		{Approached, Invited, bySending},
		{Invited, Invited, bySending},
		{Declined, Invited, bySending},
		{Invited, Accepted, byAnswer},
		{Invited, Declined, byAnswer},
		{Invited, Approached, byWithdrawing},
	}
}

// CandidateMovesFrom lists where a person may move a candidate by hand.
func CandidateMovesFrom(from CandidateState) []CandidateState {
	to := []CandidateState{}
	for _, route := range candidateRoutes() {
		if route.from == from && route.by == byHand {
			to = append(to, route.to)
		}
	}
	return to
}

// moveCandidate answers whether the table has a move; a conflict when not.
func moveCandidate(from, to CandidateState, by candidateCause) error {
	if slices.Contains(candidateRoutes(), candidateRoute{from, to, by}) {
		return nil
	}
	return fault.New(fault.Conflict, "candidate_move_not_possible", "The candidate cannot go from this state to that one.").
		With("from", string(from)).With("to", string(to))
}

// joinable tells whether a candidate in this state can be taken into the
// project: not one that said no or that was dropped.
func (s CandidateState) joinable() bool { return s != Declined && s != Dropped }

// invitable tells whether an invitation can be sent to a candidate in this state.
func (s CandidateState) invitable() bool { return moveCandidate(s, Invited, bySending) == nil }
