package grant

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// Terms are what the agency waits for before it pays an instalment.
const (
	TermsNone          = "none"
	TermsAgreement     = "agreement"
	TermsInterimReport = "interim_report"
	TermsFinalReport   = "final_report"
)

// Longest texts of what is entered about money, in characters.
const (
	referenceLength = 200
	remarkLength    = 2000
)

// longestShare is a share with four decimals: 0.3333.
const longestShare = 6

// InstalmentInput is an instalment as people enter it: what is agreed, and what
// came in. A balance may be negative: then it is paid back.
type InstalmentInput struct {
	Kind           string
	Amount         money.Amount
	Terms          string
	Remark         string
	DueOn          programme.Date
	ReceivedOn     programme.Date
	ReceivedAmount *money.Amount
	Reference      string
}

// PlanInstalments divides the grant awarded by shares and takes the place of the
// instalments that are there. Once money has come in nothing is replaced
// (Conflict instalments_received).
func (s *Service) PlanInstalments(ctx context.Context, projectID string, shares []string) (*Cash, error) {
	return s.changeCash(ctx, projectID, func(tx *models.Tx, project *models.Project) error {
		if project.GrantAwardedCents == nil {
			return fault.New(fault.Conflict, "nothing_awarded", "No grant is awarded yet.")
		}
		planned, err := planOf(*project.GrantAwardedCents, shares)
		if err != nil {
			return err
		}
		standing, err := tx.Instalments(projectID)
		if err != nil {
			return err
		}
		if err := clearInstalments(tx, standing); err != nil {
			return err
		}
		dues, err := duesOf(tx, project)
		if err != nil {
			return err
		}
		for _, one := range planned {
			row := &models.Instalment{
				ID: models.NewID(), ProjectID: projectID, Number: one.Number, Kind: string(one.Kind), Share: one.Share.String(), AmountCents: one.Amount, Terms: termsOf(one),
			}
			if one.Number == 1 {
				row.DueOn = dues.first
			} else if one.Kind == budget.Balance {
				row.DueOn = dues.balance
			}
			if err := addInstalment(tx, row); err != nil {
				return err
			}
		}
		return nil
	})
}

func planOf(grant money.Amount, shares []string) ([]budget.PlannedInstalment, error) {
	var fields fault.Fields
	parsed := make([]decimal.Decimal, len(shares))
	for i, text := range shares {
		// Only digits: an exponent could ask for any amount of work.
		if len(text) > longestShare || strings.Trim(text, "0123456789.") != "" {
			fields.Add("/shares/"+strconv.Itoa(i), "share_form", nil)
			continue
		}
		share, err := decimal.NewFromString(text)
		if err != nil || !share.IsPositive() || share.GreaterThan(decimal.NewFromInt(1)) {
			fields.Add("/shares/"+strconv.Itoa(i), "share_form", nil)
		}
		parsed[i] = share
	}
	if err := fields.Error(); err != nil {
		return nil, err
	}
	planned, err := budget.Instalments(grant, parsed)
	if err != nil {
		fields.Add("/shares", "shares_sum", map[string]any{"maximum": budget.MostInstalments})
		return nil, fields.Error()
	}
	return planned, nil
}

func clearInstalments(tx *models.Tx, standing []models.Instalment) error {
	for _, row := range standing {
		if row.ReceivedCents != nil {
			return fault.New(fault.Conflict, "instalments_received", "Money of an instalment has come in; change the others one by one.").With("number", row.Number)
		}
	}
	for i := range standing {
		if err := removeInstalment(tx, &standing[i]); err != nil {
			return err
		}
	}
	return nil
}

func termsOf(one budget.PlannedInstalment) string {
	switch {
	case one.Number == 1:
		return TermsAgreement
	case one.Kind == budget.Balance:
		return TermsFinalReport
	default:
		return TermsInterimReport
	}
}

type dues struct{ first, balance programme.Date }

// duesOf are the last days by which the rule book lets the agency pay, as far as
// it and the project say.
func duesOf(tx *models.Tx, project *models.Project) (dues, error) {
	var found dues
	rules, err := tx.RulesOf(project)
	if err != nil || rules.Book == nil || rules.Book.Payments == nil {
		return found, err
	}
	payments, settlement := rules.Book.Payments, rules.Book.Settlement
	if payments.FinalPaymentDays != nil && settlement.FinalReportDays != nil && !project.EndOn().IsZero() {
		found.balance = project.EndOn().AddDays(settlement.FinalReportDays.Value + payments.FinalPaymentDays.Value)
	}
	conversion, err := tx.ConversionRule(project.ID)
	if fault.Is(err, fault.NotFound) {
		return found, nil
	}
	if err == nil && payments.FirstPaymentDays != nil && !conversion.AgreementOn.IsZero() {
		found.first = conversion.AgreementOn.AddDays(payments.FirstPaymentDays.Value)
	}
	return found, err
}

