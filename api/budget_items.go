package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/budget"
	"konsortium/fault"
	"konsortium/grant"
	"konsortium/money"
	"konsortium/programme"

	"github.com/shopspring/decimal"
)

// budgetItemBody is one item of a cell of the budget.
type budgetItemBody struct {
	ID              string                 `json:"id"`
	PartnerID       string                 `json:"partnerId"`
	Category        string                 `json:"category"`
	Year            int                    `json:"year"`
	Kind            string                 `json:"kind" enum:"management_months,meeting_travel,staff_days,event_participants,training,real_cost,lump_sum_part"`
	Title           string                 `json:"title"`
	Belongs         *budgetBelongsBody     `json:"belongs,omitempty"`
	BelongsTo       string                 `json:"belongsTo,omitempty" doc:"Code or number and title of what it belongs to."`
	Facts           budgetFactsBody        `json:"facts"`
	Calculation     budgetCalculationBody  `json:"calculation"`
	Now             *budgetCalculationBody `json:"now,omitempty" doc:"What the rules make of the facts today, where that is another amount."`
	Amount          money.Amount           `json:"amount"`
	Overruled       bool                   `json:"overruled" doc:"The amount is not the calculated one; reason says why."`
	Reason          string                 `json:"reason"`
	RuleBookVersion string                 `json:"ruleBookVersion"`
	Months          budgetMonthsBody       `json:"months"`
	Version         int64                  `json:"version"`
	ChangedBy       string                 `json:"changedBy"`
	ChangedAt       time.Time              `json:"changedAt"`
}

type budgetBelongsBody struct {
	Kind string `json:"kind" enum:"work_package,deliverable,activity"`
	ID   string `json:"id" maxLength:"60"`
}

type budgetMonthsBody struct {
	First   int  `json:"first" doc:"The project month that the amount begins to fall in."`
	Last    int  `json:"last"`
	Outside bool `json:"outside" doc:"What it belongs to lies outside its project year, so that it is spread over the year."`
}

type budgetFactsBody struct {
	Months             *int          `json:"months,omitempty" minimum:"0" maximum:"120"`
	Participants       *int          `json:"participants,omitempty"`
	Kilometres         *int          `json:"kilometres,omitempty" doc:"One way. With a destination it is found from the two places."`
	Destination        string        `json:"destination,omitempty" maxLength:"60" doc:"The id of the partner that one travels to."`
	ManagerDays        *int          `json:"managerDays,omitempty"`
	ResearcherDays     *int          `json:"researcherDays,omitempty" doc:"Of teachers, trainers, researchers and youth workers."`
	TechnicianDays     *int          `json:"technicianDays,omitempty"`
	AdministrativeDays *int          `json:"administrativeDays,omitempty"`
	Local              *int          `json:"local,omitempty" doc:"Participants of an event from its country, of organisations outside the partnership."`
	International      *int          `json:"international,omitempty"`
	Virtual            *int          `json:"virtual,omitempty"`
	Audience           string        `json:"audience,omitempty" doc:"learners or staff."`
	Days               *int          `json:"days,omitempty"`
	Linguistic         *int          `json:"linguistic,omitempty" doc:"How many participants get linguistic support."`
	TravelCost         *money.Amount `json:"travelCost,omitempty" doc:"The real cost of one participant's expensive travel."`
	Cost               *money.Amount `json:"cost,omitempty"`
	Share              *string       `json:"share,omitempty" pattern:"^\\d{1,2}(\\.\\d{1,6})?$" doc:"The part of the cost that is asked for, where it is not the rule book's."`
	Guarantee          bool          `json:"guarantee,omitempty" doc:"The cost of a financial guarantee."`
	Part               *money.Amount `json:"part,omitempty" doc:"A part of the lump sum."`
}

type budgetCalculationBody struct {
	Kind    string              `json:"kind"`
	Parts   []budgetPartBody    `json:"parts"`
	Amount  *money.Amount       `json:"amount,omitempty" doc:"Absent where the rule book lacks a unit amount: then a person gives the amount with a reason."`
	Missing []budgetMissingBody `json:"missing"`
	Notices []budgetNoticeBody  `json:"notices"`
	Own     bool                `json:"own" doc:"A share was used that is not the rule book's, which needs a reason."`
}

type budgetPartBody struct {
	Name      string             `json:"name"`
	Factors   []budgetFactorBody `json:"factors"`
	Unit      money.Amount       `json:"unit"`
	Share     string             `json:"share,omitempty"`
	Group     string             `json:"group,omitempty"`
	FromKm    int                `json:"fromKm,omitzero"`
	ToKm      int                `json:"toKm,omitzero"`
	FromDay   int                `json:"fromDay,omitzero"`
	ToDay     int                `json:"toDay,omitzero"`
	Amount    money.Amount       `json:"amount"`
	Source    programme.Source   `json:"source"`
	Confirmed bool               `json:"confirmed"`
	Note      string             `json:"note,omitempty"`
}

