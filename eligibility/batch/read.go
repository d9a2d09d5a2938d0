package batch

import (
	"slices"
)

// Read reads the proposals of a table: one row for each organisation, the columns of the proposal repeated on each of its
// rows or standing on the first only. The same table gives the same batch.
func Read(file Table, choices Choices) *Batch {
	known := newVocabulary()
	var best *table
	var others []Note
	for _, sheet := range file.Sheets {
		candidate := newTable(known, sheet, choices)
		if candidate == nil {
			continue
		}
		if best == nil || candidate.understood() > best.understood() {
			best, candidate = candidate, best
		}
		if candidate != nil && len(candidate.batch.Lacks) == 0 {
			others = append(others, Note{Code: "other_sheet", Params: map[string]any{"sheet": candidate.batch.Sheet, "count": len(candidate.rows)}})
		}
	}
	if best == nil {
		return &Batch{Lacks: demanded()}
	}
	best.batch.Notes = append(best.batch.Notes, others...)
	best.noteColumns()
	if len(best.batch.Lacks) == 0 {
		best.readCells(file, choices)
		best.group()
	}
	return best.batch
}

// table is the sheet being read.
type table struct {
	batch   *Batch
	rows    []Row // below the heading
	columns map[Field]int
	cells   map[Field]*column
}

// newTable is nil for a sheet without rows.
func newTable(known *vocabulary, sheet Sheet, choices Choices) *table {
	if len(sheet.Rows) == 0 {
		return nil
	}
	at := known.headingRow(sheet.Rows)
	if at < 0 {
		// Without a heading the first row is shown as one, so that a person can say what the columns are.
		at = 0
	}
	heading := sheet.Rows[at]
	read := &table{
		batch:   &Batch{Sheet: sheet.Name, HeadingRow: heading.Number},
		rows:    sheet.Rows[at+1:],
		columns: make(map[Field]int),
		cells:   make(map[Field]*column),
	}
	read.batch.Columns = known.understand(heading, read.rows, choices.Columns)
	for _, column := range read.batch.Columns {
		if column.Field != "" {
			read.columns[column.Field] = column.index
		}
	}
	for _, field := range demanded() {
		if _, there := read.columns[field]; !there {
			read.batch.Lacks = append(read.batch.Lacks, field)
		}
	}
	return read
}

// understood orders sheets: one that can be read before one that cannot, then the one with most columns.
func (t *table) understood() int {
	if len(t.batch.Lacks) == 0 {
		return 100 + len(t.columns)
	}
	return len(t.columns)
}

// noteColumns flags the columns that were not read by their own heading, and the absent ones whose absence breaks rules.
func (t *table) noteColumns() {
	for _, column := range t.batch.Columns {
		switch column.How {
		case BySimilarHeading, ColumnDoubled:
			t.batch.Notes = append(t.batch.Notes, Note{Code: "column_" + column.How, Params: map[string]any{
				"column": column.Column, "heading": column.Heading, "field": string(column.Field),
			}})
		}
	}
	if len(t.batch.Lacks) > 0 {
		return
	}
	// Both texts count as blank when they are absent, and a blank one breaks its rule; without the others a fact is unknown.
	for _, field := range []Field{FieldRelevance, FieldAddedValue, FieldCharter, FieldGrant, FieldStartOn} {
		if _, there := t.columns[field]; !there {
			code := "column_absent"
			if field == FieldRelevance || field == FieldAddedValue {
				code = "column_absent_breach"
			}
			t.batch.Notes = append(t.batch.Notes, Note{Code: code, Params: map[string]any{"field": string(field)}})
		}
	}
}

// column is the values of one column, each distinct one understood once.
type column struct {
	field   Field
	name    string
	index   int
	read    func(string) cell
	seen    map[string]*seen
	inOrder []*seen
}

type seen struct {
	cell    cell
	reading Reading
}

// longestText is the longest text that a proposal is read with.
const longestText = 20_000

