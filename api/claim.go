package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/budget"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reporting"
)

// CostClaim is what was decided of a cost, and what else is known of it; exported because it is embedded.
type CostClaim struct {
	Verdict        string           `json:"verdict" enum:"pending,accepted,accepted_in_part,parked,refused"`
	Accepted       money.Amount     `json:"accepted" doc:"What of the amount is accepted; all of it before a verdict."`
	VerdictReason  string           `json:"verdictReason"`
	Finance        string           `json:"finance" enum:",approved,objected" doc:"What finance says; empty before that."`
	FinanceReason  string           `json:"financeReason"`
	FinanceNeeded  bool             `json:"financeNeeded" doc:"More than the project's limit of a real cost is accepted."`
	Carried        bool             `json:"carried" doc:"It was parked in an earlier report and has returned."`
	History        []verdictBody    `json:"history" doc:"The verdicts on the claim, the first one first."`
	SameReceipts   []sameBody       `json:"sameReceipts" doc:"Other costs of the institution's projects that may be the same receipt. A warning."`
	Corrections    []correctionBody `json:"corrections"`
	AllowedActions []string         `json:"allowedActions" doc:"remove_cost, decide_cost, approve_cost, correct_cost"`
}

type costUnit struct {
	Units     string       `json:"units"`
	Code      string       `json:"code" doc:"The rate of the rule book; empty for a typed one."`
	Rate      money.Amount `json:"rate"`
	Source    string       `json:"source" doc:"Where the rule book's rate was read."`
	Confirmed bool         `json:"confirmed"`
	Reason    string       `json:"reason" doc:"Why a rate was typed."`
}

type costUnitInput struct {
	Units  string       `json:"units" maxLength:"20" doc:"How many, with at most two decimals."`
	Code   string       `json:"code,omitempty" maxLength:"60" doc:"A rate of the report's unitRates."`
	Rate   money.Amount `json:"rate,omitempty" doc:"Another rate, without a code."`
	Reason string       `json:"reason,omitempty" maxLength:"4000" doc:"Why another rate."`
}

type unitRateBody struct {
	Category  string       `json:"category"`
	Code      string       `json:"code"`
	Kind      string       `json:"kind" enum:"management_coordinator,management_partner,meeting,staff_manager,staff_researcher,staff_technician,staff_administrative,event_local,event_international,travel,support_learners,support_staff,linguistic"`
	Per       string       `json:"per" enum:"month,participant,day"`
	Rate      money.Amount `json:"rate"`
	From      int          `json:"from" doc:"The first kilometre, day or month that it is for."`
	Until     int          `json:"until" doc:"The last one; 0 is open."`
	Group     string       `json:"group"`
	Source    citationBody `json:"source"`
	Confirmed bool         `json:"confirmed"`
}

type verdictBody struct {
	Step         string       `json:"step" enum:"review,finance"`
	Verdict      string       `json:"verdict" enum:"pending,accepted,accepted_in_part,parked,refused,approved,objected"`
	Accepted     money.Amount `json:"accepted"`
	Reason       string       `json:"reason"`
	ByName       string       `json:"byName"`
	At           time.Time    `json:"at"`
	PeriodNumber int          `json:"periodNumber"`
}

type sameBody struct {
	ByFile         bool           `json:"byFile" doc:"The same file."`
	ByReceipt      bool           `json:"byReceipt" doc:"The same supplier, day, amount and currency."`
	Hidden         bool           `json:"hidden" doc:"It stands where you may not read; ask the international office."`
	ProjectID      string         `json:"projectId,omitempty"`
	ProjectAcronym string         `json:"projectAcronym,omitempty"`
	ReportID       string         `json:"reportId,omitempty"`
	PeriodNumber   int            `json:"periodNumber,omitempty"`
	PartnerName    string         `json:"partnerName,omitempty"`
	CostID         string         `json:"costId,omitempty"`
	Description    string         `json:"description,omitempty"`
	IncurredOn     programme.Date `json:"incurredOn,omitzero"`
	Amount         *money.Amount  `json:"amount,omitempty"`
	Verdict        string         `json:"verdict,omitempty"`
}

type financeLimitBody struct {
	Limit          *money.Amount `json:"limit,omitempty" doc:"Absent where no cost needs finance."`
	Reason         string        `json:"reason"`
	SetBy          string        `json:"setBy"`
	Version        int64         `json:"version"`
	AllowedActions []string      `json:"allowedActions" doc:"set_finance_limit"`
}

type verdictFields struct {
	Verdict  string        `json:"verdict" enum:"accepted,accepted_in_part,parked,refused,pending"`
	Accepted *money.Amount `json:"accepted,omitempty" doc:"What is accepted in part."`
	Reason   string        `json:"reason,omitempty" maxLength:"4000" doc:"Needed for all but an acceptance."`
}

type financeVerdictFields struct {
	Verdict string `json:"verdict" enum:"approved,objected"`
	Reason  string `json:"reason,omitempty" maxLength:"4000" doc:"Needed for an objection."`
}

