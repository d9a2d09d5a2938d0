package api

import (
	"context"
	"net/http"

	"konsortium/consortium"
	"konsortium/money"
	"konsortium/programme"
)

type withdrawalsBody struct {
	Verdict string           `json:"verdict" enum:"eligible,not_eligible,undecided" doc:"Of the consortium as it stands."`
	Judged  bool             `json:"judged" doc:"False where the call has no rule book; then only tasks and money are told."`
	Items   []withdrawalBody `json:"items" doc:"One for each partner that takes part, in the order of the consortium."`
}

type withdrawalBody struct {
	PartnerID    string             `json:"partnerId"`
	Organisation organisationPart   `json:"organisation"`
	Role         string             `json:"role" enum:"coordinator,partner,associated"`
	Verdict      string             `json:"verdict" enum:"eligible,not_eligible,undecided," doc:"Of the consortium without it; empty where nothing was judged."`
	Broken       []toldFindingBody  `json:"broken" doc:"What the rules say then and do not say now."`
	Worse        []toldFindingBody  `json:"worse" doc:"What they say already, further from what is needed."`
	Mended       []toldFindingBody  `json:"mended" doc:"What they say now and not then."`
	Missing      []string           `json:"missing" doc:"What would be missing then, in words."`
	WorkPackages []openPackageBody  `json:"workPackages" doc:"Those it leads that have not ended."`
	Deliverables []openDeliveryBody `json:"deliverables" doc:"Those it leads that are not delivered."`
	Activities   []openActivityBody `json:"activities" doc:"Those it hosts that are not held yet."`
	Freed        *freedBody         `json:"freed,omitempty" doc:"Absent for who may not read the whole budget."`
}

type toldFindingBody struct {
	Rule      string        `json:"rule"`
	Severity  string        `json:"severity" enum:"blocker,warning,note,none"`
	PartnerID string        `json:"partnerId,omitempty" doc:"The partner that it is about."`
	Message   string        `json:"message"`
	Source    *citationBody `json:"source,omitempty"`
	Confirmed bool          `json:"confirmed"`
}

type openPackageBody struct {
	ID     string `json:"id"`
	Number int    `json:"number"`
	Title  string `json:"title"`
}

type openDeliveryBody struct {
	ID    string         `json:"id"`
	Code  string         `json:"code"`
	Title string         `json:"title"`
	DueOn programme.Date `json:"dueOn"`
}

type openActivityBody struct {
	ID       string         `json:"id"`
	Code     string         `json:"code"`
	Title    string         `json:"title"`
	StartsOn programme.Date `json:"startsOn"`
}

type freedBody struct {
	Planned    money.Amount        `json:"planned"`
	Claimed    money.Amount        `json:"claimed" doc:"In submitted and approved reports."`
	Left       money.Amount        `json:"left" doc:"The sum of what is left in each category."`
	ByCategory []freedCategoryBody `json:"byCategory"`
}

type freedCategoryBody struct {
	Category string       `json:"category"`
	Planned  money.Amount `json:"planned"`
	Claimed  money.Amount `json:"claimed"`
	Left     money.Amount `json:"left" doc:"Planned less claimed, never negative."`
}

func (s *Server) withdrawalOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/eligibility/withdrawals", id: "test-withdrawals", summary: "Take each partner out in turn and tell what follows", tag: "eligibility", status: http.StatusOK},
		func(ctx context.Context, in *readEligibilityInput) (*answer[withdrawalsBody], error) {
			found, err := s.services.Consortium.Withdrawals(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			body := withdrawalsBody{Verdict: string(found.Now.Outcome), Judged: found.Judged, Items: []withdrawalBody{}}
			for i := range found.Tests {
				body.Items = append(body.Items, withdrawalOf(found, &found.Tests[i], in.language()))
			}
			return &answer[withdrawalsBody]{Body: body}, nil
		})
}

func withdrawalOf(all *consortium.Withdrawals, test *consortium.Withdrawal, language string) withdrawalBody {
	body := withdrawalBody{
		PartnerID: test.Partner.ID, Organisation: organisationPartOf(test.Partner), Role: test.Partner.Role, Verdict: string(test.Outcome),
		Broken: toldFindings(test.Broken, test.PartnerOf, language), Worse: toldFindings(test.Worse, test.PartnerOf, language),
		Mended: toldFindings(test.Mended, all.PartnerOf, language), Missing: []string{},
		WorkPackages: []openPackageBody{}, Deliverables: []openDeliveryBody{}, Activities: []openActivityBody{},
	}
	for _, gap := range test.Missing {
		body.Missing = append(body.Missing, gap.Words(language))
	}
	for _, row := range test.WorkPackages {
		body.WorkPackages = append(body.WorkPackages, openPackageBody{ID: row.ID, Number: row.Number, Title: row.Title})
	}
	for _, row := range test.Deliverables {
		body.Deliverables = append(body.Deliverables, openDeliveryBody{ID: row.ID, Code: row.Code, Title: row.Title, DueOn: row.DueOn})
	}
	for _, row := range test.Activities {
		body.Activities = append(body.Activities, openActivityBody{ID: row.ID, Code: row.Code, Title: row.Title, StartsOn: row.StartsOn})
	}
	if test.Freed != nil {
		body.Freed = &freedBody{Planned: test.Freed.Planned, Claimed: test.Freed.Claimed, Left: test.Freed.Left, ByCategory: []freedCategoryBody{}}
		for _, category := range test.Freed.ByCategory {
			body.Freed.ByCategory = append(body.Freed.ByCategory, freedCategoryBody(category))
		}
	}
	return body
}

func toldFindings(findings []programme.Finding, partnerOf func(programme.Finding) string, language string) []toldFindingBody {
	told := []toldFindingBody{}
	for _, finding := range findings {
		one := toldFindingBody{
			Rule: string(finding.Rule), Severity: string(finding.Severity), PartnerID: partnerOf(finding),
			Message: programme.Message(finding, language), Confirmed: finding.Confirmed,
		}
		if finding.Source.Title != "" {
			one.Source = &citationBody{Title: finding.Source.Title, Address: finding.Source.Address}
		}
		told = append(told, one)
	}
	return told
}
