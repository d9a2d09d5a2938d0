package workplan

import (
	"context"

	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// WorkPackageDraft is what a person enters of a work package.
type WorkPackageDraft struct {
	Number        int
	Title         string
	Description   string
	LeadPartnerID string
	StartsOn      programme.Date
	EndsOn        programme.Date
}

func (d WorkPackageDraft) into(row *models.WorkPackage, in *surroundings) error {
	var fields fault.Fields
	if d.Number < 1 || d.Number > 99 {
		fields.Add("/number", "between", map[string]any{"minimum": 1, "maximum": 99})
	}
	row.Number = d.Number
	row.Title = text(&fields, "/title", d.Title, true, titleLimit)
	row.Description = text(&fields, "/description", d.Description, false, descriptionLimit)
	in.partner(&fields, "/leadPartnerId", d.LeadPartnerID, row.LeadPartnerID, d.EndsOn)
	row.LeadPartnerID, row.StartsOn, row.EndsOn = d.LeadPartnerID, d.StartsOn, d.EndsOn
	in.span(&fields, d.StartsOn, d.EndsOn)
	return fields.Error()
}

// AddWorkPackage adds a work package to a project.
func (s *Service) AddWorkPackage(ctx context.Context, projectID string, draft WorkPackageDraft) (*models.WorkPackage, error) {
	row := &models.WorkPackage{ID: models.NewID(), ProjectID: projectID}
	err := s.change(ctx, projectID, func(tx *models.Tx, in *surroundings) error {
		if err := draft.into(row, in); err != nil {
			return err
		}
		if err := tx.AddWorkPackage(row); err != nil {
			return taken(err, "/number")
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.WorkPackageAdded, SubjectKind: "work_package", SubjectID: row.ID}, nil, row)
	})
	return row, err
}

// EditWorkPackage changes a work package if the version still stands.
func (s *Service) EditWorkPackage(ctx context.Context, projectID, id string, version int64, draft WorkPackageDraft) (*models.WorkPackage, error) {
	var row *models.WorkPackage
	err := s.change(ctx, projectID, func(tx *models.Tx, in *surroundings) error {
		var err error
		if row, err = tx.WorkPackage(projectID, id); err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := draft.into(row, in); err != nil {
			return err
		}
		if err := tx.SaveWorkPackage(row); err != nil {
			return taken(err, "/number")
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.WorkPackageChanged, SubjectKind: "work_package", SubjectID: id}, &before, row)
	})
	return row, err
}

// RemoveWorkPackage removes a work package that nothing belongs to.
func (s *Service) RemoveWorkPackage(ctx context.Context, projectID, id string, version int64) error {
	return s.change(ctx, projectID, func(tx *models.Tx, _ *surroundings) error {
		row, err := tx.WorkPackage(projectID, id)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if err := tx.RemoveWorkPackage(row); err != nil {
			return inUse(err, "work_package")
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.WorkPackageRemoved, SubjectKind: "work_package", SubjectID: id}, row, nil)
	})
}
