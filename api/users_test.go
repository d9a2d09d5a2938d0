package api_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/audit"
	"konsortium/identity"
	"konsortium/models"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func signInWith(in *apitest.Installation, email, password string) *apitest.Answer {
	return in.Anonymous().Post("/api/v1/session", map[string]any{"email": email, "password": password})
}

func TestAdministratorsAndTheOfficeReadAccountsAndNobodyElse(t *testing.T) {
	p := newPeople(t)
	for _, one := range []*apitest.Client{p.admin, p.office} {
		assert.Len(t, one.Get("/api/v1/users").Status(http.StatusOK).JSON()["items"], 4)
	}
	for _, one := range []*apitest.Client{p.manager, p.lead} {
		one.Get("/api/v1/users").Problem(http.StatusForbidden, "forbidden")
		one.Get("/api/v1/users/"+p.leadUser.ID).Problem(http.StatusForbidden, "forbidden")
	}
	found := p.admin.Get("/api/v1/users?query=LEAD").Status(http.StatusOK).JSON()["items"].([]any)
	require.Len(t, found, 1)
	assert.Equal(t, "lead@example.org", found[0].(map[string]any)["email"])
	assert.Empty(t, p.admin.Get("/api/v1/users?query=%25").Status(http.StatusOK).JSON()["items"], "a wildcard is a character")
	assert.Empty(t, p.office.Get("/api/v1/users/" + p.leadUser.ID).Status(http.StatusOK).JSON()["allowedActions"])
}

func TestNamesAreFoundWithoutMarksAndCase(t *testing.T) {
	p := newPeople(t)
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		return tx.AddUser(&models.User{ID: models.NewID(), Email: "x@example.org", EmailFolded: "x@example.org", Name: "Åsa Öberg", Language: "sv", Status: models.UserActive})
	})
	for _, query := range []string{"åsa", "ASA", "oberg", "Öberg"} {
		assert.Len(t, p.admin.Get("/api/v1/users?query=" + url.QueryEscape(query)).Status(http.StatusOK).JSON()["items"], 1, query)
	}
}

func TestOnlyAnAdministratorGivesRolesAndNeverToThemselves(t *testing.T) {
	p := newPeople(t)
	lead := "/api/v1/users/" + p.leadUser.ID + "/roles"
	p.office.At(1).Put(lead, map[string]any{"roles": []string{"finance"}}).Problem(http.StatusForbidden, "forbidden")
	p.lead.At(1).Put(lead, map[string]any{"roles": []string{"administrator"}}).Problem(http.StatusForbidden, "forbidden")
	p.admin.At(1).Put(lead, map[string]any{"roles": []string{"partner_lead"}}).Problem(422, "invalid").Field("/roles", "not_allowed")
	p.admin.At(1).Put(lead, map[string]any{"roles": []string{"finance", "leadership"}}).Status(http.StatusOK)
	p.admin.At(1).Put(lead, map[string]any{"roles": []string{}}).Problem(http.StatusPreconditionFailed, "stale_version")
	assert.Equal(t, []any{"finance", "leadership"}, p.lead.Get("/api/v1/me").JSON()["roles"], "rights are read anew at each request")
	me := p.admin.Get("/api/v1/me").JSON()
	p.admin.At(int(me["version"].(float64))).Put("/api/v1/users/"+me["id"].(string)+"/roles", map[string]any{"roles": []string{"administrator", "finance"}}).Problem(http.StatusForbidden, "forbidden")
	p.admin.At(1).Put("/api/v1/me", map[string]any{"name": "A", "language": "en", "roles": []string{"finance"}}).Problem(422, "invalid").Field("/roles", "unknown_field")
	p.admin.At(1).Put("/api/v1/me", map[string]any{"name": "A", "language": "en", "status": "active"}).Problem(422, "invalid").Field("/status", "unknown_field")
}

