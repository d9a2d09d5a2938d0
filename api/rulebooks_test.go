package api_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models/modeltest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type bookEdition struct {
	Edition struct {
		Key, Version, Status, Base, Note string
		InUse                            bool
		Changed, Confirmed, Unconfirmed  int
		AllowedActions                   []string
	}
	Values []struct {
		At, Of, Note string
		Confirmed    bool
		Sources      []struct{ Title, Address string }
		Fields       []struct {
			Name, Kind string
			Value      any
		}
	}
	Slots       []struct{ At, Of string }
	Differences []struct {
		Of, Key string
		Says    bool
	}
	Remaining []struct{ At, Of, Code string }
}

func edition(client *apitest.Client, key string) bookEdition {
	var found bookEdition
	client.Get("/api/v1/rule-book-editions/" + url.PathEscape(key)).Status(http.StatusOK).Into(&found)
	return found
}

func copyBook(t *testing.T, client *apitest.Client, base string) bookEdition {
	t.Helper()
	var draft bookEdition
	client.Post("/api/v1/own-rule-books", map[string]any{"base": base}).Status(http.StatusCreated).Into(&draft)
	return draft
}

// change is one value set with a source and a reason.
func change(at string, fields map[string]any) map[string]any {
	return map[string]any{
		"at": at, "fields": fields, "since": "2019-01-01", "until": "2019-12-31", "confirmed": true, "note": "The agency answered by e-mail.",
		"sources": []any{map[string]any{"title": "E-mail of the agency", "address": "https://example.org/answer"}},
	}
}

func changes(all ...map[string]any) map[string]any { return map[string]any{"changes": all} }

const shorter = "/rule_book/project/duration_months"

// publishShorter publishes an own edition of KA203 2019 that takes 12 to 20 months.
func publishShorter(t *testing.T, client *apitest.Client, base string) string {
	t.Helper()
	draft := copyBook(t, client, base)
	path := "/api/v1/own-rule-books/" + draft.Edition.Key
	client.At(1).Patch(path, changes(change(shorter, map[string]any{"value/min": 12, "value/max": 20}))).Status(http.StatusOK)
	var published bookEdition
	client.At(2).Post(path+"/publication", map[string]any{"note": "Shorter projects."}).Status(http.StatusOK).Into(&published)
	return published.Edition.Version
}

func TestEveryEditionIsReadWithItsValuesAndSources(t *testing.T) {
	in, ann := office(t)
	var list struct {
		Items []struct {
			Key, Status string
			InUse       bool
			Confirmed   int
		}
	}
	ann.Get("/api/v1/rule-book-editions").Status(http.StatusOK).Into(&list)
	require.Len(t, list.Items, 21)
	for _, item := range list.Items {
		assert.Equal(t, "official", item.Status)
		assert.True(t, item.InUse)
		assert.Positive(t, item.Confirmed)
	}
	book := edition(ann, "KA203-2019.1")
	assert.Greater(t, len(book.Values), 80)
	for _, value := range book.Values {
		assert.NotEmpty(t, value.Sources, value.At)
		assert.NotEmpty(t, value.Fields, value.At)
	}
	assert.Equal(t, []string{"copy_rule_book"}, book.Edition.AllowedActions)
	ann.Get("/api/v1/rule-book-editions/KA203-2019.9").Problem(http.StatusNotFound, "not_found")

	modeltest.User(t, in.DB, "reader@example.org", access.Leadership)
	assert.Empty(t, edition(in.SignIn("reader@example.org"), "KA203-2019.1").Edition.AllowedActions)
	modeltest.User(t, in.DB, "staff@example.org", access.Employee)
	in.SignIn("staff@example.org").Get("/api/v1/rule-book-editions").Problem(http.StatusForbidden, "forbidden")
}

