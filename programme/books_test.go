package programme_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/money"
	"konsortium/programme"
)

func TestEveryCallOfTheActionsHasARuleBookAndItsCountries(t *testing.T) {
	require.Equal(t, []string{"KA203", "KA210", "KA220-HED"}, programme.Actions())
	for action, years := range map[string][2]int{"KA203": {2014, 2020}, "KA210": {2021, 2027}, "KA220-HED": {2021, 2027}} {
		for year := years[0]; year <= years[1]; year++ {
			book, found := programme.For(action, year)
			require.True(t, found, "%s %d", action, year)
			require.Equal(t, action, book.Action)
			require.Equal(t, year, book.CallYear)
			_, found = programme.Countries(year)
			require.True(t, found, "countries of %d", year)
		}
		_, found := programme.For(action, years[0]-1)
		require.False(t, found)
		_, found = programme.For(action, years[1]+1)
		require.False(t, found)
	}
	require.Len(t, programme.Books(), 21)
}

func TestVersionsOfRuleBooksAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, book := range programme.Editions() {
		require.False(t, seen[book.Version], book.Version)
		seen[book.Version] = true
		found, known := programme.Edition(book.Version)
		require.True(t, known)
		require.Same(t, book, found)
	}
}

func TestTheYearlyLimitOfKA203IsTwelveMonthlyOnes(t *testing.T) {
	for _, book := range programme.Books() {
		if book.Action != "KA203" {
			require.Nil(t, book.Grant.PerYear, book.Version)
			require.Nil(t, book.Grant.PerMonth, book.Version)
			continue
		}
		require.Equal(t, money.MustParse("12500"), book.Grant.PerMonth.Value)
		require.Equal(t, money.MustParse("150000"), book.Grant.PerYear.Value)
		require.Equal(t, money.MustParse("450000"), book.Grant.TotalMax.Value)
	}
}

func TestTheCallOf2021GrantsARangeAndLaterCallsFixedSums(t *testing.T) {
	first, _ := programme.For("KA220-HED", 2021)
	require.Equal(t, money.MustParse("100000"), first.Grant.TotalMin.Value)
	require.Equal(t, money.MustParse("400000"), first.Grant.TotalMax.Value)
	require.Nil(t, first.Grant.LumpSums)
	later, _ := programme.For("KA220-HED", 2025)
	require.Equal(t, []money.Amount{money.MustParse("120000"), money.MustParse("250000"), money.MustParse("400000")}, later.Grant.LumpSums.Value)
	require.Nil(t, later.Grant.TotalMin)
	require.Equal(t, "0.2", later.Budget.ManagementShare.Value.String())
}

func TestCountriesStandAsTheCallHadThem(t *testing.T) {
	for _, row := range []struct {
		year    int
		country string
		want    programme.Standing
	}{
		{2018, "RS", programme.Partner}, {2019, "RS", programme.Programme},
		{2020, "GB", programme.Programme}, {2021, "GB", programme.Partner}, {2027, "GB", programme.Partner},
		{2014, "CH", programme.Partner}, {2027, "CH", programme.Partner},
		{2019, "ZA", programme.Partner}, {2019, "SE", programme.Programme}, {2026, "TR", programme.Programme},
	} {
		list, found := programme.Countries(row.year)
		require.True(t, found)
		require.Equal(t, row.want, list.Standing(row.country), "%s in %d", row.country, row.year)
	}
	next, _ := programme.Countries(2027)
	require.Len(t, next.Pending, 2)
}

func TestEveryCallHasItsNumberOfProgrammeCountries(t *testing.T) {
	for year := 2014; year <= 2027; year++ {
		want := 33
		if year == 2019 || year == 2020 {
			want = 34 // with GB and RS
		}
		list, _ := programme.Countries(year)
		require.Len(t, list.Programme.Value, want, year)
	}
}

func TestExclusionsCoverTheTypesTheyName(t *testing.T) {
	book, _ := programme.For("KA220-HED", 2023)
	covered := func(country, kind string) bool {
		for _, exclusion := range book.Consortium.Excluded {
			if exclusion.Covers(country, kind) {
				return true
			}
		}
		return false
	}
	require.True(t, covered("BY", "company"))
	require.True(t, covered("RU", "higher_education_institution"))
	require.False(t, covered("RU", "company"))
	require.False(t, covered("UA", "school"))
	earlier, _ := programme.For("KA203", 2020)
	require.Empty(t, earlier.Consortium.Excluded)
}

func TestCountryNamesComeInBothLanguages(t *testing.T) {
	require.Equal(t, "Sverige", programme.CountryName("SE", "sv"))
	require.Equal(t, "Sweden", programme.CountryName("SE", "en"))
	require.Equal(t, "Kosovo", programme.CountryName("XK", "sv"))
	require.Equal(t, "ZZ", programme.CountryName("ZZ", "en"))
	require.True(t, programme.KnownCountry("GB"))
	require.False(t, programme.KnownCountry("UK"))
	require.Equal(t, "GR", programme.CountryCode("EL"))
	for _, book := range programme.Books() {
		list, _ := programme.Countries(book.CallYear)
		for _, code := range list.Programme.Value {
			require.True(t, programme.KnownCountry(code), code)
		}
	}
}

func TestNoteTextsEndAsSentences(t *testing.T) {
	for _, book := range programme.Books() {
		for _, note := range []string{book.Project.Duration.Note, book.Consortium.CharterListIsEvidence.Note} {
			require.True(t, note == "" || strings.HasSuffix(note, "."), "%s: %s", book.Version, note)
		}
	}
}
