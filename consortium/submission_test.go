package consortium

import (
	"fmt"
	"strings"
	"testing"

	"konsortium/eligibility"
	"konsortium/models"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
)

func TestEveryOwnCheckHasASentenceInBothLanguages(t *testing.T) {
	for _, check := range []OwnCheck{OwnNoStart, OwnNoSummary, OwnNoPlan, OwnEmptyPackage, OwnLeadGone, OwnOutsideProject, OwnPartnerWithoutTask, OwnPartnerAlone, OwnMandateWithoutFile, OwnNoBudget, OwnPartnerUnfunded} {
		words := ownWords(check)
		assert.NotEqual(t, string(check), words.Swedish)
		assert.NotEqual(t, words.Swedish, words.English)
		assert.Equal(t, strings.Count(words.Swedish, "%"), strings.Count(words.English, "%"))
	}
}

func TestThePrintedWordsKnowEveryRankPlaceStateAndRole(t *testing.T) {
	for _, language := range []string{programme.Swedish, programme.English} {
		words := checkWords(language)
		for _, rank := range Ranks() {
			assert.NotEmpty(t, words.ranks[rank])
			assert.NotEmpty(t, words.counted[rank][1])
		}
		for _, place := range []Place{AtFacts, AtPartners, AtContent, AtMandates, AtBudget, AtPlan, AtMembers} {
			assert.NotEmpty(t, words.places[place])
		}
		for _, state := range []OwedState{NotAsked, Owed, OwedUnknown, Done} {
			assert.NotEmpty(t, words.owed[state])
		}
		for _, state := range Mandates() {
			assert.NotEmpty(t, words.mandates[state])
		}
		for _, role := range Roles() {
			assert.NotEmpty(t, words.roles[role])
		}
		for _, verdict := range []eligibility.Outcome{eligibility.Eligible, eligibility.NotEligible, eligibility.Undecided} {
			assert.NotEmpty(t, words.verdicts[string(verdict)])
		}
	}
}

func TestThePlanIsLookedAtForWhatDoesNotFit(t *testing.T) {
	project := &models.Project{StartOn: programme.MustDate(2027, 9, 1), DurationMonths: 24, Summary: "x"}
	own := &ownChecks{
		project:  project,
		partners: []models.PartnerRow{{Partner: models.Partner{ID: "a", Role: "coordinator"}, OrganisationName: "A"}, {Partner: models.Partner{ID: "b", Role: "partner"}, OrganisationName: "B"}},
		taking:   map[string]bool{"a": true, "b": true}, peopled: map[string]bool{"": true}, budgeted: map[string]bool{"a": true},
		packages: []models.WorkPackage{{ID: "w1", Number: 1, Title: "Lead", LeadPartnerID: "a"}, {ID: "w2", Number: 2, Title: "Empty", LeadPartnerID: "gone"}},
		results: []models.Deliverable{
			{WorkPackageID: "w1", Code: "D1", LeadPartnerID: "a", DueOn: programme.MustDate(2028, 1, 1)}, {WorkPackageID: "w1", Code: "D2", LeadPartnerID: "a", DueOn: programme.MustDate(2029, 9, 1)},
			{WorkPackageID: "w1", Code: "D3", LeadPartnerID: "gone", DueOn: programme.MustDate(2030, 9, 1), Status: "cancelled"},
		},
		activities: []models.Activity{{Code: "C1", HostPartnerID: "gone", StartsOn: programme.MustDate(2028, 1, 1), EndsOn: programme.MustDate(2028, 1, 5)}},
	}
	var told []string
	for _, gap := range own.gaps() {
		told = append(told, fmt.Sprintf("%s %s", gap.Rank, gap.Words.English))
	}
	assert.Equal(t, []string{
		"warning D2  lies outside the project's time (2029-09-01).", "warning C1  is led by a partner that takes no part.", "warning WP2 Empty is led by a partner that takes no part.",
		"note Work package 2, Empty, has no deliverables.", "note B leads nothing in the plan and hosts no activity.", "note B has no amounts in the budget.",
	}, told)
}
