package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sort"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"
	amount "konsortium/money"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// fullConsortium is a project with two partners that has one of every record. All
// its texts carry its mark, and each partner's money has amounts of its own:
//
//	ALPHA  Lund 11101.01 planned, 11102.02 spent · Turku 22201.01, 22202.02
//	BRAVO  Graz 33301.01 planned, 33302.02 spent · Porto 44401.01, 44402.02
type fullConsortium struct {
	mark     string
	project  *models.Project
	partners []*models.Partner
	people   map[access.Role]string
	reports  []string
	ids      map[string]string
}

type matrix struct {
	*apitest.Installation
	office       *apitest.Client
	alpha, bravo *fullConsortium
}

// newMatrix is two consortia that have one of every record.
func newMatrix(t *testing.T) *matrix {
	t.Helper()
	m := newDraftMatrix(t)
	for _, c := range []*fullConsortium{m.alpha, m.bravo} {
		m.amend(t, c)
	}
	return m
}

// newDraftMatrix is the same while their budgets are drafts.
func newDraftMatrix(t *testing.T) *matrix {
	t.Helper()
	in := apitest.New(t)
	officer := modeltest.User(t, in.DB, "office@example.org", access.InternationalOffice)
	m := &matrix{Installation: in, office: in.SignIn("office@example.org")}
	m.alpha = m.newConsortium(t, officer, "alpha-secret", []string{"Lund SE", "Turku FI"}, []string{"111", "222"})
	m.bravo = m.newConsortium(t, officer, "bravo-secret", []string{"Graz AT", "Porto PT"}, []string{"333", "444"})
	var draft struct{ Edition struct{ Key string } }
	m.office.Post("/api/v1/own-rule-books", map[string]any{"base": "KA220-HED-2027.1"}).Status(http.StatusCreated).Into(&draft)
	for _, c := range []*fullConsortium{m.alpha, m.bravo} {
		c.ids["ruleBookId"], c.ids["edition"] = draft.Edition.Key, "KA203-2019.1"
	}
	return m
}

func (m *matrix) newConsortium(t *testing.T, officer *models.User, mark string, places, money []string) *fullConsortium {
	t.Helper()
	c := &fullConsortium{mark: mark, project: modeltest.Project(t, m.DB, mark, officer), people: map[access.Role]string{}, ids: map[string]string{"action": "KA203", "callYear": "2019", "currency": "SEK"}}
	var organisations []*models.Organisation
	for i, place := range places {
		name, country, _ := strings.Cut(place, " ")
		organisations = append(organisations, modeltest.Organisation(t, m.DB, name, country))
		c.partners = append(c.partners, modeltest.Partner(t, m.DB, c.project, organisations[i], []string{"coordinator", "partner"}[i]))
	}
	for role, place := range map[access.Role]int{access.ProjectManager: 0, access.PartnerLead: 1, access.PartnerMember: 1, access.Auditor: 0} {
		email := fmt.Sprintf("%s.%s@example.org", strings.ReplaceAll(string(role), "_", ""), mark)
		modeltest.Member(t, m.DB, c.project, modeltest.User(t, m.DB, email), organisations[place], role)
		c.people[role] = email
	}
	m.fill(t, c, money)
	c.ids["projectId"], c.ids["organisationId"] = c.project.ID, organisations[1].ID
	c.ids["partnerId"], c.ids["leadPartnerId"], c.ids["hostPartnerId"] = c.partners[1].ID, c.partners[1].ID, c.partners[1].ID
	return c
}

