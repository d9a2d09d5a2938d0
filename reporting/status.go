package reporting

import "slices"

// Status is where a report stands.
type Status string

// The statuses of a report.
const (
	Draft     Status = "draft"
	Submitted Status = "submitted"
	Returned  Status = "returned"
	Approved  Status = "approved"
)

// Statuses lists them in the order of a report's life.
func Statuses() []Status { return []Status{Draft, Submitted, Returned, Approved} }

// moves is the one table of moves: from a status to those that may follow. An
// approved report stays approved.
var moves = map[Status][]Status{
	Draft:     {Submitted},
	Submitted: {Returned, Approved},
	Returned:  {Submitted},
	Approved:  {},
}

// CanMove tells whether a report may go from one status to another.
func CanMove(from, to Status) bool { return slices.Contains(moves[from], to) }

// Writable tells whether the partner may write in a report of this status.
func (s Status) Writable() bool { return s == Draft || s == Returned }
