package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/money"
	"konsortium/programme"
	"konsortium/reporting"
)

// correctionBody is a correction or refund of an approved cost.
type correctionBody struct {
	ID             string         `json:"id"`
	CostID         string         `json:"costId"`
	ReportID       string         `json:"reportId"`
	Description    string         `json:"description" doc:"What the cost is for."`
	PartnerName    string         `json:"partnerName"`
	Category       string         `json:"category"`
	Kind           string         `json:"kind" enum:"refund,correction"`
	Amount         money.Amount   `json:"amount" doc:"Signed: less than zero takes away."`
	Reason         string         `json:"reason"`
	DocumentID     string         `json:"documentId,omitempty"`
	Status         string         `json:"status" enum:"proposed,approved,refused"`
	BookedOn       programme.Date `json:"bookedOn" doc:"The day on which it counts; null until it is approved."`
	Year           int            `json:"year" doc:"The project year of that day; 0 until then."`
	PeriodNumber   int            `json:"periodNumber" doc:"The reporting period of that day; 0 where there is none."`
	EnteredBy      string         `json:"enteredBy"`
	EnteredAt      time.Time      `json:"enteredAt"`
	DecidedBy      string         `json:"decidedBy"`
	DecidedAt      *time.Time     `json:"decidedAt,omitempty"`
	DecisionReason string         `json:"decisionReason"`
	Version        int64          `json:"version"`
	AllowedActions []string       `json:"allowedActions" doc:"decide_correction"`
}

type correctionFields struct {
	Kind       string       `json:"kind" enum:"refund,correction"`
	Amount     money.Amount `json:"amount" doc:"Signed; of a refund less than zero."`
	Reason     string       `json:"reason" maxLength:"4000"`
	DocumentID string       `json:"documentId,omitempty" maxLength:"60"`
}

type correctionDecision struct {
	Decision string `json:"decision" enum:"approved,refused"`
	Reason   string `json:"reason,omitempty" maxLength:"4000" doc:"Needed to refuse."`
}

func (s *Server) correctionOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/corrections", id: "list-corrections", summary: "The corrections and refunds of a project, the newest first", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[page[correctionBody]], error) {
			rows, err := s.services.Reporting.Corrections(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			list := page[correctionBody]{Items: []correctionBody{}}
			for _, row := range rows {
				list.Items = append(list.Items, correctionOf(row))
			}
			return &answer[page[correctionBody]]{Body: list}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/reports/{reportId}/costs/{costId}/corrections", id: "add-correction", summary: "Enter a correction or refund of an approved cost", tag: "reports", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			CostPath
			Body correctionFields
		}) (*created[correctionBody], error) {
			row, err := s.services.Reporting.AddCorrection(ctx, in.ProjectID, in.ReportID, in.CostID, reporting.CorrectionInput(in.Body))
			if err != nil {
				return nil, err
			}
			return &created[correctionBody]{ETag: etag(row.Version), Location: "/api/v1/projects/" + in.ProjectID + "/corrections/" + row.ID, Body: correctionOf(*row)}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/corrections/{correctionId}/decisions", id: "decide-correction", summary: "Approve or refuse a correction that another person entered", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			CorrectionID string `path:"correctionId" maxLength:"60"`
			Edit
			Body correctionDecision
		}) (*resource[correctionBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, err := s.services.Reporting.DecideCorrection(ctx, in.ProjectID, in.CorrectionID, version, in.Body.Decision == "approved", in.Body.Reason)
			if err != nil {
				return nil, err
			}
			return &resource[correctionBody]{ETag: etag(row.Version), Body: correctionOf(*row)}, nil
		})
}

func correctionOf(row reporting.Correction) correctionBody {
	body := correctionBody{
		ID: row.ID, CostID: row.CostID, ReportID: row.ReportID, Description: row.Description, PartnerName: row.PartnerName, Category: row.Category,
		Kind: row.Kind, Amount: row.AmountCents, Reason: row.Reason, Status: row.Status, BookedOn: row.BookedOn, Year: row.Year, PeriodNumber: row.PeriodNumber,
		EnteredBy: row.EnteredByName, EnteredAt: row.EnteredAt, DecidedBy: row.DecidedByName, DecidedAt: row.DecidedAt, DecisionReason: row.DecisionReason,
		Version: row.Version, AllowedActions: row.Actions,
	}
	if row.DocumentID != nil {
		body.DocumentID = *row.DocumentID
	}
	return body
}
