package grant

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"

	"github.com/go-json-experiment/json"
)

// MostItems is how many items a cell may be made of.
const MostItems = 200

const (
	mostInTitle  = 200
	mostInReason = 1000
)

// What an item can belong to.
const (
	OfWorkPackage = "work_package"
	OfDeliverable = "deliverable"
	OfActivity    = "activity"
)

// Belonging names a record of the work plan; the zero value is none.
type Belonging struct {
	Kind string
	ID   string
}

// ItemPlace is the cell that an item is a part of.
type ItemPlace struct {
	PartnerID string
	Category  string
	Year      int
}

func (p ItemPlace) place() place { return place{p.PartnerID, p.Category, p.Year} }

// ItemInput is what a person says of an item. Amount and Reason overrule the
// calculation, or stand in for one that the rule book cannot make.
type ItemInput struct {
	Title   string
	Belongs Belonging
	Facts   budget.Facts
	Amount  *money.Amount
	Reason  string
}

// AddItem adds an item to a cell of the draft, which from then on is the sum of
// its items, and begins the draft if there is none. cellVersion is the version
// that a typed cell was read with: nobody replaces an amount that somebody else
// has typed in between.
//
// Invalid names each field; Stale stale_cells; Conflict budget_frozen and too_many_items.
func (s *Service) AddItem(ctx context.Context, projectID string, at ItemPlace, cellVersion int64, input ItemInput) (*Item, error) {
	var added *Item
	err := s.change(ctx, projectID, "", func(tx *models.Tx, desk *itemDesk) error {
		line, exists := desk.standing[at.place()]
		if exists && line.ItemCount == 0 && line.Version != cellVersion {
			return staleCell(at, line)
		}
		if line.ItemCount >= MostItems {
			return fault.New(fault.Conflict, "too_many_items", "The cell holds no more items.").With("maximum", MostItems)
		}
		row := &models.BudgetItem{ID: models.NewID(), ProjectID: projectID}
		if err := desk.fill(row, at, input); err != nil {
			return err
		}
		lineID, err := desk.resum(at, func(lineID string) error {
			row.BudgetLineID = lineID
			return tx.AddBudgetItem(row)
		})
		if err != nil {
			return err
		}
		if err := recordItem(tx, at, nil, row); err != nil {
			return err
		}
		added, err = desk.load(lineID, row.ID)
		return err
	})
	return added, err
}

// EditItem writes an item of the draft anew if its version still stands.
func (s *Service) EditItem(ctx context.Context, projectID, itemID string, version int64, input ItemInput) (*Item, error) {
	var edited *Item
	err := s.change(ctx, projectID, itemID, func(tx *models.Tx, desk *itemDesk) error {
		row, err := desk.item(itemID, version)
		if err != nil {
			return err
		}
		at := ItemPlace{row.PartnerID, row.Category, row.Year}
		before, after := row.BudgetItem, row.BudgetItem
		if err := desk.fill(&after, at, input); err != nil {
			return err
		}
		lineID, err := desk.resum(at, func(string) error { return tx.SaveBudgetItem(&after) })
		if err != nil {
			return err
		}
		if err := recordItem(tx, at, &before, &after); err != nil {
			return err
		}
		edited, err = desk.load(lineID, itemID)
		return err
	})
	return edited, err
}

// RemoveItem removes an item of the draft if its version still stands. Without
// its last item the cell is empty.
func (s *Service) RemoveItem(ctx context.Context, projectID, itemID string, version int64) error {
	return s.change(ctx, projectID, itemID, func(tx *models.Tx, desk *itemDesk) error {
		row, err := desk.item(itemID, version)
		if err != nil {
			return err
		}
		at := ItemPlace{row.PartnerID, row.Category, row.Year}
		before := row.BudgetItem
		if _, err := desk.resum(at, func(string) error { return tx.RemoveBudgetItem(&row.BudgetItem) }); err != nil {
			return err
		}
		return recordItem(tx, at, &before, nil)
	})
}

// ReadItem reads one item, of the draft or of a plan that no longer changes. A
// partner reads its own organisation's.
func (s *Service) ReadItem(ctx context.Context, projectID, itemID string) (*Item, error) {
	var found *Item
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		row, err := tx.BudgetItem(projectID, itemID)
		if err != nil {
			return err
		}
		partner, err := tx.Partner(projectID, row.PartnerID)
		if err != nil {
			return err
		}
		organisations, whole := access.ReachOf(tx.Actor, access.ReadBudget).Within(projectID)
		version, err := tx.BudgetVersionOf(projectID, row.BudgetVersionID)
		if err != nil {
			return err
		}
		if !whole && !slices.Contains(organisations, partner.OrganisationID) || !toldTo(whole, version) {
			return fault.Missing("budget item")
		}
		plan, err := readItemPlan(tx, project)
		if err != nil {
			return err
		}
		years, err := budget.Years(project.StartOn, project.DurationMonths)
		if err != nil {
			return err
		}
		item, err := itemOf(*row, plan, years)
		found = &item
		return err
	})
	return found, err
}

// CalculateItem says what an item would amount to, and saves nothing.
func (s *Service) CalculateItem(ctx context.Context, projectID string, at ItemPlace, input ItemInput) (*Item, error) {
	var found *Item
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.EditBudget, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		desk, err := openDesk(tx, project)
		if err != nil {
			return err
		}
		found, err = desk.preview(at, input)
		return err
	})
	return found, err
}

