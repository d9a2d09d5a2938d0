package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// userAdd runs `konsortium user add` on a database of the folder.
func userAdd(folder, input string, arguments ...string) (code int, out, complaint string) {
	var output, errors bytes.Buffer
	given := append([]string{"--database", "sqlite:" + filepath.Join(folder, "test.db"), "--base-url", "https://konsortium.example.org", "user", "add"}, arguments...)
	code = run(given, Streams{In: strings.NewReader(input), Out: &output, Err: &errors})
	return code, output.String(), errors.String()
}

func TestAnAccountIsMadeFromATerminalWithALinkOrAPassword(t *testing.T) {
	folder := t.TempDir()
	code, out, complaint := userAdd(folder, "", "--email", "ann@example.org", "--name", "Ann", "--role", "administrator", "--role", "finance")
	require.Equal(t, 0, code, complaint)
	require.Contains(t, out, "https://konsortium.example.org/reset-password#token=")
	code, out, complaint = userAdd(folder, "nine slow lanterns glow\n", "--email", "bo@example.org", "--name", "Bo", "--password-stdin")
	require.Equal(t, 0, code, complaint)
	require.NotContains(t, out, "token")
	require.NotContains(t, out, "lanterns")
}

func TestAnAccountAtATerminalNamesTheOwnInstitutionByItsCode(t *testing.T) {
	folder := t.TempDir()
	code, _, complaint := userAdd(folder, "", "--email", "ann@example.org", "--name", "Ann", "--role", "administrator", "--own-organisation", "S LUND01")
	require.Equal(t, 0, code, complaint)
	code, _, complaint = userAdd(folder, "", "--email", "bo@example.org", "--name", "Bo", "--own-organisation", "S UPPSALA01")
	require.Equal(t, 1, code)
	require.Contains(t, complaint, "another institution")
	code, _, complaint = userAdd(folder, "", "--email", "bo@example.org", "--name", "Bo", "--organisation", "S UPPSALA01")
	require.Equal(t, 0, code, complaint)
}

func TestWrongCallsOfUserAddChangeNothing(t *testing.T) {
	folder := t.TempDir()
	for _, row := range []struct {
		name, input string
		code        int
		arguments   []string
	}{
		{"no name", "", 2, []string{"--email", "ann@example.org"}},
		{"no address", "", 2, []string{"--email", "ann", "--name", "Ann"}},
		{"a role of a project", "", 2, []string{"--email", "ann@example.org", "--name", "Ann", "--role", "auditor"}},
		{"a short password", "short\n", 2, []string{"--email", "ann@example.org", "--name", "Ann", "--password-stdin"}},
		{"no password", "", 2, []string{"--email", "ann@example.org", "--name", "Ann", "--password-stdin"}},
		{"an unknown organisation", "", 2, []string{"--email", "ann@example.org", "--name", "Ann", "--organisation", "Lund"}},
		{"both organisations", "", 2, []string{"--email", "ann@example.org", "--name", "Ann", "--organisation", "S LUND01", "--own-organisation", "S LUND01"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			code, out, complaint := userAdd(folder, row.input, row.arguments...)
			require.Equal(t, row.code, code, complaint)
			require.Empty(t, out)
			require.Equal(t, 1, strings.Count(complaint, "\n"), complaint)
		})
	}
	code, _, complaint := userAdd(folder, "", "--email", "ann@example.org", "--name", "Ann")
	require.Equal(t, 0, code, complaint)
	code, _, complaint = userAdd(folder, "", "--email", "ANN@example.org", "--name", "Ann")
	require.Equal(t, 1, code)
	require.Contains(t, complaint, "has an account")
}
