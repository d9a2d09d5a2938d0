package api

import (
	"context"
	"net/http"

	"konsortium/models"
	"konsortium/programme"
	"konsortium/workplan"
)

// ProjectPath names a project in an address; exported because it is embedded.
type ProjectPath struct {
	ProjectID string `path:"projectId"`
}

// planBody is the whole work plan of a project.
type planBody struct {
	Today          programme.Date    `json:"today" doc:"The day that what is late is told from."`
	StartOn        programme.Date    `json:"startOn"`
	EndOn          programme.Date    `json:"endOn"`
	DurationMonths int               `json:"durationMonths"`
	WorkPackages   []workPackageBody `json:"workPackages"`
	Deliverables   []deliverableBody `json:"deliverables"`
	Activities     []activityBody    `json:"activities"`
	AllowedActions []string          `json:"allowedActions"`
}

type workPackageBody struct {
	ID             string         `json:"id"`
	Number         int            `json:"number"`
	Title          string         `json:"title"`
	Description    string         `json:"description"`
	LeadPartnerID  string         `json:"leadPartnerId"`
	StartsOn       programme.Date `json:"startsOn"`
	EndsOn         programme.Date `json:"endsOn"`
	Version        int64          `json:"version"`
	AllowedActions []string       `json:"allowedActions"`
}

type deliverableBody struct {
	ID             string         `json:"id"`
	WorkPackageID  string         `json:"workPackageId"`
	Code           string         `json:"code"`
	Title          string         `json:"title"`
	Description    string         `json:"description"`
	LeadPartnerID  string         `json:"leadPartnerId"`
	DueOn          programme.Date `json:"dueOn"`
	Status         string         `json:"status" enum:"planned,in_progress,delivered,cancelled"`
	DeliveredOn    programme.Date `json:"deliveredOn"`
	Version        int64          `json:"version"`
	AllowedActions []string       `json:"allowedActions"`
	AllowedMoves   []string       `json:"allowedMoves" doc:"The states it may go to by this person."`
}

type activityBody struct {
	ID             string         `json:"id"`
	WorkPackageID  string         `json:"workPackageId" doc:"Empty when it belongs to none."`
	Code           string         `json:"code"`
	Kind           string         `json:"kind" enum:"intensive_course,staff_workshop,transnational_meeting,multiplier_event,blended_mobility,virtual_mobility"`
	Title          string         `json:"title"`
	Description    string         `json:"description"`
	HostPartnerID  string         `json:"hostPartnerId"`
	Place          string         `json:"place"`
	StartsOn       programme.Date `json:"startsOn"`
	EndsOn         programme.Date `json:"endsOn"`
	Participants   int            `json:"participants"`
	Status         string         `json:"status" enum:"planned,confirmed,held,cancelled"`
	Version        int64          `json:"version"`
	AllowedActions []string       `json:"allowedActions"`
	AllowedMoves   []string       `json:"allowedMoves" doc:"The states it may go to by this person."`
}

type workPackageDraftBody struct {
	Number        int            `json:"number" minimum:"1" maximum:"99"`
	Title         string         `json:"title" minLength:"1" maxLength:"200"`
	Description   string         `json:"description,omitempty" maxLength:"5000"`
	LeadPartnerID string         `json:"leadPartnerId"`
	StartsOn      programme.Date `json:"startsOn"`
	EndsOn        programme.Date `json:"endsOn"`
}

type deliverableDraftBody struct {
	WorkPackageID string         `json:"workPackageId"`
	Code          string         `json:"code" minLength:"1" maxLength:"20"`
	Title         string         `json:"title" minLength:"1" maxLength:"200"`
	Description   string         `json:"description,omitempty" maxLength:"5000"`
	LeadPartnerID string         `json:"leadPartnerId"`
	DueOn         programme.Date `json:"dueOn"`
}

type activityDraftBody struct {
	WorkPackageID string         `json:"workPackageId,omitempty"`
	Code          string         `json:"code" minLength:"1" maxLength:"20"`
	Kind          string         `json:"kind"`
	Title         string         `json:"title" minLength:"1" maxLength:"200"`
	Description   string         `json:"description,omitempty" maxLength:"5000"`
	HostPartnerID string         `json:"hostPartnerId"`
	Place         string         `json:"place,omitempty" maxLength:"200"`
	StartsOn      programme.Date `json:"startsOn"`
	EndsOn        programme.Date `json:"endsOn"`
	Participants  int            `json:"participants,omitempty" minimum:"0" maximum:"10000"`
}

// WorkPackagePath names a work package of a project in an address.
type WorkPackagePath struct {
	ProjectPath
	WorkPackageID string `path:"workPackageId"`
}

// DeliverablePath names a deliverable of a project in an address.
type DeliverablePath struct {
	ProjectPath
	DeliverableID string `path:"deliverableId"`
}

