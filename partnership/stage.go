package partnership

import (
	"konsortium/fault"
	"konsortium/models"
)

// Stage is how far a proposal has come.
type Stage string

// The stages of a proposal. Declined and Withdrawn are ends.
const (
	Received      Stage = "received"
	FirstReview   Stage = "first_review"
	Preparation   Stage = "preparation"
	Consultation  Stage = "consultation"
	DecisionBasis Stage = "decision_basis"
	Declined      Stage = "declined"
	Withdrawn     Stage = "withdrawn"
)

// Stages lists every stage in the order in which a proposal goes, the ends last.
func Stages() []Stage {
	return []Stage{Received, FirstReview, Preparation, Consultation, DecisionBasis, Declined, Withdrawn}
}

// OpenStages lists the stages in which something is still to be done.
func OpenStages() []Stage { return Stages()[:5] }

// Ended tells whether nothing follows.
func (s Stage) Ended() bool { return s == Declined || s == Withdrawn }

type cause int

const (
	byOffice cause = iota
	bySubmitter
)

// route is one allowed step. Back marks a step that takes an earlier one back:
// nothing is deleted, and it needs a reason.
type route struct {
	from, to Stage
	by       cause
	back     bool
}

// routes is the declared table of moves. From the basis for decision the way
// on is the establishing of a partnership, which is another act.
func routes() []route {
	return []route{
		{Received, FirstReview, byOffice, false},
		{Received, Declined, byOffice, false},
		{FirstReview, Preparation, byOffice, false},
		{FirstReview, Received, byOffice, true},
		{FirstReview, Declined, byOffice, false},
		{Preparation, Consultation, byOffice, false},
		{Preparation, FirstReview, byOffice, true},
		{Preparation, Declined, byOffice, false},
		{Consultation, DecisionBasis, byOffice, false},
		{Consultation, Preparation, byOffice, true},
		{Consultation, Declined, byOffice, false},
		{DecisionBasis, Consultation, byOffice, true},
		{DecisionBasis, Declined, byOffice, false},
		{Received, Withdrawn, bySubmitter, false},
		{FirstReview, Withdrawn, bySubmitter, false},
	}
}

func routesFrom(from Stage, by cause) []route {
	var found []route
	for _, one := range routes() {
		if one.from == from && one.by == by {
			found = append(found, one)
		}
	}
	return found
}

// findRoute gives the step of the table; a conflict when it has none.
func findRoute(from, to Stage, by cause) (route, error) {
	for _, one := range routesFrom(from, by) {
		if one.to == to {
			return one, nil
		}
	}
	return route{}, fault.New(fault.Conflict, "proposal_move_not_possible", "The proposal cannot go from this stage to that one.").
		With("from", string(from)).With("to", string(to))
}

// stillOpen refuses what would change a proposal that has come to its end.
func stillOpen(row *models.Proposal) error {
	if Stage(row.Stage).Ended() {
		return fault.New(fault.Conflict, "proposal_ended", "The proposal has been declined or withdrawn.").With("stage", row.Stage)
	}
	return nil
}
