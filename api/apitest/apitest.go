// Package apitest runs scenarios over the whole program: a database of its
// own, a fixed clock, the real HTTP server, and clients that are signed in.
// Every answer is checked against the OpenAPI document.
package apitest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"konsortium/api"
	"konsortium/consortium"
	"konsortium/documents"
	"konsortium/grant"
	"konsortium/identity"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/notify"
	"konsortium/organisation"
	"konsortium/partnership"
	"konsortium/reporting"
	"konsortium/workplan"

	"github.com/stretchr/testify/require"
)

// Installation is one running program for a test.
type Installation struct {
	t      testing.TB
	DB     *models.DB
	Clock  *modeltest.Clock
	Server *api.Server
	spec   *specification
}

// New starts an installation at noon UTC of modeltest.Today.
func New(t testing.TB) *Installation {
	t.Helper()
	clock := modeltest.NewClock(modeltest.Today)
	db := modeltest.OpenAt(t, clock)
	base := &url.URL{Scheme: "http", Host: "localhost:8080"}
	letters, err := notify.NewLetters(base.String())
	require.NoError(t, err)
	files, err := documents.NewDirectory(t.TempDir())
	require.NoError(t, err)
	services := api.Services{
		DB:           db,
		Identity:     identity.New(db, base),
		Organisation: organisation.New(db),
		Consortium:   consortium.New(db),
		Partnership:  partnership.New(db),
		Workplan:     workplan.New(db),
		Grant:        grant.New(db),
		Reporting:    reporting.New(db),
		Documents:    documents.New(db, files, documents.DefaultLimits()),
		Notify:       notify.New(db, letters, nil, "test"),
	}
	server := api.New(api.Settings{BaseURL: base, Version: "test"}, services, nil)
	return &Installation{t: t, DB: db, Clock: clock, Server: server, spec: readSpecification(t, server)}
}

// Client sends requests as one person, or as nobody.
type Client struct {
	installation *Installation
	cookie       string
	headers      map[string]string
}

// Anonymous is a client that is not signed in.
func (i *Installation) Anonymous() *Client { return &Client{installation: i} }

// SignIn signs an account of modeltest.User in.
func (i *Installation) SignIn(email string) *Client {
	i.t.Helper()
	client := i.Anonymous()
	answer := client.Post("/api/v1/session", map[string]string{"email": email, "password": modeltest.Password})
	answer.Status(http.StatusOK)
	client.cookie, _, _ = strings.Cut(answer.Header.Get("Set-Cookie"), ";")
	require.NotEmpty(i.t, client.cookie)
	return client
}

// With is the client with one more header on each request.
func (c *Client) With(name, value string) *Client {
	more := &Client{installation: c.installation, cookie: c.cookie, headers: map[string]string{}}
	for k, v := range c.headers {
		more.headers[k] = v
	}
	more.headers[name] = value
	return more
}

// At is the client with If-Match for a version.
func (c *Client) At(version int) *Client {
	return c.With("If-Match", `"`+strconv.Itoa(version)+`"`)
}

// Get, Post, Put, Patch and Delete send one request with a JSON body.
func (c *Client) Get(path string) *Answer             { return c.Send(http.MethodGet, path, nil) }
func (c *Client) Post(path string, body any) *Answer  { return c.Send(http.MethodPost, path, body) }
func (c *Client) Put(path string, body any) *Answer   { return c.Send(http.MethodPut, path, body) }
func (c *Client) Patch(path string, body any) *Answer { return c.Send(http.MethodPatch, path, body) }
func (c *Client) Delete(path string) *Answer          { return c.Send(http.MethodDelete, path, nil) }

// Send sends one request. A string or []byte body goes as it is, anything else
// as JSON.
func (c *Client) Send(method, path string, body any) *Answer {
	c.installation.t.Helper()
	var content io.Reader
	mediaType := ""
	switch given := body.(type) {
	case nil:
	case string:
		content, mediaType = strings.NewReader(given), "application/json"
	case []byte:
		content, mediaType = bytes.NewReader(given), "application/octet-stream"
	default:
		text, err := json.Marshal(body)
		require.NoError(c.installation.t, err)
		content, mediaType = bytes.NewReader(text), "application/json"
	}
	request := httptest.NewRequest(method, path, content)
	if mediaType != "" {
		request.Header.Set("Content-Type", mediaType)
	}
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	if c.cookie != "" {
		request.Header.Set("Cookie", c.cookie)
	}
	for name, value := range c.headers {
		if value == "" {
			request.Header.Del(name)
		} else {
			request.Header.Set(name, value)
		}
	}
	response, err := c.installation.Server.App().Test(request, -1)
	require.NoError(c.installation.t, err)
	text, err := io.ReadAll(response.Body)
	require.NoError(c.installation.t, err)
	require.NoError(c.installation.t, response.Body.Close())
	answer := &Answer{t: c.installation.t, Code: response.StatusCode, Header: response.Header, Text: text, request: method + " " + path}
	c.installation.spec.check(answer, method, request.URL.Path)
	return answer
}

// Answer is what came back.
type Answer struct {
	t       testing.TB
	request string
	Code    int
	Header  http.Header
	Text    []byte
}

// Status demands a status and returns the answer.
func (a *Answer) Status(want int) *Answer {
	a.t.Helper()
	require.Equal(a.t, want, a.Code, "%s: %s", a.request, a.Text)
	return a
}

// JSON gives the body as maps and lists.
func (a *Answer) JSON() map[string]any {
	a.t.Helper()
	var body map[string]any
	require.NoError(a.t, json.Unmarshal(a.Text, &body), "%s: %s", a.request, a.Text)
	return body
}

// Into decodes the body.
func (a *Answer) Into(target any) *Answer {
	a.t.Helper()
	require.NoError(a.t, json.Unmarshal(a.Text, target), "%s: %s", a.request, a.Text)
	return a
}

// Problem demands a status and a code.
func (a *Answer) Problem(status int, code string) *Answer {
	a.t.Helper()
	a.Status(status)
	require.Equal(a.t, "application/problem+json", a.Header.Get("Content-Type"), a.request)
	require.Equal(a.t, code, a.JSON()["code"], "%s: %s", a.request, a.Text)
	return a
}

// Field demands that a value was not accepted, at its place and with its code.
func (a *Answer) Field(pointer, code string) *Answer {
	a.t.Helper()
	var problem struct {
		Errors []struct{ Pointer, Code string }
	}
	a.Into(&problem)
	for _, field := range problem.Errors {
		if field.Pointer == pointer && field.Code == code {
			return a
		}
	}
	require.Fail(a.t, "no such field error", "%s %s in %s: %s", pointer, code, a.request, a.Text)
	return a
}

// ID gives the id of the record in the body.
func (a *Answer) ID() string {
	a.t.Helper()
	id, _ := a.JSON()["id"].(string)
	require.NotEmpty(a.t, id, "%s: %s", a.request, a.Text)
	return id
}

// Carrying is the client with the cookie that an answer set.
func (c *Client) Carrying(answer *Answer) *Client {
	c.installation.t.Helper()
	cookie, _, _ := strings.Cut(answer.Header.Get("Set-Cookie"), ";")
	require.NotEmpty(c.installation.t, cookie, "the answer sets no cookie: %s", answer.request)
	return &Client{installation: c.installation, cookie: cookie, headers: c.headers}
}
