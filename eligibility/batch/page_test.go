package batch_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"konsortium/eligibility/batch"
)

var update = flag.Bool("update", false, "rewrite docs/proposal-tables.md")

const page = "../../docs/proposal-tables.md"

// before and after stand around the columns.
const before = `# Tables of proposals

Generated from ` + "`eligibility/batch`" + ` by ` + "`make generate`" + `; do not edit.

The page *Check proposals* (` + "`/proposal-checks`" + `) and ` + "`POST /api/v1/proposal-checks`" + ` judge the proposals of a file. A file is a table (XLSX; CSV with semicolons, commas
or tabs, in UTF-8, UTF-16 or Windows-1252) or lines of JSON as ` + "`konsortium check --batch`" + ` reads them. Nothing is stored.

A table has **one row for each organisation**. What is said of the proposal itself is repeated on each of its rows or stands on the first only; a row that
says something else refuses its proposal. The columns stand in any order; further ones are left out. The heading may stand anywhere in the first 25 rows,
below a title or a blank row. A workbook may have other sheets: the one that can be read, with most columns understood, is taken, and another one that could have been is named.

## Columns

Headings are understood without regard to case, accents, blanks and hyphens, in both languages, by many other names that exports use, and with one slip of the pen
(which is flagged). Any column can be given another meaning on the page.

| Field | English heading | Swedish heading | Needed | How it is written |
|---|---|---|---|---|
`

const after = `
Not in a table, only in lines of JSON: the planned budget by organisation, category and year, so a table is not judged by the rules about it.

## What is done with values that are not plain

- **Amounts** may hold blanks of any kind, apostrophes, points or commas between thousands, and a euro sign. ` + "`450.000`" + ` alone can be 450,000 or 450: it is read if
  the other amounts of the column show the decimal sign, which is flagged; else the proposal is refused until a person chooses. Another currency, a negative
  amount or more than two decimals are refused. A number of a workbook with many decimals, as calculations leave them, is rounded to the cent and flagged.
- **Dates** may be dates of the spreadsheet (day numbers, in both date systems), ISO dates, dates with the month in words, or numbers. ` + "`09/01/2019`" + ` is treated like an
  ambiguous amount.
- **Countries** are ISO codes, ` + "`EL` and `UK`" + ` for ` + "`GR` and `GB`" + ` (flagged), or names.
- **Error values** such as ` + "`#N/A`" + ` and words such as *unknown* are empty cells. An empty cell is a fact that is not known; the added value and the relevance to higher education
  count as absent when they are empty.
- **Merged cells** have their value in the first; the rows below without a number belong to the proposal above, which is told.
- **Hidden rows and sheets** are read and told; of formulas the last calculated value is read.

A value that cannot be read refuses its proposal, with cell and reason; the other proposals are judged. The page shows every value that was interpreted, as written
and as read.

## Limits

16 MiB as it is sent, 64 MiB unpacked, 48 MiB for one sheet, 120,000 rows, 200 columns, 20 sheets, 20,000 proposals, 200 organisations in one proposal.

## Verdicts as a file

XLSX, CSV (semicolons and decimal commas in Swedish, commas and points in English, UTF-8 with its mark), or lines of JSON as ` + "`konsortium check --batch`" + ` writes them. A refused
proposal of a table has its row as ` + "`line`" + `. In tables a text that begins with ` + "`=`, `+`, `-`, `@`" + `, a tab or a line end has an apostrophe before it.
`

func TestThePageTellsEveryColumn(t *testing.T) {
	var text strings.Builder
	text.WriteString(before)
	_, explained := batch.Template("en")
	for i, field := range batch.Fields() {
		row := explained[i+1]
		fmt.Fprintf(&text, "| `%s` | %s | %s | %s | %s |\n", field, row[0], row[1], row[2], row[3])
	}
	text.WriteString(after)
	if *update {
		require.NoError(t, os.WriteFile(page, []byte(text.String()), 0o644))
	}
	committed, err := os.ReadFile(page)
	require.NoError(t, err)
	require.True(t, string(committed) == text.String(), "docs/proposal-tables.md is stale: run make generate")
}

func TestTheTemplateNamesEveryFieldInBothLanguages(t *testing.T) {
	for _, language := range []string{"sv", "en"} {
		heading, explained := batch.Template(language)
		read := batch.Read(tableOf(heading), batch.Choices{})
		assert.Empty(t, read.Lacks)
		for i, field := range batch.Fields() {
			assert.Equal(t, field, read.Columns[i].Field, heading[i])
			assert.Equal(t, batch.ByHeading, read.Columns[i].How)
			assert.NotEmpty(t, explained[i+1][3], field)
		}
	}
}

func TestVerdictsAreToldInBothLanguages(t *testing.T) {
	judged := batch.Read(tableOf(batch.Example("en")...), batch.Choices{}).Judge()
	for language, want := range map[string][]string{"sv": {"Inte stödberättigad", "GRANT-TOTAL-CAP", "Saknas: "}, "en": {"Not eligible", "GRANT-TOTAL-CAP", "Missing: "}} {
		rows, widths := batch.ResultTable(judged, batch.Filter{Rule: "GRANT-TOTAL-CAP"}, language)
		require.Len(t, rows, 2)
		assert.Len(t, widths, len(rows[0]))
		var line []string
		for _, value := range rows[1] {
			line = append(line, value.Text)
		}
		for _, text := range want {
			assert.Contains(t, strings.Join(line, "|"), text)
		}
		assert.Equal(t, batch.Value{Text: "-10000.00", Number: true}, rows[1][len(rows[1])-1])
	}
}

func TestAFilterTakesWhatFitsAllItsParts(t *testing.T) {
	judged := batch.Read(tableOf(batch.Example("en")...), batch.Choices{}).Judge()
	for count, filter := range map[int]batch.Filter{12: {}, 3: {Verdict: "eligible"}, 4: {Action: "KA203"}, 1: {Country: "GR"}, 2: {Country: "GB", CallYear: 0}, 0: {Verdict: "refused"}} {
		taken := 0
		for i := range judged {
			if filter.Takes(&judged[i]) {
				taken++
			}
		}
		assert.Equal(t, count, taken, "%+v", filter)
	}
}