func TestTheLastAdministratorStays(t *testing.T) {
	p := newPeople(t)
	me := p.admin.Get("/api/v1/me").JSON()["id"].(string)
	second := modeltest.User(t, p.DB, "second@example.org", access.Administrator)
	p.admin.At(1).Post("/api/v1/users/"+second.ID+"/disable", nil).Status(http.StatusOK)
	p.admin.At(1).Post("/api/v1/users/"+me+"/disable", nil).Problem(http.StatusConflict, "last_administrator")
	p.admin.At(1).Put("/api/v1/users/"+me+"/roles", map[string]any{"roles": []string{}}).Problem(http.StatusConflict, "last_administrator")
	p.admin.At(2).Post("/api/v1/users/"+second.ID+"/enable", nil).Status(http.StatusOK)
	p.admin.At(1).Put("/api/v1/users/"+me+"/roles", map[string]any{"roles": []string{}}).Status(http.StatusOK)
	p.admin.Get("/api/v1/users").Problem(http.StatusForbidden, "forbidden")
}

func TestADisabledPersonIsOutAtOnceAndTheirTokensToo(t *testing.T) {
	p := newPeople(t)
	secret := p.lead.Post("/api/v1/me/tokens", map[string]any{"name": "script", "days": 30, "password": modeltest.Password}).Status(http.StatusCreated).JSON()["secret"].(string)
	script := p.Anonymous().With("Authorization", "Bearer "+secret).With("Sec-Fetch-Site", "")
	script.Get("/api/v1/me").Status(http.StatusOK)
	p.admin.At(1).Post("/api/v1/users/"+p.leadUser.ID+"/disable", nil).Status(http.StatusOK)
	p.lead.Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
	script.Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
	signInWith(p.Installation, "lead@example.org", modeltest.Password).Problem(http.StatusUnauthorized, "sign_in_failed")
	p.admin.At(2).Post("/api/v1/users/"+p.leadUser.ID+"/enable", nil).Status(http.StatusOK)
	p.lead.Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
	script.Get("/api/v1/me").Problem(http.StatusUnauthorized, "sign_in_needed")
	p.SignIn("lead@example.org")
}

func TestEndingAMembershipOfAnOrganisationEndsItsPartsInProjects(t *testing.T) {
	p := newPeople(t)
	token := p.invited(t, p.manager, "new@example.org", p.turku, "partner_lead")
	newcomer := p.Anonymous().Carrying(p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(token)).Status(http.StatusOK))
	id := newcomer.Get("/api/v1/me").JSON()["id"].(string)
	places := p.admin.Get("/api/v1/users/" + id).Status(http.StatusOK).JSON()["organisations"].([]any)
	require.Len(t, places, 1)
	address := "/api/v1/users/" + id + "/organisations/" + places[0].(map[string]any)["id"].(string)
	newcomer.Get(p.members).Status(http.StatusOK)
	p.office.At(1).Delete(address).Problem(http.StatusForbidden, "forbidden")
	p.admin.At(1).Delete(address).Status(http.StatusOK)
	newcomer.Get(p.members).Problem(http.StatusNotFound, "not_found")
	p.admin.At(2).Delete(address).Problem(http.StatusNotFound, "not_found")
}

func TestARemovedMemberLosesTheirRightsAtTheNextRequest(t *testing.T) {
	p := newPeople(t)
	member := p.member("lead@example.org")
	p.lead.Get(p.members).Status(http.StatusOK)
	p.lead.At(1).Delete(p.members+"/"+member).Problem(http.StatusForbidden, "forbidden")
	p.manager.At(1).Delete(p.members + "/" + member).Status(http.StatusNoContent)
	p.lead.Get(p.members).Problem(http.StatusNotFound, "not_found")
	p.manager.At(1).Delete(p.members+"/"+member).Problem(http.StatusNotFound, "not_found")
}

