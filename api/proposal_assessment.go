package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"konsortium/models"
	"konsortium/partnership"
	"konsortium/programme"
)

// CriterionFields are one scored criterion; the same when it is read.
type CriterionFields struct {
	Score  *int   `json:"score,omitempty" nullable:"true" minimum:"0" maximum:"3" doc:"null while it is not assessed."`
	Reason string `json:"reason,omitempty" doc:"Needed with a score."`
}

// EthicsFields are the answer to one question of the fourth criterion.
type EthicsFields struct {
	Question string `json:"question" enum:"academic_freedom,democratic_values,critical_reflection,high_quality,ethical_approach"`
	Answer   string `json:"answer,omitempty" enum:",yes,no,unclear" doc:"Empty while it is not answered."`
	Reason   string `json:"reason,omitempty" doc:"Needed with an answer."`
}

// AssessmentFields are what the office writes of the four criteria.
type AssessmentFields struct {
	Strategy   CriterionFields `json:"strategy" doc:"It supports the strategy and ties clearly to its focus areas."`
	Complement CriterionFields `json:"complement" doc:"Approaches, competences and resources complement each other."`
	Portfolio  CriterionFields `json:"portfolio" doc:"It complements the partnerships there are."`
	Ethics     []EthicsFields  `json:"ethics" doc:"Academic freedom, democratic values, critical reflection, high quality, an ethical approach."`
}

func (f AssessmentFields) input() partnership.AssessmentInput {
	in := partnership.AssessmentInput{
		Strategy: partnership.CriterionInput(f.Strategy), Complement: partnership.CriterionInput(f.Complement), Portfolio: partnership.CriterionInput(f.Portfolio),
	}
	for _, one := range f.Ethics {
		in.Ethics = append(in.Ethics, models.EthicsAnswer(one))
	}
	return in
}

type criterionBody struct {
	Score  *int   `json:"score" nullable:"true"`
	Reason string `json:"reason"`
}

type ethicsBody struct {
	Question string `json:"question" enum:"academic_freedom,democratic_values,critical_reflection,high_quality,ethical_approach"`
	Answer   string `json:"answer" enum:",yes,no,unclear"`
	Reason   string `json:"reason"`
}

type assessmentBody struct {
	Strategy       criterionBody `json:"strategy"`
	Complement     criterionBody `json:"complement"`
	Portfolio      criterionBody `json:"portfolio"`
	Ethics         []ethicsBody  `json:"ethics" doc:"All five questions in their order."`
	EthicsOutcome  string        `json:"ethicsOutcome" enum:"open,holds,unclear,fails" doc:"One no fails."`
	Sum            *int          `json:"sum" nullable:"true" doc:"Of the first three, for sorting only; null while one of them is open."`
	AssessedBy     string        `json:"assessedBy"`
	AssessedAt     *time.Time    `json:"assessedAt,omitempty"`
	Overlap        overlapBody   `json:"overlap"`
	Version        int64         `json:"version"`
	AllowedActions []string      `json:"allowedActions"`
}

type overlapBody struct {
	Proposals []overlappingProposalBody `json:"proposals" doc:"The nearest first."`
	Projects  []commonProjectBody       `json:"projects" doc:"That the own institution has or had in common with a proposed organisation."`
}

type overlappingProposalBody struct {
	ID            string   `json:"id"`
	Title         string   `json:"title"`
	Stage         string   `json:"stage"`
	Organisations []string `json:"organisations" doc:"Names of those in common."`
	Countries     []string `json:"countries"`
	Areas         []string `json:"areas"`
}

type commonProjectBody struct {
	ProjectID      string         `json:"projectId"`
	Acronym        string         `json:"acronym"`
	Title          string         `json:"title"`
	Action         string         `json:"action"`
	CallYear       int            `json:"callYear"`
	Status         string         `json:"status"`
	OrganisationID string         `json:"organisationId"`
	Organisation   string         `json:"organisation"`
	Role           string         `json:"role"`
	LeftOn         programme.Date `json:"leftOn"`
}

type comparedProposalBody struct {
	Proposal   partnershipProposalBody `json:"proposal"`
	Assessment assessmentBody          `json:"assessment"`
	Opinions   []opinionBody           `json:"opinions"`
}

