package proposal_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/eligibility/proposal"
)

var update = flag.Bool("update", false, "rewrite the golden answers")

func TestTheAnswerHasTheShapeOfTheContract(t *testing.T) {
	document, err := os.ReadFile("testdata/one_country_short.json")
	require.NoError(t, err)
	read, err := proposal.Read(document)
	require.NoError(t, err)
	answer := proposal.Judge(read)
	for name, got := range map[string]string{
		"testdata/one_country_short.answer.json":   string(answer.AppendJSON(nil, "en")) + "\n",
		"testdata/one_country_short.answer.sv.txt": answer.Text("sv"),
		"testdata/one_country_short.answer.en.txt": answer.Text("en"),
	} {
		if *update {
			require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
		}
		want, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Equal(t, string(want), got, name)
	}
}

func TestWithoutFactsTheAnswerSaysNull(t *testing.T) {
	read, err := proposal.Read([]byte(`{"action":"KA220-HED","call_year":2025,"duration_months":12,"organisations":[]}`))
	require.NoError(t, err)
	answer := proposal.Judge(read)
	text := string(answer.AppendJSON(nil, "en"))
	require.Contains(t, text, `"grant":{"requested":null,"cap":"400000.00","headroom":null,"by_year":[{"year":1,"cap":null,"planned":null}]}`)
	require.NotContains(t, text, `"id"`)
	require.Contains(t, text, `three organisations, from three different EU Member States or third countries associated to the Programme`)
}

func TestTextForATerminalCarriesNoControlCharacters(t *testing.T) {
	hostile := strings.Replace(whole, "Panepistimio", `Evil\u001b[2J\u202e\nName`, 1)
	read, err := proposal.Read([]byte(strings.Replace(hostile, `"role": "partner", "eche": true}`, `"role": "partner", "eche": false}`, 1)))
	require.NoError(t, err)
	answer := proposal.Judge(read)
	text := answer.Text("en")
	require.Contains(t, text, "Evil [2J  Name needs a valid Erasmus Charter")
	require.NotContains(t, text, "\x1b")
	require.NotContains(t, text, "\u202e")
}
