package grant

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
)

// FitInput says how a version is cut to its caps.
type FitInput struct {
	// Categories give in this order; empty: all, in proportion.
	Categories []string
	// KeepPartners are partners whose amounts stay.
	KeepPartners []string
	// Most is an amount for the whole below the cap of the call, such as the
	// grant requested; nil: the cap.
	Most *money.Amount
	// Reason is why items cost less than the rules make of them; needed where a
	// cut cell is made of items.
	Reason string
}

// FitProposal is what a version would become. Nothing is saved by it.
type FitProposal struct {
	// Budget is the version as it stands.
	Budget *Budget
	budget.Fit
	// By sets before and after beside each other.
	By budget.By[budget.Beside]
	// Years are the caps with what would be planned.
	Years []budget.YearCap
	// Most is the cap that the whole is cut to; nil without one.
	Most *money.Amount
	// NeedsReason: a cell that is cut is made of items.
	NeedsReason bool
}

// ProposeFit tells how the draft, a scenario or an amendment in preparation is
// cut to its caps by a rule.
func (s *Service) ProposeFit(ctx context.Context, projectID, versionID string, in FitInput) (*FitProposal, error) {
	var found *FitProposal
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		found, err = propose(tx, project, versionID, in)
		return err
	})
	return found, err
}

func propose(tx *models.Tx, project *models.Project, versionID string, in FitInput) (*FitProposal, error) {
	b, err := readTold(tx, project, versionID)
	if err != nil {
		return nil, err
	}
	if err := mayFit(tx, b); err != nil {
		return nil, err
	}
	if err := in.validate(b); err != nil {
		return nil, err
	}
	proposal := &FitProposal{Budget: b, Most: b.Cap}
	if in.Most != nil && (proposal.Most == nil || in.Most.Cmp(*proposal.Most) < 0) {
		proposal.Most = in.Most
	}
	before := cellsIn(b)
	proposal.Fit, err = budget.FitToCap(before, capsIn(b), proposal.Most, budget.FitRule{Keep: in.KeepPartners, Categories: in.Categories})
	if err != nil {
		return nil, err
	}
	after := cutCells(before, proposal.Cuts)
	proposal.NeedsReason = slices.ContainsFunc(b.Cells, func(cell models.BudgetLineRow) bool {
		return cell.ItemCount > 0 && slices.ContainsFunc(proposal.Cuts, func(cut budget.Cut) bool {
			return cut.CellPlace == budget.CellPlace{Partner: cell.PartnerID, Category: cell.Category, Year: cell.Year}
		})
	})
	if proposal.By, _, err = budget.SideBySide(before, after); err != nil {
		return nil, err
	}
	proposal.Years = capsIn(b)
	for i, year := range proposal.Years {
		row := proposal.By.Year[year.Year]
		if len(row.Amounts) == 0 {
			continue
		}
		proposal.Years[i].Planned = row.Amounts[1]
		if year.Cap != nil {
			headroom, err := year.Cap.Sub(row.Amounts[1])
			if err != nil {
				return nil, err
			}
			proposal.Years[i].Headroom = &headroom
		}
	}
	return proposal, nil
}

func capsIn(b *Budget) []budget.YearCap {
	caps := make([]budget.YearCap, len(b.Years))
	for i, year := range b.Years {
		caps[i] = year.YearCap
	}
	return caps
}

func cutCells(cells []budget.Cell, cuts []budget.Cut) []budget.Cell {
	cut := slices.Clone(cells)
	for i, cell := range cut {
		for _, one := range cuts {
			if one.CellPlace == (budget.CellPlace{Partner: cell.Partner, Category: cell.Category, Year: cell.Year}) {
				cut[i].Amount = one.After
			}
		}
	}
	return cut
}

func (in FitInput) validate(b *Budget) error {
	var fields fault.Fields
	for i, code := range in.Categories {
		if !slices.ContainsFunc(b.Categories, func(category Category) bool { return category.Code == code }) {
			fields.Add(fmt.Sprintf("/categories/%d", i), "unknown_category", nil)
		} else if slices.Index(in.Categories, code) < i {
			fields.Add(fmt.Sprintf("/categories/%d", i), "duplicate", nil)
		}
	}
	for i, id := range in.KeepPartners {
		if !slices.ContainsFunc(b.Partners, func(row models.PartnerRow) bool { return row.ID == id }) {
			fields.Add(fmt.Sprintf("/keepPartnerIds/%d", i), "unknown_partner", nil)
		}
	}
	if in.Most != nil && in.Most.Sign() <= 0 {
		fields.Add("/most", "above", map[string]any{"minimum": money.Zero})
	}
	return fields.Error()
}

