package api

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"slices"

	"konsortium/budget"
	"konsortium/grant"
	"konsortium/money"
)

// forecastBody is what a project is expected to use, as one person may see it.
type forecastBody struct {
	Scope      string                `json:"scope" enum:"project,own_organisation" doc:"own_organisation: nothing here speaks of any other partner."`
	Ended      bool                  `json:"ended" doc:"Nothing more is expected."`
	Whole      ForecastOutlook       `json:"whole"`
	Partners   []partnerOutlookBody  `json:"partners"`
	Categories []categoryOutlookBody `json:"categories"`
	Places     []placeOutlookBody    `json:"places" doc:"Partner by category."`
	Months     []budgetForecastMonth `json:"months"`
}

// ForecastOutlook is one place of the budget at the end; exported because it is
// embedded.
type ForecastOutlook struct {
	Planned   money.Amount `json:"planned"`
	Submitted money.Amount `json:"submitted" doc:"Waits for a decision; not counted."`
	Approved  money.Amount `json:"approved"`
	ToDate    money.Amount `json:"toDate" doc:"The plan of the reported months."`
	Rest      money.Amount `json:"rest" doc:"The plan of the other months."`
	Expected  money.Amount `json:"expected"`
	Unspent   money.Amount `json:"unspent"`
	Over      money.Amount `json:"over"`
}

type partnerOutlookBody struct {
	PartnerID      string           `json:"partnerId"`
	Organisation   organisationPart `json:"organisation"`
	Position       int              `json:"position"`
	ReportedMonths int              `json:"reportedMonths" doc:"The last project month that an approved report covers."`
	ForecastOutlook
}

type categoryOutlookBody struct {
	Category string `json:"category"`
	ForecastOutlook
}

type placeOutlookBody struct {
	PartnerID string `json:"partnerId"`
	Category  string `json:"category"`
	ForecastOutlook
}

type budgetForecastMonth struct {
	Number   int          `json:"number"`
	Planned  money.Amount `json:"planned"`
	Approved money.Amount `json:"approved"`
	Expected money.Amount `json:"expected"`
}

func (s *Server) forecastOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/forecast", id: "read-forecast", summary: "What the project is expected to use, by partner, category and month", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[forecastBody], error) {
			forecast, err := s.services.Grant.ReadForecast(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			return &answer[forecastBody]{Body: forecastOf(forecast)}, nil
		})
}

func forecastOf(forecast *grant.Forecast) forecastBody {
	outlook := forecast.Outlook
	body := forecastBody{
		Scope: "own_organisation", Ended: forecast.Ended, Whole: ForecastOutlook(outlook.Whole),
		Partners: []partnerOutlookBody{}, Categories: []categoryOutlookBody{}, Places: []placeOutlookBody{}, Months: []budgetForecastMonth{},
	}
	if forecast.Whole {
		body.Scope = "project"
	}
	for i := range forecast.Partners {
		row := &forecast.Partners[i]
		body.Partners = append(body.Partners, partnerOutlookBody{
			PartnerID: row.ID, Organisation: organisationPartOf(row), Position: row.Position, ReportedMonths: forecast.Reported[row.ID], ForecastOutlook: ForecastOutlook(outlook.Partner[row.ID]),
		})
	}
	for _, code := range slices.Sorted(maps.Keys(outlook.Category)) {
		body.Categories = append(body.Categories, categoryOutlookBody{code, ForecastOutlook(outlook.Category[code])})
	}
	places := slices.SortedFunc(maps.Keys(outlook.PartnerCategory), func(a, b budget.PartnerCategory) int {
		return cmp.Or(cmp.Compare(a.Partner, b.Partner), cmp.Compare(a.Category, b.Category))
	})
	for _, at := range places {
		body.Places = append(body.Places, placeOutlookBody{at.Partner, at.Category, ForecastOutlook(outlook.PartnerCategory[at])})
	}
	for _, month := range outlook.Months {
		body.Months = append(body.Months, budgetForecastMonth(month))
	}
	return body
}
