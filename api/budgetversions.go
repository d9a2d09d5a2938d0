package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/budget"
	"konsortium/grant"
	"konsortium/money"
)

// BudgetVersionPath names one version of a project's budget.
type BudgetVersionPath struct {
	ProjectPath
	VersionID string `path:"versionId" maxLength:"60"`
}

type budgetVersionBody struct {
	ID        string       `json:"id"`
	Number    int          `json:"number"`
	Status    string       `json:"status" enum:"draft,scenario,submitted,preparing,proposed,of_record,superseded,refused,withdrawn"`
	Kind      string       `json:"kind,omitzero" enum:"transfer,amendment" doc:"How a plan came about; absent for the award."`
	Name      string       `json:"name,omitzero"`
	BasedOnID string       `json:"basedOnId,omitzero"`
	Months    int          `json:"months"`
	Sum       money.Amount `json:"sum" doc:"Of what the reader sees."`
	CreatedAt time.Time    `json:"createdAt"`
	FrozenAt  *time.Time   `json:"frozenAt,omitempty"`
	Version   int64        `json:"version"`
}

type budgetVersionsBody struct {
	Scope          string              `json:"scope" enum:"project,own_organisation"`
	Items          []budgetVersionBody `json:"items" doc:"The newest first."`
	AllowedActions []string            `json:"allowedActions" doc:"add_scenario."`
}

// budgetBesideBody is one place in the versions that are compared, in their order.
type budgetBesideBody struct {
	PartnerID string         `json:"partnerId,omitzero"`
	Category  string         `json:"category,omitzero"`
	Year      int            `json:"year,omitzero"`
	Amounts   []money.Amount `json:"amounts"`
	Changes   []money.Amount `json:"changes" doc:"Against the first version."`
}

type comparedVersionBody struct {
	ID       string              `json:"id"`
	Number   int                 `json:"number"`
	Status   string              `json:"status"`
	Kind     string              `json:"kind,omitzero"`
	Name     string              `json:"name,omitzero"`
	Months   int                 `json:"months"`
	FrozenAt *time.Time          `json:"frozenAt,omitempty"`
	Sum      money.Amount        `json:"sum"`
	Cap      *money.Amount       `json:"cap,omitempty"`
	Headroom *money.Amount       `json:"headroom,omitempty"`
	Years    []budgetYearBody    `json:"years"`
	Findings []budgetFindingBody `json:"findings"`
	Version  int64               `json:"version"`
}

type budgetComparisonBody struct {
	Scope      string                `json:"scope" enum:"project,own_organisation"`
	Versions   []comparedVersionBody `json:"versions"`
	Partners   []budgetPartnerBody   `json:"partners"`
	Categories []string              `json:"categories"`
	Whole      budgetBesideBody      `json:"whole"`
	ByPartner  []budgetBesideBody    `json:"byPartner"`
	ByCategory []budgetBesideBody    `json:"byCategory"`
	ByYear     []budgetBesideBody    `json:"byYear"`
	Cells      []budgetBesideBody    `json:"cells" doc:"Only cells that differ."`
}

type compareVersionsInput struct {
	ProjectPath
	Versions []string `query:"versions,explode" maxItems:"4" doc:"The versions beside each other; changes count from the first. Without any: the newest and the one before."`
}

type handOverBody struct {
	FromPartnerID string `json:"fromPartnerId" maxLength:"60"`
	ToPartnerID   string `json:"toPartnerId" maxLength:"60"`
	Category      string `json:"category,omitempty" maxLength:"60" doc:"Absent: everything the partner has."`
}

type addScenarioInput struct {
	ProjectPath
	Body struct {
		Name           string         `json:"name" maxLength:"400"`
		FromVersionID  string         `json:"fromVersionId,omitempty" maxLength:"60" doc:"The draft or a scenario; absent: the draft."`
		DurationMonths int            `json:"durationMonths,omitempty" minimum:"0" maximum:"120" doc:"0 or absent: as in what it is copied from."`
		HandOvers      []handOverBody `json:"handOvers,omitempty" maxItems:"50"`
	}
}

