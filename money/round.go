package money

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// finest bounds the exponents a calculation may carry. Beyond it the powers of
// ten alone would take minutes; no rate, share or price comes near.
const finest = 400

// Round turns a calculated number of euro into an amount: to the cent, half
// away from zero (1.005 is 1.01, 2.345 is 2.35, -2.345 is -2.35). It is the only
// rounding of the product, applied once, at the end of a calculation.
// ErrOverflow: the number does not fit, or its exponent is beyond ±400.
func Round(euro decimal.Decimal) (Amount, error) {
	if euro.IsZero() {
		return Zero, nil
	}
	if euro.Exponent() > finest || euro.Exponent() < -finest {
		return Zero, ErrOverflow
	}
	// decimal.Round is half away from zero.
	cents := euro.Round(2).Shift(2).BigInt()
	if !cents.IsInt64() {
		return Zero, ErrOverflow
	}
	return Amount{cents: cents.Int64()}, nil
}

// Decimal returns the amount in euro for a longer calculation that ends in Round.
func (a Amount) Decimal() decimal.Decimal { return decimal.New(a.cents, -2) }

// MulRate returns the amount times a rate (an exchange rate, a percentage as
// 0.20, a number of days), rounded once.
func MulRate(a Amount, rate decimal.Decimal) (Amount, error) {
	if rate.Exponent() > finest || rate.Exponent() < -finest {
		return Zero, ErrOverflow
	}
	return Round(a.Decimal().Mul(rate))
}

// Share returns part/whole of the amount, rounded once: six months of a yearly
// limit are Share(limit, 6, 12). A whole below 1 is ErrDivision. Shares of one
// amount need not add up to it; Allocate's do.
func Share(a Amount, part, whole int64) (Amount, error) {
	if whole < 1 {
		return Zero, ErrDivision
	}
	product := new(big.Int).Mul(big.NewInt(a.cents), big.NewInt(part))
	return roundQuotient(product, big.NewInt(whole))
}
