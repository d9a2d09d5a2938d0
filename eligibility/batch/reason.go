package batch

import (
	"fmt"
	"strings"
)

// Words tells a note in a sentence, for files that leave the application: Swedish for "sv", English for any other language.
// A sentence about a cell or a row begins with it.
func (n Note) Words(language string) string {
	found, known := reasons()[n.Code]
	if !known {
		return n.Code
	}
	place := ""
	switch {
	case n.Cell != "":
		place = n.Cell + ": "
	case n.Row > 0:
		place = words{"Row ", "Rad "}.in(language) + fmt.Sprint(n.Row) + ": "
	}
	pairs := make([]string, 0, 2*len(n.Params))
	for name, param := range n.Params {
		value := fmt.Sprint(param)
		if name == "field" {
			if heading := headings()[Field(value)]; heading != nil {
				value = Field(value).Heading(language)
			}
		}
		pairs = append(pairs, "{"+name+"}", value)
	}
	return place + strings.NewReplacer(pairs...).Replace(found.in(language))
}

// reasons are the sentences by code; parameters stand in braces.
func reasons() map[string]words {
	return map[string]words{
		"id_missing":         {"the proposal's number is missing, so it cannot be known whose row it is.", "ansökningsnumret saknas, så det går inte att veta vilken ansökan raden hör till."},
		"missing":            {"{field} is missing.", "{field} saknas."},
		"contradiction":      {"{field} says “{value}” here and “{other}” on row {row}.", "{field} är ”{value}” här men ”{other}” på rad {row}."},
		"organisations_many": {"more than {most} organisations in one proposal.", "fler än {most} organisationer i en ansökan."},
		"text_too_long":      {"the text of {field} is too long.", "texten i {field} är för lång."},
		"line_long":          {"the line is longer than {most} bytes.", "raden är längre än {most} byte."},
		"line_unreadable":    {"the line is no proposal as described ({field} {expected}).", "raden är ingen ansökan enligt beskrivningen ({field} {expected})."},
		faultAmountAmbiguous: {"“{value}” may be {thousands} or {decimals}, and nothing in the column settles it.", "”{value}” kan vara {thousands} eller {decimals}, och inget i kolumnen avgör det."},
		faultAmount:          {"“{value}” is no amount.", "”{value}” är inget belopp."},
		faultAmountNegative:  {"“{value}” is negative.", "”{value}” är negativt."},
		faultAmountCurrency:  {"“{value}” is not in euro.", "”{value}” är inte i euro."},
		faultAmountDecimals:  {"“{value}” has more than two decimals.", "”{value}” har fler än två decimaler."},
		faultAmountLarge:     {"“{value}” is too large.", "”{value}” är för stort."},
		faultDate:            {"“{value}” is no date of a project's start.", "”{value}” är inget startdatum för ett projekt."},
		faultDateAmbiguous:   {"“{value}” may be {dayFirst} or {monthFirst}, and nothing in the column settles it.", "”{value}” kan vara {dayFirst} eller {monthFirst}, och inget i kolumnen avgör det."},
		faultCountry:         {"“{value}” is no country code and no country's name in English or Swedish.", "”{value}” är ingen landskod och inget landsnamn på svenska eller engelska."},
		faultType:            {"“{value}” is no known type of organisation.", "”{value}” är ingen känd organisationstyp."},
		faultRole:            {"“{value}” is no known role: coordinator, partner or associated partner.", "”{value}” är ingen känd roll: koordinator, partner eller associerad partner."},
		faultYesNo:           {"“{value}” is neither yes nor no.", "”{value}” är varken ja eller nej."},
		faultCallYear:        {"“{value}” is no call year.", "”{value}” är inget ansökningsår."},
		faultDuration:        {"“{value}” is no whole number of months.", "”{value}” är inget helt antal månader."},
		faultAction:          {"“{value}” is no action.", "”{value}” är inget programområde."},
	}
}
