package models

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

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
// order. Of a submitted report what is claimed counts, of an approved one what
// was accepted, with the approved corrections in the year in which they were
// made. Costs of drafts and of returned reports count nowhere.
func (tx *Tx) Actuals(projectID string, reach access.Reach) ([]Actual, error) {
	organisations, whole := reach.Within(projectID)
	return tx.sumOfReports(projectID, func(of *gorm.DB) *gorm.DB {
		if whole {
			return of
		}
		return of.Where("partner_id IN (SELECT id FROM partners WHERE project_id = ? AND organisation_id IN ?)", projectID, organisations)
	})
}

// ActualsOfPartner is Actuals for one partner.
func (tx *Tx) ActualsOfPartner(projectID, partnerID string) ([]Actual, error) {
	return tx.sumOfReports(projectID, func(of *gorm.DB) *gorm.DB { return of.Where("partner_id = ?", partnerID) })
}

// sumOfReports sums the costs and the corrections of some partners of one
// project. It first sums by report, which reads one index in its order and leaves
// few rows to join.
func (tx *Tx) sumOfReports(projectID string, of func(*gorm.DB) *gorm.DB) ([]Actual, error) {
	reports := of(tx.gorm.Table("reports").Select("id").Where("project_id = ? AND status IN ('submitted', 'approved')", projectID))
	claims := tx.gorm.Table("cost_lines").
		Select("report_id, category, year, SUM(amount_cents) AS claimed_cents, SUM(amount_cents - withheld_cents) AS accepted_cents").
		Where("project_id = ? AND report_id IN (?)", projectID, reports).
		Group("report_id, category, year")
	var rows []Actual
	err := tx.gorm.Table("(?) AS claims", claims).
		Select(`reports.partner_id, claims.category, claims.year, reports.status,
			SUM(CASE WHEN reports.status = 'approved' THEN claims.accepted_cents ELSE claims.claimed_cents END) AS amount_cents`).
		Joins("JOIN reports ON reports.id = claims.report_id").
		Group("reports.partner_id, claims.category, claims.year, reports.status").
		Order("reports.partner_id, claims.category, claims.year, reports.status").Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	var corrections []Actual
	err = of(tx.gorm.Table("cost_corrections").Where("project_id = ? AND status = 'approved'", projectID)).
		Select("partner_id, category, year, 'approved' AS status, SUM(amount_cents) AS amount_cents").
		Group("partner_id, category, year").Order("partner_id, category, year").Scan(&corrections).Error
	if err != nil || len(corrections) == 0 {
		return rows, err
	}
	return corrected(rows, corrections)
}

// corrected adds corrections to sums and keeps their order.
func corrected(rows, corrections []Actual) ([]Actual, error) {
	inOrder := func(a, b Actual) int {
		return cmp.Or(cmp.Compare(a.PartnerID, b.PartnerID), cmp.Compare(a.Category, b.Category), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Status, b.Status))
	}
	// The database sorts by rules of its own.
	slices.SortFunc(rows, inOrder)
	for _, correction := range corrections {
		place, found := slices.BinarySearchFunc(rows, correction, inOrder)
		if !found {
			rows = slices.Insert(rows, place, correction)
			continue
		}
		sum, err := rows[place].AmountCents.Add(correction.AmountCents)
		if err != nil {
			return nil, err
		}
		rows[place].AmountCents = sum
	}
	return rows, nil
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
