package budget

import (
	"konsortium/money"
	"konsortium/programme"
)

// The shortest month and the longest: outside them no reading of a calendar
// makes a stay of days one of so many months.
const (
	shortestMonth = 28
	longestMonth  = 31
)

// training is travel by the band of the distance, support for each day, and
// linguistic support for those who get it.
func (c *calculator) training() {
	units := c.setting.Book.Budget.Training
	if units == nil {
		c.lacks("budget.learning_teaching_training")
		return
	}
	c.trainingTravel(units)
	c.dailySupport(units)
	c.linguistic(units)
}

// trainingTravel pays the real cost in part instead of the band where the band
// covers too little of it.
func (c *calculator) trainingTravel(units *programme.TrainingUnits) {
	if len(units.Travel) == 0 {
		c.lacks("budget.learning_teaching_training.travel")
		return
	}
	band := units.TravelBand(*c.facts.Kilometres)
	if c.facts.TravelCost == nil {
		c.travel("travel", "no_travel_paid", units.Travel, band)
		return
	}
	if units.ExpensiveTravel == nil {
		c.lacks("budget.learning_teaching_training.expensive_travel")
		return
	}
	rule := units.ExpensiveTravel.Value
	var paid money.Amount
	if band != nil {
		paid = band.PerParticipant
	}
	if paid.Decimal().Cmp(c.facts.TravelCost.Decimal().Mul(rule.CoversLess)) >= 0 {
		c.notice("travel_covered", nil)
		c.travel("travel", "no_travel_paid", units.Travel, band)
		return
	}
	share := rule.Share
	c.pay(Part{Name: "expensive_travel", Unit: *c.facts.TravelCost, Share: &share}, units.ExpensiveTravel.Basis, Factor{"participants", *c.facts.Participants})
}

// dailySupport pays the days of each band; days beyond the last known band have
// no amount.
func (c *calculator) dailySupport(units *programme.TrainingUnits) {
	left := *c.facts.Days
	for _, band := range units.DailySupport {
		if band.Participants != c.facts.Audience || *c.facts.Days < band.FromDay {
			continue
		}
		days := min(*c.facts.Days, band.ToDay) - band.FromDay + 1
		left -= days
		c.pay(Part{Name: "daily_support", Unit: band.PerDay, FromDay: band.FromDay, ToDay: band.ToDay}, band.Basis,
			Factor{"participants", *c.facts.Participants}, Factor{"days", days})
	}
	if left > 0 {
		of := "budget.learning_teaching_training.daily_support"
		if c.facts.Audience == Staff {
			of += ".long_term_staff"
		}
		c.lacks(of)
	}
}

func (c *calculator) linguistic(units *programme.TrainingUnits) {
	if sumOf(c.facts.Linguistic) == 0 {
		return
	}
	if units.Linguistic == nil {
		c.lacks("budget.learning_teaching_training.linguistic_support")
		return
	}
	rule := units.Linguistic.Value
	if *c.facts.Days < rule.MinMonths*shortestMonth || *c.facts.Days > rule.MaxMonths*longestMonth {
		c.notice("linguistic_length", map[string]int{"minimum": rule.MinMonths, "maximum": rule.MaxMonths})
	}
	c.pay(Part{Name: "linguistic_support", Unit: rule.PerParticipant}, units.Linguistic.Basis, Factor{"participants", *c.facts.Linguistic})
}
