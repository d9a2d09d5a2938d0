package organisation

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"konsortium/reference"
	"konsortium/reference/sheet"
)

const shippedList = "../reference/data/institutions.csv"

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	require.NoError(t, err)
	return content
}

// xlsx writes rows from A1 on; a nil row leaves its place empty.
func xlsx(t testing.TB, sheets map[string][][]any, change func(*excelize.File)) []byte {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	for name, rows := range sheets {
		_, err := file.NewSheet(name)
		require.NoError(t, err)
		for i, row := range rows {
			if row != nil {
				require.NoError(t, file.SetSheetRow(name, sheet.CellName(0, i+1), &row))
			}
		}
	}
	if _, own := sheets["Sheet1"]; !own {
		require.NoError(t, file.DeleteSheet("Sheet1"))
	}
	if change != nil {
		change(file)
	}
	content, err := file.WriteToBuffer()
	require.NoError(t, err)
	return content.Bytes()
}

func published(headings string, rows ...string) []byte {
	return []byte(headings + "\n" + strings.Join(rows, "\n") + "\n")
}

const (
	fullHeading = "Proposal Number;Erasmus Code;PIC;OID;Organisation Legal Name;Street;Postal Code;City;Country;Webpage;ECHE Start Date;ECHE End Date"
	lundRow     = "101013090;S  LUND01;999901318;E10209141;LUNDS UNIVERSITET;Paradisgatan 5c;22100;LUND;SE;www.lu.se;2021-01-01;2029-12-31"
	turkuRow    = "101013091;SF TURKU01;999903840;E10209000;TURUN YLIOPISTO;Yliopistonmaki;20014;TURKU;FI;www.utu.fi;2021-01-01;2029-12-31"
)

func codes(notes []sheet.RowNote) []string {
	var codes []string
	for _, note := range notes {
		codes = append(codes, note.Code)
	}
	return codes
}

func fields(columns []Column) map[Field]string {
	how := make(map[Field]string)
	for _, column := range columns {
		if column.Field != "" {
			how[column.Field] = column.How
		}
	}
	return how
}

// sameAsShipped compares a list with the shipped institutions, apart from what the list alone cannot know.
func sameAsShipped(t *testing.T, list *ListFile) {
	t.Helper()
	assert.Empty(t, list.Refused)
	want, err := reference.Institutions()
	require.NoError(t, err)
	require.Len(t, list.Rows, len(want))
	for i, row := range list.Rows {
		want[i].AlsoKnownAs, want[i].Place = "", nil
		assert.True(t, reference.SameLetters(want[i].City, row.Institution.City), "%s / %s", want[i].City, row.Institution.City)
		want[i].City, want[i].ProposalNumber = row.Institution.City, row.Institution.ProposalNumber
		require.Equal(t, want[i], row.Institution)
	}
}

func TestTheShippedListIsReadWholeAsCSV(t *testing.T) {
	list, err := ReadList(readFile(t, shippedList))
	require.NoError(t, err)
	sameAsShipped(t, list)
	assert.Contains(t, codes(list.Warnings), "shared_oid", "one OID stands twice with different PICs")
}

// shippedAsWorkbook writes the list as the Commission does: a blank first row, another sheet first, dates as day numbers,
// PICs as numbers.
func shippedAsWorkbook(t testing.TB) []byte {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(readFile(t, shippedList))).ReadAll()
	require.NoError(t, err)
	records[0] = []string{"Proposal number", "Erasms Code", "Pic", "OID", "Legal Name", "Street", "Post Cd", "City", "Country Cd", "Website Url", "Erasmus Eche Start", "Erasmus Eche End"}
	file := excelize.NewFile()
	defer file.Close()
	require.NoError(t, file.SetCellValue("Sheet1", "A1", "Please read the second sheet"))
	_, err = file.NewSheet("Report 2")
	require.NoError(t, err)
	writer, err := file.NewStreamWriter("Report 2")
	require.NoError(t, err)
	for i, record := range records {
		row := make([]any, len(record))
		for column, text := range record {
			row[column] = text
			if i > 0 && column >= 10 {
				day, err := time.Parse(time.DateOnly, text)
				require.NoError(t, err)
				row[column] = int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
			}
		}
		require.NoError(t, writer.SetRow(sheet.CellName(0, i+2), row))
	}
	require.NoError(t, writer.Flush())
	content, err := file.WriteToBuffer()
	require.NoError(t, err)
	return content.Bytes()
}

