package api

import (
	"context"
	"net/http"

	"konsortium/grant"
	"konsortium/models"
	"konsortium/programme"
)

type currencyRatesBody struct {
	Currency string         `json:"currency" doc:"ISO 4217."`
	Latest   *rateBody      `json:"latest,omitempty" doc:"The newest monthly rate."`
	Series   []rateSpanBody `json:"series"`
}

type rateSpanBody struct {
	Series  string         `json:"series" enum:"inforeuro,ecb,ecb_average"`
	FirstOn programme.Date `json:"firstOn"`
	LastOn  programme.Date `json:"lastOn"`
	Count   int            `json:"count"`
	Gaps    []rateGapBody  `json:"gaps" doc:"Whole months without a rate, within the span and up to today."`
}

type rateGapBody struct {
	From  programme.Date `json:"from" doc:"The first day of the first month."`
	Until programme.Date `json:"until" doc:"The first day of the last month."`
}

type rateBody struct {
	Series       string         `json:"series" enum:"inforeuro,ecb,ecb_average"`
	Currency     string         `json:"currency"`
	StartsOn     programme.Date `json:"startsOn"`
	EndsOn       programme.Date `json:"endsOn"`
	UnitsPerEuro string         `json:"unitsPerEuro" doc:"With all digits as published."`
	Origin       string         `json:"origin" enum:"derived,published,imported,typed" doc:"derived is not the official figure."`
	Source       string         `json:"source"`
	RecordedOn   programme.Date `json:"recordedOn"`
	RecordedBy   string         `json:"recordedBy" doc:"Empty for the data inside the program."`
	Revision     int            `json:"revision"`
}

type rateOverviewBody struct {
	Items          []currencyRatesBody `json:"items"`
	AllowedActions []string            `json:"allowedActions" doc:"import_rates, type_rate"`
}

type currencyYearBody struct {
	Currency       string              `json:"currency"`
	Decimals       int                 `json:"decimals"`
	Year           int                 `json:"year"`
	Months         []currencyMonthBody `json:"months"`
	Averages       []rateBody          `json:"averages" doc:"Typed means over days that touch the year."`
	AllowedActions []string            `json:"allowedActions" doc:"import_rates, type_rate"`
}

type currencyMonthBody struct {
	FirstOn    programme.Date `json:"firstOn"`
	Monthly    *rateBody      `json:"monthly,omitempty"`
	Superseded []rateBody     `json:"superseded" doc:"Monthly rates that a later one has replaced."`
	Average    string         `json:"average" doc:"The mean of the daily rates, for reading; empty without any."`
	Daily      []rateBody     `json:"daily"`
	Future     bool           `json:"future" doc:"The month has not begun."`
}

type rateImportBody struct {
	DryRun    bool             `json:"dryRun" doc:"Nothing was changed."`
	Series    string           `json:"series" enum:"inforeuro,ecb"`
	Added     int              `json:"added"`
	Changed   int              `json:"changed"`
	Unchanged int              `json:"unchanged"`
	Rows      []rateChangeBody `json:"rows" doc:"Added and changed rates, 500 at the most."`
	Refused   []rowNoteBody    `json:"refused"`
	Warnings  []rowNoteBody    `json:"warnings"`
}

type rateChangeBody struct {
	Row          int            `json:"row"`
	Cell         string         `json:"cell"`
	Currency     string         `json:"currency"`
	StartsOn     programme.Date `json:"startsOn"`
	UnitsPerEuro string         `json:"unitsPerEuro"`
	Before       string         `json:"before" doc:"What stood before; empty for an added rate."`
	BeforeOrigin string         `json:"beforeOrigin"`
}

type typedRateFields struct {
	Series       string         `json:"series" enum:"inforeuro,ecb_average"`
	Currency     string         `json:"currency" minLength:"3" maxLength:"3"`
	StartsOn     programme.Date `json:"startsOn" doc:"Any day of the month of a monthly rate; the first day of an average."`
	EndsOn       programme.Date `json:"endsOn,omitempty" doc:"The last day of an average."`
	UnitsPerEuro string         `json:"unitsPerEuro" maxLength:"40" doc:"Such as 11.2345, with all digits as published."`
	Source       string         `json:"source" maxLength:"2000" doc:"Where it was read."`
	Unusual      bool           `json:"unusual,omitempty" doc:"The rate is far from the ones around it, and that is right."`
}

