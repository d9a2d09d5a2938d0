package reference

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Text puts published text in order: NFC, no control or zero-width characters, every kind of blank (non-breaking ones
// too) a plain one, none doubled, none at the ends. Spreadsheet leftovers such as "_x000D_" are blanks.
func Text(published string) string {
	published = strings.ReplaceAll(published, "_x000D_", " ")
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, published)
	return norm.NFC.String(strings.Join(strings.Fields(visible), " "))
}

var errorValue = regexp.MustCompile(`^#(N/A|VALUE!|REF!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$`)

// Value is [Text], empty where a cell of a published list says in one of the known ways that it has no value.
func Value(published string) string {
	text := Text(published)
	if errorValue.MatchString(strings.ToUpper(text)) {
		return ""
	}
	switch strings.ToLower(text) {
	case "n/a", "not found", "not applicable", "null", "-", "--", "transitory charter", "transitory erasmus charter", "erasmus charter awarded":
		return ""
	}
	return text
}

var (
	erasmusCode    = regexp.MustCompile(`^[A-Z]{1,3}[A-Z-]{2,}[0-9]{1,3}$`)
	longPrefixes   = []string{"IRL", "LUX"}
	twoLetters     = []string{"AL", "BA", "BE", "BG", "CH", "CY", "CZ", "DK", "EE", "HR", "HU", "IS", "LI", "LT", "LV", "ME", "MK", "MT", "NL", "PL", "RO", "RS", "SF", "SI", "SK", "TR", "UK", "XK"}
	singlePrefixes = regexp.MustCompile(`^[A-Z]{1,3} `)
)

// ErasmusCodeKey is an Erasmus code without blanks and in capitals: the form in which two codes are compared and searched.
func ErasmusCodeKey(code string) string {
	return strings.ToUpper(strings.ReplaceAll(Text(code), " ", ""))
}

// CanonicalErasmusCode gives an Erasmus code in the official form, in which the country part is padded with blanks to three
// characters: "S  LUND01", "SF TURKU01", "IRLDUBLIN01". It takes any blanks between the parts, doubled, non-breaking or
// inside the number, and reports false for text that is no Erasmus code. A code written without any blank may be divided in
// two ways (SI GTUNA01, S IGTUNA01), so codes are compared by [ErasmusCodeKey], never in this form.
func CanonicalErasmusCode(published string) (string, bool) {
	key := ErasmusCodeKey(published)
	if !erasmusCode.MatchString(key) {
		return "", false
	}
	prefix := key[:1]
	if given := singlePrefixes.FindString(strings.ToUpper(Text(published))); given != "" {
		prefix = strings.TrimSpace(given)
	} else {
		if slices.Contains(twoLetters, key[:2]) {
			prefix = key[:2]
		}
		if slices.Contains(longPrefixes, key[:3]) {
			prefix = key[:3]
		}
	}
	return prefix + strings.Repeat(" ", 3-len(prefix)) + key[len(prefix):], true
}

// WebAddress makes an absolute address of a published one, adding "http://" where the scheme is missing. It reports false
// for text that is none, such as an e-mail address or two addresses in one cell; empty text is an empty address.
func WebAddress(published string) (string, bool) {
	address := Text(published)
	if address == "" {
		return "", true
	}
	if strings.ContainsAny(address, " @\\\"<>") {
		return "", false
	}
	lower := strings.ToLower(address)
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") {
		address = "http://" + address
	}
	parsed, err := url.Parse(address)
	if err != nil || parsed.User != nil || parsed.Port() != "" && !strings.Contains(parsed.Host, ".") {
		return "", false
	}
	host := strings.ToLower(parsed.Hostname())
	if !strings.Contains(host, ".") || strings.Contains(host, "..") || strings.HasPrefix(host, ".") || strings.HasSuffix(host, ".") {
		return "", false
	}
	parsed.Scheme = strings.ToLower(parsed.Scheme)
	parsed.Host = strings.ToLower(parsed.Host)
	return parsed.String(), true
}

// domainOf is the host of an address of [WebAddress] without a leading "www.".
func domainOf(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(parsed.Hostname(), "www.")
}

// SameLetters tells whether two names differ in nothing but case, accents, hyphens and apostrophes.
func SameLetters(a, b string) bool { return letters(a) == letters(b) }

// plainLetters tells whether a name holds no accented letters, so that nothing is lost when another spelling replaces it.
func plainLetters(name string) bool {
	return strings.IndexFunc(name, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

func letters(name string) string {
	var folded strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '-', r == '\'', r == '’', r == ' ':
			continue
		case r == 'ł':
			r = 'l'
		case r == 'ø':
			r = 'o'
		case r == 'đ':
			r = 'd'
		case r == 'ı':
			r = 'i'
		}
		folded.WriteRune(r)
	}
	return strings.ReplaceAll(folded.String(), "ß", "ss")
}
