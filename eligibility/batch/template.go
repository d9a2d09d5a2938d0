package batch

import (
	"embed"
	"encoding/csv"
	"strings"

	"konsortium/programme"
)

// Template is the heading of the table of proposals, and below it an explanation of each column.
func Template(language string) (heading []string, explained [][]string) {
	swedish := language == programme.Swedish
	head := []string{"Column", "Swedish heading", "Needed", "How it is written"}
	if swedish {
		head = []string{"Kolumn", "Engelsk rubrik", "Behövs", "Så skrivs den"}
	}
	explained = append(explained, head)
	for _, field := range Fields() {
		heading = append(heading, field.Heading(language))
		other := programme.Swedish
		if swedish {
			other = programme.English
		}
		explained = append(explained, []string{field.Heading(language), field.Heading(other), need(field).in(language), explanations()[field].in(language)})
	}
	return heading, explained
}

// TemplateName and ExplanationName are the names of the sheets of the template.
func TemplateName(language string) string { return words{"Proposals", "Ansökningar"}.in(language) }

// ExplanationName is the name of the sheet that explains the columns.
func ExplanationName(language string) string { return words{"Columns", "Kolumner"}.in(language) }

func need(field Field) words {
	for _, one := range demanded() {
		if one == field {
			return words{"yes", "ja"}
		}
	}
	if field == FieldAction || field == FieldCallYear {
		return words{"yes, unless the proposal number holds it", "ja, om inte ansökningsnumret innehåller det"}
	}
	return words{"no", "nej"}
}

func explanations() map[Field]words {
	return map[Field]words{
		FieldID: {
			"Any text. All rows with the same number are one proposal. A row without one belongs to the proposal above, if it says nothing else of the proposal.",
			"Valfri text. Alla rader med samma nummer är en ansökan. En rad utan nummer hör till ansökan ovanför, om den inte säger något annat om ansökan.",
		},
		FieldTitle:    {"Shown in the list, judged by nothing.", "Visas i listan, bedöms inte."},
		FieldAction:   {"The code, such as KA203 or KA220-HED. A longer name that holds the code is understood.", "Koden, som KA203 eller KA220-HED. Ett längre namn som innehåller koden förstås."},
		FieldCallYear: {"Four digits.", "Fyra siffror."},
		FieldStartOn: {
			"2019-09-01, 1 September 2019, 01.09.2019, or a date of the spreadsheet. 09/01/2019 is flagged when nothing in the column tells the order.",
			"2019-09-01, 1 september 2019, 01.09.2019 eller ett datum i kalkylbladet. 09/01/2019 flaggas när inget i kolumnen visar ordningen.",
		},
		FieldDuration: {"Whole months.", "Hela månader."},
		FieldGrant: {
			"Euro: 450 000,00 or 450,000.00 or 450000. 450.000 alone is flagged when nothing in the column tells what the point means. Empty means not known.",
			"Euro: 450 000,00 eller 450,000.00 eller 450000. Bara 450.000 flaggas när inget i kolumnen visar vad punkten betyder. Tomt betyder okänt.",
		},
		FieldRelevance:  {"How the theme relates to higher education. Empty breaks the rule PROJ-HE-RELEVANCE.", "Hur temat hör ihop med högre utbildning. Tomt bryter mot regeln PROJ-HE-RELEVANCE."},
		FieldName:       {"The organisation's name.", "Organisationens namn."},
		FieldCountry:    {"ISO code (SE), EL and UK, or the name in English or Swedish.", "ISO-kod (SE), EL och UK, eller namnet på svenska eller engelska."},
		FieldType:       {"Higher education institution, company, public authority, municipality or region, research institute, association, foundation, healthcare, school, other.", "Lärosäte, företag, myndighet, kommun eller region, forskningsinstitut, förening, stiftelse, hälso- och sjukvård, skola, annan."},
		FieldRole:       {"Coordinator (or applicant), partner, associated partner.", "Koordinator (eller sökande), partner, associerad partner."},
		FieldCharter:    {"Yes or no (also 1, 0, x). Empty means not known.", "Ja eller nej (även 1, 0, x). Tomt betyder okänt."},
		FieldAddedValue: {"What an organisation of a partner country brings. Empty breaks the rule ORG-ADDED-VALUE there.", "Vad en organisation i ett partnerland tillför. Tomt bryter där mot regeln ORG-ADDED-VALUE."},
		FieldCity:       {"Taken as it is, judged by nothing.", "Tas som den är, bedöms inte."},
		FieldOID:        {"E and eight digits. Two rows of a proposal with the same one are one organisation.", "E och åtta siffror. Två rader i en ansökan med samma OID är en organisation."},
		FieldPIC:        {"Nine digits; used like the OID where that is empty.", "Nio siffror; används som OID där det saknas."},
	}
}

//go:embed example
var examples embed.FS

// Example is a table of twelve made-up proposals of real organisations, in one of the languages of the product.
func Example(language string) [][]string {
	name := "example/proposals.en.csv"
	if language == programme.Swedish {
		name = "example/proposals.sv.csv"
	}
	content, err := examples.ReadFile(name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	reader := csv.NewReader(strings.NewReader(string(content)))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil {
		panic(err)
	}
	return rows
}
