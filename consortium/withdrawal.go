package consortium

import (
	"cmp"
	"context"
	"slices"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/eligibility"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// Withdrawals is the test of a project's consortium in which each partner that
// takes part is taken out in turn.
type Withdrawals struct {
	// Now is the verdict on the consortium as it stands.
	Now eligibility.Verdict
	// Judged tells whether there is a rule book; without one Now and the
	// verdicts say nothing and only the tasks and the money are told.
	Judged bool
	Tests  []Withdrawal
	// partnerIDs run parallel to the organisations judged now.
	partnerIDs []string
}

// PartnerOf tells which partner a finding of now is about; empty for the project.
func (w *Withdrawals) PartnerOf(finding programme.Finding) string {
	return partnerAt(w.partnerIDs, finding.Path)
}

// Withdrawal is what follows when one partner leaves the project today.
type Withdrawal struct {
	Partner *models.PartnerRow
	eligibility.Withdrawal
	// WorkPackages, Deliverables and Activities are those that still lie ahead
	// and would have no lead or no host.
	WorkPackages []models.WorkPackage
	Deliverables []models.Deliverable
	Activities   []models.Activity
	// Freed is nil for who may not read the whole budget.
	Freed *Freed
	// partnerIDs run parallel to the organisations that remain.
	partnerIDs []string
}

// Freed is what a partner's part of the budget still holds: what is planned for
// it less what its submitted and approved reports claim.
type Freed struct {
	Planned money.Amount
	Claimed money.Amount
	// Left adds up the categories: one that is overspent frees nothing and
	// takes nothing from the others.
	Left       money.Amount
	ByCategory []FreedCategory
}

// FreedCategory is one category of it; Left is never negative.
type FreedCategory struct {
	Category string
	Planned  money.Amount
	Claimed  money.Amount
	Left     money.Amount
}

// PartnerOf tells which of the partners that remain a finding is about; empty
// for the project.
func (w *Withdrawal) PartnerOf(finding programme.Finding) string {
	return partnerAt(w.partnerIDs, finding.Path)
}

// Withdrawals tests what the withdrawal of each partner would do to a project.
// Who may not read the whole budget is told nothing that rests on it.
func (s *Service) Withdrawals(ctx context.Context, projectID string) (*Withdrawals, error) {
	var found *Withdrawals
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		found, err = testWithdrawals(tx, project)
		return err
	})
	return found, err
}

func testWithdrawals(tx *models.Tx, project *models.Project) (*Withdrawals, error) {
	partners, err := tx.Partners(project.ID)
	if err != nil {
		return nil, err
	}
	sees := seesBudget(tx.Actor, project.ID)
	plan, err := plannedIn(tx, project.ID, sees)
	if err != nil {
		return nil, err
	}
	rules, err := tx.RulesOf(project)
	if err != nil {
		return nil, err
	}
	now := judge(rules, project, partners, plan, tx.Today())
	work, err := openWorkOf(tx, project)
	if err != nil {
		return nil, err
	}
	var positions budget.By[budget.Position]
	if sees {
		if positions, err = positionsOf(tx, project.ID, plan); err != nil {
			return nil, err
		}
	}
	result := &Withdrawals{Now: now.Verdict, Judged: now.book != nil && now.countries != nil, partnerIDs: now.partnerIDs}
	judged := eligibility.Withdrawals(now.book, now.countries, now.facts)
	for at, id := range now.partnerIDs {
		row := &partners[slices.IndexFunc(partners, func(p models.PartnerRow) bool { return p.ID == id })]
		test := Withdrawal{Partner: row, partnerIDs: slices.Delete(slices.Clone(now.partnerIDs), at, at+1)}
		if judged != nil {
			test.Withdrawal = judged[at]
		}
		test.WorkPackages, test.Deliverables, test.Activities = work.of(id)
		if sees {
			if test.Freed, err = freedBy(id, positions); err != nil {
				return nil, err
			}
		}
		result.Tests = append(result.Tests, test)
	}
	return result, nil
}

