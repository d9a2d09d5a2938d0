package api

import (
	"context"
	"net/http"

	"konsortium/consortium"
	"konsortium/money"
	"konsortium/programme"
)

type submissionCheckBody struct {
	Verdict    string            `json:"verdict" enum:"eligible,not_eligible,undecided"`
	RuleBook   *ruleBookName     `json:"ruleBook,omitempty" doc:"Absent when the call has none."`
	CheckedOn  programme.Date    `json:"checkedOn"`
	WithBudget bool              `json:"withBudget" doc:"Whether checks that rest on every partner's amounts are in; only for who may read the whole budget."`
	Numbers    rankNumbers       `json:"numbers"`
	Counts     countsBody        `json:"counts"`
	Grant      submissionGrant   `json:"grant"`
	Gaps       []submissionGap   `json:"gaps" doc:"Everything to mend or to look at, the gravest first."`
	Partners   []partnerOwesBody `json:"partners"`
}

type rankNumbers struct {
	Blockers  int `json:"blockers"`
	Undecided int `json:"undecided"`
	Warnings  int `json:"warnings"`
	Notes     int `json:"notes"`
}

type submissionGrant struct {
	Requested *money.Amount `json:"requested" nullable:"true"`
	Cap       *money.Amount `json:"cap" nullable:"true"`
}

type submissionGap struct {
	Rank         string        `json:"rank" enum:"blocker,undecided,warning,note"`
	Rule         string        `json:"rule,omitempty" doc:"The programme's rule; absent for the product's own checks."`
	Check        string        `json:"check,omitempty" doc:"The product's own check."`
	PartnerID    string        `json:"partnerId,omitempty"`
	Organisation string        `json:"organisation,omitempty" doc:"Whom it is about; absent for the project."`
	Message      string        `json:"message"`
	Place        string        `json:"place" enum:"facts,partners,content,mandates,budget,plan,members" doc:"The page where it is mended."`
	Source       *citationBody `json:"source,omitempty"`
	Confirmed    bool          `json:"confirmed" doc:"False for a value from memory, inferred, or in conflict between sources."`
}

type partnerOwesBody struct {
	PartnerID    string `json:"partnerId"`
	Organisation string `json:"organisation"`
	Country      string `json:"country"`
	Role         string `json:"role" enum:"coordinator,partner,associated"`
	MandateState string `json:"mandateState" enum:"none,requested,received,signed"`
	Mandate      string `json:"mandate" enum:"not_asked,owed,unknown,done"`
	Charter      string `json:"charter" enum:"not_asked,owed,unknown,done"`
	AddedValue   string `json:"addedValue" enum:"not_asked,owed,unknown,done"`
	Strategy     string `json:"strategy" enum:"not_asked,owed,unknown,done"`
}

func (s *Server) submissionOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/submission-check", id: "check-submission", summary: "Everything that an application still lacks, in order", tag: "eligibility", status: http.StatusOK},
		func(ctx context.Context, in *readEligibilityInput) (*answer[submissionCheckBody], error) {
			check, err := s.services.Consortium.CheckSubmission(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			return &answer[submissionCheckBody]{Body: submissionCheckOf(check, in.language())}, nil
		})
	register(s, operation{
		method: http.MethodGet, path: "/projects/{projectId}/submission-check/paper", id: "print-submission-check", summary: "The check as PDF for sending round the consortium, without any partner's amounts",
		tag: "eligibility", status: http.StatusOK, describe: printed,
	}, func(ctx context.Context, in *readEligibilityInput) (*paperOutput, error) {
		return paperAnswer(s.services.Consortium.PrintSubmissionCheck(ctx, in.ProjectID, in.language()))
	})
}

func submissionCheckOf(check *consortium.SubmissionCheck, language string) submissionCheckBody {
	body := submissionCheckBody{
		Verdict: string(check.Verdict), CheckedOn: check.Today, WithBudget: check.WithBudget, Counts: countsBody(check.Counts),
		Numbers: rankNumbers{
			Blockers: check.Count(consortium.RankBlocker), Undecided: check.Count(consortium.RankUndecided),
			Warnings: check.Count(consortium.RankWarning), Notes: check.Count(consortium.RankNote),
		},
		Grant: submissionGrant{Requested: check.Grant.Requested, Cap: check.Grant.Cap}, Gaps: []submissionGap{}, Partners: []partnerOwesBody{},
	}
	if check.Book != nil {
		body.RuleBook = &ruleBookName{Action: check.Book.Action, CallYear: check.Book.CallYear, Version: check.Book.Version}
	}
	for _, gap := range check.Gaps {
		one := submissionGap{
			Rank: string(gap.Rank), Rule: string(gap.Rule), Check: string(gap.Own), PartnerID: gap.PartnerID, Organisation: gap.Organisation,
			Message: gap.Words.In(language), Place: string(gap.Place), Confirmed: gap.Confirmed,
		}
		if gap.Source.Title != "" {
			one.Source = &citationBody{Title: gap.Source.Title, Address: gap.Source.Address}
		}
		body.Gaps = append(body.Gaps, one)
	}
	for _, partner := range check.Partners {
		body.Partners = append(body.Partners, partnerOwesBody{
			PartnerID: partner.PartnerID, Organisation: partner.Organisation, Country: partner.Country, Role: partner.Role, MandateState: partner.MandateState,
			Mandate: string(partner.Mandate), Charter: string(partner.Charter), AddedValue: string(partner.AddedValue), Strategy: string(partner.Strategy),
		})
	}
	return body
}
