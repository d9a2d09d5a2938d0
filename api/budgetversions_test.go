package api_test

import (
	"net/http"
	"testing"

	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type versionsAnswer struct {
	Scope string
	Items []struct {
		ID, Status, Kind, Name, Sum string
		Number, Months              int
		Version                     int
	}
	AllowedActions []string
}

type versionAnswer struct {
	budgetAnswer
	VersionID, Name string
	Months, Number  int
}

type besideAnswer struct {
	PartnerID, Category string
	Year                int
	Amounts, Changes    []string
}

type comparisonAnswer struct {
	Versions                      []struct{ ID, Status, Name, Sum string }
	Whole                         besideAnswer
	ByPartner, ByCategory, ByYear []besideAnswer
	Cells                         []besideAnswer
}

func (p *planned) versions(t *testing.T, client *apitest.Client) versionsAnswer {
	t.Helper()
	var found versionsAnswer
	client.Get(p.projectRoute + "/budget/versions").Status(http.StatusOK).Into(&found)
	return found
}

func TestAScenarioHasItsOwnDurationAndPartnersAndIsTakenOnCommand(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager,
		cell(p.lund, "intellectual_outputs", 1, "1000.00", 0), cell(p.lund, "intellectual_outputs", 2, "600.00", 0),
		cell(p.turku, "project_management", 2, "300.00", 0),
	).Status(http.StatusOK)
	scenarios := p.projectRoute + "/budget/scenarios"
	var made versionAnswer
	p.manager.Post(scenarios, map[string]any{
		"name": " Turku carries it, 18 months ", "durationMonths": 18,
		"handOvers": []any{map[string]any{"fromPartnerId": p.lund.ID, "toPartnerId": p.turku.ID, "category": "intellectual_outputs"}},
	}).Status(http.StatusCreated).Into(&made)
	assert.Equal(t, "scenario", made.Status)
	assert.Equal(t, "Turku carries it, 18 months", made.Name)
	assert.Equal(t, 18, made.Months)
	assert.Equal(t, "1450.00", made.Totals.Whole.Planned, "half of what the second year had")
	assert.Equal(t, p.turku.ID, made.Totals.Partner[0].PartnerID)
	assert.Len(t, made.Totals.Partner, 1)
	assert.Equal(t, "1900.00", p.budget(t, p.manager).Totals.Whole.Planned, "the draft is as it was")

	version := p.projectRoute + "/budget/versions/" + made.VersionID
	p.manager.Patch(version+"/cells", map[string]any{"cells": []any{cell(p.turku, "intellectual_outputs", 1, "1100.00", made.Cells[0].Version)}}).Status(http.StatusOK)
	p.manager.Patch(version+"/cells", map[string]any{"cells": []any{cell(p.turku, "intellectual_outputs", 3, "1.00", 0)}}).Problem(http.StatusUnprocessableEntity, "invalid")

	listed := p.versions(t, p.manager)
	require.Len(t, listed.Items, 2)
	assert.Equal(t, []string{"add_scenario"}, listed.AllowedActions)
	assert.Equal(t, "1550.00", listed.Items[0].Sum)
	draft := listed.Items[1]
	var beside comparisonAnswer
	p.manager.Get(p.projectRoute + "/budget/comparison?versions=" + draft.ID + "&versions=" + made.VersionID).Status(http.StatusOK).Into(&beside)
	assert.Equal(t, []string{"1900.00", "1550.00"}, beside.Whole.Amounts)
	assert.Equal(t, []string{"0.00", "-350.00"}, beside.Whole.Changes)
	require.Len(t, beside.ByPartner, 2)
	assert.Equal(t, []string{"1600.00", "0.00"}, beside.ByPartner[0].Amounts)
	require.Len(t, beside.Cells, 5)

	p.manager.At(listed.Items[0].Version).Post(scenarios+"/"+made.VersionID+"/adoption", map[string]any{"keepAs": "As it was"}).Problem(http.StatusConflict, "duration_fixed")
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		p.project.Status = "planning"
		return tx.SaveProject(p.project)
	})
	taken := p.manager.At(listed.Items[0].Version).Post(scenarios+"/"+made.VersionID+"/adoption", map[string]any{"keepAs": "As it was"}).Status(http.StatusOK)
	var now versionAnswer
	taken.Into(&now)
	assert.Equal(t, "draft", now.Status)
	assert.Equal(t, "1550.00", p.budget(t, p.manager).Totals.Whole.Planned)
	listed = p.versions(t, p.manager)
	assert.Equal(t, []string{"draft", "scenario"}, []string{listed.Items[0].Status, listed.Items[1].Status})
	assert.Equal(t, "As it was", listed.Items[1].Name)
	assert.Equal(t, "1900.00", listed.Items[1].Sum, "nothing is lost")
	p.change(p.manager, cell(p.turku, "intellectual_outputs", 1, "5.00", 1)).Problem(http.StatusPreconditionFailed, "stale_cells")

	p.manager.At(listed.Items[1].Version).Delete(scenarios + "/" + listed.Items[1].ID).Status(http.StatusNoContent)
	assert.Len(t, p.versions(t, p.manager).Items, 1)
}

