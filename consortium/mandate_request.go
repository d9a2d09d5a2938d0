package consortium

import (
	"context"
	"fmt"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
)

// Kinds of what is told about mandates; notify has the words.
const (
	toldRequested = "mandate_requested"
	toldHandedIn  = "mandate_handed_in"
)

// RequestMandate asks a partner for its mandate letter, or asks once more: its
// people are told, in the application and by mail in their language, where the
// letter is. Told is how many; with nobody the request still stands, and the
// letter is sent in another way.
func (s *Service) RequestMandate(ctx context.Context, projectID, partnerID string, version int64) (requested *PartnerMandate, told int, err error) {
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, row, err := lockMandate(tx, projectID, partnerID, version)
		if err != nil {
			return err
		}
		if err := tx.Check(access.EditConsortium, onProject(projectID)); err != nil {
			return err
		}
		if state := Mandate(row.MandateState); state != eligibility.MandateNone && state != eligibility.MandateRequested {
			return fault.New(fault.Conflict, "mandate_move_not_possible", "The mandate has come in already.").
				With("from", row.MandateState).With("to", string(eligibility.MandateRequested))
		}
		before := *row
		setMandate(row, eligibility.MandateRequested, row.MandateSignedOn, tx.Today())
		row.MandateRequestedOn = tx.Today()
		if err := tx.SavePartner(row); err != nil {
			return err
		}
		people, err := partnerPeople(tx, projectID, row.OrganisationID)
		if err != nil {
			return err
		}
		told = len(people)
		changes, err := audit.Diff(&before, row)
		if err != nil {
			return err
		}
		changes["told"] = audit.Change{To: told}
		entry := mandateEntry(audit.MandateRequested, row)
		entry.Changes = changes
		if err := tx.Record(entry); err != nil {
			return err
		}
		if err := tellMandate(tx, project, row, toldRequested, people); err != nil {
			return err
		}
		requested, err = oneMandate(tx, project, partnerID)
		return err
	})
	return requested, told, err
}

// tellHandedIn tells those who manage the project, or the international office
// where nobody does, that a letter waits to be looked at.
func tellHandedIn(tx *models.Tx, project *models.Project, row *models.Partner) error {
	people, err := tx.ReportPeople(project.ID, "", string(access.ProjectManager))
	if err == nil && len(people) == 0 {
		people, err = tx.Officers(string(access.InternationalOffice))
	}
	if err != nil {
		return err
	}
	return tellMandate(tx, project, row, toldHandedIn, people)
}

// tellMandate queues the messages, in the transaction of what they tell.
func tellMandate(tx *models.Tx, project *models.Project, row *models.Partner, kind string, people []models.User) error {
	organisation, err := tx.Organisation(row.OrganisationID)
	if err != nil {
		return err
	}
	by, err := tx.User(tx.Actor.UserID)
	if err != nil {
		return err
	}
	params := map[string]any{
		"by": oneLine(by.Name), "organisation": oneLine(organisation.Name), "project": oneLine(project.Acronym), "partnerId": row.ID,
	}
	for _, person := range people {
		key := fmt.Sprintf("%s:%s:%d:%s", kind, row.ID, row.Version, person.ID)
		if _, err := tx.Notify(models.Notification{
			UserID: person.ID, Kind: kind, ProjectID: &project.ID, SubjectKind: "mandate", SubjectID: row.ID, Params: params, OnceKey: key,
		}); err != nil {
			return err
		}
		if err := tx.QueueMail(models.Mail{
			OnceKey: key, Kind: kind, Recipient: person.Email, RecipientName: person.Name, Language: person.Language,
			Params: map[string]any{
				"name": person.Name, "by": params["by"], "organisation": params["organisation"], "project": params["project"],
				"path": "/projects/" + project.ID + "/consortium/mandates",
			},
		}); err != nil {
			return err
		}
	}
	return nil
}
