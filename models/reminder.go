package models

import "konsortium/programme"

// Waiting is something with a date that people of one organisation are to do in
// a project that runs.
type Waiting struct {
	// Kind is deliverable, activity or report.
	Kind      string
	SubjectID string
	// Reference is the code of a deliverable or an activity, or the number of a period.
	Reference      string
	Title          string
	DueOn          programme.Date
	ProjectID      string
	ProjectAcronym string
	PartnerID      string
	OrganisationID string
	Organisation   string
	Coordinates    bool
}

// runningStatuses are those in which a project's dates bind.
func runningStatuses() []string {
	return []string{"contracted", "running", "interim_report", "final_report"}
}

// WaitingUntil lists the deliverables, activities and reports of running
// projects that are due until a day, overdue ones included, by date. A report is
// waited for from the end of its period.
func (tx *Tx) WaitingUntil(until programme.Date) ([]Waiting, error) {
	var all []Waiting
	for _, load := range []func(programme.Date) ([]Waiting, error){tx.waitingDeliverables, tx.waitingActivities, tx.waitingReports} {
		rows, err := load(until)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

func (tx *Tx) waitingDeliverables(until programme.Date) ([]Waiting, error) {
	var rows []Waiting
	err := tx.gorm.Table("deliverables").
		Select(`'deliverable' AS kind, deliverables.id AS subject_id, deliverables.code AS reference, deliverables.title, deliverables.due_on,
			projects.id AS project_id, projects.acronym AS project_acronym, partners.id AS partner_id,
			partners.organisation_id, organisations.name AS organisation, partners.role = 'coordinator' AS coordinates`).
		Joins("JOIN projects ON projects.id = deliverables.project_id").
		Joins("JOIN partners ON partners.id = deliverables.lead_partner_id").
		Joins("JOIN organisations ON organisations.id = partners.organisation_id").
		Where("deliverables.status IN ? AND deliverables.due_on <= ? AND projects.status IN ?", []string{"planned", "in_progress"}, until, runningStatuses()).
		Order("deliverables.due_on, deliverables.id").Scan(&rows).Error
	return rows, err
}

// waitingActivities are those that are about to begin, and those that have ended
// but were not marked as held. One that goes on waits for nobody.
func (tx *Tx) waitingActivities(until programme.Date) ([]Waiting, error) {
	var rows []Waiting
	err := tx.gorm.Table("activities").
		Select(`'activity' AS kind, activities.id AS subject_id, activities.code AS reference, activities.title,
			CASE WHEN activities.starts_on >= ? THEN activities.starts_on ELSE activities.ends_on END AS due_on,
			projects.id AS project_id, projects.acronym AS project_acronym, partners.id AS partner_id,
			partners.organisation_id, organisations.name AS organisation, partners.role = 'coordinator' AS coordinates`, tx.Today()).
		Joins("JOIN projects ON projects.id = activities.project_id").
		Joins("JOIN partners ON partners.id = activities.host_partner_id").
		Joins("JOIN organisations ON organisations.id = partners.organisation_id").
		Where("activities.status IN ? AND projects.status IN ?", []string{"planned", "confirmed"}, runningStatuses()).
		Where("(activities.starts_on >= ? AND activities.starts_on <= ?) OR activities.ends_on < ?", tx.Today(), until, tx.Today()).
		Order("activities.starts_on, activities.id").Scan(&rows).Error
	return rows, err
}

func (tx *Tx) waitingReports(until programme.Date) ([]Waiting, error) {
	var rows []Waiting
	err := tx.gorm.Table("reporting_periods").
		Select(`'report' AS kind, reporting_periods.id AS subject_id, CAST(reporting_periods.number AS TEXT) AS reference, '' AS title, reporting_periods.due_on,
			projects.id AS project_id, projects.acronym AS project_acronym, partners.id AS partner_id,
			partners.organisation_id, organisations.name AS organisation, partners.role = 'coordinator' AS coordinates`).
		Joins("JOIN projects ON projects.id = reporting_periods.project_id").
		Joins("JOIN partners ON partners.project_id = projects.id AND partners.role <> 'associated' AND (partners.left_on IS NULL OR partners.left_on > reporting_periods.starts_on) AND (partners.joined_on IS NULL OR partners.joined_on <= reporting_periods.ends_on)").
		Joins("JOIN organisations ON organisations.id = partners.organisation_id").
		Joins("LEFT JOIN reports ON reports.period_id = reporting_periods.id AND reports.partner_id = partners.id").
		Where("(reports.id IS NULL OR reports.status IN ?) AND reporting_periods.due_on <= ? AND reporting_periods.ends_on < ? AND projects.status IN ?",
			[]string{"draft", "returned"}, until, tx.Today(), runningStatuses()).
		Order("reporting_periods.due_on, reporting_periods.id, partners.position").Scan(&rows).Error
	return rows, err
}
