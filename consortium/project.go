package consortium

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Project is a project with what its pages show in their header.
type Project struct {
	*models.Project
	// Month counts from 1; 0 outside the project's days or without a start.
	Month int
	// PartnerCount leaves out who has left.
	PartnerCount int
	// Coordinator is nil while no partner has the role.
	Coordinator *models.PartnerRow
	Verdict     eligibility.Outcome
	// Moves are where the project may go from here; none for who may not move it.
	Moves []Route
	// MyRoles are the actor's parts in the project.
	MyRoles []access.Role
	Allowed []access.Action
}

// present completes a project for its reader. Partners are its own.
func present(tx *models.Tx, row *models.Project, partners []models.PartnerRow) (*Project, error) {
	rules, err := tx.RulesOf(row)
	if err != nil {
		return nil, err
	}
	project := &Project{
		Project: row, Month: monthOf(row, tx.Today()), Moves: []Route{}, MyRoles: []access.Role{}, Allowed: allowedOn(tx.Actor, row),
	}
	for i := range partners {
		if !takesPart(row, &partners[i].Partner, tx.Today()) {
			continue
		}
		project.PartnerCount++
	}
	project.Coordinator = coordinatorOf(row, partners, tx.Today())
	// No blocking rule is about the budget or the deliverables, so that the
	// verdict needs neither.
	project.Verdict = judge(rules, row, partners, planned{}, tx.Today()).Outcome
	if access.Allowed(tx.Actor, access.MoveProject, onProject(row.ID)) {
		project.Moves = RoutesFrom(Status(row.Status))
	}
	for _, part := range tx.Actor.In(row.ID) {
		project.MyRoles = append(project.MyRoles, part.Role)
	}
	return project, nil
}

// coordinatorOf is who carries the project on a day; nil when nobody does.
func coordinatorOf(project *models.Project, partners []models.PartnerRow, day programme.Date) *models.PartnerRow {
	for i := range partners {
		if partners[i].Role == string(eligibility.Coordinator) && takesPart(project, &partners[i].Partner, day) {
			return &partners[i]
		}
	}
	return nil
}

// monthOf counts the months begun from the start to a day.
func monthOf(row *models.Project, day programme.Date) int {
	if row.StartOn.IsZero() || day.Before(row.StartOn) || day.After(row.EndOn()) {
		return 0
	}
	for month := 1; month < row.DurationMonths; month++ {
		if day.Before(row.StartOn.AddMonths(month)) {
			return month
		}
	}
	return row.DurationMonths
}

// CreateProject starts a project as an idea. CoordinatorID is the organisation
// that becomes its coordinator; empty for none yet.
func (s *Service) CreateProject(ctx context.Context, in ProjectInput, coordinatorID string) (*Project, error) {
	var project *Project
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.CreateProject, access.Resource{}); err != nil {
			return err
		}
		row := &models.Project{ID: models.NewID(), Status: string(Idea), CreatedBy: tx.Actor.UserID}
		rules, err := tx.NewestRules(in.Action, in.CallYear)
		if err != nil {
			return err
		}
		if err := in.apply(row, rules.Book); err != nil {
			return err
		}
		row.RuleBookVersion = rules.Version()
		if err := tx.AddProject(row); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: row.ID, Action: audit.ProjectCreated, SubjectKind: "project", SubjectID: row.ID}, nil, row); err != nil {
			return err
		}
		if coordinatorID != "" {
			if _, err := addPartner(tx, row, "/coordinatorId", PartnerInput{
				OrganisationID: coordinatorID, Role: string(eligibility.Coordinator), MandateState: string(eligibility.MandateNone),
			}); err != nil {
				return err
			}
		}
		project, err = withPartners(tx, row)
		return err
	})
	return project, err
}

func withPartners(tx *models.Tx, row *models.Project) (*Project, error) {
	partners, err := tx.Partners(row.ID)
	if err != nil {
		return nil, err
	}
	return present(tx, row, partners)
}

