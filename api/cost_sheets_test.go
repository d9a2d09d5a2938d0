package api_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

type costImportAnswer struct {
	Added, Changed, Unchanged int
	Refused                   []struct{ Cell, Code string }
}

func TestASheetOfCostsIsTakenWholeOrNotAtAllAndTheSameAgainChangesNothing(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	c.written(t, c.turkuLead, report, "600.10")
	sheet := func(work func(file *excelize.File)) []byte {
		file, err := excelize.OpenReader(bytes.NewReader(c.turkuLead.Get(report + "/costs/sheet?language=en").Status(http.StatusOK).Text))
		require.NoError(t, err)
		work(file)
		var out bytes.Buffer
		require.NoError(t, file.Write(&out))
		return out.Bytes()
	}
	row := []any{"", "", "", "Special needs", "2020-03-02", "=Sign language", "Tolk AB", "EUR", "", "1 250,50"}
	content := sheet(func(file *excelize.File) {
		require.NoError(t, file.SetCellValue("Costs", "F2", "Flights to Lund and back"))
		require.NoError(t, file.SetSheetRow("Costs", "A3", &row))
	})
	var found costImportAnswer
	c.turkuLead.Post(report+"/costs/sheet?dryRun=true", content).Status(http.StatusOK).Into(&found)
	require.Empty(t, found.Refused)
	assert.Equal(t, []int{1, 1, 0}, []int{found.Added, found.Changed, found.Unchanged})
	var costs struct {
		Costs []struct {
			Description, Amount string
			DocumentIDs         []string
		}
	}
	c.turkuLead.Get(report).Status(http.StatusOK).Into(&costs)
	assert.Len(t, costs.Costs, 1, "a preview changes nothing")
	bad := sheet(func(file *excelize.File) {
		require.NoError(t, file.SetSheetRow("Costs", "A3", &row))
		wrong := []any{"", "", "", "Party", "2031-01-01", "x", "", "EUR", "", "-5"}
		require.NoError(t, file.SetSheetRow("Costs", "A4", &wrong))
	})
	found = costImportAnswer{}
	c.turkuLead.Post(report+"/costs/sheet?dryRun=true", bad).Status(http.StatusOK).Into(&found)
	var cells []string
	for _, note := range found.Refused {
		cells = append(cells, note.Cell+" "+note.Code)
	}
	assert.Equal(t, []string{"D4 category_unknown", "J4 amount_negative"}, cells)
	c.turkuLead.Post(report+"/costs/sheet", bad).Problem(http.StatusUnprocessableEntity, "sheet_refused")
	c.turkuLead.Post(report+"/costs/sheet", content).Status(http.StatusOK)
	c.turkuLead.Get(report).Status(http.StatusOK).Into(&costs)
	require.Len(t, costs.Costs, 2)
	assert.Equal(t, "Flights to Lund and back", costs.Costs[0].Description)
	assert.NotEmpty(t, costs.Costs[0].DocumentIDs, "what a sheet does not hold stays")
	assert.Equal(t, "1250.50", costs.Costs[1].Amount)
	found = costImportAnswer{}
	c.turkuLead.Post(report+"/costs/sheet", content).Status(http.StatusOK).Into(&found)
	assert.Equal(t, []int{0, 0, 2}, []int{found.Added, found.Changed, found.Unchanged})
	again := c.turkuLead.Get(report + "/costs/sheet?language=en").Status(http.StatusOK)
	assert.False(t, strings.Contains(string(again.Text), "<f>"), "no text becomes a formula")
	c.bonnLead.Get(report+"/costs/sheet").Problem(http.StatusNotFound, "not_found")
}