// ActivityPath names an activity of a project in an address.
type ActivityPath struct {
	ProjectPath
	ActivityID string `path:"activityId"`
}

func (s *Server) planOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/plan", id: "read-plan", summary: "The work plan of a project", tag: "plan", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[planBody], error) {
			plan, err := s.services.Workplan.ReadPlan(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			return &answer[planBody]{Body: planOf(plan)}, nil
		})
	s.workPackageOperations()
	s.deliverableOperations()
	s.activityOperations()
}

func (s *Server) workPackageOperations() {
	const collection, one = "/projects/{projectId}/work-packages", "/projects/{projectId}/work-packages/{workPackageId}"
	register(s, operation{method: http.MethodPost, path: collection, id: "add-work-package", summary: "Add a work package", tag: "plan", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body workPackageDraftBody
		}) (*created[workPackageBody], error) {
			row, err := s.services.Workplan.AddWorkPackage(ctx, in.ProjectID, workplan.WorkPackageDraft(in.Body))
			if err != nil {
				return nil, err
			}
			return &created[workPackageBody]{ETag: etag(row.Version), Location: "/api/v1/projects/" + in.ProjectID + "/work-packages/" + row.ID, Body: workPackageOf(*row, true)}, nil
		})
	register(s, operation{method: http.MethodPut, path: one, id: "edit-work-package", summary: "Change a work package", tag: "plan", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			WorkPackagePath
			Edit
			Body workPackageDraftBody
		}) (*resource[workPackageBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, err := s.services.Workplan.EditWorkPackage(ctx, in.ProjectID, in.WorkPackageID, version, workplan.WorkPackageDraft(in.Body))
			if err != nil {
				return nil, err
			}
			return &resource[workPackageBody]{ETag: etag(row.Version), Body: workPackageOf(*row, true)}, nil
		})
	register(s, operation{method: http.MethodDelete, path: one, id: "remove-work-package", summary: "Remove a work package that nothing belongs to", tag: "plan", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			WorkPackagePath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Workplan.RemoveWorkPackage(ctx, in.ProjectID, in.WorkPackageID, version)
		})
}

func (s *Server) deliverableOperations() {
	const collection, one = "/projects/{projectId}/deliverables", "/projects/{projectId}/deliverables/{deliverableId}"
	register(s, operation{method: http.MethodPost, path: collection, id: "add-deliverable", summary: "Add a deliverable", tag: "plan", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body deliverableDraftBody
		}) (*created[deliverableBody], error) {
			row, err := s.services.Workplan.AddDeliverable(ctx, in.ProjectID, workplan.DeliverableDraft(in.Body))
			if err != nil {
				return nil, err
			}
			return &created[deliverableBody]{ETag: etag(row.Version), Location: "/api/v1/projects/" + in.ProjectID + "/deliverables/" + row.ID, Body: deliverableOf(*row, true, workplan.DeliverableMoves(row.Status))}, nil
		})
	register(s, operation{method: http.MethodPut, path: one, id: "edit-deliverable", summary: "Change a deliverable", tag: "plan", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			DeliverablePath
			Edit
			Body deliverableDraftBody
		}) (*resource[deliverableBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, err := s.services.Workplan.EditDeliverable(ctx, in.ProjectID, in.DeliverableID, version, workplan.DeliverableDraft(in.Body))
			if err != nil {
				return nil, err
			}
			return &resource[deliverableBody]{ETag: etag(row.Version), Body: deliverableOf(*row, true, workplan.DeliverableMoves(row.Status))}, nil
		})
	register(s, operation{method: http.MethodPost, path: one + "/moves", id: "move-deliverable", summary: "Change a deliverable's state", tag: "plan", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			DeliverablePath
			Edit
			Body struct {
				To          string         `json:"to" enum:"planned,in_progress,delivered,cancelled"`
				DeliveredOn programme.Date `json:"deliveredOn,omitzero" doc:"The day of delivery; today when absent."`
			}
		}) (*resource[deliverableBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, mayEdit, err := s.services.Workplan.MoveDeliverable(ctx, in.ProjectID, in.DeliverableID, version, in.Body.To, in.Body.DeliveredOn)
			if err != nil {
				return nil, err
			}
			return &resource[deliverableBody]{ETag: etag(row.Version), Body: deliverableOf(*row, mayEdit, workplan.DeliverableMoves(row.Status))}, nil
		})
	register(s, operation{method: http.MethodDelete, path: one, id: "remove-deliverable", summary: "Remove a deliverable that no report speaks of", tag: "plan", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			DeliverablePath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Workplan.RemoveDeliverable(ctx, in.ProjectID, in.DeliverableID, version)
		})
}

