package programme

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/shopspring/decimal"
)

// BookFault is one thing wrong in a rule book or a list of countries.
type BookFault struct {
	// At is a JSON Pointer to the place.
	At string
	// Code names the fault, Params its figures; Error tells it in English.
	Code   string
	Params map[string]any
}

// BookFaults is everything wrong, in the order of the document.
type BookFaults []BookFault

// Error tells every fault, joined by semicolons.
func (f BookFaults) Error() string {
	texts := make([]string, len(f))
	for i, one := range f {
		texts[i] = one.At + ": " + one.Code
		if len(one.Params) > 0 {
			texts[i] += fmt.Sprintf(" %v", one.Params)
		}
	}
	return strings.Join(texts, "; ")
}

// orNil keeps an empty list from becoming an error that is not nil.
func (f BookFaults) orNil() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// decodeBook reads one rule book and refuses one that is not whole.
func decodeBook(data []byte, sources map[string]Source) (*RuleBook, error) {
	book := &RuleBook{}
	if err := strict(data, book, sources); err != nil {
		return nil, err
	}
	faults := checkBases(reflect.ValueOf(book).Elem(), "")
	if err := append(faults, checkBook(book)...).orNil(); err != nil {
		return nil, err
	}
	return book, nil
}

// decodeCountries reads the countries of one call.
func decodeCountries(data []byte, sources map[string]Source) (*CountryList, error) {
	list := &CountryList{}
	if err := strict(data, list, sources); err != nil {
		return nil, err
	}
	faults := checkBases(reflect.ValueOf(list).Elem(), "")
	if err := append(faults, checkCountries(list)...).orNil(); err != nil {
		return nil, err
	}
	return list, nil
}

// strict decodes one JSON value without unknown members, doubled keys, null,
// NUL, invalid UTF-8 or anything after it. A Source is written as its id in
// sources, or whole.
func strict(data []byte, into any, sources map[string]Source) error {
	if err := refuseNull(data); err != nil {
		return err
	}
	return json.Unmarshal(data, into, json.RejectUnknownMembers(true),
		json.WithUnmarshalers(json.JoinUnmarshalers(json.UnmarshalFunc(unmarshalShare), json.UnmarshalFunc(sourceReader(sources)))))
}

// sharePattern keeps out exponents, with which a short text becomes a number of
// millions of digits.
var sharePattern = regexp.MustCompile(`^[0-9](\.[0-9]{1,6})?$`)

func unmarshalShare(value []byte, share *decimal.Decimal) error {
	var text string
	if err := json.Unmarshal(value, &text); err != nil {
		return err
	}
	if !sharePattern.MatchString(text) {
		return fmt.Errorf("%q is no share: a text such as \"0.25\" is expected", text)
	}
	read, err := decimal.NewFromString(text)
	*share = read
	return err
}

// sourceReader reads a source; without a catalogue only whole ones.
func sourceReader(sources map[string]Source) func([]byte, *Source) error {
	return func(value []byte, source *Source) error {
		if sources == nil || len(value) > 0 && value[0] == '{' {
			type whole Source
			return json.Unmarshal(value, (*whole)(source), json.RejectUnknownMembers(true))
		}
		var id string
		if err := json.Unmarshal(value, &id); err != nil {
			return err
		}
		found, ok := sources[id]
		if !ok {
			return fmt.Errorf("no source %q in sources.json", id)
		}
		*source = found
		return nil
	}
}

// refuseNull exists because the decoder takes null for the zero of any type,
// which would turn a forgotten value into a rule that always holds. NUL is no
// character of a text and stops PostgreSQL.
func refuseNull(data []byte) error {
	decoder := jsontext.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.ReadToken()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case token.Kind() == 'n':
			return BookFaults{{At: string(decoder.StackPointer()), Code: "null"}}
		case token.Kind() == '"' && strings.ContainsRune(token.String(), 0):
			return BookFaults{{At: string(decoder.StackPointer()), Code: "nul_character"}}
		}
	}
}

// checkBases demands of every Basis in a decoded document a first day, a last
// day not before it, and a source. A value left out of the file has no first
// day, so it is found here too.
func checkBases(value reflect.Value, at string) BookFaults {
	switch value.Kind() {
	case reflect.Pointer:
		if value.IsNil() {
			return nil
		}
		return checkBases(value.Elem(), at)
	case reflect.Slice:
		var faults BookFaults
		for i := range value.Len() {
			faults = append(faults, checkBases(value.Index(i), fmt.Sprintf("%s/%d", at, i))...)
		}
		return faults
	case reflect.Struct:
		if basis, ok := reflect.TypeAssert[Basis](value); ok {
			return checkBasis(basis, at)
		}
		var faults BookFaults
		for i := range value.NumField() {
			field := value.Type().Field(i)
			if !field.IsExported() {
				continue
			}
			below := at
			if name := jsonName(field); name != "" {
				below += "/" + name
			}
			faults = append(faults, checkBases(value.Field(i), below)...)
		}
		return faults
	default:
		return nil
	}
}

func jsonName(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

func checkBasis(basis Basis, at string) BookFaults {
	switch {
	case basis.Since.IsZero():
		return BookFaults{{At: at + "/since", Code: "required"}}
	case !basis.Until.IsZero() && basis.Until.Before(basis.Since):
		return BookFaults{{At: at + "/until", Code: "until_before_since", Params: map[string]any{"since": basis.Since.String()}}}
	case len(basis.Sources) == 0:
		return BookFaults{{At: at + "/sources", Code: "source_needed"}}
	}
	at += "/sources"
	for i, source := range basis.Sources {
		if strings.TrimSpace(source.Title) == "" {
			return BookFaults{{At: fmt.Sprintf("%s/%d/title", at, i), Code: "required"}}
		}
		if !webAddress(source.Address) {
			return BookFaults{{At: fmt.Sprintf("%s/%d/address", at, i), Code: "web_address"}}
		}
	}
	return nil
}

// webAddress takes no address, or one that a page may link to.
func webAddress(address string) bool {
	return address == "" || slices.ContainsFunc([]string{"https://", "http://"}, func(scheme string) bool {
		return len(address) > len(scheme) && strings.HasPrefix(address, scheme) && !strings.ContainsAny(address, " \t\r\n")
	})
}
