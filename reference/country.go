package reference

import (
	"strings"
	"sync"
)

// CountryCode understands a published country: a code of ISO 3166-1, the codes the Commission uses beside it (EL, UK, XK),
// or an English name, also a former or official one. It reports false for anything else.
func CountryCode(published string) (string, bool) {
	text := strings.Trim(Text(published), " *.")
	if len(text) == 2 {
		text = strings.ToUpper(text)
	}
	index := countryIndex()
	if code, ok := index[text]; ok {
		return code, true
	}
	code, ok := index[letters(text)]
	return code, ok
}

// countryIndex leads from codes (in capitals) and from the letters of English names to codes.
var countryIndex = sync.OnceValue(func() map[string]string {
	index := map[string]string{"XK": "XK", "EL": "GR", "UK": "GB"}
	err := eachRow("countries.csv", func(cell func(string) string) error {
		code := strings.Clone(cell("alpha2"))
		index[code] = code
		index[letters(Text(cell("name")))] = code
		return nil
	})
	if err != nil {
		panic(err) // the data are part of the program
	}
	for name, code := range map[string]string{
		"Czech Republic": "CZ", "The Czech Republic": "CZ", "Great Britain": "GB", "Greece (Hellas)": "GR", "Hellas": "GR",
		"Republic of North Macedonia": "MK", "The Republic of North Macedonia": "MK", "Macedonia": "MK", "FYROM": "MK",
		"Former Yugoslav Republic of Macedonia": "MK", "The former Yugoslav Republic of Macedonia": "MK",
		"Holland": "NL", "The Netherlands": "NL", "Republic of Ireland": "IE", "Slovak Republic": "SK", "Turkey": "TR", "Turkiye": "TR",
		"Turkije": "TR", "Republic of Türkiye": "TR", "Republic of Serbia": "RS", "Republic of Moldova": "MD", "Moldova": "MD",
		"Bosnia & Herzegovina": "BA", "Bosnia-Herzegovina": "BA", "Kosovo": "XK", "Republic of Cyprus": "CY", "Russia": "RU", "USA": "US",
		"United Kingdom": "GB", "Kosovo under UN Security Council Resolution 1244": "XK", "Kosovo (under UNSC Resolution 1244/99)": "XK",
	} {
		index[letters(name)] = code
	}
	return index
})
