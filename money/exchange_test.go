package money_test

import (
	"errors"
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"konsortium/money"
)

func currency(t testing.TB, code string) money.Currency {
	t.Helper()
	found, known := money.CurrencyOf(code)
	if !known {
		t.Fatalf("%s is no currency", code)
	}
	return found
}

func original(t testing.TB, amount, code string) money.Original {
	t.Helper()
	read, err := money.ParseOriginal(amount, currency(t, code))
	if err != nil {
		t.Fatalf("%s %s: %v", amount, code, err)
	}
	return read
}

func rate(t testing.TB, text string) money.Rate {
	t.Helper()
	read, err := money.ParseRate(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return read
}

func TestConvertRoundsOnceHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct{ amount, code, rate, euro string }{
		{"2.01", "SEK", "2", "1.01"}, {"4.69", "SEK", "2", "2.35"}, {"-4.69", "SEK", "2", "-2.35"}, {"-2.01", "SEK", "2", "-1.01"},
		{"1.005", "KWD", "1", "1.01"}, {"2.345", "KWD", "1.0000", "2.35"}, {"-2.345", "KWD", "1", "-2.35"},
		{"12345.50", "SEK", "11.2345", "1098.89"}, {"900", "ISK", "143.4", "6.28"}, {"1000.00", "GBP", "0.8907", "1122.71"},
		{"100.00", "SEK", "33/3", "9.09"}, {"0.01", "HUF", "366.9", "0.00"}, {"9999999999999.99", "GBP", "0.5", "19999999999999.98"},
	} {
		got, err := money.Convert(original(t, c.amount, c.code), rate(t, c.rate))
		if err != nil || got.String() != c.euro {
			t.Errorf("%s %s at %s = %v, %v; want %s", c.amount, c.code, c.rate, got, err, c.euro)
		}
	}
	if _, err := money.Convert(money.OriginalOf(math.MaxInt64, currency(t, "GBP")), rate(t, "0.5")); !errors.Is(err, money.ErrOverflow) {
		t.Errorf("twice the largest amount: %v", err)
	}
	if _, err := money.Convert(original(t, "1.00", "SEK"), money.Rate{}); !errors.Is(err, money.ErrRate) {
		t.Errorf("no rate: %v", err)
	}
}

func TestConvertAgreesWithTheExactQuotient(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.Int64Range(-1e15, 1e15).Draw(t, "units")
		figure := rapid.Int64Range(1, 1e9).Draw(t, "figure")
		quotes := rapid.Int64Range(1, 400).Draw(t, "quotes")
		var many []money.Rate
		text := big.NewRat(figure, 10000).FloatString(4)
		for range quotes {
			one, err := money.ParseRate(text)
			if err != nil {
				t.Fatal(err)
			}
			many = append(many, one)
		}
		mean, err := money.MeanRate(many)
		if err != nil {
			t.Fatal(err)
		}
		sek, _ := money.CurrencyOf("SEK")
		got, err := money.Convert(money.OriginalOf(units, sek), mean)
		exact := new(big.Rat).Quo(big.NewRat(units, 1), big.NewRat(figure, 10000))
		rounded, _ := new(big.Int).SetString(exact.FloatString(0), 10)
		matches(t, "euro", got, err, rounded)
	})
}

func TestARateKeepsEveryPublishedDigit(t *testing.T) {
	for _, text := range []string{"11.2345", "0.8907", "7.4600", "1936.27", "15", "2846.23450/253"} {
		if got := rate(t, text).String(); got != text {
			t.Errorf("%s became %s", text, got)
		}
	}
	if got := rate(t, "2846.2345/253").UnitsPerEuro(); got != "11.249939" {
		t.Errorf("the mean is shown as %s", got)
	}
	for _, text := range []string{"", "0", "0.000", "-1", "+1", "1e3", "1,5", "1.", ".5", " 1", "11/0", "11/1", "11/+2", "1/2/3", "1234567890123", "1.1234567890123", "N/A", "Inf"} {
		if _, err := money.ParseRate(text); !errors.Is(err, money.ErrRate) {
			t.Errorf("%q was taken", text)
		}
	}
	if _, err := money.MeanRate(nil); !errors.Is(err, money.ErrRate) {
		t.Error("the mean of nothing is a rate")
	}
	if !rate(t, "11").Farther(rate(t, "0.09"), 2) || rate(t, "11").Farther(rate(t, "10/2"), 3) {
		t.Error("distance of rates")
	}
}

func TestAnAmountHasTheDecimalsOfItsCurrency(t *testing.T) {
	for _, c := range []struct{ text, code, want string }{{"12.5", "SEK", "12.50"}, {"12", "ISK", "12"}, {"-1.234", "KWD", "-1.234"}, {"0.05", "NOK", "0.05"}} {
		if got := original(t, c.text, c.code).String(); got != c.want {
			t.Errorf("%s %s became %s", c.text, c.code, got)
		}
	}
	for _, c := range []struct{ text, code string }{{"12.5", "ISK"}, {"12.", "ISK"}, {"1.234", "SEK"}, {"", "SEK"}, {"1,5", "SEK"}, {"12345678901234", "SEK"}, {"+1", "SEK"}, {"--1", "SEK"}, {"1e2", "SEK"}, {" 1", "SEK"}} {
		if _, err := money.ParseOriginal(c.text, currency(t, c.code)); !errors.Is(err, money.ErrOriginal) {
			t.Errorf("%q %s was taken", c.text, c.code)
		}
	}
}

func TestCurrenciesAreKnownByTheirCodeInCapitals(t *testing.T) {
	for code, decimals := range map[string]int{"SEK": 2, "ISK": 0, "KWD": 3, "RSD": 2, "HUF": 2, "EUR": 2, "HRK": 2} {
		if got := currency(t, code); got.Decimals() != decimals || got.Code() != code {
			t.Errorf("%s has %d decimals", code, got.Decimals())
		}
	}
	for _, code := range []string{"", "sek", "SE", "SEKX", "XXX", "E S", "  ", "K N"} {
		if _, known := money.CurrencyOf(code); known {
			t.Errorf("%q is a currency", code)
		}
	}
	all := money.Currencies()
	if !slices.IsSortedFunc(all, func(a, b money.Currency) int { return map[bool]int{true: -1, false: 1}[a.Code() < b.Code()] }) || len(all) < 150 {
		t.Errorf("%d currencies, in order", len(all))
	}
}

func FuzzParseRate(f *testing.F) {
	for _, seed := range []string{"11.2345", "1/2", "0", "1.", "999999999999.999999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read, err := money.ParseRate(text)
		if err != nil {
			return
		}
		if back, err := money.ParseRate(read.String()); err != nil || back.String() != read.String() {
			t.Fatalf("%q became %q, which became %v", text, read.String(), err)
		}
	})
}
