package batch

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// How a column was understood.
const (
	ByHeading        = "heading"
	BySimilarHeading = "similar_heading" // one letter added, lost, changed or swapped
	ByChoice         = "choice"
	ColumnIgnored    = "ignored"
	ColumnDoubled    = "doubled" // a further column for a field that is already read
	ColumnLeftOut    = "left_out"
)

// Column tells how one column of a table was understood.
type Column struct {
	Column  string // its letter
	Heading string // as it stands in the file
	Field   Field  // blank when the column is not read
	How     string
	index   int
}

// key is a heading or a word reduced to small letters and digits without marks.
func key(text string) string {
	var letters strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch r {
		case 'ø':
			r = 'o'
		case 'æ':
			r = 'a'
		case 'ß':
			letters.WriteByte('s')
			r = 's'
		case 'ł':
			r = 'l'
		case 'đ':
			r = 'd'
		case 'ı':
			r = 'i'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters.WriteRune(r)
		}
	}
	return letters.String()
}

// tidy puts a cell in order: composed letters, one plain blank where there was white space of any kind, no invisible
// characters.
func tidy(cell string) string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, strings.ReplaceAll(cell, "_x000D_", " "))
	return norm.NFC.String(strings.Join(strings.Fields(visible), " "))
}

// vocabulary are the keys of all headings.
type vocabulary struct {
	exact map[string]Field
	keys  []string
}

func newVocabulary() *vocabulary {
	known := &vocabulary{exact: make(map[string]Field)}
	all := headings()
	for _, field := range Fields() {
		for _, name := range append([]string{string(field)}, all[field]...) {
			if _, taken := known.exact[key(name)]; !taken {
				known.exact[key(name)] = field
				known.keys = append(known.keys, key(name))
			}
		}
	}
	return known
}

// field understands a heading: as it is, then each of its halves around a slash, a bracket or a line end ("Duration
// (months) / Längd"), then with one slip of the pen, if that leads to one field only.
func (v *vocabulary) field(heading string) (Field, string) {
	if field, known := v.exact[key(heading)]; known {
		return field, ByHeading
	}
	found := Field("")
	for _, part := range strings.FieldsFunc(heading, func(r rune) bool { return strings.ContainsRune("/|([{)]}\n\r:;,–", r) }) {
		if field, known := v.exact[key(part)]; known {
			if found != "" && found != field {
				return "", ""
			}
			found = field
		}
	}
	if found != "" {
		return found, ByHeading
	}
	return v.similar(key(heading))
}

const (
	shortestSimilar = 5
	longestHeading  = 80
)

func (v *vocabulary) similar(heading string) (Field, string) {
	if len(heading) < shortestSimilar || len(heading) > longestHeading {
		return "", ""
	}
	found := Field("")
	for _, known := range v.keys {
		if len(known) < shortestSimilar || !oneSlip(heading, known) {
			continue
		}
		if found != "" && found != v.exact[known] {
			return "", ""
		}
		found = v.exact[known]
	}
	if found == "" {
		return "", ""
	}
	return found, BySimilarHeading
}

// oneSlip tells whether one letter added, lost, changed or swapped with the next makes one word of the other.
func oneSlip(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > 1 {
		return false
	}
	at := 0
	for at < len(b) && a[at] == b[at] {
		at++
	}
	if len(a) > len(b) {
		return a[at+1:] == b[at:]
	}
	if at == len(a) {
		return true
	}
	return a[at+1:] == b[at+1:] || at+1 < len(a) && a[at] == b[at+1] && a[at+1] == b[at] && a[at+2:] == b[at+2:]
}

// headingSearch is how far down the heading row is looked for, and fewestHeadings how many understood cells make one.
const (
	headingSearch  = 25
	fewestHeadings = 3
)

// headingRow finds the row, among the first ones, with the most headings; -1 when there is none.
func (v *vocabulary) headingRow(rows []Row) int {
	best, most := -1, fewestHeadings-1
	for i, row := range rows[:min(len(rows), headingSearch)] {
		seen := make(map[Field]bool)
		for _, cell := range row.Cells {
			if field, _ := v.field(tidy(cell)); field != "" {
				seen[field] = true
			}
		}
		if len(seen) > most {
			best, most = i, len(seen)
		}
	}
	return best
}

// understand tells what the columns mean: what a person chose, then exact headings, then similar ones.
func (v *vocabulary) understand(heading Row, rows []Row, chosen map[int]Field) []Column {
	width := len(heading.Cells)
	for _, row := range rows {
		width = max(width, len(row.Cells))
	}
	columns := make([]Column, width)
	taken := make(map[Field]bool)
	for i := range columns {
		columns[i] = Column{Column: columnName(i), How: ColumnIgnored, index: i}
		if i < len(heading.Cells) {
			columns[i].Heading = tidy(heading.Cells[i])
		}
		if field, decided := chosen[i]; decided {
			columns[i].How = ColumnLeftOut
			if field != "" && !taken[field] {
				columns[i].Field, columns[i].How = field, ByChoice
				taken[field] = true
			}
		}
	}
	for _, how := range []string{ByHeading, BySimilarHeading} {
		for i := range columns {
			if columns[i].How != ColumnIgnored || columns[i].Heading == "" {
				continue
			}
			switch field, by := v.field(columns[i].Heading); {
			case by != how:
			case taken[field]:
				columns[i].How = ColumnDoubled
			default:
				columns[i].Field, columns[i].How = field, how
				taken[field] = true
			}
		}
	}
	return worthTelling(columns, rows)
}

// worthTelling leaves out columns that have neither a heading nor a value.
func worthTelling(columns []Column, rows []Row) []Column {
	filled := make([]bool, len(columns))
	for _, row := range rows {
		for i, cell := range row.Cells {
			filled[i] = filled[i] || strings.TrimSpace(cell) != ""
		}
	}
	told := columns[:0]
	for _, column := range columns {
		if column.Heading != "" || filled[column.index] || column.How != ColumnIgnored {
			told = append(told, column)
		}
	}
	return told
}

// columnName is the letter of a column counted from 0.
func columnName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// ColumnNumber is the column of a letter, counted from 0; false for what is no letter of a column that is read.
func ColumnNumber(name string) (int, bool) {
	number := 0
	for _, r := range name {
		if r < 'A' || r > 'Z' || number > mostColumns {
			return 0, false
		}
		number = number*26 + int(r-'A') + 1
	}
	return number - 1, number >= 1 && number <= mostColumns
}

// mostColumns is how many columns a table may have.
const mostColumns = 200