// fill gives a consortium one of every record, over HTTP.
func (m *matrix) fill(t *testing.T, c *fullConsortium, money []string) {
	t.Helper()
	base := "/api/v1/projects/" + c.project.ID
	manager, lead := m.SignIn(c.people[access.ProjectManager]), m.SignIn(c.people[access.PartnerLead])
	c.ids["workPackageId"] = manager.Post(base+"/work-packages", map[string]any{
		"number": 1, "title": c.mark, "leadPartnerId": c.partners[0].ID, "startsOn": "2019-09-01", "endsOn": "2020-08-31",
	}).Status(http.StatusCreated).ID()
	c.ids["deliverableId"] = manager.Post(base+"/deliverables", map[string]any{
		"workPackageId": c.ids["workPackageId"], "code": "D1", "title": c.mark, "leadPartnerId": c.partners[1].ID, "dueOn": "2020-06-30",
	}).Status(http.StatusCreated).ID()
	c.ids["activityId"] = manager.Post(base+"/activities", map[string]any{
		"code": "C1", "kind": "staff_workshop", "title": c.mark, "hostPartnerId": c.partners[1].ID, "startsOn": "2020-06-01", "endsOn": "2020-06-05",
	}).Status(http.StatusCreated).ID()
	c.ids["periodId"] = manager.Post(base+"/periods", map[string]any{"number": 1, "startsOn": "2019-09-01", "endsOn": "2020-08-31", "dueOn": "2020-10-15"}).Status(http.StatusCreated).ID()
	cells := []any{}
	for i, partner := range c.partners {
		cells = append(cells, map[string]any{"partnerId": partner.ID, "category": "project_management", "year": 1, "amount": money[i] + "01.01", "version": 0})
	}
	manager.Patch(base+"/budget/cells", map[string]any{"cells": cells}).Status(http.StatusOK)
	c.ids["budgetItemId"] = manager.Post(base+"/budget/items", map[string]any{
		"partnerId": c.partners[1].ID, "category": "exceptional_costs", "year": 1, "title": c.mark, "facts": map[string]any{"cost": "100.00"}, "amount": "0.00", "reason": c.mark,
	}).Status(http.StatusCreated).ID()
	for i, author := range []*apitest.Client{manager, lead} {
		report := author.Post(base+"/reports", map[string]any{"periodId": c.ids["periodId"], "partnerId": c.partners[i].ID})
		require.Less(t, report.Code, 300, "%s", report.Text)
		reportID := report.ID()
		c.reports = append(c.reports, reportID)
		document := author.Post(base+"/documents?name="+c.mark+".txt&reportId="+reportID, []byte("Voucher of "+c.mark+" "+money[i]))
		require.Less(t, document.Code, 300, "%s", document.Text)
		cost := author.Post(base+"/reports/"+reportID+"/costs", map[string]any{
			"category": "project_management", "incurredOn": "2020-01-15", "description": c.mark, "amount": money[i] + "02.02", "documentIds": []any{document.ID()},
		})
		require.Less(t, cost.Code, 300, "%s", cost.Text)
		c.ids["reportId"], c.ids["documentId"], c.ids["costId"] = reportID, document.ID(), cost.ID()
		modeltest.Write(t, m.DB, func(tx *models.Tx) error {
			entered, err := tx.Report(c.project.ID, reportID)
			if err != nil {
				return err
			}
			refund, err := amount.Parse("-" + money[i] + "02.02")
			if err != nil {
				return err
			}
			correction := &models.CostCorrection{
				ID: models.NewID(), ProjectID: c.project.ID, PartnerID: entered.PartnerID, CostID: cost.ID(), Kind: "refund", Category: "project_management",
				AmountCents: refund, Reason: c.mark, Status: "proposed", EnteredBy: c.project.CreatedBy, EnteredAt: tx.Now,
			}
			c.ids["correctionId"] = correction.ID
			return tx.AddCorrection(correction)
		})
	}
	invitation := manager.Post(base+"/invitations", map[string]any{
		"email": "new." + c.mark + "@example.org", "name": c.mark, "language": "en", "organisationId": c.partners[1].OrganisationID, "role": "partner_member",
	})
	require.Less(t, invitation.Code, 300, "%s", invitation.Text)
	var invited struct{ Invitation struct{ ID string } }
	invitation.Into(&invited)
	c.ids["invitationId"] = invited.Invitation.ID
	m.pay(t, c, manager, money[1])
	c.ids["timeSheetId"] = lead.Post(base+"/time-sheets", map[string]any{
		"partnerId": c.partners[1].ID, "person": c.mark, "staffCategory": "researcher", "month": "2020-02-01", "outputs": []any{map[string]any{"output": c.mark, "days": "2.5"}},
	}).Status(http.StatusCreated).ID()
	m.thinkOf(t, c, manager)
	m.propose(t, c)
	var members struct{ Items []struct{ ID string } }
	manager.Get(base + "/members").Status(http.StatusOK).Into(&members)
	c.ids["memberId"] = members.Items[0].ID
}

