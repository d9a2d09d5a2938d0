package programme_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/eligibility"
	"konsortium/programme"
)

var update = flag.Bool("update", false, "rewrite docs/rules.md")

const rulesPage = "../docs/rules.md"

func TestTheRulesPageTellsTheRuleBooks(t *testing.T) {
	page := writeRulesPage()
	if *update {
		require.NoError(t, os.WriteFile(rulesPage, []byte(page), 0o644))
	}
	committed, err := os.ReadFile(rulesPage)
	require.NoError(t, err)
	require.True(t, string(committed) == page, "docs/rules.md is stale: run make generate")
}

func TestEverySourceIsCited(t *testing.T) {
	text, err := os.ReadFile("data/sources.json")
	require.NoError(t, err)
	var sources map[string]programme.Source
	require.NoError(t, json.Unmarshal(text, &sources))
	cited := citedSources()
	for id := range sources {
		require.Contains(t, cited, id)
	}
}

var sectionTitles = map[string]string{
	"consortium": "the consortium", "project": "the project", "activities": "activities", "grant": "the grant", "budget": "budget categories and amounts",
	"transfers": "transfers between categories", "payments": "payments", "settlement": "final report and settlement", "evidence": "evidence",
	"absent": "what the books do not have",
}

// valuePaths are the places of a book that hold a value.
func valuePaths(book *programme.RuleBook) []string {
	var paths []string
	for _, row := range rowsOf(reflect.ValueOf(book).Elem(), "") {
		paths = append(paths, row.path)
	}
	return paths
}

// pageRow is a value as a call has it; calls with the same row share a line.
type pageRow struct{ path, value, sources, confirmed, note string }

func writeRulesPage() string {
	var page strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&page, format+"\n", values...) }
	line("# The rules, and where each was read\n")
	line("Generated from `programme/data` by `make generate`; do not edit.\n")
	line("A value marked **no** under *confirmed* is from memory, inferred, or in conflict between sources. It is used and shown as unconfirmed: check it")
	line("against the Programme Guide of the call. A value a call does not have, or that nobody found, is absent: the last table of each action says which.\n")

	line("## Rules\n")
	line("A blocker makes a proposal not eligible; a warning or a note does not.\n")
	line("| Rule | Severity | Message |\n|---|---|---|")
	book, _ := programme.For("KA203", 2019)
	countries, _ := programme.Countries(2019)
	templates := messageTemplates()
	for _, state := range eligibility.Rules(book, countries, eligibility.Facts{}) {
		line("| `%s` | %s | %s |", state.Rule, state.Severity, cell(templates[string(state.Rule)]))
	}
	line("| `%s` | %s | %s |", programme.RuleNoRuleBook, programme.None, cell(templates[string(programme.RuleNoRuleBook)]))

	for _, action := range programme.Actions() {
		line("\n## %s", action)
		rows, calls, versions := []pageRow(nil), map[pageRow][]int{}, []string(nil)
		for _, book := range programme.Books() {
			if book.Action != action {
				continue
			}
			versions = append(versions, "`"+book.Version+"`")
			for _, row := range rowsOf(reflect.ValueOf(book).Elem(), "") {
				if calls[row] == nil {
					rows = append(rows, row)
				}
				calls[row] = append(calls[row], book.CallYear)
			}
		}
		slices.SortStableFunc(rows, func(a, b pageRow) int { return pathOrder(rows, a.path) - pathOrder(rows, b.path) })
		section := ""
		for _, row := range rows {
			first, _, _ := strings.Cut(row.path, ".")
			if first != section {
				section = first
				line("\n### %s: %s\n", action, sectionTitles[section])
				line("| Value | Calls | Is | Confirmed | Sources | Note |\n|---|---|---|---|---|---|")
			}
			line("| `%s` | %s | %s | %s | %s | %s |", strings.TrimPrefix(row.path, first+"."), spans(calls[row]), cell(row.value), row.confirmed, row.sources, cell(row.note))
		}
		line("\nEditions: %s.", strings.Join(versions, ", "))
	}

	line("\n## Countries\n")
	line("| Call | Programme countries | Words | Confirmed | Sources | Note |\n|---|---|---|---|---|---|")
	var pending strings.Builder
	for year := 2014; year <= 2027; year++ {
		list, _ := programme.Countries(year)
		line("| %d | %s (%d) | %s | %s | %s | %s |", year, strings.Join(list.Programme.Value, " "), len(list.Programme.Value), list.Wording.Value,
			confirmed(list.Programme.Basis), links(list.Programme.Sources), cell(list.Programme.Note))
		for _, one := range list.Pending {
			fmt.Fprintf(&pending, "- %s, call %d: %s %s\n", programme.CountryName(one.Country, "en"), year, one.Note, links(one.Sources))
		}
	}
	line("\nAnnounced, not seen in force (such a country stands as a partner country):\n\n%s", pending.String())

	line("## Sources\n")
	sources := citedSources()
	ids := make([]string, 0, len(sources))
	for id := range sources {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		line("- <a id=\"%s\"></a>**%s** %s", strings.ToLower(id), id, strings.TrimSpace(sources[id].Title+" "+angled(sources[id].Address)))
	}
	return page.String()
}

