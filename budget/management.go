package budget

import (
	"github.com/shopspring/decimal"

	"konsortium/money"
)

// Management is project management against the most a lump-sum call lets it be.
type Management struct {
	Comparison
	// Share is Amount / lump sum in percent with one decimal, for people: "18.5".
	// It never decides; the amounts do. Empty when the lump sum is zero.
	Share string
}

// ManagementShare sets the amount planned for project management against the most
// the rule book allows of a lump sum (a share such as 0.2), rounded once to the
// cent.
func ManagementShare(planned, lumpSum money.Amount, most decimal.Decimal) (Management, error) {
	limit, err := money.MulRate(lumpSum, most)
	if err != nil {
		return Management{}, err
	}
	comparison, err := Compare(planned, limit)
	if err != nil {
		return Management{}, err
	}
	management := Management{Comparison: comparison}
	if !lumpSum.IsZero() {
		percent := planned.Decimal().Shift(2).DivRound(lumpSum.Decimal(), 1)
		management.Share = percent.StringFixed(1)
	}
	return management, nil
}
