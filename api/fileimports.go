package api

import (
	"context"
	"net/http"

	"konsortium/reference/sheet"
)

type rowNoteBody struct {
	Row    int            `json:"row" doc:"0 for the whole file."`
	Cell   string         `json:"cell" doc:"Empty for the whole row."`
	Code   string         `json:"code"`
	Params map[string]any `json:"params"`
	Reason string         `json:"reason" doc:"In English; the code is for translating."`
}

type fileInput struct {
	DryRun  bool   `query:"dryRun" doc:"Only tell what would happen."`
	RawBody []byte `contentType:"application/octet-stream"`
}

// registerImport serves an address that takes in a published file, or with
// dryRun only tells what taking it would do.
func registerImport[Plan, Body any](s *Server, path, id, summary, tag string, preview, take func(context.Context, []byte) (*Plan, error), tell func(*Plan, bool) Body) {
	register(s, operation{method: http.MethodPost, path: path, id: id, summary: summary, tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *fileInput) (*answer[Body], error) {
			act := take
			if in.DryRun {
				act = preview
			}
			plan, err := act(ctx, in.RawBody)
			if err != nil {
				return nil, err
			}
			return &answer[Body]{Body: tell(plan, in.DryRun)}, nil
		})
}

func rowNotesOf(notes []sheet.RowNote) []rowNoteBody {
	bodies := make([]rowNoteBody, len(notes))
	for i, note := range notes {
		bodies[i] = rowNoteBody(note)
		if note.Params == nil {
			bodies[i].Params = map[string]any{}
		}
	}
	return bodies
}
