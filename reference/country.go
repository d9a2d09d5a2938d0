package reference

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Country is a country of ISO 3166-1, or Kosovo.
type Country struct {
	Code        string // ISO 3166-1 alpha-2, or XK
	EnglishName string
	SwedishName string
}

// Countries lists all countries by code.
func Countries() ([]Country, error) {
	english, swedish := display.Regions(language.English), display.Regions(language.Swedish)
	countries := make([]Country, 0, 250)
	add := func(code string) error {
		region, err := language.ParseRegion(code)
		if err != nil {
			return err
		}
		countries = append(countries, Country{Code: code, EnglishName: english.Name(region), SwedishName: swedish.Name(region)})
		return nil
	}
	err := eachRow("countries.csv", func(cell func(string) string) error { return add(strings.Clone(cell("alpha2"))) })
	if err != nil {
		return nil, err
	}
	if err := add("XK"); err != nil {
		return nil, err
	}
	slices.SortFunc(countries, func(a, b Country) int { return strings.Compare(a.Code, b.Code) })
	return countries, nil
}

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
	countries, err := Countries()
	if err != nil {
		panic(err) // the data are part of the program
	}
	index := make(map[string]string, 600)
	for _, country := range countries {
		index[country.Code] = country.Code
		index[letters(country.EnglishName)] = country.Code
	}
	err = eachRow("countries.csv", func(cell func(string) string) error {
		index[letters(Text(cell("name")))] = index[cell("alpha2")]
		return nil
	})
	if err != nil {
		panic(err)
	}
	for name, code := range map[string]string{
		"Czech Republic": "CZ", "The Czech Republic": "CZ", "Great Britain": "GB", "Greece (Hellas)": "GR", "Hellas": "GR",
		"Republic of North Macedonia": "MK", "The Republic of North Macedonia": "MK", "Macedonia": "MK", "FYROM": "MK",
		"Former Yugoslav Republic of Macedonia": "MK", "The former Yugoslav Republic of Macedonia": "MK",
		"Holland": "NL", "The Netherlands": "NL", "Republic of Ireland": "IE", "Slovak Republic": "SK", "Turkey": "TR", "Turkiye": "TR",
		"Turkije": "TR", "Republic of Türkiye": "TR", "Republic of Serbia": "RS", "Republic of Moldova": "MD", "Moldova": "MD",
		"Bosnia & Herzegovina": "BA", "Bosnia-Herzegovina": "BA", "Kosovo": "XK", "Republic of Cyprus": "CY", "Russia": "RU", "USA": "US", "UK": "GB", "EL": "GR",
		"United Kingdom": "GB", "Kosovo under UN Security Council Resolution 1244": "XK", "Kosovo (under UNSC Resolution 1244/99)": "XK",
	} {
		index[letters(name)] = code
	}
	index["EL"], index["UK"] = "GR", "GB"
	return index
})
