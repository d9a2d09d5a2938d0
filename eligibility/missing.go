package eligibility

import (
	"konsortium/programme"
)

// Gap is one thing a proposal lacks: the smallest change that mends a broken
// rule, or a fact that a rule needs.
type Gap struct {
	Rule programme.Rule
	// Kind names the change; Words tells it.
	Kind   GapKind
	Params programme.Params
	// Wording is the words the call has for its countries.
	Wording programme.Wording
}

// GapKind is a stable name of a change, for translations.
type GapKind string

const (
	// GapAddOrganisations: its params are organisations and countries (how many,
	// and how many new countries among them) and except (those there are).
	GapAddOrganisations   GapKind = "add_organisations"
	gapDescribeAddedValue GapKind = "describe_added_value"
	gapExplainRelevance   GapKind = "explain_relevance"
	gapLengthen           GapKind = "lengthen"
	gapShorten            GapKind = "shorten"
	gapLowerGrant         GapKind = "lower_grant"
	gapRaiseGrant         GapKind = "raise_grant"
	gapChooseLumpSum      GapKind = "choose_lump_sum"
	gapNameCoordinator    GapKind = "name_coordinator"
	gapKeepOneCoordinator GapKind = "keep_one_coordinator"
	gapMoveCoordinator    GapKind = "move_coordinator"
	gapObtainCharter      GapKind = "obtain_charter"
	gapLeaveOut           GapKind = "leave_out"
	gapTellCharter        GapKind = "tell_charter"
	gapTellGrant          GapKind = "tell_grant"
	gapTellStart          GapKind = "tell_start"
	gapChooseOtherAction  GapKind = "choose_other_action"
	gapNoRuleBook         GapKind = "no_rule_book"
)

func (b *bench) missing(id programme.Rule, kind GapKind, params programme.Params) {
	b.gaps = append(b.gaps, Gap{Rule: id, Kind: kind, Params: params, Wording: b.countries.Wording.Value})
}

// missingOrganisations is the fewest organisations to add so that both
// minimums hold, and how many new programme countries they must bring.
func (b *bench) missingOrganisations(id programme.Rule) {
	consortium := &b.book.Consortium
	countries := max(0, consortium.MinCountries.Value-b.counts.ProgrammeCountries)
	organisations := max(countries, consortium.MinOrganisations.Value-b.counts.ProgrammeOrganisations)
	b.missing(id, GapAddOrganisations, programme.Params{"organisations": organisations, "countries": countries, "except": b.present})
}
