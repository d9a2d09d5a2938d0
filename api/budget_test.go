package api_test

import (
	"context"
	"net/http"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/money"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type budgetAnswer struct {
	Version    int64
	Status     string
	Scope      string
	Categories []struct {
		Code, Kind string
		Units      []struct{ Name, Amount string }
	}
	Partners []struct{ ID string }
	Years    []struct {
		Year, Months   int
		StartOn, EndOn string
		Cap, Headroom  *string
	}
	Cells []struct {
		PartnerID, Category string
		Year                int
		Amount              string
		Version             int64
		ChangedBy           string
	}
	Totals struct {
		Whole   struct{ Planned, Submitted, Approved, Remaining string }
		Partner []struct{ PartnerID, Planned string }
	}
	Cap, Headroom  *string
	Management     *struct{ Limit, Planned, Headroom, Share string }
	LumpSums       []string
	YearlyLimitOwn bool
	Findings       []struct {
		Rule     string
		Messages struct{ SV, EN string }
	}
	AllowedActions []string
}

func (p *planned) budget(t *testing.T, by *apitest.Client) (found budgetAnswer) {
	t.Helper()
	by.Get(p.projectRoute + "/budget").Status(http.StatusOK).Into(&found)
	return found
}

func (p *planned) change(by *apitest.Client, cells ...map[string]any) *apitest.Answer {
	return by.Patch(p.projectRoute+"/budget/cells", map[string]any{"cells": cells})
}

func cell(partner *models.Partner, category string, year int, amount any, version int64) map[string]any {
	return map[string]any{"partnerId": partner.ID, "category": category, "year": year, "amount": amount, "version": version}
}

func TestAManagerPlansCellsUnderTheYearlyCap(t *testing.T) {
	p := newPlanned(t)
	empty := p.budget(t, p.manager)
	assert.Equal(t, "empty", empty.Status)
	assert.Equal(t, "project_management", empty.Categories[0].Code)
	assert.Equal(t, "unit_costs", empty.Categories[0].Kind)
	assert.Equal(t, "500.00", empty.Categories[0].Units[0].Amount)
	assert.Contains(t, empty.AllowedActions, "edit_budget")
	require.Len(t, empty.Years, 2)
	assert.Equal(t, "2019-09-01", empty.Years[0].StartOn)
	assert.Equal(t, "2021-08-31", empty.Years[1].EndOn)
	assert.Equal(t, "150000.00", *empty.Years[0].Cap)
	assert.Equal(t, "300000.00", *empty.Cap)

	var saved budgetAnswer
	p.change(p.manager,
		cell(p.lund, "project_management", 1, "12000.50", 0),
		cell(p.turku, "multiplier_events", 1, "139000.00", 0),
		cell(p.turku, "project_management", 2, "3000", 0),
	).Status(http.StatusOK).Into(&saved)
	assert.Equal(t, "draft", saved.Status)
	assert.Equal(t, "154000.50", saved.Totals.Whole.Planned)
	assert.Equal(t, "-1000.50", *saved.Years[0].Headroom, "a breach is saved and named")
	assert.Equal(t, "145999.50", *saved.Headroom)
	require.NotEmpty(t, saved.Findings)
	assert.Equal(t, "GRANT-YEAR-CAP", saved.Findings[0].Rule)
	assert.Contains(t, saved.Findings[0].Messages.SV, "år 1")
	assert.Equal(t, saved, p.budget(t, p.manager))
}

func TestAPartnerSeesOnlyItsOwnAmountsAndNothingThatTellsTheOthers(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager, cell(p.lund, "project_management", 1, "12345.67", 0), cell(p.turku, "project_management", 1, "3000.00", 0)).Status(http.StatusOK)
	answer := p.lead.Get(p.projectRoute + "/budget").Status(http.StatusOK)
	assert.NotContains(t, string(answer.Text), "12345.67")
	assert.NotContains(t, string(answer.Text), "15345.67")
	assert.NotContains(t, string(answer.Text), "134654.33", "the headroom of all")
	assert.NotContains(t, string(answer.Text), p.lund.ID)
	found := p.budget(t, p.lead)
	assert.Equal(t, "own_organisation", found.Scope)
	require.Len(t, found.Cells, 1)
	assert.Equal(t, p.turku.ID, found.Cells[0].PartnerID)
	assert.Equal(t, "3000.00", found.Totals.Whole.Planned)
	assert.Equal(t, "150000.00", *found.Years[0].Cap, "the caps are visible")
	assert.Nil(t, found.Years[0].Headroom)
	assert.Nil(t, found.Headroom)
	assert.Empty(t, found.Findings)
	assert.Empty(t, found.AllowedActions)
	p.change(p.lead, cell(p.turku, "project_management", 1, "1.00", found.Cells[0].Version)).Problem(http.StatusForbidden, "forbidden")
}

