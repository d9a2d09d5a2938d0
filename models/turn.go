package models

import (
	"konsortium/access"
	"konsortium/programme"

	"gorm.io/gorm"
)

// Turn is something that waits for a person: an act, what it is about, and
// since when or until when.
type Turn struct {
	// Act is write_report, correct_report, review_report, deliver, hold_activity.
	Act            string
	ProjectID      string
	ProjectAcronym string
	SubjectID      string
	Reference      string
	Title          string
	PartnerID      string
	Organisation   string
	DueOn          programme.Date
}

// reportsWithin keeps the reports of a query, joined with their partners, that
// lie in a reach; none when the reach is empty.
func reportsWithin(query *gorm.DB, reach access.Reach) *gorm.DB {
	switch {
	case reach.Everything:
		return query
	case reach.Nothing():
		return query.Where("1 = 0")
	}
	session := query.Session(&gorm.Session{NewDB: true})
	either := session.Where("reports.project_id IN ?", append([]string{""}, reach.Projects...))
	for _, own := range reach.Own {
		either = either.Or(session.Where("reports.project_id = ? AND partners.organisation_id = ?", own.ProjectID, own.OrganisationID))
	}
	return query.Where(either)
}

// ReportsToReview lists the submitted reports within a reach that the person has
// not written in.
func (tx *Tx) ReportsToReview(reach access.Reach, userID string) ([]Turn, error) {
	var rows []Turn
	query := tx.gorm.Table("reports").
		Select(`'review_report' AS act, projects.id AS project_id, projects.acronym AS project_acronym, reports.id AS subject_id,
			CAST(reporting_periods.number AS TEXT) AS reference, '' AS title, partners.id AS partner_id, organisations.name AS organisation,
			reporting_periods.due_on`).
		Joins("JOIN projects ON projects.id = reports.project_id").
		Joins("JOIN reporting_periods ON reporting_periods.id = reports.period_id").
		Joins("JOIN partners ON partners.id = reports.partner_id").
		Joins("JOIN organisations ON organisations.id = partners.organisation_id").
		Where("reports.status = ? AND NOT EXISTS (SELECT 1 FROM report_authors WHERE report_authors.report_id = reports.id AND report_authors.user_id = ?)", "submitted", userID)
	err := reportsWithin(query, reach).
		Order("reports.submitted_at, reports.id").Limit(MaximumLimit).Scan(&rows).Error
	return rows, err
}

// ReturnedReports lists, by period and partner, the ids of reports that were
// returned for correction.
func (tx *Tx) ReturnedReports(projectIDs []string) (map[[2]string]string, error) {
	var rows []Report
	if len(projectIDs) == 0 {
		return nil, nil
	}
	if err := tx.gorm.Where("project_id IN ? AND status = ?", projectIDs, "returned").Find(&rows).Error; err != nil {
		return nil, err
	}
	found := map[[2]string]string{}
	for _, row := range rows {
		found[[2]string{row.PeriodID, row.PartnerID}] = row.ID
	}
	return found, nil
}
