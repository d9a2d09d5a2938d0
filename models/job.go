package models

import (
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Statuses of a run.
const (
	RunRunning = "running"
	RunDone    = "done"
	RunFailed  = "failed"
)

// ClaimRun takes one due time of a job for a runner. It returns nil when another
// has it or had it. A run whose runner gave no sign of life for the given time
// is taken over.
func (tx *Tx) ClaimRun(job string, dueAt time.Time, runner string, silence time.Duration) (*JobRun, error) {
	row := &JobRun{ID: NewID(), Job: job, DueAt: dueAt, Status: RunRunning, Runner: runner, StartedAt: tx.Now, AliveAt: tx.Now}
	result := tx.gorm.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "job"}, {Name: "due_at"}}, DoNothing: true}).Create(row)
	if result.Error != nil {
		return nil, result.Error
	}
	if result.RowsAffected == 1 {
		return row, nil
	}
	var standing JobRun
	err := tx.forUpdate().Where("job = ? AND due_at = ? AND status = ? AND alive_at < ?", job, dueAt, RunRunning, tx.Now.Add(-silence)).Take(&standing).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	standing.Runner, standing.AliveAt = runner, tx.Now
	err = tx.gorm.Model(&JobRun{}).Where("id = ?", standing.ID).Updates(map[string]any{"runner": runner, "alive_at": tx.Now}).Error
	return &standing, err
}

// SilentRuns lists the runs whose runner gave no sign of life for the given time.
func (tx *Tx) SilentRuns(silence time.Duration) ([]JobRun, error) {
	var rows []JobRun
	err := tx.gorm.Where("status = ? AND alive_at < ?", RunRunning, tx.Now.Add(-silence)).Order("due_at, id").Find(&rows).Error
	return rows, err
}

// TouchRun gives a sign of life. It returns false when the run was taken over.
func (tx *Tx) TouchRun(id, runner string) (bool, error) {
	result := tx.gorm.Model(&JobRun{}).Where("id = ? AND runner = ? AND status = ?", id, runner, RunRunning).UpdateColumn("alive_at", tx.Now)
	return result.RowsAffected == 1, result.Error
}

// EndRun writes how a run ended, if the runner still holds it.
func (tx *Tx) EndRun(id, runner, status string, handled int, problem string) error {
	return tx.gorm.Model(&JobRun{}).Where("id = ? AND runner = ? AND status = ?", id, runner, RunRunning).
		Updates(map[string]any{"status": status, "finished_at": tx.Now, "handled": handled, "error": problem}).Error
}

// JobRuns lists the runs of one job, or of all, newest first. Idle runs, which
// ended well and found nothing to do, come along only when asked for.
func (tx *Tx) JobRuns(job string, idle bool, request PageRequest) (Page[JobRun], error) {
	query := tx.runsOf(job)
	if !idle {
		query = query.Where("NOT (status = ? AND handled = 0)", RunDone)
	}
	if request.Sort == "" {
		request.Sort = "-started_at"
	}
	return pageOf(query, request, []order[JobRun]{{
		name: "started_at", column: "started_at", moment: true,
		value: func(r *JobRun) any { return r.StartedAt }, id: func(r *JobRun) string { return r.ID },
	}})
}

// CountIdleRuns counts the runs that ended well and found nothing to do.
func (tx *Tx) CountIdleRuns(job string) (int64, error) {
	var count int64
	err := tx.runsOf(job).Where("status = ? AND handled = 0", RunDone).Count(&count).Error
	return count, err
}

func (tx *Tx) runsOf(job string) *gorm.DB {
	query := tx.gorm.Model(&JobRun{})
	if job != "" {
		query = query.Where("job = ?", job)
	}
	return query
}

// LastRuns gives the newest run of every job that has run.
func (tx *Tx) LastRuns() (map[string]JobRun, error) {
	newest := tx.gorm.Model(&JobRun{}).Select("job, MAX(due_at) AS due_at").Group("job")
	var rows []JobRun
	err := tx.gorm.Where("(job, due_at) IN (?)", newest).Find(&rows).Error
	runs := map[string]JobRun{}
	for _, row := range rows {
		runs[row.Job] = row
	}
	return runs, err
}

// ForgetRuns deletes runs that ended before a time and returns how many.
func (tx *Tx) ForgetRuns(before time.Time) (int64, error) {
	result := tx.gorm.Where("status <> ? AND finished_at < ?", RunRunning, before).Delete(&JobRun{})
	return result.RowsAffected, result.Error
}
