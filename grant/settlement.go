package grant

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// FinalGrant is the final calculation as one person may see it.
type FinalGrant struct {
	Project *models.Project
	// Whole is false for whoever sees only its own part: then Shares are its own
	// and Calculation is nil.
	Whole       bool
	RuleBook    string
	Entered     models.Settlement
	SetBy       string
	Calculation *budget.Settlement
	Shares      []FinalShare
	// Received is what the agency has paid; Balance is what it still pays, or
	// with a minus what is paid back to it.
	Received, Balance money.Amount
	MayManage         bool
}

// Ended tells whether every report is in: before that more may be approved.
func (f *FinalGrant) Ended() bool {
	return f.Project.Status == "final_report" || f.Project.Status == "closed"
}

// FinalShare is a partner's part of the final grant against what it has. For the
// coordinator Paid is what it holds. Balance is what it gets, or with a minus what
// it pays back.
type FinalShare struct {
	models.PartnerRow
	Approved, Final, Paid, Balance money.Amount
}

// SettlementInput is what the agency said of the final report. Score has at most
// one decimal and is empty while it is not known.
type SettlementInput struct {
	Score       string
	DecidedOn   programme.Date
	Source      string
	Addendum    bool
	AgencyGrant *money.Amount
	Reason      string
}

// ReadFinalGrant finds the final grant by the project's rule book from what is
// approved so far.
func (s *Service) ReadFinalGrant(ctx context.Context, projectID string) (*FinalGrant, error) {
	var found *FinalGrant
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		found, err = readFinalGrant(tx, project)
		return err
	})
	return found, err
}

// Settle enters what the agency said of the final report, with a reason where it
// changes what was entered before.
func (s *Service) Settle(ctx context.Context, projectID string, version int64, in SettlementInput) (*FinalGrant, error) {
	var found *FinalGrant
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockCash(tx, projectID)
		if err != nil {
			return err
		}
		row, err := settlementOf(tx, projectID)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := in.apply(tx, row); err != nil {
			return err
		}
		entry := audit.Entry{ProjectID: projectID, Action: audit.GrantSettled, SubjectKind: "settlement", SubjectID: projectID}
		if err := tx.SaveSettlement(row); err != nil {
			return err
		}
		if err := tx.RecordChange(entry, &before, row); err != nil {
			return err
		}
		found, err = readFinalGrant(tx, project)
		return err
	})
	return found, err
}

func settlementOf(tx *models.Tx, projectID string) (*models.Settlement, error) {
	row, err := tx.Settlement(projectID)
	if fault.Is(err, fault.NotFound) {
		return &models.Settlement{ProjectID: projectID, Version: models.FirstSettlement - 1}, nil
	}
	return row, err
}

// apply validates the input as a whole and writes it into the row.
func (in *SettlementInput) apply(tx *models.Tx, row *models.Settlement) error {
	var fields fault.Fields
	shorten(&fields, "/source", &in.Source, referenceLength)
	shorten(&fields, "/reason", &in.Reason, remarkLength)
	tenths, ok := tenthsOf(in.Score)
	if !ok {
		fields.Add("/score", "score_form", nil)
	}
	if in.Score != "" || in.AgencyGrant != nil {
		if in.Source == "" {
			fields.Add("/source", "required", nil)
		}
		if in.DecidedOn.IsZero() {
			fields.Add("/decidedOn", "required", nil)
		}
	}
	if in.DecidedOn.After(tx.Today()) {
		fields.Add("/decidedOn", "in_future", map[string]any{"today": tx.Today()})
	}
	if in.AgencyGrant != nil && (in.AgencyGrant.Sign() < 0 || in.AgencyGrant.Cmp(mostInACell()) > 0) {
		fields.Add("/agencyGrant", "amount_too_large", map[string]any{"maximum": mostInACell()})
	}
	if row.Version >= models.FirstSettlement && in.Reason == "" {
		fields.Add("/reason", "required", nil)
	}
	row.ScoreTenths, row.DecidedOn, row.Source, row.Addendum, row.AgencyCents, row.Reason = tenths, in.DecidedOn, in.Source, in.Addendum, in.AgencyGrant, in.Reason
	return fields.Error()
}

