package programme

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// The budget may have no categories only where the call is closed to higher
// education.
func (c *bookCheck) budget(rules *BudgetRules, open bool) {
	c.add(open && len(rules.Categories.Value) == 0, "/budget/categories/value", "required", nil)
	c.categories(&rules.Categories, "/budget/categories")
	c.unitAmounts(rules)
	c.staff(rules.Staff)
	c.training(rules.Training)
	if exceptional := rules.Exceptional; exceptional != nil {
		c.share(&exceptional.Share, "/budget/exceptional_costs/share")
		c.limit(exceptional.CapPerProject, "/budget/exceptional_costs/cap_per_project")
	}
	c.share(rules.SpecialNeeds, "/budget/special_needs")
	c.share(rules.ManagementShare, "/budget/project_management_share")
	c.add(rules.ManagementShare != nil && rules.ManagementShare.Value.IsZero(), "/budget/project_management_share/value", "share_range", nil)
	if packages := rules.WorkPackages; packages != nil {
		c.count(&packages.MaxOther, "/budget/work_packages/max_other")
		c.count(&packages.Recommended, "/budget/work_packages/recommended")
	}
}

func (c *bookCheck) unitAmounts(rules *BudgetRules) {
	if units := rules.ProjectManagement; units != nil {
		at := "/budget/project_management"
		c.limit(&units.Coordinator, at+"/coordinator_per_month")
		c.limit(&units.Partner, at+"/partner_per_month")
		c.limit(&units.Cap, at+"/cap_per_month")
	}
	if units := rules.Meetings; units != nil {
		at := "/budget/transnational_meetings"
		c.bands(units.Bands, at+"/bands")
		c.limit(units.CapPerYear, at+"/cap_per_year")
		c.count(units.TripsPerYear, at+"/trips_per_year")
	}
	if units := rules.MultiplierEvents; units != nil {
		at := "/budget/multiplier_events"
		c.limit(units.Local, at+"/local")
		c.limit(units.International, at+"/international")
		c.limit(units.CapPerProject, at+"/cap_per_project")
		c.share(units.VirtualShare, at+"/virtual_share")
		c.limit(units.VirtualCap, at+"/virtual_cap")
	}
}

// staff demands groups that differ, no country in two of them, and at most one
// group for all other countries.
func (c *bookCheck) staff(groups []StaffGroup) {
	taken, others := map[string]bool{}, false
	for i, group := range groups {
		here := fmt.Sprintf("/budget/staff_rates/%d", i)
		c.code(group.Group, staffGroups(), here+"/group")
		c.add(slices.ContainsFunc(groups[:i], func(other StaffGroup) bool { return other.Group == group.Group }), here+"/group", "duplicate", nil)
		c.countries(group.Countries, here+"/countries")
		for at, country := range group.Countries {
			c.add(taken[country], fmt.Sprintf("%s/countries/%d", here, at), "country_in_two_groups", map[string]any{"country": country})
			taken[country] = true
		}
		c.add(len(group.Countries) == 0 && !group.Others, here+"/countries", "required", nil)
		c.add(group.Others && others, here+"/others", "duplicate", nil)
		others = others || group.Others
		c.amount(group.Manager, here+"/manager")
		c.amount(group.Researcher, here+"/researcher")
		c.amount(group.Technician, here+"/technician")
		c.amount(group.Administrative, here+"/administrative")
	}
}

func (c *bookCheck) training(units *TrainingUnits) {
	if units == nil {
		return
	}
	at := "/budget/learning_teaching_training"
	c.bands(units.Travel, at+"/travel")
	for i, daily := range units.DailySupport {
		here := fmt.Sprintf("%s/daily_support/%d", at, i)
		c.code(daily.Participants, []string{"learners", "staff"}, here+"/participants")
		c.atLeast(daily.FromDay, 1, here+"/from_day")
		c.atLeast(daily.ToDay, daily.FromDay, here+"/to_day")
		c.amount(daily.PerDay, here+"/per_day")
		if i > 0 && units.DailySupport[i-1].Participants == daily.Participants {
			next := units.DailySupport[i-1].ToDay + 1
			c.add(daily.FromDay != next, here+"/from_day", "follows", map[string]any{"expected": next})
		}
	}
	if linguistic := units.Linguistic; linguistic != nil {
		c.amount(linguistic.Value.PerParticipant, at+"/linguistic_support/value/per_participant")
		c.atLeast(linguistic.Value.MinMonths, 0, at+"/linguistic_support/value/min_months")
		c.atLeast(linguistic.Value.MaxMonths, linguistic.Value.MinMonths, at+"/linguistic_support/value/max_months")
	}
	if expensive := units.ExpensiveTravel; expensive != nil {
		c.fraction(expensive.Value.Share, at+"/expensive_travel/value/share")
		c.fraction(expensive.Value.CoversLess, at+"/expensive_travel/value/covers_less")
	}
}

