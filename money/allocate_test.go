package money_test

import (
	"errors"
	"math"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"konsortium/money"
)

func weights(of ...int64) []money.Weight {
	list := make([]money.Weight, len(of))
	for i, w := range of {
		list[i] = money.Weight{Name: strconv.Itoa(i), Of: decimal.NewFromInt(w)}
	}
	return list
}

func TestTheOddCentsGoToTheFirstNamed(t *testing.T) {
	for _, c := range []struct {
		total string
		of    []int64
		want  []string
	}{
		{"100.00", []int64{1, 1, 1}, []string{"33.34", "33.33", "33.33"}},
		{"-0.05", []int64{1, 1, 1}, []string{"-0.02", "-0.02", "-0.01"}},
		{"0.02", []int64{0, 1, 1, 1}, []string{"0.00", "0.01", "0.01", "0.00"}},
		{"10.00", []int64{20, 80}, []string{"2.00", "8.00"}},
		{"0.00", []int64{1, 2}, []string{"0.00", "0.00"}},
	} {
		parts, err := money.Allocate(money.MustParse(c.total), weights(c.of...))
		if err != nil {
			t.Fatal(err)
		}
		for i, part := range parts {
			if part.Amount.String() != c.want[i] || part.Name != strconv.Itoa(i) {
				t.Errorf("%s by %v: share %d is %v named %q, want %s", c.total, c.of, i, part.Amount, part.Name, c.want[i])
			}
		}
	}
}

func TestThePartsAddUpAndStayWithinOneCentOfTheQuota(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.Int64().Draw(t, "total")
		of := rapid.SliceOfN(rapid.Int64Range(0, 1e9), 1, 30).Draw(t, "weights")
		of[rapid.IntRange(0, len(of)-1).Draw(t, "positive")]++
		parts, err := money.Allocate(money.FromCents(total), weights(of...))
		if err != nil {
			t.Fatal(err)
		}
		var whole int64
		for _, w := range of {
			whole += w
		}
		var sum int64
		for i, part := range parts {
			sum += part.Amount.Cents()
			off := decimal.NewFromInt(part.Amount.Cents()).Mul(decimal.NewFromInt(whole)).Sub(decimal.NewFromInt(total).Mul(decimal.NewFromInt(of[i])))
			if off.Abs().Cmp(decimal.NewFromInt(whole)) > 0 {
				t.Fatalf("share %d is %v, more than a cent off", i, part.Amount)
			}
			if of[i] == 0 && !part.Amount.IsZero() {
				t.Fatalf("a share of nothing received %v", part.Amount)
			}
		}
		if sum != total {
			t.Fatalf("parts add up to %d, not %d", sum, total)
		}
	})
}

func TestWeightsThatDivideNothingAreRefused(t *testing.T) {
	twice := weights(1, 1)
	twice[1].Name = twice[0].Name
	absurd := []money.Weight{{Name: "a", Of: decimal.New(1, math.MaxInt32)}}
	for name, list := range map[string][]money.Weight{
		"none": nil, "zeros": weights(0, 0), "negative": weights(3, -1), "a name twice": twice, "absurd": absurd,
	} {
		if parts, err := money.Allocate(money.FromCents(100), list); !errors.Is(err, money.ErrWeights) || parts != nil {
			t.Errorf("%s: %v, %v", name, parts, err)
		}
	}
}

func TestFormatFollowsTheLanguage(t *testing.T) {
	const space, minus = "\u00a0", "\u2212"
	for _, c := range []struct{ amount, sv, en, svShort, enShort string }{
		{"150000.50", "150" + space + "000,50" + space + "€", "€150,000.50", "150" + space + "000,50" + space + "€", "€150,000.50"},
		{"-150000.00", minus + "150" + space + "000,00" + space + "€", "-€150,000.00", minus + "150" + space + "000" + space + "€", "-€150,000"},
		{"999.05", "999,05" + space + "€", "€999.05", "999,05" + space + "€", "€999.05"},
		{"1234567.00", "1" + space + "234" + space + "567,00" + space + "€", "€1,234,567.00", "1" + space + "234" + space + "567" + space + "€", "€1,234,567"},
		{"0.00", "0,00" + space + "€", "€0.00", "0" + space + "€", "€0"},
	} {
		a := money.MustParse(c.amount)
		for got, want := range map[string]string{a.Format("sv"): c.sv, a.Format("en"): c.en, a.FormatShort("sv"): c.svShort, a.FormatShort("en"): c.enShort} {
			if got != want {
				t.Errorf("%s: got %q, want %q", c.amount, got, want)
			}
		}
		if a.Format("de") != c.en {
			t.Errorf("another language: %q", a.Format("de"))
		}
	}
}
