package api

import (
	"context"
	"net/http"

	"konsortium/access"
	"konsortium/models"
	"konsortium/organisation"
	"konsortium/programme"
)

// OrganisationPath names one organisation in an address.
type OrganisationPath struct {
	OrganisationID string `path:"organisationId"`
}

// organisationDraftBody is what people enter of an organisation.
type organisationDraftBody struct {
	Name           string         `json:"name" minLength:"1" maxLength:"500"`
	ShortName      string         `json:"shortName,omitempty" maxLength:"40"`
	NameEnglish    string         `json:"nameEnglish,omitempty" maxLength:"500"`
	Type           string         `json:"type" enum:"higher_education_institution,company,public_authority,municipality_region,research_institute,association,foundation,healthcare,school,other"`
	SizeClass      string         `json:"sizeClass,omitempty" doc:"Of a company: micro, small, medium or large; empty when not stated."`
	Sector         string         `json:"sector,omitempty" doc:"public, private or nonprofit; empty when not stated."`
	Country        string         `json:"country" minLength:"2" maxLength:"2" doc:"ISO 3166-1 alpha-2, or XK; EL and UK are taken for GR and GB."`
	Region         string         `json:"region,omitempty" maxLength:"300"`
	City           string         `json:"city,omitempty" maxLength:"300"`
	Street         string         `json:"street,omitempty" maxLength:"300"`
	PostCode       string         `json:"postCode,omitempty" maxLength:"40"`
	Website        string         `json:"website,omitempty" maxLength:"300"`
	PIC            string         `json:"pic,omitempty" maxLength:"40" doc:"Participant identification code, nine digits."`
	OID            string         `json:"oid,omitempty" maxLength:"40" doc:"Organisation id, E and eight digits."`
	ErasmusCode    string         `json:"erasmusCode,omitempty" maxLength:"40"`
	VATNumber      string         `json:"vatNumber,omitempty" maxLength:"40"`
	NationalNumber string         `json:"nationalNumber,omitempty" maxLength:"40"`
	CharterFrom    programme.Date `json:"charterFrom,omitzero" doc:"First day of the Erasmus charter."`
	CharterUntil   programme.Date `json:"charterUntil,omitzero" doc:"Last day of the Erasmus charter."`
}

// OrganisationBody is one organisation of the register.
type OrganisationBody struct {
	ID             string         `json:"id"`
	Name           string         `json:"name"`
	ShortName      string         `json:"shortName"`
	NameEnglish    string         `json:"nameEnglish"`
	AlsoKnownAs    string         `json:"alsoKnownAs" doc:"A name to search by, from the web domain; not the legal name."`
	Type           string         `json:"type"`
	SizeClass      string         `json:"sizeClass"`
	Sector         string         `json:"sector"`
	Country        string         `json:"country" doc:"ISO 3166-1 alpha-2, or XK."`
	Region         string         `json:"region"`
	City           string         `json:"city"`
	CityPublished  string         `json:"cityPublished" doc:"As the Commission's list writes it."`
	Street         string         `json:"street"`
	PostCode       string         `json:"postCode"`
	Website        string         `json:"website"`
	PIC            string         `json:"pic"`
	OID            string         `json:"oid"`
	ErasmusCode    string         `json:"erasmusCode" doc:"Official form: the country part is padded with blanks to three characters."`
	VATNumber      string         `json:"vatNumber"`
	NationalNumber string         `json:"nationalNumber"`
	CharterFrom    programme.Date `json:"charterFrom"`
	CharterUntil   programme.Date `json:"charterUntil"`
	Latitude       *float64       `json:"latitude" doc:"Degrees; null unless the place is certain."`
	Longitude      *float64       `json:"longitude"`
	PlaceName      string         `json:"placeName"`
	IsOwn          bool           `json:"isOwn" doc:"The institution that this installation belongs to."`
	Source         string         `json:"source" doc:"eche_shipped, eche_import or entered."`
	Version        int64          `json:"version"`
	AllowedActions []string       `json:"allowedActions"`
}

// organisationEntryBody is an organisation with the projects that the reader may see.
type organisationEntryBody struct {
	OrganisationBody
	Participations []participationBody `json:"participations"`
}

type participationBody struct {
	ProjectID string         `json:"projectId"`
	PartnerID string         `json:"partnerId"`
	Acronym   string         `json:"acronym"`
	Title     string         `json:"title"`
	Action    string         `json:"action"`
	CallYear  int            `json:"callYear"`
	Status    string         `json:"status"`
	Role      string         `json:"role"`
	LeftOn    programme.Date `json:"leftOn"`
}

// organisationsBody is a page of the register with what the reader may do with it.
type organisationsBody struct {
	Items          []OrganisationBody `json:"items"`
	Next           string             `json:"next,omitempty" doc:"The cursor of the next page; absent on the last."`
	Total          *int64             `json:"total,omitempty" doc:"How many there are in all, when asked for with count=true."`
	AllowedActions []string           `json:"allowedActions" doc:"What the reader may do with the register: add, import."`
}