// ApplyFit cuts a version as proposed, if it stands as the proposal saw it.
// Conflict fits_already: nothing is to cut; fit_not_possible: the rule cannot
// reach the caps, its param "short" says what is left over where.
func (s *Service) ApplyFit(ctx context.Context, projectID, versionID string, version int64, in FitInput) (*Budget, error) {
	var found *Budget
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockForBudget(tx, projectID)
		if err != nil {
			return err
		}
		proposal, err := propose(tx, project, versionID, in)
		if err != nil {
			return err
		}
		row := proposal.Budget.Version
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if err := proposal.refuse(); err != nil {
			return err
		}
		standing, err := cellsOf(tx, row)
		if err != nil {
			return err
		}
		edits := editsTo(standing, cutCells(cellsIn(proposal.Budget), proposal.Cuts))
		if err := cutItems(tx, row, edits, in.Reason); err != nil {
			return err
		}
		if err := saveEdits(tx, row, edits); err != nil {
			return err
		}
		if err := tx.Record(audit.Entry{
			ProjectID: projectID, Action: audit.BudgetFitted, SubjectKind: "budget_variant", SubjectID: row.ID,
			Changes: map[string]audit.Change{"sum": {From: proposal.By.Whole.Amounts[0], To: proposal.By.Whole.Amounts[1]}},
		}); err != nil {
			return err
		}
		found, err = readVersion(tx, project, row)
		return err
	})
	return found, err
}

// cutItems spreads the cut of each cell over its items, in proportion. Their facts
// stay, and the reason tells why the amount is another one.
func cutItems(tx *models.Tx, version *models.BudgetVersion, edits []models.BudgetLineEdit, reason string) error {
	rows, err := tx.BudgetItems(version, access.Reach{Everything: true})
	if err != nil {
		return err
	}
	of := map[string][]models.BudgetItemRow{}
	for _, row := range rows {
		of[row.BudgetLineID] = append(of[row.BudgetLineID], row)
	}
	for _, edit := range edits {
		items := of[edit.Before.ID]
		if len(items) == 0 {
			continue
		}
		if reason = strings.TrimSpace(reason); reason == "" {
			var fields fault.Fields
			fields.Add("/reason", "required", nil)
			return fields.Error()
		}
		if err := shareOut(tx, edit.After.AmountCents, items, reason); err != nil {
			return err
		}
	}
	return nil
}

func shareOut(tx *models.Tx, amount money.Amount, items []models.BudgetItemRow, reason string) error {
	weights := make([]money.Weight, len(items))
	for i, item := range items {
		weights[i] = money.Weight{Name: item.ID, Of: item.AmountCents.Decimal()}
	}
	parts, err := money.Allocate(amount, weights)
	if err != nil {
		return err
	}
	for i, item := range items {
		after := item.BudgetItem
		after.AmountCents, after.Reason = parts[i].Amount, reason
		if after.AmountCents == item.AmountCents {
			continue
		}
		if err := tx.SaveBudgetItem(&after); err != nil {
			return err
		}
		if err := recordItem(tx, ItemPlace{item.PartnerID, item.Category, item.Year}, &item.BudgetItem, &after); err != nil {
			return err
		}
	}
	return nil
}

func (p *FitProposal) refuse() error {
	if len(p.Short) > 0 {
		short := make([]map[string]any, len(p.Short))
		for i, one := range p.Short {
			short[i] = map[string]any{"year": one.Year, "amount": one.Amount}
		}
		return fault.New(fault.Conflict, "fit_not_possible", "The rule leaves too little to take from.").With("short", short)
	}
	if len(p.Cuts) == 0 {
		return fault.New(fault.Conflict, "fits_already", "The budget is within its caps.")
	}
	return nil
}

// mayFit refuses who may not edit the budget, and a version that does not change.
func mayFit(tx *models.Tx, b *Budget) error {
	if err := tx.Check(access.EditBudget, access.Resource{ProjectID: b.Project.ID}); err != nil {
		return err
	}
	return changeable(tx, b.Version)
}
