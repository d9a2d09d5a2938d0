package reporting

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
)

// UnitInput is a unit cost: so many units at a rate. With a code it is the rule
// book's rate; without one the rate is typed, with a reason.
type UnitInput struct {
	Units  string
	Code   string
	Rate   money.Amount
	Reason string
}

// unitRates are the rates of the project's rule book that count for the partner
// of a report.
func unitRates(tx *models.Tx, k known) ([]budget.UnitRate, error) {
	rules, err := tx.RulesOf(k.project)
	if err != nil {
		return nil, err
	}
	organisation, err := tx.Organisation(k.partner.OrganisationID)
	if err != nil {
		return nil, err
	}
	return budget.UnitRates(rules.Book, k.partner.Role == "coordinator", organisation.Country), nil
}

// fillUnits computes a unit cost. It is counted in euro.
func (in CostInput) fillUnits(tx *models.Tx, k known, row *models.CostLine, fields *fault.Fields) error {
	if in.OriginalAmount != "" || in.Currency != "" && in.Currency != money.Euro {
		fields.Add("/currency", "units_in_euro", nil)
	}
	if !in.Amount.IsZero() {
		fields.Add("/amount", "computed", nil)
	}
	row.Units, row.UnitCode, row.UnitRateCents, row.UnitSource, row.UnitConfirmed, row.UnitReason = "", "", money.Zero, "", false, ""
	if err := in.fillUnitRate(tx, k, row, fields); err != nil {
		return err
	}
	units, amount, err := budget.UnitCost(in.Unit.Units, row.UnitRateCents)
	switch {
	case errors.Is(err, budget.ErrUnits):
		fields.Add("/unit/units", "units_form", nil)
	case errors.Is(err, money.ErrOverflow), err == nil && amount.Cents() > mostCents:
		fields.Add("/unit/units", "too_large", map[string]any{"maximum": money.FromCents(mostCents)})
	case err != nil:
		return err
	case amount.IsZero() && row.UnitRateCents.Sign() > 0:
		fields.Add("/unit/units", "too_small", nil)
	}
	row.Units = units
	inEuro(row, amount)
	return nil
}

// fillUnitRate takes the rate of the rule book, or the typed one with its reason.
func (in CostInput) fillUnitRate(tx *models.Tx, k known, row *models.CostLine, fields *fault.Fields) error {
	if in.Unit.Code != "" {
		rates, err := unitRates(tx, k)
		if err != nil {
			return err
		}
		place := slices.IndexFunc(rates, func(rate budget.UnitRate) bool { return rate.Category == in.Category && rate.Code == in.Unit.Code })
		if place < 0 {
			fields.Add("/unit/code", "unknown", nil)
			return nil
		}
		if !in.Unit.Rate.IsZero() && in.Unit.Rate != rates[place].Rate {
			fields.Add("/unit/rate", "computed", nil)
		}
		row.UnitCode, row.UnitRateCents = in.Unit.Code, rates[place].Rate
		row.UnitSource, row.UnitConfirmed = rates[place].Source().Title, rates[place].Confirmed
		return nil
	}
	row.UnitRateCents = in.Unit.Rate
	if in.Unit.Rate.Sign() <= 0 {
		fields.Add("/unit/rate", "not_positive", nil)
	}
	row.UnitReason = strings.TrimSpace(in.Unit.Reason)
	switch {
	case row.UnitReason == "":
		fields.Add("/unit/reason", "required", nil)
	case utf8.RuneCountInString(row.UnitReason) > mostReason:
		fields.Add("/unit/reason", "too_long", map[string]any{"maximum": mostReason})
	}
	return nil
}
