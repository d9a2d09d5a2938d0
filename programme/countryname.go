package programme

import (
	"fmt"
	"io/fs"
)

// countryName is a country in the languages of the product.
type countryName struct {
	Swedish string `json:"sv"`
	English string `json:"en"`
}

func readNames(root fs.FS) (map[string]countryName, error) {
	data, err := fs.ReadFile(root, "country_names.json")
	if err != nil {
		return nil, err
	}
	var file struct {
		Source string                 `json:"source"`
		Names  map[string]countryName `json:"names"`
	}
	if err := strict(data, &file, nil); err != nil {
		return nil, fmt.Errorf("country_names.json: %w", err)
	}
	return file.Names, nil
}

// KnownCountry reports whether the code is an ISO 3166-1 alpha-2 code or XK.
func KnownCountry(code string) bool {
	_, found := shipped().names[code]
	return found
}

// CountryCode returns the ISO code of a code as it is written: the Erasmus
// codes EL and UK are GR and GB. Unknown codes come back as they are.
func CountryCode(code string) string {
	switch code {
	case "EL":
		return "GR"
	case "UK":
		return "GB"
	default:
		return code
	}
}

// CountryName returns the country's name in "sv", else in English; an unknown
// code is its own name.
func CountryName(code, language string) string {
	name, found := shipped().names[code]
	switch {
	case !found:
		return code
	case language == Swedish:
		return name.Swedish
	default:
		return name.English
	}
}
