package api_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"konsortium/paper/papertest"
	"konsortium/reference/sheet"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

type sheetAnswer struct {
	DryRun    bool
	Version   int64
	Unchanged int
	Changes   []struct {
		Cell, PartnerID, Category string
		Year                      int
		Before, After             *string
	}
	Refused []struct{ Cell, Code, Reason string }
}

// cells are the codes of what a sheet is refused for, by cell.
func (a sheetAnswer) cells() []string {
	cells := []string{}
	for _, note := range a.Refused {
		cells = append(cells, note.Cell+" "+note.Code)
	}
	return cells
}

// edited is the downloaded sheet of the plan after somebody worked in it.
func (p *planned) edited(t *testing.T, work func(file *excelize.File)) []byte {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(p.manager.Get(p.projectRoute + "/budget/sheet?language=en").Status(http.StatusOK).Text))
	require.NoError(t, err)
	work(file)
	var out bytes.Buffer
	require.NoError(t, file.Write(&out))
	require.NoError(t, file.Close())
	return out.Bytes()
}

func (p *planned) preview(t *testing.T, content []byte) (found sheetAnswer) {
	t.Helper()
	p.manager.Post(p.projectRoute+"/budget/sheet?dryRun=true", content).Status(http.StatusOK).Into(&found)
	return found
}

func newSheet(t *testing.T) *planned {
	t.Helper()
	p := newPlanned(t)
	p.change(p.manager, cell(p.lund, "project_management", 1, "6000.10", 0), cell(p.turku, "special_needs", 2, "0.05", 0)).Status(http.StatusOK)
	return p
}

func TestASheetOfThePlanGoesOutAndComesBackWithItsChanges(t *testing.T) {
	p := newSheet(t)
	p.preview(t, p.edited(t, func(*excelize.File) {}))
	content := p.edited(t, func(file *excelize.File) {
		require.NoError(t, file.SetCellValue("Plan", "E2", 7000.25))
		require.NoError(t, file.SetCellValue("Plan", "F2", "1 250,50"))
		require.NoError(t, file.SetCellValue("Plan", "H2", 99))
	})
	found := p.preview(t, content)
	require.Equal(t, []string{"H2 too_many_columns"}, found.cells(), "the total is the last column")

	content = p.edited(t, func(file *excelize.File) {
		require.NoError(t, file.SetCellValue("Plan", "E2", 7000.25))
		require.NoError(t, file.SetCellValue("Plan", "F2", "1 250,50"))
	})
	found = p.preview(t, content)
	require.Empty(t, found.Refused)
	require.Len(t, found.Changes, 2)
	assert.Equal(t, "E2", found.Changes[0].Cell)
	assert.Equal(t, "6000.10", *found.Changes[0].Before)
	assert.Equal(t, "7000.25", *found.Changes[0].After)
	assert.Nil(t, found.Changes[1].Before)
	assert.Equal(t, "1250.50", *found.Changes[1].After)
	assert.Equal(t, "6000.10", p.budget(t, p.manager).Cells[0].Amount, "a preview changes nothing")

	p.manager.Post(p.projectRoute+"/budget/sheet", content).Problem(http.StatusPreconditionRequired, "version_required")
	p.manager.Post(fmt.Sprintf("%s/budget/sheet?version=%d", p.projectRoute, found.Version+5), content).Problem(http.StatusPreconditionFailed, "stale_version")
	p.manager.Post(fmt.Sprintf("%s/budget/sheet?version=%d", p.projectRoute, found.Version), content).Status(http.StatusOK)
	after := p.budget(t, p.manager)
	assert.Equal(t, "8250.80", after.Totals.Whole.Planned)
	again := p.preview(t, content)
	assert.Empty(t, again.Changes, "the same file again changes nothing")
	p.lead.Post(p.projectRoute+"/budget/sheet?dryRun=true", content).Problem(http.StatusForbidden, "forbidden")
}

