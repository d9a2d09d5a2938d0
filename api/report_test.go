package api_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/audit"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/money"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// consortium is a running project of three partners with its people, and a
// person of another project.
type consortium struct {
	*apitest.Installation
	project                            *models.Project
	lund, turku, bonn                  *models.Partner
	manager, office, finance, auditor  *apitest.Client
	turkuLead, turkuMember, bonnLead   *apitest.Client
	outsider, administrator, colleague *apitest.Client
	users                              map[string]*models.User
	root                               string
}

func newConsortium(t *testing.T) *consortium {
	t.Helper()
	i := apitest.New(t)
	c := &consortium{Installation: i, users: map[string]*models.User{}}
	person := func(name string, roles ...access.Role) *models.User {
		c.users[name] = modeltest.User(t, i.DB, name+"@example.org", roles...)
		return c.users[name]
	}
	manager := person("manager")
	c.project = modeltest.Project(t, i.DB, "BRIDGE", manager)
	lund, turku, bonn := modeltest.Organisation(t, i.DB, "Lund", "SE"), modeltest.Organisation(t, i.DB, "Turku", "FI"), modeltest.Organisation(t, i.DB, "Bonn", "DE")
	c.lund = modeltest.Partner(t, i.DB, c.project, lund, "coordinator")
	c.turku = modeltest.Partner(t, i.DB, c.project, turku, "partner")
	c.bonn = modeltest.Partner(t, i.DB, c.project, bonn, "partner")
	modeltest.Member(t, i.DB, c.project, manager, lund, access.ProjectManager)
	modeltest.Member(t, i.DB, c.project, person("colleague"), lund, access.PartnerMember)
	modeltest.Member(t, i.DB, c.project, person("lead.fi"), turku, access.PartnerLead)
	modeltest.Member(t, i.DB, c.project, person("member.fi"), turku, access.PartnerMember)
	modeltest.Member(t, i.DB, c.project, person("lead.de"), bonn, access.PartnerLead)
	modeltest.Member(t, i.DB, c.project, person("auditor"), lund, access.Auditor)
	person("office", access.InternationalOffice)
	person("finance", access.Finance)
	person("administrator", access.Administrator)
	other := modeltest.Project(t, i.DB, "OTHER", manager)
	modeltest.Partner(t, i.DB, other, turku, "partner")
	modeltest.Member(t, i.DB, other, person("outsider"), turku, access.PartnerLead)
	for name, client := range map[string]**apitest.Client{
		"manager": &c.manager, "office": &c.office, "finance": &c.finance, "auditor": &c.auditor, "lead.fi": &c.turkuLead, "member.fi": &c.turkuMember,
		"lead.de": &c.bonnLead, "outsider": &c.outsider, "administrator": &c.administrator, "colleague": &c.colleague,
	} {
		*client = i.SignIn(name + "@example.org")
	}
	c.root = "/api/v1/projects/" + c.project.ID
	return c
}

// period adds the first year as reporting period and gives its id.
func (c *consortium) period() string {
	return c.manager.Post(c.root+"/periods", map[string]any{"number": 1, "startsOn": "2019-09-01", "endsOn": "2020-08-31", "dueOn": "2020-09-30"}).Status(http.StatusCreated).ID()
}

// report begins a report and gives its address.
func (c *consortium) report(by *apitest.Client, period string) string {
	return c.root + "/reports/" + by.Post(c.root+"/reports", map[string]any{"periodId": period}).Status(http.StatusOK).ID()
}

var pdf = []byte("%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n")

// attach uploads a file to a report and gives the document's id.
func (c *consortium) attach(by *apitest.Client, report, name string, content []byte) *apitest.Answer {
	return by.Send(http.MethodPost, c.root+"/documents?name="+name+"&reportId="+lastPart(report), content)
}

func lastPart(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' {
			return path[i+1:]
		}
	}
	return path
}

func version(t *testing.T, answer *apitest.Answer) int {
	t.Helper()
	number, ok := answer.JSON()["version"].(float64)
	require.True(t, ok, "%s", answer.Text)
	return int(number)
}

