package consortium

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// PinnedRules are the edition of the rules that a project is judged by, beside the
// one that a new project of its call would take.
type PinnedRules struct {
	Pinned programme.Rules
	// Newest is that other edition; without a book when the project has it already.
	Newest programme.Rules
	// Differences are the values that it changes.
	Differences []programme.Difference
	// Before and After judge the project by either; After is nil without another.
	Before *Judgement
	After  *Judgement
	// Taking says whether and how the reader may take the other edition.
	Taking Taking
	// ProjectVersion is the version of the project that this was read from.
	ProjectVersion int64
}

// Taking is how a project may take another edition of its rules.
type Taking string

// The ways. While the application is written the project follows the rules; once it is
// submitted it is assessed by those it was submitted with, and after the award they
// are only corrected, by the office and with a reason.
const (
	TakeFreely     Taking = "freely"
	TakeWithReason Taking = "with_reason"
	TakeNotAllowed Taking = "not_allowed"
	TakeFixed      Taking = "fixed"
)

// takingOf answers how an actor may change the rules of a project in its state.
func takingOf(actor access.Actor, project *models.Project) Taking {
	status := Status(project.Status)
	on := onProject(project.ID)
	switch {
	case status.ended(), status == Submitted:
		return TakeFixed
	case status.applying() && access.Allowed(actor, access.TakeRuleBook, on):
		return TakeFreely
	case status.awarded() && access.Allowed(actor, access.CorrectRuleBook, on):
		return TakeWithReason
	default:
		return TakeNotAllowed
	}
}

// RuleBook tells what a project is judged by, and what another edition would change
// for it. Who may not read the whole budget is told nothing that rests on it.
func (s *Service) RuleBook(ctx context.Context, projectID string) (*PinnedRules, error) {
	var found *PinnedRules
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		found, err = pinnedRules(tx, project)
		return err
	})
	return found, err
}

func pinnedRules(tx *models.Tx, project *models.Project) (*PinnedRules, error) {
	found := &PinnedRules{ProjectVersion: project.Version, Taking: takingOf(tx.Actor, project)}
	var err error
	if found.Pinned, err = tx.RulesOf(project); err != nil {
		return nil, err
	}
	newest, err := tx.NewestRules(project.Action, project.CallYear)
	if err != nil {
		return nil, err
	}
	partners, err := tx.Partners(project.ID)
	if err != nil {
		return nil, err
	}
	plan, err := plannedIn(tx, project.ID, seesBudget(tx.Actor, project.ID))
	if err != nil {
		return nil, err
	}
	found.Before = judge(found.Pinned, project, partners, plan, tx.Today()).whole()
	if newest.Book == nil || newest.Version() == found.Pinned.Version() {
		return found, nil
	}
	found.Newest = newest
	found.Differences = programme.Compare(found.Pinned, newest)
	found.After = judge(newest, project, partners, plan, tx.Today()).whole()
	return found, nil
}

// TakeRuleBook pins a project to the edition in use for its call and keeps the
// judgement by it. Edition is the one that its reader was shown: should another
// be in use by now, nothing changes. What was approved keeps the edition that it
// was approved with.
func (s *Service) TakeRuleBook(ctx context.Context, projectID string, version int64, edition, reason string) (*Project, error) {
	var project *Project
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := mayTake(tx, row); err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if err := checkReason(row, &reason); err != nil {
			return err
		}
		rules, err := newEdition(tx, row, edition)
		if err != nil {
			return err
		}
		before := *row
		if err := moveToEdition(tx, rules.Book, row); err != nil {
			return err
		}
		if err := recordTaken(tx, &before, row, reason); err != nil {
			return err
		}
		found, err := judgeNow(tx, row, true)
		if err != nil {
			return err
		}
		if _, err := keep(tx, row, found, OnRuleBook); err != nil {
			return err
		}
		project, err = withPartners(tx, row)
		return err
	})
	return project, err
}

// mayTake refuses who may not before it tells that the state forbids it.
func mayTake(tx *models.Tx, row *models.Project) error {
	action := access.TakeRuleBook
	if Status(row.Status).awarded() {
		action = access.CorrectRuleBook
	}
	if err := tx.Check(action, onProject(row.ID)); err != nil {
		return err
	}
	if takingOf(tx.Actor, row) == TakeFixed {
		return fault.New(fault.Conflict, "rule_book_fixed", "An application is assessed by the rules that it was submitted with.").With("status", row.Status)
	}
	return nil
}

func checkReason(row *models.Project, reason *string) error {
	var fields fault.Fields
	text(&fields, "/reason", reason, reasonLength)
	if Status(row.Status).awarded() && *reason == "" {
		fields.Add("/reason", "required", nil)
	}
	return fields.Error()
}

// newEdition loads the edition in use, which must be the one asked for.
func newEdition(tx *models.Tx, row *models.Project, edition string) (programme.Rules, error) {
	newest, err := tx.NewestRules(row.Action, row.CallYear)
	if err != nil {
		return newest, err
	}
	pinned, err := tx.RulesOf(row)
	if err != nil {
		return newest, err
	}
	if newest.Version() == pinned.Version() {
		return newest, fault.New(fault.Conflict, "rule_book_current", "The project has the newest edition already.")
	}
	if newest.Book == nil || newest.Version() != edition {
		return newest, fault.New(fault.Conflict, "rule_book_superseded", "Another edition is in use by now.").With("edition", newest.Version())
	}
	return newest, nil
}

// moveToEdition saves the project with another edition. Budget lines in categories
// that it does not have stand in the way.
func moveToEdition(tx *models.Tx, book *programme.RuleBook, row *models.Project) error {
	draft, err := tx.DraftBudget(row.ID)
	if err != nil {
		return err
	}
	if draft != nil {
		lines, err := tx.BudgetLines(draft, access.Reach{Everything: true})
		if err != nil {
			return err
		}
		if err := categoriesFit(book, lines); err != nil {
			return err
		}
	}
	row.RuleBookVersion = book.Version
	return tx.SaveProject(row)
}

func categoriesFit(book *programme.RuleBook, lines []models.BudgetLineRow) error {
	for _, line := range lines {
		if !line.AmountCents.IsZero() && !contains(book.Budget.Categories.Value, line.Category) {
			return fault.New(fault.Conflict, "budget_has_other_categories", "The budget has lines in categories that this call does not have.").With("category", line.Category)
		}
	}
	return nil
}

func recordTaken(tx *models.Tx, before, after *models.Project, reason string) error {
	changes, err := audit.Diff(before, after)
	if err != nil {
		return err
	}
	if reason != "" {
		changes["reason"] = audit.Change{To: reason}
	}
	return tx.Record(audit.Entry{ProjectID: after.ID, Action: audit.RuleBookTaken, SubjectKind: "project", SubjectID: after.ID, Changes: changes})
}
