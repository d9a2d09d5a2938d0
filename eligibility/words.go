package eligibility

import (
	"strconv"

	"konsortium/programme"
)

// Words tells the gap as a phrase without a full stop: "one more organisation,
// from a Programme Country other than Finland and Sweden". Swedish for "sv",
// English for any other language.
func (g Gap) Words(language string) string {
	if g.Kind != GapAddOrganisations {
		return programme.Change(string(g.Kind), g.Params, g.Wording, language)
	}
	organisations, _ := g.Params["organisations"].(int)
	countries, _ := g.Params["countries"].(int)
	present, _ := g.Params["except"].([]string)
	params := programme.Params{
		"organisations": number(organisations, language),
		"countries":     number(countries, language),
		"except":        present,
	}
	return programme.Change(additionKind(organisations, countries, len(present)), params, g.Wording, language)
}

func additionKind(organisations, countries, present int) string {
	switch {
	case present == 0:
		return "add_organisations/first"
	case organisations == 1 && countries == 0:
		return "add_organisation"
	case organisations == 1:
		return "add_organisation/elsewhere"
	case countries == 0:
		return "add_organisations"
	case countries == organisations:
		return "add_organisations/all_elsewhere"
	default:
		return "add_organisations/some_elsewhere"
	}
}

// number writes the small numbers a consortium lacks in words.
func number(n int, language string) string {
	words := []string{"no", "one", "two", "three", "four", "five"}
	if language == programme.Swedish {
		words = []string{"ingen", "en", "två", "tre", "fyra", "fem"}
	}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}