// pay gives a consortium an instalment that came in and a payment to its partner.
func (m *matrix) pay(t *testing.T, c *fullConsortium, manager *apitest.Client, money string) {
	t.Helper()
	base := "/api/v1/projects/" + c.project.ID
	var cash struct{ Instalments, Payments []struct{ ID string } }
	manager.Post(base+"/instalments", map[string]any{
		"kind": "prefinancing", "amount": "98765.43", "terms": "agreement", "remark": c.mark, "receivedOn": "2019-10-01", "receivedAmount": "98765.43",
	}).Status(http.StatusOK).Into(&cash)
	c.ids["instalmentId"] = cash.Instalments[0].ID
	manager.Post(base+"/partner-payments", map[string]any{
		"partnerId": c.partners[1].ID, "kind": "payment", "amount": money + "03.03", "paidOn": "2019-11-01", "remark": c.mark,
	}).Status(http.StatusOK).Into(&cash)
	c.ids["paymentId"] = cash.Payments[0].ID
}

// amend gives a consortium a scenario, a plan of record and a change of it.
func (m *matrix) amend(t *testing.T, c *fullConsortium) {
	t.Helper()
	manager := m.SignIn(c.people[access.ProjectManager])
	base := "/api/v1/projects/" + c.project.ID + "/budget"
	var scenario struct{ VersionID string }
	manager.Post(base+"/scenarios", map[string]any{"name": "scenario " + c.mark}).Status(http.StatusCreated).Into(&scenario)
	c.ids["versionId"] = scenario.VersionID
	modeltest.Write(t, m.DB, func(tx *models.Tx) error {
		_, err := tx.FreezeBudget(c.project.ID)
		return err
	})
	c.ids["amendmentId"] = manager.Post(base+"/amendments", nil).Status(http.StatusCreated).ID()
}

// thinkOf gives a consortium a candidate that was invited to take part.
func (m *matrix) thinkOf(t *testing.T, c *fullConsortium, manager *apitest.Client) {
	t.Helper()
	side, _, _ := strings.Cut(c.mark, "-")
	organisation := modeltest.Organisation(t, m.DB, "Riga "+side, "LV")
	base := "/api/v1/projects/" + c.project.ID
	c.ids["candidateId"] = manager.Post(base+"/candidates", map[string]any{
		"organisationId": organisation.ID, "role": "partner", "note": "candidate-of-" + side + " " + c.mark, "contactEmail": "contact.of." + side + "@example.org",
	}).Status(http.StatusCreated).ID()
	var sent struct{ Invitation struct{ ID string } }
	manager.Post(base+"/participation-invitations", map[string]any{
		"organisationId": organisation.ID, "role": "partner", "contribution": "candidate-of-" + side + " " + c.mark, "name": "Someone", "email": "contact.of." + side + "@example.org", "language": "en",
	}).Status(http.StatusCreated).Into(&sent)
	c.ids["participationId"] = sent.Invitation.ID
}

// request is one try of a route: its parameters and its body are filled with
// ids of a consortium and with values that fit the described shape.
func (m *matrix) request(t *testing.T, client *apitest.Client, route apitest.Route, path string, ids map[string]string) *apitest.Answer {
	t.Helper()
	body := m.Example(route, ids)
	switch {
	case strings.HasSuffix(route.Path, "/documents") && route.Method == http.MethodPost:
		return client.Send(route.Method, path+"?name=a.txt", []byte("plain text of a stranger"))
	case route.ID == "import-organisations":
		return client.Send(route.Method, path, []byte("PIC;Legal name\n999999999;Somewhere\n"))
	case route.ID == "import-exchange-rates":
		return client.Send(route.Method, path, []byte("01/08/2018;31/08/2018;EUR/GBP;0.8907\n"))
	case route.ID == "import-cost-sheet":
		return client.Send(route.Method, path, []byte("Category;Day;Description;Euro\n"))
	case route.ID == "import-budget-sheet":
		return client.Send(route.Method, path+"?dryRun=true", []byte("id (do not change);Partner;Country;Category;Year 1\n"))
	case route.ID == "judge-proposals":
		return client.Send(route.Method, path, []byte("Proposal number;Country;Type;Role;Duration\nP1;SE;HEI;Coordinator;24\n"))
	case route.ID == "download-verdicts":
		return client.Send(route.Method, path+"?format=csv", []byte("Proposal number;Country;Type;Role;Duration\nP1;SE;HEI;Coordinator;24\n"))
	}
	if route.Method == http.MethodGet {
		return client.Get(path)
	}
	return client.At(1).Send(route.Method, path, body)
}

