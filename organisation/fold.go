// Package organisation keeps the one register of organisations: institutions and all others, their identifiers and
// duplicates, searching, and taking in the Commission's published lists.
package organisation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"konsortium/programme"
	"konsortium/reference"
)

// Fold brings a name into the form in which names are compared and searched: small letters without marks, words of
// letters and digits parted by one blank. Vowels written out (ae, oe, ue, aa) count as the plain vowel, because the
// Commission's list writes UNIVERSITAET where others write Universität. It is for comparing only, never for display.
func Fold(text string) string {
	var folded strings.Builder
	folded.Grow(len(text))
	pending := false // a word ended
	last := rune(0)
	write := func(r rune) {
		if pending && folded.Len() > 0 {
			folded.WriteByte(' ')
			last = ' '
		}
		pending = false
		if r == 'e' && (last == 'a' || last == 'o' || last == 'u') || r == 'a' && last == 'a' {
			last = 0 // one written-out vowel, not a run of them
			return
		}
		folded.WriteRune(r)
		last = r
	}
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == 'ʼ':
		case r == 'ß':
			write('s')
			write('s')
		case r == 'æ', r == 'å':
			write('a')
		case r == 'œ', r == 'ø':
			write('o')
		case r == 'ł':
			write('l')
		case r == 'đ', r == 'ð':
			write('d')
		case r == 'ħ':
			write('h')
		case r == 'ı':
			write('i')
		case r == 'þ':
			write('t')
			write('h')
		case unicode.IsLetter(r), unicode.IsDigit(r):
			write(r)
		default:
			pending = true
		}
	}
	return folded.String()
}

// Searchable is what is known of an organisation when someone looks for it; empty fields are left out.
type Searchable struct {
	Name, EnglishName, ShortName, AlsoKnownAs string
	City, PlaceName                           string
	ErasmusCode, PIC, OID                     string
	VATNumber, NationalNumber                 string
	Country                                   string // ISO 3166-1 alpha-2, or XK
}

// SearchText is the folded text in which an organisation is found. Each word has a blank before it.
func (s Searchable) SearchText() string {
	var text strings.Builder
	seen := make(map[string]bool)
	add := func(folded string) {
		if folded != "" && !seen[folded] {
			seen[folded] = true
			text.WriteByte(' ')
			text.WriteString(folded)
		}
	}
	for _, field := range []string{
		s.Name, s.EnglishName, s.ShortName, s.AlsoKnownAs, s.City, s.PlaceName,
		programme.CountryName(s.Country, programme.English), programme.CountryName(s.Country, programme.Swedish), s.Country, s.PIC, s.OID, s.ErasmusCode,
	} {
		add(Fold(field))
	}
	for _, code := range []string{s.ErasmusCode, s.VATNumber, s.NationalNumber} {
		add(Fold(compact(code)))
	}
	return text.String()
}

// compact takes the blanks, dots and hyphens out of an identifier.
func compact(identifier string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", ".", "", "-", "").Replace(identifier)
}

// Query is a search as it was typed, ready to be compared with folded text.
type Query struct {
	Text       string   // folded
	Words      []string // of Text; an organisation is found when it holds all of them
	Identifier string   // the typed text without blanks, dots and hyphens, in capitals, to compare with identifiers
	Codes      []string // the Erasmus codes that the typed text may be, as they are stored
}

// maxWords bounds what one search may ask of the database.
const maxWords = 8

// ParseQuery reads a typed search. An empty Text asks for everything.
func ParseQuery(typed string) Query {
	folded := Fold(typed)
	words := strings.Fields(folded)
	if len(words) > maxWords {
		words = words[:maxWords]
		folded = strings.Join(words, " ")
	}
	return Query{Text: folded, Words: words, Identifier: strings.ToUpper(compact(reference.Text(typed))), Codes: possibleCodes(typed)}
}

// possibleCodes divides a typed Erasmus code in every way that it may be stored, since its blanks are often left out.
func possibleCodes(typed string) []string {
	codes := []string{}
	key := reference.ErasmusCodeKey(typed)
	for country := 1; country <= 3 && len(key) > 3; country++ {
		if code, ok := reference.CanonicalErasmusCode(key[:country] + " " + key[country:]); ok {
			codes = append(codes, code)
		}
	}
	return codes
}

// Rank orders what a search found: the smaller, the better. The database orders by the same steps.
type Rank int

// The steps of a rank.
const (
	RankIdentifier Rank = iota // an identifier is exactly what was typed
	RankName                   // the name, or the city and the beginning of the name, is what was typed
	RankNameBegins             // the name begins with it
	RankCity                   // the city is it
	RankWord                   // a word of the name begins with it
	RankPart                   // the city is one of the words, or the name begins with the first one
	RankElsewhere              // it stands anywhere else
)

// Patterns are the words as the database looks for them in the search text: anywhere, but a word of one or two letters only
// at the beginning of a word, since it stands somewhere in almost every name.
func (q Query) Patterns() []string {
	patterns := make([]string, len(q.Words))
	for i, word := range q.Words {
		patterns[i] = "%" + word + "%"
		if utf8.RuneCountInString(word) <= 2 {
			patterns[i] = "% " + word + "%"
		}
	}
	return patterns
}

// RankOf tells how well an organisation that holds all words of the query answers it. Name and city are folded;
// identifiers are without blanks and in capitals.
func (q Query) RankOf(name, city string, identifiers ...string) Rank {
	for _, identifier := range identifiers {
		if identifier != "" && identifier == q.Identifier {
			return RankIdentifier
		}
	}
	begins := strings.HasPrefix(name, q.Text)
	switch {
	case name == q.Text, begins && city == q.Text:
		return RankName
	case begins:
		return RankNameBegins
	case city == q.Text:
		return RankCity
	case strings.Contains(name, " "+q.Text):
		return RankWord
	case len(q.Words) > 0 && (slices.Contains(q.Words, city) || strings.HasPrefix(name, q.Words[0])):
		return RankPart
	}
	return RankElsewhere
}
