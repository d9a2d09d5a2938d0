package consortium

import (
	"konsortium/eligibility"
	"konsortium/models"
	"konsortium/programme"
)

// OwedState tells how something that is asked of a partner stands.
type OwedState string

// The states.
const (
	NotAsked    OwedState = "not_asked"
	Owed        OwedState = "owed"
	OwedUnknown OwedState = "unknown"
	Done        OwedState = "done"
)

// PartnerOwes is what each partner owes before the application is sent.
type PartnerOwes struct {
	PartnerID    string
	Organisation string
	Country      string
	Role         string
	MandateState string
	Mandate      OwedState
	Charter      OwedState
	AddedValue   OwedState
	Strategy     OwedState
}

// owes reads off the rules what is asked of a partner, and what is there.
func owes(tx *models.Tx, project *models.Project, found *judgement, judged *Judgement, row models.PartnerRow) PartnerOwes {
	partner := presentPartner(tx, programme.Rules{Book: found.book, Countries: found.countries}, project, &row)
	institution := row.OrganisationType == eligibility.HigherEducationInstitution
	takes := row.Role != string(eligibility.Associated)
	states := map[programme.Rule]eligibility.RuleState{}
	for _, rule := range judged.Rules {
		states[rule.Rule] = rule
	}
	asked := func(rule programme.Rule, of bool) bool {
		state, known := states[rule]
		return of && known && state.State != eligibility.NotApplicable
	}
	breaks := func(rule programme.Rule) OwedState {
		for _, finding := range states[rule].Findings {
			if judged.PartnerOf(finding) == row.ID {
				return Owed
			}
		}
		return Done
	}
	line := PartnerOwes{
		PartnerID: row.ID, Organisation: row.OrganisationName, Country: row.OrganisationCountry, Role: row.Role, MandateState: row.MandateState,
		Mandate: NotAsked, Charter: NotAsked, AddedValue: NotAsked, Strategy: NotAsked,
	}
	if asked(programme.RuleMandates, row.Role == string(eligibility.Partner)) {
		line.Mandate = Owed
		if Mandate(row.MandateState) == eligibility.MandateSigned {
			line.Mandate = Done
		}
	}
	if asked(programme.RuleCharter, institution && takes && partner.Standing == programme.Programme) {
		line.Charter = breaks(programme.RuleCharter)
		if line.Charter == Done && partner.CharterKnown == nil {
			line.Charter = OwedUnknown
		}
	}
	if asked(programme.RuleAddedValue, partner.AddedValueNeeded > 0) {
		line.AddedValue = breaks(programme.RuleAddedValue)
	}
	if asked(programme.RuleStrategyLink, institution && takes) {
		line.Strategy = breaks(programme.RuleStrategyLink)
	}
	return line
}
