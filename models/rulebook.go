package models

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"konsortium/fault"
	"konsortium/programme"
)

// Statuses of a rule book of the institution's own.
const (
	RuleBookDraft     = "draft"
	RuleBookPublished = "published"
	// RuleBookWithdrawn: no project takes it any more; those that have it keep it.
	RuleBookWithdrawn = "withdrawn"
)

// RuleBook is a rule book of the institution's own. Document is the whole book
// with its countries, as programme.EncodeRules writes it. Edition and Number are
// nil for a draft.
type RuleBook struct {
	ID          string     `audit:"ignore"`
	Action      string     `audit:"track"`
	CallYear    int        `audit:"track"`
	BaseEdition string     `audit:"track"`
	Edition     *string    `audit:"track"`
	Number      *int       `audit:"ignore"`
	Status      string     `audit:"track"`
	Document    string     `audit:"ignore"`
	Note        string     `audit:"track"`
	CreatedBy   string     `audit:"ignore"`
	CreatedAt   time.Time  `audit:"ignore"`
	UpdatedAt   time.Time  `audit:"ignore"`
	PublishedBy *string    `audit:"ignore"`
	PublishedAt *time.Time `audit:"ignore"`
	WithdrawnBy *string    `audit:"ignore"`
	WithdrawnAt *time.Time `audit:"ignore"`
	Version     int64      `audit:"ignore"`
}

func (b *RuleBook) versionOf() *int64 { return &b.Version }

// readRules keeps published books decoded. They never change, so that nothing
// in it ever goes stale.
type readRules struct {
	mu   sync.Mutex
	kept map[string]programme.Rules
}

func (r *readRules) get(edition string) (programme.Rules, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	rules, found := r.kept[edition]
	return rules, found
}

func (r *readRules) keep(edition string, rules programme.Rules) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kept == nil {
		r.kept = map[string]programme.Rules{}
	}
	r.kept[edition] = rules
}

// RulesOf loads what a project is judged by: the edition of the rule book that it
// is pinned to, shipped or own; without one the newest shipped one of its call. It is
// the one place where a project gets its rules. They are empty for a call without a book.
func (tx *Tx) RulesOf(project *Project) (programme.Rules, error) {
	if project.RuleBookVersion == "" {
		rules, _ := programme.NewestRules(project.Action, project.CallYear)
		return rules, nil
	}
	return tx.RulesWith(project.RuleBookVersion)
}

// RulesWith loads the rules of an edition, shipped or own; of an unknown one they
// are empty.
func (tx *Tx) RulesWith(edition string) (programme.Rules, error) {
	if rules, shipped := programme.RulesOf(edition); shipped {
		return rules, nil
	}
	if rules, known := tx.rules.get(edition); known {
		return rules, nil
	}
	row, err := tx.RuleBookEdition(edition)
	if fault.Is(err, fault.NotFound) {
		return programme.Rules{}, nil
	}
	if err != nil {
		return programme.Rules{}, err
	}
	rules, err := programme.DecodeRules([]byte(row.Document))
	if err != nil {
		return programme.Rules{}, fmt.Errorf("models: rule book %s: %w", edition, err)
	}
	tx.rules.keep(edition, rules)
	return rules, nil
}

// NewestRules loads what a new project of a call takes: the newest book of the
// institution's own, else the newest shipped one. They are empty for a call without one.
func (tx *Tx) NewestRules(action string, callYear int) (programme.Rules, error) {
	edition, err := tx.newestOwn(action, callYear)
	if err != nil || edition != "" {
		rules, failed := tx.RulesWith(edition)
		return rules, errors.Join(err, failed)
	}
	rules, _ := programme.NewestRules(action, callYear)
	return rules, nil
}

// newestOwn is the newest own edition in use for a call; empty without one.
func (tx *Tx) newestOwn(action string, callYear int) (string, error) {
	var editions []string
	err := tx.gorm.Model(&RuleBook{}).Where("action = ? AND call_year = ? AND status = ?", action, callYear, RuleBookPublished).
		Order("number DESC").Limit(1).Pluck("edition", &editions).Error
	if err != nil || len(editions) == 0 {
		return "", err
	}
	return editions[0], nil
}

