package models

import (
	"time"

	"konsortium/access"
	"konsortium/money"
	"konsortium/programme"

	"gorm.io/gorm"
)

// BudgetItem is a part of a cell of the budget: facts and the amount that the
// rule book makes of them, or another with a reason.
type BudgetItem struct {
	ID           string `audit:"ignore"`
	BudgetLineID string `audit:"ignore"`
	ProjectID    string `audit:"ignore"`
	Kind         string `audit:"track"`
	Title        string `audit:"track"`
	// At most one of the three is set: what the item belongs to.
	WorkPackageID *string `audit:"track"`
	DeliverableID *string `audit:"track"`
	ActivityID    *string `audit:"track"`
	// Facts and Calculation are JSON of the room budget.
	Facts       string `audit:"track"`
	Calculation string `audit:"ignore"`
	// CalculatedCents is nil where the rule book lacks an amount.
	CalculatedCents *money.Amount `audit:"track"`
	AmountCents     money.Amount  `audit:"track"`
	Reason          string        `audit:"track"`
	// RuleBookVersion is the edition that the amount was calculated with.
	RuleBookVersion string    `audit:"track"`
	UpdatedBy       string    `audit:"ignore"`
	UpdatedAt       time.Time `audit:"ignore"`
	Version         int64     `audit:"ignore"`
}

func (b *BudgetItem) versionOf() *int64 { return &b.Version }

// BudgetItemRow is an item with the place of its cell and the name of whoever
// changed it last.
type BudgetItemRow struct {
	BudgetItem
	BudgetVersionID string
	PartnerID       string
	Category        string
	Year            int
	UpdatedByName   string
}

// BudgetItems lists the items of a version that lie within a reach, cell by cell,
// each cell's in the order they were added.
func (tx *Tx) BudgetItems(of *BudgetVersion, reach access.Reach) ([]BudgetItemRow, error) {
	query := tx.budgetItems().Where("budget_lines.budget_version_id = ? AND budget_lines.project_id = ?", of.ID, of.ProjectID)
	if organisations, whole := reach.Within(of.ProjectID); !whole {
		query = query.Where("budget_lines.partner_id IN (SELECT id FROM partners WHERE project_id = ? AND organisation_id IN ?)", of.ProjectID, organisations)
	}
	var rows []BudgetItemRow
	err := query.Order("budget_lines.partner_id, budget_lines.category, budget_lines.year, budget_items.id").Scan(&rows).Error
	return rows, err
}

func (tx *Tx) budgetItems() *gorm.DB {
	return tx.gorm.Table("budget_items").
		Select(`budget_items.*, budget_lines.budget_version_id, budget_lines.partner_id, budget_lines.category, budget_lines.year,
			users.name AS updated_by_name`).
		Joins("JOIN budget_lines ON budget_lines.id = budget_items.budget_line_id").
		Joins("JOIN users ON users.id = budget_items.updated_by")
}

// BudgetItem loads one item of a project; of another project it does not exist.
func (tx *Tx) BudgetItem(projectID, id string) (*BudgetItemRow, error) {
	if !ValidID(id) || !ValidID(projectID) {
		return find[BudgetItemRow](tx, "budget item", "")
	}
	return first(tx.budgetItems().Where("budget_items.id = ? AND budget_items.project_id = ?", id, projectID), "budget item", new(BudgetItemRow))
}

// SumOfItems adds up the items of a cell and counts them.
func (tx *Tx) SumOfItems(lineID string) (money.Amount, int, error) {
	var amounts []money.Amount
	if err := tx.gorm.Model(&BudgetItem{}).Where("budget_line_id = ?", lineID).Pluck("amount_cents", &amounts).Error; err != nil {
		return money.Zero, 0, err
	}
	total, err := money.Sum(amounts...)
	return total, len(amounts), err
}

