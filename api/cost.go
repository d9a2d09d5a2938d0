package api

import (
	"context"
	"net/http"

	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reporting"
)

type costBody struct {
	ID             string          `json:"id"`
	Category       string          `json:"category"`
	IncurredOn     programme.Date  `json:"incurredOn"`
	Year           int             `json:"year" doc:"The project year, which follows from the day."`
	Description    string          `json:"description"`
	Supplier       string          `json:"supplier"`
	Amount         money.Amount    `json:"amount"`
	Currency       string          `json:"currency" doc:"ISO 4217: what the receipt is written in."`
	OriginalAmount string          `json:"originalAmount" doc:"What the receipt says, with the decimals of its currency."`
	Conversion     *costConversion `json:"conversion,omitempty" doc:"Absent for a receipt in euro."`
	Unit           *costUnit       `json:"unit,omitempty" doc:"How a unit cost was made; absent for a real cost."`
	ActivityID     string          `json:"activityId,omitempty"`
	DocumentIDs    []string        `json:"documentIds" doc:"The evidence."`
	Frozen         bool            `json:"frozen" doc:"The report is approved."`
	Version        int64           `json:"version"`
	CostClaim
}

// costConversion is how the euro of a cost were made.
type costConversion struct {
	Rule         string         `json:"rule" enum:"month_of_cost,period_average,agreement_date"`
	Series       string         `json:"series" enum:"inforeuro,ecb_average"`
	From         programme.Date `json:"from"`
	Until        programme.Date `json:"until"`
	UnitsPerEuro string         `json:"unitsPerEuro" doc:"For reading: as published, or a mean with six decimals."`
	Exact        string         `json:"exact" doc:"As published, or the sum and the number of the daily rates that a mean is made from."`
	Quotes       int            `json:"quotes" doc:"How many published rates it is made from."`
	Origin       string         `json:"origin" enum:"derived,published,imported,typed"`
	Source       string         `json:"source"`
}

type costFields struct {
	Category       string         `json:"category" maxLength:"60" doc:"One of the report's categories."`
	IncurredOn     programme.Date `json:"incurredOn"`
	Description    string         `json:"description" maxLength:"2000"`
	Supplier       string         `json:"supplier,omitempty" maxLength:"2000"`
	ActivityID     string         `json:"activityId,omitempty" maxLength:"60" doc:"The activity of the work plan that it belongs to."`
	Amount         money.Amount   `json:"amount,omitempty" doc:"What was paid, in euro. Absent in another currency and of a unit cost: it is computed."`
	Currency       string         `json:"currency,omitempty" maxLength:"3" doc:"ISO 4217; EUR when absent."`
	OriginalAmount string         `json:"originalAmount,omitempty" maxLength:"20" doc:"What the receipt says in another currency."`
	Unit           *costUnitInput `json:"unit,omitempty" doc:"Units and rate of a unit cost."`
	DocumentIDs    []string       `json:"documentIds,omitempty" maxItems:"100" doc:"The evidence, in order."`
}

func (f costFields) input() reporting.CostInput {
	in := reporting.CostInput{
		Category: f.Category, ActivityID: f.ActivityID, IncurredOn: f.IncurredOn, Description: f.Description, Supplier: f.Supplier,
		Amount: f.Amount, Currency: f.Currency, OriginalAmount: f.OriginalAmount, DocumentIDs: f.DocumentIDs,
	}
	if f.Unit != nil {
		in.Unit = &reporting.UnitInput{Units: f.Unit.Units, Code: f.Unit.Code, Rate: f.Unit.Rate, Reason: f.Unit.Reason}
	}
	return in
}

// ReportPath names a report of a project.
type ReportPath struct {
	ProjectPath
	ReportID string `path:"reportId" maxLength:"60"`
}

// CostPath names a cost of a report.
type CostPath struct {
	ReportPath
	CostID string `path:"costId" maxLength:"60"`
}

func (s *Server) costOperations() {
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/reports/{reportId}/costs", id: "add-cost", summary: "Add a cost to a report", tag: "reports", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			ReportPath
			Body costFields
		}) (*created[costBody], error) {
			row, err := s.services.Reporting.AddCost(ctx, in.ProjectID, in.ReportID, in.Body.input())
			if err != nil {
				return nil, err
			}
			return &created[costBody]{ETag: etag(row.Version), Location: "/api/v1/projects/" + in.ProjectID + "/reports/" + in.ReportID + "/costs/" + row.ID, Body: claimOf(*row)}, nil
		})
	register(s, operation{method: http.MethodPut, path: "/projects/{projectId}/reports/{reportId}/costs/{costId}", id: "change-cost", summary: "Change a cost of a report", tag: "reports", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			CostPath
			Edit
			Body costFields
		}) (*resource[costBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, err := s.services.Reporting.ChangeCost(ctx, in.ProjectID, in.ReportID, in.CostID, version, in.Body.input())
			if err != nil {
				return nil, err
			}
			return &resource[costBody]{ETag: etag(row.Version), Body: claimOf(*row)}, nil
		})
	register(s, operation{method: http.MethodDelete, path: "/projects/{projectId}/reports/{reportId}/costs/{costId}", id: "remove-cost", summary: "Remove a cost from a report", tag: "reports", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			CostPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Reporting.RemoveCost(ctx, in.ProjectID, in.ReportID, in.CostID, version)
		})
}

// costOf tells what a cost line says of itself.
func costOf(row models.CostLine) costBody {
	body := costBody{
		ID: row.ID, Category: row.Category, IncurredOn: row.IncurredOn, Year: row.Year, Description: row.Description, Supplier: row.Supplier,
		Amount: row.AmountCents, Currency: row.Currency, OriginalAmount: row.Original().String(), Conversion: conversionOfCost(row),
		DocumentIDs: append([]string{}, row.DocumentIDs...), Frozen: row.FrozenAt != nil, Version: row.Version, CostClaim: claimOfLine(row),
	}
	if row.ActivityID != nil {
		body.ActivityID = *row.ActivityID
	}
	if row.Units != "" {
		body.Unit = &costUnit{
			Units: row.Units, Code: row.UnitCode, Rate: row.UnitRateCents, Source: row.UnitSource, Confirmed: row.UnitConfirmed, Reason: row.UnitReason,
		}
	}
	return body
}
