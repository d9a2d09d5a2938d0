package programme

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed data
var embedded embed.FS

// catalogue is everything under data, decoded and checked.
type catalogue struct {
	// books are by action, call year and edition.
	books     []*RuleBook
	sources   map[string]Source
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
// <action>/<call year>.<edition>.json.
func load(root fs.FS) (*catalogue, error) {
	sources, err := readSources(root)
	if err != nil {
		return nil, err
	}
	result := &catalogue{sources: sources}
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
		if a.CallYear != b.CallYear {
			return a.CallYear - b.CallYear
		}
		return editionOf(a) - editionOf(b)
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
	if name != fmt.Sprintf("%s/%d.%d.json", book.Action, book.CallYear, editionOf(book)) {
		return fmt.Errorf("holds the book %s", book.Version)
	}
	c.books = append(c.books, book)
	return nil
}

// editionOf is the number after the call year in an official version; 0 where
// it is none.
func editionOf(book *RuleBook) int {
	number, err := strconv.Atoi(strings.TrimPrefix(book.Version, fmt.Sprintf("%s-%d.", book.Action, book.CallYear)))
	if err != nil {
		return 0
	}
	return number
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
