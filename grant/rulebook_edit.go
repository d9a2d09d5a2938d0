package grant

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Bounds of what is written into an own rule book, in characters and pieces.
const (
	mostBookText    = 2000
	mostBookSources = 10
	mostBookChanges = 50
)

// CopyBook starts a draft of the institution's own from an edition. A call has at
// most one draft, so that nobody's changes are lost by another's publishing.
func (s *Service) CopyBook(ctx context.Context, base string) (*BookEdition, error) {
	var edition *BookEdition
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ManageRuleBooks, access.Resource{}); err != nil {
			return err
		}
		rules, err := tx.RulesWith(base)
		if err != nil {
			return err
		}
		if rules.Book == nil {
			var fields fault.Fields
			fields.Add("/base", "unknown_edition", nil)
			return fields.Error()
		}
		book := *rules.Book
		number, err := tx.LastRuleBookNumber(book.Action, book.CallYear)
		if err != nil {
			return err
		}
		book.Version = programme.OwnVersion(base, number+1)
		document, err := programme.EncodeRules(programme.Rules{Book: &book, Countries: rules.Countries})
		if err != nil {
			return err
		}
		row := &models.RuleBook{
			ID: models.NewID(), Action: book.Action, CallYear: book.CallYear, BaseEdition: base, Status: models.RuleBookDraft,
			Document: string(document), CreatedBy: tx.Actor.UserID,
		}
		if err := tx.AddRuleBook(row); err != nil {
			if models.IsDuplicate(err) {
				return fault.New(fault.Conflict, "rule_book_draft_exists", "This call has a draft already. Publish or discard it first.").
					With("action", book.Action).With("callYear", book.CallYear)
			}
			return err
		}
		if err := recordBook(tx, audit.RuleBookDrafted, nil, row); err != nil {
			return err
		}
		edition, err = ownEdition(tx, row, nil)
		return err
	})
	return edition, err
}

// ChangeBook sets values of a draft, all of them or none. Every value that is set
// carries its source and, as its note, the reason. What the draft as a whole then
// lacks is told with it and stands in the way only of publishing.
func (s *Service) ChangeBook(ctx context.Context, id string, version int64, changes []programme.ValueChange) (*BookEdition, error) {
	var edition *BookEdition
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := lockDraft(tx, id, version)
		if err != nil {
			return err
		}
		if err := boundChanges(changes); err != nil {
			return err
		}
		before, _, err := programme.ReadRules([]byte(row.Document))
		if err != nil {
			return err
		}
		after, _, err := programme.ChangeRules(before, changes)
		if err != nil {
			return asFields(err)
		}
		document, err := programme.EncodeRules(after)
		if err != nil {
			return err
		}
		row.Document = string(document)
		if err := tx.SaveRuleBook(row); err != nil {
			return err
		}
		if told := toldChanges(programme.Compare(before, after)); len(told) > 0 {
			if err := tx.Record(audit.Entry{Action: audit.RuleBookChanged, SubjectKind: "rule_book", SubjectID: row.ID, Changes: told}); err != nil {
				return err
			}
		}
		edition, err = ownEdition(tx, row, nil)
		return err
	})
	return edition, err
}

// PublishBook makes a draft the newest edition of its call, which never changes
// again. New projects take it; others are told.
func (s *Service) PublishBook(ctx context.Context, id string, version int64, note string) (*BookEdition, error) {
	var edition *BookEdition
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := lockDraft(tx, id, version)
		if err != nil {
			return err
		}
		before := *row
		if row.Note, err = bookNote(note); err != nil {
			return err
		}
		rules, err := publishable(tx, row)
		if err != nil {
			return err
		}
		number, err := tx.LastRuleBookNumber(row.Action, row.CallYear)
		if err != nil {
			return err
		}
		number++
		rules.Book.Version = programme.OwnVersion(row.BaseEdition, number)
		document, err := programme.EncodeRules(rules)
		if err != nil {
			return err
		}
		actor, now := tx.Actor.UserID, tx.Now
		row.Document, row.Status, row.Number, row.Edition = string(document), models.RuleBookPublished, &number, &rules.Book.Version
		row.PublishedBy, row.PublishedAt = &actor, &now
		if err := tx.SaveRuleBook(row); err != nil {
			return err
		}
		if err := recordBook(tx, audit.RuleBookPublished, &before, row); err != nil {
			return err
		}
		edition, err = ownEdition(tx, row, nil)
		return err
	})
	return edition, err
}

// publishable reads a draft that is whole and differs from its base.
func publishable(tx *models.Tx, row *models.RuleBook) (programme.Rules, error) {
	rules, remaining, err := programme.ReadRules([]byte(row.Document))
	if err != nil {
		return rules, err
	}
	if len(remaining) > 0 {
		return rules, fault.New(fault.Conflict, "rule_book_not_whole", "The draft is not whole yet.").With("lacking", len(remaining))
	}
	base, err := tx.RulesWith(row.BaseEdition)
	if err != nil {
		return rules, err
	}
	if len(programme.Compare(base, rules)) == 0 {
		return rules, fault.New(fault.Conflict, "rule_book_unchanged", "The draft changes nothing.")
	}
	// The decoded rules are this transaction's own, so that their name may be set.
	return rules, nil
}

