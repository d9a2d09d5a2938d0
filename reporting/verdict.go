package reporting

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
)

// What finance says of a cost above the limit.
const (
	financeApproved = "approved"
	financeObjected = "objected"
)

// Verdicts lists the verdicts a cost may get; pending takes one back.
func Verdicts() []string {
	return []string{models.VerdictPending, models.VerdictAccepted, models.VerdictAcceptedInPart, models.VerdictParked, models.VerdictRefused}
}

// VerdictInput is what a reviewer decides of one cost. Accepted is needed where it
// is accepted in part. All but an acceptance need a reason.
type VerdictInput struct {
	Verdict  string
	Accepted *money.Amount
	Reason   string
}

// DecideCost gives a cost of a submitted report its verdict. Nobody decides about
// a report that they have written in. What finance said before is taken back. The
// report gets a new version, so that an approval is of the verdicts that were seen.
func (s *Service) DecideCost(ctx context.Context, projectID, reportID, costID string, version int64, in VerdictInput) (*Cost, error) {
	var cost *Cost
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		k, row, err := forDeciding(tx, access.DecideReport, projectID, reportID, costID, version)
		if err != nil {
			return err
		}
		before := *row
		if err := in.fill(tx, row); err != nil {
			return err
		}
		if err := tx.SaveCostLine(row); err != nil {
			return err
		}
		if err := tx.AddVerdict(row, "review", row.Verdict, row.VerdictReason); err != nil {
			return err
		}
		cost, err = decided(tx, k, audit.CostDecided, &before, row)
		return err
	})
	return cost, err
}

func (in VerdictInput) fill(tx *models.Tx, row *models.CostLine) error {
	var fields fault.Fields
	if !slices.Contains(Verdicts(), in.Verdict) {
		fields.Add("/verdict", "not_allowed", map[string]any{"allowed": Verdicts()})
	}
	row.ResetVerdict()
	row.Verdict, row.VerdictReason = in.Verdict, checkReason(&fields, "/reason", in.Reason, in.Verdict != models.VerdictAccepted && in.Verdict != models.VerdictPending)
	switch {
	case in.Verdict == models.VerdictAcceptedInPart && in.Accepted == nil:
		fields.Add("/accepted", "required", nil)
	case in.Verdict == models.VerdictAcceptedInPart && (in.Accepted.Sign() <= 0 || in.Accepted.Cmp(row.AmountCents) >= 0):
		fields.Add("/accepted", "not_a_part", map[string]any{"amount": row.AmountCents})
	case in.Verdict == models.VerdictAcceptedInPart:
		row.WithheldCents = money.FromCents(row.AmountCents.Cents() - in.Accepted.Cents())
	case in.Accepted != nil:
		fields.Add("/accepted", "only_in_part", nil)
	}
	if in.Verdict == models.VerdictParked || in.Verdict == models.VerdictRefused {
		row.WithheldCents = row.AmountCents
	}
	if in.Verdict != models.VerdictPending {
		by, at := tx.Actor.UserID, tx.Now
		row.VerdictBy, row.VerdictAt = &by, &at
	}
	return fields.Error()
}

// checkReason cleans a reason and tells what is wrong with it.
func checkReason(fields *fault.Fields, pointer, reason string, needed bool) string {
	reason = strings.TrimSpace(reason)
	switch {
	case reason == "" && needed:
		fields.Add(pointer, "required", nil)
	case utf8.RuneCountInString(reason) > mostReason:
		fields.Add(pointer, "too_long", map[string]any{"maximum": mostReason})
	}
	return reason
}

// AcceptCosts accepts every cost of a submitted report that has no verdict yet.
func (s *Service) AcceptCosts(ctx context.Context, projectID, reportID string, version int64, reason string) (*Report, error) {
	var report *Report
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		k, err := underReview(tx, access.DecideReport, projectID, reportID)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(k.report, version); err != nil {
			return err
		}
		var fields fault.Fields
		reason = checkReason(&fields, "/reason", reason, false)
		if err := fields.Error(); err != nil {
			return err
		}
		if err := acceptPending(tx, k, reason); err != nil {
			return err
		}
		if err := tx.SaveReport(k.report); err != nil {
			return err
		}
		report, err = load(tx, k)
		return err
	})
	return report, err
}

func acceptPending(tx *models.Tx, k known, reason string) error {
	count, err := tx.AcceptPending(k.report.ID, reason)
	if err != nil || count == 0 {
		return err
	}
	entry := k.entry(audit.CostsAccepted)
	entry.Changes = map[string]audit.Change{"costs": {To: count}}
	return tx.Record(entry)
}

