package api

import (
	"context"
	"net/http"

	"konsortium/budget"
	"konsortium/consortium"
	"konsortium/fault"
	"konsortium/grant"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"

	"github.com/danielgtaylor/huma/v2"
)

// BudgetPlace is a total of a budget; a part that is absent takes in all.
type BudgetPlace struct {
	PartnerID string `json:"partnerId,omitempty"`
	Category  string `json:"category,omitempty"`
	Year      int    `json:"year,omitzero"`
}

type budgetExplanationBody struct {
	BudgetPlace
	BudgetPosition
	Parts        []budgetAddendBody  `json:"parts" doc:"What the total is the sum of; empty for a cell."`
	Cap          *budgetCapBody      `json:"cap,omitempty"`
	Units        []budgetUnitBody    `json:"units" doc:"What the rule book knows of the category's amounts."`
	Vouchers     []budgetVoucherBody `json:"vouchers" doc:"The costs behind what is claimed, at most 100; the sheet has all."`
	VoucherCount int64               `json:"voucherCount"`
}

type budgetAddendBody struct {
	BudgetPlace
	BudgetPosition
}

type budgetCapBody struct {
	Rule      programme.Rule   `json:"rule"`
	Basis     string           `json:"basis" enum:"call,project"`
	Amount    money.Amount     `json:"amount"`
	Headroom  money.Amount     `json:"headroom"`
	Limit     money.Amount     `json:"limit" doc:"What the rule says, before it is taken times the months."`
	Per       string           `json:"per" enum:"month,year,project"`
	Months    int              `json:"months"`
	Most      *money.Amount    `json:"most,omitempty" doc:"Bounds a limit by the month."`
	Source    programme.Source `json:"source"`
	Confirmed bool             `json:"confirmed"`
}

type budgetVoucherBody struct {
	ID             string         `json:"id"`
	ReportID       string         `json:"reportId"`
	PeriodNumber   int            `json:"periodNumber"`
	Status         string         `json:"status" enum:"submitted,approved"`
	IncurredOn     programme.Date `json:"incurredOn"`
	Description    string         `json:"description"`
	Supplier       string         `json:"supplier"`
	Amount         money.Amount   `json:"amount" doc:"What counts: of an approved cost what was accepted."`
	Claimed        money.Amount   `json:"claimed"`
	Reason         string         `json:"reason,omitempty" doc:"Why another sum counts than was claimed."`
	Correction     bool           `json:"correction,omitzero" doc:"A correction of an approved cost."`
	Currency       string         `json:"currency"`
	OriginalAmount string         `json:"originalAmount"`
	Rate           string         `json:"rate,omitempty"`
	RateSource     string         `json:"rateSource,omitempty"`
	DocumentID     *string        `json:"documentId,omitempty"`
	DocumentName   *string        `json:"documentName,omitempty"`
}

type budgetImportBody struct {
	DryRun    bool               `json:"dryRun" doc:"Nothing was changed."`
	Version   int64              `json:"version" doc:"The version of the budget that the sheet was held against; send it with the import."`
	Changes   []budgetSheetCells `json:"changes"`
	Unchanged int                `json:"unchanged"`
	Refused   []rowNoteBody      `json:"refused" doc:"Each stands in the way of the whole sheet."`
}

type budgetSheetCells struct {
	Cell string `json:"cell" doc:"In the sheet, such as E5."`
	BudgetPlace
	Before *money.Amount `json:"before" nullable:"true"`
	After  *money.Amount `json:"after" nullable:"true"`
}

