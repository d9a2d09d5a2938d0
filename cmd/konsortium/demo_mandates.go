package main

import (
	"context"
	"fmt"

	"konsortium/consortium"
	"konsortium/documents"
	"konsortium/eligibility"
	"konsortium/programme"
)

// mandates asks the partners of the application for their letters: one was
// handed in by its partner and looked at by the manager, the others still wait.
func (d *demonstration) mandates(ctx context.Context, projectID string) error {
	list, err := d.Consortium.Mandates(d.as(ctx, manager), projectID)
	if err != nil {
		return err
	}
	finnish, err := d.institution(ctx, finnishCode)
	if err != nil {
		return err
	}
	for _, one := range list {
		if !one.Asked || one.MandateState == string(eligibility.MandateSigned) {
			continue
		}
		asked, _, err := d.Consortium.RequestMandate(d.as(ctx, manager), projectID, one.ID, one.Version)
		if err != nil {
			return fmt.Errorf("ask %s for its mandate: %w", one.OrganisationName, err)
		}
		if one.OrganisationID == finnish {
			if err := d.handIn(ctx, projectID, asked); err != nil {
				return err
			}
		}
	}
	return nil
}

// handIn lets the partner's lead hand in the letter, and the manager find it
// signed. The file is the letter itself: nobody signs in a demonstration.
func (d *demonstration) handIn(ctx context.Context, projectID string, mandate *consortium.PartnerMandate) error {
	as := d.as(ctx, finland)
	letter, err := d.Consortium.MandateLetter(as, projectID, mandate.ID, programme.Swedish)
	if err != nil {
		return err
	}
	attached, err := d.Documents.Attach(as, documents.Upload{ProjectID: projectID, PartnerID: mandate.ID, Name: letter.Name, Content: letter.Content})
	if err != nil {
		return err
	}
	received, err := d.Consortium.MoveMandate(as, projectID, mandate.ID, mandate.Version, consortium.MandateInput{To: eligibility.MandateReceived, DocumentID: attached.Document.ID})
	if err != nil {
		return err
	}
	_, err = d.Consortium.MoveMandate(d.as(ctx, manager), projectID, mandate.ID, received.Version, consortium.MandateInput{
		To: eligibility.MandateSigned, On: programme.DateOf(d.now),
	})
	return err
}
