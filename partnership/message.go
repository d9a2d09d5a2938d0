package partnership

import (
	"maps"
	"strings"
	"unicode"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/models"
)

// tellOffice tells the international office of a new proposal, or that one was
// withdrawn. Nobody is told of their own act.
func tellOffice(tx *models.Tx, row *models.Proposal, step *models.ProposalMove) error {
	people, err := tx.Officers(string(access.InternationalOffice))
	if err != nil {
		return err
	}
	kind := "proposal_received"
	if Stage(step.ToStage) == Withdrawn {
		kind = "proposal_withdrawn"
	}
	return tell(tx, kind, people, row, step)
}

// tellSubmitter tells whoever proposed of a new stage, and of the reason when
// it is declined. Other reasons are the office's own.
func tellSubmitter(tx *models.Tx, row *models.Proposal, step *models.ProposalMove) error {
	person, err := tx.User(row.SubmitterID)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil || person.Status != models.UserActive {
		return err
	}
	if Stage(step.ToStage) == Declined {
		return tell(tx, "proposal_declined", []models.User{*person}, row, step)
	}
	told := *step
	told.Reason = ""
	return tell(tx, "proposal_moved", []models.User{*person}, row, &told)
}

func tell(tx *models.Tx, kind string, people []models.User, row *models.Proposal, step *models.ProposalMove) error {
	by, err := tx.User(tx.Actor.UserID)
	if err != nil {
		return err
	}
	params := map[string]any{"by": oneLine(by.Name), "title": row.Title, "stage": step.ToStage, "path": "/partnerships/proposals/" + row.ID}
	if step.Reason != "" {
		params["reason"] = plainLines(step.Reason)
	}
	for _, person := range people {
		if person.ID == tx.Actor.UserID {
			continue
		}
		key := kind + ":" + step.ID + ":" + person.ID
		if _, err := tx.Notify(models.Notification{
			UserID: person.ID, Kind: kind, SubjectKind: proposalKind, SubjectID: row.ID, Params: params, OnceKey: key,
		}); err != nil {
			return err
		}
		letter := maps.Clone(params)
		letter["name"] = oneLine(person.Name)
		if err := tx.QueueMail(models.Mail{
			OnceKey: key, Kind: kind, Recipient: person.Email, RecipientName: person.Name, Language: person.Language, Params: letter,
		}); err != nil {
			return err
		}
	}
	return nil
}

// oneLine keeps a name fit for a line of mail.
func oneLine(value string) string {
	return strings.Join(strings.FieldsFunc(value, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\u2028' || r == '\u2029'
	}), " ")
}

// plainLines keeps a text of several lines fit for mail: tabs become spaces,
// and other control characters go.
func plainLines(value string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, value)
}
