package consortium

import "konsortium/programme"

// Place is a page of a project where a gap is mended.
type Place string

// The pages.
const (
	AtFacts    Place = "facts"
	AtPartners Place = "partners"
	AtContent  Place = "content"
	AtMandates Place = "mandates"
	AtBudget   Place = "budget"
	AtPlan     Place = "plan"
	AtMembers  Place = "members"
)

// placeOf tells where what a rule demands is mended.
func placeOf(rule programme.Rule) Place {
	switch rule {
	case programme.RuleDuration, programme.RuleTotalCap, programme.RuleLumpSum, programme.RuleMinimum, programme.RuleNotOpen, programme.RuleNoRuleBook:
		return AtFacts
	case programme.RuleRelevance, programme.RuleAgendaLink, programme.RuleContent, programme.RuleCrossSector, programme.RuleAgendaRead:
		return AtContent
	case programme.RuleYearCap, programme.RuleBudgetSum:
		return AtBudget
	case programme.RuleMandates:
		return AtMandates
	default:
		return AtPartners
	}
}
