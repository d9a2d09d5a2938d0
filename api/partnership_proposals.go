package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/models"
	"konsortium/partnership"
)

// ProposalPath names a proposal in an address.
type ProposalPath struct {
	ProposalID string `path:"proposalId"`
}

// ProposalFields are what people write in a proposal.
type ProposalFields struct {
	Title           string                       `json:"title"`
	Purpose         string                       `json:"purpose" doc:"What the partnership is for, in at most 600 characters."`
	Origin          string                       `json:"origin" enum:"leadership,external_request,employee" doc:"Who may give which, the list tells as origins."`
	Areas           []string                     `json:"areas" enum:"research,education,utilisation,skills_supply,communication,other" doc:"Collaboration areas."`
	InstitutionWide string                       `json:"institutionWide" enum:"yes,no,unsure" doc:"Only what concerns the whole institution is a strategic partnership; no is told, and stops nothing."`
	Organisations   []ProposedOrganisationFields `json:"organisations"`
}

// ProposedOrganisationFields name one organisation of a proposal.
type ProposedOrganisationFields struct {
	OrganisationID string `json:"organisationId,omitempty" doc:"Of the register. Without it name and country tell which organisation it is."`
	Name           string `json:"name,omitempty"`
	Country        string `json:"country,omitempty" doc:"ISO 3166-1 alpha-2."`
}

func (f ProposalFields) input() partnership.ProposalInput {
	in := partnership.ProposalInput{Title: f.Title, Purpose: f.Purpose, Origin: f.Origin, Areas: f.Areas, InstitutionWide: f.InstitutionWide}
	for _, one := range f.Organisations {
		in.Organisations = append(in.Organisations, partnership.OrganisationInput{OrganisationID: one.OrganisationID, Name: one.Name, Country: one.Country})
	}
	return in
}

type partnershipProposalBody struct {
	ID              string                        `json:"id"`
	Title           string                        `json:"title"`
	Purpose         string                        `json:"purpose"`
	Origin          string                        `json:"origin" enum:"leadership,external_request,employee"`
	Areas           []string                      `json:"areas" enum:"research,education,utilisation,skills_supply,communication,other"`
	InstitutionWide string                        `json:"institutionWide" enum:"yes,no,unsure"`
	Organisations   []proposedOrganisationBody    `json:"organisations"`
	Submitter       string                        `json:"submitter" doc:"Empty when the person was erased."`
	SubmittedAt     time.Time                     `json:"submittedAt"`
	Stage           string                        `json:"stage" enum:"received,first_review,preparation,consultation,decision_basis,declined,withdrawn"`
	StageSince      time.Time                     `json:"stageSince"`
	DaysInStage     int                           `json:"daysInStage" doc:"Calendar days; 0 once it has been declined or withdrawn."`
	Reason          string                        `json:"reason" doc:"Why it was declined or withdrawn."`
	History         []partnershipProposalStepBody `json:"history" doc:"The stages it went through, oldest first."`
	Assessment      *assessmentSummaryBody        `json:"assessment,omitempty" doc:"Absent for whoever does not read all proposals."`
	Moves           []partnershipProposalMoveBody `json:"moves" doc:"The steps that the reader may take now."`
	Demonstration   bool                          `json:"demonstration"`
	Version         int64                         `json:"version"`
	AllowedActions  []string                      `json:"allowedActions"`
}

type proposedOrganisationBody struct {
	ID             string  `json:"id" doc:"Of the line in the proposal."`
	OrganisationID *string `json:"organisationId,omitempty" doc:"Of the register; absent until it is linked."`
	Name           string  `json:"name"`
	Country        string  `json:"country"`
	City           string  `json:"city"`
	Type           string  `json:"type" doc:"Empty until it is linked."`
	ProposedAs     string  `json:"proposedAs" doc:"The words of the proposal, where it was not found in the register."`
}

type partnershipProposalStepBody struct {
	From   string    `json:"from" doc:"Empty for the first."`
	To     string    `json:"to"`
	At     time.Time `json:"at"`
	By     string    `json:"by" doc:"Told to those who read all proposals."`
	Reason string    `json:"reason" doc:"Of a step on the way, told to those who read all proposals."`
}

