// Package fault holds the one error type that use cases return. The HTTP room
// translates it to a problem, the command line to an exit code; nobody parses
// its text.
package fault

import (
	"errors"
	"fmt"

	"konsortium/programme"
)

// Kind decides how an error is answered.
type Kind string

// The closed list of kinds, each with the HTTP status that it becomes.
const (
	Malformed       Kind = "malformed"       // 400
	Unauthenticated Kind = "unauthenticated" // 401
	Forbidden       Kind = "forbidden"       // 403
	NotFound        Kind = "not_found"       // 404
	Conflict        Kind = "conflict"        // 409
	Stale           Kind = "stale"           // 412
	MissingVersion  Kind = "missing_version" // 428
	TooLarge        Kind = "too_large"       // 413
	MediaType       Kind = "media_type"      // 415
	Invalid         Kind = "invalid"         // 422 with fields
	RuleBreach      Kind = "rule_breach"     // 422 with findings
	TooMany         Kind = "too_many"        // 429
	Unavailable     Kind = "unavailable"     // 503
)

// Field is one value that was not accepted.
type Field struct {
	// Pointer is a JSON Pointer into the request body, for example "/email".
	Pointer string `json:"pointer"`
	// Code is a stable word that the web application translates.
	Code string `json:"code"`
	// Params fill the sentence: limits, the value's own words, an existing id.
	Params map[string]any `json:"params,omitempty"`
}

// Error is what a use case returns when it cannot do what was asked.
type Error struct {
	Kind     Kind
	Code     string
	Message  string
	Params   map[string]any
	Fields   []Field
	Findings []programme.Finding
	// RetryAfter is in whole seconds, for TooMany and Unavailable.
	RetryAfter int
	cause      error
}

// Error gives a sentence for logs.
func (e *Error) Error() string {
	if e.cause != nil {
		return fmt.Sprintf("%s: %s: %v", e.Kind, e.Code, e.cause)
	}
	if e.Message != "" {
		return fmt.Sprintf("%s: %s: %s", e.Kind, e.Code, e.Message)
	}
	return fmt.Sprintf("%s: %s", e.Kind, e.Code)
}

// Unwrap gives the cause, which is logged and never shown.
func (e *Error) Unwrap() error { return e.cause }

// Because returns the error with a cause for the log.
func (e *Error) Because(cause error) *Error {
	copied := *e
	copied.cause = cause
	return &copied
}

// With returns the error with one more parameter.
func (e *Error) With(name string, value any) *Error {
	copied := *e
	copied.Params = make(map[string]any, len(e.Params)+1)
	for k, v := range e.Params {
		copied.Params[k] = v
	}
	copied.Params[name] = value
	return &copied
}

// New makes an error of a kind with a stable code.
func New(kind Kind, code, message string) *Error {
	return &Error{Kind: kind, Code: code, Message: message}
}

// Missing says that a record does not exist or may not be seen.
func Missing(what string) *Error {
	return &Error{Kind: NotFound, Code: "not_found", Message: "There is no such " + what + "."}
}

// StaleVersion says that the record was changed by someone else in between.
// Its parameters hold the version that stands now.
func StaleVersion(current int64) *Error {
	return &Error{Kind: Stale, Code: "stale_version", Message: "The record was changed in between.", Params: map[string]any{"currentVersion": current}}
}

// Fields collects what is wrong with an input, so that all of it is told at once.
type Fields []Field

// Add notes one wrong value.
func (f *Fields) Add(pointer, code string, params map[string]any) {
	*f = append(*f, Field{Pointer: pointer, Code: code, Params: params})
}

// Error returns nil when nothing was noted, else one Invalid error with all fields.
func (f Fields) Error() error {
	if len(f) == 0 {
		return nil
	}
	return &Error{Kind: Invalid, Code: "invalid", Message: "Some values were not accepted.", Fields: f}
}

// Breach turns blockers into one error; nil when there is none.
func Breach(code string, findings []programme.Finding) error {
	var blockers []programme.Finding
	for _, finding := range findings {
		if finding.Severity == programme.Blocker {
			blockers = append(blockers, finding)
		}
	}
	if len(blockers) == 0 {
		return nil
	}
	return &Error{Kind: RuleBreach, Code: code, Message: "A rule of the programme is not met.", Findings: blockers}
}

// Of returns the fault in an error chain.
func Of(err error) (*Error, bool) {
	var found *Error
	ok := errors.As(err, &found)
	return found, ok
}

// Is tells whether an error is a fault of this kind.
func Is(err error, kind Kind) bool {
	found, ok := Of(err)
	return ok && found.Kind == kind
}
