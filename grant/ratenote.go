package grant

import (
	"fmt"
	"strings"

	"konsortium/reference/sheet"
)

func rateNote(row int, cell, code string, params map[string]any) sheet.RowNote {
	text, known := rateReasons()[code]
	if !known {
		text = code
	}
	for name, value := range params {
		text = strings.ReplaceAll(text, "{"+name+"}", fmt.Sprint(value))
	}
	return sheet.RowNote{Row: row, Cell: cell, Code: code, Params: params, Reason: text}
}

// rateReasons are the sentences by code. Parameters stand in braces.
func rateReasons() map[string]string {
	return map[string]string{
		"day_form":         "\"{value}\" is no day written {form}",
		"day_in_future":    "{value} has not been yet",
		"month_in_future":  "{value} is further ahead than rates are published",
		"not_a_month":      "{from} to {until} is not one whole month",
		"pair_form":        "\"{value}\" is no pair of currencies such as EUR/SEK",
		"currency_unknown": "{value} is no currency of ISO 4217",
		"rate_form":        "\"{value}\" is no rate above zero with a decimal point",
		"row_short":        "the row has {count} cells where {needed} are needed",
		"doubled":          "{currency} of {when} already stands in row {row} with another rate, {other}",
		"column_unknown":   "the column \"{value}\" is no currency; it is left out",
		"before_first":     "{count} rates are older than {first} and are left out",
		"unusual":          "{currency} of {when}: {value} is more than twice or less than half of {other}, which stood before",
	}
}
