package eligibility

import (
	"cmp"
	"slices"

	"konsortium/programme"
)

// Prospect is an organisation of the register that could join a consortium.
type Prospect struct {
	Organisation
	// CharterUntil is the last day of the charter that the published list
	// shows; zero where it shows none, or no end.
	CharterUntil programme.Date
	// SharedProjects is in how many projects it has worked with organisations
	// of the consortium; Shared are the most recent of them, the newest first.
	SharedProjects int
	Shared         []SharedProject
}

// SharedProject is a project in which a prospect worked with organisations of
// the consortium.
type SharedProject struct {
	ID      string
	Acronym string
	// With are the names of those organisations.
	With []string
}

// Suggestion is a prospect with what speaks for it and what must be thought of.
type Suggestion struct {
	Prospect
	Help    Help
	Reasons []Reason
	// Outcome is that of the consortium with the suggestion as a partner.
	Outcome Outcome
}

// Help is how far a suggestion alone brings the consortium.
type Help string

// The degrees of help, the greatest first.
const (
	// Completes: with it the consortium is eligible.
	Completes Help = "completes"
	// MeetsMinimum: with it there are enough organisations and countries.
	MeetsMinimum Help = "meets_minimum"
	// Narrows: it brings an organisation or a country that is lacking; more are.
	Narrows Help = "narrows"
	// Secures: the minimums hold already, and with it they hold whoever leaves.
	Secures Help = "secures"
	// Extends: it could take part; no rule asks for it.
	Extends Help = "extends"
)

func (h Help) degree() int {
	return slices.Index([]Help{Extends, Secures, Narrows, MeetsMinimum, Completes}, h)
}

// Suggestions ranks prospects: those that help most come first, of these those
// that have worked most with the consortium, then those whose charter is known,
// then those of a type or education sector that it lacks. Of equals the
// countries take turns; names and ids decide the rest, so that the order is
// always the same. Left out is who takes part
// already and who may not. Without a book there are none.
func Suggestions(book *programme.RuleBook, countries *programme.CountryList, facts Facts, prospects []Prospect) []Suggestion {
	if book == nil || countries == nil {
		return nil
	}
	now := newBench(book, countries, &facts)
	secure := now.secure()
	ranked := make([]Suggestion, 0, len(prospects))
	for _, prospect := range prospects {
		if prospect.Role == "" {
			prospect.Role = Partner
		}
		if now.takesPart(prospect.ID) {
			continue
		}
		with := facts
		with.Organisations = append(slices.Clone(facts.Organisations), prospect.Organisation)
		then := newBench(book, countries, &with)
		if then.excluded(len(with.Organisations)-1) == Broken {
			continue
		}
		suggestion := Suggestion{Prospect: prospect, Outcome: Check(book, countries, with).Outcome}
		suggestion.Help = now.helpOf(then, suggestion.Outcome, secure)
		suggestion.Reasons = now.reasonsFor(&suggestion, then)
		ranked = append(ranked, suggestion)
	}
	slices.SortFunc(ranked, func(a, b Suggestion) int {
		return cmp.Or(merits(&a, &b), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return spread(ranked)
}

// merits compares what speaks for two suggestions.
func merits(a, b *Suggestion) int {
	return cmp.Or(
		cmp.Compare(b.Help.degree(), a.Help.degree()),
		cmp.Compare(b.SharedProjects, a.SharedProjects),
		cmp.Compare(a.standing(), b.standing()),
		cmp.Compare(b.count(ReasonNewType, ReasonCoversSector), a.count(ReasonNewType, ReasonCoversSector)),
	)
}

// spread lets the countries take turns among those of equal merits, so that a
// country with many organisations does not hide the others.
func spread(ranked []Suggestion) []Suggestion {
	turns := make(map[string]int, len(ranked))
	turn := map[string]int{}
	for i := range ranked {
		if i > 0 && merits(&ranked[i-1], &ranked[i]) != 0 {
			clear(turn)
		}
		turns[ranked[i].ID+"\x00"+ranked[i].Name] = turn[ranked[i].Country]
		turn[ranked[i].Country]++
	}
	slices.SortStableFunc(ranked, func(a, b Suggestion) int {
		return cmp.Or(merits(&a, &b), cmp.Compare(turns[a.ID+"\x00"+a.Name], turns[b.ID+"\x00"+b.Name]))
	})
	return ranked
}

func (b *bench) takesPart(id string) bool {
	return id != "" && slices.ContainsFunc(b.facts.Organisations, func(o Organisation) bool { return o.ID == id })
}

// helpOf compares the consortium with that of which the suggestion is a part.
func (b *bench) helpOf(with *bench, outcome Outcome, secure bool) Help {
	lackedNow, lacksThen := b.lacking(), with.lacking()
	switch {
	case outcome == Eligible && (lackedNow > 0 || Check(b.book, b.countries, *b.facts).Outcome != Eligible):
		return Completes
	case lackedNow > 0 && lacksThen == 0:
		return MeetsMinimum
	case lacksThen < lackedNow:
		return Narrows
	case lackedNow == 0 && !secure && with.secure():
		return Secures
	default:
		return Extends
	}
}

// lacking is how many organisations and new countries the minimums still want.
func (b *bench) lacking() int {
	consortium := &b.book.Consortium
	return max(0, consortium.MinOrganisations.Value-b.counts.ProgrammeOrganisations) +
		max(0, consortium.MinCountries.Value-b.counts.ProgrammeCountries)
}

// secure tells whether the minimums hold whichever organisation leaves.
func (b *bench) secure() bool {
	if len(b.facts.Organisations) == 0 || b.lacking() > 0 {
		return false
	}
	for leaving := range b.facts.Organisations {
		facts := Without(*b.facts, leaving)
		if newBench(b.book, b.countries, &facts).lacking() > 0 {
			return false
		}
	}
	return true
}

// standing puts those of whom a charter is known, or none is asked, first.
func (s *Suggestion) standing() int { return s.count(ReasonCharterUnknown, ReasonNoCharter) }

func (s *Suggestion) count(kinds ...ReasonKind) int {
	found := 0
	for _, reason := range s.Reasons {
		if slices.Contains(kinds, reason.Kind) {
			found++
		}
	}
	return found
}
