package api_test

import (
	"context"
	"net/http"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/money"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type judged struct {
	Verdict string
	Missing []struct {
		Rule, Words string
	}
	Rules []struct {
		Rule, State string
		Findings    []struct{ PartnerID, Message string }
		Source      struct{ Title string }
	}
	Candidates []string
	Grant      struct {
		Cap    string
		ByYear []struct {
			Planned *string
		}
	}
}

func judge(client *apitest.Client, project, language string) judged {
	var found judged
	client.Get("/api/v1/projects/" + project + "/eligibility?language=" + language).Status(http.StatusOK).Into(&found)
	return found
}

func (j judged) state(rule string) string {
	for _, one := range j.Rules {
		if one.Rule == rule {
			return one.State
		}
	}
	return "absent"
}

// settle makes a project of the office eligible: charters by hand, three
// countries.
func settle(t *testing.T, in *apitest.Installation, client *apitest.Client, project string) {
	t.Helper()
	addPartner(t, in, client, project, "Helsinki", "FI")
	addPartner(t, in, client, project, "Bochum", "DE")
	var list struct {
		Items []struct {
			ID, Role string
			Version  int
		}
	}
	client.Get("/api/v1/projects/" + project + "/partners").Status(http.StatusOK).Into(&list)
	for _, partner := range list.Items {
		client.At(partner.Version).Put("/api/v1/projects/"+project+"/partners/"+partner.ID, map[string]any{
			"role": partner.Role, "charterHeld": true, "mandateState": "signed", "mandateSignedOn": "2019-03-01", "strategyLink": "Digital first",
		}).Status(http.StatusOK)
	}
}

func TestEachChangeOfTheConsortiumIsJudgedAnewInWords(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	addPartner(t, in, ann, id, "Helsinki", "FI")
	short := judge(ann, id, "en")
	assert.Equal(t, "not_eligible", short.Verdict)
	assert.Contains(t, short.Missing[0].Words, "one more organisation, from a Programme Country other than Finland and Sweden")
	assert.Contains(t, judge(ann, id, "sv").Missing[0].Words, "Finland och Sverige")
	assert.Contains(t, short.Candidates, "DE")
	assert.NotContains(t, short.Candidates, "FI")
	assert.Equal(t, "broken", short.state("CONS-MIN-COUNTRIES"))
	assert.NotEmpty(t, short.Rules[0].Source.Title)
	bochum := addPartner(t, in, ann, id, "Bochum", "DE")
	undecided := judge(ann, id, "en")
	assert.Equal(t, "undecided", undecided.Verdict)
	assert.Equal(t, "unknown", undecided.state("ORG-ECHE"))
	assert.Equal(t, "300000.00", undecided.Grant.Cap)
	ann.At(1).Put("/api/v1/projects/"+id+"/partners/"+bochum, map[string]any{"role": "partner", "charterHeld": false}).Status(200)
	broken := judge(ann, id, "en")
	assert.Equal(t, "not_eligible", broken.Verdict)
	for _, rule := range broken.Rules {
		if rule.Rule == "ORG-ECHE" {
			require.Len(t, rule.Findings, 1)
			assert.Equal(t, bochum, rule.Findings[0].PartnerID)
			assert.Contains(t, rule.Findings[0].Message, "Bochum")
		}
	}
}

func TestTheLanguageOfAJudgementFollowsTheBrowserUnlessAskedFor(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	words := func(client *apitest.Client, query string) string {
		var found judged
		client.Get("/api/v1/projects/" + id + "/eligibility" + query).Status(200).Into(&found)
		return found.Missing[0].Words
	}
	assert.Contains(t, words(ann.With("Accept-Language", "de, sv-SE;q=0.8, en;q=0.5"), ""), "organisationer")
	assert.Contains(t, words(ann.With("Accept-Language", "sv"), "?language=en"), "organisations")
	assert.Contains(t, words(ann.With("Accept-Language", "de"), ""), "organisations")
}

func TestThePublishedListIsEvidenceOnlyForCallsSince2021(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	modeltest.Write(t, in.DB, func(tx *models.Tx) error {
		partners, err := tx.Partners(id)
		if err != nil {
			return err
		}
		row, err := tx.Organisation(partners[0].OrganisationID)
		if err != nil {
			return err
		}
		row.CharterFrom, row.CharterUntil = programme.MustDate(2014, 1, 1), programme.MustDate(2027, 12, 31)
		return tx.SaveOrganisation(row)
	})
	basis := func() string {
		var list struct {
			Items []struct{ CharterBasis string }
		}
		ann.Get("/api/v1/projects/" + id + "/partners").Status(200).Into(&list)
		return list.Items[0].CharterBasis
	}
	assert.Equal(t, "unknown", basis())
	body := bridge()
	body["action"], body["callYear"], body["startOn"] = "KA220-HED", 2023, "2023-11-01"
	ann.At(1).Put("/api/v1/projects/"+id, body).Status(200)
	assert.Equal(t, "list", basis())
	body["startOn"] = "2028-01-01"
	ann.At(2).Put("/api/v1/projects/"+id, body).Status(200)
	assert.Equal(t, "unknown", basis())
}