func (c *bookCheck) transfers(rules *TransferRules) {
	if rules == nil {
		return
	}
	c.share(rules.MaxOut, "/transfers/max_out")
	c.share(rules.MaxIn, "/transfers/max_in")
	c.categories(rules.From, "/transfers/from")
	c.categories(rules.NeverGrow, "/transfers/never_grow")
	c.categories(rules.GrowFreely, "/transfers/grow_freely")
	if rules.NeverGrow != nil && rules.GrowFreely != nil {
		for i, category := range rules.GrowFreely.Value {
			c.add(slices.Contains(rules.NeverGrow.Value, category), fmt.Sprintf("/transfers/grow_freely/value/%d", i), "duplicate", nil)
		}
	}
	if addendum := rules.Addendum; addendum != nil {
		c.fraction(addendum.Value.MaxOut, "/transfers/addendum/value/max_out")
		c.codes(addendum.Value.From, BudgetCategories(), "/transfers/addendum/value/from")
	}
}

func (c *bookCheck) payments(rules *PaymentRules) {
	if rules == nil {
		return
	}
	c.share(rules.UsedShare, "/payments/used_share")
	c.count(rules.FirstPaymentDays, "/payments/first_payment_days")
	c.count(rules.FinalPaymentDays, "/payments/final_payment_days")
	all := make([]span, len(rules.Models))
	for i, model := range rules.Models {
		all[i] = span{model.MinMonths, model.MaxMonths}
		here := fmt.Sprintf("/payments/models/%d", i)
		c.add(len(model.Prefinancing) == 0, here+"/prefinancing", "required", nil)
		sum := model.Balance
		c.fraction(model.Balance, here+"/balance")
		for at, share := range model.Prefinancing {
			c.fraction(share, fmt.Sprintf("%s/prefinancing/%d", here, at))
			sum = sum.Add(share)
		}
		c.add(!sum.Equal(decimal.NewFromInt(1)), here+"/balance", "sum_not_one", nil)
	}
	c.spans(all, "/payments/models", "min_months", "max_months")
}

func (c *bookCheck) settlement(rules *SettlementRules) {
	c.count(rules.FinalReportDays, "/settlement/final_report_days")
	for i, band := range rules.Reduction {
		here := fmt.Sprintf("/settlement/reduction/%d", i)
		c.atLeast(band.FromPoints, 0, here+"/from_points")
		c.atLeast(band.BelowPoints, band.FromPoints+1, here+"/below_points")
		c.add(band.BelowPoints > 100, here+"/below_points", "maximum", map[string]any{"maximum": 100})
		c.fraction(band.Reduction, here+"/reduction")
		if i > 0 {
			before := rules.Reduction[i-1]
			c.add(band.FromPoints != before.BelowPoints, here+"/from_points", "follows", map[string]any{"expected": before.BelowPoints})
			c.add(band.Reduction.Cmp(before.Reduction) >= 0, here+"/reduction", "not_descending", nil)
		}
	}
	if rules.Currency != nil {
		at := "/settlement/currency/value"
		c.code(rules.Currency.Value.Rate, CurrencyRates(), at+"/rate")
		c.code(rules.Currency.Value.On, CurrencyDays(), at+"/on")
		c.codes(rules.Currency.Value.Categories, BudgetCategories(), at+"/categories")
	}
}

func (c *bookCheck) evidence(rules *EvidenceRules) {
	c.count(rules.KeepYears, "/evidence/keep_years")
	for i, needed := range rules.Needed {
		here := fmt.Sprintf("/evidence/needed/%d", i)
		c.code(needed.Category, BudgetCategories(), here+"/category")
		c.code(needed.Document, EvidenceDocuments(), here+"/document")
		c.codes(needed.Tells, EvidenceContents(), here+"/tells")
	}
}
