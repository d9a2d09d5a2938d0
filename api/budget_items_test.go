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

type itemAnswer struct {
	ID, PartnerID, Category, Kind, BelongsTo, Amount, Reason string
	Year                                                     int
	Overruled                                                bool
	Facts                                                    struct{ Kilometres, Participants *int }
	Calculation                                              struct {
		Amount *string
		Parts  []struct {
			Name, Unit, Amount string
			Confirmed          bool
		}
		Missing []struct{ Of, Note string }
	}
	Now    *struct{ Amount *string }
	Months struct {
		First, Last int
		Outside     bool
	}
	Version int
}

type monthsAnswer struct {
	Items []itemAnswer
	Cells []struct {
		Category, Amount string
		Items            int
		Version          int64
	}
	Years []struct {
		Forecast *string
		Breaches []struct {
			Layer string
			Month int
			Over  string
			Lines []struct{ Category, ItemID, Amount string }
		}
	}
	Limits []struct {
		Name   string
		Year   int
		Broken bool
	}
}

func item(partner *models.Partner, category string, facts map[string]any, more map[string]any) map[string]any {
	body := map[string]any{"partnerId": partner.ID, "category": category, "year": 1, "facts": facts}
	for name, value := range more {
		body[name] = value
	}
	return body
}

func (p *planned) addItem(t *testing.T, body map[string]any) (added itemAnswer) {
	t.Helper()
	p.manager.Post(p.projectRoute+"/budget/items", body).Status(http.StatusCreated).Into(&added)
	return added
}

func (p *planned) months(by *apitest.Client) (found monthsAnswer) {
	by.Get(p.projectRoute + "/budget").Status(http.StatusOK).Into(&found)
	return found
}

// placed gives an organisation of the register a place on the map.
func (p *planned) placed(t *testing.T, partner *models.Partner, latitude, longitude float64) {
	t.Helper()
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		row, err := tx.Organisation(partner.OrganisationID)
		if err != nil {
			return err
		}
		row.Latitude, row.Longitude = &latitude, &longitude
		return tx.SaveOrganisation(row)
	})
}

func TestACellIsTheSumOfItsItemsAndIsNotTypedInAnyMore(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager, cell(p.lund, "project_management", 1, "777.00", 0)).Status(http.StatusOK)
	add := item(p.lund, "project_management", map[string]any{"months": 12}, map[string]any{"title": "Coordination"})
	p.manager.Post(p.projectRoute+"/budget/items", add).Problem(http.StatusPreconditionFailed, "stale_cells")
	add["cellVersion"] = p.months(p.manager).Cells[0].Version
	first := p.addItem(t, add)
	assert.Equal(t, "management_months", first.Kind)
	assert.Equal(t, "6000.00", first.Amount)
	assert.Equal(t, "coordinator_per_month", first.Calculation.Parts[0].Name)
	assert.Equal(t, 12, first.Months.Last)
	second := p.addItem(t, item(p.lund, "project_management", map[string]any{"months": 1}, map[string]any{"amount": "123.45", "reason": "Half a month only."}))
	assert.True(t, second.Overruled)
	assert.Equal(t, "500.00", *second.Calculation.Amount)

	found := p.months(p.manager)
	assert.Equal(t, "6123.45", found.Cells[0].Amount)
	assert.Equal(t, 2, found.Cells[0].Items)
	p.change(p.manager, cell(p.lund, "project_management", 1, "1.00", found.Cells[0].Version)).Problem(http.StatusUnprocessableEntity, "invalid").Field("/cells/0/amount", "made_of_items")
	p.change(p.manager, cell(p.lund, "project_management", 1, nil, found.Cells[0].Version)).Problem(http.StatusUnprocessableEntity, "invalid").Field("/cells/0/amount", "made_of_items")

	route := p.projectRoute + "/budget/items/" + second.ID
	p.manager.At(second.Version).Send(http.MethodPut, route, map[string]any{"facts": map[string]any{"months": 2}}).Status(http.StatusOK)
	p.manager.At(second.Version).Send(http.MethodPut, route, map[string]any{"facts": map[string]any{"months": 3}}).Problem(http.StatusPreconditionFailed, "stale_version")
	assert.Equal(t, "7000.00", p.months(p.manager).Cells[0].Amount)
	p.manager.At(2).Send(http.MethodDelete, route, nil).Status(http.StatusNoContent)
	p.manager.At(1).Send(http.MethodDelete, p.projectRoute+"/budget/items/"+first.ID, nil).Status(http.StatusNoContent)
	assert.Empty(t, p.months(p.manager).Cells, "without its last item a cell is empty")
	p.change(p.manager, cell(p.lund, "project_management", 1, "5.00", 0)).Status(http.StatusOK)
}

