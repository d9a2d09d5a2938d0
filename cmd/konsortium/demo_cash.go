package main

import (
	"context"
	"fmt"

	"konsortium/grant"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reporting"
)

// plannedReceipt is an instalment that came in.
type plannedReceipt struct {
	amount string
	on     programme.Date
}

// plannedPayment is money to a partner, by its place in the consortium; negative
// when it was paid back.
type plannedPayment struct {
	partner int
	amount  string
	on      programme.Date
	// of is the number of the instalment that it hands on; 0 for none.
	of int
}

// cash enters how a grant was paid and handed on, as finance.
func (d *demonstration) cash(ctx context.Context, projectID string, partners, shares []string, receipts []plannedReceipt, payments []plannedPayment) error {
	as := d.as(ctx, finance)
	cash, err := d.Grant.PlanInstalments(as, projectID, shares)
	if err != nil {
		return err
	}
	for i, receipt := range receipts {
		row := cash.Instalments[i]
		amount := money.MustParse(receipt.amount)
		if _, err := d.Grant.ChangeInstalment(as, projectID, row.ID, row.Version, grant.InstalmentInput{
			Kind: row.Kind, Amount: row.AmountCents, Terms: row.Terms, DueOn: row.DueOn, ReceivedOn: receipt.on, ReceivedAmount: &amount, Reference: fmt.Sprintf("UHR %d", row.Number),
		}); err != nil {
			return err
		}
	}
	for i, payment := range payments {
		input := grant.PaymentInput{
			PartnerID: partners[payment.partner], Kind: models.PaymentOut, Amount: money.MustParse(payment.amount), PaidOn: payment.on, Reference: fmt.Sprintf("Voucher %d", 7001+i),
		}
		if input.Amount.Sign() < 0 {
			input.Kind, input.Amount = models.PaymentBack, money.FromCents(-input.Amount.Cents())
		}
		if payment.of > 0 {
			input.InstalmentID = cash.Instalments[payment.of-1].ID
		}
		if _, err := d.Grant.AddPayment(as, projectID, input); err != nil {
			return fmt.Errorf("payment %d: %w", i+1, err)
		}
	}
	return nil
}

// cashOfRunning: the first instalment has come in; Finland has its whole part of
// it, Germany some, Norway nothing yet.
func (d *demonstration) cashOfRunning(ctx context.Context, projectID string, start programme.Date, partners []string) error {
	d.on(start.AddMonths(2))
	return d.cash(ctx, projectID, partners, []string{"0.40", "0.40", "0.20"},
		[]plannedReceipt{{"160000.00", start.AddDays(-20)}},
		[]plannedPayment{{1, "39600.00", start.AddDays(12), 1}, {2, "30000.00", start.AddDays(14), 1}})
}

// cashOfFinished: two instalments were handed on, what was approved is paid, and
// Estonia, which reported nothing, has paid back most of its advance.
func (d *demonstration) cashOfFinished(ctx context.Context, projectID string, start programme.Date, partners []string) error {
	first, second, last := start.AddDays(5), start.AddMonths(21), start.AddMonths(40)
	decided := money.MustParse("305480.45")
	if _, err := d.Grant.Settle(d.as(ctx, manager), projectID, 1, grant.SettlementInput{
		Score: "82.5", DecidedOn: last.AddDays(-10), Source: "Letter of the National Agency, ref. DEMO-2018-FINAL", AgencyGrant: &decided,
	}); err != nil {
		return err
	}
	return d.cash(ctx, projectID, partners, []string{"0.40", "0.40", "0.20"},
		[]plannedReceipt{{"163060.00", first}, {"163060.00", second}, {"-20639.55", last.AddDays(20)}},
		[]plannedPayment{
			{1, "38560.00", first.AddDays(10), 1}, {2, "39040.00", first.AddDays(10), 1}, {3, "21820.00", first.AddDays(12), 1},
			{1, "38560.00", second.AddDays(7), 2}, {2, "39040.00", second.AddDays(7), 2},
			{1, "6059.20", last, 0}, {2, "6445.10", last, 0}, {3, "-20000.00", last.AddDays(5), 0},
		})
}

// timeSheets enters what people of a partner worked in a month.
func (d *demonstration) timeSheets(ctx context.Context, projectID, partnerID, who string, month programme.Date, people ...plannedSheet) error {
	for _, one := range people {
		if _, err := d.Reporting.AddTimeSheet(d.as(ctx, who), projectID, reporting.TimeSheetInput{
			PartnerID: partnerID, Person: one.person, Position: one.position, StaffCategory: one.category, Month: month,
			Outputs: []reporting.OutputInput{{Output: one.output, Days: one.days}},
		}); err != nil {
			return fmt.Errorf("time sheet of %s: %w", one.person, err)
		}
	}
	return nil
}

type plannedSheet struct{ person, position, category, output, days string }
