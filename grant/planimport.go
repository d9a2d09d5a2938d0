package grant

import (
	"context"
	"strconv"

	"konsortium/access"
	"konsortium/eligibility/batch"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reference/sheet"
)

// PlanImport is what taking a sheet of the plan does, or would do.
type PlanImport struct {
	// Version is the version of the budget that the sheet was held against, 0 before the first cell.
	Version   int64
	Changes   []PlanChange
	Unchanged int
	// Refused stand in the way of the whole sheet: it is taken with all its changes or not at all.
	Refused []sheet.RowNote

	cells []CellChange
}

// PlanChange is one amount that the sheet changes. Before is nil for an empty cell, After for one that is emptied.
type PlanChange struct {
	Cell      string
	PartnerID string
	Category  string
	Year      int
	Before    *money.Amount
	After     *money.Amount
}

// PreviewPlan tells what taking a sheet of the plan would change, and changes nothing.
func (s *Service) PreviewPlan(ctx context.Context, projectID string, content []byte) (*PlanImport, error) {
	// Whoever may not change the plan is told before the file is read.
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := tx.Project(projectID); err != nil {
			return err
		}
		return tx.Check(access.EditBudget, access.Resource{ProjectID: projectID})
	})
	if err != nil {
		return nil, err
	}
	book, err := sheet.Read(content)
	if err != nil {
		return nil, planFileFault(err)
	}
	var plan *PlanImport
	err = s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		b, err := read(tx, project)
		if err != nil {
			return err
		}
		if b.Version != nil && b.Version.Status != models.BudgetDraft {
			return fault.New(fault.Conflict, "budget_frozen", "The plan of record does not change.")
		}
		plan, err = b.planOf(book)
		return err
	})
	return plan, err
}

// ImportPlan takes a sheet of the plan, with all its changes or not at all. Stale stale_version: the budget is not at
// the version that was previewed. Invalid sheet_refused: cells stand in the way; its param "refused" names them.
func (s *Service) ImportPlan(ctx context.Context, projectID string, version int64, content []byte) (*PlanImport, *Budget, error) {
	plan, err := s.PreviewPlan(ctx, projectID, content)
	switch {
	case err != nil:
		return nil, nil, err
	case plan.Version != version:
		return nil, nil, fault.StaleVersion(plan.Version)
	case len(plan.Refused) > 0:
		return nil, nil, fault.New(fault.Invalid, "sheet_refused", "Cells of the sheet stand in the way: "+plan.Refused[0].Cell+": "+plan.Refused[0].Reason+". Nothing was changed.").With("refused", plan.Refused)
	case len(plan.cells) == 0:
		b, err := s.ReadBudget(ctx, projectID)
		return plan, b, err
	}
	// The version of each cell guards what happens between the preview and the change.
	b, err := s.ChangeCells(ctx, projectID, plan.cells)
	return plan, b, err
}

func planFileFault(err error) error {
	code := sheet.RefusalOf(err)
	if code == "" {
		return err
	}
	kind := fault.Invalid
	if code == "file_too_large" {
		kind = fault.TooLarge
	}
	return fault.New(kind, code, "The file cannot be read: "+err.Error()+".")
}

func planReasons() map[string]string {
	return map[string]string{
		"no_plan":          "the file has no sheet of a plan: its first column must be headed \"id (do not change)\"; write the sheet anew under Budget",
		"merged_cells":     "the cells {block} are merged; every amount needs its own cell",
		"too_many_columns": "the sheet has {count} columns where {needed} are expected",
		"wrong_heading":    "the heading is \"{found}\" where \"{expected}\" is expected",
		"formula":          "the cell holds a formula; an amount is written as a number",
		"no_id":            "the row has amounts and no id, so that nobody can tell whose they are",
		"unknown_id":       "\"{id}\" is no row of this budget",
		"doubled_id":       "the id already stands in row {row}",
		"other_project":    "the file was made for another project",
		"made_of_items":    "the amount is made of {count} items, which are changed in the program",
		"read_only":        "this amount cannot be changed",
		"changed_since":    "it was changed to {now} since the file was made; write the sheet anew, or this amount",
		"too_many_changes": "the sheet changes {count} amounts; at most {most} are taken in one go",
		"amount_ambiguous": "the amount may mean {thousands} or {decimals}", "amount_unreadable": "\"{text}\" is no amount in euro", "amount_negative": "a planned amount cannot be negative",
		"amount_currency": "\"{text}\" is no amount in euro", "amount_decimals": "\"{text}\" has more than two decimals", "amount_large": "the amount is too large",
	}
}

