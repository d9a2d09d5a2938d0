package models

import (
	"errors"
	"time"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/money"
)

// Statuses of a budget version. A project has at most one draft and at most
// one plan of record; only the draft ever changes.
const (
	BudgetDraft      = "draft"
	BudgetOfRecord   = "of_record"
	BudgetSuperseded = "superseded"
)

// BudgetVersion is one version of a project's budget: the draft, the plan of
// record, or one that another has superseded.
type BudgetVersion struct {
	ID        string     `audit:"ignore"`
	ProjectID string     `audit:"ignore"`
	Number    int        `audit:"track"`
	Status    string     `audit:"track"`
	CreatedAt time.Time  `audit:"ignore"`
	FrozenAt  *time.Time `audit:"track"`
	// RuleBookVersion is the edition that a frozen version was made with; empty
	// for the draft, which follows its project.
	RuleBookVersion string `audit:"track"`
	Version         int64  `audit:"ignore"`
}

func (b *BudgetVersion) versionOf() *int64 { return &b.Version }

// BudgetLine is one cell of the budget: partner × category × project year.
type BudgetLine struct {
	ID              string       `audit:"ignore"`
	BudgetVersionID string       `audit:"ignore"`
	ProjectID       string       `audit:"ignore"`
	PartnerID       string       `audit:"track"`
	Category        string       `audit:"track"`
	Year            int          `audit:"track"`
	AmountCents     money.Amount `audit:"track"`
	UpdatedBy       string       `audit:"ignore"`
	UpdatedAt       time.Time    `audit:"ignore"`
	Version         int64        `audit:"ignore"`
}

func (b *BudgetLine) versionOf() *int64 { return &b.Version }

// errFrozenBudget is a mistake in the program: a use case loads the draft under
// the lock of its project, so nobody meets this.
var errFrozenBudget = errors.New("models: a budget version that is not a draft never changes")

// CurrentBudget loads the draft of a project, else its plan of record; nil
// when it has neither.
func (tx *Tx) CurrentBudget(projectID string) (*BudgetVersion, error) {
	for _, status := range []string{BudgetDraft, BudgetOfRecord} {
		row, err := tx.budgetWith(projectID, status)
		if row != nil || err != nil {
			return row, err
		}
	}
	return nil, nil
}

// DraftBudget loads the draft of a project; nil when it has none.
func (tx *Tx) DraftBudget(projectID string) (*BudgetVersion, error) {
	return tx.budgetWith(projectID, BudgetDraft)
}

// BudgetOfRecord loads the plan of record of a project; nil when it has none.
func (tx *Tx) BudgetOfRecord(projectID string) (*BudgetVersion, error) {
	return tx.budgetWith(projectID, BudgetOfRecord)
}

func (tx *Tx) budgetWith(projectID, status string) (*BudgetVersion, error) {
	row, err := first(tx.gorm.Where("project_id = ? AND status = ?", projectID, status), "budget", new(BudgetVersion))
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	return row, err
}

// AddDraftBudget starts the draft of a project whose row is locked; see IsDuplicate.
func (tx *Tx) AddDraftBudget(projectID string) (*BudgetVersion, error) {
	return tx.addBudget(projectID, BudgetDraft, "", nil)
}

func (tx *Tx) addBudget(projectID, status, edition string, frozenAt *time.Time) (*BudgetVersion, error) {
	var latest int
	err := tx.gorm.Model(&BudgetVersion{}).Where("project_id = ?", projectID).Select("COALESCE(MAX(number), 0)").Scan(&latest).Error
	if err != nil {
		return nil, err
	}
	row := &BudgetVersion{ID: NewID(), ProjectID: projectID, Number: latest + 1, Status: status, FrozenAt: frozenAt, RuleBookVersion: edition, Version: 1}
	return row, tx.insert(row)
}

// FreezeBudget makes the draft of a project the plan of record, which never
// changes again, and supersedes an earlier one. Without a draft the plan that
// stands remains; a project without either gets an empty plan. The project's
// row must be locked. The change is in the audit trail.
func (tx *Tx) FreezeBudget(projectID string) (*BudgetVersion, error) {
	draft, err := tx.DraftBudget(projectID)
	if err != nil {
		return nil, err
	}
	standing, err := tx.BudgetOfRecord(projectID)
	if err != nil {
		return nil, err
	}
	if draft == nil && standing != nil {
		return standing, nil
	}
	if standing != nil {
		if _, err := tx.moveBudget(standing, BudgetSuperseded, standing.RuleBookVersion, standing.FrozenAt); err != nil {
			return nil, err
		}
	}
	project, err := tx.Project(projectID)
	if err != nil {
		return nil, err
	}
	now := tx.Now
	if draft != nil {
		return tx.moveBudget(draft, BudgetOfRecord, project.RuleBookVersion, &now)
	}
	empty, err := tx.addBudget(projectID, BudgetOfRecord, project.RuleBookVersion, &now)
	if err != nil {
		return nil, err
	}
	return empty, tx.recordBudget(nil, empty)
}