func TestAScenarioThatCannotBeSaysWhatIsWrongWhere(t *testing.T) {
	p := newPlanned(t)
	scenarios := p.projectRoute + "/budget/scenarios"
	p.manager.Post(scenarios, map[string]any{"name": "x"}).Problem(http.StatusConflict, "no_draft")
	p.change(p.manager, cell(p.lund, "intellectual_outputs", 1, "1000.00", 0)).Status(http.StatusOK)
	answer := p.manager.Post(scenarios, map[string]any{"name": " ", "handOvers": []any{
		map[string]any{"fromPartnerId": p.turku.ID, "toPartnerId": p.turku.ID},
		map[string]any{"fromPartnerId": p.lund.ID, "toPartnerId": models.NewID(), "category": "special_needs"},
	}}).Problem(http.StatusUnprocessableEntity, "invalid")
	for _, pointer := range []string{"/name", "/handOvers/0/fromPartnerId", "/handOvers/0/toPartnerId", "/handOvers/1/fromPartnerId", "/handOvers/1/toPartnerId"} {
		assert.Contains(t, string(answer.Text), `"`+pointer+`"`)
	}
	p.lead.Post(scenarios, map[string]any{"name": "x"}).Problem(http.StatusForbidden, "forbidden")
	draft := p.versions(t, p.manager).Items[0]
	p.manager.At(draft.Version).Delete(scenarios+"/"+draft.ID).Problem(http.StatusConflict, "no_scenario")
}

func TestAPartnerSeesItsOwnPartOfPlansAndNoScenario(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager, cell(p.lund, "intellectual_outputs", 1, "12345.67", 0), cell(p.turku, "intellectual_outputs", 1, "3000.00", 0)).Status(http.StatusOK)
	var scenario versionAnswer
	p.manager.Post(p.projectRoute+"/budget/scenarios", map[string]any{"name": "Secret"}).Status(http.StatusCreated).Into(&scenario)
	listed := p.versions(t, p.lead)
	require.Len(t, listed.Items, 1)
	assert.Equal(t, "3000.00", listed.Items[0].Sum)
	assert.Equal(t, "own_organisation", listed.Scope)
	assert.Empty(t, listed.AllowedActions)
	p.lead.Get(p.projectRoute+"/budget/versions/"+scenario.VersionID).Problem(http.StatusNotFound, "not_found")
	p.lead.Get(p.projectRoute+"/budget/comparison?versions="+scenario.VersionID).Problem(http.StatusNotFound, "not_found")
	p.lead.Get(p.projectRoute+"/budget/amendments").Problem(http.StatusForbidden, "forbidden")
	history := p.lead.Get(p.projectRoute + "/history").Status(http.StatusOK)
	assert.NotContains(t, string(history.Text), "Secret")
	assert.NotContains(t, string(history.Text), "scenario")
}

