package models

import (
	"slices"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
)

// BudgetVersionOf loads a version of a project; of another project it does not
// exist.
func (tx *Tx) BudgetVersionOf(projectID, id string) (*BudgetVersion, error) {
	if !ValidID(id) || !ValidID(projectID) {
		return find[BudgetVersion](tx, "budget version", "")
	}
	return first(tx.gorm.Where("id = ? AND project_id = ?", id, projectID), "budget version", new(BudgetVersion))
}

// BudgetVersions lists the versions of a project, the newest first.
func (tx *Tx) BudgetVersions(projectID string) ([]BudgetVersion, error) {
	var rows []BudgetVersion
	err := tx.gorm.Where("project_id = ?", projectID).Order("number DESC").Find(&rows).Error
	return rows, err
}

// CopyBudget adds a version with the cells and items of another one: a scenario, or an
// amendment in preparation. The cells keep who changed them last and when.
func (tx *Tx) CopyBudget(from *BudgetVersion, to BudgetVersion) (*BudgetVersion, error) {
	to.ProjectID, to.BasedOnID = from.ProjectID, from.ID
	row, err := tx.addBudget(to)
	if err != nil {
		return nil, err
	}
	return row, tx.copyCells(from, row)
}

func (tx *Tx) copyCells(from, to *BudgetVersion) error {
	rows, err := tx.BudgetLines(from, access.Reach{Everything: true})
	if err != nil || len(rows) == 0 {
		return err
	}
	copies := make([]BudgetLine, len(rows))
	for i := range rows {
		copies[i] = rows[i].BudgetLine
		copies[i].ID, copies[i].BudgetVersionID, copies[i].Version = NewID(), to.ID, to.Version
	}
	if err := tx.gorm.CreateInBatches(copies, 200).Error; err != nil {
		return err
	}
	return tx.CopyBudgetItems(from, to)
}

// SubmitBudget keeps the draft as it is submitted, as a version that never
// changes, and supersedes what was submitted before. The draft goes on, for the
// agency may ask for another budget before the award. A project without a draft
// submits none. The project's row must be locked. The change is in the audit trail.
func (tx *Tx) SubmitBudget(project *Project) error {
	draft, err := tx.DraftBudget(project.ID)
	if err != nil || draft == nil {
		return err
	}
	former, err := tx.budgetWith(project.ID, BudgetSubmitted)
	if err != nil {
		return err
	}
	if former != nil {
		if _, err := tx.MoveBudget(former, BudgetSuperseded, nil); err != nil {
			return err
		}
	}
	number := draft.Number
	if err := tx.renumber(draft); err != nil {
		return err
	}
	submitted, err := tx.CopyBudget(draft, BudgetVersion{
		Number: number, Status: BudgetSubmitted, RuleBookVersion: project.RuleBookVersion, FrozenAt: &tx.Now, DurationMonths: project.DurationMonths,
	})
	if err != nil {
		return err
	}
	return tx.recordBudget(nil, submitted)
}

// renumber gives the draft the next number, so that what was submitted keeps the
// one it was written under.
func (tx *Tx) renumber(draft *BudgetVersion) error {
	latest, err := tx.latestBudget(draft.ProjectID)
	if err != nil {
		return err
	}
	draft.Number = latest + 1
	return tx.gorm.Model(&BudgetVersion{}).Where("id = ? AND status = ?", draft.ID, BudgetDraft).Update("number", draft.Number).Error
}

// FreezeBudget makes the draft of a project the plan of record, which never
// changes again, and supersedes an earlier one. Without a draft the plan that
// stands remains; a project without either gets an empty plan. The project's
// row must be locked. The change is in the audit trail.
func (tx *Tx) FreezeBudget(projectID string) (*BudgetVersion, error) {
	draft, err := tx.DraftBudget(projectID)
	if err != nil {
		return nil, err
	}
	standing, err := tx.BudgetOfRecord(projectID)
	if err != nil {
		return nil, err
	}
	if draft == nil && standing != nil {
		return standing, nil
	}
	project, err := tx.Project(projectID)
	if err != nil {
		return nil, err
	}
	if draft != nil {
		return tx.AdoptBudget(project, draft, "")
	}
	empty, err := tx.addBudget(BudgetVersion{ProjectID: projectID, Status: BudgetOfRecord, RuleBookVersion: project.RuleBookVersion, FrozenAt: &tx.Now})
	if err != nil {
		return nil, err
	}
	return empty, tx.recordBudget(nil, empty)
}

