package reporting

import (
	"errors"
	"slices"

	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// converter turns costs of one project into euro. It asks for each rate once.
type converter struct {
	tx         *models.Tx
	by         budget.Conversion
	categories []string
	quotes     map[quoteKey]quoteFound
}

type quoteKey struct {
	currency string
	needed   budget.RateNeeded
}

type quoteFound struct {
	quote models.Quote
	err   error
}

// newConverter takes the rule that was set for the project, else that of its rule book.
func newConverter(tx *models.Tx, project *models.Project) (*converter, error) {
	rules, err := tx.RulesOf(project)
	if err != nil {
		return nil, err
	}
	c := &converter{tx: tx, categories: budget.ConvertedCategories(rules.Book), quotes: map[quoteKey]quoteFound{}}
	c.by.Rule, _ = budget.ConversionOf(rules.Book)
	row, err := tx.ConversionRule(project.ID)
	if fault.Is(err, fault.NotFound) {
		return c, nil
	}
	if err != nil {
		return nil, err
	}
	c.by = budget.Conversion{Rule: budget.ConversionRule(row.Rule), AgreementOn: row.AgreementOn}
	return c, nil
}

// converted is a sum in euro and the rate that made it.
type converted struct {
	amount money.Amount
	quote  models.Quote
	rule   budget.ConversionRule
}

// euro converts a sum of a day in a reporting period by a rule. The errors: a *budget.MissingRate,
// budget.ErrNoAgreementDay, or those of money.Convert.
func (c *converter) euro(by budget.Conversion, original money.Original, incurredOn, periodFrom, periodUntil programme.Date) (converted, error) {
	needed, err := by.Needs(incurredOn, periodFrom, periodUntil)
	if err != nil {
		return converted{}, err
	}
	key := quoteKey{original.Currency().Code(), needed}
	found, known := c.quotes[key]
	if !known {
		found.quote, found.err = c.tx.QuoteFor(key.currency, needed)
		c.quotes[key] = found
	}
	if found.err != nil {
		return converted{}, found.err
	}
	amount, err := money.Convert(original, found.quote.Rate)
	return converted{amount: amount, quote: found.quote, rule: by.Rule}, err
}

// keep writes what was converted to a cost.
func (v converted) keep(row *models.CostLine, original money.Original) {
	row.AmountCents, row.Currency, row.OriginalUnits = v.amount, original.Currency().Code(), original.Units()
	row.Rate, row.RateRule, row.RateSeries = v.quote.Rate.String(), string(v.rule), v.quote.Needed.Series
	row.RateFrom, row.RateUntil = v.quote.Needed.From, v.quote.Needed.Until
	row.RateOrigin, row.RateSource = v.quote.Origin, v.quote.Source
}

// unconvertible tells at a field why there are no euro. It is false for an error of another kind.
func unconvertible(fields *fault.Fields, pointer, currency string, err error) bool {
	var missing *budget.MissingRate
	switch {
	case errors.As(err, &missing):
		fields.Add(pointer, "no_rate", map[string]any{
			"currency": currency, "when": missing.Needed.When(), "series": missing.Needed.Series, "from": missing.Needed.From, "until": missing.Needed.Until,
		})
	case errors.Is(err, budget.ErrNoAgreementDay):
		fields.Add(pointer, "no_agreement_day", map[string]any{"currency": currency})
	default:
		return false
	}
	return true
}

// fillAmount checks currency and amount and writes the euro to the row. A cost whose day or category is refused is not
// converted: its rate is not known.
func (in CostInput) fillAmount(tx *models.Tx, k known, row *models.CostLine, fields *fault.Fields) error {
	dayRefused := row.Year == 0
	if in.Unit != nil {
		return in.fillUnits(tx, k, row, fields)
	}
	row.Units, row.UnitCode, row.UnitRateCents, row.UnitSource, row.UnitConfirmed, row.UnitReason = "", "", money.Zero, "", false, ""
	if in.Currency == "" || in.Currency == money.Euro {
		in.fillEuro(row, fields)
		return nil
	}
	currency, known := money.CurrencyOf(in.Currency)
	if !known {
		fields.Add("/currency", "unknown", nil)
		return nil
	}
	c, err := newConverter(tx, k.project)
	if err != nil {
		return err
	}
	if in.Category != "" && !slices.Contains(c.categories, in.Category) {
		fields.Add("/currency", "euro_only", map[string]any{"allowed": c.categories})
		return nil
	}
	if !in.Amount.IsZero() {
		fields.Add("/amount", "computed", nil)
	}
	original, err := money.ParseOriginal(in.OriginalAmount, currency)
	switch {
	case in.OriginalAmount == "":
		fields.Add("/originalAmount", "required", nil)
		return nil
	case err != nil:
		fields.Add("/originalAmount", "original_form", map[string]any{"currency": in.Currency, "decimals": currency.Decimals()})
		return nil
	case original.Units() <= 0:
		fields.Add("/originalAmount", "not_positive", nil)
		return nil
	case dayRefused:
		return nil
	}
	result, err := c.euro(c.by, original, in.IncurredOn, k.period.StartsOn, k.period.EndsOn)
	switch {
	case err == nil && result.amount.IsZero():
		fields.Add("/originalAmount", "too_small", nil)
	case err == nil && result.amount.Cents() > mostCents, errors.Is(err, money.ErrOverflow):
		fields.Add("/originalAmount", "too_large", map[string]any{"maximum": money.FromCents(mostCents)})
	case err == nil:
		result.keep(row, original)
	case !unconvertible(fields, "/currency", in.Currency, err):
		return err
	}
	return nil
}

// inEuro writes a sum of euro to a cost, without a rate.
func inEuro(row *models.CostLine, amount money.Amount) {
	row.AmountCents, row.Currency, row.OriginalUnits = amount, money.Euro, amount.Cents()
	row.Rate, row.RateRule, row.RateSeries, row.RateOrigin, row.RateSource = "", "", "", "", ""
	row.RateFrom, row.RateUntil = programme.Date{}, programme.Date{}
}

// fillEuro takes a cost whose receipt is in euro.
func (in CostInput) fillEuro(row *models.CostLine, fields *fault.Fields) {
	inEuro(row, in.Amount)
	if in.OriginalAmount != "" {
		fields.Add("/originalAmount", "only_other_currency", nil)
	}
	if in.Amount.Cents() <= 0 {
		fields.Add("/amount", "not_positive", nil)
	} else if in.Amount.Cents() > mostCents {
		fields.Add("/amount", "too_large", map[string]any{"maximum": money.FromCents(mostCents)})
	}
}
