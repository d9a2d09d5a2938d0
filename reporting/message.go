package reporting

import (
	"fmt"
	"strconv"

	"konsortium/access"
	"konsortium/models"
)

// tell writes the messages that a move causes, in its transaction: to those who
// may decide when a report is submitted, to the partner's people when it was
// decided. Nobody is told of their own act.
func tell(tx *models.Tx, k known, to Status, reason string) error {
	kind := "report_" + string(to)
	people, err := recipients(tx, k, to)
	if err != nil || len(people) == 0 {
		return err
	}
	params, err := words(tx, k, reason)
	if err != nil {
		return err
	}
	for _, person := range people {
		if person.ID == tx.Actor.UserID {
			continue
		}
		key := fmt.Sprintf("%s:%s:%d:%s", kind, k.report.ID, k.report.Version, person.ID)
		_, err := tx.Notify(models.Notification{
			UserID: person.ID, Kind: kind, ProjectID: &k.project.ID, SubjectKind: "report", SubjectID: k.report.ID, Params: params, OnceKey: key,
		})
		if err != nil {
			return err
		}
		mail := map[string]any{"name": person.Name}
		for name, value := range params {
			mail[name] = value
		}
		err = tx.QueueMail(models.Mail{
			OnceKey: key, Kind: kind, Recipient: person.Email, RecipientName: person.Name, Language: person.Language, Params: mail,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// recipients are the people whose turn it is now. A report that no manager may
// decide about, because all have written in it, goes to the international office.
func recipients(tx *models.Tx, k known, to Status) ([]models.User, error) {
	if to != Submitted {
		roles := []string{string(access.PartnerLead), string(access.PartnerMember)}
		if k.partner.Role == "coordinator" {
			roles = append(roles, string(access.ProjectManager))
		}
		return tx.ReportPeople(k.project.ID, k.partner.OrganisationID, roles...)
	}
	managers, err := tx.ReportPeople(k.project.ID, "", string(access.ProjectManager))
	if err != nil {
		return nil, err
	}
	authors, err := tx.AuthorsOf(k.report.ID)
	if err != nil {
		return nil, err
	}
	wrote := map[string]bool{}
	for _, author := range authors {
		wrote[author.ID] = true
	}
	var able []models.User
	for _, manager := range managers {
		if !wrote[manager.ID] {
			able = append(able, manager)
		}
	}
	if len(able) > 0 {
		return able, nil
	}
	return tx.Officers(string(access.InternationalOffice))
}

// words are the values that the letter and the notification are written from.
func words(tx *models.Tx, k known, reason string) (map[string]any, error) {
	organisation, err := tx.Organisation(k.partner.OrganisationID)
	if err != nil {
		return nil, err
	}
	by, err := tx.User(tx.Actor.UserID)
	if err != nil {
		return nil, err
	}
	params := map[string]any{
		"by": by.Name, "organisation": organisation.Name, "project": k.project.Acronym,
		"period": strconv.Itoa(k.period.Number), "startsOn": k.period.StartsOn, "endsOn": k.period.EndsOn,
		"path": "/projects/" + k.project.ID + "/reports/" + k.report.ID,
	}
	if reason != "" {
		params["reason"] = reason
	}
	return params, nil
}
