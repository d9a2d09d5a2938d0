package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/consortium"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

type projectBody struct {
	ID                       string           `json:"id"`
	Acronym                  string           `json:"acronym"`
	Title                    string           `json:"title"`
	Summary                  string           `json:"summary"`
	Action                   string           `json:"action"`
	CallYear                 int              `json:"callYear"`
	ProjectNumber            string           `json:"projectNumber"`
	Status                   string           `json:"status" enum:"idea,planning,submitted,granted,rejected,contracted,running,interim_report,final_report,closed"`
	StartOn                  programme.Date   `json:"startOn"`
	EndOn                    programme.Date   `json:"endOn"`
	DurationMonths           int              `json:"durationMonths"`
	Month                    *int             `json:"month" doc:"The month of the project that runs today, from 1; null outside its days."`
	GrantRequested           *money.Amount    `json:"grantRequested" nullable:"true"`
	GrantAwarded             *money.Amount    `json:"grantAwarded" nullable:"true"`
	AgreementNumber          string           `json:"agreementNumber"`
	YearlyLimit              *money.Amount    `json:"yearlyLimit" nullable:"true" doc:"The project's own, where the call has no yearly cap."`
	HigherEducationRelevance string           `json:"higherEducationRelevance"`
	Objectives               []string         `json:"objectives"`
	ActivityTypes            []string         `json:"activityTypes"`
	Sectors                  []string         `json:"sectors"`
	AgendaLinks              []agendaLinkBody `json:"agendaLinks"`
	AgendaRead               bool             `json:"agendaRead"`
	RuleBookVersion          string           `json:"ruleBookVersion"`
	Demonstration            bool             `json:"demonstration"`
	PartnerCount             int              `json:"partnerCount"`
	Coordinator              *coordinatorBody `json:"coordinator,omitempty" doc:"Absent while no partner coordinates."`
	Verdict                  string           `json:"verdict" enum:"eligible,not_eligible,undecided"`
	Moves                    []routeBody      `json:"moves" doc:"Where the project may go from here, for who may move it."`
	MyRoles                  []string         `json:"myRoles"`
	CreatedAt                time.Time        `json:"createdAt"`
	UpdatedAt                time.Time        `json:"updatedAt"`
	Version                  int64            `json:"version"`
	AllowedActions           []string         `json:"allowedActions"`
}

type agendaLinkBody struct {
	Priority int    `json:"priority" minimum:"1" maximum:"5" doc:"One of the five priorities of the EU agenda for the modernisation of higher education."`
	Text     string `json:"text" maxLength:"10000"`
}

type coordinatorBody struct {
	PartnerID      string `json:"partnerId"`
	OrganisationID string `json:"organisationId"`
	Name           string `json:"name"`
	Country        string `json:"country"`
}

type routeBody struct {
	To   string `json:"to"`
	Back bool   `json:"back" doc:"A way back, which needs a reason."`
}

// ProjectFields are what people write of a project.
type ProjectFields struct {
	Acronym                  string           `json:"acronym" minLength:"1" maxLength:"200"`
	Title                    string           `json:"title" minLength:"1" maxLength:"1000"`
	Summary                  string           `json:"summary,omitempty"`
	Action                   string           `json:"action"`
	CallYear                 int              `json:"callYear"`
	ProjectNumber            string           `json:"projectNumber,omitempty" maxLength:"200"`
	StartOn                  programme.Date   `json:"startOn,omitempty"`
	DurationMonths           int              `json:"durationMonths" minimum:"1" maximum:"120"`
	GrantRequested           *money.Amount    `json:"grantRequested,omitempty" nullable:"true"`
	YearlyLimit              *money.Amount    `json:"yearlyLimit,omitempty" nullable:"true"`
	HigherEducationRelevance string           `json:"higherEducationRelevance,omitempty"`
	Objectives               []string         `json:"objectives,omitempty" maxItems:"20"`
	ActivityTypes            []string         `json:"activityTypes,omitempty" maxItems:"20"`
	Sectors                  []string         `json:"sectors,omitempty" maxItems:"20"`
	AgendaLinks              []agendaLinkBody `json:"agendaLinks,omitempty" maxItems:"10"`
	AgendaRead               bool             `json:"agendaRead,omitempty"`
}

func (f ProjectFields) input() consortium.ProjectInput {
	links := make([]models.AgendaLink, len(f.AgendaLinks))
	for i, link := range f.AgendaLinks {
		links[i] = models.AgendaLink(link)
	}
	return consortium.ProjectInput{
		Acronym: f.Acronym, Title: f.Title, Summary: f.Summary, Action: f.Action, CallYear: f.CallYear, ProjectNumber: f.ProjectNumber,
		StartOn: f.StartOn, DurationMonths: f.DurationMonths, GrantRequested: f.GrantRequested, YearlyLimit: f.YearlyLimit,
		HigherEducationRelevance: f.HigherEducationRelevance, Objectives: f.Objectives, ActivityTypes: f.ActivityTypes, Sectors: f.Sectors,
		AgendaLinks: links, AgendaRead: f.AgendaRead,
	}
}

