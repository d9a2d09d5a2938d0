package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
)

func cellsOf(t *testing.T, content []byte) [][]string {
	t.Helper()
	book, err := Read(content)
	require.NoError(t, err)
	var cells [][]string
	for _, row := range book.Sheets[0].Rows {
		cells = append(cells, row.Cells)
	}
	return cells
}

func TestTextIsReadWithEveryDelimiterAndMark(t *testing.T) {
	want := [][]string{{"PIC", "Name"}, {"1", "Åbo, Turku; Finland\tx"}}
	quoted := `"Åbo, Turku; Finland` + "\t" + `x"`
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("PIC\tName\r\n1\t" + quoted + "\r\n")
	require.NoError(t, err)
	for name, content := range map[string]string{
		"comma":              "PIC,Name\n1," + quoted + "\n",
		"semicolon":          "PIC;Name\r\n1;" + quoted + "\r\n",
		"tab":                "PIC\tName\n1\t" + quoted,
		"byte order mark":    "\uFEFFPIC,Name\n1," + quoted + "\n",
		"named delimiter":    "sep=;\r\nPIC;Name\r\n1;" + quoted + "\r\n",
		"UTF-16 of Windows":  utf16,
		"blank lines around": "\n\nPIC;Name\n\n1;" + quoted + "\n\n",
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, want, cellsOf(t, []byte(content))) })
	}
}

func TestRowsAreCountedAsASpreadsheetProgramCountsThem(t *testing.T) {
	book, err := Read([]byte("\nPIC;Name\n\n1;\"two\nlines\"\n;\n2;b\n"))
	require.NoError(t, err)
	var numbers []int
	for _, row := range book.Sheets[0].Rows {
		numbers = append(numbers, row.Number)
	}
	assert.Equal(t, []int{2, 4, 6}, numbers)
}

func TestTextThatIsNotUTF8IsReadAndNoted(t *testing.T) {
	book, err := Read([]byte("PIC;Name\n1;\xC5bo\n"))
	require.NoError(t, err)
	assert.Equal(t, "Åbo", book.Sheets[0].Rows[1].Cell(1))
	assert.Contains(t, book.Notes, Note{Code: NoteEncodingAssumed, Params: map[string]any{"encoding": "windows-1252"}})
}

func TestWhatIsNoTableIsRefusedWithItsReason(t *testing.T) {
	for name, example := range map[string]struct {
		content []byte
		want    error
	}{
		"nothing":         {nil, ErrEmpty},
		"blanks":          {[]byte(" \r\n\t"), ErrEmpty},
		"a picture":       {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), ErrNotATable},
		"NUL":             {[]byte("PIC,Name\n1,a\x00b\n"), ErrNotATable},
		"an old workbook": {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest"), ErrOldExcel},
		"half an archive": {[]byte("PK\x03\x04 rest"), ErrDamaged},
		"too much":        {bytes.Repeat([]byte("a"), MaxFileBytes+1), ErrTooLarge},
		"too many rows":   {[]byte(strings.Repeat("a;b\n", MaxRows+1)), ErrTooLarge},
		"too many cells":  {[]byte(strings.Repeat(";", MaxColumns) + "b\n"), ErrTooLarge},
		"a huge cell":     {[]byte("a;" + strings.Repeat("b", MaxCellBytes+1)), ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(example.content)
			assert.ErrorIs(t, err, example.want)
		})
	}
}

func workbook(t testing.TB, fill func(*excelize.File)) []byte {
	t.Helper()
	file := excelize.NewFile()
	defer file.Close()
	fill(file)
	content, err := file.WriteToBuffer()
	require.NoError(t, err)
	return content.Bytes()
}

