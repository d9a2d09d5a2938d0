package batch

import (
	"slices"

	"konsortium/eligibility"
	"konsortium/eligibility/proposal"
	"konsortium/programme"
)

// Judged is an entry with its verdict.
type Judged struct {
	Entry
	// Answer is empty for a refused entry.
	Answer proposal.Answer
}

// Verdict is eligible, not_eligible or undecided, and refused for an entry that was not read.
func (j *Judged) Verdict() string {
	if j.Refused() {
		return VerdictRefused
	}
	return string(j.Answer.Outcome)
}

// VerdictRefused stands where there is nothing to judge.
const VerdictRefused = "refused"

// Judge answers every proposal with the rule book of its own action and call year. Refused entries stay in their places.
func (b *Batch) Judge() []Judged {
	judged := make([]Judged, len(b.Entries))
	for i, entry := range b.Entries {
		judged[i].Entry = entry
		if entry.Proposal != nil {
			judged[i].Answer = proposal.Judge(entry.Proposal)
		}
	}
	return judged
}

// Countries are the countries of the organisations, ascending, each once.
func (j *Judged) Countries() []string {
	if j.Proposal == nil {
		return nil
	}
	codes := make([]string, 0, len(j.Proposal.Facts.Organisations))
	for i := range j.Proposal.Facts.Organisations {
		codes = append(codes, j.Proposal.Facts.Organisations[i].Country)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// Coordinator is the first organisation in that role; nil when there is none.
func (j *Judged) Coordinator() *eligibility.Organisation {
	if j.Proposal == nil {
		return nil
	}
	for i := range j.Proposal.Facts.Organisations {
		if one := &j.Proposal.Facts.Organisations[i]; one.Role == eligibility.Coordinator {
			return one
		}
	}
	return nil
}

// Filter narrows verdicts; a zero field narrows nothing.
type Filter struct {
	Verdict string
	// Rule keeps the proposals with a finding of it.
	Rule    programme.Rule
	Country string
	Action  string
	// CallYear is 0 for all.
	CallYear int
}

// Takes tells whether a verdict is within the filter.
func (f Filter) Takes(one *Judged) bool {
	if f.Verdict != "" && one.Verdict() != f.Verdict {
		return false
	}
	if f.Rule == "" && f.Country == "" && f.Action == "" && f.CallYear == 0 {
		return true
	}
	if one.Proposal == nil {
		return false
	}
	return (f.Action == "" || one.Proposal.Action == f.Action) && (f.CallYear == 0 || one.Proposal.CallYear == f.CallYear) &&
		(f.Rule == "" || slices.ContainsFunc(one.Answer.Findings, func(finding programme.Finding) bool { return finding.Rule == f.Rule })) &&
		(f.Country == "" || slices.ContainsFunc(one.Proposal.Facts.Organisations, func(o eligibility.Organisation) bool { return o.Country == f.Country }))
}