// address fills the parameters of a path.
func address(path string, ids map[string]string) string {
	for name, id := range ids {
		path = strings.ReplaceAll(path, "{"+name+"}", id)
	}
	return path
}

// snapshot is everything of a consortium that the office can read.
func (m *matrix) snapshot(t *testing.T, c *fullConsortium) string {
	t.Helper()
	var all strings.Builder
	for _, route := range sorted(m.Routes()) {
		if route.Method != http.MethodGet || !strings.Contains(route.Path, "{projectId}") || strings.HasSuffix(route.Path, "/history") {
			continue
		}
		answer := m.office.Get(address(route.Path, c.ids))
		require.Equal(t, http.StatusOK, answer.Code, "%s %s", route.Path, answer.Text)
		all.WriteString(route.Path + "\n")
		all.Write(answer.Text)
		all.WriteString("\n")
	}
	return all.String()
}

func sorted(routes []apitest.Route) []apitest.Route {
	sort.Slice(routes, func(i, j int) bool { return routes[i].Path+routes[i].Method < routes[j].Path+routes[j].Method })
	return routes
}

func TestNothingOfAnotherConsortiumIsEverVisibleOrChanged(t *testing.T) {
	m := newMatrix(t)
	for _, side := range []struct{ own, other *fullConsortium }{{m.alpha, m.bravo}, {m.bravo, m.alpha}} {
		before := m.snapshot(t, side.other)
		for _, role := range access.ProjectRoles() {
			client := m.SignIn(side.own.people[role])
			for _, route := range sorted(m.Routes()) {
				if route.Public || route.ID == "sign-out" || route.ID == "change-password" {
					continue
				}
				t.Run(fmt.Sprintf("%s as %s: %s", side.own.mark, role, route.ID), func(t *testing.T) {
					foreign := m.request(t, client, route, address(route.Path, side.other.ids), side.other.ids)
					assert.NotContains(t, string(foreign.Text), side.other.mark)
					if strings.Contains(route.Path, "{projectId}") {
						assert.Equal(t, http.StatusNotFound, foreign.Code, "%s", foreign.Text)
						nested := m.request(t, client, route, address(address(route.Path, map[string]string{"projectId": side.own.project.ID}), side.other.ids), side.other.ids)
						assert.NotContains(t, string(nested.Text), side.other.mark)
						if strings.Count(route.Path, "{") > 1 {
							assert.Contains(t, []int{http.StatusNotFound, http.StatusForbidden}, nested.Code, "%s", nested.Text)
						}
					}
				})
			}
		}
		assert.Equal(t, before, m.snapshot(t, side.other), "%s was changed by %s", side.other.mark, side.own.mark)
	}
}

func TestAPartnerSeesNoOtherPartnersAmounts(t *testing.T) {
	m := newMatrix(t)
	for _, role := range []access.Role{access.PartnerLead, access.PartnerMember} {
		client := m.SignIn(m.alpha.people[role])
		for _, route := range sorted(m.Routes()) {
			if route.Method != http.MethodGet {
				continue
			}
			for _, reportID := range m.alpha.reports {
				ids := map[string]string{"reportId": reportID, "partnerId": m.alpha.partners[0].ID}
				for name, id := range m.alpha.ids {
					if _, set := ids[name]; !set {
						ids[name] = id
					}
				}
				text := string(client.Get(address(route.Path, ids)).Text)
				assert.NotContains(t, text, "11101.01", "%s as %s", route.ID, role)
				assert.NotContains(t, text, "11102.02", "%s as %s", route.ID, role)
				assert.NotContains(t, text, "33302.02", "the sum of both, %s as %s", route.ID, role)
				assert.NotContains(t, text, "98765.43", "an instalment, %s as %s", route.ID, role)
				assert.NotContains(t, text, "33304.04", "the sum of both, %s as %s", route.ID, role)
			}
		}
	}
	var budget any
	own := m.SignIn(m.alpha.people[access.PartnerLead]).Get("/api/v1/projects/" + m.alpha.project.ID + "/budget").Status(http.StatusOK)
	require.NoError(t, json.Unmarshal(own.Text, &budget))
	assert.Contains(t, string(own.Text), "22201.01", "its own amounts it sees")
}

