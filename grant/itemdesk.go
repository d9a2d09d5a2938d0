package grant

import (
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reference"

	"github.com/go-json-experiment/json"
)

// Item is an item of the budget as people read it.
type Item struct {
	models.BudgetItemRow
	Facts       budget.Facts
	Calculation budget.Calculation
	Belongs     Belonging
	// BelongsTo is the record's code or number with its title.
	BelongsTo string
	budget.Placement
	// Now is what the rules make of the facts today, where that is another amount
	// than the one calculated when the item was saved; nil else and when frozen.
	Now *budget.Calculation
}

// itemDesk is everything that items of one project are made from.
type itemDesk struct {
	tx       *models.Tx
	project  *models.Project
	draft    *models.BudgetVersion
	standing map[place]models.BudgetLineRow
	partners []models.PartnerRow
	rules    programme.Rules
	years    []budget.Year
	plan     *itemPlan
}

func openDesk(tx *models.Tx, project *models.Project) (*itemDesk, error) {
	d := &itemDesk{tx: tx, project: project}
	var err error
	if d.draft, err = draftOf(tx, project.ID); err != nil {
		return nil, err
	}
	if d.standing, err = cellsOf(tx, d.draft); err != nil {
		return nil, err
	}
	if d.partners, err = tx.Partners(project.ID); err != nil {
		return nil, err
	}
	if d.rules, err = tx.RulesOf(project); err != nil {
		return nil, err
	}
	if d.years, err = budget.Years(project.StartOn, project.DurationMonths); err != nil {
		return nil, err
	}
	d.plan, err = readItemPlan(tx, project)
	return d, err
}

// item loads an item of the draft in the version that the editor saw.
func (d *itemDesk) item(id string, version int64) (*models.BudgetItemRow, error) {
	row, err := d.tx.BudgetItem(d.project.ID, id)
	if err != nil {
		return nil, err
	}
	if d.draft == nil || row.BudgetVersionID != d.draft.ID {
		return nil, fault.New(fault.Conflict, "budget_frozen", "The plan of record does not change.")
	}
	return row, models.ExpectVersion(&row.BudgetItem, version)
}

// resum changes the items of a cell and makes the cell their sum again, which
// adds a cell that is not there and removes one without items.
func (d *itemDesk) resum(at ItemPlace, change func(lineID string) error) (string, error) {
	line, exists := d.standing[at.place()]
	if d.draft == nil {
		var err error
		if d.draft, err = d.tx.AddDraftBudget(d.project.ID); err != nil {
			return "", err
		}
	}
	var edits []models.BudgetLineEdit
	if !exists {
		zero := money.Zero
		added := editOf(line, false, CellChange{PartnerID: at.PartnerID, Category: at.Category, Year: at.Year, Amount: &zero})
		if err := d.tx.ChangeBudgetLines(d.draft, []models.BudgetLineEdit{added}); err != nil {
			return "", err
		}
		line.BudgetLine = *added.After
	}
	if err := change(line.ID); err != nil {
		return "", err
	}
	whole, count, err := d.tx.SumOfItems(line.ID)
	if err != nil {
		return "", err
	}
	wished := CellChange{Amount: &whole}
	if count == 0 {
		wished.Amount = nil
	}
	told := models.BudgetLineEdit{}
	if !agrees(line, true, wished) {
		edits = append(edits, editOf(line, true, wished))
		told = edits[0]
	}
	if err := d.tx.ChangeBudgetLines(d.draft, edits); err != nil {
		return "", err
	}
	switch {
	case !exists:
		return line.ID, d.recordAdded(line.BudgetLine, told)
	case len(edits) > 0:
		return line.ID, record(d.tx, d.draft, told)
	}
	return line.ID, nil
}

// recordAdded tells of a cell that came with its first item, once.
func (d *itemDesk) recordAdded(line models.BudgetLine, edit models.BudgetLineEdit) error {
	if edit.After != nil {
		line = *edit.After
	}
	return record(d.tx, d.draft, models.BudgetLineEdit{After: &line})
}

func (d *itemDesk) load(_, id string) (*Item, error) {
	row, err := d.tx.BudgetItem(d.project.ID, id)
	if err != nil {
		return nil, err
	}
	item, err := itemOf(*row, d.plan, d.years)
	return &item, err
}

