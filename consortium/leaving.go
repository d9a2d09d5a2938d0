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

// LeavingInput is how a partner leaves a project.
type LeavingInput struct {
	// LeftOn is the first day on which it takes no part any more.
	LeftOn programme.Date
	Reason string
	// KeepAccess lets its people go on reading and writing for it.
	KeepAccess bool
	// SuccessorID is the organisation that becomes a partner in its place on
	// that day, in its role; empty when nobody does.
	SuccessorID string
	// TakesOverID is the partner that gets the tasks when there is no successor.
	TakesOverID string
	// The unfinished tasks that are handed over; the others stay where they are.
	WorkPackageIDs, DeliverableIDs, ActivityIDs []string
}

// Acts on a partner beside access.EditConsortium, which is the right behind them.
const (
	// LeaveAct: the partner can leave on a day, or on another one.
	LeaveAct access.Action = "leave"
	// StayAct: its leaving can be taken back.
	StayAct access.Action = "stay"
)

// LeaveProject lets a partner leave an awarded project on a day, or changes the
// day and the reason. Its record stays. An organisation may take its place on
// the same day, in its role; chosen tasks are handed over. Reports of later
// periods are not asked of it, and unless its access is kept, its people's part
// in the project ends with its last day. The judgement as of then is kept.
func (s *Service) LeaveProject(ctx context.Context, projectID, partnerID string, version int64, in LeavingInput) (*Partner, error) {
	var partner *Partner
	err := s.changePartner(ctx, projectID, partnerID, version, func(tx *models.Tx, project *models.Project, row *models.Partner) error {
		if !Status(project.Status).awarded() {
			return fault.New(fault.Conflict, "partner_leaves_after_award", "Before the award a partner is removed. It leaves on a day afterwards.")
		}
		tasks, err := in.check(tx, project, row)
		if err != nil {
			return err
		}
		if err := in.leave(tx, project, row, tasks); err != nil {
			return err
		}
		if err := keepAsOf(tx, project, laterOf(tx.Today(), row.LeftOn)); err != nil {
			return err
		}
		partner, err = onePartner(tx, project, row.ID)
		return err
	})
	return partner, err
}

// check tells everything that stands in the way at once, and gives the tasks to
// hand over.
func (in *LeavingInput) check(tx *models.Tx, project *models.Project, row *models.Partner) (Tasks, error) {
	var fields fault.Fields
	text(&fields, "/reason", &in.Reason, reasonLength)
	if in.Reason == "" {
		fields.Add("/reason", "required", nil)
	}
	in.checkDay(&fields, project, row)
	if row.Role == string(eligibility.Coordinator) && in.SuccessorID == "" && row.ReplacedByID == nil {
		fields.Add("/successorId", "coordinator_needs_successor", nil)
	}
	unfinished, err := tasksOf(tx, project.ID, row.ID, in.LeftOn)
	if err != nil {
		return Tasks{}, err
	}
	tasks := unfinished.choose(&fields, *in)
	if err := in.checkHeir(tx, &fields, project, row, tasks); err != nil {
		return Tasks{}, err
	}
	if err := fields.Error(); err != nil {
		return Tasks{}, err
	}
	if in.SuccessorID != "" && row.ReplacedByID != nil {
		return Tasks{}, fault.New(fault.Conflict, "already_replaced", "Another organisation has taken its place already.").With("existingId", *row.ReplacedByID)
	}
	costs, err := tx.CostsFrom(project.ID, row.ID, in.LeftOn)
	if err == nil && costs > 0 {
		err = fault.New(fault.Conflict, "costs_after_leaving", "The partner has entered costs on that day or later.").With("costs", costs).With("leftOn", in.LeftOn)
	}
	return tasks, err
}

func (in *LeavingInput) checkDay(fields *fault.Fields, project *models.Project, row *models.Partner) {
	switch {
	case in.LeftOn.IsZero():
		fields.Add("/leftOn", "required", nil)
	case !row.JoinedOn.IsZero() && !in.LeftOn.After(row.JoinedOn):
		fields.Add("/leftOn", "before_joined", map[string]any{"joinedOn": row.JoinedOn})
	case !project.StartOn.IsZero() && (in.LeftOn.Before(project.StartOn) || in.LeftOn.After(project.EndOn())):
		fields.Add("/leftOn", "outside_project", map[string]any{"from": project.StartOn.String(), "to": project.EndOn().String()})
	}
}

// checkHeir demands somebody who takes part and takes the chosen tasks.
func (in *LeavingInput) checkHeir(tx *models.Tx, fields *fault.Fields, project *models.Project, row *models.Partner, tasks Tasks) error {
	switch {
	case in.SuccessorID != "" && in.TakesOverID != "":
		fields.Add("/takesOverId", "not_with_successor", nil)
	case in.SuccessorID != "" || tasks.none():
	case in.TakesOverID == "":
		fields.Add("/takesOverId", "required", nil)
	default:
		heir, err := tx.Partner(project.ID, in.TakesOverID)
		if fault.Is(err, fault.NotFound) || err == nil && (heir.ID == row.ID || !heir.LeftOn.IsZero()) {
			fields.Add("/takesOverId", "unknown_partner", nil)
			return nil
		}
		return err
	}
	return nil
}

