package api_test

import (
	"net/http"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// propose gives a consortium's ids a proposal with its mark, made by the office.
func (m *matrix) propose(t *testing.T, c *fullConsortium) {
	t.Helper()
	var made struct {
		ID            string
		Organisations []struct{ ID string }
	}
	m.office.Post(proposals, map[string]any{
		"title": c.mark, "purpose": c.mark, "origin": "employee", "areas": []string{"research"}, "institutionWide": "yes",
		"organisations": []any{map[string]any{"name": c.mark, "country": "FI"}},
	}).Status(http.StatusCreated).Into(&made)
	c.ids["proposalId"], c.ids["proposedId"] = made.ID, made.Organisations[0].ID
	c.ids["opinionId"] = m.office.Post(proposals+"/"+made.ID+"/opinions", map[string]any{"body": c.mark}).Status(http.StatusCreated).ID()
}

// partnershipRoutes are all routes of the room, reads before writes, and of the
// writes those last that end a proposal.
func partnershipRoutes(in *apitest.Installation) []apitest.Route {
	var reads, writes, ends []apitest.Route
	for _, route := range sorted(in.Routes()) {
		switch {
		case !strings.HasPrefix(route.Path, "/api/v1/partnerships"):
		case route.Method == http.MethodGet:
			reads = append(reads, route)
		case route.ID == "withdraw-proposal", route.Method == http.MethodDelete:
			ends = append(ends, route)
		default:
			writes = append(writes, route)
		}
	}
	return append(append(reads, writes...), ends...)
}

// TestEveryRouteOfPartnershipsAnswersEachRoleAsThePolicySays walks all routes
// with all roles on a proposal that an employee made.
func TestEveryRouteOfPartnershipsAnswersEachRoleAsThePolicySays(t *testing.T) {
	m := newMatrix(t)
	for _, role := range []access.Role{access.Administrator, access.Leadership, access.Finance, access.Employee} {
		modeltest.User(t, m.DB, string(role)+"@example.org", role)
	}
	modeltest.User(t, m.DB, "submitter@example.org", access.Employee)
	submitter := m.SignIn("submitter@example.org")
	const mark = "kept-to-the-few"
	var made struct {
		ID            string
		Organisations []struct{ ID string }
	}
	submitter.Post(proposals, proposalOf(mark, map[string]any{"name": mark, "country": "FI"})).Status(http.StatusCreated).Into(&made)
	ids := map[string]string{"proposalId": made.ID, "proposedId": made.Organisations[0].ID, "organisationId": m.alpha.ids["organisationId"], "origin": "employee"}
	ids["opinionId"] = m.office.Post(proposals+"/"+made.ID+"/opinions", map[string]any{"body": mark}).Status(http.StatusCreated).ID()
	try := func(client *apitest.Client, route apitest.Route) *apitest.Answer {
		path := address(route.Path, ids)
		if route.ID == "compare-proposals" {
			path += "?proposals=" + made.ID + "," + m.alpha.ids["proposalId"]
		}
		return m.request(t, client, route, path, ids)
	}
	before := m.office.Get(proposals + "/" + made.ID).Status(http.StatusOK).Text
	outside := map[string]*apitest.Client{
		"administrator": m.SignIn("administrator@example.org"), "partner lead": m.SignIn(m.alpha.people[access.PartnerLead]),
		"partner member": m.SignIn(m.alpha.people[access.PartnerMember]), "auditor": m.SignIn(m.alpha.people[access.Auditor]),
	}
	colleagues := map[string]*apitest.Client{
		"employee": m.SignIn("employee@example.org"), "finance": m.SignIn("finance@example.org"), "project manager": m.SignIn(m.alpha.people[access.ProjectManager]),
	}
	leader := m.SignIn("leadership@example.org")
	routes := partnershipRoutes(m.Installation)
	require.GreaterOrEqual(t, len(routes), 14)
	for _, route := range routes {
		for who, client := range outside {
			answer := try(client, route)
			assert.Equal(t, http.StatusNotFound, answer.Code, "%s as %s: %s", route.ID, who, answer.Text)
			assert.NotContains(t, string(answer.Text), mark)
		}
		for who, client := range colleagues {
			answer := try(client, route)
			assert.NotContains(t, string(answer.Text), mark, "%s as %s", route.ID, who)
			want := http.StatusNotFound
			switch route.ID {
			case "list-proposals":
				want = http.StatusOK
			case "propose-partnership":
				want = http.StatusCreated
			}
			assert.Equal(t, want, answer.Code, "%s as %s: %s", route.ID, who, answer.Text)
		}
		answer := try(leader, route)
		switch {
		case route.Method == http.MethodGet:
			assert.Equal(t, http.StatusOK, answer.Code, "%s as leadership: %s", route.ID, answer.Text)
		case route.ID == "propose-partnership":
			assert.Equal(t, http.StatusCreated, answer.Code, "%s as leadership: %s", route.ID, answer.Text)
		default:
			assert.Equal(t, http.StatusForbidden, answer.Code, "%s as leadership: %s", route.ID, answer.Text)
		}
	}
	assert.Equal(t, string(before), string(m.office.Get(proposals+"/"+made.ID).Text), "nobody without the right changed it")

	own := map[string]int{
		"list-proposals": 200, "read-proposal": 200, "propose-partnership": 201, "edit-proposal": 200, "compare-proposals": 404,
		// The edit has counted the version on.
		"withdraw-proposal": 412,
	}
	for _, route := range routes {
		want, listed := own[route.ID]
		if !listed {
			want = http.StatusForbidden
		}
		answer := try(submitter, route)
		assert.Equal(t, want, answer.Code, "%s as its submitter: %s", route.ID, answer.Text)
	}
	for _, route := range routes {
		answer := try(m.office, route)
		assert.NotContains(t, []int{http.StatusNotFound, http.StatusUnauthorized}, answer.Code, "%s as the office: %s", route.ID, answer.Text)
	}
}
