package models

import (
	"konsortium/access"
	"konsortium/money"
	"konsortium/programme"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// ClaimedLine is a voucher behind the actuals of a project: a cost of a submitted
// or an approved report, or an approved correction. The amounts of all lines of a
// place add up to its Actuals.
type ClaimedLine struct {
	ID           string
	ReportID     string
	PeriodNumber int
	// ReportStatus is submitted or approved.
	ReportStatus string
	PartnerID    string
	Category     string
	Year         int
	IncurredOn   programme.Date
	Description  string
	Supplier     string
	// AmountCents is what counts: all of a submitted cost, what was accepted of an
	// approved one, the correction itself. ClaimedCents is what was claimed.
	AmountCents   money.Amount
	ClaimedCents  money.Amount
	VerdictReason string
	Correction    bool
	Currency      string
	OriginalUnits int64
	Rate          string
	RateSource    string
	// DocumentID is the first of the evidence files.
	DocumentID   *string
	DocumentName *string
}

// Original is the sum on the receipt; of a correction the correction in euro.
func (c *ClaimedLine) Original() money.Original {
	currency, _ := money.CurrencyOf(c.Currency)
	return money.OriginalOf(c.OriginalUnits, currency)
}

// ClaimedPlace says which claimed lines are asked for; a part left empty takes in
// all. Limit bounds how many costs are loaded, 0 for all.
type ClaimedPlace struct {
	PartnerID string
	Category  string
	Year      int
	Limit     int
}

func (at ClaimedPlace) within(query *gorm.DB, table, projectID string, reach access.Reach) *gorm.DB {
	of := func(column string) clause.Column { return clause.Column{Table: table, Name: column} }
	query = query.Where(clause.Eq{Column: of("project_id"), Value: projectID})
	if organisations, whole := reach.Within(projectID); !whole {
		query = query.Where("? IN (SELECT id FROM partners WHERE project_id = ? AND organisation_id IN ?)", of("partner_id"), projectID, organisations)
	}
	if at.PartnerID != "" {
		query = query.Where(clause.Eq{Column: of("partner_id"), Value: at.PartnerID})
	}
	if at.Category != "" {
		query = query.Where(clause.Eq{Column: of("category"), Value: at.Category})
	}
	if at.Year != 0 {
		query = query.Where(clause.Eq{Column: of("year"), Value: at.Year})
	}
	return query
}

// ClaimedLines lists the vouchers behind Actuals, the costs by the day they were
// incurred and then the corrections, as far as the reach goes, and tells how many
// there are in all.
func (tx *Tx) ClaimedLines(projectID string, reach access.Reach, at ClaimedPlace) ([]ClaimedLine, int64, error) {
	costs := func() *gorm.DB {
		return at.within(tx.gorm.Table("cost_lines"), "cost_lines", projectID, reach).
			Joins("JOIN reports ON reports.id = cost_lines.report_id AND reports.status IN ('submitted', 'approved')")
	}
	var count int64
	if err := costs().Count(&count).Error; err != nil {
		return nil, 0, err
	}
	query := costs().Select(`cost_lines.id, cost_lines.report_id, reporting_periods.number AS period_number, reports.status AS report_status, cost_lines.partner_id,
			cost_lines.category, cost_lines.year, cost_lines.incurred_on, cost_lines.description, cost_lines.supplier,
			CASE WHEN reports.status = 'approved' THEN cost_lines.amount_cents - cost_lines.withheld_cents ELSE cost_lines.amount_cents END AS amount_cents,
			cost_lines.amount_cents AS claimed_cents, cost_lines.verdict_reason, cost_lines.currency, cost_lines.original_units,
			cost_lines.rate, cost_lines.rate_source, documents.id AS document_id, documents.name AS document_name`).
		Joins("JOIN reporting_periods ON reporting_periods.id = reports.period_id").
		Joins("LEFT JOIN cost_documents ON cost_documents.cost_id = cost_lines.id AND cost_documents.place = 1").
		Joins("LEFT JOIN documents ON documents.id = cost_documents.document_id").
		Order("cost_lines.incurred_on, cost_lines.id")
	if at.Limit > 0 {
		query = query.Limit(at.Limit)
	}
	var rows []ClaimedLine
	if err := query.Scan(&rows).Error; err != nil {
		return nil, 0, err
	}
	corrections, err := tx.claimedCorrections(projectID, reach, at)
	return append(rows, corrections...), count + int64(len(corrections)), err
}

func (tx *Tx) claimedCorrections(projectID string, reach access.Reach, at ClaimedPlace) ([]ClaimedLine, error) {
	var rows []ClaimedLine
	err := at.within(tx.gorm.Table("cost_corrections"), "cost_corrections", projectID, reach).Where("cost_corrections.status = 'approved'").
		Select(`cost_corrections.id, cost_lines.report_id, reporting_periods.number AS period_number, 'approved' AS report_status, cost_corrections.partner_id,
			cost_corrections.category, cost_corrections.year, cost_corrections.booked_on AS incurred_on, cost_corrections.reason AS description, cost_lines.supplier,
			cost_corrections.amount_cents, cost_corrections.amount_cents AS claimed_cents, '' AS verdict_reason, 1 = 1 AS correction, 'EUR' AS currency,
			cost_corrections.amount_cents AS original_units, '' AS rate, '' AS rate_source, documents.id AS document_id, documents.name AS document_name`).
		Joins("JOIN cost_lines ON cost_lines.id = cost_corrections.cost_id").
		Joins("JOIN reports ON reports.id = cost_lines.report_id").
		Joins("JOIN reporting_periods ON reporting_periods.id = reports.period_id").
		Joins("LEFT JOIN documents ON documents.id = cost_corrections.document_id").
		Order("cost_corrections.booked_on, cost_corrections.id").Scan(&rows).Error
	return rows, err
}
