package partnership

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Lengths of texts, in characters.
const (
	titleLength   = 200
	purposeLength = 600
	nameLength    = 300
	reasonLength  = 2000
	opinionLength = 5000
	// mostOrganisations is how many organisations one proposal may name.
	mostOrganisations = 10
)

// Where a proposal comes from.
const (
	FromLeadership = "leadership"
	FromOutside    = "external_request"
	FromEmployee   = "employee"
)

// Areas lists what a partnership may be about.
func Areas() []string {
	return []string{"research", "education", "utilisation", "skills_supply", "communication", "other"}
}

// OriginsFor lists what the actor may give as the origin of a proposal. That
// the leadership or somebody outside asked for it is said by those whom they
// ask: the leadership itself and the international office.
func OriginsFor(actor access.Actor) []string {
	if access.Allowed(actor, access.ReadProposals, whole()) {
		return []string{FromLeadership, FromOutside, FromEmployee}
	}
	return []string{FromEmployee}
}

// OrganisationInput names a proposed organisation: one of the register, or,
// where it is not there, its name and country.
type OrganisationInput struct {
	OrganisationID string
	Name           string
	Country        string
}

// ProposalInput is everything that people write in a proposal.
type ProposalInput struct {
	Title           string
	Purpose         string
	Origin          string
	Areas           []string
	InstitutionWide string
	Organisations   []OrganisationInput
}

// apply validates the input as a whole and writes it into a row.
func (in ProposalInput) apply(tx *models.Tx, row *models.Proposal) ([]models.ProposedOrganisation, error) {
	var fields fault.Fields
	line(&fields, "/title", &in.Title, 1, titleLength)
	text(&fields, "/purpose", &in.Purpose, 1, purposeLength)
	if allowed := OriginsFor(tx.Actor); in.Origin != row.Origin && !slices.Contains(allowed, in.Origin) {
		fields.Add("/origin", "one_of", map[string]any{"allowed": allowed})
	}
	if allowed := []string{"yes", "no", "unsure"}; !slices.Contains(allowed, in.InstitutionWide) {
		fields.Add("/institutionWide", "one_of", map[string]any{"allowed": allowed})
	}
	row.Areas = areas(&fields, in.Areas)
	organisations, err := in.organisations(tx, &fields)
	if err != nil {
		return nil, err
	}
	row.Title, row.Purpose, row.Origin, row.InstitutionWide = in.Title, in.Purpose, in.Origin, in.InstitutionWide
	return organisations, fields.Error()
}

func areas(fields *fault.Fields, chosen []string) []string {
	ordered := []string{}
	for at, area := range chosen {
		if !slices.Contains(Areas(), area) {
			fields.Add("/areas/"+strconv.Itoa(at), "one_of", map[string]any{"allowed": Areas()})
		}
	}
	for _, area := range Areas() {
		if slices.Contains(chosen, area) {
			ordered = append(ordered, area)
		}
	}
	if len(chosen) == 0 {
		fields.Add("/areas", "required", nil)
	}
	return ordered
}

func (in ProposalInput) organisations(tx *models.Tx, fields *fault.Fields) ([]models.ProposedOrganisation, error) {
	switch {
	case len(in.Organisations) == 0:
		fields.Add("/organisations", "required", nil)
	case len(in.Organisations) > mostOrganisations:
		fields.Add("/organisations", "too_many", map[string]any{"maximum": mostOrganisations})
		return nil, nil
	}
	var rows []models.ProposedOrganisation
	named := map[string]bool{}
	for at, one := range in.Organisations {
		pointer := "/organisations/" + strconv.Itoa(at)
		row := models.ProposedOrganisation{ID: models.NewID()}
		key := one.OrganisationID
		if one.OrganisationID != "" {
			if err := fitting(tx, fields, pointer+"/organisationId", one.OrganisationID); err != nil {
				return nil, err
			}
			row.OrganisationID = &one.OrganisationID
		} else {
			line(fields, pointer+"/name", &one.Name, 1, nameLength)
			one.Country = programme.CountryCode(strings.ToUpper(strings.TrimSpace(one.Country)))
			if !programme.KnownCountry(one.Country) {
				fields.Add(pointer+"/country", "country_unknown", nil)
			}
			row.Name, row.Country = one.Name, one.Country
			key = strings.ToLower(one.Name) + "\n" + one.Country
		}
		if named[key] {
			fields.Add(pointer, "duplicate", nil)
		}
		named[key] = true
		rows = append(rows, row)
	}
	return rows, nil
}

// fitting demands an organisation of the register that still stands and is not
// the own institution, which has a part in every partnership anyway.
func fitting(tx *models.Tx, fields *fault.Fields, pointer, id string) error {
	organisation, err := tx.Organisation(id)
	switch {
	case fault.Is(err, fault.NotFound):
		fields.Add(pointer, "unknown_organisation", nil)
	case err != nil:
		return err
	case organisation.Status != models.OrganisationActive:
		fields.Add(pointer, "organisation_not_active", map[string]any{"status": organisation.Status})
	case organisation.IsOwn:
		fields.Add(pointer, "own_institution", nil)
	}
	return nil
}

// line trims a text of one line, which stands in mail, and demands a length.
func line(fields *fault.Fields, pointer string, value *string, least, most int) {
	*value = strings.Join(strings.Fields(*value), " ")
	switch length := utf8.RuneCountInString(*value); {
	case length < least:
		fields.Add(pointer, "required", nil)
	case length > most:
		fields.Add(pointer, "too_long", map[string]any{"maximum": most})
	case strings.ContainsFunc(*value, unicode.IsControl):
		fields.Add(pointer, "one_line", nil)
	}
}

// text trims a text of any number of lines and demands a length.
func text(fields *fault.Fields, pointer string, value *string, least, most int) {
	*value = strings.TrimSpace(*value)
	switch length := utf8.RuneCountInString(*value); {
	case length < least:
		fields.Add(pointer, "required", nil)
	case length > most:
		fields.Add(pointer, "too_long", map[string]any{"maximum": most})
	}
}

func contains[T comparable](all []T, one T) bool { return slices.Contains(all, one) }
