package api_test

import (
	"strings"
	"testing"

	"konsortium/api/apitest"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func criteria(score int, ethics string) map[string]any {
	answers := []any{}
	for _, question := range []string{"academic_freedom", "democratic_values", "critical_reflection", "high_quality", "ethical_approach"} {
		answers = append(answers, map[string]any{"question": question, "answer": ethics, "reason": "As their charter says."})
	}
	one := map[string]any{"score": score, "reason": "It fits."}
	return map[string]any{"strategy": one, "complement": one, "portfolio": one, "ethics": answers}
}

// prepared is a proposal in its consultation, at version 4.
func prepared(t *testing.T, in *apitest.Installation, officer, employee *apitest.Client) string {
	t.Helper()
	turku := modeltest.Organisation(t, in.DB, "Turku", "FI")
	id := employee.Post(proposals, proposalOf("Nursing", inRegister(turku))).Status(201).ID()
	for version, stage := range []string{"first_review", "preparation", "consultation"} {
		officer.At(version+1).Post(proposals+"/"+id+"/moves", map[string]any{"to": stage}).Status(200)
	}
	return proposals + "/" + id
}

func TestOneNoOnEthicsFailsWhateverTheScoresAre(t *testing.T) {
	in, officer, leader, employee := pipeline(t)
	path := prepared(t, in, officer, employee)
	body := criteria(3, "yes")
	assessed := officer.At(1).Put(path+"/assessment", body).Status(200).JSON()
	assert.Equal(t, "holds", assessed["ethicsOutcome"])
	assert.EqualValues(t, 9, assessed["sum"])
	body["ethics"].([]any)[1] = map[string]any{"question": "democratic_values", "answer": "no", "reason": "Elections were cancelled."}
	assessed = officer.At(2).Put(path+"/assessment", body).Status(200).JSON()
	assert.Equal(t, "fails", assessed["ethicsOutcome"])
	assert.EqualValues(t, 9, leader.Get(path).Status(200).JSON()["assessment"].(map[string]any)["sum"])
	employee.Get(path+"/assessment").Problem(403, "forbidden")
	assert.NotContains(t, string(employee.Get(path).Text), "strategy")
}

func TestAnAssessmentIsRefusedWithEveryPlaceThatIsWrong(t *testing.T) {
	in, officer, leader, employee := pipeline(t)
	path := prepared(t, in, officer, employee) + "/assessment"
	body := criteria(4, "yes")
	officer.At(1).Put(path, body).Problem(422, "invalid").Field("/strategy/score", "maximum")
	officer.At(1).Put(path, criteria(-1, "yes")).Problem(422, "invalid").Field("/portfolio/score", "minimum")
	officer.At(1).Put(path, criteria(1, "perhaps")).Problem(422, "invalid").Field("/ethics/0/answer", "one_of")
	body = criteria(2, "unclear")
	body["complement"] = map[string]any{"score": 2}
	body["portfolio"] = map[string]any{"score": 2, "reason": strings.Repeat("a", 10000)}
	body["ethics"] = []any{map[string]any{"question": "high_quality", "answer": "yes"}, map[string]any{"question": "high_quality"}}
	officer.At(1).Put(path, body).Problem(422, "invalid").Field("/complement/reason", "required").Field("/portfolio/reason", "too_long").
		Field("/ethics/0/reason", "required").Field("/ethics/1/question", "duplicate")
	leader.At(1).Put(path, criteria(2, "yes")).Problem(403, "forbidden")
	officer.At(7).Put(path, criteria(2, "yes")).Problem(412, "stale_version")
	assert.Nil(t, officer.Get(path).JSON()["sum"], "nothing was taken")
}

func TestDoubtsStopNothingButAskForAReason(t *testing.T) {
	in, officer, _, employee := pipeline(t)
	path := prepared(t, in, officer, employee)
	var one struct {
		Moves []struct {
			To           string
			Doubts       []string
			ReasonNeeded bool
		}
	}
	officer.Get(path).Into(&one)
	require.Equal(t, "decision_basis", one.Moves[0].To)
	assert.Equal(t, []string{"criteria_open", "consultation_missing"}, one.Moves[0].Doubts)
	officer.At(4).Post(path+"/moves", map[string]any{"to": "decision_basis"}).Problem(422, "invalid").Field("/reason", "required")
	officer.At(1).Put(path+"/assessment", criteria(2, "yes")).Status(200)
	opinion := officer.Post(path+"/opinions", map[string]any{"body": "Faculty board", "askedOn": "2026-03-01"}).Status(201)
	officer.Get(path).Into(&one)
	assert.Equal(t, []string{"consultation_open"}, one.Moves[0].Doubts)
	officer.At(1).Put(path+"/opinions/"+opinion.ID(), map[string]any{"body": "Faculty board", "opinion": "In favour.", "askedOn": "2026-03-01", "givenOn": "2026-03-10"}).Status(200)
	officer.Get(path).Into(&one)
	assert.Empty(t, one.Moves[0].Doubts)
	officer.At(4).Post(path+"/moves", map[string]any{"to": "decision_basis"}).Status(200)
}

func TestAnOpinionIsRefusedWithEveryPlaceThatIsWrong(t *testing.T) {
	in, officer, leader, employee := pipeline(t)
	path := prepared(t, in, officer, employee) + "/opinions"
	officer.Post(path, map[string]any{"body": " ", "opinion": "Yes."}).Problem(422, "invalid").Field("/body", "required").Field("/givenOn", "required")
	officer.Post(path, map[string]any{"body": "Board", "givenOn": "2026-03-01", "askedOn": "2026-03-02"}).Problem(422, "invalid").Field("/opinion", "required").Field("/givenOn", "before_asked")
	officer.Post(path, map[string]any{"body": "Board", "givenOn": "2036-03-01", "opinion": "Yes."}).Problem(422, "invalid").Field("/givenOn", "in_future")
	leader.Post(path, map[string]any{"body": "Board"}).Problem(403, "forbidden")
	employee.Get(path).Problem(403, "forbidden")
	id := officer.Post(path, map[string]any{"body": "Board"}).Status(201).ID()
	officer.At(2).Delete(path+"/"+id).Problem(412, "stale_version")
	officer.At(1).Delete(path + "/" + id).Status(204)
	assert.Empty(t, leader.Get(path).Status(200).JSON()["items"])
}

func TestWhatAProposalOverlapsWithIsFoundInTheData(t *testing.T) {
	in, officer, _, employee := pipeline(t)
	user := modeltest.User(t, in.DB, "manager@example.org")
	turku, bergen, graz := modeltest.Organisation(t, in.DB, "Turku", "FI"), modeltest.Organisation(t, in.DB, "Bergen", "NO"), modeltest.Organisation(t, in.DB, "Graz", "AT")
	own := modeltest.OwnOrganisation(t, in.DB, "Lund", "SE")
	shared, elsewhere := modeltest.Project(t, in.DB, "SHARED", user), modeltest.Project(t, in.DB, "ELSEWHERE", user)
	modeltest.Partner(t, in.DB, shared, own, "coordinator")
	modeltest.Partner(t, in.DB, shared, turku, "partner")
	modeltest.Partner(t, in.DB, elsewhere, turku, "partner")

	only := func(title, area string, organisations ...any) string {
		body := proposalOf(title, organisations...)
		body["areas"] = []string{area}
		return employee.Post(proposals, body).Status(201).ID()
	}
	id := only("One", "education", inRegister(turku))
	only("Area", "education", inRegister(graz))
	only("Country", "research", map[string]any{"name": "Åbo", "country": "FI"})
	only("Same", "communication", inRegister(bergen), inRegister(turku))
	only("Nothing", "skills_supply", inRegister(bergen))
	gone := only("Gone", "education", inRegister(turku))
	employee.At(1).Post(proposals+"/"+gone+"/withdrawal", map[string]any{}).Status(200)

	var assessment struct {
		Overlap struct {
			Proposals []struct {
				Title                           string
				Organisations, Countries, Areas []string
			}
			Projects []struct{ Acronym, Organisation string }
		}
	}
	officer.Get(proposals + "/" + id + "/assessment").Status(200).Into(&assessment)
	titles := []string{}
	for _, one := range assessment.Overlap.Proposals {
		titles = append(titles, one.Title)
	}
	assert.Equal(t, []string{"Same", "Country", "Area"}, titles)
	assert.Equal(t, []string{"Turku"}, assessment.Overlap.Proposals[0].Organisations)
	assert.Equal(t, []string{"FI"}, assessment.Overlap.Proposals[1].Countries)
	require.Len(t, assessment.Overlap.Projects, 1)
	assert.Equal(t, "SHARED", assessment.Overlap.Projects[0].Acronym)
}

func TestTwoToFiveProposalsStandSideBySide(t *testing.T) {
	in, officer, leader, employee := pipeline(t)
	turku := modeltest.Organisation(t, in.DB, "Turku", "FI")
	ids := []string{}
	for _, title := range []string{"A", "B", "C", "D", "E", "F"} {
		ids = append(ids, employee.Post(proposals, proposalOf(title, inRegister(turku))).Status(201).ID())
	}
	compare := "/api/v1/partnerships/comparison?proposals="
	officer.Get(compare+ids[0]).Problem(422, "invalid").Field("/proposals", "too_few")
	officer.Get(compare+strings.Join(ids, ",")).Problem(422, "invalid").Field("/proposals", "too_many")
	officer.Get(compare+ids[0]+","+ids[0]).Problem(422, "invalid").Field("/proposals", "duplicate")
	officer.Get(compare + ids[0] + ",nothing").Status(404)
	employee.Get(compare + ids[0] + "," + ids[1]).Status(404)
	var list struct {
		Items []struct{ Proposal struct{ Title string } }
	}
	leader.Get(compare + ids[2] + "," + ids[0]).Status(200).Into(&list)
	require.Len(t, list.Items, 2)
	assert.Equal(t, "C", list.Items[0].Proposal.Title, "in the order of the question")
}

func TestAProposalsListIsNarrowedAndOrderedByItsAllowList(t *testing.T) {
	in, officer, leader, employee := pipeline(t)
	turku := modeltest.Organisation(t, in.DB, "Turku", "FI")
	asked := proposalOf("Asked", inRegister(turku))
	asked["origin"] = "leadership"
	leader.Post(proposals, asked).Status(201)
	best := employee.Post(proposals, proposalOf("Best", inRegister(turku))).Status(201).ID()
	officer.At(1).Put(proposals+"/"+best+"/assessment", criteria(3, "yes")).Status(200)
	declined := employee.Post(proposals, proposalOf("Declined", inRegister(turku))).Status(201).ID()
	officer.At(1).Post(proposals+"/"+declined+"/moves", map[string]any{"to": "declined", "reason": "No."}).Status(200)
	titles := func(client *apitest.Client, query string) []string {
		var list struct{ Items []struct{ Title string } }
		client.Get(proposals + query).Status(200).Into(&list)
		found := []string{}
		for _, one := range list.Items {
			found = append(found, one.Title)
		}
		return found
	}
	assert.Equal(t, []string{"Best", "Asked"}, titles(officer, "?open=true&sort=-criteriaSum"))
	assert.Equal(t, []string{"Asked"}, titles(officer, "?origin=leadership"))
	assert.Equal(t, []string{"Declined"}, titles(officer, "?stage=declined"))
	assert.Equal(t, []string{"Asked"}, titles(leader, "?mine=true"))
	assert.ElementsMatch(t, []string{"Best", "Declined"}, titles(employee, ""), "only the own ones")
	officer.Get(proposals+"?sort=purpose").Problem(422, "invalid").Field("/sort", "not_allowed")
	assert.Equal(t, []any{"employee"}, employee.Get(proposals).JSON()["origins"])
	assert.Len(t, leader.Get(proposals).JSON()["origins"], 3)
}
