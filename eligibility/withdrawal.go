package eligibility

import (
	"slices"
	"strconv"
	"strings"

	"konsortium/programme"
)

// Withdrawal is what the rules say of a consortium that one of its
// organisations has left.
type Withdrawal struct {
	// Leaving is the organisation's place in Facts.Organisations, from 0.
	Leaving int
	// Verdict is that on the consortium without it. Places in its findings
	// count the organisations that remain.
	Verdict
	// Broken are the findings that the withdrawal brings, Worse those that are
	// there already and lie further from what is needed.
	Broken []programme.Finding
	Worse  []programme.Finding
	// Mended are the findings of now that the withdrawal takes away; their
	// places count all organisations.
	Mended []programme.Finding
}

// Withdrawals takes each organisation out in turn, in the order of the
// consortium. Without a book there is nothing to compare and the answer is nil.
func Withdrawals(book *programme.RuleBook, countries *programme.CountryList, facts Facts) []Withdrawal {
	if book == nil || countries == nil {
		return nil
	}
	now := Check(book, countries, facts)
	tests := make([]Withdrawal, len(facts.Organisations))
	for leaving := range tests {
		remains := Check(book, countries, Without(facts, leaving))
		test := Withdrawal{Leaving: leaving, Verdict: remains}
		test.Broken, test.Worse = brought(now.Findings, remains.Findings, leaving)
		test.Mended = mended(now.Findings, remains.Findings, leaving)
		tests[leaving] = test
	}
	return tests
}

// Without returns the facts of a proposal that one organisation has left: it
// and its budget are gone, the grant asked for is not. Facts stay as they are.
func Without(facts Facts, leaving int) Facts {
	facts.Organisations = slices.Delete(slices.Clone(facts.Organisations), leaving, leaving+1)
	var budget []BudgetCell
	for _, cell := range facts.Budget {
		switch {
		case cell.Organisation == leaving+1:
			continue
		case cell.Organisation > leaving+1:
			cell.Organisation--
		}
		budget = append(budget, cell)
	}
	facts.Budget = budget
	return facts
}

// brought divides the findings on what remains into new ones and ones that
// got worse.
func brought(now, remains []programme.Finding, leaving int) (broken, worse []programme.Finding) {
	for _, finding := range remains {
		before := -1
		for i := range now {
			if about(now[i], leaving) == about(finding, -1) {
				before = i
				break
			}
		}
		switch {
		case before < 0:
			broken = append(broken, finding)
		case fellBehind(now[before], finding):
			worse = append(worse, finding)
		}
	}
	return broken, worse
}

func mended(now, remains []programme.Finding, leaving int) []programme.Finding {
	var gone []programme.Finding
	for _, finding := range now {
		key := about(finding, leaving)
		if !slices.ContainsFunc(remains, func(other programme.Finding) bool { return about(other, -1) == key }) {
			gone = append(gone, finding)
		}
	}
	return gone
}

// subject tells findings apart: the rule, how grave it is, and what it is about.
type subject struct {
	rule     programme.Rule
	severity programme.Severity
	path     string
	year     int
}

// about names the subject of a finding in terms of those who remain when the
// organisation at the place leaves; nobody leaves for -1.
func about(finding programme.Finding, leaving int) subject {
	found := subject{rule: finding.Rule, severity: finding.Severity, path: finding.Path}
	found.year, _ = finding.Params["year"].(int)
	rest, ofOrganisation := strings.CutPrefix(finding.Path, "/organisations/")
	if leaving < 0 || !ofOrganisation {
		return found
	}
	place, field, _ := strings.Cut(rest, "/")
	at, err := strconv.Atoi(place)
	switch {
	case err != nil:
	case at == leaving:
		found.path = "/leaving/" + field
	case at > leaving:
		found.path = "/organisations/" + strconv.Itoa(at-1) + "/" + field
	}
	return found
}

// fellBehind tells whether a rule that counts up to what is needed lacks more
// than before.
func fellBehind(before, after programme.Finding) bool {
	lacked, counts := lacks(before)
	lack, still := lacks(after)
	return counts && still && lack > lacked
}

func lacks(finding programme.Finding) (int, bool) {
	needed, counts := finding.Params["needed"].(int)
	found, known := finding.Params["found"].(int)
	return needed - found, counts && known
}
