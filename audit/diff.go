package audit

import (
	"fmt"
	"reflect"
	"strings"
	"time"
)

// Treatment says what the trail keeps of a column.
type Treatment string

// The treatments, given to a column with the struct tag `audit:"…"`.
const (
	// Tracked: old and new value are kept.
	Tracked Treatment = "track"
	// Ignored: bookkeeping of the row itself.
	Ignored Treatment = "ignore"
	// Secret: only that it changed is kept, never the value.
	Secret Treatment = "secret"
)

// Diff compares two values of one row type and returns the tracked columns
// that differ, by column name. Either may be nil, for a row that is added or
// removed. Every field must carry an `audit` tag; a field without one is
// reported as an error, so that no column is forgotten.
func Diff(before, after any) (map[string]Change, error) {
	kind, from, to := rowValues(before, after)
	if kind == nil {
		return map[string]Change{}, nil
	}
	changes := map[string]Change{}
	for i := range kind.NumField() {
		field := kind.Field(i)
		treatment := Treatment(field.Tag.Get("audit"))
		switch treatment {
		case Ignored:
			continue
		case Tracked, Secret:
		default:
			return nil, fmt.Errorf("audit: %s.%s has no audit tag", kind.Name(), field.Name)
		}
		old, now := fieldValue(from, i), fieldValue(to, i)
		if reflect.DeepEqual(old, now) {
			continue
		}
		if treatment == Secret {
			old, now = nil, "changed"
		}
		changes[columnName(field.Name)] = Change{From: old, To: now}
	}
	return changes, nil
}

func rowValues(before, after any) (reflect.Type, reflect.Value, reflect.Value) {
	from, to := dereference(before), dereference(after)
	switch {
	case to.IsValid():
		return to.Type(), from, to
	case from.IsValid():
		return from.Type(), from, to
	default:
		return nil, from, to
	}
}

func dereference(row any) reflect.Value {
	value := reflect.ValueOf(row)
	for value.IsValid() && value.Kind() == reflect.Pointer {
		if value.IsNil() {
			return reflect.Value{}
		}
		value = value.Elem()
	}
	return value
}

func fieldValue(row reflect.Value, i int) any {
	if !row.IsValid() {
		return nil
	}
	field := row.Field(i)
	if field.Kind() == reflect.Pointer {
		if field.IsNil() {
			return nil
		}
		field = field.Elem()
	}
	if at, ok := field.Interface().(time.Time); ok {
		return at.UTC().Truncate(time.Microsecond).Format(time.RFC3339Nano)
	}
	return field.Interface()
}

// columnName turns GrantAwardedCents into grant_awarded_cents.
func columnName(field string) string {
	var name strings.Builder
	for i, r := range field {
		upper := r >= 'A' && r <= 'Z'
		if upper && i > 0 {
			previous := rune(field[i-1])
			nextLower := i+1 < len(field) && field[i+1] >= 'a' && field[i+1] <= 'z'
			if previous < 'A' || previous > 'Z' || nextLower {
				name.WriteByte('_')
			}
		}
		if upper {
			r += 'a' - 'A'
		}
		name.WriteRune(r)
	}
	return name.String()
}