// RuleBookEdition loads a published or withdrawn own book by its edition.
func (tx *Tx) RuleBookEdition(edition string) (*RuleBook, error) {
	if edition == "" {
		return nil, fault.Missing("rule book")
	}
	return first(tx.gorm.Where("edition = ?", edition), "rule book", new(RuleBook))
}

// RuleBook loads one own book by its id.
func (tx *Tx) RuleBook(id string) (*RuleBook, error) { return find[RuleBook](tx, "rule book", id) }

// LockRuleBook loads one own book and keeps other writes of it waiting.
func (tx *Tx) LockRuleBook(id string) (*RuleBook, error) {
	if !ValidID(id) {
		return nil, fault.Missing("rule book")
	}
	return first(tx.forUpdate().Where("id = ?", id), "rule book", new(RuleBook))
}

// RuleBooks lists all own books by call and number, drafts last.
func (tx *Tx) RuleBooks() ([]RuleBook, error) {
	var rows []RuleBook
	err := tx.gorm.Order("action, call_year, CASE WHEN number IS NULL THEN 1 ELSE 0 END, number, id").Find(&rows).Error
	return rows, err
}

// LastRuleBookNumber is the highest number given to an own book of a call; 0
// before the first.
func (tx *Tx) LastRuleBookNumber(action string, callYear int) (int, error) {
	var number *int
	err := tx.gorm.Model(&RuleBook{}).Where("action = ? AND call_year = ?", action, callYear).Select("MAX(number)").Scan(&number).Error
	if number == nil {
		return 0, err
	}
	return *number, err
}

// AddRuleBook inserts a draft; see IsDuplicate for a call that has one already.
func (tx *Tx) AddRuleBook(row *RuleBook) error {
	row.Version = 1
	return tx.insert(row)
}

// errPublishedRuleBook is a mistake in the program: a use case refuses before.
var errPublishedRuleBook = errors.New("models: a published rule book never changes")

// SaveRuleBook writes a draft, or publishes it, if its version still stands.
func (tx *Tx) SaveRuleBook(row *RuleBook) error {
	standing, err := tx.RuleBook(row.ID)
	if err != nil {
		return err
	}
	if standing.Status != RuleBookDraft {
		return errPublishedRuleBook
	}
	return tx.save(row)
}

// WithdrawRuleBook takes a published book out of use. Nothing else of it changes.
func (tx *Tx) WithdrawRuleBook(row *RuleBook) error {
	result := tx.gorm.Model(&RuleBook{}).Where("id = ? AND status = ? AND version = ?", row.ID, RuleBookPublished, row.Version).
		Updates(map[string]any{"status": RuleBookWithdrawn, "withdrawn_by": tx.Actor.UserID, "withdrawn_at": tx.Now, "version": row.Version + 1})
	if result.Error != nil {
		return result.Error
	}
	if result.RowsAffected != 1 {
		return fault.StaleVersion(row.Version + 1)
	}
	actor, now := tx.Actor.UserID, tx.Now
	row.Status, row.WithdrawnBy, row.WithdrawnAt, row.Version = RuleBookWithdrawn, &actor, &now, row.Version+1
	return nil
}

// DiscardRuleBook deletes a draft if its version still stands.
func (tx *Tx) DiscardRuleBook(row *RuleBook) error {
	if row.Status != RuleBookDraft {
		return errPublishedRuleBook
	}
	return tx.remove(row)
}

// ProjectsByRuleBook counts the projects that are pinned to each edition.
func (tx *Tx) ProjectsByRuleBook() (map[string]int64, error) {
	var rows []struct {
		RuleBookVersion string
		Count           int64
	}
	err := tx.gorm.Model(&Project{}).Select("rule_book_version, COUNT(*) AS count").Group("rule_book_version").Scan(&rows).Error
	counts := make(map[string]int64, len(rows))
	for _, row := range rows {
		counts[row.RuleBookVersion] = row.Count
	}
	return counts, err
}

// UserName is a person's name; empty for who is not there any more.
func (tx *Tx) UserName(id string) (string, error) {
	var names []string
	err := tx.gorm.Model(&User{}).Where("id = ?", id).Limit(1).Pluck("name", &names).Error
	if err != nil || len(names) == 0 {
		return "", err
	}
	return names[0], nil
}
