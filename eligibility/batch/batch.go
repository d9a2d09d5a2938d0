// Package batch reads many proposals from a table or from lines of JSON, as an agency hands them over, and tells how every
// value was understood. It knows neither files nor a database: callers bring rows of text.
package batch

import (
	"konsortium/eligibility/proposal"
)

// Row is one row of a table as a spreadsheet program counts them, from 1.
type Row struct {
	Number int
	Cells  []string
}

// Sheet is one table of a file.
type Sheet struct {
	Name string
	Rows []Row
}

// Table is a file of tables.
type Table struct {
	Sheets []Sheet
	// TypedNumbers: numbers were stored as numbers, so a point within one is its decimal sign unless grouping stands beside it.
	TypedNumbers bool
	// Date1904: day 0 of the file's day numbers is 1904-01-01, not 1899-12-30.
	Date1904 bool
}

// Choices are what a person has decided about a table that does not tell by itself. The zero value decides nothing.
type Choices struct {
	Decimal Decimal
	Dates   DateOrder
	// Columns are fields by column, counted from 0; a blank field leaves the column out.
	Columns map[int]Field
	// Country understands names of countries that are not among the product's own; nil understands none.
	Country func(name string) (code string, known bool)
}

// Batch is what was read.
type Batch struct {
	// Sheet is the name of the table that was read.
	Sheet string
	// HeadingRow is 0 for lines of JSON and for a table in which no heading was found.
	HeadingRow int
	Columns    []Column
	// Lacks are the fields without which nothing is read; then there are no entries.
	Lacks    []Field
	Readings []Reading
	Entries  []Entry
	Notes    []Note
}

// Entry is one proposal, or what was to be one.
type Entry struct {
	// ID is how the proposal is named in the file; blank where it is not.
	ID string
	// Title is shown and judged by nothing.
	Title string
	// Row is the first row or line.
	Row int
	// Faults are why the proposal is refused as a whole; none for one that was read.
	Faults []Note
	// Proposal is nil when it is refused.
	Proposal *proposal.Proposal
	// Rows are the rows of the organisations, in their order; none for lines of JSON.
	Rows []int
}

// Refused tells whether the proposal was not read.
func (e *Entry) Refused() bool { return e.Proposal == nil }

// Note is something that a person should look at, as a stable code with its parameters.
type Note struct {
	// Row is 0 for the whole file.
	Row int
	// Cell is blank for the whole row.
	Cell   string
	Code   string
	Params map[string]any
}

// Reading is how one value of a column was understood, wherever it stands in the column.
type Reading struct {
	// Column is the letter.
	Column  string
	Field   Field
	Written string
	// Read is blank when the value was refused or means that nothing is known.
	Read string
	// Flag is one of the Flag constants, or blank for what needs nobody.
	Flag Flag
	// Fault is why the value was refused; blank when it was read.
	Fault string
	// Count is how many cells say so, and Cell the first of them.
	Count int
	Cell  string
}

// Flag marks a reading that a person should look at.
type Flag string

// The flags.
const (
	// FlagSettled: ambiguous by itself, settled by the other values of the column.
	FlagSettled Flag = "settled_by_column"
	// FlagChosen: ambiguous by itself, read as a person chose.
	FlagChosen Flag = "as_chosen"
	// FlagMapped: a code of the Commission (EL, UK) stands for the ISO code.
	FlagMapped Flag = "code_mapped"
	// FlagSerial: a day number of a spreadsheet.
	FlagSerial Flag = "serial"
	// FlagRounded: a calculated number with more decimals than cents.
	FlagRounded Flag = "rounded"
	// FlagTaken: part of a longer text.
	FlagTaken Flag = "taken_from_text"
	// FlagNoValue: an error value of a spreadsheet, or a word for "not known".
	FlagNoValue Flag = "no_value"
)