// written fills a report with a text and one cost with a document, and gives the
// report's version.
func (c *consortium) written(t *testing.T, by *apitest.Client, report, amount string) int {
	t.Helper()
	now := version(t, by.Get(report).Status(http.StatusOK))
	saved := by.At(now).Put(report, map[string]any{"workDone": "We held the first course.", "deviations": "", "nextSteps": "The second course."}).Status(http.StatusOK)
	document := c.attach(by, report, "invoice.pdf", append(pdf, report...)).Status(http.StatusCreated).ID()
	by.Post(report+"/costs", map[string]any{
		"category": "transnational_meetings", "incurredOn": "2020-02-10", "description": "Flights to Lund", "supplier": "Finnair", "amount": amount, "documentIds": []string{document},
	}).Status(http.StatusCreated)
	return version(t, saved)
}

func (c *consortium) submitted(t *testing.T, by *apitest.Client, report, amount string) int {
	t.Helper()
	return version(t, by.At(c.written(t, by, report, amount)).Post(report+"/moves", map[string]any{"to": "submitted"}).Status(http.StatusOK))
}

func TestAPeriodOverlapsNoOtherAndLiesInTheProject(t *testing.T) {
	c := newConsortium(t)
	first := c.period()
	c.manager.Post(c.root+"/periods", map[string]any{"number": 1, "startsOn": "2020-08-01", "endsOn": "2021-09-30", "dueOn": "2021-09-30"}).
		Problem(http.StatusUnprocessableEntity, "invalid").
		Field("/number", "taken").Field("/startsOn", "overlaps").Field("/endsOn", "outside_project").Field("/dueOn", "not_after_end")
	c.manager.Post(c.root+"/periods", map[string]any{"number": 2, "startsOn": nil, "endsOn": "2021-08-31", "dueOn": "2021-09-30"}).
		Problem(http.StatusUnprocessableEntity, "invalid").Field("/startsOn", "required")
	second := c.manager.Post(c.root+"/periods", map[string]any{"number": 2, "startsOn": "2020-09-01", "endsOn": "2021-08-31", "dueOn": "2021-09-30"}).Status(http.StatusCreated).ID()
	c.manager.At(1).Put(c.root+"/periods/"+second, map[string]any{"number": 2, "startsOn": "2020-10-01", "endsOn": "2021-08-31", "dueOn": "2021-10-31"}).Status(http.StatusOK)
	c.manager.At(1).Delete(c.root+"/periods/"+second).Problem(http.StatusPreconditionFailed, "stale_version")
	c.manager.At(2).Delete(c.root + "/periods/" + second).Status(http.StatusNoContent)
	list := c.turkuLead.Get(c.root + "/periods").Status(http.StatusOK).JSON()
	require.Len(t, list["items"], 1)
	assert.Equal(t, first, list["items"].([]any)[0].(map[string]any)["id"])
	assert.Empty(t, list["allowedActions"])
}

func TestOnlyTheManagerAndTheOfficeSetPeriods(t *testing.T) {
	c := newConsortium(t)
	body := map[string]any{"number": 1, "startsOn": "2019-09-01", "endsOn": "2020-08-31", "dueOn": "2020-09-30"}
	c.Anonymous().Post(c.root+"/periods", body).Problem(http.StatusUnauthorized, "sign_in_needed")
	for _, client := range []*apitest.Client{c.turkuLead, c.turkuMember, c.finance, c.auditor} {
		client.Post(c.root+"/periods", body).Problem(http.StatusForbidden, "forbidden")
	}
	for _, client := range []*apitest.Client{c.outsider, c.administrator} {
		client.Post(c.root+"/periods", body).Problem(http.StatusNotFound, "not_found")
	}
	c.office.Post(c.root+"/periods", body).Status(http.StatusCreated)
}

func TestAPeriodStaysOnceAReportOfItIsSubmitted(t *testing.T) {
	c := newConsortium(t)
	period := c.period()
	report := c.report(c.turkuLead, period)
	c.manager.At(1).Put(c.root+"/periods/"+period, map[string]any{"number": 1, "startsOn": "2019-09-01", "endsOn": "2020-08-31", "dueOn": "2020-10-31"}).Status(http.StatusOK)
	written := c.written(t, c.turkuLead, report, "10.00")
	c.manager.At(2).Delete(c.root+"/periods/"+period).Problem(http.StatusConflict, "period_has_reports")
	c.manager.At(2).Put(c.root+"/periods/"+period, map[string]any{"number": 1, "startsOn": "2020-03-01", "endsOn": "2020-08-31", "dueOn": "2020-10-31"}).
		Problem(http.StatusConflict, "costs_outside_period")
	c.turkuLead.At(written).Post(report+"/moves", map[string]any{"to": "submitted"}).Status(http.StatusOK)
	c.manager.At(2).Put(c.root+"/periods/"+period, map[string]any{"number": 1, "startsOn": "2019-09-01", "endsOn": "2020-08-31", "dueOn": "2020-11-30"}).
		Problem(http.StatusConflict, "period_in_use")
}

