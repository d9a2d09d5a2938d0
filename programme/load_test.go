package programme

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func sourcesOf(t testing.TB) map[string]Source {
	sources, err := readSources(os.DirFS("data"))
	require.NoError(t, err)
	return sources
}

func bookText(t testing.TB) string {
	text, err := os.ReadFile("data/KA203/2019.1.json")
	require.NoError(t, err)
	return string(text)
}

// Each row changes one thing in a whole book.
func TestABookThatIsNotWholeIsRefused(t *testing.T) {
	sources, whole := sourcesOf(t), bookText(t)
	_, err := decodeBook([]byte(whole), sources)
	require.NoError(t, err)
	for _, row := range []struct{ name, from, to, want string }{
		{"unknown member", `"min_countries"`, `"min_lands"`, "min_lands"},
		{"value left out", `"value": 3,`, ``, "/consortium/min_organisations/value: minimum"},
		{"null", `"value": 3`, `"value": null`, "/consortium/min_organisations/value: null"},
		{"NUL", `One organisation applies`, `One\u0000organisation applies`, "/consortium/one_coordinator/note: nul_character"},
		{"unknown source", `["S02", "S03", "S05"]`, `["S99"]`, `no source "S99"`},
		{"no source", `["S02", "S03", "S05"]`, `[]`, "/consortium/min_organisations/sources: source_needed"},
		{"source without a title", `["S02", "S03", "S05"]`, `[{"title": " ", "address": ""}]`, "/consortium/min_organisations/sources/0/title: required"},
		{"source that is no page", `["S02", "S03", "S05"]`, `[{"title": "A", "address": "javascript:alert(1)"}]`, "/consortium/min_organisations/sources/0/address: web_address"},
		{"no first day", `"since": "2019-01-01",`, ``, "/consortium/min_organisations/since: required"},
		{"days out of order", `"until": "2019-12-31"`, `"until": "2018-12-31"`, "until_before_since"},
		{"impossible day", `"since": "2019-01-01"`, `"since": "2019-02-30"`, "since"},
		{"version of another book", `KA203-2019.1`, `KA203-2018.1`, "version"},
		{"durations out of order", `"min": 24`, `"min": 40`, "/project/duration_months/value/max: minimum map[minimum:40]"},
		{"amount as a number", `"12500.00"`, `12500.00`, "per_month"},
		{"amount of nought", `"12500.00"`, `"0.00"`, "/grant/per_month/value: above"},
		{"amount outside the grammar", `"12500.00"`, `"12 500,00"`, "per_month"},
		{"unknown category", `"special_needs"`, `"special"`, "/budget/categories/value/5: one_of"},
		{"share above one", `"0.75"`, `"1.75"`, "/budget/exceptional_costs/share/value: share_range"},
		{"share with an exponent", `"0.75"`, `"1e200000000"`, "share"},
		{"share as a number", `"0.75"`, `0.75`, "share"},
		{"gap between bands", `"from_km": 500`, `"from_km": 600`, "/budget/learning_teaching_training/travel/2/from_km: follows map[expected:500]"},
		{"open band before the last", `"to_km": 499,`, ``, "/budget/learning_teaching_training/travel/1/to_km: required"},
		{"country in two groups", `["BE", "DE",`, `["AT", "BE", "DE",`, "country_in_two_groups"},
		{"countries out of order", `["BE", "DE",`, `["DE", "BE",`, "/budget/staff_rates/1/countries/1: not_ascending"},
		{"payments that are not whole", `"balance": "0.20"`, `"balance": "0.30"`, "/payments/models/0/balance: sum_not_one"},
		{"gap between points", `"below_points": 25`, `"below_points": 24`, "/settlement/reduction/1/from_points: follows map[expected:24]"},
		{"unknown activity", `"blended_mobility"`, `"picnic"`, "/activities/lengths/2/type: one_of"},
		{"key twice", `"call_year": 2019,`, `"call_year": 2019, "call_year": 2019,`, "call_year"},
		{"text after it", "", "", "after"},
	} {
		changed := strings.Replace(whole, row.from, row.to, 1)
		if row.from == "" {
			changed = whole + "{}"
		}
		require.NotEqual(t, whole, changed, row.name)
		_, err := decodeBook([]byte(changed), sources)
		require.ErrorContains(t, err, row.want, row.name)
	}
}