// planReader holds one sheet against a budget.
type planReader struct {
	b        *Budget
	sheet    *sheet.Sheet
	typed    bool
	years    []int // by column, from firstYear
	original map[place]original
	traced   bool // the file tells what stood when it was made
	plan     *PlanImport
}

// original is what stood in a cell when the file was made.
type original struct {
	amount string
}

func (b *Budget) planOf(book *sheet.Book) (*PlanImport, error) {
	r := &planReader{b: b, typed: book.Format == "xlsx", plan: &PlanImport{Changes: []PlanChange{}, Refused: []sheet.RowNote{}}}
	if b.Version != nil {
		r.plan.Version = b.Version.Version
	}
	for i := range book.Sheets {
		r.take(&book.Sheets[i])
	}
	if r.sheet == nil {
		r.refuse(1, 0, "no_plan", nil)
		return r.plan, nil
	}
	if r.headings() && r.shape() {
		r.rows()
	}
	if len(r.plan.cells) > MostCells {
		r.refuse(0, -1, "too_many_changes", map[string]any{"count": len(r.plan.cells), "most": MostCells})
	}
	return r.plan, nil
}

func (r *planReader) refuse(row, column int, code string, params map[string]any) {
	r.plan.Refused = append(r.plan.Refused, sheet.NoteAt(row, column, code, params, planReasons()))
}

// take finds the plan and what stood in it by the first heading of each sheet.
func (r *planReader) take(one *sheet.Sheet) {
	if len(one.Rows) == 0 {
		return
	}
	switch heading := one.Rows[0].Cell(0); {
	case heading == "id":
		r.takeOriginal(one)
	case r.sheet == nil && (heading == fileWords(programme.Swedish).id || heading == fileWords(programme.English).id):
		r.sheet = one
	}
}

func (r *planReader) takeOriginal(one *sheet.Sheet) {
	r.traced, r.original = true, map[place]original{}
	for _, row := range one.Rows[1:] {
		if row.Cell(0) == "project" {
			if row.Cell(1) != r.b.Project.ID {
				r.refuse(0, -1, "other_project", nil)
			}
			continue
		}
		partner, category, known := splitID(row.Cell(0))
		year, err := strconv.Atoi(row.Cell(1))
		if known && err == nil {
			r.original[place{partner, category, year}] = original{amount: row.Cell(2)}
		}
	}
}

func splitID(id string) (partner, category string, ok bool) {
	for i := range id {
		if id[i] == '/' {
			return id[:i], id[i+1:], true
		}
	}
	return "", "", false
}

// headings tells whether the columns are those of this budget, in either language.
func (r *planReader) headings() bool {
	first := r.sheet.Rows[0]
	needed := firstYear + len(r.b.Years)
	if len(first.Cells) > needed+1 {
		r.refuse(first.Number, needed+1, "too_many_columns", map[string]any{"count": len(first.Cells), "needed": needed + 1})
		return false
	}
	for i, year := range r.b.Years {
		found, expected := first.Cell(firstYear+i), fileWords(programme.English).year+" "+strconv.Itoa(year.Year)
		if found != expected && found != fileWords(programme.Swedish).year+" "+strconv.Itoa(year.Year) {
			r.refuse(first.Number, firstYear+i, "wrong_heading", map[string]any{"found": found, "expected": expected})
			continue
		}
		r.years = append(r.years, year.Year)
	}
	return len(r.years) == len(r.b.Years)
}

