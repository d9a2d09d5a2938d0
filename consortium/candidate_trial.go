package consortium

import (
	"slices"

	"konsortium/eligibility"
	"konsortium/models"
	"konsortium/programme"
)

// AsIf is what one more organisation would do to a consortium.
type AsIf struct {
	Outcome eligibility.Outcome
	// Closes are the gaps of today that it would close whole.
	Closes []eligibility.Gap
	// Leaves are the gaps that would remain or be new.
	Leaves []eligibility.Gap
	// Brings are the findings that would be about this organisation.
	Brings []programme.Finding
}

// trial judges a project with one organisation more.
type trial struct {
	project  *models.Project
	partners []models.PartnerRow
	plan     planned
	rules    programme.Rules
	day      programme.Date
	now      *judgement
}

// newTrial judges the project as it stands, for comparison.
func newTrial(tx *models.Tx, project *models.Project) (*trial, error) {
	partners, err := tx.Partners(project.ID)
	if err != nil {
		return nil, err
	}
	plan, err := plannedIn(tx, project.ID, seesBudget(tx.Actor, project.ID))
	if err != nil {
		return nil, err
	}
	rules, err := tx.RulesOf(project)
	if err != nil {
		return nil, err
	}
	return &trial{project: project, partners: partners, plan: plan, rules: rules, day: tx.Today(), now: judge(rules, project, partners, plan, tx.Today())}, nil
}

// with judges the project as if a candidate took part in its role. A candidate
// for the coordinator's role takes it from whoever has it.
func (t *trial) with(row *models.CandidateRow) AsIf {
	partners := slices.Clone(t.partners)
	if row.Role == string(eligibility.Coordinator) {
		for i := range partners {
			if partners[i].Role == row.Role {
				partners[i].Role = string(eligibility.Partner)
			}
		}
	}
	found := judge(t.rules, t.project, append(partners, row.AsPartner()), t.plan, t.day)
	asIf := AsIf{Outcome: found.Outcome, Closes: []eligibility.Gap{}, Leaves: found.Missing, Brings: []programme.Finding{}}
	for _, gap := range t.now.Missing {
		// Two rules may want the same thing: it is closed when nobody wants it any more.
		stays := slices.ContainsFunc(found.Missing, func(other eligibility.Gap) bool {
			return other.Kind == gap.Kind && (other.Rule == gap.Rule || other.Words(programme.English) == gap.Words(programme.English))
		})
		if !stays {
			asIf.Closes = append(asIf.Closes, gap)
		}
	}
	for _, finding := range found.Findings {
		if partnerAt(found.partnerIDs, finding.Path) == row.ID {
			asIf.Brings = append(asIf.Brings, finding)
		}
	}
	return asIf
}
