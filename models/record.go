package models

import (
	"context"
	"errors"
	"fmt"
	"time"

	"konsortium/access"
	"konsortium/audit"
)

// AuditChain is the head of one hash chain.
type AuditChain struct {
	Chain string `gorm:"primaryKey"`
	Seq   int64
	Hash  string
}

// AuditEntry is an entry of the trail as stored.
type AuditEntry struct {
	ID          string
	Chain       string
	Seq         int64
	ProjectID   *string
	At          time.Time
	ActorID     string
	Action      string
	Outcome     string
	SubjectKind string
	SubjectID   string
	PartnerID   string
	Changes     string
	PrevHash    string
	Hash        string
}

// Record appends an entry to the trail within this transaction. Chain, number,
// time, actor and hashes are filled in here; the entry names project, action,
// subject and changes. The chain's head is locked until the transaction ends,
// so a use case records after it has locked what it changes.
func (tx *Tx) Record(entry audit.Entry) error {
	if !audit.Known(entry.Action) {
		return fmt.Errorf("models: audit action %q is not in the catalogue", entry.Action)
	}
	if !tx.write {
		return errors.New("models: an audit entry in a read-only transaction")
	}
	changes, err := audit.EncodeChanges(entry.Changes)
	if err != nil {
		return err
	}
	entry.ID = NewID()
	entry.Chain = audit.ChainOf(entry.ProjectID)
	entry.At = tx.Now
	entry.ActorID = tx.Actor.UserID
	if entry.Outcome == "" {
		entry.Outcome = audit.Done
	}
	var head AuditChain
	if err := tx.forUpdate().Where("chain = ?", entry.Chain).Take(&head).Error; err != nil {
		return fmt.Errorf("models: audit chain %s: %w", entry.Chain, err)
	}
	entry.Seq, entry.PrevHash = head.Seq+1, head.Hash
	entry.Hash = audit.Hash(entry, changes)
	if err := tx.insert(storedEntry(entry, changes)); err != nil {
		return err
	}
	return tx.gorm.Model(&AuditChain{}).Where("chain = ?", entry.Chain).Updates(map[string]any{"seq": entry.Seq, "hash": entry.Hash}).Error
}

// RecordChange compares two rows and records what differs. Nothing is recorded
// when nothing differs. Either row may be nil, for one added or removed.
func (tx *Tx) RecordChange(entry audit.Entry, before, after any) error {
	changes, err := audit.Diff(before, after)
	if err != nil {
		return err
	}
	if len(changes) == 0 {
		return nil
	}
	entry.Changes = changes
	return tx.Record(entry)
}

// startChain makes the chain of a new project.
func (tx *Tx) startChain(projectID string) error {
	return tx.insert(&AuditChain{Chain: projectID})
}

// recordRefusal keeps a refused attempt. It stands on the project's own chain
// when the project exists.
func (db *DB) recordRefusal(ctx context.Context, refusal *access.Refusal) error {
	if ctx.Value(writeKey) != nil {
		return nil
	}
	return db.write(ctx, func(_ context.Context, tx *Tx) error {
		projectID := refusal.Resource.ProjectID
		if projectID != "" {
			if _, err := tx.Project(projectID); err != nil {
				projectID = ""
			}
		}
		return tx.Record(audit.Entry{
			ProjectID: projectID, Action: audit.AccessRefused, Outcome: audit.Refused,
			SubjectKind: "action", SubjectID: string(refusal.Action), PartnerID: "",
		})
	})
}

// AuditLinks loads a whole chain and its head, for verification.
func (tx *Tx) AuditLinks(chain string) ([]audit.Link, AuditChain, error) {
	var head AuditChain
	if err := tx.gorm.Where("chain = ?", chain).Take(&head).Error; err != nil {
		return nil, head, err
	}
	var rows []AuditEntry
	if err := tx.gorm.Where("chain = ?", chain).Order("seq").Find(&rows).Error; err != nil {
		return nil, head, err
	}
	links := make([]audit.Link, len(rows))
	for i, row := range rows {
		links[i] = audit.Link{Entry: row.entry(), Changes: row.Changes}
	}
	return links, head, nil
}

func storedEntry(e audit.Entry, changes string) *AuditEntry {
	row := &AuditEntry{
		ID: e.ID, Chain: e.Chain, Seq: e.Seq, At: e.At, ActorID: e.ActorID, Action: string(e.Action), Outcome: string(e.Outcome),
		SubjectKind: e.SubjectKind, SubjectID: e.SubjectID, PartnerID: e.PartnerID, Changes: changes, PrevHash: e.PrevHash, Hash: e.Hash,
	}
	if e.ProjectID != "" {
		row.ProjectID = &e.ProjectID
	}
	return row
}

func (row AuditEntry) entry() audit.Entry {
	e := audit.Entry{
		ID: row.ID, Chain: row.Chain, Seq: row.Seq, At: row.At, ActorID: row.ActorID, Action: audit.Action(row.Action), Outcome: audit.Outcome(row.Outcome),
		SubjectKind: row.SubjectKind, SubjectID: row.SubjectID, PartnerID: row.PartnerID, PrevHash: row.PrevHash, Hash: row.Hash,
	}
	if row.ProjectID != nil {
		e.ProjectID = *row.ProjectID
	}
	return e
}
