package api

import (
	"errors"
	"log/slog"
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
)

// describeReply tells the OpenAPI document what an operation answers: the fields
// of its output with a header tag, and Body. What the operation has described
// itself stays.
func describeReply(registry huma.Registry, op *huma.Operation, output reflect.Type) {
	status := strconv.Itoa(op.DefaultStatus)
	if op.Responses == nil {
		op.Responses = map[string]*huma.Response{}
	}
	reply := op.Responses[status]
	if reply == nil {
		reply = &huma.Response{}
		op.Responses[status] = reply
	}
	if reply.Description == "" {
		reply.Description = http.StatusText(op.DefaultStatus)
	}
	for i := range output.NumField() {
		field := output.Field(i)
		if name := field.Tag.Get("header"); name != "" {
			if reply.Headers == nil {
				reply.Headers = map[string]*huma.Param{}
			}
			reply.Headers[name] = &huma.Header{Schema: huma.SchemaFromField(registry, field, "")}
			continue
		}
		if field.Name == "Body" && field.Type.Kind() != reflect.Func && len(reply.Content) == 0 {
			schema := huma.SchemaFromField(registry, field, op.OperationID+"Response")
			reply.Content = map[string]*huma.MediaType{"application/json": {Schema: schema}}
		}
	}
}

// describeFailures adds the problem that every operation may answer with.
func describeFailures(registry huma.Registry, op *huma.Operation) {
	if len(op.Responses) > 1 {
		return
	}
	example := huma.NewError(0, "")
	kind := example.(huma.ContentTypeFilter).ContentType("application/json")
	schema := registry.Schema(reflect.TypeOf(example).Elem(), true, "Error")
	op.Responses["default"] = &huma.Response{Description: "Error", Content: map[string]*huma.MediaType{kind: {Schema: schema}}}
}

// reply writes an output: its headers, then its body as bytes, by its own hand,
// or as JSON.
func (s *Server) reply(out huma.Context, status int, output any) {
	value := reflect.ValueOf(output).Elem()
	var body reflect.Value
	for i := range value.NumField() {
		field := value.Type().Field(i)
		if name := field.Tag.Get("header"); name != "" {
			if text := value.Field(i).String(); text != "" {
				out.SetHeader(name, text)
			}
		} else if field.Name == "Body" {
			body = value.Field(i)
		}
	}
	if !body.IsValid() {
		out.SetStatus(status)
		return
	}
	switch content := body.Interface().(type) {
	case func(huma.Context):
		content(out)
	case []byte:
		out.SetStatus(status)
		_, _ = out.BodyWriter().Write(content)
	default:
		s.replyJSON(out, status, content)
	}
}

// refuse writes why a request was not read or its use case failed.
func (s *Server) refuse(out huma.Context, err error) {
	var problem huma.StatusError
	if !errors.As(err, &problem) {
		told := problemOf(out.Context(), err)
		if told.retryAfter > 0 {
			for name, values := range told.GetHeaders() {
				out.SetHeader(name, values[0])
			}
		}
		problem = told
	}
	s.replyJSON(out, problem.GetStatus(), problem)
}

func (s *Server) replyJSON(out huma.Context, status int, body any) {
	kind, err := s.api.Negotiate(out.Header("Accept"))
	if err != nil {
		status, kind, body = http.StatusNotAcceptable, "application/json", huma.NewErrorWithContext(out, http.StatusNotAcceptable, "unable to marshal response", err)
	}
	if filter, ok := body.(huma.ContentTypeFilter); ok {
		kind = filter.ContentType(kind)
	}
	out.SetHeader("Content-Type", kind)
	out.SetStatus(status)
	if status == http.StatusNoContent {
		return
	}
	if err := s.api.Marshal(out.BodyWriter(), kind, body); err != nil {
		slog.ErrorContext(out.Context(), "answer", "error", err)
	}
}
