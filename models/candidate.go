package models

import (
	"time"

	"konsortium/programme"
)

// Candidate is an organisation that is thought of for a project. PartnerID is
// set once it was taken into the project.
type Candidate struct {
	ID             string    `audit:"ignore"`
	ProjectID      string    `audit:"ignore"`
	OrganisationID string    `audit:"track"`
	State          string    `audit:"track"`
	Role           string    `audit:"track"`
	Note           string    `audit:"track"`
	Contribution   string    `audit:"track"`
	ContactName    string    `audit:"secret"`
	ContactEmail   string    `audit:"secret"`
	Language       string    `audit:"track"`
	AnswerWords    string    `audit:"track"`
	PartnerID      *string   `audit:"track"`
	AddedBy        string    `audit:"ignore"`
	CreatedAt      time.Time `audit:"ignore"`
	UpdatedAt      time.Time `audit:"ignore"`
	Version        int64     `audit:"ignore"`
}

func (c *Candidate) versionOf() *int64 { return &c.Version }

// CandidateRow is a candidate with what its screen shows of the organisation
// and of whoever added it; that name is empty when the person was erased.
type CandidateRow struct {
	Candidate
	OrganisationName    string
	OrganisationShort   string
	OrganisationType    string
	OrganisationCountry string
	OrganisationCity    string
	OrganisationOID     *string `gorm:"column:organisation_oid"`
	OrganisationIsOwn   bool
	CharterFrom         programme.Date
	CharterUntil        programme.Date
	Latitude            *float64
	Longitude           *float64
	AddedByName         string
}

// AsPartner is the candidate as if it took part in the project.
func (c *CandidateRow) AsPartner() PartnerRow {
	return PartnerRow{
		Partner: Partner{
			ID: c.ID, ProjectID: c.ProjectID, OrganisationID: c.OrganisationID, Role: c.Role, MandateState: "none",
		},
		OrganisationName: c.OrganisationName, OrganisationShort: c.OrganisationShort, OrganisationType: c.OrganisationType,
		OrganisationCountry: c.OrganisationCountry, OrganisationCity: c.OrganisationCity, OrganisationOID: c.OrganisationOID,
		OrganisationIsOwn: c.OrganisationIsOwn, CharterFrom: c.CharterFrom, CharterUntil: c.CharterUntil,
		Latitude: c.Latitude, Longitude: c.Longitude,
	}
}

// AddCandidate inserts a candidate; see IsDuplicate.
func (tx *Tx) AddCandidate(row *Candidate) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveCandidate writes an edited candidate if its version still stands.
func (tx *Tx) SaveCandidate(row *Candidate) error { return tx.save(row) }

// RemoveCandidate deletes a candidate if its version still stands.
func (tx *Tx) RemoveCandidate(row *Candidate) error { return tx.remove(row) }

// Candidate loads one candidate of a project; of another project it does not exist.
func (tx *Tx) Candidate(projectID, id string) (*Candidate, error) {
	return ofProject[Candidate](tx, "candidate", projectID, id)
}

// CandidateOf loads an organisation's candidacy in a project, taken into it or not.
func (tx *Tx) CandidateOf(projectID, organisationID string) (*Candidate, error) {
	return first(tx.gorm.Where("project_id = ? AND organisation_id = ?", projectID, organisationID), "candidate", new(Candidate))
}

// CandidateOfPartner loads the candidacy that a partner came from.
func (tx *Tx) CandidateOfPartner(projectID, partnerID string) (*Candidate, error) {
	return first(tx.gorm.Where("project_id = ? AND partner_id = ?", projectID, partnerID), "candidate", new(Candidate))
}

// Candidates lists the candidates of a project that were not taken into it, in
// the order in which they were added.
func (tx *Tx) Candidates(projectID string) ([]CandidateRow, error) {
	var rows []CandidateRow
	err := tx.gorm.Table("candidates").
		Select(`candidates.*, organisations.name AS organisation_name, organisations.short_name AS organisation_short,
			organisations.type AS organisation_type, organisations.country AS organisation_country, organisations.city AS organisation_city,
			organisations.oid AS organisation_oid, organisations.is_own AS organisation_is_own,
			organisations.charter_from AS charter_from, organisations.charter_until AS charter_until,
			organisations.latitude AS latitude, organisations.longitude AS longitude, COALESCE(users.name, '') AS added_by_name`).
		Joins("JOIN organisations ON organisations.id = candidates.organisation_id").
		Joins("LEFT JOIN users ON users.id = candidates.added_by").
		Where("candidates.project_id = ? AND candidates.partner_id IS NULL", projectID).
		Order("candidates.created_at, candidates.id").
		Scan(&rows).Error
	return rows, err
}
