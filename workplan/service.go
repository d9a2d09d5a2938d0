// Package workplan schedules a project: work packages, deliverables and
// activities, with their dates, leads and states.
package workplan

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Lengths of texts, in characters.
const (
	codeLimit        = 20
	titleLimit       = 200
	placeLimit       = 200
	descriptionLimit = 5000
)

// Service holds the use cases of the work plan.
type Service struct {
	db *models.DB
}

// New makes the service.
func New(db *models.DB) *Service { return &Service{db: db} }

// Plan is the whole work plan of a project.
type Plan struct {
	Project *models.Project
	// Today is the day the plan was read.
	Today        programme.Date
	Partners     []models.PartnerRow
	WorkPackages []models.WorkPackage
	Deliverables []models.Deliverable
	Activities   []models.Activity
	// MayEdit tells whether the actor may change the plan.
	MayEdit bool
	// Moves lists, by deliverable or activity, the states that the actor may move it to.
	Moves map[string][]string
}

// ReadPlan gives the work plan to whoever may read it.
func (s *Service) ReadPlan(ctx context.Context, projectID string) (*Plan, error) {
	plan := &Plan{Moves: map[string][]string{}}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		if plan.Project, err = tx.Project(projectID); err != nil {
			return err
		}
		if err := tx.Check(access.ReadPlan, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		if plan.Partners, err = tx.Partners(projectID); err != nil {
			return err
		}
		if plan.WorkPackages, err = tx.WorkPackages(projectID); err != nil {
			return err
		}
		if plan.Deliverables, err = tx.Deliverables(projectID); err != nil {
			return err
		}
		plan.Activities, err = tx.Activities(projectID)
		plan.Today = tx.Today()
		plan.MayEdit = access.Allowed(tx.Actor, access.EditPlan, access.Resource{ProjectID: projectID})
		plan.fillMoves(tx.Actor)
		return err
	})
	return plan, err
}

func (p *Plan) fillMoves(actor access.Actor) {
	organisations := map[string]string{}
	for _, partner := range p.Partners {
		organisations[partner.ID] = partner.OrganisationID
	}
	for _, d := range p.Deliverables {
		if access.Allowed(actor, access.UpdateDeliverable, access.Resource{ProjectID: p.Project.ID, OrganisationID: organisations[d.LeadPartnerID]}) {
			p.Moves[d.ID] = deliverableMoves[d.Status]
		}
	}
	for _, a := range p.Activities {
		if access.Allowed(actor, access.UpdateActivity, access.Resource{ProjectID: p.Project.ID, OrganisationID: organisations[a.HostPartnerID]}) {
			p.Moves[a.ID] = activityMoves[a.Status]
		}
	}
}

// change runs one change of a project's plan: it locks the project, refuses
// whoever may not edit, and gives fn what it needs to judge dates and leads.
func (s *Service) change(ctx context.Context, projectID string, fn func(tx *models.Tx, in *surroundings) error) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.EditPlan, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		if project.StartOn.IsZero() {
			return fault.New(fault.Conflict, "project_start_missing", "Give the project its first day before you plan dates.")
		}
		partners, err := tx.Partners(projectID)
		if err != nil {
			return err
		}
		return fn(tx, &surroundings{project: project, partners: partners})
	})
}

// changeState runs one change of a record's state: those who may edit the plan
// may do it, and the partner whose record it is. Load gives that partner. It
// returns whether the actor may edit the record too.
func (s *Service) changeState(ctx context.Context, projectID string, action access.Action, load func(tx *models.Tx) (partnerID string, err error), move func(tx *models.Tx) error) (bool, error) {
	mayEdit := false
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := tx.LockProject(projectID); err != nil {
			return err
		}
		if err := tx.Check(access.ReadPlan, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		partnerID, err := load(tx)
		if err != nil {
			return err
		}
		partner, err := tx.Partner(projectID, partnerID)
		if err != nil {
			return err
		}
		if err := tx.Check(action, access.Resource{ProjectID: projectID, OrganisationID: partner.OrganisationID}); err != nil {
			return err
		}
		mayEdit = access.Allowed(tx.Actor, access.EditPlan, access.Resource{ProjectID: projectID})
		return move(tx)
	})
	return mayEdit, err
}

// surroundings are what a planned record must fit into.
type surroundings struct {
	project  *models.Project
	partners []models.PartnerRow
}

// partner notes a lead or host that does not take part in the project on the
// day by which the task is done. Whoever leads or hosts it already may stay.
func (in *surroundings) partner(fields *fault.Fields, pointer, id, already string, until programme.Date) {
	for _, partner := range in.partners {
		switch {
		case partner.ID != id:
		case partner.LeftOn.IsZero(), id == already, until.Before(partner.LeftOn) && !until.IsZero():
			return
		default:
			fields.Add(pointer, "partner_left", map[string]any{"leftOn": partner.LeftOn})
			return
		}
	}
	fields.Add(pointer, "unknown_partner", nil)
}

// day notes a date that is missing or lies outside the project.
func (in *surroundings) day(fields *fault.Fields, pointer string, day programme.Date) bool {
	if day.IsZero() {
		fields.Add(pointer, "required", nil)
		return false
	}
	if day.Before(in.project.StartOn) || day.After(in.project.EndOn()) {
		fields.Add(pointer, "outside_project", map[string]any{"from": in.project.StartOn.String(), "to": in.project.EndOn().String()})
		return false
	}
	return true
}

// span notes dates that are missing, outside the project or in the wrong order.
func (in *surroundings) span(fields *fault.Fields, from, to programme.Date) {
	first := in.day(fields, "/startsOn", from)
	last := in.day(fields, "/endsOn", to)
	if first && last && to.Before(from) {
		fields.Add("/endsOn", "before_start", map[string]any{"from": from.String()})
	}
}

// text notes a text that is missing or too long, and gives it without the
// blanks around it.
func text(fields *fault.Fields, pointer, given string, needed bool, limit int) string {
	given = strings.TrimSpace(given)
	switch {
	case given == "" && needed:
		fields.Add(pointer, "required", nil)
	case utf8.RuneCountInString(given) > limit:
		fields.Add(pointer, "too_long", map[string]any{"maximum": limit})
	}
	return given
}

// oneOf notes a word that is not among the allowed.
func oneOf(fields *fault.Fields, pointer, given string, allowed []string) {
	if !slices.Contains(allowed, given) {
		fields.Add(pointer, "one_of", map[string]any{"allowed": strings.Join(allowed, ", ")})
	}
}

// taken turns a repeated code or number into a conflict at its field.
func taken(err error, pointer string) error {
	if !models.IsDuplicate(err) {
		return err
	}
	var fields fault.Fields
	fields.Add(pointer, "taken", nil)
	return fields.Error()
}

// inUse turns a removal that others point at into a conflict.
func inUse(err error, what string) error {
	if !models.IsReferenced(err) {
		return err
	}
	return fault.New(fault.Conflict, what+"_in_use", "Other records belong to it. Move or remove them first.")
}
