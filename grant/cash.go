package grant

import (
	"context"
	"slices"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// Cash is how the money of a grant moved, as one person may see it: from the
// agency to the coordinator in instalments, from there to the partners.
type Cash struct {
	Project *models.Project
	// Whole is false for whoever sees only its own organisation: then Standings
	// and Payments are its own, Sums is nil and instalments have no amounts.
	Whole       bool
	Instalments []Instalment
	Standings   []PartnerStanding
	Payments    []models.PartnerPaymentRow
	Sums        *CashSums
	// Model is how the rule book says the grant is paid; nil where it says nothing.
	Model *PaymentModel
	// Missing tells why there is no model; nil without a rule book.
	Missing *programme.Absence
	// MayManage tells whether the actor may enter what moved.
	MayManage bool
}

// CashSums are the money of the project as a whole. Held is what the coordinator
// has received and not handed on.
type CashSums struct {
	Planned, Received, Paid, Held money.Amount
}

// Instalment is an instalment with what must be used before it is paid; Use is
// nil where no rule asks for it.
type Instalment struct {
	models.Instalment
	Use *Use
}

// Use is how much of what was received is used, by a rule of the rule book.
type Use struct {
	budget.Use
	Share     string
	Source    programme.Source
	Confirmed bool
	Note      string
}

// PartnerStanding is the thermometer of a partner.
type PartnerStanding struct {
	models.PartnerRow
	budget.Standing
}

// PaymentModel is how the rule book says that a grant is paid.
type PaymentModel struct {
	Shares        []string
	InterimReport bool
	Source        programme.Source
	Confirmed     bool
	Note          string
}

// ReadCash reads the instalments, the payments and the thermometer of every
// partner. A partner sees its own.
func (s *Service) ReadCash(ctx context.Context, projectID string) (*Cash, error) {
	var found *Cash
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		found, err = readCash(tx, project)
		return err
	})
	return found, err
}

func readCash(tx *models.Tx, project *models.Project) (*Cash, error) {
	organisations, whole := access.ReachOf(tx.Actor, access.ReadBudget).Within(project.ID)
	if !whole && len(organisations) == 0 {
		return nil, tx.Check(access.ReadBudget, access.Resource{ProjectID: project.ID})
	}
	sheet, err := figuresOf(tx, project)
	if err != nil {
		return nil, err
	}
	cash := &Cash{Project: project, Whole: whole, MayManage: awarded(project) && access.Allowed(tx.Actor, access.ManageCash, access.Resource{ProjectID: project.ID})}
	if cash.Instalments, err = sheet.withUse(); err != nil {
		return nil, err
	}
	if cash.Standings, err = sheet.standings(); err != nil {
		return nil, err
	}
	cash.Payments, cash.Sums = sheet.payments, &sheet.sums
	cash.modelOf(sheet.rules.Book)
	if !whole {
		cash.narrow(organisations)
	}
	return cash, nil
}

// awarded tells whether the project has a grant that can still move.
func awarded(project *models.Project) bool {
	return slices.Contains([]string{"granted", "contracted", "running", "interim_report", "final_report"}, project.Status)
}

// modelOf tells how the rule book pays a project of this length.
func (c *Cash) modelOf(book *programme.RuleBook) {
	if book == nil {
		return
	}
	model := budget.PaymentModelOf(book, c.Project.DurationMonths)
	if model == nil {
		c.Missing = book.Lacks("payments")
		return
	}
	c.Model = &PaymentModel{InterimReport: model.InterimReport, Source: model.Source(), Confirmed: model.Confirmed, Note: model.Note}
	for _, share := range model.Prefinancing {
		c.Model.Shares = append(c.Model.Shares, share.StringFixed(2))
	}
	if model.Balance.IsPositive() {
		c.Model.Shares = append(c.Model.Shares, model.Balance.StringFixed(2))
	}
}

// narrow leaves what belongs to organisations of the reader.
func (c *Cash) narrow(organisations []string) {
	c.Sums = nil
	own := map[string]bool{}
	c.Standings = slices.DeleteFunc(c.Standings, func(standing PartnerStanding) bool {
		own[standing.ID] = slices.Contains(organisations, standing.OrganisationID)
		return !own[standing.ID]
	})
	c.Payments = slices.DeleteFunc(c.Payments, func(payment models.PartnerPaymentRow) bool { return !own[payment.PartnerID] })
	for i := range c.Instalments {
		c.Instalments[i].Use = nil
	}
}

// lockCash begins a write on the cash of a project that has a grant.
func lockCash(tx *models.Tx, projectID string) (*models.Project, error) {
	project, err := tx.LockProject(projectID)
	if err != nil {
		return nil, err
	}
	if err := tx.Check(access.ManageCash, access.Resource{ProjectID: projectID}); err != nil {
		return nil, err
	}
	if project.Status == "closed" {
		return nil, fault.New(fault.Conflict, "project_closed", "The project is closed.")
	}
	if !awarded(project) {
		return nil, fault.New(fault.Conflict, "nothing_awarded", "No grant is awarded yet.")
	}
	return project, nil
}

// changeCash is one write on the cash of a project; it returns the cash as it
// stands then.
func (s *Service) changeCash(ctx context.Context, projectID string, change func(*models.Tx, *models.Project) error) (*Cash, error) {
	var found *Cash
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockCash(tx, projectID)
		if err != nil {
			return err
		}
		if err := change(tx, project); err != nil {
			return err
		}
		found, err = readCash(tx, project)
		return err
	})
	return found, err
}
