package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const goodPassword = "nine slow lanterns glow"

// people is an installation with one project of two partners.
type people struct {
	*apitest.Installation
	project                      *models.Project
	lund, turku                  *models.Organisation
	admin, office, manager, lead *apitest.Client
	managerUser, leadUser        *models.User
	collection, members          string
}

func newPeople(t *testing.T) *people {
	t.Helper()
	in := apitest.New(t)
	modeltest.User(t, in.DB, "admin@example.org", access.Administrator)
	office := modeltest.User(t, in.DB, "office@example.org", access.InternationalOffice)
	p := &people{Installation: in}
	p.managerUser, p.leadUser = modeltest.User(t, in.DB, "manager@example.org"), modeltest.User(t, in.DB, "lead@example.org")
	p.lund, p.turku = modeltest.Organisation(t, in.DB, "Lund", "SE"), modeltest.Organisation(t, in.DB, "Turku", "FI")
	p.project = modeltest.Project(t, in.DB, "BRIDGE", office)
	modeltest.Partner(t, in.DB, p.project, p.lund, "coordinator")
	modeltest.Partner(t, in.DB, p.project, p.turku, "partner")
	modeltest.Member(t, in.DB, p.project, p.managerUser, p.lund, access.ProjectManager)
	modeltest.Member(t, in.DB, p.project, p.leadUser, p.turku, access.PartnerLead)
	p.admin, p.office = in.SignIn("admin@example.org"), in.SignIn("office@example.org")
	p.manager, p.lead = in.SignIn("manager@example.org"), in.SignIn("lead@example.org")
	p.collection, p.members = "/api/v1/projects/"+p.project.ID+"/invitations", "/api/v1/projects/"+p.project.ID+"/members"
	return p
}

func invitation(email string, organisation *models.Organisation, role string) map[string]any {
	return map[string]any{"email": email, "name": "New Person", "language": "en", "organisationId": organisation.ID, "role": role}
}

// tokenOf takes the secret out of the link of an answer.
func tokenOf(t *testing.T, answer *apitest.Answer) string {
	t.Helper()
	link, _ := answer.JSON()["link"].(string)
	base, token, found := strings.Cut(link, "/invitation#token=")
	require.True(t, found, link)
	require.Equal(t, "http://localhost:8080", base, "links begin with the configured address")
	return token
}

func acceptance(token string) map[string]any {
	return map[string]any{"token": token, "name": "New Person", "language": "sv", "password": goodPassword}
}

func (p *people) invited(t *testing.T, by *apitest.Client, email string, organisation *models.Organisation, role string) string {
	t.Helper()
	return tokenOf(t, by.Post(p.collection, invitation(email, organisation, role)).Status(http.StatusCreated))
}

func TestAnInvitedPersonMakesAnAccountAndIsInTheProject(t *testing.T) {
	p := newPeople(t)
	token := p.invited(t, p.lead, "new@example.org", p.turku, "partner_member")
	preview := p.Anonymous().Post("/api/v1/invitation-previews", map[string]any{"token": token}).Status(http.StatusOK).JSON()
	assert.Equal(t, "BRIDGE", preview["projectAcronym"])
	assert.Equal(t, false, preview["hasAccount"])
	accepted := p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(token)).Status(http.StatusOK)
	assert.Equal(t, true, accepted.JSON()["newAccount"])
	newcomer := p.Anonymous().Carrying(accepted)
	me := newcomer.Get("/api/v1/me").Status(http.StatusOK).JSON()
	assert.Equal(t, "new@example.org", me["email"])
	assert.Len(t, me["memberships"], 1)
	newcomer.Get(p.members).Status(http.StatusOK)
	newcomer.Post(p.collection, invitation("other@example.org", p.turku, "partner_member")).Problem(http.StatusForbidden, "forbidden")
}

func TestAnInvitationWorksOnce(t *testing.T) {
	p := newPeople(t)
	token := p.invited(t, p.manager, "new@example.org", p.turku, "partner_lead")
	p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(token)).Status(http.StatusOK)
	p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(token)).Problem(http.StatusConflict, "invitation_used")
	p.Anonymous().Post("/api/v1/invitation-previews", map[string]any{"token": token}).Problem(http.StatusConflict, "invitation_used")
	p.manager.Post(p.collection, invitation("new@example.org", p.turku, "partner_lead")).Problem(http.StatusConflict, "already_member")
}

