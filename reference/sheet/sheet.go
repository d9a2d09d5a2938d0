// Package sheet reads tables as people send them, CSV or XLSX, into rows of text. It knows nothing of what the columns
// mean; it does say what it had to decide (encoding, delimiter, hidden rows, formulas), so that a preview can show it.
package sheet

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
)

// Limits of one file. A file beyond them is refused whole.
const (
	MaxFileBytes     = 16 << 20 // as it was sent
	MaxUnpackedBytes = 64 << 20 // all parts of an XLSX file together
	MaxPartBytes     = 16 << 20 // one part of an XLSX file
	MaxSheets        = 20
	MaxRows          = 50_000
	MaxColumns       = 200
	MaxCellBytes     = 32_768
)

// Limits are how long a table may be; the other limits are the same for all.
type Limits struct {
	Rows      int
	PartBytes uint64
}

// StandardLimits are those of [Read].
func StandardLimits() Limits { return Limits{Rows: MaxRows, PartBytes: MaxPartBytes} }

// LongLimits are for tables of which hundreds of thousands of cells are the rule. One part may unpack to most of what all
// parts together may.
func LongLimits() Limits { return Limits{Rows: 120_000, PartBytes: 48 << 20} }

// Book is one file: one sheet for CSV, all sheets in their order for XLSX.
type Book struct {
	Sheets []Sheet
	Format string // "csv" or "xlsx"
	// Date1904 is the file's date system: day 0 is 1904-01-01, not 1899-12-30.
	Date1904 bool
	Notes    []Note
}

// Sheet is one table. Rows that hold nothing are left out; Row.Number keeps the place of the others.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   []Row
	Notes  []Note
	// Formulas are the cells whose text is the last calculated value of a formula; Merged are blocks such as "B2:C3".
	Formulas []string
	Merged   []string
}

// Row is one row as a spreadsheet program counts them, from 1. Numbers of an XLSX file are plain digits, dates its serial
// numbers, formulas their last calculated value.
type Row struct {
	Number int
	Hidden bool
	Cells  []string
}

// Cell is the text of a column counted from 0, empty beyond the last.
func (r Row) Cell(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column]
}

// Note is something the reader decided or noticed, as a stable code with its parameters.
type Note struct {
	Code   string // such as "encoding_assumed", see the Note constants
	Params map[string]any
}

// Codes of notes.
const (
	NoteEncodingAssumed = "encoding_assumed" // params encoding: not UTF-8; accented letters may be wrong
	NoteDelimiter       = "delimiter"        // params delimiter: comma, semicolon or tab
	NoteHiddenRows      = "hidden_rows"      // params sheet, count: rows hidden in the sheet, which are read
	NoteHiddenSheet     = "hidden_sheet"     // params sheet
	NoteFormulas        = "formulas"         // params count: cells with formulas, of which the last value is read
	NoteMergedCells     = "merged_cells"     // params count: only the first cell of a merged block has text
	NoteDate1904        = "date_1904"        // dates count from 1904
)

// Reasons why a file is not read at all.
var (
	ErrEmpty     = errors.New("the file is empty")
	ErrTooLarge  = errors.New("the file is too large")
	ErrOldExcel  = errors.New("the old Excel format (.xls) is not read: save the file as .xlsx or .csv")
	ErrEncrypted = errors.New("the file is protected by a password")
	ErrNotATable = errors.New("the file is neither an Excel workbook (.xlsx) nor text with separated values (.csv)")
	ErrDamaged   = errors.New("the workbook is damaged")
)

// Read reads a file whose kind is decided by its content, never by its name. It returns one of the errors above, wrapped
// with details, when nothing can be read; it never returns part of a file.
func Read(content []byte) (*Book, error) { return ReadWithin(content, StandardLimits()) }

// ReadWithin is [Read] for tables of another length.
func ReadWithin(content []byte, limits Limits) (*Book, error) {
	switch {
	case len(bytes.TrimSpace(content)) == 0:
		return nil, ErrEmpty
	case len(content) > MaxFileBytes:
		return nil, ErrTooLarge
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return readWorkbook(content, limits)
	case bytes.HasPrefix(content, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		// The same container holds old workbooks and encrypted new ones, whose stream names are in UTF-16.
		if bytes.Contains(content, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e")) {
			return nil, ErrEncrypted
		}
		return nil, ErrOldExcel
	}
	return readText(content, limits)
}

// CellName is the name of a cell in a spreadsheet program: column 2 (counted from 0) in row 17 is "C17".
func CellName(column, row int) string { return ColumnName(column) + strconv.Itoa(row) }

// ColumnName is the letter of a column counted from 0.
func ColumnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

func blank(cells []string) bool {
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}
