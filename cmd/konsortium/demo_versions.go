package main

import (
	"context"
	"fmt"

	"konsortium/grant"
	"konsortium/money"
	"konsortium/programme"
)

// shift is an amount of a plan that a change sets anew: of a partner, in a
// category and a project year.
type shift struct {
	partnerID, category string
	year                int
	amount              string
}

// amend begins a change of the plan of record, sets its amounts and gives the reason.
func (d *demonstration) amend(ctx context.Context, projectID, reason string, shifts []shift) (*grant.Amendment, error) {
	as := d.as(ctx, manager)
	change, err := d.Grant.OpenAmendment(as, projectID)
	if err != nil {
		return nil, err
	}
	versionID := change.Budget.Version.ID
	var cells []grant.CellChange
	for _, one := range shifts {
		amount := money.MustParse(one.amount)
		cell := grant.CellChange{PartnerID: one.partnerID, Category: one.category, Year: one.year, Amount: &amount}
		for _, standing := range change.Budget.Cells {
			if standing.PartnerID == one.partnerID && standing.Category == one.category && standing.Year == one.year {
				cell.Version = standing.Version
			}
		}
		cells = append(cells, cell)
	}
	if _, err := d.Grant.ChangeVersionCells(as, projectID, versionID, cells); err != nil {
		return nil, fmt.Errorf("change of the plan: %w", err)
	}
	return d.Grant.EditAmendment(as, projectID, change.ID, change.Version, grant.AmendmentInput{Reason: reason})
}

func (d *demonstration) decideAmendment(ctx context.Context, projectID string, change *grant.Amendment, move grant.AmendmentMove) (*grant.Amendment, error) {
	move.BudgetVersion = change.Budget.Version.Version
	return d.Grant.MoveAmendment(d.as(ctx, manager), projectID, change.ID, change.Version, move)
}

// transferOfFinished moves money from meetings, which were held on line, to the
// outputs: within a fifth, so that nobody had to be asked.
func (d *demonstration) transferOfFinished(ctx context.Context, projectID string, start programme.Date, partners []string) error {
	d.on(start.AddMonths(19).AddDays(12))
	change, err := d.amend(ctx, projectID, "The third project meeting was held on line. The travel money goes into the teachers' handbook, which has become longer.", []shift{
		{partners[0], "transnational_meetings", 2, "2600.00"}, {partners[1], "transnational_meetings", 2, "3000.00"}, {partners[2], "transnational_meetings", 2, "2400.00"},
		{partners[2], "intellectual_outputs", 2, "28500.00"},
	})
	if err != nil {
		return err
	}
	_, err = d.decideAmendment(ctx, projectID, change, grant.AmendmentMove{To: grant.AmendmentMade})
	return err
}

// amendmentsOfRunning are one that the agency refused and one that waits for it:
// the rule book of the call knows no rule of transfers, so the agency is asked.
func (d *demonstration) amendmentsOfRunning(ctx context.Context, projectID string, start programme.Date, partners []string) error {
	asked := start.AddMonths(7).AddDays(3)
	d.on(asked)
	change, err := d.amend(ctx, projectID, "A project assistant for all partners, paid from the pilot courses.", []shift{
		{partners[0], "project_management", 2, "26000.00"}, {partners[0], "work_packages", 2, "29300.00"},
	})
	if err != nil {
		return err
	}
	if change, err = d.decideAmendment(ctx, projectID, change, grant.AmendmentMove{To: grant.AmendmentSent, On: asked, Reference: "DEMO-3.1.2-417"}); err != nil {
		return err
	}
	d.on(asked.AddDays(33))
	if _, err = d.decideAmendment(ctx, projectID, change, grant.AmendmentMove{
		To: grant.AmendmentRefused, On: asked.AddDays(31), DecidedBy: "Programme officer, national agency", Note: "The grant pays for the agreed work packages. Management stays at the share that was agreed.",
	}); err != nil {
		return err
	}
	sent := d.today.AddDays(-16)
	d.on(sent)
	change, err = d.amend(ctx, projectID, "Bergen hosts the mixed teams a year earlier, and Heidelberg's second pilot becomes smaller.", []shift{
		{partners[3], "work_packages", 2, "21500.00"}, {partners[2], "work_packages", 3, "21200.00"}, {partners[3], "project_management", 3, "2166.66"}, {partners[2], "work_packages", 2, "34000.00"},
	})
	if err != nil {
		return err
	}
	_, err = d.decideAmendment(ctx, projectID, change, grant.AmendmentMove{To: grant.AmendmentSent, On: sent, Reference: "DEMO-3.1.2-655"})
	return err
}

// scenariosOfDraft are two ways of thinking further from the draft.
func (d *demonstration) scenariosOfDraft(ctx context.Context, projectID string, partners []string) error {
	for _, scenario := range []grant.ScenarioInput{
		{Name: "18 months", DurationMonths: 18},
		{Name: "The coordinator carries all work packages", HandOvers: []grant.HandOver{
			{From: partners[1], To: partners[0], Category: "work_packages"}, {From: partners[2], To: partners[0], Category: "work_packages"},
		}},
	} {
		if _, err := d.Grant.AddScenario(d.as(ctx, manager), projectID, scenario); err != nil {
			return fmt.Errorf("scenario %s: %w", scenario.Name, err)
		}
	}
	return nil
}
