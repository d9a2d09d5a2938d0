package eligibility

import (
	"slices"

	"konsortium/programme"
)

// Reason is one thing that speaks for a suggestion, or that must be thought of
// before it is asked.
type Reason struct {
	Kind ReasonKind
	// Caution: it is no advantage but something to settle.
	Caution bool
	Params  programme.Params
	// Wording is the words the call has for its countries.
	Wording programme.Wording
}

// ReasonKind is a stable name of a reason, for translations.
type ReasonKind string

// The reasons, in the order in which they are told.
const (
	ReasonCompletes      ReasonKind = "completes"
	ReasonMeetsMinimum   ReasonKind = "meets_minimum"
	ReasonNewCountry     ReasonKind = "new_country"
	ReasonCounts         ReasonKind = "counts"
	ReasonSecures        ReasonKind = "secures"
	ReasonWorkedTogether ReasonKind = "worked_together"
	ReasonNewType        ReasonKind = "new_type"
	ReasonCoversSector   ReasonKind = "covers_sector"
	ReasonCharterHeld    ReasonKind = "charter_held"
	ReasonCharterUnknown ReasonKind = "charter_unknown"
	ReasonNoCharter      ReasonKind = "no_charter"
	ReasonAddedValue     ReasonKind = "added_value_needed"
)

// Words tells the reason as a full sentence; Swedish for "sv", English for any
// other language.
func (r Reason) Words(language string) string {
	return programme.Reason(string(r.Kind), r.Params, r.Wording, language)
}

// reasonsFor lists the reasons of a suggestion. Then is the consortium with it;
// it stands last there.
func (b *bench) reasonsFor(suggestion *Suggestion, then *bench) []Reason {
	var reasons []Reason
	add := func(kind ReasonKind, caution bool, params programme.Params) {
		reasons = append(reasons, Reason{Kind: kind, Caution: caution, Params: params, Wording: b.countries.Wording.Value})
	}
	country := programme.Params{"country": suggestion.Country}
	switch suggestion.Help {
	case Completes:
		add(ReasonCompletes, false, nil)
	case MeetsMinimum:
		add(ReasonMeetsMinimum, false, nil)
	}
	switch {
	case then.counts.ProgrammeCountries > b.counts.ProgrammeCountries:
		add(ReasonNewCountry, false, country)
	case suggestion.Help == Narrows || suggestion.Help == MeetsMinimum || suggestion.Help == Completes:
		add(ReasonCounts, false, country)
	}
	if suggestion.Help == Secures {
		add(ReasonSecures, false, nil)
	}
	if len(suggestion.Shared) > 0 {
		add(ReasonWorkedTogether, false, workedTogether(suggestion.SharedProjects, suggestion.Shared))
	}
	if !b.has(func(o *Organisation) bool { return o.Type == suggestion.Type }) {
		add(ReasonNewType, false, programme.Params{"type": suggestion.Type})
	}
	if sector := sectorOf(suggestion.Type); sector != "" && slices.Contains(b.facts.Sectors, sector) && !b.has(func(o *Organisation) bool { return sectorOf(o.Type) == sector }) {
		add(ReasonCoversSector, false, programme.Params{"sector": sector})
	}
	return append(reasons, b.conditionsOf(suggestion, then.standings[len(then.standings)-1])...)
}

// conditionsOf tells what the call asks of the suggestion itself.
func (b *bench) conditionsOf(suggestion *Suggestion, standing programme.Standing) []Reason {
	reason := func(kind ReasonKind, caution bool, params programme.Params) []Reason {
		return []Reason{{Kind: kind, Caution: caution, Params: params, Wording: b.countries.Wording.Value}}
	}
	switch {
	case standing != programme.Programme && b.book.Consortium.AddedValueNeeded.Value:
		return reason(ReasonAddedValue, true, programme.Params{"country": suggestion.Country, "needed": b.book.Consortium.AddedValueCharacters.Value})
	case standing != programme.Programme, suggestion.Type != HigherEducationInstitution, !b.book.Consortium.CharterNeeded.Value:
		return nil
	case suggestion.Charter == nil:
		return reason(ReasonCharterUnknown, true, nil)
	case !*suggestion.Charter:
		return reason(ReasonNoCharter, true, nil)
	case suggestion.CharterUntil.IsZero():
		return reason(ReasonCharterHeld, false, nil)
	default:
		return reason(ReasonCharterHeld, false, programme.Params{"until": suggestion.CharterUntil.String()})
	}
}

func (b *bench) has(is func(*Organisation) bool) bool {
	for i := range b.facts.Organisations {
		if is(&b.facts.Organisations[i]) {
			return true
		}
	}
	return false
}

// sectorOf is the education sector that an organisation of a type belongs to;
// empty for types that belong to none.
func sectorOf(organisationType string) string {
	switch organisationType {
	case HigherEducationInstitution:
		return "higher_education"
	case "school":
		return "school_education"
	default:
		return ""
	}
}

// namesTold bounds the names in one sentence.
const namesTold = 3

// workedTogether tells the most recent projects, with whom, and how many more.
func workedTogether(count int, shared []SharedProject) programme.Params {
	var projects, names []string
	for _, project := range shared {
		if len(projects) < namesTold {
			projects = append(projects, project.Acronym)
		}
		for _, name := range project.With {
			if len(names) < namesTold && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	params := programme.Params{"projects": projects, "names": names, "count": count}
	if more := count - len(projects); more > 0 {
		params["more"] = more
	}
	return params
}
