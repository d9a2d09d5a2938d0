package api

import (
	"context"
	"net/http"

	"konsortium/access"
	"konsortium/models"
	"konsortium/programme"
)

// MemberPath names a person's part in a project in an address.
type MemberPath struct {
	ProjectPath
	MemberID string `path:"memberId"`
}

// memberBody is a person's part in a project.
type memberBody struct {
	ID               string         `json:"id"`
	UserID           string         `json:"userId"`
	Name             string         `json:"name"`
	Email            string         `json:"email"`
	OrganisationID   string         `json:"organisationId"`
	OrganisationName string         `json:"organisationName"`
	Role             string         `json:"role" enum:"project_manager,partner_lead,partner_member,auditor"`
	UntilOn          programme.Date `json:"untilOn" doc:"The last day of an auditor."`
	Active           bool           `json:"active" doc:"The account can sign in and the last day has not passed."`
	AllowedActions   []string       `json:"allowedActions"`
	Version          int64          `json:"version"`
}

type memberListBody struct {
	Items          []memberBody `json:"items"`
	AllowedActions []string     `json:"allowedActions"`
	InvitableRoles []string     `json:"invitableRoles" doc:"The roles that the reader may invite people to."`
}

func (s *Server) memberOperations() {
	const collection, one = "/projects/{projectId}/members", "/projects/{projectId}/members/{memberId}"
	register(s, operation{method: http.MethodGet, path: collection, id: "list-members", summary: "The people named in a project", tag: "members", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[memberListBody], error) {
			rows, err := s.services.Identity.Members(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			actor, today := models.ActorOf(ctx), programme.DateOf(s.services.DB.Now())
			body := memberListBody{Items: []memberBody{}, AllowedActions: []string{}, InvitableRoles: invitableRoles(actor, in.ProjectID)}
			if len(body.InvitableRoles) > 0 {
				body.AllowedActions = append(body.AllowedActions, "invite")
			}
			for _, row := range rows {
				body.Items = append(body.Items, memberOf(row, actor, today))
			}
			return &answer[memberListBody]{Body: body}, nil
		})
	register(s, operation{method: http.MethodPut, path: one, id: "change-member", summary: "Give a member another role or last day", tag: "members", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			MemberPath
			Edit
			Body struct {
				Role    access.Role    `json:"role" enum:"project_manager,partner_lead,partner_member,auditor"`
				UntilOn programme.Date `json:"untilOn,omitzero" doc:"The last day of an auditor; absent for everyone else."`
			}
		}) (*resource[memberBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, err := s.services.Identity.ChangeMember(ctx, in.ProjectID, in.MemberID, version, in.Body.Role, in.Body.UntilOn)
			if err != nil {
				return nil, err
			}
			return &resource[memberBody]{ETag: etag(row.Version), Body: memberOf(*row, models.ActorOf(ctx), programme.DateOf(s.services.DB.Now()))}, nil
		})
	register(s, operation{method: http.MethodDelete, path: one, id: "end-member", summary: "End a person's part in a project", tag: "members", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			MemberPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Identity.EndMember(ctx, in.ProjectID, in.MemberID, version)
		})
}

// invitableRoles are those that an actor may invite people to in a project.
func invitableRoles(actor access.Actor, projectID string) []string {
	roles := []string{}
	if access.Allowed(actor, access.ManageMembers, access.Resource{ProjectID: projectID}) {
		for _, role := range access.ProjectRoles() {
			roles = append(roles, string(role))
		}
		return roles
	}
	for _, own := range access.ReachOf(actor, access.ManageMembers).Own {
		if own.ProjectID == projectID {
			return []string{string(access.PartnerMember)}
		}
	}
	return roles
}

func memberOf(row models.MemberRow, actor access.Actor, today programme.Date) memberBody {
	body := memberBody{
		ID: row.ID, UserID: row.UserID, Name: row.Name, Email: row.Email, OrganisationID: row.OrganisationID, OrganisationName: row.OrganisationName,
		Role: row.Role, UntilOn: row.UntilOn, Active: row.Status == models.UserActive && row.HoldsOn(today), AllowedActions: []string{}, Version: row.Version,
	}
	whole := access.Allowed(actor, access.ManageMembers, access.Resource{ProjectID: row.ProjectID})
	own := access.Allowed(actor, access.ManageMembers, access.Resource{ProjectID: row.ProjectID, OrganisationID: row.OrganisationID})
	if whole && row.UserID != actor.UserID {
		body.AllowedActions = append(body.AllowedActions, "change")
	}
	if whole || own && row.Role == string(access.PartnerMember) {
		body.AllowedActions = append(body.AllowedActions, "end")
	}
	return body
}
