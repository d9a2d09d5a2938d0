package models

import "konsortium/money"

// CostLines lists the costs of a report by the day they were incurred.
func (tx *Tx) CostLines(reportID string) ([]CostLine, error) {
	var rows []CostLine
	err := tx.gorm.Where("report_id = ?", reportID).Order("incurred_on, id").Find(&rows).Error
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
	return first(tx.gorm.Where("id = ? AND report_id = ?", id, reportID), "cost line", new(CostLine))
}

// AddCostLine inserts a cost. Without a currency its receipt is in euro.
func (tx *Tx) AddCostLine(row *CostLine) error {
	row.Version = 1
	if row.Currency == "" {
		row.Currency, row.OriginalUnits = money.Euro, row.AmountCents.Cents()
	}
	return tx.insert(row)
}

// SaveCostLine writes an edited cost if its version still stands.
func (tx *Tx) SaveCostLine(row *CostLine) error { return tx.save(row) }

// RemoveCostLine deletes a cost if its version still stands.
func (tx *Tx) RemoveCostLine(row *CostLine) error { return tx.remove(row) }

// FreezeCosts marks every cost of a report as frozen, now.
func (tx *Tx) FreezeCosts(reportID string) error {
	return tx.gorm.Model(&CostLine{}).Where("report_id = ? AND frozen_at IS NULL", reportID).
		Updates(map[string]any{"frozen_at": tx.Now, "updated_at": tx.Now}).Error
}