func TestAnOwnBookIsCopiedChangedAndPublishedAndNeverChangesAgain(t *testing.T) {
	in, ann := office(t)
	modeltest.User(t, in.DB, "reader@example.org", access.Leadership)
	reader := in.SignIn("reader@example.org")

	draft := copyBook(t, ann, "KA203-2019.1")
	path := "/api/v1/own-rule-books/" + draft.Edition.Key
	assert.Equal(t, "KA203-2019.1+own.1", draft.Edition.Version)
	assert.NotContains(t, draft.Edition.AllowedActions, "publish_rule_book", "nothing is changed yet")
	assert.NotEmpty(t, draft.Slots)
	ann.Post("/api/v1/own-rule-books", map[string]any{"base": "KA203-2019.1"}).Problem(http.StatusConflict, "rule_book_draft_exists")
	ann.At(1).Post(path+"/publication", map[string]any{"note": "Nothing."}).Problem(http.StatusConflict, "rule_book_unchanged")
	reader.Get("/api/v1/rule-book-editions/"+draft.Edition.Key).Problem(http.StatusNotFound, "not_found")
	reader.At(1).Patch(path, changes(change(shorter, map[string]any{"value/min": 12, "value/max": 20}))).Problem(http.StatusNotFound, "not_found")

	var changed bookEdition
	ann.At(1).Patch(path, changes(change(shorter, map[string]any{"value/min": 12, "value/max": 20}))).Status(http.StatusOK).Into(&changed)
	require.Len(t, changed.Differences, 1)
	assert.Equal(t, "project.duration_months", changed.Differences[0].Of)
	ann.At(1).Patch(path, changes(change(shorter, map[string]any{"value/min": 12, "value/max": 22}))).Problem(http.StatusPreconditionFailed, "stale_version")
	ann.At(2).Post(path+"/publication", map[string]any{"note": " "}).Problem(http.StatusUnprocessableEntity, "invalid")

	var published bookEdition
	ann.At(2).Post(path+"/publication", map[string]any{"note": "Shorter projects."}).Status(http.StatusOK).Into(&published)
	assert.Equal(t, "KA203-2019.1+own.1", published.Edition.Key)
	assert.True(t, published.Edition.InUse)
	assert.False(t, edition(ann, "KA203-2019.1").Edition.InUse)
	assert.Equal(t, "Shorter projects.", edition(reader, "KA203-2019.1+own.1").Edition.Note)

	ann.At(3).Patch(path, changes(change(shorter, map[string]any{"value/min": 1, "value/max": 99}))).Problem(http.StatusConflict, "rule_book_published")
	ann.At(3).Delete(path).Problem(http.StatusConflict, "rule_book_published")
	ann.At(3).Post(path+"/publication", map[string]any{"note": "Again."}).Problem(http.StatusConflict, "rule_book_published")

	book := ann.Get("/api/v1/rule-books/KA203/2019").Status(http.StatusOK).JSON()
	assert.InDelta(t, 12, book["minMonths"], 0)
	assert.Equal(t, true, book["own"])

	second := copyBook(t, ann, "KA203-2019.1+own.1")
	assert.Equal(t, "KA203-2019.1+own.2", second.Edition.Version)
	ann.At(1).Delete("/api/v1/own-rule-books/" + second.Edition.Key).Status(http.StatusNoContent)
	ann.Get("/api/v1/rule-book-editions/"+second.Edition.Key).Problem(http.StatusNotFound, "not_found")

	reader.At(3).Post(path+"/withdrawal", map[string]any{"note": "No."}).Problem(http.StatusForbidden, "forbidden")
	ann.At(3).Post(path+"/withdrawal", map[string]any{"note": "The answer was about another call."}).Status(http.StatusOK)
	assert.True(t, edition(ann, "KA203-2019.1").Edition.InUse)
	assert.Equal(t, "KA203-2019.1+own.2", publishShorter(t, ann, "KA203-2019.1"), "a number is never given twice")
}

