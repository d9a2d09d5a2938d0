package api

import (
	"context"
	"net/http"

	"konsortium/programme"
	"konsortium/reporting"
)

type periodBody struct {
	ID             string         `json:"id"`
	Number         int            `json:"number"`
	StartsOn       programme.Date `json:"startsOn"`
	EndsOn         programme.Date `json:"endsOn"`
	DueOn          programme.Date `json:"dueOn"`
	Submitted      int            `json:"submitted" doc:"Reports that were submitted; with one the period no longer changes."`
	Version        int64          `json:"version"`
	AllowedActions []string       `json:"allowedActions" doc:"edit_period, remove_period"`
}

type periodList struct {
	Items          []periodBody `json:"items"`
	AllowedActions []string     `json:"allowedActions" doc:"add_period"`
}

type periodFields struct {
	Number   int            `json:"number" doc:"Counts the periods of the project, from 1."`
	StartsOn programme.Date `json:"startsOn"`
	EndsOn   programme.Date `json:"endsOn" doc:"The last day."`
	DueOn    programme.Date `json:"dueOn" doc:"The last day to submit, after the end."`
}

func (f periodFields) input() reporting.PeriodInput { return reporting.PeriodInput(f) }

// PeriodPath names a reporting period of a project.
type PeriodPath struct {
	ProjectPath
	PeriodID string `path:"periodId" maxLength:"60"`
}

func (s *Server) periodOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/periods", id: "list-periods", summary: "The reporting periods of a project", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[periodList], error) {
			periods, manages, err := s.services.Reporting.Periods(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			list := periodList{Items: []periodBody{}, AllowedActions: []string{}}
			for _, period := range periods {
				list.Items = append(list.Items, periodOf(period))
			}
			if manages {
				list.AllowedActions = append(list.AllowedActions, "add_period")
			}
			return &answer[periodList]{Body: list}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/periods", id: "add-period", summary: "Add a reporting period", tag: "reports", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body periodFields
		}) (*created[periodBody], error) {
			period, err := s.services.Reporting.AddPeriod(ctx, in.ProjectID, in.Body.input())
			if err != nil {
				return nil, err
			}
			return &created[periodBody]{ETag: etag(period.Version), Location: "/api/v1/projects/" + in.ProjectID + "/periods/" + period.ID, Body: periodOf(*period)}, nil
		})
	register(s, operation{method: http.MethodPut, path: "/projects/{projectId}/periods/{periodId}", id: "change-period", summary: "Change a reporting period", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			PeriodPath
			Edit
			Body periodFields
		}) (*resource[periodBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			period, err := s.services.Reporting.ChangePeriod(ctx, in.ProjectID, in.PeriodID, version, in.Body.input())
			if err != nil {
				return nil, err
			}
			return &resource[periodBody]{ETag: etag(period.Version), Body: periodOf(*period)}, nil
		})
	register(s, operation{method: http.MethodDelete, path: "/projects/{projectId}/periods/{periodId}", id: "remove-period", summary: "Remove a reporting period", tag: "reports", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			PeriodPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Reporting.RemovePeriod(ctx, in.ProjectID, in.PeriodID, version)
		})
}

func periodOf(period reporting.Period) periodBody {
	body := periodBody{
		ID: period.ID, Number: period.Number, StartsOn: period.StartsOn, EndsOn: period.EndsOn, DueOn: period.DueOn,
		Submitted: period.Use.Sent, Version: period.Version, AllowedActions: []string{},
	}
	if period.Manages && period.Use.Sent == 0 {
		body.AllowedActions = append(body.AllowedActions, "edit_period")
		if period.Use.Written == 0 {
			body.AllowedActions = append(body.AllowedActions, "remove_period")
		}
	}
	return body
}
