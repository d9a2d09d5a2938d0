package programme_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/programme"
)

func rules(t *testing.T, version string) programme.Rules {
	t.Helper()
	found, known := programme.RulesOf(version)
	require.True(t, known)
	return found
}

// basis is what stands behind a change in these tests.
func basis() programme.Basis {
	return programme.Basis{
		Since: programme.MustDate(2027, 1, 1), Until: programme.MustDate(2027, 12, 31), Confirmed: true, Note: "The guide of 2027 says so.",
		Sources: []programme.Source{{Title: "Programme Guide 2027", Address: "https://example.org/guide"}},
	}
}

func set(at string, fields map[string]any) programme.ValueChange {
	return programme.ValueChange{At: at, Fields: fields, Basis: basis()}
}

func TestEveryValueOfEveryBookCanBeSetToWhatItSays(t *testing.T) {
	for _, version := range []string{"KA203-2014.1", "KA203-2019.1", "KA220-HED-2021.1", "KA220-HED-2027.1", "KA210-2025.1"} {
		before := rules(t, version)
		for _, value := range programme.Values(before) {
			fields := map[string]any{}
			for _, field := range value.Fields {
				fields[field.Name] = asJSON(field.Value)
				if field.Optional && (field.Value == 0 || field.Value == false) {
					delete(fields, field.Name)
				}
				if list, ok := fields[field.Name].([]any); ok && field.Optional && len(list) == 0 {
					delete(fields, field.Name)
				}
			}
			changed, remaining, err := programme.ChangeRules(before, []programme.ValueChange{{At: value.At, Fields: fields, Basis: basis()}})
			require.NoError(t, err, "%s %s", version, value.At)
			require.Empty(t, remaining, "%s %s", version, value.At)
			differences := programme.Compare(before, changed)
			require.Len(t, differences, 1, "%s %s", version, value.At)
			require.Equal(t, value.Of, differences[0].Of)
			require.False(t, differences[0].Says(), "%s %s", version, value.At)
		}
	}
}

func asJSON(value any) any {
	switch held := value.(type) {
	case int:
		return float64(held)
	case []string:
		list := []any{}
		for _, one := range held {
			list = append(list, one)
		}
		return list
	case []int:
		list := []any{}
		for _, one := range held {
			list = append(list, float64(one))
		}
		return list
	default:
		return value
	}
}

func TestAChangedValueCarriesItsSourceAndReason(t *testing.T) {
	before := rules(t, "KA220-HED-2027.1")
	after, remaining, err := programme.ChangeRules(before, []programme.ValueChange{
		set("/rule_book/grant/lump_sums", map[string]any{"value": []any{"100000.00", "300000.00"}}),
	})
	require.NoError(t, err)
	require.Empty(t, remaining)
	differences := programme.Compare(before, after)
	require.Len(t, differences, 1)
	require.Equal(t, "grant.lump_sums", differences[0].Of)
	require.True(t, differences[0].Says())
	require.Equal(t, "Programme Guide 2027", differences[0].After.Sources[0].Title)
	require.Len(t, before.Book.Grant.LumpSums.Value, 3, "the rules before stay as they are")
}

func TestACountryThatIsAnnouncedCanBeSwitchedOn(t *testing.T) {
	before := rules(t, "KA220-HED-2027.1")
	list := asJSON(append([]string{"CH"}, before.Countries.Programme.Value...))
	after, remaining, err := programme.ChangeRules(before, []programme.ValueChange{
		set("/countries/programme", map[string]any{"value": list}), {At: "/countries/pending/0", Remove: true},
	})
	require.NoError(t, err)
	require.Empty(t, remaining)
	require.Equal(t, programme.Programme, after.Countries.Standing("CH"))
	require.Equal(t, programme.Partner, after.Countries.Standing("GB"))
	require.Len(t, after.Countries.Pending, 1)

	_, remaining, err = programme.ChangeRules(before, []programme.ValueChange{set("/countries/programme", map[string]any{"value": list})})
	require.NoError(t, err)
	require.Equal(t, "/countries/pending/0/country", remaining[0].At, "a country is not both")
}