func (s *Server) claimOperations() {
	const report = "/projects/{projectId}/reports/{reportId}"
	register(s, operation{method: http.MethodPut, path: report + "/costs/{costId}/verdict", id: "decide-cost", summary: "Give a cost of a submitted report its verdict", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			CostPath
			Edit
			Body verdictFields
		}) (*resource[costBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			given := reporting.VerdictInput{Verdict: in.Body.Verdict, Accepted: in.Body.Accepted, Reason: in.Body.Reason}
			return claimAnswer(s.services.Reporting.DecideCost(ctx, in.ProjectID, in.ReportID, in.CostID, version, given))
		})
	register(s, operation{method: http.MethodPut, path: report + "/costs/{costId}/finance-verdict", id: "approve-cost", summary: "Say for finance whether a cost above the limit is approved", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			CostPath
			Edit
			Body financeVerdictFields
		}) (*resource[costBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return claimAnswer(s.services.Reporting.ApproveCost(ctx, in.ProjectID, in.ReportID, in.CostID, version, in.Body.Verdict == "approved", in.Body.Reason))
		})
	register(s, operation{method: http.MethodPost, path: report + "/acceptances", id: "accept-costs", summary: "Accept every cost of a submitted report that has no verdict", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ReportPath
			Edit
			Body struct {
				Reason string `json:"reason,omitempty" maxLength:"4000"`
			}
		}) (*resource[reportBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return reportAnswer(s.services.Reporting.AcceptCosts(ctx, in.ProjectID, in.ReportID, version, in.Body.Reason))
		})
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/finance-limit", id: "read-finance-limit", summary: "Above which amount a real cost needs finance as well", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*resource[financeLimitBody], error) {
			return limitAnswer(s.services.Reporting.ReadFinanceLimit(ctx, in.ProjectID))
		})
	register(s, operation{method: http.MethodPut, path: "/projects/{projectId}/finance-limit", id: "set-finance-limit", summary: "Set or take away the limit", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Edit
			Body struct {
				Limit  *money.Amount `json:"limit,omitempty" doc:"Absent for none."`
				Reason string        `json:"reason" maxLength:"4000"`
			}
		}) (*resource[financeLimitBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return limitAnswer(s.services.Reporting.SetFinanceLimit(ctx, in.ProjectID, version, in.Body.Limit, in.Body.Reason))
		})
}

func claimAnswer(cost *reporting.Cost, err error) (*resource[costBody], error) {
	if err != nil {
		return nil, err
	}
	return &resource[costBody]{ETag: etag(cost.Version), Body: claimOf(*cost)}, nil
}

func limitAnswer(view *reporting.FinanceLimit, err error) (*resource[financeLimitBody], error) {
	if err != nil {
		return nil, err
	}
	return &resource[financeLimitBody]{ETag: etag(view.Version), Body: financeLimitBody{
		Limit: view.Limit, Reason: view.Reason, SetBy: view.SetBy, Version: view.Version, AllowedActions: view.Actions,
	}}, nil
}

// claimOfLine is what the line itself knows of its claim.
func claimOfLine(row models.CostLine) CostClaim {
	return CostClaim{
		Verdict: row.Verdict, Accepted: row.AcceptedCents(), VerdictReason: row.VerdictReason, Finance: row.Finance, FinanceReason: row.FinanceReason,
		Carried: row.IsCarried(), History: []verdictBody{}, SameReceipts: []sameBody{}, Corrections: []correctionBody{}, AllowedActions: []string{},
	}
}

// claimOf is a cost with all that is known of its claim.
func claimOf(cost reporting.Cost) costBody {
	body := costOf(cost.CostLine)
	body.FinanceNeeded, body.AllowedActions = cost.NeedsFinance, cost.Actions
	for _, one := range cost.History {
		body.History = append(body.History, verdictBody{
			Step: one.Step, Verdict: one.Verdict, Accepted: one.AcceptedCents, Reason: one.Reason, ByName: one.Name, At: one.DecidedAt, PeriodNumber: one.PeriodNumber,
		})
	}
	for _, same := range cost.Same {
		one := sameBody{ByFile: same.ByFile, ByReceipt: same.ByReceipt, Hidden: same.Hidden}
		if !same.Hidden {
			one.ProjectID, one.ProjectAcronym, one.ReportID, one.PeriodNumber = same.ProjectID, same.ProjectAcronym, same.ReportID, same.PeriodNumber
			one.PartnerName, one.CostID, one.Description, one.IncurredOn = same.PartnerName, same.OtherID, same.Description, same.IncurredOn
			one.Amount, one.Verdict = &same.AmountCents, same.Verdict
		}
		body.SameReceipts = append(body.SameReceipts, one)
	}
	for _, one := range cost.Corrections {
		body.Corrections = append(body.Corrections, correctionOf(one))
	}
	return body
}

func unitRatesOf(rates []budget.UnitRate) []unitRateBody {
	bodies := []unitRateBody{}
	for _, rate := range rates {
		source := rate.Source()
		bodies = append(bodies, unitRateBody{
			Category: rate.Category, Code: rate.Code, Kind: rate.Kind, Per: rate.Per, Rate: rate.Rate, From: rate.From, Until: rate.Until, Group: rate.Group,
			Source: citationBody{Title: source.Title, Address: source.Address}, Confirmed: rate.Confirmed,
		})
	}
	return bodies
}
