package api_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/organisation"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const organisations = "/api/v1/organisations"

// registered is an installation with a small register, taken in from a list.
type registered struct {
	*apitest.Installation
	office, finance, stranger *apitest.Client
	lund                      string
}

const smallList = "PIC;OID;Erasmus Code;Organisation Legal Name;City;Country;Webpage;ECHE Start Date;ECHE End Date\n" +
	"999901318;E10209141;S  LUND01;LUNDS UNIVERSITET;LUND;SE;www.lu.se;2021-01-01;2029-12-31\n" +
	"938861740;;S  UPPSALA06;Johannelunds teologiska högskola/EFS;Uppsala;SE;www.johannelund.nu;2025-07-16;2029-12-31\n" +
	"999903840;E10208000;SF TURKU01;TURUN YLIOPISTO;TURKU;FI;www.utu.fi;2021-01-01;2029-12-31\n"

func newRegistered(t *testing.T) *registered {
	t.Helper()
	in := apitest.New(t)
	modeltest.User(t, in.DB, "office@example.org", access.InternationalOffice)
	modeltest.User(t, in.DB, "finance@example.org", access.Finance)
	modeltest.User(t, in.DB, "stranger@example.org")
	system := models.WithActor(context.Background(), access.Actor{System: true})
	_, err := organisation.New(in.DB).ImportInstitutions(system, []byte(smallList))
	require.NoError(t, err)
	r := &registered{Installation: in, office: in.SignIn("office@example.org"), finance: in.SignIn("finance@example.org"), stranger: in.SignIn("stranger@example.org")}
	r.lund = r.search(r.office, "lund")[0]["id"].(string)
	return r
}

func (r *registered) search(client *apitest.Client, typed string) []map[string]any {
	var body struct{ Items []map[string]any }
	client.Get(organisations + "?q=" + url.QueryEscape(typed)).Status(http.StatusOK).Into(&body)
	return body.Items
}

func TestTypingLundShowsLundFirst(t *testing.T) {
	r := newRegistered(t)
	items := r.search(r.finance, "lund")
	require.Len(t, items, 2)
	assert.Equal(t, "LUNDS UNIVERSITET", items[0]["name"])
	assert.Equal(t, "S  LUND01", items[0]["erasmusCode"])
	assert.Equal(t, "Lund", items[0]["city"])
	assert.Empty(t, items[0]["allowedActions"], "finance reads")

	body := r.office.Get(organisations + "?country=SE&count=true&limit=1").Status(http.StatusOK).JSON()
	assert.EqualValues(t, 2, body["total"])
	assert.NotEmpty(t, body["next"])
	assert.ElementsMatch(t, []any{"add", "import"}, body["allowedActions"])
	r.office.Get(organisations+"?country=ZZ").Problem(422, "invalid").Field("/country", "country_unknown")
	r.office.Get(organisations+"?sort=password").Problem(422, "invalid")
	r.office.Get(organisations+"?cursor=%27%20OR%201=1").Problem(422, "invalid")
	r.Anonymous().Get(organisations+"?q=lund").Problem(401, "sign_in_needed")
}

func company(change map[string]any) map[string]any {
	body := map[string]any{"name": "Åkerö Konsult AB", "type": "company", "country": "SE", "city": "Malmö", "nationalNumber": "556016-0680"}
	for name, value := range change {
		body[name] = value
	}
	return body
}

func TestAnOrganisationIsEnteredReadAndChanged(t *testing.T) {
	r := newRegistered(t)
	answer := r.office.Post(organisations, company(nil)).Status(http.StatusCreated)
	one := organisations + "/" + answer.ID()
	assert.Equal(t, one, answer.Header.Get("Location"))
	assert.Equal(t, `"1"`, answer.Header.Get("ETag"))

	read := r.finance.Get(one).Status(http.StatusOK).JSON()
	assert.Equal(t, "5560160680", read["nationalNumber"])
	assert.Empty(t, read["participations"])

	r.office.Put(one, company(nil)).Problem(428, "if_match_missing")
	r.office.At(7).Put(one, company(nil)).Problem(412, "stale_version")
	changed := r.office.At(1).Put(one, company(map[string]any{"name": "Åkerö AB", "website": "akero.example"})).Status(http.StatusOK)
	assert.Equal(t, "http://akero.example", changed.JSON()["website"])
	r.finance.At(2).Put(one, company(nil)).Problem(403, "forbidden")
	r.finance.Post(organisations, company(nil)).Problem(403, "forbidden")
	r.office.Get(organisations+"/"+models.NewID()).Problem(404, "not_found")
}

