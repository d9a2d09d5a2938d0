package paper_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"konsortium/paper"
	"konsortium/paper/papertest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var at = time.Date(2026, 3, 4, 9, 30, 0, 0, time.UTC)

func settings(language string) paper.Settings {
	return paper.Settings{Title: "Prov på papper", Language: language, Subject: "Ett prov", Foot: "BRIDGE · 2026-03-04", At: at}
}

// pages reads back what stands on each page, with single spaces.
func pages(t *testing.T, document *paper.Document) []string {
	t.Helper()
	content, err := document.Bytes()
	require.NoError(t, err)
	texts := papertest.Pages(t, content)
	for i, text := range texts {
		texts[i] = strings.Join(strings.Fields(text), " ")
	}
	return texts
}

func TestTheTextReadsBackAsItWasWritten(t *testing.T) {
	document := paper.New(settings("sv"))
	document.Title("Mandatbrev", "Åbo Akademi · BRIDGE")
	document.Heading("Vad mandatet gäller")
	document.Paragraph("Ett stycke med åäö ÅÄÖ, Łódź, Žilina, Αθήνα, София och București.")
	document.Notice("Ersätt med programkontorets egen blankett.")
	document.Facts([]paper.Fact{{Label: "Organisation", Value: "Εθνικό και Καποδιστριακό Πανεπιστήμιο Αθηνών"}, {Label: "PIC", Value: ""}})
	document.Sign(paper.SigningPlace{Heading: "Underskrift", Lines: []string{"Ort och datum", "Namn"}, Stamp: "Stämpel"})
	texts := pages(t, document)
	require.Len(t, texts, 1)
	for _, expected := range []string{"Mandatbrev", "Łódź", "Žilina", "Αθήνα", "София", "București", "programkontorets egen", "Καποδιστριακό", "Ort och datum", "Stämpel", "Sida 1 av 1", "BRIDGE · 2026-03-04"} {
		assert.Contains(t, texts[0], expected)
	}
	assert.NotContains(t, texts[0], "PIC", "a fact without a value is left out")
}

func TestATableRepeatsItsHeadOnEveryPageAndLosesNoRow(t *testing.T) {
	document := paper.New(settings("en"))
	columns := []paper.Column{{Title: "Deliverable", Share: 3}, {Title: "Amount", Share: 1, Numeric: true}}
	var rows [][]paper.Cell
	for i := range 150 {
		rows = append(rows, []paper.Cell{{Text: fmt.Sprintf("Row<%d>", i), Remark: "below it"}, {Text: "1 234,50 €"}})
	}
	document.Table(columns, rows)
	texts := pages(t, document)
	require.Greater(t, len(texts), 3)
	for number, text := range texts {
		assert.Contains(t, text, "Deliverable")
		assert.Contains(t, text, fmt.Sprintf("Page %d of %d", number+1, len(texts)))
	}
	whole := strings.Join(texts, " ")
	for i := range 150 {
		assert.Equal(t, 1, strings.Count(whole, fmt.Sprintf("Row<%d>", i)))
	}
}

func TestARowHigherThanAPageGoesOnOnTheNext(t *testing.T) {
	document := paper.New(settings("en"))
	var long strings.Builder
	for i := range 900 {
		fmt.Fprintf(&long, "word%d ", i)
	}
	document.Table([]paper.Column{{Title: "What", Share: 1}, {Title: "Why", Share: 2}}, [][]paper.Cell{{{Text: "short"}, {Text: long.String()}}, {{Text: "after"}, {Text: strings.Repeat("unbroken", 60)}}})
	whole := strings.Join(pages(t, document), " ")
	assert.Contains(t, whole, "word0 word1")
	assert.Contains(t, whole, "word899")
	assert.Contains(t, whole, "after")
}

func TestTheSameContentAtTheSameMomentGivesTheSameBytes(t *testing.T) {
	write := func() []byte {
		document := paper.New(settings("sv"))
		document.Title("Mandatbrev", "")
		document.Heading("Rubrik")
		document.Table([]paper.Column{{Title: "A", Share: 1}, {Title: "B", Share: 1}}, [][]paper.Cell{{{Text: "a", Bold: true}, {Text: "b", Link: "https://example.org/", Remark: "källa"}}})
		content, err := document.Bytes()
		require.NoError(t, err)
		return content
	}
	first := write()
	for range 5 {
		assert.True(t, bytes.Equal(first, write()))
	}
}

func TestTheDocumentTellsItsTitleLanguageAndMoment(t *testing.T) {
	document := paper.New(settings("sv"))
	document.Title("Prov", "")
	content, err := document.Bytes()
	require.NoError(t, err)
	assert.Contains(t, string(content), "/Lang (sv)")
	assert.Contains(t, string(content), "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Prov på papper</rdf:li>")
	assert.Contains(t, string(content), "D:20260304093000")
}

func TestTextThatNobodyExpectedStillMakesADocument(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "spaces": "   ", "emoji": "🎓 university 🎓🎓", "right to left": "جامعة القاهرة", "georgian": "თბილისი", "control": "a\x00b\x07c\u202Ed",
		"broken": string([]byte{0xff, 0xfe, 'a'}), "combining": "e\u0301\u0302\u0303", "long word": strings.Repeat("ÅÄÖ", 2000), "lines": strings.Repeat("\n", 300), "escape": `\(paren) \\ {nb} ◙`,
	} {
		t.Run(name, func(t *testing.T) {
			document := paper.New(paper.Settings{Title: text, Subject: text, Foot: text, Language: "en", At: at})
			document.Title(text, text)
			document.Heading(text)
			document.Paragraph(text)
			document.Small(text)
			document.Notice(text)
			document.Facts([]paper.Fact{{Label: text, Value: text}})
			document.Table([]paper.Column{{Title: text, Share: 1}, {Title: text, Share: 1}}, [][]paper.Cell{{{Text: text, Remark: text}, {Text: text}}, {{Text: "one cell only"}}})
			document.Sign(paper.SigningPlace{Heading: text, Remark: text, Lines: []string{text}, Stamp: text})
			content, err := document.Bytes()
			require.NoError(t, err)
			assert.NotEmpty(t, papertest.Pages(t, content))
		})
	}
}

func TestNoTextIsTakenForTheNumberOfPages(t *testing.T) {
	document := paper.New(settings("en"))
	document.Paragraph("a◙b {nb} {pages}")
	assert.Contains(t, pages(t, document)[0], "a…b {nb} {pages}")
}
