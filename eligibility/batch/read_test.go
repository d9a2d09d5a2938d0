package batch_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"konsortium/eligibility/batch"
	"konsortium/money"
	"konsortium/programme"
)

// rows makes a table of lines in which a bar parts the cells.
func rows(lines ...string) batch.Table {
	var cells [][]string
	for _, line := range lines {
		cells = append(cells, strings.Split(line, "|"))
	}
	return tableOf(cells...)
}

// codes lists the codes of notes.
func codes(notes []batch.Note) []string {
	list := []string{}
	for _, note := range notes {
		if note.Code != "column_absent" && note.Code != "column_absent_breach" {
			list = append(list, note.Code)
		}
	}
	return list
}

// one reads a table that must hold one proposal, and gives it.
func one(t *testing.T, table batch.Table) batch.Entry {
	t.Helper()
	read := batch.Read(table, batch.Choices{})
	require.Empty(t, read.Lacks)
	require.Len(t, read.Entries, 1)
	return read.Entries[0]
}

const plain = "A|KA203|2019|24|SE|school|partner"

func TestHeadingsAreUnderstoodInBothLanguagesWhateverTheirCaseAndMarks(t *testing.T) {
	for _, heading := range []string{
		"Proposal number|Action|Call year|Duration (months)|Country|Organisation type|Role",
		"ANSOKNINGSNUMMER|insats|Ansökningsår|LÄNGD (MÅNADER)|land|Organisations-typ|ROLL",
		"id|action|call_year|duration_months|country|type|role",
		"Form ID|Key Action|Call|Project Duration|Country code|Type of organisation|Role in the project",
		"Proposal\u00a0number|Action type|Year of call|Duration|Land / Country|Typ av organisation|Roll",
		"Dnr.|Åtgärd|Utlysning|Projekttid|Landskod|Organisationstyp|Roll i projektet",
	} {
		entry := one(t, rows(heading, plain))
		assert.Empty(t, entry.Faults, heading)
		assert.Equal(t, 24, entry.Proposal.Facts.DurationMonths, heading)
	}
}

func TestAMisspeltHeadingIsReadAndFlagged(t *testing.T) {
	read := batch.Read(rows("Proposal nubmer|Action|Call year|Duraton|Contry|Organisation type|Role", plain), batch.Choices{})
	assert.Empty(t, read.Lacks)
	assert.Equal(t, []string{"column_similar_heading", "column_similar_heading", "column_similar_heading"}, codes(read.Notes))
}

func TestAWrongHeadingIsNamedAndNothingIsRead(t *testing.T) {
	read := batch.Read(rows("Proposal number|Action|Call year|How long|Country|Organisation type|Role", plain), batch.Choices{})
	assert.Equal(t, []batch.Field{batch.FieldDuration}, read.Lacks)
	assert.Empty(t, read.Entries)
	assert.Equal(t, batch.ColumnIgnored, read.Columns[3].How)
	chosen := batch.Read(rows("Proposal number|Action|Call year|How long|Country|Organisation type|Role", plain), batch.Choices{Columns: map[int]batch.Field{3: batch.FieldDuration}})
	require.Len(t, chosen.Entries, 1)
	assert.Equal(t, batch.ByChoice, chosen.Columns[3].How)
}

func TestASecondColumnForTheSameFactIsLeftOutAndFlagged(t *testing.T) {
	read := batch.Read(rows("id|action|call_year|duration_months|country|type|role|Land", plain+"|FI"), batch.Choices{})
	assert.Equal(t, "SE", read.Entries[0].Proposal.Facts.Organisations[0].Country)
	assert.Equal(t, []string{"column_doubled"}, codes(read.Notes))
}

func TestABlankFirstRowAndATitleAboveTheHeadingAreNoMatter(t *testing.T) {
	table := rows("Extract of 2019-03-21||||||", "id|action|call_year|duration_months|country|type|role", plain)
	for i := range table.Sheets[0].Rows {
		table.Sheets[0].Rows[i].Number += 2 // the reader of files leaves blank rows out and keeps the numbers of the others
	}
	read := batch.Read(table, batch.Choices{})
	assert.Equal(t, 4, read.HeadingRow)
	assert.Equal(t, 5, read.Entries[0].Row)
	assert.Empty(t, read.Entries[0].Faults)
}