// rowsOf walks a book and tells each value that has a basis.
func rowsOf(value reflect.Value, path string) []pageRow {
	switch value.Kind() {
	case reflect.Pointer:
		if value.IsNil() {
			return nil
		}
		return rowsOf(value.Elem(), path)
	case reflect.Slice:
		var rows []pageRow
		for i := range value.Len() {
			rows = append(rows, rowsOf(value.Index(i), path)...)
		}
		return rows
	case reflect.Struct:
		if basis := value.FieldByName("Basis"); basis.IsValid() {
			return []pageRow{rowOf(value, basis.Interface().(programme.Basis), path)}
		}
		var rows []pageRow
		for i := range value.NumField() {
			name, _, _ := strings.Cut(value.Type().Field(i).Tag.Get("json"), ",")
			rows = append(rows, rowsOf(value.Field(i), strings.TrimPrefix(path+"."+name, "."))...)
		}
		return rows
	default:
		return nil
	}
}

// rowOf tells the fields beside the basis: one value, or those of a band or an
// exclusion.
func rowOf(value reflect.Value, basis programme.Basis, path string) pageRow {
	var parts []string
	for i := range value.NumField() {
		field := value.Type().Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Name == "Basis" || value.Field(i).IsZero() && field.Type.Kind() != reflect.Bool || name == "others" && value.Field(i).IsZero() {
			continue
		}
		text, err := json.Marshal(value.Field(i).Interface())
		if err != nil {
			panic(err)
		}
		told := strings.NewReplacer(`"`, "", ",", ", ", ":", ": ").Replace(string(text))
		if strings.ContainsAny(told[:1], "[{") {
			told = told[1 : len(told)-1]
		}
		if field.Name != "Value" {
			told = strings.ReplaceAll(name, "_", " ") + " " + told
		}
		parts = append(parts, told)
	}
	if absence, ok := value.Interface().(programme.Absence); ok {
		parts = []string{absence.Of + ": not found"}
		if absence.None {
			parts = []string{absence.Of + ": the call has none"}
		}
	}
	// The year of the call is the rule; only another first day is worth telling.
	told := strings.Join(parts, ", ")
	if basis.Since.Month() != 1 || basis.Since.Day() != 1 {
		told += ", since " + basis.Since.String()
	}
	return pageRow{path, told, links(basis.Sources), confirmed(basis), basis.Note}
}

func confirmed(basis programme.Basis) string {
	if basis.Confirmed {
		return "yes"
	}
	return "**no**"
}

func links(sources []programme.Source) string {
	texts := make([]string, len(sources))
	for i, source := range sources {
		texts[i] = fmt.Sprintf("[%s](#%s)", source.ID, strings.ToLower(source.ID))
	}
	return strings.Join(texts, " ")
}

func angled(address string) string {
	if address == "" {
		return ""
	}
	return "<" + address + ">"
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

func pathOrder(rows []pageRow, path string) int {
	return slices.IndexFunc(rows, func(row pageRow) bool { return row.path == path })
}

// spans writes 2014, 2015, 2016, 2020 as "2014–2016, 2020".
func spans(years []int) string {
	var texts []string
	for i := 0; i < len(years); {
		last := i
		for last+1 < len(years) && years[last+1] == years[last]+1 {
			last++
		}
		if last == i {
			texts = append(texts, fmt.Sprint(years[i]))
		} else {
			texts = append(texts, fmt.Sprintf("%d–%d", years[i], years[last]))
		}
		i = last + 1
	}
	return strings.Join(texts, ", ")
}

func citedSources() map[string]programme.Source {
	cited := map[string]programme.Source{}
	var walk func(reflect.Value)
	walk = func(value reflect.Value) {
		switch value.Kind() {
		case reflect.Pointer:
			if !value.IsNil() {
				walk(value.Elem())
			}
		case reflect.Slice:
			for i := range value.Len() {
				walk(value.Index(i))
			}
		case reflect.Struct:
			if source, ok := value.Interface().(programme.Source); ok {
				cited[source.ID] = source
				return
			}
			for i := range value.NumField() {
				if value.Type().Field(i).IsExported() {
					walk(value.Field(i))
				}
			}
		}
	}
	for _, book := range programme.Books() {
		walk(reflect.ValueOf(book))
	}
	for year := 2014; year <= 2027; year++ {
		list, _ := programme.Countries(year)
		walk(reflect.ValueOf(list))
	}
	return cited
}

func messageTemplates() map[string]string {
	text, err := os.ReadFile("data/messages.json")
	if err != nil {
		panic(err)
	}
	var file struct {
		Messages map[string]struct {
			English string `json:"en"`
		} `json:"messages"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		panic(err)
	}
	templates := map[string]string{}
	for rule, message := range file.Messages {
		templates[rule] = message.English
	}
	return templates
}
