package organisation

import (
	"strings"
	"unicode/utf8"

	"konsortium/reference"
	"konsortium/reference/sheet"
)

// Longest texts that the register takes.
const (
	MaxNameLength = 500
	MaxTextLength = 300
)

// value is the text of a cell, empty where the cell says that it has no value.
func value(cell string) string { return reference.Value(cell) }

// readRows reads every row below the heading and keeps those that can be taken.
func (t *table) readRows(date1904 bool) {
	dates := make(map[Field]*dateReader)
	for _, field := range []Field{FieldCharterFrom, FieldCharterUntil} {
		if column, ok := t.columns[field]; ok {
			dates[field] = newDateReader(columnValues(t.rows, column), date1904)
		}
	}
	seen := newIdentities()
	for _, row := range t.rows {
		one := rowReader{table: t, row: row, dates: dates}
		institution, ok := one.read()
		if !ok {
			continue
		}
		read := ListRow{Row: row.Number, Institution: institution, cells: one.cells()}
		if !seen.admit(t.file, read) {
			continue
		}
		t.file.Rows = append(t.file.Rows, read)
	}
	for i := range t.file.Columns {
		column := &t.file.Columns[i]
		if reader, ok := dates[column.Field]; ok {
			column.Dates = reader.how()
			if column.Dates == DatesMixed || t.file.Format == "csv" && column.Dates == DatesSerial1900 {
				t.file.warn(0, "", "dates_"+column.Dates, map[string]any{"column": column.Column})
			}
		}
	}
}

// rowReader reads one row; the first fault refuses it.
type rowReader struct {
	table *table
	row   sheet.Row
	dates map[Field]*dateReader
}

func (r rowReader) text(field Field) string {
	column, ok := r.table.columns[field]
	if !ok {
		return ""
	}
	return value(r.row.Cell(column))
}

func (r rowReader) cell(field Field) string {
	column, ok := r.table.columns[field]
	if !ok {
		return ""
	}
	return sheet.CellName(column, r.row.Number)
}

func (r rowReader) cells() map[Field]string {
	cells := make(map[Field]string, 3)
	for _, field := range []Field{FieldPIC, FieldOID, FieldErasmusCode} {
		cells[field] = r.cell(field)
	}
	return cells
}

func (r rowReader) refuse(field Field, code string, params map[string]any) {
	cell := ""
	if field != "" {
		cell = r.cell(field)
	}
	r.table.file.refuse(r.row.Number, cell, code, params)
}

func (r rowReader) read() (reference.Institution, bool) {
	institution := reference.Institution{
		ProposalNumber: r.text(FieldProposal), PIC: compact(r.text(FieldPIC)), OID: strings.ToUpper(compact(r.text(FieldOID))),
		Name: r.text(FieldName), Street: r.text(FieldStreet), PostCode: r.text(FieldPostCode), CityPublished: r.text(FieldCity),
	}
	institution.City = reference.CityForDisplay(institution.CityPublished)
	for _, check := range []func(*reference.Institution) bool{r.readable, r.identified, r.named, r.located, r.chartered} {
		if !check(&institution) {
			return reference.Institution{}, false
		}
	}
	website, ok := reference.WebAddress(r.text(FieldWebsite))
	if !ok || len(website) > MaxTextLength {
		r.table.file.warn(r.row.Number, r.cell(FieldWebsite), "website_unreadable", map[string]any{"value": shortened(r.text(FieldWebsite))})
		website = ""
	}
	institution.Website = website
	return institution, true
}

// readable refuses a row with bytes that are no text.
func (r rowReader) readable(*reference.Institution) bool {
	for column, cell := range r.row.Cells {
		if !utf8.ValidString(cell) || strings.ContainsRune(cell, 0) {
			r.table.file.refuse(r.row.Number, sheet.CellName(column, r.row.Number), "text_unreadable", nil)
			return false
		}
	}
	return true
}

func (r rowReader) identified(institution *reference.Institution) bool {
	if institution.PIC != "" && !picForm.MatchString(institution.PIC) {
		r.refuse(FieldPIC, "pic_form", map[string]any{"value": shortened(institution.PIC)})
		return false
	}
	if institution.OID != "" && !oidForm.MatchString(institution.OID) {
		r.refuse(FieldOID, "oid_form", map[string]any{"value": shortened(institution.OID)})
		return false
	}
	if published := r.text(FieldErasmusCode); published != "" {
		code, ok := reference.CanonicalErasmusCode(published)
		if !ok {
			r.refuse(FieldErasmusCode, "erasmus_code_form", map[string]any{"value": shortened(published)})
			return false
		}
		institution.ErasmusCode = code
	}
	if institution.PIC == "" && institution.OID == "" && institution.ErasmusCode == "" {
		r.refuse("", "identity_missing", nil)
		return false
	}
	return true
}

func (r rowReader) named(institution *reference.Institution) bool {
	if institution.Name == "" {
		r.refuse(FieldName, "name_missing", nil)
		return false
	}
	for _, text := range []struct {
		field Field
		value string
		most  int
	}{
		{FieldName, institution.Name, MaxNameLength}, {FieldStreet, institution.Street, MaxTextLength},
		{FieldPostCode, institution.PostCode, MaxTextLength}, {FieldCity, institution.City, MaxTextLength},
	} {
		if utf8.RuneCountInString(text.value) > text.most {
			r.refuse(text.field, "text_too_long", map[string]any{"most": text.most})
			return false
		}
	}
	return true
}

func (r rowReader) located(institution *reference.Institution) bool {
	published := r.text(FieldCountry)
	if published == "" {
		r.refuse(FieldCountry, "country_missing", nil)
		return false
	}
	country, ok := reference.CountryCode(published)
	if !ok {
		r.refuse(FieldCountry, "country_unknown", map[string]any{"value": shortened(published)})
		return false
	}
	institution.Country = country
	return true
}

func (r rowReader) chartered(institution *reference.Institution) bool {
	for _, part := range []struct {
		field  Field
		target *string
	}{{FieldCharterFrom, &institution.CharterFrom}, {FieldCharterUntil, &institution.CharterUntil}} {
		text := r.text(part.field)
		if text == "" {
			continue
		}
		date, code := r.dates[part.field].read(text)
		if code != "" {
			r.refuse(part.field, code, map[string]any{"value": shortened(text)})
			return false
		}
		*part.target = date
	}
	if institution.CharterFrom != "" && institution.CharterUntil != "" && institution.CharterUntil < institution.CharterFrom {
		r.refuse(FieldCharterUntil, "charter_reversed", map[string]any{"from": institution.CharterFrom, "until": institution.CharterUntil})
		return false
	}
	return true
}

// shortened keeps a value short enough to be quoted in a message.
func shortened(text string) string {
	const most = 60
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}