func TestAWorkbookIsReadWithRawValuesAndItsPeculiaritiesNoted(t *testing.T) {
	content := workbook(t, func(file *excelize.File) {
		require.NoError(t, file.SetSheetRow("Sheet1", "A2", &[]any{"PIC", "Start", "Sum", "Text"}))
		require.NoError(t, file.SetSheetRow("Sheet1", "A3", &[]any{999901318, 44197, nil, "#N/A"}))
		require.NoError(t, file.SetCellValue("Sheet1", "C3", 7))
		require.NoError(t, file.SetCellFormula("Sheet1", "C3", "A3*0+7"))
		require.NoError(t, file.SetRowVisible("Sheet1", 3, false))
		require.NoError(t, file.MergeCell("Sheet1", "E5", "F6"))
		style, err := file.NewStyle(&excelize.Style{NumFmt: 14})
		require.NoError(t, err)
		require.NoError(t, file.SetCellStyle("Sheet1", "B3", "B3", style))
		_, err = file.NewSheet("Notes")
		require.NoError(t, err)
		require.NoError(t, file.SetSheetVisible("Notes", false))
		system := true
		require.NoError(t, file.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &system}))
	})
	book, err := Read(content)
	require.NoError(t, err)
	require.Len(t, book.Sheets, 2)
	assert.Equal(t, []Row{
		{Number: 2, Cells: []string{"PIC", "Start", "Sum", "Text"}},
		{Number: 3, Hidden: true, Cells: []string{"999901318", "44197", "7", "#N/A"}},
	}, book.Sheets[0].Rows)
	assert.True(t, book.Date1904)
	assert.True(t, book.Sheets[1].Hidden)
	assert.ElementsMatch(t, []Note{
		{Code: NoteDate1904}, {Code: NoteFormulas, Params: map[string]any{"count": 1}}, {Code: NoteMergedCells, Params: map[string]any{"count": 1}},
	}, book.Notes)
	assert.Contains(t, book.Sheets[0].Notes, Note{Code: NoteHiddenRows, Params: map[string]any{"sheet": "Sheet1", "count": 1}})
}

// bomb is a workbook one of whose parts unpacks to the given number of bytes.
func bomb(t testing.TB, unpacked int) []byte {
	t.Helper()
	var content bytes.Buffer
	archive := zip.NewWriter(&content)
	part, err := archive.Create("xl/worksheets/sheet1.xml")
	require.NoError(t, err)
	_, err = part.Write(bytes.Repeat([]byte{' '}, unpacked))
	require.NoError(t, err)
	require.NoError(t, archive.Close())
	return content.Bytes()
}

func TestAnArchiveThatUnpacksToTooMuchIsRefusedBeforeItIsUnpacked(t *testing.T) {
	content := bomb(t, MaxPartBytes+1)
	assert.Less(t, len(content), 1<<20)
	_, err := Read(content)
	assert.ErrorIs(t, err, ErrTooLarge)
}

func TestARowFarDownTheSheetIsTooMuch(t *testing.T) {
	_, err := Read(workbook(t, func(file *excelize.File) {
		require.NoError(t, file.SetCellValue("Sheet1", fmt.Sprintf("A%d", MaxRows+1), "x"))
	}))
	assert.ErrorIs(t, err, ErrTooLarge)
}

func TestCellsAreNamedLikeInASpreadsheet(t *testing.T) {
	assert.Equal(t, "C17", CellName(2, 17))
	assert.Equal(t, "Z1", CellName(25, 1))
	assert.Equal(t, "AA1", CellName(26, 1))
	assert.Equal(t, "AZ2", CellName(51, 2))
	assert.Equal(t, "XFD9", CellName(16383, 9))
}

func FuzzRead(f *testing.F) {
	seeds, err := filepath.Glob("../../organisation/testdata/*")
	require.NoError(f, err)
	for _, seed := range seeds {
		if content, err := os.ReadFile(seed); err == nil {
			f.Add(content)
		}
	}
	f.Add([]byte("sep=;\na;b\n\"c\nd\";e"))
	f.Add([]byte("\xff\xfea\x00;\x00b\x00"))
	f.Add(bomb(f, 1000))
	f.Add(workbook(f, func(file *excelize.File) { _ = file.SetCellValue("Sheet1", "B2", 1) }))
	f.Fuzz(func(t *testing.T, content []byte) {
		book, err := Read(content)
		if err != nil {
			if book != nil {
				t.Fatal("an error and part of a file")
			}
			return
		}
		for _, sheet := range book.Sheets {
			before := 0
			for _, row := range sheet.Rows {
				if row.Number <= before {
					t.Fatalf("row %d after row %d", row.Number, before)
				}
				before = row.Number
				if blank(row.Cells) {
					t.Fatalf("row %d is blank", row.Number)
				}
			}
		}
	})
}
