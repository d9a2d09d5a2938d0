package reference

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestErasmusCodesAreWrittenInTheirOfficialForm(t *testing.T) {
	for published, want := range map[string]string{
		"S  LUND01":          "S  LUND01",
		"S LUND01":           "S  LUND01",
		"E\u00a0 VIGO13":     "E  VIGO13",
		"F\u00a0\u00a0ISSY1": "F  ISSY1",
		" sf turku01 ":       "SF TURKU01",
		"SFTURKU01":          "SF TURKU01",
		"SLUND01":            "S  LUND01",
		"IRLDUBLIN01":        "IRLDUBLIN01",
		"IRL DUBLIN01":       "IRLDUBLIN01",
		"LUXLUX-VIL01":       "LUXLUX-VIL01",
		"DK FREDERICIA 01":   "DK FREDERICIA01",
		"F  PARIS 063":       "F  PARIS063",
		"F  L-EPINE01":       "F  L-EPINE01",
	} {
		code, ok := CanonicalErasmusCode(published)
		assert.True(t, ok, published)
		assert.Equal(t, want, code)
	}
}

func TestTextThatIsNoErasmusCodeIsNotMadeOne(t *testing.T) {
	for _, published := range []string{"", "LUND", "Transitory Erasmus Charter", "101013090", "S  LUND0001", "S"} {
		_, ok := CanonicalErasmusCode(published)
		assert.False(t, ok, published)
	}
}

func TestWebAddressesBecomeAbsolute(t *testing.T) {
	for published, want := range map[string]string{
		"www.lu.se":                  "http://www.lu.se",
		" http://www.upct.es ":       "http://www.upct.es",
		"HTTP://WWW.Fes.cat/Path":    "http://www.fes.cat/Path",
		"https://www.mtu.ie/":        "https://www.mtu.ie/",
		"www.mondragon.edu/huhezi":   "http://www.mondragon.edu/huhezi",
		"":                           "",
		"https://www.casd.it:8443/a": "https://www.casd.it:8443/a",
	} {
		address, ok := WebAddress(published)
		assert.True(t, ok, published)
		assert.Equal(t, want, address)
	}
}

func TestMailAddressesAndDoubledAddressesAreNoWebAddress(t *testing.T) {
	for _, published := range []string{
		"info@ulaboral.eu", "www.uoi.gr / www.rc.uoi.gr", "www. iesadaja.es", "/llompart.cat", "nothing", "javascript:alert(1)",
		"http://user:secret@host.example", "http://..", "http://[::1", "ftp://ftp.example.org",
	} {
		address, ok := WebAddress(published)
		assert.False(t, ok, published)
		assert.Empty(t, address)
	}
}

func TestCitiesInCapitalsAreWrittenAsPlaceNames(t *testing.T) {
	for published, want := range map[string]string{
		"LUND":                     "Lund",
		"LA ROCHELLE":              "La Rochelle",
		"VILLENEUVE D'ASCQ":        "Villeneuve d'Ascq",
		"L'AQUILA":                 "L'Aquila",
		"AIX-EN-PROVENCE":          "Aix-en-Provence",
		"ROMA (RM)":                "Roma (RM)",
		"JAVEA (ALICANTE)":         "Javea (Alicante)",
		"ROTHENBURG/OL":            "Rothenburg/Ol",
		"PARIS CEDEX 05":           "Paris Cedex 05",
		"louvain-la-neuve":         "Louvain-la-Neuve",
		"Alcalá de Henares":        "Alcalá de Henares",
		"İSTANBUL":                 "Istanbul",
		"PALMA DE MALLORCA":        "Palma de Mallorca",
		"ÖREBRO":                   "Örebro",
		"FRANKFURT AM MAIN":        "Frankfurt am Main",
		"S HERTOGENBOSCH":          "S Hertogenbosch",
		"EL EJIDO, ALMERÍA":        "El Ejido, Almería",
		"":                         "",
		"LA LAGUNA, S/C DE TENERI": "La Laguna, S/C de Teneri",
	} {
		assert.Equal(t, want, CityForDisplay(published))
	}
}

func TestPublishedTextLosesStrayBlanksOnly(t *testing.T) {
	assert.Equal(t, "SOUTH CIRCULAR ROAD DUBLIN 8", Text("SOUTH CIRCULAR ROAD_x000D_\nDUBLIN 8"))
	assert.Equal(t, "C/O Pôle", Text("\u200bC/O\u00a0 Pôle\ufeff "))
	assert.Equal(t, "é", Text("e\u0301"))
}

func TestCellsThatSayTheyHaveNoValueAreEmpty(t *testing.T) {
	for _, published := range []string{"#N/A", "#n/a", " #VALUE! ", "not applicable  ", "Transitory Erasmus  Charter", "-", ""} {
		assert.Empty(t, Value(published), published)
	}
	assert.Equal(t, "NA", Value("NA"), "it is the code of Namibia")
}

func TestCountriesAreUnderstoodByCodeAndEnglishName(t *testing.T) {
	for published, want := range map[string]string{
		"SE": "SE", "se": "SE", "EL": "GR", "el": "GR", "UK": "GB", "XK": "XK", "Greece": "GR", "GREECE": "GR", "Türkiye": "TR", "Turkey": "TR",
		"Czechia": "CZ", "Czech Republic": "CZ", "Kosovo *": "XK", "United Kingdom": "GB", "North Macedonia": "MK", " Sweden ": "SE", "The Netherlands": "NL",
		"Bosnia and Herzegovina": "BA", "Moldova": "MD", "Sverige": "",
	} {
		code, ok := CountryCode(published)
		assert.Equal(t, want != "", ok, published)
		assert.Equal(t, want, code, published)
	}
	for _, published := range []string{"", "SF", "ZZ", "Atlantis", "XX", "EU"} {
		_, ok := CountryCode(published)
		assert.False(t, ok, published)
	}
}