func TestTheShippedListIsReadWholeAsAWorkbookOfThePublishedKind(t *testing.T) {
	list, err := ReadList(shippedAsWorkbook(t))
	require.NoError(t, err)
	assert.Equal(t, "Report 2", list.Sheet)
	assert.Equal(t, 2, list.HeadingRow)
	assert.Contains(t, codes(list.Warnings), "column_similar_heading")
	sameAsShipped(t, list)
}

func TestTheDriftsOfThePublishedListsAreUnderstood(t *testing.T) {
	list, err := ReadList(readFile(t, "testdata/list_2021.csv"))
	require.NoError(t, err)
	require.Empty(t, list.Refused)
	assert.Equal(t, "2021-11-01", list.Rows[1].Institution.CharterFrom, "another date of the same column settles the order")
	assert.Empty(t, list.Rows[1].Institution.OID)

	list, err = ReadList(readFile(t, "testdata/list_2025_windows.csv"))
	require.NoError(t, err)
	require.Empty(t, list.Refused)
	require.Len(t, list.Rows, 2)
	assert.Equal(t, ByContent, fields(list.Columns)[FieldErasmusCode], "its heading is missing")
	lund, athens := list.Rows[0].Institution, list.Rows[1].Institution
	assert.Equal(t, "S  LUND01", lund.ErasmusCode)
	assert.Equal(t, "2029-12-31", lund.CharterUntil)
	assert.Equal(t, reference.Institution{
		ErasmusCode: "G  ATHINE01", PIC: "999643074", OID: "E10208945", Name: "ETHNIKO KAI KAPODISTRIAKO", Street: "Odos Östra", PostCode: "10561",
		City: "Athina", CityPublished: "ATHINA", Country: "GR", CharterFrom: "2021-01-01", CharterUntil: "2026-10-31",
	}, athens)
	assert.Subset(t, codes(list.Warnings), []string{"encoding_assumed", "column_content", "website_unreadable"})
}

func TestAmbiguousDatesAreRefusedUnlessTheColumnSettlesThem(t *testing.T) {
	heading := "PIC;Name;Country;Start Date;End Date"
	for name, example := range map[string]struct {
		start []string
		want  []string // empty text for a refused row
		how   string
	}{
		"nothing settles it":       {[]string{"03/04/2021", "01/01/2021"}, []string{"", "2021-01-01"}, DatesAmbiguous},
		"another row, day first":   {[]string{"03/04/2021", "31/12/2022"}, []string{"2021-04-03", "2022-12-31"}, DatesDayFirst},
		"another row, month first": {[]string{"03-04-2021", "12-31-2022"}, []string{"2021-03-04", "2022-12-31"}, DatesMonthFirst},
		"both in one column":       {[]string{"03/04/2021", "12/31/2022", "31/12/2022"}, []string{"", "2022-12-31", "2022-12-31"}, DatesAmbiguous},
		"dots":                     {[]string{"3.4.2021"}, []string{"2021-04-03"}, DatesDayFirst},
		"words":                    {[]string{"3 April 2021", "03-Apr-21"}, []string{"2021-04-03", "2021-04-03"}, DatesDayFirst},
		"ISO with time":            {[]string{"2021-04-03T00:00:00.000Z"}, []string{"2021-04-03"}, DatesISO},
		"day numbers":              {[]string{"44197", "44501.0"}, []string{"2021-01-01", "2021-11-01"}, DatesSerial1900},
		"no date":                  {[]string{"soon", "31/02/2021", "2021-13-45", "00001"}, []string{"", "", "", ""}, ""},
		"empty":                    {[]string{"", "#VALUE!"}, []string{"-", "-"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var rows []string
			for i, start := range example.start {
				rows = append(rows, "99990131"+string(rune('0'+i))+";Name;SE;"+start+";")
			}
			list, err := ReadList(published(heading, rows...))
			require.NoError(t, err)
			got := make(map[int]string)
			for _, row := range list.Rows {
				got[row.Row] = row.Institution.CharterFrom
			}
			for i, want := range example.want {
				date, taken := got[i+2]
				if want == "-" {
					assert.True(t, taken)
					want = ""
				} else {
					assert.Equal(t, want != "", taken)
				}
				assert.Equal(t, want, date)
			}
			for _, column := range list.Columns {
				if column.Field == FieldCharterFrom {
					assert.Equal(t, example.how, column.Dates)
				}
			}
			for _, refused := range list.Refused {
				assert.Equal(t, sheet.CellName(3, refused.Row), refused.Cell)
			}
		})
	}
}

