// Package money holds exact amounts in euro cents and the only arithmetic the
// product does with them. It is pure: no clock, no database, no float64.
package money

import (
	"errors"
	"math"
	"strconv"
)

// The errors of this package. They carry no position; the caller knows the
// field, the row or the cell.
var (
	// ErrGrammar says that a text is not an amount as Parse takes it.
	ErrGrammar = errors.New("money: not an amount of the form 1234.50")
	// ErrNotAString says that a JSON value is a number, null or anything else
	// but a string.
	ErrNotAString = errors.New("money: an amount is a JSON string")
	// ErrOverflow says that a result does not fit in 64 bits of cents, or that
	// a decimal is too large or too finely divided to be an amount.
	ErrOverflow = errors.New("money: the amount is out of range")
	// ErrNull says that a database column held NULL where an amount was
	// expected. Scan into *Amount where NULL is allowed.
	ErrNull = errors.New("money: NULL is not an amount")
	// ErrColumn says that a database column held something else than cents.
	ErrColumn = errors.New("money: the column does not hold cents")
	// ErrWeights says that a total cannot be divided by the weights given:
	// none, a negative one, only zeros, or one name twice.
	ErrWeights = errors.New("money: the weights do not divide an amount")
	// ErrDivision says that the whole of a share is not a positive number.
	ErrDivision = errors.New("money: the whole of a share must be positive")
)

// Amount is an exact sum of euro in cents. The zero value is 0.00. Amounts are
// comparable with == and usable as map keys; `omitzero` leaves 0.00 out of JSON.
type Amount struct {
	cents int64
}

// Zero is 0.00, the zero value by name. It is never assigned to.
var Zero = Amount{}

// FromCents returns the amount of that many cents.
func FromCents(cents int64) Amount { return Amount{cents: cents} }

// Cents returns the amount in cents.
func (a Amount) Cents() int64 { return a.cents }

// Pattern is the grammar of Parse as a regular expression, for the OpenAPI
// document and for messages.
const Pattern = `^-?\d{1,13}(\.\d{1,2})?$`

// Parse reads an amount written as `^-?\d{1,13}(\.\d{1,2})?$`: a point, no
// grouping, no plus sign, no exponent, no surrounding space. "12.3" is 12.30.
// Anything else is ErrGrammar.
func Parse(text string) (Amount, error) {
	rest, negative := text, false
	if len(rest) > 0 && rest[0] == '-' {
		rest, negative = rest[1:], true
	}
	whole, point := 0, -1
	var cents int64
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		switch {
		case c >= '0' && c <= '9' && point < 0 && whole < 13:
			whole++
		case c >= '0' && c <= '9' && point >= 0 && i-point <= 2:
		case c == '.' && point < 0 && whole > 0:
			point = i
			continue
		default:
			return Zero, ErrGrammar
		}
		cents = cents*10 + int64(c-'0')
	}
	decimals := 0
	if point >= 0 {
		decimals = len(rest) - point - 1
	}
	if whole == 0 || (point >= 0 && decimals == 0) {
		return Zero, ErrGrammar
	}
	for ; decimals < 2; decimals++ {
		cents *= 10
	}
	if negative {
		cents = -cents
	}
	return Amount{cents: cents}, nil
}

// MustParse is Parse for constants in code and tests; it panics on ErrGrammar.
func MustParse(text string) Amount {
	a, err := Parse(text)
	if err != nil {
		panic(err.Error() + ": " + strconv.Quote(text))
	}
	return a
}

// String returns the amount with exactly two decimals: "-12.30". Parse reads it
// back for every amount of at most thirteen digits before the point.
func (a Amount) String() string {
	return string(a.append(make([]byte, 0, 24)))
}

func (a Amount) append(to []byte) []byte {
	if a.cents < 0 {
		to = append(to, '-')
	}
	magnitude := a.magnitude()
	to = strconv.AppendUint(to, magnitude/100, 10)
	return append(to, '.', byte('0'+magnitude%100/10), byte('0'+magnitude%10))
}

// magnitude is |a| in cents; it is unsigned because |MinInt64| does not fit.
func (a Amount) magnitude() uint64 {
	if a.cents < 0 {
		return uint64(-(a.cents + 1)) + 1
	}
	return uint64(a.cents)
}

// Add returns a + b, or ErrOverflow.
func (a Amount) Add(b Amount) (Amount, error) {
	sum := a.cents + b.cents
	if (sum > a.cents) != (b.cents > 0) {
		return Zero, ErrOverflow
	}
	return Amount{cents: sum}, nil
}

// Sub returns a - b, or ErrOverflow.
func (a Amount) Sub(b Amount) (Amount, error) {
	difference := a.cents - b.cents
	if (difference < a.cents) != (b.cents > 0) {
		return Zero, ErrOverflow
	}
	return Amount{cents: difference}, nil
}

// Neg returns -a, or ErrOverflow for the one amount that has no opposite.
func (a Amount) Neg() (Amount, error) {
	if a.cents == math.MinInt64 {
		return Zero, ErrOverflow
	}
	return Amount{cents: -a.cents}, nil
}

// Cmp returns -1, 0 or +1 as a is less than, equal to or greater than b.
func (a Amount) Cmp(b Amount) int {
	switch {
	case a.cents < b.cents:
		return -1
	case a.cents > b.cents:
		return 1
	}
	return 0
}

// Sign returns -1, 0 or +1.
func (a Amount) Sign() int { return a.Cmp(Zero) }

// IsZero says whether the amount is 0.00.
func (a Amount) IsZero() bool { return a.cents == 0 }

// Sum adds amounts. The sum of none is 0.00. ErrOverflow is returned only when
// the result itself does not fit, whatever the order of the amounts.
func Sum(amounts ...Amount) (Amount, error) {
	// 128 bits in two words: an intermediate sum may leave int64 and come back.
	var high, low int64
	for _, a := range amounts {
		high += a.cents >> 32
		low += a.cents & math.MaxUint32
	}
	high += low >> 32
	low &= math.MaxUint32
	if high > math.MaxInt32 || high < math.MinInt32 {
		return Zero, ErrOverflow
	}
	return Amount{cents: high<<32 | low}, nil
}