// moveBudget changes the status of a version if it still stands as loaded.
func (tx *Tx) moveBudget(row *BudgetVersion, status, edition string, frozenAt *time.Time) (*BudgetVersion, error) {
	moved := *row
	moved.Status, moved.RuleBookVersion, moved.FrozenAt, moved.Version = status, edition, frozenAt, row.Version+1
	result := tx.gorm.Model(&BudgetVersion{}).
		Where("id = ? AND status = ? AND version = ?", row.ID, row.Status, row.Version).
		Updates(map[string]any{"status": moved.Status, "rule_book_version": moved.RuleBookVersion, "frozen_at": moved.FrozenAt, "version": moved.Version})
	if result.Error != nil {
		return nil, result.Error
	}
	if result.RowsAffected != 1 {
		return nil, fault.StaleVersion(moved.Version)
	}
	return &moved, tx.recordBudget(row, &moved)
}

func (tx *Tx) recordBudget(before, after *BudgetVersion) error {
	entry := audit.Entry{ProjectID: after.ProjectID, Action: audit.BudgetFrozen, SubjectKind: "budget", SubjectID: after.ID}
	if before == nil {
		return tx.RecordChange(entry, nil, after)
	}
	return tx.RecordChange(entry, before, after)
}

// BudgetLineRow is a cell with the name of whoever changed it last and the number
// of its items.
type BudgetLineRow struct {
	BudgetLine
	UpdatedByName string
	ItemCount     int
}

// BudgetLines lists the cells of a version that lie within a reach, by partner,
// category and year.
func (tx *Tx) BudgetLines(of *BudgetVersion, reach access.Reach) ([]BudgetLineRow, error) {
	query := tx.gorm.Table("budget_lines").
		Select(`budget_lines.*, users.name AS updated_by_name,
			(SELECT COUNT(*) FROM budget_items WHERE budget_items.budget_line_id = budget_lines.id) AS item_count`).
		Joins("JOIN users ON users.id = budget_lines.updated_by").
		Where("budget_lines.budget_version_id = ? AND budget_lines.project_id = ?", of.ID, of.ProjectID)
	if organisations, whole := reach.Within(of.ProjectID); !whole {
		query = query.Where("budget_lines.partner_id IN (SELECT id FROM partners WHERE project_id = ? AND organisation_id IN ?)", of.ProjectID, organisations)
	}
	var rows []BudgetLineRow
	err := query.Order("budget_lines.partner_id, budget_lines.category, budget_lines.year").Scan(&rows).Error
	return rows, err
}

// BudgetLineEdit is one change of a cell: without Before it is added, without
// After removed.
type BudgetLineEdit struct {
	Before *BudgetLine
	After  *BudgetLine
}

// ChangeBudgetLines writes changes of the cells of a draft; it is the only
// writer of cells. The draft's version counts up once. An added cell begins
// with that number, so that a cell which is removed and added again never
// stands with a version that it has had before. A version that is not a draft,
// or no longer the one loaded, refuses all of it.
func (tx *Tx) ChangeBudgetLines(draft *BudgetVersion, edits []BudgetLineEdit) error {
	result := tx.gorm.Model(&BudgetVersion{}).
		Where("id = ? AND status = ? AND version = ?", draft.ID, BudgetDraft, draft.Version).
		Update("version", draft.Version+1)
	if result.Error != nil {
		return result.Error
	}
	if result.RowsAffected != 1 {
		return errFrozenBudget
	}
	draft.Version++
	for _, edit := range edits {
		if err := tx.changeBudgetLine(draft, edit); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) changeBudgetLine(draft *BudgetVersion, edit BudgetLineEdit) error {
	row := edit.After
	if row == nil {
		return tx.remove(edit.Before)
	}
	row.BudgetVersionID, row.ProjectID = draft.ID, draft.ProjectID
	row.UpdatedBy, row.UpdatedAt = tx.Actor.UserID, tx.Now
	if edit.Before == nil {
		row.Version = draft.Version
		return tx.insert(row)
	}
	return tx.save(row)
}
