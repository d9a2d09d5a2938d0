package money_test

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"konsortium/money"
)

func TestParseTakesTheGrammarAndNothingElse(t *testing.T) {
	taken := map[string]int64{
		"0": 0, "-0": 0, "0.00": 0, "1": 100, "12.3": 1230, "12.30": 1230, "-12.05": -1205, "007": 700,
		"9999999999999.99": 999999999999999, "-9999999999999.99": -999999999999999,
	}
	for text, cents := range taken {
		a, err := money.Parse(text)
		if err != nil || a.Cents() != cents {
			t.Errorf("Parse(%q) = %v, %v; want %d cents", text, a.Cents(), err, cents)
		}
	}
	refused := []string{
		"", "-", ".", "-.5", ".5", "5.", "1.234", "1,50", "1 000", "1\u00a0000", "+1", "--1", " 1", "1 ", "1\n", "1e3",
		"12345678901234", "12345678901234.00", "\u22121", "NaN", "Infinity", "1e200000000", "0x10", "1_000", "1.2.3", "1.-2",
		"\uff11", "1.0\x00",
	}
	for _, text := range refused {
		if a, err := money.Parse(text); !errors.Is(err, money.ErrGrammar) || a != money.Zero {
			t.Errorf("Parse(%q) = %v, %v; want ErrGrammar", text, a, err)
		}
	}
}

func TestStringAlwaysHasTwoDecimals(t *testing.T) {
	for cents, want := range map[int64]string{
		0: "0.00", 5: "0.05", -5: "-0.05", 100: "1.00", -1230: "-12.30", 15000050: "150000.50",
		math.MaxInt64: "92233720368547758.07", math.MinInt64: "-92233720368547758.08",
	} {
		if got := money.FromCents(cents).String(); got != want {
			t.Errorf("%d cents = %q, want %q", cents, got, want)
		}
	}
}

func TestParseReadsBackWhatStringWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := money.FromCents(rapid.Int64Range(-999999999999999, 999999999999999).Draw(t, "cents"))
		if back, err := money.Parse(a.String()); err != nil || back != a {
			t.Fatalf("%v became %v, %v", a, back, err)
		}
	})
}

func TestArithmeticIsExactOrSaysItOverflows(t *testing.T) {
	edge := rapid.OneOf(rapid.Int64(), rapid.SampledFrom([]int64{math.MinInt64, math.MinInt64 + 1, -1, 0, 1, math.MaxInt64}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := edge.Draw(t, "a"), edge.Draw(t, "b")
		sum, err := money.FromCents(a).Add(money.FromCents(b))
		matches(t, "sum", sum, err, new(big.Int).Add(big.NewInt(a), big.NewInt(b)))
		difference, err := money.FromCents(a).Sub(money.FromCents(b))
		matches(t, "difference", difference, err, new(big.Int).Sub(big.NewInt(a), big.NewInt(b)))
		opposite, err := money.FromCents(a).Neg()
		matches(t, "opposite", opposite, err, new(big.Int).Neg(big.NewInt(a)))
	})
}

func TestSumIsExactWhateverTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.SliceOf(rapid.OneOf(rapid.Int64(), rapid.SampledFrom([]int64{math.MinInt64, math.MaxInt64}))).Draw(t, "cents")
		want := new(big.Int)
		amounts := make([]money.Amount, len(cents))
		for i, c := range cents {
			want.Add(want, big.NewInt(c))
			amounts[i] = money.FromCents(c)
		}
		sum, err := money.Sum(amounts...)
		matches(t, "sum", sum, err, want)
		for i, j := 0, len(amounts)-1; i < j; i, j = i+1, j-1 {
			amounts[i], amounts[j] = amounts[j], amounts[i]
		}
		reversed, reversedErr := money.Sum(amounts...)
		if reversed != sum || !errors.Is(reversedErr, err) {
			t.Fatalf("reversed %v, %v; forwards %v, %v", reversed, reversedErr, sum, err)
		}
	})
}

func matches(t *rapid.T, what string, got money.Amount, err error, want *big.Int) {
	t.Helper()
	if !want.IsInt64() {
		if !errors.Is(err, money.ErrOverflow) {
			t.Fatalf("%s: %v, %v; want ErrOverflow", what, got, err)
		}
		return
	}
	if err != nil || got.Cents() != want.Int64() {
		t.Fatalf("%s: %v, %v; want %v cents", what, got.Cents(), err, want)
	}
}

func TestCmpOrdersBySizeAndSign(t *testing.T) {
	small, large := money.MustParse("-2.00"), money.MustParse("1.00")
	if small.Cmp(large) != -1 || large.Cmp(small) != 1 || small.Cmp(small) != 0 {
		t.Error("amounts are out of order")
	}
	if small.Sign() != -1 || money.Zero.Sign() != 0 || large.Sign() != 1 || !money.Zero.IsZero() || large.IsZero() {
		t.Error("a sign is wrong")
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"0", "-0", "12.30", "12.3", "-0.01", "9999999999999.99", "99999999999999", "1.", ".1", "1e9", "\u22125", "1,00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := money.Parse(text)
		if grammar.MatchString(text) != (err == nil) {
			t.Fatalf("Parse(%q): %v, against the grammar", text, err)
		}
		if err == nil {
			if back, err := money.Parse(a.String()); err != nil || back != a {
				t.Fatalf("%q became %v, which became %v, %v", text, a, back, err)
			}
		}
	})
}
