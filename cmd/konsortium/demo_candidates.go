package main

import (
	"context"
	"fmt"
	"strings"

	"konsortium/access"
	"konsortium/consortium"
	"konsortium/models"
)

// plannedCandidate is an organisation that the draft project thinks of.
type plannedCandidate struct {
	code  string
	input consortium.CandidateInput
	// back is how many days ago it was noted.
	back int
}

// draftCandidates thinks of three organisations for an application that is one
// country short: one has said no in its own words, one has a link that waits,
// and one nobody has written to.
func (d *demonstration) draftCandidates(ctx context.Context, projectID string) error {
	notes := []plannedCandidate{
		{code: norwegianCode, back: 16, input: consortium.CandidateInput{
			Role: "partner", Note: "Long series of fjord measurements; good memories of the field course in 2022.", Contribution: "Data from the coast and one course week on board.",
			ContactName: "Ingrid Nilsen", ContactEmail: "ingrid.nilsen@bergen.example", Language: "en",
		}},
		{code: estonianCode, back: 12, input: consortium.CandidateInput{
			Role: "partner", Note: "Strong in data handling, and a new country.", Contribution: "Leads the course on open data and its examination.",
			ContactName: "Mart Tamm", ContactEmail: "mart.tamm@tartu.example", Language: "en",
		}},
		{code: germanCode, back: 5, input: consortium.CandidateInput{
			Role: "associated", Note: "Only as a sounding board: they have little in marine science.", Language: "en",
		}},
	}
	for _, note := range notes {
		if err := d.think(ctx, projectID, note); err != nil {
			return fmt.Errorf("candidate %s: %w", note.code, err)
		}
	}
	return nil
}

func (d *demonstration) think(ctx context.Context, projectID string, planned plannedCandidate) error {
	d.on(d.today.AddDays(-planned.back))
	organisationID, err := d.institution(ctx, planned.code)
	if err != nil {
		return err
	}
	planned.input.OrganisationID = organisationID
	if _, err := d.Consortium.AddCandidate(d.as(ctx, manager), projectID, planned.input); err != nil || planned.input.ContactEmail == "" {
		return err
	}
	d.on(d.today.AddDays(1 - planned.back))
	sent, err := d.Consortium.InviteToTakePart(d.as(ctx, manager), projectID, consortium.ParticipationInput{
		OrganisationID: organisationID, Role: planned.input.Role, Contribution: planned.input.Contribution, Greeting: "We would be glad to have you with us.",
		Name: planned.input.ContactName, Email: planned.input.ContactEmail, Language: planned.input.Language,
	})
	if err != nil || planned.code != norwegianCode {
		return err
	}
	d.on(d.today.AddDays(5 - planned.back))
	_, secret, _ := strings.Cut(sent.Path, "#token=")
	return d.Consortium.AnswerParticipation(models.WithActor(ctx, access.Actor{}), secret, "", consortium.ParticipationAnswer{
		Name: "Ingrid Nilsen", Words: "We like the idea, but our ship is in dock all of next year.\nPlease think of us for the call after that.",
	})
}
