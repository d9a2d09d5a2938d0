package api_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models/modeltest"
	"konsortium/reference/sheet"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

func officer(t *testing.T) (*apitest.Installation, *apitest.Client) {
	t.Helper()
	in := apitest.New(t)
	modeltest.User(t, in.DB, "officer@example.org", access.InternationalOffice)
	return in, in.SignIn("officer@example.org")
}

const proposalHeading = "Ansökningsnummer;Programområde;Ansökningsår;Längd (månader);Sökt bidrag;Koppling till högre utbildning;Organisation (namn);Land;Organisationstyp;Roll;Erasmus-stadga (ECHE)\r\n"

// proposalRows is one proposal of three organisations.
func proposalRows(id, amount string) string {
	var rows strings.Builder
	for i, country := range []string{"SE", "FI", "EL"} {
		fmt.Fprintf(&rows, "%s;KA203;2019;24;%s;Kurser som ska ges;Lärosäte %d;%s;Lärosäte;%s;ja\r\n", id, amount, i+1, country, []string{"Sökande", "Partner", "Partner"}[i])
	}
	return rows.String()
}

type checked struct {
	Format    string
	Lacks     []string
	Readings  []struct{ Field, Written, Read, Flag, Fault, Cell string }
	Notes     []struct{ Code string }
	Proposals []struct {
		ID, Verdict string
		Requested   *string
		Faults      []struct{ Row, Cell, Code any }
		Findings    []struct {
			Rule, Message string
			Source        int
		}
	}
}

func TestATableOfProposalsIsJudgedAndTellsHowItWasRead(t *testing.T) {
	_, office := officer(t)
	var read checked
	office.Send(http.MethodPost, "/api/v1/proposal-checks?language=sv", []byte(proposalHeading+proposalRows("A", "300 000,00")+proposalRows("B", "300 001,00"))).Status(http.StatusOK).Into(&read)
	require.Len(t, read.Proposals, 2)
	assert.Equal(t, "eligible", read.Proposals[0].Verdict)
	assert.Equal(t, "300000.00", *read.Proposals[0].Requested)
	assert.Equal(t, "not_eligible", read.Proposals[1].Verdict)
	assert.Equal(t, "GRANT-TOTAL-CAP", read.Proposals[1].Findings[0].Rule)
	assert.Contains(t, read.Proposals[1].Findings[0].Message, "Bidraget")
	assert.GreaterOrEqual(t, read.Proposals[1].Findings[0].Source, 0)
	mapped := false
	for _, one := range read.Readings {
		mapped = mapped || one.Written == "EL" && one.Read == "GR" && one.Flag == "code_mapped" && one.Cell == "H4"
	}
	assert.True(t, mapped, "%+v", read.Readings)
}

func TestAnAmbiguousAmountRefusesItsProposalUntilAPersonChooses(t *testing.T) {
	_, office := officer(t)
	table := []byte(proposalHeading + proposalRows("A", "300.000") + proposalRows("B", "200000"))
	var read checked
	office.Send(http.MethodPost, "/api/v1/proposal-checks", table).Status(http.StatusOK).Into(&read)
	assert.Equal(t, "refused", read.Proposals[0].Verdict)
	assert.Equal(t, "amount_ambiguous", read.Proposals[0].Faults[0].Code)
	assert.Equal(t, "E2", read.Proposals[0].Faults[0].Cell)
	assert.Equal(t, "eligible", read.Proposals[1].Verdict, "the others are taken whole")
	for decimal, want := range map[string]string{"comma": "300000.00", "point": "300.00"} {
		office.Send(http.MethodPost, "/api/v1/proposal-checks?decimal="+decimal, table).Status(http.StatusOK).Into(&read)
		assert.Equal(t, want, *read.Proposals[0].Requested)
	}
}