type assessmentSummaryBody struct {
	Strategy   *int   `json:"strategy" nullable:"true"`
	Complement *int   `json:"complement" nullable:"true"`
	Portfolio  *int   `json:"portfolio" nullable:"true"`
	Sum        *int   `json:"sum" nullable:"true" doc:"For sorting only; null while one of the three is open."`
	Ethics     string `json:"ethics" enum:"open,holds,unclear,fails"`
	Opinions   int    `json:"opinions" doc:"How many bodies are asked."`
	Awaited    int    `json:"awaited" doc:"How many of them have not answered."`
}

type partnershipProposalMoveBody struct {
	To           string   `json:"to" enum:"received,first_review,preparation,consultation,decision_basis,declined,withdrawn"`
	Back         bool     `json:"back"`
	Doubts       []string `json:"doubts" doc:"What speaks against the step. They stop nothing and ask for a reason."`
	ReasonNeeded bool     `json:"reasonNeeded"`
}

type partnershipProposalListBody struct {
	Items          []partnershipProposalBody `json:"items"`
	Next           string                    `json:"next,omitempty" doc:"The cursor of the next page; absent on the last."`
	Origins        []string                  `json:"origins" doc:"What the reader may give as the origin of a proposal."`
	AllowedActions []string                  `json:"allowedActions"`
}

type moveProposalInput struct {
	ProposalPath
	Edit
	Body struct {
		To     string `json:"to" enum:"received,first_review,preparation,consultation,decision_basis,declined"`
		Reason string `json:"reason,omitempty" doc:"Needed for a step back, for a declining, which tells it to the submitter, and for a step in spite of doubts."`
	}
}

type withdrawProposalInput struct {
	ProposalPath
	Edit
	Body struct {
		Reason string `json:"reason,omitempty"`
	}
}

type linkOrganisationInput struct {
	ProposalPath
	Edit
	ProposedID string `path:"proposedId"`
	Body       struct {
		OrganisationID string `json:"organisationId"`
	}
}

type listProposalsInput struct {
	Listing
	Mine   bool   `query:"mine" doc:"Only one's own."`
	Open   bool   `query:"open" doc:"Only those that have not been declined or withdrawn."`
	Stage  string `query:"stage" enum:"received,first_review,preparation,consultation,decision_basis,declined,withdrawn"`
	Origin string `query:"origin" enum:"leadership,external_request,employee"`
}

