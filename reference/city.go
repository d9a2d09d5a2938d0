package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CityForDisplay writes a city published in capitals (or without any) the way it is written: "ROTHENBURG OB DER TAUBER"
// becomes "Rothenburg ob der Tauber". A name with both kinds of letters is left as it is.
func CityForDisplay(published string) string {
	if published != strings.ToUpper(published) && published != strings.ToLower(published) {
		return published
	}
	words := strings.Split(published, " ")
	for i, word := range words {
		words[i] = cityWord(word, i == 0)
	}
	return strings.Join(words, " ")
}

// cityWord writes one word, whose parts may be joined by hyphens, slashes or apostrophes.
func cityWord(word string, first bool) string {
	if bare := strings.Trim(word, "()"); bare != word && utf8.RuneCountInString(bare) <= 2 {
		return strings.ToUpper(word) // the abbreviation of a province: (RM)
	}
	lower := strings.ToLower(word)
	var written strings.Builder
	start := true
	rest := lower
	for rest != "" {
		end := strings.IndexAny(rest, "-/'’(,.")
		part, joint := rest, ""
		if end >= 0 {
			_, size := utf8.DecodeRuneInString(rest[end:])
			part, joint = rest[:end], rest[end:end+size]
		}
		elided := joint == "'" || joint == "’"
		if part != "" && keepsSmall(part, elided) && !(first && start) {
			written.WriteString(part)
		} else {
			written.WriteString(capital(part))
		}
		written.WriteString(joint)
		start = start && part == ""
		rest = rest[len(part)+len(joint):]
	}
	return written.String()
}

func capital(part string) string {
	r, size := utf8.DecodeRuneInString(part)
	if size == 0 {
		return part
	}
	return string(unicode.ToTitle(r)) + part[size:]
}

// keepsSmall names the joining words of European place names.
func keepsSmall(part string, elided bool) bool {
	if elided {
		return part == "d" || part == "l"
	}
	switch part {
	case "de", "la", "le", "les", "las", "los", "el", "del", "dels", "des", "du", "di", "da", "do", "della", "dei", "sul", "sur",
		"sous", "en", "et", "au", "aux", "lès", "lez", "i", "y", "e", "a", "am", "an", "im", "in", "ob", "bei", "der", "den", "dem", "und",
		"nad", "pod", "na", "u", "op", "aan":
		return true
	}
	return false
}