type budgetFactorBody struct {
	Of    string `json:"of" enum:"months,participants,days"`
	Count int    `json:"count"`
}

type budgetMissingBody struct {
	Of     string           `json:"of"`
	None   bool             `json:"none" doc:"The call is known to have no such amount; else it was not found."`
	Note   string           `json:"note,omitempty"`
	Source programme.Source `json:"source"`
}

type budgetNoticeBody struct {
	Code   string         `json:"code"`
	Params map[string]int `json:"params,omitempty"`
}

// BudgetItemFields are what a person says of an item; exported because it is embedded.
type BudgetItemFields struct {
	Title   string             `json:"title,omitempty" maxLength:"200"`
	Belongs *budgetBelongsBody `json:"belongs,omitempty"`
	Facts   budgetFactsBody    `json:"facts"`
	Amount  *money.Amount      `json:"amount,omitempty" doc:"Overrules the calculation, with a reason."`
	Reason  string             `json:"reason,omitempty" maxLength:"1000"`
}

// BudgetItemPlace names the cell of an item; exported because it is embedded.
type BudgetItemPlace struct {
	PartnerID string `json:"partnerId" maxLength:"60"`
	Category  string `json:"category" maxLength:"60"`
	Year      int    `json:"year" minimum:"1" maximum:"10"`
}

// BudgetItemPath names an item in an address.
type BudgetItemPath struct {
	ProjectPath
	ItemID string `path:"budgetItemId"`
}

type budgetItemAddBody struct {
	BudgetItemPlace
	BudgetItemFields
	CellVersion int64 `json:"cellVersion,omitempty" minimum:"0" doc:"The version that a typed cell was read with; its amount gives way to the sum of the items."`
}

type budgetItemTryBody struct {
	BudgetItemPlace
	BudgetItemFields
}

func (s *Server) budgetItemOperations() {
	const all, one = "/projects/{projectId}/budget/items", "/projects/{projectId}/budget/items/{budgetItemId}"
	register(s, operation{method: http.MethodPost, path: all, id: "add-budget-item", summary: "Add an item to a cell of the draft", tag: "budget", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body budgetItemAddBody
		}) (*created[budgetItemBody], error) {
			input, err := in.Body.input()
			if err != nil {
				return nil, err
			}
			item, err := s.services.Grant.AddItem(ctx, in.ProjectID, grant.ItemPlace(in.Body.BudgetItemPlace), in.Body.CellVersion, input)
			if err != nil {
				return nil, err
			}
			return &created[budgetItemBody]{ETag: etag(item.Version), Location: "/api/v1/projects/" + in.ProjectID + "/budget/items/" + item.ID, Body: budgetItemOf(item)}, nil
		})
	register(s, operation{method: http.MethodGet, path: one, id: "read-budget-item", summary: "One item of the budget", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *BudgetItemPath) (*resource[budgetItemBody], error) {
			item, err := s.services.Grant.ReadItem(ctx, in.ProjectID, in.ItemID)
			return budgetItemAnswer(item, err)
		})
	register(s, operation{method: http.MethodPut, path: one, id: "edit-budget-item", summary: "Write an item of the draft anew", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			BudgetItemPath
			Edit
			Body BudgetItemFields
		}) (*resource[budgetItemBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			input, err := in.Body.input()
			if err != nil {
				return nil, err
			}
			item, err := s.services.Grant.EditItem(ctx, in.ProjectID, in.ItemID, version, input)
			return budgetItemAnswer(item, err)
		})
	register(s, operation{method: http.MethodDelete, path: one, id: "remove-budget-item", summary: "Remove an item of the draft", tag: "budget", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			BudgetItemPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Grant.RemoveItem(ctx, in.ProjectID, in.ItemID, version)
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/budget/calculations", id: "calculate-budget-item", summary: "What an item would amount to; nothing is saved", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body budgetItemTryBody
		}) (*answer[budgetTriedBody], error) {
			input, err := in.Body.input()
			if err != nil {
				return nil, err
			}
			item, err := s.services.Grant.CalculateItem(ctx, in.ProjectID, grant.ItemPlace(in.Body.BudgetItemPlace), input)
			if err != nil {
				return nil, err
			}
			return &answer[budgetTriedBody]{Body: budgetTriedBody{
				Facts: budgetFactsOf(item.Facts), Calculation: budgetCalculationOf(&item.Calculation), BelongsTo: item.BelongsTo,
				Months: budgetMonthsBody{First: item.First, Last: item.Last, Outside: item.Outside},
			}}, nil
		})
}

