package api_test

import (
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const proposals = "/api/v1/partnerships/proposals"

// proposalOf is a proposal's body that everything is right in.
func proposalOf(title string, organisations ...any) map[string]any {
	return map[string]any{
		"title": title, "purpose": "Shared clinical training for nurses.", "origin": "employee", "areas": []string{"education", "research"},
		"institutionWide": "unsure", "organisations": organisations,
	}
}

func inRegister(organisation *models.Organisation) map[string]any {
	return map[string]any{"organisationId": organisation.ID}
}

// pipeline is an installation with an officer, a leader and an employee.
func pipeline(t *testing.T) (in *apitest.Installation, officer, leader, employee *apitest.Client) {
	t.Helper()
	in = apitest.New(t)
	modeltest.User(t, in.DB, "office@example.org", access.InternationalOffice)
	modeltest.User(t, in.DB, "leader@example.org", access.Leadership)
	modeltest.User(t, in.DB, "employee@example.org", access.Employee)
	return in, in.SignIn("office@example.org"), in.SignIn("leader@example.org"), in.SignIn("employee@example.org")
}

func TestAnEmployeeProposesAndFollowsTheProposalToItsReason(t *testing.T) {
	in, officer, _, employee := pipeline(t)
	turku := modeltest.Organisation(t, in.DB, "Turku", "FI")
	id := employee.Post(proposals, proposalOf("Nursing with Turku", inRegister(turku))).Status(201).ID()
	one := employee.Get(proposals + "/" + id).Status(200).JSON()
	assert.Equal(t, "received", one["stage"])
	assert.ElementsMatch(t, []any{"edit_proposal", "withdraw_proposal"}, one["allowedActions"])
	assert.Empty(t, one["moves"])
	assert.NotContains(t, one, "assessment")

	officer.At(1).Post(proposals+"/"+id+"/moves", map[string]any{"to": "first_review"}).Status(200)
	officer.At(2).Post(proposals+"/"+id+"/moves", map[string]any{"to": "declined"}).Problem(422, "invalid").Field("/reason", "required")
	officer.At(2).Post(proposals+"/"+id+"/moves", map[string]any{"to": "declined", "reason": "No staff\tbefore 2028.\nAsk again then."}).Status(200)

	one = employee.Get(proposals + "/" + id).Status(200).JSON()
	assert.Equal(t, "declined", one["stage"])
	assert.Contains(t, one["reason"], "Ask again then.")
	assert.Len(t, one["history"], 3)
	assert.Empty(t, one["allowedActions"])
	employee.At(3).Put(proposals+"/"+id, proposalOf("Again", inRegister(turku))).Problem(403, "forbidden")
	officer.At(3).Put(proposals+"/"+id, proposalOf("Again", inRegister(turku))).Problem(409, "proposal_ended")
}

func TestEveryoneConcernedIsToldAndNobodyOfTheirOwnAct(t *testing.T) {
	in, officer, _, employee := pipeline(t)
	turku := modeltest.Organisation(t, in.DB, "Turku", "FI")
	id := employee.Post(proposals, proposalOf("Nursing with Turku", inRegister(turku))).Status(201).ID()
	officer.At(1).Post(proposals+"/"+id+"/moves", map[string]any{"to": "first_review", "reason": "between us"}).Status(200)
	officer.At(2).Post(proposals+"/"+id+"/moves", map[string]any{"to": "declined", "reason": "No staff."}).Status(200)
	assert.Equal(t, []string{"proposal_received"}, told(officer))
	assert.Equal(t, []string{"proposal_declined", "proposal_moved"}, told(employee))
	assert.NotContains(t, string(employee.Get("/api/v1/notifications").Text), "between us")
	assert.NotContains(t, string(employee.Get(proposals+"/"+id).Text), "between us")
	assert.Contains(t, string(officer.Get(proposals+"/"+id).Text), "between us")
	modeltest.Write(t, in.DB, func(tx *models.Tx) error {
		mail, err := tx.MailTo("employee@example.org")
		require.Len(t, mail, 2)
		assert.Equal(t, "first_review", mail[0].Params["stage"])
		assert.Equal(t, "No staff.", mail[1].Params["reason"])
		return err
	})
}

func told(client *apitest.Client) []string {
	var list struct{ Items []struct{ Kind string } }
	client.Get("/api/v1/notifications").Status(200).Into(&list)
	kinds := []string{}
	for _, one := range list.Items {
		kinds = append(kinds, one.Kind)
	}
	return kinds
}

func TestASubmitterWithdrawsUntilItIsPrepared(t *testing.T) {
	in, officer, _, employee := pipeline(t)
	turku := modeltest.Organisation(t, in.DB, "Turku", "FI")
	id := employee.Post(proposals, proposalOf("Early", inRegister(turku))).Status(201).ID()
	officer.At(1).Post(proposals+"/"+id+"/withdrawal", map[string]any{}).Problem(403, "submitter_only")
	officer.At(1).Post(proposals+"/"+id+"/moves", map[string]any{"to": "first_review"}).Status(200)
	employee.At(1).Post(proposals+"/"+id+"/withdrawal", map[string]any{}).Problem(412, "stale_version")
	employee.At(2).Post(proposals+"/"+id+"/withdrawal", map[string]any{"reason": "They merged."}).Status(200)
	assert.Equal(t, []string{"proposal_withdrawn", "proposal_received"}, told(officer))

	late := employee.Post(proposals, proposalOf("Late", inRegister(turku))).Status(201).ID()
	officer.At(1).Post(proposals+"/"+late+"/moves", map[string]any{"to": "first_review"}).Status(200)
	officer.At(2).Post(proposals+"/"+late+"/moves", map[string]any{"to": "preparation"}).Status(200)
	employee.At(3).Post(proposals+"/"+late+"/withdrawal", map[string]any{}).Problem(409, "proposal_move_not_possible")
}

func TestAMoveThatTheTableDoesNotKnowIsRefused(t *testing.T) {
	in, officer, leader, employee := pipeline(t)
	turku := modeltest.Organisation(t, in.DB, "Turku", "FI")
	id := employee.Post(proposals, proposalOf("Nursing", inRegister(turku))).Status(201).ID()
	moves := proposals + "/" + id + "/moves"
	officer.At(1).Post(moves, map[string]any{"to": "consultation"}).Problem(409, "proposal_move_not_possible")
	officer.At(1).Post(moves, map[string]any{"to": "established"}).Problem(422, "invalid").Field("/to", "one_of")
	officer.Post(moves, map[string]any{"to": "first_review"}).Status(428)
	leader.At(1).Post(moves, map[string]any{"to": "first_review"}).Problem(403, "forbidden")
	employee.At(1).Post(moves, map[string]any{"to": "first_review"}).Problem(403, "forbidden")
	officer.At(1).Post(moves, map[string]any{"to": "first_review"}).Status(200)
	officer.At(1).Post(moves, map[string]any{"to": "preparation"}).Problem(412, "stale_version")
	officer.At(2).Post(moves, map[string]any{"to": "received"}).Problem(422, "invalid").Field("/reason", "required")
	officer.At(2).Post(moves, map[string]any{"to": "received", "reason": "Moved too early."}).Status(200)
}

func TestAProposalIsRefusedWithEveryPlaceThatIsWrong(t *testing.T) {
	in, _, leader, employee := pipeline(t)
	turku := modeltest.Organisation(t, in.DB, "Turku", "FI")
	employee.Post(proposals, map[string]any{
		"title": " ", "purpose": strings.Repeat("a", 10000), "origin": "leadership", "areas": []string{"research"}, "institutionWide": "yes",
		"organisations": []any{inRegister(turku), inRegister(turku), map[string]any{"organisationId": "nothing"}, map[string]any{"name": "Elsewhere", "country": "QQ"}},
	}).Problem(422, "invalid").Field("/title", "required").Field("/purpose", "too_long").Field("/origin", "one_of").
		Field("/organisations/1", "duplicate").Field("/organisations/2/organisationId", "unknown_organisation").Field("/organisations/3/country", "country_unknown")
	employee.Post(proposals, map[string]any{"title": "a", "purpose": "", "origin": "employee", "areas": []string{}, "institutionWide": "yes", "organisations": []any{}}).
		Problem(422, "invalid").Field("/purpose", "required").Field("/areas", "required").Field("/organisations", "required")
	employee.Post(proposals, `{"title":"a\u0000b","purpose":"p","origin":"employee","areas":["research"],"institutionWide":"yes","organisations":[]}`).
		Problem(422, "invalid").Field("/title", "control_character")
	strange := proposalOf("Strange", inRegister(turku))
	strange["areas"] = []string{"sports"}
	employee.Post(proposals, strange).Problem(422, "invalid").Field("/areas/0", "one_of")
	mine := proposalOf("Mine", inRegister(turku))
	mine["submitter"] = "someone else"
	employee.Post(proposals, mine).Problem(422, "invalid").Field("/submitter", "unknown_field")
	assert.Empty(t, employee.Get(proposals).Status(200).JSON()["items"])

	asked := proposalOf("Asked for", inRegister(turku))
	asked["origin"] = "external_request"
	leader.Post(proposals, asked).Status(201)
}

func TestTheSameProposalSentTwiceStandsOnce(t *testing.T) {
	in, _, _, employee := pipeline(t)
	turku := modeltest.Organisation(t, in.DB, "Turku", "FI")
	sending := employee.With("Idempotency-Key", "one-act")
	first := sending.Post(proposals, proposalOf("Once", inRegister(turku))).Status(201).ID()
	assert.Equal(t, first, sending.Post(proposals, proposalOf("Once", inRegister(turku))).Status(201).ID())
	assert.Len(t, employee.Get(proposals).JSON()["items"], 1)
}

func TestAnOrganisationNamedInWordsIsLinkedLaterAndKeepsThem(t *testing.T) {
	in, officer, _, employee := pipeline(t)
	turku := modeltest.Organisation(t, in.DB, "Turku", "FI")
	id := employee.Post(proposals, proposalOf("Nursing", map[string]any{"name": "Uni of Turku", "country": "fi"})).Status(201).ID()
	var one struct {
		Organisations []struct{ ID, Name, Country, ProposedAs, OrganisationID string }
	}
	officer.Get(proposals + "/" + id).Into(&one)
	require.Equal(t, "FI", one.Organisations[0].Country)
	link := proposals + "/" + id + "/organisations/" + one.Organisations[0].ID
	officer.At(1).Put(link, map[string]any{"organisationId": "nothing"}).Problem(422, "invalid").Field("/organisationId", "unknown_organisation")
	employee.At(1).Put(link, map[string]any{"organisationId": turku.ID}).Problem(403, "forbidden")
	officer.At(1).Put(link, map[string]any{"organisationId": turku.ID}).Status(200).Into(&one)
	assert.Equal(t, "Turku", one.Organisations[0].Name)
	assert.Equal(t, "Uni of Turku", one.Organisations[0].ProposedAs)
	officer.At(2).Put(link, map[string]any{"organisationId": turku.ID}).Problem(409, "organisation_linked")
	officer.At(2).Put(proposals+"/"+id, proposalOf("Nursing anew", inRegister(turku))).Status(200).Into(&one)
	assert.Equal(t, "Uni of Turku", one.Organisations[0].ProposedAs, "an edit keeps the words")
}