func TestABudgetIsHiddenFromWhoeverDoesNotSeeTheProject(t *testing.T) {
	p := newPlanned(t)
	modeltest.User(t, p.DB, "admin@example.org", access.Administrator)
	for name, client := range map[string]*apitest.Client{"a stranger": p.stranger, "an administrator": p.SignIn("admin@example.org")} {
		t.Run(name, func(t *testing.T) {
			client.Get(p.projectRoute+"/budget").Problem(http.StatusNotFound, "not_found")
			p.change(client, cell(p.lund, "project_management", 1, "1.00", 0)).Problem(http.StatusNotFound, "not_found")
		})
	}
	p.manager.Get("/api/v1/projects/"+models.NewID()+"/budget").Problem(http.StatusNotFound, "not_found")
	p.Anonymous().Get(p.projectRoute+"/budget").Problem(http.StatusUnauthorized, "sign_in_needed")
	assert.Equal(t, "empty", p.budget(t, p.manager).Status)
}

func TestEveryCellThatCannotBeIsNamedAndNothingIsSaved(t *testing.T) {
	p := newPlanned(t)
	other := modeltest.Project(t, p.DB, "OTHER", modeltest.User(t, p.DB, "other@example.org"))
	foreign := modeltest.Partner(t, p.DB, other, modeltest.Organisation(t, p.DB, "Oslo", "NO"), "partner")
	friend := modeltest.Partner(t, p.DB, p.project, modeltest.Organisation(t, p.DB, "Region", "SE"), "associated")
	gone := modeltest.Partner(t, p.DB, p.project, modeltest.Organisation(t, p.DB, "Bremen", "DE"), "partner")
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		gone.LeftOn = programme.MustDate(2020, 1, 31)
		return tx.SavePartner(gone)
	})
	p.change(p.manager,
		cell(p.lund, "project_management", 1, "100.00", 0),
		cell(p.lund, "champagne", 1, "100.00", 0),
		cell(p.lund, "project_management", 3, "100.00", 0),
		cell(foreign, "project_management", 1, "100.00", 0),
		cell(friend, "project_management", 1, "100.00", 0),
		cell(gone, "project_management", 1, "100.00", 0),
		cell(p.lund, "special_needs", 1, "-5.00", 0),
		cell(p.lund, "special_needs", 2, "9999999999.00", 0),
		cell(p.lund, "project_management", 1, "200.00", 0),
	).Problem(http.StatusUnprocessableEntity, "invalid").
		Field("/cells/1/category", "unknown_category").
		Field("/cells/2/year", "year_outside_project").
		Field("/cells/3/partnerId", "unknown_partner").
		Field("/cells/4/amount", "associated_partner").
		Field("/cells/5/partnerId", "partner_left").
		Field("/cells/6/amount", "negative_amount").
		Field("/cells/7/amount", "amount_too_large").
		Field("/cells/8", "duplicate")
	for _, amount := range []any{"1,50", "1e3", "1.234", " 1", "", 12} {
		problem := p.change(p.manager, cell(p.lund, "project_management", 1, "1.00", 0), cell(p.lund, "special_needs", 1, amount, 0)).
			Problem(http.StatusUnprocessableEntity, "invalid")
		assert.Contains(t, string(problem.Text), "/cells/1/amount", "%v", amount)
	}
	p.manager.Patch(p.projectRoute+"/budget/cells", `{"cells":null}`).Problem(http.StatusUnprocessableEntity, "invalid").Field("/cells", "list")
	p.manager.Patch(p.projectRoute+"/budget/cells", `{"cells":[]}`).Problem(http.StatusUnprocessableEntity, "invalid").Field("/cells", "too_few")
	assert.Equal(t, "empty", p.budget(t, p.manager).Status)
}

