package grant

import (
	"context"
	"maps"
	"slices"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
)

// VersionSum is a version of a budget with what it comes to, as far as the
// reader sees its cells.
type VersionSum struct {
	models.BudgetVersion
	// Months is the duration it is held against.
	Months int
	Sum    money.Amount
}

// Versions are all versions of a project's budget, the newest first.
type Versions struct {
	Whole    bool
	Versions []VersionSum
	// MayAdd tells whether the actor may add scenarios.
	MayAdd bool
}

// Versions lists the versions of a project's budget. A partner sees the draft
// and the plans, with its own sums; scenarios and amendments are told to readers
// of the whole budget.
func (s *Service) Versions(ctx context.Context, projectID string) (*Versions, error) {
	var found *Versions
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		found, err = versionsOf(tx, project)
		return err
	})
	return found, err
}

func versionsOf(tx *models.Tx, project *models.Project) (*Versions, error) {
	reach, whole, err := budgetReach(tx, project.ID)
	if err != nil {
		return nil, err
	}
	rows, err := tx.BudgetVersions(project.ID)
	if err != nil {
		return nil, err
	}
	sums, err := tx.BudgetSums(project.ID, reach)
	if err != nil {
		return nil, err
	}
	found := &Versions{Whole: whole, Versions: []VersionSum{}}
	planned := false
	for i := range rows {
		planned = planned || rows[i].Status == models.BudgetOfRecord
		found.MayAdd = found.MayAdd || rows[i].Status == models.BudgetDraft
		if !toldTo(whole, &rows[i]) {
			continue
		}
		found.Versions = append(found.Versions, VersionSum{BudgetVersion: rows[i], Months: lasting(project, &rows[i]).DurationMonths, Sum: sums[rows[i].ID]})
	}
	found.MayAdd = found.MayAdd && !planned && access.Allowed(tx.Actor, access.EditBudget, access.Resource{ProjectID: project.ID})
	return found, nil
}

// budgetReach tells how much of a project's budget the actor sees, and refuses
// who sees nothing of it.
func budgetReach(tx *models.Tx, projectID string) (reach access.Reach, whole bool, err error) {
	reach = access.ReachOf(tx.Actor, access.ReadBudget)
	organisations, whole := reach.Within(projectID)
	if !whole && len(organisations) == 0 {
		return reach, false, tx.Check(access.ReadBudget, access.Resource{ProjectID: projectID})
	}
	return reach, whole, nil
}

// toldTo tells whether a reader knows of a version.
func toldTo(whole bool, version *models.BudgetVersion) bool {
	return whole || slices.Contains([]string{models.BudgetDraft, models.BudgetSubmitted, models.BudgetOfRecord, models.BudgetSuperseded}, version.Status)
}

// ReadVersion reads one version of a project's budget.
func (s *Service) ReadVersion(ctx context.Context, projectID, versionID string) (*Budget, error) {
	var found *Budget
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		found, err = readTold(tx, project, versionID)
		return err
	})
	return found, err
}

// readTold reads a version that the actor knows of; the others do not exist.
func readTold(tx *models.Tx, project *models.Project, versionID string) (*Budget, error) {
	_, whole, err := budgetReach(tx, project.ID)
	if err != nil {
		return nil, err
	}
	version, err := tx.BudgetVersionOf(project.ID, versionID)
	if err != nil {
		return nil, err
	}
	if !toldTo(whole, version) {
		return nil, fault.Missing("budget version")
	}
	return readVersion(tx, project, version)
}

// MostBeside is how many versions are set beside each other at the most.
const MostBeside = 4

// Comparison is several versions of a budget beside each other. The changes
// count from the first.
type Comparison struct {
	Whole    bool
	Versions []*Budget
	By       budget.By[budget.Beside]
	Places   map[budget.CellPlace]budget.Beside
}

// CompareVersions sets versions of a project's budget beside each other, as far
// as the actor sees their cells. Without ids it takes the newest version and the
// one before it; a project with fewer than two compares nothing.
func (s *Service) CompareVersions(ctx context.Context, projectID string, ids []string) (*Comparison, error) {
	var found *Comparison
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		found, err = compare(tx, project, ids)
		return err
	})
	return found, err
}

func compare(tx *models.Tx, project *models.Project, ids []string) (*Comparison, error) {
	told, err := versionsOf(tx, project)
	if err != nil {
		return nil, err
	}
	if len(ids) > MostBeside {
		var fields fault.Fields
		fields.Add("/versions", "too_many", map[string]any{"maximum": MostBeside})
		return nil, fields.Error()
	}
	if len(ids) == 0 {
		for _, version := range slices.Backward(told.Versions[:min(2, len(told.Versions))]) {
			ids = append(ids, version.ID)
		}
	}
	found := &Comparison{Whole: told.Whole}
	var cells [][]budget.Cell
	for _, id := range ids {
		read, err := readTold(tx, project, id)
		if err != nil {
			return nil, err
		}
		found.Versions = append(found.Versions, read)
		cells = append(cells, cellsIn(read))
	}
	if len(cells) > 0 {
		found.By, found.Places, err = budget.SideBySide(cells...)
	}
	return found, err
}

// cellsIn are the cells of a budget as numbers.
func cellsIn(b *Budget) []budget.Cell {
	cells := make([]budget.Cell, len(b.Cells))
	for i, cell := range b.Cells {
		cells[i] = budget.Cell{Partner: cell.PartnerID, Category: cell.Category, Year: cell.Year, Amount: cell.AmountCents}
	}
	return cells
}

// PartnersOf lists the partners of all versions that are compared, in order.
func (c *Comparison) PartnersOf() []models.PartnerRow {
	if len(c.Versions) == 0 {
		return nil
	}
	return c.Versions[0].Partners
}

// Categories lists the categories of all versions, in the order of the call.
func (c *Comparison) Categories() []string {
	var codes []string
	for _, version := range c.Versions {
		for _, category := range version.Categories {
			if !slices.Contains(codes, category.Code) {
				codes = append(codes, category.Code)
			}
		}
	}
	return codes
}

// Years lists the project years of all versions.
func (c *Comparison) Years() []int {
	years := map[int]bool{}
	for _, version := range c.Versions {
		for _, year := range version.Years {
			years[year.Year] = true
		}
	}
	return slices.Sorted(maps.Keys(years))
}
