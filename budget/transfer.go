package budget

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"konsortium/money"
	"konsortium/programme"
)

// TransferOutcome says what becomes of a proposal to move money.
type TransferOutcome string

// The outcomes of a transfer.
const (
	// TransferNone: the proposal is the plan.
	TransferNone TransferOutcome = "none"
	// TransferWithin: the coordinator may decide it alone.
	TransferWithin TransferOutcome = "within"
	// TransferExceeds: the agency must agree to an amendment first.
	TransferExceeds TransferOutcome = "exceeds"
	// TransferUndecided: the call's rule is not known, so that the agency is asked.
	TransferUndecided TransferOutcome = "undecided"
)

// TransferLine is one category of a proposal, held against what the agency agreed
// to. Several transfers add up: the change counts from Agreed, not from Plan.
type TransferLine struct {
	Category string
	Agreed   money.Amount
	Plan     money.Amount
	Proposed money.Amount
	Change   money.Amount
	// Share is Change / Agreed in per cent with one decimal, for people; it never
	// decides. Empty where nothing was agreed.
	Share string
	// Limit is the most the category may change in this direction, nil where
	// nothing bounds it or nothing changes; Room is what is left, negative when
	// exceeded.
	Limit *money.Amount
	Room  *money.Amount
	// Rule is what bounds the change; empty where nothing does.
	Rule      programme.Rule
	Broken    bool
	Source    programme.Source
	Confirmed bool
}

// Transfer is a proposal judged.
type Transfer struct {
	Outcome  TransferOutcome
	Lines    []TransferLine
	Findings []programme.Finding
	// Absence is what the rule book says of transfers when it has no rules of them.
	Absence *programme.Absence
}

// JudgeTransfer holds a proposal against the transfer rules of the call. Agreed is
// what the agency has agreed to (the award, or its last amendment), plan is what
// stands now. The addendum for virtual activities replaces the share that may be
// taken out where the book has one. A proposal that moves nothing between
// categories is within any rule. The only error is money.ErrOverflow.
func JudgeTransfer(book *programme.RuleBook, agreed, plan, proposal []Cell, addendum bool) (Transfer, error) {
	by, places, err := SideBySide(agreed, plan, proposal)
	if err != nil {
		return Transfer{}, err
	}
	j := transferJudge{addendum: addendum}
	if book != nil {
		j.rules, j.result.Absence = book.Transfers, book.Lacks("transfers")
	}
	moved := false
	for _, category := range slices.Sorted(maps.Keys(by.Category)) {
		row := by.Category[category]
		line := TransferLine{Category: category, Agreed: row.Amounts[0], Plan: row.Amounts[1], Proposed: row.Amounts[2], Change: row.Changes[2], Confirmed: true}
		if !line.Agreed.IsZero() {
			line.Share = line.Change.Decimal().Shift(2).DivRound(line.Agreed.Decimal(), 1).StringFixed(1)
		}
		if !line.Change.IsZero() {
			moved = true
			if err := j.weigh(&line); err != nil {
				return Transfer{}, err
			}
		}
		j.result.Lines = append(j.result.Lines, line)
	}
	j.weighSum(by.Whole)
	j.result.Outcome = outcomeOf(j.result.Findings, places)
	if moved && j.rules == nil && (j.result.Absence == nil || !j.result.Absence.None) {
		j.leaveOpen()
	}
	return j.result, nil
}

func outcomeOf(findings []programme.Finding, places map[CellPlace]Beside) TransferOutcome {
	if len(findings) > 0 {
		return TransferExceeds
	}
	for _, place := range places {
		if place.Amounts[1] != place.Amounts[2] {
			return TransferWithin
		}
	}
	return TransferNone
}

type transferJudge struct {
	rules    *programme.TransferRules
	addendum bool
	result   Transfer
}

// leaveOpen: money moves between categories and no rule is known of it.
func (j *transferJudge) leaveOpen() {
	finding := programme.Finding{Rule: programme.RuleTransferUnknown, Severity: programme.Blocker, Params: programme.Params{}, Confirmed: true}
	if absence := j.result.Absence; absence != nil {
		finding.Source, finding.Confirmed = absence.Source(), absence.Confirmed
	}
	if j.result.Outcome != TransferExceeds {
		j.result.Outcome = TransferUndecided
	}
	j.result.Findings = append(j.result.Findings, finding)
}

// weighSum: what changes the sum is no transfer, whatever the call.
func (j *transferJudge) weighSum(whole Beside) {
	if whole.Changes[2].IsZero() {
		return
	}
	j.result.Findings = append(j.result.Findings, programme.Finding{
		Rule: programme.RuleTransferSum, Severity: programme.Blocker, Confirmed: true,
		Params: programme.Params{"agreed": whole.Amounts[0], "proposed": whole.Amounts[2]},
	})
}

func (j *transferJudge) weigh(line *TransferLine) error {
	if j.rules == nil {
		return nil
	}
	if line.Change.Sign() < 0 {
		return j.weighOut(line)
	}
	return j.weighIn(line)
}

func (j *transferJudge) weighOut(line *TransferLine) error {
	most, from := j.rules.MaxOut, j.rules.From
	if relief := j.rules.Addendum; j.addendum && relief != nil && slices.Contains(relief.Value.From, line.Category) {
		return j.hold(line, programme.RuleTransferOut, relief.Value.MaxOut, relief.Basis)
	}
	if from != nil && !slices.Contains(from.Value, line.Category) {
		return j.hold(line, programme.RuleTransferFrom, decimal.Zero, from.Basis)
	}
	if most == nil {
		return nil
	}
	return j.hold(line, programme.RuleTransferOut, most.Value, most.Basis)
}

func (j *transferJudge) weighIn(line *TransferLine) error {
	if free := j.rules.GrowFreely; free != nil && slices.Contains(free.Value, line.Category) {
		return nil
	}
	if never := j.rules.NeverGrow; never != nil && slices.Contains(never.Value, line.Category) {
		return j.hold(line, programme.RuleTransferNeverGrow, decimal.Zero, never.Basis)
	}
	if needed := j.rules.AwardNeeded; needed != nil && needed.Value && line.Agreed.IsZero() {
		return j.hold(line, programme.RuleTransferNoAward, decimal.Zero, needed.Basis)
	}
	if most := j.rules.MaxIn; most != nil {
		return j.hold(line, programme.RuleTransferIn, most.Value, most.Basis)
	}
	return nil
}

// hold bounds the change by a share of what was agreed. The limit is cut to the
// cent, never rounded up: a cent more would exceed the share.
func (j *transferJudge) hold(line *TransferLine, rule programme.Rule, share decimal.Decimal, basis programme.Basis) error {
	limit, err := money.Round(line.Agreed.Decimal().Mul(share).Truncate(2))
	if err != nil {
		return err
	}
	change := line.Change
	if change.Sign() < 0 {
		if change, err = change.Neg(); err != nil {
			return err
		}
	}
	room, err := limit.Sub(change)
	if err != nil {
		return err
	}
	line.Rule, line.Limit, line.Room, line.Broken = rule, &limit, &room, room.Sign() < 0
	line.Source, line.Confirmed = basis.Source(), basis.Confirmed
	if !line.Broken {
		return nil
	}
	j.result.Findings = append(j.result.Findings, programme.Finding{
		Rule: rule, Severity: programme.Blocker, Path: "/categories/" + line.Category, Source: line.Source, Confirmed: line.Confirmed,
		Params: programme.Params{"category": line.Category, "agreed": line.Agreed, "change": change, "limit": limit, "percent": share.Shift(2).String()},
	})
	return nil
}
