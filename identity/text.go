package identity

import (
	"maps"
	"net/mail"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"konsortium/fault"
)

// Lengths in characters.
const (
	nameLimit  = 200
	emailLimit = 254
)

// checkName notes what keeps a text from being a person's name, and returns it
// without blanks around it. A name is one line, because it stands in mail.
func checkName(fields *fault.Fields, pointer, name string) string {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		fields.Add(pointer, "required", nil)
	case utf8.RuneCountInString(name) > nameLimit:
		fields.Add(pointer, "too_long", map[string]any{"maximum": nameLimit})
	case strings.ContainsFunc(name, unicode.IsControl), strings.ContainsAny(name, "\u2028\u2029"):
		fields.Add(pointer, "one_line", nil)
	}
	return name
}

// checkEmail notes what keeps a text from being one e-mail address, and returns
// it without blanks around it.
func checkEmail(fields *fault.Fields, pointer, address string) string {
	address = strings.TrimSpace(address)
	parsed, err := mail.ParseAddress(address)
	switch {
	case address == "":
		fields.Add(pointer, "required", nil)
	case len(address) > emailLimit:
		fields.Add(pointer, "too_long", map[string]any{"maximum": emailLimit})
	case err != nil || parsed.Address != address || !isPlainASCII(address):
		fields.Add(pointer, "email", nil)
	}
	return address
}

func isPlainASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' })
}

// checkLanguage notes a language that the product does not speak.
func checkLanguage(fields *fault.Fields, pointer, language string) {
	if language != "sv" && language != "en" {
		fields.Add(pointer, "not_allowed", nil)
	}
}

// clip keeps at most so many bytes of a text that is only shown, never cutting
// a character in two.
func clip(text string, most int) string {
	if len(text) <= most {
		return strings.ToValidUTF8(text, "")
	}
	return strings.ToValidUTF8(text[:most], "")
}

// sortedKeys gives keys in one order, so that two transactions lock alike.
func sortedKeys(keys map[string]int) []string {
	return slices.Sorted(maps.Keys(keys))
}

// oneLine makes a text fit to stand in a line of mail.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\u2028' || r == '\u2029'
	}), " ")
}
