package grant

import (
	"slices"

	"konsortium/budget"
	"konsortium/eligibility"
	"konsortium/models"
	"konsortium/programme"
)

// findingsOf judges the amounts of a budget: caps, lump sums, minimum, and the
// plan against the grant requested. What is judged of the consortium itself is
// no matter of the budget.
func findingsOf(rules programme.Rules, b *Budget, partners []models.PartnerRow) []programme.Finding {
	places := make(map[string]int, len(partners))
	for i, partner := range partners {
		places[partner.ID] = i + 1
	}
	facts := eligibility.Facts{
		StartOn: b.Project.StartOn, DurationMonths: b.Project.DurationMonths,
		Requested: b.Project.GrantRequestedCents, YearLimit: b.Project.YearlyLimitCents,
	}
	for _, cell := range b.Cells {
		facts.Budget = append(facts.Budget, eligibility.BudgetCell{
			Organisation: places[cell.PartnerID], Category: cell.Category, Year: cell.Year, Amount: cell.AmountCents,
		})
	}
	aboutMoney := []programme.Rule{
		programme.RuleTotalCap, programme.RuleLumpSum, programme.RuleMinimum, programme.RuleYearCap, programme.RuleBudgetSum, programme.RuleNoRuleBook,
	}
	verdict := eligibility.Check(rules.Book, rules.Countries, facts)
	return slices.DeleteFunc(verdict.Findings, func(finding programme.Finding) bool {
		return !slices.Contains(aboutMoney, finding.Rule)
	})
}

// managementOf sets project management against its share of the lump sum: of
// the grant requested, else of what is planned in all. It is nil for a call
// without such a share.
func managementOf(book *programme.RuleBook, b *Budget) (*Management, error) {
	if book == nil || book.Budget.ManagementShare == nil {
		return nil, nil
	}
	whole := b.Positions.Whole.Planned
	if b.Project.GrantRequestedCents != nil {
		whole = *b.Project.GrantRequestedCents
	}
	most := book.Budget.ManagementShare
	compared, err := budget.ManagementShare(b.Positions.Category["project_management"].Planned, whole, most.Value)
	if err != nil {
		return nil, err
	}
	return &Management{Management: compared, Source: most.Source(), Confirmed: most.Confirmed}, nil
}
