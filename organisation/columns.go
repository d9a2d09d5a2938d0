package organisation

import (
	"regexp"
	"slices"
	"strings"

	"konsortium/reference"
	"konsortium/reference/sheet"
)

// Field is what a column of a published list of institutions means.
type Field string

// The fields of the Commission's lists, in their published order.
const (
	FieldProposal     Field = "proposal_number"
	FieldErasmusCode  Field = "erasmus_code"
	FieldPIC          Field = "pic"
	FieldOID          Field = "oid"
	FieldName         Field = "name"
	FieldStreet       Field = "street"
	FieldPostCode     Field = "post_code"
	FieldCity         Field = "city"
	FieldCountry      Field = "country"
	FieldWebsite      Field = "website"
	FieldCharterFrom  Field = "charter_from"
	FieldCharterUntil Field = "charter_until"
)

func publishedOrder() []Field {
	return []Field{
		FieldProposal, FieldErasmusCode, FieldPIC, FieldOID, FieldName, FieldStreet, FieldPostCode, FieldCity, FieldCountry, FieldWebsite,
		FieldCharterFrom, FieldCharterUntil,
	}
}

// headings are the names that the lists of the years have given to each column, and obvious others.
func headings() map[Field][]string {
	return map[Field][]string{
		FieldProposal:    {"Proposal Number", "Proposal ID", "Proposal", "Erasmus Refcode", "Application number", "ECHE number"},
		FieldErasmusCode: {"Erasmus Code", "Erasmus+ Code", "Institution code", "Erasmus institution code", "Erasmus ID code", "Erasmuskod"},
		FieldPIC:         {"PIC", "PIC code", "PIC number", "Participant identification code", "Participant ID"},
		FieldOID:         {"OID", "OID code", "Organisation ID", "Organization ID", "Organisation identifier"},
		FieldName: {"Organisation Legal Name", "Organization Legal Name", "Legal Name", "Organisation", "Organisation Name", "Institution",
			"Institution name", "Name", "Name of institution", "Name of the institution", "Higher education institution", "HEI", "Namn", "Lärosäte"},
		FieldStreet:       {"Street", "Street address", "Address", "Street name and number", "Adress", "Gatuadress"},
		FieldPostCode:     {"Postal Code", "Post Code", "Post Cd", "Postcode", "ZIP", "ZIP code", "Postnummer"},
		FieldCity:         {"City", "Town", "City name", "Ort", "Stad"},
		FieldCountry:      {"Country", "Country Cd", "Country code", "Country name", "Land", "Landskod"},
		FieldWebsite:      {"Website Url", "Webpage", "Website", "Web page", "Web site", "URL", "Web", "Internet address", "Homepage", "Webbplats"},
		FieldCharterFrom:  {"Erasmus Eche Start", "ECHE Start Date", "ECHE Start", "Start Date", "Charter start", "Valid from", "Giltig från"},
		FieldCharterUntil: {"Erasmus Eche End", "ECHE End Date", "ECHE End", "End Date", "Charter end", "Valid until", "Valid to", "Giltig till"},
	}
}

// How a column was understood.
const (
	ByHeading        = "heading"
	BySimilarHeading = "similar_heading" // a misspelt heading
	ByContent        = "content"         // heading missing or unknown, but every value has the form of the field
	ByPosition       = "position"        // heading missing, between understood columns of the published order
	ColumnIgnored    = "ignored"
	ColumnDoubled    = "doubled"   // a further column for a field that is already read
	ColumnAmbiguous  = "ambiguous" // it could be more than one field, so it is not read
)

// Column tells how one column of a file was understood.
type Column struct {
	Column  string `json:"column"`            // its letter
	Heading string `json:"heading,omitempty"` // as it stands in the file
	Field   Field  `json:"field,omitempty"`   // empty when the column is not read
	How     string `json:"how"`
	Dates   string `json:"dates,omitempty"` // how its dates are read, see the Dates constants
	index   int
}

// headingKey is a heading reduced to its letters.
func headingKey(heading string) string { return strings.ReplaceAll(Fold(heading), " ", "") }

// fieldOfHeading understands a heading, a misspelt one only if it resembles exactly one field.
func fieldOfHeading(heading string) (Field, string) {
	key := headingKey(heading)
	if key == "" {
		return "", ""
	}
	all := headings()
	for _, field := range publishedOrder() {
		for _, name := range all[field] {
			if headingKey(name) == key {
				return field, ByHeading
			}
		}
	}
	if len(key) < 4 {
		return "", ""
	}
	var similar []Field
	for _, field := range publishedOrder() {
		for _, name := range all[field] {
			known := headingKey(name)
			if len(known) < 4 {
				continue
			}
			allowed := 1
			if len(known) > 8 {
				allowed = 2
			}
			if distance(key, known) <= allowed {
				similar = append(similar, field)
				break
			}
		}
	}
	if len(similar) == 1 {
		return similar[0], BySimilarHeading
	}
	return "", ""
}

