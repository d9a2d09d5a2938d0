package budget

import (
	"slices"

	"github.com/shopspring/decimal"

	"konsortium/money"
	"konsortium/programme"
)

// transfers lets categories grow only by what others may give. Growth that nobody
// covers is cut in proportion to the growth of each category.
func (s *settling) transfers() error {
	rules := s.transferRules()
	if rules == nil || rules.MaxOut == nil {
		s.step(StepTransfers, s.now, s.absent("transfers"))
		return nil
	}
	given, grown := money.Zero, money.Zero
	var weights []money.Weight
	for _, category := range s.result.Categories {
		growth, err := category.Accepted.Sub(category.Planned)
		if err != nil {
			return err
		}
		if growth.Sign() > 0 {
			weights = append(weights, money.Weight{Name: category.Code, Of: growth.Decimal()})
			if grown, err = grown.Add(growth); err != nil {
				return err
			}
			continue
		}
		gives, err := s.mayGive(rules, category)
		if err != nil {
			return err
		}
		if given, err = given.Add(gives); err != nil {
			return err
		}
	}
	if err := s.cut(grown, given, weights); err != nil {
		return err
	}
	after, err := s.accepted()
	if err != nil {
		return err
	}
	share, basis := rules.MaxOut.Value, rules.MaxOut.Basis
	if s.relieved(rules) {
		share, basis = rules.Addendum.Value.MaxOut, rules.Addendum.Basis
	}
	s.step(StepTransfers, after, groundOf(basis)).Share = share.StringFixed(2)
	return nil
}

func (s *settling) relieved(rules *programme.TransferRules) bool {
	return s.facts.Addendum && rules.Addendum != nil
}

// mayGive is what a category leaves to others: what it did not use, at most the
// share that may leave it.
func (s *settling) mayGive(rules *programme.TransferRules, category CategorySettlement) (money.Amount, error) {
	share := rules.MaxOut.Value
	gives := rules.From == nil || slices.Contains(rules.From.Value, category.Code)
	if s.relieved(rules) && slices.Contains(rules.Addendum.Value.From, category.Code) {
		share, gives = rules.Addendum.Value.MaxOut, true
	}
	if !gives {
		return money.Zero, nil
	}
	most, err := money.MulRate(category.Planned, share)
	if err != nil {
		return money.Zero, err
	}
	left, err := category.Planned.Sub(category.Accepted)
	return least(most, left), err
}

func (s *settling) cut(grown, given money.Amount, weights []money.Weight) error {
	missing, err := grown.Sub(given)
	if err != nil || missing.Sign() <= 0 {
		return err
	}
	parts, err := money.Allocate(missing, weights)
	if err != nil {
		return err
	}
	for _, part := range parts {
		at := slices.IndexFunc(s.result.Categories, func(c CategorySettlement) bool { return c.Code == part.Name })
		category := &s.result.Categories[at]
		category.Uncovered = part.Amount
		if category.Accepted, err = category.Accepted.Sub(part.Amount); err != nil {
			return err
		}
	}
	return nil
}

// awarded keeps the final grant within the grant awarded.
func (s *settling) awarded() error {
	var rule *programme.Value[bool]
	if s.book != nil {
		rule = s.book.Settlement.NeverAboveAwarded
	}
	if rule == nil || !rule.Value {
		s.step(StepAwarded, s.now, s.absent("settlement.never_above_awarded"))
		return nil
	}
	s.step(StepAwarded, least(s.now, s.facts.Awarded), groundOf(rule.Basis))
	return nil
}

// score lowers the grant by the band that the score of the final report lies in.
func (s *settling) score() error {
	if s.book == nil || len(s.book.Settlement.Reduction) == 0 {
		s.step(StepScore, s.now, s.absent("settlement.reduction"))
		s.result.Final = s.now
		return nil
	}
	bands := s.book.Settlement.Reduction
	ground := groundOf(bands[len(bands)-1].Basis)
	if s.facts.Score == nil {
		s.step(StepScore, s.now, ground).Waiting = true
		s.result.Final = s.now
		return nil
	}
	share := decimal.Zero
	for _, band := range bands {
		if !s.facts.Score.LessThan(decimal.NewFromInt(int64(band.FromPoints))) && s.facts.Score.LessThan(decimal.NewFromInt(int64(band.BelowPoints))) {
			share, ground = band.Reduction, groundOf(band.Basis)
		}
	}
	less, err := money.MulRate(s.now, share)
	if err != nil {
		return err
	}
	after, err := s.now.Sub(less)
	if err != nil {
		return err
	}
	s.step(StepScore, after, ground).Share = share.StringFixed(2)
	s.result.Final = after
	return nil
}

// share divides the final grant among the partners: each category by what is
// approved of it, the whole by what that makes.
func (s *settling) share() error {
	parts := make(map[string]money.Amount, len(s.facts.Partners))
	for _, category := range s.result.Categories {
		divided, err := money.Allocate(category.Accepted, s.weights(func(partner string) money.Amount {
			return s.positions.PartnerCategory[PartnerCategory{partner, category.Code}].Approved
		}))
		if err != nil && !category.Accepted.IsZero() {
			return err
		}
		for _, part := range divided {
			sum, err := parts[part.Name].Add(part.Amount)
			if err != nil {
				return err
			}
			parts[part.Name] = sum
		}
	}
	weights := s.weights(func(partner string) money.Amount { return parts[partner] })
	if s.result.Final.IsZero() || !slices.ContainsFunc(weights, func(weight money.Weight) bool { return weight.Of.IsPositive() }) {
		for _, partner := range s.facts.Partners {
			s.result.Shares = append(s.result.Shares, money.Part{Name: partner})
		}
		return nil
	}
	var err error
	s.result.Shares, err = money.Allocate(s.result.Final, weights)
	return err
}

func (s *settling) weights(of func(partner string) money.Amount) []money.Weight {
	weights := make([]money.Weight, len(s.facts.Partners))
	for i, partner := range s.facts.Partners {
		weights[i] = money.Weight{Name: partner, Of: atLeastZero(of(partner)).Decimal()}
	}
	return weights
}
