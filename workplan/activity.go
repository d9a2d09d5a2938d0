package workplan

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// ActivityDraft is what a person enters of an activity. WorkPackageID may be
// empty.
type ActivityDraft struct {
	WorkPackageID string
	Code          string
	Kind          string
	Title         string
	Description   string
	HostPartnerID string
	Place         string
	StartsOn      programme.Date
	EndsOn        programme.Date
	Participants  int
}

func (d ActivityDraft) into(tx *models.Tx, row *models.Activity, in *surroundings) error {
	var fields fault.Fields
	row.Code = text(&fields, "/code", d.Code, true, codeLimit)
	row.Title = text(&fields, "/title", d.Title, true, titleLimit)
	row.Description = text(&fields, "/description", d.Description, false, descriptionLimit)
	row.Place = text(&fields, "/place", d.Place, false, placeLimit)
	in.partner(&fields, "/hostPartnerId", d.HostPartnerID, row.HostPartnerID, d.EndsOn)
	row.Kind, row.HostPartnerID, row.StartsOn, row.EndsOn, row.Participants = d.Kind, d.HostPartnerID, d.StartsOn, d.EndsOn, d.Participants
	oneOf(&fields, "/kind", d.Kind, activityKinds())
	in.span(&fields, d.StartsOn, d.EndsOn)
	if d.Participants < 0 || d.Participants > 10000 {
		fields.Add("/participants", "between", map[string]any{"minimum": 0, "maximum": 10000})
	}
	row.WorkPackageID = nil
	if d.WorkPackageID != "" {
		row.WorkPackageID = &d.WorkPackageID
		if err := belongs(tx, &fields, row.ProjectID, d.WorkPackageID); err != nil {
			return err
		}
	}
	return fields.Error()
}

// AddActivity adds a planned activity to a project.
func (s *Service) AddActivity(ctx context.Context, projectID string, draft ActivityDraft) (*models.Activity, error) {
	row := &models.Activity{ID: models.NewID(), ProjectID: projectID, Status: ActivityPlanned}
	err := s.change(ctx, projectID, func(tx *models.Tx, in *surroundings) error {
		if err := draft.into(tx, row, in); err != nil {
			return err
		}
		if err := tx.AddActivity(row); err != nil {
			return taken(err, "/code")
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.ActivityAdded, SubjectKind: "activity", SubjectID: row.ID}, nil, row)
	})
	return row, err
}

// EditActivity changes an activity if the version still stands. Its state
// changes by MoveActivity.
func (s *Service) EditActivity(ctx context.Context, projectID, id string, version int64, draft ActivityDraft) (*models.Activity, error) {
	var row *models.Activity
	err := s.change(ctx, projectID, func(tx *models.Tx, in *surroundings) error {
		var err error
		if row, err = tx.Activity(projectID, id); err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := draft.into(tx, row, in); err != nil {
			return err
		}
		if err := tx.SaveActivity(row); err != nil {
			return taken(err, "/code")
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.ActivityChanged, SubjectKind: "activity", SubjectID: id}, &before, row)
	})
	return row, err
}

// MoveActivity changes an activity's state along the declared moves. The
// hosting partner may do it for its own. An activity is not held before its
// first day. The second result tells whether the actor may edit the activity too.
func (s *Service) MoveActivity(ctx context.Context, projectID, id string, version int64, to string) (*models.Activity, bool, error) {
	var row *models.Activity
	mayEdit, err := s.changeState(ctx, projectID, access.UpdateActivity, func(tx *models.Tx) (string, error) {
		var err error
		if row, err = tx.Activity(projectID, id); err != nil {
			return "", err
		}
		return row.HostPartnerID, nil
	}, func(tx *models.Tx) error {
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := activityMoves.move(row.Status, to); err != nil {
			return err
		}
		if to == ActivityHeld && row.StartsOn.After(tx.Today()) {
			var fields fault.Fields
			fields.Add("/to", "not_begun", map[string]any{"from": row.StartsOn.String()})
			return fields.Error()
		}
		row.Status = to
		if err := tx.SaveActivity(row); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.ActivityChanged, SubjectKind: "activity", SubjectID: id}, &before, row)
	})
	return row, mayEdit, err
}

// RemoveActivity removes an activity if the version still stands.
func (s *Service) RemoveActivity(ctx context.Context, projectID, id string, version int64) error {
	return s.change(ctx, projectID, func(tx *models.Tx, _ *surroundings) error {
		row, err := tx.Activity(projectID, id)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if err := tx.RemoveActivity(row); err != nil {
			return inUse(err, "activity")
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.ActivityRemoved, SubjectKind: "activity", SubjectID: id}, row, nil)
	})
}