func TestRowsUnderAMergedNumberBelongToTheProposalAboveAndAreTold(t *testing.T) {
	read := batch.Read(rows("id|action|call_year|duration_months|country|type|role", "A|KA203|2019|24|SE|school|coordinator", "||||FI|school|partner", "||||EE|school|partner", "B|KA203|2019|24|SE|school|coordinator"), batch.Choices{})
	require.Len(t, read.Entries, 2)
	assert.Equal(t, []int{2, 3, 4}, read.Entries[0].Rows)
	assert.Equal(t, []string{"rows_continued"}, codes(read.Notes))
}

func TestARowWithoutANumberThatSaysMoreIsRefusedByItself(t *testing.T) {
	read := batch.Read(rows("id|action|call_year|duration_months|country|type|role", plain, "|KA203|2019|24|FI|school|partner", "||||EE|school|partner"), batch.Choices{})
	require.Len(t, read.Entries, 3)
	assert.False(t, read.Entries[0].Refused())
	for i, cell := range []string{"A3", "A4"} {
		assert.Equal(t, []batch.Note{{Row: 3 + i, Cell: cell, Code: "id_missing"}}, read.Entries[i+1].Faults)
	}
}

func TestTheSheetOfProposalsIsFoundAndAnotherOneNamed(t *testing.T) {
	proposals := rows("id|action|call_year|duration_months|country|type|role|city", plain+"|Lund").Sheets[0]
	proposals.Name = "Data"
	second := rows("id|action|call_year|duration_months|country|type|role", plain).Sheets[0]
	second.Name = "Old"
	notes := rows("Notes|to|myself", "nothing|at|all").Sheets[0]
	read := batch.Read(batch.Table{Sheets: []batch.Sheet{notes, second, proposals}}, batch.Choices{})
	assert.Equal(t, "Data", read.Sheet)
	assert.Equal(t, []string{"other_sheet"}, codes(read.Notes))
}

func TestAProposalWithARefusedRowIsRefusedWholeAndTheOthersAreTaken(t *testing.T) {
	read := batch.Read(rows("id|action|call_year|duration_months|country|type|role", plain, "A|KA203|2019|24|Atlantis|school|partner", "A|KA203|2019|30|FI|scool|", "B|KA203|2019|24|SE|school|partner"), batch.Choices{})
	require.Len(t, read.Entries, 2)
	assert.True(t, read.Entries[0].Refused())
	assert.Equal(t, []string{"country_unknown", "contradiction", "type_unknown", "missing"}, codes(read.Entries[0].Faults))
	assert.Equal(t, "E3", read.Entries[0].Faults[0].Cell)
	assert.Contains(t, read.Entries[0].Faults[1].Words("sv"), "D4: Längd (månader) är ”30” här men ”24” på rad 2.")
	assert.False(t, read.Entries[1].Refused())
}

func TestAnErrorValueInANeededCellIsMissingAndElsewhereUnknown(t *testing.T) {
	entry := one(t, rows("id|action|call_year|duration_months|country|type|role|grant_requested", "A|KA203|2019|24|#N/A|school|partner|#SAKNAS!"))
	assert.Equal(t, []string{"missing"}, codes(entry.Faults))
	assert.Equal(t, "E2", entry.Faults[0].Cell)
}

func TestActionAndCallStandInTheNumberWhereTheyHaveNoColumn(t *testing.T) {
	entry := one(t, rows("Form ID|Duration|Country|Type|Role", "2021-1-SE01-KA220-HED-000029523|24|SE|HEI|COO"))
	assert.Equal(t, "KA220-HED", entry.Proposal.Action)
	assert.Equal(t, 2021, entry.Proposal.CallYear)
	bare := one(t, rows("Form ID|Duration|Country|Type|Role", "29523|24|SE|HEI|COO"))
	assert.Equal(t, []string{"missing", "missing"}, codes(bare.Faults))
}

