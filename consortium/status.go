package consortium

import (
	"slices"

	"konsortium/fault"
)

// Status is where a project stands between idea and closing.
type Status string

// The states of a project.
const (
	Idea          Status = "idea"
	Planning      Status = "planning"
	Submitted     Status = "submitted"
	Granted       Status = "granted"
	Rejected      Status = "rejected"
	Contracted    Status = "contracted"
	Running       Status = "running"
	InterimReport Status = "interim_report"
	FinalReport   Status = "final_report"
	Closed        Status = "closed"
)

// Statuses lists every state in the order of a project's life.
func Statuses() []Status {
	return []Status{Idea, Planning, Submitted, Granted, Rejected, Contracted, Running, InterimReport, FinalReport, Closed}
}

// Route is one allowed change of status. A way back needs a reason.
type Route struct {
	From, To Status
	// Back marks a way back, which needs a reason.
	Back bool
}

// routes is the declared table of moves.
func routes() []Route {
	return []Route{
		{From: Idea, To: Planning},
		{From: Planning, To: Submitted},
		{From: Planning, To: Idea, Back: true},
		{From: Submitted, To: Granted},
		{From: Submitted, To: Rejected},
		{From: Submitted, To: Planning, Back: true},
		{From: Rejected, To: Planning, Back: true},
		{From: Granted, To: Contracted},
		{From: Contracted, To: Running},
		{From: Running, To: InterimReport},
		{From: Running, To: FinalReport},
		{From: InterimReport, To: Running},
		{From: FinalReport, To: Closed},
		{From: FinalReport, To: Running, Back: true},
		{From: Closed, To: FinalReport, Back: true},
	}
}

// RoutesFrom lists where a project may go from a state.
func RoutesFrom(from Status) []Route {
	return slices.DeleteFunc(routes(), func(route Route) bool { return route.From != from })
}

// Move answers the route from one state to another; a conflict when the table
// has none.
func Move(from, to Status) (Route, error) {
	for _, route := range routes() {
		if route.From == from && route.To == to {
			return route, nil
		}
	}
	return Route{}, fault.New(fault.Conflict, "move_not_possible", "The project cannot go from this state to that one.").
		With("from", string(from)).With("to", string(to))
}

// applying tells whether the application can still be written.
func (s Status) applying() bool { return s == Idea || s == Planning }

// awarded tells whether the grant was awarded.
func (s Status) awarded() bool {
	return !s.applying() && s != Submitted && s != Rejected
}

// ended tells whether nothing of the project is changed any more, unless it is
// moved back.
func (s Status) ended() bool { return s == Closed || s == Rejected }
