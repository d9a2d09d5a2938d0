package reporting

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// PeriodInput is a reporting period as the project manager sets it. All dates
// are first or last days, inclusive.
type PeriodInput struct {
	Number   int
	StartsOn programme.Date
	EndsOn   programme.Date
	DueOn    programme.Date
}

// Period is a reporting period with what its reports hold and whether the actor
// may change it.
type Period struct {
	models.ReportingPeriod
	Use     models.PeriodUse
	Manages bool
}

// Periods lists the reporting periods of a project in the order of their dates,
// and tells whether the actor may add one.
func (s *Service) Periods(ctx context.Context, projectID string) ([]Period, bool, error) {
	var periods []Period
	manages := false
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadPlan, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		manages = maySetPeriods(tx, project)
		rows, err := tx.Periods(projectID)
		if err != nil {
			return err
		}
		uses, err := tx.PeriodUses(projectID)
		for _, row := range rows {
			periods = append(periods, Period{ReportingPeriod: row, Use: uses[row.ID], Manages: manages})
		}
		return err
	})
	return periods, manages, err
}

func maySetPeriods(tx *models.Tx, project *models.Project) bool {
	return project.Status != "closed" && access.Allowed(tx.Actor, access.ManagePeriods, access.Resource{ProjectID: project.ID})
}

// AddPeriod adds a reporting period. It lies within the project and overlaps no
// other; the fields that do not fit name the periods they touch.
func (s *Service) AddPeriod(ctx context.Context, projectID string, in PeriodInput) (*Period, error) {
	row := &models.ReportingPeriod{ID: models.NewID(), ProjectID: projectID}
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockForPeriods(tx, projectID)
		if err != nil {
			return err
		}
		if err := checkPeriod(tx, project, row.ID, in); err != nil {
			return err
		}
		in.fill(row)
		if err := tx.AddPeriod(row); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.PeriodAdded, SubjectKind: "period", SubjectID: row.ID}, nil, row)
	})
	if err != nil {
		return nil, err
	}
	return &Period{ReportingPeriod: *row, Manages: true}, nil
}

// ChangePeriod changes a reporting period of which no report was submitted, and
// leaves no cost that was entered outside its new dates.
func (s *Service) ChangePeriod(ctx context.Context, projectID, periodID string, version int64, in PeriodInput) (*Period, error) {
	changed := &Period{Manages: true}
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockForPeriods(tx, projectID)
		if err != nil {
			return err
		}
		row, use, err := unsent(tx, projectID, periodID, version)
		if err != nil {
			return err
		}
		if err := checkPeriod(tx, project, periodID, in); err != nil {
			return err
		}
		outside, err := tx.CostsOutside(periodID, in.StartsOn, in.EndsOn)
		if err != nil {
			return err
		}
		if outside > 0 {
			return fault.New(fault.Conflict, "costs_outside_period", "Costs were entered outside the new dates.").With("costs", outside)
		}
		before := *row
		in.fill(row)
		if err := tx.SavePeriod(row); err != nil {
			return err
		}
		changed.ReportingPeriod, changed.Use = *row, use
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.PeriodChanged, SubjectKind: "period", SubjectID: row.ID}, &before, row)
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// RemovePeriod removes a reporting period in whose reports nobody has written.
func (s *Service) RemovePeriod(ctx context.Context, projectID, periodID string, version int64) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := lockForPeriods(tx, projectID); err != nil {
			return err
		}
		row, use, err := unsent(tx, projectID, periodID, version)
		if err != nil {
			return err
		}
		if use.Written > 0 {
			return fault.New(fault.Conflict, "period_has_reports", "Partners have written in reports of this period.").With("reports", use.Written)
		}
		if err := tx.RemoveEmptyReports(periodID); err != nil {
			return err
		}
		if err := tx.RemovePeriod(row); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.PeriodRemoved, SubjectKind: "period", SubjectID: row.ID}, row, nil)
	})
}

func (in PeriodInput) fill(row *models.ReportingPeriod) {
	row.Number, row.StartsOn, row.EndsOn, row.DueOn = in.Number, in.StartsOn, in.EndsOn, in.DueOn
}

func lockForPeriods(tx *models.Tx, projectID string) (*models.Project, error) {
	project, err := tx.LockProject(projectID)
	if err != nil {
		return nil, err
	}
	if err := tx.Check(access.ManagePeriods, access.Resource{ProjectID: projectID}); err != nil {
		return nil, err
	}
	if project.Status == "closed" {
		return nil, fault.New(fault.Conflict, "project_closed", "The project is closed.")
	}
	return project, nil
}

// unsent loads a period of which no report was submitted.
func unsent(tx *models.Tx, projectID, periodID string, version int64) (*models.ReportingPeriod, models.PeriodUse, error) {
	row, err := tx.Period(projectID, periodID)
	if err != nil {
		return nil, models.PeriodUse{}, err
	}
	if err := models.ExpectVersion(row, version); err != nil {
		return nil, models.PeriodUse{}, err
	}
	uses, err := tx.PeriodUses(projectID)
	if err != nil {
		return nil, models.PeriodUse{}, err
	}
	if sent := uses[periodID].Sent; sent > 0 {
		return nil, models.PeriodUse{}, fault.New(fault.Conflict, "period_in_use", "Reports of this period are submitted.").With("reports", sent)
	}
	return row, uses[periodID], nil
}

// checkPeriod tells everything that does not fit about the dates of a period.
func checkPeriod(tx *models.Tx, project *models.Project, periodID string, in PeriodInput) error {
	var fields fault.Fields
	if in.Number < 1 || in.Number > 100 {
		fields.Add("/number", "out_of_range", map[string]any{"minimum": 1, "maximum": 100})
	}
	for _, given := range []struct {
		pointer string
		day     programme.Date
	}{{"/startsOn", in.StartsOn}, {"/endsOn", in.EndsOn}, {"/dueOn", in.DueOn}} {
		if given.day.IsZero() {
			fields.Add(given.pointer, "required", nil)
		}
	}
	if project.StartOn.IsZero() {
		fields.Add("/startsOn", "project_without_start", nil)
	}
	if len(fields) > 0 {
		return fields.Error()
	}
	if in.EndsOn.Before(in.StartsOn) {
		fields.Add("/endsOn", "before_start", map[string]any{"start": in.StartsOn})
	}
	if !in.DueOn.After(in.EndsOn) {
		fields.Add("/dueOn", "not_after_end", map[string]any{"end": in.EndsOn})
	}
	whole := map[string]any{"from": project.StartOn, "until": project.EndOn()}
	if in.StartsOn.Before(project.StartOn) || in.StartsOn.After(project.EndOn()) {
		fields.Add("/startsOn", "outside_project", whole)
	}
	if in.EndsOn.After(project.EndOn()) || in.EndsOn.Before(project.StartOn) {
		fields.Add("/endsOn", "outside_project", whole)
	}
	others, err := tx.Periods(project.ID)
	if err != nil {
		return err
	}
	var touched []map[string]any
	for _, other := range others {
		if other.ID == periodID {
			continue
		}
		if other.Number == in.Number {
			fields.Add("/number", "taken", nil)
		}
		if !in.StartsOn.After(other.EndsOn) && !in.EndsOn.Before(other.StartsOn) {
			touched = append(touched, map[string]any{"number": other.Number, "from": other.StartsOn, "until": other.EndsOn})
		}
	}
	if len(touched) > 0 {
		fields.Add("/startsOn", "overlaps", map[string]any{"number": touched[0]["number"], "from": touched[0]["from"], "until": touched[0]["until"], "periods": touched})
	}
	return fields.Error()
}