// preview is an item that is not stored.
func (d *itemDesk) preview(at ItemPlace, input ItemInput) (*Item, error) {
	found, fields := d.judge(at, &input)
	if err := fields.Error(); err != nil {
		return nil, err
	}
	known, _ := d.plan.find(input.Belongs)
	item := &Item{Facts: input.Facts, Calculation: *found, Belongs: input.Belongs, BelongsTo: known.words, Placement: budget.Place(d.years[at.Year-1], known.months)}
	item.PartnerID, item.Category, item.Year = at.PartnerID, at.Category, at.Year
	return item, nil
}

func (d *itemDesk) partner(id string) *models.PartnerRow {
	for i := range d.partners {
		if d.partners[i].ID == id {
			return &d.partners[i]
		}
	}
	return nil
}

// setting is what bears on the amount of an item of a cell that is known to be
// possible.
func (d *itemDesk) setting(at ItemPlace) budget.Setting {
	setting := budget.Setting{Book: d.rules.Book, Category: at.Category, LumpSum: d.project.GrantRequestedCents}
	if partner := d.partner(at.PartnerID); partner != nil {
		setting.Coordinator, setting.Country = partner.Role == "coordinator", partner.OrganisationCountry
	}
	if at.Year >= 1 && at.Year <= len(d.years) {
		setting.YearMonths = d.years[at.Year-1].Months
	}
	return setting
}

// resolveDistance finds the kilometres from the place of the item's partner to
// the place of its destination. A distance that was typed counts where one of
// the places is not known.
func (d *itemDesk) resolveDistance(fields *fault.Fields, kind budget.ItemKind, at ItemPlace, facts *budget.Facts) {
	if facts.Destination == "" || kind != budget.MeetingTravel && kind != budget.Training {
		return
	}
	from, to := d.partner(at.PartnerID), d.partner(facts.Destination)
	if to == nil {
		fields.Add("/facts/destination", "unknown_partner", nil)
		return
	}
	if from.Latitude == nil || from.Longitude == nil || to.Latitude == nil || to.Longitude == nil {
		if facts.Kilometres == nil {
			fields.Add("/facts/kilometres", "place_unknown", nil)
		}
		return
	}
	km := reference.Point{Latitude: *from.Latitude, Longitude: *from.Longitude}.Kilometres(reference.Point{Latitude: *to.Latitude, Longitude: *to.Longitude})
	facts.Kilometres = &km
}

// recalculated is what today's rules make of an item, nil where that is the
// amount it was saved with.
func (d *itemDesk) recalculated(item Item) *budget.Calculation {
	at := ItemPlace{item.PartnerID, item.Category, item.Year}
	kind, known := budget.KindOf(d.rules.Book, item.Category)
	if !known {
		return nil
	}
	var fields fault.Fields
	facts := item.Facts
	d.resolveDistance(&fields, kind, at, &facts)
	found, err := budget.Calculate(kind, facts, d.setting(at))
	if err != nil || len(fields) > 0 || sameAmount(found.Amount, item.CalculatedCents) {
		return nil
	}
	return found
}

func sameAmount(one, other *money.Amount) bool {
	return one == nil && other == nil || one != nil && other != nil && *one == *other
}

// itemOf reads a stored item and places it in its months.
func itemOf(row models.BudgetItemRow, plan *itemPlan, years []budget.Year) (Item, error) {
	item := Item{BudgetItemRow: row}
	var err error
	if item.Facts, err = budget.DecodeFacts(row.BudgetItem.Facts); err != nil {
		return item, err
	}
	if err := json.Unmarshal([]byte(row.BudgetItem.Calculation), &item.Calculation); err != nil {
		return item, err
	}
	switch {
	case row.WorkPackageID != nil:
		item.Belongs = Belonging{OfWorkPackage, *row.WorkPackageID}
	case row.DeliverableID != nil:
		item.Belongs = Belonging{OfDeliverable, *row.DeliverableID}
	case row.ActivityID != nil:
		item.Belongs = Belonging{OfActivity, *row.ActivityID}
	}
	known, _ := plan.find(item.Belongs)
	item.BelongsTo = known.words
	if row.Year >= 1 && row.Year <= len(years) {
		item.Placement = budget.Place(years[row.Year-1], known.months)
	}
	return item, nil
}
