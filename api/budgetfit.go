package api

import (
	"context"
	"net/http"

	"konsortium/grant"
	"konsortium/money"
)

type fitBody struct {
	Categories     []string      `json:"categories,omitempty" maxItems:"20" doc:"They give in this order, the second only when the first has nothing left. Absent: all give in proportion."`
	KeepPartnerIDs []string      `json:"keepPartnerIds,omitempty" maxItems:"100" doc:"Partners whose amounts stay."`
	Most           *money.Amount `json:"most,omitempty" doc:"An amount for the whole below the cap of the call."`
	Reason         string        `json:"reason,omitempty" maxLength:"1000" doc:"Why items cost less than the rules make of them; needed where a cut cell is made of items."`
}

func (f fitBody) input() grant.FitInput {
	return grant.FitInput{Categories: f.Categories, KeepPartners: f.KeepPartnerIDs, Most: f.Most, Reason: f.Reason}
}

type fitCutBody struct {
	PartnerID string       `json:"partnerId"`
	Category  string       `json:"category"`
	Year      int          `json:"year"`
	Before    money.Amount `json:"before"`
	After     money.Amount `json:"after"`
}

type fitShortBody struct {
	Year   int          `json:"year" doc:"0 is the whole project."`
	Amount money.Amount `json:"amount"`
}

type fitProposalBody struct {
	VersionID   string             `json:"versionId"`
	Version     int64              `json:"version" doc:"The If-Match of its application."`
	Most        *money.Amount      `json:"most,omitempty" doc:"What the whole is cut to."`
	Taken       money.Amount       `json:"taken"`
	Cuts        []fitCutBody       `json:"cuts"`
	NeedsReason bool               `json:"needsReason" doc:"A cell that is cut is made of items, whose amounts then need a reason."`
	Short       []fitShortBody     `json:"short" doc:"What the rule leaves above a cap; with any, it cannot be applied."`
	Whole       budgetBesideBody   `json:"whole" doc:"Before and after."`
	ByPartner   []budgetBesideBody `json:"byPartner"`
	ByCategory  []budgetBesideBody `json:"byCategory"`
	Years       []fitYearBody      `json:"years"`
}

type fitYearBody struct {
	Year   int           `json:"year"`
	Cap    *money.Amount `json:"cap,omitempty"`
	Before money.Amount  `json:"before"`
	After  money.Amount  `json:"after"`
	Left   *money.Amount `json:"left,omitempty" doc:"Cap less what would be planned."`
}

func (s *Server) budgetFitOperations() {
	const path = "/projects/{projectId}/budget/versions/{versionId}"
	register(s, operation{method: http.MethodPost, path: path + "/fit-proposals", id: "propose-fit", summary: "What a version would become cut to its caps by a rule; nothing is saved", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			BudgetVersionPath
			Body fitBody
		}) (*answer[fitProposalBody], error) {
			found, err := s.services.Grant.ProposeFit(ctx, in.ProjectID, in.VersionID, in.Body.input())
			if err != nil {
				return nil, err
			}
			return &answer[fitProposalBody]{Body: fitProposalOf(found)}, nil
		})
	register(s, operation{method: http.MethodPost, path: path + "/fits", id: "apply-fit", summary: "Cut a version to its caps as proposed", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			BudgetVersionPath
			Edit
			Body fitBody
		}) (*answer[budgetBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return budgetAnswer(s.services.Grant.ApplyFit(ctx, in.ProjectID, in.VersionID, version, in.Body.input()))
		})
}

func fitProposalOf(found *grant.FitProposal) fitProposalBody {
	body := fitProposalBody{
		VersionID: found.Budget.Version.ID, Version: found.Budget.Version.Version, Most: found.Most, Taken: found.Taken, NeedsReason: found.NeedsReason,
		Cuts: []fitCutBody{}, Short: []fitShortBody{}, Whole: besideOf(found.By.Whole), ByPartner: []budgetBesideBody{}, ByCategory: []budgetBesideBody{}, Years: []fitYearBody{},
	}
	for _, cut := range found.Cuts {
		body.Cuts = append(body.Cuts, fitCutBody{PartnerID: cut.Partner, Category: cut.Category, Year: cut.Year, Before: cut.Before, After: cut.After})
	}
	for _, short := range found.Short {
		body.Short = append(body.Short, fitShortBody(short))
	}
	for _, partner := range found.Budget.Partners {
		if row, some := found.By.Partner[partner.ID]; some {
			beside := besideOf(row)
			beside.PartnerID = partner.ID
			body.ByPartner = append(body.ByPartner, beside)
		}
	}
	for _, category := range found.Budget.Categories {
		if row, some := found.By.Category[category.Code]; some {
			beside := besideOf(row)
			beside.Category = category.Code
			body.ByCategory = append(body.ByCategory, beside)
		}
	}
	for i, year := range found.Years {
		body.Years = append(body.Years, fitYearBody{Year: year.Year, Cap: year.Cap, Before: found.Budget.Years[i].Planned, After: year.Planned, Left: year.Headroom})
	}
	return body
}