// Project loads one project that the actor may read.
func (s *Service) Project(ctx context.Context, id string) (*Project, error) {
	var project *Project
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := readable(tx, id)
		if err != nil {
			return err
		}
		project, err = withPartners(tx, row)
		return err
	})
	return project, err
}

// ProjectList is one page of projects; Total is set only when it was asked for.
type ProjectList struct {
	models.Page[*Project]
	Total *int64
}

// Projects lists the projects that the actor may read.
func (s *Service) Projects(ctx context.Context, filter models.ProjectFilter, request models.PageRequest, count bool) (*ProjectList, error) {
	list := &ProjectList{}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		filter.UserID = tx.Actor.UserID
		reach := access.ReachOf(tx.Actor, access.ReadProject)
		page, err := tx.Projects(reach, filter, request)
		if err != nil {
			return err
		}
		ids := make([]string, len(page.Items))
		for i := range page.Items {
			ids[i] = page.Items[i].ID
		}
		partners, err := tx.PartnersOf(ids)
		if err != nil {
			return err
		}
		of := map[string][]models.PartnerRow{}
		for _, partner := range partners {
			of[partner.ProjectID] = append(of[partner.ProjectID], partner)
		}
		list.Next = page.Next
		for i := range page.Items {
			project, err := present(tx, &page.Items[i], of[page.Items[i].ID])
			if err != nil {
				return err
			}
			list.Items = append(list.Items, project)
		}
		if count {
			total, err := tx.CountProjects(reach, filter)
			list.Total = &total
			return err
		}
		return nil
	})
	return list, err
}

// EditProject writes the whole of a project anew. Once the application is
// submitted its action, call year and grant requested stand.
func (s *Service) EditProject(ctx context.Context, id string, version int64, in ProjectInput) (*Project, error) {
	var project *Project
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := lockOpen(tx, id, access.EditProject)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		rules, err := rulesOfCall(tx, row, in.Action, in.CallYear)
		if err != nil {
			return err
		}
		if err := in.apply(row, rules.Book); err != nil {
			return err
		}
		if err := standing(&before, row); err != nil {
			return err
		}
		if err := moveToCall(tx, rules.Book, &before, row); err != nil {
			return err
		}
		if err := tx.SaveProject(row); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: id, Action: audit.ProjectChanged, SubjectKind: "project", SubjectID: id}, &before, row); err != nil {
			return err
		}
		project, err = withPartners(tx, row)
		return err
	})
	return project, err
}

// standing refuses changes of what was submitted.
func standing(before, after *models.Project) error {
	var fields fault.Fields
	if Status(before.Status).applying() {
		return nil
	}
	if after.Action != before.Action {
		fields.Add("/action", "fixed_since_submission", nil)
	}
	if after.CallYear != before.CallYear {
		fields.Add("/callYear", "fixed_since_submission", nil)
	}
	switch was, is := before.GrantRequestedCents, after.GrantRequestedCents; {
	case was == nil && is == nil:
	case was == nil, is == nil, *was != *is:
		fields.Add("/grantRequested", "fixed_since_submission", nil)
	}
	if Status(before.Status).awarded() && !before.StartOn.IsZero() && after.StartOn.IsZero() {
		fields.Add("/startOn", "required", nil)
	}
	return fields.Error()
}

// rulesOfCall loads what a project has to follow under a call: the edition that
// it is pinned to while it stays there, the newest of another call.
func rulesOfCall(tx *models.Tx, project *models.Project, action string, callYear int) (programme.Rules, error) {
	if project.Action == action && project.CallYear == callYear {
		return tx.RulesOf(project)
	}
	return tx.NewestRules(action, callYear)
}

// moveToCall takes the rule book of another call. Budget lines whose category
// that call does not have stand in its way.
func moveToCall(tx *models.Tx, book *programme.RuleBook, before, after *models.Project) error {
	if before.Action == after.Action && before.CallYear == after.CallYear {
		return nil
	}
	if book == nil {
		return nil
	}
	lines, err := currentLines(tx, after.ID)
	if err != nil {
		return err
	}
	if err := categoriesFit(book, lines); err != nil {
		return err
	}
	after.RuleBookVersion = book.Version
	return nil
}
