package eligibility

import (
	"konsortium/programme"
)

// rule is one rule of the product. The book decides whether a call has it.
type rule struct {
	id       programme.Rule
	severity programme.Severity
	// judge appends findings and gaps to the bench and answers how the rule
	// stands.
	judge func(*bench) State
	// basis is the value of the book the rule uses.
	basis func(*bench) programme.Basis
	// params are the figures shown beside the rule; nil when it has none.
	params func(*bench) programme.Params
}

// rules returns every rule in the order in which findings are given. It is an
// array so that judging takes no memory for it.
func rules() [22]rule {
	return [...]rule{
		{programme.RuleNotOpen, programme.Blocker, notOpen, notOpenBasis, notOpenParams},
		{programme.RuleMinOrganisations, programme.Blocker, minOrganisations, minOrganisationsBasis, minOrganisationsParams},
		{programme.RuleMinCountries, programme.Blocker, minCountries, minCountriesBasis, minCountriesParams},
		{programme.RuleAddedValue, programme.Blocker, addedValue, addedValueBasis, nil},
		{programme.RuleRelevance, programme.Blocker, relevance, relevanceBasis, nil},
		{programme.RuleDuration, programme.Blocker, duration, durationBasis, durationParams},
		{programme.RuleTotalCap, programme.Blocker, totalCap, totalCapBasis, totalCapParams},
		{programme.RuleOneCoordinator, programme.Blocker, oneCoordinator, oneCoordinatorBasis, oneCoordinatorParams},
		{programme.RuleCoordinatorCountry, programme.Blocker, coordinatorCountry, coordinatorCountryBasis, nil},
		{programme.RuleCharter, programme.Blocker, charter, charterBasis, nil},
		{programme.RuleCountryExcluded, programme.Blocker, countryExcluded, countryExcludedBasis, nil},
		{programme.RuleLumpSum, programme.Blocker, lumpSum, lumpSumBasis, lumpSumParams},
		{programme.RuleMinimum, programme.Blocker, minimum, minimumBasis, minimumParams},
		{programme.RuleAgendaLink, programme.Warning, agendaLink, agendaLinkBasis, nil},
		{programme.RuleStrategyLink, programme.Warning, strategyLink, strategyLinkBasis, nil},
		{programme.RuleContent, programme.Warning, content, contentBasis, contentParams},
		{programme.RuleYearCap, programme.Warning, yearCap, yearCapBasis, nil},
		{programme.RuleBudgetSum, programme.Warning, budgetSum, budgetSumBasis, budgetSumParams},
		{programme.RuleMandates, programme.Warning, mandates, mandatesBasis, nil},
		{programme.RuleNoInstitution, programme.Note, noInstitution, noInstitutionBasis, nil},
		{programme.RuleCrossSector, programme.Note, crossSector, crossSectorBasis, nil},
		{programme.RuleAgendaRead, programme.Note, agendaRead, agendaReadBasis, nil},
	}
}