func TestAChangeOfARuleBookThatCannotBeIsRefusedAtItsField(t *testing.T) {
	_, ann := office(t)
	draft := copyBook(t, ann, "KA220-HED-2027.1")
	path := "/api/v1/own-rule-books/" + draft.Edition.Key
	share := "/rule_book/budget/project_management_share"
	without := func(name string) map[string]any {
		one := change(share, map[string]any{"value": "0.25"})
		delete(one, name)
		return one
	}
	late := change(share, map[string]any{"value": "0.25"})
	late["since"], late["until"] = "2027-06-01", "2027-01-01"
	unsafe := change(share, map[string]any{"value": "0.25"})
	unsafe["sources"] = []any{map[string]any{"title": "A page", "address": "javascript:alert(1)"}}
	long := change(share, map[string]any{"value": "0.25"})
	long["note"] = strings.Repeat("å", 2001)
	for name, row := range map[string]struct {
		change  map[string]any
		pointer string
		code    string
	}{
		"a share above one":      {change(share, map[string]any{"value": "1.5"}), "/changes/0/fields/value", "share_range"},
		"an amount with a space": {change("/rule_book/grant/lump_sums", map[string]any{"value": []any{"120 000"}}), "/changes/0/fields/value/0", "malformed"},
		"an unknown member":      {change(share, map[string]any{"value": "0.25", "colour": "red"}), "/changes/0/fields/colour", "unknown_member"},
		"an unknown place":       {change("/rule_book/nothing", map[string]any{"value": "0.25"}), "/changes/0/fields", "unknown_member"},
		"until before since":     {late, "/changes/0/until", "until_before_since"},
		"no source":              {without("sources"), "/changes/0/sources", "source_needed"},
		"no reason":              {without("note"), "/changes/0/note", "required"},
		"no first day":           {without("since"), "/changes/0/since", "required"},
		"an unsafe address":      {unsafe, "/changes/0/sources/0/address", "web_address"},
		"a reason too long":      {long, "/changes/0/note", "too_long"},
		"NUL":                    {change(share, map[string]any{"value": "0.2\x00"}), "/changes/0/fields/value", "control_character"},
	} {
		answer := ann.At(1).Patch(path, changes(change("/rule_book/consortium/min_countries", map[string]any{"value": 4}), row.change))
		if name != "NUL" {
			row.pointer = strings.Replace(row.pointer, "/changes/0", "/changes/1", 1)
		} else {
			row.pointer = "/changes/1/fields/value"
		}
		require.Equal(t, http.StatusUnprocessableEntity, answer.Code, "%s: %s", name, answer.Text)
		assert.Contains(t, string(answer.Text), `"pointer":"`+row.pointer+`"`, name)
		assert.Contains(t, string(answer.Text), `"code":"`+row.code+`"`, name)
	}
	assert.Empty(t, edition(ann, draft.Edition.Key).Differences, "nothing is half applied")
	ann.At(1).Patch(path, map[string]any{"changes": []any{}}).Status(http.StatusUnprocessableEntity)
	ann.Post("/api/v1/own-rule-books", map[string]any{"base": "KA999-2020.1"}).Problem(http.StatusUnprocessableEntity, "invalid")
}

func TestADraftThatIsNotWholeIsKeptAndCannotBePublished(t *testing.T) {
	_, ann := office(t)
	draft := copyBook(t, ann, "KA220-HED-2021.1")
	path := "/api/v1/own-rule-books/" + draft.Edition.Key
	var begun bookEdition
	ann.At(1).Patch(path, changes(change("/rule_book/budget/project_management/coordinator_per_month", map[string]any{"value": "500.00"}))).Status(http.StatusOK).Into(&begun)
	require.NotEmpty(t, begun.Remaining)
	assert.Equal(t, "budget.project_management.partner_per_month.since", begun.Remaining[0].Of)
	ann.At(2).Post(path+"/publication", map[string]any{"note": "Half."}).Problem(http.StatusConflict, "rule_book_not_whole")
	ann.At(2).Patch(path, changes(
		change("/rule_book/budget/project_management/partner_per_month", map[string]any{"value": "250.00"}),
		change("/rule_book/budget/project_management/cap_per_month", map[string]any{"value": "2750.00"}),
	)).Status(http.StatusOK)
	ann.At(3).Post(path+"/publication", map[string]any{"note": "The amounts were found."}).Status(http.StatusOK)
}

type pinned struct {
	Version, Newest, Taking string
	Differences             []struct{ Of string }
	Before, After           *struct {
		Verdict  string
		Findings []struct{ Rule, Message string }
	}
}

