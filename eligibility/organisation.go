package eligibility

import (
	"strings"
	"unicode/utf8"

	"konsortium/programme"
)

// The rules of this file are asked of each organisation.

func addedValue(b *bench) State {
	if !b.book.Consortium.AddedValueNeeded.Value {
		return NotApplicable
	}
	state, needed := NotApplicable, b.book.Consortium.AddedValueCharacters.Value
	for i := range b.facts.Organisations {
		if b.standings[i] == programme.Programme || b.excluded(i) == Broken {
			continue
		}
		found := utf8.RuneCountInString(strings.TrimSpace(b.facts.Organisations[i].AddedValue))
		if found >= needed {
			state = worse(state, Holds)
			continue
		}
		state = Broken
		params := b.named(i)
		params["found"], params["needed"] = found, needed
		b.report(programme.RuleAddedValue, programme.Blocker, place(i, "added_value"), params, addedValueBasis(b))
		b.missing(programme.RuleAddedValue, gapDescribeAddedValue, params)
	}
	return state
}

func addedValueBasis(b *bench) programme.Basis {
	return b.withCountries(b.book.Consortium.AddedValueNeeded.Basis)
}

func charter(b *bench) State {
	if !b.book.Consortium.CharterNeeded.Value {
		return NotApplicable
	}
	state := NotApplicable
	for i := range b.facts.Organisations {
		organisation := &b.facts.Organisations[i]
		if organisation.Type != HigherEducationInstitution || organisation.Role == Associated || b.standings[i] != programme.Programme {
			continue
		}
		switch {
		case organisation.Charter == nil:
			state = worse(state, Unknown)
			b.missing(programme.RuleCharter, gapTellCharter, b.named(i))
		case *organisation.Charter:
			state = worse(state, Holds)
		default:
			state = Broken
			b.report(programme.RuleCharter, programme.Blocker, place(i, "eche"), b.named(i), charterBasis(b))
			b.missing(programme.RuleCharter, gapObtainCharter, b.named(i))
		}
	}
	return state
}

func charterBasis(b *bench) programme.Basis {
	return b.withCountries(b.book.Consortium.CharterNeeded.Basis)
}

func countryExcluded(b *bench) State {
	if len(b.book.Consortium.Excluded) == 0 && b.book.Consortium.PartnerCountriesAllowed.Value {
		return NotApplicable
	}
	state, asked := Holds, false
	for i := range b.facts.Organisations {
		switch b.excluded(i) {
		case Broken:
			state = Broken
			b.report(programme.RuleCountryExcluded, programme.Blocker, place(i, "country"), b.named(i), *b.exclusion(i))
			b.missing(programme.RuleCountryExcluded, gapLeaveOut, b.named(i))
		case Unknown:
			// One date decides for all of them.
			if !asked {
				b.missing(programme.RuleCountryExcluded, gapTellStart, b.named(i))
			}
			state, asked = worse(state, Unknown), true
		}
	}
	return state
}

// countryExcludedBasis cites the exclusion that bites, else the book's first.
func countryExcludedBasis(b *bench) programme.Basis {
	for i := range b.facts.Organisations {
		if exclusion := b.exclusion(i); exclusion != nil {
			return *exclusion
		}
	}
	if excluded := b.book.Consortium.Excluded; len(excluded) > 0 {
		return excluded[0].Basis
	}
	if allowed := &b.book.Consortium.PartnerCountriesAllowed; !allowed.Value {
		return allowed.Basis
	}
	return programme.Basis{}
}

// exclusion is what bars an organisation: its country by name, else that the
// call takes none from countries outside the programme.
func (b *bench) exclusion(i int) *programme.Basis {
	organisation := &b.facts.Organisations[i]
	for at := range b.book.Consortium.Excluded {
		exclusion := &b.book.Consortium.Excluded[at]
		if exclusion.Covers(organisation.Country, organisation.Type) {
			return &exclusion.Basis
		}
	}
	if allowed := &b.book.Consortium.PartnerCountriesAllowed; !allowed.Value && b.standings[i] == programme.Partner {
		return &allowed.Basis
	}
	return nil
}

// excluded answers Broken where an exclusion holds. One that began during the
// year of the call holds for projects that start on that day or later.
func (b *bench) excluded(i int) State {
	exclusion := b.exclusion(i)
	switch {
	case exclusion == nil:
		return Holds
	case exclusion.Since.Year() < b.book.CallYear, exclusion.Since == programme.MustDate(b.book.CallYear, 1, 1):
		return Broken
	case b.facts.StartOn.IsZero():
		return Unknown
	case b.facts.StartOn.Before(exclusion.Since):
		return Holds
	default:
		return Broken
	}
}

func strategyLink(b *bench) State {
	if !b.book.Project.StrategyLink.Value {
		return NotApplicable
	}
	state := NotApplicable
	for i := range b.facts.Organisations {
		organisation := &b.facts.Organisations[i]
		if organisation.Type != HigherEducationInstitution || organisation.Role == Associated {
			continue
		}
		switch {
		case organisation.StrategyLink == nil:
			state = worse(state, Unknown)
		case blank(*organisation.StrategyLink):
			state = Broken
			b.report(programme.RuleStrategyLink, programme.Warning, place(i, "strategy_link"), b.named(i), strategyLinkBasis(b))
		default:
			state = worse(state, Holds)
		}
	}
	return state
}

func strategyLinkBasis(b *bench) programme.Basis { return b.book.Project.StrategyLink.Basis }
