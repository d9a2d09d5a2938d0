package models

import (
	"time"

	"konsortium/programme"
)

// SetPartnerPosition places a partner in the order of the consortium without
// counting as an edit of it.
func (tx *Tx) SetPartnerPosition(projectID, id string, position int) error {
	return tx.gorm.Model(&Partner{}).Where("project_id = ? AND id = ?", projectID, id).UpdateColumn("position", position).Error
}

// EndPartnerMembers ends the parts of an organisation's lead and members in a
// project and returns them.
func (tx *Tx) EndPartnerMembers(projectID, organisationID string) ([]ProjectMember, error) {
	var rows []ProjectMember
	current := tx.gorm.Where(`project_id = ? AND organisation_id = ? AND ended_at IS NULL AND role IN ('partner_lead', 'partner_member')`, projectID, organisationID)
	if err := current.Order("id").Find(&rows).Error; err != nil {
		return nil, err
	}
	for i := range rows {
		rows[i].EndedAt = &tx.Now
		if err := tx.save(&rows[i]); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// WithdrawPartnerInvitations withdraws the open invitations to a project for an
// organisation.
func (tx *Tx) WithdrawPartnerInvitations(projectID, organisationID string) error {
	return tx.gorm.Model(&Invitation{}).
		Where("project_id = ? AND organisation_id = ? AND accepted_at IS NULL AND withdrawn_at IS NULL", projectID, organisationID).
		UpdateColumn("withdrawn_at", tx.Now).Error
}

// AddProjectMove keeps a change of status.
func (tx *Tx) AddProjectMove(row *ProjectMove) error { return tx.insert(row) }

// ProjectMoves lists the changes of a project's status, oldest first.
func (tx *Tx) ProjectMoves(projectID string) ([]ProjectMove, error) {
	var rows []ProjectMove
	err := tx.gorm.Where("project_id = ?", projectID).Order("moved_at, id").Find(&rows).Error
	return rows, err
}

// CountDeliverables counts the deliverables of a project that are not cancelled.
func (tx *Tx) CountDeliverables(projectID string) (int, error) {
	var total int64
	err := tx.gorm.Model(&Deliverable{}).Where("project_id = ? AND status <> 'cancelled'", projectID).Count(&total).Error
	return int(total), err
}

// AddEligibilityCheck keeps a judgement.
func (tx *Tx) AddEligibilityCheck(row *EligibilityCheck) error { return tx.insert(row) }

// EligibilityCheckRow is a judgement with who asked for it; the name is empty
// when that person was erased.
type EligibilityCheckRow struct {
	EligibilityCheck
	CheckedByName string
}

// EligibilityChecks lists the judgements of a project, sorted by checkedAt.
func (tx *Tx) EligibilityChecks(projectID string, request PageRequest) (Page[EligibilityCheckRow], error) {
	return pageOf(tx.gorm.Table("(?) AS checks", tx.gorm.Table("eligibility_checks").
		Select("eligibility_checks.*, COALESCE(users.name, '') AS checked_by_name").
		Joins("LEFT JOIN users ON users.id = eligibility_checks.checked_by").
		Where("eligibility_checks.project_id = ?", projectID)), request, []order[EligibilityCheckRow]{{
		name: "checkedAt", column: "checked_at", moment: true,
		value: func(row *EligibilityCheckRow) any { return row.CheckedAt.Format(time.RFC3339Nano) },
		id:    func(row *EligibilityCheckRow) string { return row.ID },
	}})
}

// ProjectMark is one thing that stands on a project's ribbon: a deliverable, an
// activity or the day a period's reports are due. UntilOn is the last day of an
// activity, zero for the others.
type ProjectMark struct {
	Kind    string
	ID      string
	Code    string
	Title   string
	OnDay   programme.Date
	UntilOn programme.Date
	Status  string
}

// Kinds of marks.
const (
	MarkDeliverable = "deliverable"
	MarkActivity    = "activity"
	MarkReportDue   = "report_due"
)

// ProjectMarks lists everything with a date in a project, by day. What was
// cancelled is left out.
func (tx *Tx) ProjectMarks(projectID string) ([]ProjectMark, error) {
	var rows []ProjectMark
	err := tx.gorm.Raw(`SELECT 'deliverable' AS kind, id, code, title, due_on AS on_day, NULL AS until_on, status
			FROM deliverables WHERE project_id = ? AND status <> 'cancelled'
		UNION ALL SELECT 'activity', id, code, title, starts_on, ends_on, status
			FROM activities WHERE project_id = ? AND status <> 'cancelled'
		UNION ALL SELECT 'report_due', id, CAST(number AS TEXT), '', due_on, NULL, ''
			FROM reporting_periods WHERE project_id = ?
		ORDER BY on_day, kind, code`, projectID, projectID, projectID).Scan(&rows).Error
	return rows, err
}
