package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/money"
	"konsortium/programme"
)

// budgetBody is a project's budget as one person may see it.
type budgetBody struct {
	ProjectID      string                `json:"projectId"`
	Version        int64                 `json:"version" doc:"Counts every change of a cell; 0 before the first."`
	VersionID      string                `json:"versionId,omitzero" doc:"Absent before the first amount."`
	Status         string                `json:"status" enum:"empty,draft,scenario,submitted,preparing,proposed,of_record,superseded,refused,withdrawn"`
	Name           string                `json:"name,omitzero" doc:"Of a scenario."`
	Kind           string                `json:"kind,omitzero" enum:"transfer,amendment" doc:"How a plan came about; absent for the award."`
	Months         int                   `json:"months" doc:"The duration that this version is held against."`
	Number         int                   `json:"number,omitzero" doc:"Which budget of the project this is, counted from 1."`
	FrozenAt       *time.Time            `json:"frozenAt,omitempty"`
	Scope          string                `json:"scope" enum:"project,own_organisation" doc:"own_organisation: nothing here speaks of any other partner."`
	Categories     []budgetCategoryBody  `json:"categories"`
	Partners       []budgetPartnerBody   `json:"partners"`
	Years          []budgetYearBody      `json:"years"`
	Cells          []budgetCellBody      `json:"cells"`
	Items          []budgetItemBody      `json:"items" doc:"What cells are made of, as far as they are made of items."`
	Actuals        []budgetActualBody    `json:"actuals"`
	Totals         budgetTotalsBody      `json:"totals"`
	Cap            *money.Amount         `json:"cap,omitempty" doc:"The most the call grants; absent where there is none."`
	Headroom       *money.Amount         `json:"headroom,omitempty" doc:"Cap less the plan, negative when it is exceeded."`
	GrantRequested *money.Amount         `json:"grantRequested,omitempty"`
	LumpSums       []money.Amount        `json:"lumpSums,omitempty" doc:"The only grants that a lump-sum call takes."`
	Management     *budgetManagementBody `json:"management,omitempty"`
	YearlyLimit    *money.Amount         `json:"yearlyLimit,omitempty" doc:"The project's own limit for twelve months."`
	YearlyLimitOwn bool                  `json:"yearlyLimitOwn" doc:"The call has no yearly cap, so that the project's own limit counts."`
	Limits         []budgetLimitBody     `json:"limits" doc:"Each category against what the call allows."`
	Findings       []budgetFindingBody   `json:"findings"`
	AllowedActions []string              `json:"allowedActions"`
}

type budgetCategoryBody struct {
	Code   string           `json:"code"`
	Kind   string           `json:"kind,omitempty" enum:"unit_costs,real_costs,lump_sum"`
	Listed bool             `json:"listed" doc:"False for a category that the call does not have."`
	Units  []budgetUnitBody `json:"units"`
}

type budgetUnitBody struct {
	Name      string           `json:"name"`
	Amount    money.Amount     `json:"amount"`
	FromKm    int              `json:"fromKm,omitzero"`
	ToKm      int              `json:"toKm,omitzero"`
	Source    programme.Source `json:"source"`
	Confirmed bool             `json:"confirmed"`
}

type budgetPartnerBody struct {
	ID             string         `json:"id"`
	OrganisationID string         `json:"organisationId"`
	Name           string         `json:"name"`
	ShortName      string         `json:"shortName"`
	Country        string         `json:"country"`
	Role           string         `json:"role" enum:"coordinator,partner,associated"`
	Position       int            `json:"position"`
	LeftOn         programme.Date `json:"leftOn"`
}

type budgetYearBody struct {
	Year     int            `json:"year"`
	Months   int            `json:"months" doc:"0 for a year that the project does not have."`
	StartOn  programme.Date `json:"startOn"`
	EndOn    programme.Date `json:"endOn"`
	Cap      *money.Amount  `json:"cap,omitempty"`
	Basis    string         `json:"basis,omitempty" enum:"call,project" doc:"Where the cap comes from."`
	Headroom *money.Amount  `json:"headroom,omitempty"`
	// Forecast and breaches speak of all partners.
	Forecast *money.Amount      `json:"forecast,omitempty" doc:"Claims of the months that partners have reported, and the plan of all their other months."`
	Breaches []budgetBreachBody `json:"breaches"`
}

type budgetCellBody struct {
	PartnerID string       `json:"partnerId"`
	Category  string       `json:"category"`
	Year      int          `json:"year"`
	Amount    money.Amount `json:"amount"`
	Version   int64        `json:"version"`
	ChangedBy string       `json:"changedBy"`
	ChangedAt time.Time    `json:"changedAt"`
	Items     int          `json:"items" doc:"How many items it is the sum of; a cell of items is not typed in."`
}

type budgetActualBody struct {
	PartnerID string       `json:"partnerId"`
	Category  string       `json:"category"`
	Year      int          `json:"year"`
	Status    string       `json:"status" enum:"submitted,approved" doc:"submitted waits for a decision."`
	Amount    money.Amount `json:"amount"`
}

type budgetManagementBody struct {
	Limit     money.Amount     `json:"limit"`
	Planned   money.Amount     `json:"planned"`
	Headroom  money.Amount     `json:"headroom"`
	Share     string           `json:"share" doc:"Per cent of the lump sum, with one decimal; empty when it is zero."`
	Source    programme.Source `json:"source"`
	Confirmed bool             `json:"confirmed"`
}

type budgetFindingBody struct {
	Rule      programme.Rule     `json:"rule"`
	Severity  programme.Severity `json:"severity" enum:"blocker,warning,note,none"`
	Path      string             `json:"path"`
	Params    programme.Params   `json:"params"`
	Messages  messagesBody       `json:"messages"`
	Source    programme.Source   `json:"source"`
	Confirmed bool               `json:"confirmed"`
}

// messagesBody is a sentence in both languages of the product.
type messagesBody struct {
	Swedish string `json:"sv"`
	English string `json:"en"`
}

type budgetCellChangeBody struct {
	PartnerID string        `json:"partnerId" maxLength:"60"`
	Category  string        `json:"category" maxLength:"60"`
	Year      int           `json:"year" minimum:"1" maximum:"10"`
	Amount    *money.Amount `json:"amount" nullable:"true" doc:"Null empties the cell."`
	Version   int64         `json:"version" minimum:"0" doc:"The version the cell was read with, 0 for an empty one."`
}

type budgetChangeBody struct {
	Cells []budgetCellChangeBody `json:"cells" minItems:"1" maxItems:"600"`
}

func (s *Server) budgetOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/budget", id: "read-budget", summary: "The budget of a project", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[budgetBody], error) {
			return budgetAnswer(s.services.Grant.ReadBudget(ctx, in.ProjectID))
		})
	register(s, operation{method: http.MethodPatch, path: "/projects/{projectId}/budget/cells", id: "change-budget-cells", summary: "Set or empty cells of the draft, all or none", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body budgetChangeBody
		}) (*answer[budgetBody], error) {
			return budgetAnswer(s.services.Grant.ChangeCells(ctx, in.ProjectID, cellChangesOf(in.Body)))
		})
	s.budgetItemOperations()
}