func (s *Server) budgetFileOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/budget/explanation", id: "explain-budget-total", summary: "How a total of the budget comes about: its parts, its rule, its vouchers", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Partner  string `query:"partner" maxLength:"60"`
			Category string `query:"category" maxLength:"60"`
			Year     int    `query:"year" minimum:"0" maximum:"100" doc:"A project year; 0 for all."`
		}) (*answer[budgetExplanationBody], error) {
			found, err := s.services.Grant.ExplainTotal(ctx, in.ProjectID, budget.TotalPlace{Partner: in.Partner, Category: in.Category, Year: in.Year})
			if err != nil {
				return nil, err
			}
			return &answer[budgetExplanationBody]{Body: explanationOf(found)}, nil
		})
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/budget/sheet", id: "download-budget-sheet", summary: "The budget as XLSX: the plan with ids, every total explained, the vouchers", tag: "budget", status: http.StatusOK, describe: describeFile},
		func(ctx context.Context, in *readEligibilityInput) (*huma.StreamResponse, error) {
			file, err := s.services.Grant.BudgetSheet(ctx, in.ProjectID, in.language())
			return sendFile((*consortium.File)(file), err)
		})
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/budget/paper", id: "print-budget", summary: "The budget as PDF, with how every total comes about", tag: "budget", status: http.StatusOK, describe: printed},
		func(ctx context.Context, in *readEligibilityInput) (*huma.StreamResponse, error) {
			file, err := s.services.Grant.BudgetPaper(ctx, in.ProjectID, in.language())
			return sendFile((*consortium.File)(file), err)
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/budget/sheet", id: "import-budget-sheet", summary: "Take in a sheet of the plan, all its changes or none, or preview it", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			DryRun  bool   `query:"dryRun" doc:"Only tell what would happen."`
			Version int64  `query:"version" minimum:"-1" default:"-1" doc:"The version that the preview told; needed unless it is a dry run."`
			RawBody []byte `contentType:"application/octet-stream"`
		}) (*answer[budgetImportBody], error) {
			if in.DryRun {
				plan, err := s.services.Grant.PreviewPlan(ctx, in.ProjectID, in.RawBody)
				if err != nil {
					return nil, err
				}
				return &answer[budgetImportBody]{Body: planImportOf(plan, true)}, nil
			}
			if in.Version < 0 {
				return nil, fault.New(fault.MissingVersion, "version_required", "Name the version of the budget that the preview told.")
			}
			plan, _, err := s.services.Grant.ImportPlan(ctx, in.ProjectID, in.Version, in.RawBody)
			if err != nil {
				return nil, err
			}
			return &answer[budgetImportBody]{Body: planImportOf(plan, false)}, nil
		})
}

func explanationOf(found *grant.Explanation) budgetExplanationBody {
	body := budgetExplanationBody{
		BudgetPlace: placeOf(found.Place), BudgetPosition: BudgetPosition(found.Position), VoucherCount: found.VoucherCount,
		Parts: []budgetAddendBody{}, Units: []budgetUnitBody{}, Vouchers: []budgetVoucherBody{},
	}
	for _, part := range found.Parts {
		body.Parts = append(body.Parts, budgetAddendBody{placeOf(part.Place), BudgetPosition(part.Position)})
	}
	if held := found.Cap; held != nil {
		body.Cap = &budgetCapBody{
			Rule: held.Rule, Basis: string(held.Basis), Amount: held.Amount, Headroom: held.Headroom, Limit: held.Limit, Per: held.Per,
			Months: held.Months, Most: held.Most, Source: held.Source, Confirmed: held.Confirmed,
		}
	}
	if found.Category != nil {
		for _, unit := range found.Category.Units {
			body.Units = append(body.Units, budgetUnitBody(unit))
		}
	}
	for i := range found.Vouchers {
		body.Vouchers = append(body.Vouchers, voucherOf(&found.Vouchers[i]))
	}
	return body
}

func voucherOf(line *models.ClaimedLine) budgetVoucherBody {
	return budgetVoucherBody{
		ID: line.ID, ReportID: line.ReportID, PeriodNumber: line.PeriodNumber, Status: line.ReportStatus, IncurredOn: line.IncurredOn, Description: line.Description,
		Supplier: line.Supplier, Amount: line.AmountCents, Claimed: line.ClaimedCents, Reason: line.VerdictReason, Correction: line.Correction, Currency: line.Currency, OriginalAmount: line.Original().String(), Rate: line.Rate, RateSource: line.RateSource,
		DocumentID: line.DocumentID, DocumentName: line.DocumentName,
	}
}

func placeOf(at budget.TotalPlace) BudgetPlace {
	return BudgetPlace{PartnerID: at.Partner, Category: at.Category, Year: at.Year}
}

func planImportOf(plan *grant.PlanImport, dryRun bool) budgetImportBody {
	body := budgetImportBody{DryRun: dryRun, Version: plan.Version, Unchanged: plan.Unchanged, Changes: []budgetSheetCells{}, Refused: rowNotesOf(plan.Refused)}
	for _, change := range plan.Changes {
		body.Changes = append(body.Changes, budgetSheetCells{
			Cell: change.Cell, BudgetPlace: BudgetPlace{PartnerID: change.PartnerID, Category: change.Category, Year: change.Year}, Before: change.Before, After: change.After,
		})
	}
	return body
}
