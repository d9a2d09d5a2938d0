package api_test

import (
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

// asked is a project with a candidate that was invited to take part.
type asked struct {
	*apitest.Installation
	ann                         *apitest.Client
	project, path, organisation string
	invitation, token           string
}

func askSomeone(t *testing.T) *asked {
	t.Helper()
	in, ann, project := shortOfOne(t)
	a := &asked{Installation: in, ann: ann, project: project}
	a.organisation, a.path = candidate(t, in, ann, project, "Universität Graz", "AT")
	a.invitation, a.token = a.send(t)
	return a
}

func (a *asked) list() string { return "/api/v1/projects/" + a.project + "/participation-invitations" }

func (a *asked) send(t *testing.T) (id, token string) {
	t.Helper()
	sent := a.ann.Post(a.list(), map[string]any{
		"organisationId": a.organisation, "role": "partner", "contribution": "Hosts the second course.", "greeting": "As we said in Graz.",
		"name": "Bo Ek", "email": "bo@example.org", "language": "sv",
	}).Status(http.StatusCreated)
	return participationOf(t, sent)
}

func participationOf(t *testing.T, answer *apitest.Answer) (id, token string) {
	t.Helper()
	var body struct {
		Invitation struct{ ID string }
		Link       string
	}
	answer.Into(&body)
	base, token, found := strings.Cut(body.Link, "/participation#token=")
	require.True(t, found, body.Link)
	assert.Equal(t, "http://localhost:8080", base)
	return body.Invitation.ID, token
}

func (a *asked) preview(token string) *apitest.Answer {
	return a.Anonymous().Post("/api/v1/participation-previews", map[string]any{"token": token})
}

func (a *asked) answer(token, answer string) *apitest.Answer {
	return a.Anonymous().Post("/api/v1/participation-answers", map[string]any{"token": token, "answer": answer, "name": "Eva Maria Huber", "words": "Gladly.\nFrom May."})
}

func (a *asked) state(t *testing.T) string {
	t.Helper()
	state, _ := a.ann.Get(a.path).Status(200).JSON()["state"].(string)
	return state
}

func TestAnInvitedOrganisationReadsWhatIsAskedAndNothingOfOthers(t *testing.T) {
	a := askSomeone(t)
	assert.Equal(t, "invited", a.state(t))
	shown := a.preview(a.token).Status(200)
	page := shown.JSON()
	assert.Equal(t, "Bridging digital skills in nursing", page["title"])
	assert.Equal(t, "Lunds universitet", page["coordinator"])
	assert.Equal(t, "Universität Graz", page["organisation"])
	assert.Equal(t, "Hosts the second course.", page["contribution"])
	for _, secret := range []string{"Turun yliopisto", "300000", "Known from an earlier project", a.project, a.organisation} {
		assert.NotContains(t, string(shown.Text), secret)
	}
	modeltest.Write(t, a.DB, func(tx *models.Tx) error {
		mail, err := tx.MailTo("bo@example.org")
		require.NoError(t, err)
		require.Len(t, mail, 1)
		assert.Equal(t, "participation_invitation", mail[0].Kind)
		assert.Equal(t, "sv", mail[0].Language)
		return nil
	})
}

func TestAnAnswerIsKeptOnceAndTellsWhoeverAsked(t *testing.T) {
	a := askSomeone(t)
	a.answer(a.token, "accepted").Status(204)
	assert.Equal(t, "accepted", a.state(t))
	a.answer(a.token, "declined").Problem(409, "participation_answered")
	a.preview(a.token).Problem(409, "participation_answered")
	var list struct {
		Items []struct{ State, AnswerName, AnswerWords string }
	}
	a.ann.Get(a.list()).Status(200).Into(&list)
	require.Len(t, list.Items, 1)
	assert.Equal(t, "accepted", list.Items[0].State)
	assert.Equal(t, "Eva Maria Huber", list.Items[0].AnswerName)
	assert.Equal(t, "Gladly.\nFrom May.", list.Items[0].AnswerWords)
	told := string(a.ann.Get("/api/v1/notifications").Status(200).Text)
	assert.Contains(t, told, "participation_accepted")
	assert.Contains(t, told, "Universität Graz")
	a.ann.At(3).Post(a.path+"/promotion", nil).Status(200)
}

func TestALinkIsWorthlessAfterWithdrawalRenewalAndItsTime(t *testing.T) {
	a := askSomeone(t)
	renewed := a.ann.At(1).Post(a.list()+"/"+a.invitation+"/renewal", nil).Status(200)
	_, second := participationOf(t, renewed)
	a.preview(a.token).Problem(404, "not_found")
	a.preview(second).Status(200)
	a.ann.At(2).Delete(a.list() + "/" + a.invitation).Status(204)
	a.preview(second).Problem(409, "participation_withdrawn")
	a.answer(second, "accepted").Problem(409, "participation_withdrawn")
	assert.Equal(t, "approached", a.state(t))
	_, third := a.send(t)
	a.Clock.Advance(22 * 24 * time.Hour)
	a.preview(third).Problem(409, "participation_expired")
	a.answer(third, "accepted").Problem(409, "participation_expired")
	a.ann = a.SignIn("office@example.org")
	_, fourth := a.send(t)
	a.answer(fourth, "declined").Status(204)
	assert.Equal(t, "declined", a.state(t))
}

func TestAnOrganisationHasOneOpenInvitationAndMustBeThoughtOf(t *testing.T) {
	a := askSomeone(t)
	body := map[string]any{"organisationId": a.organisation, "role": "partner", "name": "Bo", "email": "bo@example.org", "language": "sv"}
	a.ann.Post(a.list(), body).Problem(409, "participation_open")
	stranger := modeltest.Organisation(t, a.DB, "Porto", "PT")
	body["organisationId"] = stranger.ID
	a.ann.Post(a.list(), body).Problem(422, "invalid").Field("/organisationId", "neither_candidate_nor_partner")
	body["email"], body["name"] = "no address", ""
	a.ann.Post(a.list(), body).Problem(422, "invalid").Field("/email", "email").Field("/name", "required")
	assert.Len(t, a.ann.Get(a.list()).JSON()["items"], 1)
}

func TestMovingACandidateByHandEndsItsLink(t *testing.T) {
	a := askSomeone(t)
	a.ann.At(2).Post(a.path+"/moves", map[string]any{"to": "accepted", "words": "By telephone."}).Status(200)
	a.answer(a.token, "declined").Problem(409, "participation_withdrawn")
	assert.Equal(t, "accepted", a.state(t))
}

func TestAPartnerCanBeAskedTooAndItsAnswerIsOnlyKept(t *testing.T) {
	a := askSomeone(t)
	a.ann.At(2).Post(a.path+"/promotion", nil).Status(200)
	a.answer(a.token, "accepted").Status(204)
	var list struct{ Items []struct{ State string } }
	a.ann.Get(a.list()).Status(200).Into(&list)
	assert.Equal(t, "accepted", list.Items[0].State)
}

func TestOneAnswersOnceHoweverOftenTheLinkIsUsedAtTheSameTime(t *testing.T) {
	a := askSomeone(t)
	answers := make(chan int, 8)
	for range 8 {
		go func() { answers <- a.answer(a.token, "accepted").Code }()
	}
	done := 0
	for range 8 {
		if <-answers == http.StatusNoContent {
			done++
		}
	}
	assert.Equal(t, 1, done)
}

func TestWhoeverTriesUnknownLinksIsSlowedDown(t *testing.T) {
	a := askSomeone(t)
	for range 20 {
		a.preview("not-a-link").Problem(404, "not_found")
	}
	a.preview("not-a-link").Problem(429, "too_many_attempts")
	a.Clock.Advance(2 * time.Minute)
	a.preview(a.token).Status(200)
}

func TestOneAccountSendsOnlySoManyInvitationsInAnHour(t *testing.T) {
	a := askSomeone(t)
	for range 39 {
		id, _ := func() (string, string) {
			var list struct {
				Items []struct {
					ID      string
					Version int
				}
			}
			a.ann.Get(a.list()).Into(&list)
			a.ann.At(list.Items[0].Version).Delete(a.list() + "/" + list.Items[0].ID).Status(204)
			return a.send(t)
		}()
		require.NotEmpty(t, id)
	}
	a.ann.At(1).Post(a.list()+"/"+newestOf(t, a)+"/renewal", nil).Problem(429, "too_many_invitations")
}

func newestOf(t *testing.T, a *asked) string {
	t.Helper()
	var list struct{ Items []struct{ ID string } }
	a.ann.Get(a.list()).Status(200).Into(&list)
	return list.Items[0].ID
}

func TestPartnersNeitherAskNorWithdraw(t *testing.T) {
	a := askSomeone(t)
	lead := modeltest.User(t, a.DB, "lead@example.org")
	modeltest.Write(t, a.DB, func(tx *models.Tx) error {
		partners, err := tx.Partners(a.project)
		require.NoError(t, err)
		return tx.AddProjectMember(&models.ProjectMember{ID: models.NewID(), ProjectID: a.project, UserID: lead.ID, OrganisationID: partners[1].OrganisationID, Role: string(access.PartnerLead)})
	})
	client := a.SignIn("lead@example.org")
	client.At(1).Delete(a.list()+"/"+a.invitation).Problem(403, "forbidden")
	client.Post(a.list(), map[string]any{"organisationId": a.organisation, "role": "partner", "name": "Bo", "email": "bo@example.org", "language": "sv"}).Problem(403, "forbidden")
}
