package models

import (
	"konsortium/money"
	"konsortium/programme"

	"gorm.io/gorm"
)

// SameReceipt is a cost that may be the same as one of a report, with where it
// stands: in this project or in any other of the institution.
type SameReceipt struct {
	// CostID is the cost of the report, OwnSupplier what it says of the supplier.
	CostID      string
	OwnSupplier string
	// ByFile tells that both have the same file; otherwise day, amount and currency agree.
	ByFile         bool
	OtherID        string
	Supplier       string
	Description    string
	IncurredOn     programme.Date
	AmountCents    money.Amount
	Verdict        string
	ProjectID      string
	ProjectAcronym string
	ReportID       string
	PeriodNumber   int
	OrganisationID string
	PartnerName    string
}

// mostSameReceipts bounds how many are looked at for one report.
const mostSameReceipts = 2000

const sameReceiptColumns = `mine.id AS cost_id, mine.supplier AS own_supplier, other.id AS other_id, other.supplier, other.description, other.incurred_on,
	other.amount_cents, other.verdict, other.project_id, projects.acronym AS project_acronym, other.report_id,
	reporting_periods.number AS period_number, partners.organisation_id, organisations.name AS partner_name`

// SameReceipts finds, for the costs of a report, other costs of any project with
// the same file or with the same day, sum and currency on the receipt. Whether
// the suppliers are the same is for the caller to tell. Lines of one claim are no
// doubles of each other.
func (tx *Tx) SameReceipts(reportID string) ([]SameReceipt, error) {
	files, err := placed(tx.gorm.Table("cost_lines AS mine").
		Joins("JOIN cost_documents AS own_file ON own_file.cost_id = mine.id").
		Joins("JOIN documents AS own_document ON own_document.id = own_file.document_id").
		Joins("JOIN documents AS other_document ON other_document.sha256 = own_document.sha256").
		Joins("JOIN cost_documents AS other_file ON other_file.document_id = other_document.id").
		Joins("JOIN cost_lines AS other ON other.id = other_file.cost_id AND other.claim_id <> mine.claim_id").
		Where("mine.report_id = ?", reportID))
	if err != nil {
		return nil, err
	}
	for i := range files {
		files[i].ByFile = true
	}
	receipts, err := placed(tx.gorm.Table("cost_lines AS mine").
		Joins(`JOIN cost_lines AS other ON other.incurred_on = mine.incurred_on AND other.original_units = mine.original_units
			AND other.currency = mine.currency AND other.claim_id <> mine.claim_id`).
		Where("mine.report_id = ? AND mine.supplier <> '' AND other.supplier <> ''", reportID))
	return append(files, receipts...), err
}

// placed adds to each other cost where it stands.
func placed(query *gorm.DB) ([]SameReceipt, error) {
	var rows []SameReceipt
	err := query.Select(sameReceiptColumns).
		Joins("JOIN projects ON projects.id = other.project_id").
		Joins("JOIN reports ON reports.id = other.report_id").
		Joins("JOIN reporting_periods ON reporting_periods.id = reports.period_id").
		Joins("JOIN partners ON partners.id = other.partner_id").
		Joins("JOIN organisations ON organisations.id = partners.organisation_id").
		Order("mine.id, other.id").Limit(mostSameReceipts).Scan(&rows).Error
	return rows, err
}