// AdoptBudget makes a version the plan of record of its project and supersedes
// the one that stood. Kind says how that came about.
func (tx *Tx) AdoptBudget(project *Project, row *BudgetVersion, kind string) (*BudgetVersion, error) {
	standing, err := tx.BudgetOfRecord(project.ID)
	if err != nil {
		return nil, err
	}
	if standing != nil {
		// A later duration must not reshape the years of what is past.
		if _, err := tx.MoveBudget(standing, BudgetSuperseded, func(past *BudgetVersion) { past.DurationMonths = project.DurationMonths }); err != nil {
			return nil, err
		}
	}
	return tx.MoveBudget(row, BudgetOfRecord, func(plan *BudgetVersion) {
		plan.Kind, plan.RuleBookVersion, plan.FrozenAt = kind, project.RuleBookVersion, &tx.Now
	})
}

// MoveBudget changes the status of a version, and what else a change names, if
// it still stands as loaded. The change is in the audit trail.
func (tx *Tx) MoveBudget(row *BudgetVersion, status string, change func(*BudgetVersion)) (*BudgetVersion, error) {
	moved := *row
	moved.Status, moved.Version = status, row.Version+1
	if change != nil {
		change(&moved)
	}
	result := tx.gorm.Model(&BudgetVersion{}).Where("id = ? AND status = ? AND version = ?", row.ID, row.Status, row.Version).
		Updates(map[string]any{
			"status": moved.Status, "rule_book_version": moved.RuleBookVersion, "frozen_at": moved.FrozenAt, "version": moved.Version,
			"name": moved.Name, "kind": moved.Kind, "duration_months": moved.DurationMonths,
		})
	if result.Error != nil {
		return nil, result.Error
	}
	if result.RowsAffected != 1 {
		return nil, fault.StaleVersion(moved.Version)
	}
	return &moved, tx.recordBudget(row, &moved)
}

// TakeScenario makes a scenario the draft and keeps the draft that stood as a
// scenario of that name, for the months it was made for. The cells of the new
// draft begin with a version that none of the old ones had, so that an edit of
// the former draft is noticed.
func (tx *Tx) TakeScenario(project *Project, draft, scenario *BudgetVersion, keepAs string) (*BudgetVersion, error) {
	kept, err := tx.MoveBudget(draft, BudgetScenario, func(row *BudgetVersion) { row.Name, row.DurationMonths = keepAs, project.DurationMonths })
	if err != nil {
		return nil, err
	}
	taken, err := tx.MoveBudget(scenario, BudgetDraft, func(row *BudgetVersion) {
		row.Name, row.DurationMonths, row.Version = "", 0, max(kept.Version, scenario.Version)+1
	})
	if err != nil {
		return nil, err
	}
	return taken, tx.gorm.Model(&BudgetLine{}).Where("budget_version_id = ?", taken.ID).Update("version", taken.Version).Error
}

// RemoveScenario removes a scenario with its cells if it stands as loaded.
func (tx *Tx) RemoveScenario(row *BudgetVersion) error {
	cells := tx.gorm.Model(&BudgetLine{}).Select("id").Where("budget_version_id = ?", row.ID)
	if err := tx.gorm.Where("budget_line_id IN (?)", cells).Delete(&BudgetItem{}).Error; err != nil {
		return err
	}
	if err := tx.gorm.Where("budget_version_id = ?", row.ID).Delete(&BudgetLine{}).Error; err != nil {
		return err
	}
	result := tx.gorm.Where("id = ? AND status = ? AND version = ?", row.ID, BudgetScenario, row.Version).Delete(&BudgetVersion{})
	if result.Error == nil && result.RowsAffected != 1 {
		return fault.StaleVersion(row.Version + 1)
	}
	return result.Error
}

// BaseOfPlan loads the version that a plan's transfers count from: what the
// agency has agreed to, the award or the last amendment.
func (tx *Tx) BaseOfPlan(plan *BudgetVersion) (*BudgetVersion, error) {
	for plan.Kind == PlanByTransfer && plan.BasedOnID != "" {
		before, err := tx.BudgetVersionOf(plan.ProjectID, plan.BasedOnID)
		if err != nil {
			return nil, err
		}
		plan = before
	}
	return plan, nil
}

// recordBudget writes what became of a version into the trail: a plan as frozen,
// a scenario or a proposal as moved.
func (tx *Tx) recordBudget(before, after *BudgetVersion) error {
	entry := audit.Entry{ProjectID: after.ProjectID, Action: audit.BudgetFrozen, SubjectKind: "budget", SubjectID: after.ID}
	if !slices.Contains([]string{BudgetSubmitted, BudgetOfRecord, BudgetSuperseded}, after.Status) {
		entry.Action, entry.SubjectKind = audit.BudgetMoved, "budget_variant"
	}
	if before == nil {
		return tx.RecordChange(entry, nil, after)
	}
	return tx.RecordChange(entry, before, after)
}
