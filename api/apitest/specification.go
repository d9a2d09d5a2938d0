package apitest

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"konsortium/api"

	"github.com/danielgtaylor/huma/v2"
	"github.com/stretchr/testify/require"
)

// Route is one operation of the API, for tests that walk all of them.
type Route struct {
	Method string
	// Path is with parameters in braces: /api/v1/projects/{projectId}.
	Path   string
	ID     string
	Public bool
}

type specification struct {
	t        testing.TB
	document *huma.OpenAPI
	routes   []Route
}

func readSpecification(t testing.TB, server *api.Server) *specification {
	t.Helper()
	s := &specification{t: t, document: server.Document()}
	for path, item := range s.document.Paths {
		for method, operation := range map[string]*huma.Operation{
			http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPut: item.Put, http.MethodPatch: item.Patch, http.MethodDelete: item.Delete,
		} {
			if operation != nil {
				public, _ := operation.Metadata["public"].(bool)
				s.routes = append(s.routes, Route{Method: method, Path: path, ID: operation.OperationID, Public: public})
			}
		}
	}
	return s
}

// Routes lists every operation of the API.
func (i *Installation) Routes() []Route { return i.spec.routes }

// check holds an answer against the document: its status must be described
// there, and a JSON body must fit its schema.
func (s *specification) check(answer *Answer, method, path string) {
	s.t.Helper()
	operation := s.find(method, path)
	if operation == nil || len(answer.Text) == 0 {
		return
	}
	response := operation.Responses[statusKey(answer.Code)]
	if response == nil {
		response = operation.Responses["default"]
	}
	require.NotNil(s.t, response, "%s: status %d is not described", answer.request, answer.Code)
	mediaType, _, _ := strings.Cut(answer.Header.Get("Content-Type"), ";")
	described := response.Content[mediaType]
	if !strings.HasSuffix(mediaType, "json") {
		return
	}
	require.NotNil(s.t, described, "%s: %s is not described for status %d", answer.request, mediaType, answer.Code)
	var body any
	require.NoError(s.t, json.Unmarshal(answer.Text, &body), answer.request)
	result := &huma.ValidateResult{}
	huma.Validate(s.document.Components.Schemas, described.Schema, huma.NewPathBuffer([]byte{}, 0), huma.ModeReadFromServer, body, result)
	require.Empty(s.t, result.Errors, "%s does not fit the OpenAPI document: %s", answer.request, answer.Text)
}

func statusKey(code int) string {
	return string([]byte{byte('0' + code/100), byte('0' + code/10%10), byte('0' + code%10)})
}

func (s *specification) find(method, path string) *huma.Operation {
	for pattern, item := range s.document.Paths {
		if !fits(pattern, path) {
			continue
		}
		switch method {
		case http.MethodGet:
			return item.Get
		case http.MethodPost:
			return item.Post
		case http.MethodPut:
			return item.Put
		case http.MethodPatch:
			return item.Patch
		case http.MethodDelete:
			return item.Delete
		}
	}
	return nil
}

func fits(pattern, path string) bool {
	want, have := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(want) != len(have) {
		return false
	}
	for i := range want {
		if want[i] != have[i] && !strings.HasPrefix(want[i], "{") {
			return false
		}
	}
	return true
}
