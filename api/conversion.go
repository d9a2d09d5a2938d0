package api

import (
	"context"
	"net/http"

	"konsortium/budget"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reporting"
)

type conversionBody struct {
	Rule           string         `json:"rule" enum:"month_of_cost,period_average,agreement_date"`
	AgreementOn    programme.Date `json:"agreementOn" doc:"The day of the last signature; null while nobody has entered it."`
	Categories     []string       `json:"categories" doc:"Those in which a cost may stand in another currency."`
	Currencies     []currencyBody `json:"currencies" doc:"What a receipt may be written in besides the euro."`
	Set            bool           `json:"set" doc:"Somebody has set the rule; otherwise it is the rule book's or the product's own choice."`
	Reason         string         `json:"reason"`
	SetBy          string         `json:"setBy"`
	BookRule       string         `json:"bookRule" doc:"The rule that the rule book gives; empty where it gives none."`
	Source         citationBody   `json:"source" doc:"Where the rule book's rule, or that there is none, was read."`
	Confirmed      bool           `json:"confirmed"`
	Note           string         `json:"note"`
	Fixed          string         `json:"fixed" doc:"Why the rule does not change: approved, submitted, or empty."`
	Version        int64          `json:"version"`
	AllowedActions []string       `json:"allowedActions" doc:"set_conversion"`
}

type currencyBody struct {
	Code     string `json:"code"`
	Decimals int    `json:"decimals"`
}

type conversionFields struct {
	Rule        string         `json:"rule" enum:"month_of_cost,period_average,agreement_date"`
	AgreementOn programme.Date `json:"agreementOn,omitempty"`
	Reason      string         `json:"reason" maxLength:"4000"`
}

type costPreviewFields struct {
	Category       string         `json:"category,omitempty" maxLength:"60"`
	IncurredOn     programme.Date `json:"incurredOn"`
	Currency       string         `json:"currency" maxLength:"3"`
	OriginalAmount string         `json:"originalAmount" maxLength:"20"`
}

type costPreviewBody struct {
	Amount     money.Amount    `json:"amount"`
	Conversion *costConversion `json:"conversion,omitempty"`
}

type effectsBody struct {
	Kept           money.Amount     `json:"kept" doc:"The sum of the converted costs in euro, as it stands."`
	Rules          []ruleEffectBody `json:"rules"`
	Lines          []effectLineBody `json:"lines"`
	AllowedActions []string         `json:"allowedActions" doc:"refresh_costs"`
}

type ruleEffectBody struct {
	Rule       string        `json:"rule" enum:"month_of_cost,period_average,agreement_date"`
	Total      *money.Amount `json:"total,omitempty" doc:"Absent where a rate is missing."`
	Difference *money.Amount `json:"difference,omitempty" doc:"Against what stands."`
}

type effectLineBody struct {
	Cost         costBody         `json:"cost"`
	ReportID     string           `json:"reportId"`
	PeriodNumber int              `json:"periodNumber"`
	PartnerName  string           `json:"partnerName"`
	Under        []lineEffectBody `json:"under"`
	Now          *restatedBody    `json:"now,omitempty" doc:"At the rate that stands now; absent where none stands."`
}

type lineEffectBody struct {
	Rule           string        `json:"rule" enum:"month_of_cost,period_average,agreement_date"`
	Amount         *money.Amount `json:"amount,omitempty"`
	UnitsPerEuro   string        `json:"unitsPerEuro"`
	Missing        string        `json:"missing" doc:"The days of a rate that is missing; empty otherwise."`
	NoAgreementDay bool          `json:"noAgreementDay"`
}

type restatedBody struct {
	Amount       money.Amount `json:"amount"`
	UnitsPerEuro string       `json:"unitsPerEuro"`
	Origin       string       `json:"origin" enum:"derived,published,imported,typed"`
	Source       string       `json:"source"`
	Differs      bool         `json:"differs"`
	Difference   money.Amount `json:"difference"`
}

