package api

import (
	"cmp"
	"maps"
	"slices"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/grant"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// budgetTotalsBody sets plan and actuals beside each other on every axis. Each
// axis lists only places that have an amount.
type budgetTotalsBody struct {
	Whole           BudgetPosition             `json:"whole"`
	Partner         []partnerTotalBody         `json:"partner"`
	Category        []categoryTotalBody        `json:"category"`
	Year            []yearTotalBody            `json:"year"`
	PartnerYear     []partnerYearTotalBody     `json:"partnerYear"`
	CategoryYear    []categoryYearTotalBody    `json:"categoryYear"`
	PartnerCategory []partnerCategoryTotalBody `json:"partnerCategory"`
}

// BudgetPosition is one place of the budget; exported because it is embedded.
type BudgetPosition struct {
	Planned   money.Amount `json:"planned"`
	Submitted money.Amount `json:"submitted" doc:"Waits for a decision."`
	Approved  money.Amount `json:"approved"`
	Remaining money.Amount `json:"remaining" doc:"Planned less approved."`
}

type partnerTotalBody struct {
	PartnerID string `json:"partnerId"`
	BudgetPosition
}

type categoryTotalBody struct {
	Category string `json:"category"`
	BudgetPosition
}

type yearTotalBody struct {
	Year int `json:"year"`
	BudgetPosition
}

type partnerYearTotalBody struct {
	PartnerID string `json:"partnerId"`
	Year      int    `json:"year"`
	BudgetPosition
}

type categoryYearTotalBody struct {
	Category string `json:"category"`
	Year     int    `json:"year"`
	BudgetPosition
}

type partnerCategoryTotalBody struct {
	PartnerID string `json:"partnerId"`
	Category  string `json:"category"`
	BudgetPosition
}

func budgetOf(b *grant.Budget) budgetBody {
	body := budgetBody{
		ProjectID: b.Project.ID, Status: "empty", Months: b.Project.DurationMonths, Scope: "own_organisation", Totals: budgetTotalsOf(b.Positions),
		Cap: b.Cap, Headroom: b.Headroom, LumpSums: b.LumpSums, YearlyLimit: b.Project.YearlyLimitCents, YearlyLimitOwn: b.OwnLimitCounts,
	}
	if b.Version != nil {
		body.Status, body.Version, body.Number, body.FrozenAt = b.Version.Status, b.Version.Version, b.Version.Number, b.Version.FrozenAt
		body.VersionID, body.Name, body.Kind = b.Version.ID, b.Version.Name, b.Version.Kind
	}
	if b.Whole {
		body.Scope, body.GrantRequested = "project", b.Project.GrantRequestedCents
	}
	for _, category := range b.Categories {
		body.Categories = append(body.Categories, budgetCategoryOf(category))
	}
	for _, row := range b.Partners {
		body.Partners = append(body.Partners, budgetPartnerOf(row))
	}
	for _, year := range b.Years {
		body.Years = append(body.Years, budgetYearBody{
			Year: year.Year, Months: year.Months, StartOn: year.StartOn, EndOn: year.EndOn, Cap: year.Cap, Basis: string(year.Basis), Headroom: year.Headroom,
			Forecast: year.Forecast, Breaches: budgetBreachesOf(year.Breaches),
		})
	}
	for _, cell := range b.Cells {
		body.Cells = append(body.Cells, budgetCellBody{
			PartnerID: cell.PartnerID, Category: cell.Category, Year: cell.Year, Amount: cell.AmountCents,
			Version: cell.Version, ChangedBy: cell.UpdatedByName, ChangedAt: cell.UpdatedAt, Items: cell.ItemCount,
		})
	}
	for i := range b.Items {
		body.Items = append(body.Items, budgetItemOf(&b.Items[i]))
	}
	body.Limits = budgetLimitsOf(b)
	for _, actual := range b.Actuals {
		body.Actuals = append(body.Actuals, budgetActualBody{
			PartnerID: actual.PartnerID, Category: actual.Category, Year: actual.Year, Status: actual.Status, Amount: actual.AmountCents,
		})
	}
	if m := b.Management; m != nil {
		body.Management = &budgetManagementBody{Limit: m.Limit, Planned: m.Amount, Headroom: m.Headroom, Share: m.Share, Source: m.Source, Confirmed: m.Confirmed}
	}
	for _, finding := range b.Findings {
		body.Findings = append(body.Findings, budgetFindingOf(finding))
	}
	body.AllowedActions = namesOf(b.Actions)
	return body
}

func budgetPartnerOf(row models.PartnerRow) budgetPartnerBody {
	return budgetPartnerBody{
		ID: row.ID, OrganisationID: row.OrganisationID, Name: row.OrganisationName, ShortName: row.OrganisationShort,
		Country: row.OrganisationCountry, Role: row.Role, Position: row.Position, LeftOn: row.LeftOn,
	}
}

func budgetFindingOf(finding programme.Finding) budgetFindingBody {
	return budgetFindingBody{
		Rule: finding.Rule, Severity: finding.Severity, Path: finding.Path, Params: finding.Params, Source: finding.Source, Confirmed: finding.Confirmed,
		Messages: messagesBody{Swedish: programme.Message(finding, programme.Swedish), English: programme.Message(finding, programme.English)},
	}
}

func budgetCategoryOf(category grant.Category) budgetCategoryBody {
	body := budgetCategoryBody{Code: category.Code, Kind: string(category.Kind), Listed: category.Listed}
	for _, unit := range category.Units {
		body.Units = append(body.Units, budgetUnitBody(unit))
	}
	return body
}

func namesOf(actions []access.Action) []string {
	names := make([]string, len(actions))
	for i, action := range actions {
		names[i] = string(action)
	}
	return names
}

func budgetTotalsOf(positions budget.By[budget.Position]) budgetTotalsBody {
	totals := budgetTotalsBody{Whole: BudgetPosition(positions.Whole)}
	for _, id := range slices.Sorted(maps.Keys(positions.Partner)) {
		totals.Partner = append(totals.Partner, partnerTotalBody{id, BudgetPosition(positions.Partner[id])})
	}
	for _, code := range slices.Sorted(maps.Keys(positions.Category)) {
		totals.Category = append(totals.Category, categoryTotalBody{code, BudgetPosition(positions.Category[code])})
	}
	for _, year := range slices.Sorted(maps.Keys(positions.Year)) {
		totals.Year = append(totals.Year, yearTotalBody{year, BudgetPosition(positions.Year[year])})
	}
	partnerYears := slices.SortedFunc(maps.Keys(positions.PartnerYear), func(a, b budget.PartnerYear) int {
		return cmp.Or(cmp.Compare(a.Partner, b.Partner), cmp.Compare(a.Year, b.Year))
	})
	for _, at := range partnerYears {
		totals.PartnerYear = append(totals.PartnerYear, partnerYearTotalBody{at.Partner, at.Year, BudgetPosition(positions.PartnerYear[at])})
	}
	categoryYears := slices.SortedFunc(maps.Keys(positions.CategoryYear), func(a, b budget.CategoryYear) int {
		return cmp.Or(cmp.Compare(a.Category, b.Category), cmp.Compare(a.Year, b.Year))
	})
	for _, at := range categoryYears {
		totals.CategoryYear = append(totals.CategoryYear, categoryYearTotalBody{at.Category, at.Year, BudgetPosition(positions.CategoryYear[at])})
	}
	partnerCategories := slices.SortedFunc(maps.Keys(positions.PartnerCategory), func(a, b budget.PartnerCategory) int {
		return cmp.Or(cmp.Compare(a.Partner, b.Partner), cmp.Compare(a.Category, b.Category))
	})
	for _, at := range partnerCategories {
		totals.PartnerCategory = append(totals.PartnerCategory, partnerCategoryTotalBody{at.Partner, at.Category, BudgetPosition(positions.PartnerCategory[at])})
	}
	return totals
}
