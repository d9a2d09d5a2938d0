package main

import (
	"context"
	"fmt"
	"strings"

	"konsortium/access"
	"konsortium/consortium"
	"konsortium/documents"
	"konsortium/grant"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reporting"
	"konsortium/workplan"
)

// The sign-ins that act in the demonstration data.
const (
	office    = "office@demo.example"
	manager   = "manager@demo.example"
	finance   = "finance@demo.example"
	finland   = "partner.fi@demo.example"
	germany   = "partner.de@demo.example"
	auditor   = "auditor@demo.example"
	longAgree = "Signed by the authorised representative."
)

// plannedProject is what a demonstration project is made from.
type plannedProject struct {
	input    consortium.ProjectInput
	partners []plannedPartner
	// budget is per partner in order: category, then the amounts of the project years.
	budget map[string][][]string
}

type plannedPartner struct {
	code     string
	role     string
	strategy string
	charter  *bool
	signedOn programme.Date
}

// begin creates a project as the office, names the manager, and lets the manager
// add partners and budget. It returns the project's id and the ids of the
// partners in order.
func (d *demonstration) begin(ctx context.Context, plan plannedProject) (string, []string, error) {
	own, err := d.institution(ctx, ownCode)
	if err != nil {
		return "", nil, err
	}
	project, err := d.Consortium.CreateProject(d.as(ctx, office), plan.input, own)
	if err != nil {
		return "", nil, err
	}
	id := project.ID
	if err := d.name(ctx, id, manager, ownCode, access.ProjectManager, programme.Date{}); err != nil {
		return "", nil, err
	}
	partners, err := d.addPartners(ctx, id, plan.partners)
	if err != nil {
		return "", nil, err
	}
	return id, partners, d.fillBudget(ctx, id, partners, plan.budget)
}

func (d *demonstration) addPartners(ctx context.Context, projectID string, planned []plannedPartner) ([]string, error) {
	standing, err := d.Consortium.Partners(d.as(ctx, manager), projectID)
	if err != nil {
		return nil, err
	}
	ids := []string{standing[0].ID}
	for i, one := range planned {
		organisationID, err := d.institution(ctx, one.code)
		if err != nil {
			return nil, err
		}
		input := consortium.PartnerInput{OrganisationID: organisationID, Role: one.role, StrategyLink: one.strategy, CharterHeld: one.charter, MandateState: "none"}
		if !one.signedOn.IsZero() {
			input.MandateState, input.MandateSignedOn = "signed", one.signedOn
		}
		if i == 0 {
			if _, err := d.Consortium.EditPartner(d.as(ctx, manager), projectID, ids[0], standing[0].Version, input); err != nil {
				return nil, err
			}
			continue
		}
		partner, err := d.Consortium.AddPartner(d.as(ctx, manager), projectID, input)
		if err != nil {
			return nil, fmt.Errorf("partner %s: %w", one.code, err)
		}
		ids = append(ids, partner.ID)
	}
	return ids, nil
}

func (d *demonstration) fillBudget(ctx context.Context, projectID string, partners []string, budget map[string][][]string) error {
	var cells []grant.CellChange
	for category, rows := range budget {
		for i, amounts := range rows {
			for year, text := range amounts {
				if text == "" {
					continue
				}
				amount := money.MustParse(text)
				cells = append(cells, grant.CellChange{PartnerID: partners[i], Category: category, Year: year + 1, Amount: &amount})
			}
		}
	}
	_, err := d.Grant.ChangeCells(d.as(ctx, manager), projectID, cells)
	return err
}

// move takes a project one step on its way, as the manager.
func (d *demonstration) move(ctx context.Context, projectID string, input consortium.MoveInput) error {
	as := d.as(ctx, manager)
	project, err := d.Consortium.Project(as, projectID)
	if err != nil {
		return err
	}
	if _, err := d.Consortium.MoveProject(as, projectID, project.Version, input); err != nil {
		return fmt.Errorf("move to %s: %w", input.To, err)
	}
	return nil
}

// award takes an application from planning to a running project.
func (d *demonstration) award(ctx context.Context, projectID, amount, agreement string, submitted, granted, started programme.Date) error {
	d.on(submitted)
	for _, to := range []consortium.Status{consortium.Planning, consortium.Submitted} {
		if err := d.move(ctx, projectID, consortium.MoveInput{To: to}); err != nil {
			return err
		}
	}
	d.on(granted)
	sum := money.MustParse(amount)
	if err := d.move(ctx, projectID, consortium.MoveInput{To: consortium.Granted, GrantAwarded: &sum}); err != nil {
		return err
	}
	d.on(granted.AddDays(30))
	if err := d.move(ctx, projectID, consortium.MoveInput{To: consortium.Contracted, AgreementNumber: agreement}); err != nil {
		return err
	}
	d.on(started)
	return d.move(ctx, projectID, consortium.MoveInput{To: consortium.Running})
}

type plannedWork struct {
	title      string
	lead       int
	from, to   int // project months
	results    []plannedResult
	activities []plannedActivity
}

type plannedResult struct {
	code, title string
	lead, month int
}

type plannedActivity struct {
	code, kind, title, place string
	host, month, days        int
	participants             int
}