// shape refuses what hides amounts or their places: merged blocks, formulas, rows wider than the heading.
func (r *planReader) shape() bool {
	before := len(r.plan.Refused)
	last := firstYear + len(r.years)
	for _, block := range r.sheet.Merged {
		from, _, _ := cutBlock(block)
		if column, row, ok := sheet.Place(from); ok {
			r.refuse(row, column, "merged_cells", map[string]any{"block": block})
		}
	}
	for _, cell := range r.sheet.Formulas {
		if column, row, ok := sheet.Place(cell); ok && column < last {
			r.refuse(row, column, "formula", nil)
		}
	}
	for _, row := range r.sheet.Rows[1:] {
		if len(row.Cells) > last+1 {
			r.refuse(row.Number, last+1, "too_many_columns", map[string]any{"count": len(row.Cells), "needed": last + 1})
			break
		}
	}
	return len(r.plan.Refused) == before
}

func cutBlock(block string) (from, until string, ok bool) {
	for i := range block {
		if block[i] == ':' {
			return block[:i], block[i+1:], true
		}
	}
	return block, block, false
}

func (r *planReader) rows() {
	known := map[string]planRow{}
	for _, row := range r.b.planRows() {
		known[row.id()] = row
	}
	amounts := make([]batch.AmountColumn, len(r.years))
	for i := range r.years {
		var written []string
		for _, row := range r.sheet.Rows[1:] {
			written = append(written, row.Cell(firstYear+i))
		}
		amounts[i] = batch.NewAmountColumn(written, r.typed)
	}
	seen := map[string]int{}
	for _, row := range r.sheet.Rows[1:] {
		id := row.Cell(0)
		found, is := known[id]
		switch {
		case id == "" && !hasAmounts(row, len(r.years)):
		case id == "":
			r.refuse(row.Number, 0, "no_id", nil)
		case !is:
			r.refuse(row.Number, 0, "unknown_id", map[string]any{"id": id})
		case seen[id] > 0:
			r.refuse(row.Number, 0, "doubled_id", map[string]any{"row": seen[id]})
		default:
			seen[id] = row.Number
			for i := range r.years {
				r.cell(row, found, i, amounts[i])
			}
		}
	}
}

func hasAmounts(row sheet.Row, years int) bool {
	for i := range years {
		if row.Cell(firstYear+i) != "" {
			return true
		}
	}
	return false
}

// cell holds one amount of the sheet against what stood when the file was made and what stands now.
func (r *planReader) cell(row sheet.Row, found planRow, at int, amounts batch.AmountColumn) {
	column, text := firstYear+at, row.Cell(firstYear+at)
	var after *money.Amount
	if text != "" {
		amount, unread := amounts.Read(text)
		if unread.Code != "" {
			params := map[string]any{"text": text}
			for name, value := range unread.Params {
				params[name] = value
			}
			r.refuse(row.Number, column, unread.Code, params)
			return
		}
		after = &amount
	}
	now := found.years[at]
	var before *money.Amount
	if now.ID != "" {
		before = &now.AmountCents
	}
	key := place{found.partner.ID, found.category.Code, r.years[at]}
	was := r.original[key].amount
	if same(before, after) || r.traced && was == written(after) {
		r.plan.Unchanged++
		return
	}
	if r.traced && was != written(before) {
		r.refuse(row.Number, column, "changed_since", map[string]any{"now": written(before)})
		return
	}
	change := CellChange{PartnerID: key.partnerID, Category: key.category, Year: key.year, Amount: after, Version: now.Version}
	active := found.partner.LeftOn.IsZero() && found.partner.Role != "associated" && found.category.Listed && r.b.Years[at].Months > 0
	if now.ItemCount > 0 {
		r.refuse(row.Number, column, "made_of_items", map[string]any{"count": now.ItemCount})
		return
	}
	if after != nil && (!active || after.Cmp(mostInACell()) > 0) {
		r.refuse(row.Number, column, "read_only", nil)
		return
	}
	r.plan.cells = append(r.plan.cells, change)
	r.plan.Changes = append(r.plan.Changes, PlanChange{Cell: sheet.CellName(column, row.Number), PartnerID: key.partnerID, Category: key.category, Year: key.year, Before: before, After: after})
}

func same(one, other *money.Amount) bool {
	if one == nil || other == nil {
		return one == other
	}
	return *one == *other
}

func written(amount *money.Amount) string {
	if amount == nil {
		return ""
	}
	return amount.String()
}
