// Package audit holds the audit entry, the closed catalogue of actions and the
// hash chain. An entry is written in the transaction of the change it tells of
// (models.Tx.Record) and is never changed afterwards.
//
// What a reader may rely on: entries of one chain are numbered from 1 without
// gaps; each carries the hash of its predecessor; an altered, removed or
// inserted entry makes Verify fail at that place. What it does not give: proof
// against someone who rewrites the whole chain in the database.
package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"time"
)

// Institution is the chain of entries that belong to no project.
const Institution = "institution"

// Outcome tells whether an act was done or refused.
type Outcome string

// The outcomes.
const (
	Done    Outcome = "done"
	Refused Outcome = "refused"
)

// Change is the old and the new value of one column. Secrets never appear;
// long texts appear as they are, because the trail must explain a dispute.
type Change struct {
	From any `json:"from,omitempty"`
	To   any `json:"to,omitempty"`
}

// Entry is one act. It holds ids, not names, so that a person can be erased
// without breaking the chain.
type Entry struct {
	ID          string
	Chain       string
	Seq         int64
	ProjectID   string
	At          time.Time
	ActorID     string
	Action      Action
	Outcome     Outcome
	SubjectKind string
	SubjectID   string
	// PartnerID is set when the entry tells of one partner's own figures,
	// which the other partners do not see.
	PartnerID string
	Changes   map[string]Change
	PrevHash  string
	Hash      string
}

// ChainOf names the chain that an entry of this project belongs to.
func ChainOf(projectID string) string {
	if projectID == "" {
		return Institution
	}
	return projectID
}

// EncodeChanges gives the changes as JSON with sorted keys, as stored and hashed.
func EncodeChanges(changes map[string]Change) (string, error) {
	if len(changes) == 0 {
		return "{}", nil
	}
	text, err := json.Marshal(changes)
	if err != nil {
		return "", fmt.Errorf("audit: changes: %w", err)
	}
	return string(text), nil
}

// Hash gives the hash of an entry over its predecessor's hash and every stored
// column. Each part is length-prefixed, so that no two entries share an input.
// The time counts in microseconds, which both databases keep.
func Hash(e Entry, changes string) string {
	digest := sha256.New()
	for _, part := range []string{
		e.PrevHash, e.ID, e.Chain, strconv.FormatInt(e.Seq, 10), e.ProjectID,
		e.At.UTC().Truncate(time.Microsecond).Format("2006-01-02T15:04:05.000000Z"),
		e.ActorID, string(e.Action), string(e.Outcome), e.SubjectKind, e.SubjectID, e.PartnerID, changes,
	} {
		digest.Write([]byte(strconv.Itoa(len(part))))
		digest.Write([]byte{':'})
		digest.Write([]byte(part))
	}
	return hex.EncodeToString(digest.Sum(nil))
}

// Link is an entry as stored, for verification.
type Link struct {
	Entry   Entry
	Changes string
}

// Verify walks a chain in the order of its numbers and returns the number of
// the first entry that does not hold and why; 0 and nil when the chain is whole.
// Head is the number and hash that the chain is said to end with.
func Verify(links []Link, headSeq int64, headHash string) (int64, error) {
	sort.Slice(links, func(i, j int) bool { return links[i].Entry.Seq < links[j].Entry.Seq })
	previous := ""
	for i, link := range links {
		want := int64(i) + 1
		if link.Entry.Seq != want {
			return want, fmt.Errorf("entry %d is missing", want)
		}
		if link.Entry.PrevHash != previous {
			return want, fmt.Errorf("entry %d does not follow its predecessor", want)
		}
		if Hash(link.Entry, link.Changes) != link.Entry.Hash {
			return want, fmt.Errorf("entry %d was altered", want)
		}
		previous = link.Entry.Hash
	}
	if int64(len(links)) != headSeq || previous != headHash {
		return int64(len(links)) + 1, fmt.Errorf("the chain ends at entry %d, but its head says %d", len(links), headSeq)
	}
	return 0, nil
}
