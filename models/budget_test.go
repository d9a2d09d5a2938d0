package models_test

import (
	"context"
	"testing"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/money"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// budgetCase is a project with one partner and somebody who plans.
type budgetCase struct {
	db      *models.DB
	user    *models.User
	project *models.Project
	partner *models.Partner
}

func newBudgetCase(t *testing.T) budgetCase {
	t.Helper()
	db := modeltest.Open(t)
	user := modeltest.User(t, db, "ann@example.org")
	project := modeltest.Project(t, db, "BRIDGE", user)
	partner := modeltest.Partner(t, db, project, modeltest.Organisation(t, db, "Lund", "SE"), "coordinator")
	return budgetCase{db: db, user: user, project: project, partner: partner}
}

func (c budgetCase) write(t *testing.T, fn func(tx *models.Tx) error) {
	t.Helper()
	require.NoError(t, c.try(fn))
}

func (c budgetCase) try(fn func(tx *models.Tx) error) error {
	ctx := models.WithActor(context.Background(), access.Actor{UserID: c.user.ID, System: true})
	return c.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := tx.LockProject(c.project.ID); err != nil {
			return err
		}
		return fn(tx)
	})
}

func (c budgetCase) line(category, amount string) *models.BudgetLine {
	return &models.BudgetLine{ID: models.NewID(), PartnerID: c.partner.ID, Category: category, Year: 1, AmountCents: money.MustParse(amount)}
}

func (c budgetCase) draftWith(t *testing.T, category, amount string) (draft *models.BudgetVersion, line *models.BudgetLine) {
	t.Helper()
	line = c.line(category, amount)
	c.write(t, func(tx *models.Tx) (err error) {
		if draft, err = tx.AddDraftBudget(c.project.ID); err != nil {
			return err
		}
		return tx.ChangeBudgetLines(draft, []models.BudgetLineEdit{{After: line}})
	})
	return draft, line
}

func (c budgetCase) freeze(t *testing.T) (plan *models.BudgetVersion) {
	t.Helper()
	c.write(t, func(tx *models.Tx) (err error) {
		plan, err = tx.FreezeBudget(c.project.ID)
		return err
	})
	return plan
}

func TestFreezingMakesTheDraftThePlanOfRecord(t *testing.T) {
	c := newBudgetCase(t)
	draft, _ := c.draftWith(t, "project_management", "12000.00")
	plan := c.freeze(t)
	assert.Equal(t, draft.ID, plan.ID)
	assert.Equal(t, models.BudgetOfRecord, plan.Status)
	require.NotNil(t, plan.FrozenAt)
	require.NoError(t, c.db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		left, err := tx.DraftBudget(c.project.ID)
		assert.Nil(t, left)
		require.NoError(t, err)
		stored, err := tx.BudgetOfRecord(c.project.ID)
		require.NoError(t, err)
		assert.Equal(t, plan.ID, stored.ID)
		links, _, err := tx.AuditLinks(c.project.ID)
		require.NoError(t, err)
		require.Len(t, links, 1)
		assert.Equal(t, audit.BudgetFrozen, links[0].Entry.Action)
		assert.Contains(t, links[0].Changes, `"status":{"from":"draft","to":"of_record"}`)
		return nil
	}))
}

func TestAProjectWithoutABudgetGetsAnEmptyPlanOnce(t *testing.T) {
	c := newBudgetCase(t)
	plan := c.freeze(t)
	assert.Equal(t, models.BudgetOfRecord, plan.Status)
	assert.Equal(t, 1, plan.Number)
	assert.Equal(t, plan.ID, c.freeze(t).ID, "freezing again keeps the plan that stands")
}

func TestANewPlanSupersedesTheOneBefore(t *testing.T) {
	c := newBudgetCase(t)
	first := c.freeze(t)
	c.draftWith(t, "project_management", "1.00")
	second := c.freeze(t)
	assert.NotEqual(t, first.ID, second.ID)
	assert.Equal(t, 2, second.Number)
	require.NoError(t, c.db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		current, err := tx.CurrentBudget(c.project.ID)
		assert.Equal(t, second.ID, current.ID)
		return err
	}))
}

