package api_test

import (
	"net/http"
	"testing"

	"konsortium/access"
	"konsortium/models/modeltest"
	"konsortium/paper/papertest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type submissionCheck struct {
	Verdict    string
	WithBudget bool
	RuleBook   *struct{ Version string }
	Numbers    struct{ Blockers, Undecided, Warnings, Notes int }
	Gaps       []struct {
		Rank, Rule, Check, Organisation, Message, Place string
		Source                                          *struct{ Title string }
		Confirmed                                       bool
	}
	Partners []struct{ Organisation, Mandate, Charter, AddedValue, Strategy string }
}

func (c submissionCheck) has(rank, ruleOrCheck string) bool {
	for _, gap := range c.Gaps {
		if gap.Rank == rank && (gap.Rule == ruleOrCheck || gap.Check == ruleOrCheck) {
			return true
		}
	}
	return false
}

func TestTheCheckBeforeSubmissionListsEveryGapInOrderWithItsPlaceAndSource(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	addPartner(t, in, ann, id, "Helsinki", "FI")
	var check submissionCheck
	ann.Get("/api/v1/projects/" + id + "/submission-check?language=en").Status(http.StatusOK).Into(&check)
	assert.Equal(t, "not_eligible", check.Verdict)
	assert.True(t, check.WithBudget)
	assert.True(t, check.has("blocker", "CONS-MIN-COUNTRIES"))
	assert.True(t, check.has("undecided", "ORG-ECHE"))
	assert.True(t, check.has("warning", "CONS-MANDATES"))
	assert.True(t, check.has("warning", "no_work_packages"))
	assert.True(t, check.has("warning", "no_budget"))
	assert.True(t, check.has("note", "partner_without_people"))
	order, last := map[string]int{"blocker": 0, "undecided": 1, "warning": 2, "note": 3}, 0
	counted := map[string]int{}
	for _, gap := range check.Gaps {
		assert.GreaterOrEqual(t, order[gap.Rank], last)
		last = order[gap.Rank]
		counted[gap.Rank]++
		assert.NotEmpty(t, gap.Message)
		assert.NotEmpty(t, gap.Place)
		assert.NotEqual(t, gap.Rule == "", gap.Check == "", "a gap is a rule's or the product's own")
		if gap.Rule != "" {
			assert.NotNil(t, gap.Source, gap.Rule)
		}
	}
	assert.Equal(t, []int{counted["blocker"], counted["undecided"], counted["warning"], counted["note"]},
		[]int{check.Numbers.Blockers, check.Numbers.Undecided, check.Numbers.Warnings, check.Numbers.Notes})
	require.Len(t, check.Partners, 2)
	assert.Equal(t, "not_asked", check.Partners[0].Mandate)
	assert.Equal(t, "owed", check.Partners[1].Mandate)
	assert.Equal(t, "unknown", check.Partners[1].Charter)
	assert.Equal(t, "owed", check.Partners[1].Strategy)
	assert.Equal(t, "not_asked", check.Partners[1].AddedValue)
}

func TestASettledApplicationLacksNothingThatStopsIt(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	settle(t, in, ann, id)
	var check submissionCheck
	ann.Get("/api/v1/projects/" + id + "/submission-check?language=sv").Status(http.StatusOK).Into(&check)
	assert.Equal(t, "eligible", check.Verdict)
	assert.Zero(t, check.Numbers.Blockers)
	assert.Zero(t, check.Numbers.Undecided)
	for _, partner := range check.Partners {
		assert.NotContains(t, []string{partner.Mandate, partner.Charter, partner.Strategy}, "owed")
	}
	assert.True(t, check.has("note", "mandate_without_file"))
}

func TestThePaperForTheConsortiumTellsNoPartnersAmountsWhoeverPrintsIt(t *testing.T) {
	m := newMatrix(t)
	base := "/api/v1/projects/" + m.alpha.project.ID
	lead := m.SignIn(m.alpha.people[access.PartnerLead])
	var check submissionCheck
	lead.Get(base + "/submission-check").Status(http.StatusOK).Into(&check)
	assert.False(t, check.WithBudget)
	assert.False(t, check.has("warning", "GRANT-BUDGET-SUM"))
	for language, expected := range map[string][]string{
		"sv": {"Kontroll före inlämning", "Vad varje partner ska lämna", "inga enskilda partners belopp", "Sida 1 av", "KA203-2019", modeltest.Today[:10]},
		"en": {"Check before submission", "What each partner has to provide", "no single partner's amounts", "Page 1 of", "KA203-2019", modeltest.Today[:10]},
	} {
		manager := m.SignIn(m.alpha.people[access.ProjectManager]).Get(base + "/submission-check/paper?language=" + language).Status(http.StatusOK)
		text := papertest.Text(t, manager.Text)
		for _, words := range expected {
			assert.Contains(t, text, words)
		}
		for _, amount := range []string{"11101", "11 101", "11,101", "22201", "22,201", "33302", "33,302"} {
			assert.NotContains(t, text, amount)
		}
		assert.Equal(t, manager.Text, lead.Get(base+"/submission-check/paper?language="+language).Status(http.StatusOK).Text, "everybody gets the same paper")
	}
}