func (s *Server) conversionOperations() {
	const project, report = "/projects/{projectId}", "/projects/{projectId}/reports/{reportId}"
	register(s, operation{method: http.MethodGet, path: project + "/conversion", id: "read-conversion", summary: "How a project turns costs in other currencies into euro", tag: "conversion", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*resource[conversionBody], error) {
			return conversionAnswer(s.services.Reporting.ReadConversion(ctx, in.ProjectID))
		})
	register(s, operation{method: http.MethodPut, path: project + "/conversion", id: "set-conversion", summary: "Set the rule, until the first converted cost is submitted", tag: "conversion", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Edit
			Body conversionFields
		}) (*resource[conversionBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			given := reporting.ConversionInput{Rule: budget.ConversionRule(in.Body.Rule), AgreementOn: in.Body.AgreementOn, Reason: in.Body.Reason}
			return conversionAnswer(s.services.Reporting.SetConversion(ctx, in.ProjectID, version, given))
		})
	register(s, operation{method: http.MethodGet, path: project + "/restatements", id: "list-restatements", summary: "Costs that would differ at the rates that stand now; frozen ones keep theirs", tag: "conversion", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[page[effectLineBody]], error) {
			lines, err := s.services.Reporting.Restatements(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			return &answer[page[effectLineBody]]{Body: page[effectLineBody]{Items: effectLines(lines)}}, nil
		})
	register(s, operation{method: http.MethodGet, path: report + "/conversion-effects", id: "read-conversion-effects", summary: "What each rule, and the rates of now, would make of a report's costs", tag: "conversion", status: http.StatusOK},
		func(ctx context.Context, in *ReportPath) (*answer[effectsBody], error) {
			effects, err := s.services.Reporting.Effects(ctx, in.ProjectID, in.ReportID)
			if err != nil {
				return nil, err
			}
			return &answer[effectsBody]{Body: effectsOf(effects)}, nil
		})
	register(s, operation{method: http.MethodPost, path: report + "/cost-conversions", id: "preview-cost", summary: "What a cost would be in euro; nothing is written", tag: "conversion", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ReportPath
			Body costPreviewFields
		}) (*answer[costPreviewBody], error) {
			given := reporting.CostInput{Category: in.Body.Category, IncurredOn: in.Body.IncurredOn, Currency: in.Body.Currency, OriginalAmount: in.Body.OriginalAmount}
			row, err := s.services.Reporting.PreviewCost(ctx, in.ProjectID, in.ReportID, given)
			if err != nil {
				return nil, err
			}
			return &answer[costPreviewBody]{Body: costPreviewBody{Amount: row.AmountCents, Conversion: conversionOfCost(*row)}}, nil
		})
	register(s, operation{method: http.MethodPost, path: report + "/conversions", id: "refresh-costs", summary: "Convert the costs of a report that is with its partner at the rates that stand now", tag: "conversion", status: http.StatusOK},
		func(ctx context.Context, in *ReportPath) (*resource[reportBody], error) {
			return reportAnswer(s.services.Reporting.RefreshCosts(ctx, in.ProjectID, in.ReportID))
		})
}

func conversionAnswer(view *reporting.Conversion, err error) (*resource[conversionBody], error) {
	if err != nil {
		return nil, err
	}
	body := conversionBody{
		Rule: string(view.Rule), AgreementOn: view.AgreementOn, Categories: append([]string{}, view.Categories...), Currencies: []currencyBody{}, Set: view.Set, Reason: view.Reason,
		SetBy: view.SetBy, BookRule: string(view.BookRule), Source: citationBody{Title: view.Source.Title, Address: view.Source.Address}, Confirmed: view.Confirmed, Note: view.Note,
		Fixed: view.Fixed, Version: view.Version, AllowedActions: view.Actions,
	}
	for _, currency := range money.Currencies() {
		if currency.Code() != money.Euro {
			body.Currencies = append(body.Currencies, currencyBody{Code: currency.Code(), Decimals: currency.Decimals()})
		}
	}
	return &resource[conversionBody]{ETag: etag(view.Version), Body: body}, nil
}

func conversionOfCost(row models.CostLine) *costConversion {
	if row.Rate == "" {
		return nil
	}
	body := &costConversion{
		Rule: row.RateRule, Series: row.RateSeries, From: row.RateFrom, Until: row.RateUntil, UnitsPerEuro: row.Rate, Exact: row.Rate, Quotes: 1,
		Origin: row.RateOrigin, Source: row.RateSource,
	}
	if rate, err := money.ParseRate(row.Rate); err == nil {
		body.UnitsPerEuro, body.Quotes = rate.UnitsPerEuro(), rate.Quotes()
	}
	return body
}

func effectsOf(effects *reporting.Effects) effectsBody {
	body := effectsBody{Kept: effects.Kept, Rules: []ruleEffectBody{}, Lines: effectLines(effects.Lines), AllowedActions: []string{}}
	if effects.MayRefresh {
		body.AllowedActions = append(body.AllowedActions, "refresh_costs")
	}
	for _, rule := range effects.Rules {
		one := ruleEffectBody{Rule: string(rule.Rule)}
		if rule.Whole {
			one.Total, one.Difference = &rule.Total, &rule.Difference
		}
		body.Rules = append(body.Rules, one)
	}
	return body
}

func effectLines(lines []reporting.EffectLine) []effectLineBody {
	bodies := []effectLineBody{}
	for _, line := range lines {
		one := effectLineBody{Cost: costOf(line.CostLine), ReportID: line.ReportID, PeriodNumber: line.PeriodNumber, PartnerName: line.PartnerName, Under: []lineEffectBody{}}
		for _, under := range line.Under {
			one.Under = append(one.Under, lineEffectBody{
				Rule: string(under.Rule), Amount: under.Amount, UnitsPerEuro: under.Rate.UnitsPerEuro(), Missing: under.Missing, NoAgreementDay: under.NoAgreementDay,
			})
		}
		if line.Now != nil {
			one.Now = &restatedBody{
				Amount: line.Now.Amount, UnitsPerEuro: line.Now.Rate.UnitsPerEuro(), Origin: line.Now.Origin, Source: line.Now.Source,
				Differs: line.Now.Differs, Difference: line.Now.Difference,
			}
		}
		bodies = append(bodies, one)
	}
	return bodies
}