func TestAnInvitationExpiresAndCanBeRenewedWithAnotherLink(t *testing.T) {
	p := newPeople(t)
	answer := p.manager.Post(p.collection, invitation("new@example.org", p.turku, "partner_lead")).Status(http.StatusCreated)
	old := tokenOf(t, answer)
	id := answer.JSON()["invitation"].(map[string]any)["id"].(string)
	p.Clock.Advance(14*24*time.Hour + time.Second)
	p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(old)).Problem(http.StatusConflict, "invitation_expired")
	manager := p.SignIn("manager@example.org")
	renewed := tokenOf(t, manager.At(1).Post("/api/v1/invitations/"+id+"/renewal", nil).Status(http.StatusOK))
	p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(old)).Problem(http.StatusNotFound, "not_found")
	p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(renewed)).Status(http.StatusOK)
}

func TestAWithdrawnInvitationIsWorthless(t *testing.T) {
	p := newPeople(t)
	answer := p.manager.Post(p.collection, invitation("new@example.org", p.turku, "partner_lead")).Status(http.StatusCreated)
	id := answer.JSON()["invitation"].(map[string]any)["id"].(string)
	p.admin.At(1).Delete("/api/v1/invitations/"+id).Problem(http.StatusNotFound, "not_found")
	p.lead.At(1).Delete("/api/v1/invitations/"+id).Problem(http.StatusNotFound, "not_found")
	p.manager.At(2).Delete("/api/v1/invitations/"+id).Problem(http.StatusPreconditionFailed, "stale_version")
	p.manager.Delete("/api/v1/invitations/"+id).Problem(http.StatusPreconditionRequired, "if_match_missing")
	p.manager.At(1).Delete("/api/v1/invitations/" + id).Status(http.StatusNoContent)
	p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(tokenOf(t, answer))).Problem(http.StatusConflict, "invitation_withdrawn")
	p.manager.At(2).Post("/api/v1/invitations/"+id+"/renewal", nil).Problem(http.StatusConflict, "invitation_closed")
}

func TestAnInvitationIsForItsOwnAddressOnly(t *testing.T) {
	p := newPeople(t)
	modeltest.User(t, p.DB, "known@example.org")
	token := p.invited(t, p.manager, "Known@Example.org", p.turku, "partner_lead")
	p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(token)).Problem(http.StatusConflict, "invitation_sign_in")
	p.office.Post("/api/v1/invitation-acceptances", acceptance(token)).Problem(http.StatusConflict, "invitation_other_person")
	known := p.SignIn("known@example.org")
	assert.Equal(t, true, known.Post("/api/v1/invitation-previews", map[string]any{"token": token}).Status(http.StatusOK).JSON()["signedIn"])
	accepted := known.Post("/api/v1/invitation-acceptances", map[string]any{"token": token}).Status(http.StatusOK)
	assert.Equal(t, false, accepted.JSON()["newAccount"])
	assert.Empty(t, accepted.Header.Get("Set-Cookie"))
	known.Get(p.members).Status(http.StatusOK)
	fresh := p.invited(t, p.manager, "fresh@example.org", p.turku, "partner_member")
	known.Post("/api/v1/invitation-acceptances", acceptance(fresh)).Problem(http.StatusConflict, "invitation_other_person")
}