// member is the id of a person's part in the project.
func (p *people) member(email string) string {
	for _, item := range p.office.Get(p.members).Status(http.StatusOK).JSON()["items"].([]any) {
		if row := item.(map[string]any); row["email"] == email {
			return row["id"].(string)
		}
	}
	return ""
}

func TestTheLastProjectManagerStaysAndNobodyChangesTheirOwnRole(t *testing.T) {
	p := newPeople(t)
	own, lead := p.member("manager@example.org"), p.member("lead@example.org")
	p.manager.At(1).Delete(p.members+"/"+own).Problem(http.StatusConflict, "last_project_manager")
	p.office.At(1).Put(p.members+"/"+own, map[string]any{"role": "partner_lead"}).Problem(http.StatusConflict, "last_project_manager")
	p.lead.At(1).Put(p.members+"/"+lead, map[string]any{"role": "project_manager"}).Problem(http.StatusForbidden, "forbidden")
	p.manager.At(1).Put(p.members+"/"+lead, map[string]any{"role": "project_manager"}).Status(http.StatusOK)
	p.manager.At(1).Put(p.members+"/"+own, map[string]any{"role": "partner_lead"}).Problem(http.StatusForbidden, "forbidden")
	p.lead.At(1).Delete(p.members + "/" + own).Status(http.StatusNoContent)
	p.manager.Get(p.members).Problem(http.StatusNotFound, "not_found")
}

func TestAMemberOfAnotherProjectDoesNotExistHere(t *testing.T) {
	p := newPeople(t)
	office := modeltest.User(t, p.DB, "office2@example.org", access.InternationalOffice)
	other := modeltest.Project(t, p.DB, "OTHER", office)
	manager := modeltest.User(t, p.DB, "other@example.org")
	modeltest.Partner(t, p.DB, other, p.turku, "coordinator")
	foreign := modeltest.Member(t, p.DB, other, manager, p.turku, access.ProjectManager)
	p.manager.At(1).Delete(p.members+"/"+foreign.ID).Problem(http.StatusNotFound, "not_found")
	p.manager.At(1).Delete("/api/v1/projects/"+other.ID+"/members/"+foreign.ID).Problem(http.StatusNotFound, "not_found")
	p.SignIn("other@example.org").Get("/api/v1/projects/" + other.ID + "/members").Status(http.StatusOK)
}

func TestAnAuditorIsOutAfterTheLastDay(t *testing.T) {
	p := newPeople(t)
	body := invitation("auditor@example.org", p.lund, "auditor")
	body["untilOn"] = "2026-03-17"
	token := tokenOf(t, p.manager.Post(p.collection, body).Status(http.StatusCreated))
	auditor := p.Anonymous().Carrying(p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(token)).Status(http.StatusOK))
	auditor.Get(p.members).Status(http.StatusOK)
	auditor.Post(p.collection, invitation("x@example.org", p.lund, "auditor")).Problem(http.StatusForbidden, "forbidden")
	p.Clock.Advance(20 * time.Hour)
	auditor.Get(p.members).Status(http.StatusOK)
	p.Clock.Advance(17 * time.Hour)
	auditor = p.Anonymous().Carrying(signInWith(p.Installation, "auditor@example.org", goodPassword).Status(http.StatusOK))
	auditor.Get(p.members).Problem(http.StatusNotFound, "not_found")
}

