package programme_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/programme"
)

func day(t *testing.T, text string) programme.Date {
	t.Helper()
	date, err := programme.Parse(text)
	require.NoError(t, err, text)
	return date
}

func TestParseTakesOnlyRealDaysWrittenInFull(t *testing.T) {
	for _, text := range []string{"2019-09-01", "2020-02-29", "0001-01-01", "9999-12-31"} {
		require.Equal(t, text, day(t, text).String())
	}
	for _, text := range []string{
		"", "2019-13-01", "2019-00-10", "2019-02-29", "2019-04-31", "2019-9-1", "2019-09-01 ", " 2019-09-01",
		"2019-09-01T00:00:00Z", "0000-01-01", "+019-09-01", "2019/09/01", "２０１９-01", "2019-09-0x", "19-09-01",
	} {
		_, err := programme.Parse(text)
		require.ErrorIs(t, err, programme.ErrDate, "%q", text)
	}
}

func TestAddingMonthsStopsAtTheEndOfAShorterMonth(t *testing.T) {
	for _, row := range []struct {
		from   string
		months int
		want   string
	}{
		{"2019-01-31", 1, "2019-02-28"},
		{"2020-01-31", 1, "2020-02-29"},
		{"2019-09-01", 24, "2021-09-01"},
		{"2019-11-30", 3, "2020-02-29"},
		{"2019-03-31", -1, "2019-02-28"},
		{"2019-01-15", -13, "2017-12-15"},
		{"2020-02-29", 12, "2021-02-28"},
	} {
		require.Equal(t, row.want, day(t, row.from).AddMonths(row.months).String(), "%s + %d", row.from, row.months)
	}
}

func TestDaysAreCountedOnTheCalendar(t *testing.T) {
	require.Equal(t, 366, day(t, "2020-01-01").DaysUntil(day(t, "2021-01-01")))
	require.Equal(t, -1, day(t, "2019-03-01").DaysUntil(day(t, "2019-02-28")))
	require.Equal(t, "2021-03-01", day(t, "2021-02-28").AddDays(1).String())
	require.Equal(t, time.Sunday, day(t, "2019-09-01").Weekday())
	require.True(t, day(t, "2019-12-31").Before(day(t, "2020-01-01")))
	require.True(t, day(t, "2020-01-01").After(day(t, "2019-12-31")))
}

func TestTheDayOfAnInstantIsTheDayInItsOwnZone(t *testing.T) {
	stockholm := time.FixedZone("CET", 3600)
	require.Equal(t, "2020-01-01", programme.DateOf(time.Date(2020, 1, 1, 0, 30, 0, 0, stockholm)).String())
	require.True(t, programme.DateOf(time.Time{}).IsZero())
}

func TestADateTravelsThroughJSONAndTheDatabaseUnchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		date := programme.MustDate(1970, 1, 1).AddDays(rapid.IntRange(-700000, 2900000).Draw(t, "days"))
		text, err := json.Marshal(date)
		require.NoError(t, err)
		var back programme.Date
		require.NoError(t, json.Unmarshal(text, &back))
		require.Equal(t, date, back)

		stored, err := date.Value()
		require.NoError(t, err)
		var fromText, fromInstant, fromTime programme.Date
		require.NoError(t, fromText.Scan(stored))
		require.NoError(t, fromInstant.Scan([]byte(date.String()+" 00:00:00+00:00")))
		require.NoError(t, fromTime.Scan(date.Time()))
		require.Equal(t, []programme.Date{date, date, date}, []programme.Date{fromText, fromInstant, fromTime})
	})
}

func TestNoDateIsNullBothWays(t *testing.T) {
	var none programme.Date
	text, err := json.Marshal(none)
	require.NoError(t, err)
	require.Equal(t, "null", string(text))
	stored, err := none.Value()
	require.NoError(t, err)
	require.Nil(t, stored)
	date := programme.MustDate(2019, 9, 1)
	require.NoError(t, date.Scan(nil))
	require.True(t, date.IsZero())
	require.Empty(t, none.String())
	require.True(t, none.AddMonths(3).IsZero())
	require.Error(t, date.Scan("2019-13-45"))
	require.Error(t, date.Scan(3.5))
	require.Error(t, json.Unmarshal([]byte(`"2019-02-30"`), &date))
	require.Error(t, json.Unmarshal([]byte(`20190201`), &date))
}