func TestAPartnerSeesOnlyItsOwnReports(t *testing.T) {
	c := newConsortium(t)
	period := c.period()
	report := c.report(c.turkuLead, period)
	c.submitted(t, c.turkuLead, report, "123.45")
	document := c.turkuLead.Get(report).JSON()["documents"].([]any)[0].(map[string]any)["id"].(string)

	cells := c.bonnLead.Get(c.root + "/reports").Status(http.StatusOK)
	assert.Len(t, cells.JSON()["items"], 1)
	assert.NotContains(t, string(cells.Text), "123.45")
	for _, hidden := range []*apitest.Client{c.bonnLead, c.outsider, c.administrator} {
		hidden.Get(report).Problem(http.StatusNotFound, "not_found")
		hidden.At(2).Put(report, map[string]any{"workDone": "x", "deviations": "", "nextSteps": ""}).Problem(http.StatusNotFound, "not_found")
		hidden.Get(c.root+"/documents/"+document+"/content").Problem(http.StatusNotFound, "not_found")
		hidden.Delete(c.root+"/documents/"+document).Problem(http.StatusNotFound, "not_found")
	}
	assert.Len(t, c.manager.Get(c.root + "/reports").Status(http.StatusOK).JSON()["items"], 3)
	assert.Len(t, c.auditor.Get(c.root + "/reports").Status(http.StatusOK).JSON()["items"], 3)
	assert.Empty(t, c.bonnLead.Get(c.root + "/documents").Status(http.StatusOK).JSON()["items"])
	assert.Len(t, c.finance.Get(c.root + "/documents").Status(http.StatusOK).JSON()["items"], 1)
}

func TestAReportIsBegunOnceByItsOwnPeople(t *testing.T) {
	c := newConsortium(t)
	period := c.period()
	first := c.report(c.turkuMember, period)
	assert.Equal(t, first, c.report(c.turkuLead, period))
	c.manager.Post(c.root+"/reports", map[string]any{"periodId": period, "partnerId": c.turku.ID}).Problem(http.StatusForbidden, "forbidden")
	c.manager.Post(c.root+"/reports", map[string]any{"periodId": period, "partnerId": c.lund.ID}).Status(http.StatusOK)
	c.office.Post(c.root+"/reports", map[string]any{"periodId": period}).Problem(http.StatusUnprocessableEntity, "invalid").Field("/partnerId", "required")
	c.turkuLead.Post(c.root+"/reports", map[string]any{"periodId": models.NewID()}).Problem(http.StatusUnprocessableEntity, "invalid").Field("/periodId", "unknown")
	c.auditor.Post(c.root+"/reports", map[string]any{"periodId": period, "partnerId": c.lund.ID}).Problem(http.StatusForbidden, "forbidden")
}

func TestACostOutsideItsBoundsIsToldAtItsFields(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	c.turkuLead.Post(report+"/costs", map[string]any{"category": "project_results", "incurredOn": "2020-09-01", "description": " ", "amount": "0.00", "documentIds": []string{models.NewID()}}).
		Problem(http.StatusUnprocessableEntity, "invalid").
		Field("/category", "not_allowed").Field("/incurredOn", "outside_period").Field("/description", "required").
		Field("/amount", "not_positive").Field("/documentIds/0", "unknown")
	c.turkuLead.Post(report+"/costs", map[string]any{"category": "transnational_meetings", "incurredOn": "2020-02-10", "description": "Flights", "amount": "1e9"}).
		Status(http.StatusUnprocessableEntity).Field("/amount", "pattern")
	c.turkuLead.Post(report+"/costs", map[string]any{"category": "transnational_meetings", "incurredOn": "2020-02-10", "description": "Flights", "amount": "-5.00"}).
		Status(http.StatusUnprocessableEntity).Field("/amount", "not_positive")
	c.turkuLead.Post(report+"/costs", map[string]any{"category": "transnational_meetings", "incurredOn": "2020-02-10", "description": "Flights", "amount": "9999999999999.99"}).
		Status(http.StatusUnprocessableEntity).Field("/amount", "too_large")
	assert.Empty(t, c.turkuLead.Get(report).JSON()["costs"])
}