func (s *Server) exchangeRateOperations() {
	register(s, operation{method: http.MethodGet, path: "/exchange-rates", id: "list-exchange-rates", summary: "What is known of every currency: spans, gaps and the newest monthly rate", tag: "exchange-rates", status: http.StatusOK},
		func(ctx context.Context, _ *struct{}) (*answer[rateOverviewBody], error) {
			overview, err := s.services.Grant.Rates(ctx)
			if err != nil {
				return nil, err
			}
			return &answer[rateOverviewBody]{Body: rateOverviewOf(overview)}, nil
		})
	register(s, operation{method: http.MethodGet, path: "/exchange-rates/{currency}", id: "read-exchange-rates", summary: "One year of a currency, month by month", tag: "exchange-rates", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			Currency string `path:"currency" maxLength:"60"`
			Year     int    `query:"year" minimum:"0" maximum:"9998" doc:"This year when absent."`
		}) (*answer[currencyYearBody], error) {
			year, err := s.services.Grant.RatesOfYear(ctx, in.Currency, in.Year)
			if err != nil {
				return nil, err
			}
			return &answer[currencyYearBody]{Body: currencyYearOf(year)}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/exchange-rates", id: "type-exchange-rate", summary: "Enter a rate that was read somewhere; it stands from now on", tag: "exchange-rates", status: http.StatusCreated},
		func(ctx context.Context, in *struct{ Body typedRateFields }) (*answer[rateBody], error) {
			row, err := s.services.Grant.TypeRate(ctx, grant.TypedRate(in.Body))
			if err != nil {
				return nil, err
			}
			return &answer[rateBody]{Body: rateOf(*row)}, nil
		})
	registerImport(s, "/exchange-rate-imports", "import-exchange-rates", "Take in a published file of rates, or preview it", "exchange-rates",
		s.services.Grant.PreviewRates, s.services.Grant.ImportRates, rateImportOf)
}

func rateOf(row models.ExchangeRateRow) rateBody {
	return rateBody{
		Series: row.Series, Currency: row.Currency, StartsOn: row.StartsOn, EndsOn: row.EndsOn, UnitsPerEuro: row.UnitsPerEuro, Origin: row.Origin,
		Source: row.Title, RecordedOn: programme.DateOf(row.RecordedAt.UTC()), RecordedBy: row.RecorderName, Revision: row.Revision,
	}
}

func ratesOf(rows []models.ExchangeRateRow) []rateBody {
	bodies := make([]rateBody, len(rows))
	for i, row := range rows {
		bodies[i] = rateOf(row)
	}
	return bodies
}

func rateActions(may bool) []string {
	if may {
		return []string{"import_rates", "type_rate"}
	}
	return []string{}
}

func rateOverviewOf(overview *grant.RateOverview) rateOverviewBody {
	body := rateOverviewBody{Items: []currencyRatesBody{}, AllowedActions: rateActions(overview.MayManage)}
	for _, one := range overview.Currencies {
		item := currencyRatesBody{Currency: one.Currency.Code(), Series: []rateSpanBody{}}
		if one.Latest != nil {
			latest := rateOf(*one.Latest)
			item.Latest = &latest
		}
		for _, span := range one.Series {
			known := rateSpanBody{Series: span.Series, FirstOn: span.FirstOn, LastOn: span.LastOn, Count: span.Count, Gaps: []rateGapBody{}}
			for _, gap := range span.Gaps {
				known.Gaps = append(known.Gaps, rateGapBody(gap))
			}
			item.Series = append(item.Series, known)
		}
		body.Items = append(body.Items, item)
	}
	return body
}

func currencyYearOf(year *grant.CurrencyYear) currencyYearBody {
	body := currencyYearBody{
		Currency: year.Currency.Code(), Decimals: year.Currency.Decimals(), Year: year.Year, Months: []currencyMonthBody{},
		Averages: ratesOf(year.Averages), AllowedActions: rateActions(year.MayManage),
	}
	for _, month := range year.Months {
		one := currencyMonthBody{FirstOn: month.FirstOn, Superseded: ratesOf(month.Superseded), Average: month.Average.UnitsPerEuro(), Daily: ratesOf(month.Daily), Future: month.Future}
		if month.Monthly != nil {
			monthly := rateOf(*month.Monthly)
			one.Monthly = &monthly
		}
		body.Months = append(body.Months, one)
	}
	return body
}

func rateImportOf(plan *grant.RatePlan, dryRun bool) rateImportBody {
	body := rateImportBody{
		DryRun: dryRun, Series: plan.Series, Added: plan.Added, Changed: plan.Changed, Unchanged: plan.Unchanged,
		Rows: []rateChangeBody{}, Refused: rowNotesOf(plan.Refused), Warnings: rowNotesOf(plan.Warnings),
	}
	for _, change := range plan.Changes {
		body.Rows = append(body.Rows, rateChangeBody{
			Row: change.Row, Cell: change.Cell, Currency: change.Currency, StartsOn: change.From, UnitsPerEuro: change.Rate.String(),
			Before: change.Before, BeforeOrigin: change.BeforeOrigin,
		})
	}
	return body
}