// AddBudgetItem inserts an item of a cell of a draft.
func (tx *Tx) AddBudgetItem(row *BudgetItem) error {
	row.Version, row.UpdatedBy, row.UpdatedAt = 1, tx.Actor.UserID, tx.Now
	return tx.insert(row)
}

// SaveBudgetItem writes an edited item if its version still stands.
func (tx *Tx) SaveBudgetItem(row *BudgetItem) error {
	row.UpdatedBy, row.UpdatedAt = tx.Actor.UserID, tx.Now
	return tx.save(row)
}

// RemoveBudgetItem deletes an item if its version still stands.
func (tx *Tx) RemoveBudgetItem(row *BudgetItem) error { return tx.remove(row) }

// RemoveItemsOf deletes all items of cells.
func (tx *Tx) RemoveItemsOf(lineIDs []string) error {
	return tx.gorm.Where("budget_line_id IN ?", lineIDs).Delete(&BudgetItem{}).Error
}

// CopyBudgetItems copies the items of a version into another version of the same
// project, each into the cell of the same place; cells without items, and items
// without such a cell, are left out.
func (tx *Tx) CopyBudgetItems(from, to *BudgetVersion) error {
	rows, err := tx.BudgetItems(from, access.Reach{Everything: true})
	if err != nil {
		return err
	}
	var lines []BudgetLine
	if err := tx.gorm.Where("budget_version_id = ?", to.ID).Find(&lines).Error; err != nil {
		return err
	}
	type place struct {
		partner, category string
		year              int
	}
	cells := make(map[place]string, len(lines))
	for _, line := range lines {
		cells[place{line.PartnerID, line.Category, line.Year}] = line.ID
	}
	for _, row := range rows {
		lineID, found := cells[place{row.PartnerID, row.Category, row.Year}]
		if !found {
			continue
		}
		item := row.BudgetItem
		item.ID, item.BudgetLineID, item.Version = NewID(), lineID, 1
		if err := tx.insert(&item); err != nil {
			return err
		}
	}
	return nil
}

// ClaimedOn is what a partner claims in one category for one day, in reports of
// one status: submitted (waiting for a decision) or approved.
type ClaimedOn struct {
	PartnerID   string
	Category    string
	IncurredOn  programme.Date
	Status      string
	AmountCents money.Amount
}

// ClaimsByDay sums the costs of a project's submitted and approved reports by
// partner, category, day and status.
func (tx *Tx) ClaimsByDay(projectID string) ([]ClaimedOn, error) {
	var rows []ClaimedOn
	err := tx.gorm.Table("cost_lines").
		Select("reports.partner_id, cost_lines.category, cost_lines.incurred_on, reports.status, SUM(cost_lines.amount_cents) AS amount_cents").
		Joins("JOIN reports ON reports.id = cost_lines.report_id").
		Where("cost_lines.project_id = ? AND reports.project_id = ? AND reports.status IN ('submitted', 'approved')", projectID, projectID).
		Group("reports.partner_id, cost_lines.category, cost_lines.incurred_on, reports.status").
		Order("reports.partner_id, cost_lines.category, cost_lines.incurred_on, reports.status").Scan(&rows).Error
	return rows, err
}

// Reported is a stretch of days that a partner has handed in a report for.
type Reported struct {
	PartnerID string
	StartsOn  programme.Date
	EndsOn    programme.Date
}

// ReportedDays lists the periods of the submitted and approved reports of a project.
func (tx *Tx) ReportedDays(projectID string) ([]Reported, error) {
	var rows []Reported
	err := tx.gorm.Table("reports").Select("reports.partner_id, reporting_periods.starts_on, reporting_periods.ends_on").
		Joins("JOIN reporting_periods ON reporting_periods.id = reports.period_id").
		Where("reports.project_id = ? AND reports.status IN ('submitted', 'approved')", projectID).
		Order("reports.partner_id, reporting_periods.starts_on").Scan(&rows).Error
	return rows, err
}
