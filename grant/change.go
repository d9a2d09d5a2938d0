package grant

import (
	"context"
	"fmt"
	"slices"
	"time"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// MostCells is how many cells one request may change: a pasted block of fifty
// rows and twelve years.
const MostCells = 600

// mostInACell is above any grant there is; it keeps every sum of a budget far
// from overflow.
func mostInACell() money.Amount { return budget.MostOfItem() }

// CellChange is the wish to set one cell, or with a nil Amount to empty it.
// Version is the one it was read with, 0 for an empty cell.
type CellChange struct {
	PartnerID string
	Category  string
	Year      int
	Amount    *money.Amount
	Version   int64
}

// StaleCell is a cell that somebody else has changed in between, as it stands
// now. Amount is nil and Version 0 when it was emptied; By and At are absent when
// nobody knows who did.
type StaleCell struct {
	Pointer   string        `json:"pointer"`
	PartnerID string        `json:"partnerId"`
	Category  string        `json:"category"`
	Year      int           `json:"year"`
	Amount    *money.Amount `json:"amount"`
	Version   int64         `json:"version"`
	By        string        `json:"changedBy,omitempty"`
	At        *time.Time    `json:"changedAt,omitempty"`
}

type place struct {
	partnerID string
	category  string
	year      int
}

// ChangeCells sets cells of the draft, all of them or none, and begins the
// draft if there is none; it returns the budget as it stands then. A budget
// above its cap is saved.
//
// Invalid names each cell that cannot be; Stale lists in its param "cells" what
// stands now in each cell that was changed in between (a cell that already has
// the amount wished for is no conflict); Conflict budget_frozen: the plan of
// record stands.
func (s *Service) ChangeCells(ctx context.Context, projectID string, changes []CellChange) (*Budget, error) {
	return s.changeIn(ctx, projectID, draftOf, changes)
}

// ChangeVersionCells sets cells of one version: the draft, a scenario or an
// amendment in preparation; see ChangeCells.
func (s *Service) ChangeVersionCells(ctx context.Context, projectID, versionID string, changes []CellChange) (*Budget, error) {
	return s.changeIn(ctx, projectID, func(tx *models.Tx, projectID string) (*models.BudgetVersion, error) {
		version, err := tx.BudgetVersionOf(projectID, versionID)
		if err != nil {
			return nil, err
		}
		return version, changeable(tx, version)
	}, changes)
}

// changeIn changes cells of the version that a function chooses.
func (s *Service) changeIn(ctx context.Context, projectID string, choose func(*models.Tx, string) (*models.BudgetVersion, error), changes []CellChange) (*Budget, error) {
	var found *Budget
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.EditBudget, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		draft, err := choose(tx, projectID)
		if err != nil {
			return err
		}
		standing, err := cellsOf(tx, draft)
		if err != nil {
			return err
		}
		partners, err := tx.Partners(projectID)
		if err != nil {
			return err
		}
		rules, err := tx.RulesOf(project)
		if err != nil {
			return err
		}
		if err := validate(rules.Book, lasting(project, draft), draft, partners, standing, changes); err != nil {
			return err
		}
		if err := refuseStale(tx, draft, standing, changes); err != nil {
			return err
		}
		if draft, err = save(tx, projectID, draft, standing, changes); err != nil {
			return err
		}
		found, err = readVersion(tx, project, draft)
		return err
	})
	return found, err
}

// draftOf loads the draft; nil when the first cell is still to come.
func draftOf(tx *models.Tx, projectID string) (*models.BudgetVersion, error) {
	current, err := tx.CurrentBudget(projectID)
	if err != nil || current == nil || current.Status == models.BudgetDraft {
		return current, err
	}
	return nil, fault.New(fault.Conflict, "budget_frozen", "The plan of record does not change.")
}

func cellsOf(tx *models.Tx, draft *models.BudgetVersion) (map[place]models.BudgetLineRow, error) {
	if draft == nil {
		return nil, nil
	}
	lines, err := tx.BudgetLines(draft, access.Reach{Everything: true})
	if err != nil {
		return nil, err
	}
	cells := make(map[place]models.BudgetLineRow, len(lines))
	for _, line := range lines {
		cells[place{line.PartnerID, line.Category, line.Year}] = line
	}
	return cells, nil
}

