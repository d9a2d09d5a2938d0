package models

import (
	"errors"
	"slices"
	"time"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/money"
)

// Statuses of a budget version. A project has at most one draft, one plan of
// record, one version submitted and one amendment that is not decided. Only the
// draft, the scenarios and an amendment in preparation ever change.
const (
	BudgetDraft      = "draft"
	BudgetScenario   = "scenario"
	BudgetSubmitted  = "submitted"
	BudgetPreparing  = "preparing"
	BudgetProposed   = "proposed"
	BudgetOfRecord   = "of_record"
	BudgetSuperseded = "superseded"
	BudgetRefused    = "refused"
	BudgetWithdrawn  = "withdrawn"
)

// How a plan of record came about; empty for the award.
const (
	PlanByTransfer  = "transfer"
	PlanByAmendment = "amendment"
)

// BudgetVersion is one version of a project's budget.
type BudgetVersion struct {
	ID        string     `audit:"ignore"`
	ProjectID string     `audit:"ignore"`
	Number    int        `audit:"track"`
	Status    string     `audit:"track"`
	CreatedAt time.Time  `audit:"ignore"`
	FrozenAt  *time.Time `audit:"track"`
	// RuleBookVersion is the edition that a frozen version was made with; empty
	// for one that still changes, which follows its project.
	RuleBookVersion string `audit:"track"`
	// Name is what a scenario is called.
	Name string `audit:"track"`
	// Kind tells a transfer and an amendment from the award.
	Kind string `audit:"track"`
	// BasedOnID is the version it was copied from; empty for a first draft.
	BasedOnID string `audit:"track"`
	// DurationMonths is the duration it was made for; 0 is the project's.
	DurationMonths int   `audit:"track"`
	Version        int64 `audit:"ignore"`
}

func (b *BudgetVersion) versionOf() *int64 { return &b.Version }

// Changeable tells whether the cells of the version may change.
func (b *BudgetVersion) Changeable() bool { return slices.Contains(changeableBudgets(), b.Status) }

// LineKind names the cells of the version in the trail: those of scenarios and
// amendments are told to fewer readers.
func (b *BudgetVersion) LineKind() string {
	if b.Status == BudgetDraft {
		return "budget_line"
	}
	return "budget_variant_line"
}

func changeableBudgets() []string { return []string{BudgetDraft, BudgetScenario, BudgetPreparing} }

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
var errFrozenBudget = errors.New("models: an approved budget version never changes")

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
	return tx.addBudget(BudgetVersion{ProjectID: projectID, Status: BudgetDraft})
}

// addBudget gives a version its id and, if it has none, the next number of its
// project.
func (tx *Tx) addBudget(row BudgetVersion) (*BudgetVersion, error) {
	if row.Number == 0 {
		latest, err := tx.latestBudget(row.ProjectID)
		if err != nil {
			return nil, err
		}
		row.Number = latest + 1
	}
	row.ID, row.Version = NewID(), 1
	return &row, tx.insert(&row)
}

func (tx *Tx) latestBudget(projectID string) (int, error) {
	var latest int
	err := tx.gorm.Model(&BudgetVersion{}).Where("project_id = ?", projectID).Select("COALESCE(MAX(number), 0)").Scan(&latest).Error
	return latest, err
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

// BudgetSums adds up the cells of each version of a project that lie within a
// reach, by the id of the version.
func (tx *Tx) BudgetSums(projectID string, reach access.Reach) (map[string]money.Amount, error) {
	query := tx.gorm.Table("budget_lines").Select("budget_version_id, SUM(amount_cents) AS amount_cents").Where("project_id = ?", projectID)
	if organisations, whole := reach.Within(projectID); !whole {
		query = query.Where("partner_id IN (SELECT id FROM partners WHERE project_id = ? AND organisation_id IN ?)", projectID, organisations)
	}
	var rows []BudgetLine
	if err := query.Group("budget_version_id").Scan(&rows).Error; err != nil {
		return nil, err
	}
	sums := make(map[string]money.Amount, len(rows))
	for _, row := range rows {
		sums[row.BudgetVersionID] = row.AmountCents
	}
	return sums, nil
}

// BudgetLineEdit is one change of a cell: without Before it is added, without
// After removed.
type BudgetLineEdit struct {
	Before *BudgetLine
	After  *BudgetLine
}

// ChangeBudgetLines writes changes of the cells of a version that still changes;
// nothing else changes a cell. The version counts up once. An added cell begins
// with that number, so that a cell which is removed and added again never
// stands with a version that it has had before. A version that does not change,
// or is no longer the one loaded, refuses all of it.
func (tx *Tx) ChangeBudgetLines(draft *BudgetVersion, edits []BudgetLineEdit) error {
	result := tx.gorm.Model(&BudgetVersion{}).
		Where("id = ? AND status IN ? AND version = ?", draft.ID, changeableBudgets(), draft.Version).
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