// distance is the number of letters to add, drop, change or swap with the next to make one word of the other.
func distance(a, b string) int {
	first, second := []rune(a), []rune(b)
	rows := make([][]int, len(first)+1)
	for i := range rows {
		rows[i] = make([]int, len(second)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(first); i++ {
		for j := 1; j <= len(second); j++ {
			cost := 1
			if first[i-1] == second[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && first[i-1] == second[j-2] && first[i-2] == second[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(first)][len(second)]
}

var (
	picForm      = regexp.MustCompile(`^[0-9]{9}$`)
	likelyPIC    = regexp.MustCompile(`^[89][0-9]{8}$`)
	oidForm      = regexp.MustCompile(`^E[0-9]{8}$`)
	proposalForm = regexp.MustCompile(`^10[0-9]{7}$`)
	webForm      = regexp.MustCompile(`(?i)^(https?://|www\.)`)
)

// fieldOfContent tells which field a value has the form of, if its form is one of a kind.
func fieldOfContent(value string) Field {
	switch {
	case likelyPIC.MatchString(value):
		return FieldPIC
	case oidForm.MatchString(strings.ToUpper(value)):
		return FieldOID
	case proposalForm.MatchString(value):
		return FieldProposal
	case webForm.MatchString(value):
		return FieldWebsite
	case looksLikeDate(value):
		return FieldCharterFrom
	}
	if _, ok := reference.CountryCode(value); ok {
		return FieldCountry
	}
	if _, ok := reference.CanonicalErasmusCode(value); ok {
		return FieldErasmusCode
	}
	return ""
}

// contentSample is how many values of a column decide what it holds, and contentShare the part of them that must agree.
const (
	contentSample = 300
	contentShare  = 0.9
)

// understand tells what the columns of a table mean, given its heading row (nil without one) and the rows below it.
func understand(heading *sheet.Row, rows []sheet.Row) []Column {
	width := 0
	for _, row := range rows {
		width = max(width, len(row.Cells))
	}
	if heading != nil {
		width = max(width, len(heading.Cells))
	}
	columns := make([]Column, width)
	for i := range columns {
		columns[i] = Column{Column: sheet.ColumnName(i), How: ColumnIgnored, index: i}
		if heading != nil {
			columns[i].Heading = value(heading.Cell(i))
		}
	}
	for _, how := range []string{ByHeading, BySimilarHeading} {
		for i := range columns {
			if field, by := fieldOfHeading(columns[i].Heading); by == how && columns[i].Field == "" {
				if taken(columns, field) {
					columns[i].How = ColumnDoubled
					continue
				}
				columns[i].Field, columns[i].How = field, how
			}
		}
	}
	understandContent(columns, rows)
	understandPositions(columns)
	// A column without heading and content is no column.
	return slices.DeleteFunc(columns, func(column Column) bool {
		return column.Field == "" && column.Heading == "" && emptyColumn(rows, column.index)
	})
}

func taken(columns []Column, field Field) bool {
	return slices.ContainsFunc(columns, func(column Column) bool { return column.Field == field })
}

// understandContent finds the columns that have no known heading but values of one form. Two such columns for one field
// are ambiguous and both left, except the two dates of a charter, of which the first is never after the second.
func understandContent(columns []Column, rows []sheet.Row) {
	found := make(map[Field][]int)
	for i := range columns {
		if columns[i].How != ColumnIgnored {
			continue
		}
		counts, all := make(map[Field]int), 0
		for _, row := range rows {
			if text := value(row.Cell(columns[i].index)); text != "" {
				counts[fieldOfContent(text)]++
				if all++; all == contentSample {
					break
				}
			}
		}
		for field, count := range counts {
			if field != "" && float64(count) >= contentShare*float64(all) {
				found[field] = append(found[field], i)
			}
		}
	}
	for field, places := range found {
		if field == FieldCharterFrom {
			understandDates(columns, places)
			continue
		}
		for _, i := range places {
			switch {
			case taken(columns, field):
				columns[i].How = ColumnDoubled
			case len(places) > 1:
				columns[i].How = ColumnAmbiguous
			default:
				columns[i].Field, columns[i].How = field, ByContent
			}
		}
	}
}

// understandDates gives columns of dates their meaning: two in the published order, or one when the other is known.
func understandDates(columns []Column, places []int) {
	from, until := taken(columns, FieldCharterFrom), taken(columns, FieldCharterUntil)
	switch {
	case !from && !until && len(places) == 2:
		columns[places[0]].Field, columns[places[0]].How = FieldCharterFrom, ByContent
		columns[places[1]].Field, columns[places[1]].How = FieldCharterUntil, ByContent
	case from && !until && len(places) == 1:
		columns[places[0]].Field, columns[places[0]].How = FieldCharterUntil, ByContent
	case until && !from && len(places) == 1:
		columns[places[0]].Field, columns[places[0]].How = FieldCharterFrom, ByContent
	default:
		for _, i := range places {
			columns[i].How = ColumnAmbiguous
		}
	}
}

// understandPositions gives a column without heading the field that the published order puts beside an understood one.
func understandPositions(columns []Column) {
	order := publishedOrder()
	beside := func(neighbour int, step int) Field {
		if neighbour < 0 || neighbour >= len(columns) || columns[neighbour].Field == "" {
			return ""
		}
		place := slices.Index(order, columns[neighbour].Field) + step
		if place < 0 || place >= len(order) {
			return ""
		}
		return order[place]
	}
	assign := func(i int, field Field) {
		if field != "" && columns[i].Field == "" && columns[i].How == ColumnIgnored && columns[i].Heading == "" && !taken(columns, field) && freeText(field) {
			columns[i].Field, columns[i].How = field, ByPosition
		}
	}
	for i := range columns {
		assign(i, beside(i-1, 1))
	}
	for i := len(columns) - 1; i >= 0; i-- {
		assign(i, beside(i+1, -1))
	}
}

// freeText tells the fields whose values have no form of their own; the others are understood by content or not at all.
func freeText(field Field) bool {
	return field == FieldName || field == FieldStreet || field == FieldPostCode || field == FieldCity
}

func emptyColumn(rows []sheet.Row, index int) bool {
	return !slices.ContainsFunc(rows, func(row sheet.Row) bool { return value(row.Cell(index)) != "" })
}
