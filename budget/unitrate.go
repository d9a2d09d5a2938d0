package budget

import (
	"errors"
	"regexp"
	"strconv"

	"konsortium/money"
	"konsortium/programme"

	"github.com/shopspring/decimal"
)

// UnitRate is an amount for one unit that a rule book gives in a category of unit costs.
type UnitRate struct {
	Category string
	// Code names the rate within its category, for example meeting_100 or staff_manager.
	Code string
	// Kind is what is paid for: management_coordinator, management_partner, meeting, staff_manager, staff_researcher, staff_technician,
	// staff_administrative, event_local, event_international, travel, support_learners, support_staff or linguistic.
	Kind string
	// Per is the unit: month, participant or day.
	Per  string
	Rate money.Amount
	// From and Until bound the kilometres of meeting and travel, the days of support, and the months of linguistic; Until 0 is open.
	From, Until int
	// Group is the group of countries of a staff rate.
	Group string
	programme.Basis
}

// UnitRates lists the unit amounts of a book that count for a partner, in the book's order of categories. A book of lump sums and one
// without rates have none.
func UnitRates(book *programme.RuleBook, coordinator bool, country string) []UnitRate {
	if book == nil {
		return nil
	}
	var rates []UnitRate
	rules := &book.Budget
	for _, category := range rules.Categories.Value {
		switch category {
		case "project_management":
			rates = append(rates, managementRates(rules, coordinator)...)
		case "transnational_meetings":
			if rules.Meetings != nil {
				rates = append(rates, bandRates(category, "meeting", rules.Meetings.Bands)...)
			}
		case "intellectual_outputs", "project_results":
			rates = append(rates, staffRates(rules, category, country)...)
		case "multiplier_events":
			rates = append(rates, eventRates(rules)...)
		case "learning_teaching_training":
			rates = append(rates, trainingRates(rules)...)
		}
	}
	return rates
}

func managementRates(rules *programme.BudgetRules, coordinator bool) []UnitRate {
	if rules.ProjectManagement == nil {
		return nil
	}
	kind, value := "management_partner", rules.ProjectManagement.Partner
	if coordinator {
		kind, value = "management_coordinator", rules.ProjectManagement.Coordinator
	}
	return []UnitRate{{Category: "project_management", Code: kind, Kind: kind, Per: "month", Rate: value.Value, Basis: value.Basis}}
}

func bandRates(category, kind string, bands []programme.DistanceBand) []UnitRate {
	rates := make([]UnitRate, 0, len(bands))
	for _, band := range bands {
		rates = append(rates, UnitRate{
			Category: category, Code: kind + "_" + strconv.Itoa(band.FromKm), Kind: kind, Per: "participant",
			Rate: band.PerParticipant, From: band.FromKm, Until: band.ToKm, Basis: band.Basis,
		})
	}
	return rates
}

func staffRates(rules *programme.BudgetRules, category, country string) []UnitRate {
	group := rules.StaffGroupOf(country)
	if group == nil {
		return nil
	}
	day := func(kind string, rate money.Amount) UnitRate {
		return UnitRate{Category: category, Code: kind, Kind: kind, Per: "day", Rate: rate, Group: group.Group, Basis: group.Basis}
	}
	return []UnitRate{
		day("staff_manager", group.Manager), day("staff_researcher", group.Researcher),
		day("staff_technician", group.Technician), day("staff_administrative", group.Administrative),
	}
}

func eventRates(rules *programme.BudgetRules) []UnitRate {
	if rules.MultiplierEvents == nil {
		return nil
	}
	var rates []UnitRate
	add := func(kind string, value *programme.Value[money.Amount]) {
		if value != nil {
			rates = append(rates, UnitRate{Category: "multiplier_events", Code: kind, Kind: kind, Per: "participant", Rate: value.Value, Basis: value.Basis})
		}
	}
	add("event_local", rules.MultiplierEvents.Local)
	add("event_international", rules.MultiplierEvents.International)
	return rates
}

func trainingRates(rules *programme.BudgetRules) []UnitRate {
	if rules.Training == nil {
		return nil
	}
	const category = "learning_teaching_training"
	rates := bandRates(category, "travel", rules.Training.Travel)
	for _, support := range rules.Training.DailySupport {
		kind := "support_" + support.Participants
		rates = append(rates, UnitRate{
			Category: category, Code: kind + "_" + strconv.Itoa(support.FromDay), Kind: kind, Per: "day",
			Rate: support.PerDay, From: support.FromDay, Until: support.ToDay, Basis: support.Basis,
		})
	}
	if linguistic := rules.Training.Linguistic; linguistic != nil {
		rates = append(rates, UnitRate{
			Category: category, Code: "linguistic", Kind: "linguistic", Per: "participant", Rate: linguistic.Value.PerParticipant,
			From: linguistic.Value.MinMonths, Until: linguistic.Value.MaxMonths, Basis: linguistic.Basis,
		})
	}
	return rates
}

// ErrUnits says that a number of units is not written as at most six digits and two decimals.
var ErrUnits = errors.New("budget: a number of units has at most six digits and two decimals")

var unitsForm = regexp.MustCompile(`^\d{1,6}(\.\d{1,2})?$`)

// UnitCost is units times rate, rounded once. The text is the number without zeros that say nothing. Errors: ErrUnits, or those of
// money.MulRate; no units are ErrUnits too.
func UnitCost(units string, rate money.Amount) (string, money.Amount, error) {
	if !unitsForm.MatchString(units) {
		return "", money.Zero, ErrUnits
	}
	number, err := decimal.NewFromString(units)
	if err != nil || number.Sign() == 0 {
		return "", money.Zero, ErrUnits
	}
	amount, err := money.MulRate(rate, number)
	return number.String(), amount, err
}
