package programme

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

//go:embed data
var embedded embed.FS

// catalogue is everything under data, decoded and checked.
type catalogue struct {
	books     []*RuleBook
	countries []*CountryList
	names     map[string]countryName
	phrases   phrases
}

// shipped decodes the embedded data once. The data are part of the program, so
// a fault in them is a fault of the program: it panics, and the tests of this
// package prove that it does not.
var shipped = sync.OnceValue(func() *catalogue {
	root, err := fs.Sub(embedded, "data")
	if err == nil {
		var loaded *catalogue
		if loaded, err = load(root); err == nil {
			return loaded
		}
	}
	panic("programme: embedded rule books: " + err.Error())
})

// load reads sources.json, country_names.json, messages.json, countries/<year>.json and
// <action>/<call year>.json.
func load(root fs.FS) (*catalogue, error) {
	sources, err := readSources(root)
	if err != nil {
		return nil, err
	}
	result := &catalogue{}
	if result.names, err = readNames(root); err != nil {
		return nil, err
	}
	if result.phrases, err = readPhrases(root); err != nil {
		return nil, err
	}
	files, err := fs.Glob(root, "*/*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		if err := result.add(root, name, sources); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	slices.SortFunc(result.books, func(a, b *RuleBook) int {
		if order := strings.Compare(a.Action, b.Action); order != 0 {
			return order
		}
		return a.CallYear - b.CallYear
	})
	slices.SortFunc(result.countries, func(a, b *CountryList) int { return a.CallYear - b.CallYear })
	return result, nil
}

func (c *catalogue) add(root fs.FS, name string, sources map[string]Source) error {
	data, err := fs.ReadFile(root, name)
	if err != nil {
		return err
	}
	if path.Dir(name) == "countries" {
		list, err := decodeCountries(data, sources)
		if err != nil {
			return err
		}
		if name != fmt.Sprintf("countries/%d.json", list.CallYear) {
			return fmt.Errorf("holds call year %d", list.CallYear)
		}
		c.countries = append(c.countries, list)
		return nil
	}
	book, err := decodeBook(data, sources)
	if err != nil {
		return err
	}
	if name != fmt.Sprintf("%s/%d.json", book.Action, book.CallYear) {
		return fmt.Errorf("holds the book of %s, call %d", book.Action, book.CallYear)
	}
	c.books = append(c.books, book)
	return nil
}

func readSources(root fs.FS) (map[string]Source, error) {
	data, err := fs.ReadFile(root, "sources.json")
	if err != nil {
		return nil, err
	}
	var sources map[string]Source
	if err := strict(data, &sources, nil); err != nil {
		return nil, fmt.Errorf("sources.json: %w", err)
	}
	for id, source := range sources {
		if source.Title == "" {
			return nil, fmt.Errorf("sources.json: %s has no title", id)
		}
		source.ID = id
		sources[id] = source
	}
	return sources, nil
}

// strict decodes one JSON value without unknown members, doubled keys, null,
// invalid UTF-8 or anything after it. Where sources are given, a Source is
// written as its id.
func strict(data []byte, into any, sources map[string]Source) error {
	if err := refuseNull(data); err != nil {
		return err
	}
	options := []json.Options{json.RejectUnknownMembers(true)}
	if sources != nil {
		options = append(options, json.WithUnmarshalers(json.UnmarshalFunc(func(value []byte, source *Source) error {
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
		})))
	}
	return json.Unmarshal(data, into, options...)
}

// refuseNull exists because the decoder takes null for the zero of any type,
// which would turn a forgotten value into a rule that always holds.
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
			return fmt.Errorf("null at %q", decoder.StackPointer())
		}
	}
}
