package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Value is one cell to be written.
type Value struct {
	text   string
	number bool
}

// Text is a cell of words. It is never taken for a formula by the program that opens the file.
func Text(text string) Value { return Value{text: text} }

// Number is a cell of a number written with digits and a decimal point, such as "-1250.50"; anything else is text.
func Number(digits string) Value {
	if _, err := strconv.ParseFloat(digits, 64); err != nil || strings.Trim(digits, "-.0123456789") != "" {
		return Text(digits)
	}
	return Value{text: digits, number: true}
}

// Whole is a cell of a whole number.
func Whole(number int) Value { return Value{text: strconv.Itoa(number), number: true} }

// Table is what a sheet is written from. The first row is its heading.
type Table struct {
	Name string
	// Widths are the columns' widths in characters; a column without one has the program's own.
	Widths []int
	Rows   [][]Value
	// Hidden keeps the sheet out of sight; programs read it all the same.
	Hidden bool
}

// Style says how separated values are written: with which delimiter and which decimal sign.
type Style struct {
	Delimiter rune
	Decimal   string
}

// SwedishStyle and EnglishStyle are what spreadsheet programs of the two languages open without asking.
func SwedishStyle() Style { return Style{Delimiter: ';', Decimal: ","} }

// EnglishStyle has commas between values and points in numbers.
func EnglishStyle() Style { return Style{Delimiter: ',', Decimal: "."} }

// WriteText writes separated values in UTF-8 with its mark, which spreadsheet programs need to see it.
func WriteText(to io.Writer, table Table, style Style) error {
	buffered := bufio.NewWriter(to)
	if _, err := buffered.WriteString("\xEF\xBB\xBF"); err != nil {
		return err
	}
	writer := csv.NewWriter(buffered)
	writer.Comma, writer.UseCRLF = style.Delimiter, true
	for _, row := range table.Rows {
		cells := make([]string, len(row))
		for i, value := range row {
			if cells[i] = inert(value.text); value.number {
				cells[i] = strings.Replace(value.text, ".", style.Decimal, 1)
			}
		}
		if err := writer.Write(cells); err != nil {
			return err
		}
	}
	writer.Flush()
	if err := writer.Error(); err != nil {
		return err
	}
	return buffered.Flush()
}

// inert keeps a text from being a formula: one that begins like a formula gets an apostrophe, which spreadsheet programs
// take for the sign of text.
func inert(text string) string {
	if text == "" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(text)[0]) {
		return text
	}
	return "'" + text
}

// WriteWorkbook writes an XLSX file with a sheet for each table, its heading in bold and always in sight. The cells are
// typed, yet texts are made inert all the same: the file may be saved as text and opened again. The same tables give the
// same bytes.
func WriteWorkbook(to io.Writer, tables ...Table) error {
	file := excelize.NewFile()
	defer func() { _ = file.Close() }()
	bold, err := file.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err
	}
	amount, err := file.NewStyle(&excelize.Style{NumFmt: 4}) // #,##0.00
	if err != nil {
		return err
	}
	for i, table := range tables {
		if i == 0 {
			err = file.SetSheetName(file.GetSheetName(0), table.Name)
		} else {
			_, err = file.NewSheet(table.Name)
		}
		if err != nil {
			return err
		}
		if err := writeSheet(file, table, bold, amount); err != nil {
			return err
		}
		if table.Hidden {
			if err := file.SetSheetVisible(table.Name, false); err != nil {
				return err
			}
		}
	}
	var packed bytes.Buffer
	if err := file.Write(&packed); err != nil {
		return err
	}
	return inOrder(to, packed.Bytes())
}

// inOrder packs the parts of a workbook by name: the library writes them in any order, and the same tables are to give the
// same bytes.
func inOrder(to io.Writer, packed []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return err
	}
	slices.SortFunc(archive.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	ordered := zip.NewWriter(to)
	for _, part := range archive.File {
		if err := ordered.Copy(part); err != nil {
			return err
		}
	}
	return ordered.Close()
}

func writeSheet(file *excelize.File, table Table, bold, amount int) error {
	stream, err := file.NewStreamWriter(table.Name)
	if err != nil {
		return err
	}
	for i, width := range table.Widths {
		if err := stream.SetColWidth(i+1, i+1, float64(width)); err != nil {
			return err
		}
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for number, row := range table.Rows {
		cells := make([]any, len(row))
		for i, value := range row {
			cells[i] = cellOf(value, number == 0, bold, amount)
		}
		if err := stream.SetRow("A"+strconv.Itoa(number+1), cells); err != nil {
			return err
		}
	}
	return stream.Flush()
}

func cellOf(value Value, heading bool, bold, amount int) excelize.Cell {
	switch {
	case heading:
		return excelize.Cell{StyleID: bold, Value: inert(value.text)}
	case !value.number:
		return excelize.Cell{Value: inert(value.text)}
	case !strings.Contains(value.text, "."):
		whole, err := strconv.ParseInt(value.text, 10, 64)
		if err != nil {
			return excelize.Cell{Value: value.text}
		}
		return excelize.Cell{Value: whole}
	}
	// The file format knows no other numbers; amounts of thirteen digits and two decimals survive.
	number, err := strconv.ParseFloat(value.text, 64)
	if err != nil {
		return excelize.Cell{Value: value.text}
	}
	return excelize.Cell{StyleID: amount, Value: number}
}
