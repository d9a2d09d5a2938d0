package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// candidate notes an organisation as a candidate of a project and gives its
// organisation and its address.
func candidate(t *testing.T, in *apitest.Installation, client *apitest.Client, project, name, country string) (organisationID, path string) {
	t.Helper()
	organisation := modeltest.Organisation(t, in.DB, name, country)
	id := client.Post("/api/v1/projects/"+project+"/candidates", map[string]any{
		"organisationId": organisation.ID, "role": "partner", "note": "Known from an earlier project.", "contribution": "Runs the simulation centre and hosts the second course.",
		"contactName": "Bo Ek", "contactEmail": "bo@example.org", "language": "sv",
	}).Status(http.StatusCreated).ID()
	return organisation.ID, "/api/v1/projects/" + project + "/candidates/" + id
}

// shortOfOne is a project that lacks one programme country.
func shortOfOne(t *testing.T) (*apitest.Installation, *apitest.Client, string) {
	t.Helper()
	in, ann := office(t)
	project := newProject(t, in, ann)
	addPartner(t, in, ann, project, "Turun yliopisto", "FI")
	return in, ann, project
}

func TestACandidateIsJudgedAsIfItTookPartAndCountsNowhere(t *testing.T) {
	in, ann, project := shortOfOne(t)
	candidate(t, in, ann, project, "Universität Graz", "AT")
	candidate(t, in, ann, project, "Åbo Akademi", "FI")
	var list struct {
		Items []struct {
			Organisation struct{ Name string }
			AsIf         struct {
				Verdict                string
				Closes, Leaves, Brings []string
			}
		}
	}
	ann.Get("/api/v1/projects/" + project + "/candidates?language=en").Status(200).Into(&list)
	require.Len(t, list.Items, 2)
	assert.NotEmpty(t, list.Items[0].AsIf.Closes, "a third country closes the gap")
	assert.Empty(t, list.Items[1].AsIf.Closes, "a second Finnish one does not")
	assert.NotEmpty(t, list.Items[1].AsIf.Leaves)
	assert.EqualValues(t, 2, ann.Get("/api/v1/projects/" + project).JSON()["partnerCount"])
	assert.Equal(t, "not_eligible", judge(ann, project, "en").Verdict)
}

func TestACandidateMovesOnlyAlongTheTableAndKeepsItsWords(t *testing.T) {
	in, ann, project := shortOfOne(t)
	_, path := candidate(t, in, ann, project, "Universität Graz", "AT")
	ann.At(1).Post(path+"/moves", map[string]any{"to": "accepted"}).Problem(409, "candidate_move_not_possible")
	ann.At(1).Post(path+"/moves", map[string]any{"to": "invited"}).Problem(409, "candidate_move_not_possible")
	ann.At(1).Post(path+"/moves", map[string]any{"to": "approached"}).Status(200)
	ann.At(1).Post(path+"/moves", map[string]any{"to": "declined"}).Problem(412, "stale_version")
	moved := ann.At(2).Post(path+"/moves", map[string]any{"to": "declined", "words": "No staff this year."}).Status(200).JSON()
	assert.Equal(t, "declined", moved["state"])
	assert.Equal(t, "No staff this year.", moved["answerWords"])
	assert.NotContains(t, moved["allowedActions"], "promote_candidate")
	ann.At(3).Post(path+"/promotion", nil).Problem(409, "candidate_said_no")
	ann.At(3).Delete(path).Problem(409, "candidate_contacted")
}

func TestTakingACandidateInIsOneActAndRemovingThePartnerBringsItBack(t *testing.T) {
	in, ann, project := shortOfOne(t)
	organisation, path := candidate(t, in, ann, project, "Universität Graz", "AT")
	partner := ann.At(1).Post(path+"/promotion", nil).Status(200).ID()
	assert.Equal(t, "undecided", judge(ann, project, "en").Verdict, "only its charter is not known")
	assert.Empty(t, ann.Get("/api/v1/projects/" + project + "/candidates").Status(200).JSON()["items"])
	ann.At(2).Post(path+"/promotion", nil).Problem(409, "already_partner")
	ann.Post("/api/v1/projects/"+project+"/candidates", map[string]any{"organisationId": organisation, "role": "partner"}).Problem(409, "already_partner")
	ann.At(1).Delete("/api/v1/projects/" + project + "/partners/" + partner).Status(204)
	again := ann.Get(path).Status(200).JSON()
	assert.Equal(t, "Known from an earlier project.", again["note"])
}

func TestAddingACandidateAsAPartnerByHandTakesItOffTheList(t *testing.T) {
	in, ann, project := shortOfOne(t)
	organisation, _ := candidate(t, in, ann, project, "Universität Graz", "AT")
	ann.Post("/api/v1/projects/"+project+"/candidates", map[string]any{"organisationId": organisation, "role": "partner"}).Problem(409, "already_candidate")
	ann.Post("/api/v1/projects/"+project+"/partners", map[string]any{"organisationId": organisation, "role": "partner"}).Status(201)
	assert.Empty(t, ann.Get("/api/v1/projects/" + project + "/candidates").Status(200).JSON()["items"])
}

func TestACandidateIsRefusedWithEveryPlaceThatIsWrong(t *testing.T) {
	in, ann, project := shortOfOne(t)
	graz := modeltest.Organisation(t, in.DB, "Graz", "AT")
	candidates := "/api/v1/projects/" + project + "/candidates"
	ann.Post(candidates, map[string]any{
		"organisationId": graz.ID, "role": "partner", "contactEmail": "Bo <bo@example.org>", "contactName": "Bo\nEk", "note": strings.Repeat("a", 10001),
	}).Problem(422, "invalid").Field("/contactEmail", "email").Field("/contactName", "one_line").Field("/note", "too_long")
	ann.Post(candidates, map[string]any{"organisationId": "nothing", "role": "partner"}).Problem(422, "invalid").Field("/organisationId", "unknown_organisation")
	ann.Post(candidates, map[string]any{"organisationId": graz.ID, "role": "partner", "state": "accepted"}).Problem(422, "invalid").Field("/state", "unknown_field")
	assert.Empty(t, ann.Get(candidates).JSON()["items"])
}

func TestPeopleOfPartnersAndAuditorsNeverLearnOfCandidates(t *testing.T) {
	m := newMatrix(t)
	base := "/api/v1/projects/" + m.alpha.project.ID
	for _, role := range []access.Role{access.PartnerLead, access.PartnerMember, access.Auditor} {
		client := m.SignIn(m.alpha.people[role])
		client.Get(base+"/candidates").Problem(403, "forbidden")
		client.Get(base+"/candidates/"+m.alpha.ids["candidateId"]).Problem(403, "forbidden")
		client.Get(base+"/participation-invitations").Problem(403, "forbidden")
		for _, route := range sorted(m.Routes()) {
			if route.Method != http.MethodGet || strings.HasPrefix(route.Path, "/api/v1/organisations") {
				continue
			}
			text := string(client.Get(address(route.Path, m.alpha.ids)).Text)
			assert.NotContains(t, text, "candidate-of-alpha", "%s as %s", route.ID, role)
			assert.NotContains(t, text, m.alpha.ids["candidateId"], "%s as %s", route.ID, role)
		}
	}
	var trail struct{ Items []json.RawMessage }
	m.office.Get(base + "/history?limit=200").Status(200).Into(&trail)
	all, err := json.Marshal(trail)
	require.NoError(t, err)
	assert.Contains(t, string(all), "candidate-of-alpha", "the office reads why it was thought of")
	assert.NotContains(t, string(all), "contact.of.alpha@example.org", "the trail keeps no address")
}
