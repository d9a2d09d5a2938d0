package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const eligibleProposal = `{"id":"a","action":"KA203","call_year":2019,"duration_months":24,"grant_requested":"300000.00","higher_education_relevance":"A joint course.","organisations":[` +
	`{"name":"Lunds universitet","country":"SE","type":"higher_education_institution","role":"coordinator","eche":true},` +
	`{"name":"Helsingin yliopisto","country":"FI","type":"higher_education_institution","role":"partner","eche":true},` +
	`{"name":"Werkstatt","country":"DE","type":"company","role":"partner"}]}`

// check runs `konsortium check` with the arguments and standard input given.
func check(input string, arguments ...string) (code int, out, complaint string) {
	var output, errors bytes.Buffer
	code = run(append([]string{"check"}, arguments...), Streams{In: strings.NewReader(input), Out: &output, Err: &errors})
	return code, output.String(), errors.String()
}

func TestCheckAnswersYesNoOrWrongByItsExitCode(t *testing.T) {
	for _, row := range []struct {
		name, input string
		code        int
	}{
		{"eligible", eligibleProposal, 0},
		{"not eligible", strings.Replace(eligibleProposal, `:24`, `:12`, 1), 1},
		{"undecided", strings.Replace(eligibleProposal, `"grant_requested":"300000.00",`, ``, 1), 1},
		{"no rule book", strings.Replace(eligibleProposal, `2019`, `2013`, 1), 1},
		{"unknown field", strings.Replace(eligibleProposal, `"id"`, `"identity"`, 1), 2},
		{"empty", "", 2},
	} {
		code, out, complaint := check(row.input, "--format", "json", "-")
		require.Equal(t, row.code, code, row.name)
		if row.code == 2 {
			require.Empty(t, out, row.name)
			require.Equal(t, 1, strings.Count(complaint, "\n"), complaint)
			continue
		}
		require.Empty(t, complaint, row.name)
		require.True(t, json.Valid([]byte(out)), row.name)
	}
}

func TestCheckReadsAFileAndRefusesANameThatLeadsNowhere(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "proposal.json")
	require.NoError(t, os.WriteFile(file, []byte(eligibleProposal), 0o600))
	code, out, _ := check("", "--language", "sv", file)
	require.Equal(t, 0, code)
	require.Contains(t, out, "Stödberättigad – KA203 2019 (regelbok KA203-2019.1)")
	for _, name := range []string{folder, filepath.Join(folder, "none.json")} {
		code, out, complaint := check("", name)
		require.Equal(t, 2, code)
		require.Empty(t, out)
		require.Contains(t, complaint, "expected a file")
	}
}

func TestWrongCallsOfCheckAreExitCode2(t *testing.T) {
	for _, arguments := range [][]string{
		{}, {"--format", "xml", "-"}, {"--language", "fi", "-"}, {"--batch", "--format", "text", "-"}, {"-", "-"}, {"--fast", "-"},
	} {
		code, _, complaint := check(eligibleProposal, arguments...)
		require.Equal(t, 2, code, arguments)
		require.Equal(t, 1, strings.Count(complaint, "\n"), complaint)
	}
}

func TestABatchGoesOnAfterALineThatCannotBeRead(t *testing.T) {
	input := eligibleProposal + "\r\n\n" + `{"id":"b","action":7}` + "\n" + strings.Replace(eligibleProposal, `"a"`, `"c"`, 1)
	code, out, complaint := check(input, "--batch", "-")
	require.Equal(t, 2, code)
	require.Equal(t, 1, strings.Count(complaint, "\n"))
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	require.Len(t, lines, 3)
	require.Contains(t, lines[0], `{"id":"a","verdict":"eligible"`)
	require.Equal(t, `{"id":"b","line":3,"error":"/action: expected a string, found a number"}`, lines[1])
	require.Contains(t, lines[2], `{"id":"c","verdict":"eligible"`)

	code, _, _ = check(strings.Replace(eligibleProposal, `:24`, `:12`, 1), "--batch", "--format", "json", "-")
	require.Equal(t, 0, code, "verdicts do not change the exit code of a batch")
	code, out, _ = check("", "--batch", "-")
	require.Equal(t, 0, code)
	require.Empty(t, out)
}

type broken struct{}

func (broken) Read([]byte) (int, error)  { return 0, errors.New("the disk is gone") }
func (broken) Write([]byte) (int, error) { return 0, errors.New("the pipe is closed") }

func TestAStreamThatFailsIsExitCode3(t *testing.T) {
	for _, arguments := range [][]string{{"check", "-"}, {"check", "--batch", "-"}} {
		var errors bytes.Buffer
		require.Equal(t, 3, run(arguments, Streams{In: broken{}, Out: &bytes.Buffer{}, Err: &errors}))
		require.Equal(t, 3, run(arguments, Streams{In: strings.NewReader(eligibleProposal), Out: broken{}, Err: &errors}))
	}
}
