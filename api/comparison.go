package api

import (
	"context"
	"net/http"

	"konsortium/consortium"
	"konsortium/eligibility"
	"konsortium/money"
	"konsortium/programme"
)

type comparisonBody struct {
	Own       judgedCallBody     `json:"own" doc:"The project under its own call."`
	Other     judgedCallBody     `json:"other" doc:"The same consortium under the call asked for."`
	Rules     []comparedRuleBody `json:"rules" doc:"Every rule once, in a fixed order; none where the own call has no rule book."`
	Standings []standingBody     `json:"standings" doc:"Partners whose country stands otherwise in the other call."`
}

type judgedCallBody struct {
	RuleBook *ruleBookName `json:"ruleBook,omitempty" doc:"Absent when the call has none; then nothing could be judged."`
	Terms    *callTerms    `json:"terms,omitempty"`
	Verdict  string        `json:"verdict" enum:"eligible,not_eligible,undecided"`
	Missing  []gapBody     `json:"missing"`
	Counts   countsBody    `json:"counts"`
	Grant    grantBody     `json:"grant"`
}

// callTerms are the figures of a call that a project is planned by.
type callTerms struct {
	MinOrganisations int            `json:"minOrganisations"`
	MinCountries     int            `json:"minCountries"`
	MinMonths        int            `json:"minMonths"`
	MaxMonths        int            `json:"maxMonths"`
	TotalMax         *money.Amount  `json:"totalMax" nullable:"true"`
	TotalMin         *money.Amount  `json:"totalMin" nullable:"true"`
	PerYear          *money.Amount  `json:"perYear" nullable:"true"`
	LumpSums         []money.Amount `json:"lumpSums" doc:"The only amounts a lump-sum call takes, ascending; empty for other calls."`
}

type comparedRuleBody struct {
	Rule     string   `json:"rule"`
	Severity string   `json:"severity" enum:"blocker,warning,note"`
	Change   string   `json:"change" enum:"breaks,opens,mends,comes,goes,differs,same" doc:"What the other call does to the rule, seen from the own one."`
	Own      ruleBody `json:"own"`
	Other    ruleBody `json:"other"`
}

type standingBody struct {
	PartnerID string `json:"partnerId"`
	Name      string `json:"name"`
	Country   string `json:"country"`
	Own       string `json:"own" enum:"programme_country,partner_country"`
	Other     string `json:"other" enum:"programme_country,partner_country"`
}

type compareCallsInput struct {
	ProjectPath
	Speaking
	Action   string `query:"action" maxLength:"40" doc:"Without it the project's own."`
	CallYear int    `query:"callYear" doc:"Without it the latest call of the action."`
}

func (s *Server) comparisonOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/eligibility/comparison", id: "compare-calls", summary: "Judge the same consortium under another call", tag: "eligibility", status: http.StatusOK},
		func(ctx context.Context, in *compareCallsInput) (*answer[comparisonBody], error) {
			found, err := s.services.Consortium.CompareCalls(ctx, in.ProjectID, in.Action, in.CallYear)
			if err != nil {
				return nil, err
			}
			return &answer[comparisonBody]{Body: comparisonOf(found, in.language())}, nil
		})
}

func comparisonOf(c *consortium.Comparison, language string) comparisonBody {
	body := comparisonBody{
		Own: judgedCallOf(c.First, c.Own, language), Other: judgedCallOf(c.Second, c.Other, language),
		Rules: []comparedRuleBody{}, Standings: []standingBody{},
	}
	for _, pair := range c.Rules {
		body.Rules = append(body.Rules, comparedRuleBody{
			Rule: string(pair.Rule), Severity: string(pair.Severity), Change: string(pair.Change),
			Own: ruleOf(c.PartnerOf, pair.First, language), Other: ruleOf(c.PartnerOf, pair.Second, language),
		})
	}
	for _, pair := range c.Standings {
		partner := c.Partners[pair.Organisation]
		body.Standings = append(body.Standings, standingBody{
			PartnerID: partner.ID, Name: partner.OrganisationName, Country: partner.OrganisationCountry, Own: string(pair.First), Other: string(pair.Second),
		})
	}
	return body
}

func judgedCallOf(verdict eligibility.Verdict, book *programme.RuleBook, language string) judgedCallBody {
	body := judgedCallBody{Verdict: string(verdict.Outcome), Missing: gapsOf(verdict.Missing, language), Counts: countsBody(verdict.Counts), Grant: grantOf(verdict.Grant)}
	if book == nil {
		return body
	}
	body.RuleBook = &ruleBookName{Action: book.Action, CallYear: book.CallYear, Version: book.Version}
	body.Terms = &callTerms{
		MinOrganisations: book.Consortium.MinOrganisations.Value, MinCountries: book.Consortium.MinCountries.Value,
		MinMonths: book.Project.Duration.Value.Min, MaxMonths: book.Project.Duration.Value.Max,
		TotalMax: limit(book.Grant.TotalMax), TotalMin: limit(book.Grant.TotalMin), PerYear: limit(book.Grant.PerYear), LumpSums: []money.Amount{},
	}
	if book.Grant.LumpSums != nil {
		body.Terms.LumpSums = book.Grant.LumpSums.Value
	}
	return body
}
