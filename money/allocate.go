package money

import "github.com/shopspring/decimal"

// Weight is one named share of a total to be divided: a partner, a month, a
// category. Only the relation of the weights matters, not their sum.
type Weight struct {
	Name string
	Of   decimal.Decimal
}

// Part is what one named share received.
type Part struct {
	Name   string
	Amount Amount
}

// Allocate divides a total by weights so that the parts add up to it exactly.
// Each share first receives its exact quota cut to whole cents towards zero; the
// cents that are left (fewer than there are shares) go one each to the shares
// in the order given, skipping those of weight zero. The caller's order thus
// names who receives the odd cents: put the coordinator, or the first month,
// first. Names must be distinct and weights not negative, with at least one
// above zero, else ErrWeights. A negative total is divided the same way.
func Allocate(total Amount, weights []Weight) ([]Part, error) {
	whole, err := wholeOf(weights)
	if err != nil {
		return nil, err
	}
	cents := decimal.NewFromInt(total.cents)
	parts := make([]Part, len(weights))
	left := total.cents
	for i, weight := range weights {
		quota, _ := cents.Mul(weight.Of).QuoRem(whole, 0)
		parts[i] = Part{Name: weight.Name, Amount: Amount{cents: quota.IntPart()}}
		left -= quota.IntPart()
	}
	step := int64(total.Sign())
	for i := 0; left != 0; i = (i + 1) % len(parts) {
		if weights[i].Of.IsZero() {
			continue
		}
		parts[i].Amount.cents += step
		left -= step
	}
	return parts, nil
}

func wholeOf(weights []Weight) (decimal.Decimal, error) {
	seen := make(map[string]bool, len(weights))
	var whole decimal.Decimal
	for _, weight := range weights {
		fine := weight.Of.Exponent() <= finest && weight.Of.Exponent() >= -finest
		if seen[weight.Name] || !fine || weight.Of.IsNegative() {
			return decimal.Decimal{}, ErrWeights
		}
		seen[weight.Name] = true
		whole = whole.Add(weight.Of)
	}
	if whole.IsZero() {
		return decimal.Decimal{}, ErrWeights
	}
	return whole, nil
}
