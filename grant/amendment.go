package grant

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

const (
	amendmentReasonLength = 4000
	mostAmendmentFiles    = 50
)

// Amendment is one change of the plan of record with its judgement.
type Amendment struct {
	models.BudgetAmendmentRow
	// Budget is the proposal; Base the plan that it changes, Agreed what the
	// agency last agreed to, from which the limits of transfers count.
	Budget *Budget
	Base   *models.BudgetVersion
	Agreed *models.BudgetVersion
	budget.Transfer
	Book *programme.RuleBook
	// HasAddendum tells whether the call has a relief for virtual activities.
	HasAddendum bool
	Documents   []models.Document
	Moves       []AmendmentRoute
	MayEdit     bool
}

// Amendments are the changes of a project's plan of record.
type Amendments struct {
	Rows []models.BudgetAmendmentRow
	// MayOpen tells whether the actor may open one now.
	MayOpen bool
	// Plan is the plan of record; nil before the award.
	Plan *models.BudgetVersion
}

// Amendments lists the changes of a project's plan of record, the newest first,
// to readers of the whole budget.
func (s *Service) Amendments(ctx context.Context, projectID string) (*Amendments, error) {
	var found *Amendments
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadBudget, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		found = &Amendments{}
		if found.Rows, err = tx.BudgetAmendments(projectID); err != nil {
			return err
		}
		if found.Plan, err = tx.BudgetOfRecord(projectID); err != nil {
			return err
		}
		if !access.Allowed(tx.Actor, access.EditBudget, access.Resource{ProjectID: projectID}) {
			return nil
		}
		_, refused := openable(tx, project)
		if refused != nil && !fault.Is(refused, fault.Conflict) {
			return refused
		}
		found.MayOpen = refused == nil
		return nil
	})
	return found, err
}

// openable gives the plan of record that can be changed now, and refuses when
// there is none, the project has ended or a change is already under way.
func openable(tx *models.Tx, project *models.Project) (*models.BudgetVersion, error) {
	if project.Status == "closed" || project.Status == "rejected" {
		return nil, fault.New(fault.Conflict, "project_ended", "The project has ended. Move it back before changing it.").With("status", project.Status)
	}
	plan, err := tx.BudgetOfRecord(project.ID)
	if err != nil {
		return nil, err
	}
	if plan == nil {
		return nil, fault.New(fault.Conflict, "no_plan_of_record", "There is no plan of record yet. Change the draft.")
	}
	rows, err := tx.BudgetAmendments(project.ID)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if !AmendmentStatus(row.Status).closed() {
			return nil, fault.New(fault.Conflict, "amendment_open", "A change of the plan is already under way.").With("amendmentId", row.ID).With("number", row.Number)
		}
	}
	return plan, nil
}

// OpenAmendment begins a change of the plan of record: a copy of it that is
// worked on while the plan goes on to count.
func (s *Service) OpenAmendment(ctx context.Context, projectID string) (*Amendment, error) {
	var found *Amendment
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockForBudget(tx, projectID)
		if err != nil {
			return err
		}
		plan, err := openable(tx, project)
		if err != nil {
			return err
		}
		version, err := tx.CopyBudget(plan, models.BudgetVersion{Status: models.BudgetPreparing})
		if err != nil {
			return err
		}
		row := &models.BudgetAmendment{
			ProjectID: projectID, BudgetVersionID: version.ID, Status: string(AmendmentPreparing), DocumentIDs: []string{}, OpenedBy: tx.Actor.UserID, OpenedAt: tx.Now,
		}
		if err := tx.AddBudgetAmendment(row); err != nil {
			return err
		}
		if err := recordAmendment(tx, audit.AmendmentOpened, nil, row); err != nil {
			return err
		}
		found, err = readAmendment(tx, project, row.ID)
		return err
	})
	return found, err
}

func recordAmendment(tx *models.Tx, action audit.Action, before, after *models.BudgetAmendment) error {
	entry := audit.Entry{ProjectID: after.ProjectID, Action: action, SubjectKind: "amendment", SubjectID: after.ID}
	if before == nil {
		return tx.RecordChange(entry, nil, after)
	}
	return tx.RecordChange(entry, before, after)
}

// ReadAmendment reads a change of the plan of record with its judgement, for
// readers of the whole budget.
func (s *Service) ReadAmendment(ctx context.Context, projectID, id string) (*Amendment, error) {
	var found *Amendment
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadBudget, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		found, err = readAmendment(tx, project, id)
		return err
	})
	return found, err
}