// leave writes what was decided.
func (in *LeavingInput) leave(tx *models.Tx, project *models.Project, row *models.Partner, tasks Tasks) error {
	before := *row
	row.LeftOn, row.LeavingReason = in.LeftOn, in.Reason
	if err := tx.SavePartner(row); err != nil {
		return err
	}
	heir := in.TakesOverID
	if in.SuccessorID != "" {
		successor, err := addPartner(tx, project, "/successorId", PartnerInput{
			OrganisationID: in.SuccessorID, Role: row.Role, MandateState: string(eligibility.MandateNone), JoinedOn: in.LeftOn,
		})
		if err != nil {
			return err
		}
		heir, row.ReplacedByID = successor.ID, &successor.ID
		if err := tx.SavePartner(row); err != nil {
			return err
		}
	} else if row.ReplacedByID != nil && before.LeftOn != row.LeftOn {
		if err := moveSuccessor(tx, &before, row); err != nil {
			return err
		}
	}
	if err := tx.RecordChange(leavingEntry(audit.PartnerLeft, row), &before, row); err != nil {
		return err
	}
	if err := tasks.handOver(tx, project.ID, heir); err != nil {
		return err
	}
	if err := endParticipations(tx, project.ID, row.OrganisationID); err != nil {
		return err
	}
	if err := tx.WithdrawPartnerInvitations(project.ID, row.OrganisationID); err != nil {
		return err
	}
	return limitAccess(tx, &before, row, in.KeepAccess)
}

// leavingEntry is seen by the partner's own people and by whoever reads the
// whole trail: why it left is not everybody's.
func leavingEntry(action audit.Action, row *models.Partner) audit.Entry {
	return audit.Entry{ProjectID: row.ProjectID, Action: action, SubjectKind: "partner", SubjectID: row.ID, PartnerID: row.ID}
}

// moveSuccessor lets the one that took its place join on the new day, if it was
// to join on the old one.
func moveSuccessor(tx *models.Tx, was, is *models.Partner) error {
	successor, err := tx.Partner(is.ProjectID, *is.ReplacedByID)
	if err != nil || successor.JoinedOn != was.LeftOn {
		return err
	}
	before := *successor
	successor.JoinedOn = is.LeftOn
	if err := tx.SavePartner(successor); err != nil {
		return err
	}
	return tx.RecordChange(audit.Entry{ProjectID: is.ProjectID, Action: audit.PartnerChanged, SubjectKind: "partner", SubjectID: successor.ID}, &before, successor)
}

// limitAccess lets the part of the partner's people end with its last day. Those
// who were limited by an earlier day follow the new one.
func limitAccess(tx *models.Tx, was, is *models.Partner, keep bool) error {
	members, err := tx.PartnerMembers(is.ProjectID, is.OrganisationID)
	if err != nil {
		return err
	}
	for i := range members {
		member := &members[i]
		before := *member
		limited := !was.LeftOn.IsZero() && member.UntilOn == was.LeftOn.AddDays(-1)
		switch {
		case keep && limited, is.LeftOn.IsZero() && limited:
			member.UntilOn = programme.Date{}
		case keep, is.LeftOn.IsZero():
			continue
		case is.LeftOn.After(tx.Today()):
			member.UntilOn = is.LeftOn.AddDays(-1)
		default:
			member.EndedAt = &tx.Now
		}
		if err := tx.SaveProjectMember(member); err != nil {
			return err
		}
		action := audit.MembershipChanged
		if member.EndedAt != nil {
			action = audit.MembershipEnded
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: is.ProjectID, Action: action, SubjectKind: "member", SubjectID: member.ID}, &before, member); err != nil {
			return err
		}
	}
	return nil
}

// StayInProject takes back that a partner leaves. Access that was to end goes
// on; access that has ended, tasks and the one that took its place stay as they
// are. A coordinator whose role has passed on does not come back.
func (s *Service) StayInProject(ctx context.Context, projectID, partnerID string, version int64) (*Partner, error) {
	var partner *Partner
	err := s.changePartner(ctx, projectID, partnerID, version, func(tx *models.Tx, project *models.Project, row *models.Partner) error {
		if row.LeftOn.IsZero() {
			return fault.New(fault.Conflict, "partner_not_leaving", "The partner takes part: there is nothing to take back.")
		}
		if row.Role == string(eligibility.Coordinator) && row.ReplacedByID != nil {
			return fault.New(fault.Conflict, "coordinator_replaced", "Another organisation coordinates the project now. Give the role back first.")
		}
		before := *row
		row.LeftOn, row.LeavingReason, row.ReplacedByID = programme.Date{}, "", nil
		if err := tx.SavePartner(row); err != nil {
			return err
		}
		if err := tx.RecordChange(leavingEntry(audit.PartnerStayed, row), &before, row); err != nil {
			return err
		}
		if err := limitAccess(tx, &before, row, true); err != nil {
			return err
		}
		if err := keepAsOf(tx, project, tx.Today()); err != nil {
			return err
		}
		var err error
		partner, err = onePartner(tx, project, row.ID)
		return err
	})
	return partner, err
}

// keepAsOf judges a project as it stands on a day and keeps the judgement.
func keepAsOf(tx *models.Tx, project *models.Project, day programme.Date) error {
	partners, err := tx.Partners(project.ID)
	if err != nil {
		return err
	}
	plan, err := plannedIn(tx, project.ID, true)
	if err != nil {
		return err
	}
	rules, err := tx.RulesOf(project)
	if err != nil {
		return err
	}
	_, err = keep(tx, project, judge(rules, project, partners, plan, day), OnPartnership)
	return err
}
