package programme_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/money"
	"konsortium/programme"
)

func TestEveryShippedBookIsTheSameAfterItWasWrittenAndReadAsADocument(t *testing.T) {
	for _, book := range programme.Editions() {
		rules, found := programme.RulesOf(book.Version)
		require.True(t, found)
		document, err := programme.EncodeRules(rules)
		require.NoError(t, err)
		read, err := programme.DecodeRules(document)
		require.NoError(t, err, book.Version)
		again, err := programme.EncodeRules(read)
		require.NoError(t, err)
		require.Equal(t, string(document), string(again))
	}
}

func TestASourceOfOnesOwnIsWrittenWhole(t *testing.T) {
	rules, _ := programme.RulesOf("KA203-2019.1")
	own := *rules.Book
	own.Grant.TotalMax = &programme.Value[money.Amount]{Value: own.Grant.TotalMax.Value, Basis: own.Grant.TotalMax.Basis}
	own.Grant.TotalMax.Sources = []programme.Source{{Title: "Guide of the agency", Address: "https://example.org/guide"}, own.Grant.PerMonth.Sources[0]}
	document, err := programme.EncodeRules(programme.Rules{Book: &own, Countries: rules.Countries})
	require.NoError(t, err)
	require.Contains(t, string(document), `{"title":"Guide of the agency","address":"https://example.org/guide"},"S06"`)
	read, err := programme.DecodeRules(document)
	require.NoError(t, err)
	require.Equal(t, own.Grant.TotalMax.Sources, read.Book.Grant.TotalMax.Sources)
}

func TestADocumentThatIsNotWholeIsReadWithItsFaults(t *testing.T) {
	rules, _ := programme.RulesOf("KA203-2019.1")
	document, err := programme.EncodeRules(rules)
	require.NoError(t, err)
	changed := strings.Replace(string(document), `"min_countries":{"value":3`, `"min_countries":{"value":0`, 1)
	require.NotEqual(t, string(document), changed)
	_, faults, err := programme.ReadRules([]byte(changed))
	require.NoError(t, err)
	require.Len(t, faults, 1)
	require.Equal(t, "/rule_book/consortium/min_countries/value", faults[0].At)
	_, err = programme.DecodeRules([]byte(changed))
	require.ErrorContains(t, err, "minimum")
	for _, text := range []string{``, `{}`, `null`, `{"rule_book":{}}`, string(document) + "x", strings.Replace(string(document), `"rule_book"`, `"rulebook"`, 1)} {
		_, _, err := programme.ReadRules([]byte(text))
		require.Error(t, err, text[:min(len(text), 20)])
	}
}

func TestOwnEditionsAreNamedAfterTheOfficialOne(t *testing.T) {
	require.Equal(t, "KA220-HED-2027.1+own.1", programme.OwnVersion("KA220-HED-2027.1", 1))
	require.Equal(t, "KA220-HED-2027.1+own.2", programme.OwnVersion("KA220-HED-2027.1+own.1", 2))
	require.True(t, programme.Official("KA220-HED-2027.1"))
	require.False(t, programme.Official("KA220-HED-2027.1+own.1"))
}