func TestAMissingColumnIsNamedAndMayBeShownByThePerson(t *testing.T) {
	_, office := officer(t)
	table := []byte(strings.Replace(proposalHeading, "Längd (månader)", "Hur länge", 1) + proposalRows("A", "1000"))
	var read checked
	office.Send(http.MethodPost, "/api/v1/proposal-checks", table).Status(http.StatusOK).Into(&read)
	assert.Equal(t, []string{"duration_months"}, read.Lacks)
	assert.Empty(t, read.Proposals)
	office.Send(http.MethodPost, "/api/v1/proposal-checks/verdicts?format=csv", table).Problem(http.StatusUnprocessableEntity, "columns_missing")
	office.Send(http.MethodPost, "/api/v1/proposal-checks?column=D:duration_months", table).Status(http.StatusOK).Into(&read)
	assert.Empty(t, read.Lacks)
	assert.Equal(t, "eligible", read.Proposals[0].Verdict)
	for _, wrong := range []string{"D", "4:duration_months", "D:length", "ZZZ:role"} {
		office.Send(http.MethodPost, "/api/v1/proposal-checks?column="+wrong, table).Problem(http.StatusUnprocessableEntity, "invalid").Field("/column", "column_choice")
	}
}

func TestLinesOfJSONAreJudgedBesideTables(t *testing.T) {
	_, office := officer(t)
	lines := []byte(`{"id":"A","action":"KA203","call_year":2019,"duration_months":24,"organisations":[]}` + "\n\nnonsense\n{\"id\":\"C\",\"action\":1}\n")
	var read checked
	office.Send(http.MethodPost, "/api/v1/proposal-checks", lines).Status(http.StatusOK).Into(&read)
	assert.Equal(t, "jsonl", read.Format)
	require.Len(t, read.Proposals, 3)
	assert.Equal(t, "not_eligible", read.Proposals[0].Verdict)
	assert.Equal(t, "line_unreadable", read.Proposals[1].Faults[0].Code)
	assert.Equal(t, "C", read.Proposals[2].ID)
}

func TestAFileThatIsNoTableIsRefusedInPlainWords(t *testing.T) {
	_, office := officer(t)
	for code, content := range map[string][]byte{
		"file_empty": []byte(" \n"), "file_not_a_table": {0x89, 'P', 'N', 'G', 0, 1}, "file_damaged": []byte("PK\x03\x04 no archive"), "file_old_excel": []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"),
	} {
		office.Send(http.MethodPost, "/api/v1/proposal-checks", content).Problem(http.StatusUnprocessableEntity, code)
	}
	office.Send(http.MethodPost, "/api/v1/proposal-checks", bytes.Repeat([]byte("a;b;c\n"), 3<<20)).Problem(http.StatusRequestEntityTooLarge, "file_too_large")
	office.Post("/api/v1/proposal-checks", map[string]string{"no": "file"}).Problem(http.StatusUnsupportedMediaType, "upload_expected")
}

func TestVerdictsAreDownloadedNarrowedAndWithoutFormulas(t *testing.T) {
	_, office := officer(t)
	table := []byte(proposalHeading + proposalRows("=1+1", "300 000,00") + proposalRows("B", "900 000,00"))
	csv := office.Send(http.MethodPost, "/api/v1/proposal-checks/verdicts?format=csv&language=sv", table).Status(http.StatusOK)
	assert.Equal(t, "attachment; filename=utfall.csv", csv.Header.Get("Content-Disposition"))
	assert.Contains(t, string(csv.Text), ";'=1+1;")
	assert.Contains(t, string(csv.Text), ";-600000,00", "a negative number stays a number")
	narrowed := office.Send(http.MethodPost, "/api/v1/proposal-checks/verdicts?format=xlsx&language=en&verdict=not_eligible&rule=GRANT-TOTAL-CAP&country=GR&action=KA203&callYear=2019", table).Status(http.StatusOK)
	book, err := sheet.Read(narrowed.Text)
	require.NoError(t, err)
	require.Len(t, book.Sheets[0].Rows, 2)
	assert.Equal(t, "B", book.Sheets[0].Rows[1].Cell(1))
	lines := office.Send(http.MethodPost, "/api/v1/proposal-checks/verdicts?format=jsonl&language=en", table).Status(http.StatusOK)
	assert.Equal(t, 2, strings.Count(string(lines.Text), "\n"))
	assert.True(t, strings.HasPrefix(string(lines.Text), `{"id":"=1+1","verdict":"eligible"`), string(lines.Text))
}

