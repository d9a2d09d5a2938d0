package api

import (
	"context"
	"net/http"

	"konsortium/budget"
	"konsortium/grant"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// finalGrantBody is the final calculation of a grant as one person may see it.
type finalGrantBody struct {
	Scope          string           `json:"scope" enum:"project,own_organisation" doc:"own_organisation: nothing here speaks of any other partner."`
	Ended          bool             `json:"ended" doc:"False while more may be approved: then it is what would hold today."`
	RuleBook       string           `json:"ruleBook" doc:"The edition that it was found by; empty without one."`
	Score          string           `json:"score" doc:"Of the final report, 0 to 100; empty while it is not known."`
	DecidedOn      programme.Date   `json:"decidedOn"`
	Source         string           `json:"source" doc:"Where the agency said so."`
	Addendum       bool             `json:"addendum" doc:"The project held virtual activities under the relief for them."`
	AgencyGrant    *money.Amount    `json:"agencyGrant" nullable:"true" doc:"The final grant as the agency found it."`
	SetBy          string           `json:"setBy"`
	Result         *finalResultBody `json:"result,omitempty" doc:"Absent for a partner."`
	Partners       []finalShareBody `json:"partners"`
	Version        int64            `json:"version"`
	AllowedActions []string         `json:"allowedActions" doc:"settle_grant"`
}

type finalResultBody struct {
	Steps      []finalStepBody     `json:"steps"`
	Categories []finalCategoryBody `json:"categories"`
	Final      money.Amount        `json:"final"`
	Received   money.Amount        `json:"received"`
	Balance    money.Amount        `json:"balance" doc:"What the agency still pays; with a minus what is paid back to it."`
}

type finalStepBody struct {
	Code    string       `json:"code" enum:"approved,category_growth,category_caps,transfers,awarded,score"`
	Before  money.Amount `json:"before"`
	After   money.Amount `json:"after"`
	Share   string       `json:"share" doc:"The rule's fraction; empty where it has none."`
	Waiting bool         `json:"waiting" doc:"Waits for the score."`
	Ground  groundBody   `json:"ground"`
}

type groundBody struct {
	Absent    bool         `json:"absent" doc:"The rule book has no such rule."`
	Source    citationBody `json:"source"`
	Confirmed bool         `json:"confirmed"`
	Note      string       `json:"note"`
}

type finalCategoryBody struct {
	Code        string        `json:"code"`
	Planned     money.Amount  `json:"planned"`
	Approved    money.Amount  `json:"approved"`
	GrowthLimit *money.Amount `json:"growthLimit,omitempty" doc:"The most that it may grow to."`
	GrowthRule  string        `json:"growthRule" enum:",max_in,never_grow,grow_freely,award_needed"`
	Growth      groundBody    `json:"growth"`
	Cap         *money.Amount `json:"cap,omitempty" doc:"The most the call pays for it."`
	CapGround   groundBody    `json:"capGround"`
	Uncovered   money.Amount  `json:"uncovered" doc:"Growth that no other category may give."`
	Accepted    money.Amount  `json:"accepted"`
}

type finalShareBody struct {
	PartnerID    string           `json:"partnerId"`
	Organisation organisationPart `json:"organisation"`
	Role         string           `json:"role" enum:"coordinator,partner"`
	Position     int              `json:"position"`
	Approved     money.Amount     `json:"approved"`
	Final        money.Amount     `json:"final"`
	Paid         money.Amount     `json:"paid" doc:"For the coordinator what it holds."`
	Balance      money.Amount     `json:"balance" doc:"What it gets; with a minus what it pays back."`
}

type settlementFields struct {
	Score       string         `json:"score,omitempty" doc:"0 to 100, with at most one decimal; empty while it is not known."`
	DecidedOn   programme.Date `json:"decidedOn,omitempty"`
	Source      string         `json:"source,omitempty"`
	Addendum    bool           `json:"addendum"`
	AgencyGrant *money.Amount  `json:"agencyGrant,omitempty" nullable:"true"`
	Reason      string         `json:"reason,omitempty" doc:"Why, when something was entered before."`
}

func (s *Server) finalGrantOperations() {
	const path = "/projects/{projectId}/final-grant"
	register(s, operation{method: http.MethodGet, path: path, id: "read-final-grant", summary: "The final grant, step by step, and what each partner gets or pays back", tag: "cash", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*resource[finalGrantBody], error) {
			return finalGrantAnswer(s.services.Grant.ReadFinalGrant(ctx, in.ProjectID))
		})
	register(s, operation{method: http.MethodPut, path: path, id: "settle-grant", summary: "Enter what the agency said of the final report", tag: "cash", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Edit
			Body settlementFields
		}) (*resource[finalGrantBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return finalGrantAnswer(s.services.Grant.Settle(ctx, in.ProjectID, version, grant.SettlementInput(in.Body)))
		})
}

func finalGrantAnswer(final *grant.FinalGrant, err error) (*resource[finalGrantBody], error) {
	if err != nil {
		return nil, err
	}
	entered := final.Entered
	body := finalGrantBody{
		Scope: "own_organisation", Ended: final.Ended(), RuleBook: final.RuleBook, Score: grant.ScoreOf(entered.ScoreTenths), DecidedOn: entered.DecidedOn, Source: entered.Source, Addendum: entered.Addendum,
		AgencyGrant: entered.AgencyCents, SetBy: final.SetBy, Partners: []finalShareBody{}, Version: max(entered.Version, models.FirstSettlement-1), AllowedActions: []string{},
	}
	if final.Whole {
		body.Scope = "project"
	}
	if final.Calculation != nil {
		body.Result = finalResultOf(final)
	}
	for i := range final.Shares {
		share := &final.Shares[i]
		body.Partners = append(body.Partners, finalShareBody{
			PartnerID: share.ID, Organisation: organisationPartOf(&share.PartnerRow), Role: share.Role, Position: share.Position,
			Approved: share.Approved, Final: share.Final, Paid: share.Paid, Balance: share.Balance,
		})
	}
	if final.MayManage {
		body.AllowedActions = append(body.AllowedActions, "settle_grant")
	}
	return &resource[finalGrantBody]{ETag: etag(body.Version), Body: body}, nil
}

func finalResultOf(final *grant.FinalGrant) *finalResultBody {
	result := &finalResultBody{Final: final.Calculation.Final, Received: final.Received, Balance: final.Balance, Steps: []finalStepBody{}, Categories: []finalCategoryBody{}}
	for _, step := range final.Calculation.Steps {
		result.Steps = append(result.Steps, finalStepBody{Code: string(step.Code), Before: step.Before, After: step.After, Share: step.Share, Waiting: step.Waiting, Ground: groundBodyOf(step.Ground)})
	}
	for _, category := range final.Calculation.Categories {
		if category.Planned.IsZero() && category.Approved.IsZero() {
			continue
		}
		result.Categories = append(result.Categories, finalCategoryBody{
			Code: category.Code, Planned: category.Planned, Approved: category.Approved, GrowthLimit: category.GrowthLimit, GrowthRule: category.GrowthRule,
			Growth: groundBodyOf(category.Growth), Cap: category.Cap, CapGround: groundBodyOf(category.CapGround), Uncovered: category.Uncovered, Accepted: category.Accepted,
		})
	}
	return result
}

func groundBodyOf(ground budget.Ground) groundBody {
	return groundBody{Absent: ground.Absent, Source: cite(ground.Source), Confirmed: ground.Confirmed, Note: ground.Note}
}
