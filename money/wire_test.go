package money_test

import (
	"encoding/json"
	"errors"
	"regexp"
	"testing"

	"konsortium/money"
)

// grammar is the one contracts and the OpenAPI document state. `\z` instead of
// `$`, so that a trailing line break is not let through.
var grammar = regexp.MustCompile(`^-?[0-9]{1,13}(\.[0-9]{1,2})?\z`)

func TestAnAmountIsAJSONStringAndNothingElse(t *testing.T) {
	written, err := json.Marshal(map[string]any{"a": money.MustParse("-12.3")})
	if err != nil || string(written) != `{"a":"-12.30"}` {
		t.Fatalf("wrote %s, %v", written, err)
	}
	var a money.Amount
	if err := json.Unmarshal([]byte(`"1234.5"`), &a); err != nil || a.String() != "1234.50" {
		t.Errorf("read %v, %v", a, err)
	}
	for _, text := range []string{`12.30`, `0`, `null`, `true`, `{}`, `["1.00"]`} {
		a = money.FromCents(7)
		if err := json.Unmarshal([]byte(text), &a); !errors.Is(err, money.ErrNotAString) || a.Cents() != 7 {
			t.Errorf("%s gave %v, %v", text, a, err)
		}
	}
	for _, text := range []string{`""`, `"1,50"`, `"1e3"`, `" 1"`} {
		if err := json.Unmarshal([]byte(text), &a); !errors.Is(err, money.ErrGrammar) {
			t.Errorf("%s gave %v", text, err)
		}
	}
}

func TestAnAbsentAmountIsAPointer(t *testing.T) {
	var line struct {
		Limit *money.Amount `json:"limit"`
		Spent money.Amount  `json:"spent,omitzero"`
	}
	if err := json.Unmarshal([]byte(`{"limit":null}`), &line); err != nil || line.Limit != nil {
		t.Errorf("null limit: %v, %v", line.Limit, err)
	}
	if written, _ := json.Marshal(line); string(written) != `{"limit":null}` {
		t.Errorf("wrote %s", written)
	}
}

func TestAnAmountIsAKeyOfAJSONObject(t *testing.T) {
	written, err := json.Marshal(map[money.Amount]int{money.FromCents(150): 1})
	if err != nil || string(written) != `{"1.50":1}` {
		t.Fatalf("wrote %s, %v", written, err)
	}
	var back map[money.Amount]int
	if err := json.Unmarshal(written, &back); err != nil || back[money.FromCents(150)] != 1 {
		t.Errorf("read %v, %v", back, err)
	}
}

func TestScanReadsCentsHoweverTheDatabaseAnswers(t *testing.T) {
	for _, column := range []any{int64(12345), "12345", []byte("12345")} {
		var a money.Amount
		if err := a.Scan(column); err != nil || a.String() != "123.45" {
			t.Errorf("%T gave %v, %v", column, a, err)
		}
	}
	var a money.Amount
	if err := a.Scan([]byte("-9223372036854775808")); err != nil || a.String() != "-92233720368547758.08" {
		t.Errorf("smallest: %v, %v", a, err)
	}
	if stored, err := a.Value(); err != nil || stored != int64(-9223372036854775808) {
		t.Errorf("stored %v, %v", stored, err)
	}
}

func TestScanRefusesWhatIsNotCents(t *testing.T) {
	a := money.FromCents(7)
	if err := a.Scan(nil); !errors.Is(err, money.ErrNull) {
		t.Errorf("NULL gave %v", err)
	}
	for _, column := range []any{"", "12.50", "+5", " 5", "1e3", []byte("NaN"), "9223372036854775808", true, float32(1)} {
		if err := a.Scan(column); !errors.Is(err, money.ErrColumn) {
			t.Errorf("%v gave %v", column, err)
		}
	}
	if a.Cents() != 7 {
		t.Errorf("a refused column changed the amount to %v", a)
	}
}
