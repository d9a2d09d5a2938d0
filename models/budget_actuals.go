package models

import (
	"encoding/json"
	"fmt"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/money"
)

// Actual is the sum of what one partner has claimed in one category and project
// year, in reports of one status: submitted (waiting for a decision) or approved.
type Actual struct {
	PartnerID   string
	Category    string
	Year        int
	Status      string
	AmountCents money.Amount
}

// Actuals sums the costs of a project's submitted and approved reports, as far
// as the reach goes: by partner, category, project year and status, in that
// order. Costs of drafts and of returned reports count nowhere.
func (tx *Tx) Actuals(projectID string, reach access.Reach) ([]Actual, error) {
	query := tx.gorm.Table("cost_lines").
		Select("cost_lines.partner_id, cost_lines.category, cost_lines.year, reports.status, SUM(cost_lines.amount_cents) AS amount_cents").
		Joins("JOIN reports ON reports.id = cost_lines.report_id").
		Where("cost_lines.project_id = ? AND reports.status IN ('submitted', 'approved')", projectID)
	if organisations, whole := reach.Within(projectID); !whole {
		query = query.Where("cost_lines.partner_id IN (SELECT id FROM partners WHERE project_id = ? AND organisation_id IN ?)", projectID, organisations)
	}
	var rows []Actual
	err := query.Group("cost_lines.partner_id, cost_lines.category, cost_lines.year, reports.status").
		Order("cost_lines.partner_id, cost_lines.category, cost_lines.year, reports.status").Scan(&rows).Error
	return rows, err
}

// removalsRead bounds how far back LastRemoval looks.
const removalsRead = 200

// LastRemoval finds the newest audit entry of a project that tells of the
// removal of a cell of the budget; nil when it is not among the last changes
// of that partner's cells.
func (tx *Tx) LastRemoval(projectID, partnerID, category string, year int) (*AuditEntry, error) {
	var rows []AuditEntry
	err := tx.gorm.Where("chain = ? AND partner_id = ? AND action = ?", projectID, partnerID, string(audit.BudgetChanged)).
		Order("seq DESC").Limit(removalsRead).Find(&rows).Error
	if err != nil {
		return nil, err
	}
	for i := range rows {
		var changes map[string]audit.Change
		if err := json.Unmarshal([]byte(rows[i].Changes), &changes); err != nil {
			return nil, fmt.Errorf("models: changes of audit entry %s: %w", rows[i].ID, err)
		}
		// A removed cell has an old value and no new one in every column.
		wasCategory, wasYear := changes["category"], changes["year"]
		if wasCategory.From == category && wasCategory.To == nil && wasYear.From == float64(year) {
			return &rows[i], nil
		}
	}
	return nil, nil
}