func TestASheetIsRefusedAtItsCellAndChangesNothing(t *testing.T) {
	p := newSheet(t)
	before := p.budget(t, p.manager)
	for name, c := range map[string]struct {
		work    func(file *excelize.File) error
		refused []string
	}{
		"merged cells":   {func(file *excelize.File) error { return file.MergeCell("Plan", "E3", "F4") }, []string{"E3 merged_cells"}},
		"a formula":      {func(file *excelize.File) error { return file.SetCellFormula("Plan", "E3", "1+1") }, []string{"E3 formula"}},
		"80 columns":     {func(file *excelize.File) error { return file.SetCellValue("Plan", "CB1", "x") }, []string{"H1 too_many_columns"}},
		"another year":   {func(file *excelize.File) error { return file.SetCellValue("Plan", "F1", "2027") }, []string{"F1 wrong_heading"}},
		"words":          {func(file *excelize.File) error { return file.SetCellValue("Plan", "E3", "tbd") }, []string{"E3 amount_unreadable"}},
		"two readings":   {func(file *excelize.File) error { return file.SetCellValue("Plan", "E3", "1.234") }, []string{"E3 amount_ambiguous"}},
		"a minus":        {func(file *excelize.File) error { return file.SetCellValue("Plan", "E3", -5) }, []string{"E3 amount_negative"}},
		"a foreign id":   {func(file *excelize.File) error { return file.SetCellValue("Plan", "A3", "who/what") }, []string{"A3 unknown_id"}},
		"an id twice":    {func(file *excelize.File) error { return file.DuplicateRow("Plan", 2) }, []string{"A3 doubled_id"}},
		"no id":          {func(file *excelize.File) error { return file.SetCellValue("Plan", "A2", "") }, []string{"A2 no_id"}},
		"no plan":        {func(file *excelize.File) error { return file.DeleteSheet("Plan") }, []string{"A1 no_plan"}},
		"a wrong errand": {func(file *excelize.File) error { return file.SetCellValue("Original", "B2", "other") }, []string{" other_project"}},
	} {
		t.Run(name, func(t *testing.T) {
			content := p.edited(t, func(file *excelize.File) {
				require.NoError(t, file.SetCellValue("Plan", "F2", 55))
				require.NoError(t, c.work(file))
			})
			found := p.preview(t, content)
			assert.Equal(t, c.refused, found.cells())
			assert.NotContains(t, found.Refused[0].Reason, "{")
			p.manager.Post(fmt.Sprintf("%s/budget/sheet?version=%d", p.projectRoute, found.Version), content).Problem(http.StatusUnprocessableEntity, "sheet_refused")
		})
	}
	p.manager.Post(p.projectRoute+"/budget/sheet?dryRun=true", []byte("%PDF-1.4")).Status(http.StatusOK)
	assert.Equal(t, before, p.budget(t, p.manager))
}

func TestASheetChangesOnlyWhatItsAuthorChanged(t *testing.T) {
	p := newSheet(t)
	content := p.edited(t, func(file *excelize.File) { require.NoError(t, file.SetCellValue("Plan", "E2", 1)) })
	p.change(p.manager, cell(p.turku, "special_needs", 2, "9.00", p.budget(t, p.manager).Cells[1].Version)).Status(http.StatusOK)
	found := p.preview(t, content)
	require.Empty(t, found.Refused)
	require.Len(t, found.Changes, 1, "what somebody else changed meanwhile stays")
	p.change(p.manager, cell(p.lund, "project_management", 1, "2.00", p.budget(t, p.manager).Cells[0].Version)).Status(http.StatusOK)
	assert.Equal(t, []string{"E2 changed_since"}, p.preview(t, content).cells())
}

func TestATotalIsExplainedAlikeOnScreenInTheSheetAndOnPaper(t *testing.T) {
	p := newSheet(t)
	var whole, year struct {
		Planned string
		Parts   []struct{ PartnerID, Planned string }
		Cap     *struct {
			Rule, Amount, Headroom, Limit, Per string
			Months                             int
			Source                             struct{ Title string }
		}
	}
	p.manager.Get(p.projectRoute + "/budget/explanation").Status(http.StatusOK).Into(&whole)
	assert.Equal(t, "6000.15", whole.Planned)
	require.Len(t, whole.Parts, 2)
	assert.Equal(t, "GRANT-TOTAL-CAP", whole.Cap.Rule)
	assert.Equal(t, "12500.00", whole.Cap.Limit)
	assert.Equal(t, "month", whole.Cap.Per)
	p.manager.Get(p.projectRoute + "/budget/explanation?year=1").Status(http.StatusOK).Into(&year)
	assert.Equal(t, "GRANT-YEAR-CAP", year.Cap.Rule)
	assert.Equal(t, "143999.90", year.Cap.Headroom)
	assert.NotEmpty(t, year.Cap.Source.Title)

	book, err := sheet.Read(p.manager.Get(p.projectRoute + "/budget/sheet?language=en").Status(http.StatusOK).Text)
	require.NoError(t, err)
	assert.Equal(t, []string{"Whole project", "6000.15", "0", "0", "6000.15"}, book.Sheets[1].Rows[1].Cells[:5])
	assert.Equal(t, "Lund 6,000.10 + Turku 0.05", strings.ReplaceAll(book.Sheets[1].Rows[1].Cell(5), "€", ""))
	assert.Contains(t, papertest.Text(t, p.manager.Get(p.projectRoute+"/budget/paper?language=en").Status(http.StatusOK).Text), "€6,000.15")

	p.lead.Get(p.projectRoute+"/budget/explanation?partner="+p.lund.ID).Problem(http.StatusNotFound, "not_found")
	p.lead.Get(p.projectRoute + "/budget/explanation").Status(http.StatusOK).Into(&whole)
	assert.Equal(t, "0.05", whole.Planned, "a partner's whole is its own")
	own, err := sheet.Read(p.lead.Get(p.projectRoute + "/budget/sheet").Status(http.StatusOK).Text)
	require.NoError(t, err)
	for _, one := range own.Sheets {
		for _, row := range one.Rows {
			assert.NotContains(t, strings.Join(row.Cells, "|"), "6000.1", "%s row %d", one.Name, row.Number)
		}
	}
}
