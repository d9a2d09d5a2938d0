package money_test

import (
	"errors"
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"konsortium/money"
)

func TestRoundGoesHalfAwayFromZero(t *testing.T) {
	for number, want := range map[string]string{
		"1.005": "1.01", "2.345": "2.35", "-2.345": "-2.35", "1.004999999": "1.00", "0.005": "0.01", "-0.005": "-0.01",
		"-0.004": "0.00", "150000": "150000.00", "1e3": "1000.00", "92233720368547758.07": "92233720368547758.07",
	} {
		if a, err := money.Round(decimal.RequireFromString(number)); err != nil || a.String() != want {
			t.Errorf("Round(%s) = %v, %v; want %s", number, a, err, want)
		}
	}
}

func TestRoundRefusesWhatDoesNotFitAtOnce(t *testing.T) {
	began := time.Now()
	for _, number := range []decimal.Decimal{
		decimal.RequireFromString("92233720368547758.075"), decimal.New(1, 30), decimal.New(1, math.MaxInt32), decimal.New(1, math.MinInt32),
	} {
		if a, err := money.Round(number); !errors.Is(err, money.ErrOverflow) {
			t.Errorf("exponent %d: %v, %v", number.Exponent(), a, err)
		}
	}
	if a, err := money.Round(decimal.New(0, math.MaxInt32)); err != nil || !a.IsZero() {
		t.Errorf("zero: %v, %v", a, err)
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("took %v", took)
	}
}

func TestMulRateRoundsOnce(t *testing.T) {
	for _, c := range []struct{ amount, rate, want string }{
		{"100.00", "0.20", "20.00"}, {"1000.00", "0.0874125874", "87.41"}, {"0.01", "0.5", "0.01"}, {"-0.01", "0.5", "-0.01"}, {"33.33", "3", "99.99"},
	} {
		got, err := money.MulRate(money.MustParse(c.amount), decimal.RequireFromString(c.rate))
		if err != nil || got.String() != c.want {
			t.Errorf("%s × %s = %v, %v; want %s", c.amount, c.rate, got, err, c.want)
		}
	}
	if _, err := money.MulRate(money.FromCents(math.MaxInt64), decimal.New(2, 0)); !errors.Is(err, money.ErrOverflow) {
		t.Errorf("twice the largest amount: %v", err)
	}
	if _, err := money.MulRate(money.FromCents(1), decimal.New(1, math.MinInt32)); !errors.Is(err, money.ErrOverflow) {
		t.Errorf("an absurd rate: %v", err)
	}
}

func TestShareAgreesWithRoundingTheExactQuotient(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64().Draw(t, "cents")
		part := rapid.Int64Range(-1000, 1000).Draw(t, "part")
		whole := rapid.Int64Range(1, 1000).Draw(t, "whole")
		got, err := money.Share(money.FromCents(cents), part, whole)

		exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(cents), big.NewInt(part)), big.NewInt(whole))
		rounded, _ := new(big.Int).SetString(exact.FloatString(0), 10) // FloatString is exact and half away from zero
		matches(t, "share", got, err, rounded)
	})
}

func TestShareOfNothingIsRefused(t *testing.T) {
	for _, whole := range []int64{0, -1, math.MinInt64} {
		if _, err := money.Share(money.FromCents(100), 1, whole); !errors.Is(err, money.ErrDivision) {
			t.Errorf("whole %d: %v", whole, err)
		}
	}
}