func TestTheProjectYearOfACostFollowsFromItsDay(t *testing.T) {
	c := newConsortium(t)
	period := c.manager.Post(c.root+"/periods", map[string]any{"number": 1, "startsOn": "2020-06-01", "endsOn": "2021-01-31", "dueOn": "2021-02-28"}).Status(http.StatusCreated).ID()
	report := c.report(c.turkuLead, period)
	for day, year := range map[string]float64{"2020-08-31": 1, "2020-09-01": 2} {
		cost := c.turkuLead.Post(report+"/costs", map[string]any{"category": "transnational_meetings", "incurredOn": day, "description": "Flights", "amount": "1.00"}).Status(http.StatusCreated)
		assert.Equal(t, year, cost.JSON()["year"], day)
	}
}

func TestTwoEditorsOfAReportNeverOverwriteEachOther(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	body := map[string]any{"workDone": "First", "deviations": "", "nextSteps": ""}
	c.turkuLead.At(1).Put(report, body).Status(http.StatusOK)
	c.turkuMember.At(1).Put(report, body).Problem(http.StatusPreconditionFailed, "stale_version")
	c.turkuMember.Put(report, body).Problem(http.StatusPreconditionRequired, "if_match_missing")
	c.turkuMember.At(2).Put(report, map[string]any{"workDone": "", "deviations": "", "nextSteps": "", "status": "approved"}).Status(http.StatusUnprocessableEntity)
	cleared := c.turkuMember.At(2).Put(report, map[string]any{"workDone": "", "deviations": "", "nextSteps": ""}).Status(http.StatusOK)
	assert.Empty(t, cleared.JSON()["workDone"])
	cost := c.turkuLead.Post(report+"/costs", map[string]any{"category": "transnational_meetings", "incurredOn": "2020-02-10", "description": "Flights", "supplier": "Finnair", "amount": "1.00"}).Status(http.StatusCreated)
	changed := c.turkuMember.At(1).Put(report+"/costs/"+cost.ID(), map[string]any{"category": "transnational_meetings", "incurredOn": "2020-02-11", "description": "Trains", "amount": "2.00"}).Status(http.StatusOK)
	assert.Empty(t, changed.JSON()["supplier"])
	c.turkuLead.At(1).Delete(report+"/costs/"+cost.ID()).Problem(http.StatusPreconditionFailed, "stale_version")
	c.turkuLead.At(2).Delete(report + "/costs/" + cost.ID()).Status(http.StatusNoContent)
}

func TestASubmissionTellsWhatIsMissingAtItsPlace(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	c.turkuLead.Post(report+"/costs", map[string]any{"category": "transnational_meetings", "incurredOn": "2020-02-10", "description": "Flights", "amount": "1.00"}).Status(http.StatusCreated)
	c.turkuLead.At(1).Post(report+"/moves", map[string]any{"to": "submitted"}).
		Problem(http.StatusUnprocessableEntity, "invalid").Field("/workDone", "required").Field("/costs/0/documentIds", "document_missing")
	c.turkuMember.At(1).Post(report+"/moves", map[string]any{"to": "submitted"}).Problem(http.StatusForbidden, "forbidden")
	assert.Equal(t, "draft", c.turkuLead.Get(report).JSON()["status"])
}

func TestAReportIsReturnedWithAReasonAndSubmittedAgain(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	at := c.submitted(t, c.turkuLead, report, "250.00")
	c.turkuLead.At(at).Put(report, map[string]any{"workDone": "Later", "deviations": "", "nextSteps": ""}).Problem(http.StatusConflict, "report_not_open")
	c.manager.At(at).Post(report+"/moves", map[string]any{"to": "returned", "reason": "  "}).Problem(http.StatusUnprocessableEntity, "invalid").Field("/reason", "required")
	c.auditor.At(at).Post(report+"/moves", map[string]any{"to": "returned", "reason": "No"}).Problem(http.StatusForbidden, "forbidden")
	c.manager.At(at).Post(report+"/moves", map[string]any{"to": "returned", "reason": "The invoice is for another trip."}).Status(http.StatusOK)
	back := c.turkuLead.Get(report).JSON()
	assert.Equal(t, "returned", back["status"])
	assert.Equal(t, []any{"edit_report", "submit_report"}, back["allowedActions"])
	moves := back["moves"].([]any)
	assert.Equal(t, "The invoice is for another trip.", moves[len(moves)-1].(map[string]any)["reason"])
	again := c.turkuLead.At(at+1).Post(report+"/moves", map[string]any{"to": "submitted"}).Status(http.StatusOK)
	c.manager.At(version(t, again)-1).Post(report+"/moves", map[string]any{"to": "approved"}).Problem(http.StatusPreconditionFailed, "stale_version")
	c.manager.At(version(t, again)).Post(report+"/moves", map[string]any{"to": "approved"}).Status(http.StatusOK)
}

