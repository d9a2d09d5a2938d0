package organisation

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
	"konsortium/reference"
)

// Details are what people enter of an organisation. Empty text means not stated.
type Details struct {
	Name           string
	ShortName      string
	NameEnglish    string
	Type           string
	SizeClass      string
	Sector         string
	Country        string // ISO 3166-1 alpha-2 or XK; EL and UK are taken for GR and GB
	Region         string
	City           string
	Street         string
	PostCode       string
	Website        string
	PIC            string
	OID            string
	ErasmusCode    string
	VATNumber      string
	NationalNumber string
	CharterFrom    programme.Date
	CharterUntil   programme.Date
}

// SizeClasses and Sectors list the values of two fields that may be empty.
func SizeClasses() []string { return []string{"micro", "small", "medium", "large"} }

// Sectors lists who stands behind an organisation.
func Sectors() []string { return []string{"public", "private", "nonprofit"} }

var (
	vatForm           = regexp.MustCompile(`^[A-Z]{2}[0-9A-Z+*]{2,13}$`)
	nationalForm      = regexp.MustCompile(`^[0-9A-Z/]{2,30}$`)
	swedishNumberForm = regexp.MustCompile(`^[0-9]{10}$`)
)

// tidy puts details into the form in which they are stored and tells all that
// is wrong with them; pointers are those of the web's request.
func (d Details) tidy() (Details, error) {
	var fields fault.Fields
	for _, one := range []struct {
		pointer string
		value   *string
		most    int
	}{
		{"/name", &d.Name, MaxNameLength}, {"/shortName", &d.ShortName, 40}, {"/nameEnglish", &d.NameEnglish, MaxNameLength},
		{"/region", &d.Region, MaxTextLength}, {"/city", &d.City, MaxTextLength}, {"/street", &d.Street, MaxTextLength},
		{"/postCode", &d.PostCode, 40},
	} {
		*one.value = reference.Text(*one.value)
		if utf8.RuneCountInString(*one.value) > one.most {
			fields.Add(one.pointer, "too_long", map[string]any{"maximum": one.most})
		}
	}
	if d.Name == "" {
		fields.Add("/name", "required", nil)
	}
	d.chosen(&fields)
	d.identified(&fields)
	website, ok := reference.WebAddress(d.Website)
	switch {
	case !ok:
		fields.Add("/website", "web_address", nil)
	case len(website) > MaxTextLength:
		fields.Add("/website", "too_long", map[string]any{"maximum": MaxTextLength})
	}
	d.Website = website
	if !d.CharterFrom.IsZero() && !d.CharterUntil.IsZero() && d.CharterUntil.Before(d.CharterFrom) {
		fields.Add("/charterUntil", "before_start", map[string]any{"from": d.CharterFrom.String()})
	}
	return d, fields.Error()
}

func (d *Details) chosen(fields *fault.Fields) {
	if !knownType(d.Type) {
		fields.Add("/type", "one_of", map[string]any{"allowed": strings.Join(eligibility.OrganisationTypes(), ", ")})
	}
	for _, one := range []struct {
		pointer, value string
		allowed        []string
	}{{"/sizeClass", d.SizeClass, SizeClasses()}, {"/sector", d.Sector, Sectors()}} {
		if one.value != "" && !contains(one.allowed, one.value) {
			fields.Add(one.pointer, "one_of", map[string]any{"allowed": strings.Join(one.allowed, ", ")})
		}
	}
	d.Country = programme.CountryCode(strings.ToUpper(strings.TrimSpace(d.Country)))
	switch {
	case d.Country == "":
		fields.Add("/country", "required", nil)
	case !programme.KnownCountry(d.Country):
		fields.Add("/country", "country_unknown", nil)
	}
}

func (d *Details) identified(fields *fault.Fields) {
	d.PIC = compact(d.PIC)
	if d.PIC != "" && !picForm.MatchString(d.PIC) {
		fields.Add("/pic", "pic_form", nil)
	}
	d.OID = strings.ToUpper(compact(d.OID))
	if d.OID != "" && !oidForm.MatchString(d.OID) {
		fields.Add("/oid", "oid_form", nil)
	}
	if reference.Text(d.ErasmusCode) == "" {
		d.ErasmusCode = ""
	} else if code, ok := reference.CanonicalErasmusCode(d.ErasmusCode); ok {
		d.ErasmusCode = code
	} else {
		fields.Add("/erasmusCode", "erasmus_code_form", nil)
	}
	d.VATNumber = strings.ToUpper(compact(d.VATNumber))
	if d.VATNumber != "" && !vatForm.MatchString(d.VATNumber) {
		fields.Add("/vatNumber", "vat_number_form", nil)
	}
	d.NationalNumber = strings.ToUpper(compact(d.NationalNumber))
	switch {
	case d.NationalNumber == "":
	case d.Country == "SE" && !(swedishNumberForm.MatchString(d.NationalNumber) && luhn(d.NationalNumber)):
		fields.Add("/nationalNumber", "swedish_number_form", nil)
	case !nationalForm.MatchString(d.NationalNumber):
		fields.Add("/nationalNumber", "national_number_form", nil)
	}
}

// luhn checks the last digit of a Swedish organisation number.
func luhn(digits string) bool {
	sum := 0
	for i, r := range digits {
		n := int(r - '0')
		if (len(digits)-i)%2 == 0 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

func contains(allowed []string, value string) bool {
	for _, one := range allowed {
		if one == value {
			return true
		}
	}
	return false
}

// write puts the details into a row. A changed city takes the coordinates with
// it: they belonged to the old one.
func (d Details) write(row *models.Organisation) {
	if row.City != d.City || row.Country != d.Country {
		row.Latitude, row.Longitude, row.PlaceName, row.CityPublished = nil, nil, "", ""
	}
	row.Name, row.ShortName, row.NameEnglish, row.Type, row.SizeClass, row.Sector = d.Name, d.ShortName, d.NameEnglish, d.Type, d.SizeClass, d.Sector
	row.Country, row.Region, row.City, row.Street, row.PostCode, row.Website = d.Country, d.Region, d.City, d.Street, d.PostCode, d.Website
	row.PIC, row.OID, row.ErasmusCode = optional(d.PIC), optional(d.OID), optional(d.ErasmusCode)
	row.VATNumber, row.NationalNumber = optional(d.VATNumber), optional(d.NationalNumber)
	row.CharterFrom, row.CharterUntil = d.CharterFrom, d.CharterUntil
	index(row)
}

func (d Details) identifiers() models.Identifiers {
	return models.Identifiers{
		PIC: optional(d.PIC), OID: optional(d.OID), ErasmusCodeKey: optional(reference.ErasmusCodeKey(d.ErasmusCode)),
		VATNumber: optional(d.VATNumber), NationalNumber: optional(d.NationalNumber),
	}
}
