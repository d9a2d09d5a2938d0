package api_test

import (
	"net/http"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type toldFinding struct {
	Rule, Severity, Message, PartnerID string
}

type withdrawals struct {
	Verdict string
	Judged  bool
	Items   []struct {
		PartnerID, Role, Verdict string
		Broken, Worse, Mended    []toldFinding
		Missing                  []string
		WorkPackages             []struct{ Number int }
		Deliverables, Activities []struct{ Code string }
		Freed                    *struct {
			Planned, Claimed, Left string
			ByCategory             []struct{ Category, Planned, Claimed, Left string }
		}
	}
}

func rulesTold(findings []toldFinding) []string {
	rules := []string{}
	for _, finding := range findings {
		rules = append(rules, finding.Rule)
	}
	return rules
}

func TestTheWithdrawalTestTellsWhatBreaksWhatIsOrphanedAndWhatIsFreed(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	settle(t, in, ann, id)
	base := "/api/v1/projects/" + id
	var partners struct{ Items []struct{ ID string } }
	ann.Get(base + "/partners").Status(200).Into(&partners)
	lund, bochum := partners.Items[0].ID, partners.Items[2].ID
	work := ann.Post(base+"/work-packages", map[string]any{"number": 1, "title": "Management", "leadPartnerId": bochum, "startsOn": "2019-09-01", "endsOn": "2021-08-31"}).Status(201).ID()
	var delivered string
	for _, code := range []string{"D1", "D2"} {
		delivered = ann.Post(base+"/deliverables", map[string]any{"workPackageId": work, "code": code, "title": "Result", "leadPartnerId": bochum, "dueOn": "2020-06-30"}).Status(201).ID()
	}
	modeltest.Write(t, in.DB, func(tx *models.Tx) error {
		row, err := tx.Deliverable(id, delivered)
		if err != nil {
			return err
		}
		row.Status, row.DeliveredOn = "delivered", programme.MustDate(2020, 6, 1)
		return tx.SaveDeliverable(row)
	})
	ann.Post(base+"/activities", map[string]any{"code": "C1", "kind": "staff_workshop", "title": "Workshop", "hostPartnerId": bochum, "startsOn": "2020-06-01", "endsOn": "2020-06-05"}).Status(201)
	ann.Patch(base+"/budget/cells", map[string]any{"cells": []any{
		map[string]any{"partnerId": bochum, "category": "project_management", "year": 1, "amount": "3000.00", "version": 0},
		map[string]any{"partnerId": bochum, "category": "intellectual_outputs", "year": 2, "amount": "41000.50", "version": 0},
		map[string]any{"partnerId": lund, "category": "project_management", "year": 1, "amount": "255999.50", "version": 0},
	}}).Status(200)

	var found withdrawals
	ann.Get(base + "/eligibility/withdrawals?language=en").Status(200).Into(&found)
	require.True(t, found.Judged)
	assert.Equal(t, "eligible", found.Verdict)
	require.Len(t, found.Items, 3)
	first, last := found.Items[0], found.Items[2]
	assert.Equal(t, "not_eligible", last.Verdict)
	assert.Equal(t, []string{"CONS-MIN-ORGANISATIONS", "CONS-MIN-COUNTRIES"}, rulesTold(last.Broken)[:2])
	assert.Contains(t, rulesTold(first.Broken), "CONS-ONE-COORDINATOR")
	assert.Contains(t, last.Missing[0], "one more organisation, from a Programme Country other than Finland and Sweden")
	assert.Len(t, last.WorkPackages, 0, "the work package has ended")
	assert.Equal(t, []struct{ Code string }{{"D1"}}, last.Deliverables)
	assert.Equal(t, []struct{ Code string }{{"C1"}}, last.Activities)
	require.NotNil(t, last.Freed)
	assert.Equal(t, "44000.50", last.Freed.Left)
	require.Len(t, last.Freed.ByCategory, 2)
	assert.Equal(t, "intellectual_outputs", last.Freed.ByCategory[0].Category)
	assert.Equal(t, "0.00", found.Items[1].Freed.Left)
	assert.Contains(t, string(ann.Get(base+"/eligibility/withdrawals?language=sv").Text), "Finland och Sverige")
}

func TestWhoMayNotReadTheWholeBudgetIsToldNoMoneyThatAWithdrawalFrees(t *testing.T) {
	m := newMatrix(t)
	path := "/api/v1/projects/" + m.alpha.project.ID + "/eligibility/withdrawals"
	var found withdrawals
	m.SignIn(m.alpha.people[access.PartnerLead]).Get(path).Status(200).Into(&found)
	for _, item := range found.Items {
		assert.Nil(t, item.Freed)
		assert.NotContains(t, rulesTold(item.Broken), "GRANT-BUDGET-SUM")
	}
	m.SignIn(m.alpha.people[access.ProjectManager]).Get(path).Status(200).Into(&found)
	require.NotNil(t, found.Items[0].Freed)
	assert.Equal(t, "11101.01", found.Items[0].Freed.Planned)
	assert.Equal(t, "0.00", found.Items[0].Freed.Claimed, "the report is a draft")
}

func TestClaimedMoneyIsNotFreedAndAnOverspentCategoryTakesNothingFromOthers(t *testing.T) {
	m := newDraftMatrix(t)
	base := "/api/v1/projects/" + m.alpha.project.ID
	modeltest.Write(t, m.DB, func(tx *models.Tx) error {
		report, err := tx.Report(m.alpha.project.ID, m.alpha.reports[1])
		if err != nil {
			return err
		}
		report.Status = "submitted"
		return tx.SaveReport(report)
	})
	m.office.Patch(base+"/budget/cells", map[string]any{"cells": []any{
		map[string]any{"partnerId": m.alpha.partners[1].ID, "category": "intellectual_outputs", "year": 1, "amount": "500.00", "version": 0},
	}}).Status(200)
	var found withdrawals
	m.office.Get(base + "/eligibility/withdrawals").Status(200).Into(&found)
	freed := found.Items[1].Freed
	assert.Equal(t, []string{"22701.01", "22202.02", "500.00"}, []string{freed.Planned, freed.Claimed, freed.Left}, "a euro over in one category")
}

func TestTheSameConsortiumIsJudgedUnderAnotherCall(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	settle(t, in, ann, id)
	addPartner(t, in, ann, id, "Leeds", "GB")
	path := "/api/v1/projects/" + id + "/eligibility/comparison"
	type side struct {
		Verdict  string
		RuleBook struct {
			Action   string
			CallYear int
		}
		Terms struct {
			MinMonths int
			LumpSums  []string
			TotalMax  *string
		}
		Grant struct{ Cap string }
	}
	var found struct {
		Own, Other side
		Rules      []struct{ Rule, Change string }
		Standings  []struct{ Name, Own, Other string }
	}
	ann.Get(path + "?action=KA220-HED&callYear=2023&language=en").Status(200).Into(&found)
	assert.Equal(t, 2019, found.Own.RuleBook.CallYear)
	assert.Equal(t, []string{"120000.00", "250000.00", "400000.00"}, found.Other.Terms.LumpSums)
	assert.Equal(t, "450000.00", *found.Own.Terms.TotalMax)
	assert.Equal(t, "not_eligible", found.Other.Verdict)
	changes := map[string]string{}
	for _, rule := range found.Rules {
		changes[rule.Rule] = rule.Change
	}
	assert.Equal(t, "breaks", changes["GRANT-LUMP-SUM"])
	assert.Equal(t, "goes", changes["GRANT-TOTAL-CAP"])
	assert.Equal(t, "same", changes["CONS-MIN-ORGANISATIONS"])
	require.Len(t, found.Standings, 1)
	assert.Equal(t, "Leeds", found.Standings[0].Name)

	ann.Get(path).Status(200).Into(&found)
	assert.Equal(t, "KA203", found.Other.RuleBook.Action)
	assert.Equal(t, 2020, found.Other.RuleBook.CallYear, "the latest call of the project's action")
	ann.Get(path+"?action=KA203&callYear=2030").Problem(422, "invalid").Field("/callYear", "no_rule_book")
	ann.Get(path+"?action=KA999").Problem(422, "invalid").Field("/action", "one_of")
	ann.Get(path + "?callYear=soon").Status(422)
}

type suggestions struct {
	Countries []string
	Missing   []struct{ Kind string }
	Items     []struct {
		Organisation   struct{ ID, Name, Country string }
		Help, Verdict  string
		SharedProjects int
		Candidate      bool
		Reasons        []struct {
			Kind, Words string
			Caution     bool
		}
	}
}

func (s suggestions) names() []string {
	names := []string{}
	for _, item := range s.Items {
		names = append(names, item.Organisation.Name)
	}
	return names
}

func (s suggestions) words(at int) string {
	var words []string
	for _, reason := range s.Items[at].Reasons {
		words = append(words, reason.Words)
	}
	return strings.Join(words, " ")
}

func suggested(client *apitest.Client, project, query string) suggestions {
	var found suggestions
	client.Get("/api/v1/projects/" + project + "/eligibility/suggestions?language=en" + query).Status(http.StatusOK).Into(&found)
	return found
}

func TestOrganisationsAreSuggestedThatCloseTheGapWithReasonsInWords(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	helsinki := addPartner(t, in, ann, id, "Helsinki", "FI")
	porto := modeltest.Organisation(t, in.DB, "Porto", "PT")
	modeltest.Organisation(t, in.DB, "Aarhus", "DK")
	modeltest.Organisation(t, in.DB, "Uppsala", "SE")
	modeltest.Organisation(t, in.DB, "Moskva", "RU")
	earlier := bridge()
	earlier["acronym"] = "EARLIER"
	other := ann.Post("/api/v1/projects", earlier).Status(http.StatusCreated).ID()
	var partners struct {
		Items []struct{ Organisation struct{ ID string } }
	}
	ann.Get("/api/v1/projects/" + id + "/partners").Status(200).Into(&partners)
	for _, organisation := range []string{partners.Items[0].Organisation.ID, porto.ID} {
		ann.Post("/api/v1/projects/"+other+"/partners", map[string]any{"organisationId": organisation, "role": "partner"}).Status(201)
	}

	found := suggested(ann, id, "")
	assert.Equal(t, []string{"Porto", "Aarhus"}, found.names(), "new countries only, past work first")
	assert.Equal(t, "add_organisations", found.Missing[0].Kind)
	assert.NotContains(t, found.Countries, "SE")
	assert.Equal(t, "meets_minimum", found.Items[0].Help)
	assert.Equal(t, 1, found.Items[0].SharedProjects)
	assert.Contains(t, found.words(0), "Has worked with Lunds universitet in EARLIER.")
	assert.Contains(t, found.words(1), "Denmark is new to the consortium")

	assert.Equal(t, []string{"Uppsala"}, suggested(ann, id, "&country=SE").names())
	assert.Empty(t, suggested(ann, id, "&type=school").Items)
	assert.Equal(t, []string{"Porto", "Aarhus"}, suggested(ann, id, "&without="+helsinki).names(), "nobody is replaced by itself")
	ann.Get("/api/v1/projects/"+id+"/eligibility/suggestions?country=ZZ").Problem(422, "invalid").Field("/country", "unknown_country")
	ann.Get("/api/v1/projects/"+id+"/eligibility/suggestions?type=club").Problem(422, "invalid").Field("/type", "one_of")
	ann.Get("/api/v1/projects/"+id+"/eligibility/suggestions?without="+models.NewID()).Problem(404, "not_found")

	ann.Post("/api/v1/projects/"+id+"/candidates", map[string]any{"organisationId": porto.ID, "role": "partner"}).Status(201)
	assert.True(t, suggested(ann, id, "").Items[0].Candidate)
}

func TestPastWorkInProjectsOfOthersIsNotTold(t *testing.T) {
	m := newMatrix(t)
	secret := modeltest.Organisation(t, m.DB, "Vilnius", "LT")
	lund, err := organisationOf(t, m.Installation, m.alpha.partners[0].OrganisationID)
	require.NoError(t, err)
	modeltest.Partner(t, m.DB, m.bravo.project, secret, "partner")
	modeltest.Partner(t, m.DB, m.bravo.project, lund, "partner")
	manager := m.SignIn(m.alpha.people[access.ProjectManager])
	found := suggested(manager, m.alpha.project.ID, "&country=LT")
	require.Equal(t, []string{"Vilnius"}, found.names())
	assert.Zero(t, found.Items[0].SharedProjects)
	assert.NotContains(t, found.words(0), m.bravo.mark)
	office := suggested(m.office, m.alpha.project.ID, "&country=LT")
	assert.Equal(t, 1, office.Items[0].SharedProjects)
	assert.Contains(t, office.words(0), m.bravo.mark)
	m.office.Post("/api/v1/projects/"+m.alpha.project.ID+"/candidates", map[string]any{"organisationId": secret.ID, "role": "partner"}).Status(201)
	assert.False(t, suggested(m.SignIn(m.alpha.people[access.PartnerLead]), m.alpha.project.ID, "&country=LT").Items[0].Candidate, "who may not read candidates is not told")
}

func organisationOf(t *testing.T, in *apitest.Installation, id string) (row *models.Organisation, err error) {
	t.Helper()
	modeltest.Write(t, in.DB, func(tx *models.Tx) error {
		row, err = tx.Organisation(id)
		return err
	})
	return row, err
}

func TestACharterOnThePublishedListSpeaksForASuggestion(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	body := bridge()
	body["action"], body["callYear"], body["startOn"], body["grantRequested"] = "KA220-HED", 2023, "2023-11-01", "250000.00"
	ann.At(1).Put("/api/v1/projects/"+id, body).Status(200)
	modeltest.Organisation(t, in.DB, "Aalborg", "DK")
	tartu := modeltest.Organisation(t, in.DB, "Tartu", "EE")
	modeltest.Write(t, in.DB, func(tx *models.Tx) error {
		tartu.CharterFrom, tartu.CharterUntil = programme.MustDate(2021, 1, 1), programme.MustDate(2027, 12, 31)
		return tx.SaveOrganisation(tartu)
	})
	found := suggested(ann, id, "")
	require.Equal(t, []string{"Tartu", "Aalborg"}, found.names())
	assert.Contains(t, found.words(0), "until 2027-12-31")
	assert.True(t, found.Items[1].Reasons[len(found.Items[1].Reasons)-1].Caution)
}

func TestWhoeverReplacesTheCoordinatorIsJudgedInItsRole(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	settle(t, in, ann, id)
	modeltest.Organisation(t, in.DB, "Porto", "PT")
	var partners struct{ Items []struct{ ID, Role string } }
	ann.Get("/api/v1/projects/" + id + "/partners").Status(200).Into(&partners)
	found := suggested(ann, id, "&without="+partners.Items[0].ID)
	require.Equal(t, []string{"Porto"}, found.names())
	assert.Equal(t, "undecided", found.Items[0].Verdict, "only its charter is not known")
}
