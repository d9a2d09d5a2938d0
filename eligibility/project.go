package eligibility

import (
	"slices"

	"konsortium/programme"
)

// notOpen refuses a call that is closed to higher education. The other rules
// are judged all the same: they tell what the call would demand.
func notOpen(b *bench) State {
	if b.book.Project.Open.Value {
		return Holds
	}
	b.report(programme.RuleNotOpen, programme.Blocker, "/action", notOpenParams(b), notOpenBasis(b))
	b.missing(programme.RuleNotOpen, gapChooseOtherAction, nil)
	return Broken
}

func notOpenBasis(b *bench) programme.Basis { return b.book.Project.Open.Basis }

func notOpenParams(b *bench) programme.Params {
	return programme.Params{"action": b.book.Action, "year": b.book.CallYear}
}

func relevance(b *bench) State {
	switch {
	case !b.book.Project.Relevance.Value:
		return NotApplicable
	case !blank(b.facts.Relevance):
		return Holds
	}
	b.report(programme.RuleRelevance, programme.Blocker, "/higher_education_relevance", nil, relevanceBasis(b))
	b.missing(programme.RuleRelevance, gapExplainRelevance, nil)
	return Broken
}

func relevanceBasis(b *bench) programme.Basis { return b.book.Project.Relevance.Basis }

func duration(b *bench) State {
	length, months := &b.book.Project.Duration.Value, b.facts.DurationMonths
	switch {
	case months < length.Min:
		b.report(programme.RuleDuration, programme.Blocker, "/duration_months", durationParams(b), durationBasis(b))
		b.missing(programme.RuleDuration, gapLengthen, durationParams(b))
		return Broken
	case months > length.Max:
		b.report(programme.RuleDuration, programme.Blocker, "/duration_months", durationParams(b), durationBasis(b))
		b.missing(programme.RuleDuration, gapShorten, durationParams(b))
		return Broken
	case len(length.Clean) > 0 && !slices.Contains(length.Clean, months):
		b.report(programme.RuleDuration, programme.Note, "/duration_months", durationParams(b), durationBasis(b))
	}
	return Holds
}

func durationBasis(b *bench) programme.Basis { return b.book.Project.Duration.Basis }

func durationParams(b *bench) programme.Params {
	length := &b.book.Project.Duration.Value
	return programme.Params{"found": b.facts.DurationMonths, "min": length.Min, "max": length.Max}
}

func agendaLink(b *bench) State {
	switch {
	case !b.book.Project.AgendaLink.Value:
		return NotApplicable
	case b.facts.AgendaLinks == nil:
		return Unknown
	case len(b.facts.AgendaLinks) > 0:
		return Holds
	}
	b.report(programme.RuleAgendaLink, programme.Warning, "/agenda_links", nil, agendaLinkBasis(b))
	return Broken
}

func agendaLinkBasis(b *bench) programme.Basis { return b.book.Project.AgendaLink.Basis }

func agendaRead(b *bench) State {
	switch {
	case !b.book.Project.AgendaRead.Value:
		return NotApplicable
	case b.facts.AgendaRead == nil:
		return Unknown
	case *b.facts.AgendaRead:
		return Holds
	}
	b.report(programme.RuleAgendaRead, programme.Note, "/agenda_read", nil, agendaReadBasis(b))
	return Broken
}

func agendaReadBasis(b *bench) programme.Basis { return b.book.Project.AgendaRead.Basis }

// content wants an objective, an activity type and a result. What is known to
// be lacking is reported even while another of the three is not known.
func content(b *bench) State {
	facts := b.facts
	if !b.book.Project.Content.Value {
		return NotApplicable
	}
	lacking := facts.Objectives != nil && len(facts.Objectives) == 0 ||
		facts.Activities != nil && len(facts.Activities) == 0 ||
		facts.Results != nil && *facts.Results == 0
	switch {
	case lacking:
		b.report(programme.RuleContent, programme.Warning, "", contentParams(b), contentBasis(b))
		return Broken
	case facts.Objectives == nil || facts.Activities == nil || facts.Results == nil:
		return Unknown
	}
	return Holds
}

func contentBasis(b *bench) programme.Basis { return b.book.Project.Content.Basis }

func contentParams(b *bench) programme.Params {
	results := 0
	if b.facts.Results != nil {
		results = *b.facts.Results
	}
	return programme.Params{"objectives": len(b.facts.Objectives), "activities": len(b.facts.Activities), "results": results}
}

func crossSector(b *bench) State {
	switch {
	case !b.book.Project.CrossSector.Value:
		return NotApplicable
	case b.facts.Sectors == nil:
		return Unknown
	case len(b.facts.Sectors) < 2:
		return Holds
	}
	b.report(programme.RuleCrossSector, programme.Note, "/sectors", programme.Params{"found": len(b.facts.Sectors)}, crossSectorBasis(b))
	return Holds
}

func crossSectorBasis(b *bench) programme.Basis { return b.book.Project.CrossSector.Basis }
