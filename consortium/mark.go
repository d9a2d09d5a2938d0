package consortium

import (
	"context"

	"konsortium/models"
	"konsortium/programme"
)

// Mark is one thing on a project's ribbon.
type Mark struct {
	models.ProjectMark
	// Done: delivered or held.
	Done bool
	// Late: its day has passed and it is not done. Days that reports are due
	// are never late here: each partner's own report tells that.
	Late bool
}

// Marks lists everything with a date in a project, by day.
func (s *Service) Marks(ctx context.Context, projectID string) ([]Mark, error) {
	marks := []Mark{}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := readable(tx, projectID); err != nil {
			return err
		}
		rows, err := tx.ProjectMarks(projectID)
		for _, row := range rows {
			marks = append(marks, markOf(row, tx.Today()))
		}
		return err
	})
	return marks, err
}

func markOf(row models.ProjectMark, today programme.Date) Mark {
	mark := Mark{ProjectMark: row, Done: row.Status == "delivered" || row.Status == "held"}
	last := row.OnDay
	if !row.UntilOn.IsZero() {
		last = row.UntilOn
	}
	mark.Late = !mark.Done && row.Kind != models.MarkReportDue && last.Before(today)
	return mark
}
