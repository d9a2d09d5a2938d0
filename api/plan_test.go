package api_test

import (
	"net/http"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// planned is an installation with a project of two partners: Lund, whose
// manager runs it, and Turku, whose lead reports.
type planned struct {
	*apitest.Installation
	project      *models.Project
	lund, turku  *models.Partner
	manager      *apitest.Client
	lead         *apitest.Client
	stranger     *apitest.Client
	projectRoute string
}

func newPlanned(t *testing.T) *planned {
	t.Helper()
	in := apitest.New(t)
	office := modeltest.User(t, in.DB, "office@example.org", access.InternationalOffice)
	manager := modeltest.User(t, in.DB, "manager@example.org")
	lead := modeltest.User(t, in.DB, "lead@example.org")
	modeltest.User(t, in.DB, "stranger@example.org")
	lund, turku := modeltest.Organisation(t, in.DB, "Lund", "SE"), modeltest.Organisation(t, in.DB, "Turku", "FI")
	project := modeltest.Project(t, in.DB, "BRIDGE", office)
	p := &planned{Installation: in, project: project, projectRoute: "/api/v1/projects/" + project.ID}
	p.lund = modeltest.Partner(t, in.DB, project, lund, "coordinator")
	p.turku = modeltest.Partner(t, in.DB, project, turku, "partner")
	modeltest.Member(t, in.DB, project, manager, lund, access.ProjectManager)
	modeltest.Member(t, in.DB, project, lead, turku, access.PartnerLead)
	p.manager, p.lead, p.stranger = in.SignIn("manager@example.org"), in.SignIn("lead@example.org"), in.SignIn("stranger@example.org")
	return p
}

func (p *planned) workPackage(number int) string {
	return p.manager.Post(p.projectRoute+"/work-packages", map[string]any{
		"number": number, "title": "Teaching material", "leadPartnerId": p.lund.ID, "startsOn": "2019-09-01", "endsOn": "2020-08-31",
	}).Status(http.StatusCreated).ID()
}

func (p *planned) deliverable(workPackage, code, lead string) string {
	return p.manager.Post(p.projectRoute+"/deliverables", map[string]any{
		"workPackageId": workPackage, "code": code, "title": "Course book", "leadPartnerId": lead, "dueOn": "2020-06-30",
	}).Status(http.StatusCreated).ID()
}

func TestAManagerPlansAndAPartnerReadsThePlan(t *testing.T) {
	p := newPlanned(t)
	work := p.workPackage(1)
	p.deliverable(work, "D1.1", p.turku.ID)
	p.manager.Post(p.projectRoute+"/activities", map[string]any{
		"code": "C1", "kind": "intensive_course", "title": "Summer school", "hostPartnerId": p.turku.ID,
		"startsOn": "2020-06-01", "endsOn": "2020-06-05", "participants": 24, "workPackageId": work,
	}).Status(http.StatusCreated)
	plan := p.lead.Get(p.projectRoute + "/plan").Status(http.StatusOK).JSON()
	assert.Equal(t, "2021-08-31", plan["endOn"])
	assert.Equal(t, programme.DateOf(p.DB.Now()).String(), plan["today"])
	assert.Len(t, plan["workPackages"], 1)
	assert.Len(t, plan["deliverables"], 1)
	assert.Len(t, plan["activities"], 1)
	assert.Empty(t, plan["allowedActions"])
	p.stranger.Get(p.projectRoute+"/plan").Problem(http.StatusNotFound, "not_found")
	p.Anonymous().Get(p.projectRoute+"/plan").Problem(http.StatusUnauthorized, "sign_in_needed")
}

func TestDatesOutsideTheProjectAndUnknownLeadsAreNamedTogether(t *testing.T) {
	p := newPlanned(t)
	p.manager.Post(p.projectRoute+"/work-packages", map[string]any{
		"number": 1, "title": "Too early", "leadPartnerId": models.NewID(), "startsOn": "2019-08-31", "endsOn": "2021-09-01",
	}).Problem(422, "invalid").Field("/leadPartnerId", "unknown_partner").Field("/startsOn", "outside_project").Field("/endsOn", "outside_project")
	p.manager.Post(p.projectRoute+"/work-packages", map[string]any{
		"number": 1, "title": "Backwards", "leadPartnerId": p.lund.ID, "startsOn": "2020-08-31", "endsOn": "2020-08-01",
	}).Problem(422, "invalid").Field("/endsOn", "before_start")
	p.manager.Post(p.projectRoute+"/activities", map[string]any{
		"code": "C1", "kind": "party", "title": "Party", "hostPartnerId": p.lund.ID, "startsOn": "2020-01-01", "endsOn": "2020-01-02", "workPackageId": models.NewID(),
	}).Problem(422, "invalid").Field("/kind", "one_of").Field("/workPackageId", "unknown_work_package")
	p.manager.Post(p.projectRoute+"/deliverables", map[string]any{
		"workPackageId": p.workPackage(1), "code": "D1", "title": "No day", "leadPartnerId": p.lund.ID, "dueOn": "2020-02-30",
	}).Status(422)
}

func TestACodeAndANumberStandOnceInAProject(t *testing.T) {
	p := newPlanned(t)
	work := p.workPackage(1)
	p.manager.Post(p.projectRoute+"/work-packages", map[string]any{
		"number": 1, "title": "Again", "leadPartnerId": p.lund.ID, "startsOn": "2019-09-01", "endsOn": "2020-08-31",
	}).Problem(422, "invalid").Field("/number", "taken")
	p.deliverable(work, "D1.1", p.lund.ID)
	p.manager.Post(p.projectRoute+"/deliverables", map[string]any{
		"workPackageId": work, "code": "D1.1", "title": "Again", "leadPartnerId": p.lund.ID, "dueOn": "2020-06-30",
	}).Problem(422, "invalid").Field("/code", "taken")
}

func TestAnEditNeedsTheVersionThatStands(t *testing.T) {
	p := newPlanned(t)
	path := p.projectRoute + "/work-packages/" + p.workPackage(1)
	draft := map[string]any{"number": 1, "title": "Renamed", "leadPartnerId": p.lund.ID, "startsOn": "2019-09-01", "endsOn": "2020-08-31"}
	p.manager.Put(path, draft).Problem(428, "if_match_missing")
	p.manager.With("If-Match", "nonsense").Put(path, draft).Problem(400, "if_match_malformed")
	changed := p.manager.At(1).Put(path, draft).Status(http.StatusOK)
	assert.Equal(t, `"2"`, changed.Header.Get("ETag"))
	p.manager.At(1).Put(path, draft).Problem(412, "stale_version")
	p.lead.At(2).Put(path, draft).Problem(http.StatusForbidden, "forbidden")
	p.stranger.At(2).Put(path, draft).Problem(http.StatusNotFound, "not_found")
}

func TestAClearedTextIsStoredAsEmpty(t *testing.T) {
	p := newPlanned(t)
	body := map[string]any{"number": 1, "title": "With text", "description": "Something", "leadPartnerId": p.lund.ID, "startsOn": "2019-09-01", "endsOn": "2020-08-31"}
	id := p.manager.Post(p.projectRoute+"/work-packages", body).Status(http.StatusCreated).ID()
	body["description"] = ""
	p.manager.At(1).Put(p.projectRoute+"/work-packages/"+id, body).Status(http.StatusOK)
	plan := p.manager.Get(p.projectRoute + "/plan").JSON()
	assert.Equal(t, "", plan["workPackages"].([]any)[0].(map[string]any)["description"])
}

func TestAPartnerMovesOnlyTheDeliverablesItLeads(t *testing.T) {
	p := newPlanned(t)
	work := p.workPackage(1)
	own, other := p.deliverable(work, "D1.1", p.turku.ID), p.deliverable(work, "D1.2", p.lund.ID)
	move := func(id string, to string) *apitest.Answer {
		return p.lead.At(1).Post(p.projectRoute+"/deliverables/"+id+"/moves", map[string]any{"to": to})
	}
	delivered := move(own, "delivered").Status(http.StatusOK).JSON()
	assert.Equal(t, modeltest.Today, delivered["deliveredOn"])
	assert.Equal(t, []any{}, delivered["allowedActions"])
	move(other, "delivered").Problem(http.StatusForbidden, "forbidden")
	p.lead.At(2).Post(p.projectRoute+"/deliverables/"+own+"/moves", map[string]any{"to": "cancelled"}).Problem(http.StatusConflict, "move_not_allowed")
	p.manager.At(1).Post(p.projectRoute+"/deliverables/"+other+"/moves", map[string]any{"to": "delivered", "deliveredOn": "2026-03-17"}).Problem(422, "invalid").Field("/deliveredOn", "in_future")
}

func TestAWorkPackageWithDeliverablesCannotBeRemoved(t *testing.T) {
	p := newPlanned(t)
	work := p.workPackage(1)
	id := p.deliverable(work, "D1.1", p.lund.ID)
	p.manager.At(1).Delete(p.projectRoute+"/work-packages/"+work).Problem(http.StatusConflict, "work_package_in_use")
	p.manager.At(1).Delete(p.projectRoute + "/deliverables/" + id).Status(http.StatusNoContent)
	p.manager.At(1).Delete(p.projectRoute + "/work-packages/" + work).Status(http.StatusNoContent)
}

func TestARecordOfAnotherProjectIsNotThere(t *testing.T) {
	p := newPlanned(t)
	user := modeltest.User(t, p.DB, "other@example.org", access.InternationalOffice)
	foreign := modeltest.Project(t, p.DB, "OTHER", user)
	work := p.workPackage(1)
	office := p.SignIn("other@example.org")
	office.At(1).Delete("/api/v1/projects/"+foreign.ID+"/work-packages/"+work).Problem(http.StatusNotFound, "not_found")
	office.Get("/api/v1/projects/not-an-id/plan").Problem(http.StatusNotFound, "not_found")
}

func TestARepeatedRequestWithItsKeyAddsOnlyOnce(t *testing.T) {
	p := newPlanned(t)
	body := map[string]any{"number": 7, "title": "Once", "leadPartnerId": p.lund.ID, "startsOn": "2019-09-01", "endsOn": "2020-08-31"}
	keyed := p.manager.With("Idempotency-Key", "add-seven")
	first := keyed.Post(p.projectRoute+"/work-packages", body).Status(http.StatusCreated)
	again := keyed.Post(p.projectRoute+"/work-packages", body).Status(http.StatusCreated)
	assert.JSONEq(t, string(first.Text), string(again.Text))
	assert.Equal(t, first.Header.Get("ETag"), again.Header.Get("ETag"))
	body["title"] = "Something else"
	keyed.Post(p.projectRoute+"/work-packages", body).Problem(422, "invalid").Field("/Idempotency-Key", "key_reused")
	assert.Len(t, p.manager.Get(p.projectRoute + "/plan").JSON()["workPackages"], 1)
}

func TestAPartnerMovesOnlyTheActivitiesItHosts(t *testing.T) {
	p := newPlanned(t)
	activity := func(code, host string) string {
		return p.manager.Post(p.projectRoute+"/activities", map[string]any{
			"code": code, "kind": "staff_workshop", "title": "Workshop", "hostPartnerId": host, "startsOn": "2020-02-01", "endsOn": "2020-02-05",
		}).Status(http.StatusCreated).ID()
	}
	own, other := activity("W1", p.turku.ID), activity("W2", p.lund.ID)
	moves := map[string]any{}
	for _, row := range p.lead.Get(p.projectRoute + "/plan").JSON()["activities"].([]any) {
		moves[row.(map[string]any)["id"].(string)] = row.(map[string]any)["allowedMoves"]
	}
	assert.Equal(t, []any{"confirmed", "held", "cancelled"}, moves[own])
	assert.Equal(t, []any{}, moves[other])
	held := p.lead.At(1).Post(p.projectRoute+"/activities/"+own+"/moves", map[string]any{"to": "held"}).Status(http.StatusOK).JSON()
	assert.Equal(t, "held", held["status"])
	assert.Equal(t, []any{}, held["allowedActions"])
	p.lead.At(1).Post(p.projectRoute+"/activities/"+other+"/moves", map[string]any{"to": "held"}).Problem(http.StatusForbidden, "forbidden")
	p.stranger.At(2).Post(p.projectRoute+"/activities/"+own+"/moves", map[string]any{"to": "confirmed"}).Problem(http.StatusNotFound, "not_found")
}

func TestTheHistoryOfOneRecordTellsWhoChangedItLast(t *testing.T) {
	p := newPlanned(t)
	path := p.projectRoute + "/work-packages/" + p.workPackage(1)
	p.workPackage(2)
	p.manager.At(1).Put(path, map[string]any{"number": 1, "title": "Renamed", "leadPartnerId": p.lund.ID, "startsOn": "2019-09-01", "endsOn": "2020-08-31"}).Status(http.StatusOK)
	id := path[strings.LastIndex(path, "/")+1:]
	entries := p.manager.Get(p.projectRoute + "/history?subjectId=" + id).Status(http.StatusOK).JSON()["items"].([]any)
	require.Len(t, entries, 2)
	last := entries[0].(map[string]any)
	assert.Equal(t, "work_package_changed", last["action"])
	assert.NotEmpty(t, last["actorName"])
	assert.NotEmpty(t, last["at"])
	p.stranger.Get(p.projectRoute+"/history?subjectId="+id).Problem(http.StatusNotFound, "not_found")
}