func TestABudgetIsCutToItsCapsOnlyOnCommand(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager,
		cell(p.lund, "intellectual_outputs", 1, "100000.00", 0), cell(p.turku, "intellectual_outputs", 1, "50000.01", 0), cell(p.turku, "special_needs", 2, "10.00", 0),
	).Status(http.StatusOK)
	draft := p.versions(t, p.manager).Items[0]
	version := p.projectRoute + "/budget/versions/" + draft.ID
	var proposal struct {
		Version int
		Taken   string
		Cuts    []struct{ PartnerID, Before, After string }
		Short   []struct {
			Year   int
			Amount string
		}
		Years []struct{ Before, After, Left string }
	}
	p.manager.Post(version+"/fit-proposals", map[string]any{"keepPartnerIds": []string{p.lund.ID}}).Status(http.StatusOK).Into(&proposal)
	require.Len(t, proposal.Cuts, 1)
	assert.Equal(t, []string{p.turku.ID, "50000.01", "50000.00"}, []string{proposal.Cuts[0].PartnerID, proposal.Cuts[0].Before, proposal.Cuts[0].After})
	assert.Equal(t, []string{"150000.01", "150000.00", "0.00"}, []string{proposal.Years[0].Before, proposal.Years[0].After, proposal.Years[0].Left})
	assert.Equal(t, "150010.01", p.budget(t, p.manager).Totals.Whole.Planned, "a proposal saves nothing")

	p.manager.Post(version+"/fit-proposals", map[string]any{"categories": []string{"special_needs"}}).Status(http.StatusOK).Into(&proposal)
	assert.Equal(t, "0.01", proposal.Short[0].Amount)
	p.manager.At(proposal.Version).Post(version+"/fits", map[string]any{"categories": []string{"special_needs"}}).Problem(http.StatusConflict, "fit_not_possible")
	p.manager.Post(version+"/fit-proposals", map[string]any{"categories": []string{"champagne"}, "keepPartnerIds": []string{models.NewID()}}).Problem(http.StatusUnprocessableEntity, "invalid")
	p.lead.Post(version+"/fit-proposals", map[string]any{}).Problem(http.StatusForbidden, "forbidden")
	p.manager.At(proposal.Version+1).Post(version+"/fits", map[string]any{}).Problem(http.StatusPreconditionFailed, "stale_version")

	p.manager.At(proposal.Version).Post(version+"/fits", map[string]any{}).Status(http.StatusOK)
	cut := p.budget(t, p.manager)
	assert.Equal(t, "150010.00", cut.Totals.Whole.Planned)
	p.manager.At(int(cut.Version)).Post(version+"/fits", map[string]any{}).Problem(http.StatusConflict, "fits_already")
}

type amendmentAnswer struct {
	ID, VersionID, Kind, Status, Outcome string
	Lines                                []struct {
		Category, Change, Share, Limit, Room, Rule string
		Broken                                     bool
	}
	Findings      []struct{ Rule string }
	Moves         []string
	Version       int
	BudgetVersion int
	PlanNumber    int
	AgreedNumber  int
	Documents     []struct{ ID string }
}

// amended is a project with a plan of record of ten thousand in each of two
// categories, and a change of it.
func amended(t *testing.T) (*planned, string, amendmentAnswer) {
	t.Helper()
	p := newPlanned(t)
	p.change(p.manager, cell(p.lund, "transnational_meetings", 1, "10000.00", 0), cell(p.lund, "intellectual_outputs", 1, "10000.00", 0)).Status(http.StatusOK)
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		_, err := tx.FreezeBudget(p.project.ID)
		return err
	})
	return p, p.projectRoute + "/budget/amendments", p.openAmendment(t)
}

func (p *planned) openAmendment(t *testing.T) (found amendmentAnswer) {
	t.Helper()
	p.manager.Post(p.projectRoute+"/budget/amendments", nil).Status(http.StatusCreated).Into(&found)
	return found
}

// shift moves an amount of the proposal from meetings to outputs.
func (p *planned) shift(t *testing.T, of amendmentAnswer, meetings, outputs string) (found amendmentAnswer) {
	t.Helper()
	version := p.projectRoute + "/budget/versions/" + of.VersionID
	var stands versionAnswer
	p.manager.Get(version).Status(http.StatusOK).Into(&stands)
	versions := map[string]int64{}
	for _, one := range stands.Cells {
		versions[one.Category] = one.Version
	}
	p.manager.Patch(version+"/cells", map[string]any{"cells": []any{
		cell(p.lund, "transnational_meetings", 1, meetings, versions["transnational_meetings"]), cell(p.lund, "intellectual_outputs", 1, outputs, versions["intellectual_outputs"]),
	}}).Status(http.StatusOK)
	p.manager.Get(p.projectRoute + "/budget/amendments/" + of.ID).Status(http.StatusOK).Into(&found)
	return found
}

