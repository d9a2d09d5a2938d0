package api_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"konsortium/api"
	"konsortium/api/apitest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheReferencePageLoadsNothingFromElsewhere(t *testing.T) {
	in := apitest.New(t)
	page := in.Anonymous().Get("/api/docs").Status(http.StatusOK)
	assert.Equal(t, "text/html; charset=utf-8", page.Header.Get("Content-Type"))
	assert.Contains(t, page.Header.Get("Content-Security-Policy"), "default-src 'self'")
	assert.NotContains(t, string(page.Text), "<script>", "the policy refuses scripts within the page")
	for _, found := range regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(string(page.Text), -1) {
		require.True(t, strings.HasPrefix(found[1], "/api/"), found[1])
		in.Anonymous().Get(found[1]).Status(http.StatusOK)
	}
	script := in.Anonymous().Get("/api/docs/page.js").Status(http.StatusOK)
	assert.Equal(t, "text/javascript; charset=utf-8", script.Header.Get("Content-Type"))
	assert.NotContains(t, string(script.Text), "innerHTML", "words of the document are text")
}

func TestFiguresAreForWhoeverBringsTheToken(t *testing.T) {
	base := &url.URL{Scheme: "http", Host: "localhost:8080"}
	get := func(server *api.Server, path, token string) (int, string) {
		request := httptest.NewRequest(http.MethodGet, path, nil)
		if token != "" {
			request.Header.Set("Authorization", "Bearer "+token)
		}
		response, err := server.App().Test(request, -1)
		require.NoError(t, err)
		defer func() { _ = response.Body.Close() }()
		var body strings.Builder
		_, err = io.Copy(&body, response.Body)
		require.NoError(t, err)
		return response.StatusCode, body.String()
	}
	in := apitest.New(t)
	closed := api.New(api.Settings{BaseURL: base}, api.Services{DB: in.DB}, nil)
	status, _ := get(closed, "/metrics", "anything")
	assert.Equal(t, http.StatusNotFound, status)

	open := api.New(api.Settings{BaseURL: base, MetricsToken: "figures for the watch"}, api.Services{DB: in.DB}, nil)
	for _, token := range []string{"", "wrong"} {
		status, body := get(open, "/metrics", token)
		assert.Equal(t, http.StatusUnauthorized, status)
		assert.NotContains(t, body, "konsortium_request_seconds")
	}
	status, _ = get(open, "/api/v1/projects/019a0000-0000-7000-8000-000000000000", "")
	assert.Equal(t, http.StatusUnauthorized, status)
	status, body := get(open, "/metrics", "figures for the watch")
	require.Equal(t, http.StatusOK, status)
	assert.Contains(t, body, `konsortium_request_seconds_count{method="GET",route="/api/v1/projects/:projectId",status="401"} 1`)
	assert.Contains(t, body, `konsortium_request_seconds_bucket{method="GET",route="/api/v1/projects/:projectId",status="401",le="+Inf"} 1`)
	assert.Contains(t, body, "\ngo_goroutines ")
	assert.NotContains(t, body, "019a0000", "figures tell no ids")
}
