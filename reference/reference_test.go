package reference

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEverySourceNamesItsLicenceAndTheRowsItShips(t *testing.T) {
	for _, source := range Sources() {
		t.Run(source.Key, func(t *testing.T) {
			rows := 0
			require.NoError(t, eachRow(source.Key+".csv", func(func(string) string) error { rows++; return nil }))
			assert.Equal(t, source.Rows, rows)
			for _, text := range []string{source.Title, source.Publisher, source.Licence, source.Attribution, source.UsedFor} {
				assert.NotEmpty(t, text)
			}
			assert.True(t, strings.HasPrefix(source.Address, "https://"))
			assert.True(t, strings.HasPrefix(source.LicenceAddress, "https://"))
		})
	}
}

func TestEveryShippedFileHasASource(t *testing.T) {
	entries, err := files.ReadDir("data")
	require.NoError(t, err)
	assert.Len(t, entries, len(Sources()))
}

func byPIC(t *testing.T) map[string]Institution {
	t.Helper()
	institutions, err := Institutions()
	require.NoError(t, err)
	index := make(map[string]Institution, len(institutions))
	for _, institution := range institutions {
		index[institution.PIC] = institution
	}
	require.Len(t, index, 6142, "a PIC is unique in the shipped list")
	return index
}

func TestLundIsReadWithItsCodesPlaceAndEnglishName(t *testing.T) {
	lund := byPIC(t)["999901318"]
	require.NotNil(t, lund.Place)
	assert.InDelta(t, 55.7, lund.Place.Latitude, 0.05)
	lund.Place = nil
	assert.Equal(t, Institution{
		ProposalNumber: "101013090", ErasmusCode: "S  LUND01", PIC: "999901318", OID: "E10209141",
		Name: "LUNDS UNIVERSITET", AlsoKnownAs: "Lund University", Street: "Paradisgatan 5c", PostCode: "22100",
		City: "Lund", CityPublished: "LUND", Country: "SE", Website: "http://www.lu.se",
		CharterFrom: "2021-01-01", CharterUntil: "2029-12-31",
	}, lund)
}

func TestEveryShippedInstitutionIsClean(t *testing.T) {
	codes := make(map[string]string)
	withPlace := 0
	for pic, institution := range byPIC(t) {
		assert.Regexp(t, `^\d{9}$`, pic)
		assert.Regexp(t, `^(E\d{8})?$`, institution.OID)
		assert.Regexp(t, `^[A-Z][A-Z ]{2}[A-Z-]+\d{1,3}$`, institution.ErasmusCode)
		assert.Regexp(t, `^[A-Z]{2}$`, institution.Country)
		assert.NotContains(t, []string{"EL", "UK"}, institution.Country)
		assert.Regexp(t, `^(https?://[^\s@]+\.[^\s@]+)?$`, institution.Website)
		assert.Less(t, institution.CharterFrom, institution.CharterUntil)
		assert.NotEmpty(t, institution.City)
		assert.True(t, SameLetters(institution.City, institution.CityPublished), "%s / %s", institution.City, institution.CityPublished)
		for _, text := range []string{institution.Name, institution.Street, institution.City, institution.PostCode} {
			assert.Equal(t, Text(text), text)
			assert.True(t, utf8.ValidString(text))
			assert.NotContains(t, text, "_x000D_")
		}
		other, doubled := codes[ErasmusCodeKey(institution.ErasmusCode)]
		assert.False(t, doubled, "%s and %s", other, pic)
		codes[ErasmusCodeKey(institution.ErasmusCode)] = pic
		if institution.Place != nil {
			withPlace++
			assert.InDelta(t, 0, institution.Place.Latitude, 90)
			assert.InDelta(t, 0, institution.Place.Longitude, 180)
		}
	}
	assert.Equal(t, 5552, withPlace, "only exact matches with one candidate carry coordinates")
}

func TestGreeceIsWrittenWithItsISOCode(t *testing.T) {
	greek := 0
	for _, institution := range byPIC(t) {
		if institution.Country == "GR" {
			greek++
		}
	}
	assert.Equal(t, 32, greek)
}

func BenchmarkInstitutions(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Institutions(); err != nil {
			b.Fatal(err)
		}
	}
}
