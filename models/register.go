package models

import (
	"fmt"
	"strconv"
	"strings"

	"konsortium/access"
	"konsortium/programme"

	"gorm.io/gorm"
)

// Statuses of an organisation.
const (
	OrganisationActive = "active"
	OrganisationMerged = "merged"
	OrganisationClosed = "closed"
)

// OrganisationSearch asks for organisations. Patterns are matched with the
// search text, all of them; Words and Text are folded and Identifier without blanks, for
// the order of what is found. The zero value asks for everything.
type OrganisationSearch struct {
	Patterns   []string
	Words      []string
	Text       string
	Identifier string
	Codes      []string // Erasmus codes that the words may be
	Country    string
	Type       string
	// CharterOn keeps those whose charter is valid on the day.
	CharterOn programme.Date
}

// byRelevance is the sort of a search with words, and the name of its cursor.
const byRelevance = "relevance"

// foundOrganisation is an organisation with its place in the order of a search.
type foundOrganisation struct {
	Organisation
	Standing int
}

// SearchOrganisations loads one page of the active organisations that fit.
// With words and no other sort, the best come first: an identifier that is
// what was typed, then names that begin with it, then the city, then the rest.
func (tx *Tx) SearchOrganisations(search OrganisationSearch, request PageRequest) (Page[Organisation], error) {
	fitting := tx.fittingOrganisations(search)
	if len(search.Words) == 0 || request.Sort != "" && request.Sort != byRelevance {
		return pageOf(fitting, request, []order[Organisation]{
			{name: "name", column: "name_folded", value: func(o *Organisation) any { return o.NameFolded }, id: organisationID},
			{name: "city", column: "city_folded", value: func(o *Organisation) any { return o.CityFolded }, id: organisationID},
			{name: "country", column: "country", value: func(o *Organisation) any { return o.Country }, id: organisationID},
		})
	}
	return tx.rankedOrganisations(fitting, search, request)
}

func organisationID(o *Organisation) string { return o.ID }

// CountOrganisations counts what a search finds on all its pages.
func (tx *Tx) CountOrganisations(search OrganisationSearch) (int64, error) {
	var count int64
	err := tx.fittingOrganisations(search).Count(&count).Error
	return count, err
}

func (tx *Tx) fittingOrganisations(search OrganisationSearch) *gorm.DB {
	query := tx.gorm.Model(&Organisation{}).Where("status = ?", OrganisationActive)
	for _, pattern := range search.Patterns {
		query = query.Where("search_text LIKE ?", pattern)
	}
	if search.Country != "" {
		query = query.Where("country = ?", search.Country)
	}
	if search.Type != "" {
		query = query.Where("type = ?", search.Type)
	}
	if !search.CharterOn.IsZero() {
		query = query.Where("charter_from <= ? AND (charter_until >= ? OR charter_until IS NULL)", search.CharterOn, search.CharterOn)
	}
	return query
}

// rankedOrganisations orders by the steps that organisation.Rank names.
func (tx *Tx) rankedOrganisations(fitting *gorm.DB, search OrganisationSearch, request PageRequest) (Page[Organisation], error) {
	ranked := fitting.Select(`organisations.*, CASE
		WHEN pic = ? OR oid = ? OR erasmus_code IN ? OR vat_number = ? OR national_number = ? THEN 0
		WHEN name_folded = ? OR (city_folded = ? AND name_folded LIKE ?) THEN 1
		WHEN name_folded LIKE ? THEN 2
		WHEN city_folded = ? THEN 3
		WHEN name_folded LIKE ? THEN 4
		WHEN city_folded IN ? OR name_folded LIKE ? THEN 5
		ELSE 6 END AS standing`,
		search.Identifier, search.Identifier, search.Codes, search.Identifier, search.Identifier,
		search.Text, search.Text, search.Text+"%", search.Text+"%", search.Text, "% "+search.Text+"%",
		search.Words, search.Words[0]+"%")
	query := tx.gorm.Table("(?) AS found", ranked)
	if request.Cursor != "" {
		text, id, err := readCursor(request.Cursor, byRelevance, false)
		if err != nil {
			return Page[Organisation]{}, err
		}
		standing, name := readStanding(text)
		query = query.Where("(standing > ? OR (standing = ? AND (name_folded > ? OR (name_folded = ? AND id > ?))))", standing, standing, name, name, id)
	}
	limit := request.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	limit = min(limit, MaximumLimit)
	var rows []foundOrganisation
	if err := query.Order("standing, name_folded, id").Limit(limit + 1).Find(&rows).Error; err != nil {
		return Page[Organisation]{}, err
	}
	page := Page[Organisation]{}
	for i, row := range rows {
		if i == limit {
			last := rows[limit-1]
			page.Next = writeCursor(byRelevance, fmt.Sprintf("%d %s", last.Standing, last.NameFolded), last.ID)
			break
		}
		page.Items = append(page.Items, row.Organisation)
	}
	return page, nil
}

