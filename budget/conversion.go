package budget

import (
	"errors"
	"slices"

	"konsortium/money"
	"konsortium/programme"
)

// ConversionRule says which rate turns a cost in another currency into euro.
type ConversionRule string

// The rules that grants know.
const (
	// MonthOfCost takes the Commission's monthly rate (InforEuro) of the month in which the cost was incurred.
	MonthOfCost ConversionRule = "month_of_cost"
	// PeriodAverage takes the mean of the European Central Bank's daily rates over the reporting period.
	PeriodAverage ConversionRule = "period_average"
	// AgreementDate takes the monthly rate of the month in which the last party signed the grant agreement.
	AgreementDate ConversionRule = "agreement_date"
)

// ConversionRules lists the rules in the order in which people see them.
func ConversionRules() []ConversionRule {
	return []ConversionRule{MonthOfCost, PeriodAverage, AgreementDate}
}

// Known tells whether there is such a rule.
func (r ConversionRule) Known() bool { return slices.Contains(ConversionRules(), r) }

// The published series of rates.
const (
	// SeriesInforEuro is the Commission's rate for one calendar month.
	SeriesInforEuro = "inforeuro"
	// SeriesECB is the European Central Bank's reference rate of one day.
	SeriesECB = "ecb"
	// SeriesECBAverage is a mean of daily rates over some days, as somebody typed it.
	SeriesECBAverage = "ecb_average"
)

// ErrNoAgreementDay says that the rule needs the day of the last signature and nobody has entered it.
var ErrNoAgreementDay = errors.New("budget: the day of the last signature is not known")

// Conversion is how one grant converts.
type Conversion struct {
	Rule ConversionRule
	// AgreementOn is the day of the last signature; zero while it is not known.
	AgreementOn programme.Date
}

// RateNeeded is the rate that counts for one cost: that of a calendar month, or the mean over a reporting period.
type RateNeeded struct {
	Series string
	From   programme.Date
	Until  programme.Date
}

// Needs tells which rate counts for a cost of a day in a reporting period. ErrNoAgreementDay: the rule cannot tell.
func (c Conversion) Needs(incurredOn, periodFrom, periodUntil programme.Date) (RateNeeded, error) {
	switch c.Rule {
	case PeriodAverage:
		return RateNeeded{Series: SeriesECBAverage, From: periodFrom, Until: periodUntil}, nil
	case AgreementDate:
		if c.AgreementOn.IsZero() {
			return RateNeeded{}, ErrNoAgreementDay
		}
		return monthOf(c.AgreementOn), nil
	default:
		return monthOf(incurredOn), nil
	}
}

func monthOf(day programme.Date) RateNeeded {
	first := programme.MustDate(day.Year(), day.Month(), 1)
	return RateNeeded{Series: SeriesInforEuro, From: first, Until: first.AddMonths(1).AddDays(-1)}
}

// When names the days of a rate: 2027-03, or 2027-01-01 – 2027-06-30.
func (n RateNeeded) When() string {
	if n.Series == SeriesInforEuro {
		return n.From.String()[:7]
	}
	return n.From.String() + " – " + n.Until.String()
}

// MissingRate says that no rate is known where one is needed. There is never a rate of 0 or 1 in its place.
type MissingRate struct {
	Currency string
	Needed   RateNeeded
}

// Error names currency and days: "no rate for SEK, 2027-03".
func (m *MissingRate) Error() string { return "no rate for " + m.Currency + ", " + m.Needed.When() }

// DayRate is a published rate of one day.
type DayRate struct {
	On   programme.Date
	Rate money.Rate
}

// longestPause is how many days may lie between two published rates, or between one and the edge of a period. Easter with a
// weekend and Christmas with New Year make five.
const longestPause = 7

// AverageOver is the exact mean of the rates that were published within a period, ascending by day. It is false where the
// rates do not cover the period: a mean over a part of it would be another figure.
func AverageOver(from, until programme.Date, rates []DayRate) (money.Rate, bool) {
	before := from.AddDays(-1)
	var quotes []money.Rate
	for _, one := range rates {
		if one.On.Before(from) || one.On.After(until) {
			continue
		}
		if before.DaysUntil(one.On) > longestPause {
			return money.Rate{}, false
		}
		before = one.On
		quotes = append(quotes, one.Rate)
	}
	if len(quotes) == 0 || before.DaysUntil(until) >= longestPause {
		return money.Rate{}, false
	}
	mean, err := money.MeanRate(quotes)
	return mean, err == nil
}

// ConversionOf is the rule that a rule book gives, with its source; false where the book gives none that a cost could follow.
func ConversionOf(book *programme.RuleBook) (ConversionRule, bool) {
	if book == nil || book.Settlement.Currency == nil {
		return MonthOfCost, false
	}
	switch given := book.Settlement.Currency.Value; {
	case given.Rate == SeriesInforEuro && given.On == "last_signature":
		return AgreementDate, true
	case given.Rate == SeriesECBAverage && given.On == "reporting_period":
		return PeriodAverage, true
	default:
		return MonthOfCost, false
	}
}

// ConvertedCategories lists the categories in which a cost may stand in another currency: those that the rule book's rule
// is about, which are real costs. Unit costs are in euro. In a lump-sum call nothing is paid by receipts: a cost only tells
// what the partner spent, in whatever currency it was paid.
func ConvertedCategories(book *programme.RuleBook) []string {
	switch {
	case book == nil:
		return nil
	case book.Settlement.Currency != nil:
		return book.Settlement.Currency.Value.Categories
	case book.Grant.LumpSums != nil:
		return book.Budget.Categories.Value
	}
	var receipts []string
	for _, code := range book.Budget.Categories.Value {
		if code == "special_needs" || code == "exceptional_costs" {
			receipts = append(receipts, code)
		}
	}
	return receipts
}