func TestABandIsPutInItsPlaceAndAGapIsTold(t *testing.T) {
	before := rules(t, "KA203-2017.1")
	at := "/rule_book/budget/learning_teaching_training/travel"
	after, remaining, err := programme.ChangeRules(before, []programme.ValueChange{
		set(at+"/0", map[string]any{"from_km": 500.0, "to_km": 1999.0, "per_participant": "275.00"}),
		set(at+"/-", map[string]any{"from_km": 100.0, "to_km": 499.0, "per_participant": "180.00"}),
	})
	require.NoError(t, err)
	require.Empty(t, remaining)
	require.Equal(t, 100, after.Book.Budget.Training.Travel[0].FromKm)
	require.Equal(t, "180.00", after.Book.Budget.Training.TravelBand(200).PerParticipant.String())

	_, remaining, err = programme.ChangeRules(before, []programme.ValueChange{{At: at + "/0", Remove: true}, set(at+"/-", map[string]any{"from_km": 10.0, "to_km": 99.0, "per_participant": "20.00"})})
	require.NoError(t, err)
	require.Equal(t, at+"/1/from_km", remaining[0].At)
	require.Equal(t, "follows", remaining[0].Code)
}

func TestAGroupThatWasAbsentIsBegunAndSaysWhatItStillLacks(t *testing.T) {
	before := rules(t, "KA220-HED-2021.1")
	require.NotNil(t, before.Book.Lacks("budget.project_management"))
	after, remaining, err := programme.ChangeRules(before, []programme.ValueChange{
		set("/rule_book/budget/project_management/coordinator_per_month", map[string]any{"value": "500.00"}),
	})
	require.NoError(t, err)
	require.Nil(t, after.Book.Lacks("budget.project_management"))
	require.NotEmpty(t, remaining, "the amounts of partners and the cap are still to come")
	for _, slot := range programme.Slots(before) {
		require.NotEmpty(t, slot.Fields, slot.At)
		require.NotEmpty(t, slot.Of)
	}
}

func TestAChangeThatCannotBeIsRefusedAtItsPlace(t *testing.T) {
	before := rules(t, "KA220-HED-2027.1")
	total := "/rule_book/budget/project_management_share"
	late, unsourced, nameless := set(total, map[string]any{"value": "0.30"}), set(total, map[string]any{"value": "0.30"}), set(total, map[string]any{"value": "0.30"})
	late.Until = programme.MustDate(2026, 1, 1)
	unsourced.Sources = nil
	nameless.Note = "  "
	for _, row := range []struct {
		name, at, code string
		change         programme.ValueChange
	}{
		{"share above one", "/0/fields/value", "share_range", set(total, map[string]any{"value": "1.20"})},
		{"share as a number", "/0/fields/value", "malformed", set(total, map[string]any{"value": 0.3})},
		{"share with an exponent", "/0/fields/value", "malformed", set(total, map[string]any{"value": "1e9"})},
		{"unknown member", "/0/fields/colour", "unknown_member", set(total, map[string]any{"value": "0.30", "colour": "red"})},
		{"a member that is not its own", "/0/since", "unknown_member", set(total, map[string]any{"value": "0.30", "since": "2020-01-01"})},
		{"amount outside the grammar", "/0/fields/value", "malformed", set("/rule_book/grant/total_max", map[string]any{"value": "400 000,00"})},
		{"NUL", "/0/fields/value/0", "nul_character", set("/rule_book/budget/categories", map[string]any{"value": []any{"a\x00b"}})},
		{"unknown category", "/0/fields/value/0", "one_of", set("/rule_book/budget/categories", map[string]any{"value": []any{"gifts"}})},
		{"null", "/0/fields/value", "null", set(total, map[string]any{"value": nil})},
		{"until before since", "/0/until", "until_before_since", late},
		{"no source", "/0/sources", "source_needed", unsourced},
		{"no reason", "/0/note", "required", nameless},
		{"no such place", "/0/at", "unknown_place", set("/rule_book/budget/staff_rates/9", map[string]any{"group": "A1"})},
		{"an unknown member as a place", "/0/fields", "unknown_member", set("/rule_book/grant/per_week", map[string]any{"value": "1.00"})},
		{"the book itself", "/0/at", "unknown_place", set("/rule_book", nil)},
	} {
		_, _, err := programme.ChangeRules(before, []programme.ValueChange{row.change})
		var faults programme.BookFaults
		require.True(t, errors.As(err, &faults), "%s: %v", row.name, err)
		require.Equal(t, row.code, faults[0].Code, row.name)
		require.Equal(t, row.at, faults[0].At, row.name)
	}
}
