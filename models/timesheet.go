package models

import (
	"time"

	"konsortium/access"
	"konsortium/programme"
)

// OutputDays are the days worked on one output, in tenths of a day.
type OutputDays struct {
	Output string `json:"output"`
	Tenths int64  `json:"tenths"`
}

// TimeSheet is what one person worked in one month in one staff category. Month is
// its first day; DocumentID names the signed sheet.
type TimeSheet struct {
	ID            string         `audit:"ignore"`
	ProjectID     string         `audit:"ignore"`
	PartnerID     string         `audit:"ignore"`
	Person        string         `audit:"secret"`
	PersonFolded  string         `audit:"ignore"`
	Position      string         `audit:"secret"`
	StaffCategory string         `audit:"track"`
	Month         programme.Date `audit:"track"`
	Outputs       []OutputDays   `audit:"ignore" gorm:"serializer:json"`
	TotalTenths   int64          `audit:"track"`
	DocumentID    *string        `audit:"track"`
	CreatedAt     time.Time      `audit:"ignore"`
	UpdatedAt     time.Time      `audit:"ignore"`
	Version       int64          `audit:"ignore"`
}

func (s *TimeSheet) versionOf() *int64 { return &s.Version }

// TimeSheetRow is a time sheet with the name of the file that was signed.
type TimeSheetRow struct {
	TimeSheet
	DocumentName   string
	OrganisationID string
}

// TimeSheets lists the time sheets of a project, as far as the reach goes, the
// newest month first.
func (tx *Tx) TimeSheets(projectID string, reach access.Reach) ([]TimeSheetRow, error) {
	organisations, all := reach.Within(projectID)
	if !all && len(organisations) == 0 {
		return nil, nil
	}
	query := tx.gorm.Table("time_sheets").
		Select("time_sheets.*, COALESCE(documents.name, '') AS document_name, partners.organisation_id").
		Joins("JOIN partners ON partners.id = time_sheets.partner_id").
		Joins("LEFT JOIN documents ON documents.id = time_sheets.document_id").
		Where("time_sheets.project_id = ?", projectID)
	if !all {
		query = query.Where("partners.organisation_id IN ?", organisations)
	}
	var rows []TimeSheetRow
	err := query.Order("time_sheets.month DESC, partners.position, time_sheets.person_folded, time_sheets.staff_category").Find(&rows).Error
	return rows, err
}

// PersonDays is what a person of one organisation worked in a month in one project.
type PersonDays struct {
	OrganisationID string
	PersonFolded   string
	Month          programme.Date
	ProjectID      string
	Acronym        string
	TotalTenths    int64
}

// DaysOfPeople sums, in every project of the installation, the days of the people
// and months that have a time sheet in one of them. A person is known by
// organisation and name.
func (tx *Tx) DaysOfPeople(projectID string) ([]PersonDays, error) {
	var rows []PersonDays
	err := tx.gorm.Table("time_sheets").
		Select("partners.organisation_id, time_sheets.person_folded, time_sheets.month, time_sheets.project_id, projects.acronym, SUM(time_sheets.total_tenths) AS total_tenths").
		Joins("JOIN partners ON partners.id = time_sheets.partner_id").
		Joins("JOIN projects ON projects.id = time_sheets.project_id").
		Where(`EXISTS (SELECT 1 FROM time_sheets AS own JOIN partners AS owner ON owner.id = own.partner_id
			WHERE own.project_id = ? AND owner.organisation_id = partners.organisation_id AND own.person_folded = time_sheets.person_folded AND own.month = time_sheets.month)`, projectID).
		Group("partners.organisation_id, time_sheets.person_folded, time_sheets.month, time_sheets.project_id, projects.acronym").
		Order("projects.acronym, time_sheets.project_id").Scan(&rows).Error
	return rows, err
}

// TimeSheet loads one time sheet of a project; of another project it does not exist.
func (tx *Tx) TimeSheet(projectID, id string) (*TimeSheet, error) {
	return ofProject[TimeSheet](tx, "time sheet", projectID, id)
}

// AddTimeSheet inserts a time sheet; see IsDuplicate.
func (tx *Tx) AddTimeSheet(row *TimeSheet) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveTimeSheet writes an edited time sheet if its version still stands; see IsDuplicate.
func (tx *Tx) SaveTimeSheet(row *TimeSheet) error { return tx.save(row) }

// RemoveTimeSheet deletes a time sheet if its version still stands.
func (tx *Tx) RemoveTimeSheet(row *TimeSheet) error { return tx.remove(row) }

// SheetsWithDocument counts the time sheets that name a document.
func (tx *Tx) SheetsWithDocument(documentID string) (int64, error) {
	var count int64
	err := tx.gorm.Model(&TimeSheet{}).Where("document_id = ?", documentID).Count(&count).Error
	return count, err
}
