package api_test

import (
	"net/http"
	"testing"
	"time"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// running is a running project of three partners, with a plan, a budget and
// three periods. Porto is the one that leaves; its lead is Pia.
type running struct {
	*apitest.Installation
	manager, pia                      *apitest.Client
	project, base, lund, turku, porto string
	workPackage, deliverable, done    string
	activity                          string
	periods                           []string
}

func newRunning(t *testing.T) *running {
	t.Helper()
	in := apitest.New(t)
	in.Clock.Advance(time.Date(2020, 5, 1, 12, 0, 0, 0, time.UTC).Sub(in.Clock.Now()))
	officer := modeltest.User(t, in.DB, "office@example.org", access.InternationalOffice)
	project := modeltest.Project(t, in.DB, "BRIDGE", officer)
	r := &running{Installation: in, project: project.ID, base: "/api/v1/projects/" + project.ID}
	organisations := map[string]*models.Organisation{}
	for _, place := range []struct{ name, country, role string }{{"Lund", "SE", "coordinator"}, {"Turku", "FI", "partner"}, {"Porto", "PT", "partner"}} {
		organisations[place.name] = modeltest.Organisation(t, in.DB, place.name, place.country)
		partner := modeltest.Partner(t, in.DB, project, organisations[place.name], place.role)
		*map[string]*string{"Lund": &r.lund, "Turku": &r.turku, "Porto": &r.porto}[place.name] = partner.ID
	}
	modeltest.Member(t, in.DB, project, modeltest.User(t, in.DB, "maria@example.org"), organisations["Lund"], access.ProjectManager)
	modeltest.Member(t, in.DB, project, modeltest.User(t, in.DB, "pia@example.org"), organisations["Porto"], access.PartnerLead)
	r.manager, r.pia = in.SignIn("maria@example.org"), in.SignIn("pia@example.org")
	r.fill(t)
	return r
}

func (r *running) fill(t *testing.T) {
	t.Helper()
	add := func(path string, body map[string]any) string {
		return r.manager.Post(r.base+path, body).Status(http.StatusCreated).ID()
	}
	r.workPackage = add("/work-packages", map[string]any{"number": 2, "title": "Courses", "leadPartnerId": r.porto, "startsOn": "2019-09-01", "endsOn": "2021-06-30"})
	r.deliverable = add("/deliverables", map[string]any{"workPackageId": r.workPackage, "code": "D2", "title": "Course book", "leadPartnerId": r.porto, "dueOn": "2021-03-31"})
	r.done = add("/deliverables", map[string]any{"workPackageId": r.workPackage, "code": "D1", "title": "Outline", "leadPartnerId": r.porto, "dueOn": "2020-03-31"})
	r.manager.At(1).Post(r.base+"/deliverables/"+r.done+"/moves", map[string]any{"to": "in_progress"}).Status(200)
	r.manager.At(2).Post(r.base+"/deliverables/"+r.done+"/moves", map[string]any{"to": "delivered", "deliveredOn": "2020-03-30"}).Status(200)
	r.activity = add("/activities", map[string]any{"code": "C1", "kind": "staff_workshop", "title": "Workshop", "hostPartnerId": r.porto, "startsOn": "2020-10-05", "endsOn": "2020-10-09"})
	for i, days := range [][3]string{{"2019-09-01", "2020-03-31", "2020-05-15"}, {"2020-04-01", "2020-09-30", "2020-11-15"}, {"2020-10-01", "2021-08-31", "2021-10-15"}} {
		r.periods = append(r.periods, add("/periods", map[string]any{"number": i + 1, "startsOn": days[0], "endsOn": days[1], "dueOn": days[2]}))
	}
	r.manager.Patch(r.base+"/budget/cells", map[string]any{"cells": []any{
		map[string]any{"partnerId": r.porto, "category": "project_management", "year": 1, "amount": "6000.00", "version": 0},
		map[string]any{"partnerId": r.porto, "category": "project_management", "year": 2, "amount": "4000.00", "version": 0},
	}}).Status(200)
	modeltest.Write(t, r.DB, func(tx *models.Tx) error {
		_, err := tx.FreezeBudget(r.project)
		return err
	})
}

func (r *running) leave(version int, body map[string]any) *apitest.Answer {
	return r.manager.At(version).Put(r.base+"/partners/"+r.porto+"/leaving", body)
}

func TestBeforeAPartnerLeavesOneReadsWhatItWouldMean(t *testing.T) {
	r := newRunning(t)
	report := r.pia.Post(r.base+"/reports", map[string]any{"periodId": r.periods[0], "partnerId": r.porto}).ID()
	document := r.pia.Post(r.base+"/documents?name=a.txt&reportId="+report, []byte("Voucher")).ID()
	r.pia.Post(r.base+"/reports/"+report+"/costs", map[string]any{"category": "project_management", "incurredOn": "2020-01-15", "description": "Hours", "amount": "1500.00", "documentIds": []any{document}}).Status(201)
	var told struct {
		WorkPackages, Deliverables, Activities []struct{ ID, Code string }
		Planned, Claimed, Left, Verdict        string
		CostsAfter                             int
		ReportsAwaited, NotAsked               []int
		People, Missing                        []string
		Heirs                                  []struct{ Name string }
	}
	r.manager.Get(r.base + "/partners/" + r.porto + "/leaving?on=2020-10-01&language=en").Status(200).Into(&told)
	assert.Len(t, told.WorkPackages, 1)
	require.Len(t, told.Deliverables, 1, "what was delivered stays where it is")
	assert.Equal(t, "D2", told.Deliverables[0].Code)
	assert.Len(t, told.Activities, 1)
	assert.Equal(t, []string{"10000.00", "0.00", "10000.00"}, []string{told.Planned, told.Claimed, told.Left}, "a draft claims nothing")
	assert.Equal(t, []int{1, 2}, told.ReportsAwaited)
	assert.Equal(t, []int{3}, told.NotAsked)
	assert.Equal(t, []string{"pia"}, told.People)
	assert.Equal(t, "not_eligible", told.Verdict)
	assert.NotEmpty(t, told.Missing)
	assert.Len(t, told.Heirs, 2)
	r.manager.Get(r.base + "/partners/" + r.porto + "/leaving?on=2020-01-10").Status(200).Into(&told)
	assert.Equal(t, 1, told.CostsAfter)
	r.leave(1, map[string]any{"leftOn": "2020-01-10", "reason": "It goes."}).Problem(409, "costs_after_leaving")
	r.pia.Get(r.base+"/partners/"+r.porto+"/leaving").Problem(403, "forbidden")
	r.manager.Get(r.base + "/partners/" + r.porto + "/leaving?on=soon").Status(422)
}

func TestAPartnerIsReplacedOnADayAndItsSuccessorTakesTheChosenTasks(t *testing.T) {
	r := newRunning(t)
	graz := modeltest.Organisation(t, r.DB, "Graz", "AT")
	r.manager.Post(r.base+"/candidates", map[string]any{"organisationId": graz.ID, "role": "partner"}).Status(201)
	left := r.leave(1, map[string]any{
		"leftOn": "2020-07-01", "reason": "It closes its department.", "successorId": graz.ID,
		"workPackageIds": []string{r.workPackage}, "deliverableIds": []string{r.deliverable},
	}).Status(200).JSON()
	successor, _ := left["replacedById"].(string)
	require.NotEmpty(t, successor)
	assert.Equal(t, "2020-07-01", left["leftOn"])
	joined := r.manager.Get(r.base + "/partners/" + successor).Status(200).JSON()
	assert.Equal(t, "2020-07-01", joined["joinedOn"])
	assert.Equal(t, "partner", joined["role"])
	assert.Empty(t, r.manager.Get(r.base + "/candidates").JSON()["items"])
	var plan struct {
		WorkPackages, Deliverables []struct{ ID, LeadPartnerID string }
		Activities                 []struct{ ID, HostPartnerID string }
	}
	r.manager.Get(r.base + "/plan").Status(200).Into(&plan)
	assert.Equal(t, successor, plan.WorkPackages[0].LeadPartnerID)
	for _, row := range plan.Deliverables {
		assert.Equal(t, map[string]string{r.deliverable: successor, r.done: r.porto}[row.ID], row.LeadPartnerID)
	}
	assert.Equal(t, r.porto, plan.Activities[0].HostPartnerID, "what was not chosen stays")
	assert.EqualValues(t, 3, r.manager.Get(r.base).JSON()["partnerCount"], "until the day nothing changes")
	r.pia.Get(r.base).Status(200)
	r.Clock.Advance(62 * 24 * time.Hour)
	manager := r.SignIn("maria@example.org")
	project := manager.Get(r.base).Status(200).JSON()
	assert.EqualValues(t, 3, project["partnerCount"], "one has gone and one has come")
	r.SignIn("pia@example.org").Get(r.base).Problem(404, "not_found")
	var checks struct{ Items []struct{ Occasion string } }
	manager.Get(r.base + "/eligibility-checks").Status(200).Into(&checks)
	require.Len(t, checks.Items, 1)
	assert.Equal(t, "partnership", checks.Items[0].Occasion)
}

func TestALeftPartnerGetsNoMoneyNoTasksNoCostsAndNoReports(t *testing.T) {
	r := newRunning(t)
	r.leave(1, map[string]any{"leftOn": "2020-04-15", "reason": "It goes.", "keepAccess": true, "takesOverId": r.turku, "activityIds": []string{r.activity}}).Status(200)
	task := map[string]any{"workPackageId": r.workPackage, "code": "D9", "title": "More", "leadPartnerId": r.porto, "dueOn": "2021-01-31"}
	r.manager.Post(r.base+"/deliverables", task).Problem(422, "invalid").Field("/leadPartnerId", "partner_left")
	task["dueOn"] = "2020-04-14"
	r.manager.Post(r.base+"/deliverables", task).Status(201)
	r.manager.At(3).Put(r.base+"/deliverables/"+r.done, map[string]any{"workPackageId": r.workPackage, "code": "D1", "title": "Outline, corrected", "leadPartnerId": r.porto, "dueOn": "2020-03-31"}).Status(200)
	r.pia.Post(r.base+"/reports", map[string]any{"periodId": r.periods[2], "partnerId": r.porto}).Problem(409, "no_report_expected")
	report := r.pia.Post(r.base+"/reports", map[string]any{"periodId": r.periods[1], "partnerId": r.porto}).ID()
	cost := map[string]any{"category": "project_management", "incurredOn": "2020-04-15", "description": "Hours", "amount": "10.00"}
	r.pia.Post(r.base+"/reports/"+report+"/costs", cost).Problem(422, "invalid").Field("/incurredOn", "partner_has_left")
	cost["incurredOn"] = "2020-04-14"
	r.pia.Post(r.base+"/reports/"+report+"/costs", cost).Status(201)
	var cells struct {
		Items []struct {
			PeriodID string
			Partner  struct{ ID string }
		}
	}
	r.manager.Get(r.base + "/reports").Status(200).Into(&cells)
	for _, cell := range cells.Items {
		assert.False(t, cell.Partner.ID == r.porto && cell.PeriodID == r.periods[2], "the last period is not asked of it")
	}
}

func TestLeavingIsRefusedWithEveryPlaceThatIsWrongAndHalfAppliesNothing(t *testing.T) {
	r := newRunning(t)
	r.leave(1, map[string]any{"leftOn": "2019-08-01", "reason": " ", "deliverableIds": []string{r.done}, "takesOverId": r.porto}).
		Problem(422, "invalid").Field("/leftOn", "outside_project").Field("/reason", "required").Field("/deliverableIds/0", "unknown")
	r.leave(1, map[string]any{"leftOn": "2020-06-01", "reason": "It goes.", "deliverableIds": []string{r.deliverable}}).Problem(422, "invalid").Field("/takesOverId", "required")
	r.leave(1, map[string]any{"leftOn": "2020-06-01", "reason": "It goes.", "deliverableIds": []string{r.deliverable}, "successorId": models.NewID()}).
		Problem(422, "invalid").Field("/successorId", "unknown_organisation")
	assert.Nil(t, r.manager.Get(r.base + "/partners/" + r.porto).JSON()["leftOn"], "nothing was half done")
	r.leave(7, map[string]any{"leftOn": "2020-06-01", "reason": "It goes."}).Problem(412, "stale_version")
	coordinator := r.base + "/partners/" + r.lund
	r.manager.At(1).Put(coordinator+"/leaving", map[string]any{"leftOn": "2020-06-01", "reason": "It goes."}).Problem(422, "invalid").Field("/successorId", "coordinator_needs_successor")
}

func TestTheCoordinatorIsReplacedWithItsRoleOnTheDay(t *testing.T) {
	r := newRunning(t)
	graz := modeltest.Organisation(t, r.DB, "Graz", "AT")
	r.manager.At(1).Put(r.base+"/partners/"+r.lund+"/leaving", map[string]any{"leftOn": "2020-06-01", "reason": "Merged.", "successorId": graz.ID}).Status(200)
	name := func(client *apitest.Client) any {
		return client.Get(r.base).Status(200).JSON()["coordinator"].(map[string]any)["name"]
	}
	assert.Equal(t, "Lund", name(r.manager))
	r.Clock.Advance(31 * 24 * time.Hour)
	assert.Equal(t, "Graz", name(r.SignIn("office@example.org")))
}

func TestALeavingCanBeMovedAndTakenBack(t *testing.T) {
	r := newRunning(t)
	graz := modeltest.Organisation(t, r.DB, "Graz", "AT")
	successor := r.leave(1, map[string]any{"leftOn": "2020-07-01", "reason": "It goes.", "successorId": graz.ID}).Status(200).JSON()["replacedById"].(string)
	version := int(r.manager.Get(r.base + "/partners/" + r.porto).JSON()["version"].(float64))
	version = int(r.leave(version, map[string]any{"leftOn": "2020-08-01", "reason": "Later than thought."}).Status(200).JSON()["version"].(float64))
	assert.Equal(t, "2020-08-01", r.manager.Get(r.base + "/partners/" + successor).JSON()["joinedOn"], "whoever takes its place follows")
	until := func() programme.Date {
		var day programme.Date
		modeltest.Write(t, r.DB, func(tx *models.Tx) error {
			partner, err := tx.Partner(r.project, r.porto)
			require.NoError(t, err)
			members, err := tx.PartnerMembers(r.project, partner.OrganisationID)
			require.Len(t, members, 1)
			day = members[0].UntilOn
			return err
		})
		return day
	}
	assert.Equal(t, "2020-07-31", until().String())
	back := r.manager.At(version).Delete(r.base + "/partners/" + r.porto + "/leaving").Status(200).JSON()
	assert.Nil(t, back["leftOn"])
	assert.True(t, until().IsZero())
	r.manager.At(version+1).Delete(r.base+"/partners/"+r.porto+"/leaving").Problem(409, "partner_not_leaving")
}

func TestWhyAPartnerLeftIsNotForTheOtherPartners(t *testing.T) {
	r := newRunning(t)
	turku := modeltest.User(t, r.DB, "timo@example.org")
	modeltest.Write(t, r.DB, func(tx *models.Tx) error {
		partner, err := tx.Partner(r.project, r.turku)
		require.NoError(t, err)
		return tx.AddProjectMember(&models.ProjectMember{ID: models.NewID(), ProjectID: r.project, UserID: turku.ID, OrganisationID: partner.OrganisationID, Role: string(access.PartnerLead)})
	})
	timo := r.SignIn("timo@example.org")
	r.leave(1, map[string]any{"leftOn": "2020-07-01", "reason": "insolvent-secret"}).Status(200)
	for _, path := range []string{"/partners", "/history?limit=200", "", "/eligibility-checks"} {
		answer := timo.Get(r.base + path).Status(200)
		assert.NotContains(t, string(answer.Text), "insolvent-secret", path)
	}
	assert.Contains(t, string(timo.Get(r.base+"/partners").Text), "2020-07-01", "that it leaves, they see")
	assert.Contains(t, string(r.manager.Get(r.base+"/partners").Text), "insolvent-secret")
	timo.At(2).Put(r.base+"/partners/"+r.porto+"/leaving", map[string]any{"leftOn": "2020-07-01", "reason": "x"}).Problem(403, "forbidden")
}