// readStanding takes the value of a relevance cursor apart. A made-up one
// begins at the beginning.
func readStanding(value any) (int, string) {
	text, _ := value.(string)
	number, name, _ := strings.Cut(text, " ")
	standing, err := strconv.Atoi(number)
	if err != nil {
		return -1, ""
	}
	return standing, name
}

// AllOrganisations loads the whole register, for comparing it with a list.
func (tx *Tx) AllOrganisations() ([]Organisation, error) {
	var rows []Organisation
	err := tx.gorm.Where("status = ?", OrganisationActive).Order("id").Find(&rows).Error
	return rows, err
}

// insertBatch keeps a statement below the number of parameters that both
// databases take.
const insertBatch = 500

// AddOrganisations inserts many organisations; see IsDuplicate.
func (tx *Tx) AddOrganisations(rows []Organisation) error {
	for i := range rows {
		rows[i].Version = 1
	}
	return tx.gorm.CreateInBatches(rows, insertBatch).Error
}

// Identifiers are the codes by which an organisation is known elsewhere, in
// the form in which they are stored; nil where there is none.
type Identifiers struct {
	PIC, OID, VATNumber, NationalNumber *string
	// ErasmusCodeKey is the code without blanks, as codes are compared.
	ErasmusCodeKey *string
}

// OrganisationsWith finds the organisations that carry any of the identifiers,
// closed ones too. A national number counts within its country.
func (tx *Tx) OrganisationsWith(country string, codes Identifiers) ([]Organisation, error) {
	var rows []Organisation
	err := tx.gorm.Where(`status <> ? AND (pic = ? OR oid = ? OR REPLACE(erasmus_code, ' ', '') = ? OR vat_number = ? OR (national_number = ? AND country = ?))`,
		OrganisationMerged, codes.PIC, codes.OID, codes.ErasmusCodeKey, codes.VATNumber, codes.NationalNumber, country).Order("id").Find(&rows).Error
	return rows, err
}

// OrganisationName is what comparing names needs.
type OrganisationName struct {
	ID         string
	Name       string
	NameFolded string
	City       string
}

// OrganisationNamesIn lists the names of one country's organisations.
func (tx *Tx) OrganisationNamesIn(country string) ([]OrganisationName, error) {
	var rows []OrganisationName
	err := tx.gorm.Model(&Organisation{}).Where("country = ? AND status = ?", country, OrganisationActive).Order("name_folded, id").Find(&rows).Error
	return rows, err
}

// Participation is a project in which an organisation has a part.
type Participation struct {
	ProjectID string
	PartnerID string
	Acronym   string
	Title     string
	Action    string
	CallYear  int
	Status    string
	Role      string
	LeftOn    programme.Date
}

// ParticipationsOf lists the projects of an organisation within a reach, the
// newest call first. Projects outside the reach do not exist.
func (tx *Tx) ParticipationsOf(organisationID string, reach access.Reach) ([]Participation, error) {
	if reach.Nothing() {
		return nil, nil
	}
	query := tx.gorm.Table("partners").
		Select(`projects.id AS project_id, partners.id AS partner_id, projects.acronym, projects.title, projects.action, projects.call_year,
			projects.status, partners.role, partners.left_on`).
		Joins("JOIN projects ON projects.id = partners.project_id").
		Where("partners.organisation_id = ?", organisationID)
	if !reach.Everything {
		projects := append([]string{}, reach.Projects...)
		for _, own := range reach.Own {
			projects = append(projects, own.ProjectID)
		}
		query = query.Where("projects.id IN ?", projects)
	}
	var rows []Participation
	err := query.Order("projects.call_year DESC, projects.acronym, projects.id").Scan(&rows).Error
	return rows, err
}
