package organisation

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/reference"
)

func TestNamesThatPeopleTakeForTheSameFoldToTheSame(t *testing.T) {
	for _, same := range [][]string{
		{"universitat", "Universität", "UNIVERSITAET", "universita\u0308t"},
		{"giessen", "Gießen", "GIESSEN"},
		{"kobenhavn", "København", "KOEBENHAVN", "Kobenhavn"},
		{"alborg", "Ålborg", "Aalborg", "AALBORG"},
		{"lodz", "Łódź", "ŁÓDŹ"},
		{"lund university", "  Lund\u00a0 University ", "Lund-University", "LUND, UNIVERSITY"},
		{"ecole superieure", "École supérieure", "ECOLE SUPERIEURE"},
		{"diyarbakir", "Diyarbakır", "DIYARBAKIR"},
		{"lhospitalet", "L'Hospitalet", "L’Hospitalet"},
	} {
		for _, name := range same {
			assert.Equal(t, Fold(same[0]), Fold(name), name)
		}
	}
	assert.NotEqual(t, Fold("Lund"), Fold("Lunde"))
	assert.Empty(t, Fold(" -–., "))
}

func TestFoldingTwiceChangesNothingInOrdinaryNames(t *testing.T) {
	institutions, err := reference.Institutions()
	require.NoError(t, err)
	for _, institution := range institutions {
		for _, r := range Fold(institution.Name) {
			if r != ' ' && !(r >= 'a' && r <= 'z') && !(r >= '0' && r <= '9') && r < 0x370 {
				t.Fatalf("%q folds to %q", institution.Name, Fold(institution.Name))
			}
		}
	}
}

func TestCaseNeverMattersToFolding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-zåäöéèüøłA-ZÅÄÖ \-]{0,30}`).Draw(t, "name")
		if Fold(strings.ToUpper(name)) != Fold(name) {
			t.Fatalf("%q folds to %q, in capitals to %q", name, Fold(name), Fold(strings.ToUpper(name)))
		}
	})
}

// search ranks the shipped institutions the way the database does.
func search(t *testing.T, institutions []reference.Institution, typed string) []string {
	t.Helper()
	query := ParseQuery(typed)
	type hit struct {
		rank Rank
		name string
	}
	var hits []hit
	for _, one := range institutions {
		text := searchableOf(one).SearchText()
		if slices.ContainsFunc(query.Words, func(word string) bool { return !strings.Contains(text, word) }) {
			continue
		}
		hits = append(hits, hit{query.RankOf(Fold(one.Name), Fold(one.City), one.PIC, one.OID, compact(one.ErasmusCode)), one.Name})
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return int(a.rank - b.rank) })
	var names []string
	for _, hit := range hits {
		names = append(names, hit.name)
	}
	return names
}

func searchableOf(one reference.Institution) Searchable {
	text := Searchable{Name: one.Name, AlsoKnownAs: one.AlsoKnownAs, City: one.City, ErasmusCode: one.ErasmusCode, PIC: one.PIC, OID: one.OID,
		Country: one.Country}
	if one.Place != nil {
		text.PlaceName = one.Place.Name
	}
	return text
}

func TestWhatIsTypedFindsTheInstitutionFirst(t *testing.T) {
	institutions, err := reference.Institutions()
	require.NoError(t, err)
	for typed, want := range map[string]string{
		"lund":                "LUNDS UNIVERSITET",
		"Lund University":     "LUNDS UNIVERSITET",
		"LUNDS":               "LUNDS UNIVERSITET",
		"S LUND01":            "LUNDS UNIVERSITET",
		"s  lund01":           "LUNDS UNIVERSITET",
		"SLUND01":             "LUNDS UNIVERSITET",
		"E10209141":           "LUNDS UNIVERSITET",
		"999901318":           "LUNDS UNIVERSITET",
		"lund sweden":         "LUNDS UNIVERSITET",
		"universitet lund se": "LUNDS UNIVERSITET",
		"Sverige lund":        "LUNDS UNIVERSITET",
		"universität münchen": "LUDWIG-MAXIMILIANS-UNIVERSITAET MUENCHEN",
	} {
		t.Run(typed, func(t *testing.T) {
			found := search(t, institutions, typed)
			require.NotEmpty(t, found)
			if typed == "universität münchen" {
				assert.Contains(t, found, want)
				return
			}
			assert.Equal(t, want, found[0])
		})
	}
}

func TestALongSearchIsCutToEightWords(t *testing.T) {
	assert.Len(t, ParseQuery(strings.Repeat("a b ", 40)).Words, maxWords)
	assert.Empty(t, ParseQuery(" - ").Words)
}
