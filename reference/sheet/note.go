package sheet

import (
	"errors"
	"fmt"
	"strings"
)

// RowNote names a row of a file, the cell in question (empty for the whole row) and the reason: as a stable code with
// parameters for the web application, and in English for the terminal. Row 0 stands for the whole file.
type RowNote struct {
	Row    int            `json:"row"`
	Cell   string         `json:"cell"`
	Code   string         `json:"code"`
	Params map[string]any `json:"params,omitempty"`
	Reason string         `json:"reason"`
}

// NoteAt makes a note with the sentence that the reasons hold for its code, parameters in braces. The column counts from 0;
// a negative one stands for the whole row.
func NoteAt(row, column int, code string, params map[string]any, reasons map[string]string) RowNote {
	text, known := reasons[code]
	if !known {
		text = code
	}
	for name, value := range params {
		text = strings.ReplaceAll(text, "{"+name+"}", fmt.Sprint(value))
	}
	note := RowNote{Row: row, Code: code, Params: params, Reason: text}
	if column >= 0 && row > 0 {
		note.Cell = CellName(column, row)
	}
	return note
}

// RefusalOf names why [Read] refused a file, empty for an error of another kind.
func RefusalOf(err error) string {
	for _, known := range []struct {
		err  error
		code string
	}{
		{ErrEmpty, "file_empty"}, {ErrTooLarge, "file_too_large"}, {ErrOldExcel, "file_old_excel"}, {ErrEncrypted, "file_encrypted"},
		{ErrNotATable, "file_not_a_table"}, {ErrDamaged, "file_damaged"},
	} {
		if errors.Is(err, known.err) {
			return known.code
		}
	}
	return ""
}

// Place is the column and the row of a cell such as "C17", both as the sheet counts them: 2 and 17. False for anything else.
func Place(cell string) (column, row int, ok bool) {
	column = -1
	for i, letter := range cell {
		switch {
		case letter >= 'A' && letter <= 'Z' && row == 0:
			column = (column+1)*26 + int(letter-'A')
		case letter >= '0' && letter <= '9' && i > 0:
			row = row*10 + int(letter-'0')
		default:
			return 0, 0, false
		}
	}
	return column, row, column >= 0 && row > 0
}
