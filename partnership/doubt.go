package partnership

// Doubt is a reason in one word to hesitate before a proposal becomes a basis
// for decision. The policy that the criteria come from binds nobody: a doubt
// stops nothing, it asks for a reason that stays in the history.
type Doubt string

// The doubts.
const (
	// CriteriaOpen: one of the four criteria is not answered in full.
	CriteriaOpen Doubt = "criteria_open"
	// StrategyZero and PortfolioZero: a criterion that a partnership shall meet
	// was scored 0.
	StrategyZero  Doubt = "strategy_zero"
	PortfolioZero Doubt = "portfolio_zero"
	// EthicsNo: a question of the fourth criterion was answered no.
	EthicsNo Doubt = "ethics_no"
	// ConsultationMissing: nobody's opinion is noted.
	ConsultationMissing Doubt = "consultation_missing"
	// ConsultationOpen: an opinion is still waited for.
	ConsultationOpen Doubt = "consultation_open"
	// OrganisationNotLinked: an organisation is not in the register yet.
	OrganisationNotLinked Doubt = "organisation_not_linked"
)

// doubtsAbout lists what speaks against a step. Only the step to the basis for
// decision is doubted; before it everything may still be open.
func doubtsAbout(p *Proposal, to Stage) []Doubt {
	doubts := []Doubt{}
	if to != DecisionBasis || Stage(p.Stage) != Consultation || p.Assessment == nil {
		return doubts
	}
	a := p.Assessment
	add := func(holds bool, doubt Doubt) {
		if holds {
			doubts = append(doubts, doubt)
		}
	}
	add(!a.Complete(), CriteriaOpen)
	add(a.StrategyScore != nil && *a.StrategyScore == 0, StrategyZero)
	add(a.PortfolioScore != nil && *a.PortfolioScore == 0, PortfolioZero)
	add(a.Outcome == EthicsFails, EthicsNo)
	add(a.Opinions == 0, ConsultationMissing)
	add(a.OpinionsAwaited > 0, ConsultationOpen)
	for _, organisation := range p.Organisations {
		if organisation.OrganisationID == nil {
			add(true, OrganisationNotLinked)
			break
		}
	}
	return doubts
}

// reasonNeeded: an end that the submitter is told of, a step back, and a step
// in spite of doubts are given a reason.
func reasonNeeded(one route, doubts []Doubt) bool {
	return one.to == Declined || one.back || len(doubts) > 0
}
