package audit_test

import (
	"fmt"
	"testing"
	"time"

	"konsortium/audit"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func chain(n int) ([]audit.Link, string) {
	var links []audit.Link
	previous := ""
	for i := range n {
		entry := audit.Entry{
			ID: fmt.Sprint("e", i), Chain: "p", Seq: int64(i) + 1, ProjectID: "p",
			At: time.Date(2026, 1, 2, 3, 4, 5, 678901000, time.UTC), ActorID: "u",
			Action: audit.BudgetChanged, Outcome: audit.Done, SubjectKind: "budget_line", SubjectID: "b", PrevHash: previous,
		}
		changes := fmt.Sprintf(`{"amount_cents":{"to":%d}}`, i)
		entry.Hash = audit.Hash(entry, changes)
		previous = entry.Hash
		links = append(links, audit.Link{Entry: entry, Changes: changes})
	}
	return links, previous
}

func TestAWholeChainIsVerified(t *testing.T) {
	links, head := chain(20)
	at, err := audit.Verify(links, 20, head)
	require.NoError(t, err)
	assert.Zero(t, at)
}

func TestAnAlteredEntryIsNamed(t *testing.T) {
	for name, alter := range map[string]func(*audit.Link){
		"changes": func(l *audit.Link) { l.Changes = `{"amount_cents":{"to":999}}` },
		"actor":   func(l *audit.Link) { l.Entry.ActorID = "someone else" },
		"time":    func(l *audit.Link) { l.Entry.At = l.Entry.At.Add(time.Microsecond) },
		"outcome": func(l *audit.Link) { l.Entry.Outcome = audit.Refused },
	} {
		t.Run(name, func(t *testing.T) {
			links, head := chain(20)
			alter(&links[6])
			at, err := audit.Verify(links, 20, head)
			require.Error(t, err)
			assert.EqualValues(t, 7, at)
		})
	}
}

func TestARemovedEntryIsNamed(t *testing.T) {
	links, head := chain(5)
	at, err := audit.Verify(append(links[:2:2], links[3:]...), 5, head)
	require.Error(t, err)
	assert.EqualValues(t, 3, at)

	links, head = chain(5)
	at, err = audit.Verify(links[:4], 5, head)
	require.Error(t, err)
	assert.EqualValues(t, 5, at)
}

func TestTheHashIgnoresWhatDatabasesRound(t *testing.T) {
	entry := audit.Entry{At: time.Date(2026, 1, 2, 3, 4, 5, 678901234, time.FixedZone("", 5*3600))}
	stored := entry
	stored.At = time.Date(2026, 1, 1, 22, 4, 5, 678901000, time.UTC)
	assert.Equal(t, audit.Hash(entry, "{}"), audit.Hash(stored, "{}"))
}

func TestTheCatalogueHasNoActionTwice(t *testing.T) {
	seen := map[audit.Action]bool{}
	for _, action := range audit.Catalogue() {
		assert.False(t, seen[action], string(action))
		seen[action] = true
	}
	assert.False(t, audit.Known("made_up"))
}

type account struct {
	ID           string  `audit:"ignore"`
	Name         string  `audit:"track"`
	PasswordHash *string `audit:"secret"`
	GrantCents   int64   `audit:"track"`
}

func TestADiffKeepsTrackedColumnsAndHidesSecrets(t *testing.T) {
	old, now := "hash one", "hash two"
	changes, err := audit.Diff(&account{ID: "1", Name: "Ann", PasswordHash: &old}, &account{ID: "2", Name: "Ann", PasswordHash: &now, GrantCents: 5})
	require.NoError(t, err)
	assert.Equal(t, map[string]audit.Change{
		"grant_cents":   {From: int64(0), To: int64(5)},
		"password_hash": {To: "changed"},
	}, changes)
}

func TestADiffRefusesAForgottenColumn(t *testing.T) {
	type forgetful struct {
		Name string
	}
	_, err := audit.Diff(nil, &forgetful{Name: "x"})
	require.ErrorContains(t, err, "forgetful.Name")
}