func TestAFrozenBudgetNeverChanges(t *testing.T) {
	c := newBudgetCase(t)
	draft, line := c.draftWith(t, "project_management", "12000.00")
	plan := c.freeze(t)
	changed := *line
	changed.AmountCents = money.MustParse("1.00")
	for name, edit := range map[string]models.BudgetLineEdit{
		"add":    {After: c.line("special_needs", "5.00")},
		"change": {Before: line, After: &changed},
		"remove": {Before: line},
	} {
		for kind, version := range map[string]models.BudgetVersion{"as loaded before": *draft, "as it stands": *plan} {
			err := c.try(func(tx *models.Tx) error {
				return tx.ChangeBudgetLines(&version, []models.BudgetLineEdit{edit})
			})
			require.ErrorContains(t, err, "never changes", "%s %s", name, kind)
		}
	}
	require.NoError(t, c.db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		lines, err := tx.BudgetLines(plan, access.Reach{Everything: true})
		require.Len(t, lines, 1)
		assert.Equal(t, "12000.00", lines[0].AmountCents.String())
		return err
	}))
}

func TestACellThatReturnsHasAVersionItNeverHad(t *testing.T) {
	c := newBudgetCase(t)
	draft, line := c.draftWith(t, "project_management", "12000.00")
	seen := line.Version
	again := c.line("project_management", "13000.00")
	c.write(t, func(tx *models.Tx) error {
		return tx.ChangeBudgetLines(draft, []models.BudgetLineEdit{{Before: line}})
	})
	c.write(t, func(tx *models.Tx) error {
		return tx.ChangeBudgetLines(draft, []models.BudgetLineEdit{{After: again}})
	})
	assert.Greater(t, again.Version, seen)
}

func TestLinesOutsideTheReachAreNotLoaded(t *testing.T) {
	c := newBudgetCase(t)
	draft, _ := c.draftWith(t, "project_management", "12000.00")
	other := modeltest.Organisation(t, c.db, "Turku", "FI")
	count := func(reach access.Reach) int {
		var lines []models.BudgetLineRow
		require.NoError(t, c.db.Read(context.Background(), func(_ context.Context, tx *models.Tx) (err error) {
			lines, err = tx.BudgetLines(draft, reach)
			return err
		}))
		return len(lines)
	}
	own := func(project, organisation string) access.Reach {
		return access.Reach{Own: []access.Resource{{ProjectID: project, OrganisationID: organisation}}}
	}
	assert.Equal(t, 1, count(access.Reach{Everything: true}))
	assert.Equal(t, 1, count(access.Reach{Projects: []string{c.project.ID}}))
	assert.Equal(t, 1, count(own(c.project.ID, c.partner.OrganisationID)))
	assert.Equal(t, 0, count(own(c.project.ID, other.ID)), "another organisation")
	assert.Equal(t, 0, count(own(models.NewID(), c.partner.OrganisationID)), "another project")
	assert.Equal(t, 0, count(access.Reach{Projects: []string{models.NewID()}}), "another whole project")
	assert.Equal(t, 0, count(access.Reach{}), "nothing")
}

