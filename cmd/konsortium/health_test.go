package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestHealthIsYesOnlyWhileTheProgramSaysItIsReady(t *testing.T) {
	status := http.StatusOK
	program := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		require.Equal(t, "/readyz", r.URL.Path)
		w.WriteHeader(status)
	}))
	listen := strings.TrimPrefix(program.URL, "http://")
	health := func() (int, string) {
		var out, failure bytes.Buffer
		code := run([]string{"health", "--listen", listen}, Streams{Out: &out, Err: &failure})
		return code, out.String() + failure.String()
	}

	code, said := health()
	require.Equal(t, exitDone, code)
	require.Equal(t, "ready\n", said)

	status = http.StatusServiceUnavailable
	code, said = health()
	require.Equal(t, exitNo, code)
	require.Contains(t, said, "503")

	program.Close()
	code, said = health()
	require.Equal(t, exitNo, code)
	require.Equal(t, 1, strings.Count(said, "\n"), "one line")
}

func TestHealthRefusesAnAddressThatIsNone(t *testing.T) {
	var out, failure bytes.Buffer
	require.Equal(t, exitWrong, run([]string{"health", "--listen", "nowhere"}, Streams{Out: &out, Err: &failure}))
	require.Contains(t, failure.String(), "KONSORTIUM_LISTEN")
}
