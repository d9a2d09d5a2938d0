package budget

import (
	"konsortium/money"
	"konsortium/programme"
)

// LimitName names a limit that a call sets on one category.
type LimitName string

// The limits of categories.
const (
	ManagementPerMonth LimitName = "management_per_month"    // amount per month of a project year, for all partners
	MeetingsPerYear    LimitName = "meetings_per_year"       // amount of a project year, for all partners
	TripsPerYear       LimitName = "trips_per_year"          // travelling participants of a project year
	EventsPerProject   LimitName = "events_per_project"      // amount of the whole project
	VirtualEvents      LimitName = "virtual_events"          // amount for participants on line, whole project
	EventsNeedOutput   LimitName = "events_need_output"      // events are paid only beside an output
	ExceptionalCosts   LimitName = "exceptional_costs"       // amount of the whole project, without guarantees
	MostWorkPackages   LimitName = "work_packages_most"      // beside the one for project management
	WorkPackages       LimitName = "work_packages_suggested" // in all; advice, no limit
)

// CategoryLimit is what is planned in a category against what its call allows.
// Limits on numbers have MostCount, limits on amounts Most.
type CategoryLimit struct {
	Name     LimitName
	Category string
	// Year is a project year, 0 for the whole project.
	Year      int
	Most      *money.Amount
	Planned   money.Amount
	MostCount int
	Count     int
	Broken    bool
	Source    programme.Source
	Confirmed bool
}

// PlannedItem is an item as far as limits count it.
type PlannedItem struct {
	Category string
	Year     int
	Facts    Facts
	Amount   money.Amount
	Parts    []Part
}

// CategoryLimits holds a plan against every limit that its call sets on a
// category: amounts by its totals, numbers by its items. workPackages is how many
// the work plan has. The limits come in the order of the programme and of the
// years. The only error is money.ErrOverflow.
func CategoryLimits(book *programme.RuleBook, years []Year, totals Totals, items []PlannedItem, workPackages int) ([]CategoryLimit, error) {
	if book == nil {
		return nil, nil
	}
	l := &limiter{years: years, totals: totals, items: items}
	rules := book.Budget
	if units := rules.ProjectManagement; units != nil {
		l.management(units.Cap)
	}
	if units := rules.Meetings; units != nil {
		l.meetings(units)
	}
	if units := rules.MultiplierEvents; units != nil {
		l.events(units)
	}
	if units := rules.Exceptional; units != nil {
		l.whole(ExceptionalCosts, "exceptional_costs", units.CapPerProject, l.without(func(item PlannedItem) bool { return item.Facts.Guarantee }))
	}
	if packages := rules.WorkPackages; packages != nil && workPackages > 0 {
		l.number(MostWorkPackages, "work_packages", 0, workPackages, packages.MaxOther.Value+1, packages.MaxOther.Basis)
		l.number(WorkPackages, "work_packages", 0, workPackages, packages.Recommended.Value, packages.Recommended.Basis)
	}
	return l.found, l.err
}

type limiter struct {
	years  []Year
	totals Totals
	items  []PlannedItem
	found  []CategoryLimit
	err    error
}

func (l *limiter) amount(name LimitName, category string, year int, planned, most money.Amount, basis programme.Basis) {
	if planned.IsZero() {
		return
	}
	l.found = append(l.found, CategoryLimit{
		Name: name, Category: category, Year: year, Most: &most, Planned: planned, Broken: planned.Cmp(most) > 0,
		Source: basis.Source(), Confirmed: basis.Confirmed,
	})
}

func (l *limiter) number(name LimitName, category string, year, count, most int, basis programme.Basis) {
	if count == 0 {
		return
	}
	l.found = append(l.found, CategoryLimit{
		Name: name, Category: category, Year: year, Count: count, MostCount: most, Broken: count > most, Source: basis.Source(), Confirmed: basis.Confirmed,
	})
}

func (l *limiter) management(most programme.Value[money.Amount]) {
	for _, year := range l.years {
		limit, err := money.Share(most.Value, int64(year.Months), 1)
		if err != nil {
			l.err = err
		}
		l.amount(ManagementPerMonth, "project_management", year.Number, l.totals.CategoryYear[CategoryYear{"project_management", year.Number}], limit, most.Basis)
	}
}

func (l *limiter) meetings(units *programme.MeetingUnits) {
	const category = "transnational_meetings"
	for _, year := range l.years {
		if most := units.CapPerYear; most != nil {
			l.amount(MeetingsPerYear, category, year.Number, l.totals.CategoryYear[CategoryYear{category, year.Number}], most.Value, most.Basis)
		}
		if most := units.TripsPerYear; most != nil {
			trips := 0
			for _, item := range l.items {
				if item.Category == category && item.Year == year.Number {
					trips += sumOf(item.Facts.Participants)
				}
			}
			l.number(TripsPerYear, category, year.Number, trips, most.Value, most.Basis)
		}
	}
}

func (l *limiter) events(units *programme.EventUnits) {
	const category = "multiplier_events"
	planned := l.totals.Category[category]
	l.whole(EventsPerProject, category, units.CapPerProject, planned)
	l.whole(VirtualEvents, category, units.VirtualCap, l.virtual())
	if needed := units.OutputNeeded; needed != nil && needed.Value && !planned.IsZero() {
		outputs := l.totals.Category["intellectual_outputs"].Cmp(money.Zero) > 0 || l.totals.Category["project_results"].Cmp(money.Zero) > 0
		l.found = append(l.found, CategoryLimit{Name: EventsNeedOutput, Category: category, Planned: planned, Broken: !outputs, Source: needed.Source(), Confirmed: needed.Confirmed})
	}
}

func (l *limiter) whole(name LimitName, category string, most *programme.Value[money.Amount], planned money.Amount) {
	if most != nil {
		l.amount(name, category, 0, planned, most.Value, most.Basis)
	}
}

// virtual adds up what items plan for participants on line.
func (l *limiter) virtual() money.Amount {
	var whole money.Amount
	for _, item := range l.items {
		for _, part := range item.Parts {
			if part.Name == "virtual_per_participant" {
				whole = l.plus(whole, part.Amount)
			}
		}
	}
	return whole
}

// without is what is planned as exceptional costs less the items that a limit leaves out.
func (l *limiter) without(left func(PlannedItem) bool) money.Amount {
	whole := l.totals.Category["exceptional_costs"]
	for _, item := range l.items {
		if item.Category == "exceptional_costs" && left(item) {
			less, err := whole.Sub(item.Amount)
			if err != nil {
				l.err = err
			}
			whole = less
		}
	}
	return whole
}

func (l *limiter) plus(a, b money.Amount) money.Amount {
	sum, err := a.Add(b)
	if err != nil {
		l.err = err
	}
	return sum
}
