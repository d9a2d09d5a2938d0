package access_test

import (
	"testing"

	"konsortium/access"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestEveryActionNamesEveryRole(t *testing.T) {
	for _, action := range access.Actions() {
		named := access.RolesNamed(action)
		for _, role := range access.Roles() {
			assert.Contains(t, named, role, "action %s forgets role %s", action, role)
		}
		assert.Len(t, named, len(access.Roles()), "action %s names an unknown role", action)
	}
}

func TestRolesOfTheInstallationReachAllOrNothing(t *testing.T) {
	for _, action := range access.Actions() {
		for _, role := range access.InstallationRoles() {
			scope := access.ScopeOf(role, action)
			assert.True(t, scope == access.Everything || scope == access.Nothing, "%s %s", role, action)
		}
	}
}

func TestAnAdministratorSeesNoProject(t *testing.T) {
	admin := access.Actor{UserID: "u", Roles: []access.Role{access.Administrator}}
	for _, action := range []access.Action{access.ReadProject, access.ReadBudget, access.ReadReports, access.ReadDocuments, access.ReadProjectHistory} {
		assert.True(t, access.ReachOf(admin, action).Nothing(), string(action))
	}
}

func TestAnAuditorChangesNothing(t *testing.T) {
	auditor := access.Actor{UserID: "u", Memberships: []access.Membership{{ProjectID: "p", OrganisationID: "o", Role: access.Auditor}}}
	reads := map[access.Action]bool{
		access.JudgeProposals: true, access.ReadOrganisations: true, access.ReadRuleBooks: true, access.ReadExchangeRates: true, access.ReadProject: true, access.ReadMembers: true, access.ReadBudget: true,
		access.ReadPlan: true, access.ReadReports: true, access.ReadDocuments: true, access.ReadProjectHistory: true,
	}
	for _, action := range access.Actions() {
		assert.Equal(t, reads[action], access.Allowed(auditor, action, access.Resource{ProjectID: "p", OrganisationID: "o"}), string(action))
	}
}

func TestAPartnerReachesOnlyItsOwnFigures(t *testing.T) {
	lead := access.Actor{UserID: "u", Memberships: []access.Membership{{ProjectID: "p", OrganisationID: "own", Role: access.PartnerLead}}}
	assert.True(t, access.Allowed(lead, access.ReadBudget, access.Resource{ProjectID: "p", OrganisationID: "own"}))
	assert.False(t, access.Allowed(lead, access.ReadBudget, access.Resource{ProjectID: "p", OrganisationID: "other"}))
	assert.False(t, access.Allowed(lead, access.ReadBudget, access.Resource{ProjectID: "p"}), "the whole project is not the own organisation")
	assert.False(t, access.Allowed(lead, access.ReadBudget, access.Resource{}), "an empty resource is refused")
}

func TestAnotherConsortiumIsHiddenAndTheOwnOneForbidden(t *testing.T) {
	member := access.Actor{UserID: "u", Memberships: []access.Membership{{ProjectID: "mine", OrganisationID: "o", Role: access.PartnerMember}}}
	var refusal *access.Refusal
	require.ErrorAs(t, access.Check(member, access.EditBudget, access.Resource{ProjectID: "other"}), &refusal)
	assert.True(t, refusal.Hidden)
	require.ErrorAs(t, access.Check(member, access.EditBudget, access.Resource{ProjectID: "mine"}), &refusal)
	assert.False(t, refusal.Hidden)
}

func TestNobodyMayDoNothing(t *testing.T) {
	for _, action := range access.Actions() {
		assert.False(t, access.Allowed(access.Actor{}, action, access.Resource{ProjectID: "p", OrganisationID: "o"}))
		assert.True(t, access.ReachOf(access.Actor{Roles: []access.Role{access.InternationalOffice}}, action).Nothing(), "an actor without an account")
	}
}

// The reach that filters lists and the check of one record never disagree.
func TestReachAndCheckAgree(t *testing.T) {
	projects := []string{"p1", "p2", "p3"}
	organisations := []string{"o1", "o2"}
	rapid.Check(t, func(t *rapid.T) {
		actor := access.Actor{UserID: "u"}
		if rapid.Bool().Draw(t, "installed") {
			actor.Roles = []access.Role{rapid.SampledFrom(access.InstallationRoles()).Draw(t, "role")}
		}
		for range rapid.IntRange(0, 3).Draw(t, "memberships") {
			actor.Memberships = append(actor.Memberships, access.Membership{
				ProjectID:      rapid.SampledFrom(projects).Draw(t, "project"),
				OrganisationID: rapid.SampledFrom(organisations).Draw(t, "organisation"),
				Role:           rapid.SampledFrom(access.ProjectRoles()).Draw(t, "project role"),
			})
		}
		action := rapid.SampledFrom(access.Actions()).Draw(t, "action")
		on := access.Resource{ProjectID: rapid.SampledFrom(projects).Draw(t, "on"), OrganisationID: rapid.SampledFrom(organisations).Draw(t, "of")}
		reach := access.ReachOf(actor, action)
		within := reach.Everything
		for _, p := range reach.Projects {
			within = within || p == on.ProjectID
		}
		for _, own := range reach.Own {
			within = within || own == on
		}
		if within != access.Allowed(actor, action, on) {
			t.Fatalf("reach %+v and Allowed disagree for %+v %s %+v", reach, actor, action, on)
		}
	})
}
