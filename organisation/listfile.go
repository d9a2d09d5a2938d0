package organisation

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"konsortium/reference"
	"konsortium/reference/sheet"
)

// ListFile is a published list of institutions as it was understood, before anything is compared with the register.
type ListFile struct {
	Format     string // "csv" or "xlsx"
	Sheet      string // name of the sheet that was read; empty for CSV
	HeadingRow int    // 0 when the list has none
	Columns    []Column
	Rows       []ListRow
	Refused    []sheet.RowNote
	Warnings   []sheet.RowNote // row 0 stands for the whole file
}

// ListRow is one institution of a list. Its City is tidied, its Place always nil.
type ListRow struct {
	Row         int
	Institution reference.Institution
	cells       map[Field]string
}

// ErrNoList says that no sheet of a readable file holds a list of institutions; the wrapping error names what is missing.
var ErrNoList = errors.New("no list of institutions was found")

// headingSearch is how far down the heading row is looked for.
const headingSearch = 25

// ReadList reads a list of institutions as the Commission publishes it. The error is one of package sheet's, or
// ErrNoList; rows that cannot be taken are in Refused.
func ReadList(content []byte) (*ListFile, error) {
	book, err := sheet.Read(content)
	if err != nil {
		return nil, err
	}
	list, err := chooseSheet(book)
	if err != nil {
		return nil, err
	}
	list.file.Format = book.Format
	for _, note := range book.Notes {
		if note.Code != sheet.NoteDelimiter {
			list.file.warn(0, "", note.Code, note.Params)
		}
	}
	list.warnColumns()
	list.readRows(book.Date1904)
	return list.file, nil
}

// table is the sheet being read.
type table struct {
	file    *ListFile
	rows    []sheet.Row // below the heading
	columns map[Field]int
}

// chooseSheet takes the sheet in which most fields are understood. Another one that holds a list too is named in a
// warning, never merged silently.
func chooseSheet(book *sheet.Book) (*table, error) {
	var best *table
	var others []*table
	var missing []string
	for _, one := range book.Sheets {
		candidate := newTable(one)
		if lacks := candidate.lacks(); len(lacks) > 0 {
			if len(one.Rows) > 0 {
				missing = append(missing, strings.TrimSpace(one.Name+" lacks "+strings.Join(lacks, ", ")))
			}
			continue
		}
		for _, note := range one.Notes {
			candidate.file.warn(0, "", note.Code, note.Params)
		}
		if best == nil || len(candidate.columns) > len(best.columns) ||
			len(candidate.columns) == len(best.columns) && len(candidate.rows) > len(best.rows) {
			best, candidate = candidate, best
		}
		if candidate != nil {
			others = append(others, candidate)
		}
	}
	if best == nil {
		return nil, fmt.Errorf("%w: %s", ErrNoList, strings.Join(missing, "; "))
	}
	for _, other := range others {
		best.file.warn(0, "", "other_sheet", map[string]any{"sheet": other.file.Sheet, "read": best.file.Sheet, "count": len(other.rows)})
	}
	return best, nil
}

func newTable(one sheet.Sheet) *table {
	heading := headingRow(one.Rows)
	read := &table{file: &ListFile{Sheet: one.Name}, rows: one.Rows, columns: make(map[Field]int)}
	var headingCells *sheet.Row
	if heading >= 0 {
		headingCells = &one.Rows[heading]
		read.file.HeadingRow = headingCells.Number
		read.rows = one.Rows[heading+1:]
	}
	read.file.Columns = understand(headingCells, read.rows)
	for _, column := range read.file.Columns {
		if column.Field != "" {
			read.columns[column.Field] = column.index
		}
	}
	return read
}

// headingRow finds the row, among the first ones, with the most headings; at least three make one.
func headingRow(rows []sheet.Row) int {
	best, most := -1, 2
	for i, row := range rows[:min(len(rows), headingSearch)] {
		count := 0
		for _, cell := range row.Cells {
			if field, _ := fieldOfHeading(value(cell)); field != "" {
				count++
			}
		}
		if count > most {
			best, most = i, count
		}
	}
	return best
}

// lacks names the fields without which a sheet is no list of institutions.
func (t *table) lacks() []string {
	var missing []string
	for _, field := range []Field{FieldName, FieldCountry} {
		if _, ok := t.columns[field]; !ok {
			missing = append(missing, string(field))
		}
	}
	if !slices.ContainsFunc([]Field{FieldPIC, FieldOID, FieldErasmusCode}, func(field Field) bool { _, ok := t.columns[field]; return ok }) {
		missing = append(missing, "pic, oid or erasmus_code")
	}
	if len(t.rows) == 0 && len(missing) == 0 {
		missing = append(missing, "rows")
	}
	return missing
}

// warnColumns flags every column that was not read by its own heading.
func (t *table) warnColumns() {
	for _, column := range t.file.Columns {
		if column.How == ByHeading || column.How == ColumnIgnored {
			continue
		}
		t.file.warn(0, "", "column_"+column.How, map[string]any{"column": column.Column, "heading": column.Heading, "field": string(column.Field)})
	}
}

func (f *ListFile) warn(row int, cell, code string, params map[string]any) {
	f.Warnings = append(f.Warnings, sheet.RowNote{Row: row, Cell: cell, Code: code, Params: params, Reason: reason(code, params)})
}

func (f *ListFile) refuse(row int, cell, code string, params map[string]any) {
	f.Refused = append(f.Refused, sheet.RowNote{Row: row, Cell: cell, Code: code, Params: params, Reason: reason(code, params)})
}