func TestWordsOfExportsAreUnderstood(t *testing.T) {
	for field, examples := range map[batch.Field]map[string]string{
		batch.FieldCountry:  {"EL": "GR", "UK": "GB", "uk": "GB", "Grekland": "GR", "Greece": "GR", "se": "SE", "Sverige": "SE", "TÜRKIYE": "TR", "Côte d’Ivoire": "CI", "Atlantis": "", "S": ""},
		batch.FieldType:     {"Higher education institution (tertiary level)": "higher_education_institution", "LÄROSÄTE": "higher_education_institution", "Kommun": "municipality_region", "Hospital": "healthcare", "NGO": "association", "Spaceship": ""},
		batch.FieldRole:     {"Applicant": "coordinator", "Sökande": "coordinator", "PAR": "partner", "Medsökande": "partner", "Associated partner": "associated", "Boss": ""},
		batch.FieldCharter:  {"ja": "yes", "JA": "yes", "x": "yes", "1": "yes", "Sant": "yes", "✓": "yes", "nej": "no", "0": "no", "FALSE": "no", "maybe": ""},
		batch.FieldAction:   {"KA203": "KA203", "KA2 - KA203 Strategic Partnerships for higher education": "KA203", "ka220 hed": "KA220-HED", "KA220HED": "KA220-HED", "Jean Monnet": "Jean Monnet"},
		batch.FieldCallYear: {"2019": "2019", "Call 2019": "2019", "2019 Round 1": "2019", "2019/2020": "", "19": ""},
		batch.FieldDuration: {"24": "24", "24 months": "24", "24 mån": "24", "24,0": "24", "24.00": "24", "24,5": "", "two years": "", "-24": ""},
		batch.FieldStartOn: {"2019-09-01": "2019-09-01", "1 september 2019": "2019-09-01", "1 Sep 2019": "2019-09-01", "September 1, 2019": "2019-09-01", "01.09.2019": "2019-09-01", "31/08/2019": "2019-08-31",
			"08/31/2019": "2019-08-31", "9/9/2019": "2019-09-09", "43709": "2019-09-01", "20190901": "2019-09-01", "2019/9/1": "2019-09-01", "2019-09-01 00:00:00": "2019-09-01", "09/01/2019": "", "31/02/2019": "", "soon": ""},
	} {
		for written, want := range examples {
			reading := oneValue(field, written, batch.Choices{})
			assert.Equal(t, want, reading.Read, "%s %q", field, written)
			assert.Equal(t, want == "", reading.Fault != "", "%s %q", field, written)
		}
	}
}

func TestAmountsAreReadAsTheyAreWritten(t *testing.T) {
	for written, want := range map[string]string{
		"450 000,00": "450000.00", "450\u00a0000,00": "450000.00", "450\u202f000,00": "450000.00", "450.000,00": "450000.00", "450,000.00": "450000.00", "450'000.5": "450000.50",
		"450000": "450000.00", "450000.5": "450000.50", "450000,55": "450000.55", "1.234.567": "1234567.00", "1,234,567": "1234567.00", "€ 450 000": "450000.00", "450 000 EUR": "450000.00",
		"0": "0.00", "0,50": "0.50", "4500.120": "4500.12", "450.000": "", "450,000": "", "12 34": "", "1.23.456": "", "450,": "", "−5": "", "12.345,678": "", "4500.125": "", "450 000 kr": "", "99999999999999": "", "SEK 12": "", "about 5": "",
	} {
		reading := oneValue(batch.FieldGrant, written, batch.Choices{})
		assert.Equal(t, want, reading.Read, "%q", written)
		assert.Equal(t, want == "", reading.Fault != "", "%q", written)
	}
}

func TestAnAmbiguousAmountIsRefusedUnlessItsColumnOrAPersonSettlesIt(t *testing.T) {
	heading := "id|action|call_year|duration_months|country|type|role|grant_requested"
	refused := one(t, rows(heading, plain+"|450.000"))
	require.Len(t, refused.Faults, 1)
	assert.Equal(t, batch.Note{Row: 2, Cell: "H2", Code: "amount_ambiguous", Params: map[string]any{"value": "450.000", "field": "grant_requested", "thousands": "450000.00", "decimals": "450.000"}}, refused.Faults[0])

	settled := batch.Read(rows(heading, plain+"|450.000", strings.Replace(plain, "A", "B", 1)+"|300.000,00"), batch.Choices{})
	assert.Equal(t, money.MustParse("450000"), *settled.Entries[0].Proposal.Facts.Requested)
	assert.Equal(t, batch.FlagSettled, oneFlag(settled, "450.000"))

	torn := batch.Read(rows(heading, plain+"|450.000", "B|KA203|2019|24|SE|school|partner|1,50", "C|KA203|2019|24|SE|school|partner|1.50"), batch.Choices{})
	assert.True(t, torn.Entries[0].Refused(), "a column that writes both ways settles nothing")

	for decimal, want := range map[batch.Decimal]string{batch.DecimalComma: "450000", batch.DecimalPoint: "450"} {
		chosen := batch.Read(rows(heading, plain+"|450.000"), batch.Choices{Decimal: decimal})
		assert.Equal(t, money.MustParse(want), *chosen.Entries[0].Proposal.Facts.Requested)
		assert.Equal(t, batch.FlagChosen, oneFlag(chosen, "450.000"))
	}
}

