package reference

import (
	"fmt"
	"strconv"
	"strings"
)

// Institution is one holder of an Erasmus Charter for Higher Education, cleaned for use. Empty text means "not stated".
type Institution struct {
	ProposalNumber string // of the charter application
	ErasmusCode    string // canonical form, see [CanonicalErasmusCode]
	PIC            string // nine digits
	OID            string // E and eight digits
	Name           string // legal name, letters as published
	AlsoKnownAs    string // another name to find it by, from its web domain; never the legal name
	Street         string
	PostCode       string
	City           string // capitals tidied, accents restored where the place is certain
	CityPublished  string // as published, without stray blanks
	Country        string // ISO 3166-1 alpha-2, or XK
	Website        string // absolute http or https address
	CharterFrom    string // YYYY-MM-DD, first day of the charter
	CharterUntil   string // YYYY-MM-DD, last day of the charter
	Place          *Place // nil unless exactly one place of the country bears the city's name
}

// Place is a town of GeoNames.
type Place struct {
	GeonameID int
	Name      string
	Latitude  float64 // degrees, WGS 84
	Longitude float64
}

// Institutions reads the shipped list of charter holders, in the published order. It takes some 50 ms and is meant to be
// called once, when the register is filled.
func Institutions() ([]Institution, error) {
	places, err := certainPlaces()
	if err != nil {
		return nil, err
	}
	institutions := make([]Institution, 0, 6200)
	err = eachRow("institutions.csv", func(cell func(string) string) error {
		country, ok := CountryCode(cell("country"))
		if !ok {
			return fmt.Errorf("unknown country %q", cell("country"))
		}
		code, ok := CanonicalErasmusCode(cell("erasmus_code"))
		if !ok {
			return fmt.Errorf("not an Erasmus code: %q", cell("erasmus_code"))
		}
		institution := Institution{
			ProposalNumber: strings.Clone(Value(cell("proposal_number"))),
			ErasmusCode:    code,
			PIC:            strings.Clone(Value(cell("pic"))),
			OID:            strings.Clone(Value(cell("oid"))),
			Name:           strings.Clone(Value(cell("legal_name"))),
			Street:         strings.Clone(Value(cell("street"))),
			PostCode:       strings.Clone(Value(cell("post_code"))),
			CityPublished:  strings.Clone(Value(cell("city"))),
			Country:        country,
			CharterFrom:    strings.Clone(cell("eche_start")),
			CharterUntil:   strings.Clone(cell("eche_end")),
		}
		institution.Website, _ = WebAddress(cell("website"))
		institution.City = CityForDisplay(institution.CityPublished)
		if place, ok := places[institution.PIC]; ok {
			institution.Place = &place
			if plainLetters(institution.City) && SameLetters(place.Name, institution.City) {
				institution.City = place.Name
			}
		}
		institutions = append(institutions, institution)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := nameByDomain(institutions); err != nil {
		return nil, err
	}
	return institutions, nil
}

// certainPlaces gives the place of each institution (by PIC) whose city names exactly one place of its country. The file
// holds no others.
func certainPlaces() (map[string]Place, error) {
	places := make(map[string]Place, 6000)
	err := eachRow("institution_places.csv", func(cell func(string) string) error {
		place := Place{Name: strings.Clone(cell("geonames_name"))}
		var err error
		if place.GeonameID, err = strconv.Atoi(cell("geonameid")); err != nil {
			return err
		}
		if place.Latitude, err = strconv.ParseFloat(cell("lat"), 64); err != nil {
			return err
		}
		if place.Longitude, err = strconv.ParseFloat(cell("lng"), 64); err != nil {
			return err
		}
		places[strings.Clone(cell("pic"))] = place
		return nil
	})
	return places, err
}

// nameByDomain fills AlsoKnownAs where one institution and one listed university share a web domain in the same country.
func nameByDomain(institutions []Institution) error {
	type key struct{ country, domain string }
	names := make(map[key]string, 3000)
	doubled := make(map[key]bool)
	err := eachRow("university_domains.csv", func(cell func(string) string) error {
		for domain := range strings.SplitSeq(cell("domains"), "|") {
			at := key{strings.Clone(cell("country")), strings.ToLower(domain)}
			if _, ok := names[at]; ok {
				doubled[at] = true
			}
			names[at] = strings.Clone(Text(cell("name")))
		}
		return nil
	})
	if err != nil {
		return err
	}
	users := make(map[key]int, len(institutions))
	for _, institution := range institutions {
		users[key{institution.Country, domainOf(institution.Website)}]++
	}
	for i := range institutions {
		at := key{institutions[i].Country, domainOf(institutions[i].Website)}
		name := names[at]
		if name != "" && !doubled[at] && users[at] == 1 && !SameLetters(name, institutions[i].Name) {
			institutions[i].AlsoKnownAs = name
		}
	}
	return nil
}
