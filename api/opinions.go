package api

import (
	"context"
	"net/http"

	"konsortium/models"
	"konsortium/partnership"
	"konsortium/programme"
)

// OpinionPath names an opinion on a proposal in an address.
type OpinionPath struct {
	ProposalPath
	OpinionID string `path:"opinionId"`
}

// OpinionFields are what one body says in the consultation.
type OpinionFields struct {
	Body    string         `json:"body" doc:"Who is asked: a faculty board, a committee, the legal office."`
	Opinion string         `json:"opinion,omitempty" doc:"Empty while it is waited for."`
	AskedOn programme.Date `json:"askedOn,omitempty"`
	GivenOn programme.Date `json:"givenOn,omitempty" doc:"Needed with an opinion."`
}

func (f OpinionFields) input() partnership.OpinionInput { return partnership.OpinionInput(f) }

type opinionBody struct {
	ID      string         `json:"id"`
	Body    string         `json:"body"`
	Opinion string         `json:"opinion"`
	AskedOn programme.Date `json:"askedOn"`
	GivenOn programme.Date `json:"givenOn"`
	Version int64          `json:"version"`
}

type addOpinionInput struct {
	ProposalPath
	Body OpinionFields
}

type editOpinionInput struct {
	OpinionPath
	Edit
	Body OpinionFields
}

func (s *Server) opinionOperations() {
	const all, one, tag = "/partnerships/proposals/{proposalId}/opinions", "/partnerships/proposals/{proposalId}/opinions/{opinionId}", "partnerships"
	register(s, operation{method: http.MethodGet, path: all, id: "list-opinions", summary: "What bodies say of a proposal in the consultation", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *ProposalPath) (*answer[page[opinionBody]], error) {
			rows, err := s.services.Partnership.Opinions(ctx, in.ProposalID)
			if err != nil {
				return nil, err
			}
			items := make([]opinionBody, len(rows))
			for i := range rows {
				items[i] = opinionOf(&rows[i])
			}
			return &answer[page[opinionBody]]{Body: page[opinionBody]{Items: items}}, nil
		})
	register(s, operation{method: http.MethodPost, path: all, id: "add-opinion", summary: "Note a body that is asked, or what it says", tag: tag, status: http.StatusCreated},
		func(ctx context.Context, in *addOpinionInput) (*created[opinionBody], error) {
			row, err := s.services.Partnership.AddOpinion(ctx, in.ProposalID, in.Body.input())
			if err != nil {
				return nil, err
			}
			return &created[opinionBody]{
				ETag: etag(row.Version), Location: "/api/v1/partnerships/proposals/" + in.ProposalID + "/opinions/" + row.ID, Body: opinionOf(row),
			}, nil
		})
	register(s, operation{method: http.MethodPut, path: one, id: "edit-opinion", summary: "Write an opinion anew", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *editOpinionInput) (*resource[opinionBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, err := s.services.Partnership.EditOpinion(ctx, in.ProposalID, in.OpinionID, version, in.Body.input())
			if err != nil {
				return nil, err
			}
			return &resource[opinionBody]{ETag: etag(row.Version), Body: opinionOf(row)}, nil
		})
	register(s, operation{method: http.MethodDelete, path: one, id: "remove-opinion", summary: "Remove an opinion that was noted by mistake", tag: tag, status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			OpinionPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Partnership.RemoveOpinion(ctx, in.ProposalID, in.OpinionID, version)
		})
}

func opinionOf(row *models.ProposalOpinion) opinionBody {
	return opinionBody{ID: row.ID, Body: row.Body, Opinion: row.Opinion, AskedOn: row.AskedOn, GivenOn: row.GivenOn, Version: row.Version}
}