func TestATransferWithinTheRulesIsThePlanAtOnceAndOneCentMoreIsNot(t *testing.T) {
	p, route, change := amended(t)
	assert.Equal(t, "none", change.Outcome)
	p.manager.Post(route, nil).Problem(http.StatusConflict, "amendment_open")
	over := p.shift(t, change, "7999.99", "12000.01")
	assert.Equal(t, "exceeds", over.Outcome)
	assert.Equal(t, "20.0", over.Lines[0].Share)
	assert.Equal(t, []string{"TRANSFER-IN", "TRANSFER-OUT"}, []string{over.Findings[0].Rule, over.Findings[1].Rule})
	one := route + "/" + change.ID
	p.manager.At(over.Version).Post(one+"/moves", map[string]any{"to": "made", "budgetVersion": over.BudgetVersion}).Problem(http.StatusUnprocessableEntity, "invalid")
	p.manager.At(over.Version).Put(one, map[string]any{"reason": "Meetings are held on line."}).Status(http.StatusOK).Into(&over)
	refused := p.manager.At(over.Version).Post(one+"/moves", map[string]any{"to": "made", "budgetVersion": over.BudgetVersion}).Problem(http.StatusUnprocessableEntity, "transfer_exceeds")
	assert.Contains(t, string(refused.Text), "2000.01")
	assert.Equal(t, "20000.00", p.budget(t, p.manager).Totals.Whole.Planned)

	within := p.shift(t, over, "8000.00", "12000.00")
	assert.Equal(t, "within", within.Outcome, "what was refused was kept to work on")
	p.manager.At(within.Version).Post(one+"/moves", map[string]any{"to": "made", "budgetVersion": over.BudgetVersion}).Problem(http.StatusPreconditionFailed, "proposal_changed")
	assert.Equal(t, "10000.00", p.budget(t, p.manager).Cells[0].Amount, "until it is made the plan of record counts")
	p.manager.At(within.Version).Post(one+"/moves", map[string]any{"to": "made", "budgetVersion": within.BudgetVersion}).Status(http.StatusOK).Into(&within)
	assert.Equal(t, []string{"made", "transfer"}, []string{within.Status, within.Kind})
	plan := p.budget(t, p.manager)
	assert.Equal(t, "of_record", plan.Status)
	assert.ElementsMatch(t, []string{"8000.00", "12000.00"}, []string{plan.Cells[0].Amount, plan.Cells[1].Amount})

	next := p.shift(t, p.openAmendment(t), "7999.99", "12000.01")
	assert.Equal(t, "exceeds", next.Outcome, "transfers add up against the award")
	assert.Equal(t, 1, next.AgreedNumber)
	p.manager.Patch(p.projectRoute+"/budget/versions/"+within.VersionID+"/cells", map[string]any{"cells": []any{cell(p.lund, "special_needs", 1, "1.00", 0)}}).Problem(http.StatusConflict, "budget_frozen")
}