func TestBothDateSystemsOfAWorkbookAreRead(t *testing.T) {
	rows := [][]any{{"PIC", "Name", "Country", "ECHE Start"}, {999901318, "Lund", "SE", 42735}}
	system := true
	list, err := ReadList(xlsx(t, map[string][][]any{"List": rows}, func(file *excelize.File) {
		require.NoError(t, file.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &system}))
	}))
	require.NoError(t, err)
	assert.Equal(t, "2021-01-01", list.Rows[0].Institution.CharterFrom)
	assert.Contains(t, codes(list.Warnings), "date_1904")
}

func TestAListWithoutAnyHeadingIsReadByContentAndOrder(t *testing.T) {
	list, err := ReadList(published(lundRow, turkuRow))
	require.NoError(t, err)
	assert.Zero(t, list.HeadingRow)
	require.Len(t, list.Rows, 2)
	assert.Equal(t, "LUNDS UNIVERSITET", list.Rows[0].Institution.Name)
	assert.Equal(t, "Lund", list.Rows[0].Institution.City)
	how := fields(list.Columns)
	assert.Equal(t, ByContent, how[FieldPIC])
	assert.Equal(t, ByPosition, how[FieldName])
	assert.Subset(t, codes(list.Warnings), []string{"column_content", "column_position"})
}

func TestAColumnThatCouldBeTwoThingsIsNotRead(t *testing.T) {
	list, err := ReadList(published("Erasmus Code;Name;Country;;", "S LUND01;Lund;SE;999901318;999901319"))
	require.NoError(t, err)
	assert.Empty(t, list.Rows[0].Institution.PIC)
	assert.Contains(t, codes(list.Warnings), "column_ambiguous")
}

func TestASecondColumnForAFieldIsNamedAndLeftOut(t *testing.T) {
	list, err := ReadList(published("PIC;Name;Legal Name;Country", "999901318;First;Second;SE"))
	require.NoError(t, err)
	assert.Equal(t, "First", list.Rows[0].Institution.Name)
	assert.Contains(t, codes(list.Warnings), "column_doubled")
}

func TestTheSheetWithTheListIsChosenAndASecondListNamed(t *testing.T) {
	heading := []any{"PIC", "Name", "Country", "City"}
	list, err := ReadList(xlsx(t, map[string][][]any{
		"Cover": {{"Accredited institutions"}},
		"List":  {nil, heading, {"999901318", "Lund", "SE", "Lund"}, {"999901319", "Malmö", "SE", "Malmö"}},
		"Old":   {heading, {"999901320", "Kalmar", "SE", "Kalmar"}},
	}, nil))
	require.NoError(t, err)
	assert.Equal(t, "List", list.Sheet)
	assert.Len(t, list.Rows, 2)
	assert.Contains(t, codes(list.Warnings), "other_sheet")
}

func TestWhatIsNoListIsRefusedWithWhatItLacks(t *testing.T) {
	for name, content := range map[string][]byte{
		"other columns":     published("Budget;Year", "1;2"),
		"headings only":     published(fullHeading),
		"no identity":       published("Name;Country;City", "Lund;SE;Lund"),
		"no country":        published("PIC;Name;City", "999901318;Lund;Lund"),
		"prose":             []byte("Dear colleague, this is no list.\n"),
		"an empty workbook": xlsx(t, map[string][][]any{"Sheet1": {{"Nothing"}}}, nil),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadList(content)
			assert.ErrorIs(t, err, ErrNoList)
		})
	}
}

func TestARowThatCannotBeTakenIsRefusedWholeAndNamed(t *testing.T) {
	for code, row := range map[string]string{
		"pic_form":          "x;;12345;;Name;;;City;SE;;;",
		"oid_form":          "x;;;10209141;Name;;;City;SE;;;",
		"erasmus_code_form": "x;LUND;;;Name;;;City;SE;;;",
		"identity_missing":  "x;;;;Name;;;City;SE;;;",
		"name_missing":      "x;;999901319;;#N/A;;;City;SE;;;",
		"country_missing":   "x;;999901319;;Name;;;City;;;;",
		"country_unknown":   "x;;999901319;;Name;;;City;Atlantis;;;",
		"date_unreadable":   "x;;999901319;;Name;;;City;SE;;soon;",
		"charter_reversed":  "x;;999901319;;Name;;;City;SE;;2022-01-01;2021-01-01",
		"text_too_long":     "x;;999901319;;" + strings.Repeat("å", MaxNameLength+1) + ";;;City;SE;;;",
		"doubled_pic":       "x;;999901318;;Lund again;;;City;SE;;;",
	} {
		t.Run(code, func(t *testing.T) {
			list, err := ReadList(published(fullHeading, lundRow, row))
			require.NoError(t, err)
			require.Len(t, list.Rows, 1, "the good row stays")
			require.Len(t, list.Refused, 1)
			refused := list.Refused[0]
			assert.Equal(t, code, refused.Code)
			assert.Equal(t, 3, refused.Row)
			assert.NotContains(t, refused.Reason, "{")
			if code != "identity_missing" {
				assert.Regexp(t, `^[A-L]3$`, refused.Cell)
			}
		})
	}
}