func TestActualsCountOnlyWhatWaitsOrIsApprovedWithinTheReach(t *testing.T) {
	c := newBudgetCase(t)
	turku := modeltest.Partner(t, c.db, c.project, modeltest.Organisation(t, c.db, "Turku", "FI"), "partner")
	c.write(t, func(tx *models.Tx) error {
		for number, report := range []struct {
			partner *models.Partner
			status  string
			amount  string
		}{
			{c.partner, "approved", "100.10"}, {c.partner, "approved", "0.05"}, {c.partner, "submitted", "20.00"},
			{c.partner, "draft", "7.00"}, {c.partner, "returned", "9.00"}, {turku, "approved", "3.00"},
		} {
			period := &models.ReportingPeriod{
				ID: models.NewID(), ProjectID: c.project.ID, Number: number + 1, Version: 1,
				StartsOn: programme.MustDate(2019, 9, 1), EndsOn: programme.MustDate(2020, 8, 31), DueOn: programme.MustDate(2020, 9, 30),
			}
			row := &models.Report{ID: models.NewID(), ProjectID: c.project.ID, PeriodID: period.ID, PartnerID: report.partner.ID, Status: report.status, Version: 1}
			cost := &models.CostLine{
				ID: models.NewID(), ProjectID: c.project.ID, ReportID: row.ID, PartnerID: report.partner.ID, Category: "special_needs", Year: 1,
				IncurredOn: programme.MustDate(2020, 1, 31), Description: "Sign language", AmountCents: money.MustParse(report.amount), Verdict: models.VerdictPending, Version: 1,
			}
			for _, inserted := range []any{period, row, cost} {
				if err := models.InsertRow(tx, inserted); err != nil {
					return err
				}
			}
		}
		return nil
	})
	actuals := func(reach access.Reach) (rows []models.Actual) {
		require.NoError(t, c.db.Read(context.Background(), func(_ context.Context, tx *models.Tx) (err error) {
			rows, err = tx.Actuals(c.project.ID, reach)
			return err
		}))
		return rows
	}
	own := []models.Actual{
		{PartnerID: c.partner.ID, Category: "special_needs", Year: 1, Status: "approved", AmountCents: money.MustParse("100.15")},
		{PartnerID: c.partner.ID, Category: "special_needs", Year: 1, Status: "submitted", AmountCents: money.MustParse("20.00")},
	}
	all := append(own, models.Actual{PartnerID: turku.ID, Category: "special_needs", Year: 1, Status: "approved", AmountCents: money.MustParse("3.00")})
	assert.ElementsMatch(t, all, actuals(access.Reach{Everything: true}))
	assert.Equal(t, own, actuals(access.Reach{Own: []access.Resource{{ProjectID: c.project.ID, OrganisationID: c.partner.OrganisationID}}}))
	assert.Empty(t, actuals(access.Reach{}))
}

func TestAVersionTakesOverTheItemsOfTheCellsThatItHas(t *testing.T) {
	c := newBudgetCase(t)
	draft, line := c.draftWith(t, "project_management", "500.00")
	item := func(of string) *models.BudgetItem {
		amount := money.MustParse("500.00")
		return &models.BudgetItem{
			ID: models.NewID(), BudgetLineID: of, ProjectID: c.project.ID, Kind: "management_months", Facts: `{"months":1}`, Calculation: "{}",
			CalculatedCents: &amount, AmountCents: amount, RuleBookVersion: "KA203-2019.1",
		}
	}
	var next *models.BudgetVersion
	again, other := c.line("project_management", "500.00"), c.line("special_needs", "1.00")
	c.write(t, func(tx *models.Tx) (err error) {
		if err := tx.AddBudgetItem(item(line.ID)); err != nil {
			return err
		}
		if _, err = tx.FreezeBudget(c.project.ID); err != nil {
			return err
		}
		if next, err = tx.AddDraftBudget(c.project.ID); err != nil {
			return err
		}
		if err := tx.ChangeBudgetLines(next, []models.BudgetLineEdit{{After: again}, {After: other}}); err != nil {
			return err
		}
		return tx.CopyBudgetItems(draft, next)
	})
	c.write(t, func(tx *models.Tx) error {
		copied, err := tx.BudgetItems(next, access.Reach{Everything: true})
		require.NoError(t, err)
		require.Len(t, copied, 1)
		assert.Equal(t, again.ID, copied[0].BudgetLineID)
		kept, err := tx.BudgetItems(draft, access.Reach{Everything: true})
		require.NoError(t, err)
		require.Len(t, kept, 1, "the version that was copied keeps its own")
		assert.NotEqual(t, kept[0].ID, copied[0].ID)
		whole, count, err := tx.SumOfItems(other.ID)
		assert.Equal(t, "0.00", whole.String())
		assert.Zero(t, count)
		return err
	})
	assert.Error(t, c.try(func(tx *models.Tx) error {
		unexplained := item(again.ID)
		unexplained.CalculatedCents = nil
		return tx.AddBudgetItem(unexplained)
	}), "an amount that nothing explains needs a reason")
}
