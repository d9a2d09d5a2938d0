package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/models"
)

// tokenBody is a bearer token without its secret.
type tokenBody struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`
	CreatedAt  time.Time  `json:"createdAt"`
	ExpiresAt  time.Time  `json:"expiresAt"`
	LastUsedAt *time.Time `json:"lastUsedAt,omitempty"`
}

type newTokenBody struct {
	Token  tokenBody `json:"token"`
	Secret string    `json:"secret" doc:"Shown this once. Send it as Authorization: Bearer."`
}

// ownOperations are what a person does with their own account.
func (s *Server) ownOperations() {
	register(s, operation{method: http.MethodPut, path: "/me", id: "change-me", summary: "Change one's own name and language", tag: "me", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			Edit
			Body struct {
				Name     string `json:"name" maxLength:"200"`
				Language string `json:"language" enum:"sv,en"`
			}
		}) (*resource[meBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			me, err := s.services.Identity.ChangeMe(ctx, version, in.Body.Name, in.Body.Language)
			if err != nil {
				return nil, err
			}
			return &resource[meBody]{ETag: etag(me.User.Version), Body: s.meOf(me, models.ActorOf(ctx))}, nil
		})
	register(s, operation{method: http.MethodPut, path: "/me/password", id: "change-password", summary: "Change one's own password; every other session ends", tag: "me", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			Visit
			Body struct {
				Password    string `json:"password" minLength:"1" maxLength:"1000" doc:"The present one."`
				NewPassword string `json:"newPassword" maxLength:"1000"`
			}
		}) (*cookieOutput, error) {
			secret, err := s.services.Identity.ChangePassword(ctx, in.Body.Password, in.Body.NewPassword, in.visitor.userAgent)
			if err != nil {
				return nil, err
			}
			return &cookieOutput{SetCookie: s.cookie(secret, 0)}, nil
		})
	register(s, operation{method: http.MethodGet, path: "/me/tokens", id: "list-tokens", summary: "One's own bearer tokens", tag: "me", status: http.StatusOK},
		func(ctx context.Context, _ *struct{}) (*answer[page[tokenBody]], error) {
			rows, err := s.services.Identity.Tokens(ctx)
			if err != nil {
				return nil, err
			}
			return &answer[page[tokenBody]]{Body: convert(models.Page[models.APIToken]{Items: rows}, tokenOf)}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/me/tokens", id: "add-token", summary: "Make a bearer token for scripts", tag: "me", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			Body struct {
				Name     string `json:"name" maxLength:"200"`
				Days     int    `json:"days" minimum:"1" maximum:"365" doc:"How long it holds."`
				Password string `json:"password" minLength:"1" maxLength:"1000" doc:"One's own password."`
			}
		}) (*answer[newTokenBody], error) {
			token, secret, err := s.services.Identity.AddToken(ctx, in.Body.Name, in.Body.Days, in.Body.Password)
			if err != nil {
				return nil, err
			}
			return &answer[newTokenBody]{Body: newTokenBody{Token: tokenOf(*token), Secret: secret}}, nil
		})
	register(s, operation{method: http.MethodDelete, path: "/me/tokens/{tokenId}", id: "revoke-token", summary: "Revoke a bearer token", tag: "me", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			TokenID string `path:"tokenId"`
		}) (*nothing, error) {
			return &nothing{}, s.services.Identity.RevokeToken(ctx, in.TokenID)
		})
}

func tokenOf(row models.APIToken) tokenBody {
	return tokenBody{ID: row.ID, Name: row.Name, CreatedAt: row.CreatedAt, ExpiresAt: row.ExpiresAt, LastUsedAt: row.LastUsedAt}
}
