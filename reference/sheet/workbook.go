package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// readWorkbook reads an XLSX file. The library panics on some damaged files; that is an error like any other here.
func readWorkbook(content []byte, limits Limits) (book *Book, err error) {
	defer func() {
		if failure := recover(); failure != nil {
			book, err = nil, fmt.Errorf("%w: %v", ErrDamaged, failure)
		}
	}()
	if err := checkParts(content, limits.PartBytes); err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: MaxUnpackedBytes, UnzipXMLSizeLimit: int64(limits.PartBytes),
	})
	if err != nil {
		if errors.Is(err, excelize.ErrWorkbookFileFormat) {
			return nil, ErrNotATable
		}
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer file.Close()
	names := file.GetSheetList()
	if len(names) == 0 {
		return nil, ErrNotATable
	}
	if len(names) > MaxSheets {
		return nil, fmt.Errorf("%w: more than %d sheets", ErrTooLarge, MaxSheets)
	}
	book = &Book{Format: "xlsx"}
	if properties, err := file.GetWorkbookProps(); err == nil && properties.Date1904 != nil && *properties.Date1904 {
		book.Date1904 = true
		book.Notes = append(book.Notes, Note{Code: NoteDate1904})
	}
	peculiar := peculiarities(file, names)
	book.Notes = append(book.Notes, notesOf(peculiar)...)
	empty := true
	for _, name := range names {
		sheet, err := readSheet(file, name, limits)
		if err != nil {
			return nil, err
		}
		sheet.Formulas, sheet.Merged = peculiar[name].formulas, peculiar[name].merged
		empty = empty && len(sheet.Rows) == 0
		book.Sheets = append(book.Sheets, sheet)
	}
	if empty {
		return nil, ErrEmpty
	}
	return book, nil
}

// checkParts refuses an archive whose parts unpack to too much, before anything is unpacked. The sizes in the archive's
// directory bind: the zip reader stops with an error where a part holds more than it declares.
func checkParts(content []byte, most uint64) error {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	var total uint64
	for _, part := range archive.File {
		if part.UncompressedSize64 > most {
			return fmt.Errorf("%w: part %q unpacks to more than %d MiB", ErrTooLarge, part.Name, most>>20)
		}
		if total += part.UncompressedSize64; total > MaxUnpackedBytes {
			return fmt.Errorf("%w: it unpacks to more than %d MiB", ErrTooLarge, MaxUnpackedBytes>>20)
		}
	}
	return nil
}

func readSheet(file *excelize.File, name string, limits Limits) (Sheet, error) {
	sheet := Sheet{Name: name}
	if visible, err := file.GetSheetVisible(name); err == nil && !visible {
		sheet.Hidden = true
		sheet.Notes = append(sheet.Notes, Note{Code: NoteHiddenSheet, Params: map[string]any{"sheet": name}})
	}
	rows, err := file.Rows(name)
	if err != nil {
		// A chart sheet has no rows; it is a sheet without a table.
		return sheet, nil
	}
	defer rows.Close()
	hidden, number := 0, 0
	for rows.Next() {
		number++
		if number > limits.Rows {
			return Sheet{}, fmt.Errorf("%w: more than %d rows in sheet %q", ErrTooLarge, limits.Rows, name)
		}
		cells, err := rows.Columns()
		if err != nil {
			return Sheet{}, fmt.Errorf("%w: sheet %q: %w", ErrDamaged, name, err)
		}
		// A stray format far to the right makes a row wide without anything in it.
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if blank(cells) {
			continue
		}
		cells = slices.Clone(cells)
		if err := withinLimits(number, cells, limits); err != nil {
			return Sheet{}, err
		}
		for i, cell := range cells {
			cells[i] = plainNumber(cell)
		}
		row := Row{Number: number, Cells: cells, Hidden: rows.GetRowOpts().Hidden}
		if row.Hidden {
			hidden++
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	if err := rows.Error(); err != nil {
		return Sheet{}, fmt.Errorf("%w: sheet %q: %w", ErrDamaged, name, err)
	}
	if hidden > 0 {
		sheet.Notes = append(sheet.Notes, Note{Code: NoteHiddenRows, Params: map[string]any{"sheet": name, "count": hidden}})
	}
	return sheet, nil
}

var scientific = regexp.MustCompile(`^[0-9](\.[0-9]+)?E\+?[0-9]{1,2}$`)

// plainNumber writes a whole number without exponent, as the cell shows it: 9.99901318E8 is 999901318.
func plainNumber(cell string) string {
	if !scientific.MatchString(cell) {
		return cell
	}
	value, err := strconv.ParseFloat(cell, 64)
	if err != nil || value != math.Trunc(value) || value > 1<<53 {
		return cell
	}
	return strconv.FormatInt(int64(value), 10)
}