// plan enters the work plan and returns the ids of the deliverables and the
// activities by code.
func (d *demonstration) plan(ctx context.Context, projectID string, start programme.Date, partners []string, works []plannedWork) (map[string]string, error) {
	ids := map[string]string{}
	as := d.as(ctx, manager)
	for i, work := range works {
		row, err := d.Workplan.AddWorkPackage(as, projectID, workplan.WorkPackageDraft{
			Number: i + 1, Title: work.title, LeadPartnerID: partners[work.lead],
			StartsOn: start.AddMonths(work.from - 1), EndsOn: start.AddMonths(work.to).AddDays(-1),
		})
		if err != nil {
			return nil, err
		}
		for _, result := range work.results {
			added, err := d.Workplan.AddDeliverable(as, projectID, workplan.DeliverableDraft{
				WorkPackageID: row.ID, Code: result.code, Title: result.title, LeadPartnerID: partners[result.lead], DueOn: start.AddMonths(result.month).AddDays(-1),
			})
			if err != nil {
				return nil, fmt.Errorf("%s: %w", result.code, err)
			}
			ids[result.code] = added.ID
		}
		for _, event := range work.activities {
			from := start.AddMonths(event.month - 1).AddDays(13)
			added, err := d.Workplan.AddActivity(as, projectID, workplan.ActivityDraft{
				WorkPackageID: row.ID, Code: event.code, Kind: event.kind, Title: event.title, HostPartnerID: partners[event.host], Place: event.place,
				StartsOn: from, EndsOn: from.AddDays(event.days - 1), Participants: event.participants,
			})
			if err != nil {
				return nil, fmt.Errorf("%s: %w", event.code, err)
			}
			ids[event.code] = added.ID
		}
	}
	return ids, nil
}

// delivered marks deliverables as delivered on a day, and held activities as held.
func (d *demonstration) delivered(ctx context.Context, projectID string, on programme.Date, ids ...string) error {
	d.on(on)
	as := d.as(ctx, manager)
	for _, id := range ids {
		if _, _, err := d.Workplan.MoveDeliverable(as, projectID, id, 1, workplan.DeliverableDelivered, on); err != nil {
			return err
		}
	}
	return nil
}

func (d *demonstration) held(ctx context.Context, projectID string, on programme.Date, id string) error {
	d.on(on)
	_, _, err := d.Workplan.MoveActivity(d.as(ctx, manager), projectID, id, 1, workplan.ActivityHeld)
	return err
}

type plannedCost struct {
	category, description, supplier, amount string
	on                                      programme.Date
}

type plannedReport struct {
	by, periodID, partnerID string
	work, deviations, next  string
	costs                   []plannedCost
}

// report writes a report with its costs, each with a voucher, as its partner.
func (d *demonstration) report(ctx context.Context, projectID string, plan plannedReport) (string, error) {
	as := d.as(ctx, plan.by)
	report, err := d.Reporting.StartReport(as, projectID, plan.periodID, plan.partnerID)
	if err != nil {
		return "", err
	}
	reportID := report.Report.ID
	_, err = d.Reporting.WriteReport(as, projectID, reportID, report.Report.Version, reporting.ReportInput{
		WorkDone: plan.work, Deviations: plan.deviations, NextSteps: plan.next,
	})
	if err != nil {
		return "", err
	}
	for i, cost := range plan.costs {
		voucher := fmt.Sprintf("Voucher %d\nDate: %s\nSupplier: %s\nFor: %s\nAmount: EUR %s\n%s\n", i+1, cost.on, cost.supplier, cost.description, cost.amount, longAgree)
		attached, err := d.Documents.Attach(as, documents.Upload{
			ProjectID: projectID, ReportID: reportID, Name: strings.ToLower(strings.ReplaceAll(cost.category, "_", "-")) + "-" + cost.on.String() + ".txt", Content: []byte(voucher),
		})
		if err != nil {
			return "", err
		}
		if _, err := d.Reporting.AddCost(as, projectID, reportID, reporting.CostInput{
			Category: cost.category, IncurredOn: cost.on, Description: cost.description, Supplier: cost.supplier,
			Amount: money.MustParse(cost.amount), DocumentIDs: []string{attached.Document.ID},
		}); err != nil {
			return "", fmt.Errorf("%s: %w", cost.description, err)
		}
	}
	return reportID, nil
}

// submit writes a report and hands it in, as its partner.
func (d *demonstration) submit(ctx context.Context, projectID string, plan plannedReport) (string, error) {
	reportID, err := d.report(ctx, projectID, plan)
	if err != nil {
		return "", err
	}
	return reportID, d.decide(ctx, plan.by, projectID, reportID, reporting.Submitted, "")
}

// decide moves a report as somebody.
func (d *demonstration) decide(ctx context.Context, who, projectID, reportID string, to reporting.Status, reason string) error {
	as := d.as(ctx, who)
	report, err := d.Reporting.ReadReport(as, projectID, reportID)
	if err != nil {
		return err
	}
	if _, err := d.Reporting.MoveReport(as, projectID, reportID, report.Report.Version, to, reason); err != nil {
		return fmt.Errorf("report to %s: %w", to, err)
	}
	return nil
}

// verdict decides one cost of a report, named by what it is for, as somebody.
func (d *demonstration) verdict(ctx context.Context, who, projectID, reportID, description string, in reporting.VerdictInput) error {
	as := d.as(ctx, who)
	report, err := d.Reporting.ReadReport(as, projectID, reportID)
	if err != nil {
		return err
	}
	for _, cost := range report.Costs {
		if cost.Description == description {
			_, err := d.Reporting.DecideCost(as, projectID, reportID, cost.ID, cost.Version, in)
			return err
		}
	}
	return fmt.Errorf("no cost %q", description)
}

// period adds a reporting period of so many project months.
func (d *demonstration) period(ctx context.Context, projectID string, start programme.Date, number, from, to int) (string, programme.Date, error) {
	ends := start.AddMonths(to).AddDays(-1)
	period, err := d.Reporting.AddPeriod(d.as(ctx, manager), projectID, reporting.PeriodInput{
		Number: number, StartsOn: start.AddMonths(from - 1), EndsOn: ends, DueOn: ends.AddDays(45),
	})
	if err != nil {
		return "", ends, err
	}
	return period.ID, ends, nil
}
