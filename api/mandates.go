package api

import (
	"context"
	"net/http"

	"konsortium/consortium"
	"konsortium/documents"
	"konsortium/programme"

	"github.com/danielgtaylor/huma/v2"
)

type mandateBody struct {
	PartnerID      string             `json:"partnerId"`
	Organisation   organisationPart   `json:"organisation"`
	Role           string             `json:"role" enum:"coordinator,partner,associated"`
	Asked          bool               `json:"asked" doc:"Whether a mandate is asked of it: not of the coordinator, nor of associated partners."`
	State          string             `json:"state" enum:"none,requested,received,signed"`
	RequestedOn    programme.Date     `json:"requestedOn"`
	ReceivedOn     programme.Date     `json:"receivedOn"`
	SignedOn       programme.Date     `json:"signedOn"`
	Document       *mandateFile       `json:"document,omitempty" doc:"The file that was handed in; absent for who may not read it."`
	People         []string           `json:"people" doc:"Who gets the request by mail; told to who may send it."`
	Moves          []mandateRouteBody `json:"moves" doc:"The moves that the reader may make."`
	Version        int64              `json:"version" doc:"The partner's."`
	AllowedActions []string           `json:"allowedActions" doc:"read_mandate_letter, request_mandate, move_mandate, hand_in_mandate."`
}

type mandateFile struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type mandateRouteBody struct {
	To   string `json:"to" enum:"none,requested,received,signed"`
	Back bool   `json:"back" doc:"A way back needs a reason."`
}

type requestedBody struct {
	Mandate mandateBody `json:"mandate"`
	Told    int         `json:"told" doc:"How many people were written to; with none the letter has to be sent in another way."`
}

type moveMandateInput struct {
	PartnerPath
	Edit
	Body struct {
		To         string         `json:"to" enum:"none,requested,received,signed"`
		On         programme.Date `json:"on,omitempty" doc:"The day it was signed or came in; a signature needs it, else it is today."`
		Reason     string         `json:"reason,omitempty" doc:"Why, on a way back."`
		DocumentID string         `json:"documentId,omitempty" doc:"The file of the letter, attached to the partner before."`
	}
}

type requestMandateInput struct {
	PartnerPath
	Edit
}

type mandateLetterInput struct {
	PartnerPath
	Speaking
}

func (s *Server) mandateOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/mandates", id: "list-mandates", summary: "How the mandate letters of the partners stand", tag: "mandates", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[page[mandateBody]], error) {
			rows, err := s.services.Consortium.Mandates(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			items := make([]mandateBody, len(rows))
			for i := range rows {
				items[i] = mandateOf(&rows[i])
			}
			return &answer[page[mandateBody]]{Body: page[mandateBody]{Items: items}}, nil
		})
	register(s, operation{
		method: http.MethodGet, path: "/projects/{projectId}/partners/{partnerId}/mandate-letter", id: "print-mandate-letter", summary: "The letter to sign, as PDF", tag: "mandates", status: http.StatusOK, describe: printed,
	}, func(ctx context.Context, in *mandateLetterInput) (*paperOutput, error) {
		return paperAnswer(s.services.Consortium.MandateLetter(ctx, in.ProjectID, in.PartnerID, in.language()))
	})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/partners/{partnerId}/mandate-requests", id: "request-mandate", summary: "Ask a partner for its mandate letter, or once more", tag: "mandates", status: http.StatusOK},
		func(ctx context.Context, in *requestMandateInput) (*resource[requestedBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			mandate, told, err := s.services.Consortium.RequestMandate(ctx, in.ProjectID, in.PartnerID, version)
			if err != nil {
				return nil, err
			}
			return &resource[requestedBody]{ETag: etag(mandate.Version), Body: requestedBody{Mandate: mandateOf(mandate), Told: told}}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/partners/{partnerId}/mandate-moves", id: "move-mandate", summary: "Move a mandate, or put the file of the letter to it", tag: "mandates", status: http.StatusOK},
		func(ctx context.Context, in *moveMandateInput) (*resource[mandateBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			mandate, err := s.services.Consortium.MoveMandate(ctx, in.ProjectID, in.PartnerID, version, consortium.MandateInput{
				To: consortium.Mandate(in.Body.To), On: in.Body.On, Reason: in.Body.Reason, DocumentID: in.Body.DocumentID,
			})
			if err != nil {
				return nil, err
			}
			return &resource[mandateBody]{ETag: etag(mandate.Version), Body: mandateOf(mandate)}, nil
		})
}

func mandateOf(m *consortium.PartnerMandate) mandateBody {
	body := mandateBody{
		PartnerID: m.ID, Organisation: organisationPartOf(&m.PartnerRow), Role: m.Role, Asked: m.Asked, State: m.MandateState,
		RequestedOn: m.MandateRequestedOn, ReceivedOn: m.MandateReceivedOn, SignedOn: m.MandateSignedOn,
		People: []string{}, Moves: []mandateRouteBody{}, Version: m.Version, AllowedActions: m.Allowed,
	}
	if m.MandateDocumentID != nil {
		body.Document = &mandateFile{ID: *m.MandateDocumentID, Name: m.DocumentName}
	}
	for _, person := range m.People {
		body.People = append(body.People, person.Name)
	}
	for _, route := range m.Routes {
		body.Moves = append(body.Moves, mandateRouteBody{To: string(route.To), Back: route.Back})
	}
	return body
}

// paperOutput is a printable document, saved under its name.
type paperOutput struct {
	ContentType        string `header:"Content-Type"`
	ContentDisposition string `header:"Content-Disposition"`
	Body               []byte
}

func paperAnswer(paper *consortium.Printed, err error) (*paperOutput, error) {
	if err != nil {
		return nil, err
	}
	return &paperOutput{ContentType: "application/pdf", ContentDisposition: documents.Disposition(paper.Name, documents.PDF), Body: paper.Content}, nil
}

// printed tells the OpenAPI document that the answer is a PDF.
func printed(op *huma.Operation) {
	op.Responses = map[string]*huma.Response{"200": {Description: "The document", Content: map[string]*huma.MediaType{"application/pdf": {Schema: &huma.Schema{Type: "string", Format: "binary"}}}}}
}
