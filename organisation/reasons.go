package organisation

import (
	"fmt"
	"strings"
)

// reason puts a code and its parameters into English, for the terminal and for the downloadable list of refused rows. The
// web application translates the code itself.
func reason(code string, params map[string]any) string {
	text, ok := reasons()[code]
	if !ok {
		return code
	}
	for name, value := range params {
		text = strings.ReplaceAll(text, "{"+name+"}", fmt.Sprint(value))
	}
	return text
}

// reasons are the sentences by code. Parameters stand in braces.
func reasons() map[string]string {
	return map[string]string{
		"encoding_assumed":       "the file is not UTF-8; it was read as {encoding}: look at names with accents",
		"hidden_rows":            "{count} rows are hidden in sheet {sheet}; they are read",
		"hidden_sheet":           "sheet {sheet} is hidden",
		"formulas":               "{count} cells are formulas; their last calculated value is read",
		"merged_cells":           "{count} blocks of cells are merged; only the first cell of a block has a value",
		"date_1904":              "day numbers count from 1904-01-01",
		"other_sheet":            "sheet {sheet} also looks like a list ({count} rows); only sheet {read} is read",
		"column_similar_heading": "column {column}: the heading \"{heading}\" is read as {field}",
		"column_content":         "column {column} (\"{heading}\") is read as {field}, by the form of its values",
		"column_position":        "column {column} has no heading and is read as {field}, by its place",
		"column_doubled":         "column {column} (\"{heading}\") is a second column for a field that is already read; it is left out",
		"column_ambiguous":       "column {column} (\"{heading}\") could be more than one field; it is left out",
		"dates_mixed":            "column {column} holds dates written in different ways; each is read by its own form",
		"dates_serial_1900":      "column {column} holds day numbers, read as days since 1899-12-30",
		"website_unreadable":     "\"{value}\" is no web address; it is left out",
		"text_unreadable":        "the cell holds bytes that are no text",
		"pic_form":               "\"{value}\" is no PIC (nine digits)",
		"oid_form":               "\"{value}\" is no OID (E and eight digits)",
		"erasmus_code_form":      "\"{value}\" is no Erasmus code (such as S LUND01)",
		"identity_missing":       "the row has neither PIC nor OID nor Erasmus code",
		"name_missing":           "the name is missing",
		"text_too_long":          "the text is longer than {most} characters",
		"country_missing":        "the country is missing",
		"country_unknown":        "\"{value}\" is no country code and no English country name",
		"date_ambiguous":         "\"{value}\" may be read day first or month first, and nothing in the column settles it",
		"date_unreadable":        "\"{value}\" is no date of a charter",
		"charter_reversed":       "the charter would end ({until}) before it begins ({from})",
		"doubled_pic":            "\"{name}\": PIC {value} already stands in row {row} (\"{other}\")",
		"doubled_oid":            "\"{name}\": OID {value} already stands in row {row} (\"{other}\")",
		"doubled_erasmus_code":   "\"{name}\": Erasmus code {value} already stands in row {row} (\"{other}\")",
		"identity_ambiguous":     "\"{name}\" could be more than one organisation of the register",
		"doubled_in_register":    "\"{name}\": row {row} already is the register's \"{other}\"",
		"register_oid":           "\"{name}\": OID {value} is also that of \"{other}\" in the register",
		"register_erasmus_code":  "\"{name}\": Erasmus code {value} is also that of \"{other}\" in the register",
		"shared_oid":             "\"{name}\" shares OID {value} with row {row} (\"{other}\"), which has another PIC",
		"shared_erasmus_code":    "\"{name}\" shares Erasmus code {value} with row {row} (\"{other}\"), which has another PIC",
	}
}
