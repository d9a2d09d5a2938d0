package konsortium_test

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"konsortium/reference"
)

func TestEveryLinkInTheDocumentsLeadsSomewhere(t *testing.T) {
	report(t, brokenLinks(trackedFiles(t), readFile))
}

func TestEveryWordOfTheGlossaryOccursInTheCode(t *testing.T) {
	report(t, wordsWithoutCode(trackedFiles(t), readFile))
}

func TestTheDocumentsNameEveryShippedSourceWithItsAttribution(t *testing.T) {
	text, err := readFile("docs/data-sources.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range reference.Sources() {
		for _, part := range []string{source.Address, source.Attribution} {
			if !strings.Contains(string(text), part) {
				t.Errorf("docs/data-sources.md does not say %q of %s", part, source.Title)
			}
		}
	}
}

func TestNothingThatIsBuiltOrFetchedIsTracked(t *testing.T) {
	report(t, builtFiles(trackedFiles(t)))
}

func TestTheDocumentChecksCanFail(t *testing.T) {
	files := map[string]string{
		"README.md":       "[a](docs/here.md) [b](docs/gone.md#part) ![p](picture.png) [w](https://elsewhere.example/x) [f](docs) [s](#below)",
		"docs/here.md":    "[up](../README.md) `[not](a-link.md)`",
		glossary:          "| Svenska | English | In code |\n|---|---|---|\n| belopp | amount | `money.Amount` |\n| tak | cap | `cap` `roof` |\n| x | `english` | — |\n",
		"money/amount.go": "package money\n\ntype Amount int64\n\nvar cap = 1 // capital, roofs",
	}
	read := func(file string) ([]byte, error) { return []byte(files[file]), nil }
	expect(t, brokenLinks(keys(files), read), "docs/gone.md", "picture.png")
	expect(t, wordsWithoutCode(keys(files), read), "roof")
	expect(t, builtFiles([]string{"go.mod", "frontend/dist/.gitkeep", "frontend/dist/index.html", "frontend/e2e/node_modules/x.json", "bin/konsortium", "data/konsortium.db"}),
		"frontend/dist/index.html", "node_modules", "bin/konsortium", "data/konsortium.db")
}

// glossary has a row for each word: Swedish, English, name in the code, meaning.
const glossary = "docs/glossary.md"

var (
	markdownLink = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	codeSpan     = regexp.MustCompile("`[^`]*`")
)

// builtFiles reports what make makes again: builds, packages, databases, results.
func builtFiles(files []string) []string {
	made := regexp.MustCompile(`(^|/)node_modules/|^bin/|^frontend/dist/[^.]|\.(db|db-wal|db-shm|tsbuildinfo|test|prof|exe|log)$|(^|/)coverage\.out$`)
	var breaches []string
	for _, file := range files {
		if made.MatchString(file) {
			breaches = append(breaches, fmt.Sprintf("%s is built or fetched, not written: leave it out of the repository", file))
		}
	}
	return breaches
}

func brokenLinks(files []string, read func(string) ([]byte, error)) []string {
	var breaches []string
	for _, file := range files {
		if path.Ext(file) != ".md" {
			continue
		}
		text, err := read(file)
		if err != nil {
			breaches = append(breaches, fmt.Sprintf("%s: %v", file, err))
			continue
		}
		for _, link := range markdownLink.FindAllStringSubmatch(codeSpan.ReplaceAllString(string(text), ""), -1) {
			target, _, _ := strings.Cut(link[1], "#")
			if target == "" || strings.Contains(target, ":") {
				continue
			}
			target = path.Join(path.Dir(file), target)
			if !slices.ContainsFunc(files, func(one string) bool { return one == target || strings.HasPrefix(one, target+"/") }) {
				breaches = append(breaches, fmt.Sprintf("%s links to %s, which is not there", file, target))
			}
		}
	}
	return breaches
}

// wordsWithoutCode looks for the names in the third column of the glossary, as whole words, in code, schema and data.
func wordsWithoutCode(files []string, read func(string) ([]byte, error)) []string {
	text, err := read(glossary)
	if err != nil {
		return []string{err.Error()}
	}
	var code strings.Builder
	for _, file := range files {
		if slices.Contains([]string{".go", ".sql", ".ts", ".tsx"}, path.Ext(file)) && !testFile(file) {
			source, err := read(file)
			if err != nil {
				return []string{err.Error()}
			}
			code.Write(source)
			code.WriteByte('\n')
		}
	}
	words := map[string]bool{}
	for _, word := range regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*`).FindAllString(code.String(), -1) {
		words[word] = true
	}
	var breaches []string
	for _, row := range strings.Split(string(text), "\n") {
		cells := strings.Split(row, "|")
		if len(cells) < 4 {
			continue
		}
		for _, name := range codeSpan.FindAllString(cells[3], -1) {
			name = strings.Trim(name, "`")
			for _, part := range strings.Split(name, ".") {
				if !words[part] {
					breaches = append(breaches, fmt.Sprintf("%s names %s, which no code uses", glossary, name))
				}
			}
		}
	}
	return breaches
}
