package grant

import (
	"context"
	"slices"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/models"
	"konsortium/programme"
)

// Forecast is what a project is expected to use, as one person may see it: a
// partner's holds only its own organisation's cells.
type Forecast struct {
	Project  *models.Project
	Whole    bool
	Partners []models.PartnerRow
	// Reported is the last project month that an approved report of each partner covers.
	Reported map[string]int
	Outlook  *budget.Forecast
	// Ended: nothing more is expected, what is approved is what was used.
	Ended bool
}

// ReadForecast foretells what is used in the end from what is approved and from
// the plan of the months to come; see budget.ForecastOf.
func (s *Service) ReadForecast(ctx context.Context, projectID string) (*Forecast, error) {
	var found *Forecast
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		found, err = readForecast(tx, project)
		return err
	})
	return found, err
}

func readForecast(tx *models.Tx, project *models.Project) (*Forecast, error) {
	reach := access.ReachOf(tx.Actor, access.ReadBudget)
	organisations, whole := reach.Within(project.ID)
	if !whole && len(organisations) == 0 {
		return nil, tx.Check(access.ReadBudget, access.Resource{ProjectID: project.ID})
	}
	sheet, err := figuresOf(tx, project)
	if err != nil {
		return nil, err
	}
	forecast := &Forecast{Project: project, Whole: whole, Ended: project.Status == "final_report" || project.Status == "closed"}
	seen := map[string]bool{}
	for _, row := range sheet.partners {
		if row.Role != "associated" && (whole || slices.Contains(organisations, row.OrganisationID)) {
			seen[row.ID] = true
			forecast.Partners = append(forecast.Partners, row)
		}
	}
	if forecast.Reported, err = reportedUntil(tx, project, forecast); err != nil {
		return nil, err
	}
	own := func(cells []budget.Cell) []budget.Cell {
		return slices.DeleteFunc(cells, func(cell budget.Cell) bool { return !seen[cell.Partner] })
	}
	forecast.Outlook, err = budget.ForecastOf(budget.ForecastFacts{
		Months: project.DurationMonths, Plan: own(sheet.plan), Submitted: own(sheet.submitted), Approved: own(sheet.approved), Reported: forecast.Reported,
	})
	return forecast, err
}

// reportedUntil finds how far each partner's approved reports reach. In the end
// nobody reports any more: every month counts as reported.
func reportedUntil(tx *models.Tx, project *models.Project, forecast *Forecast) (map[string]int, error) {
	reported := map[string]int{}
	cells, err := tx.ReportCells(project.ID, access.Reach{Everything: true})
	if err != nil {
		return nil, err
	}
	for _, cell := range cells {
		if cell.Status != nil && *cell.Status == "approved" {
			reported[cell.PartnerID] = max(reported[cell.PartnerID], monthsUntil(project, cell.EndsOn))
		}
	}
	for _, row := range forecast.Partners {
		if forecast.Ended {
			reported[row.ID] = project.DurationMonths
		}
	}
	return reported, nil
}

// monthsUntil counts the project months that have ended on a day.
func monthsUntil(project *models.Project, day programme.Date) int {
	months := 0
	for months < project.DurationMonths && !project.StartOn.IsZero() && !project.StartOn.AddMonths(months+1).After(day.AddDays(1)) {
		months++
	}
	return months
}
