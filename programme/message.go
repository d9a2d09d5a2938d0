package programme

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"konsortium/money"
)

// phrase is a sentence in the languages of the product. {name} stands for a
// param, or for one of the call's words for its countries.
type phrase struct {
	Swedish string `json:"sv"`
	English string `json:"en"`
}

func (p phrase) in(language string) string {
	if language == Swedish {
		return p.Swedish
	}
	return p.English
}

type phrases struct {
	Wordings map[Wording]map[string]phrase `json:"wordings"`
	Messages map[string]phrase             `json:"messages"`
	Changes  map[string]phrase             `json:"changes"`
	Reasons  map[string]phrase             `json:"reasons"`
	// Terms are the names of types of organisations, of education sectors and of
	// budget categories.
	Terms map[string]phrase `json:"terms"`
}

func readPhrases(root fs.FS) (phrases, error) {
	var all phrases
	data, err := fs.ReadFile(root, "messages.json")
	if err == nil {
		err = strict(data, &all, nil)
	}
	if err != nil {
		return phrases{}, fmt.Errorf("messages.json: %w", err)
	}
	return all, nil
}

// Message tells a finding in one or more full sentences, in Swedish for "sv"
// and in English for any other language. A rule this edition does not know is
// told by its id.
func Message(finding Finding, language string) string {
	found, ok := shipped().phrases.Messages[messageKey(finding)]
	if !ok {
		return string(finding.Rule)
	}
	return fill(found.in(language), finding.Params, finding.Wording, language)
}

func messageKey(finding Finding) string {
	key := string(finding.Rule)
	switch finding.Rule {
	case RuleDuration:
		if finding.Severity == Note {
			return key + "/note"
		}
		if finding.Params["min"] == 24 && finding.Params["max"] == 36 {
			return key + "/years"
		}
	case RuleTotalCap:
		if _, yearly := finding.Params["per_year"]; yearly {
			return key + "/per_year"
		}
	}
	return key
}

// Change tells a change to a proposal as a phrase without a full stop ("a
// valid Erasmus Charter (ECHE) for …"). An unknown kind is told by its name.
func Change(kind string, params Params, wording Wording, language string) string {
	found, ok := shipped().phrases.Changes[kind]
	if !ok {
		return kind
	}
	return fill(found.in(language), params, wording, language)
}

// Reason tells why an organisation could join a consortium, or what must be
// settled first, in a full sentence. An unknown kind is told by its name.
func Reason(kind string, params Params, wording Wording, language string) string {
	key := kind
	for _, optional := range []string{"until", "more"} {
		if _, given := params[optional]; given {
			key = kind + "/" + optional
		}
	}
	found, ok := shipped().phrases.Reasons[key]
	if !ok {
		return kind
	}
	return fill(found.in(language), params, wording, language)
}

// fill replaces each {name} in one pass, so that braces within a value (an
// organisation's name is anybody's text) stay as they are.
func fill(template string, params Params, wording Wording, language string) string {
	if wording == "" {
		wording = ProgrammeCountries
	}
	words := shipped().phrases.Wordings[wording]
	var text strings.Builder
	text.Grow(len(template) + 64)
	for {
		before, rest, found := strings.Cut(template, "{")
		text.WriteString(before)
		if !found {
			return text.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		if word, ok := words[name]; ok {
			text.WriteString(word.in(language))
		} else {
			text.WriteString(spell(name, params[name], language))
		}
		template = after
	}
}

// spell writes a param for people.
func spell(name string, value any, language string) string {
	switch value := value.(type) {
	case int:
		return strconv.Itoa(value)
	case string:
		switch name {
		case "country":
			return CountryName(value, language)
		case "type", "sector", "category":
			if term, ok := shipped().phrases.Terms[value]; ok {
				return term.in(language)
			}
		}
		return value
	case money.Amount:
		return value.FormatShort(language)
	case []money.Amount:
		texts := make([]string, len(value))
		for i, amount := range value {
			texts[i] = amount.FormatShort(language)
		}
		return join(texts, "or", "eller", language)
	case []string:
		texts := value
		if name == "except" {
			texts = make([]string, len(value))
			for i, code := range value {
				texts[i] = CountryName(code, language)
			}
		}
		return join(texts, "and", "och", language)
	default:
		return "–"
	}
}

func join(texts []string, english, swedish, language string) string {
	last := len(texts) - 1
	if last < 1 {
		return strings.Join(texts, "")
	}
	conjunction := english
	if language == Swedish {
		conjunction = swedish
	}
	return strings.Join(texts[:last], ", ") + " " + conjunction + " " + texts[last]
}
