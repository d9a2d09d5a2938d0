package models

import (
	"konsortium/money"
	"konsortium/programme"
)

// CostDocument names a document as evidence of a cost.
type CostDocument struct {
	CostID     string `gorm:"primaryKey"`
	DocumentID string `gorm:"primaryKey"`
	Place      int64
}

// The verdicts on a cost.
const (
	VerdictPending        = "pending"
	VerdictAccepted       = "accepted"
	VerdictAcceptedInPart = "accepted_in_part"
	VerdictParked         = "parked"
	VerdictRefused        = "refused"
)

// CostLines lists the costs of a report by the day they were incurred.
func (tx *Tx) CostLines(reportID string) ([]CostLine, error) {
	var rows []CostLine
	if err := tx.gorm.Where("report_id = ?", reportID).Order("incurred_on, id").Find(&rows).Error; err != nil {
		return nil, err
	}
	var named []CostDocument
	err := tx.gorm.Where("cost_id IN (SELECT id FROM cost_lines WHERE report_id = ?)", reportID).Order("cost_id, place").Find(&named).Error
	by := map[string][]string{}
	for _, one := range named {
		by[one.CostID] = append(by[one.CostID], one.DocumentID)
	}
	for i := range rows {
		rows[i].DocumentIDs = by[rows[i].ID]
	}
	return rows, err
}

// CountCostLines counts the costs of a report.
func (tx *Tx) CountCostLines(reportID string) (int64, error) {
	var count int64
	err := tx.gorm.Model(&CostLine{}).Where("report_id = ?", reportID).Count(&count).Error
	return count, err
}

// CostLine loads one cost of a report; of another report it does not exist.
func (tx *Tx) CostLine(reportID, id string) (*CostLine, error) {
	if !ValidID(id) || !ValidID(reportID) {
		return find[CostLine](tx, "cost line", "")
	}
	row, err := first(tx.gorm.Where("id = ? AND report_id = ?", id, reportID), "cost line", new(CostLine))
	if err != nil {
		return nil, err
	}
	err = tx.gorm.Model(&CostDocument{}).Where("cost_id = ?", id).Order("place").Pluck("document_id", &row.DocumentIDs).Error
	return row, err
}

// AddCostLine inserts a cost. Without a currency its receipt is in euro; without
// a claim it begins one.
func (tx *Tx) AddCostLine(row *CostLine) error {
	row.Version = 1
	if row.Currency == "" {
		row.Currency, row.OriginalUnits = money.Euro, row.AmountCents.Cents()
	}
	if row.Verdict == "" {
		row.Verdict = VerdictPending
	}
	if row.ClaimID == "" {
		row.ClaimID = row.ID
	}
	if err := tx.insert(row); err != nil {
		return err
	}
	return tx.nameDocuments(row)
}

// SaveCostLine writes an edited cost if its version still stands; its documents stay.
func (tx *Tx) SaveCostLine(row *CostLine) error { return tx.save(row) }

// SaveCostDocuments writes which documents are evidence of a cost.
func (tx *Tx) SaveCostDocuments(row *CostLine) error {
	if err := tx.gorm.Where("cost_id = ?", row.ID).Delete(&CostDocument{}).Error; err != nil {
		return err
	}
	return tx.nameDocuments(row)
}

func (tx *Tx) nameDocuments(row *CostLine) error {
	if len(row.DocumentIDs) == 0 {
		return nil
	}
	named := make([]CostDocument, len(row.DocumentIDs))
	for i, id := range row.DocumentIDs {
		named[i] = CostDocument{CostID: row.ID, DocumentID: id, Place: int64(i + 1)}
	}
	return tx.insert(&named)
}

// RemoveCostLine deletes a cost with what was said of it, if its version still stands.
func (tx *Tx) RemoveCostLine(row *CostLine) error {
	for _, of := range []any{&CostDocument{}, &CostVerdict{}} {
		if err := tx.gorm.Where("cost_id = ?", row.ID).Delete(of).Error; err != nil {
			return err
		}
	}
	return tx.remove(row)
}

// FreezeCosts marks every cost of a report as frozen, now.
func (tx *Tx) FreezeCosts(reportID string) error {
	return tx.gorm.Model(&CostLine{}).Where("report_id = ? AND frozen_at IS NULL", reportID).
		Updates(map[string]any{"frozen_at": tx.Now, "updated_at": tx.Now}).Error
}

// ParkedLines lists the costs of a partner that were parked in an approved report
// of a period before a day and have not returned since, with their documents.
func (tx *Tx) ParkedLines(partnerID string, before programme.Date) ([]CostLine, error) {
	var rows []CostLine
	err := tx.gorm.Select("cost_lines.*").Joins("JOIN reports ON reports.id = cost_lines.report_id").
		Joins("JOIN reporting_periods ON reporting_periods.id = reports.period_id").
		Where("cost_lines.partner_id = ? AND cost_lines.verdict = ? AND cost_lines.frozen_at IS NOT NULL AND reporting_periods.starts_on < ?", partnerID, VerdictParked, before).
		Where("NOT EXISTS (SELECT 1 FROM cost_lines AS later WHERE later.carried_from = cost_lines.id)").
		Order("cost_lines.incurred_on, cost_lines.id").Find(&rows).Error
	if err != nil {
		return nil, err
	}
	for i := range rows {
		err := tx.gorm.Model(&CostDocument{}).Where("cost_id = ?", rows[i].ID).Order("place").Pluck("document_id", &rows[i].DocumentIDs).Error
		if err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// SameConversion tells whether two rows have the same euro, made by the same rate.
func SameConversion(a, b CostLine) bool {
	return a.AmountCents == b.AmountCents && a.Rate == b.Rate && a.RateRule == b.RateRule && a.RateSeries == b.RateSeries &&
		a.RateFrom == b.RateFrom && a.RateUntil == b.RateUntil && a.RateOrigin == b.RateOrigin && a.RateSource == b.RateSource
}
