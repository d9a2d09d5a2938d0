package reporting

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"konsortium/models"
	"konsortium/programme"
	"konsortium/reference/sheet"
)

// File is what a person downloads.
type File struct {
	Name      string
	MediaType string
	Content   []byte
}

// CostSheet writes the costs of a report as an XLSX file, in sv or en, with their
// ids: to be read, to be changed and taken in again while the report is with its
// partner.
func (s *Service) CostSheet(ctx context.Context, projectID, reportID, language string) (*File, error) {
	var file *File
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		k, err := find(tx, project, reportID)
		if err != nil {
			return err
		}
		lines, err := tx.CostLines(reportID)
		if err != nil {
			return err
		}
		organisation, err := tx.Organisation(k.partner.OrganisationID)
		if err != nil {
			return err
		}
		name := organisation.ShortName
		if name == "" {
			name = organisation.Name
		}
		allowed, err := categories(tx, project)
		if err != nil {
			return err
		}
		var content bytes.Buffer
		if err := sheet.WriteWorkbook(&content, costTable(lines, name, k.period.Number, language), categoryTable(allowed, language)); err != nil {
			return err
		}
		file = &File{
			Name:      fmt.Sprintf("%s %s %s %d.xlsx", strings.Join(strings.Fields(project.Acronym), " "), strings.Join(strings.Fields(name), " "), costWords(language).report, k.period.Number),
			MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Content: content.Bytes(),
		}
		return nil
	})
	return file, err
}

type wordsOfCosts struct{ costs, categories, report, howTo string }

func costWords(language string) wordsOfCosts {
	if language == programme.Swedish {
		return wordsOfCosts{"Kostnader", "Kategorier", "rapport", "Ändra rader eller lägg till nya utan id och läs in filen i rapporten. Euro räknas av programmet för kvitton i annan valuta. Rader som tas bort här finns kvar i rapporten."}
	}
	return wordsOfCosts{"Costs", "Categories", "report", "Change rows, or add new ones without an id, and take the file in on the report's page. Euro are computed by the program for receipts in another currency. Rows that are deleted here stay in the report."}
}

func costTable(lines []models.CostLine, partner string, period int, language string) sheet.Table {
	table := sheet.Table{Name: costWords(language).costs}
	var heading []sheet.Value
	for _, column := range costHeadings() {
		heading, table.Widths = append(heading, sheet.Text(column.in(language))), append(table.Widths, column.width)
	}
	table.Rows = append(table.Rows, heading)
	for i := range lines {
		line := &lines[i]
		table.Rows = append(table.Rows, []sheet.Value{
			sheet.Text(line.ID), sheet.Text(partner), sheet.Whole(period), sheet.Text(programme.CategoryName(line.Category, language)), sheet.Text(line.IncurredOn.String()), sheet.Text(line.Description),
			sheet.Text(line.Supplier), sheet.Text(line.Currency), sheet.Number(line.Original().String()), sheet.Number(line.AmountCents.String()),
		})
	}
	return table
}

// categoryTable lists what the column of categories may hold.
func categoryTable(allowed []string, language string) sheet.Table {
	words := costWords(language)
	table := sheet.Table{Name: words.categories, Widths: []int{60}, Rows: [][]sheet.Value{{sheet.Text(words.categories)}}}
	for _, code := range allowed {
		table.Rows = append(table.Rows, []sheet.Value{sheet.Text(programme.CategoryName(code, language))})
	}
	table.Rows = append(table.Rows, []sheet.Value{sheet.Text(words.howTo)})
	return table
}
