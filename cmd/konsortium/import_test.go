package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// importing runs the command on a database of its own and on the content given.
func importing(t *testing.T, data, content string, flags ...string) (int, string, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "list.csv")
	require.NoError(t, os.WriteFile(file, []byte(content), 0o600))
	var out, failure bytes.Buffer
	arguments := append([]string{"import", "institutions", "--data", data, "--database", "sqlite:" + filepath.Join(data, "test.db"), file}, flags...)
	code := run(arguments, Streams{Out: &out, Err: &failure})
	return code, out.String(), failure.String()
}

const publishedList = "PIC;Legal Name;Country Cd;City\n999901318;LUNDS UNIVERSITET;SE;LUND\n"

func TestAnImportSaysWhatItDidAndTheSecondTimeNothing(t *testing.T) {
	data := t.TempDir()
	code, said, _ := importing(t, data, publishedList, "--dry-run")
	assert.Equal(t, exitDone, code)
	assert.Contains(t, said, "added 1, changed 0, unchanged 0, refused 0")

	for _, want := range []string{"added 1, changed 0, unchanged 0", "added 0, changed 0, unchanged 1"} {
		code, said, _ = importing(t, data, publishedList)
		assert.Equal(t, exitDone, code)
		assert.Contains(t, said, want)
	}
}

func TestAnImportWithRefusedRowsAnswersNoAndNamesThem(t *testing.T) {
	code, said, _ := importing(t, t.TempDir(), publishedList+"12;Nowhere;SE;Lund\n", "--format", "json")
	assert.Equal(t, exitNo, code)
	var answer struct {
		Added   int
		Refused []struct {
			Row          int
			Cell, Reason string
		}
		Warnings []any
	}
	require.NoError(t, json.Unmarshal([]byte(said), &answer))
	assert.Equal(t, 1, answer.Added)
	require.Len(t, answer.Refused, 1)
	assert.Equal(t, 3, answer.Refused[0].Row)
	assert.Equal(t, "A3", answer.Refused[0].Cell)
	assert.Contains(t, answer.Refused[0].Reason, "nine digits")
	assert.NotNil(t, answer.Warnings)
}

func TestAnImportOfNothingReadableIsAWrongCallInOneLine(t *testing.T) {
	data := t.TempDir()
	for _, content := range []string{"", "Dear colleague\n", "PK\x03\x04", "Budget;Year\n1;2\n"} {
		code, _, failure := importing(t, data, content)
		assert.Equal(t, exitWrong, code)
		assert.Equal(t, 1, strings.Count(failure, "\n"), failure)
	}
	code, _, _ := importing(t, data, publishedList, "--format", "xml")
	assert.Equal(t, exitWrong, code)
}
