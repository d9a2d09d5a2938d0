package api

import (
	"context"
	"net/http"

	"konsortium/consortium"
	"konsortium/money"
)

type awardBody struct {
	GrantAwarded    *money.Amount `json:"grantAwarded" nullable:"true" doc:"null before the award."`
	AgreementNumber string        `json:"agreementNumber"`
	Planned         *money.Amount `json:"planned" nullable:"true" doc:"The sum of the plan of record, for who may read the whole budget."`
	Difference      *money.Amount `json:"difference" nullable:"true" doc:"The grant awarded less the plan of record."`
	Version         int64         `json:"version" doc:"Of the project."`
	AllowedActions  []string      `json:"allowedActions" doc:"correct_award."`
}

type correctAwardInput struct {
	ProjectPath
	Edit
	Body struct {
		GrantAwarded    *money.Amount `json:"grantAwarded" nullable:"true"`
		AgreementNumber string        `json:"agreementNumber,omitempty" doc:"Once there is an agreement."`
		Reason          string        `json:"reason"`
	}
}

func (s *Server) awardOperations() {
	const path = "/projects/{projectId}/award"
	register(s, operation{method: http.MethodGet, path: path, id: "read-award", summary: "What the agency granted a project, beside its plan of record", tag: "projects", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*resource[awardBody], error) {
			return awardAnswer(s.services.Consortium.Award(ctx, in.ProjectID))
		})
	register(s, operation{method: http.MethodPut, path: path, id: "correct-award", summary: "Correct the grant awarded and the number of the agreement, with a reason", tag: "projects", status: http.StatusOK},
		func(ctx context.Context, in *correctAwardInput) (*resource[awardBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return awardAnswer(s.services.Consortium.CorrectAward(ctx, in.ProjectID, version, consortium.AwardCorrection(in.Body)))
		})
}

func awardAnswer(award *consortium.Award, err error) (*resource[awardBody], error) {
	if err != nil {
		return nil, err
	}
	body := awardBody{
		GrantAwarded: award.Project.GrantAwardedCents, AgreementNumber: award.Project.AgreementNumber, Planned: award.Planned,
		Difference: award.Difference, Version: award.Project.Version, AllowedActions: []string{},
	}
	if award.MayCorrect {
		body.AllowedActions = append(body.AllowedActions, "correct_award")
	}
	return &resource[awardBody]{ETag: etag(award.Project.Version), Body: body}, nil
}