func TestAnAmendmentIsDecidedByTheAgency(t *testing.T) {
	p, route, change := amended(t)
	change = p.shift(t, change, "2000.00", "18000.00")
	one := route + "/" + change.ID
	document := p.manager.Post(p.projectRoute+"/documents?name=request.txt", []byte("The request to the agency")).ID()
	p.manager.At(change.Version).Put(one, map[string]any{"reason": "More outputs.", "documentIds": []string{models.NewID()}}).Problem(http.StatusUnprocessableEntity, "invalid")
	p.manager.At(change.Version).Put(one, map[string]any{"reason": "More outputs.", "documentIds": []string{document}}).Status(http.StatusOK).Into(&change)
	require.Len(t, change.Documents, 1)
	p.manager.Delete(p.projectRoute+"/documents/"+document).Problem(http.StatusConflict, "document_of_amendment")

	move := func(body map[string]any) *apitest.Answer {
		body["budgetVersion"] = change.BudgetVersion
		return p.manager.At(change.Version).Post(one+"/moves", body)
	}
	move(map[string]any{"to": "accepted", "on": "2020-01-10"}).Problem(http.StatusConflict, "move_not_possible")
	move(map[string]any{"to": "sent"}).Problem(http.StatusUnprocessableEntity, "invalid")
	move(map[string]any{"to": "sent", "on": "2999-01-10"}).Problem(http.StatusUnprocessableEntity, "invalid")
	move(map[string]any{"to": "sent", "on": "2020-01-10", "reference": "UHR-1"}).Status(http.StatusOK).Into(&change)
	assert.Equal(t, []string{"accepted", "refused", "preparing", "withdrawn"}, change.Moves)
	p.manager.Patch(p.projectRoute+"/budget/versions/"+change.VersionID+"/cells", map[string]any{"cells": []any{cell(p.lund, "special_needs", 1, "1.00", 0)}}).Problem(http.StatusConflict, "budget_frozen")
	p.manager.At(change.Version).Put(one, map[string]any{"reason": "Another reason."}).Problem(http.StatusConflict, "amendment_sent")
	assert.Equal(t, "10000.00", p.budget(t, p.manager).Cells[0].Amount, "while the agency decides the plan of record counts")
	move(map[string]any{"to": "refused", "on": "2020-01-09", "decidedBy": "A. Agency"}).Problem(http.StatusUnprocessableEntity, "invalid")
	move(map[string]any{"to": "accepted", "on": "2020-01-20", "decidedBy": "A. Agency", "note": "Agreed."}).Status(http.StatusOK).Into(&change)
	assert.Equal(t, "accepted", change.Status)
	assert.Empty(t, change.Moves)
	assert.Contains(t, []string{p.budget(t, p.manager).Cells[0].Amount, p.budget(t, p.manager).Cells[1].Amount}, "18000.00")

	next := p.shift(t, p.openAmendment(t), "2400.00", "17600.00")
	assert.Equal(t, "within", next.Outcome, "after an amendment the limits count from what was agreed then")
	p.manager.At(next.Version).Post(route+"/"+next.ID+"/moves", map[string]any{"to": "withdrawn", "budgetVersion": next.BudgetVersion}).Status(http.StatusOK)
	var statuses []string
	for _, version := range p.versions(t, p.manager).Items {
		statuses = append(statuses, version.Status)
	}
	assert.Equal(t, []string{"withdrawn", "of_record", "superseded"}, statuses)
}

func TestACutCellOfItemsKeepsItsItemsAndACopyMayReplaceThem(t *testing.T) {
	p := newPlanned(t)
	for _, people := range []int{300, 200} {
		p.addItem(t, item(p.lund, "multiplier_events", map[string]any{"local": people, "international": 0}, nil))
	}
	var scenario versionAnswer
	p.manager.Post(p.projectRoute+"/budget/scenarios", map[string]any{"name": "Fewer guests"}).Status(http.StatusCreated).Into(&scenario)
	version := p.projectRoute + "/budget/versions/" + scenario.VersionID
	var items monthsAnswer
	p.manager.Get(version).Status(http.StatusOK).Into(&items)
	require.Len(t, items.Items, 2, "a copy has the items")

	draft := p.versions(t, p.manager).Items[1]
	fits := p.projectRoute + "/budget/versions/" + draft.ID + "/fits"
	p.manager.At(draft.Version).Post(fits, map[string]any{"most": "40000.01"}).Problem(http.StatusUnprocessableEntity, "invalid").Field("/reason", "required")
	p.manager.At(draft.Version).Post(fits, map[string]any{"most": "40000.01", "reason": "Cut to what the agency offers."}).Status(http.StatusOK).Into(&items)
	require.Len(t, items.Items, 2)
	assert.Equal(t, []string{"24000.01", "16000.00"}, []string{items.Items[0].Amount, items.Items[1].Amount}, "the items add up to the cell")
	assert.Equal(t, "Cut to what the agency offers.", items.Items[0].Reason)
	assert.Equal(t, "40000.01", items.Cells[0].Amount)

	p.manager.Patch(version+"/cells", map[string]any{"cells": []any{cell(p.lund, "multiplier_events", 1, "7.00", scenario.Cells[0].Version)}}).Status(http.StatusOK).Into(&items)
	assert.Empty(t, items.Items, "in a copy a typed amount takes their place")
	p.manager.At(p.versions(t, p.manager).Items[0].Version).Delete(p.projectRoute + "/budget/scenarios/" + scenario.VersionID).Status(http.StatusNoContent)
}
