package api_test

import (
	"net/http"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// office is an installation with one person of the international office.
func office(t *testing.T) (*apitest.Installation, *apitest.Client) {
	t.Helper()
	in := apitest.New(t)
	modeltest.User(t, in.DB, "office@example.org", access.InternationalOffice)
	return in, in.SignIn("office@example.org")
}

func bridge() map[string]any {
	return map[string]any{
		"acronym": "BRIDGE", "title": "Bridging digital skills in nursing", "action": "KA203", "callYear": 2019,
		"startOn": "2019-09-01", "durationMonths": 24, "grantRequested": "300000.00",
		"higherEducationRelevance": "It renews how nursing is taught.",
	}
}

// newProject creates BRIDGE with a Swedish coordinator.
func newProject(t *testing.T, in *apitest.Installation, client *apitest.Client) string {
	t.Helper()
	lund := modeltest.Organisation(t, in.DB, "Lunds universitet", "SE")
	body := bridge()
	body["coordinatorId"] = lund.ID
	return client.Post("/api/v1/projects", body).Status(http.StatusCreated).ID()
}

func addPartner(t *testing.T, in *apitest.Installation, client *apitest.Client, project, name, country string) string {
	t.Helper()
	organisation := modeltest.Organisation(t, in.DB, name, country)
	return client.Post("/api/v1/projects/"+project+"/partners", map[string]any{"organisationId": organisation.ID, "role": "partner"}).Status(http.StatusCreated).ID()
}

func TestTheOfficeStartsAProjectWithItsCoordinator(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	project := ann.Get("/api/v1/projects/" + id).Status(http.StatusOK).JSON()
	assert.Equal(t, "idea", project["status"])
	assert.Equal(t, "not_eligible", project["verdict"])
	assert.EqualValues(t, 1, project["partnerCount"])
	assert.Equal(t, "SE", project["coordinator"].(map[string]any)["country"])
	assert.Equal(t, "2021-08-31", project["endOn"])
	assert.Equal(t, "KA203-2019.1", project["ruleBookVersion"])
	assert.Nil(t, project["month"])
	assert.Contains(t, project["allowedActions"], "edit_consortium")
}

func TestAProjectIsRefusedWithEveryPlaceThatIsWrong(t *testing.T) {
	_, ann := office(t)
	body := bridge()
	body["acronym"], body["callYear"], body["yearlyLimit"], body["objectives"] = "  ", 2013, "0.00", []string{"O1", "O9"}
	body["coordinatorId"] = "nothing"
	answer := ann.Post("/api/v1/projects", body).Problem(422, "invalid")
	answer.Field("/acronym", "required").Field("/callYear", "no_rule_book").Field("/yearlyLimit", "above").Field("/objectives/1", "one_of")
	body = bridge()
	body["yearlyLimit"] = "100000.00"
	ann.Post("/api/v1/projects", body).Problem(422, "invalid").Field("/yearlyLimit", "call_has_yearly_cap")
	body = bridge()
	body["coordinatorId"] = models.NewID()
	ann.Post("/api/v1/projects", body).Problem(422, "invalid").Field("/coordinatorId", "unknown_organisation")
	body = bridge()
	body["status"] = "granted"
	ann.Post("/api/v1/projects", body).Problem(422, "invalid").Field("/status", "unknown_field")
	body = bridge()
	body["grantRequested"], body["durationMonths"] = "-1.00", 0
	ann.Post("/api/v1/projects", body).Problem(422, "invalid").Field("/durationMonths", "minimum")
	assert.Empty(t, ann.Get("/api/v1/projects").Status(200).JSON()["items"])
}

func TestAnEditWritesTheWholeProjectAndZerosToo(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	body := bridge()
	delete(body, "startOn")
	delete(body, "grantRequested")
	body["higherEducationRelevance"], body["objectives"] = "", []string{"O3", "O1", "O3"}
	edited := ann.At(1).Put("/api/v1/projects/"+id, body).Status(200).JSON()
	assert.Nil(t, edited["startOn"])
	assert.Nil(t, edited["grantRequested"])
	assert.Equal(t, "", edited["higherEducationRelevance"])
	assert.Equal(t, []any{"O1", "O3"}, edited["objectives"])
	ann.At(1).Put("/api/v1/projects/"+id, bridge()).Problem(412, "stale_version")
	ann.Put("/api/v1/projects/"+id, bridge()).Problem(428, "if_match_missing")
}

func TestTheProjectListShowsOnlyWhatOneMayReadAndFilters(t *testing.T) {
	in, ann := office(t)
	lund := modeltest.Organisation(t, in.DB, "Lunds universitet", "SE")
	maria := modeltest.User(t, in.DB, "maria@example.org")
	for _, acronym := range []string{"ALFA", "BETA", "ÄPPLE"} {
		project := modeltest.Project(t, in.DB, acronym, maria)
		if acronym == "BETA" {
			modeltest.Member(t, in.DB, project, maria, lund, access.PartnerLead)
		}
	}
	acronyms := func(client *apitest.Client, query string) []string {
		var list struct{ Items []struct{ Acronym string } }
		client.Get("/api/v1/projects" + query).Status(200).Into(&list)
		found := []string{}
		for _, item := range list.Items {
			found = append(found, item.Acronym)
		}
		return found
	}
	assert.Equal(t, []string{"ALFA", "BETA", "ÄPPLE"}, acronyms(ann, ""))
	assert.Equal(t, []string{"BETA"}, acronyms(in.SignIn("maria@example.org"), ""))
	assert.Equal(t, []string{"ÄPPLE"}, acronyms(ann, "?q=apple"))
	assert.Empty(t, acronyms(ann, "?q=%25"))
	assert.Empty(t, acronyms(ann, "?status=idea"))
	assert.Equal(t, []string{"ALFA", "BETA", "ÄPPLE"}, acronyms(ann, "?status=idea,running&callYear=2019&action=KA203"))
	assert.Equal(t, []string{"BETA"}, acronyms(in.SignIn("maria@example.org"), "?role=partner_lead"))
	assert.Empty(t, acronyms(ann, "?role=partner_lead"))
	modeltest.User(t, in.DB, "admin@example.org", access.Administrator)
	assert.Empty(t, acronyms(in.SignIn("admin@example.org"), ""))
	ann.Get("/api/v1/projects?sort=title").Problem(422, "invalid").Field("/sort", "not_allowed")
	first := ann.Get("/api/v1/projects?limit=2&sort=-acronym&count=true").Status(200).JSON()
	assert.EqualValues(t, 3, first["total"])
	assert.Equal(t, []string{"ALFA"}, acronyms(ann, "?limit=2&sort=-acronym&cursor="+first["next"].(string)))
}

func TestWhoMayNotReadAProjectIsToldThatItDoesNotExist(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	partner := addPartner(t, in, ann, id, "Helsinki", "FI")
	modeltest.User(t, in.DB, "bo@example.org", access.Employee)
	bo := in.SignIn("bo@example.org")
	missing := in.SignIn("office@example.org").Get("/api/v1/projects/"+models.NewID()).Problem(404, "not_found").JSON()
	hidden := bo.Get("/api/v1/projects/"+id).Problem(404, "not_found").JSON()
	delete(missing, "requestId")
	delete(hidden, "requestId")
	assert.Equal(t, missing, hidden)
	bo.Get("/api/v1/projects/"+id+"/partners").Problem(404, "not_found")
	bo.At(1).Put("/api/v1/projects/"+id, bridge()).Problem(404, "not_found")
	bo.At(1).Delete("/api/v1/projects/"+id+"/partners/"+partner).Problem(404, "not_found")
	bo.Post("/api/v1/projects", bridge()).Problem(403, "forbidden")
	in.Anonymous().Get("/api/v1/projects/"+id).Problem(401, "sign_in_needed")
	modeltest.User(t, in.DB, "rektor@example.org", access.Leadership)
	rektor := in.SignIn("rektor@example.org")
	assert.NotContains(t, rektor.Get("/api/v1/projects/" + id).Status(200).JSON()["allowedActions"], "edit_project")
	rektor.At(1).Put("/api/v1/projects/"+id, bridge()).Problem(403, "forbidden")
}

func TestAnOrganisationIsAPartnerOnceAndTheConflictNamesIt(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	helsinki := modeltest.Organisation(t, in.DB, "Helsinki", "FI")
	body := map[string]any{"organisationId": helsinki.ID, "role": "partner"}
	partner := ann.Post("/api/v1/projects/"+id+"/partners", body).Status(201).ID()
	again := ann.Post("/api/v1/projects/"+id+"/partners", body).Problem(409, "already_partner").JSON()
	assert.Equal(t, partner, again["params"].(map[string]any)["existingId"])
	ann.Post("/api/v1/projects/"+id+"/partners", map[string]any{"organisationId": models.NewID(), "role": "boss"}).Problem(422, "invalid").Field("/role", "one_of")
	ann.Post("/api/v1/projects/"+id+"/partners", map[string]any{"organisationId": models.NewID(), "role": "partner"}).Problem(422, "invalid").Field("/organisationId", "unknown_organisation")
}

func TestGivingTheCoordinatorsRoleTakesItFromTheOther(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	helsinki := addPartner(t, in, ann, id, "Helsinki", "FI")
	ann.At(1).Put("/api/v1/projects/"+id+"/partners/"+helsinki, map[string]any{"role": "coordinator"}).Status(200)
	assert.Equal(t, []string{"partner", "coordinator"}, partnerRoles(ann, id))
	ann.At(2).Put("/api/v1/projects/"+id+"/partners/"+helsinki, map[string]any{"role": "partner"}).Status(200)
	assert.Equal(t, []string{"partner", "partner"}, partnerRoles(ann, id))
	ann.At(2).Put("/api/v1/projects/"+id+"/partners/"+helsinki, map[string]any{"role": "partner"}).Problem(412, "stale_version")
}

func partnerRoles(client *apitest.Client, project string) []string {
	var list struct{ Items []struct{ Role string } }
	client.Get("/api/v1/projects/" + project + "/partners").Status(200).Into(&list)
	roles := []string{}
	for _, item := range list.Items {
		roles = append(roles, item.Role)
	}
	return roles
}

func TestPartnersKeepTheOrderTheyAreGiven(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	addPartner(t, in, ann, id, "Helsinki", "FI")
	oslo := addPartner(t, in, ann, id, "Oslo", "NO")
	var list struct {
		Items []struct{ Organisation struct{ Name string } }
	}
	ann.At(1).Post("/api/v1/projects/"+id+"/partners/"+oslo+"/position", map[string]any{"position": 0}).Status(200).Into(&list)
	require.Len(t, list.Items, 3)
	assert.Equal(t, "Oslo", list.Items[0].Organisation.Name)
	assert.Equal(t, "Lunds universitet", list.Items[1].Organisation.Name)
}

func TestAMandateIsSignedOnADay(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	partner := "/api/v1/projects/" + id + "/partners/" + addPartner(t, in, ann, id, "Helsinki", "FI")
	ann.At(1).Put(partner, map[string]any{"role": "partner", "mandateState": "signed"}).Problem(422, "invalid").Field("/mandateSignedOn", "required")
	ann.At(1).Put(partner, map[string]any{"role": "partner", "mandateState": "received", "mandateSignedOn": "2019-01-02"}).Problem(422, "invalid").Field("/mandateSignedOn", "mandate_not_signed")
	ann.At(1).Put(partner, map[string]any{"role": "partner", "leftOn": "2019-01-02"}).Problem(422, "invalid").Field("/leftOn", "leaves_by_its_own_act")
	ann.At(1).Put(partner+"/leaving", map[string]any{"leftOn": "2019-10-02", "reason": "It goes."}).Problem(409, "partner_leaves_after_award")
	signed := ann.At(1).Put(partner, map[string]any{"role": "partner", "mandateState": "signed", "mandateSignedOn": "2019-01-02", "charterHeld": true}).Status(200).JSON()
	assert.Equal(t, "2019-01-02", signed["mandateSignedOn"])
	assert.Equal(t, "by_hand", signed["charterBasis"])
	cleared := ann.At(2).Put(partner, map[string]any{"role": "partner", "charterHeld": nil}).Status(200).JSON()
	assert.Nil(t, cleared["charterKnown"])
	assert.Equal(t, "signed", cleared["mandateState"], "what is not said of a mandate leaves it as it stands")
	assert.Equal(t, "2019-01-02", cleared["mandateSignedOn"])
	back := ann.At(3).Put(partner, map[string]any{"role": "partner", "mandateState": "none"}).Status(200).JSON()
	assert.Nil(t, back["mandateSignedOn"])
}

func TestAPartnerOfAnotherProjectDoesNotExistHere(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	partner := addPartner(t, in, ann, id, "Helsinki", "FI")
	other := ann.Post("/api/v1/projects", bridge()).Status(201).ID()
	ann.Get("/api/v1/projects/"+other+"/partners/"+partner).Problem(404, "not_found")
	ann.At(1).Delete("/api/v1/projects/"+other+"/partners/"+partner).Problem(404, "not_found")
	ann.At(1).Put("/api/v1/projects/"+other+"/partners/"+partner, map[string]any{"role": "partner"}).Problem(404, "not_found")
}

func TestRemovingAPartnerEndsItsPeoplesPartButNotTheManagers(t *testing.T) {
	in, ann := office(t)
	maria, bo := modeltest.User(t, in.DB, "maria@example.org"), modeltest.User(t, in.DB, "bo@example.org")
	project := modeltest.Project(t, in.DB, "GAMMA", maria)
	modeltest.Write(t, in.DB, func(tx *models.Tx) error {
		row, err := tx.Project(project.ID)
		if err != nil {
			return err
		}
		row.Status = "planning"
		return tx.SaveProject(row)
	})
	lund := modeltest.Organisation(t, in.DB, "Lund", "SE")
	partner := modeltest.Partner(t, in.DB, project, lund, "partner")
	modeltest.Member(t, in.DB, project, maria, lund, access.PartnerLead)
	modeltest.Member(t, in.DB, project, bo, lund, access.ProjectManager)
	in.SignIn("maria@example.org").Get("/api/v1/projects/" + project.ID).Status(200)
	ann.At(1).Delete("/api/v1/projects/" + project.ID + "/partners/" + partner.ID).Status(204)
	in.SignIn("maria@example.org").Get("/api/v1/projects/"+project.ID).Problem(404, "not_found")
	in.SignIn("bo@example.org").Get("/api/v1/projects/" + project.ID).Status(200)
}