func TestASubmissionIsStoppedByBlockersAndNotByWhatIsUnknown(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	moves := "/api/v1/projects/" + id + "/moves"
	ann.At(1).Post(moves, map[string]any{"to": "submitted"}).Problem(409, "move_not_possible")
	ann.At(1).Post(moves, map[string]any{"to": "planning"}).Status(200)
	stopped := ann.At(2).Post(moves, map[string]any{"to": "submitted"}).Problem(422, "not_eligible").JSON()
	assert.NotEmpty(t, stopped["findings"])
	assert.Equal(t, "planning", ann.Get("/api/v1/projects/" + id).JSON()["status"])
	addPartner(t, in, ann, id, "Helsinki", "FI")
	addPartner(t, in, ann, id, "Bochum", "DE")
	submitted := ann.At(2).Post(moves, map[string]any{"to": "submitted"}).Status(200).JSON()
	assert.Equal(t, "submitted", submitted["status"])
	assert.Equal(t, "undecided", submitted["verdict"])
	var checks struct {
		Items []struct{ Verdict, Occasion, CheckedBy string }
	}
	ann.Get("/api/v1/projects/" + id + "/eligibility-checks").Status(200).Into(&checks)
	require.Len(t, checks.Items, 1)
	assert.Equal(t, "submission", checks.Items[0].Occasion)
	assert.Equal(t, "office", checks.Items[0].CheckedBy)
}

func TestAProjectGoesFromIdeaToClosingAndItsAwardFreezesTheBudget(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	settle(t, in, ann, id)
	moves, version := "/api/v1/projects/"+id+"/moves", 0
	move := func(body map[string]any) *apitest.Answer {
		version++
		return ann.At(version).Post(moves, body)
	}
	move(map[string]any{"to": "planning"}).Status(200)
	move(map[string]any{"to": "submitted"}).Status(200)
	ann.At(version+1).Post(moves, map[string]any{"to": "granted"}).Problem(422, "invalid").Field("/grantAwarded", "required")
	ann.At(version+1).Post(moves, map[string]any{"to": "granted", "grantAwarded": "0.00"}).Problem(422, "invalid").Field("/grantAwarded", "above")
	ann.At(version+1).Post(moves, map[string]any{"to": "rejected", "grantAwarded": "1.00"}).Problem(422, "invalid").Field("/grantAwarded", "not_at_this_move")
	granted := move(map[string]any{"to": "granted", "grantAwarded": "290000.00"}).Status(200).JSON()
	assert.Equal(t, "290000.00", granted["grantAwarded"])
	ctx := models.WithActor(context.Background(), access.Actor{System: true})
	require.NoError(t, in.DB.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		record, err := tx.BudgetOfRecord(id)
		require.NotNil(t, record)
		return err
	}))
	ann.At(version+1).Post(moves, map[string]any{"to": "contracted"}).Problem(422, "invalid").Field("/agreementNumber", "required")
	contracted := move(map[string]any{"to": "contracted", "agreementNumber": "2019-1-SE01-KA203-1", "startOn": "2019-10-01"}).Status(200).JSON()
	assert.Equal(t, "2019-10-01", contracted["startOn"])
	move(map[string]any{"to": "running"}).Status(200)
	move(map[string]any{"to": "interim_report"}).Status(200)
	move(map[string]any{"to": "running"}).Status(200)
	move(map[string]any{"to": "final_report"}).Status(200)
	ann.At(version+1).Post(moves, map[string]any{"to": "running"}).Problem(422, "invalid").Field("/reason", "required")
	closed := move(map[string]any{"to": "closed"}).Status(200).JSON()
	assert.NotContains(t, closed["allowedActions"], "edit_project")
	ann.At(version+1).Put("/api/v1/projects/"+id, bridge()).Problem(409, "project_ended")
	move(map[string]any{"to": "final_report", "reason": "The agency asked for more."}).Status(200)
}