func TestTwoEditorsOfOneCellNeverOverwriteEachOther(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager, cell(p.lund, "project_management", 1, "100.00", 0), cell(p.lund, "special_needs", 1, "7.00", 0)).Status(http.StatusOK)
	seen := p.budget(t, p.manager).Cells[0].Version
	office := p.SignIn("office@example.org")
	p.change(office, cell(p.lund, "project_management", 1, "200.00", seen)).Status(http.StatusOK)

	refused := p.change(p.manager,
		cell(p.lund, "special_needs", 1, "8.00", seen),
		cell(p.lund, "project_management", 1, "300.00", seen),
	).Problem(http.StatusPreconditionFailed, "stale_cells")
	var problem struct {
		Params struct {
			Cells []struct {
				Pointer, PartnerID, Category, Amount, ChangedBy, ChangedAt string
				Year                                                       int
				Version                                                    int64
			}
		}
	}
	refused.Into(&problem)
	require.Len(t, problem.Params.Cells, 1)
	theirs := problem.Params.Cells[0]
	assert.Equal(t, "/cells/1", theirs.Pointer)
	assert.Equal(t, "200.00", theirs.Amount)
	assert.Equal(t, "office", theirs.ChangedBy)
	assert.Equal(t, "2026-03-16T12:00:00Z", theirs.ChangedAt)
	assert.Equal(t, "207.00", p.budget(t, p.manager).Totals.Whole.Planned, "nothing of the refused request was saved")

	p.change(p.manager, cell(p.lund, "project_management", 1, "200.00", seen)).Status(http.StatusOK)
	p.change(p.manager, cell(p.lund, "project_management", 1, "300.00", theirs.Version)).Status(http.StatusOK)
	assert.Equal(t, "307.00", p.budget(t, p.manager).Totals.Whole.Planned)
}

func TestAnEmptiedCellIsToldToWhoeverStillSeesItsAmount(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager, cell(p.lund, "project_management", 1, "100.00", 0)).Status(http.StatusOK)
	seen := p.budget(t, p.manager).Cells[0].Version
	p.change(p.SignIn("office@example.org"), cell(p.lund, "project_management", 1, nil, seen)).Status(http.StatusOK)
	assert.Empty(t, p.budget(t, p.manager).Cells)
	refused := p.change(p.manager, cell(p.lund, "project_management", 1, "300.00", seen)).Problem(http.StatusPreconditionFailed, "stale_cells")
	stale := refused.JSON()["params"].(map[string]any)["cells"].([]any)[0].(map[string]any)
	assert.Nil(t, stale["amount"])
	assert.EqualValues(t, 0, stale["version"])
	assert.Equal(t, "office", stale["changedBy"])
	p.change(p.manager, cell(p.lund, "project_management", 1, "300.00", 0)).Status(http.StatusOK)
	assert.Greater(t, p.budget(t, p.manager).Cells[0].Version, seen, "it never stands with a version it has had")
}

func TestThePlanOfRecordIsReadAndNeverEdited(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager, cell(p.turku, "project_management", 1, "3000.00", 0), cell(p.lund, "project_management", 1, "6000.00", 0)).Status(http.StatusOK)
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		_, err := tx.FreezeBudget(p.project.ID)
		return err
	})
	plan := p.budget(t, p.manager)
	assert.Equal(t, "of_record", plan.Status)
	assert.NotContains(t, plan.AllowedActions, "edit_budget")
	assert.Equal(t, "9000.00", plan.Totals.Whole.Planned)
	assert.Equal(t, "9000.00", plan.Totals.Whole.Remaining)
	p.change(p.manager, cell(p.lund, "project_management", 1, "1.00", plan.Cells[0].Version)).Problem(http.StatusConflict, "budget_frozen")
	assert.Equal(t, plan, p.budget(t, p.manager))
}

