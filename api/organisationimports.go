package api

import (
	"konsortium/audit"
	"konsortium/organisation"
)

// importRowsShown bounds how many added and changed rows an answer lists; the counts tell of all.
const importRowsShown = 500

type importBody struct {
	DryRun     bool            `json:"dryRun" doc:"Nothing was changed."`
	Format     string          `json:"format" enum:"csv,xlsx"`
	Sheet      string          `json:"sheet" doc:"The sheet that was read; empty for CSV."`
	HeadingRow int             `json:"headingRow" doc:"0 when the list has no headings."`
	Columns    []columnBody    `json:"columns" doc:"How each column was understood."`
	Added      int             `json:"added"`
	Changed    int             `json:"changed"`
	Unchanged  int             `json:"unchanged"`
	Rows       []importRowBody `json:"rows" doc:"Added and changed rows, 500 at the most."`
	Refused    []rowNoteBody   `json:"refused"`
	Warnings   []rowNoteBody   `json:"warnings"`
}

type columnBody struct {
	Column  string `json:"column" doc:"Its letter."`
	Heading string `json:"heading"`
	Field   string `json:"field" doc:"Empty when the column is not read."`
	How     string `json:"how" enum:"heading,similar_heading,content,position,ignored,doubled,ambiguous"`
	Dates   string `json:"dates" doc:"How its dates are read; empty for a column without dates."`
}

type importRowBody struct {
	Row            int                     `json:"row"`
	Doing          string                  `json:"doing" enum:"added,changed"`
	Name           string                  `json:"name"`
	Country        string                  `json:"country"`
	OrganisationID string                  `json:"organisationId" doc:"Empty for a row that is added."`
	Changes        map[string]audit.Change `json:"changes" doc:"What a changed row changes, by column."`
}

func (s *Server) organisationImportOperations() {
	registerImport(s, "/organisation-imports", "import-organisations", "Take in a published list of institutions, or preview it", "organisations",
		s.services.Organisation.PreviewImport, s.services.Organisation.ImportInstitutions, importOf)
}

func importOf(plan *organisation.Plan, dryRun bool) importBody {
	body := importBody{
		DryRun: dryRun, Format: plan.File.Format, Sheet: plan.File.Sheet, HeadingRow: plan.File.HeadingRow,
		Added: plan.Added, Changed: plan.Changed, Unchanged: plan.Unchanged,
		Columns: []columnBody{}, Rows: []importRowBody{}, Refused: rowNotesOf(plan.Refused), Warnings: rowNotesOf(plan.Warnings),
	}
	for _, column := range plan.File.Columns {
		body.Columns = append(body.Columns, columnBody{Column: column.Column, Heading: column.Heading, Field: string(column.Field), How: column.How, Dates: column.Dates})
	}
	for _, row := range plan.Rows {
		if row.Doing == organisation.RowUnchanged || len(body.Rows) == importRowsShown {
			continue
		}
		changes := row.Changes
		if changes == nil {
			changes = map[string]audit.Change{}
		}
		body.Rows = append(body.Rows, importRowBody{
			Row: row.Row, Doing: row.Doing, Name: row.Name, Country: row.Country, OrganisationID: row.OrganisationID, Changes: changes,
		})
	}
	return body
}
