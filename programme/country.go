package programme

import "slices"

// Standing is what a country is in a call.
type Standing string

const (
	// Programme: a member state of the Union or a country associated to the
	// programme. Its organisations count towards the minimum.
	Programme Standing = "programme_country"
	// Partner: any other country ("partner country" up to call 2021, "third
	// country not associated to the Programme" since).
	Partner Standing = "partner_country"
)

// Wording names the words a call has for its countries.
type Wording string

const (
	// ProgrammeCountries: "Programme Country" and "Partner Country".
	ProgrammeCountries Wording = "programme_countries"
	// AssociatedCountries: "EU Member State or third country associated to the
	// Programme" and "third country not associated to the Programme".
	AssociatedCountries Wording = "associated_countries"
)

// CountryList is the countries of one call. It is shared by all readers.
type CountryList struct {
	CallYear int            `json:"call_year"`
	Wording  Value[Wording] `json:"wording"`
	// Programme are ISO 3166-1 alpha-2 codes, ascending.
	Programme Value[[]string] `json:"programme"`
	// Pending are countries whose association for this call was announced but
	// not seen in force. They stand as partner countries.
	Pending []PendingCountry `json:"pending,omitempty"`
}

// PendingCountry is a country whose association was announced.
type PendingCountry struct {
	Country string `json:"country"`
	Basis
}

// Standing returns what the country (ISO 3166-1 alpha-2) is in this call.
func (l *CountryList) Standing(country string) Standing {
	if _, found := slices.BinarySearch(l.Programme.Value, country); found {
		return Programme
	}
	return Partner
}