// ApproveCost is what finance says of a cost above the project's limit: approved,
// or an objection with its reason, which the reviewer answers with another
// verdict. It is never the person who gave the verdict.
func (s *Service) ApproveCost(ctx context.Context, projectID, reportID, costID string, version int64, approve bool, reason string) (*Cost, error) {
	var cost *Cost
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		k, row, err := forDeciding(tx, access.ApproveCost, projectID, reportID, costID, version)
		if err != nil {
			return err
		}
		limit, err := limitOf(tx, projectID)
		if err != nil {
			return err
		}
		if !needsFinance(row, limit) {
			return fault.New(fault.Conflict, "finance_not_needed", "The cost needs no approval by finance.")
		}
		if decidedBy(row, tx.Actor.UserID) {
			return &access.Refusal{Action: access.ApproveCost, Resource: k.resource(), Reason: "own_verdict"}
		}
		var fields fault.Fields
		before := *row
		row.Finance, row.FinanceReason = financeApproved, checkReason(&fields, "/reason", reason, !approve)
		if !approve {
			row.Finance = financeObjected
		}
		if err := fields.Error(); err != nil {
			return err
		}
		by, at := tx.Actor.UserID, tx.Now
		row.FinanceBy, row.FinanceAt = &by, &at
		if err := tx.SaveCostLine(row); err != nil {
			return err
		}
		if err := tx.AddVerdict(row, "finance", row.Finance, row.FinanceReason); err != nil {
			return err
		}
		cost, err = decided(tx, k, audit.CostFinanceDecided, &before, row)
		return err
	})
	return cost, err
}

func decidedBy(row *models.CostLine, userID string) bool {
	return row.VerdictBy != nil && *row.VerdictBy == userID
}

// underReview loads a submitted report for somebody who decides about it and has
// not written in it. The project is locked.
func underReview(tx *models.Tx, action access.Action, projectID, reportID string) (known, error) {
	project, err := tx.LockProject(projectID)
	if err != nil {
		return known{}, err
	}
	k, err := find(tx, project, reportID)
	if err != nil {
		return k, err
	}
	if err := tx.Check(action, k.resource()); err != nil {
		return k, err
	}
	own, err := tx.IsAuthor(k.report.ID)
	if err != nil {
		return k, err
	}
	if own {
		return k, &access.Refusal{Action: action, Resource: k.resource(), Reason: "own_report"}
	}
	if Status(k.report.Status) != Submitted {
		return k, fault.New(fault.Conflict, "report_not_submitted", "Costs are decided while their report waits for review.").With("status", k.report.Status)
	}
	return k, open(project)
}

func forDeciding(tx *models.Tx, action access.Action, projectID, reportID, costID string, version int64) (known, *models.CostLine, error) {
	k, err := underReview(tx, action, projectID, reportID)
	if err != nil {
		return k, nil, err
	}
	row, err := tx.CostLine(reportID, costID)
	if err != nil {
		return k, nil, err
	}
	return k, row, models.ExpectVersion(row, version)
}

// decided keeps the trail of a decision and gives the report a new version.
func decided(tx *models.Tx, k known, action audit.Action, before, after *models.CostLine) (*Cost, error) {
	entry := k.entry(action)
	entry.SubjectKind, entry.SubjectID = "cost_line", after.ID
	if err := tx.RecordChange(entry, before, after); err != nil {
		return nil, err
	}
	if err := tx.SaveReport(k.report); err != nil {
		return nil, err
	}
	return loadCost(tx, k, after)
}

// settle does what goes with an approval: every cost has its verdict and, where
// the project asks for it, finance has approved; then the costs are frozen, and
// parked ones return in the report that the partner writes next.
func settle(tx *models.Tx, k known) error {
	costs, err := tx.CostLines(k.report.ID)
	if err != nil {
		return err
	}
	limit, err := limitOf(tx, k.project.ID)
	if err != nil {
		return err
	}
	undecided := func(row models.CostLine) bool { return row.Verdict == models.VerdictPending }
	untouched := !slices.ContainsFunc(costs, func(row models.CostLine) bool { return !undecided(row) })
	var fields fault.Fields
	for i, row := range costs {
		at := "/costs/" + strconv.Itoa(i)
		if undecided(row) && untouched {
			row.Verdict = models.VerdictAccepted
		}
		switch {
		case undecided(row):
			fields.Add(at+"/verdict", "verdict_missing", map[string]any{"costId": row.ID, "description": row.Description})
		case needsFinance(&row, limit) && row.Finance != financeApproved:
			fields.Add(at+"/finance", "finance_missing", map[string]any{"costId": row.ID, "description": row.Description, "limit": limit})
		}
	}
	if err := fields.Error(); err != nil {
		return err
	}
	if err := acceptPending(tx, k, ""); err != nil {
		return err
	}
	if err := tx.FreezeCosts(k.report.ID); err != nil {
		return err
	}
	return carryToNext(tx, k)
}

// carryToNext lets the parked costs return in the partner's next report, if one is
// begun and with the partner. Otherwise they return when it is begun.
func carryToNext(tx *models.Tx, k known) error {
	report, err := tx.OpenReportAfter(k.partner.ID, k.period.StartsOn)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	period, err := tx.Period(k.project.ID, report.PeriodID)
	if err != nil {
		return err
	}
	return carryParked(tx, known{project: k.project, period: period, partner: k.partner, report: report})
}