func TestTheDistanceIsFoundFromTheTwoPlaces(t *testing.T) {
	p := newPlanned(t)
	trip := item(p.turku, "transnational_meetings", map[string]any{"participants": 2, "destination": p.lund.ID}, nil)
	p.manager.Post(p.projectRoute+"/budget/calculations", trip).Problem(http.StatusUnprocessableEntity, "invalid").Field("/facts/kilometres", "place_unknown")
	p.placed(t, p.lund, 55.70584, 13.19321)
	p.placed(t, p.turku, 60.45148, 22.26869)
	var tried itemAnswer
	p.manager.Post(p.projectRoute+"/budget/calculations", trip).Status(http.StatusOK).Into(&tried)
	assert.Equal(t, 749, *tried.Facts.Kilometres)
	assert.Equal(t, "1150.00", *tried.Calculation.Amount)
	assert.False(t, tried.Calculation.Parts[0].Confirmed)
	assert.Empty(t, p.months(p.manager).Cells, "a calculation saves nothing")
	assert.Equal(t, "1150.00", p.addItem(t, trip).Amount)
}

func TestWhatTheRuleBookLacksIsGivenWithAReason(t *testing.T) {
	p := newPlanned(t)
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		project, err := tx.LockProject(p.project.ID)
		if err != nil {
			return err
		}
		project.Action, project.CallYear, project.RuleBookVersion = "KA220-HED", 2021, ""
		return tx.SaveProject(project)
	})
	days := item(p.turku, "project_results", map[string]any{"researcherDays": 10}, nil)
	p.manager.Post(p.projectRoute+"/budget/items", days).Problem(http.StatusUnprocessableEntity, "invalid").Field("/amount", "no_unit_amount").Field("/reason", "required")
	days["amount"], days["reason"] = "2140.00", "Day rate of call 2020, agreed with the agency."
	added := p.addItem(t, days)
	assert.Equal(t, "budget.staff_rates", added.Calculation.Missing[0].Of)
	assert.Equal(t, "2140.00", added.Amount)
	assert.Nil(t, added.Calculation.Amount)
}

func TestBadItemsAreRefusedAtTheirField(t *testing.T) {
	p := newPlanned(t)
	for name, row := range map[string]struct {
		body          map[string]any
		pointer, code string
	}{
		"a category the call does not know": {item(p.lund, "work_packages", map[string]any{"part": "1.00"}, nil), "/category", "unknown_category"},
		"a rate of nought":                  {item(p.lund, "exceptional_costs", map[string]any{"cost": "10.00", "share": "0"}, nil), "/facts/share", "share_range"},
		"a share of one's own, no reason":   {item(p.lund, "exceptional_costs", map[string]any{"cost": "10.00", "share": "0.9"}, nil), "/reason", "required"},
		"nobody travels":                    {item(p.lund, "transnational_meetings", map[string]any{"participants": 0, "kilometres": 500}, nil), "/facts/participants", "between"},
		"a fact of another kind":            {item(p.lund, "project_management", map[string]any{"months": 1, "days": 3}, nil), "/facts/days", "not_of_kind"},
		"a destination of nowhere":          {item(p.lund, "transnational_meetings", map[string]any{"participants": 1, "destination": models.NewID()}, nil), "/facts/destination", "unknown_partner"},
		"a record of nowhere":               {item(p.lund, "project_management", map[string]any{"months": 1}, map[string]any{"belongs": map[string]any{"kind": "activity", "id": models.NewID()}}), "/belongs/id", "unknown_record"},
		"a year of no project":              {item(p.lund, "project_management", map[string]any{"months": 1}, map[string]any{"year": 3}), "/year", "year_outside_project"},
		"an amount below nought":            {item(p.lund, "project_management", map[string]any{"months": 1}, map[string]any{"amount": "-1.00", "reason": "x"}), "/amount", "negative_amount"},
		"overruled without a reason":        {item(p.lund, "project_management", map[string]any{"months": 1}, map[string]any{"amount": "499.99", "reason": " "}), "/reason", "required"},
		"text with a bell":                  {item(p.lund, "project_management", map[string]any{"months": 1}, map[string]any{"title": "a\u0007"}), "/title", "control_character"},
	} {
		t.Run(name, func(t *testing.T) {
			p.manager.Post(p.projectRoute+"/budget/items", row.body).Problem(http.StatusUnprocessableEntity, "invalid").Field(row.pointer, row.code)
		})
	}
	assert.Empty(t, p.months(p.manager).Cells)
}

