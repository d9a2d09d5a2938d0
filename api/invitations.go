package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/access"
	"konsortium/identity"
	"konsortium/models"
	"konsortium/programme"
)

// InvitationPath names an invitation in an address.
type InvitationPath struct {
	InvitationID string `path:"invitationId"`
}

// invitationBody is an invitation that waits or has run out.
type invitationBody struct {
	ID               string         `json:"id"`
	Email            string         `json:"email"`
	Name             string         `json:"name"`
	Language         string         `json:"language" enum:"sv,en"`
	OrganisationID   string         `json:"organisationId"`
	OrganisationName string         `json:"organisationName"`
	ProjectID        string         `json:"projectId" doc:"Empty without a project."`
	ProjectAcronym   string         `json:"projectAcronym"`
	Role             string         `json:"role" doc:"A role of the project; without one, of the installation, or empty."`
	UntilOn          programme.Date `json:"untilOn"`
	InvitedByName    string         `json:"invitedByName"`
	CreatedAt        time.Time      `json:"createdAt"`
	ExpiresAt        time.Time      `json:"expiresAt"`
	Expired          bool           `json:"expired"`
	AllowedActions   []string       `json:"allowedActions"`
	Version          int64          `json:"version"`
}

// invitedBody is an invitation with its link.
type invitedBody struct {
	Invitation invitationBody `json:"invitation"`
	Link       string         `json:"link" doc:"Shown this once. It is mailed as well."`
}

type newInvitationBody struct {
	Email          string         `json:"email" maxLength:"254"`
	Name           string         `json:"name" maxLength:"200"`
	Language       string         `json:"language" enum:"sv,en"`
	OrganisationID string         `json:"organisationId"`
	Role           access.Role    `json:"role,omitempty"`
	UntilOn        programme.Date `json:"untilOn,omitzero" doc:"The last day of an auditor; absent for everyone else."`
}

type invitationListBody struct {
	Items []invitationBody `json:"items"`
}

func (s *Server) invitationOperations() {
	const inProject, one = "/projects/{projectId}/invitations", "/invitations/{invitationId}"
	register(s, operation{method: http.MethodGet, path: "/invitations", id: "list-invitations", summary: "Invitations without a project that wait", tag: "invitations", status: http.StatusOK},
		func(ctx context.Context, _ *struct{}) (*answer[invitationListBody], error) {
			return s.invitationList(ctx, "")
		})
	register(s, operation{method: http.MethodGet, path: inProject, id: "list-project-invitations", summary: "Invitations to a project that wait", tag: "invitations", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[invitationListBody], error) {
			return s.invitationList(ctx, in.ProjectID)
		})
	register(s, operation{method: http.MethodPost, path: "/invitations", id: "invite", summary: "Invite a person to an organisation", tag: "invitations", status: http.StatusCreated},
		func(ctx context.Context, in *struct{ Body newInvitationBody }) (*created[invitedBody], error) {
			return s.invite(ctx, in.Body, "")
		})
	register(s, operation{method: http.MethodPost, path: inProject, id: "invite-to-project", summary: "Invite a person to a project for an organisation", tag: "invitations", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body newInvitationBody
		}) (*created[invitedBody], error) {
			return s.invite(ctx, in.Body, in.ProjectID)
		})
	register(s, operation{method: http.MethodPost, path: one + "/renewal", id: "renew-invitation", summary: "Send an invitation again with a new link", tag: "invitations", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			InvitationPath
			Edit
		}) (*resource[invitedBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			invited, err := s.services.Identity.RenewInvitation(ctx, in.InvitationID, version)
			if err != nil {
				return nil, err
			}
			return &resource[invitedBody]{ETag: etag(invited.Version), Body: s.invitedOf(ctx, invited)}, nil
		})
	register(s, operation{method: http.MethodDelete, path: one, id: "withdraw-invitation", summary: "Withdraw an invitation", tag: "invitations", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			InvitationPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Identity.WithdrawInvitation(ctx, in.InvitationID, version)
		})
}

func (s *Server) invite(ctx context.Context, body newInvitationBody, projectID string) (*created[invitedBody], error) {
	invited, err := s.services.Identity.Invite(ctx, identity.NewInvitation{
		Email: body.Email, Name: body.Name, Language: body.Language, OrganisationID: body.OrganisationID,
		ProjectID: projectID, Role: body.Role, UntilOn: body.UntilOn,
	})
	if err != nil {
		return nil, err
	}
	return &created[invitedBody]{ETag: etag(invited.Version), Location: "/api/v1/invitations/" + invited.ID, Body: s.invitedOf(ctx, invited)}, nil
}

func (s *Server) invitationList(ctx context.Context, projectID string) (*answer[invitationListBody], error) {
	rows, err := s.services.Identity.Invitations(ctx, projectID)
	if err != nil {
		return nil, err
	}
	body := invitationListBody{Items: []invitationBody{}}
	for _, row := range rows {
		body.Items = append(body.Items, s.invitationOf(ctx, row))
	}
	return &answer[invitationListBody]{Body: body}, nil
}

func (s *Server) invitedOf(ctx context.Context, invited *identity.Invited) invitedBody {
	return invitedBody{Invitation: s.invitationOf(ctx, invited.InvitationRow), Link: invited.Link}
}

func (s *Server) invitationOf(ctx context.Context, row models.InvitationRow) invitationBody {
	body := invitationBody{
		ID: row.ID, Email: row.Email, Name: row.Name, Language: row.Language, OrganisationID: row.OrganisationID, OrganisationName: row.OrganisationName,
		ProjectAcronym: row.ProjectAcronym, Role: row.Role, UntilOn: row.UntilOn, InvitedByName: row.InvitedByName, CreatedAt: row.CreatedAt,
		ExpiresAt: row.ExpiresAt, Expired: !s.services.DB.Now().Before(row.ExpiresAt), AllowedActions: []string{}, Version: row.Version,
	}
	if row.ProjectID != nil {
		body.ProjectID = *row.ProjectID
	}
	if identity.MayChangeInvitation(models.ActorOf(ctx), row.Invitation) {
		body.AllowedActions = append(body.AllowedActions, "renew", "withdraw")
	}
	return body
}