// tenthsOf reads a score of 0 to 100 with at most one decimal; nil for none.
func tenthsOf(score string) (*int64, bool) {
	if score == "" {
		return nil, true
	}
	whole, part, dotted := strings.Cut(score, ".")
	if strings.Trim(whole+part, "0123456789") != "" || whole == "" || len(whole) > 3 || dotted && len(part) != 1 {
		return nil, false
	}
	if !dotted {
		part = "0"
	}
	tenths, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil || tenths > 1000 {
		return nil, false
	}
	return &tenths, true
}

// ScoreOf writes a score as people read it; empty for none.
func ScoreOf(tenths *int64) string {
	if tenths == nil {
		return ""
	}
	return decimal.New(*tenths, -1).String()
}

func readFinalGrant(tx *models.Tx, project *models.Project) (*FinalGrant, error) {
	organisations, whole := access.ReachOf(tx.Actor, access.ReadBudget).Within(project.ID)
	if !whole && len(organisations) == 0 {
		return nil, tx.Check(access.ReadBudget, access.Resource{ProjectID: project.ID})
	}
	sheet, err := figuresOf(tx, project)
	if err != nil {
		return nil, err
	}
	row, err := settlementOf(tx, project.ID)
	if err != nil {
		return nil, err
	}
	final := &FinalGrant{
		Project: project, Whole: whole, RuleBook: sheet.rules.Version(), Entered: *row, Received: sheet.sums.Received,
		MayManage: awarded(project) && access.Allowed(tx.Actor, access.ManageCash, access.Resource{ProjectID: project.ID}),
	}
	if row.SetBy != "" {
		if user, err := tx.User(row.SetBy); err == nil {
			final.SetBy = user.Name
		} else if !fault.Is(err, fault.NotFound) {
			return nil, err
		}
	}
	if err := final.calculate(sheet); err != nil {
		return nil, err
	}
	if !whole {
		final.Calculation, final.Entered.AgencyCents = nil, nil
		final.Shares = slices.DeleteFunc(final.Shares, func(share FinalShare) bool { return !slices.Contains(organisations, share.OrganisationID) })
	}
	return final, nil
}

func (f *FinalGrant) calculate(sheet *figures) error {
	facts := budget.SettlementFacts{Months: f.Project.DurationMonths, Plan: sheet.plan, Approved: sheet.approved, Addendum: f.Entered.Addendum}
	if f.Project.GrantAwardedCents != nil {
		facts.Awarded = *f.Project.GrantAwardedCents
	}
	if f.Entered.ScoreTenths != nil {
		score := decimal.New(*f.Entered.ScoreTenths, -1)
		facts.Score = &score
	}
	for _, category := range categoriesOf(sheet.rules.Book, sheet.positions) {
		facts.Categories = append(facts.Categories, category.Code)
	}
	var rows []models.PartnerRow
	for _, row := range sheet.partners {
		if row.Role != "associated" {
			rows = append(rows, row)
			facts.Partners = append(facts.Partners, row.ID)
		}
	}
	var err error
	if f.Calculation, err = budget.Settle(sheet.rules.Book, facts); err != nil {
		return err
	}
	if f.Balance, err = f.Calculation.Final.Sub(f.Received); err != nil {
		return err
	}
	for i, part := range f.Calculation.Shares {
		share := FinalShare{PartnerRow: rows[i], Approved: sheet.positions.Partner[rows[i].ID].Approved, Final: part.Amount, Paid: sheet.paid[rows[i].ID]}
		if rows[i].Role == "coordinator" {
			share.Paid = sheet.sums.Held
		}
		if share.Balance, err = share.Final.Sub(share.Paid); err != nil {
			return err
		}
		f.Shares = append(f.Shares, share)
	}
	return nil
}