func (c CellChange) place() place { return place{c.PartnerID, c.Category, c.Year} }

// validate refuses every cell that cannot be, at once. A cell that exists may
// always be emptied, also when its partner or its year is no longer there. In a
// draft a cell that is made of items is changed through them; in a scenario and
// an amendment a typed amount takes their place.
func validate(book *programme.RuleBook, project *models.Project, version *models.BudgetVersion, partners []models.PartnerRow, standing map[place]models.BudgetLineRow, changes []CellChange) error {
	lengths, err := budget.YearMonths(project.DurationMonths)
	if err != nil {
		return err
	}
	var fields fault.Fields
	seen := make(map[place]bool, len(changes))
	for i, change := range changes {
		at := fmt.Sprintf("/cells/%d", i)
		if seen[change.place()] {
			fields.Add(at, "duplicate", nil)
			continue
		}
		seen[change.place()] = true
		line, exists := standing[change.place()]
		if line.ItemCount > 0 && version.Status == models.BudgetDraft && !agrees(line, exists, change) {
			fields.Add(at+"/amount", "made_of_items", map[string]any{"count": line.ItemCount, "amount": line.AmountCents})
			continue
		}
		if exists && change.Amount == nil {
			continue
		}
		validateCell(&fields, at, cellRules{book, project, len(lengths), partners}, change)
	}
	return fields.Error()
}

// cellRules is what a cell is held against.
type cellRules struct {
	book     *programme.RuleBook
	project  *models.Project
	years    int
	partners []models.PartnerRow
}

// validateCell notes everything that keeps one cell from being.
func validateCell(fields *fault.Fields, at string, rules cellRules, change CellChange) {
	validatePartner(fields, at, rules.partners, change)
	if rules.book == nil {
		fields.Add(at+"/category", "no_rule_book", map[string]any{"action": rules.project.Action, "callYear": rules.project.CallYear})
	} else if !slices.Contains(rules.book.Budget.Categories.Value, change.Category) {
		fields.Add(at+"/category", "unknown_category", map[string]any{"categories": rules.book.Budget.Categories.Value})
	}
	if change.Year < 1 || change.Year > rules.years {
		fields.Add(at+"/year", "year_outside_project", map[string]any{"years": rules.years})
	}
	validateAmount(fields, at, change.Amount)
}

func validateAmount(fields *fault.Fields, at string, amount *money.Amount) {
	if amount != nil && amount.Sign() < 0 {
		fields.Add(at+"/amount", "negative_amount", nil)
	}
	if amount != nil && amount.Cmp(mostInACell()) > 0 {
		fields.Add(at+"/amount", "amount_too_large", map[string]any{"maximum": mostInACell()})
	}
}

// validatePartner: whoever has left, and an associated partner, which is no
// participating organisation of the grant, gets no money.
func validatePartner(fields *fault.Fields, at string, partners []models.PartnerRow, change CellChange) {
	found := slices.IndexFunc(partners, func(row models.PartnerRow) bool { return row.ID == change.PartnerID })
	switch {
	case found < 0:
		fields.Add(at+"/partnerId", "unknown_partner", nil)
	case !partners[found].LeftOn.IsZero():
		fields.Add(at+"/partnerId", "partner_left", map[string]any{"leftOn": partners[found].LeftOn})
	case partners[found].Role == "associated" && change.Amount != nil && !change.Amount.IsZero():
		fields.Add(at+"/amount", "associated_partner", nil)
	}
}

// refuseStale compares the version of each cell. Two people who wish the same
// amount are of one mind.
func refuseStale(tx *models.Tx, version *models.BudgetVersion, standing map[place]models.BudgetLineRow, changes []CellChange) error {
	var stale []StaleCell
	for i, change := range changes {
		line, exists := standing[change.place()]
		if change.Version == line.Version || agrees(line, exists, change) {
			continue
		}
		now := StaleCell{
			Pointer: fmt.Sprintf("/cells/%d", i), PartnerID: change.PartnerID, Category: change.Category, Year: change.Year,
			Version: line.Version, By: line.UpdatedByName,
		}
		if exists {
			now.Amount, now.At = &line.AmountCents, &line.UpdatedAt
		} else if err := nameRemover(tx, version, &now); err != nil {
			return err
		}
		stale = append(stale, now)
	}
	if len(stale) == 0 {
		return nil
	}
	return fault.New(fault.Stale, "stale_cells", "Some cells were changed in between. Nothing was saved.").With("cells", stale)
}