func TestNobodyDecidesAboutAReportTheyHaveWrittenIn(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.manager, c.period())
	at := c.submitted(t, c.manager, report, "99.00")
	own := c.manager.Get(report).JSON()
	assert.Equal(t, true, own["ownReport"])
	assert.Empty(t, own["allowedActions"])
	for _, to := range []string{"approved", "returned"} {
		c.manager.At(at).Post(report+"/moves", map[string]any{"to": to, "reason": "Mine"}).Problem(http.StatusForbidden, "own_report")
	}
	c.finance.At(at).Post(report+"/moves", map[string]any{"to": "approved"}).Status(http.StatusOK)
}

func TestAManagerWhoChangedOneCostOfTheirOwnReportMayNotApproveIt(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.colleague, c.period())
	at := c.written(t, c.colleague, report, "99.00")
	cost := c.manager.Get(report).JSON()["costs"].([]any)[0].(map[string]any)
	c.manager.At(1).Put(report+"/costs/"+cost["id"].(string), map[string]any{
		"category": "transnational_meetings", "incurredOn": "2020-02-10", "description": "Flights", "amount": "98.00", "documentIds": cost["documentIds"],
	}).Status(http.StatusOK)
	at = version(t, c.manager.At(at).Post(report+"/moves", map[string]any{"to": "submitted"}).Status(http.StatusOK))
	c.manager.At(at).Post(report+"/moves", map[string]any{"to": "approved"}).Problem(http.StatusForbidden, "own_report")
	c.office.At(at).Post(report+"/moves", map[string]any{"to": "approved"}).Status(http.StatusOK)
}

func TestNothingInAnApprovedReportChanges(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	at := c.submitted(t, c.turkuLead, report, "250.00")
	approved := c.manager.At(at).Post(report+"/moves", map[string]any{"to": "approved"}).Status(http.StatusOK)
	at = version(t, approved)
	cost := approved.JSON()["costs"].([]any)[0].(map[string]any)
	assert.Equal(t, true, cost["frozen"])
	line := report + "/costs/" + cost["id"].(string)
	at2 := int(cost["version"].(float64))
	change := map[string]any{"category": "transnational_meetings", "incurredOn": "2020-02-10", "description": "Flights", "amount": "1.00"}
	for _, client := range []*apitest.Client{c.turkuLead, c.turkuMember} {
		client.At(at).Put(report, map[string]any{"workDone": "Later", "deviations": "", "nextSteps": ""}).Problem(http.StatusConflict, "report_not_open")
		client.At(at2).Put(line, change).Problem(http.StatusConflict, "report_not_open")
		client.At(at2).Delete(line).Problem(http.StatusConflict, "report_not_open")
		client.Post(report+"/costs", change).Problem(http.StatusConflict, "report_not_open")
		c.attach(client, report, "late.pdf", append(pdf, "late"...)).Problem(http.StatusConflict, "report_not_open")
		client.Delete(c.root+"/documents/"+cost["documentIds"].([]any)[0].(string)).Problem(http.StatusConflict, "document_in_use")
	}
	for _, to := range []string{"submitted", "returned", "approved"} {
		for _, client := range []*apitest.Client{c.turkuLead, c.manager, c.office} {
			refused := client.At(at).Post(report+"/moves", map[string]any{"to": to, "reason": "Again"})
			assert.Contains(t, []int{http.StatusForbidden, http.StatusConflict}, refused.Code, "%s", refused.Text)
		}
	}
	after := c.turkuLead.Get(report).JSON()
	assert.Equal(t, "approved", after["status"])
	assert.Equal(t, float64(at), after["version"])
	assert.Equal(t, "250.00", after["total"])
}