func TestTheTemplateAndTheExampleAreReadBack(t *testing.T) {
	_, office := officer(t)
	for _, format := range []string{"csv", "xlsx"} {
		for _, language := range []string{"sv", "en"} {
			template := office.Get("/api/v1/proposal-checks/template?format=" + format + "&language=" + language).Status(http.StatusOK)
			var read checked
			office.Send(http.MethodPost, "/api/v1/proposal-checks", template.Text).Status(http.StatusOK).Into(&read)
			assert.Empty(t, read.Lacks, "%s %s", format, language)
			assert.Empty(t, read.Proposals)
			example := office.Get("/api/v1/proposal-checks/example?format=" + format + "&language=" + language).Status(http.StatusOK)
			office.Send(http.MethodPost, "/api/v1/proposal-checks", example.Text).Status(http.StatusOK).Into(&read)
			assert.Len(t, read.Proposals, 12)
			for _, one := range read.Proposals {
				assert.NotEqual(t, "refused", one.Verdict, one.ID)
			}
		}
	}
}

func TestAWorkbookAsAnOfficerKeepsItIsReadWithWhatIsPeculiarToldOf(t *testing.T) {
	_, office := officer(t)
	file := excelize.NewFile()
	defer func() { _ = file.Close() }()
	put := func(cell string, values ...any) { require.NoError(t, file.SetSheetRow("Sheet1", cell, &values)) }
	put("A2", "Ansökningar till utlysningen 2019")
	put("A4", "Form\u00a0ID", "Key action", "Call", "Project start", "Duration", "Grant requested (EUR)", "Relevance", "Legal name", "Country", "Type", "Role", "ECHE")
	put("A5", "A-1", "KA203", 2019, 43709, 24, 449999.99999999997/1.5, "Courses", "Lund", "SE", "HEI", "COO", true)
	put("A6", nil, nil, nil, nil, nil, nil, nil, "Turku", "FI", "HEI", "PAR", "x")
	put("A7", nil, nil, nil, nil, nil, nil, nil, "Thessaloniki", "EL", "HEI", "PAR", "ja")
	put("A8", "A-2", "KA203", 2019, "1 september 2019", "24 months", "450\u00a0000,00", "Courses", "Edinburgh", "UK", "HEI", "COO", "no")
	for _, column := range []string{"A", "B", "C", "D", "E", "F", "G"} {
		require.NoError(t, file.MergeCell("Sheet1", column+"5", column+"7"))
	}
	require.NoError(t, file.SetCellFormula("Sheet1", "E5", "12*2"))
	require.NoError(t, file.SetRowVisible("Sheet1", 8, false))
	_, err := file.NewSheet("Anteckningar")
	require.NoError(t, err)
	content, err := file.WriteToBuffer()
	require.NoError(t, err)
	var read checked
	office.Send(http.MethodPost, "/api/v1/proposal-checks", content.Bytes()).Status(http.StatusOK).Into(&read)
	require.Len(t, read.Proposals, 2)
	assert.Equal(t, "eligible", read.Proposals[0].Verdict, "%+v", read.Proposals[0].Faults)
	assert.Equal(t, "300000.00", *read.Proposals[0].Requested)
	assert.Equal(t, "450000.00", *read.Proposals[1].Requested)
	told := map[string]bool{}
	for _, note := range read.Notes {
		told[note.Code] = true
	}
	for _, code := range []string{"merged_cells", "formulas", "hidden_rows", "rows_continued"} {
		assert.True(t, told[code], code)
	}
}

func TestOnlyTheOfficeTheLeadershipAndAuditorsJudgeProposals(t *testing.T) {
	m := newMatrix(t)
	may := map[access.Role]bool{access.InternationalOffice: true, access.Leadership: true, access.Auditor: true}
	for _, role := range access.Roles() {
		email := m.alpha.people[role]
		if email == "" {
			email = "judging." + strings.ReplaceAll(string(role), "_", "") + "@example.org"
			modeltest.User(t, m.DB, email, role)
		}
		client := m.SignIn(email)
		want := http.StatusForbidden
		if may[role] {
			want = http.StatusOK
		}
		client.Send(http.MethodPost, "/api/v1/proposal-checks", []byte(proposalHeading+proposalRows("A", "1000"))).Status(want)
		client.Get("/api/v1/proposal-checks/template?format=csv").Status(want)
		client.Get("/api/v1/proposal-checks/example?format=csv").Status(want)
	}
}
