package models

import (
	"time"

	"konsortium/money"
	"konsortium/programme"
)

// Instalment is one payment of a grant by the agency. ReceivedCents is nil while
// it has not come in. Share is the fraction of the grant as exact text, empty for
// an amount that was typed.
type Instalment struct {
	ID            string         `audit:"ignore"`
	ProjectID     string         `audit:"ignore"`
	Number        int            `audit:"track"`
	Kind          string         `audit:"track"`
	Share         string         `audit:"track"`
	AmountCents   money.Amount   `audit:"track"`
	Terms         string         `audit:"track"`
	Remark        string         `audit:"track"`
	DueOn         programme.Date `audit:"track"`
	ReceivedOn    programme.Date `audit:"track"`
	ReceivedCents *money.Amount  `audit:"track"`
	Reference     string         `audit:"track"`
	CreatedAt     time.Time      `audit:"ignore"`
	UpdatedAt     time.Time      `audit:"ignore"`
	Version       int64          `audit:"ignore"`
}

func (i *Instalment) versionOf() *int64 { return &i.Version }

// Kinds of what passes between coordinator and partner. Amounts are above zero;
// the kind says which way the money went.
const (
	PaymentOut  = "payment"
	PaymentBack = "repayment"
)

// PartnerPayment is money that the coordinator paid to a partner, or a partner
// paid back.
type PartnerPayment struct {
	ID           string         `audit:"ignore"`
	ProjectID    string         `audit:"ignore"`
	PartnerID    string         `audit:"track"`
	InstalmentID *string        `audit:"track"`
	Kind         string         `audit:"track"`
	AmountCents  money.Amount   `audit:"track"`
	PaidOn       programme.Date `audit:"track"`
	Reference    string         `audit:"track"`
	Remark       string         `audit:"track"`
	DocumentID   *string        `audit:"track"`
	CreatedAt    time.Time      `audit:"ignore"`
	UpdatedAt    time.Time      `audit:"ignore"`
	Version      int64          `audit:"ignore"`
}

func (p *PartnerPayment) versionOf() *int64 { return &p.Version }

// Instalments lists the instalments of a project by number.
func (tx *Tx) Instalments(projectID string) ([]Instalment, error) {
	var rows []Instalment
	err := tx.gorm.Where("project_id = ?", projectID).Order("number").Find(&rows).Error
	return rows, err
}

// Instalment loads one instalment of a project; of another project it does not exist.
func (tx *Tx) Instalment(projectID, id string) (*Instalment, error) {
	return ofProject[Instalment](tx, "instalment", projectID, id)
}

// AddInstalment inserts an instalment.
func (tx *Tx) AddInstalment(row *Instalment) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveInstalment writes an edited instalment if its version still stands.
func (tx *Tx) SaveInstalment(row *Instalment) error { return tx.save(row) }

// RemoveInstalment deletes an instalment if its version still stands; see IsReferenced.
func (tx *Tx) RemoveInstalment(row *Instalment) error { return tx.remove(row) }

// PartnerPaymentRow is a payment with the name of the file that proves it.
type PartnerPaymentRow struct {
	PartnerPayment
	DocumentName string
}

// PartnerPayments lists the payments of a project, the newest first.
func (tx *Tx) PartnerPayments(projectID string) ([]PartnerPaymentRow, error) {
	var rows []PartnerPaymentRow
	err := tx.gorm.Table("partner_payments").
		Select("partner_payments.*, COALESCE(documents.name, '') AS document_name").
		Joins("LEFT JOIN documents ON documents.id = partner_payments.document_id").
		Where("partner_payments.project_id = ?", projectID).Order("partner_payments.paid_on DESC, partner_payments.id DESC").Scan(&rows).Error
	return rows, err
}

// PartnerPayment loads one payment of a project; of another project it does not exist.
func (tx *Tx) PartnerPayment(projectID, id string) (*PartnerPayment, error) {
	return ofProject[PartnerPayment](tx, "partner payment", projectID, id)
}

// AddPartnerPayment inserts a payment.
func (tx *Tx) AddPartnerPayment(row *PartnerPayment) error {
	row.Version = 1
	return tx.insert(row)
}

// SavePartnerPayment writes an edited payment if its version still stands.
func (tx *Tx) SavePartnerPayment(row *PartnerPayment) error { return tx.save(row) }

// RemovePartnerPayment deletes a payment if its version still stands.
func (tx *Tx) RemovePartnerPayment(row *PartnerPayment) error { return tx.remove(row) }

// PaymentsWithDocument counts the payments that name a document.
func (tx *Tx) PaymentsWithDocument(documentID string) (int64, error) {
	var count int64
	err := tx.gorm.Model(&PartnerPayment{}).Where("document_id = ?", documentID).Count(&count).Error
	return count, err
}