type searchOrganisationsInput struct {
	Listing
	Query     string         `query:"q" maxLength:"200" doc:"Words of a name, city or country, or an identifier. The best come first."`
	Country   string         `query:"country" maxLength:"2" doc:"ISO 3166-1 alpha-2, or XK."`
	Type      string         `query:"type" maxLength:"40"`
	CharterOn programme.Date `query:"charterOn" doc:"Only those whose charter is valid on the day."`
	Count     bool           `query:"count" doc:"Also tell how many there are in all."`
}

func (s *Server) organisationOperations() {
	const collection, one = "/organisations", "/organisations/{organisationId}"
	register(s, operation{method: http.MethodGet, path: collection, id: "search-organisations", summary: "Search the register", tag: "organisations", status: http.StatusOK},
		func(ctx context.Context, in *searchOrganisationsInput) (*answer[organisationsBody], error) {
			found, err := s.services.Organisation.SearchOrganisations(ctx, organisation.Search{
				Typed: in.Query, Country: in.Country, Type: in.Type, CharterOn: in.CharterOn, Count: in.Count,
			}, in.request())
			if err != nil {
				return nil, err
			}
			actor := models.ActorOf(ctx)
			items := convert(found.Page, func(row models.Organisation) OrganisationBody { return organisationOf(row, actor) })
			return &answer[organisationsBody]{Body: organisationsBody{Items: items.Items, Next: items.Next, Total: found.Total, AllowedActions: registerActions(actor)}}, nil
		})
	register(s, operation{method: http.MethodPost, path: collection, id: "add-organisation", summary: "Enter an organisation", tag: "organisations", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			LookedAtSimilar bool `query:"lookedAtSimilar" doc:"The person has seen the organisations with almost the same name, and this is another one."`
			Body            organisationDraftBody
		}) (*created[OrganisationBody], error) {
			row, err := s.services.Organisation.AddOrganisation(ctx, organisation.Details(in.Body), in.LookedAtSimilar)
			if err != nil {
				return nil, err
			}
			return &created[OrganisationBody]{
				ETag: etag(row.Version), Location: "/api/v1/organisations/" + row.ID, Body: organisationOf(*row, models.ActorOf(ctx)),
			}, nil
		})
	register(s, operation{method: http.MethodGet, path: one, id: "read-organisation", summary: "One organisation and its projects", tag: "organisations", status: http.StatusOK},
		func(ctx context.Context, in *OrganisationPath) (*resource[organisationEntryBody], error) {
			entry, err := s.services.Organisation.GetOrganisation(ctx, in.OrganisationID)
			if err != nil {
				return nil, err
			}
			body := organisationEntryBody{OrganisationBody: organisationOf(entry.Organisation, models.ActorOf(ctx)), Participations: []participationBody{}}
			for _, row := range entry.Participations {
				body.Participations = append(body.Participations, participationBody(row))
			}
			return &resource[organisationEntryBody]{ETag: etag(entry.Organisation.Version), Body: body}, nil
		})
	register(s, operation{method: http.MethodPut, path: one, id: "edit-organisation", summary: "Change an organisation", tag: "organisations", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			OrganisationPath
			Edit
			Body organisationDraftBody
		}) (*resource[OrganisationBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, err := s.services.Organisation.EditOrganisation(ctx, in.OrganisationID, version, organisation.Details(in.Body))
			if err != nil {
				return nil, err
			}
			return &resource[OrganisationBody]{ETag: etag(row.Version), Body: organisationOf(*row, models.ActorOf(ctx))}, nil
		})
	s.organisationImportOperations()
}

func organisationOf(row models.Organisation, actor access.Actor) OrganisationBody {
	body := OrganisationBody{
		ID: row.ID, Name: row.Name, ShortName: row.ShortName, NameEnglish: row.NameEnglish, AlsoKnownAs: row.AlsoKnownAs,
		Type: row.Type, SizeClass: row.SizeClass, Sector: row.Sector, Country: row.Country, Region: row.Region, City: row.City, CityPublished: row.CityPublished,
		Street: row.Street, PostCode: row.PostCode, Website: row.Website, PIC: textOf(row.PIC), OID: textOf(row.OID), ErasmusCode: textOf(row.ErasmusCode),
		VATNumber: textOf(row.VATNumber), NationalNumber: textOf(row.NationalNumber), CharterFrom: row.CharterFrom, CharterUntil: row.CharterUntil,
		Latitude: row.Latitude, Longitude: row.Longitude, PlaceName: row.PlaceName, IsOwn: row.IsOwn, Source: row.Source, Version: row.Version,
		AllowedActions: []string{},
	}
	if access.Allowed(actor, access.EditOrganisation, access.Resource{}) {
		body.AllowedActions = append(body.AllowedActions, "edit")
	}
	return body
}

// registerActions tells what a person may do with the register as a whole.
func registerActions(actor access.Actor) []string {
	actions := []string{}
	if access.Allowed(actor, access.AddOrganisation, access.Resource{}) {
		actions = append(actions, "add")
	}
	if access.Allowed(actor, access.ImportOrganisations, access.Resource{}) {
		actions = append(actions, "import")
	}
	return actions
}

func textOf(value *string) string {
	if value == nil {
		return ""
	}
	return *value
}
