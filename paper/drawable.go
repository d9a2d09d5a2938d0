package paper

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// omitted stands for a run of characters that the fonts cannot draw and that
// have no base letter, such as a name in Georgian script.
const omitted = "…"

// Drawable gives a text in characters that the fonts have: a character they lack
// becomes its base letter, a kind of space or hyphen becomes the plain one, and
// a run of others becomes one ellipsis. Line breaks stay; other control and
// direction marks go.
func Drawable(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(norm.NFC.String(text))
	var out strings.Builder
	lost := false
	for _, r := range text {
		drawn, invisible := draw(r)
		switch {
		case invisible:
		case drawn != "":
			out.WriteString(drawn)
			lost = false
		case !lost:
			out.WriteString(omitted)
			lost = true
		}
	}
	return out.String()
}

// draw gives what to draw for one character; nothing when there is no letter
// for it.
func draw(r rune) (drawn string, invisible bool) {
	switch {
	case r == '\n' || unicode.Is(covered, r):
		return string(r), false
	case unicode.Is(unicode.Mn, r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		return "", true
	case unicode.Is(unicode.Zs, r):
		return " ", false
	case unicode.Is(unicode.Pd, r):
		return "-", false
	}
	if plain, known := lookalikes(r); known {
		return plain, false
	}
	var base strings.Builder
	for _, part := range norm.NFKD.String(string(r)) {
		if unicode.Is(covered, part) && !unicode.Is(unicode.Mn, part) {
			base.WriteRune(part)
		}
	}
	return base.String(), false
}

// lookalikes are letters of European languages that Unicode does not take apart
// into a base letter and a mark.
func lookalikes(r rune) (string, bool) {
	switch r {
	case 'Ə':
		return "E", true
	case 'ə', 'ǝ':
		return "e", true
	case 'ẞ':
		return "SS", true
	case 'ʼ', 'ʹ', 'ʻ':
		return "’", true
	case 'Ɖ':
		return "D", true
	case 'Ŋ':
		return "N", true
	default:
		return "", false
	}
}