func (s *Server) activityOperations() {
	const collection, one = "/projects/{projectId}/activities", "/projects/{projectId}/activities/{activityId}"
	register(s, operation{method: http.MethodPost, path: collection, id: "add-activity", summary: "Add an activity", tag: "plan", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body activityDraftBody
		}) (*created[activityBody], error) {
			row, err := s.services.Workplan.AddActivity(ctx, in.ProjectID, workplan.ActivityDraft(in.Body))
			if err != nil {
				return nil, err
			}
			return &created[activityBody]{ETag: etag(row.Version), Location: "/api/v1/projects/" + in.ProjectID + "/activities/" + row.ID, Body: activityOf(*row, true, workplan.ActivityMoves(row.Status))}, nil
		})
	register(s, operation{method: http.MethodPut, path: one, id: "edit-activity", summary: "Change an activity", tag: "plan", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ActivityPath
			Edit
			Body activityDraftBody
		}) (*resource[activityBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, err := s.services.Workplan.EditActivity(ctx, in.ProjectID, in.ActivityID, version, workplan.ActivityDraft(in.Body))
			if err != nil {
				return nil, err
			}
			return &resource[activityBody]{ETag: etag(row.Version), Body: activityOf(*row, true, workplan.ActivityMoves(row.Status))}, nil
		})
	register(s, operation{method: http.MethodPost, path: one + "/moves", id: "move-activity", summary: "Change an activity's state", tag: "plan", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ActivityPath
			Edit
			Body struct {
				To string `json:"to" enum:"planned,confirmed,held,cancelled"`
			}
		}) (*resource[activityBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, mayEdit, err := s.services.Workplan.MoveActivity(ctx, in.ProjectID, in.ActivityID, version, in.Body.To)
			if err != nil {
				return nil, err
			}
			return &resource[activityBody]{ETag: etag(row.Version), Body: activityOf(*row, mayEdit, workplan.ActivityMoves(row.Status))}, nil
		})
	register(s, operation{method: http.MethodDelete, path: one, id: "remove-activity", summary: "Remove an activity", tag: "plan", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			ActivityPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Workplan.RemoveActivity(ctx, in.ProjectID, in.ActivityID, version)
		})
}

func planOf(plan *workplan.Plan) planBody {
	body := planBody{
		Today: plan.Today, StartOn: plan.Project.StartOn, EndOn: plan.Project.EndOn(), DurationMonths: plan.Project.DurationMonths,
		WorkPackages: []workPackageBody{}, Deliverables: []deliverableBody{}, Activities: []activityBody{}, AllowedActions: []string{},
	}
	if plan.MayEdit {
		body.AllowedActions = append(body.AllowedActions, "add_work_package", "add_deliverable", "add_activity")
	}
	for _, row := range plan.WorkPackages {
		body.WorkPackages = append(body.WorkPackages, workPackageOf(row, plan.MayEdit))
	}
	for _, row := range plan.Deliverables {
		body.Deliverables = append(body.Deliverables, deliverableOf(row, plan.MayEdit, plan.Moves[row.ID]))
	}
	for _, row := range plan.Activities {
		body.Activities = append(body.Activities, activityOf(row, plan.MayEdit, plan.Moves[row.ID]))
	}
	return body
}

func editing(may bool) []string {
	if may {
		return []string{"edit", "remove"}
	}
	return []string{}
}

func workPackageOf(row models.WorkPackage, mayEdit bool) workPackageBody {
	return workPackageBody{
		ID: row.ID, Number: row.Number, Title: row.Title, Description: row.Description, LeadPartnerID: row.LeadPartnerID,
		StartsOn: row.StartsOn, EndsOn: row.EndsOn, Version: row.Version, AllowedActions: editing(mayEdit),
	}
}

func deliverableOf(row models.Deliverable, mayEdit bool, moves []string) deliverableBody {
	return deliverableBody{
		ID: row.ID, WorkPackageID: row.WorkPackageID, Code: row.Code, Title: row.Title, Description: row.Description, LeadPartnerID: row.LeadPartnerID,
		DueOn: row.DueOn, Status: row.Status, DeliveredOn: row.DeliveredOn, Version: row.Version, AllowedActions: editing(mayEdit), AllowedMoves: moves,
	}
}

func activityOf(row models.Activity, mayEdit bool, moves []string) activityBody {
	body := activityBody{
		ID: row.ID, Code: row.Code, Kind: row.Kind, Title: row.Title, Description: row.Description, HostPartnerID: row.HostPartnerID, Place: row.Place,
		StartsOn: row.StartsOn, EndsOn: row.EndsOn, Participants: row.Participants, Status: row.Status, Version: row.Version, AllowedActions: editing(mayEdit), AllowedMoves: moves,
	}
	if row.WorkPackageID != nil {
		body.WorkPackageID = *row.WorkPackageID
	}
	return body
}
