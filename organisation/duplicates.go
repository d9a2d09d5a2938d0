package organisation

import (
	"strings"

	"konsortium/fault"
	"konsortium/models"
	"konsortium/reference"
)

// refuseDuplicate refuses an identifier that another organisation carries, and
// names that organisation so that the screen can lead to it. An identifier
// that stands unchanged in the row being edited is not looked at: published
// lists do hold one OID twice.
func refuseDuplicate(tx *models.Tx, d Details, own *models.Organisation) error {
	codes := d.identifiers()
	if own != nil {
		codes = changedIdentifiers(codes, own)
	}
	others, err := tx.OrganisationsWith(d.Country, codes)
	if err != nil {
		return err
	}
	for _, other := range others {
		if own != nil && other.ID == own.ID {
			continue
		}
		field := sharedField(codes, other)
		if field == "" {
			continue
		}
		return fault.New(fault.Conflict, "organisation_exists", "An organisation with this identifier is in the register.").
			With("organisationId", other.ID).With("name", other.Name).With("field", field)
	}
	return nil
}

func changedIdentifiers(codes models.Identifiers, own *models.Organisation) models.Identifiers {
	unless := func(now, before *string) *string {
		if text(now) == text(before) {
			return nil
		}
		return now
	}
	return models.Identifiers{
		PIC: unless(codes.PIC, own.PIC), OID: unless(codes.OID, own.OID), ErasmusCodeKey: unless(codes.ErasmusCodeKey, codeKey(*own)),
		VATNumber: unless(codes.VATNumber, own.VATNumber), NationalNumber: unless(codes.NationalNumber, own.NationalNumber),
	}
}

// sharedField names the first identifier that two organisations share, as the
// web's request calls it.
func sharedField(codes models.Identifiers, other models.Organisation) string {
	for _, one := range []struct {
		field      string
		own, other *string
	}{
		{"pic", codes.PIC, other.PIC}, {"oid", codes.OID, other.OID}, {"erasmusCode", codes.ErasmusCodeKey, codeKey(other)},
		{"vatNumber", codes.VATNumber, other.VATNumber}, {"nationalNumber", codes.NationalNumber, other.NationalNumber},
	} {
		if one.own != nil && one.other != nil && *one.own == *one.other {
			return one.field
		}
	}
	return ""
}

func codeKey(row models.Organisation) *string {
	return optional(reference.ErasmusCodeKey(text(row.ErasmusCode)))
}

// Similar is an organisation whose name resembles one that is being entered.
type Similar struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	City string `json:"city"`
}

// mostSimilar bounds how many similar organisations are named.
const mostSimilar = 5

// similarNames finds organisations of the country with almost the same name:
// the same words in any order, or few letters apart.
func similarNames(tx *models.Tx, country, name string) ([]Similar, error) {
	names, err := tx.OrganisationNamesIn(country)
	if err != nil {
		return nil, err
	}
	folded := Fold(name)
	var similar []Similar
	for _, one := range names {
		if len(similar) < mostSimilar && resembles(folded, one.NameFolded) {
			similar = append(similar, Similar{ID: one.ID, Name: one.Name, City: one.City})
		}
	}
	return similar, nil
}

// resembles compares two folded names. A tenth of the letters may differ, at
// most three, and none in a name shorter than five letters.
func resembles(a, b string) bool {
	if a == b {
		return true
	}
	if strings.Join(sortedWords(a), " ") == strings.Join(sortedWords(b), " ") {
		return true
	}
	allowed := min(max(len(a), len(b))/10, 3)
	if min(len(a), len(b)) >= 5 {
		allowed = max(allowed, 1)
	}
	if difference := len(a) - len(b); allowed == 0 || difference > allowed || -difference > allowed {
		return false
	}
	return distance(a, b) <= allowed
}
