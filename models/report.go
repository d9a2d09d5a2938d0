package models

import (
	"time"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/money"
	"konsortium/programme"

	"gorm.io/gorm/clause"
)

// Report loads one report of a project; of another project it does not exist.
func (tx *Tx) Report(projectID, id string) (*Report, error) {
	return ofProject[Report](tx, "report", projectID, id)
}

// ReportOf loads a partner's report for a period.
func (tx *Tx) ReportOf(periodID, partnerID string) (*Report, error) {
	return first(tx.gorm.Where("period_id = ? AND partner_id = ?", periodID, partnerID), "report", new(Report))
}

// AddReport inserts a report; see IsDuplicate.
func (tx *Tx) AddReport(row *Report) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveReport writes an edited report if its version still stands.
func (tx *Tx) SaveReport(row *Report) error { return tx.save(row) }

// MoveReport writes the new status of a report, with who moved it and why, if
// its old status and its version still stand, and keeps the move. Otherwise the
// fault is stale. Whatever else of the row was changed is not written.
func (tx *Tx) MoveReport(row *Report, from, reason string) error {
	before := row.Version
	row.Version = before + 1
	result := tx.gorm.Model(row).Where("status = ? AND version = ?", from, before).
		Select("status", "submitted_by", "submitted_at", "decided_by", "decided_at", "decision_reason", "updated_at", "version").
		Updates(row)
	if result.Error != nil {
		return result.Error
	}
	if result.RowsAffected != 1 {
		row.Version = before
		return fault.StaleVersion(before + 1)
	}
	return tx.insert(&ReportMove{
		ID: NewID(), ReportID: row.ID, FromStatus: from, ToStatus: row.Status, Reason: reason, MovedBy: tx.Actor.UserID, MovedAt: tx.Now,
	})
}

// NoteAuthor remembers that the actor has written in a report.
func (tx *Tx) NoteAuthor(reportID string) error {
	if tx.Actor.UserID == "" {
		return nil
	}
	return tx.gorm.Clauses(clause.OnConflict{DoNothing: true}).
		Create(&ReportAuthor{ReportID: reportID, UserID: tx.Actor.UserID}).Error
}

// IsAuthor tells whether the actor has written in a report.
func (tx *Tx) IsAuthor(reportID string) (bool, error) {
	var count int64
	err := tx.gorm.Model(&ReportAuthor{}).Where("report_id = ? AND user_id = ?", reportID, tx.Actor.UserID).Count(&count).Error
	return count > 0, err
}

// Person is a name behind an id.
type Person struct {
	ID   string
	Name string
}

// AuthorsOf lists who has written in a report, by name.
func (tx *Tx) AuthorsOf(reportID string) ([]Person, error) {
	var rows []Person
	err := tx.gorm.Table("report_authors").Select("users.id, users.name").
		Joins("JOIN users ON users.id = report_authors.user_id").
		Where("report_authors.report_id = ?", reportID).Order("users.name, users.id").Scan(&rows).Error
	return rows, err
}

// ReportMoveRow is a move with the name of whoever made it.
type ReportMoveRow struct {
	FromStatus string
	ToStatus   string
	Reason     string
	MovedBy    string
	MovedAt    time.Time
	Name       string
}

// MovesOf lists the moves of a report, the first one first.
func (tx *Tx) MovesOf(reportID string) ([]ReportMoveRow, error) {
	var rows []ReportMoveRow
	err := tx.gorm.Table("report_moves").
		Select("report_moves.from_status, report_moves.to_status, report_moves.reason, report_moves.moved_by, report_moves.moved_at, users.name").
		Joins("JOIN users ON users.id = report_moves.moved_by").
		Where("report_moves.report_id = ?", reportID).Order("report_moves.moved_at, report_moves.id").Scan(&rows).Error
	return rows, err
}

// ReportedDeliverables lists what a report says of deliverables.
func (tx *Tx) ReportedDeliverables(reportID string) ([]ReportDeliverable, error) {
	var rows []ReportDeliverable
	err := tx.gorm.Where("report_id = ?", reportID).Order("deliverable_id").Find(&rows).Error
	return rows, err
}

