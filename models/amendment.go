package models

import (
	"time"

	"konsortium/fault"
	"konsortium/programme"
)

// BudgetAmendment is a change of the plan of record: a transfer within the rules
// or an amendment that the agency decides. Its cells are those of a budget version.
type BudgetAmendment struct {
	ID              string `audit:"ignore"`
	ProjectID       string `audit:"ignore"`
	Number          int    `audit:"track"`
	BudgetVersionID string `audit:"track"`
	// Kind is empty until it is made or sent.
	Kind   string `audit:"track"`
	Status string `audit:"track"`
	Reason string `audit:"track"`
	// Addendum: the project has the addendum for virtual activities.
	Addendum        bool           `audit:"track"`
	DocumentIDs     []string       `audit:"track" gorm:"column:document_ids;serializer:json"`
	SentOn          programme.Date `audit:"track"`
	AgencyReference string         `audit:"track"`
	DecidedOn       programme.Date `audit:"track"`
	DecidedBy       string         `audit:"track"`
	DecisionNote    string         `audit:"track"`
	OpenedBy        string         `audit:"ignore"`
	OpenedAt        time.Time      `audit:"ignore"`
	ClosedBy        *string        `audit:"ignore"`
	ClosedAt        *time.Time     `audit:"ignore"`
	Version         int64          `audit:"ignore"`
}

func (a *BudgetAmendment) versionOf() *int64 { return &a.Version }

// BudgetAmendmentRow is an amendment with the names of who opened and closed it.
type BudgetAmendmentRow struct {
	BudgetAmendment
	OpenedByName string
	ClosedByName string
}

// BudgetAmendments lists the changes of a project's plan, the newest first.
func (tx *Tx) BudgetAmendments(projectID string) ([]BudgetAmendmentRow, error) {
	var rows []BudgetAmendmentRow
	err := tx.gorm.Model(&BudgetAmendment{}).
		Select("budget_amendments.*, COALESCE(opener.name, '') AS opened_by_name, COALESCE(closer.name, '') AS closed_by_name").
		Joins("LEFT JOIN users AS opener ON opener.id = budget_amendments.opened_by").
		Joins("LEFT JOIN users AS closer ON closer.id = budget_amendments.closed_by").
		Where("budget_amendments.project_id = ?", projectID).Order("budget_amendments.number DESC").Scan(&rows).Error
	return rows, err
}

// BudgetAmendment loads a change of a project's plan; of another project it does
// not exist.
func (tx *Tx) BudgetAmendment(projectID, id string) (*BudgetAmendment, error) {
	if !ValidID(id) || !ValidID(projectID) {
		return find[BudgetAmendment](tx, "amendment", "")
	}
	return first(tx.gorm.Where("id = ? AND project_id = ?", id, projectID), "amendment", new(BudgetAmendment))
}

// AmendmentOfVersion loads the change that a budget version belongs to; nil for
// a version that belongs to none.
func (tx *Tx) AmendmentOfVersion(versionID string) (*BudgetAmendment, error) {
	row, err := first(tx.gorm.Where("budget_version_id = ?", versionID), "amendment", new(BudgetAmendment))
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	return row, err
}

// AddBudgetAmendment inserts a change with the next number of its project, whose
// row is locked.
func (tx *Tx) AddBudgetAmendment(row *BudgetAmendment) error {
	var latest int
	err := tx.gorm.Model(&BudgetAmendment{}).Where("project_id = ?", row.ProjectID).Select("COALESCE(MAX(number), 0)").Scan(&latest).Error
	if err != nil {
		return err
	}
	row.ID, row.Number, row.Version = NewID(), latest+1, 1
	return tx.insert(row)
}

// SaveBudgetAmendment writes an edited change if its version still stands.
func (tx *Tx) SaveBudgetAmendment(row *BudgetAmendment) error { return tx.save(row) }

// AmendmentsWithDocument counts the changes of a project's plan that name a
// document.
func (tx *Tx) AmendmentsWithDocument(projectID, documentID string) (int, error) {
	rows, err := tx.BudgetAmendments(projectID)
	if err != nil {
		return 0, err
	}
	count := 0
	for _, row := range rows {
		for _, id := range row.DocumentIDs {
			if id == documentID {
				count++
			}
		}
	}
	return count, nil
}