func TestFiftyApprovalsAtOnceHaveOneEffect(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	at := c.submitted(t, c.turkuLead, report, "250.00")
	codes := make([]int, 50)
	var wait sync.WaitGroup
	for i := range codes {
		wait.Add(1)
		go func() {
			defer wait.Done()
			by := []*apitest.Client{c.manager, c.office, c.finance}[i%3]
			codes[i] = by.At(at).Post(report+"/moves", map[string]any{"to": "approved"}).Code
		}()
	}
	wait.Wait()
	counted := map[int]int{}
	for _, code := range codes {
		counted[code]++
	}
	assert.Equal(t, map[int]int{http.StatusOK: 1, http.StatusPreconditionFailed: 49}, counted)
	moves := c.turkuLead.Get(report).JSON()["moves"].([]any)
	assert.Len(t, moves, 2)
	modeltest.Write(t, c.DB, func(tx *models.Tx) error {
		sums, err := tx.Actuals(c.project.ID, access.Reach{Everything: true})
		require.NoError(t, err)
		assert.Equal(t, []models.Actual{{PartnerID: c.turku.ID, Category: "transnational_meetings", Year: 1, Status: "approved", AmountCents: money.FromCents(25000)}}, sums)
		links, head, err := tx.AuditLinks(c.project.ID)
		require.NoError(t, err)
		place, broken := audit.Verify(links, head.Seq, head.Hash)
		require.NoError(t, broken, "entry %d", place)
		approvals := 0
		for _, link := range links {
			if link.Entry.Action == audit.ReportApproved {
				approvals++
			}
		}
		assert.Equal(t, 1, approvals)
		return nil
	})
}

func TestActualsCountSubmittedAndApprovedCostsWithinTheReach(t *testing.T) {
	c := newConsortium(t)
	period := c.period()
	turku, bonn, lund := c.report(c.turkuLead, period), c.report(c.bonnLead, period), c.report(c.colleague, period)
	at := c.submitted(t, c.turkuLead, turku, "250.00")
	c.manager.At(at).Post(turku+"/moves", map[string]any{"to": "approved"}).Status(http.StatusOK)
	c.submitted(t, c.bonnLead, bonn, "70.10")
	c.written(t, c.colleague, lund, "1.00")
	approved := models.Actual{PartnerID: c.turku.ID, Category: "transnational_meetings", Year: 1, Status: "approved", AmountCents: money.FromCents(25000)}
	waiting := models.Actual{PartnerID: c.bonn.ID, Category: "transnational_meetings", Year: 1, Status: "submitted", AmountCents: money.FromCents(7010)}
	modeltest.Write(t, c.DB, func(tx *models.Tx) error {
		for _, of := range []struct {
			reach access.Reach
			want  []models.Actual
		}{
			{access.Reach{Everything: true}, []models.Actual{approved, waiting}},
			{access.Reach{Projects: []string{c.project.ID}}, []models.Actual{approved, waiting}},
			{access.Reach{Own: []access.Resource{{ProjectID: c.project.ID, OrganisationID: c.bonn.OrganisationID}}}, []models.Actual{waiting}},
			{access.Reach{Projects: []string{models.NewID()}}, nil},
			{access.Reach{}, nil},
		} {
			sums, err := tx.Actuals(c.project.ID, of.reach)
			require.NoError(t, err)
			assert.ElementsMatch(t, of.want, sums)
		}
		return nil
	})
	own := c.turkuLead.Get(turku).JSON()
	for _, row := range own["categories"].([]any) {
		if category := row.(map[string]any); category["category"] == "transnational_meetings" {
			assert.Equal(t, "250.00", category["approved"])
			assert.Equal(t, "-250.00", category["remaining"])
		}
	}
}