// readCells prepares the reading of every column. Amounts and dates look through their column first.
func (t *table) readCells(file Table, choices Choices) {
	countryWords, roleWords, typeWords := countries(), roles(), types()
	for field, index := range t.columns {
		one := &column{field: field, index: index, name: columnName(index), seen: make(map[string]*seen)}
		switch field {
		case FieldGrant:
			one.read = newAmounts(t.written(index), choices.Decimal, file.TypedNumbers).read
		case FieldStartOn:
			one.read = newDates(t.written(index), choices.Dates, file.Date1904).read
		case FieldAction:
			one.read = readAction
		case FieldCallYear:
			one.read = readCallYear
		case FieldDuration:
			one.read = readDuration
		case FieldCountry:
			one.read = func(text string) cell { return readCountry(text, countryWords, choices.Country) }
		case FieldRole:
			one.read = func(text string) cell { return wordOf(roleWords, text, faultRole) }
		case FieldType:
			one.read = func(text string) cell { return wordOf(typeWords, text, faultType) }
		case FieldCharter:
			one.read = readYesNo
		default:
			one.read = func(text string) cell {
				if len(text) > longestText {
					return refused("text_too_long", map[string]any{"most": longestText})
				}
				return cell{read: text}
			}
		}
		t.cells[field] = one
	}
}

func wordOf[Word ~string](words map[string]Word, text, fault string) cell {
	if word, known := words[key(text)]; known {
		return cell{read: string(word)}
	}
	return refused(fault, nil)
}

// written lists the values of a column, each once.
func (t *table) written(index int) []string {
	var values []string
	met := make(map[string]bool)
	for _, row := range t.rows {
		raw := at(row, index)
		if raw == "" || met[raw] {
			continue
		}
		met[raw] = true
		if text := tidy(raw); text != "" && !noValue(text) {
			values = append(values, text)
		}
	}
	return values
}

func at(row Row, index int) string {
	if index >= len(row.Cells) {
		return ""
	}
	return row.Cells[index]
}

// of reads the cell of a row; blank is the zero cell.
func (c *column) of(row Row) cell {
	text := tidy(at(row, c.index))
	if text == "" {
		return cell{}
	}
	if c.field.freeText() {
		if errorValue.MatchString(text) {
			return cell{}
		}
		return c.read(text)
	}
	known := c.seen[text]
	if known == nil {
		known = &seen{reading: Reading{Column: c.name, Field: c.field, Written: shortened(text), Cell: cellName(c.index, row.Number)}}
		if noValue(text) {
			known.cell = cell{flag: FlagNoValue}
		} else {
			known.cell = c.read(text)
		}
		known.reading.Read, known.reading.Flag, known.reading.Fault = known.cell.read, known.cell.flag, known.cell.fault
		c.seen[text] = known
		c.inOrder = append(c.inOrder, known)
	}
	known.reading.Count++
	return known.cell
}

// readingsKept is how many distinct values of a column are told; those that need a person come first.
const readingsKept = 200

func (t *table) tellReadings() {
	for _, told := range t.batch.Columns {
		column := t.cells[told.Field]
		if told.Field == "" || column == nil {
			continue
		}
		readings := make([]Reading, 0, len(column.inOrder))
		for _, one := range column.inOrder {
			readings = append(readings, one.reading)
		}
		slices.SortStableFunc(readings, func(a, b Reading) int { return b.urgency() - a.urgency() })
		if len(readings) > readingsKept {
			t.batch.Notes = append(t.batch.Notes, Note{Code: "readings_cut", Params: map[string]any{"column": told.Column, "count": len(readings) - readingsKept}})
			readings = readings[:readingsKept]
		}
		t.batch.Readings = append(t.batch.Readings, readings...)
	}
}

func (r Reading) urgency() int {
	switch {
	case r.Fault != "":
		return 2
	case r.Flag != "":
		return 1
	default:
		return 0
	}
}

// shortened keeps a value short enough to be shown.
func shortened(text string) string {
	const most = 80
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most]) + "…"
}
