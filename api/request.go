package api

import (
	"encoding"
	"errors"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// huma.Register is compiled anew for each pair of an input and an output type,
// some sixteen kilobytes each. Operations are therefore described, read and
// answered here, once for all types; the schemas, the validation, the document
// and the way to Fiber stay huma's. See ADR 0013.

// requestShape is what an operation takes: its parameters, and where its body goes.
type requestShape struct {
	of         reflect.Type
	parameters []parameter
	// body and raw are fields of the input, nil without; raw takes the bytes as they come.
	body   []int
	raw    []int
	schema *huma.Schema
}

type parameter struct {
	field    []int
	in       string
	name     string
	required bool
	explode  bool
	fallback string
	schema   *huma.Schema
}

// describeRequest tells the OpenAPI document what an operation takes: the fields
// of its input with a path, query or header tag, Body as JSON or RawBody as bytes.
func describeRequest(registry huma.Registry, op *huma.Operation, input reflect.Type) *requestShape {
	shape := &requestShape{of: input}
	shape.find(registry, op, input, nil)
	for _, one := range shape.parameters {
		described := &huma.Param{Name: one.name, In: one.in, Required: one.required, Description: one.schema.Description, Schema: one.schema}
		if one.in == "query" {
			described.Explode = &one.explode
		}
		op.Parameters = append(op.Parameters, described)
	}
	return shape
}

func (s *requestShape) find(registry huma.Registry, op *huma.Operation, of reflect.Type, path []int) {
	for i := range of.NumField() {
		field := of.Field(i)
		at := append(slices.Clone(path), i)
		switch {
		case field.Anonymous && field.Type.Kind() == reflect.Struct:
			s.find(registry, op, field.Type, at)
		case field.Name == "Body":
			s.body = at
			hint := op.OperationID + "Request"
			if of.Name() != "" {
				hint = of.Name() + "Body"
			}
			s.schema = huma.SchemaFromField(registry, field, hint)
			s.schema.PrecomputeMessages()
			op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: s.schema}}}
		case field.Name == "RawBody":
			s.raw = at
			op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{field.Tag.Get("contentType"): {Schema: &huma.Schema{Type: "string", Format: "binary"}}}}
		default:
			s.findParameter(registry, field, at)
		}
	}
}

func (s *requestShape) findParameter(registry huma.Registry, field reflect.StructField, at []int) {
	for _, in := range []string{"path", "query", "header"} {
		tag := field.Tag.Get(in)
		if tag == "" {
			continue
		}
		if !readable(field.Type) {
			panic("api: a parameter cannot be of type " + field.Type.String())
		}
		name, more, _ := strings.Cut(tag, ",")
		s.parameters = append(s.parameters, parameter{
			field: at, in: in, name: name, explode: more == "explode", fallback: field.Tag.Get("default"),
			required: in == "path" || field.Tag.Get("required") == "true", schema: huma.SchemaFromField(registry, field, ""),
		})
		return
	}
}

// readRequest fills an input from a request. What does not fit the schemas is a
// problem that names every place.
func (s *Server) readRequest(in huma.Context, op *huma.Operation, shape *requestShape) (any, error) {
	pointer := reflect.New(shape.of)
	input := pointer.Elem()
	found := &huma.ValidateResult{}
	place := huma.NewPathBuffer(make([]byte, 0, 64), 0)
	shape.refuseUnknownQuery(in, place, found)
	if len(found.Errors) == 0 {
		for _, one := range shape.parameters {
			place.Reset()
			place.Push(one.in)
			place.Push(one.name)
			s.readParameter(in, one, input.FieldByIndex(one.field), place, found)
		}
	}
	status := http.StatusUnprocessableEntity
	if shape.body != nil || shape.raw != nil {
		refused, err := s.readBody(in, op, shape, input, found)
		if err != nil {
			return nil, err
		}
		if refused != 0 {
			status = refused
		}
	}
	if resolver, ok := pointer.Interface().(huma.Resolver); ok {
		found.Errors = append(found.Errors, resolver.Resolve(in)...)
	}
	if len(found.Errors) > 0 {
		return nil, huma.NewErrorWithContext(in, status, "validation failed", found.Errors...)
	}
	return pointer.Interface(), nil
}

