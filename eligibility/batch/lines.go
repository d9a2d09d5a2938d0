package batch

import (
	"bytes"
	"cmp"
	"errors"
	"slices"

	"konsortium/eligibility/proposal"
)

// LooksLikeLines tells lines of JSON from a table: the first character is an opening brace.
func LooksLikeLines(content []byte) bool {
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	return bytes.HasPrefix(bytes.TrimLeft(content, " \t\r\n"), []byte("{"))
}

// longestLine is the longest proposal that is read, as `konsortium check --batch` has it.
const longestLine = 1 << 20

// ReadLines reads one proposal a line, as `konsortium check --batch` does, and no more than most. Blank lines count and are
// skipped.
func ReadLines(content []byte, most int) *Batch {
	batch := &Batch{}
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	number := 0
	for line := range bytes.Lines(content) {
		number++
		line = bytes.TrimRight(line, "\r\n")
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if len(batch.Entries) == most {
			break
		}
		batch.Entries = append(batch.Entries, readLine(line, number))
	}
	return batch
}

func readLine(line []byte, number int) Entry {
	entry := Entry{Row: number}
	if len(line) > longestLine {
		entry.Faults = []Note{{Row: number, Code: "line_long", Params: map[string]any{"most": longestLine}}}
		return entry
	}
	read, err := proposal.Read(line)
	if read != nil && read.ID != nil {
		entry.ID = *read.ID
	}
	if err == nil {
		entry.Proposal = read
		return entry
	}
	params := map[string]any{"field": "", "expected": err.Error()}
	var fault *proposal.Fault
	if errors.As(err, &fault) {
		params["field"], params["expected"] = fault.Field, fault.Expected
	}
	entry.Faults = []Note{{Row: number, Code: "line_unreadable", Params: params}}
	return entry
}

// sortNotes orders notes by row and, within it, by cell, whatever order they were found in.
func sortNotes(notes []Note) {
	slices.SortStableFunc(notes, func(a, b Note) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(len(a.Cell), len(b.Cell)), cmp.Compare(a.Cell, b.Cell), cmp.Compare(a.Code, b.Code))
	})
}
