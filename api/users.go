package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/access"
	"konsortium/identity"
	"konsortium/models"
)

// UserPath names an account in an address.
type UserPath struct {
	UserID string `path:"userId"`
}

// userBody is an account as administrators and the international office see it.
type userBody struct {
	ID             string          `json:"id"`
	Name           string          `json:"name"`
	Email          string          `json:"email"`
	Language       string          `json:"language" enum:"sv,en"`
	Status         string          `json:"status" enum:"invited,active,disabled"`
	Roles          []string        `json:"roles" doc:"Roles of the installation."`
	Organisations  []userPlaceBody `json:"organisations"`
	CreatedAt      time.Time       `json:"createdAt"`
	LastSignInAt   *time.Time      `json:"lastSignInAt,omitempty"`
	Demonstration  bool            `json:"demonstration" doc:"Made with the demonstration data; its password is printed at every start with them."`
	AllowedActions []string        `json:"allowedActions"`
	Version        int64           `json:"version"`
}

type userPlaceBody struct {
	ID               string `json:"id" doc:"Of the membership."`
	OrganisationID   string `json:"organisationId"`
	OrganisationName string `json:"organisationName"`
	Version          int64  `json:"version"`
}

func (s *Server) userOperations() {
	const one = "/users/{userId}"
	register(s, operation{method: http.MethodGet, path: "/users", id: "list-users", summary: "Accounts", tag: "users", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			Listing
			Query  string `query:"query" maxLength:"200" doc:"Part of a name or an address."`
			Status string `query:"status" enum:"active,disabled"`
			Role   string `query:"role" enum:"administrator,international_office,leadership,finance,employee"`
		}) (*answer[page[userBody]], error) {
			rows, err := s.services.Identity.Accounts(ctx, models.AccountFilter{Text: in.Query, Status: in.Status, Role: in.Role}, in.request())
			if err != nil {
				return nil, err
			}
			actor := models.ActorOf(ctx)
			return &answer[page[userBody]]{Body: convert(rows, func(row identity.Account) userBody { return userOf(&row, actor) })}, nil
		})
	register(s, operation{method: http.MethodGet, path: one, id: "read-user", summary: "One account", tag: "users", status: http.StatusOK},
		func(ctx context.Context, in *UserPath) (*resource[userBody], error) {
			return userAnswer(ctx)(s.services.Identity.Account(ctx, in.UserID))
		})
	register(s, operation{method: http.MethodPut, path: one + "/roles", id: "change-user-roles", summary: "Give an account exactly these roles of the installation", tag: "users", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			UserPath
			Edit
			Body struct {
				Roles []access.Role `json:"roles" maxItems:"10"`
			}
		}) (*resource[userBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return userAnswer(ctx)(s.services.Identity.ChangeRoles(ctx, in.UserID, version, in.Body.Roles))
		})
	s.userStatusOperation("disable", "Keep a person out; every session ends", s.services.Identity.DisableAccount)
	s.userStatusOperation("enable", "Let a person in again", s.services.Identity.EnableAccount)
	register(s, operation{method: http.MethodDelete, path: one + "/organisations/{membershipId}", id: "end-organisation-membership", summary: "End a person's membership of an organisation and their parts in its projects", tag: "users", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			UserPath
			MembershipID string `path:"membershipId"`
			Edit
		}) (*resource[userBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return userAnswer(ctx)(s.services.Identity.EndPlace(ctx, in.UserID, in.MembershipID, version))
		})
}

func (s *Server) userStatusOperation(act, summary string, change func(context.Context, string, int64) (*identity.Account, error)) {
	register(s, operation{method: http.MethodPost, path: "/users/{userId}/" + act, id: act + "-user", summary: summary, tag: "users", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			UserPath
			Edit
		}) (*resource[userBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return userAnswer(ctx)(change(ctx, in.UserID, version))
		})
}

// userAnswer turns the result of a use case into the answer.
func userAnswer(ctx context.Context) func(*identity.Account, error) (*resource[userBody], error) {
	return func(account *identity.Account, err error) (*resource[userBody], error) {
		if err != nil {
			return nil, err
		}
		return &resource[userBody]{ETag: etag(account.Version), Body: userOf(account, models.ActorOf(ctx))}, nil
	}
}

func userOf(account *identity.Account, actor access.Actor) userBody {
	body := userBody{
		ID: account.ID, Name: account.Name, Email: account.Email, Language: account.Language, Status: account.Status,
		Roles: append([]string{}, account.Roles...), Organisations: []userPlaceBody{}, CreatedAt: account.CreatedAt,
		LastSignInAt: account.LastSignInAt, Demonstration: account.Demonstration, AllowedActions: []string{}, Version: account.Version,
	}
	for _, place := range account.Places {
		body.Organisations = append(body.Organisations, userPlaceBody{ID: place.ID, OrganisationID: place.OrganisationID, OrganisationName: place.OrganisationName, Version: place.Version})
	}
	if access.Allowed(actor, access.ManageAccounts, access.Resource{}) {
		body.AllowedActions = append(body.AllowedActions, "change_roles", "end_membership")
		if account.Status == models.UserDisabled {
			body.AllowedActions = append(body.AllowedActions, "enable")
		} else {
			body.AllowedActions = append(body.AllowedActions, "disable")
		}
	}
	return body
}
