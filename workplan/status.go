package workplan

import (
	"konsortium/fault"
)

// States of a deliverable.
const (
	DeliverablePlanned    = "planned"
	DeliverableInProgress = "in_progress"
	DeliverableDelivered  = "delivered"
	DeliverableCancelled  = "cancelled"
)

// States of an activity.
const (
	ActivityPlanned   = "planned"
	ActivityConfirmed = "confirmed"
	ActivityHeld      = "held"
	ActivityCancelled = "cancelled"
)

// moves lists where each state may go. They are never changed at run time.
type moves map[string][]string

var deliverableMoves = moves{
	DeliverablePlanned:    {DeliverableInProgress, DeliverableDelivered, DeliverableCancelled},
	DeliverableInProgress: {DeliverablePlanned, DeliverableDelivered, DeliverableCancelled},
	DeliverableDelivered:  {DeliverableInProgress},
	DeliverableCancelled:  {DeliverablePlanned},
}

var activityMoves = moves{
	ActivityPlanned:   {ActivityConfirmed, ActivityHeld, ActivityCancelled},
	ActivityConfirmed: {ActivityPlanned, ActivityHeld, ActivityCancelled},
	ActivityHeld:      {ActivityConfirmed},
	ActivityCancelled: {ActivityPlanned},
}

// move refuses a step that the table does not hold.
func (m moves) move(from, to string) error {
	for _, allowed := range m[from] {
		if allowed == to {
			return nil
		}
	}
	return fault.New(fault.Conflict, "move_not_allowed", "This state cannot follow the present one.").With("from", from).With("to", to)
}

// Kinds of activity.
func activityKinds() []string {
	return []string{"intensive_course", "staff_workshop", "transnational_meeting", "multiplier_event", "blended_mobility", "virtual_mobility"}
}

// DeliverableMoves lists the states that may follow a deliverable's state.
func DeliverableMoves(from string) []string { return deliverableMoves[from] }

// ActivityMoves lists the states that may follow an activity's state.
func ActivityMoves(from string) []string { return activityMoves[from] }
