package money

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strconv"
)

// MarshalText writes the amount as String does.
func (a Amount) MarshalText() ([]byte, error) {
	return a.append(make([]byte, 0, 24)), nil
}

// UnmarshalText reads what Parse takes.
func (a *Amount) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*a = parsed
	return nil
}

// MarshalJSON writes a JSON string with two decimals: "12.30".
func (a Amount) MarshalJSON() ([]byte, error) {
	quoted := append(make([]byte, 0, 26), '"')
	return append(a.append(quoted), '"'), nil
}

// UnmarshalJSON reads a JSON string that Parse takes. A number, null and every
// other value are ErrNotAString: a number has already passed through binary
// fractions in the program that wrote it. Where null means "none", decode into
// a *Amount.
func (a *Amount) UnmarshalJSON(value []byte) error {
	if len(value) < 2 || value[0] != '"' {
		return ErrNotAString
	}
	var text string
	if err := json.Unmarshal(value, &text); err != nil {
		return ErrNotAString
	}
	return a.UnmarshalText([]byte(text))
}

// Value stores the amount as cents in a BIGINT column.
func (a Amount) Value() (driver.Value, error) { return a.cents, nil }

// Scan reads cents from a BIGINT column, or from the text PostgreSQL answers
// for SUM(bigint), which is numeric. NULL is ErrNull; a fraction of a cent, a
// floating-point column and every other value are ErrColumn.
func (a *Amount) Scan(column any) error {
	switch value := column.(type) {
	case nil:
		return ErrNull
	case int64:
		a.cents = value
		return nil
	case string:
		return a.scanText(value)
	case []byte:
		return a.scanText(string(value))
	}
	return fmt.Errorf("%w: %T", ErrColumn, column)
}

func (a *Amount) scanText(text string) error {
	cents, err := strconv.ParseInt(text, 10, 64)
	if err != nil || text[0] == '+' {
		return fmt.Errorf("%w: %q", ErrColumn, text)
	}
	a.cents = cents
	return nil
}
