package proposal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// object reads an object, handing each name to field, which reads the value.
func (r *reader) object(required []string, field func(name []byte) error) error {
	if err := r.kind('{'); err != nil {
		return err
	}
	if _, err := r.decoder.ReadToken(); err != nil {
		return r.syntax(err)
	}
	// No object of the contract demands more than eight fields.
	var present uint8
	for r.decoder.PeekKind() != '}' {
		name, err := r.decoder.ReadValue()
		if err != nil {
			return r.syntax(err)
		}
		name = bareName(name)
		for i, demanded := range required {
			if string(name) == demanded {
				present |= 1 << i
			}
		}
		if err := field(name); err != nil {
			return err
		}
	}
	if _, err := r.decoder.ReadToken(); err != nil {
		return r.syntax(err)
	}
	for i, demanded := range required {
		if present&(1<<i) == 0 {
			return r.fault(string(r.decoder.StackPointer()), "expected the field "+strconv.Quote(demanded))
		}
	}
	return nil
}

// bareName strips the quotes of a name. An escaped one is rewritten, so that
// "\u0069d" is the field "id" and not an unknown one.
func bareName(name []byte) []byte {
	if bytes.IndexByte(name, '\\') < 0 {
		return name[1 : len(name)-1]
	}
	bare, err := jsontext.AppendUnquote(nil, name)
	if err != nil {
		return name
	}
	return bare
}

func (r *reader) array(element func() error) error {
	if err := r.kind('['); err != nil {
		return err
	}
	if _, err := r.decoder.ReadToken(); err != nil {
		return r.syntax(err)
	}
	for r.decoder.PeekKind() != ']' {
		if err := element(); err != nil {
			return err
		}
	}
	if _, err := r.decoder.ReadToken(); err != nil {
		return r.syntax(err)
	}
	return nil
}

// kind refuses a value of another JSON type, null among them, before reading it.
func (r *reader) kind(want jsontext.Kind) error {
	found := r.decoder.PeekKind()
	if found == want {
		return nil
	}
	if found == 0 || found == '}' || found == ']' {
		if _, err := r.decoder.ReadToken(); err != nil {
			return r.syntax(err)
		}
	}
	// Reading the value moves the position on to it, so that the fault names
	// this field and not the one before.
	if _, err := r.decoder.ReadToken(); err != nil {
		return r.syntax(err)
	}
	return r.expected("%s, found "+typeName(found), typeName(want))
}

func typeName(kind jsontext.Kind) string {
	switch kind {
	case '{':
		return "an object"
	case '[':
		return "an array"
	case '"':
		return "a string"
	case '0':
		return "a number"
	case 't', 'f':
		return "true or false"
	case 'n':
		return "null"
	default:
		return "nothing"
	}
}

// raw reads a string or number as it is written; the bytes are valid until the
// next read.
func (r *reader) raw(want jsontext.Kind) (jsontext.Value, error) {
	if err := r.kind(want); err != nil {
		return nil, err
	}
	value, err := r.decoder.ReadValue()
	if err != nil {
		return nil, r.syntax(err)
	}
	return value, nil
}

func (r *reader) text() (string, error) {
	value, err := r.raw('"')
	if err != nil {
		return "", err
	}
	return r.textOf(value)
}

// textOf is the text of a string just read.
func (r *reader) textOf(value jsontext.Value) (string, error) {
	text, err := unquote(value)
	if err != nil {
		return "", r.syntax(err)
	}
	if strings.IndexByte(text, 0) >= 0 {
		return "", r.fault(string(r.decoder.StackPointer()), "expected text without the character NUL")
	}
	return text, nil
}

func unquote(value jsontext.Value) (string, error) {
	if bytes.IndexByte(value, '\\') < 0 {
		return string(value[1 : len(value)-1]), nil
	}
	text, err := jsontext.AppendUnquote(nil, value)
	return string(text), err
}

// whole32 reads a whole number written with digits only.
func (r *reader) whole32() (int, error) {
	value, err := r.raw('0')
	if err != nil {
		return 0, err
	}
	number, err := strconv.ParseInt(string(value), 10, 32)
	if err != nil {
		return 0, r.expected("a whole number, found %s", string(value))
	}
	return int(number), nil
}

func (r *reader) yesOrNo() (*bool, error) {
	answer := r.decoder.PeekKind() == 't'
	if !answer && r.decoder.PeekKind() != 'f' {
		return nil, r.kind('t')
	}
	if _, err := r.decoder.ReadToken(); err != nil {
		return nil, r.syntax(err)
	}
	return &answer, nil
}

func (r *reader) nothingAfter() error {
	_, err := r.decoder.ReadToken()
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err == nil:
		return r.fault("", "expected nothing after the object")
	default:
		return r.syntax(err)
	}
}

func (r *reader) unknown(name []byte) error {
	known := ""
	for _, field := range []string{
		"id", "action", "call_year", "start_on", "duration_months", "grant_requested", "higher_education_relevance", "organisations", "budget",
		"name", "country", "type", "role", "eche", "added_value", "city", "oid", "organisation", "category", "year", "amount",
	} {
		if field != string(name) && strings.EqualFold(field, string(name)) {
			known = "; fields are written in lower case: " + strconv.Quote(field)
		}
	}
	return r.fault(string(r.decoder.StackPointer()), "unknown field"+known)
}

// expected is a fault at the value just read. The %s are untrusted text.
func (r *reader) expected(format string, found ...string) error {
	values := make([]any, len(found))
	for i, text := range found {
		values[i] = plain(text)
	}
	return r.fault(string(r.decoder.StackPointer()), "expected "+fmt.Sprintf(format, values...))
}

func (r *reader) fault(field, expected string) error {
	return &Fault{Line: r.line(int(r.decoder.InputOffset())), Field: field, Expected: expected}
}

// syntax tells what the decoder met in words of its own.
func (r *reader) syntax(err error) error {
	var syntactic *jsontext.SyntacticError
	at := int(r.decoder.InputOffset())
	field := ""
	if errors.As(err, &syntactic) {
		at, field = int(syntactic.ByteOffset), string(syntactic.JSONPointer)
	}
	expected := "expected valid JSON"
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		expected = "expected each field once; this one comes twice"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		expected = "expected valid JSON; it ends too early"
	case !utf8.Valid(r.document):
		expected = "expected valid UTF-8"
	case syntactic != nil && syntactic.Err != nil:
		expected = "expected valid JSON: " + plain(syntactic.Err.Error())
	}
	return &Fault{Line: r.line(at), Field: field, Expected: expected}
}

func (r *reader) line(offset int) int {
	return 1 + bytes.Count(r.document[:min(max(0, offset), len(r.document))], []byte("\n"))
}