func TestWhoMayInviteWhomToWhat(t *testing.T) {
	p := newPeople(t)
	outsider := modeltest.Organisation(t, p.DB, "Vienna", "AT")
	modeltest.User(t, p.DB, "finance@example.org", access.Finance)
	member := modeltest.User(t, p.DB, "member@example.org")
	modeltest.Member(t, p.DB, p.project, member, p.turku, access.PartnerMember)
	modeltest.User(t, p.DB, "stranger@example.org")
	for _, row := range []struct {
		name         string
		by           *apitest.Client
		organisation *models.Organisation
		role         string
		status       int
	}{
		{"a manager invites a manager of a partner", p.manager, p.lund, "project_manager", 201},
		{"a manager invites a partner's lead", p.manager, p.turku, "partner_lead", 201},
		{"a manager cannot invite for an organisation outside", p.manager, outsider, "partner_lead", 422},
		{"the office invites", p.office, p.turku, "partner_member", 201},
		{"a lead invites a member of its own", p.lead, p.turku, "partner_member", 201},
		{"a lead invites no other lead", p.lead, p.turku, "partner_lead", 403},
		{"a lead invites no manager", p.lead, p.turku, "project_manager", 403},
		{"a lead invites nobody of another partner", p.lead, p.lund, "partner_member", 403},
		{"a member invites nobody", p.SignIn("member@example.org"), p.turku, "partner_member", 403},
		{"finance invites nobody", p.SignIn("finance@example.org"), p.turku, "partner_member", 403},
		{"an administrator does not see the project", p.admin, p.turku, "partner_member", 404},
		{"a stranger does not see the project", p.SignIn("stranger@example.org"), p.turku, "partner_member", 404},
		{"nobody invites without signing in", p.Anonymous(), p.turku, "partner_member", 401},
		{"a role of the installation is not one of a project", p.manager, p.turku, "administrator", 422},
	} {
		t.Run(row.name, func(t *testing.T) {
			row.by.Post(p.collection, invitation(strings.ReplaceAll(strings.ReplaceAll(row.name, " ", "."), "'", "")+"@example.org", row.organisation, row.role)).Status(row.status)
		})
	}
}

func TestOnlyAnAdministratorInvitesWithoutAProject(t *testing.T) {
	p := newPeople(t)
	body := invitation("finance@example.org", p.lund, "finance")
	p.office.Post("/api/v1/invitations", body).Problem(http.StatusForbidden, "forbidden")
	p.manager.Post("/api/v1/invitations", body).Problem(http.StatusForbidden, "forbidden")
	token := tokenOf(t, p.admin.Post("/api/v1/invitations", body).Status(http.StatusCreated))
	assert.Len(t, p.office.Get("/api/v1/invitations").Status(http.StatusOK).JSON()["items"], 1)
	accepted := p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(token)).Status(http.StatusOK)
	me := p.Anonymous().Carrying(accepted).Get("/api/v1/me").Status(http.StatusOK).JSON()
	assert.Equal(t, []any{"finance"}, me["roles"])
	p.admin.Post("/api/v1/invitations", invitation("x@example.org", p.lund, "project_manager")).Problem(422, "invalid").Field("/role", "not_allowed")
}

func TestEverythingWrongWithAnInvitationIsToldAtOnce(t *testing.T) {
	p := newPeople(t)
	answer := p.manager.Post(p.collection, map[string]any{"email": "no address", "name": " ", "language": "en", "organisationId": "x", "role": "auditor"}).Problem(422, "invalid")
	answer.Field("/email", "email").Field("/name", "required").Field("/organisationId", "unknown").Field("/untilOn", "required")
	p.manager.Post(p.collection, map[string]any{"email": "a@example.org", "name": "A\nB", "language": "en", "organisationId": p.lund.ID, "role": "auditor", "untilOn": "2026-03-15"}).
		Problem(422, "invalid").Field("/name", "one_line").Field("/untilOn", "in_the_past")
	p.manager.Post(p.collection, map[string]any{"email": "a@example.org", "name": "A", "language": "en", "organisationId": p.lund.ID, "role": "partner_lead", "untilOn": "2026-05-15"}).
		Problem(422, "invalid").Field("/untilOn", "only_for_auditors")
	p.manager.Post(p.collection, map[string]any{"email": "a@example.org", "name": "A", "language": "en", "organisationId": p.lund.ID, "role": "auditor", "untilOn": "2026-03-16", "status": "active"}).
		Problem(422, "invalid").Field("/status", "unknown_field")
}

