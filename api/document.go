package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/documents"
	"konsortium/models"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"
)

type documentBody struct {
	ID             string    `json:"id"`
	Name           string    `json:"name"`
	MediaType      string    `json:"mediaType" doc:"Decided by the content, not by the name."`
	SizeBytes      int64     `json:"sizeBytes"`
	OrganisationID string    `json:"organisationId,omitempty" doc:"Absent for a document of the project itself."`
	ReportID       string    `json:"reportId,omitempty" doc:"The report it was attached to first."`
	UploadedByName string    `json:"uploadedByName,omitempty"`
	UploadedAt     time.Time `json:"uploadedAt"`
	Uses           int64     `json:"uses" doc:"How many cost lines name it."`
	Known          bool      `json:"known" doc:"The same content was there already; this is that document."`
	AllowedActions []string  `json:"allowedActions" doc:"remove_document"`
}

type uploadInput struct {
	ProjectPath
	Name      string `query:"name" required:"true" maxLength:"1000" doc:"The name to show."`
	ReportID  string `query:"reportId" maxLength:"60" doc:"The report it belongs to; without one it belongs to the project."`
	PartnerID string `query:"partnerId" maxLength:"60" doc:"The partner whose mandate letter it is; then without a report."`
	RawBody   []byte `contentType:"application/octet-stream"`
}

// DocumentPath names a document of a project.
type DocumentPath struct {
	ProjectPath
	DocumentID string `path:"documentId" maxLength:"60"`
}

func (s *Server) documentOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/documents", id: "list-documents", summary: "The documents of a project", tag: "documents", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Listing
		}) (*answer[page[documentBody]], error) {
			rows, err := s.services.Documents.List(ctx, in.ProjectID, in.request())
			if err != nil {
				return nil, err
			}
			return &answer[page[documentBody]]{Body: convert(rows, func(row documents.Listed) documentBody {
				body := documentOf(row.DocumentRow)
				if row.Removable {
					body.AllowedActions = append(body.AllowedActions, "remove_document")
				}
				return body
			})}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/documents", id: "attach-document", summary: "Attach a file; the body is the file itself", tag: "documents", status: http.StatusCreated},
		func(ctx context.Context, in *uploadInput) (*answer[documentBody], error) {
			attached, err := s.services.Documents.Attach(ctx, documents.Upload{ProjectID: in.ProjectID, ReportID: in.ReportID, PartnerID: in.PartnerID, Name: in.Name, Content: in.RawBody})
			if err != nil {
				return nil, err
			}
			body := documentOf(models.DocumentRow{Document: attached.Document})
			body.Known = attached.Known
			return &answer[documentBody]{Body: body}, nil
		})
	register(s, operation{
		method: http.MethodGet, path: "/projects/{projectId}/documents/{documentId}/content", id: "download-document", summary: "The file itself, as an attachment", tag: "documents", status: http.StatusOK,
		describe: func(op *huma.Operation) {
			op.Responses = map[string]*huma.Response{"200": {Description: "The file", Content: map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: "string", Format: "binary"}}}}}
		},
	}, s.download)
	register(s, operation{method: http.MethodDelete, path: "/projects/{projectId}/documents/{documentId}", id: "remove-document", summary: "Remove a document that nothing names", tag: "documents", status: http.StatusNoContent},
		func(ctx context.Context, in *DocumentPath) (*nothing, error) {
			return &nothing{}, s.services.Documents.Remove(ctx, in.ProjectID, in.DocumentID)
		})
}

// download streams the content: it is never held in memory as a whole.
func (s *Server) download(ctx context.Context, in *DocumentPath) (*huma.StreamResponse, error) {
	row, content, err := s.services.Documents.Open(ctx, in.ProjectID, in.DocumentID)
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(out huma.Context) {
		out.SetStatus(http.StatusOK)
		out.SetHeader("Content-Type", row.MediaType)
		out.SetHeader("Content-Disposition", documents.Disposition(row.Name, documents.Type(row.MediaType)))
		out.SetHeader("X-Content-Type-Options", "nosniff")
		// The body writer of huma gathers everything first; the server's own
		// stream does not, and closes the content at its end.
		humafiber.Unwrap(out).Context().SetBodyStream(content, int(row.SizeBytes))
	}}, nil
}

func documentOf(row models.DocumentRow) documentBody {
	body := documentBody{
		ID: row.ID, Name: row.Name, MediaType: row.MediaType, SizeBytes: row.SizeBytes, UploadedByName: row.UploadedByName,
		UploadedAt: row.UploadedAt, Uses: row.Uses, AllowedActions: []string{},
	}
	if row.OrganisationID != nil {
		body.OrganisationID = *row.OrganisationID
	}
	if row.ReportID != nil {
		body.ReportID = *row.ReportID
	}
	return body
}
