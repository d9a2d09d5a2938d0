package reporting

import (
	"slices"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// Report is a report with everything that its page shows: on the one side what
// the partner writes, on the other what was promised and what the running data
// say.
type Report struct {
	models.Report
	Period       models.ReportingPeriod
	Partner      models.PartnerRow
	Deliverables []Deliverable
	Costs        []Cost
	Total        money.Amount
	// Accepted is what the verdicts so far accept of the total.
	Accepted money.Amount
	// Limit is the amount above which real costs need finance; nil where none does.
	Limit *money.Amount
	// LaterPeriod tells that the project has a later period, in which parked costs can return.
	LaterPeriod bool
	// UnitRates are the unit amounts of the rule book for this partner, while it writes.
	UnitRates  []budget.UnitRate
	ByCategory []CategoryTotal
	Documents  []models.DocumentRow
	Moves      []models.ReportMoveRow
	Authors    []models.Person
	// Activities are those that the partner hosts in the period, Choices all of the project's.
	Activities  []models.Activity
	Choices     []models.Activity
	Previous    *Previous
	Categories  []string
	CostsFrom   programme.Date
	CostsUntil  programme.Date
	OverdueDays int
	// WrittenBy is the name of whoever saved the texts last; empty before that.
	WrittenBy string
	Actions   []string
	// Own tells that the actor would decide about the report, but has written
	// in it.
	Own bool
}

// Deliverable is one that the partner leads: as the plan has it, and what the
// report says of it. Without a word in the report, Reported is the plan's state.
type Deliverable struct {
	models.Deliverable
	Reported string
	Comment  string
	// DueNow tells that it was due by the end of the period and is not done.
	DueNow bool
}

// CategoryTotal is one category of a partner's budget over the whole project:
// what this report claims, the plan of record, what other reports that wait
// claim, what is approved, and what is left of the plan after that.
type CategoryTotal struct {
	Category  string
	Claimed   money.Amount
	Planned   money.Amount
	Submitted money.Amount
	Approved  money.Amount
	Remaining money.Amount
}

// Previous is what the partner wrote last time about what comes next.
type Previous struct {
	PeriodNumber int
	ReportID     string
	NextSteps    string
}

func overdue(tx *models.Tx, due programme.Date) int {
	return max(due.DaysUntil(tx.Today()), 0)
}

// load gathers a report for its page.
func load(tx *models.Tx, k known) (*Report, error) {
	r := &Report{Report: *k.report, Period: *k.period}
	var err error
	if r.Categories, err = categories(tx, k.project); err != nil {
		return nil, err
	}
	r.CostsFrom, r.CostsUntil = costDays(k)
	own, err := tx.IsAuthor(k.report.ID)
	if err != nil {
		return nil, err
	}
	status := Status(k.report.Status)
	r.Actions = actions(tx.Actor, k.project, k.resource(), status, own)
	r.Own = own && status == Submitted && access.Allowed(tx.Actor, access.DecideReport, k.resource())
	if status.Writable() {
		r.OverdueDays = overdue(tx, k.period.DueOn)
	}
	for _, part := range []func(*models.Tx, known) error{r.loadPartner, r.loadDeliverables, r.loadCosts, r.loadUnitRates, r.loadTrail, r.loadPrevious} {
		if err := part(tx, k); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (r *Report) loadPartner(tx *models.Tx, k known) error {
	partners, err := tx.Partners(k.project.ID)
	if err != nil {
		return err
	}
	place := slices.IndexFunc(partners, func(row models.PartnerRow) bool { return row.ID == k.partner.ID })
	if place < 0 {
		return fault.Missing("partner")
	}
	r.Partner = partners[place]
	if r.Choices, err = tx.Activities(k.project.ID); err != nil {
		return err
	}
	r.Activities, err = tx.HostedActivities(k.project.ID, k.partner.ID, k.period.StartsOn, k.period.EndsOn)
	return err
}

func (r *Report) loadDeliverables(tx *models.Tx, k known) error {
	led, err := tx.LedDeliverables(k.project.ID, k.partner.ID)
	if err != nil {
		return err
	}
	rows, err := tx.ReportedDeliverables(k.report.ID)
	if err != nil {
		return err
	}
	written := map[string]models.ReportDeliverable{}
	for _, row := range rows {
		written[row.DeliverableID] = row
	}
	for _, row := range led {
		one := Deliverable{Deliverable: row, Reported: row.Status}
		if said, found := written[row.ID]; found {
			one.Reported, one.Comment = said.Status, said.Comment
		}
		done := row.Status == "delivered" || row.Status == "cancelled"
		one.DueNow = !done && !row.DueOn.After(k.period.EndsOn)
		r.Deliverables = append(r.Deliverables, one)
	}
	return nil
}

func (r *Report) loadCosts(tx *models.Tx, k known) error {
	lines, err := tx.CostLines(k.report.ID)
	if err != nil {
		return err
	}
	if err := r.loadClaims(tx, k, lines); err != nil {
		return err
	}
	if r.Documents, err = tx.ReportDocuments(k.report.ID); err != nil {
		return err
	}
	plan, err := tx.PlanOfPartner(k.project.ID, k.partner.ID)
	if err != nil {
		return err
	}
	actuals, err := tx.ActualsOfPartner(k.project.ID, k.partner.ID)
	if err != nil {
		return err
	}
	r.ByCategory, r.Total, err = totals(r.Categories, lines, plan, actuals, k.report)
	return err
}

// totals sets a report's costs beside the partner's plan and its other reports,
// category by category in the order of the rule book.
func totals(order []string, costs []models.CostLine, plan []models.PlannedSum, actuals []models.Actual, report *models.Report) ([]CategoryTotal, money.Amount, error) {
	by := map[string]*CategoryTotal{}
	for _, category := range order {
		by[category] = &CategoryTotal{Category: category}
	}
	at := func(category string) *CategoryTotal {
		if by[category] == nil {
			by[category] = &CategoryTotal{Category: category}
			order = append(slices.Clone(order), category)
		}
		return by[category]
	}
	var whole money.Amount
	var failed error
	add := func(to *money.Amount, amount money.Amount) {
		sum, err := to.Add(amount)
		if err != nil {
			failed = err
			return
		}
		*to = sum
	}
	for _, cost := range costs {
		add(&at(cost.Category).Claimed, cost.AmountCents)
		add(&whole, cost.AmountCents)
	}
	for _, line := range plan {
		add(&at(line.Category).Planned, line.AmountCents)
	}
	for _, actual := range actuals {
		if Status(actual.Status) == Approved {
			add(&at(actual.Category).Approved, actual.AmountCents)
		} else {
			add(&at(actual.Category).Submitted, actual.AmountCents)
		}
	}
	rows := make([]CategoryTotal, 0, len(order))
	for _, category := range order {
		row := by[category]
		remaining, err := row.Planned.Sub(row.Approved)
		if err != nil {
			return nil, whole, err
		}
		row.Remaining = remaining
		if Status(report.Status) == Submitted {
			others, err := row.Submitted.Sub(row.Claimed)
			if err != nil {
				return nil, whole, err
			}
			row.Submitted = others
		}
		rows = append(rows, *row)
	}
	return rows, whole, failed
}

func (r *Report) loadTrail(tx *models.Tx, k known) error {
	if k.report.UpdatedBy != nil {
		writer, err := tx.User(*k.report.UpdatedBy)
		if err != nil {
			return err
		}
		r.WrittenBy = writer.Name
	}
	var err error
	if r.Moves, err = tx.MovesOf(k.report.ID); err != nil {
		return err
	}
	r.Authors, err = tx.AuthorsOf(k.report.ID)
	return err
}

func (r *Report) loadPrevious(tx *models.Tx, k known) error {
	previous, number, err := tx.PreviousReport(k.partner.ID, k.period.StartsOn)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	r.Previous = &Previous{PeriodNumber: number, ReportID: previous.ID, NextSteps: previous.NextSteps}
	return nil
}