func TestAnApprovedReportCarriesItsDeliverablesForward(t *testing.T) {
	c := newConsortium(t)
	var led, done, foreign string
	modeltest.Write(t, c.DB, func(tx *models.Tx) error {
		work := &models.WorkPackage{ID: models.NewID(), ProjectID: c.project.ID, Number: 1, Title: "Courses", LeadPartnerID: c.lund.ID, StartsOn: c.project.StartOn, EndsOn: c.project.EndOn()}
		if err := tx.AddWorkPackage(work); err != nil {
			return err
		}
		for _, one := range []struct {
			id     *string
			code   string
			lead   string
			status string
		}{{&led, "D1", c.turku.ID, "planned"}, {&done, "D2", c.turku.ID, "delivered"}, {&foreign, "D3", c.bonn.ID, "planned"}} {
			*one.id = models.NewID()
			row := &models.Deliverable{ID: *one.id, ProjectID: c.project.ID, WorkPackageID: work.ID, Code: one.code, Title: "T " + one.code, LeadPartnerID: one.lead, DueOn: programme.MustDate(2020, 6, 30), Status: one.status}
			if one.status == "delivered" {
				row.DeliveredOn = programme.MustDate(2020, 5, 1)
			}
			if err := tx.AddDeliverable(row); err != nil {
				return err
			}
		}
		return nil
	})
	report := c.report(c.turkuLead, c.period())
	at := c.written(t, c.turkuLead, report, "1.00")
	texts := func(deliverable, status string) map[string]any {
		return map[string]any{"workDone": "Done", "deviations": "", "nextSteps": "", "deliverables": []any{map[string]any{"deliverableId": deliverable, "status": status, "comment": "See the annex."}}}
	}
	c.turkuLead.At(at).Put(report, texts(foreign, "delivered")).Problem(http.StatusUnprocessableEntity, "invalid").Field("/deliverables/0/deliverableId", "unknown")
	at = version(t, c.turkuLead.At(at).Put(report, texts(led, "delivered")).Status(http.StatusOK))
	at = version(t, c.turkuLead.At(at).Put(report, texts(done, "in_progress")).Status(http.StatusOK))
	at = version(t, c.turkuLead.At(at).Post(report+"/moves", map[string]any{"to": "submitted"}).Status(http.StatusOK))
	c.manager.At(at).Post(report+"/moves", map[string]any{"to": "approved"}).Status(http.StatusOK)
	modeltest.Write(t, c.DB, func(tx *models.Tx) error {
		for id, want := range map[string]string{led: "delivered 2020-08-31", done: "delivered 2020-05-01", foreign: "planned "} {
			row, err := tx.Deliverable(c.project.ID, id)
			require.NoError(t, err)
			assert.Equal(t, want, row.Status+" "+row.DeliveredOn.String())
		}
		return nil
	})
}

func TestAMoveTellsThePeopleWhoseTurnItIs(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	at := c.submitted(t, c.turkuLead, report, "250.00")
	c.manager.At(at).Post(report+"/moves", map[string]any{"to": "returned", "reason": "Please explain."}).Status(http.StatusOK)
	own := c.report(c.manager, c.turkuLead.Get(report).JSON()["period"].(map[string]any)["id"].(string))
	c.submitted(t, c.manager, own, "5.00")
	modeltest.Write(t, c.DB, func(tx *models.Tx) error {
		told := map[string][]string{}
		for name, user := range c.users {
			rows, err := tx.NotificationsOf(user.ID)
			require.NoError(t, err)
			for _, row := range rows {
				told[name] = append(told[name], row.Kind)
			}
		}
		assert.Equal(t, map[string][]string{
			"manager": {"report_submitted"}, "lead.fi": {"report_returned"}, "member.fi": {"report_returned"}, "office": {"report_submitted"},
		}, told)
		return nil
	})
}

func TestTheSameFileTwiceIsOneDocument(t *testing.T) {
	c := newConsortium(t)
	period := c.period()
	turku, bonn := c.report(c.turkuLead, period), c.report(c.bonnLead, period)
	first := c.attach(c.turkuLead, turku, "invoice.pdf", pdf).Status(http.StatusCreated)
	again := c.attach(c.turkuMember, turku, "copy.pdf", pdf).Status(http.StatusCreated)
	assert.Equal(t, first.ID(), again.ID())
	assert.Equal(t, []any{false, true}, []any{first.JSON()["known"], again.JSON()["known"]})
	other := c.attach(c.bonnLead, bonn, "invoice.pdf", pdf).Status(http.StatusCreated)
	assert.NotEqual(t, first.ID(), other.ID(), "what another partner has is not told")
	assert.Equal(t, false, other.JSON()["known"])
}

