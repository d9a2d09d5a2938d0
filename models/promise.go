package models

import (
	"konsortium/money"
	"konsortium/programme"
)

// LedDeliverables lists the deliverables that a partner leads, by due date.
func (tx *Tx) LedDeliverables(projectID, partnerID string) ([]Deliverable, error) {
	var rows []Deliverable
	err := tx.gorm.Where("project_id = ? AND lead_partner_id = ?", projectID, partnerID).Order("due_on, code").Find(&rows).Error
	return rows, err
}

// HostedActivities lists the activities that a partner hosts and that touch a
// stretch of time, by their begin.
func (tx *Tx) HostedActivities(projectID, partnerID string, from, until programme.Date) ([]Activity, error) {
	var rows []Activity
	err := tx.gorm.Where("project_id = ? AND host_partner_id = ? AND starts_on <= ? AND ends_on >= ?", projectID, partnerID, until, from).
		Order("starts_on, code").Find(&rows).Error
	return rows, err
}

// PlannedSum is what the plan of record gives a partner in one category and
// project year.
type PlannedSum struct {
	Category    string
	Year        int
	AmountCents money.Amount
}

// PlanOfPartner lists what the plan of record gives a partner. Without a plan of
// record there is none.
func (tx *Tx) PlanOfPartner(projectID, partnerID string) ([]PlannedSum, error) {
	var rows []PlannedSum
	err := tx.gorm.Table("budget_lines").Select("budget_lines.category, budget_lines.year, budget_lines.amount_cents").
		Joins("JOIN budget_versions ON budget_versions.id = budget_lines.budget_version_id").
		Where("budget_versions.project_id = ? AND budget_versions.status = 'of_record' AND budget_lines.partner_id = ?", projectID, partnerID).
		Order("budget_lines.category, budget_lines.year").Scan(&rows).Error
	return rows, err
}

// PreviousReport loads the partner's report for the last period that ended
// before a day, with that period's number.
func (tx *Tx) PreviousReport(partnerID string, before programme.Date) (*Report, int, error) {
	row, err := first(tx.gorm.
		Where("partner_id = ? AND period_id IN (SELECT id FROM reporting_periods WHERE ends_on < ?)", partnerID, before).
		Order("(SELECT ends_on FROM reporting_periods WHERE reporting_periods.id = reports.period_id) DESC"), "report", new(Report))
	if err != nil {
		return nil, 0, err
	}
	period, err := tx.Period(row.ProjectID, row.PeriodID)
	if err != nil {
		return nil, 0, err
	}
	return row, period.Number, nil
}

// ReportPeople lists the active accounts of a project that hold one of the roles
// in it today, for one organisation or, with an empty one, for any.
func (tx *Tx) ReportPeople(projectID, organisationID string, roles ...string) ([]User, error) {
	query := tx.gorm.Where("status = ?", UserActive)
	members := tx.gorm.Model(&ProjectMember{}).Select("user_id").
		Where("project_id = ? AND role IN ? AND ended_at IS NULL AND (until_on IS NULL OR until_on >= ?)", projectID, roles, tx.Today())
	if organisationID != "" {
		members = members.Where("organisation_id = ?", organisationID)
	}
	var rows []User
	err := query.Where("id IN (?)", members).Order("name, id").Find(&rows).Error
	return rows, err
}

// Officers lists the active accounts that hold a role of the installation.
func (tx *Tx) Officers(role string) ([]User, error) {
	var rows []User
	err := tx.gorm.Where("status = ? AND id IN (SELECT user_id FROM user_roles WHERE role = ?)", UserActive, role).Order("name, id").Find(&rows).Error
	return rows, err
}
