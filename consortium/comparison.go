package consortium

import (
	"context"

	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Comparison is a project's consortium judged under its own call and under
// another one.
type Comparison struct {
	eligibility.Comparison
	// Own is nil where the project's call has no rule book.
	Own   *programme.RuleBook
	Other *programme.RuleBook
	// Partners run parallel to the organisations judged.
	Partners   []*models.PartnerRow
	partnerIDs []string
}

// PartnerOf tells which partner a finding of either judgement is about; empty
// for the project.
func (c *Comparison) PartnerOf(finding programme.Finding) string {
	return partnerAt(c.partnerIDs, finding.Path)
}

// CompareCalls judges a project as if it applied in another call. An empty
// action stands for the project's own, and no call year for the latest call of
// that action. A call without a rule book is an input error.
func (s *Service) CompareCalls(ctx context.Context, projectID, action string, callYear int) (*Comparison, error) {
	var comparison *Comparison
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		other, err := rulesAsked(tx, project, action, callYear)
		if err != nil {
			return err
		}
		comparison, err = compareCalls(tx, project, other)
		return err
	})
	return comparison, err
}

func rulesAsked(tx *models.Tx, project *models.Project, action string, callYear int) (programme.Rules, error) {
	if action == "" {
		action = project.Action
	}
	if callYear == 0 {
		callYear = latestCall(action)
	}
	rules, err := tx.NewestRules(action, callYear)
	if err != nil || rules.Book != nil && rules.Countries != nil {
		return rules, err
	}
	var fields fault.Fields
	if contains(programme.Actions(), action) {
		fields.Add("/callYear", "no_rule_book", map[string]any{"action": action})
	} else {
		fields.Add("/action", "one_of", map[string]any{"allowed": programme.Actions()})
	}
	return rules, fields.Error()
}

func latestCall(action string) int {
	latest := 0
	for _, book := range programme.Books() {
		if book.Action == action {
			latest = max(latest, book.CallYear)
		}
	}
	return latest
}

func compareCalls(tx *models.Tx, project *models.Project, other programme.Rules) (*Comparison, error) {
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
	asItIs := judge(rules, project, partners, plan, tx.Today())
	// What counts as evidence of a charter depends on the call, so the facts
	// are gathered once more, for the project as it would be in that call.
	moved := *project
	moved.Action, moved.CallYear = other.Book.Action, other.Book.CallYear
	asIf := judge(other, &moved, partners, plan, tx.Today())
	comparison := &Comparison{
		Comparison: eligibility.Compare(
			eligibility.Call{Book: asItIs.book, Countries: asItIs.countries, Facts: asItIs.facts},
			eligibility.Call{Book: asIf.book, Countries: asIf.countries, Facts: asIf.facts},
		),
		Own: rules.Book, Other: other.Book, partnerIDs: asItIs.partnerIDs,
	}
	byID := map[string]*models.PartnerRow{}
	for i := range partners {
		byID[partners[i].ID] = &partners[i]
	}
	for _, id := range asItIs.partnerIDs {
		comparison.Partners = append(comparison.Partners, byID[id])
	}
	return comparison, nil
}