func TestAListOfCountriesThatIsNotWholeIsRefused(t *testing.T) {
	text, err := os.ReadFile("data/countries/2019.json")
	require.NoError(t, err)
	for from, to := range map[string]string{
		`"AT", "BE"`: `"BE", "AT"`, `"AT",`: `"AT", "AT",`, `programme_countries`: `countries`, `"call_year": 2019`: `"call_year": 0`,
	} {
		changed := strings.Replace(string(text), from, to, 1)
		require.NotEqual(t, string(text), changed)
		_, err := decodeCountries([]byte(changed), sourcesOf(t))
		require.Error(t, err, to)
	}
}

func TestAFileMustLieWhereItsContentSays(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"sources.json", "country_names.json", "messages.json", "countries/2019.json"} {
		text, err := fs.ReadFile(os.DirFS("data"), name)
		require.NoError(t, err)
		files[name] = &fstest.MapFile{Data: text}
	}
	files["KA203/2018.1.json"] = &fstest.MapFile{Data: []byte(bookText(t))}
	_, err := load(files)
	require.ErrorContains(t, err, "KA203/2018.1.json: holds the book KA203-2019.1")
}

func TestEveryRuleAndChangeIsToldInBothLanguages(t *testing.T) {
	told := shipped().phrases
	for _, rule := range []Rule{
		RuleNotOpen, RuleMinOrganisations, RuleMinCountries, RuleAddedValue, RuleRelevance, RuleDuration, RuleTotalCap, RuleOneCoordinator, RuleCoordinatorCountry,
		RuleCharter, RuleCountryExcluded, RuleLumpSum, RuleMinimum, RuleAgendaLink, RuleStrategyLink, RuleContent, RuleYearCap, RuleBudgetSum,
		RuleMandates, RuleNoInstitution, RuleCrossSector, RuleAgendaRead, RuleNoRuleBook,
		RuleTransferOut, RuleTransferIn, RuleTransferFrom, RuleTransferNeverGrow, RuleTransferNoAward, RuleTransferSum, RuleTransferUnknown,
	} {
		require.Contains(t, told.Messages, string(rule))
	}
	for _, all := range []map[string]phrase{told.Messages, told.Changes, told.Reasons, told.Terms} {
		for key, one := range all {
			require.NotEmpty(t, one.Swedish, key)
			require.NotEmpty(t, one.English, key)
		}
	}
	for _, wording := range []Wording{ProgrammeCountries, AssociatedCountries} {
		require.Len(t, told.Wordings[wording], 4, wording)
	}
}

// FuzzDecodeBook: whatever comes in, the reader answers without failing, and
// what it takes is whole.
func FuzzDecodeBook(f *testing.F) {
	sources := sourcesOf(f)
	f.Add([]byte(bookText(f)))
	lump, err := os.ReadFile("data/KA220-HED/2025.1.json")
	require.NoError(f, err)
	f.Add(lump)
	f.Add([]byte(`{"action":"KA203","call_year":2019,"version":"KA203-2019.1"}`))
	f.Add([]byte(`[null]`))
	f.Add([]byte(`{"grant":{"per_month":{"value":"-0"}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := decodeBook(data, sources)
		if err != nil {
			return
		}
		if book.Consortium.MinOrganisations.Value < 1 || len(book.Consortium.MinOrganisations.Sources) == 0 || book.Consortium.MinOrganisations.Since.IsZero() {
			t.Fatalf("took a book without a minimum: %+v", book.Consortium.MinOrganisations)
		}
	})
}