func (s *Server) proposalOperations() {
	const all, one, tag = "/partnerships/proposals", "/partnerships/proposals/{proposalId}", "partnerships"
	register(s, operation{method: http.MethodGet, path: all, id: "list-proposals", summary: "The proposals that the reader may see", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *listProposalsInput) (*answer[partnershipProposalListBody], error) {
			list, err := s.services.Partnership.Proposals(ctx, partnership.Filter{Mine: in.Mine, Open: in.Open, Stage: in.Stage, Origin: in.Origin}, in.request())
			if err != nil {
				return nil, err
			}
			body := partnershipProposalListBody{Items: []partnershipProposalBody{}, Next: list.Next, Origins: list.Origins, AllowedActions: texts(list.Allowed)}
			for _, row := range list.Items {
				body.Items = append(body.Items, partnershipProposalOf(row))
			}
			return &answer[partnershipProposalListBody]{Body: body}, nil
		})
	register(s, operation{method: http.MethodPost, path: all, id: "propose-partnership", summary: "Propose a partnership", tag: tag, status: http.StatusCreated},
		func(ctx context.Context, in *struct{ Body ProposalFields }) (*created[partnershipProposalBody], error) {
			row, err := s.services.Partnership.ProposePartnership(ctx, in.Body.input())
			if err != nil {
				return nil, err
			}
			return &created[partnershipProposalBody]{ETag: etag(row.Version), Location: "/api/v1/partnerships/proposals/" + row.ID, Body: partnershipProposalOf(row)}, nil
		})
	register(s, operation{method: http.MethodGet, path: one, id: "read-proposal", summary: "One proposal", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *ProposalPath) (*resource[partnershipProposalBody], error) {
			return partnershipProposalAnswer(s.services.Partnership.Proposal(ctx, in.ProposalID))
		})
	register(s, operation{method: http.MethodPut, path: one, id: "edit-proposal", summary: "Write a proposal anew", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProposalPath
			Edit
			Body ProposalFields
		}) (*resource[partnershipProposalBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return partnershipProposalAnswer(s.services.Partnership.EditProposal(ctx, in.ProposalID, version, in.Body.input()))
		})
	register(s, operation{method: http.MethodPost, path: one + "/moves", id: "move-proposal", summary: "Take a proposal to another stage", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *moveProposalInput) (*resource[partnershipProposalBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return partnershipProposalAnswer(s.services.Partnership.MoveProposal(ctx, in.ProposalID, version, partnership.Stage(in.Body.To), in.Body.Reason))
		})
	register(s, operation{method: http.MethodPost, path: one + "/withdrawal", id: "withdraw-proposal", summary: "Withdraw one's own proposal", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *withdrawProposalInput) (*resource[partnershipProposalBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return partnershipProposalAnswer(s.services.Partnership.WithdrawProposal(ctx, in.ProposalID, version, in.Body.Reason))
		})
	register(s, operation{method: http.MethodPut, path: one + "/organisations/{proposedId}", id: "link-proposed-organisation", summary: "Say which entry of the register a proposed organisation is", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *linkOrganisationInput) (*resource[partnershipProposalBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return partnershipProposalAnswer(s.services.Partnership.LinkOrganisation(ctx, in.ProposalID, version, in.ProposedID, in.Body.OrganisationID))
		})
}

func partnershipProposalAnswer(row *partnership.Proposal, err error) (*resource[partnershipProposalBody], error) {
	if err != nil {
		return nil, err
	}
	return &resource[partnershipProposalBody]{ETag: etag(row.Version), Body: partnershipProposalOf(row)}, nil
}

func partnershipProposalOf(p *partnership.Proposal) partnershipProposalBody {
	body := partnershipProposalBody{
		ID: p.ID, Title: p.Title, Purpose: p.Purpose, Origin: p.Origin, Areas: p.Areas, InstitutionWide: p.InstitutionWide,
		Organisations: []proposedOrganisationBody{}, Submitter: p.SubmitterName, SubmittedAt: p.CreatedAt, Stage: p.Stage, StageSince: p.StageSince,
		DaysInStage: p.DaysInStage, Reason: p.Reason, History: []partnershipProposalStepBody{}, Moves: []partnershipProposalMoveBody{}, Demonstration: p.Demonstration,
		Version: p.Version, AllowedActions: texts(p.Allowed),
	}
	for _, row := range p.Organisations {
		body.Organisations = append(body.Organisations, proposedOrganisationOf(row))
	}
	for _, step := range p.History {
		body.History = append(body.History, partnershipProposalStepBody{From: step.FromStage, To: step.ToStage, At: step.MovedAt, By: step.By, Reason: step.Reason})
	}
	for _, move := range p.Moves {
		body.Moves = append(body.Moves, partnershipProposalMoveBody{To: string(move.To), Back: move.Back, Doubts: texts(move.Doubts), ReasonNeeded: move.ReasonNeeded})
	}
	if a := p.Assessment; a != nil {
		body.Assessment = &assessmentSummaryBody{
			Strategy: a.StrategyScore, Complement: a.ComplementScore, Portfolio: a.PortfolioScore, Sum: a.Sum, Ethics: string(a.Outcome),
			Opinions: a.Opinions, Awaited: a.OpinionsAwaited,
		}
	}
	return body
}

func proposedOrganisationOf(row models.ProposedOrganisationRow) proposedOrganisationBody {
	name, country := row.Shown()
	return proposedOrganisationBody{
		ID: row.ID, OrganisationID: row.OrganisationID, Name: name, Country: country, City: row.RegisterCity, Type: row.RegisterType, ProposedAs: row.Name,
	}
}