func TestADocumentIsTakenByItsContentAndServedAsAnAttachment(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	c.attach(c.turkuLead, report, "invoice.pdf", []byte("<!doctype html><script>alert(1)</script>")).Problem(http.StatusUnprocessableEntity, "invalid").Field("", "file_type_refused")
	c.attach(c.turkuLead, report, "%01.pdf", pdf).Problem(http.StatusUnprocessableEntity, "invalid").Field("/name", "unfit_name")
	c.turkuLead.Post(c.root+"/documents?name=a.pdf", map[string]any{}).Problem(http.StatusUnsupportedMediaType, "upload_expected")
	c.turkuLead.Send(http.MethodPost, c.root+"/documents?name=a.pdf", pdf).Problem(http.StatusForbidden, "forbidden")
	c.auditor.Send(http.MethodPost, c.root+"/documents?name=a.pdf&reportId="+lastPart(report), pdf).Problem(http.StatusForbidden, "forbidden")
	document := c.attach(c.turkuLead, report, "..%2Fkv%C3%A4ll%20%22r%22.html", pdf).Status(http.StatusCreated)
	assert.Equal(t, "application/pdf", document.JSON()["mediaType"])
	file := c.manager.Get(c.root + "/documents/" + document.ID() + "/content").Status(http.StatusOK)
	assert.Equal(t, pdf, file.Text)
	assert.Equal(t, "application/pdf", file.Header.Get("Content-Type"))
	assert.Equal(t, "nosniff", file.Header.Get("X-Content-Type-Options"))
	assert.Equal(t, "attachment; filename*=utf-8''kv%C3%A4ll%20%22r%22.html.pdf", file.Header.Get("Content-Disposition"))
}

func TestADocumentThatNothingNamesIsRemoved(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	document := c.attach(c.turkuLead, report, "invoice.pdf", pdf).Status(http.StatusCreated).ID()
	cost := c.turkuLead.Post(report+"/costs", map[string]any{"category": "transnational_meetings", "incurredOn": "2020-02-10", "description": "Flights", "amount": "1.00", "documentIds": []string{document}}).Status(http.StatusCreated)
	c.turkuLead.Delete(c.root+"/documents/"+document).Problem(http.StatusConflict, "document_in_use")
	c.turkuLead.At(1).Delete(report + "/costs/" + cost.ID()).Status(http.StatusNoContent)
	c.manager.Delete(c.root+"/documents/"+document).Problem(http.StatusForbidden, "forbidden")
	c.turkuLead.Delete(c.root + "/documents/" + document).Status(http.StatusNoContent)
	c.turkuLead.Get(c.root+"/documents/"+document+"/content").Problem(http.StatusNotFound, "not_found")
}

func TestAReportWaitsForAProjectThatRuns(t *testing.T) {
	c := newConsortium(t)
	period := c.period()
	report := c.report(c.turkuLead, period)
	modeltest.Write(t, c.DB, func(tx *models.Tx) error {
		row, err := tx.LockProject(c.project.ID)
		require.NoError(t, err)
		row.Status = "closed"
		return tx.SaveProject(row)
	})
	c.turkuLead.At(1).Put(report, map[string]any{"workDone": "Late", "deviations": "", "nextSteps": ""}).Problem(http.StatusConflict, "project_not_running")
	c.bonnLead.Post(c.root+"/reports", map[string]any{"periodId": period}).Problem(http.StatusConflict, "project_not_running")
	c.manager.At(1).Delete(c.root+"/periods/"+period).Problem(http.StatusConflict, "project_closed")
	assert.Empty(t, c.turkuLead.Get(report).JSON()["allowedActions"])
}

func TestTheListTellsStatusDueDaysAndAmounts(t *testing.T) {
	c := newConsortium(t)
	period := c.period()
	c.submitted(t, c.turkuLead, c.report(c.turkuLead, period), "250.00")
	var list struct {
		Items []struct {
			Partner        struct{ OrganisationName string }
			Status         string
			OverdueDays    int
			Amount         string
			AllowedActions []string
		}
	}
	c.manager.Get(c.root + "/reports").Status(http.StatusOK).Into(&list)
	var told []string
	for _, item := range list.Items {
		told = append(told, fmt.Sprint(item.Partner.OrganisationName, " ", item.Status, " ", item.OverdueDays, " ", item.Amount, " ", item.AllowedActions))
	}
	assert.Equal(t, []string{
		"Lund not_started 1993 0.00 [start_report]", "Turku submitted 0 250.00 [return_report approve_report]", "Bonn not_started 1993 0.00 []",
	}, told)
}
