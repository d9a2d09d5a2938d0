package grant

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// Budget is a project's budget as one person may see it.
type Budget struct {
	Project *models.Project
	// Version is the one that was asked for, else the draft, else the plan of
	// record; nil before the first cell.
	Version *models.BudgetVersion
	// Whole is false for whoever sees only the cells of its own organisation.
	// Then Cells, Positions and Partners hold nothing else, and headroom,
	// management and findings, which speak of all partners, are absent.
	Whole      bool
	Categories []Category
	Partners   []models.PartnerRow
	Years      []Year
	Cells      []models.BudgetLineRow
	// Items are what cells are made of, as far as they are made of items.
	Items []Item
	// Actuals are what reports claim, place by place; Positions sets plan and
	// actuals beside each other on every axis.
	Actuals   []models.Actual
	Positions budget.By[budget.Position]
	// Cap is the most that the call grants this project; nil where none.
	// Headroom is Cap less the plan, negative when it is exceeded.
	Cap      *money.Amount
	Headroom *money.Amount
	// LumpSums are the only grants that a lump-sum call takes, ascending.
	LumpSums []money.Amount
	// OwnLimitCounts: the call has no yearly cap, so that the project's own counts.
	OwnLimitCounts bool
	Management     *Management
	// Limits hold each category against what the call allows.
	Limits   []budget.CategoryLimit
	Findings []programme.Finding
	Actions  []access.Action

	book *programme.RuleBook // nil where the call has none
}

// Year is a project year with its dates and its cap. A year without months is
// none of the project, but has amounts.
type Year struct {
	budget.YearCap
	StartOn programme.Date
	EndOn   programme.Date
	// Forecast is what the year will come to; nil where nothing is fixed yet.
	Forecast *money.Amount
	// Breaches tell, for plan, approved and forecast, the month that breaks the
	// cap and the lines behind it.
	Breaches []Breach
}

// Management is project management against the most that a lump-sum call
// allows, with the source of the share.
type Management struct {
	budget.Management
	Source    programme.Source
	Confirmed bool
}

// ReadBudget reads the budget of a project: the draft, or the plan of record
// where there is no draft. A partner sees its own organisation's part.
func (s *Service) ReadBudget(ctx context.Context, projectID string) (*Budget, error) {
	var found *Budget
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		found, err = read(tx, project)
		return err
	})
	return found, err
}

func read(tx *models.Tx, project *models.Project) (*Budget, error) {
	current, err := tx.CurrentBudget(project.ID)
	if err != nil {
		return nil, err
	}
	return readVersion(tx, project, current)
}

// readVersion reads one version of the budget, or with nil an empty one. A
// version that was made for a duration of its own is held against that.
func readVersion(tx *models.Tx, project *models.Project, version *models.BudgetVersion) (*Budget, error) {
	reach := access.ReachOf(tx.Actor, access.ReadBudget)
	organisations, whole := reach.Within(project.ID)
	if !whole && len(organisations) == 0 {
		return nil, tx.Check(access.ReadBudget, access.Resource{ProjectID: project.ID})
	}
	b := &Budget{Project: lasting(project, version), Version: version, Whole: whole}
	var err error
	if b.Partners, err = tx.Partners(project.ID); err != nil {
		return nil, err
	}
	everyPartner := b.Partners
	if !whole {
		b.Partners = slices.DeleteFunc(slices.Clone(b.Partners), func(row models.PartnerRow) bool {
			return !slices.Contains(organisations, row.OrganisationID)
		})
	}
	if b.Version != nil {
		if b.Cells, err = tx.BudgetLines(b.Version, reach); err != nil {
			return nil, err
		}
	}
	if b.Actuals, err = tx.Actuals(project.ID, reach); err != nil {
		return nil, err
	}
	rules, err := rulesOf(tx, project, b.Version)
	if err != nil {
		return nil, err
	}
	plan, err := b.readItems(tx, rules)
	if err != nil {
		return nil, err
	}
	if err := b.compute(rules, everyPartner); err != nil {
		return nil, err
	}
	if err := b.judgeMonths(tx, rules, plan); err != nil {
		return nil, err
	}
	b.Actions, err = actionsOn(tx, b)
	return b, err
}