func agrees(line models.BudgetLineRow, exists bool, change CellChange) bool {
	if change.Amount == nil {
		return !exists
	}
	return exists && line.AmountCents == *change.Amount
}

func nameRemover(tx *models.Tx, version *models.BudgetVersion, cell *StaleCell) error {
	if version == nil {
		return nil
	}
	entry, err := tx.LastRemoval(version, cell.PartnerID, cell.Category, cell.Year)
	if err != nil || entry == nil {
		return err
	}
	cell.At = &entry.At
	user, err := tx.User(entry.ActorID)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err == nil {
		cell.By = user.Name
	}
	return err
}

// save writes the changes and returns the version, which the first cell begins.
func save(tx *models.Tx, projectID string, version *models.BudgetVersion, standing map[place]models.BudgetLineRow, changes []CellChange) (*models.BudgetVersion, error) {
	var edits []models.BudgetLineEdit
	for _, change := range changes {
		line, exists := standing[change.place()]
		if agrees(line, exists, change) {
			continue
		}
		edits = append(edits, editOf(line, exists, change))
	}
	if len(edits) == 0 {
		return version, nil
	}
	if version == nil {
		var err error
		if version, err = tx.AddDraftBudget(projectID); err != nil {
			return nil, err
		}
	}
	if err := dropItems(tx, version, edits); err != nil {
		return nil, err
	}
	return version, saveEdits(tx, version, edits)
}

// dropItems removes what the cells of a copy were made of: the version that it
// was copied from keeps it.
func dropItems(tx *models.Tx, version *models.BudgetVersion, edits []models.BudgetLineEdit) error {
	var lines []string
	for _, edit := range edits {
		if edit.Before != nil {
			lines = append(lines, edit.Before.ID)
		}
	}
	if version.Status == models.BudgetDraft || len(lines) == 0 {
		return nil
	}
	return tx.RemoveItemsOf(lines)
}

// saveEdits writes changes of cells, each with its entry in the trail.
func saveEdits(tx *models.Tx, version *models.BudgetVersion, edits []models.BudgetLineEdit) error {
	if err := tx.ChangeBudgetLines(version, edits); err != nil {
		return err
	}
	for _, edit := range edits {
		if err := record(tx, version, edit); err != nil {
			return err
		}
	}
	return nil
}

func editOf(line models.BudgetLineRow, exists bool, change CellChange) models.BudgetLineEdit {
	if !exists {
		return models.BudgetLineEdit{After: &models.BudgetLine{
			ID: models.NewID(), PartnerID: change.PartnerID, Category: change.Category, Year: change.Year, AmountCents: *change.Amount,
		}}
	}
	before := line.BudgetLine
	if change.Amount == nil {
		return models.BudgetLineEdit{Before: &before}
	}
	after := before
	after.AmountCents = *change.Amount
	return models.BudgetLineEdit{Before: &before, After: &after}
}

func record(tx *models.Tx, version *models.BudgetVersion, edit models.BudgetLineEdit) error {
	entry := audit.Entry{ProjectID: version.ProjectID, Action: audit.BudgetChanged, SubjectKind: version.LineKind()}
	switch {
	case edit.Before == nil:
		entry.SubjectID, entry.PartnerID = edit.After.ID, edit.After.PartnerID
		return tx.RecordChange(entry, nil, edit.After)
	case edit.After == nil:
		entry.SubjectID, entry.PartnerID = edit.Before.ID, edit.Before.PartnerID
		return tx.RecordChange(entry, edit.Before, nil)
	default:
		entry.SubjectID, entry.PartnerID = edit.After.ID, edit.After.PartnerID
		return tx.RecordChange(entry, edit.Before, edit.After)
	}
}
