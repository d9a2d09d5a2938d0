package models

// WorkPackages lists the work packages of a project by number.
func (tx *Tx) WorkPackages(projectID string) ([]WorkPackage, error) {
	var rows []WorkPackage
	err := tx.gorm.Where("project_id = ?", projectID).Order("number, id").Find(&rows).Error
	return rows, err
}

// Deliverables lists the deliverables of a project by due date.
func (tx *Tx) Deliverables(projectID string) ([]Deliverable, error) {
	var rows []Deliverable
	err := tx.gorm.Where("project_id = ?", projectID).Order("due_on, code, id").Find(&rows).Error
	return rows, err
}

// Activities lists the activities of a project by their first day.
func (tx *Tx) Activities(projectID string) ([]Activity, error) {
	var rows []Activity
	err := tx.gorm.Where("project_id = ?", projectID).Order("starts_on, code, id").Find(&rows).Error
	return rows, err
}

// WorkPackage loads one work package of a project.
func (tx *Tx) WorkPackage(projectID, id string) (*WorkPackage, error) {
	return ofProject[WorkPackage](tx, "work package", projectID, id)
}

// Deliverable loads one deliverable of a project.
func (tx *Tx) Deliverable(projectID, id string) (*Deliverable, error) {
	return ofProject[Deliverable](tx, "deliverable", projectID, id)
}

// Activity loads one activity of a project.
func (tx *Tx) Activity(projectID, id string) (*Activity, error) {
	return ofProject[Activity](tx, "activity", projectID, id)
}

// ofProject loads one row of a project by its id; of another project it does
// not exist.
func ofProject[R any](tx *Tx, what, projectID, id string) (*R, error) {
	if !ValidID(id) || !ValidID(projectID) {
		return find[R](tx, what, "")
	}
	return first(tx.gorm.Where("id = ? AND project_id = ?", id, projectID), what, new(R))
}

// AddWorkPackage inserts a work package; see IsDuplicate.
func (tx *Tx) AddWorkPackage(row *WorkPackage) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveWorkPackage writes an edited work package if its version still stands.
func (tx *Tx) SaveWorkPackage(row *WorkPackage) error { return tx.save(row) }

// RemoveWorkPackage deletes a work package if its version still stands; see IsReferenced.
func (tx *Tx) RemoveWorkPackage(row *WorkPackage) error { return tx.remove(row) }

// AddDeliverable inserts a deliverable; see IsDuplicate.
func (tx *Tx) AddDeliverable(row *Deliverable) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveDeliverable writes an edited deliverable if its version still stands.
func (tx *Tx) SaveDeliverable(row *Deliverable) error { return tx.save(row) }

// RemoveDeliverable deletes a deliverable if its version still stands; see IsReferenced.
func (tx *Tx) RemoveDeliverable(row *Deliverable) error { return tx.remove(row) }

// AddActivity inserts an activity; see IsDuplicate.
func (tx *Tx) AddActivity(row *Activity) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveActivity writes an edited activity if its version still stands.
func (tx *Tx) SaveActivity(row *Activity) error { return tx.save(row) }

// RemoveActivity deletes an activity if its version still stands; see IsReferenced.
func (tx *Tx) RemoveActivity(row *Activity) error { return tx.remove(row) }