func TestAnAuditorIsRefusedEveryWrite(t *testing.T) {
	m := newMatrix(t)
	auditor := m.SignIn(m.alpha.people[access.Auditor])
	before := m.snapshot(t, m.alpha)
	for _, route := range sorted(m.Routes()) {
		own := map[string]bool{"sign-out": true, "change-me": true, "change-password": true, "add-token": true, "revoke-token": true, "read-notification": true, "read-all-notifications": true}
		if route.Method == http.MethodGet || route.Public || own[route.ID] {
			continue
		}
		answer := m.request(t, auditor, route, address(route.Path, m.alpha.ids), m.alpha.ids)
		if judges := map[string]bool{"judge-proposals": true, "download-verdicts": true}; judges[route.ID] {
			// A file is sent to be judged and nothing is written, which the comparison below holds them to.
			assert.Equal(t, http.StatusOK, answer.Code, "%s: %s", route.ID, answer.Text)
			continue
		}
		assert.Contains(t, []int{http.StatusForbidden, http.StatusNotFound}, answer.Code, "%s: %s", route.ID, answer.Text)
	}
	assert.Equal(t, before, m.snapshot(t, m.alpha))
}

func TestEveryRouteThatIsNotPublicAsksForASignIn(t *testing.T) {
	m := newMatrix(t)
	for _, route := range sorted(m.Routes()) {
		if route.Public {
			continue
		}
		answer := m.request(t, m.Anonymous(), route, address(route.Path, m.alpha.ids), m.alpha.ids)
		assert.Equal(t, http.StatusUnauthorized, answer.Code, "%s: %s", route.ID, answer.Text)
	}
}

func TestAnAdministratorAndAnEmployeeReadNoProject(t *testing.T) {
	m := newMatrix(t)
	for _, role := range []access.Role{access.Administrator, access.Employee} {
		modeltest.User(t, m.DB, string(role)+"@example.org", role)
		client := m.SignIn(string(role) + "@example.org")
		for _, route := range sorted(m.Routes()) {
			if route.Method != http.MethodGet {
				continue
			}
			text := string(client.Get(address(route.Path, m.alpha.ids)).Text)
			assert.NotContains(t, text, "11101.01", "%s as %s", route.ID, role)
			if strings.Contains(route.Path, "{projectId}") {
				assert.NotContains(t, text, m.alpha.mark, "%s as %s", route.ID, role)
			}
		}
	}
}

func TestFinanceAndLeadershipReadProjectsAndChangeNone(t *testing.T) {
	m := newMatrix(t)
	before := m.snapshot(t, m.alpha)
	for _, role := range []access.Role{access.Finance, access.Leadership} {
		modeltest.User(t, m.DB, string(role)+"@example.org", role)
		client := m.SignIn(string(role) + "@example.org")
		for _, route := range sorted(m.Routes()) {
			if !strings.Contains(route.Path, "{projectId}") {
				continue
			}
			if role == access.Finance && financeWrites(route.ID) {
				continue
			}
			answer := m.request(t, client, route, address(route.Path, m.alpha.ids), m.alpha.ids)
			switch {
			case route.ID == "list-project-invitations":
			case route.Method == http.MethodGet:
				assert.Equal(t, http.StatusOK, answer.Code, "%s as %s: %s", route.ID, role, answer.Text)
			default:
				assert.Equal(t, http.StatusForbidden, answer.Code, "%s as %s: %s", route.ID, role, answer.Text)
			}
		}
	}
	assert.Equal(t, before, m.snapshot(t, m.alpha))
}

// financeWrites names what finance enters and decides in a project; the tests of
// conversion, of cash and of claims hold it.
func financeWrites(route string) bool {
	switch route {
	case "set-conversion", "set-finance-limit", "decide-cost", "approve-cost", "accept-costs", "add-correction", "decide-correction", "plan-instalments", "add-instalment", "change-instalment", "remove-instalment",
		"add-partner-payment", "change-partner-payment", "remove-partner-payment", "settle-grant":
		return true
	}
	return false
}