// AddInstalment adds an instalment after the last one.
func (s *Service) AddInstalment(ctx context.Context, projectID string, in InstalmentInput) (*Cash, error) {
	return s.changeCash(ctx, projectID, func(tx *models.Tx, _ *models.Project) error {
		standing, err := tx.Instalments(projectID)
		if err != nil {
			return err
		}
		row := &models.Instalment{ID: models.NewID(), ProjectID: projectID, Number: 1}
		if len(standing) > 0 {
			row.Number = standing[len(standing)-1].Number + 1
		}
		if len(standing) >= budget.MostInstalments {
			return fault.New(fault.Conflict, "too_many_instalments", "A grant is paid in at most twelve instalments.").With("maximum", budget.MostInstalments)
		}
		if err := in.apply(tx, row); err != nil {
			return err
		}
		return addInstalment(tx, row)
	})
}

// ChangeInstalment changes what is agreed, or enters what came in.
func (s *Service) ChangeInstalment(ctx context.Context, projectID, id string, version int64, in InstalmentInput) (*Cash, error) {
	return s.changeCash(ctx, projectID, func(tx *models.Tx, _ *models.Project) error {
		row, err := tx.Instalment(projectID, id)
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
		if row.AmountCents != before.AmountCents {
			row.Share = ""
		}
		if err := tx.SaveInstalment(row); err != nil {
			return err
		}
		return tx.RecordChange(instalmentEntry(audit.InstalmentChanged, row), &before, row)
	})
}

// RemoveInstalment removes an instalment of which nothing came in.
func (s *Service) RemoveInstalment(ctx context.Context, projectID, id string, version int64) error {
	_, err := s.changeCash(ctx, projectID, func(tx *models.Tx, _ *models.Project) error {
		row, err := tx.Instalment(projectID, id)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		return clearInstalments(tx, []models.Instalment{*row})
	})
	return err
}

// apply validates the input as a whole and writes it into the row.
func (in *InstalmentInput) apply(tx *models.Tx, row *models.Instalment) error {
	var fields fault.Fields
	shorten(&fields, "/remark", &in.Remark, remarkLength)
	shorten(&fields, "/reference", &in.Reference, referenceLength)
	mayBeNegative := in.Kind == string(budget.Balance)
	checkSum(&fields, "/amount", in.Amount, mayBeNegative)
	if in.ReceivedAmount != nil {
		checkSum(&fields, "/receivedAmount", *in.ReceivedAmount, mayBeNegative)
	}
	switch {
	case in.ReceivedOn.IsZero() && in.ReceivedAmount != nil:
		fields.Add("/receivedOn", "required", nil)
	case !in.ReceivedOn.IsZero() && in.ReceivedAmount == nil:
		fields.Add("/receivedAmount", "required", nil)
	case in.ReceivedOn.After(tx.Today()):
		fields.Add("/receivedOn", "in_future", map[string]any{"today": tx.Today()})
	}
	row.Kind, row.AmountCents, row.Terms, row.Remark, row.DueOn = in.Kind, in.Amount, in.Terms, in.Remark, in.DueOn
	row.ReceivedOn, row.ReceivedCents, row.Reference = in.ReceivedOn, in.ReceivedAmount, in.Reference
	return fields.Error()
}

// checkSum refuses amounts that no payment has.
func checkSum(fields *fault.Fields, pointer string, amount money.Amount, mayBeNegative bool) {
	size := amount
	if mayBeNegative && amount.Sign() < 0 {
		size = money.FromCents(-amount.Cents())
	}
	switch {
	case size.Sign() <= 0:
		fields.Add(pointer, "not_positive", nil)
	case size.Cmp(mostInACell()) > 0:
		fields.Add(pointer, "amount_too_large", map[string]any{"maximum": mostInACell()})
	}
}

// shorten takes the blanks off a text and refuses one that is too long.
func shorten(fields *fault.Fields, pointer string, value *string, most int) {
	*value = strings.TrimSpace(*value)
	if utf8.RuneCountInString(*value) > most {
		fields.Add(pointer, "too_long", map[string]any{"maximum": most})
	}
}

func addInstalment(tx *models.Tx, row *models.Instalment) error {
	if err := tx.AddInstalment(row); err != nil {
		return err
	}
	return tx.RecordChange(instalmentEntry(audit.InstalmentAdded, row), nil, row)
}

func removeInstalment(tx *models.Tx, row *models.Instalment) error {
	if err := tx.RemoveInstalment(row); err != nil {
		if models.IsReferenced(err) {
			return fault.New(fault.Conflict, "instalment_in_use", "Payments to partners name this instalment.").With("number", row.Number)
		}
		return err
	}
	return tx.RecordChange(instalmentEntry(audit.InstalmentRemoved, row), row, nil)
}

func instalmentEntry(action audit.Action, row *models.Instalment) audit.Entry {
	return audit.Entry{ProjectID: row.ProjectID, Action: action, SubjectKind: "instalment", SubjectID: row.ID}
}