func TestTheLaneNamesTheMonthAndTheLinesBehindIt(t *testing.T) {
	p := newPlanned(t)
	activity := p.manager.Post(p.projectRoute+"/activities", map[string]any{
		"code": "M4", "kind": "transnational_meeting", "title": "Last meeting", "hostPartnerId": p.lund.ID, "startsOn": "2020-06-29", "endsOn": "2020-07-02",
	}).Status(http.StatusCreated).ID()
	p.change(p.manager, cell(p.lund, "intellectual_outputs", 1, "149000.00", 0)).Status(http.StatusOK)
	meeting := p.addItem(t, item(p.turku, "transnational_meetings", map[string]any{"participants": 20, "kilometres": 755}, map[string]any{"belongs": map[string]any{"kind": "activity", "id": activity}}))
	assert.Equal(t, "M4 Last meeting", meeting.BelongsTo)
	assert.Equal(t, 10, meeting.Months.First)
	assert.Equal(t, 11, meeting.Months.Last)
	found := p.months(p.manager)
	require.Len(t, found.Years[0].Breaches, 1)
	breach := found.Years[0].Breaches[0]
	assert.Equal(t, "plan", breach.Layer)
	assert.Equal(t, 12, breach.Month)
	assert.Equal(t, "10500.00", breach.Over)
	assert.Equal(t, "intellectual_outputs", breach.Lines[0].Category)
	assert.Nil(t, found.Years[0].Forecast, "nothing is fixed yet")
	p.manager.At(1).Send(http.MethodDelete, p.projectRoute+"/activities/"+activity, nil).Problem(http.StatusConflict, "activity_in_use")

	own := p.months(p.lead)
	require.Len(t, own.Items, 1, "a partner reads its own items")
	assert.Empty(t, own.Years[0].Breaches)
	assert.Empty(t, own.Limits)
	assert.NotContains(t, string(p.lead.Get(p.projectRoute+"/budget").Text), "149000.00")
	p.lead.Get(p.projectRoute + "/budget/items/" + meeting.ID).Status(http.StatusOK)
	foreign := p.addItem(t, item(p.lund, "project_management", map[string]any{"months": 1}, nil))
	p.lead.Get(p.projectRoute+"/budget/items/"+foreign.ID).Problem(http.StatusNotFound, "not_found")
	p.lead.Post(p.projectRoute+"/budget/calculations", item(p.turku, "project_management", map[string]any{"months": 1}, nil)).Problem(http.StatusForbidden, "forbidden")
}

func TestAFrozenBudgetKeepsItsItems(t *testing.T) {
	p := newPlanned(t)
	added := p.addItem(t, item(p.lund, "multiplier_events", map[string]any{"local": 40, "international": 10}, nil))
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		if _, err := tx.LockProject(p.project.ID); err != nil {
			return err
		}
		_, err := tx.FreezeBudget(p.project.ID)
		return err
	})
	route := p.projectRoute + "/budget/items/" + added.ID
	assert.Equal(t, "6000.00", p.months(p.manager).Items[0].Amount)
	p.manager.Post(p.projectRoute+"/budget/items", item(p.lund, "multiplier_events", map[string]any{"local": 1}, nil)).Problem(http.StatusConflict, "budget_frozen")
	p.manager.At(added.Version).Send(http.MethodPut, route, map[string]any{"facts": map[string]any{"local": 1}}).Problem(http.StatusConflict, "budget_frozen")
	p.manager.At(added.Version).Send(http.MethodDelete, route, nil).Problem(http.StatusConflict, "budget_frozen")
}

func TestAForecastTakesClaimsOfReportedMonthsAndThePlanOfTheRest(t *testing.T) {
	p := newPlanned(t)
	p.change(p.manager, cell(p.lund, "intellectual_outputs", 1, "120000.00", 0), cell(p.turku, "intellectual_outputs", 1, "24000.00", 0)).Status(http.StatusOK)
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		if _, err := tx.LockProject(p.project.ID); err != nil {
			return err
		}
		_, err := tx.FreezeBudget(p.project.ID)
		return err
	})
	year := p.months(p.manager).Years[0]
	assert.Equal(t, "144000.00", *year.Forecast, "before anything is claimed the forecast is the plan")
	assert.Empty(t, year.Breaches)
}