func (s *Server) budgetVersionOperations() {
	const path = "/projects/{projectId}/budget"
	register(s, operation{method: http.MethodGet, path: path + "/versions", id: "list-budget-versions", summary: "The versions of a project's budget", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[budgetVersionsBody], error) {
			found, err := s.services.Grant.Versions(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			return &answer[budgetVersionsBody]{Body: budgetVersionsOf(found)}, nil
		})
	register(s, operation{method: http.MethodGet, path: path + "/versions/{versionId}", id: "read-budget-version", summary: "One version of a project's budget", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *BudgetVersionPath) (*answer[budgetBody], error) {
			return budgetAnswer(s.services.Grant.ReadVersion(ctx, in.ProjectID, in.VersionID))
		})
	register(s, operation{method: http.MethodPatch, path: path + "/versions/{versionId}/cells", id: "change-budget-version-cells", summary: "Set or empty cells of a draft, a scenario or an amendment in preparation, all or none", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			BudgetVersionPath
			Body budgetChangeBody
		}) (*answer[budgetBody], error) {
			return budgetAnswer(s.services.Grant.ChangeVersionCells(ctx, in.ProjectID, in.VersionID, cellChangesOf(in.Body)))
		})
	register(s, operation{method: http.MethodGet, path: path + "/comparison", id: "compare-budget-versions", summary: "Versions of a budget beside each other", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *compareVersionsInput) (*answer[budgetComparisonBody], error) {
			found, err := s.services.Grant.CompareVersions(ctx, in.ProjectID, in.Versions)
			if err != nil {
				return nil, err
			}
			return &answer[budgetComparisonBody]{Body: budgetComparisonOf(found)}, nil
		})
	register(s, operation{method: http.MethodPost, path: path + "/scenarios", id: "add-scenario", summary: "Copy the draft as a scenario, in another duration or with parts handed over", tag: "budget", status: http.StatusCreated},
		func(ctx context.Context, in *addScenarioInput) (*answer[budgetBody], error) {
			input := grant.ScenarioInput{Name: in.Body.Name, FromID: in.Body.FromVersionID, DurationMonths: in.Body.DurationMonths}
			for _, over := range in.Body.HandOvers {
				input.HandOvers = append(input.HandOvers, grant.HandOver{From: over.FromPartnerID, To: over.ToPartnerID, Category: over.Category})
			}
			return budgetAnswer(s.services.Grant.AddScenario(ctx, in.ProjectID, input))
		})
	register(s, operation{method: http.MethodPost, path: path + "/scenarios/{versionId}/adoption", id: "take-scenario", summary: "Make a scenario the draft; the draft is kept as a scenario", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			BudgetVersionPath
			Edit
			Body struct {
				KeepAs string `json:"keepAs" maxLength:"400" doc:"What the draft that stood is called from now on."`
			}
		}) (*answer[budgetBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return budgetAnswer(s.services.Grant.TakeScenario(ctx, in.ProjectID, in.VersionID, version, in.Body.KeepAs))
		})
	register(s, operation{method: http.MethodDelete, path: path + "/scenarios/{versionId}", id: "remove-scenario", summary: "Remove a scenario", tag: "budget", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			BudgetVersionPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Grant.RemoveScenario(ctx, in.ProjectID, in.VersionID, version)
		})
}

func budgetAnswer(found *grant.Budget, err error) (*answer[budgetBody], error) {
	if err != nil {
		return nil, err
	}
	return &answer[budgetBody]{Body: budgetOf(found)}, nil
}

func cellChangesOf(body budgetChangeBody) []grant.CellChange {
	changes := make([]grant.CellChange, len(body.Cells))
	for i, cell := range body.Cells {
		changes[i] = grant.CellChange(cell)
	}
	return changes
}

func scopeOf(whole bool) string {
	if whole {
		return "project"
	}
	return "own_organisation"
}

func budgetVersionsOf(found *grant.Versions) budgetVersionsBody {
	body := budgetVersionsBody{Scope: scopeOf(found.Whole), Items: []budgetVersionBody{}, AllowedActions: []string{}}
	for _, row := range found.Versions {
		body.Items = append(body.Items, budgetVersionBody{
			ID: row.ID, Number: row.Number, Status: row.Status, Kind: row.Kind, Name: row.Name, BasedOnID: row.BasedOnID, Months: row.Months,
			Sum: row.Sum, CreatedAt: row.CreatedAt, FrozenAt: row.FrozenAt, Version: row.Version,
		})
	}
	if found.MayAdd {
		body.AllowedActions = append(body.AllowedActions, "add_scenario")
	}
	return body
}

func budgetComparisonOf(found *grant.Comparison) budgetComparisonBody {
	body := budgetComparisonBody{
		Scope: scopeOf(found.Whole), Versions: []comparedVersionBody{}, Partners: []budgetPartnerBody{}, Categories: found.Categories(),
		ByPartner: []budgetBesideBody{}, ByCategory: []budgetBesideBody{}, ByYear: []budgetBesideBody{}, Cells: []budgetBesideBody{},
		Whole: budgetBesideBody{Amounts: []money.Amount{}, Changes: []money.Amount{}},
	}
	if body.Categories == nil {
		body.Categories = []string{}
	}
	for i, version := range found.Versions {
		read := budgetOf(version)
		body.Versions = append(body.Versions, comparedVersionBody{
			ID: read.VersionID, Number: read.Number, Status: read.Status, Kind: read.Kind, Name: read.Name, Months: read.Months, FrozenAt: read.FrozenAt,
			Sum: found.By.Whole.Amounts[i], Cap: read.Cap, Headroom: read.Headroom, Years: read.Years, Findings: read.Findings, Version: read.Version,
		})
	}
	if len(found.Versions) == 0 {
		return body
	}
	body.Whole = besideOf(found.By.Whole)
	for _, partner := range found.PartnersOf() {
		body.Partners = append(body.Partners, budgetPartnerOf(partner))
		if row, some := found.By.Partner[partner.ID]; some {
			beside := besideOf(row)
			beside.PartnerID = partner.ID
			body.ByPartner = append(body.ByPartner, beside)
		}
	}
	for _, code := range body.Categories {
		if row, some := found.By.Category[code]; some {
			beside := besideOf(row)
			beside.Category = code
			body.ByCategory = append(body.ByCategory, beside)
		}
	}
	for _, year := range found.Years() {
		if row, some := found.By.Year[year]; some {
			beside := besideOf(row)
			beside.Year = year
			body.ByYear = append(body.ByYear, beside)
		}
	}
	for _, place := range budget.SortedPlaces(found.Places) {
		if row := found.Places[place]; row.Changed() {
			beside := besideOf(row)
			beside.PartnerID, beside.Category, beside.Year = place.Partner, place.Category, place.Year
			body.Cells = append(body.Cells, beside)
		}
	}
	return body
}

func besideOf(row budget.Beside) budgetBesideBody {
	return budgetBesideBody{Amounts: row.Amounts, Changes: row.Changes}
}