func TestEveryActOnPeopleIsInTheTrailWithoutNamesOrSecrets(t *testing.T) {
	p := newPeople(t)
	token := p.invited(t, p.manager, "new@example.org", p.turku, "partner_lead")
	p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(token)).Status(http.StatusOK)
	p.admin.At(1).Put("/api/v1/users/"+p.leadUser.ID+"/roles", map[string]any{"roles": []string{"finance"}}).Status(http.StatusOK)
	p.manager.At(1).Delete(p.members + "/" + p.member("lead@example.org")).Status(http.StatusNoContent)
	seen := map[audit.Action]bool{}
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		for _, chain := range []string{audit.Institution, p.project.ID} {
			links, head, err := tx.AuditLinks(chain)
			if err != nil {
				return err
			}
			for _, link := range links {
				seen[link.Entry.Action] = true
				for _, secret := range []string{"new@example.org", "New Person", "argon2", token} {
					assert.NotContains(t, link.Changes, secret)
				}
			}
			_, err = audit.Verify(links, head.Seq, head.Hash)
			require.NoError(t, err)
		}
		return nil
	})
	for _, action := range []audit.Action{audit.InvitationSent, audit.InvitationAccepted, audit.AccountAdded, audit.MembershipChanged, audit.MembershipEnded, audit.RolesChanged} {
		assert.True(t, seen[action], action)
	}
}

func TestSettingUpWorksOnceAndOnlyWithTheNewestAddress(t *testing.T) {
	in := apitest.New(t)
	base, err := url.Parse("http://localhost:8080")
	require.NoError(t, err)
	lund := modeltest.Organisation(t, in.DB, "Lund", "SE")
	service := identity.New(in.DB, base)
	setup := func() string {
		address, err := service.PrepareSetup(t.Context())
		require.NoError(t, err)
		before, token, found := strings.Cut(address, "/setup#token=")
		require.True(t, found)
		require.Equal(t, "http://localhost:8080", before)
		return token
	}
	old := setup()
	token := setup()
	nobody := in.Anonymous()
	body := func(token string) map[string]any {
		return map[string]any{"token": token, "email": "first@example.org", "name": "First", "language": "sv", "password": goodPassword, "organisationId": lund.ID}
	}
	assert.Equal(t, true, nobody.Get("/api/v1/setup").Status(http.StatusOK).JSON()["needed"])
	nobody.Post("/api/v1/setup", body(old)).Problem(http.StatusConflict, "setup_closed")
	nobody.Post("/api/v1/setup/searches", map[string]any{"token": old, "query": "lund"}).Problem(http.StatusConflict, "setup_closed")
	nobody.Post("/api/v1/setup/organisations", map[string]any{"token": old, "name": "X", "city": "Y", "country": "SE"}).Problem(http.StatusConflict, "setup_closed")
	assert.Len(t, nobody.Post("/api/v1/setup/searches", map[string]any{"token": token, "query": "lund"}).Status(http.StatusOK).JSON()["items"], 1)
	entered := nobody.Post("/api/v1/setup/organisations", map[string]any{"token": token, "name": "Högskolan i Vattnäs", "city": "Mora", "country": "SE"}).Status(http.StatusCreated)
	assert.NotEmpty(t, entered.ID())
	bad := body(token)
	bad["password"], bad["organisationId"] = "short", lund.ID
	nobody.Post("/api/v1/setup", bad).Problem(422, "invalid").Field("/password", "too_short")
	bad = body(token)
	bad["organisationId"] = "x"
	nobody.Post("/api/v1/setup", bad).Problem(422, "invalid").Field("/organisationId", "unknown")
	first := nobody.Carrying(nobody.Post("/api/v1/setup", body(token)).Status(http.StatusNoContent))
	me := first.Get("/api/v1/me").Status(http.StatusOK).JSON()
	assert.Equal(t, []any{"administrator"}, me["roles"])
	assert.Equal(t, lund.ID, me["ownOrganisation"].(map[string]any)["id"])
	listed := first.Get("/api/v1/users").Status(http.StatusOK).JSON()["items"].([]any)[0].(map[string]any)
	assert.NotEmpty(t, listed["lastSignInAt"], "the set-up signs in")
	nobody.Post("/api/v1/setup", body(token)).Problem(http.StatusConflict, "setup_closed")
	assert.Equal(t, false, nobody.Get("/api/v1/setup").Status(http.StatusOK).JSON()["needed"])
	address, err := service.PrepareSetup(t.Context())
	require.NoError(t, err)
	assert.Empty(t, address)
}
