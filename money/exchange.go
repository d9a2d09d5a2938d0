package money

import (
	"errors"
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// The errors of exchange.
var (
	// ErrOriginal says that a text is not an amount in its currency: too many decimals, or not of the form 1234.50.
	ErrOriginal = errors.New("money: not an amount of its currency")
	// ErrRate says that a text is not a rate above zero as ParseRate takes it.
	ErrRate = errors.New("money: not an exchange rate above zero")
)

// Original is an exact sum in the currency of a receipt, counted in the smallest unit of that currency.
type Original struct {
	currency Currency
	units    int64
}

// OriginalOf returns the sum of that many smallest units (öre, cents, whole krónur) of a currency.
func OriginalOf(units int64, currency Currency) Original {
	return Original{currency: currency, units: units}
}

// ParseOriginal reads an amount written with a point, at most thirteen digits before it and no more decimals than the
// currency has. Anything else is ErrOriginal: "12.5" is no amount in Icelandic krónur.
func ParseOriginal(text string, currency Currency) (Original, error) {
	sign, rest := int64(1), text
	if strings.HasPrefix(rest, "-") {
		sign, rest = -1, rest[1:]
	}
	whole, fraction, pointed := strings.Cut(rest, ".")
	if whole == "" || len(whole) > 13 || !onlyDigits(whole) || !onlyDigits(fraction) || len(fraction) > currency.decimals || pointed && fraction == "" {
		return Original{}, ErrOriginal
	}
	units, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", currency.decimals-len(fraction)), 10, 64)
	if err != nil {
		return Original{}, ErrOriginal
	}
	return Original{currency: currency, units: sign * units}, nil
}

func onlyDigits(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// Currency is the currency of the sum.
func (o Original) Currency() Currency { return o.currency }

// Units is the sum in the smallest unit of its currency.
func (o Original) Units() int64 { return o.units }

// String returns the sum with exactly the decimals of its currency: "1200.50", "900" in krónur of Iceland.
func (o Original) String() string {
	return decimal.New(o.units, -int32(o.currency.decimals)).StringFixed(int32(o.currency.decimals)) // #nosec G115 -- at most three decimals
}

// Bounds of a rate: what any publisher writes lies far within them.
const (
	rateDigits   = 12
	rateDecimals = 12
	mostQuotes   = 10_000
)

// Rate says how many units of a currency one euro was worth: one published figure with all of its digits, or the exact
// mean of several, which is never rounded. The zero value is no rate.
type Rate struct {
	sum decimal.Decimal
	of  int64
}

// ParseRate reads a published figure, "11.2345", or what String writes of a mean, "2846.2345/253". Zero, a sign and an
// exponent are ErrRate.
func ParseRate(text string) (Rate, error) {
	figure, count, mean := strings.Cut(text, "/")
	of := int64(1)
	if mean {
		var err error
		if of, err = strconv.ParseInt(count, 10, 64); err != nil || of < 2 || of > mostQuotes || count[0] == '+' {
			return Rate{}, ErrRate
		}
	}
	whole, fraction, pointed := strings.Cut(figure, ".")
	if whole == "" || len(whole) > rateDigits || len(fraction) > rateDecimals || !onlyDigits(whole) || !onlyDigits(fraction) || pointed && fraction == "" {
		return Rate{}, ErrRate
	}
	sum, err := decimal.NewFromString(figure)
	if err != nil || sum.Sign() <= 0 {
		return Rate{}, ErrRate
	}
	return Rate{sum: sum, of: of}, nil
}

// MeanRate is the exact mean of published figures. Of none it is ErrRate.
func MeanRate(rates []Rate) (Rate, error) {
	if len(rates) == 0 || len(rates) > mostQuotes {
		return Rate{}, ErrRate
	}
	mean := Rate{of: int64(len(rates))}
	for _, one := range rates {
		if one.of != 1 {
			return Rate{}, ErrRate
		}
		mean.sum = mean.sum.Add(one.sum)
	}
	return mean, nil
}

// IsZero tells whether there is no rate.
func (r Rate) IsZero() bool { return r.of == 0 }

// Quotes is how many published figures the rate is made from; 1 for a published one.
func (r Rate) Quotes() int { return int(r.of) }

// String writes the rate exactly: ParseRate reads it back.
func (r Rate) String() string {
	switch r.of {
	case 0:
		return ""
	case 1:
		return r.digits()
	default:
		return r.digits() + "/" + strconv.FormatInt(r.of, 10)
	}
}

// digits writes the sum with the decimals that were published, zeros at the end too.
func (r Rate) digits() string { return r.sum.StringFixed(max(-r.sum.Exponent(), 0)) }

// shownDecimals is how many decimals people see of a mean.
const shownDecimals = 6

// UnitsPerEuro writes the rate for people: a published figure as it was published, a mean with six decimals.
func (r Rate) UnitsPerEuro() string {
	if r.of <= 1 {
		return r.String()
	}
	return r.sum.DivRound(decimal.NewFromInt(r.of), shownDecimals).StringFixed(shownDecimals)
}

// Equal tells whether two rates are the same number; "11.20" is "11.2".
func (r Rate) Equal(other Rate) bool { return r.of == other.of && r.sum.Equal(other.sum) }

// Farther tells whether two rates differ by more than the given factor, either way.
func (r Rate) Farther(other Rate, factor int64) bool {
	if r.IsZero() || other.IsZero() {
		return false
	}
	mine := r.sum.Mul(decimal.NewFromInt(other.of))
	theirs := other.sum.Mul(decimal.NewFromInt(r.of))
	times := decimal.NewFromInt(factor)
	return mine.GreaterThan(theirs.Mul(times)) || theirs.GreaterThan(mine.Mul(times))
}

// Convert turns a sum in another currency into euro, rounded once: to the cent, half away from zero. The quotient itself is
// exact, also for a mean. ErrRate: there is no rate. ErrOverflow: the result does not fit.
func Convert(original Original, rate Rate) (Amount, error) {
	if rate.IsZero() || rate.sum.Sign() <= 0 {
		return Zero, ErrRate
	}
	// cents = units · 100 · quotes / (10^decimals · sum), with sum = coefficient · 10^exponent.
	numerator := big.NewInt(original.units)
	numerator.Mul(numerator, big.NewInt(100*rate.of))
	divisor := new(big.Int).Mul(tenTo(original.currency.decimals), rate.sum.Coefficient())
	if exponent := int(rate.sum.Exponent()); exponent < 0 {
		numerator.Mul(numerator, tenTo(-exponent))
	} else {
		divisor.Mul(divisor, tenTo(exponent))
	}
	return roundQuotient(numerator, divisor)
}

func tenTo(power int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(power)), nil)
}

// roundQuotient divides by a positive number, half away from zero: (2·|n| + d) / (2·d).
func roundQuotient(numerator, divisor *big.Int) (Amount, error) {
	negative := numerator.Sign() < 0
	quotient := new(big.Int).Abs(numerator)
	quotient.Lsh(quotient, 1).Add(quotient, divisor)
	quotient.Quo(quotient, new(big.Int).Lsh(divisor, 1))
	if negative {
		quotient.Neg(quotient)
	}
	if !quotient.IsInt64() {
		return Zero, ErrOverflow
	}
	return Amount{cents: quotient.Int64()}, nil
}