// lasting is the project with the duration that a version was made for.
func lasting(project *models.Project, version *models.BudgetVersion) *models.Project {
	if version == nil || version.DurationMonths == 0 {
		return project
	}
	shaped := *project
	shaped.DurationMonths = version.DurationMonths
	return &shaped
}

// rulesOf loads what a version of the budget is judged by: a frozen one keeps the
// edition that it was made with, the draft follows its project.
func rulesOf(tx *models.Tx, project *models.Project, version *models.BudgetVersion) (programme.Rules, error) {
	if version != nil && version.RuleBookVersion != "" {
		return tx.RulesWith(version.RuleBookVersion)
	}
	return tx.RulesOf(project)
}

// compute fills in everything that follows from what was loaded.
func (b *Budget) compute(rules programme.Rules, everyPartner []models.PartnerRow) error {
	plan, submitted, approved := b.cells()
	var err error
	if b.Positions, err = budget.Positions(plan, submitted, approved); err != nil {
		return err
	}
	book := rules.Book
	b.book = book
	limits := budget.LimitsOf(book, b.Project.YearlyLimitCents)
	b.OwnLimitCounts = limits.PerYear == nil
	b.Categories = categoriesOf(book, b.Positions)
	if b.Cap, err = budget.TotalCap(b.Project.DurationMonths, limits); err != nil {
		return err
	}
	if err := b.computeYears(limits); err != nil {
		return err
	}
	if book != nil && book.Grant.LumpSums != nil {
		b.LumpSums = slices.Clone(book.Grant.LumpSums.Value)
	}
	if !b.Whole {
		return nil
	}
	if b.Cap != nil {
		headroom, err := b.Cap.Sub(b.Positions.Whole.Planned)
		if err != nil {
			return err
		}
		b.Headroom = &headroom
	}
	b.Findings = findingsOf(rules, b, everyPartner)
	b.Management, err = managementOf(book, b)
	return err
}

func (b *Budget) computeYears(limits budget.Limits) error {
	planned := make(map[int]money.Amount, len(b.Positions.Year))
	for year, position := range b.Positions.Year {
		planned[year] = position.Planned
	}
	caps, err := budget.YearCaps(b.Project.DurationMonths, limits, planned)
	if err != nil {
		return err
	}
	dated, err := budget.Years(b.Project.StartOn, b.Project.DurationMonths)
	if err != nil {
		return err
	}
	for i, held := range caps {
		year := Year{YearCap: held}
		if i < len(dated) {
			year.StartOn, year.EndOn = dated[i].StartOn, dated[i].EndOn
		}
		if !b.Whole {
			// The headroom of all less one's own part would tell the others'.
			year.Headroom = nil
		}
		b.Years = append(b.Years, year)
	}
	return nil
}

// actionsOn lists what the actor may do with the budget as it stands.
func actionsOn(tx *models.Tx, b *Budget) ([]access.Action, error) {
	on := access.Resource{ProjectID: b.Project.ID}
	var actions []access.Action
	if access.Allowed(tx.Actor, access.EditBudget, on) {
		err := changeable(tx, b.Version)
		if err == nil {
			actions = append(actions, access.EditBudget)
		} else if !fault.Is(err, fault.Conflict) {
			return nil, err
		}
	}
	if access.Allowed(tx.Actor, access.EditProject, on) {
		actions = append(actions, access.EditProject)
	}
	return actions, nil
}

// changeable refuses the edit of a version that does not change. A scenario
// belongs to the application: beside a plan of record it is only read.
func changeable(tx *models.Tx, version *models.BudgetVersion) error {
	if version == nil {
		return nil
	}
	frozen := fault.New(fault.Conflict, "budget_frozen", "This version of the budget does not change.")
	if !version.Changeable() {
		return frozen
	}
	if version.Status != models.BudgetScenario {
		return nil
	}
	plan, err := tx.BudgetOfRecord(version.ProjectID)
	if err == nil && plan != nil {
		return frozen
	}
	return err
}

func sortedKeys[K cmp.Ordered, V any](of map[K]V) []K {
	return slices.Sorted(maps.Keys(of))
}
