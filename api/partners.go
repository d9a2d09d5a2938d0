package api

import (
	"context"
	"net/http"

	"konsortium/consortium"
	"konsortium/models"
	"konsortium/programme"
)

type partnerBody struct {
	ID               string           `json:"id"`
	Organisation     organisationPart `json:"organisation"`
	Position         int              `json:"position" doc:"Its place in the consortium, from 0."`
	Role             string           `json:"role" enum:"coordinator,partner,associated"`
	Standing         string           `json:"standing" enum:"programme_country,partner_country," doc:"What its country is in the call; empty when not known."`
	Wording          string           `json:"wording" doc:"The words the call has for its countries: programme_countries or associated_countries."`
	AddedValue       string           `json:"addedValue"`
	AddedValueNeeded int              `json:"addedValueNeeded" doc:"How many characters the call wants on it; 0 where it asks for none."`
	StrategyLink     string           `json:"strategyLink"`
	StrategyNeeded   bool             `json:"strategyNeeded" doc:"The call asks how the project links to its strategy."`
	CharterHeld      *bool            `json:"charterHeld" doc:"As entered by hand; null leaves it to the published list."`
	CharterKnown     *bool            `json:"charterKnown" doc:"Whether it holds a charter as far as is known; null when it is not."`
	CharterBasis     string           `json:"charterBasis" enum:"by_hand,list,unknown"`
	MandateState     string           `json:"mandateState" enum:"none,requested,received,signed"`
	MandateSignedOn  programme.Date   `json:"mandateSignedOn"`
	JoinedOn         programme.Date   `json:"joinedOn"`
	LeftOn           programme.Date   `json:"leftOn" doc:"The first day it takes no part any more."`
	LeavingReason    string           `json:"leavingReason,omitempty" doc:"Why it left, for who may read the whole budget."`
	ReplacedByID     *string          `json:"replacedById,omitempty" doc:"The partner that took its place."`
	Version          int64            `json:"version"`
	AllowedActions   []string         `json:"allowedActions" doc:"edit_consortium, remove_partner, leave, stay."`
}

// organisationPart is what the pages of a project show of an organisation.
type organisationPart struct {
	ID           string         `json:"id"`
	Name         string         `json:"name"`
	ShortName    string         `json:"shortName"`
	Type         string         `json:"type"`
	Country      string         `json:"country" doc:"ISO 3166-1 alpha-2."`
	City         string         `json:"city"`
	OID          *string        `json:"oid"`
	IsOwn        bool           `json:"isOwn"`
	CharterFrom  programme.Date `json:"charterFrom"`
	CharterUntil programme.Date `json:"charterUntil"`
	Latitude     *float64       `json:"latitude"`
	Longitude    *float64       `json:"longitude"`
}

// PartnerFields are what people say of a partner.
type PartnerFields struct {
	Role            string         `json:"role" enum:"coordinator,partner,associated" doc:"Giving a partner the coordinator's role takes it from the one who had it."`
	AddedValue      string         `json:"addedValue,omitempty"`
	StrategyLink    string         `json:"strategyLink,omitempty"`
	CharterHeld     *bool          `json:"charterHeld,omitempty" nullable:"true" doc:"null leaves it to the published list, where the call takes it as evidence."`
	MandateState    string         `json:"mandateState,omitempty" enum:"none,requested,received,signed" doc:"As it stands when absent."`
	MandateSignedOn programme.Date `json:"mandateSignedOn,omitempty"`
	JoinedOn        programme.Date `json:"joinedOn,omitempty"`
	LeftOn          programme.Date `json:"leftOn,omitempty" doc:"As it stands: leaving is an act of its own."`
}

func (f PartnerFields) input(organisationID string) consortium.PartnerInput {
	return consortium.PartnerInput{
		OrganisationID: organisationID, Role: f.Role, AddedValue: f.AddedValue, StrategyLink: f.StrategyLink, CharterHeld: f.CharterHeld,
		MandateState: f.MandateState, MandateSignedOn: f.MandateSignedOn, JoinedOn: f.JoinedOn, LeftOn: f.LeftOn,
	}
}

type addPartnerInput struct {
	ProjectPath
	Body struct {
		OrganisationID string `json:"organisationId"`
		PartnerFields
	}
}

// PartnerPath names a partner of a project in an address.
type PartnerPath struct {
	ProjectPath
	PartnerID string `path:"partnerId"`
}

type editPartnerInput struct {
	PartnerPath
	Edit
	Body PartnerFields
}

type removePartnerInput struct {
	PartnerPath
	Edit
}