func readAmendment(tx *models.Tx, project *models.Project, id string) (*Amendment, error) {
	found := &Amendment{}
	rows, err := tx.BudgetAmendments(project.ID)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if row.ID == id {
			found.BudgetAmendmentRow = row
		}
	}
	if found.ID == "" {
		return nil, fault.Missing("amendment")
	}
	version, err := tx.BudgetVersionOf(project.ID, found.BudgetVersionID)
	if err != nil {
		return nil, err
	}
	if found.Budget, err = readVersion(tx, project, version); err != nil {
		return nil, err
	}
	if err := found.judge(tx, project); err != nil {
		return nil, err
	}
	for _, documentID := range found.DocumentIDs {
		document, err := tx.Document(project.ID, documentID)
		if err != nil {
			return nil, err
		}
		found.Documents = append(found.Documents, *document)
	}
	status := AmendmentStatus(found.Status)
	if access.Allowed(tx.Actor, access.EditBudget, access.Resource{ProjectID: project.ID}) {
		found.MayEdit, found.Moves = !status.closed(), AmendmentRoutes(status)
	}
	return found, nil
}

// judge holds the proposal against the rules: those of its own edition when it
// no longer changes.
func (a *Amendment) judge(tx *models.Tx, project *models.Project) error {
	rules, err := rulesOf(tx, project, a.Budget.Version)
	if err != nil {
		return err
	}
	if a.Base, err = tx.BudgetVersionOf(project.ID, a.Budget.Version.BasedOnID); err != nil {
		return err
	}
	if a.Agreed, err = tx.BaseOfPlan(a.Base); err != nil {
		return err
	}
	plan, err := readVersion(tx, project, a.Base)
	if err != nil {
		return err
	}
	agreed := plan
	if a.Agreed.ID != a.Base.ID {
		if agreed, err = readVersion(tx, project, a.Agreed); err != nil {
			return err
		}
	}
	a.Book = rules.Book
	a.HasAddendum = rules.Book != nil && rules.Book.Transfers != nil && rules.Book.Transfers.Addendum != nil
	a.Transfer, err = budget.JudgeTransfer(rules.Book, cellsIn(agreed), cellsIn(plan), cellsIn(a.Budget), a.Addendum)
	return err
}

// AmendmentInput is what a person writes about a change of the plan.
type AmendmentInput struct {
	Reason      string
	Addendum    bool
	DocumentIDs []string
}

// EditAmendment changes the words and documents of a change that is not closed.
// What was sent to the agency keeps its reason; documents are still added.
func (s *Service) EditAmendment(ctx context.Context, projectID, id string, version int64, in AmendmentInput) (*Amendment, error) {
	return s.changeAmendment(ctx, projectID, id, version, audit.AmendmentChanged, func(tx *models.Tx, _ *models.Project, row *models.BudgetAmendment) error {
		if AmendmentStatus(row.Status).closed() {
			return fault.New(fault.Conflict, "amendment_closed", "This change of the plan is closed.")
		}
		if err := in.validate(tx, projectID); err != nil {
			return err
		}
		if row.Status == string(AmendmentSent) && (in.Reason != row.Reason || in.Addendum != row.Addendum) {
			return fault.New(fault.Conflict, "amendment_sent", "What was sent to the agency does not change. Take it back first.")
		}
		row.Reason, row.Addendum, row.DocumentIDs = in.Reason, in.Addendum, in.DocumentIDs
		return nil
	})
}

func (in *AmendmentInput) validate(tx *models.Tx, projectID string) error {
	var fields fault.Fields
	in.Reason = strings.TrimSpace(in.Reason)
	if utf8.RuneCountInString(in.Reason) > amendmentReasonLength {
		fields.Add("/reason", "too_long", map[string]any{"maximum": amendmentReasonLength})
	}
	if len(in.DocumentIDs) > mostAmendmentFiles {
		fields.Add("/documentIds", "too_many", map[string]any{"maximum": mostAmendmentFiles})
		return fields.Error()
	}
	seen := map[string]bool{}
	for i, id := range in.DocumentIDs {
		at := fmt.Sprintf("/documentIds/%d", i)
		document, err := tx.Document(projectID, id)
		switch {
		case fault.Is(err, fault.NotFound) || err == nil && document.OrganisationID != nil:
			fields.Add(at, "unknown_document", nil)
		case err != nil:
			return err
		case seen[id]:
			fields.Add(at, "duplicate", nil)
		}
		seen[id] = true
	}
	if in.DocumentIDs == nil {
		in.DocumentIDs = []string{}
	}
	return fields.Error()
}

// changeAmendment runs one write on a change of the plan that stands as read.
func (s *Service) changeAmendment(
	ctx context.Context, projectID, id string, version int64, action audit.Action, change func(*models.Tx, *models.Project, *models.BudgetAmendment) error,
) (*Amendment, error) {
	var found *Amendment
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockForBudget(tx, projectID)
		if err != nil {
			return err
		}
		row, err := tx.BudgetAmendment(projectID, id)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := change(tx, project, row); err != nil {
			return err
		}
		if err := tx.SaveBudgetAmendment(row); err != nil {
			return err
		}
		if err := recordAmendment(tx, action, &before, row); err != nil {
			return err
		}
		found, err = readAmendment(tx, project, id)
		return err
	})
	return found, err
}
