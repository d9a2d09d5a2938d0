package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

func writtenTable() Table {
	return Table{Name: "Data", Widths: []int{10}, Rows: [][]Value{
		{Text("Text"), Text("Amount"), Text("Count")},
		{Text("=HYPERLINK(\"http://x\")"), Number("-1250.50"), Whole(3)},
		{Text("+46 46 222 00 00"), Number("9999999999999.99"), Text("@you")},
		{Text("−5; \"quoted\"\nline"), Number("=1+1"), Text("\tx")},
	}}
}

func TestWhatLooksLikeAFormulaIsWrittenAsTextAndNumbersStayNumbers(t *testing.T) {
	var text bytes.Buffer
	require.NoError(t, WriteText(&text, writtenTable(), SwedishStyle()))
	assert.True(t, strings.HasPrefix(text.String(), "\uFEFFText;Amount;Count\r\n"))
	assert.Contains(t, text.String(), `"'=HYPERLINK(""http://x"")";-1250,50;3`)
	assert.Contains(t, text.String(), "'+46 46 222 00 00;9999999999999,99;'@you")
	assert.Contains(t, text.String(), ";'=1+1;'\tx")

	var workbook bytes.Buffer
	require.NoError(t, WriteWorkbook(&workbook, writtenTable(), Table{Name: "More", Rows: [][]Value{{Text("a")}}}))
	file, err := excelize.OpenReader(bytes.NewReader(workbook.Bytes()))
	require.NoError(t, err)
	defer file.Close()
	for cell, want := range map[string]string{"A2": `'=HYPERLINK("http://x")`, "B2": "-1250.5", "C2": "3", "A3": "'+46 46 222 00 00", "B3": "9999999999999.99", "B4": "'=1+1"} {
		got, err := file.GetCellValue("Data", cell, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		assert.Equal(t, want, got, cell)
		formula, err := file.GetCellFormula("Data", cell)
		require.NoError(t, err)
		assert.Empty(t, formula, cell)
	}
	assert.Equal(t, []string{"Data", "More"}, file.GetSheetList())
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	for _, style := range []Style{SwedishStyle(), EnglishStyle()} {
		var text bytes.Buffer
		require.NoError(t, WriteText(&text, writtenTable(), style))
		book, err := Read(text.Bytes())
		require.NoError(t, err)
		assert.Equal(t, "−5; \"quoted\"\nline", book.Sheets[0].Rows[3].Cell(0))
	}
}

func TestALongTableIsReadWithinItsOwnLimits(t *testing.T) {
	long := []byte(strings.Repeat("a;b\n", MaxRows+1))
	_, err := Read(long)
	assert.ErrorIs(t, err, ErrTooLarge)
	book, err := ReadWithin(long, LongLimits())
	require.NoError(t, err)
	assert.Len(t, book.Sheets[0].Rows, MaxRows+1)
	_, err = ReadWithin([]byte(strings.Repeat("a;b\n", LongLimits().Rows+1)), LongLimits())
	assert.ErrorIs(t, err, ErrTooLarge)
	_, err = ReadWithin(bomb(t, int(LongLimits().PartBytes)+1), LongLimits())
	assert.ErrorIs(t, err, ErrTooLarge)
}

func TestTheSameTablesGiveTheSameBytes(t *testing.T) {
	var tables []Table
	for _, name := range []string{"A", "B", "C", "D", "E", "F"} {
		tables = append(tables, Table{Name: name, Rows: [][]Value{{Text("x")}, {Number("1.50")}}, Hidden: name == "F"})
	}
	var first, second bytes.Buffer
	require.NoError(t, WriteWorkbook(&first, tables...))
	require.NoError(t, WriteWorkbook(&second, tables...))
	assert.True(t, bytes.Equal(first.Bytes(), second.Bytes()))
	book, err := Read(first.Bytes())
	require.NoError(t, err)
	assert.True(t, book.Sheets[5].Hidden)
	assert.Equal(t, []string{"1.5"}, book.Sheets[0].Rows[1].Cells)
}
