package reporting

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
)

// FinanceLimit is the amount above which a real cost of a project needs finance
// as well, as its page shows it. Version 1 is of a project where none was set.
type FinanceLimit struct {
	Limit   *money.Amount
	Reason  string
	SetBy   string
	Version int64
	Actions []string
}

// ReadFinanceLimit tells the limit of a project.
func (s *Service) ReadFinanceLimit(ctx context.Context, projectID string) (*FinanceLimit, error) {
	var view *FinanceLimit
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadProject, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		view, err = loadFinanceLimit(tx, project)
		return err
	})
	return view, err
}

// SetFinanceLimit sets or takes away the limit, with a reason. It counts for every
// report that is not approved yet.
func (s *Service) SetFinanceLimit(ctx context.Context, projectID string, version int64, limit *money.Amount, reason string) (*FinanceLimit, error) {
	var view *FinanceLimit
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.SetFinanceLimit, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		var fields fault.Fields
		reason = checkReason(&fields, "/reason", reason, true)
		if limit != nil && (limit.Sign() < 0 || limit.Cents() > mostCents) {
			fields.Add("/limit", "out_of_range", map[string]any{"maximum": money.FromCents(mostCents)})
		}
		if err := fields.Error(); err != nil {
			return err
		}
		row, err := tx.FinanceLimit(projectID)
		if fault.Is(err, fault.NotFound) {
			row, err = &models.FinanceLimit{ProjectID: projectID, Version: models.FirstFinanceLimit - 1}, nil
		}
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		row.LimitCents, row.Reason = limit, reason
		if err := tx.SaveFinanceLimit(row); err != nil {
			return err
		}
		entry := audit.Entry{ProjectID: projectID, Action: audit.FinanceLimitSet, SubjectKind: "project", SubjectID: projectID}
		if err := tx.RecordChange(entry, &before, row); err != nil {
			return err
		}
		view, err = loadFinanceLimit(tx, project)
		return err
	})
	return view, err
}

func loadFinanceLimit(tx *models.Tx, project *models.Project) (*FinanceLimit, error) {
	view := &FinanceLimit{Version: models.FirstFinanceLimit - 1, Actions: []string{}}
	if access.Allowed(tx.Actor, access.SetFinanceLimit, access.Resource{ProjectID: project.ID}) && project.Status != "closed" {
		view.Actions = append(view.Actions, "set_finance_limit")
	}
	row, err := tx.FinanceLimit(project.ID)
	if fault.Is(err, fault.NotFound) {
		return view, nil
	}
	if err != nil {
		return nil, err
	}
	by, err := tx.User(row.SetBy)
	if err != nil {
		return nil, err
	}
	view.Limit, view.Reason, view.SetBy, view.Version = row.LimitCents, row.Reason, by.Name, row.Version
	return view, nil
}