type placePartnerInput struct {
	PartnerPath
	Edit
	Body struct {
		Position int `json:"position" minimum:"0" maximum:"1000" doc:"From 0; beyond the end is the end."`
	}
}

func (s *Server) partnerOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/partners", id: "list-partners", summary: "The partners of a project in their order, those who have left included", tag: "partners", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[page[partnerBody]], error) {
			return partnerList(s.services.Consortium.Partners(ctx, in.ProjectID))
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/partners", id: "add-partner", summary: "Take an organisation of the register into a project", tag: "partners", status: http.StatusCreated},
		func(ctx context.Context, in *addPartnerInput) (*created[partnerBody], error) {
			partner, err := s.services.Consortium.AddPartner(ctx, in.ProjectID, in.Body.input(in.Body.OrganisationID))
			if err != nil {
				return nil, err
			}
			return &created[partnerBody]{
				ETag: etag(partner.Version), Location: "/api/v1/projects/" + in.ProjectID + "/partners/" + partner.ID, Body: partnerOf(partner),
			}, nil
		})
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/partners/{partnerId}", id: "read-partner", summary: "One partner of a project", tag: "partners", status: http.StatusOK},
		func(ctx context.Context, in *PartnerPath) (*resource[partnerBody], error) {
			return partnerAnswer(s.services.Consortium.Partner(ctx, in.ProjectID, in.PartnerID))
		})
	register(s, operation{method: http.MethodPut, path: "/projects/{projectId}/partners/{partnerId}", id: "edit-partner", summary: "Write what is said of a partner anew", tag: "partners", status: http.StatusOK},
		func(ctx context.Context, in *editPartnerInput) (*resource[partnerBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return partnerAnswer(s.services.Consortium.EditPartner(ctx, in.ProjectID, in.PartnerID, version, in.Body.input("")))
		})
	register(s, operation{method: http.MethodDelete, path: "/projects/{projectId}/partners/{partnerId}", id: "remove-partner", summary: "Take a partner out of a project before the award", tag: "partners", status: http.StatusNoContent},
		func(ctx context.Context, in *removePartnerInput) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Consortium.RemovePartner(ctx, in.ProjectID, in.PartnerID, version)
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/partners/{partnerId}/position", id: "place-partner", summary: "Move a partner to another place in the consortium", tag: "partners", status: http.StatusOK},
		func(ctx context.Context, in *placePartnerInput) (*answer[page[partnerBody]], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return partnerList(s.services.Consortium.PlacePartner(ctx, in.ProjectID, in.PartnerID, version, in.Body.Position))
		})
}

func partnerAnswer(partner *consortium.Partner, err error) (*resource[partnerBody], error) {
	if err != nil {
		return nil, err
	}
	return &resource[partnerBody]{ETag: etag(partner.Version), Body: partnerOf(partner)}, nil
}

func partnerList(partners []*consortium.Partner, err error) (*answer[page[partnerBody]], error) {
	if err != nil {
		return nil, err
	}
	items := make([]partnerBody, len(partners))
	for i, partner := range partners {
		items[i] = partnerOf(partner)
	}
	return &answer[page[partnerBody]]{Body: page[partnerBody]{Items: items}}, nil
}

func partnerOf(p *consortium.Partner) partnerBody {
	body := partnerBody{
		ID: p.ID, Position: p.Position, Role: p.Role, Standing: string(p.Standing), Wording: string(p.Wording),
		Organisation: organisationPartOf(p.PartnerRow),
		AddedValue:   p.AddedValue, AddedValueNeeded: p.AddedValueNeeded, StrategyLink: p.StrategyLink, StrategyNeeded: p.StrategyNeeded,
		CharterHeld: p.CharterHeld, CharterKnown: p.CharterKnown, CharterBasis: string(p.CharterBasis),
		MandateState: p.MandateState, MandateSignedOn: p.MandateSignedOn, JoinedOn: p.JoinedOn, LeftOn: p.LeftOn,
		ReplacedByID: p.ReplacedByID, Version: p.Version, AllowedActions: texts(p.Allowed),
	}
	if p.TellsReason {
		body.LeavingReason = p.LeavingReason
	}
	return body
}

func organisationPartOf(row *models.PartnerRow) organisationPart {
	return organisationPart{
		ID: row.OrganisationID, Name: row.OrganisationName, ShortName: row.OrganisationShort, Type: row.OrganisationType, Country: row.OrganisationCountry,
		City: row.OrganisationCity, OID: row.OrganisationOID, IsOwn: row.OrganisationIsOwn, CharterFrom: row.CharterFrom, CharterUntil: row.CharterUntil,
		Latitude: row.Latitude, Longitude: row.Longitude,
	}
}
