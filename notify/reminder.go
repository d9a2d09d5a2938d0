package notify

import (
	"context"
	"fmt"

	"konsortium/access"
	"konsortium/models"
	"konsortium/programme"
)

// Days before a date on which people are reminded, and how often afterwards.
const (
	soonDays     = 14
	nearDays     = 3
	overdueEvery = 7
)

// QueueReminders tells the people of each partner what is due soon or overdue:
// deliverables, activities and reports of running projects. Each person is told
// of each thing once at fourteen and once at three days before, on the first
// day it is overdue and weekly from then on, in the application and in one mail
// a run. The managers are told of what is overdue too. It returns how many
// messages were written; running it again on the same day writes none.
func (s *Service) QueueReminders(ctx context.Context) (int, error) {
	written := 0
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := systemOnly(tx); err != nil {
			return err
		}
		waiting, err := tx.WaitingUntil(tx.Today().AddDays(soonDays))
		if err != nil {
			return err
		}
		round := &reminderRound{tx: tx, told: map[string][]reminder{}, people: map[string]models.User{}, members: map[string][]models.User{}}
		for _, one := range waiting {
			if err := round.remind(one); err != nil {
				return err
			}
		}
		written, err = round.mail()
		return err
	})
	return written, err
}

// reminder is one thing that a person was told of in this round.
type reminder struct {
	kind    Kind
	waiting models.Waiting
	onceKey string
}

// reminderRound gathers what each person is told, so that a person gets one
// mail and not many.
type reminderRound struct {
	tx      *models.Tx
	order   []string
	told    map[string][]reminder
	people  map[string]models.User
	members map[string][]models.User
}

// stage names the occasion for a reminder on a day; empty when there is none.
func stage(today, due programme.Date) (string, bool) {
	days := today.DaysUntil(due)
	switch {
	case days < 0:
		return fmt.Sprintf("overdue%d", (-days-1)/overdueEvery), true
	case days <= nearDays:
		return "near", false
	default:
		return "soon", false
	}
}

func (r *reminderRound) remind(waiting models.Waiting) error {
	occasion, overdue := stage(r.tx.Today(), waiting.DueOn)
	people, err := r.recipients(waiting, overdue)
	if err != nil {
		return err
	}
	kind := kindOf(waiting.Kind, overdue)
	for _, person := range people {
		key := fmt.Sprintf("%s:%s:%s:%s:%s", kind, waiting.SubjectID, waiting.PartnerID, waiting.DueOn, occasion)
		fresh, err := r.tx.Notify(models.Notification{
			UserID: person.ID, Kind: string(kind), ProjectID: &waiting.ProjectID, SubjectKind: waiting.Kind, SubjectID: waiting.SubjectID, OnceKey: key,
			Params: map[string]any{
				"reference": waiting.Reference, "title": waiting.Title, "project": waiting.ProjectAcronym, "organisation": waiting.Organisation, "dueOn": waiting.DueOn.String(),
				"partnerId": waiting.PartnerID,
			},
		})
		if err != nil {
			return err
		}
		if !fresh {
			continue
		}
		if _, known := r.people[person.ID]; !known {
			r.people[person.ID] = person
			r.order = append(r.order, person.ID)
		}
		r.told[person.ID] = append(r.told[person.ID], reminder{kind: kind, waiting: waiting, onceKey: key})
	}
	return nil
}

func kindOf(subject string, overdue bool) Kind {
	kinds := map[string][2]Kind{
		"deliverable": {DeliverableDue, DeliverableOverdue}, "activity": {ActivityDue, ActivityOverdue}, "report": {ReportDue, ReportOverdue},
	}
	if overdue {
		return kinds[subject][1]
	}
	return kinds[subject][0]
}

// recipients are the people of the organisation that has to act; the managers
// where it coordinates, and also when it is late.
func (r *reminderRound) recipients(waiting models.Waiting, overdue bool) ([]models.User, error) {
	people, err := r.membersOf(waiting.ProjectID, waiting.OrganisationID, access.PartnerLead, access.PartnerMember)
	if err != nil || !waiting.Coordinates && !overdue {
		return people, err
	}
	managers, err := r.membersOf(waiting.ProjectID, "", access.ProjectManager)
	if err != nil {
		return nil, err
	}
	all := append([]models.User{}, people...)
	for _, manager := range managers {
		if !holds(all, manager.ID) {
			all = append(all, manager)
		}
	}
	return all, nil
}

func (r *reminderRound) membersOf(projectID, organisationID string, roles ...access.Role) ([]models.User, error) {
	names := make([]string, len(roles))
	for i, role := range roles {
		names[i] = string(role)
	}
	key := fmt.Sprint(projectID, organisationID, names)
	if known, ok := r.members[key]; ok {
		return known, nil
	}
	people, err := r.tx.ReportPeople(projectID, organisationID, names...)
	r.members[key] = people
	return people, err
}

func holds(people []models.User, id string) bool {
	for _, person := range people {
		if person.ID == id {
			return true
		}
	}
	return false
}

// mail queues one message for each person: the thing itself, or a digest when
// there are several.
func (r *reminderRound) mail() (int, error) {
	for _, id := range r.order {
		person, told := r.people[id], r.told[id]
		kind, params := told[0].kind, told[0].params(person)
		if len(told) > 1 {
			kind, params = Digest, Params{Name: person.Name}
			for _, one := range told {
				params.Items = append(params.Items, one.item(person.Language, r.tx.Today()))
			}
		}
		stored, err := storeParams(params)
		if err != nil {
			return 0, err
		}
		err = r.tx.QueueMail(models.Mail{
			OnceKey: "reminder:" + id + ":" + told[0].onceKey, Kind: string(kind),
			Recipient: person.Email, RecipientName: person.Name, Language: person.Language, Params: stored,
		})
		if err != nil {
			return 0, err
		}
	}
	return len(r.order), nil
}

func (r reminder) params(person models.User) Params {
	return Params{
		Name: person.Name, Organisation: r.waiting.Organisation, Project: r.waiting.ProjectAcronym, Period: r.waiting.Reference,
		Title: r.title(person.Language), DueOn: r.waiting.DueOn, Path: r.path(),
	}
}

func (r reminder) item(language string, today programme.Date) Item {
	return Item{Title: r.title(language), Project: r.waiting.ProjectAcronym, DueOn: r.waiting.DueOn, Overdue: r.waiting.DueOn.Before(today), Path: r.path()}
}

// title is what a list shows: the code and the name, or the period of a report.
func (r reminder) title(language string) string {
	switch {
	case r.waiting.Kind != "report":
		return r.waiting.Reference + " " + r.waiting.Title
	case language == "sv":
		return "Rapport för period " + r.waiting.Reference
	default:
		return "Report for period " + r.waiting.Reference
	}
}

func (r reminder) path() string {
	if r.waiting.Kind == "report" {
		return "/projects/" + r.waiting.ProjectID + "/reports?period=" + r.waiting.SubjectID + "&partner=" + r.waiting.PartnerID
	}
	return "/projects/" + r.waiting.ProjectID + "/plan?open=" + r.waiting.SubjectID
}
