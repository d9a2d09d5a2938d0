package workplan

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// DeliverableDraft is what a person enters of a deliverable.
type DeliverableDraft struct {
	WorkPackageID string
	Code          string
	Title         string
	Description   string
	LeadPartnerID string
	DueOn         programme.Date
}

func (d DeliverableDraft) into(tx *models.Tx, row *models.Deliverable, in *surroundings) error {
	var fields fault.Fields
	row.Code = text(&fields, "/code", d.Code, true, codeLimit)
	row.Title = text(&fields, "/title", d.Title, true, titleLimit)
	row.Description = text(&fields, "/description", d.Description, false, descriptionLimit)
	in.partner(&fields, "/leadPartnerId", d.LeadPartnerID, row.LeadPartnerID, d.DueOn)
	row.WorkPackageID, row.LeadPartnerID, row.DueOn = d.WorkPackageID, d.LeadPartnerID, d.DueOn
	in.day(&fields, "/dueOn", d.DueOn)
	if err := belongs(tx, &fields, row.ProjectID, d.WorkPackageID); err != nil {
		return err
	}
	return fields.Error()
}

// belongs notes a work package that the project does not have.
func belongs(tx *models.Tx, fields *fault.Fields, projectID, workPackageID string) error {
	_, err := tx.WorkPackage(projectID, workPackageID)
	if fault.Is(err, fault.NotFound) {
		fields.Add("/workPackageId", "unknown_work_package", nil)
		return nil
	}
	return err
}

// AddDeliverable adds a planned deliverable to a project.
func (s *Service) AddDeliverable(ctx context.Context, projectID string, draft DeliverableDraft) (*models.Deliverable, error) {
	row := &models.Deliverable{ID: models.NewID(), ProjectID: projectID, Status: DeliverablePlanned}
	err := s.change(ctx, projectID, func(tx *models.Tx, in *surroundings) error {
		if err := draft.into(tx, row, in); err != nil {
			return err
		}
		if err := tx.AddDeliverable(row); err != nil {
			return taken(err, "/code")
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.DeliverableAdded, SubjectKind: "deliverable", SubjectID: row.ID}, nil, row)
	})
	return row, err
}

// EditDeliverable changes a deliverable if the version still stands. Its state
// changes by MoveDeliverable.
func (s *Service) EditDeliverable(ctx context.Context, projectID, id string, version int64, draft DeliverableDraft) (*models.Deliverable, error) {
	var row *models.Deliverable
	err := s.change(ctx, projectID, func(tx *models.Tx, in *surroundings) error {
		var err error
		if row, err = tx.Deliverable(projectID, id); err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := draft.into(tx, row, in); err != nil {
			return err
		}
		if err := tx.SaveDeliverable(row); err != nil {
			return taken(err, "/code")
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.DeliverableChanged, SubjectKind: "deliverable", SubjectID: id}, &before, row)
	})
	return row, err
}

// RemoveDeliverable removes a deliverable that no report speaks of.
func (s *Service) RemoveDeliverable(ctx context.Context, projectID, id string, version int64) error {
	return s.change(ctx, projectID, func(tx *models.Tx, _ *surroundings) error {
		row, err := tx.Deliverable(projectID, id)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if err := tx.RemoveDeliverable(row); err != nil {
			return inUse(err, "deliverable")
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.DeliverableRemoved, SubjectKind: "deliverable", SubjectID: id}, row, nil)
	})
}

// MoveDeliverable changes a deliverable's state along the declared moves. The
// leading partner may do it for its own. Delivered needs the day, which is not
// in the future; today when none is given. The second result tells whether the
// actor may edit the deliverable too.
func (s *Service) MoveDeliverable(ctx context.Context, projectID, id string, version int64, to string, on programme.Date) (*models.Deliverable, bool, error) {
	var row *models.Deliverable
	mayEdit, err := s.changeState(ctx, projectID, access.UpdateDeliverable, func(tx *models.Tx) (string, error) {
		var err error
		if row, err = tx.Deliverable(projectID, id); err != nil {
			return "", err
		}
		return row.LeadPartnerID, nil
	}, func(tx *models.Tx) error {
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := deliver(row, to, on, tx.Today()); err != nil {
			return err
		}
		if err := tx.SaveDeliverable(row); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.DeliverableChanged, SubjectKind: "deliverable", SubjectID: id}, &before, row)
	})
	return row, mayEdit, err
}

// deliver moves the state and keeps the day of delivery with it.
func deliver(row *models.Deliverable, to string, on, today programme.Date) error {
	if err := deliverableMoves.move(row.Status, to); err != nil {
		return err
	}
	if on.After(today) {
		var fields fault.Fields
		fields.Add("/deliveredOn", "in_future", map[string]any{"today": today.String()})
		return fields.Error()
	}
	row.Status, row.DeliveredOn = to, programme.Date{}
	if to == DeliverableDelivered {
		if row.DeliveredOn = on; on.IsZero() {
			row.DeliveredOn = today
		}
	}
	return nil
}