func TestADuplicateLeadsToTheOrganisationThatStands(t *testing.T) {
	r := newRegistered(t)
	problem := r.office.Post(organisations, company(map[string]any{"pic": "999901318"})).Problem(409, "organisation_exists").JSON()
	params := problem["params"].(map[string]any)
	assert.Equal(t, r.lund, params["organisationId"])
	assert.Equal(t, "pic", params["field"])

	similar := map[string]any{"name": "Lunds Universitet", "type": "other", "country": "SE"}
	problem = r.office.Post(organisations, similar).Problem(409, "organisation_similar").JSON()
	assert.Len(t, problem["params"].(map[string]any)["similar"], 1)
	r.office.Post(organisations+"?lookedAtSimilar=true", similar).Status(http.StatusCreated)
}

func TestWrongValuesOfAnOrganisationAreToldAtTheirFields(t *testing.T) {
	r := newRegistered(t)
	r.office.Post(organisations, company(map[string]any{"pic": "12", "nationalNumber": "556016-0681", "country": "ZZ"})).
		Problem(422, "invalid").Field("/pic", "pic_form").Field("/country", "country_unknown")
	r.office.Post(organisations, company(map[string]any{"type": "club"})).Problem(422, "invalid").Field("/type", "one_of")
	r.office.Post(organisations, company(map[string]any{"isOwn": true})).Problem(422, "invalid").Field("/isOwn", "unknown_field")
	r.office.Post(organisations, `{"name":"A","name":"B","type":"other","country":"SE"}`).Problem(422, "invalid").Field("/name", "duplicate_field")
	r.office.Post(organisations, "{\"name\":\"A\\u0000\",\"type\":\"other\",\"country\":\"SE\"}").Problem(422, "invalid").Field("/name", "control_character")
	r.office.Post(organisations, company(map[string]any{"name": strings.Repeat("å", 501)})).Problem(422, "invalid").Field("/name", "too_long")
}

func TestAListIsPreviewedThenTakenAndChangesNothingTheSecondTime(t *testing.T) {
	r := newRegistered(t)
	list := []byte(smallList + "988888888;;S  NYTT01;Nya högskolan;Lund;SE;;2026-01-01;2029-12-31\n12;;;Refused;Lund;SE;;;\n")
	const imports = "/api/v1/organisation-imports"
	preview := r.office.Send(http.MethodPost, imports+"?dryRun=true", list).Status(http.StatusOK).JSON()
	assert.Equal(t, true, preview["dryRun"])
	assert.EqualValues(t, 1, preview["added"])
	assert.EqualValues(t, 3, preview["unchanged"])
	refused := preview["refused"].([]any)[0].(map[string]any)
	assert.EqualValues(t, 6, refused["row"])
	assert.Equal(t, "A6", refused["cell"])
	assert.Empty(t, r.search(r.office, "S NYTT01"), "a preview changes nothing")

	assert.EqualValues(t, 1, r.office.Send(http.MethodPost, imports, list).Status(http.StatusOK).JSON()["added"])
	assert.Len(t, r.search(r.office, "S NYTT01"), 1)
	again := r.office.Send(http.MethodPost, imports, list).Status(http.StatusOK).JSON()
	assert.EqualValues(t, 0, again["added"])
	assert.EqualValues(t, 4, again["unchanged"])

	r.office.Send(http.MethodPost, imports, []byte("Dear colleague")).Problem(422, "file_no_list")
	r.office.Send(http.MethodPost, imports, `{"a":1}`).Problem(415, "upload_expected")
	r.finance.Send(http.MethodPost, imports, list).Problem(403, "forbidden")
	r.Anonymous().Send(http.MethodPost, imports, list).Problem(401, "sign_in_needed")
}

func TestThePageAboutTheDataNamesSourcesAndLicences(t *testing.T) {
	r := newRegistered(t)
	var body struct{ Items []map[string]any }
	r.stranger.Get("/api/v1/data-sources").Status(http.StatusOK).Into(&body)
	assert.Len(t, body.Items, 7)
	for _, item := range body.Items {
		assert.NotEmpty(t, item["licence"])
	}
}
