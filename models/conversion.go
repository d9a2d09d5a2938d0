package models

import (
	"time"

	"konsortium/access"
	"konsortium/money"
	"konsortium/programme"
)

// ConversionRule is the rule by which a project turns costs in other currencies into euro, where it was set.
type ConversionRule struct {
	ProjectID   string         `gorm:"primaryKey" audit:"ignore"`
	Rule        string         `audit:"track"`
	AgreementOn programme.Date `audit:"track"`
	Reason      string         `audit:"track"`
	SetBy       string         `audit:"ignore"`
	SetAt       time.Time      `audit:"ignore"`
	Version     int64          `audit:"ignore"`
}

func (r *ConversionRule) versionOf() *int64 { return &r.Version }

// ConversionRule loads the rule that was set for a project; see fault.NotFound.
func (tx *Tx) ConversionRule(projectID string) (*ConversionRule, error) {
	return first(tx.gorm.Where("project_id = ?", projectID), "conversion rule", new(ConversionRule))
}

// FirstConversionRule is the version that the first rule of a project gets: the rule book's own counts as the one before.
const FirstConversionRule = 2

// SaveConversionRule writes the rule of a project, the first one too, if its version still stands.
func (tx *Tx) SaveConversionRule(row *ConversionRule) error {
	row.SetBy, row.SetAt = tx.Actor.UserID, tx.Now
	if row.Version < FirstConversionRule {
		row.Version = FirstConversionRule
		return tx.insert(row)
	}
	return tx.save(row)
}

// ForeignCost is a cost in another currency than the euro, with where it stands.
type ForeignCost struct {
	CostLine
	ReportStatus   string
	PeriodNumber   int
	PeriodStartsOn programme.Date
	PeriodEndsOn   programme.Date
	PartnerName    string
}

// ForeignCosts lists the costs of a project in other currencies, as far as the reach goes, by period, partner and day.
func (tx *Tx) ForeignCosts(projectID string, reach access.Reach) ([]ForeignCost, error) {
	organisations, all := reach.Within(projectID)
	if !all && len(organisations) == 0 {
		return nil, nil
	}
	query := tx.gorm.Table("cost_lines").
		Select(`cost_lines.*, reports.status AS report_status, reporting_periods.number AS period_number, reporting_periods.starts_on AS period_starts_on,
			reporting_periods.ends_on AS period_ends_on, organisations.name AS partner_name`).
		Joins("JOIN reports ON reports.id = cost_lines.report_id").
		Joins("JOIN reporting_periods ON reporting_periods.id = reports.period_id").
		Joins("JOIN partners ON partners.id = cost_lines.partner_id").
		Joins("JOIN organisations ON organisations.id = partners.organisation_id").
		Where("cost_lines.project_id = ? AND cost_lines.currency <> ?", projectID, money.Euro)
	if !all {
		query = query.Where("partners.organisation_id IN ?", organisations)
	}
	var rows []ForeignCost
	err := query.Order("reporting_periods.starts_on, partners.position, cost_lines.incurred_on, cost_lines.id").Scan(&rows).Error
	return rows, err
}
