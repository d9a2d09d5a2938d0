package models

import (
	"time"

	"konsortium/money"
	"konsortium/programme"
)

// AgendaLink ties a project to one priority (1 to 5) of the EU agenda for the
// modernisation of higher education.
type AgendaLink struct {
	Priority int    `json:"priority"`
	Text     string `json:"text"`
}

// Project is an Erasmus+ project, from an idea to its closing.
type Project struct {
	ID                       string         `audit:"ignore"`
	Acronym                  string         `audit:"track"`
	Title                    string         `audit:"track"`
	Summary                  string         `audit:"track"`
	Action                   string         `audit:"track"`
	CallYear                 int            `audit:"track"`
	ProjectNumber            string         `audit:"track"`
	Status                   string         `audit:"track"`
	StartOn                  programme.Date `audit:"track"`
	DurationMonths           int            `audit:"track"`
	GrantRequestedCents      *money.Amount  `audit:"track"`
	GrantAwardedCents        *money.Amount  `audit:"track"`
	AgreementNumber          string         `audit:"track"`
	YearlyLimitCents         *money.Amount  `audit:"track"`
	HigherEducationRelevance string         `audit:"track"`
	Objectives               []string       `audit:"track" gorm:"serializer:json"`
	ActivityTypes            []string       `audit:"track" gorm:"serializer:json"`
	Sectors                  []string       `audit:"track" gorm:"serializer:json"`
	AgendaLinks              []AgendaLink   `audit:"track" gorm:"serializer:json"`
	AgendaRead               bool           `audit:"track"`
	RuleBookVersion          string         `audit:"track"`
	SearchText               string         `audit:"ignore"`
	Demonstration            bool           `audit:"ignore"`
	CreatedBy                string         `audit:"ignore"`
	CreatedAt                time.Time      `audit:"ignore"`
	UpdatedAt                time.Time      `audit:"ignore"`
	Version                  int64          `audit:"ignore"`
}

func (p *Project) versionOf() *int64 { return &p.Version }

// EndOn is the last day of the project; the zero Date without a start.
func (p *Project) EndOn() programme.Date {
	if p.StartOn.IsZero() {
		return programme.Date{}
	}
	return p.StartOn.AddMonths(p.DurationMonths).AddDays(-1)
}

// ProjectMove is one change of a project's status.
type ProjectMove struct {
	ID         string
	ProjectID  string
	FromStatus string
	ToStatus   string
	Reason     string
	MovedBy    string
	MovedAt    time.Time
}

// Partner is an organisation's part in a project. LeftOn is zero while it takes part.
type Partner struct {
	ID                 string         `audit:"ignore"`
	ProjectID          string         `audit:"ignore"`
	OrganisationID     string         `audit:"track"`
	Position           int            `audit:"track"`
	Role               string         `audit:"track"`
	AddedValue         string         `audit:"track"`
	StrategyLink       string         `audit:"track"`
	CharterHeld        *bool          `audit:"track"`
	MandateState       string         `audit:"track"`
	MandateSignedOn    programme.Date `audit:"track"`
	MandateRequestedOn programme.Date `audit:"track"`
	MandateReceivedOn  programme.Date `audit:"track"`
	// MandateDocumentID names the file that was handed in.
	MandateDocumentID *string        `audit:"track"`
	JoinedOn          programme.Date `audit:"track"`
	LeftOn            programme.Date `audit:"track"`
	LeavingReason     string         `audit:"track"`
	ReplacedByID      *string        `audit:"track"`
	CreatedAt         time.Time      `audit:"ignore"`
	UpdatedAt         time.Time      `audit:"ignore"`
	Version           int64          `audit:"ignore"`
}

func (p *Partner) versionOf() *int64 { return &p.Version }

// EligibilityCheck is one judgement of a consortium as it stood. Result is the
// answer as JSON.
type EligibilityCheck struct {
	ID              string
	ProjectID       string
	Verdict         string
	RuleBookVersion string
	Result          string
	Occasion        string
	CheckedBy       string
	CheckedAt       time.Time
}

// Project loads one project without a lock. Whether the actor may see it is
// the use case's to check.
func (tx *Tx) Project(id string) (*Project, error) {
	return find[Project](tx, "project", id)
}

// LockProject loads one project and lets no other write of the same project
// proceed until the transaction ends. Every write of a project begins with it.
func (tx *Tx) LockProject(id string) (*Project, error) {
	if !ValidID(id) {
		return find[Project](tx, "project", id)
	}
	return first(tx.forUpdate().Where("id = ?", id), "project", new(Project))
}

// AddProject inserts a project and starts its audit chain.
func (tx *Tx) AddProject(row *Project) error {
	row.Version, row.SearchText = 1, projectSearchText(row)
	if err := tx.insert(row); err != nil {
		return err
	}
	return tx.startChain(row.ID)
}

// SaveProject writes an edited project if its version still stands.
func (tx *Tx) SaveProject(row *Project) error {
	row.SearchText = projectSearchText(row)
	return tx.save(row)
}

// Partner loads one partner of a project; of another project it does not exist.
func (tx *Tx) Partner(projectID, id string) (*Partner, error) {
	if !ValidID(id) || !ValidID(projectID) {
		return find[Partner](tx, "partner", "")
	}
	return first(tx.gorm.Where("id = ? AND project_id = ?", id, projectID), "partner", new(Partner))
}

// PartnerRow is a partner with what every screen shows of its organisation.
type PartnerRow struct {
	Partner
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
}

// Partners lists the partners of a project in their order, those who have left
// included.
func (tx *Tx) Partners(projectID string) ([]PartnerRow, error) {
	return tx.PartnersOf([]string{projectID})
}

// PartnersOf lists the partners of several projects, project by project, each
// in its order.
func (tx *Tx) PartnersOf(projectIDs []string) ([]PartnerRow, error) {
	var rows []PartnerRow
	if len(projectIDs) == 0 {
		return rows, nil
	}
	err := tx.gorm.Table("partners").
		Select(`partners.*, organisations.name AS organisation_name, organisations.short_name AS organisation_short,
			organisations.type AS organisation_type, organisations.country AS organisation_country, organisations.city AS organisation_city,
			organisations.oid AS organisation_oid, organisations.is_own AS organisation_is_own,
			organisations.charter_from AS charter_from, organisations.charter_until AS charter_until,
			organisations.latitude AS latitude, organisations.longitude AS longitude`).
		Joins("JOIN organisations ON organisations.id = partners.organisation_id").
		Where("partners.project_id IN ?", projectIDs).
		Order("partners.project_id, partners.position, partners.id").
		Scan(&rows).Error
	return rows, err
}

// PartnerOf loads an organisation's part in a project.
func (tx *Tx) PartnerOf(projectID, organisationID string) (*Partner, error) {
	return first(tx.gorm.Where("project_id = ? AND organisation_id = ?", projectID, organisationID), "partner", new(Partner))
}

// AddPartner inserts a partner; see IsDuplicate.
func (tx *Tx) AddPartner(row *Partner) error {
	row.Version = 1
	return tx.insert(row)
}

// SavePartner writes an edited partner if its version still stands.
func (tx *Tx) SavePartner(row *Partner) error { return tx.save(row) }

// RemovePartner deletes a partner if its version still stands; see IsReferenced.
func (tx *Tx) RemovePartner(row *Partner) error { return tx.remove(row) }
