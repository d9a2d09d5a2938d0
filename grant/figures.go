package grant

import (
	"konsortium/access"
	"konsortium/budget"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// figures are the numbers of a whole project, whoever asks: what the reader may
// see of them is chosen afterwards.
type figures struct {
	project     *models.Project
	partners    []models.PartnerRow
	rules       programme.Rules
	plan        []budget.Cell
	submitted   []budget.Cell
	approved    []budget.Cell
	positions   budget.By[budget.Position]
	instalments []models.Instalment
	payments    []models.PartnerPaymentRow
	// paid is what each partner was paid, less what it paid back.
	paid map[string]money.Amount
	sums CashSums
}

func figuresOf(tx *models.Tx, project *models.Project) (*figures, error) {
	f := &figures{project: project, paid: map[string]money.Amount{}}
	var err error
	if f.partners, err = tx.Partners(project.ID); err != nil {
		return nil, err
	}
	version, err := tx.BudgetOfRecord(project.ID)
	if err == nil && version == nil {
		version, err = tx.CurrentBudget(project.ID)
	}
	if err != nil {
		return nil, err
	}
	if f.rules, err = rulesOf(tx, project, version); err != nil {
		return nil, err
	}
	if err := f.loadCells(tx, version); err != nil {
		return nil, err
	}
	if f.instalments, err = tx.Instalments(project.ID); err != nil {
		return nil, err
	}
	if f.payments, err = tx.PartnerPayments(project.ID); err != nil {
		return nil, err
	}
	return f, f.add()
}

func (f *figures) loadCells(tx *models.Tx, version *models.BudgetVersion) error {
	all := access.Reach{Everything: true}
	if version != nil {
		lines, err := tx.BudgetLines(version, all)
		if err != nil {
			return err
		}
		for _, line := range lines {
			f.plan = append(f.plan, budget.Cell{Partner: line.PartnerID, Category: line.Category, Year: line.Year, Amount: line.AmountCents})
		}
	}
	actuals, err := tx.Actuals(f.project.ID, all)
	if err != nil {
		return err
	}
	for _, actual := range actuals {
		cell := budget.Cell{Partner: actual.PartnerID, Category: actual.Category, Year: actual.Year, Amount: actual.AmountCents}
		if actual.Status == "approved" {
			f.approved = append(f.approved, cell)
		} else {
			f.submitted = append(f.submitted, cell)
		}
	}
	f.positions, err = budget.Positions(f.plan, f.submitted, f.approved)
	return err
}

// add sums what moved.
func (f *figures) add() error {
	var planned, received, paid []money.Amount
	for _, instalment := range f.instalments {
		planned = append(planned, instalment.AmountCents)
		if instalment.ReceivedCents != nil {
			received = append(received, *instalment.ReceivedCents)
		}
	}
	for _, payment := range f.payments {
		amount := payment.AmountCents
		if payment.Kind == models.PaymentBack {
			amount = money.FromCents(-amount.Cents())
		}
		sum, err := f.paid[payment.PartnerID].Add(amount)
		if err != nil {
			return err
		}
		f.paid[payment.PartnerID] = sum
		paid = append(paid, amount)
	}
	for into, amounts := range map[*money.Amount][]money.Amount{&f.sums.Planned: planned, &f.sums.Received: received, &f.sums.Paid: paid} {
		sum, err := money.Sum(amounts...)
		if err != nil {
			return err
		}
		*into = sum
	}
	held, err := f.sums.Received.Sub(f.sums.Paid)
	f.sums.Held = held
	return err
}

// standings read the thermometer of every partner with a part in the grant.
func (f *figures) standings() ([]PartnerStanding, error) {
	var accounts []budget.Account
	var rows []models.PartnerRow
	for _, row := range f.partners {
		if row.Role == "associated" {
			continue
		}
		position := f.positions.Partner[row.ID]
		rows = append(rows, row)
		accounts = append(accounts, budget.Account{
			Partner: row.ID, Planned: position.Planned, Submitted: position.Submitted, Approved: position.Approved, Paid: f.paid[row.ID], Payer: row.Role == "coordinator",
		})
	}
	ended := f.project.Status == "final_report" || f.project.Status == "closed"
	standings, err := budget.Standings(accounts, f.sums.Received, ended)
	if err != nil {
		return nil, err
	}
	found := make([]PartnerStanding, len(standings))
	for i, standing := range standings {
		found[i] = PartnerStanding{PartnerRow: rows[i], Standing: standing}
	}
	return found, nil
}

// withUse sets what must be used beside each further pre-financing that has not
// come in.
func (f *figures) withUse() ([]Instalment, error) {
	found := make([]Instalment, len(f.instalments))
	for i, row := range f.instalments {
		found[i] = Instalment{Instalment: row}
		book := f.rules.Book
		if row.Number == 1 || row.Kind != string(budget.Prefinancing) || row.ReceivedCents != nil || book == nil || book.Payments == nil || book.Payments.UsedShare == nil {
			continue
		}
		share := book.Payments.UsedShare
		use, err := budget.UseOf(f.sums.Received, f.positions.Whole.Approved, share.Value)
		if err != nil {
			return nil, err
		}
		found[i].Use = &Use{Use: use, Share: share.Value.StringFixed(2), Source: share.Source(), Confirmed: share.Confirmed, Note: share.Note}
	}
	return found, nil
}
