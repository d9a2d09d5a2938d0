package models

import (
	"encoding/json"
	"fmt"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/money"

	"gorm.io/gorm"
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
	reports := tx.countedReports(projectID)
	if organisations, whole := reach.Within(projectID); !whole {
		reports = reports.Where("partner_id IN (SELECT id FROM partners WHERE project_id = ? AND organisation_id IN ?)", projectID, organisations)
	}
	return tx.sumOfReports(projectID, reports)
}

// ActualsOfPartner is Actuals for one partner.
func (tx *Tx) ActualsOfPartner(projectID, partnerID string) ([]Actual, error) {
	return tx.sumOfReports(projectID, tx.countedReports(projectID).Where("partner_id = ?", partnerID))
}

// countedReports chooses the reports whose costs count as actuals.
func (tx *Tx) countedReports(projectID string) *gorm.DB {
	return tx.gorm.Table("reports").Select("id").Where("project_id = ? AND status IN ('submitted', 'approved')", projectID)
}

// sumOfReports sums the costs of reports of one project. It first sums by report,
// which reads one index in its order and leaves few rows to join.
func (tx *Tx) sumOfReports(projectID string, reports *gorm.DB) ([]Actual, error) {
	claims := tx.gorm.Table("cost_lines").
		Select("report_id, category, year, SUM(amount_cents) AS amount_cents").
		Where("project_id = ? AND report_id IN (?)", projectID, reports).
		Group("report_id, category, year")
	var rows []Actual
	err := tx.gorm.Table("(?) AS claims", claims).
		Select("reports.partner_id, claims.category, claims.year, reports.status, SUM(claims.amount_cents) AS amount_cents").
		Joins("JOIN reports ON reports.id = claims.report_id").
		Group("reports.partner_id, claims.category, claims.year, reports.status").
		Order("reports.partner_id, claims.category, claims.year, reports.status").Scan(&rows).Error
	return rows, err
}

// removalsRead bounds how far back LastRemoval looks.
const removalsRead = 200

// LastRemoval finds the newest audit entry of a project that tells of the
// removal of a cell of a version; nil when it is not among the last changes of
// that partner's cells.
func (tx *Tx) LastRemoval(version *BudgetVersion, partnerID, category string, year int) (*AuditEntry, error) {
	var rows []AuditEntry
	err := tx.gorm.Where("chain = ? AND partner_id = ? AND action = ? AND subject_kind = ?", version.ProjectID, partnerID, string(audit.BudgetChanged), version.LineKind()).
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
