package proposal

import (
	"strconv"
	"strings"
)

// Fault says where an input is not a proposal, and what was expected there. It
// is one line without control characters, whatever the input holds.
type Fault struct {
	// Line counts from 1; 0 when only the field is known.
	Line int
	// Field is a JSON Pointer; empty for the document as a whole.
	Field string
	// Expected completes the sentence, "expected a date written YYYY-MM-DD".
	Expected string
}

// Error names line, field and what was expected, in one line without control characters.
func (f *Fault) Error() string {
	var text strings.Builder
	if f.Line > 0 {
		text.WriteString("line ")
		text.WriteString(strconv.Itoa(f.Line))
		text.WriteString(": ")
	}
	if f.Field != "" {
		text.WriteString(plain(f.Field))
		text.WriteString(": ")
	}
	text.WriteString(f.Expected)
	return text.String()
}

// plain writes untrusted text so that it stays on its line and within reason:
// control characters, and characters that reorder a line, are escaped.
func plain(text string) string {
	const longest = 120
	quoted := strconv.Quote(text)
	quoted = quoted[1 : len(quoted)-1]
	if len(quoted) <= longest {
		return strings.ReplaceAll(quoted, `\"`, `"`)
	}
	cut := longest
	for cut > 0 && quoted[cut]&0xC0 == 0x80 {
		cut--
	}
	return strings.ReplaceAll(quoted[:cut], `\"`, `"`) + "…"
}
