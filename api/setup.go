package api

import (
	"context"
	"net/http"

	"konsortium/access"
	"konsortium/eligibility"
	"konsortium/identity"
	"konsortium/models"
	"konsortium/organisation"
)

type setupBody struct {
	Needed bool `json:"needed" doc:"There is no account yet. The address of the set-up stands in the program's output."`
}

// setupOrganisationBody is an institution to choose as the own one.
type setupOrganisationBody struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	NameEnglish string `json:"nameEnglish"`
	City        string `json:"city"`
	Country     string `json:"country"`
	ErasmusCode string `json:"erasmusCode"`
}

// SetupToken is embedded in every body of the set-up.
type SetupToken struct {
	Token string `json:"token" minLength:"1" maxLength:"200"`
}

// setupOperations set an installation up, for whoever holds the address that
// the program printed.
func (s *Server) setupOperations() {
	register(s, operation{method: http.MethodGet, path: "/setup", id: "read-setup", summary: "Whether the installation waits to be set up", tag: "setup", status: http.StatusOK, public: true},
		func(ctx context.Context, _ *struct{}) (*answer[setupBody], error) {
			needed, err := s.services.Identity.SetupNeeded(ctx)
			if err != nil {
				return nil, err
			}
			return &answer[setupBody]{Body: setupBody{Needed: needed}}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/setup/searches", id: "search-setup-organisations", summary: "Find the own institution in the register", tag: "setup", status: http.StatusOK, public: true},
		func(ctx context.Context, in *struct {
			Body struct {
				SetupToken
				Query string `json:"query" maxLength:"200"`
			}
		}) (*answer[page[setupOrganisationBody]], error) {
			if err := s.services.Identity.CheckSetup(ctx, in.Body.Token); err != nil {
				return nil, err
			}
			found, err := s.services.Organisation.SearchOrganisations(asProgram(ctx), organisation.Search{Typed: in.Body.Query}, models.PageRequest{Limit: 8})
			if err != nil {
				return nil, err
			}
			found.Page.Next = ""
			return &answer[page[setupOrganisationBody]]{Body: convert(found.Page, setupOrganisationOf)}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/setup/organisations", id: "add-setup-organisation", summary: "Enter the own institution when the register lacks it", tag: "setup", status: http.StatusCreated, public: true},
		func(ctx context.Context, in *struct {
			Body struct {
				SetupToken
				Name    string `json:"name" maxLength:"300"`
				City    string `json:"city" maxLength:"200"`
				Country string `json:"country" maxLength:"2"`
			}
		}) (*answer[setupOrganisationBody], error) {
			if err := s.services.Identity.CheckSetup(ctx, in.Body.Token); err != nil {
				return nil, err
			}
			row, err := s.services.Organisation.AddOrganisation(asProgram(ctx), organisation.Details{
				Name: in.Body.Name, City: in.Body.City, Country: in.Body.Country, Type: eligibility.HigherEducationInstitution,
			}, false)
			if err != nil {
				return nil, err
			}
			return &answer[setupOrganisationBody]{Body: setupOrganisationOf(*row)}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/setup", id: "set-up", summary: "Make the first administrator and name the own institution, once", tag: "setup", status: http.StatusNoContent, public: true},
		func(ctx context.Context, in *struct {
			Visit
			Body struct {
				SetupToken
				Email          string `json:"email" maxLength:"254"`
				Name           string `json:"name" maxLength:"200"`
				Language       string `json:"language" enum:"sv,en"`
				Password       string `json:"password" maxLength:"1000"`
				OrganisationID string `json:"organisationId"`
			}
		}) (*cookieOutput, error) {
			secret, err := s.services.Identity.SetUp(ctx, in.Body.Token, identity.FirstAdministrator{
				Email: in.Body.Email, Name: in.Body.Name, Language: in.Body.Language, Password: in.Body.Password,
				OrganisationID: in.Body.OrganisationID, UserAgent: in.visitor.userAgent,
			})
			if err != nil {
				return nil, err
			}
			return &cookieOutput{SetCookie: s.cookie(secret, 0)}, nil
		})
}

// asProgram acts for whoever has proved to hold the set-up address.
func asProgram(ctx context.Context) context.Context {
	return models.WithActor(ctx, access.Actor{System: true})
}

func setupOrganisationOf(row models.Organisation) setupOrganisationBody {
	body := setupOrganisationBody{ID: row.ID, Name: row.Name, NameEnglish: row.NameEnglish, City: row.City, Country: row.Country}
	if row.ErasmusCode != nil {
		body.ErasmusCode = *row.ErasmusCode
	}
	return body
}
