package reporting

import (
	"slices"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
)

// Cost is a cost line with everything that is known of its claim.
type Cost struct {
	models.CostLine
	// NeedsFinance tells that the accepted sum is above the project's limit.
	NeedsFinance bool
	// History are the verdicts on the claim, those of earlier reports too.
	History []models.VerdictRow
	// Same are other costs that may be the same receipt.
	Same        []Same
	Corrections []Correction
	// Actions are decide_cost, approve_cost, correct_cost, remove_cost.
	Actions []string
}

// needsFinance tells whether a line is a real cost of which more than the limit
// is accepted. What the programme pays by the unit is no real cost.
func needsFinance(row *models.CostLine, limit *money.Amount) bool {
	if limit == nil || row.Units != "" {
		return false
	}
	accepts := row.Verdict == models.VerdictAccepted || row.Verdict == models.VerdictAcceptedInPart
	return accepts && row.AcceptedCents().Cmp(*limit) > 0
}

// limitOf is the limit of a project; nil where none was set.
func limitOf(tx *models.Tx, projectID string) (*money.Amount, error) {
	row, err := tx.FinanceLimit(projectID)
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return row.LimitCents, nil
}

// loadClaims gathers what is known of the claims of a report.
func (r *Report) loadClaims(tx *models.Tx, k known, lines []models.CostLine) error {
	var err error
	if r.Limit, err = limitOf(tx, k.project.ID); err != nil {
		return err
	}
	if r.LaterPeriod, err = hasLaterPeriod(tx, k); err != nil {
		return err
	}
	verdicts, err := tx.VerdictsOf(k.report.ID)
	if err != nil {
		return err
	}
	same, err := sameReceipts(tx, k.report.ID)
	if err != nil {
		return err
	}
	corrections, err := correctionsOf(tx, k)
	if err != nil {
		return err
	}
	history := map[string][]models.VerdictRow{}
	for _, one := range verdicts {
		history[one.ClaimID] = append(history[one.ClaimID], one)
	}
	own, err := tx.IsAuthor(k.report.ID)
	if err != nil {
		return err
	}
	for _, row := range lines {
		cost := Cost{CostLine: row, NeedsFinance: needsFinance(&row, r.Limit), History: history[row.ClaimID], Same: same[row.ID], Corrections: corrections[row.ID]}
		cost.Actions = costActions(tx, k, &cost, own)
		if row.Verdict != models.VerdictPending {
			if r.Accepted, err = r.Accepted.Add(row.AcceptedCents()); err != nil {
				return err
			}
		}
		r.Costs = append(r.Costs, cost)
	}
	return nil
}

// loadCost gathers what is known of one line after it was written.
func loadCost(tx *models.Tx, k known, row *models.CostLine) (*Cost, error) {
	r := &Report{}
	if err := r.loadClaims(tx, k, []models.CostLine{*row}); err != nil {
		return nil, err
	}
	return &r.Costs[0], nil
}

func costActions(tx *models.Tx, k known, cost *Cost, own bool) []string {
	list := []string{}
	if !running(k.project) {
		return list
	}
	status, decides := Status(k.report.Status), access.Allowed(tx.Actor, access.DecideReport, k.resource())
	edits := access.Allowed(tx.Actor, access.EditReport, k.resource())
	if status.Writable() && edits && !cost.IsCarried() {
		list = append(list, "remove_cost")
	}
	if status == Submitted && !own && decides {
		list = append(list, "decide_cost")
	}
	if status == Submitted && !own && cost.NeedsFinance && !decidedBy(&cost.CostLine, tx.Actor.UserID) && access.Allowed(tx.Actor, access.ApproveCost, k.resource()) {
		list = append(list, "approve_cost")
	}
	if status == Approved && (decides || edits) && cost.AcceptedCents().Sign() >= 0 && cost.Verdict != models.VerdictParked {
		list = append(list, "correct_cost")
	}
	return list
}

func hasLaterPeriod(tx *models.Tx, k known) (bool, error) {
	periods, err := tx.Periods(k.project.ID)
	return slices.ContainsFunc(periods, func(period models.ReportingPeriod) bool { return period.StartsOn.After(k.period.StartsOn) }), err
}

// loadUnitRates reads the unit amounts of the rule book for the partner of a report.
func (r *Report) loadUnitRates(tx *models.Tx, k known) error {
	if !Status(k.report.Status).Writable() {
		return nil
	}
	var err error
	r.UnitRates, err = unitRates(tx, k)
	return err
}

// carryParked lets the costs of a partner that were parked in earlier reports
// return in one that is with the partner: each as a further line of its claim,
// once.
func carryParked(tx *models.Tx, k known) error {
	parked, err := tx.ParkedLines(k.partner.ID, k.period.StartsOn)
	if err != nil {
		return err
	}
	for _, before := range parked {
		row := before
		row.ID, row.ReportID, row.CarriedFrom, row.FrozenAt = models.NewID(), k.report.ID, &before.ID, nil
		row.ResetVerdict()
		if err := tx.AddCostLine(&row); err != nil {
			return err
		}
		entry := k.entry(audit.CostCarried)
		entry.SubjectKind, entry.SubjectID = "cost_line", row.ID
		if err := tx.RecordChange(entry, nil, &row); err != nil {
			return err
		}
	}
	return nil
}