func TestWhatWasSubmittedStandsAndAPartnerThenLeavesOnADay(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	settle(t, in, ann, id)
	moves := "/api/v1/projects/" + id + "/moves"
	ann.At(1).Post(moves, map[string]any{"to": "planning"}).Status(200)
	ann.At(2).Post(moves, map[string]any{"to": "submitted"}).Status(200)
	body := bridge()
	body["callYear"], body["grantRequested"] = 2018, "299999.00"
	ann.At(3).Put("/api/v1/projects/"+id, body).Problem(422, "invalid").Field("/callYear", "fixed_since_submission").Field("/grantRequested", "fixed_since_submission")
	ann.At(3).Post(moves, map[string]any{"to": "granted", "grantAwarded": "290000.00"}).Status(200)
	var list struct{ Items []struct{ ID string } }
	ann.Get("/api/v1/projects/" + id + "/partners").Into(&list)
	last := "/api/v1/projects/" + id + "/partners/" + list.Items[2].ID
	ann.At(2).Delete(last).Problem(409, "partner_leaves_on_a_day")
	ann.At(2).Put(last, map[string]any{"role": "partner", "leftOn": "2020-02-01"}).Problem(422, "invalid").Field("/leftOn", "leaves_by_its_own_act")
	ann.At(2).Put(last+"/leaving", map[string]any{"leftOn": "2020-02-01", "reason": "It closes its department."}).Status(200)
	assert.EqualValues(t, 2, ann.Get("/api/v1/projects/" + id).JSON()["partnerCount"])
	assert.Equal(t, "not_eligible", judge(ann, id, "en").Verdict)
	first := "/api/v1/projects/" + id + "/partners/" + list.Items[0].ID
	ann.At(2).Put(first+"/leaving", map[string]any{"leftOn": "2020-02-01", "reason": "It goes."}).Problem(422, "invalid").Field("/successorId", "coordinator_needs_successor")
	ann.At(3).Put(last, map[string]any{"role": "coordinator"}).Problem(422, "invalid").Field("/role", "coordinator_leaves")
}

// withBudget gives a project of two organisations a budget above its yearly
// cap, and a lead for each.
func withBudget(t *testing.T, in *apitest.Installation) (*models.Project, *models.Partner) {
	t.Helper()
	maria, bo := modeltest.User(t, in.DB, "maria@example.org"), modeltest.User(t, in.DB, "bo@example.org")
	project := modeltest.Project(t, in.DB, "GAMMA", maria)
	lund, oslo := modeltest.Organisation(t, in.DB, "Lund", "SE"), modeltest.Organisation(t, in.DB, "Oslo", "NO")
	own := modeltest.Partner(t, in.DB, project, lund, "coordinator")
	other := modeltest.Partner(t, in.DB, project, oslo, "partner")
	modeltest.Member(t, in.DB, project, maria, lund, access.PartnerLead)
	modeltest.Member(t, in.DB, project, bo, lund, access.ProjectManager)
	modeltest.Write(t, in.DB, func(tx *models.Tx) error {
		tx.Actor.UserID = bo.ID
		draft, err := tx.AddDraftBudget(project.ID)
		if err != nil {
			return err
		}
		return tx.ChangeBudgetLines(draft, []models.BudgetLineEdit{{After: &models.BudgetLine{
			ID: models.NewID(), PartnerID: other.ID, Category: "project_management", Year: 1, AmountCents: money.FromCents(20000000),
		}}})
	})
	return project, own
}

func TestAPartnerIsJudgedWithoutTheOthersAmounts(t *testing.T) {
	in, _ := office(t)
	project, _ := withBudget(t, in)
	maria, bo := in.SignIn("maria@example.org"), in.SignIn("bo@example.org")
	manager, lead := judge(bo, project.ID, "en"), judge(maria, project.ID, "en")
	assert.Equal(t, "broken", manager.state("GRANT-YEAR-CAP"))
	require.NotNil(t, manager.Grant.ByYear[0].Planned)
	assert.NotEqual(t, "broken", lead.state("GRANT-YEAR-CAP"))
	assert.Nil(t, lead.Grant.ByYear[0].Planned)
	maria.Post("/api/v1/projects/"+project.ID+"/eligibility-checks", nil).Problem(403, "forbidden")
	bo.Post("/api/v1/projects/"+project.ID+"/eligibility-checks", nil).Status(201)
	assert.Contains(t, string(bo.Get("/api/v1/projects/"+project.ID+"/eligibility-checks").Text), "GRANT-YEAR-CAP")
	kept := string(maria.Get("/api/v1/projects/" + project.ID + "/eligibility-checks").Status(200).Text)
	assert.Contains(t, kept, "CONS-MIN-ORGANISATIONS")
	assert.NotContains(t, kept, "GRANT-YEAR-CAP")
}

