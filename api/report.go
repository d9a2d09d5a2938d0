package api

import (
	"context"
	"net/http"

	"konsortium/reporting"
)

type startReportInput struct {
	ProjectPath
	Body struct {
		PeriodID  string `json:"periodId" maxLength:"60"`
		PartnerID string `json:"partnerId,omitempty" maxLength:"60" doc:"Needed only by someone who writes for several partners."`
	}
}

type writeReportInput struct {
	ReportPath
	Edit
	Body struct {
		WorkDone     string               `json:"workDone" maxLength:"20000"`
		Deviations   string               `json:"deviations" maxLength:"20000"`
		NextSteps    string               `json:"nextSteps" maxLength:"20000"`
		Deliverables []writtenDeliverable `json:"deliverables,omitempty" maxItems:"500" doc:"Those left out stay as they are."`
	}
}

type writtenDeliverable struct {
	DeliverableID string `json:"deliverableId" maxLength:"60"`
	Status        string `json:"status" enum:"planned,in_progress,delivered,cancelled"`
	Comment       string `json:"comment,omitempty" maxLength:"4000"`
}

type moveReportInput struct {
	ReportPath
	Edit
	Body struct {
		To     string `json:"to" enum:"submitted,returned,approved"`
		Reason string `json:"reason,omitempty" maxLength:"4000" doc:"Needed to return a report."`
	}
}

func (s *Server) reportOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/reports", id: "list-reports", summary: "The reports that are expected, by period and partner", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[page[reportCellBody]], error) {
			cells, err := s.services.Reporting.Reports(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			list := page[reportCellBody]{Items: []reportCellBody{}}
			for _, cell := range cells {
				list.Items = append(list.Items, cellOf(cell))
			}
			return &answer[page[reportCellBody]]{Body: list}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/reports", id: "start-report", summary: "Open a partner's report for a period; the one that was begun, if there is one", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *startReportInput) (*resource[reportBody], error) {
			return reportAnswer(s.services.Reporting.StartReport(ctx, in.ProjectID, in.Body.PeriodID, in.Body.PartnerID))
		})
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/reports/{reportId}", id: "read-report", summary: "A report, its costs, and what was promised", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *ReportPath) (*resource[reportBody], error) {
			return reportAnswer(s.services.Reporting.ReadReport(ctx, in.ProjectID, in.ReportID))
		})
	register(s, operation{method: http.MethodPut, path: "/projects/{projectId}/reports/{reportId}", id: "write-report", summary: "Save what the partner has written", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *writeReportInput) (*resource[reportBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			given := reporting.ReportInput{WorkDone: in.Body.WorkDone, Deviations: in.Body.Deviations, NextSteps: in.Body.NextSteps}
			for _, one := range in.Body.Deliverables {
				given.Deliverables = append(given.Deliverables, reporting.DeliverableInput(one))
			}
			return reportAnswer(s.services.Reporting.WriteReport(ctx, in.ProjectID, in.ReportID, version, given))
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/reports/{reportId}/moves", id: "move-report", summary: "Submit, return or approve a report", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *moveReportInput) (*resource[reportBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return reportAnswer(s.services.Reporting.MoveReport(ctx, in.ProjectID, in.ReportID, version, reporting.Status(in.Body.To), in.Body.Reason))
		})
}

func reportAnswer(report *reporting.Report, err error) (*resource[reportBody], error) {
	if err != nil {
		return nil, err
	}
	return &resource[reportBody]{ETag: etag(report.Version), Body: reportOf(report)}, nil
}
