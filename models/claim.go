package models

import (
	"time"

	"konsortium/access"
	"konsortium/money"
	"konsortium/programme"
)

// CostVerdict is one verdict that was given on a cost, by the reviewer or by
// finance. It never changes.
type CostVerdict struct {
	ID            string
	CostID        string
	Step          string
	Verdict       string
	AcceptedCents money.Amount
	Reason        string
	DecidedBy     string
	DecidedAt     time.Time
}

// CostCorrection changes an approved cost afterwards: a refund, or the correction
// of an error. While it is proposed it counts nowhere; approved, it counts on the
// day of its approval, BookedOn, and in the project year of that day.
type CostCorrection struct {
	ID             string         `audit:"ignore"`
	ProjectID      string         `audit:"ignore"`
	PartnerID      string         `audit:"ignore"`
	CostID         string         `audit:"track"`
	Kind           string         `audit:"track"`
	AmountCents    money.Amount   `audit:"track"`
	Reason         string         `audit:"track"`
	DocumentID     *string        `audit:"track"`
	Status         string         `audit:"track"`
	Category       string         `audit:"track"`
	Year           int            `audit:"track"`
	BookedOn       programme.Date `audit:"track"`
	EnteredBy      string         `audit:"ignore"`
	EnteredAt      time.Time      `audit:"ignore"`
	DecidedBy      *string        `audit:"ignore"`
	DecidedAt      *time.Time     `audit:"ignore"`
	DecisionReason string         `audit:"track"`
	Version        int64          `audit:"ignore"`
}

func (c *CostCorrection) versionOf() *int64 { return &c.Version }

// FinanceLimit is the amount above which a real cost of a project needs finance
// as well; nil where none does.
type FinanceLimit struct {
	ProjectID  string        `gorm:"primaryKey" audit:"ignore"`
	LimitCents *money.Amount `audit:"track"`
	Reason     string        `audit:"track"`
	SetBy      string        `audit:"ignore"`
	SetAt      time.Time     `audit:"ignore"`
	Version    int64         `audit:"ignore"`
}

func (l *FinanceLimit) versionOf() *int64 { return &l.Version }

// AddVerdict keeps a verdict on a cost as its row has it now.
func (tx *Tx) AddVerdict(row *CostLine, step, verdict, reason string) error {
	return tx.insert(&CostVerdict{
		ID: NewID(), CostID: row.ID, Step: step, Verdict: verdict, AcceptedCents: row.AcceptedCents(), Reason: reason,
		DecidedBy: tx.Actor.UserID, DecidedAt: tx.Now,
	})
}

// AcceptPending accepts every line of a report that has no verdict, and tells how
// many there were.
func (tx *Tx) AcceptPending(reportID, reason string) (int64, error) {
	var rows []CostLine
	if err := tx.gorm.Where("report_id = ? AND verdict = ?", reportID, VerdictPending).Order("id").Find(&rows).Error; err != nil || len(rows) == 0 {
		return 0, err
	}
	kept := make([]CostVerdict, len(rows))
	for i, row := range rows {
		kept[i] = CostVerdict{
			ID: NewID(), CostID: row.ID, Step: "review", Verdict: VerdictAccepted, AcceptedCents: row.AmountCents, Reason: reason,
			DecidedBy: tx.Actor.UserID, DecidedAt: tx.Now,
		}
	}
	if err := tx.gorm.CreateInBatches(&kept, 200).Error; err != nil {
		return 0, err
	}
	result := tx.gorm.Exec(`UPDATE cost_lines SET verdict = ?, withheld_cents = 0, verdict_reason = ?, verdict_by = ?, verdict_at = ?, updated_at = ?, version = version + 1
		WHERE report_id = ? AND verdict = ?`, VerdictAccepted, reason, tx.Actor.UserID, tx.Now, tx.Now, reportID, VerdictPending)
	return result.RowsAffected, result.Error
}

// VerdictRow is a verdict with who gave it and the period of the report it was
// given in.
type VerdictRow struct {
	CostVerdict
	ClaimID      string
	PeriodNumber int
	ReportID     string
	Name         string
}