type createProjectInput struct {
	Body struct {
		ProjectFields
		CoordinatorID string `json:"coordinatorId,omitempty" doc:"The organisation that coordinates; empty for none yet."`
	}
}

type editProjectInput struct {
	ProjectPath
	Edit
	Body ProjectFields
}

type listProjectsInput struct {
	Listing
	Status   []string `query:"status" enum:"idea,planning,submitted,granted,rejected,contracted,running,interim_report,final_report,closed" doc:"One or several states."`
	Action   string   `query:"action" maxLength:"40"`
	CallYear int      `query:"callYear"`
	Role     string   `query:"role" enum:"project_manager,partner_lead,partner_member,auditor" doc:"Projects in which the signed-in person holds this role."`
	Text     string   `query:"q" maxLength:"200" doc:"Words of acronym, title and project number."`
	Count    bool     `query:"count" doc:"Also tell how many there are in all."`
}

func (s *Server) projectOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects", id: "list-projects", summary: "The projects that the signed-in person may read; sorted by acronym, updated or callYear", tag: "projects", status: http.StatusOK},
		func(ctx context.Context, in *listProjectsInput) (*answer[page[projectBody]], error) {
			list, err := s.services.Consortium.Projects(ctx, models.ProjectFilter{
				Text: in.Text, Statuses: in.Status, Action: in.Action, CallYear: in.CallYear, Role: in.Role,
			}, in.request(), in.Count)
			if err != nil {
				return nil, err
			}
			body := convert(list.Page, projectOf)
			body.Total = list.Total
			return &answer[page[projectBody]]{Body: body}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/projects", id: "create-project", summary: "Start a project as an idea", tag: "projects", status: http.StatusCreated},
		func(ctx context.Context, in *createProjectInput) (*created[projectBody], error) {
			project, err := s.services.Consortium.CreateProject(ctx, in.Body.input(), in.Body.CoordinatorID)
			if err != nil {
				return nil, err
			}
			return &created[projectBody]{ETag: etag(project.Version), Location: "/api/v1/projects/" + project.ID, Body: projectOf(project)}, nil
		})
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}", id: "read-project", summary: "One project", tag: "projects", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*resource[projectBody], error) {
			return projectAnswer(s.services.Consortium.Project(ctx, in.ProjectID))
		})
	register(s, operation{method: http.MethodPut, path: "/projects/{projectId}", id: "edit-project", summary: "Write a project anew", tag: "projects", status: http.StatusOK},
		func(ctx context.Context, in *editProjectInput) (*resource[projectBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return projectAnswer(s.services.Consortium.EditProject(ctx, in.ProjectID, version, in.Body.input()))
		})
}

func projectAnswer(project *consortium.Project, err error) (*resource[projectBody], error) {
	if err != nil {
		return nil, err
	}
	return &resource[projectBody]{ETag: etag(project.Version), Body: projectOf(project)}, nil
}

func projectOf(p *consortium.Project) projectBody {
	body := projectBody{
		ID: p.ID, Acronym: p.Acronym, Title: p.Title, Summary: p.Summary, Action: p.Action, CallYear: p.CallYear, ProjectNumber: p.ProjectNumber,
		Status: p.Status, StartOn: p.StartOn, EndOn: p.EndOn(), DurationMonths: p.DurationMonths,
		GrantRequested: p.GrantRequestedCents, GrantAwarded: p.GrantAwardedCents, AgreementNumber: p.AgreementNumber, YearlyLimit: p.YearlyLimitCents,
		HigherEducationRelevance: p.HigherEducationRelevance, Objectives: p.Objectives, ActivityTypes: p.ActivityTypes, Sectors: p.Sectors,
		AgendaLinks: []agendaLinkBody{}, AgendaRead: p.AgendaRead, RuleBookVersion: p.RuleBookVersion, Demonstration: p.Demonstration,
		PartnerCount: p.PartnerCount, Verdict: string(p.Verdict), Moves: []routeBody{}, MyRoles: texts(p.MyRoles),
		CreatedAt: p.CreatedAt, UpdatedAt: p.UpdatedAt, Version: p.Project.Version, AllowedActions: texts(p.Allowed),
	}
	if p.Month > 0 {
		body.Month = &p.Month
	}
	for _, link := range p.AgendaLinks {
		body.AgendaLinks = append(body.AgendaLinks, agendaLinkBody(link))
	}
	if c := p.Coordinator; c != nil {
		body.Coordinator = &coordinatorBody{PartnerID: c.ID, OrganisationID: c.OrganisationID, Name: c.OrganisationName, Country: c.OrganisationCountry}
	}
	for _, route := range p.Moves {
		body.Moves = append(body.Moves, routeBody{To: string(route.To), Back: route.Back})
	}
	return body
}

// texts gives named words as plain text, never nil.
func texts[T ~string](words []T) []string {
	plain := make([]string, len(words))
	for i, word := range words {
		plain[i] = string(word)
	}
	return plain
}
