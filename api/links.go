package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/identity"
	"konsortium/programme"
)

// previewBody is what the holder of an invitation's link sees.
type previewBody struct {
	Email            string         `json:"email"`
	Name             string         `json:"name"`
	Language         string         `json:"language" enum:"sv,en"`
	OrganisationName string         `json:"organisationName"`
	ProjectAcronym   string         `json:"projectAcronym" doc:"Empty without a project."`
	Role             string         `json:"role" doc:"Empty without a role."`
	UntilOn          programme.Date `json:"untilOn"`
	InvitedByName    string         `json:"invitedByName"`
	ExpiresAt        time.Time      `json:"expiresAt"`
	HasAccount       bool           `json:"hasAccount" doc:"The address has an account; its owner signs in to accept."`
	SignedIn         bool           `json:"signedIn" doc:"That owner is signed in."`
}

type acceptedOutput struct {
	SetCookie string `header:"Set-Cookie"`
	Body      acceptedBody
}

type acceptedBody struct {
	OrganisationID string `json:"organisationId"`
	ProjectID      string `json:"projectId" doc:"Empty without a project."`
	NewAccount     bool   `json:"newAccount"`
}

// linkOperations are what the holder of a link in mail can do. The secret of a
// link travels in bodies, never in addresses.
func (s *Server) linkOperations() {
	register(s, operation{method: http.MethodPost, path: "/invitation-previews", id: "preview-invitation", summary: "What an invitation's link invites to", tag: "links", status: http.StatusOK, public: true},
		func(ctx context.Context, in *struct {
			Body struct {
				Token string `json:"token" minLength:"1" maxLength:"200"`
			}
		}) (*answer[previewBody], error) {
			found, err := s.services.Identity.PreviewInvitation(ctx, in.Body.Token)
			if err != nil {
				return nil, err
			}
			return &answer[previewBody]{Body: previewBody{
				Email: found.Email, Name: found.Name, Language: found.Language, OrganisationName: found.OrganisationName, ProjectAcronym: found.ProjectAcronym,
				Role: found.Role, UntilOn: found.UntilOn, InvitedByName: found.InvitedByName, ExpiresAt: found.ExpiresAt, HasAccount: found.HasAccount, SignedIn: found.SignedIn,
			}}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/invitation-acceptances", id: "accept-invitation", summary: "Accept an invitation", tag: "links", status: http.StatusOK, public: true},
		func(ctx context.Context, in *struct {
			Visit
			Body struct {
				Token    string `json:"token" minLength:"1" maxLength:"200"`
				Name     string `json:"name,omitempty" maxLength:"200" doc:"Of whoever has no account yet, like language and password."`
				Language string `json:"language,omitempty"`
				Password string `json:"password,omitempty" maxLength:"1000"`
			}
		}) (*acceptedOutput, error) {
			accepted, err := s.services.Identity.AcceptInvitation(ctx, in.Body.Token, identity.Acceptance{
				Name: in.Body.Name, Language: in.Body.Language, Password: in.Body.Password, UserAgent: in.visitor.userAgent,
			})
			if err != nil {
				return nil, err
			}
			output := &acceptedOutput{Body: acceptedBody{OrganisationID: accepted.OrganisationID, ProjectID: accepted.ProjectID, NewAccount: accepted.Session != ""}}
			if accepted.Session != "" {
				output.SetCookie = s.cookie(accepted.Session, 0)
			}
			return output, nil
		})
	register(s, operation{method: http.MethodPost, path: "/password-reset-requests", id: "ask-password-reset", summary: "Ask for a link to choose a new password; the answer is always the same", tag: "links", status: http.StatusAccepted, public: true},
		func(ctx context.Context, in *struct {
			Visit
			Body struct {
				Email string `json:"email" minLength:"3" maxLength:"254"`
			}
		}) (*nothing, error) {
			return &nothing{}, s.services.Identity.AskPasswordReset(ctx, in.Body.Email, in.visitor.address)
		})
	register(s, operation{method: http.MethodPost, path: "/password-resets", id: "reset-password", summary: "Choose a new password with a link; every session ends", tag: "links", status: http.StatusNoContent, public: true},
		func(ctx context.Context, in *struct {
			Body struct {
				Token    string `json:"token" minLength:"1" maxLength:"200"`
				Password string `json:"password" maxLength:"1000"`
			}
		}) (*nothing, error) {
			return &nothing{}, s.services.Identity.ResetPassword(ctx, in.Body.Token, in.Body.Password)
		})
}
