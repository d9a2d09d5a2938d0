package batch

import (
	"strconv"
	"strings"

	"konsortium/eligibility"
	"konsortium/eligibility/proposal"
)

// mostOrganisations bounds one proposal; the largest calls know of a few dozen.
const mostOrganisations = 200

// draft is a proposal while its rows come in.
type draft struct {
	entry *Entry
	read  proposal.Proposal
	// first is, for each field of the project, what the first row that has it says.
	first map[Field]firstSaid
}

type firstSaid struct {
	read string
	row  int
}

// group reads every row and gathers the rows of each proposal, in the order in which the proposals appear.
func (t *table) group() {
	drafts := make(map[string]*draft)
	var inOrder []*draft
	var above *draft
	continued := 0
	for _, row := range t.rows {
		id := t.cells[FieldID].of(row).read
		if id == "" && above != nil && t.continues(row) {
			continued++
			t.take(above, row)
			continue
		}
		if id == "" {
			// Whose row it is cannot be known, so it stands for itself and is refused.
			stray := &draft{entry: &Entry{Row: row.Number}}
			stray.refuse(row.Number, t.cellOf(FieldID, row), "id_missing", nil)
			inOrder, above = append(inOrder, stray), nil
			continue
		}
		one := drafts[id]
		if one == nil {
			one = &draft{entry: &Entry{ID: id, Row: row.Number}, first: make(map[Field]firstSaid)}
			drafts[id] = one
			inOrder = append(inOrder, one)
		}
		above = one
		t.take(one, row)
	}
	if continued > 0 {
		t.batch.Notes = append(t.batch.Notes, Note{Code: "rows_continued", Params: map[string]any{"count": continued}})
	}
	t.noteMarks()
	for _, one := range inOrder {
		one.finish(t)
		t.batch.Entries = append(t.batch.Entries, *one.entry)
	}
	t.tellReadings()
}

// noteMarks tells of a column of charters in which yes is a mark and no may be an empty cell: it is taken for not known.
func (t *table) noteMarks() {
	charter := t.cells[FieldCharter]
	if charter == nil || len(charter.inOrder) == 0 {
		return
	}
	marked := 0
	for _, one := range charter.inOrder {
		if one.cell.yes == nil || !*one.cell.yes || !strings.Contains("xX✓✔☑1", one.reading.Written) {
			return
		}
		marked += one.reading.Count
	}
	if marked < len(t.rows) {
		t.batch.Notes = append(t.batch.Notes, Note{Code: "marks_only", Params: map[string]any{"column": charter.name}})
	}
}

// continues tells whether a row without a number belongs to the proposal above: it says nothing of the proposal itself, as
// where its cells are merged, but names an organisation.
func (t *table) continues(row Row) bool {
	names := false
	for field, column := range t.cells {
		blank := tidy(at(row, column.index)) == ""
		if field.ofProject() && !blank {
			return false
		}
		names = names || !field.ofProject() && !blank
	}
	return names
}

func (t *table) cellOf(field Field, row Row) string {
	if column := t.cells[field]; column != nil {
		return cellName(column.index, row.Number)
	}
	return ""
}

func cellName(column, row int) string { return columnName(column) + strconv.Itoa(row) }

func (d *draft) refuse(row int, cell, code string, params map[string]any) {
	d.entry.Faults = append(d.entry.Faults, Note{Row: row, Cell: cell, Code: code, Params: params})
}

// take reads one row into its proposal.
func (t *table) take(d *draft, row Row) {
	for _, field := range Fields() {
		if field.ofProject() && field != FieldID && t.cells[field] != nil {
			t.takeProject(d, field, row)
		}
	}
	t.takeOrganisation(d, row)
}

// value reads a cell and refuses its proposal when it cannot be read.
func (t *table) value(d *draft, field Field, row Row) cell {
	column := t.cells[field]
	if column == nil {
		return cell{}
	}
	value := column.of(row)
	if value.fault != "" {
		params := map[string]any{"value": shortened(tidy(at(row, column.index))), "field": string(field)}
		for name, param := range value.params {
			params[name] = param
		}
		d.refuse(row.Number, t.cellOf(field, row), value.fault, params)
	}
	return value
}