func TestTheHistoryShowsAPartnerTheProjectAndItself(t *testing.T) {
	in, ann := office(t)
	project, own := withBudget(t, in)
	maria := in.SignIn("maria@example.org")
	maria.At(1).Put("/api/v1/projects/"+project.ID, bridge()).Problem(403, "forbidden")
	ann.At(1).Put("/api/v1/projects/"+project.ID+"/partners/"+own.ID, map[string]any{"role": "coordinator", "strategyLink": "Digital first"}).Status(200)
	type trail struct {
		Items []struct {
			Action, Outcome, ActorName, PartnerID string
			Number                                int
			Changes                               map[string]struct{ From, To any }
		}
		Next string
	}
	read := func(client *apitest.Client, query string) trail {
		var found trail
		client.Get("/api/v1/projects/" + project.ID + "/history" + query).Status(200).Into(&found)
		return found
	}
	all := read(ann, "")
	assert.Equal(t, "partner_changed", all.Items[0].Action)
	assert.Equal(t, "office", all.Items[0].ActorName)
	assert.Equal(t, "Digital first", all.Items[0].Changes["strategy_link"].To)
	assert.Equal(t, "refused", all.Items[1].Outcome)
	for _, item := range read(maria, "").Items {
		assert.Equal(t, "done", item.Outcome)
		assert.Contains(t, []string{"", own.ID}, item.PartnerID)
	}
	first := read(ann, "?limit=1")
	second := read(ann, "?limit=1&cursor="+first.Next)
	assert.Equal(t, all.Items[1].Number, second.Items[0].Number)
	modeltest.User(t, in.DB, "eva@example.org", access.Employee)
	in.SignIn("eva@example.org").Get("/api/v1/projects/"+project.ID+"/history").Problem(404, "not_found")
}

func TestTheRibbonMarksWhatIsLateAndWhatIsDone(t *testing.T) {
	in, ann := office(t)
	project, own := withBudget(t, in)
	modeltest.Write(t, in.DB, func(tx *models.Tx) error {
		work := &models.WorkPackage{
			ID: models.NewID(), ProjectID: project.ID, Number: 1, Title: "Courses", LeadPartnerID: own.ID,
			StartsOn: project.StartOn, EndsOn: project.EndOn(),
		}
		if err := tx.AddWorkPackage(work); err != nil {
			return err
		}
		for code, status := range map[string]string{"D1.1": "in_progress", "D1.2": "delivered"} {
			row := &models.Deliverable{
				ID: models.NewID(), ProjectID: project.ID, WorkPackageID: work.ID, Code: code, Title: "Report", LeadPartnerID: own.ID,
				DueOn: programme.MustDate(2020, 5, 1), Status: status,
			}
			if err := tx.AddDeliverable(row); err != nil {
				return err
			}
		}
		return nil
	})
	var list struct {
		Items []struct {
			Kind, Code string
			Done, Late bool
		}
	}
	ann.Get("/api/v1/projects/" + project.ID + "/marks").Status(200).Into(&list)
	require.Len(t, list.Items, 2)
	assert.Equal(t, "D1.1", list.Items[0].Code)
	assert.True(t, list.Items[0].Late)
	assert.True(t, list.Items[1].Done)
	assert.False(t, list.Items[1].Late)
}

func TestRuleBooksTellTheCapsOfACall(t *testing.T) {
	_, ann := office(t)
	var list struct {
		Items []struct {
			Action   string
			CallYear int
		}
	}
	ann.Get("/api/v1/rule-books").Status(200).Into(&list)
	assert.Len(t, list.Items, 21)
	book := ann.Get("/api/v1/rule-books/KA203/2019").Status(200).JSON()
	assert.Equal(t, "150000.00", book["perYear"])
	assert.Equal(t, "450000.00", book["totalMax"])
	assert.Empty(t, book["lumpSums"])
	lump := ann.Get("/api/v1/rule-books/KA220-HED/2023").Status(200).JSON()
	assert.Nil(t, lump["perYear"])
	assert.Equal(t, []any{"120000.00", "250000.00", "400000.00"}, lump["lumpSums"])
	assert.Equal(t, false, ann.Get("/api/v1/rule-books/KA210/2025").Status(200).JSON()["openToHigherEducation"])
	ann.Get("/api/v1/rule-books/KA203/2030").Problem(404, "not_found")
	ann.Get("/api/v1/rule-books/KA203/next").Status(422)
}
