package programme

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Rules are what a project is judged by: one edition of the rule book of its
// call, and the countries it is read with. Either is nil where there is none.
// They are shared: a reader changes nothing.
type Rules struct {
	Book      *RuleBook    `json:"rule_book"`
	Countries *CountryList `json:"countries"`
}

// Official reports whether a version names a shipped edition.
func Official(version string) bool {
	_, shipped := Edition(version)
	return shipped
}

// RulesOf returns the shipped edition with a version and the countries of its
// call.
func RulesOf(version string) (Rules, bool) {
	book, found := Edition(version)
	if !found {
		return Rules{}, false
	}
	countries, _ := Countries(book.CallYear)
	return Rules{Book: book, Countries: countries}, true
}

// NewestRules returns the newest shipped edition of a call with its countries.
func NewestRules(action string, callYear int) (Rules, bool) {
	book, found := For(action, callYear)
	if !found {
		return Rules{}, false
	}
	countries, _ := Countries(callYear)
	return Rules{Book: book, Countries: countries}, true
}

// Version is the version of the book; empty without one.
func (r Rules) Version() string {
	if r.Book == nil {
		return ""
	}
	return r.Book.Version
}

// OwnVersion names an edition of the institution's own, made from an official
// or own one: the official name, "+own." and a number that counts the call's own
// editions ("KA220-HED-2027.1+own.2").
func OwnVersion(base string, number int) string {
	official, _, _ := strings.Cut(base, "+")
	return fmt.Sprintf("%s+own.%d", official, number)
}

// EncodeRules writes rules as a document that DecodeRules reads. A shipped source is
// written as its id, any other whole.
func EncodeRules(rules Rules) ([]byte, error) {
	return json.Marshal(rules, json.Deterministic(true), json.WithMarshalers(json.MarshalToFunc(func(encoder *jsontext.Encoder, source Source) error {
		if known, ok := shipped().sources[source.ID]; ok && source.ID != "" && known == source {
			return encoder.WriteToken(jsontext.String(source.ID))
		}
		type whole Source
		return json.MarshalEncode(encoder, whole(source))
	})))
}

// DecodeRules reads a document of EncodeRules as strictly as the shipped data and
// refuses one that is not whole, with BookFaults where it can be read at all.
func DecodeRules(document []byte) (Rules, error) {
	rules, faults, err := ReadRules(document)
	if err == nil {
		err = faults.orNil()
	}
	if err != nil {
		return Rules{}, err
	}
	return rules, nil
}

// ReadRules reads a document that may not be whole yet: the faults say what it
// lacks. It is an error when the document cannot be read at all.
func ReadRules(document []byte) (Rules, BookFaults, error) {
	var rules Rules
	if err := strict(document, &rules, shipped().sources); err != nil {
		return Rules{}, nil, err
	}
	if rules.Book == nil {
		return Rules{}, nil, BookFaults{{At: "/rule_book", Code: "required"}}
	}
	if rules.Countries == nil {
		return Rules{}, nil, BookFaults{{At: "/countries", Code: "required"}}
	}
	faults := checkBases(reflect.ValueOf(rules), "")
	for _, fault := range checkBook(rules.Book) {
		fault.At = "/rule_book" + fault.At
		faults = append(faults, fault)
	}
	for _, fault := range checkCountries(rules.Countries) {
		fault.At = "/countries" + fault.At
		faults = append(faults, fault)
	}
	if rules.Countries.CallYear != rules.Book.CallYear {
		faults = append(faults, BookFault{At: "/countries/call_year", Code: "between", Params: map[string]any{"minimum": rules.Book.CallYear, "maximum": rules.Book.CallYear}})
	}
	return rules, faults, nil
}
