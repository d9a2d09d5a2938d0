package grant

import (
	"context"
	"strings"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// BookEdition is one edition of a rule book: a shipped one, one of the
// institution's own, or a draft of one.
type BookEdition struct {
	programme.Rules
	// Name is the edition; for a draft the name that it would be published with.
	Name string
	// Row is nil for a shipped edition.
	Row *models.RuleBook
	// InUse: new projects of the call take this edition.
	InUse bool
	// Official is the newest shipped edition of the call.
	Official string
	// Base are the rules that an own edition was made from; Differences are what it
	// changed of them.
	Base        programme.Rules
	Differences []programme.Difference
	// Remaining says what a draft lacks before it can be published.
	Remaining programme.BookFaults
	// Confirmed and Unconfirmed count the values by their mark.
	Confirmed   int
	Unconfirmed int
	// Projects counts the projects that are pinned to the edition.
	Projects      int64
	CreatedByName string
	PublishedBy   string
	Actions       []access.Action
}

// Acts on an own edition beside access.ManageRuleBooks, which is the right behind them.
const (
	EditBookAct     access.Action = "edit_rule_book"
	PublishBookAct  access.Action = "publish_rule_book"
	DiscardBookAct  access.Action = "discard_rule_book"
	WithdrawBookAct access.Action = "withdraw_rule_book"
	CopyBookAct     access.Action = "copy_rule_book"
)

// BooksInUse lists the rules that new projects take, one of each call, by action
// and call year.
func (s *Service) BooksInUse(ctx context.Context) ([]programme.Rules, error) {
	var books []programme.Rules
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		for _, book := range programme.Books() {
			rules, err := tx.NewestRules(book.Action, book.CallYear)
			if err != nil {
				return err
			}
			books = append(books, rules)
		}
		return nil
	})
	return books, err
}

// BookInUse loads the rules that a new project of a call takes.
func (s *Service) BookInUse(ctx context.Context, action string, callYear int) (programme.Rules, error) {
	var rules programme.Rules
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		if rules, err = tx.NewestRules(action, callYear); err == nil && rules.Book == nil {
			err = fault.Missing("rule book")
		}
		return err
	})
	return rules, err
}

// BookEditions lists every edition by call, the shipped ones of a call before its own.
// Drafts are there for who may edit them.
func (s *Service) BookEditions(ctx context.Context) ([]*BookEdition, error) {
	var editions []*BookEdition
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadRuleBooks, access.Resource{}); err != nil {
			return err
		}
		own, err := tx.RuleBooks()
		if err != nil {
			return err
		}
		pinned, err := tx.ProjectsByRuleBook()
		if err != nil {
			return err
		}
		books := programme.Editions()
		for i, book := range books {
			rules, _ := programme.RulesOf(book.Version)
			edition, err := presentEdition(tx, rules, nil, pinned)
			if err != nil {
				return err
			}
			editions = append(editions, edition)
			if i+1 < len(books) && books[i+1].Action == book.Action && books[i+1].CallYear == book.CallYear {
				continue
			}
			for j := range own {
				if own[j].Action != book.Action || own[j].CallYear != book.CallYear || !sees(tx.Actor, &own[j]) {
					continue
				}
				edition, err := ownEdition(tx, &own[j], pinned)
				if err != nil {
					return err
				}
				editions = append(editions, edition)
			}
		}
		return nil
	})
	return editions, err
}

// BookEdition loads one edition: by its name, or a draft by its id.
func (s *Service) BookEdition(ctx context.Context, key string) (*BookEdition, error) {
	var edition *BookEdition
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadRuleBooks, access.Resource{}); err != nil {
			return err
		}
		pinned, err := tx.ProjectsByRuleBook()
		if err != nil {
			return err
		}
		if rules, shipped := programme.RulesOf(key); shipped {
			edition, err = presentEdition(tx, rules, nil, pinned)
			return err
		}
		row, err := ownRow(tx, key)
		if err != nil {
			return err
		}
		edition, err = ownEdition(tx, row, pinned)
		return err
	})
	return edition, err
}

// ownRow loads an own book by its edition or its id. Whoever may not edit
// drafts is told that they do not exist.
func ownRow(tx *models.Tx, key string) (*models.RuleBook, error) {
	load := tx.RuleBookEdition
	if models.ValidID(key) {
		load = tx.RuleBook
	}
	row, err := load(key)
	if err != nil {
		return nil, err
	}
	if !sees(tx.Actor, row) {
		return nil, fault.Missing("rule book")
	}
	return row, nil
}

func sees(actor access.Actor, row *models.RuleBook) bool {
	return row.Status != models.RuleBookDraft || access.Allowed(actor, access.ManageRuleBooks, access.Resource{})
}

func ownEdition(tx *models.Tx, row *models.RuleBook, pinned map[string]int64) (*BookEdition, error) {
	rules, remaining, err := programme.ReadRules([]byte(row.Document))
	if err != nil {
		return nil, err
	}
	edition, err := presentEdition(tx, rules, row, pinned)
	if err != nil {
		return nil, err
	}
	edition.Remaining = remaining
	if edition.Base, err = tx.RulesWith(row.BaseEdition); err != nil {
		return nil, err
	}
	edition.Differences = programme.Compare(edition.Base, rules)
	if edition.CreatedByName, err = tx.UserName(row.CreatedBy); err != nil {
		return nil, err
	}
	if row.PublishedBy != nil {
		edition.PublishedBy, err = tx.UserName(*row.PublishedBy)
	}
	edition.allow(tx)
	return edition, err
}

func presentEdition(tx *models.Tx, rules programme.Rules, row *models.RuleBook, pinned map[string]int64) (*BookEdition, error) {
	book := rules.Book
	edition := &BookEdition{Rules: rules, Name: book.Version, Row: row, Projects: pinned[book.Version], Actions: []access.Action{}}
	newest, err := tx.NewestRules(book.Action, book.CallYear)
	if err != nil {
		return nil, err
	}
	draft := row != nil && row.Status == models.RuleBookDraft
	edition.InUse = !draft && newest.Version() == book.Version
	if official, known := programme.For(book.Action, book.CallYear); known {
		edition.Official = official.Version
	}
	for _, value := range programme.Values(rules) {
		if strings.HasPrefix(value.Of, "absent") {
			continue
		}
		if value.Confirmed {
			edition.Confirmed++
		} else {
			edition.Unconfirmed++
		}
	}
	if row == nil {
		edition.allow(tx)
	}
	return edition, nil
}

// allow lists what the actor may do with the edition as it stands.
func (e *BookEdition) allow(tx *models.Tx) {
	if !access.Allowed(tx.Actor, access.ManageRuleBooks, access.Resource{}) {
		return
	}
	switch {
	case e.Row == nil || e.Row.Status == models.RuleBookWithdrawn:
		e.Actions = append(e.Actions, CopyBookAct)
	case e.Row.Status == models.RuleBookDraft:
		e.Actions = append(e.Actions, EditBookAct, DiscardBookAct)
		if len(e.Remaining) == 0 && len(e.Differences) > 0 {
			e.Actions = append(e.Actions, PublishBookAct)
		}
	default:
		e.Actions = append(e.Actions, CopyBookAct, WithdrawBookAct)
	}
}
