package api_test

import (
	"net/http"
	"testing"

	"konsortium/access"
	"konsortium/models"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type sheetView struct {
	ID, Person, Days, AllDays, HiddenDays string
	TooMany                               bool
	Elsewhere                             []struct{ Acronym, Days string }
	Document                              *struct{ Name string }
	Version                               int
}

func worked(partnerID, month string, days ...string) map[string]any {
	outputs := []any{}
	for _, one := range days {
		outputs = append(outputs, map[string]any{"output": "O1", "days": one})
	}
	return map[string]any{"partnerId": partnerID, "person": "Anna  Berg", "position": "Lecturer", "staffCategory": "researcher", "month": month, "outputs": outputs}
}

func TestATimeSheetIsEnteredPrintedSignedAndThenStays(t *testing.T) {
	c := newConsortium(t)
	root := c.root + "/time-sheets"
	var sheet sheetView
	c.turkuLead.Post(root, worked(c.turku.ID, "2020-02-17", "2.5", "10")).Status(http.StatusCreated).Into(&sheet)
	assert.Equal(t, []string{"Anna Berg", "12.5", "12.5"}, []string{sheet.Person, sheet.Days, sheet.AllDays})
	c.turkuMember.Post(root, worked(c.turku.ID, "2020-02-01", "1")).Problem(422, "invalid").Field("/person", "sheet_exists")
	printed := c.turkuLead.Get(root + "/" + sheet.ID + "/paper?language=sv").Status(200)
	assert.Contains(t, string(printed.Text[:8]), "%PDF-")
	c.bonnLead.Get(root+"/"+sheet.ID+"/paper").Problem(404, "not_found")
	assert.NotContains(t, string(c.bonnLead.Get(root).Status(200).Text), "Anna")
	signed := worked(c.turku.ID, "2020-02-17", "2.5", "10")
	signed["documentId"] = c.turkuLead.Send(http.MethodPost, c.root+"/documents?name=signed.pdf&partnerId="+c.turku.ID, pdf).Status(201).ID()
	c.turkuLead.At(sheet.Version).Put(root+"/"+sheet.ID, signed).Status(200).Into(&sheet)
	assert.Equal(t, "signed.pdf", sheet.Document.Name)
	more := worked(c.turku.ID, "2020-02-17", "11")
	more["documentId"] = signed["documentId"]
	c.turkuLead.At(sheet.Version).Put(root+"/"+sheet.ID, more).Problem(409, "sheet_signed")
	c.turkuLead.At(sheet.Version).Delete(root+"/"+sheet.ID).Problem(409, "sheet_signed")
	c.turkuLead.Delete(c.root+"/documents/"+signed["documentId"].(string)).Problem(409, "document_is_sheet")
	delete(more, "documentId")
	c.turkuLead.At(sheet.Version).Put(root+"/"+sheet.ID, more).Status(200).Into(&sheet)
	c.turkuLead.At(sheet.Version-1).Delete(root+"/"+sheet.ID).Problem(412, "stale_version")
	c.turkuLead.At(sheet.Version).Delete(root + "/" + sheet.ID).Status(204)
	history := string(c.manager.Get(c.root + "/history").Status(200).Text)
	assert.Contains(t, history, "time_sheet_changed")
	assert.NotContains(t, history, "Anna", "names of people are not in the trail")
}

func TestDaysThatCannotBeAreToldAtTheirField(t *testing.T) {
	c := newConsortium(t)
	root := c.root + "/time-sheets"
	for _, wrong := range []struct {
		body        map[string]any
		place, code string
	}{
		{worked(c.turku.ID, "2019-08-31", "1"), "/month", "outside_project"}, {worked(c.turku.ID, "2021-09-01", "1"), "/month", "outside_project"},
		{worked(c.turku.ID, "2020-02-01", "0"), "/outputs/0/days", "days_form"}, {worked(c.turku.ID, "2020-02-01", "1.25"), "/outputs/0/days", "days_form"},
		{worked(c.turku.ID, "2020-02-01", "15", "5.1"), "/outputs", "more_than_month"}, {worked(c.turku.ID, "2020-02-01"), "/outputs", "outputs_count"},
		{worked("nobody", "2020-02-01", "1"), "/partnerId", "unknown_partner"},
	} {
		c.turkuLead.Post(root, wrong.body).Problem(422, "invalid").Field(wrong.place, wrong.code)
	}
	for _, client := range []struct{ name string }{{"lead.de@example.org"}, {"auditor@example.org"}, {"finance@example.org"}} {
		c.SignIn(client.name).Post(root, worked(c.turku.ID, "2020-02-01", "1")).Problem(403, "forbidden")
	}
	c.outsider.Post(root, worked(c.turku.ID, "2020-02-01", "1")).Problem(404, "not_found")
	c.turkuLead.Post(root, worked(c.turku.ID, "2020-02-29", "20")).Status(201)
}

func TestDaysInOtherProjectsOfTheSamePersonAreShownWithoutNamingHiddenOnes(t *testing.T) {
	c := newConsortium(t)
	turku := &models.Organisation{ID: c.turku.OrganisationID}
	other := modeltest.Project(t, c.DB, "SECRET", c.users["manager"])
	lead := modeltest.User(t, c.DB, "two@example.org")
	row := modeltest.Partner(t, c.DB, other, turku, "partner")
	modeltest.Member(t, c.DB, other, lead, turku, access.PartnerLead)
	c.SignIn("two@example.org").Post("/api/v1/projects/"+other.ID+"/time-sheets", worked(row.ID, "2020-02-01", "12")).Status(201)
	var sheet sheetView
	answer := c.turkuLead.Post(c.root+"/time-sheets", worked(c.turku.ID, "2020-02-01", "12")).Status(201)
	answer.Into(&sheet)
	assert.Equal(t, []string{"24", "12"}, []string{sheet.AllDays, sheet.HiddenDays})
	assert.True(t, sheet.TooMany, "February 2020 has twenty weekdays")
	assert.NotContains(t, string(answer.Text), "SECRET")
	var list struct{ Items []sheetView }
	c.office.Get(c.root + "/time-sheets").Status(200).Into(&list)
	require.Len(t, list.Items[0].Elsewhere, 1)
	assert.Equal(t, "SECRET", list.Items[0].Elsewhere[0].Acronym)
}
