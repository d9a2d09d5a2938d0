package grant

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
)

const nameLength = 100

// HandOver is what another partner carries in a scenario: all amounts of From,
// or those of one category.
type HandOver struct {
	From     string
	To       string
	Category string
}

// ScenarioInput is a wish for a scenario: a copy of a version under a name, in
// another duration and with parts handed over.
type ScenarioInput struct {
	Name string
	// FromID is the draft or a scenario; empty for the draft.
	FromID string
	// DurationMonths is 0 for that of the version it is copied from.
	DurationMonths int
	HandOvers      []HandOver
}

// AddScenario copies the draft, or another scenario, as a scenario. Conflict
// no_draft: there is none to copy, or the plan of record stands already.
func (s *Service) AddScenario(ctx context.Context, projectID string, in ScenarioInput) (*Budget, error) {
	var found *Budget
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockForBudget(tx, projectID)
		if err != nil {
			return err
		}
		from, err := scenarioSource(tx, projectID, in.FromID)
		if err != nil {
			return err
		}
		partners, err := tx.Partners(projectID)
		if err != nil {
			return err
		}
		before := lasting(project, from).DurationMonths
		if in.DurationMonths == 0 {
			in.DurationMonths = before
		}
		standing, err := cellsOf(tx, from)
		if err != nil {
			return err
		}
		if err := in.validate(partners, standing); err != nil {
			return err
		}
		scenario, err := tx.CopyBudget(from, models.BudgetVersion{Status: models.BudgetScenario, Name: in.Name, DurationMonths: in.DurationMonths})
		if err != nil {
			return err
		}
		entry := audit.Entry{ProjectID: projectID, Action: audit.ScenarioAdded, SubjectKind: "scenario", SubjectID: scenario.ID}
		if err := tx.RecordChange(entry, nil, scenario); err != nil {
			return err
		}
		if err := in.reshape(tx, scenario, before); err != nil {
			return err
		}
		found, err = readVersion(tx, project, scenario)
		return err
	})
	return found, err
}

// lockForBudget begins a write on a project's budget.
func lockForBudget(tx *models.Tx, projectID string) (*models.Project, error) {
	project, err := tx.LockProject(projectID)
	if err != nil {
		return nil, err
	}
	return project, tx.Check(access.EditBudget, access.Resource{ProjectID: projectID})
}

func scenarioSource(tx *models.Tx, projectID, id string) (*models.BudgetVersion, error) {
	draft, err := tx.DraftBudget(projectID)
	if err != nil {
		return nil, err
	}
	if draft == nil {
		return nil, fault.New(fault.Conflict, "no_draft", "There is no draft of the budget to think further from.")
	}
	if id == "" || id == draft.ID {
		return draft, nil
	}
	from, err := tx.BudgetVersionOf(projectID, id)
	if err != nil {
		return nil, err
	}
	if from.Status != models.BudgetScenario {
		return nil, fault.New(fault.Conflict, "no_scenario", "This version is no scenario.")
	}
	return from, nil
}

func validName(fields *fault.Fields, pointer string, name *string) {
	*name = strings.TrimSpace(*name)
	switch {
	case *name == "":
		fields.Add(pointer, "required", nil)
	case utf8.RuneCountInString(*name) > nameLength:
		fields.Add(pointer, "too_long", map[string]any{"maximum": nameLength})
	}
}

func (in *ScenarioInput) validate(partners []models.PartnerRow, standing map[place]models.BudgetLineRow) error {
	var fields fault.Fields
	validName(&fields, "/name", &in.Name)
	if in.DurationMonths < 1 || in.DurationMonths > budget.MostMonths {
		fields.Add("/durationMonths", "months_range", map[string]any{"maximum": budget.MostMonths})
	}
	for i, over := range in.HandOvers {
		at := fmt.Sprintf("/handOvers/%d", i)
		if !slices.ContainsFunc(partners, func(row models.PartnerRow) bool { return row.ID == over.From }) {
			fields.Add(at+"/fromPartnerId", "unknown_partner", nil)
		} else if !over.movesAny(standing) {
			fields.Add(at+"/fromPartnerId", "nothing_to_hand_over", nil)
		}
		to := slices.IndexFunc(partners, func(row models.PartnerRow) bool { return row.ID == over.To })
		switch {
		case to < 0:
			fields.Add(at+"/toPartnerId", "unknown_partner", nil)
		case over.To == over.From:
			fields.Add(at+"/toPartnerId", "same_partner", nil)
		case !partners[to].LeftOn.IsZero():
			fields.Add(at+"/toPartnerId", "partner_left", map[string]any{"leftOn": partners[to].LeftOn})
		case partners[to].Role == "associated":
			fields.Add(at+"/toPartnerId", "associated_partner", nil)
		}
	}
	return fields.Error()
}