func oneFlag(read *batch.Batch, written string) batch.Flag {
	for _, reading := range read.Readings {
		if reading.Written == written {
			return reading.Flag
		}
	}
	return "not there"
}

func TestANumberStoredAsANumberSettlesNothingAndIsRoundedToTheCent(t *testing.T) {
	heading := "id|action|call_year|duration_months|country|type|role|grant_requested"
	table := rows(heading, plain+"|450.000", "B|KA203|2019|24|SE|school|partner|1000.5", "C|KA203|2019|24|SE|school|partner|149999.99999999997")
	table.TypedNumbers = true
	read := batch.Read(table, batch.Choices{})
	assert.True(t, read.Entries[0].Refused())
	assert.Equal(t, "1000.50", read.Entries[1].Proposal.Facts.Requested.String())
	assert.Equal(t, "150000.00", read.Entries[2].Proposal.Facts.Requested.String())
	assert.Equal(t, batch.FlagRounded, oneFlag(read, "149999.99999999997"))
}

func TestAnAmbiguousDateIsSettledByItsColumnOrAPerson(t *testing.T) {
	heading := "id|action|call_year|duration_months|country|type|role|start_on"
	refused := one(t, rows(heading, plain+"|09/01/2019"))
	assert.Equal(t, "2019-01-09", refused.Faults[0].Params["dayFirst"])
	assert.Equal(t, "2019-09-01", refused.Faults[0].Params["monthFirst"])
	settled := batch.Read(rows(heading, plain+"|09/01/2019", "B|KA203|2019|24|SE|school|partner|31/12/2019"), batch.Choices{})
	assert.Equal(t, programme.MustDate(2019, 1, 9), settled.Entries[0].Proposal.Facts.StartOn)
	chosen := batch.Read(rows(heading, plain+"|09/01/2019"), batch.Choices{Dates: batch.MonthFirst})
	assert.Equal(t, programme.MustDate(2019, 9, 1), chosen.Entries[0].Proposal.Facts.StartOn)
	of1904 := rows(heading, plain+"|42247")
	of1904.Date1904 = true
	assert.Equal(t, programme.MustDate(2019, 9, 1), one(t, of1904).Proposal.Facts.StartOn)
}

func TestMarksWithEmptyCellsBesideThemAreFlagged(t *testing.T) {
	read := batch.Read(rows("id|action|call_year|duration_months|country|type|role|eche", plain+"|x", plain+"|"), batch.Choices{})
	assert.Equal(t, []string{"marks_only"}, codes(read.Notes))
	assert.Nil(t, read.Entries[0].Proposal.Facts.Organisations[1].Charter)
}

func TestAbsentColumnsWhoseAbsenceBreaksRulesAreTold(t *testing.T) {
	read := batch.Read(rows("id|action|call_year|duration_months|country|type|role", plain), batch.Choices{})
	absent := map[string]string{}
	for _, note := range read.Notes {
		absent[note.Params["field"].(string)] = note.Code
	}
	assert.Equal(t, map[string]string{
		"higher_education_relevance": "column_absent_breach", "added_value": "column_absent_breach", "eche": "column_absent", "grant_requested": "column_absent", "start_on": "column_absent",
	}, absent)
}

func TestTooManyOrganisationsAreRefused(t *testing.T) {
	lines := []string{"id|action|call_year|duration_months|country|type|role"}
	for range 201 {
		lines = append(lines, plain)
	}
	assert.Equal(t, []string{"organisations_many"}, codes(one(t, rows(lines...)).Faults))
}

func TestTheSameTableTwiceGivesTheSame(t *testing.T) {
	table := tableOf(batch.Example("sv")...)
	assert.Equal(t, batch.Read(table, batch.Choices{}), batch.Read(table, batch.Choices{}))
}