// openWork is the part of a plan that still lies ahead.
type openWork struct {
	packages     []models.WorkPackage
	deliverables []models.Deliverable
	activities   []models.Activity
}

func openWorkOf(tx *models.Tx, project *models.Project) (openWork, error) {
	var work openWork
	var err error
	if work.packages, err = tx.WorkPackages(project.ID); err != nil {
		return work, err
	}
	if work.deliverables, err = tx.Deliverables(project.ID); err != nil {
		return work, err
	}
	if work.activities, err = tx.Activities(project.ID); err != nil {
		return work, err
	}
	work.packages = slices.DeleteFunc(work.packages, func(row models.WorkPackage) bool { return row.EndsOn.Before(tx.Today()) })
	work.deliverables = slices.DeleteFunc(work.deliverables, func(row models.Deliverable) bool { return row.Status == "delivered" || row.Status == "cancelled" })
	work.activities = slices.DeleteFunc(work.activities, func(row models.Activity) bool { return row.Status == "held" || row.Status == "cancelled" })
	return work, nil
}

// of picks what a partner leads and hosts.
func (w openWork) of(partnerID string) (packages []models.WorkPackage, deliverables []models.Deliverable, activities []models.Activity) {
	for _, row := range w.packages {
		if row.LeadPartnerID == partnerID {
			packages = append(packages, row)
		}
	}
	for _, row := range w.deliverables {
		if row.LeadPartnerID == partnerID {
			deliverables = append(deliverables, row)
		}
	}
	for _, row := range w.activities {
		if row.HostPartnerID == partnerID {
			activities = append(activities, row)
		}
	}
	return packages, deliverables, activities
}

func positionsOf(tx *models.Tx, projectID string, plan planned) (budget.By[budget.Position], error) {
	actuals, err := tx.Actuals(projectID, access.Reach{Everything: true})
	if err != nil {
		return budget.By[budget.Position]{}, err
	}
	cells := make([]budget.Cell, len(plan.lines))
	for i, line := range plan.lines {
		cells[i] = budget.Cell{Partner: line.PartnerID, Category: line.Category, Year: line.Year, Amount: line.AmountCents}
	}
	var submitted, approved []budget.Cell
	for _, actual := range actuals {
		claimed := budget.Cell{Partner: actual.PartnerID, Category: actual.Category, Year: actual.Year, Amount: actual.AmountCents}
		if actual.Status == "approved" {
			approved = append(approved, claimed)
		} else {
			submitted = append(submitted, claimed)
		}
	}
	return budget.Positions(cells, submitted, approved)
}

// freedBy sums what a partner's withdrawal frees.
func freedBy(partnerID string, positions budget.By[budget.Position]) (*Freed, error) {
	freed := &Freed{ByCategory: []FreedCategory{}}
	for place, position := range positions.PartnerCategory {
		if place.Partner != partnerID {
			continue
		}
		claimed, err := position.Submitted.Add(position.Approved)
		if err != nil {
			return nil, err
		}
		left, err := position.Planned.Sub(claimed)
		if err != nil {
			return nil, err
		}
		if left.Sign() < 0 {
			left = money.Zero
		}
		freed.ByCategory = append(freed.ByCategory, FreedCategory{Category: place.Category, Planned: position.Planned, Claimed: claimed, Left: left})
	}
	slices.SortFunc(freed.ByCategory, func(a, b FreedCategory) int { return cmp.Compare(a.Category, b.Category) })
	for _, category := range freed.ByCategory {
		for _, one := range []struct {
			into *money.Amount
			add  money.Amount
		}{{&freed.Planned, category.Planned}, {&freed.Claimed, category.Claimed}, {&freed.Left, category.Left}} {
			sum, err := one.into.Add(one.add)
			if err != nil {
				return nil, err
			}
			*one.into = sum
		}
	}
	return freed, nil
}
