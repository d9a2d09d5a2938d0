package notify

import (
	"context"
	"sort"

	"konsortium/access"
	"konsortium/models"
)

// turnDays is how far ahead the start page looks.
const turnDays = 30

// Acts on the start page.
const (
	writeReport   = "write_report"
	correctReport = "correct_report"
	deliver       = "deliver"
	holdActivity  = "hold_activity"
	// followUp: another organisation is late, and the person manages the project.
	followUp = "follow_up"
)

// Turns lists what waits for the signed-in person, most overdue first: reports
// to review, to write and to correct, deliverables and activities of the own
// organisation, and what others are late with in the projects that the person
// manages.
func (s *Service) Turns(ctx context.Context) ([]models.Turn, error) {
	turns := []models.Turn{}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		review, err := tx.ReportsToReview(access.ReachOf(tx.Actor, access.DecideReport), tx.Actor.UserID)
		if err != nil {
			return err
		}
		turns = append(turns, review...)
		waiting, err := tx.WaitingUntil(tx.Today().AddDays(turnDays))
		if err != nil {
			return err
		}
		returned, err := tx.ReturnedReports(projectsOf(tx.Actor))
		if err != nil {
			return err
		}
		for _, one := range waiting {
			if turn, mine := turnOf(tx, one, returned); mine {
				turns = append(turns, turn)
			}
		}
		sort.SliceStable(turns, func(i, j int) bool { return turns[i].DueOn.Before(turns[j].DueOn) })
		return nil
	})
	return turns, err
}

func projectsOf(actor access.Actor) []string {
	var ids []string
	for _, m := range actor.Memberships {
		ids = append(ids, m.ProjectID)
	}
	return ids
}

// turnOf tells whether something that waits is this person's turn.
func turnOf(tx *models.Tx, one models.Waiting, returned map[[2]string]string) (models.Turn, bool) {
	turn := models.Turn{
		ProjectID: one.ProjectID, ProjectAcronym: one.ProjectAcronym, SubjectID: one.SubjectID, Reference: one.Reference, Title: one.Title,
		PartnerID: one.PartnerID, Organisation: one.Organisation, DueOn: one.DueOn,
	}
	if acts(tx.Actor, one) {
		turn.Act = map[string]string{"deliverable": deliver, "activity": holdActivity, "report": writeReport}[one.Kind]
		if id, wasReturned := returned[[2]string{one.SubjectID, one.PartnerID}]; one.Kind == "report" && wasReturned {
			turn.Act, turn.SubjectID = correctReport, id
		}
		return turn, true
	}
	for _, m := range tx.Actor.In(one.ProjectID) {
		if m.Role == access.ProjectManager && one.DueOn.Before(tx.Today()) {
			turn.Act = followUp
			return turn, true
		}
	}
	return models.Turn{}, false
}

// acts tells whether the person is named in the project for the organisation
// that has to act.
func acts(actor access.Actor, one models.Waiting) bool {
	for _, m := range actor.In(one.ProjectID) {
		if m.OrganisationID == one.OrganisationID && m.Role != access.Auditor {
			return true
		}
	}
	return false
}