// DiscardBook deletes a draft.
func (s *Service) DiscardBook(ctx context.Context, id string, version int64) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := lockDraft(tx, id, version)
		if err != nil {
			return err
		}
		if err := tx.DiscardRuleBook(row); err != nil {
			return err
		}
		return recordBook(tx, audit.RuleBookDiscarded, row, nil)
	})
}

// WithdrawBook takes a published own edition out of use: new projects take the
// one before it, those that have it keep it.
func (s *Service) WithdrawBook(ctx context.Context, id string, version int64, reason string) (*BookEdition, error) {
	var edition *BookEdition
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := lockOwn(tx, id, version)
		if err != nil {
			return err
		}
		if row.Status != models.RuleBookPublished {
			return fault.New(fault.Conflict, "rule_book_not_published", "Only a published edition can be withdrawn.").With("status", row.Status)
		}
		if reason, err = bookNote(reason); err != nil {
			return err
		}
		before := *row
		if err := tx.WithdrawRuleBook(row); err != nil {
			return err
		}
		changes, err := audit.Diff(&before, row)
		if err != nil {
			return err
		}
		changes["reason"] = audit.Change{To: reason}
		if err := tx.Record(audit.Entry{Action: audit.RuleBookWithdrawn, SubjectKind: "rule_book", SubjectID: row.ID, Changes: changes}); err != nil {
			return err
		}
		edition, err = ownEdition(tx, row, nil)
		return err
	})
	return edition, err
}

// lockOwn begins a write on an own book.
func lockOwn(tx *models.Tx, id string, version int64) (*models.RuleBook, error) {
	row, err := tx.LockRuleBook(id)
	if err != nil {
		return nil, err
	}
	check := access.Check
	if row.Status == models.RuleBookDraft {
		check = access.CheckSeen
	}
	if err := check(tx.Actor, access.ManageRuleBooks, access.Resource{}); err != nil {
		return nil, err
	}
	return row, models.ExpectVersion(row, version)
}

func lockDraft(tx *models.Tx, id string, version int64) (*models.RuleBook, error) {
	row, err := lockOwn(tx, id, version)
	if err != nil {
		return nil, err
	}
	if row.Status != models.RuleBookDraft {
		return nil, fault.New(fault.Conflict, "rule_book_published", "A published rule book never changes. Copy it to a new draft.").With("edition", *row.Edition)
	}
	return row, nil
}

func recordBook(tx *models.Tx, action audit.Action, before, after *models.RuleBook) error {
	row := after
	if row == nil {
		row = before
	}
	entry := audit.Entry{Action: action, SubjectKind: "rule_book", SubjectID: row.ID}
	if before == nil {
		return tx.RecordChange(entry, nil, after)
	}
	if after == nil {
		return tx.RecordChange(entry, before, nil)
	}
	return tx.RecordChange(entry, before, after)
}

// toldChanges writes differences for the trail: what a value said and says, with
// the source and the reason.
func toldChanges(differences []programme.Difference) map[string]audit.Change {
	told := map[string]audit.Change{}
	for _, difference := range differences {
		told[strings.TrimSpace(difference.Of+" "+difference.Key)] = audit.Change{From: toldValue(difference.Before), To: toldValue(difference.After)}
	}
	return told
}

func toldValue(value *programme.BookValue) any {
	if value == nil {
		return nil
	}
	told := map[string]any{"confirmed": value.Confirmed, "since": value.Since.String(), "reason": value.Note}
	for _, field := range value.Fields {
		told[field.Name] = field.Value
	}
	sources := make([]string, len(value.Sources))
	for i, source := range value.Sources {
		sources[i] = strings.TrimSpace(source.Title + " " + source.Address)
	}
	told["sources"] = sources
	return told
}

func bookNote(note string) (string, error) {
	note = strings.TrimSpace(note)
	var fields fault.Fields
	switch length := utf8.RuneCountInString(note); {
	case length == 0:
		fields.Add("/note", "required", nil)
	case length > mostBookText:
		fields.Add("/note", "too_long", map[string]any{"maximum": mostBookText})
	}
	return note, fields.Error()
}

// boundChanges refuses what would make a book grow beyond all sense.
func boundChanges(changes []programme.ValueChange) error {
	var fields fault.Fields
	if len(changes) == 0 {
		fields.Add("/changes", "required", nil)
	}
	if len(changes) > mostBookChanges {
		fields.Add("/changes", "too_many", map[string]any{"maximum": mostBookChanges})
	}
	for i, change := range changes {
		at := fmt.Sprintf("/changes/%d", i)
		if utf8.RuneCountInString(change.Note) > mostBookText {
			fields.Add(at+"/note", "too_long", map[string]any{"maximum": mostBookText})
		}
		if len(change.Sources) > mostBookSources {
			fields.Add(at+"/sources", "too_many", map[string]any{"maximum": mostBookSources})
		}
		for j, source := range change.Sources {
			for name, text := range map[string]string{"title": source.Title, "address": source.Address} {
				if utf8.RuneCountInString(text) > mostBookText {
					fields.Add(fmt.Sprintf("%s/sources/%d/%s", at, j, name), "too_long", map[string]any{"maximum": mostBookText})
				}
			}
		}
	}
	return fields.Error()
}

// asFields tells the faults of changes at the fields of the request.
func asFields(err error) error {
	var faults programme.BookFaults
	if !errors.As(err, &faults) {
		return err
	}
	var fields fault.Fields
	for _, one := range faults {
		fields.Add("/changes"+one.At, one.Code, one.Params)
	}
	return fields.Error()
}
