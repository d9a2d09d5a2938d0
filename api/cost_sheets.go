package api

import (
	"context"
	"net/http"

	"konsortium/consortium"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reporting"

	"github.com/danielgtaylor/huma/v2"
)

type costImportBody struct {
	DryRun    bool                `json:"dryRun" doc:"Nothing was changed."`
	Added     int                 `json:"added"`
	Changed   int                 `json:"changed"`
	Unchanged int                 `json:"unchanged"`
	Rows      []costImportRowBody `json:"rows" doc:"Added and changed rows, 500 at the most."`
	Refused   []rowNoteBody       `json:"refused" doc:"Each stands in the way of the whole sheet."`
}

type costImportRowBody struct {
	Row         int            `json:"row"`
	Doing       string         `json:"doing" enum:"added,changed"`
	Category    string         `json:"category"`
	IncurredOn  programme.Date `json:"incurredOn"`
	Description string         `json:"description"`
	Before      *money.Amount  `json:"before,omitempty" doc:"In euro; absent for an added cost."`
	After       money.Amount   `json:"after" doc:"In euro."`
}

func (s *Server) costSheetOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/reports/{reportId}/costs/sheet", id: "download-cost-sheet", summary: "The costs of a report as XLSX with their ids", tag: "reports", status: http.StatusOK, describe: describeFile},
		func(ctx context.Context, in *struct {
			ReportPath
			Speaking
		}) (*huma.StreamResponse, error) {
			file, err := s.services.Reporting.CostSheet(ctx, in.ProjectID, in.ReportID, in.language())
			return sendFile((*consortium.File)(file), err)
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/reports/{reportId}/costs/sheet", id: "import-cost-sheet", summary: "Take a sheet of costs into a report, all of it or nothing, or preview it", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ReportPath
			DryRun  bool   `query:"dryRun" doc:"Only tell what would happen."`
			RawBody []byte `contentType:"application/octet-stream"`
		}) (*answer[costImportBody], error) {
			act := s.services.Reporting.TakeCostSheet
			if in.DryRun {
				act = s.services.Reporting.PreviewCostSheet
			}
			found, err := act(ctx, in.ProjectID, in.ReportID, in.RawBody)
			if err != nil {
				return nil, err
			}
			return &answer[costImportBody]{Body: costImportOf(found, in.DryRun)}, nil
		})
}

func costImportOf(found *reporting.CostImport, dryRun bool) costImportBody {
	body := costImportBody{
		DryRun: dryRun, Added: found.Added, Changed: found.Changed, Unchanged: found.Unchanged, Rows: []costImportRowBody{}, Refused: rowNotesOf(found.Refused),
	}
	for _, row := range found.Rows[:min(len(found.Rows), importRowsShown)] {
		one := costImportRowBody{Row: row.Row, Doing: "added", Category: row.After.Category, IncurredOn: row.After.IncurredOn, Description: row.After.Description, After: row.After.AmountCents}
		if row.Before != nil {
			one.Doing, one.Before = "changed", &row.Before.AmountCents
		}
		body.Rows = append(body.Rows, one)
	}
	return body
}