// VerdictsOf lists the verdicts on the claims of a report's costs, those from
// earlier reports too, the first one first.
func (tx *Tx) VerdictsOf(reportID string) ([]VerdictRow, error) {
	var rows []VerdictRow
	err := tx.gorm.Table("cost_verdicts").
		Select("cost_verdicts.*, cost_lines.claim_id, cost_lines.report_id, reporting_periods.number AS period_number, users.name").
		Joins("JOIN cost_lines ON cost_lines.id = cost_verdicts.cost_id").
		Joins("JOIN reports ON reports.id = cost_lines.report_id").
		Joins("JOIN reporting_periods ON reporting_periods.id = reports.period_id").
		Joins("JOIN users ON users.id = cost_verdicts.decided_by").
		Where("cost_lines.claim_id IN (SELECT own.claim_id FROM cost_lines AS own WHERE own.report_id = ?)", reportID).
		Order("cost_verdicts.decided_at, cost_verdicts.id").Scan(&rows).Error
	return rows, err
}

// FinanceLimit loads the limit that was set for a project; see fault.NotFound.
func (tx *Tx) FinanceLimit(projectID string) (*FinanceLimit, error) {
	return first(tx.gorm.Where("project_id = ?", projectID), "finance limit", new(FinanceLimit))
}

// FirstFinanceLimit is the version that the first limit of a project gets: no limit counts as the one before.
const FirstFinanceLimit = 2

// SaveFinanceLimit writes the limit of a project, the first one too, if its version still stands.
func (tx *Tx) SaveFinanceLimit(row *FinanceLimit) error {
	row.SetBy, row.SetAt = tx.Actor.UserID, tx.Now
	if row.Version < FirstFinanceLimit {
		row.Version = FirstFinanceLimit
		return tx.insert(row)
	}
	return tx.save(row)
}

// AddCorrection inserts a correction.
func (tx *Tx) AddCorrection(row *CostCorrection) error {
	row.Version = 1
	return tx.insert(row)
}

// Correction loads one correction of a project; of another project it does not exist.
func (tx *Tx) Correction(projectID, id string) (*CostCorrection, error) {
	return ofProject[CostCorrection](tx, "correction", projectID, id)
}

// SaveCorrection writes a decided correction if its version still stands.
func (tx *Tx) SaveCorrection(row *CostCorrection) error { return tx.save(row) }

// CorrectionRow is a correction with the cost that it is about and the names of
// who entered and who decided it.
type CorrectionRow struct {
	CostCorrection
	ReportID       string
	Description    string
	IncurredOn     programme.Date
	OrganisationID string
	PartnerName    string
	EnteredByName  string
	DecidedByName  string
	PeriodNumber   int
}

// Corrections lists the corrections of a project as far as the reach goes, the
// newest first; with a report only those of its costs.
func (tx *Tx) Corrections(projectID, reportID string, reach access.Reach) ([]CorrectionRow, error) {
	organisations, all := reach.Within(projectID)
	if !all && len(organisations) == 0 {
		return nil, nil
	}
	query := tx.gorm.Table("cost_corrections").
		Select(`cost_corrections.*, cost_lines.report_id, cost_lines.description, cost_lines.incurred_on, partners.organisation_id, organisations.name AS partner_name,
			entered.name AS entered_by_name, COALESCE(decided.name, '') AS decided_by_name, COALESCE(reporting_periods.number, 0) AS period_number`).
		Joins("JOIN cost_lines ON cost_lines.id = cost_corrections.cost_id").
		Joins("JOIN partners ON partners.id = cost_corrections.partner_id").
		Joins("JOIN organisations ON organisations.id = partners.organisation_id").
		Joins("JOIN users AS entered ON entered.id = cost_corrections.entered_by").
		Joins("LEFT JOIN users AS decided ON decided.id = cost_corrections.decided_by").
		Joins(`LEFT JOIN reporting_periods ON reporting_periods.project_id = cost_corrections.project_id
			AND cost_corrections.booked_on BETWEEN reporting_periods.starts_on AND reporting_periods.ends_on`).
		Where("cost_corrections.project_id = ?", projectID)
	if reportID != "" {
		query = query.Where("cost_lines.report_id = ?", reportID)
	}
	if !all {
		query = query.Where("partners.organisation_id IN ?", organisations)
	}
	var rows []CorrectionRow
	err := query.Order("cost_corrections.entered_at DESC, cost_corrections.id DESC").Scan(&rows).Error
	return rows, err
}

// CorrectedCents is the sum of the corrections of a cost that were approved or
// wait for a decision.
func (tx *Tx) CorrectedCents(costID string) (money.Amount, error) {
	var sum money.Amount
	err := tx.gorm.Model(&CostCorrection{}).Where("cost_id = ? AND status <> 'refused'", costID).
		Select("COALESCE(SUM(amount_cents), 0)").Scan(&sum).Error
	return sum, err
}