func pinnedOf(client *apitest.Client, project string) pinned {
	var found pinned
	client.Get("/api/v1/projects/" + project + "/rule-book").Status(http.StatusOK).Into(&found)
	return found
}

func TestAProjectKeepsItsEditionUntilItTakesTheNewerOne(t *testing.T) {
	_, ann := office(t)
	body := map[string]any{
		"acronym": "PIN", "title": "Pinned", "action": "KA203", "callYear": 2019, "durationMonths": 24, "grantRequested": "300000.00",
		"higherEducationRelevance": "It renews teaching.", "objectives": []any{}, "activityTypes": []any{}, "sectors": []any{}, "agendaLinks": []any{}, "agendaRead": false,
	}
	project := ann.Post("/api/v1/projects", body).Status(http.StatusCreated).ID()
	before := pinnedOf(ann, project)
	assert.Equal(t, "KA203-2019.1", before.Version)
	assert.Empty(t, before.Newest)
	assert.Nil(t, before.After)

	own := publishShorter(t, ann, "KA203-2019.1")
	offered := pinnedOf(ann, project)
	assert.Equal(t, "KA203-2019.1", offered.Version, "nothing changes by itself")
	assert.Equal(t, own, offered.Newest)
	assert.Equal(t, "freely", offered.Taking)
	require.Len(t, offered.Differences, 1)
	rules := func(found pinned) (told []string) {
		for _, finding := range found.After.Findings {
			told = append(told, finding.Rule)
		}
		return told
	}
	assert.Contains(t, rules(offered), "PROJ-DURATION")
	for _, finding := range offered.Before.Findings {
		assert.NotEqual(t, "PROJ-DURATION", finding.Rule)
	}

	path := "/api/v1/projects/" + project + "/rule-book"
	ann.At(1).Put(path, map[string]any{"version": "KA203-2019.1"}).Problem(http.StatusConflict, "rule_book_superseded")
	ann.At(9).Put(path, map[string]any{"version": own}).Problem(http.StatusPreconditionFailed, "stale_version")
	taken := ann.At(1).Put(path, map[string]any{"version": own}).Status(http.StatusOK).JSON()
	assert.Equal(t, own, taken["ruleBookVersion"])
	ann.At(2).Put(path, map[string]any{"version": own}).Problem(http.StatusConflict, "rule_book_current")
	assert.Contains(t, string(ann.Get("/api/v1/projects/"+project+"/history").Status(http.StatusOK).Text), "rule_book_taken")
	assert.Contains(t, string(ann.Get("/api/v1/projects/"+project+"/eligibility-checks").Status(http.StatusOK).Text), own)

	fresh := ann.Post("/api/v1/projects", body).Status(http.StatusCreated).JSON()
	assert.Equal(t, own, fresh["ruleBookVersion"], "the own edition goes before the official one")
}

func TestAfterTheAwardOnlyTheOfficeCorrectsTheRulesAndSaysWhy(t *testing.T) {
	in, ann := office(t)
	officer := modeltest.User(t, in.DB, "other@example.org", access.InternationalOffice)
	project := modeltest.Project(t, in.DB, "RUN", officer)
	manager := modeltest.User(t, in.DB, "manager@example.org")
	modeltest.Member(t, in.DB, project, manager, modeltest.Organisation(t, in.DB, "Lund", "SE"), access.ProjectManager)
	own := publishShorter(t, ann, "KA203-2019.1")
	path := "/api/v1/projects/" + project.ID + "/rule-book"
	bo := in.SignIn("manager@example.org")
	assert.Equal(t, "not_allowed", pinnedOf(bo, project.ID).Taking)
	assert.Equal(t, "with_reason", pinnedOf(ann, project.ID).Taking)
	bo.At(1).Put(path, map[string]any{"version": own, "reason": "I would like to."}).Problem(http.StatusForbidden, "forbidden")
	ann.At(1).Put(path, map[string]any{"version": own}).Problem(http.StatusUnprocessableEntity, "invalid")
	ann.At(1).Put(path, map[string]any{"version": own, "reason": "The agreement says so."}).Status(http.StatusOK)
	assert.Equal(t, own, pinnedOf(ann, project.ID).Version)
}
