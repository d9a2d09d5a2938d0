package models

import (
	"konsortium/programme"
)

// Periods lists the reporting periods of a project in the order of their dates.
func (tx *Tx) Periods(projectID string) ([]ReportingPeriod, error) {
	var rows []ReportingPeriod
	err := tx.gorm.Where("project_id = ?", projectID).Order("starts_on, id").Find(&rows).Error
	return rows, err
}

// Period loads one reporting period of a project; of another project it does
// not exist.
func (tx *Tx) Period(projectID, id string) (*ReportingPeriod, error) {
	return ofProject[ReportingPeriod](tx, "period", projectID, id)
}

// AddPeriod inserts a reporting period.
func (tx *Tx) AddPeriod(row *ReportingPeriod) error {
	row.Version = 1
	return tx.insert(row)
}

// SavePeriod writes an edited reporting period if its version still stands.
func (tx *Tx) SavePeriod(row *ReportingPeriod) error { return tx.save(row) }

// RemovePeriod deletes a reporting period if its version still stands; see
// IsReferenced.
func (tx *Tx) RemovePeriod(row *ReportingPeriod) error { return tx.remove(row) }

// PeriodUse tells what the reports of one period hold.
type PeriodUse struct {
	PeriodID string
	// Reports is how many were begun, Sent how many were ever submitted, and
	// Written how many hold anything: a text, a deliverable, a cost or a document.
	Reports int
	Sent    int
	Written int
}

// PeriodUses counts, for each period of a project that has a report, what its
// reports hold.
func (tx *Tx) PeriodUses(projectID string) (map[string]PeriodUse, error) {
	var rows []PeriodUse
	err := tx.gorm.Raw(`SELECT reports.period_id, COUNT(*) AS reports,
			SUM(CASE WHEN reports.status <> 'draft' THEN 1 ELSE 0 END) AS sent,
			SUM(CASE WHEN reports.work_done <> '' OR reports.deviations <> '' OR reports.next_steps <> ''
				OR EXISTS (SELECT 1 FROM report_deliverables WHERE report_deliverables.report_id = reports.id)
				OR EXISTS (SELECT 1 FROM cost_lines WHERE cost_lines.report_id = reports.id)
				OR EXISTS (SELECT 1 FROM documents WHERE documents.report_id = reports.id)
				THEN 1 ELSE 0 END) AS written
		FROM reports WHERE reports.project_id = ? GROUP BY reports.period_id`, projectID).Scan(&rows).Error
	uses := make(map[string]PeriodUse, len(rows))
	for _, row := range rows {
		uses[row.PeriodID] = row
	}
	return uses, err
}

// RemoveEmptyReports deletes the reports of a period that nobody has written in.
func (tx *Tx) RemoveEmptyReports(periodID string) error {
	var ids []string
	if err := tx.gorm.Model(&Report{}).Where("period_id = ?", periodID).Pluck("id", &ids).Error; err != nil || len(ids) == 0 {
		return err
	}
	for _, row := range []any{&ReportAuthor{}, &ReportMove{}} {
		if err := tx.gorm.Where("report_id IN ?", ids).Delete(row).Error; err != nil {
			return err
		}
	}
	return tx.gorm.Where("id IN ?", ids).Delete(&Report{}).Error
}

// CostsOutside counts the cost lines of a period's reports that were incurred
// before a day or after another. Lines that returned from an earlier period keep
// their own day.
func (tx *Tx) CostsOutside(periodID string, from, until programme.Date) (int64, error) {
	var count int64
	err := tx.gorm.Model(&CostLine{}).
		Where("carried_from IS NULL AND report_id IN (SELECT id FROM reports WHERE period_id = ?) AND (incurred_on < ? OR incurred_on > ?)", periodID, from, until).
		Count(&count).Error
	return count, err
}
