package grant

import (
	"context"
	"slices"

	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// PaymentInput is a payment to a partner, or back from one, as people enter it.
type PaymentInput struct {
	PartnerID    string
	Kind         string
	Amount       money.Amount
	PaidOn       programme.Date
	InstalmentID string
	Reference    string
	Remark       string
	// DocumentID names the proof: a document of the partner's organisation.
	DocumentID string
}

// AddPayment enters what the coordinator paid a partner, or was paid back.
func (s *Service) AddPayment(ctx context.Context, projectID string, in PaymentInput) (*Cash, error) {
	return s.changeCash(ctx, projectID, func(tx *models.Tx, _ *models.Project) error {
		row := &models.PartnerPayment{ID: models.NewID(), ProjectID: projectID}
		if err := in.apply(tx, row); err != nil {
			return err
		}
		if err := tx.AddPartnerPayment(row); err != nil {
			return err
		}
		return tx.RecordChange(paymentEntry(audit.PaymentAdded, row), nil, row)
	})
}

// ChangePayment corrects a payment that was entered wrong; its partner stays.
func (s *Service) ChangePayment(ctx context.Context, projectID, id string, version int64, in PaymentInput) (*Cash, error) {
	return s.changeCash(ctx, projectID, func(tx *models.Tx, _ *models.Project) error {
		row, err := tx.PartnerPayment(projectID, id)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := in.apply(tx, row); err != nil {
			return err
		}
		// The trail of one partner never tells of another.
		if row.PartnerID != before.PartnerID {
			var fields fault.Fields
			fields.Add("/partnerId", "partner_stays", nil)
			return fields.Error()
		}
		if err := tx.SavePartnerPayment(row); err != nil {
			return err
		}
		return tx.RecordChange(paymentEntry(audit.PaymentChanged, row), &before, row)
	})
}

// RemovePayment removes a payment that was entered by mistake.
func (s *Service) RemovePayment(ctx context.Context, projectID, id string, version int64) error {
	_, err := s.changeCash(ctx, projectID, func(tx *models.Tx, _ *models.Project) error {
		row, err := tx.PartnerPayment(projectID, id)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if err := tx.RemovePartnerPayment(row); err != nil {
			return err
		}
		return tx.RecordChange(paymentEntry(audit.PaymentRemoved, row), row, nil)
	})
	return err
}

// apply validates the input as a whole and writes it into the row.
func (in *PaymentInput) apply(tx *models.Tx, row *models.PartnerPayment) error {
	var fields fault.Fields
	shorten(&fields, "/remark", &in.Remark, remarkLength)
	shorten(&fields, "/reference", &in.Reference, referenceLength)
	checkSum(&fields, "/amount", in.Amount, false)
	switch {
	case in.PaidOn.IsZero():
		fields.Add("/paidOn", "required", nil)
	case in.PaidOn.After(tx.Today()):
		fields.Add("/paidOn", "in_future", map[string]any{"today": tx.Today()})
	}
	partner, err := in.partner(tx, row.ProjectID, &fields)
	if err != nil {
		return err
	}
	row.InstalmentID, row.DocumentID = nil, nil
	if in.InstalmentID != "" {
		row.InstalmentID = &in.InstalmentID
		if _, err := tx.Instalment(row.ProjectID, in.InstalmentID); fault.Is(err, fault.NotFound) {
			fields.Add("/instalmentId", "unknown_instalment", nil)
		} else if err != nil {
			return err
		}
	}
	if in.DocumentID != "" {
		row.DocumentID = &in.DocumentID
		if err := in.document(tx, row.ProjectID, partner, &fields); err != nil {
			return err
		}
	}
	row.PartnerID, row.Kind, row.AmountCents, row.PaidOn, row.Reference, row.Remark = in.PartnerID, in.Kind, in.Amount, in.PaidOn, in.Reference, in.Remark
	return fields.Error()
}

// partner finds whom the money goes to: the coordinator is paid by the agency,
// an associated partner has no part in the grant.
func (in *PaymentInput) partner(tx *models.Tx, projectID string, fields *fault.Fields) (*models.PartnerRow, error) {
	rows, err := tx.Partners(projectID)
	if err != nil {
		return nil, err
	}
	found := slices.IndexFunc(rows, func(row models.PartnerRow) bool { return row.ID == in.PartnerID })
	switch {
	case found < 0:
		fields.Add("/partnerId", "unknown_partner", nil)
		return nil, nil
	case rows[found].Role == "coordinator":
		fields.Add("/partnerId", "coordinator_not_paid", nil)
	case rows[found].Role == "associated":
		fields.Add("/partnerId", "associated_partner", nil)
	}
	return &rows[found], nil
}

func (in *PaymentInput) document(tx *models.Tx, projectID string, partner *models.PartnerRow, fields *fault.Fields) error {
	document, err := tx.Document(projectID, in.DocumentID)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	if document == nil || partner == nil || document.OrganisationID == nil || *document.OrganisationID != partner.OrganisationID {
		fields.Add("/documentId", "unknown_document", nil)
	}
	return nil
}

func paymentEntry(action audit.Action, row *models.PartnerPayment) audit.Entry {
	return audit.Entry{ProjectID: row.ProjectID, Action: action, SubjectKind: "partner_payment", SubjectID: row.ID, PartnerID: row.PartnerID}
}
