package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"konsortium/access"
	"konsortium/identity"
	"konsortium/models"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"
)

// visitor is where a request comes from; it is read from the connection, not
// from the body.
type visitor struct {
	address   string
	userAgent string
	cookie    string
}

// Visit is embedded in the input of operations that need to know where a
// request comes from.
type Visit struct {
	visitor visitor
}

type signInInput struct {
	Visit
	Body struct {
		Email    string `json:"email" minLength:"3" maxLength:"254"`
		Password string `json:"password" minLength:"1" maxLength:"1000"`
	}
}

// Resolve reads the visitor from the connection.
func (v *Visit) Resolve(ctx huma.Context) []error {
	c := humafiber.Unwrap(ctx)
	address, _ := c.Locals(addressLocal).(string)
	v.visitor = visitor{address: address, userAgent: c.Get("User-Agent"), cookie: cookieOf(c)}
	return nil
}

type signedInOutput struct {
	SetCookie string `header:"Set-Cookie"`
	Body      meBody
}

// cookieOutput is the answer of an operation that only gives or takes the cookie.
type cookieOutput struct {
	SetCookie string `header:"Set-Cookie"`
}

// meBody is the signed-in person with what the frame shows.
type meBody struct {
	ID              string            `json:"id"`
	Name            string            `json:"name"`
	Email           string            `json:"email"`
	Language        string            `json:"language" enum:"sv,en"`
	Roles           []string          `json:"roles"`
	Memberships     []membershipBody  `json:"memberships"`
	OwnOrganisation *organisationName `json:"ownOrganisation,omitempty" doc:"Absent before the installation is set up."`
	Demonstration   bool              `json:"demonstration" doc:"The installation holds demonstration data."`
	AllowedActions  []string          `json:"allowedActions" doc:"What the person may do somewhere in the installation."`
	Version         int64             `json:"version"`
}

type membershipBody struct {
	ProjectID        string `json:"projectId"`
	ProjectAcronym   string `json:"projectAcronym"`
	OrganisationID   string `json:"organisationId"`
	OrganisationName string `json:"organisationName"`
	PartnerID        string `json:"partnerId" doc:"Empty when the organisation is not a partner, as for an auditor."`
	Role             string `json:"role"`
}

type organisationName struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

func (s *Server) sessionOperations() {
	register(s, operation{method: http.MethodPost, path: "/session", id: "sign-in", summary: "Sign in", tag: "session", status: http.StatusOK, public: true},
		func(ctx context.Context, in *signInInput) (*signedInOutput, error) {
			secret, signed, err := s.services.Identity.SignIn(ctx, identity.Credentials{
				Email: in.Body.Email, Password: in.Body.Password,
				Address: in.visitor.address, UserAgent: in.visitor.userAgent, OldSession: in.visitor.cookie,
			})
			if err != nil {
				return nil, err
			}
			me, err := s.services.Identity.Me(models.WithActor(ctx, signed.Actor))
			if err != nil {
				return nil, err
			}
			return &signedInOutput{SetCookie: s.cookie(secret, 0), Body: s.meOf(me, signed.Actor)}, nil
		})
	register(s, operation{method: http.MethodDelete, path: "/session", id: "sign-out", summary: "Sign out", tag: "session", status: http.StatusNoContent},
		func(ctx context.Context, _ *struct{}) (*cookieOutput, error) {
			signed, _ := signInOf(ctx)
			if err := s.services.Identity.SignOut(ctx, signed.sessionID); err != nil {
				return nil, err
			}
			return &cookieOutput{SetCookie: s.cookie("", -1)}, nil
		})
	register(s, operation{method: http.MethodGet, path: "/me", id: "read-me", summary: "The signed-in person", tag: "session", status: http.StatusOK},
		func(ctx context.Context, _ *struct{}) (*resource[meBody], error) {
			me, err := s.services.Identity.Me(ctx)
			if err != nil {
				return nil, err
			}
			return &resource[meBody]{ETag: etag(me.User.Version), Body: s.meOf(me, models.ActorOf(ctx))}, nil
		})
}

func (s *Server) meOf(me *identity.Me, actor access.Actor) meBody {
	body := meBody{
		ID: me.User.ID, Name: me.User.Name, Email: me.User.Email, Language: me.User.Language, Version: me.User.Version,
		Roles: []string{}, Memberships: []membershipBody{}, AllowedActions: []string{}, Demonstration: s.settings.Demonstration,
	}
	for _, role := range actor.Roles {
		body.Roles = append(body.Roles, string(role))
	}
	for _, row := range me.Memberships {
		body.Memberships = append(body.Memberships, membershipBody(row))
	}
	if me.Own != nil {
		body.OwnOrganisation = &organisationName{ID: me.Own.ID, Name: me.Own.Name}
	}
	for _, action := range access.Actions() {
		if !access.ReachOf(actor, action).Nothing() {
			body.AllowedActions = append(body.AllowedActions, string(action))
		}
	}
	return body
}

// cookie gives the one cookie of the product. A negative age deletes it.
func (s *Server) cookie(secret string, age int) string {
	cookie := http.Cookie{
		Name: s.cookieName, Value: secret, Path: "/", Secure: s.secure, HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: age,
	}
	if age < 0 {
		cookie.Expires = time.Unix(0, 0)
	}
	return cookie.String()
}

func cookieOf(c interface {
	Cookies(string, ...string) string
}) string {
	for _, name := range []string{"__Host-konsortium", "konsortium"} {
		if value := c.Cookies(name); value != "" {
			return value
		}
	}
	return ""
}

// addressBehind takes the address that the outermost of our own proxies saw.
// What stands further left in X-Forwarded-For was written by the client.
func addressBehind(direct, forwarded string, proxies int) string {
	if proxies <= 0 || forwarded == "" {
		return direct
	}
	hops := strings.Split(forwarded, ",")
	place := max(len(hops)-proxies, 0)
	return strings.TrimSpace(hops[place])
}
