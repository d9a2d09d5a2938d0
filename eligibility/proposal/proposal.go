// Package proposal reads the proposals `konsortium check` judges and writes its
// answers. It knows neither files nor a database: callers bring readers and
// writers.
package proposal

import (
	"konsortium/eligibility"
	"konsortium/programme"
)

// Proposal is one document as it was written.
type Proposal struct {
	// ID is nil when the document has none.
	ID       *string
	Action   string
	CallYear int
	Facts    eligibility.Facts
}

// Answer is the verdict on one proposal.
type Answer struct {
	ID *string
	// Book is nil when there is none for the call.
	Book     *programme.RuleBook
	CallYear int
	Action   string
	eligibility.Verdict
}

// Judge answers a proposal with the rule book of its action and call year.
func Judge(proposal *Proposal) Answer {
	book, _ := programme.For(proposal.Action, proposal.CallYear)
	countries, _ := programme.Countries(proposal.CallYear)
	return Answer{
		ID: proposal.ID, Book: book, CallYear: proposal.CallYear, Action: proposal.Action,
		Verdict: eligibility.Check(book, countries, proposal.Facts),
	}
}
