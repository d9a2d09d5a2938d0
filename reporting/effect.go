package reporting

import (
	"context"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/models"
	"konsortium/money"
)

// Effects shows the costs of a report that stand in other currencies: what they are, what each rule would make of them, and
// what the rule that holds would make of them at the rates of now.
type Effects struct {
	Rules []RuleEffect
	Lines []EffectLine
	// Kept is the sum in euro as it stands.
	Kept money.Amount
	// MayRefresh tells that the actor may take the rates of now: the report is with its partner, and a line would differ.
	MayRefresh bool
}

// RuleEffect is the sum of the converted costs under one rule. Whole is false where a rate is missing: then there is no sum.
type RuleEffect struct {
	Rule       budget.ConversionRule
	Whole      bool
	Total      money.Amount
	Difference money.Amount
}

// EffectLine is one converted cost.
type EffectLine struct {
	models.ForeignCost
	Under []LineEffect
	// Now is what the line's own rule makes of it at the rate that stands now; nil where none stands.
	Now *Restated
}

// LineEffect is one cost under one rule. Without a rate Missing names its days, or NoAgreementDay is true.
type LineEffect struct {
	Rule           budget.ConversionRule
	Amount         *money.Amount
	Rate           money.Rate
	Missing        string
	NoAgreementDay bool
}

// Restated is a cost at the rate that stands now.
type Restated struct {
	Amount money.Amount
	Rate   money.Rate
	Origin string
	Source string
	// Differs tells that the euro or the rate are not those of the line.
	Differs    bool
	Difference money.Amount
}

// Effects tells what other rules and the rates of now would make of a report's costs. Nothing is changed by it.
func (s *Service) Effects(ctx context.Context, projectID, reportID string) (*Effects, error) {
	var effects *Effects
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		k, err := find(tx, project, reportID)
		if err != nil {
			return err
		}
		costs, err := foreignOf(tx, k)
		if err != nil {
			return err
		}
		c, err := newConverter(tx, project)
		if err != nil {
			return err
		}
		if effects, err = effectsOf(c, costs); err != nil {
			return err
		}
		may := Status(k.report.Status).Writable() && running(project) && access.Allowed(tx.Actor, access.EditReport, k.resource())
		for _, line := range effects.Lines {
			effects.MayRefresh = effects.MayRefresh || may && line.Now != nil && line.Now.Differs
		}
		return nil
	})
	return effects, err
}

// Restatements lists the converted costs of a project that would differ at the rates of now, frozen ones too, as far as the
// actor may see them. They are shown and never applied to what is frozen.
func (s *Service) Restatements(ctx context.Context, projectID string) ([]EffectLine, error) {
	var differing []EffectLine
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadProject, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		costs, err := tx.ForeignCosts(projectID, access.ReachOf(tx.Actor, access.ReadReports))
		if err != nil {
			return err
		}
		c, err := newConverter(tx, project)
		if err != nil {
			return err
		}
		for _, cost := range costs {
			now, err := c.restate(cost)
			if err != nil {
				return err
			}
			if now != nil && now.Differs {
				differing = append(differing, EffectLine{ForeignCost: cost, Now: now})
			}
		}
		return nil
	})
	return differing, err
}

func effectsOf(c *converter, costs []models.ForeignCost) (*Effects, error) {
	effects := &Effects{}
	sums := map[budget.ConversionRule]*RuleEffect{}
	for _, rule := range budget.ConversionRules() {
		sums[rule] = &RuleEffect{Rule: rule, Whole: true}
	}
	for _, cost := range costs {
		line := EffectLine{ForeignCost: cost}
		var err error
		if effects.Kept, err = effects.Kept.Add(cost.AmountCents); err != nil {
			return nil, err
		}
		for _, rule := range budget.ConversionRules() {
			under, err := c.under(rule, cost)
			if err != nil {
				return nil, err
			}
			sum := sums[rule]
			if under.Amount == nil {
				sum.Whole = false
			} else if sum.Total, err = sum.Total.Add(*under.Amount); err != nil {
				return nil, err
			}
			line.Under = append(line.Under, under)
		}
		if line.Now, err = c.restate(cost); err != nil {
			return nil, err
		}
		effects.Lines = append(effects.Lines, line)
	}
	for _, rule := range budget.ConversionRules() {
		sum := sums[rule]
		var err error
		if sum.Difference, err = sum.Total.Sub(effects.Kept); err != nil {
			return nil, err
		}
		effects.Rules = append(effects.Rules, *sum)
	}
	return effects, nil
}

// under tells what a cost is under a rule.
func (c *converter) under(rule budget.ConversionRule, cost models.ForeignCost) (LineEffect, error) {
	line := LineEffect{Rule: rule}
	by := budget.Conversion{Rule: rule, AgreementOn: c.by.AgreementOn}
	result, err := c.euro(by, cost.Original(), cost.IncurredOn, cost.PeriodStartsOn, cost.PeriodEndsOn)
	if when, missing := missingWhen(err); missing {
		line.Missing, line.NoAgreementDay = when, when == ""
		return line, nil
	}
	if err != nil {
		return line, err
	}
	line.Amount, line.Rate = &result.amount, result.quote.Rate
	return line, nil
}

// restate tells what a cost is at the rate that stands now for the days of its own rate; nil where none stands.
func (c *converter) restate(cost models.ForeignCost) (*Restated, error) {
	needed := budget.RateNeeded{Series: cost.RateSeries, From: cost.RateFrom, Until: cost.RateUntil}
	key := quoteKey{cost.Currency, needed}
	found, known := c.quotes[key]
	if !known {
		found.quote, found.err = c.tx.QuoteFor(cost.Currency, needed)
		c.quotes[key] = found
	}
	if _, missing := missingWhen(found.err); missing {
		return nil, nil
	}
	if found.err != nil {
		return nil, found.err
	}
	amount, err := money.Convert(cost.Original(), found.quote.Rate)
	if err != nil {
		return nil, err
	}
	now := &Restated{Amount: amount, Rate: found.quote.Rate, Origin: found.quote.Origin, Source: found.quote.Source}
	kept, err := money.ParseRate(cost.Rate)
	if err != nil {
		return nil, err
	}
	now.Differs = amount != cost.AmountCents || !kept.Equal(now.Rate)
	now.Difference, err = amount.Sub(cost.AmountCents)
	return now, err
}
