package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func importingRates(t *testing.T, data, content string, flags ...string) (int, string, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "rates.csv")
	require.NoError(t, os.WriteFile(file, []byte(content), 0o600))
	var out, failure bytes.Buffer
	arguments := append([]string{"import", "rates", "--data", data, "--database", "sqlite:" + filepath.Join(data, "test.db"), file}, flags...)
	code := run(arguments, Streams{Out: &out, Err: &failure})
	return code, out.String(), failure.String()
}

const officialExport = "01/08/2018;31/08/2018;EUR/GBP;0.8907\n01/08/2018;31/08/2018;EUR/SEK;10.2675\n"

func TestRatesAreTakenOnceAndADryRunTakesNone(t *testing.T) {
	data := t.TempDir()
	for _, step := range []struct {
		flags []string
		said  string
	}{
		{[]string{"--dry-run"}, "inforeuro: added 2, changed 0, unchanged 0, refused 0"}, {nil, "added 2, changed 0, unchanged 0"}, {nil, "added 0, changed 0, unchanged 2"},
	} {
		code, said, _ := importingRates(t, data, officialExport, step.flags...)
		assert.Equal(t, exitDone, code)
		assert.Contains(t, said, step.said)
	}
	code, said, _ := importingRates(t, data, "Date,USD,SEK,\n2018-08-31,1.1651,10.6313,\n2018-08-30,1.1692,0,\n", "--format", "json")
	assert.Equal(t, exitNo, code)
	assert.Contains(t, said, `"series":"ecb","dry_run":false,"added":2`)
	assert.Contains(t, said, `"cell":"C3"`)
	for _, content := range []string{"", "Dear colleague\n", "PK\x03\x04"} {
		code, _, failure := importingRates(t, data, content)
		assert.Equal(t, exitWrong, code)
		assert.NotEmpty(t, failure)
	}
}
