package api

import (
	"konsortium/grant"
	"konsortium/money"
	"konsortium/programme"
)

// budgetBreachBody is the month in which a year breaks its cap.
type budgetBreachBody struct {
	Layer string             `json:"layer" enum:"plan,approved,forecast"`
	Month int                `json:"month" doc:"The project month in which the sum since the year began exceeds the cap."`
	Over  money.Amount       `json:"over" doc:"By how much the whole year exceeds it."`
	Lines []budgetBehindBody `json:"lines" doc:"What falls in that month or later in the year, the largest first."`
}

type budgetBehindBody struct {
	PartnerID string       `json:"partnerId"`
	Category  string       `json:"category"`
	ItemID    string       `json:"itemId,omitempty"`
	Amount    money.Amount `json:"amount"`
	First     int          `json:"first"`
	Last      int          `json:"last"`
}

// budgetLimitBody is a category against what its call allows.
type budgetLimitBody struct {
	Name      string           `json:"name" enum:"management_per_month,meetings_per_year,trips_per_year,events_per_project,virtual_events,events_need_output,exceptional_costs,work_packages_most,work_packages_suggested"`
	Category  string           `json:"category"`
	Year      int              `json:"year,omitzero" doc:"Absent for a limit on the whole project."`
	Most      *money.Amount    `json:"most,omitempty"`
	Planned   money.Amount     `json:"planned"`
	MostCount int              `json:"mostCount,omitzero"`
	Count     int              `json:"count,omitzero"`
	Broken    bool             `json:"broken"`
	Source    programme.Source `json:"source"`
	Confirmed bool             `json:"confirmed"`
}

func budgetBreachesOf(breaches []grant.Breach) []budgetBreachBody {
	bodies := make([]budgetBreachBody, len(breaches))
	for i, breach := range breaches {
		bodies[i] = budgetBreachBody{Layer: string(breach.Layer), Month: breach.Month, Over: breach.Over}
		for _, line := range breach.Lines {
			bodies[i].Lines = append(bodies[i].Lines, budgetBehindBody{
				PartnerID: line.PartnerID, Category: line.Category, ItemID: line.ItemID, Amount: line.Amount, First: line.First, Last: line.Last,
			})
		}
	}
	return bodies
}

func budgetLimitsOf(b *grant.Budget) []budgetLimitBody {
	bodies := make([]budgetLimitBody, len(b.Limits))
	for i, limit := range b.Limits {
		bodies[i] = budgetLimitBody{
			Name: string(limit.Name), Category: limit.Category, Year: limit.Year, Most: limit.Most, Planned: limit.Planned,
			MostCount: limit.MostCount, Count: limit.Count, Broken: limit.Broken, Source: limit.Source, Confirmed: limit.Confirmed,
		}
	}
	return bodies
}