func TestThePlanOfRecordStandsBesideWhatReportsClaim(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager, cell(p.turku, "project_management", 1, "3000.00", 0), cell(p.lund, "project_management", 1, "6000.00", 0)).Status(http.StatusOK)
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		if _, err := tx.FreezeBudget(p.project.ID); err != nil {
			return err
		}
		period := &models.ReportingPeriod{
			ID: models.NewID(), ProjectID: p.project.ID, Number: 1,
			StartsOn: programme.MustDate(2019, 9, 1), EndsOn: programme.MustDate(2020, 8, 31), DueOn: programme.MustDate(2020, 9, 30),
		}
		if err := tx.AddPeriod(period); err != nil {
			return err
		}
		for _, claim := range []struct {
			partner        *models.Partner
			status, amount string
		}{{p.turku, "approved", "1250.00"}, {p.lund, "submitted", "400.00"}} {
			report := &models.Report{ID: models.NewID(), ProjectID: p.project.ID, PeriodID: period.ID, PartnerID: claim.partner.ID, Status: claim.status}
			if err := tx.AddReport(report); err != nil {
				return err
			}
			cost := &models.CostLine{
				ID: models.NewID(), ProjectID: p.project.ID, ReportID: report.ID, PartnerID: claim.partner.ID, Category: "project_management", Year: 1,
				IncurredOn: programme.MustDate(2020, 1, 31), Description: "Meeting", AmountCents: money.MustParse(claim.amount),
			}
			if err := tx.AddCostLine(cost); err != nil {
				return err
			}
		}
		return nil
	})
	whole := p.budget(t, p.manager).Totals.Whole
	assert.Equal(t, "9000.00", whole.Planned)
	assert.Equal(t, "400.00", whole.Submitted)
	assert.Equal(t, "1250.00", whole.Approved)
	assert.Equal(t, "7750.00", whole.Remaining)
	own := p.budget(t, p.lead).Totals.Whole
	assert.Equal(t, "0.00", own.Submitted, "what another partner claims stays hidden")
	assert.Equal(t, "1250.00", own.Approved)
	assert.Equal(t, "1750.00", own.Remaining)
}

func TestALumpSumCallHasItsAmountsAndAShareForManagement(t *testing.T) {
	p := newPlanned(t)
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		project, err := tx.LockProject(p.project.ID)
		if err != nil {
			return err
		}
		requested, limit := money.MustParse("200000.00"), money.MustParse("150000.00")
		project.Action, project.CallYear, project.GrantRequestedCents, project.YearlyLimitCents = "KA220-HED", 2023, &requested, &limit
		return tx.SaveProject(project)
	})
	var found budgetAnswer
	p.change(p.manager, cell(p.lund, "project_management", 1, "50000.00", 0), cell(p.turku, "work_packages", 1, "150000.00", 0)).Status(http.StatusOK).Into(&found)
	assert.Equal(t, []string{"120000.00", "250000.00", "400000.00"}, found.LumpSums)
	require.NotNil(t, found.Management)
	assert.Equal(t, "40000.00", found.Management.Limit)
	assert.Equal(t, "-10000.00", found.Management.Headroom)
	assert.Equal(t, "25.0", found.Management.Share)
	assert.True(t, found.YearlyLimitOwn)
	assert.Equal(t, "-50000.00", *found.Years[0].Headroom, "the project's own yearly limit")
	var rules []string
	for _, finding := range found.Findings {
		rules = append(rules, finding.Rule)
	}
	assert.Contains(t, rules, "GRANT-LUMP-SUM")
}

func TestEachChangedCellHasAnEntryThatOnlyItsPartnerMaySee(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager, cell(p.lund, "project_management", 1, "100.00", 0), cell(p.turku, "project_management", 1, "50.00", 0)).Status(http.StatusOK)
	before := p.budget(t, p.manager)
	p.change(p.manager, cell(p.turku, "project_management", 1, "50.00", before.Cells[1].Version)).Status(http.StatusOK)
	require.NoError(t, p.DB.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		links, _, err := tx.AuditLinks(p.project.ID)
		require.Len(t, links, 2, "an amount that does not change leaves no entry")
		assert.Equal(t, p.lund.ID, links[0].Entry.PartnerID)
		assert.Equal(t, p.turku.ID, links[1].Entry.PartnerID)
		assert.Contains(t, links[1].Changes, `"amount_cents":{"to":"50.00"}`)
		return err
	}))
}
