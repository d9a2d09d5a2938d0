package grant

import (
	"konsortium/budget"
	"konsortium/money"
	"konsortium/programme"
)

// CategoryKind says how the programme pays for a category.
type CategoryKind string

// The kinds of categories.
const (
	// UnitCosts are fixed amounts per month, person or day.
	UnitCosts CategoryKind = "unit_costs"
	// RealCosts are paid as they were incurred.
	RealCosts CategoryKind = "real_costs"
	// LumpSum is a part of one fixed amount.
	LumpSum CategoryKind = "lump_sum"
	// Unknown: the call has no rule book.
	Unknown CategoryKind = ""
)

// Category is a budget category of the call. Listed is false for one that only
// occurs in cells, because the call of the project was changed.
type Category struct {
	Code   string
	Kind   CategoryKind
	Listed bool
	Units  []Unit
}

// Unit is one amount that the rule book knows for a category.
type Unit struct {
	// Name is one of coordinator_per_month, partner_per_month, cap_per_month,
	// per_participant, cap_per_year, local_per_participant,
	// international_per_participant and cap_per_project.
	Name   string
	Amount money.Amount
	// FromKm and ToKm bound the travel distance of per_participant; ToKm is 0
	// for the open last band.
	FromKm    int
	ToKm      int
	Source    programme.Source
	Confirmed bool
}

// categoriesOf lists the categories of the call in its order, then those that
// only occur in cells or costs. Without a rule book only the latter.
func categoriesOf(book *programme.RuleBook, positions budget.By[budget.Position]) []Category {
	var categories []Category
	listed := map[string]bool{}
	if book != nil {
		for _, code := range book.Budget.Categories.Value {
			listed[code] = true
			categories = append(categories, Category{Code: code, Kind: kindOf(book, code), Listed: true, Units: unitsOf(book, code)})
		}
	}
	for _, code := range sortedKeys(positions.Category) {
		if !listed[code] {
			categories = append(categories, Category{Code: code})
		}
	}
	return categories
}

func kindOf(book *programme.RuleBook, code string) CategoryKind {
	if book.Grant.LumpSums != nil {
		return LumpSum
	}
	switch code {
	case "special_needs", "exceptional_costs":
		return RealCosts
	}
	return UnitCosts
}

func unitsOf(book *programme.RuleBook, code string) []Unit {
	rules := book.Budget
	var units []Unit
	add := func(name string, value *programme.Value[money.Amount]) {
		if value != nil {
			units = append(units, Unit{Name: name, Amount: value.Value, Source: value.Source(), Confirmed: value.Confirmed})
		}
	}
	switch code {
	case "project_management":
		if management := rules.ProjectManagement; management != nil {
			add("coordinator_per_month", &management.Coordinator)
			add("partner_per_month", &management.Partner)
			add("cap_per_month", &management.Cap)
		}
	case "transnational_meetings":
		if meetings := rules.Meetings; meetings != nil {
			for _, band := range meetings.Bands {
				units = append(units, Unit{
					Name: "per_participant", Amount: band.PerParticipant, FromKm: band.FromKm, ToKm: band.ToKm,
					Source: band.Source(), Confirmed: band.Confirmed,
				})
			}
			add("cap_per_year", meetings.CapPerYear)
		}
	case "multiplier_events":
		if events := rules.MultiplierEvents; events != nil {
			add("local_per_participant", events.Local)
			add("international_per_participant", events.International)
			add("cap_per_project", events.CapPerProject)
		}
	}
	return units
}