func (s *requestShape) refuseUnknownQuery(in huma.Context, place *huma.PathBuffer, found *huma.ValidateResult) {
	address := in.URL()
	for key := range address.Query() {
		if slices.ContainsFunc(s.parameters, func(one parameter) bool { return one.in == "query" && one.name == key }) {
			continue
		}
		place.Reset()
		place.Push("query")
		place.Push(key)
		found.Add(place, "", "unknown query parameter")
	}
}

func (s *Server) readParameter(in huma.Context, one parameter, field reflect.Value, place *huma.PathBuffer, found *huma.ValidateResult) {
	text := ""
	switch one.in {
	case "path":
		text = in.Param(one.name)
	case "query":
		text = in.Query(one.name)
	default:
		text = in.Header(one.name)
	}
	if text == "" {
		text = one.fallback
	}
	if text == "" {
		if one.required {
			found.Add(place, "", "required "+one.in+" parameter is missing")
		}
		return
	}
	parsed, err := setParameter(field, text, func() []string {
		if !one.explode {
			return strings.Split(text, ",")
		}
		address := in.URL()
		return address.Query()[one.name]
	})
	if err != nil {
		found.Add(place, text, err.Error())
		return
	}
	huma.Validate(s.api.OpenAPI().Components.Schemas, one.schema, place, huma.ModeWriteToServer, parsed, found)
}

// readable tells whether setParameter can fill a field of a type.
func readable(of reflect.Type) bool {
	switch of.Kind() {
	case reflect.String, reflect.Int, reflect.Int64, reflect.Bool:
		return true
	case reflect.Slice:
		return of == reflect.TypeFor[[]string]()
	}
	return reflect.PointerTo(of).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// setParameter reads the text of a parameter into its field and answers what is
// held against the schema.
func setParameter(field reflect.Value, text string, list func() []string) (any, error) {
	switch field.Kind() {
	case reflect.String:
		field.SetString(text)
		return text, nil
	case reflect.Int, reflect.Int64:
		number, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, errors.New("invalid integer")
		}
		field.SetInt(number)
		return number, nil
	case reflect.Bool:
		yes, err := strconv.ParseBool(text)
		if err != nil {
			return nil, errors.New("invalid boolean")
		}
		field.SetBool(yes)
		return yes, nil
	case reflect.Slice:
		values := list()
		field.Set(reflect.ValueOf(values))
		return values, nil
	}
	if err := field.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text)); err != nil {
		return nil, errors.New("invalid value: " + err.Error())
	}
	return text, nil
}

// readBody reads the body of a request. The status is 0 where it fits.
func (s *Server) readBody(in huma.Context, op *huma.Operation, shape *requestShape, input reflect.Value, found *huma.ValidateResult) (int, error) {
	content, err := io.ReadAll(io.LimitReader(in.BodyReader(), op.MaxBodyBytes+1))
	if err != nil {
		return 0, huma.NewErrorWithContext(in, http.StatusBadRequest, "cannot read request body", err)
	}
	if int64(len(content)) > op.MaxBodyBytes {
		return 0, huma.NewErrorWithContext(in, http.StatusRequestEntityTooLarge, "request body is too large")
	}
	if len(content) == 0 {
		return 0, huma.NewErrorWithContext(in, http.StatusBadRequest, "request body is required")
	}
	if shape.raw != nil {
		input.FieldByIndex(shape.raw).SetBytes(content)
		return 0, nil
	}
	kind := in.Header("Content-Type")
	if kind == "" {
		kind = "application/json"
	}
	var parsed any
	if err := s.api.Unmarshal(kind, content, &parsed); err != nil {
		found.Errors = append(found.Errors, &huma.ErrorDetail{Location: "body", Message: err.Error(), Value: string(content)})
		if errors.Is(err, huma.ErrUnknownContentType) {
			return http.StatusUnsupportedMediaType, nil
		}
		return http.StatusBadRequest, nil
	}
	place := huma.NewPathBuffer(make([]byte, 0, 64), 0)
	place.Push("body")
	before := len(found.Errors)
	huma.Validate(s.api.OpenAPI().Components.Schemas, shape.schema, place, huma.ModeWriteToServer, parsed, found)
	if len(found.Errors) > before {
		return http.StatusUnprocessableEntity, nil
	}
	if err := s.api.Unmarshal(kind, content, input.FieldByIndex(shape.body).Addr().Interface()); err != nil {
		found.Errors = append(found.Errors, &huma.ErrorDetail{Location: "body", Message: err.Error(), Value: string(content)})
	}
	return 0, nil
}
