package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// readText reads separated values: UTF-8 or UTF-16 with its mark, UTF-8 without, else Windows-1252, which is noted.
func readText(content []byte, limits Limits) (*Book, error) {
	text, notes, err := decode(content)
	if err != nil {
		return nil, err
	}
	if strings.ContainsRune(text, 0) {
		return nil, ErrNotATable
	}
	delimiter, skipped := givenDelimiter(text)
	if skipped > 0 {
		text = text[skipped:]
	} else {
		delimiter = likelyDelimiter(text)
	}
	notes = append(notes, Note{Code: NoteDelimiter, Params: map[string]any{"delimiter": delimiterName(delimiter)}})
	rows, err := separatedRows(text, delimiter, limits)
	if err != nil {
		return nil, err
	}
	if skipped > 0 {
		for i := range rows {
			rows[i].Number++
		}
	}
	if len(rows) == 0 {
		return nil, ErrEmpty
	}
	return &Book{Format: "csv", Sheets: []Sheet{{Rows: rows}}, Notes: notes}, nil
}

func decode(content []byte) (string, []Note, error) {
	utf16 := func(order unicode.Endianness) (string, []Note, error) {
		text, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(content)
		if err != nil {
			return "", nil, fmt.Errorf("%w: %w", ErrNotATable, err)
		}
		return string(text), nil, nil
	}
	switch {
	case bytes.HasPrefix(content, []byte("\xEF\xBB\xBF")):
		content = content[3:]
	case bytes.HasPrefix(content, []byte("\xFF\xFE")):
		return utf16(unicode.LittleEndian)
	case bytes.HasPrefix(content, []byte("\xFE\xFF")):
		return utf16(unicode.BigEndian)
	}
	if utf8.Valid(content) {
		return string(content), nil, nil
	}
	if binary(content) {
		return "", nil, ErrNotATable
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil {
		return "", nil, fmt.Errorf("%w: %w", ErrNotATable, err)
	}
	return string(text), []Note{{Code: NoteEncodingAssumed, Params: map[string]any{"encoding": "windows-1252"}}}, nil
}

// binary tells bytes apart that no text in an eight-bit encoding holds.
func binary(content []byte) bool {
	for _, b := range content {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' {
			return true
		}
	}
	return false
}

// givenDelimiter understands the line "sep=;" with which spreadsheet programs name the delimiter, and its length.
func givenDelimiter(text string) (rune, int) {
	line, _, found := strings.Cut(text, "\n")
	given := strings.TrimSuffix(line, "\r")
	if !found || len(given) != 5 || !strings.EqualFold(given[:4], "sep=") || !strings.Contains(",;\t", given[4:]) {
		return 0, 0
	}
	return rune(given[4]), len(line) + 1
}

// likelyDelimiter takes the delimiter that divides the first lines most evenly: of those lines that it divides at all, the
// number of cells which occurs most often, times how often.
func likelyDelimiter(text string) rune {
	sample := text
	if len(sample) > 64<<10 {
		sample = sample[:64<<10]
	}
	best, bestScore := ',', 0
	for _, delimiter := range []rune{',', ';', '\t'} {
		counts := make(map[int]int)
		cells, quoted := 1, false
		for _, r := range sample {
			switch {
			case r == '"':
				quoted = !quoted
			case quoted:
			case r == delimiter:
				cells++
			case r == '\n':
				counts[cells]++
				cells = 1
			}
		}
		counts[cells]++
		for cells, lines := range counts {
			if score := (cells - 1) * lines; score > bestScore {
				best, bestScore = delimiter, score
			}
		}
	}
	return best
}

func delimiterName(delimiter rune) string {
	switch delimiter {
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	}
	return "comma"
}

func separatedRows(text string, delimiter rune, limits Limits) ([]Row, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = delimiter, -1, true
	var rows []Row
	number, nextLine := 0, 1
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNotATable, err)
		}
		// Empty lines never reach us, yet a spreadsheet program counts them.
		line, _ := reader.FieldPos(0)
		number += line - nextLine + 1
		lastLine, _ := reader.FieldPos(len(cells) - 1)
		nextLine = lastLine + strings.Count(cells[len(cells)-1], "\n") + 1
		if err := withinLimits(number, cells, limits); err != nil {
			return nil, err
		}
		if !blank(cells) {
			rows = append(rows, Row{Number: number, Cells: cells})
		}
	}
}

func withinLimits(row int, cells []string, limits Limits) error {
	if row > limits.Rows {
		return fmt.Errorf("%w: more than %d rows", ErrTooLarge, limits.Rows)
	}
	if len(cells) > MaxColumns {
		return fmt.Errorf("%w: more than %d columns in row %d", ErrTooLarge, MaxColumns, row)
	}
	for column, cell := range cells {
		if len(cell) > MaxCellBytes {
			return fmt.Errorf("%w: too much text in cell %s", ErrTooLarge, CellName(column, row))
		}
	}
	return nil
}
