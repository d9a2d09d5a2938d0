package grant

import (
	"context"
	"slices"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// mostVouchers is how many vouchers an explanation lists; the sheet has all.
const mostVouchers = 100

// Explanation is a total with all that stands behind it. Screen, sheet and paper
// are written from it.
type Explanation struct {
	budget.Explained
	// Cap is what the total is held against; nil where nothing limits it or the
	// reader may not compare.
	Cap *CapExplained
	// Category tells how the programme pays for the category of the place; nil for
	// a place of several.
	Category *Category
	// Vouchers are the costs that make up what is claimed, VoucherCount how many
	// there are in all.
	Vouchers     []models.ClaimedLine
	VoucherCount int64
}

// CapExplained is how a cap comes about: Limit for twelve months (Per "year"), a
// month ("month") or the whole project ("project"), in proportion to Months.
type CapExplained struct {
	Rule     programme.Rule
	Basis    budget.Basis
	Amount   money.Amount
	Headroom money.Amount
	Limit    money.Amount
	Per      string
	Months   int
	// Most bounds a limit by the month for the project as a whole.
	Most *money.Amount
	// Source and Confirmed are those of the rule book; the project's own limit has none.
	Source    programme.Source
	Confirmed bool
}

// ExplainTotal explains one total of a project's budget to whoever may read it; a
// partner's whole is its own organisation's. A partner that is not among those
// that the reader sees does not exist.
func (s *Service) ExplainTotal(ctx context.Context, projectID string, at budget.TotalPlace) (*Explanation, error) {
	var explanation *Explanation
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		b, err := read(tx, project)
		if err != nil {
			return err
		}
		if at.Partner != "" && !slices.ContainsFunc(b.Partners, func(row models.PartnerRow) bool { return row.ID == at.Partner }) {
			return fault.Missing("partner")
		}
		if explanation, err = b.Explain(at); err != nil {
			return err
		}
		reach := access.ReachOf(tx.Actor, access.ReadBudget)
		explanation.Vouchers, explanation.VoucherCount, err = tx.ClaimedLines(projectID, reach, models.ClaimedPlace{PartnerID: at.Partner, Category: at.Category, Year: at.Year, Limit: mostVouchers})
		return err
	})
	return explanation, err
}

// Explain explains one total of a budget, without its vouchers.
func (b *Budget) Explain(at budget.TotalPlace) (*Explanation, error) {
	plan, submitted, approved := b.cells()
	explained, err := budget.Explain(plan, submitted, approved, at)
	if err != nil {
		return nil, err
	}
	explanation := &Explanation{Explained: explained}
	if found := slices.IndexFunc(b.Categories, func(category Category) bool { return category.Code == at.Category }); found >= 0 {
		explanation.Category = &b.Categories[found]
	}
	if at.Partner == "" && at.Category == "" {
		explanation.Cap = b.capOf(at.Year)
	}
	return explanation, nil
}

// Places are all totals of a budget, from the whole to those of a partner's
// category in all years. Cells are no totals.
func (b *Budget) Places() []budget.TotalPlace {
	places := []budget.TotalPlace{{}}
	for _, year := range b.Years {
		places = append(places, budget.TotalPlace{Year: year.Year})
	}
	positions := b.Positions
	for _, category := range b.Categories {
		if _, used := positions.Category[category.Code]; !used {
			continue
		}
		places = append(places, budget.TotalPlace{Category: category.Code})
		for _, year := range b.Years {
			if _, used := positions.CategoryYear[budget.CategoryYear{Category: category.Code, Year: year.Year}]; used {
				places = append(places, budget.TotalPlace{Category: category.Code, Year: year.Year})
			}
		}
	}
	for _, partner := range b.Partners {
		if _, used := positions.Partner[partner.ID]; !used {
			continue
		}
		places = append(places, budget.TotalPlace{Partner: partner.ID})
		for _, year := range b.Years {
			if _, used := positions.PartnerYear[budget.PartnerYear{Partner: partner.ID, Year: year.Year}]; used {
				places = append(places, budget.TotalPlace{Partner: partner.ID, Year: year.Year})
			}
		}
		for _, category := range b.Categories {
			if _, used := positions.PartnerCategory[budget.PartnerCategory{Partner: partner.ID, Category: category.Code}]; used {
				places = append(places, budget.TotalPlace{Partner: partner.ID, Category: category.Code})
			}
		}
	}
	return places
}

// cells are the plan and the claims as the budget room counts them.
func (b *Budget) cells() (plan, submitted, approved []budget.Cell) {
	for _, cell := range b.Cells {
		plan = append(plan, budget.Cell{Partner: cell.PartnerID, Category: cell.Category, Year: cell.Year, Amount: cell.AmountCents})
	}
	for _, actual := range b.Actuals {
		claimed := budget.Cell{Partner: actual.PartnerID, Category: actual.Category, Year: actual.Year, Amount: actual.AmountCents}
		if actual.Status == "approved" {
			approved = append(approved, claimed)
		} else {
			submitted = append(submitted, claimed)
		}
	}
	return plan, submitted, approved
}

// capOf explains the cap of a year, or with 0 that of the whole.
func (b *Budget) capOf(year int) *CapExplained {
	if year == 0 {
		return b.capOfWhole()
	}
	found := slices.IndexFunc(b.Years, func(one Year) bool { return one.Year == year })
	if found < 0 || b.Years[found].Cap == nil || b.Years[found].Headroom == nil {
		return nil
	}
	held := b.Years[found]
	explained := &CapExplained{Rule: programme.RuleYearCap, Basis: held.Basis, Amount: *held.Cap, Headroom: *held.Headroom, Per: "year", Months: held.Months, Confirmed: true}
	if held.Basis == budget.BasisProject {
		explained.Limit = *b.Project.YearlyLimitCents
		return explained
	}
	explained.Limit = b.book.Grant.PerYear.Value
	explained.Source, explained.Confirmed = b.book.Grant.PerYear.Source(), b.book.Grant.PerYear.Confirmed
	return explained
}

func (b *Budget) capOfWhole() *CapExplained {
	if b.Cap == nil || b.Headroom == nil || b.book == nil {
		return nil
	}
	explained := &CapExplained{Rule: programme.RuleTotalCap, Basis: budget.BasisCall, Amount: *b.Cap, Headroom: *b.Headroom, Limit: *b.Cap, Per: "project", Months: b.Project.DurationMonths}
	grant := b.book.Grant
	switch {
	case grant.PerMonth != nil:
		explained.Limit, explained.Per = grant.PerMonth.Value, "month"
		explained.Source, explained.Confirmed = grant.PerMonth.Source(), grant.PerMonth.Confirmed
		if grant.TotalMax != nil {
			most := grant.TotalMax.Value
			explained.Most = &most
		}
	case grant.LumpSums != nil && len(grant.LumpSums.Value) > 0:
		explained.Source, explained.Confirmed = grant.LumpSums.Source(), grant.LumpSums.Confirmed
	case grant.TotalMax != nil:
		explained.Source, explained.Confirmed = grant.TotalMax.Source(), grant.TotalMax.Confirmed
	}
	return explained
}
