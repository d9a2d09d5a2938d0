package proposal

import (
	"fmt"
	"strings"

	"konsortium/money"
	"konsortium/programme"
)

// Text writes the answer for a person at a terminal, in "sv" or else English.
// It ends in a line end. Names are anybody's text: what could steer a terminal
// is escaped.
func (a *Answer) Text(language string) string {
	words := wordsIn(language)
	var text strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&text, format+"\n", values...) }

	line("%s – %s %d%s", words.outcomes[string(a.Outcome)], plain(a.Action), a.CallYear, a.edition(words))
	for _, finding := range a.Findings {
		line("")
		line("%s  %s", words.severities[finding.Severity], finding.Rule)
		line("  %s", plainLine(programme.Message(finding, language)))
		if finding.Source.Title != "" {
			line("  %s: %s", words.source, strings.TrimSpace(finding.Source.Title+" "+finding.Source.Address))
		}
		if !finding.Confirmed {
			line("  %s", words.unconfirmed)
		}
	}
	line("")
	line(words.counts, a.Counts.Organisations, a.Counts.ProgrammeOrganisations, a.Counts.ProgrammeCountries)
	line(words.grant, spelled(a.Grant.Requested, language), spelled(a.Grant.Cap, language), spelled(a.Grant.Headroom, language))
	for _, year := range a.Grant.ByYear {
		if year.Cap != nil || year.Planned != nil {
			line(words.year, year.Year, spelled(year.Planned, language), spelled(year.Cap, language))
		}
	}
	if len(a.Missing) > 0 {
		line("")
		line("%s", words.missing)
		for _, gap := range a.Missing {
			line("  - %s", plainLine(gap.Words(language)))
		}
	}
	return text.String()
}

func (a *Answer) edition(words vocabulary) string {
	if a.Book == nil {
		return ""
	}
	return fmt.Sprintf(" (%s %s)", words.book, a.Book.Version)
}

func spelled(amount *money.Amount, language string) string {
	if amount == nil {
		return "–"
	}
	return amount.FormatShort(language)
}

// plainLine keeps no-break spaces and letters of every script, and blanks what
// could steer a terminal or turn a line round.
func plainLine(text string) string {
	return strings.Map(func(char rune) rune {
		switch {
		case char < ' ', char >= 0x7f && char < 0xa0, char >= 0x202a && char <= 0x202e, char >= 0x2066 && char <= 0x2069, char == 0x2028, char == 0x2029:
			return ' '
		default:
			return char
		}
	}, text)
}

// vocabulary is the fixed words of the text answer.
type vocabulary struct {
	outcomes                                                map[string]string
	severities                                              map[programme.Severity]string
	book, source, unconfirmed, counts, grant, year, missing string
}

func wordsIn(language string) vocabulary {
	if language == programme.Swedish {
		return vocabulary{
			outcomes: map[string]string{"eligible": "Stödberättigad", "not_eligible": "Inte stödberättigad", "undecided": "Kan inte avgöras"},
			severities: map[programme.Severity]string{
				programme.Blocker: "Hinder", programme.Warning: "Varning", programme.Note: "Information", programme.None: "Inget bedömt",
			},
			book: "regelbok", source: "Källa", unconfirmed: "Obekräftat: kontrollera mot programhandledningen.",
			counts:  "Organisationer: %d, varav %d från programmets länder; länder: %d",
			grant:   "Bidrag: sökt %s, högst %s, kvar %s",
			year:    "  År %d: planerat %s, högst %s",
			missing: "Det som saknas:",
		}
	}
	return vocabulary{
		outcomes: map[string]string{"eligible": "Eligible", "not_eligible": "Not eligible", "undecided": "Undecided"},
		severities: map[programme.Severity]string{
			programme.Blocker: "Blocker", programme.Warning: "Warning", programme.Note: "Note", programme.None: "Not judged",
		},
		book: "rule book", source: "Source", unconfirmed: "Not confirmed: check against the Programme Guide.",
		counts:  "Organisations: %d, of them %d from the programme's countries; countries: %d",
		grant:   "Grant: requested %s, at most %s, headroom %s",
		year:    "  Year %d: planned %s, at most %s",
		missing: "What is missing:",
	}
}