type assessProposalInput struct {
	ProposalPath
	Edit
	Body AssessmentFields
}

type compareProposalsInput struct {
	Proposals string `query:"proposals" required:"true" maxLength:"400" doc:"Two to five ids, with commas between them."`
}

func (s *Server) proposalAssessmentOperations() {
	const one, tag = "/partnerships/proposals/{proposalId}/assessment", "partnerships"
	register(s, operation{method: http.MethodGet, path: one, id: "read-proposal-assessment", summary: "A proposal by the selection criteria, and what it overlaps with", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *ProposalPath) (*resource[assessmentBody], error) {
			return assessmentAnswer(s.services.Partnership.Judgement(ctx, in.ProposalID))
		})
	register(s, operation{method: http.MethodPut, path: one, id: "assess-proposal", summary: "Assess a proposal by the selection criteria", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *assessProposalInput) (*resource[assessmentBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return assessmentAnswer(s.services.Partnership.AssessProposal(ctx, in.ProposalID, version, in.Body.input()))
		})
	register(s, operation{method: http.MethodGet, path: "/partnerships/comparison", id: "compare-proposals", summary: "Two to five proposals side by side", tag: tag, status: http.StatusOK},
		func(ctx context.Context, in *compareProposalsInput) (*answer[page[comparedProposalBody]], error) {
			ids := strings.FieldsFunc(in.Proposals, func(r rune) bool { return r == ',' })
			rows, err := s.services.Partnership.CompareProposals(ctx, ids)
			if err != nil {
				return nil, err
			}
			items := []comparedProposalBody{}
			for _, row := range rows {
				compared := comparedProposalBody{Proposal: partnershipProposalOf(row.Proposal), Assessment: assessmentOf(row), Opinions: []opinionBody{}}
				for i := range row.Opinions {
					compared.Opinions = append(compared.Opinions, opinionOf(&row.Opinions[i]))
				}
				items = append(items, compared)
			}
			return &answer[page[comparedProposalBody]]{Body: page[comparedProposalBody]{Items: items}}, nil
		})
}

func assessmentAnswer(row *partnership.Judgement, err error) (*resource[assessmentBody], error) {
	if err != nil {
		return nil, err
	}
	return &resource[assessmentBody]{ETag: etag(row.Assessment.Version), Body: assessmentOf(row)}, nil
}

func assessmentOf(j *partnership.Judgement) assessmentBody {
	a := j.Assessment
	body := assessmentBody{
		Strategy: criterionBody{a.StrategyScore, a.StrategyReason}, Complement: criterionBody{a.ComplementScore, a.ComplementReason},
		Portfolio: criterionBody{a.PortfolioScore, a.PortfolioReason}, Ethics: []ethicsBody{}, EthicsOutcome: string(a.Outcome), Sum: a.Sum,
		AssessedBy: a.AssessedByName, AssessedAt: a.AssessedAt, Version: a.Version, AllowedActions: []string{},
		Overlap: overlapBody{Proposals: []overlappingProposalBody{}, Projects: []commonProjectBody{}},
	}
	for _, one := range a.Answers {
		body.Ethics = append(body.Ethics, ethicsBody(one))
	}
	for _, one := range j.Overlap.Proposals {
		body.Overlap.Proposals = append(body.Overlap.Proposals, overlappingProposalBody{
			ID: one.ID, Title: one.Title, Stage: string(one.Stage), Organisations: one.Organisations, Countries: one.Countries, Areas: one.Areas,
		})
	}
	for _, one := range j.Overlap.Projects {
		body.Overlap.Projects = append(body.Overlap.Projects, commonProjectBody{
			ProjectID: one.ProjectID, Acronym: one.Acronym, Title: one.Title, Action: one.Action, CallYear: one.CallYear, Status: one.Status,
			OrganisationID: one.OrganisationID, Organisation: one.OrganisationName, Role: one.Role, LeftOn: one.LeftOn,
		})
	}
	for _, action := range j.Proposal.Allowed {
		if action == "handle_proposals" {
			body.AllowedActions = append(body.AllowedActions, string(action))
		}
	}
	return body
}
