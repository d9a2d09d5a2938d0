package documents

import (
	"errors"
	"mime"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MostNameBytes is the length a cleaned name never exceeds, in UTF-8.
const MostNameBytes = 255

// ErrName says that a file name is empty, is not UTF-8, or holds characters that
// would change how the text around it reads (controls, line separators,
// direction overrides).
var ErrName = errors.New("documents: the file name cannot be shown")

// CleanName returns the name to show for an upload: what follows the last slash or
// backslash, in NFC, without white space and dots at the ends, cut to
// MostNameBytes with its extension kept. It is for display only: nothing is ever
// stored or looked up under it.
func CleanName(name string) (string, error) {
	if !utf8.ValidString(name) {
		return "", ErrName
	}
	if cut := strings.LastIndexAny(name, `/\`); cut >= 0 {
		name = name[cut+1:]
	}
	if strings.ContainsFunc(name, misleading) {
		return "", ErrName
	}
	name = strings.TrimFunc(norm.NFC.String(name), func(r rune) bool { return r == '.' || unicode.IsSpace(r) })
	if name == "" {
		return "", ErrName
	}
	extension := path.Ext(name)
	if len(extension) > 20 {
		extension = "" // not an extension but a sentence with a point in it
	}
	return shorten(strings.TrimSuffix(name, extension), MostNameBytes-len(extension)) + extension, nil
}

func misleading(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' ||
		r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// shorten cuts between characters, never inside one and its combining marks.
func shorten(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 {
		next, _ := utf8.DecodeRuneInString(text[most:])
		if utf8.RuneStart(text[most]) && !unicode.Is(unicode.M, next) {
			break
		}
		most--
	}
	return text[:most]
}

// DownloadName is the name a browser is told to save the file under: the cleaned
// name, with the extension of its type added where it has another. A text named
// run.bat is saved as run.bat.txt.
func DownloadName(cleaned string, t Type) string {
	known := t.extensions()
	if slices.Contains(known, strings.ToLower(path.Ext(cleaned))) {
		return cleaned
	}
	extension := known[0]
	return shorten(cleaned, MostNameBytes-len(extension)) + extension
}

// Disposition is the Content-Disposition header of a download: always an
// attachment, with the name in the form of RFC 6266.
func Disposition(cleaned string, t Type) string {
	return mime.FormatMediaType("attachment", map[string]string{"filename": DownloadName(cleaned, t)})
}
