package api_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"testing/fstest"

	"konsortium/api"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/valyala/fasthttp"
)

func TestAnAssetIsServedInTheFormThatTheClientTakes(t *testing.T) {
	const script = "document.title = 'Konsortium'"
	squeezed := fasthttp.AppendBrotliBytes(nil, []byte(script))
	server := api.New(api.Settings{BaseURL: &url.URL{Scheme: "http", Host: "localhost:8080"}}, api.Services{}, fstest.MapFS{
		"index.html":        {Data: []byte("<!doctype html>")},
		"assets/page.js.br": {Data: squeezed},
		"assets/own.css":    {Data: []byte("body {}")},
	})
	get := func(path, accepted string) (*http.Response, string) {
		request := httptest.NewRequest(http.MethodGet, path, nil)
		request.Header.Set("Accept-Encoding", accepted)
		response, err := server.App().Test(request)
		require.NoError(t, err)
		text, err := io.ReadAll(response.Body)
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		return response, string(text)
	}
	seen := map[string]bool{}
	for _, one := range []struct{ path, accepted, coding, content string }{
		{"/assets/page.js", "gzip, br", "br", script},
		{"/assets/page.js", "gzip", "gzip", script},
		{"/assets/page.js", "identity", "", script},
		{"/assets/own.css", "br", "", "body {}"},
	} {
		response, text := get(one.path, one.accepted)
		text = plain(t, one.coding, text)
		assert.Equal(t, http.StatusOK, response.StatusCode)
		assert.Equal(t, one.coding, response.Header.Get("Content-Encoding"), one)
		assert.Equal(t, one.content, text)
		assert.Equal(t, "Accept-Encoding", response.Header.Get("Vary"))
		assert.Contains(t, response.Header.Get("Cache-Control"), "immutable")
		tag := response.Header.Get("ETag")
		assert.False(t, seen[tag], "each form has a tag of its own")
		seen[tag] = true
	}
	for _, absent := range []string{"/assets/page.js.br", "/assets/nowhere.js"} {
		response, _ := get(absent, "br")
		assert.Equal(t, http.StatusNotFound, response.StatusCode, absent)
	}
	response, text := get("/projects/some", "identity")
	assert.Equal(t, http.StatusOK, response.StatusCode)
	assert.Equal(t, "<!doctype html>", text, "the application routes by itself")
}

// plain undoes the coding of an answer.
func plain(t *testing.T, coding, content string) string {
	t.Helper()
	unpack := map[string]func([]byte, []byte) ([]byte, error){"br": fasthttp.AppendUnbrotliBytes, "gzip": fasthttp.AppendGunzipBytes}[coding]
	if unpack == nil {
		return content
	}
	out, err := unpack(nil, []byte(content))
	require.NoError(t, err)
	return string(out)
}
