package api

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/programme"

	"github.com/danielgtaylor/huma/v2"
)

// Problem is every error body of the API: RFC 9457 with a stable code, the
// fields or findings it is about, and the request's id. The web application
// translates code and params; the texts are for people who read the API.
type Problem struct {
	Type      string              `json:"type" doc:"Always about:blank; the code tells the kind."`
	Title     string              `json:"title" doc:"The HTTP status in words."`
	Status    int                 `json:"status" doc:"The HTTP status."`
	Code      string              `json:"code" doc:"A stable word for this kind of problem."`
	Detail    string              `json:"detail,omitempty" doc:"A sentence for whoever reads the API."`
	Params    map[string]any      `json:"params,omitempty" doc:"Values that belong to the code."`
	Errors    []fault.Field       `json:"errors,omitempty" doc:"Every value that was not accepted."`
	Findings  []programme.Finding `json:"findings,omitempty" doc:"The rules that are broken."`
	RequestID string              `json:"requestId" doc:"Names this request in the log."`

	retryAfter int
}

// Error gives the code, for the log.
func (p *Problem) Error() string { return p.Code }

// GetStatus gives the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType makes the answer application/problem+json.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders gives Retry-After where the problem passes by itself.
func (p *Problem) GetHeaders() http.Header {
	headers := http.Header{}
	if p.retryAfter > 0 {
		headers.Set("Retry-After", fmt.Sprint(p.retryAfter))
	}
	return headers
}

var statusOf = map[fault.Kind]int{
	fault.Malformed: 400, fault.Unauthenticated: 401, fault.Forbidden: 403, fault.NotFound: 404, fault.Conflict: 409,
	fault.Stale: 412, fault.TooLarge: 413, fault.MediaType: 415, fault.Invalid: 422, fault.RuleBreach: 422,
	fault.MissingVersion: 428, fault.TooMany: 429, fault.Unavailable: 503,
}

// problemOf is the one translation of errors to answers. Whatever is not a
// fault or a refusal becomes a 500 that says nothing but the request's id.
func problemOf(ctx context.Context, err error) *Problem {
	var ready *Problem
	if errors.As(err, &ready) {
		return ready
	}
	var refusal *access.Refusal
	if errors.As(err, &refusal) {
		if refusal.Hidden {
			return newProblem(ctx, http.StatusNotFound, "not_found", "There is no such record.")
		}
		problem := newProblem(ctx, http.StatusForbidden, cmp.Or(refusal.Reason, "forbidden"), "You may not do this.")
		problem.Params = map[string]any{"action": string(refusal.Action)}
		return problem
	}
	known, ok := fault.Of(err)
	if !ok {
		slog.ErrorContext(ctx, "unexpected error", "request", requestID(ctx), "error", err)
		return newProblem(ctx, http.StatusInternalServerError, "internal", "")
	}
	if cause := errors.Unwrap(known); cause != nil {
		slog.WarnContext(ctx, "request failed", "request", requestID(ctx), "code", known.Code, "cause", cause)
	}
	detail := known.Message
	if known.Kind == fault.NotFound {
		detail = "There is no such record."
	}
	problem := newProblem(ctx, statusOf[known.Kind], known.Code, detail)
	problem.Params, problem.Errors, problem.Findings, problem.retryAfter = known.Params, known.Fields, known.Findings, known.RetryAfter
	return problem
}

func newProblem(ctx context.Context, status int, code, detail string) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: code, Detail: detail, RequestID: requestID(ctx)}
}

// formatSchemaError packs the code and the limits of a failed schema check into
// the message that huma carries, so that they need not be parsed from words.
func formatSchemaError(format string, values ...any) string {
	rule, known := schemaRules[format]
	if !known {
		return fmt.Sprintf(format, values...)
	}
	params := map[string]any{}
	for i, name := range rule.params {
		if i < len(values) {
			if err, isError := values[i].(error); isError {
				values[i] = err.Error()
			}
			params[name] = values[i]
		}
	}
	packed, err := json.Marshal(packedError{Code: rule.code, Params: params})
	if err != nil {
		return fmt.Sprintf(format, values...)
	}
	return string(packed)
}

type packedError struct {
	Code   string         `json:"code"`
	Params map[string]any `json:"params,omitempty"`
}

// newSchemaProblem replaces huma's own error body. Submitted values are never
// echoed: they may be passwords.
func newSchemaProblem(ctx context.Context, status int, message string, failures ...error) huma.StatusError {
	if status >= http.StatusInternalServerError {
		slog.ErrorContext(ctx, "unexpected error", "request", requestID(ctx), "error", errors.Join(failures...), "detail", message)
		return newProblem(ctx, status, "internal", "")
	}
	problem := newProblem(ctx, status, "invalid", "Some values were not accepted.")
	for _, failure := range failures {
		if failure == nil {
			continue
		}
		var detail huma.ErrorDetailer
		if !errors.As(failure, &detail) {
			problem.Errors = append(problem.Errors, fault.Field{Code: "invalid"})
			continue
		}
		field, code := fieldOf(detail.ErrorDetail())
		if code != 0 {
			return newProblem(ctx, code, "if_match_missing", "An edit needs the version it was made on, in If-Match.")
		}
		problem.Errors = append(problem.Errors, field)
	}
	switch status {
	case http.StatusUnprocessableEntity:
	case http.StatusBadRequest:
		problem.Status, problem.Title = http.StatusUnprocessableEntity, http.StatusText(http.StatusUnprocessableEntity)
		if len(problem.Errors) == 0 {
			problem.Errors = []fault.Field{{Code: "required"}}
		}
	default:
		problem.Code, problem.Detail = strings.ReplaceAll(strings.ToLower(http.StatusText(status)), " ", "_"), message
	}
	return problem
}

// fieldOf turns huma's place and message into a pointer, a code and limits. A
// missing field points at itself, not at its parent. The second result is a
// status of its own for a missing If-Match.
func fieldOf(detail *huma.ErrorDetail) (fault.Field, int) {
	code, params := "invalid", map[string]any(nil)
	var packed packedError
	if json.Unmarshal([]byte(detail.Message), &packed) == nil && packed.Code != "" {
		code, params = packed.Code, packed.Params
	} else if static, known := staticRules[detail.Message]; known {
		code = static
	} else if strings.HasPrefix(detail.Message, "required ") {
		code = "required"
	}
	if strings.EqualFold(detail.Location, "header.If-Match") {
		return fault.Field{}, http.StatusPreconditionRequired
	}
	pointer := pointerOf(detail.Location)
	if code == "required" {
		if name, ok := params["property"].(string); ok {
			pointer += "/" + name
			params = nil
		}
	}
	return fault.Field{Pointer: pointer, Code: code, Params: params}, 0
}

// pointerOf turns `body.items[3].tags` into `/items/3/tags` and `query.limit`
// into `/limit`.
func pointerOf(location string) string {
	_, rest, found := strings.Cut(location, ".")
	if !found {
		return ""
	}
	rest = strings.NewReplacer("[", ".", "]", "").Replace(rest)
	return "/" + strings.ReplaceAll(rest, ".", "/")
}
