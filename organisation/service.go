package organisation

import (
	"context"
	"strings"

	"konsortium/access"
	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Sources of an organisation's entry.
const (
	SourceShipped = "eche_shipped" // the list inside the program
	SourceImport  = "eche_import"  // a list that someone took in
	SourceEntered = "entered"      // typed by a person
)

// Service holds the use cases of the register.
type Service struct {
	db *models.DB
}

// New makes the service.
func New(db *models.DB) *Service { return &Service{db: db} }

// Search is what someone looks for; the zero value asks for everything.
type Search struct {
	Typed   string // words of a name, city or country, or an identifier
	Country string // ISO 3166-1 alpha-2, or XK
	Type    string
	// CharterOn keeps those whose charter is valid on the day.
	CharterOn programme.Date
	// Count asks for the number of all that are found.
	Count bool
}

// Found is one page of organisations; Total is nil unless it was asked for.
type Found struct {
	Page  models.Page[models.Organisation]
	Total *int64
}

// SearchOrganisations finds organisations of the register, the best first.
func (s *Service) SearchOrganisations(ctx context.Context, search Search, request models.PageRequest) (Found, error) {
	var fields fault.Fields
	country := strings.ToUpper(search.Country)
	if country != "" {
		if country = programme.CountryCode(country); !programme.KnownCountry(country) {
			fields.Add("/country", "country_unknown", nil)
		}
	}
	if search.Type != "" && !knownType(search.Type) {
		fields.Add("/type", "one_of", map[string]any{"allowed": strings.Join(eligibility.OrganisationTypes(), ", ")})
	}
	if err := fields.Error(); err != nil {
		return Found{}, err
	}
	query := ParseQuery(search.Typed)
	wanted := models.OrganisationSearch{
		Patterns: query.Patterns(), Words: query.Words, Text: query.Text, Identifier: query.Identifier, Codes: query.Codes,
		Country: country, Type: search.Type, CharterOn: search.CharterOn,
	}
	var found Found
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadOrganisations, access.Resource{}); err != nil {
			return err
		}
		var err error
		if found.Page, err = tx.SearchOrganisations(wanted, request); err != nil {
			return err
		}
		if search.Count {
			total, err := tx.CountOrganisations(wanted)
			if err != nil {
				return err
			}
			found.Total = &total
		}
		return nil
	})
	return found, err
}

// Entry is one organisation with the projects in which it takes part, as far
// as the reader may see them.
type Entry struct {
	Organisation   models.Organisation
	Participations []models.Participation
}

// GetOrganisation loads one organisation.
func (s *Service) GetOrganisation(ctx context.Context, id string) (*Entry, error) {
	var entry *Entry
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadOrganisations, access.Resource{}); err != nil {
			return err
		}
		row, err := tx.Organisation(id)
		if err != nil {
			return err
		}
		participations, err := tx.ParticipationsOf(row.ID, access.ReachOf(tx.Actor, access.ReadProject))
		if err != nil {
			return err
		}
		entry = &Entry{Organisation: *row, Participations: participations}
		return nil
	})
	return entry, err
}

func knownType(name string) bool {
	for _, known := range eligibility.OrganisationTypes() {
		if known == name {
			return true
		}
	}
	return false
}

// index fills the columns by which an organisation is searched and compared.
func index(row *models.Organisation) {
	row.NameFolded, row.CityFolded = Fold(row.Name), Fold(row.City)
	row.SearchText = Searchable{
		Name: row.Name, EnglishName: row.NameEnglish, ShortName: row.ShortName, AlsoKnownAs: row.AlsoKnownAs,
		City: row.City, PlaceName: row.PlaceName, Country: row.Country,
		ErasmusCode: text(row.ErasmusCode), PIC: text(row.PIC), OID: text(row.OID),
		VATNumber: text(row.VATNumber), NationalNumber: text(row.NationalNumber),
	}.SearchText()
}

func text(value *string) string {
	if value == nil {
		return ""
	}
	return *value
}

// optional is nil for empty text, as identifiers are stored.
func optional(value string) *string {
	if value == "" {
		return nil
	}
	return &value
}