// movesAny tells whether there is anything to hand over.
func (h HandOver) movesAny(standing map[place]models.BudgetLineRow) bool {
	for at := range standing {
		if at.partnerID == h.From && (h.Category == "" || at.category == h.Category) {
			return true
		}
	}
	return false
}

// reshape fits the cells of a new scenario to its duration and hands parts over.
func (in *ScenarioInput) reshape(tx *models.Tx, scenario *models.BudgetVersion, monthsBefore int) error {
	standing, err := cellsOf(tx, scenario)
	if err != nil {
		return err
	}
	var cells []budget.Cell
	for _, line := range standing {
		cells = append(cells, budget.Cell{Partner: line.PartnerID, Category: line.Category, Year: line.Year, Amount: line.AmountCents})
	}
	if cells, err = budget.Stretch(cells, monthsBefore, scenario.DurationMonths); err != nil {
		return err
	}
	for _, over := range in.HandOvers {
		if cells, err = budget.HandOver(cells, over.From, over.To, over.Category); err != nil {
			return err
		}
	}
	edits := editsTo(standing, cells)
	if len(edits) == 0 {
		return nil
	}
	if err := dropItems(tx, scenario, edits); err != nil {
		return err
	}
	return saveEdits(tx, scenario, edits)
}

// editsTo are the changes that make the standing cells those that are given.
func editsTo(standing map[place]models.BudgetLineRow, cells []budget.Cell) []models.BudgetLineEdit {
	var edits []models.BudgetLineEdit
	kept := make(map[place]bool, len(cells))
	for _, cell := range cells {
		amount := cell.Amount
		change := CellChange{PartnerID: cell.Partner, Category: cell.Category, Year: cell.Year, Amount: &amount}
		kept[change.place()] = true
		line, exists := standing[change.place()]
		if !agrees(line, exists, change) {
			edits = append(edits, editOf(line, exists, change))
		}
	}
	for at, line := range standing {
		if !kept[at] {
			gone := line.BudgetLine
			edits = append(edits, models.BudgetLineEdit{Before: &gone})
		}
	}
	return edits
}

// scenario loads a scenario of a project whose application is still open.
func scenario(tx *models.Tx, projectID, id string, version int64) (*models.BudgetVersion, error) {
	row, err := tx.BudgetVersionOf(projectID, id)
	if err != nil {
		return nil, err
	}
	if row.Status != models.BudgetScenario {
		return nil, fault.New(fault.Conflict, "no_scenario", "This version is no scenario.")
	}
	return row, models.ExpectVersion(row, version)
}

// TakeScenario makes a scenario the draft and the project's duration that of the
// scenario. The draft that stood is kept as a scenario called keepAs. Conflict
// duration_fixed: the application is submitted, so that its duration stands.
func (s *Service) TakeScenario(ctx context.Context, projectID, id string, version int64, keepAs string) (*Budget, error) {
	var found *Budget
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockForBudget(tx, projectID)
		if err != nil {
			return err
		}
		row, err := scenario(tx, projectID, id, version)
		if err != nil {
			return err
		}
		if err := changeable(tx, row); err != nil {
			return err
		}
		draft, err := scenarioSource(tx, projectID, "")
		if err != nil {
			return err
		}
		var fields fault.Fields
		validName(&fields, "/keepAs", &keepAs)
		if err := fields.Error(); err != nil {
			return err
		}
		months := row.DurationMonths
		taken, err := tx.TakeScenario(project, draft, row, keepAs)
		if err != nil {
			return err
		}
		entry := audit.Entry{ProjectID: projectID, Action: audit.ScenarioTaken, SubjectKind: "scenario", SubjectID: id}
		if err := tx.RecordChange(entry, row, taken); err != nil {
			return err
		}
		if err := setDuration(tx, project, months); err != nil {
			return err
		}
		found, err = readVersion(tx, project, taken)
		return err
	})
	return found, err
}

func setDuration(tx *models.Tx, project *models.Project, months int) error {
	if months == 0 || months == project.DurationMonths {
		return nil
	}
	if project.Status != "idea" && project.Status != "planning" {
		return fault.New(fault.Conflict, "duration_fixed", "The duration of a submitted project does not change with a scenario.").With("months", project.DurationMonths)
	}
	before := *project
	project.DurationMonths = months
	if err := tx.SaveProject(project); err != nil {
		return err
	}
	return tx.RecordChange(audit.Entry{ProjectID: project.ID, Action: audit.ProjectChanged, SubjectKind: "project", SubjectID: project.ID}, &before, project)
}

// RemoveScenario removes a scenario with its cells.
func (s *Service) RemoveScenario(ctx context.Context, projectID, id string, version int64) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := lockForBudget(tx, projectID); err != nil {
			return err
		}
		row, err := scenario(tx, projectID, id, version)
		if err != nil {
			return err
		}
		if err := tx.RemoveScenario(row); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.ScenarioRemoved, SubjectKind: "scenario", SubjectID: id}, row, nil)
	})
}