func TestAnAddressIsInvitedOnceToAPlace(t *testing.T) {
	p := newPeople(t)
	p.invited(t, p.manager, "new@example.org", p.turku, "partner_member")
	p.manager.Post(p.collection, invitation("NEW@example.org", p.turku, "partner_lead")).Problem(http.StatusConflict, "invitation_open")
	p.invited(t, p.manager, "new@example.org", p.lund, "partner_member")
	p.manager.Post(p.collection, invitation("lead@example.org", p.turku, "partner_member")).Problem(http.StatusConflict, "already_member")
}

func TestAPartnerLeadSeesOnlyTheInvitationsOfItsOwnOrganisation(t *testing.T) {
	p := newPeople(t)
	p.invited(t, p.manager, "one@example.org", p.lund, "partner_member")
	p.invited(t, p.manager, "two@example.org", p.turku, "partner_lead")
	items := p.lead.Get(p.collection).Status(http.StatusOK).JSON()["items"].([]any)
	require.Len(t, items, 1)
	assert.Equal(t, "two@example.org", items[0].(map[string]any)["email"])
	assert.Empty(t, items[0].(map[string]any)["allowedActions"], "a lead withdraws only what it may send")
	assert.Len(t, p.manager.Get(p.collection).Status(http.StatusOK).JSON()["items"], 2)
	p.admin.Get(p.collection).Problem(http.StatusNotFound, "not_found")
}

func TestAnInvitationOfAPartnerThatHasLeftIsOutdated(t *testing.T) {
	p := newPeople(t)
	token := p.invited(t, p.manager, "new@example.org", p.turku, "partner_member")
	modeltest.Write(t, p.DB, func(tx *models.Tx) error {
		partner, err := tx.PartnerOf(p.project.ID, p.turku.ID)
		if err != nil {
			return err
		}
		partner.LeftOn = tx.Today()
		return tx.SavePartner(partner)
	})
	p.Anonymous().Post("/api/v1/invitation-acceptances", acceptance(token)).Problem(http.StatusConflict, "invitation_outdated")
	p.Anonymous().Post("/api/v1/session", map[string]any{"email": "new@example.org", "password": goodPassword}).Problem(http.StatusUnauthorized, "sign_in_failed")
}

func TestARepeatedInvitationIsSentOnceAndItsLinkIsNotKept(t *testing.T) {
	p := newPeople(t)
	keyed := p.manager.With("Idempotency-Key", "one-act")
	first := keyed.Post(p.collection, invitation("new@example.org", p.turku, "partner_lead")).Status(http.StatusCreated)
	again := keyed.Post(p.collection, invitation("new@example.org", p.turku, "partner_lead")).Problem(http.StatusConflict, "already_done")
	assert.NotContains(t, string(again.Text), tokenOf(t, first))
	assert.Len(t, mailed(t, p.Installation, "new@example.org"), 1)
	token := p.manager.With("Idempotency-Key", "another").Post("/api/v1/me/tokens", map[string]any{"name": "t", "days": 1, "password": modeltest.Password})
	assert.NotEmpty(t, token.Status(http.StatusCreated).JSON()["secret"])
}

func TestOnePersonSendsFiftyInvitationsAnHour(t *testing.T) {
	p := newPeople(t)
	send := func(number int) *apitest.Answer {
		return p.manager.Post(p.collection, invitation(fmt.Sprintf("new%d@example.org", number), p.turku, "partner_member"))
	}
	for number := range 50 {
		send(number).Status(http.StatusCreated)
	}
	refused := send(50).Problem(http.StatusTooManyRequests, "too_many_invitations")
	assert.Equal(t, "3601", refused.Header.Get("Retry-After"))
	p.lead.Post(p.collection, invitation("other@example.org", p.turku, "partner_member")).Status(http.StatusCreated)
	in := p.manager.Get(p.collection).Status(http.StatusOK).JSON()["items"].([]any)[0].(map[string]any)
	p.manager.At(1).Post(fmt.Sprintf("/api/v1/invitations/%s/renewal", in["id"]), map[string]any{}).Problem(http.StatusTooManyRequests, "too_many_invitations")
	p.Clock.Advance(time.Hour)
	send(50).Status(http.StatusCreated)
}
