package api_test

import (
	"net/http"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/paper/papertest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type mandate struct {
	PartnerID, State                  string
	RequestedOn, ReceivedOn, SignedOn string
	Asked                             bool
	Organisation                      struct{ Name string }
	Document                          *struct{ ID, Name string }
	People, AllowedActions            []string
	Moves                             []struct {
		To   string
		Back bool
	}
	Version int
}

// mandated is a project with a coordinator, two partners and their people.
type mandated struct {
	*apitest.Installation
	manager, lead, other *apitest.Client
	base                 string
	turku, bochum        *models.Partner
}

func newMandated(t *testing.T) *mandated {
	t.Helper()
	in := apitest.New(t)
	manager := modeltest.User(t, in.DB, "mia@example.org")
	project := modeltest.Project(t, in.DB, "BRIDGE", manager)
	lund, turku, bochum := modeltest.Organisation(t, in.DB, "Lunds universitet", "SE"), modeltest.Organisation(t, in.DB, "Åbo Akademi", "FI"), modeltest.Organisation(t, in.DB, "Bochum", "DE")
	modeltest.Partner(t, in.DB, project, lund, "coordinator")
	m := &mandated{Installation: in, base: "/api/v1/projects/" + project.ID}
	m.turku, m.bochum = modeltest.Partner(t, in.DB, project, turku, "partner"), modeltest.Partner(t, in.DB, project, bochum, "partner")
	modeltest.Member(t, in.DB, project, manager, lund, access.ProjectManager)
	modeltest.Member(t, in.DB, project, modeltest.User(t, in.DB, "lea@example.org"), turku, access.PartnerLead)
	modeltest.Member(t, in.DB, project, modeltest.User(t, in.DB, "otto@example.org"), bochum, access.PartnerLead)
	m.manager, m.lead, m.other = in.SignIn("mia@example.org"), in.SignIn("lea@example.org"), in.SignIn("otto@example.org")
	return m
}

func (m *mandated) of(t *testing.T, client *apitest.Client, partner *models.Partner) mandate {
	t.Helper()
	var list struct{ Items []mandate }
	client.Get(m.base + "/mandates").Status(http.StatusOK).Into(&list)
	for _, one := range list.Items {
		if one.PartnerID == partner.ID {
			return one
		}
	}
	t.Fatal("the partner has no mandate")
	return mandate{}
}

func (m *mandated) file(client *apitest.Client, partner *models.Partner, content string) *apitest.Answer {
	return client.Post(m.base+"/documents?name=mandate.pdf&partnerId="+partner.ID, []byte("%PDF-1.4\n"+content))
}

func (m *mandated) move(client *apitest.Client, partner *models.Partner, version int, body map[string]any) *apitest.Answer {
	return client.At(version).Post(m.base+"/partners/"+partner.ID+"/mandate-moves", body)
}

func TestAMandateIsRequestedHandedInAndSigned(t *testing.T) {
	m := newMandated(t)
	var requested struct {
		Mandate mandate
		Told    int
	}
	m.manager.At(1).Post(m.base+"/partners/"+m.turku.ID+"/mandate-requests", nil).Status(http.StatusOK).Into(&requested)
	assert.Equal(t, 1, requested.Told)
	assert.Equal(t, "requested", requested.Mandate.State)
	assert.Equal(t, modeltest.Today[:10], requested.Mandate.RequestedOn)
	assert.Equal(t, []string{"lea"}, requested.Mandate.People)
	var mail []models.OutboxMessage
	modeltest.Write(t, m.DB, func(tx *models.Tx) (err error) {
		mail, err = tx.MailTo("lea@example.org")
		return err
	})
	require.Len(t, mail, 1)
	assert.Equal(t, "mandate_requested", mail[0].Kind)

	seen := m.of(t, m.lead, m.turku)
	assert.ElementsMatch(t, []string{"read_mandate_letter", "hand_in_mandate"}, seen.AllowedActions)
	assert.Empty(t, seen.People)
	document := m.file(m.lead, m.turku, "signed by the rector").Status(http.StatusCreated).ID()
	m.move(m.lead, m.turku, seen.Version, map[string]any{"to": "signed", "on": "2019-01-02", "documentId": document}).Problem(403, "forbidden")
	m.move(m.lead, m.turku, seen.Version, map[string]any{"to": "received"}).Problem(403, "forbidden")
	var received mandate
	m.move(m.lead, m.turku, seen.Version, map[string]any{"to": "received", "documentId": document}).Status(http.StatusOK).Into(&received)
	assert.Equal(t, "received", received.State)
	assert.Equal(t, "mandate.pdf", received.Document.Name)

	m.move(m.manager, m.turku, received.Version, map[string]any{"to": "signed"}).Problem(422, "invalid").Field("/on", "required")
	m.move(m.manager, m.turku, received.Version, map[string]any{"to": "signed", "on": "2999-01-02"}).Problem(422, "invalid").Field("/on", "in_future")
	m.move(m.manager, m.turku, received.Version, map[string]any{"to": "requested"}).Problem(422, "invalid").Field("/reason", "required")
	m.move(m.manager, m.turku, received.Version-1, map[string]any{"to": "signed", "on": "2019-01-02"}).Problem(412, "stale_version")
	var signed mandate
	m.move(m.manager, m.turku, received.Version, map[string]any{"to": "signed", "on": "2019-01-02"}).Status(http.StatusOK).Into(&signed)
	assert.Equal(t, "2019-01-02", signed.SignedOn)
	m.move(m.manager, m.turku, signed.Version, map[string]any{"to": "requested", "reason": "x"}).Problem(409, "mandate_move_not_possible")
	m.manager.At(signed.Version).Post(m.base+"/partners/"+m.turku.ID+"/mandate-requests", nil).Problem(409, "mandate_move_not_possible")
	m.manager.Delete(m.base+"/documents/"+document).Problem(409, "document_is_mandate")
	assert.Contains(t, string(m.manager.Get(m.base+"/history").Text), "mandate_requested")

	var back mandate
	m.move(m.manager, m.turku, signed.Version, map[string]any{"to": "none", "reason": "Signed by the wrong person."}).Status(http.StatusOK).Into(&back)
	assert.Nil(t, back.Document)
	assert.Empty(t, back.SignedOn)
	assert.Contains(t, string(m.manager.Get(m.base+"/history").Text), "Signed by the wrong person.")
	m.manager.Delete(m.base + "/documents/" + document).Status(http.StatusNoContent)
}

func TestTheFileOfAMandateIsSeenByItsPartnerAndTheCoordinatorOnly(t *testing.T) {
	m := newMandated(t)
	document := m.file(m.manager, m.turku, "signed").Status(http.StatusCreated).ID()
	m.move(m.manager, m.turku, 1, map[string]any{"to": "signed", "on": "2019-01-02", "documentId": document}).Status(http.StatusOK)
	assert.Equal(t, document, m.of(t, m.lead, m.turku).Document.ID)
	m.lead.Get(m.base + "/documents/" + document + "/content").Status(http.StatusOK)
	assert.Nil(t, m.of(t, m.other, m.turku).Document)
	assert.Equal(t, "signed", m.of(t, m.other, m.turku).State, "the state is no secret")
	m.other.Get(m.base+"/documents/"+document+"/content").Problem(404, "not_found")
	m.other.Get(m.base+"/partners/"+m.turku.ID+"/mandate-letter").Problem(404, "not_found")
	m.file(m.other, m.turku, "forged").Problem(403, "forbidden")
	other := m.file(m.other, m.bochum, "of another").Status(http.StatusCreated).ID()
	m.move(m.manager, m.turku, 2, map[string]any{"to": "signed", "documentId": other}).Problem(422, "invalid").Field("/documentId", "unknown_document")
	m.move(m.other, m.turku, 2, map[string]any{"to": "received", "documentId": other}).Problem(403, "forbidden")
}

func TestTheMandateLetterNamesPartnerApplicantAndProjectInBothLanguages(t *testing.T) {
	m := newMandated(t)
	address := m.base + "/partners/" + m.turku.ID + "/mandate-letter"
	swedish := m.lead.Get(address + "?language=sv").Status(http.StatusOK)
	assert.Equal(t, "application/pdf", swedish.Header.Get("Content-Type"))
	assert.Contains(t, swedish.Header.Get("Content-Disposition"), "attachment")
	text := papertest.Text(t, swedish.Text)
	for _, expected := range []string{"Mandatbrev", "Åbo Akademi ger Lunds universitet mandat", "programkontoret en egen mandatblankett", "Project BRIDGE", "KA203, ansökningsomgång 2019", "Finland", "Underskrift", "Stämpel", "Sida 1 av 1"} {
		assert.Contains(t, text, expected)
	}
	english := m.manager.Get(address + "?language=en").Status(http.StatusOK)
	for _, expected := range []string{"Mandate letter", "Åbo Akademi gives Lunds universitet the mandate", "form must be used instead", "call for proposals 2019", "Signature", "24 months"} {
		assert.Contains(t, papertest.Text(t, english.Text), expected)
	}
	assert.Equal(t, english.Text, m.manager.Get(address+"?language=en").Text, "the same moment gives the same letter")
}

func TestNoMandateIsAskedOfTheCoordinator(t *testing.T) {
	m := newMandated(t)
	var list struct{ Items []mandate }
	m.manager.Get(m.base + "/mandates").Status(http.StatusOK).Into(&list)
	require.Len(t, list.Items, 3)
	assert.False(t, list.Items[0].Asked)
	assert.Empty(t, list.Items[0].AllowedActions)
	m.manager.Get(m.base+"/partners/"+list.Items[0].PartnerID+"/mandate-letter").Problem(409, "mandate_not_asked")
	m.manager.At(1).Post(m.base+"/partners/"+list.Items[0].PartnerID+"/mandate-requests", nil).Problem(409, "mandate_not_asked")
}

func TestARequestToAPartnerWithoutPeopleStandsAndTellsNobody(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	base := "/api/v1/projects/" + id
	oslo := addPartner(t, in, ann, id, "Oslo", "NO")
	requested := ann.At(1).Post(base+"/partners/"+oslo+"/mandate-requests", nil).Status(http.StatusOK).JSON()
	assert.EqualValues(t, 0, requested["told"])
	assert.Equal(t, "requested", requested["mandate"].(map[string]any)["state"])
	document := ann.Post(base+"/documents?name=a.pdf&partnerId="+oslo, []byte("%PDF-1.4\nx")).Status(http.StatusCreated).ID()
	ann.At(2).Post(base+"/partners/"+oslo+"/mandate-moves", map[string]any{"to": "received", "documentId": document}).Status(http.StatusOK)
	ann.At(3).Delete(base + "/partners/" + oslo).Status(http.StatusNoContent)
	ann.Get(base+"/documents/"+document+"/content").Problem(404, "not_found")
}