// SaveReportedDeliverable writes what a report says of one deliverable.
func (tx *Tx) SaveReportedDeliverable(row *ReportDeliverable) error {
	return tx.gorm.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "report_id"}, {Name: "deliverable_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"status", "comment"}),
	}).Create(row).Error
}

// ReportCell is the place of one partner's report for one period, begun or not.
// Of a report that is not begun, ReportID and Status are nil.
type ReportCell struct {
	PeriodID         string
	PeriodNumber     int
	StartsOn         programme.Date
	EndsOn           programme.Date
	DueOn            programme.Date
	PartnerID        string
	PartnerPosition  int
	PartnerRole      string
	OrganisationID   string
	OrganisationName string
	ShortName        string
	Country          string
	ReportID         *string
	Status           *string
	Version          *int64
	SubmittedAt      *time.Time
	DecidedAt        *time.Time
	// AmountCents is what the report claims, once it is approved what was accepted.
	AmountCents money.Amount
	// Own tells that the actor has written in the report.
	Own bool
}

// ReportCells lists, by period and partner, the reports that are expected in a
// project and those that were begun, as far as the reach goes. Associated
// partners take part without a grant and report nothing; a partner reports on
// the periods in which it took part.
func (tx *Tx) ReportCells(projectID string, reach access.Reach) ([]ReportCell, error) {
	organisations, all := reach.Within(projectID)
	if !all && len(organisations) == 0 {
		return nil, nil
	}
	query := tx.gorm.Table("reporting_periods").
		Select(`reporting_periods.id AS period_id, reporting_periods.number AS period_number, reporting_periods.starts_on,
			reporting_periods.ends_on, reporting_periods.due_on, partners.id AS partner_id, partners.position AS partner_position,
			partners.role AS partner_role, organisations.id AS organisation_id, organisations.name AS organisation_name,
			organisations.short_name, organisations.country, reports.id AS report_id, reports.status, reports.version,
			reports.submitted_at, reports.decided_at,
			COALESCE((SELECT SUM(cost_lines.amount_cents - CASE WHEN reports.status = 'approved' THEN cost_lines.withheld_cents ELSE 0 END)
				FROM cost_lines WHERE cost_lines.report_id = reports.id), 0) AS amount_cents,
			EXISTS (SELECT 1 FROM report_authors WHERE report_authors.report_id = reports.id AND report_authors.user_id = ?) AS own`, tx.Actor.UserID).
		Joins("JOIN partners ON partners.project_id = reporting_periods.project_id").
		Joins("JOIN organisations ON organisations.id = partners.organisation_id").
		Joins("LEFT JOIN reports ON reports.period_id = reporting_periods.id AND reports.partner_id = partners.id").
		Where("reporting_periods.project_id = ?", projectID).
		Where(`reports.id IS NOT NULL OR (partners.role <> 'associated'
			AND (partners.left_on IS NULL OR partners.left_on > reporting_periods.starts_on)
			AND (partners.joined_on IS NULL OR partners.joined_on <= reporting_periods.ends_on))`)
	if !all {
		query = query.Where("partners.organisation_id IN ?", organisations)
	}
	var rows []ReportCell
	err := query.Order("reporting_periods.starts_on, reporting_periods.id, partners.position, partners.id").Scan(&rows).Error
	return rows, err
}

// OpenReportAfter loads the partner's first report that is with the partner, for
// a period that begins after a day.
func (tx *Tx) OpenReportAfter(partnerID string, day programme.Date) (*Report, error) {
	query := tx.gorm.Select("reports.*").Joins("JOIN reporting_periods ON reporting_periods.id = reports.period_id").
		Where("reports.partner_id = ? AND reports.status IN ('draft', 'returned') AND reporting_periods.starts_on > ?", partnerID, day).
		Order("reporting_periods.starts_on")
	return first(query, "report", new(Report))
}