func TestAnIdentityCountsOnceInAFile(t *testing.T) {
	heading := "PIC;OID;Erasmus Code;Name;Country"
	for name, example := range map[string]struct {
		rows              []string
		taken             int
		refused, warnings []string
	}{
		"the same PIC":                         {[]string{"999901318;;;A;SE", "999901318;;;B;SE"}, 1, []string{"doubled_pic"}, nil},
		"the same OID without PIC":             {[]string{";E10209141;;A;SE", ";E10209141;;B;SE"}, 1, []string{"doubled_oid"}, nil},
		"the same code alone":                  {[]string{";;S LUND01;A;SE", ";;S  LUND01;B;SE"}, 1, []string{"doubled_erasmus_code"}, nil},
		"the same OID, one PIC":                {[]string{";E10209141;;A;SE", "999901318;E10209141;;B;SE"}, 1, []string{"doubled_oid"}, nil},
		"the same OID with different PICs":     {[]string{"999901318;E10209141;;A;SE", "999901319;E10209141;;B;SE"}, 2, nil, []string{"shared_oid"}},
		"the same code with different PICs":    {[]string{"999901318;;S LUND01;A;SE", "999901319;;SLUND01;B;SE"}, 2, nil, []string{"shared_erasmus_code"}},
		"the same code with different OIDs":    {[]string{";E10209141;S LUND01;A;SE", ";E10209142;SLUND01;B;SE"}, 2, nil, []string{"shared_erasmus_code"}},
		"the same name with other identifiers": {[]string{"999901318;;;A;SE", "999901319;;;A;SE"}, 2, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := ReadList(published(heading, example.rows...))
			require.NoError(t, err)
			assert.Len(t, list.Rows, example.taken)
			assert.Equal(t, example.refused, codes(list.Refused))
			assert.Equal(t, example.warnings, codes(list.Warnings))
			if example.taken == 1 {
				assert.Equal(t, "A", list.Rows[0].Institution.Name, "the first row counts")
				assert.Contains(t, list.Refused[0].Reason, `"B"`)
			}
		})
	}
}

func TestEveryReasonHasASentence(t *testing.T) {
	for code, text := range reasons() {
		assert.NotEmpty(t, text, code)
	}
	assert.Equal(t, "the name is missing", reason("name_missing", nil))
}

func FuzzReadList(f *testing.F) {
	seeds, err := filepath.Glob("testdata/*.csv")
	require.NoError(f, err)
	for _, seed := range seeds {
		f.Add(readFile(f, seed))
	}
	f.Add(published(fullHeading, lundRow, turkuRow))
	f.Add(published(lundRow, turkuRow))
	f.Add(xlsx(f, map[string][][]any{"Report": {nil, {"PIC", "Name", "Country", "ECHE Start"}, {999901318, "Lund", "EL", 44197}}}, nil))
	f.Fuzz(func(t *testing.T, content []byte) {
		list, err := ReadList(content)
		if err != nil {
			return
		}
		for _, row := range list.Rows {
			one := row.Institution
			if one.Name == "" || len(one.Country) != 2 || one.PIC == "" && one.OID == "" && one.ErasmusCode == "" {
				t.Fatalf("row %d is not whole: %+v", row.Row, one)
			}
			if one.CharterFrom != "" && one.CharterUntil != "" && one.CharterUntil < one.CharterFrom {
				t.Fatalf("row %d: charter %s to %s", row.Row, one.CharterFrom, one.CharterUntil)
			}
		}
		for _, note := range append(list.Refused, list.Warnings...) {
			if note.Reason == "" || note.Reason == note.Code {
				t.Fatalf("no sentence for %q", note.Code)
			}
		}
	})
}

func BenchmarkReadListCSV(b *testing.B) {
	content := readFile(b, shippedList)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadList(content); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadListXLSX(b *testing.B) {
	content := shippedAsWorkbook(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadList(content); err != nil {
			b.Fatal(err)
		}
	}
}
