package consortium

import (
	"strconv"

	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Tasks are what a partner leads or hosts and has not finished.
type Tasks struct {
	WorkPackages []models.WorkPackage
	Deliverables []models.Deliverable
	Activities   []models.Activity
}

// tasksOf lists a partner's unfinished tasks: work packages that go on after a
// day, deliverables that are neither delivered nor cancelled, activities that
// are neither held nor cancelled.
func tasksOf(tx *models.Tx, projectID, partnerID string, day programme.Date) (Tasks, error) {
	var tasks Tasks
	packages, err := tx.WorkPackages(projectID)
	if err != nil {
		return tasks, err
	}
	for _, row := range packages {
		if row.LeadPartnerID == partnerID && !row.EndsOn.Before(day) {
			tasks.WorkPackages = append(tasks.WorkPackages, row)
		}
	}
	deliverables, err := tx.Deliverables(projectID)
	if err != nil {
		return tasks, err
	}
	for _, row := range deliverables {
		if row.LeadPartnerID == partnerID && row.Status != "delivered" && row.Status != "cancelled" {
			tasks.Deliverables = append(tasks.Deliverables, row)
		}
	}
	activities, err := tx.Activities(projectID)
	for _, row := range activities {
		if row.HostPartnerID == partnerID && row.Status != "held" && row.Status != "cancelled" {
			tasks.Activities = append(tasks.Activities, row)
		}
	}
	return tasks, err
}

// none tells whether nothing is left to do.
func (t Tasks) none() bool {
	return len(t.WorkPackages) == 0 && len(t.Deliverables) == 0 && len(t.Activities) == 0
}

// chosenOf takes the rows with the chosen ids; an id that is not among them is
// noted at its place.
func chosenOf[R any](fields *fault.Fields, pointer string, rows []R, idOf func(*R) string, ids []string) []R {
	var chosen []R
	seen := map[string]bool{}
	for at, id := range ids {
		found := false
		for i := range rows {
			if idOf(&rows[i]) == id && !seen[id] {
				found, seen[id] = true, true
				chosen = append(chosen, rows[i])
			}
		}
		if !found {
			fields.Add(pointer+"/"+strconv.Itoa(at), "unknown", nil)
		}
	}
	return chosen
}

// choose narrows the tasks to those with the given ids.
func (t Tasks) choose(fields *fault.Fields, in LeavingInput) Tasks {
	return Tasks{
		WorkPackages: chosenOf(fields, "/workPackageIds", t.WorkPackages, func(r *models.WorkPackage) string { return r.ID }, in.WorkPackageIDs),
		Deliverables: chosenOf(fields, "/deliverableIds", t.Deliverables, func(r *models.Deliverable) string { return r.ID }, in.DeliverableIDs),
		Activities:   chosenOf(fields, "/activityIds", t.Activities, func(r *models.Activity) string { return r.ID }, in.ActivityIDs),
	}
}

// handOver gives tasks to another partner, each with its entry in the trail.
func (t Tasks) handOver(tx *models.Tx, projectID, to string) error {
	for i := range t.WorkPackages {
		row := &t.WorkPackages[i]
		before := *row
		row.LeadPartnerID = to
		if err := tx.SaveWorkPackage(row); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.WorkPackageChanged, SubjectKind: "work_package", SubjectID: row.ID}, &before, row); err != nil {
			return err
		}
	}
	for i := range t.Deliverables {
		row := &t.Deliverables[i]
		before := *row
		row.LeadPartnerID = to
		if err := tx.SaveDeliverable(row); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.DeliverableChanged, SubjectKind: "deliverable", SubjectID: row.ID}, &before, row); err != nil {
			return err
		}
	}
	for i := range t.Activities {
		row := &t.Activities[i]
		before := *row
		row.HostPartnerID = to
		if err := tx.SaveActivity(row); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.ActivityChanged, SubjectKind: "activity", SubjectID: row.ID}, &before, row); err != nil {
			return err
		}
	}
	return nil
}