// budgetTriedBody is an item that is not saved.
type budgetTriedBody struct {
	Facts       budgetFactsBody       `json:"facts" doc:"As given, with the distance that was found."`
	Calculation budgetCalculationBody `json:"calculation"`
	BelongsTo   string                `json:"belongsTo,omitempty"`
	Months      budgetMonthsBody      `json:"months"`
}

func (f BudgetItemFields) input() (grant.ItemInput, error) {
	input := grant.ItemInput{Title: f.Title, Amount: f.Amount, Reason: f.Reason}
	if f.Belongs != nil {
		input.Belongs = grant.Belonging(*f.Belongs)
	}
	facts := f.Facts
	input.Facts = budget.Facts{
		Months: facts.Months, Participants: facts.Participants, Kilometres: facts.Kilometres, Destination: facts.Destination,
		ManagerDays: facts.ManagerDays, ResearcherDays: facts.ResearcherDays, TechnicianDays: facts.TechnicianDays, AdministrativeDays: facts.AdministrativeDays,
		Local: facts.Local, International: facts.International, Virtual: facts.Virtual, Audience: facts.Audience, Days: facts.Days,
		Linguistic: facts.Linguistic, TravelCost: facts.TravelCost, Cost: facts.Cost, Guarantee: facts.Guarantee, Part: facts.Part,
	}
	if facts.Share != nil {
		share, err := decimal.NewFromString(*facts.Share)
		if err != nil {
			var fields fault.Fields
			fields.Add("/facts/share", "share_range", nil)
			return input, fields.Error()
		}
		input.Facts.Share = &share
	}
	return input, nil
}

func budgetItemAnswer(item *grant.Item, err error) (*resource[budgetItemBody], error) {
	if err != nil {
		return nil, err
	}
	return &resource[budgetItemBody]{ETag: etag(item.Version), Body: budgetItemOf(item)}, nil
}

func budgetItemOf(item *grant.Item) budgetItemBody {
	body := budgetItemBody{
		ID: item.ID, PartnerID: item.PartnerID, Category: item.Category, Year: item.Year, Kind: item.Kind, Title: item.Title, BelongsTo: item.BelongsTo,
		Facts: budgetFactsOf(item.Facts), Calculation: budgetCalculationOf(&item.Calculation), Amount: item.AmountCents, Reason: item.Reason,
		Overruled:       item.CalculatedCents == nil || *item.CalculatedCents != item.AmountCents,
		RuleBookVersion: item.RuleBookVersion, Months: budgetMonthsBody{First: item.First, Last: item.Last, Outside: item.Outside},
		Version: item.Version, ChangedBy: item.UpdatedByName, ChangedAt: item.UpdatedAt,
	}
	if item.Belongs != (grant.Belonging{}) {
		body.Belongs = &budgetBelongsBody{item.Belongs.Kind, item.Belongs.ID}
	}
	if item.Now != nil {
		now := budgetCalculationOf(item.Now)
		body.Now = &now
	}
	return body
}

func budgetFactsOf(facts budget.Facts) budgetFactsBody {
	body := budgetFactsBody{
		Months: facts.Months, Participants: facts.Participants, Kilometres: facts.Kilometres, Destination: facts.Destination,
		ManagerDays: facts.ManagerDays, ResearcherDays: facts.ResearcherDays, TechnicianDays: facts.TechnicianDays, AdministrativeDays: facts.AdministrativeDays,
		Local: facts.Local, International: facts.International, Virtual: facts.Virtual, Audience: facts.Audience, Days: facts.Days,
		Linguistic: facts.Linguistic, TravelCost: facts.TravelCost, Cost: facts.Cost, Guarantee: facts.Guarantee, Part: facts.Part,
	}
	if facts.Share != nil {
		share := facts.Share.String()
		body.Share = &share
	}
	return body
}

func budgetCalculationOf(found *budget.Calculation) budgetCalculationBody {
	body := budgetCalculationBody{Kind: string(found.Kind), Amount: found.Amount, Own: found.Own}
	for _, part := range found.Parts {
		one := budgetPartBody{
			Name: part.Name, Unit: part.Unit, Group: part.Group, FromKm: part.FromKm, ToKm: part.ToKm, FromDay: part.FromDay, ToDay: part.ToDay,
			Amount: part.Amount, Source: part.Source, Confirmed: part.Confirmed, Note: part.Note,
		}
		for _, factor := range part.Factors {
			one.Factors = append(one.Factors, budgetFactorBody(factor))
		}
		if part.Share != nil {
			one.Share = part.Share.String()
		}
		body.Parts = append(body.Parts, one)
	}
	for _, missing := range found.Missing {
		body.Missing = append(body.Missing, budgetMissingBody(missing))
	}
	for _, notice := range found.Notices {
		body.Notices = append(body.Notices, budgetNoticeBody(notice))
	}
	return body
}