// change runs one write on the items of a draft; an item that it names must exist.
func (s *Service) change(ctx context.Context, projectID, itemID string, do func(*models.Tx, *itemDesk) error) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.EditBudget, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		if itemID != "" {
			if _, err := tx.BudgetItem(projectID, itemID); err != nil {
				return err
			}
		}
		desk, err := openDesk(tx, project)
		if err != nil {
			return err
		}
		return do(tx, desk)
	})
}

func staleCell(at ItemPlace, line models.BudgetLineRow) error {
	now := StaleCell{
		Pointer: "/cellVersion", PartnerID: at.PartnerID, Category: at.Category, Year: at.Year, Amount: &line.AmountCents, Version: line.Version,
		By: line.UpdatedByName, At: &line.UpdatedAt,
	}
	return fault.New(fault.Stale, "stale_cells", "The cell was changed in between. Nothing was saved.").With("cells", []StaleCell{now})
}

func recordItem(tx *models.Tx, at ItemPlace, before, after *models.BudgetItem) error {
	entry := audit.Entry{Action: audit.BudgetChanged, SubjectKind: "budget_item", PartnerID: at.PartnerID}
	switch {
	case before == nil:
		entry.ProjectID, entry.SubjectID = after.ProjectID, after.ID
		return tx.RecordChange(entry, nil, after)
	case after == nil:
		entry.ProjectID, entry.SubjectID = before.ProjectID, before.ID
		return tx.RecordChange(entry, before, nil)
	}
	entry.ProjectID, entry.SubjectID = after.ProjectID, after.ID
	return tx.RecordChange(entry, before, after)
}

// fill calculates an item from its input and writes both into the row.
func (d *itemDesk) fill(row *models.BudgetItem, at ItemPlace, input ItemInput) error {
	found, fields := d.judge(at, &input)
	input.Title, input.Reason = strings.TrimSpace(input.Title), strings.TrimSpace(input.Reason)
	textField(&fields, "/title", input.Title, mostInTitle)
	textField(&fields, "/reason", input.Reason, mostInReason)
	if found != nil {
		needReason(&fields, found, &input)
	}
	if err := fields.Error(); err != nil {
		return err
	}
	facts, err := input.Facts.Encode()
	if err != nil {
		return err
	}
	calculation, err := json.Marshal(found, json.Deterministic(true))
	if err != nil {
		return err
	}
	row.Kind, row.Title, row.Facts, row.Calculation, row.Reason = string(found.Kind), input.Title, facts, string(calculation), input.Reason
	row.CalculatedCents, row.RuleBookVersion = found.Amount, d.rules.Book.Version
	row.WorkPackageID, row.DeliverableID, row.ActivityID = nil, nil, nil
	switch input.Belongs.Kind {
	case OfWorkPackage:
		row.WorkPackageID = &input.Belongs.ID
	case OfDeliverable:
		row.DeliverableID = &input.Belongs.ID
	case OfActivity:
		row.ActivityID = &input.Belongs.ID
	}
	if input.Amount != nil {
		row.AmountCents = *input.Amount
	} else {
		row.AmountCents = *found.Amount
	}
	return nil
}

func textField(fields *fault.Fields, at, text string, most int) {
	switch {
	case utf8.RuneCountInString(text) > most:
		fields.Add(at, "too_long", map[string]any{"maximum": most})
	case strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' }):
		fields.Add(at, "control_character", nil)
	}
}

// needReason: whoever departs from the rule book says why. An amount that is the
// calculated one overrules nothing.
func needReason(fields *fault.Fields, found *budget.Calculation, input *ItemInput) {
	validateAmount(fields, "", input.Amount)
	if input.Amount != nil && found.Amount != nil && *input.Amount == *found.Amount {
		input.Amount = nil
	}
	if found.Amount == nil && input.Amount == nil {
		params := map[string]any{}
		if len(found.Missing) > 0 {
			params["of"] = found.Missing[0].Of
		}
		fields.Add("/amount", "no_unit_amount", params)
	}
	if (input.Amount != nil || found.Amount == nil || found.Own) && input.Reason == "" {
		fields.Add("/reason", "required", nil)
	}
	if input.Amount == nil && !found.Own {
		input.Reason = ""
	}
}

// judge checks the place and what is said, and calculates; nil where the
// calculation is not possible, which the fields then tell.
func (d *itemDesk) judge(at ItemPlace, input *ItemInput) (*budget.Calculation, fault.Fields) {
	var fields fault.Fields
	some := money.FromCents(1)
	validateCell(&fields, "", cellRules{d.rules.Book, d.project, len(d.years), d.partners}, CellChange{PartnerID: at.PartnerID, Category: at.Category, Year: at.Year, Amount: &some})
	if _, known := d.plan.find(input.Belongs); !known {
		fields.Add("/belongs/id", "unknown_record", nil)
	}
	if len(fields) > 0 {
		return nil, fields
	}
	kind, _ := budget.KindOf(d.rules.Book, at.Category)
	d.resolveDistance(&fields, kind, at, &input.Facts)
	found, err := budget.Calculate(kind, input.Facts, d.setting(at))
	var faults budget.FactFaults
	if errors.As(err, &faults) {
		for _, one := range faults {
			pointer := "/facts" + one.At
			if !slices.ContainsFunc(fields, func(told fault.Field) bool { return told.Pointer == pointer }) {
				fields.Add(pointer, one.Code, one.Params)
			}
		}
		return nil, fields
	}
	if err != nil {
		fields.Add("/facts", "out_of_range", nil)
		return nil, fields
	}
	return found, fields
}