// takeProject reads a value of the project. It is repeated on each row, so a row that says something else refuses it.
func (t *table) takeProject(d *draft, field Field, row Row) {
	value := t.value(d, field, row)
	if value.read == "" || value.fault != "" {
		return
	}
	if before, said := d.first[field]; said {
		if before.read != value.read {
			d.refuse(row.Number, t.cellOf(field, row), "contradiction", map[string]any{
				"field": string(field), "value": shortened(value.read), "other": shortened(before.read), "row": before.row,
			})
		}
		return
	}
	d.first[field] = firstSaid{value.read, row.Number}
	switch field {
	case FieldTitle:
		d.entry.Title = value.read
	case FieldAction:
		d.read.Action = value.read
	case FieldCallYear:
		d.read.CallYear = value.number
	case FieldStartOn:
		d.read.Facts.StartOn = value.date
	case FieldDuration:
		d.read.Facts.DurationMonths = value.number
	case FieldGrant:
		d.read.Facts.Requested = value.amount
	case FieldRelevance:
		d.read.Facts.Relevance = value.read
	}
}

func (t *table) takeOrganisation(d *draft, row Row) {
	for _, field := range []Field{FieldCountry, FieldType, FieldRole} {
		if value := t.value(d, field, row); value.read == "" && value.fault == "" {
			d.refuse(row.Number, t.cellOf(field, row), "missing", map[string]any{"field": string(field)})
		}
	}
	organisation := eligibility.Organisation{
		Name: t.text(d, FieldName, row), AddedValue: t.text(d, FieldAddedValue, row),
		Country: t.cells[FieldCountry].known(row), Type: t.cells[FieldType].known(row), Role: eligibility.Role(t.cells[FieldRole].known(row)),
		ID: t.text(d, FieldOID, row),
	}
	if organisation.ID == "" {
		organisation.ID = t.text(d, FieldPIC, row)
	}
	if charter := t.value(d, FieldCharter, row); charter.fault == "" {
		organisation.Charter = charter.yes
	}
	if len(d.read.Facts.Organisations) == mostOrganisations {
		d.refuse(row.Number, "", "organisations_many", map[string]any{"most": mostOrganisations})
	}
	if len(d.read.Facts.Organisations) < mostOrganisations {
		d.read.Facts.Organisations = append(d.read.Facts.Organisations, organisation)
		d.entry.Rows = append(d.entry.Rows, row.Number)
	}
}

func (t *table) text(d *draft, field Field, row Row) string { return t.value(d, field, row).read }

// known is a value of a row that has been read already.
func (c *column) known(row Row) string {
	if found := c.seen[tidy(at(row, c.index))]; found != nil {
		return found.cell.read
	}
	return ""
}

// finish tells what is missing and makes the proposal, unless something refuses it.
func (d *draft) finish(t *table) {
	if d.entry.ID == "" {
		return
	}
	if parts := numberForm.FindStringSubmatch(d.entry.ID); parts != nil {
		// The number of a proposal holds its call and its action.
		if t.cells[FieldCallYear] == nil {
			d.read.CallYear = number(parts[1])
		}
		if t.cells[FieldAction] == nil {
			d.read.Action = parts[2]
		}
	}
	// In a fixed order: the same table gives the same answer.
	for _, field := range []Field{FieldAction, FieldCallYear, FieldDuration} {
		missing := map[Field]bool{FieldAction: d.read.Action == "", FieldCallYear: d.read.CallYear == 0, FieldDuration: d.first[FieldDuration].row == 0}
		if missing[field] && !d.faulty(field) {
			cell := ""
			if column := t.cells[field]; column != nil {
				cell = cellName(column.index, d.entry.Row)
			}
			d.refuse(d.entry.Row, cell, "missing", map[string]any{"field": string(field)})
		}
	}
	sortNotes(d.entry.Faults)
	if len(d.entry.Faults) == 0 {
		d.read.ID = &d.entry.ID
		d.entry.Proposal = &d.read
	}
}

// faulty tells whether a value of the field was there and refused.
func (d *draft) faulty(field Field) bool {
	for _, fault := range d.entry.Faults {
		if fault.Params["field"] == string(field) {
			return true
		}
	}
	return false
}
