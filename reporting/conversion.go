package reporting

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Conversion is how a project turns costs in other currencies into euro, as its page shows it.
type Conversion struct {
	budget.Conversion
	// Categories are those in which a cost may stand in another currency.
	Categories []string
	// Set tells whether somebody has set the rule; otherwise it is the rule book's, or the product's own choice.
	Set     bool
	Reason  string
	SetBy   string
	Version int64
	// BookRule is the rule that the rule book gives, empty where it gives none. Source, Confirmed and Note belong to it, or to
	// the remark that none was found.
	BookRule  budget.ConversionRule
	Source    programme.Source
	Confirmed bool
	Note      string
	// Fixed tells why the rule does not change: approved or submitted; empty while it may.
	Fixed   string
	Actions []string
}

// ReadConversion tells how a project converts.
func (s *Service) ReadConversion(ctx context.Context, projectID string) (*Conversion, error) {
	var view *Conversion
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadProject, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		view, err = loadConversion(tx, project)
		return err
	})
	return view, err
}

func loadConversion(tx *models.Tx, project *models.Project) (*Conversion, error) {
	c, err := newConverter(tx, project)
	if err != nil {
		return nil, err
	}
	rules, err := tx.RulesOf(project)
	if err != nil {
		return nil, err
	}
	view := &Conversion{Conversion: c.by, Categories: c.categories, Version: models.FirstConversionRule - 1, Actions: []string{}}
	if rule, given := budget.ConversionOf(rules.Book); given {
		basis := rules.Book.Settlement.Currency
		view.BookRule, view.Source, view.Confirmed, view.Note = rule, basis.Source(), basis.Confirmed, basis.Note
	} else if rules.Book != nil {
		if absent := rules.Book.Lacks("settlement.currency"); absent != nil {
			view.Source, view.Note = absent.Source(), absent.Note
		}
	}
	row, err := tx.ConversionRule(project.ID)
	switch {
	case err == nil:
		view.Set, view.Reason, view.Version = true, row.Reason, row.Version
		by, err := tx.User(row.SetBy)
		if err != nil {
			return nil, err
		}
		view.SetBy = by.Name
	case !fault.Is(err, fault.NotFound):
		return nil, err
	}
	costs, err := tx.ForeignCosts(project.ID, access.Reach{Everything: true})
	if err != nil {
		return nil, err
	}
	view.Fixed = fixedBy(costs)
	if view.Fixed == "" && access.Allowed(tx.Actor, access.SetConversion, access.Resource{ProjectID: project.ID}) {
		view.Actions = append(view.Actions, "set_conversion")
	}
	return view, nil
}

// fixedBy tells why a rule does not change: a cost that it converted is approved, or waits for a decision.
func fixedBy(costs []models.ForeignCost) string {
	fixed := ""
	for _, cost := range costs {
		switch {
		case cost.FrozenAt != nil:
			return string(Approved)
		case Status(cost.ReportStatus) == Submitted:
			fixed = string(Submitted)
		}
	}
	return fixed
}

// ConversionInput is what somebody sets.
type ConversionInput struct {
	Rule budget.ConversionRule
	// AgreementOn is the day of the last signature. Other rules do not need it: with it the effect of that one can be shown.
	AgreementOn programme.Date
	Reason      string
}

// SetConversion sets how a project converts, until the first converted cost is submitted. The costs of reports that are
// with their partners are converted anew in the same act; where a rate is missing for one of them, nothing changes.
func (s *Service) SetConversion(ctx context.Context, projectID string, version int64, in ConversionInput) (*Conversion, error) {
	var view *Conversion
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.SetConversion, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		if err := in.check(tx); err != nil {
			return err
		}
		if err := in.save(tx, projectID, version); err != nil {
			return err
		}
		costs, err := tx.ForeignCosts(projectID, access.Reach{Everything: true})
		if err != nil {
			return err
		}
		if fixed := fixedBy(costs); fixed != "" {
			return fault.New(fault.Conflict, "conversion_fixed", "A cost that was converted is approved or waits for a decision.").With("by", fixed)
		}
		if err := reconvert(tx, project, costs, "/rule"); err != nil {
			return err
		}
		view, err = loadConversion(tx, project)
		return err
	})
	return view, err
}

func (in *ConversionInput) check(tx *models.Tx) error {
	var fields fault.Fields
	if !in.Rule.Known() {
		fields.Add("/rule", "not_allowed", map[string]any{"allowed": budget.ConversionRules()})
	}
	switch {
	case in.AgreementOn.IsZero() && in.Rule == budget.AgreementDate:
		fields.Add("/agreementOn", "required", nil)
	case in.AgreementOn.After(tx.Today()):
		fields.Add("/agreementOn", "in_future", map[string]any{"today": tx.Today()})
	}
	if in.Reason = strings.TrimSpace(in.Reason); in.Reason == "" {
		fields.Add("/reason", "required", nil)
	} else if utf8.RuneCountInString(in.Reason) > mostReason {
		fields.Add("/reason", "too_long", map[string]any{"maximum": mostReason})
	}
	return fields.Error()
}

func (in ConversionInput) save(tx *models.Tx, projectID string, version int64) error {
	row, err := tx.ConversionRule(projectID)
	var before *models.ConversionRule
	switch {
	case err == nil:
		copied := *row
		before = &copied
	case fault.Is(err, fault.NotFound):
		row = &models.ConversionRule{ProjectID: projectID, Version: models.FirstConversionRule - 1}
	default:
		return err
	}
	if row.Version != version {
		return fault.StaleVersion(row.Version)
	}
	row.Rule, row.AgreementOn, row.Reason = string(in.Rule), in.AgreementOn, in.Reason
	if err := tx.SaveConversionRule(row); err != nil {
		return err
	}
	entry := audit.Entry{ProjectID: projectID, Action: audit.ConversionSet, SubjectKind: "project", SubjectID: projectID}
	if before == nil {
		return tx.RecordChange(entry, nil, row)
	}
	return tx.RecordChange(entry, before, row)
}

// reconvert converts costs anew by the rule and the rates of now. All of them, or none: every missing rate is named.
func reconvert(tx *models.Tx, project *models.Project, costs []models.ForeignCost, pointer string) error {
	c, err := newConverter(tx, project)
	if err != nil {
		return err
	}
	var fields fault.Fields
	told := map[string]bool{}
	for i := range costs {
		cost := &costs[i]
		result, err := c.euro(c.by, cost.Original(), cost.IncurredOn, cost.PeriodStartsOn, cost.PeriodEndsOn)
		if err != nil {
			if told[cost.Currency+err.Error()] {
				continue
			}
			told[cost.Currency+err.Error()] = true
			if !unconvertible(&fields, pointer, cost.Currency, err) {
				return err
			}
			continue
		}
		before := cost.CostLine
		row := cost.CostLine
		result.keep(&row, cost.Original())
		if models.SameConversion(row, before) {
			continue
		}
		row.ResetVerdict()
		if row.AmountCents.Sign() <= 0 {
			fields.Add(pointer, "too_small", map[string]any{"description": cost.Description})
			continue
		}
		if err := tx.SaveCostLine(&row); err != nil {
			return err
		}
		entry := audit.Entry{ProjectID: project.ID, Action: audit.CostChanged, SubjectKind: "cost_line", SubjectID: row.ID, PartnerID: row.PartnerID}
		if err := tx.RecordChange(entry, &before, &row); err != nil {
			return err
		}
	}
	return fields.Error()
}

// PreviewCost tells what a cost would be in euro, for the form that it is entered in. Nothing is written.
func (s *Service) PreviewCost(ctx context.Context, projectID, reportID string, in CostInput) (*models.CostLine, error) {
	row := &models.CostLine{}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		k, err := forWriting(tx, projectID, reportID)
		if err != nil {
			return err
		}
		var fields fault.Fields
		row.IncurredOn, row.Year = in.IncurredOn, in.yearIn(tx, k, false, &fields)
		if err := in.fillAmount(tx, k, row, &fields); err != nil {
			return err
		}
		return fields.Error()
	})
	return row, err
}

// RefreshCosts converts the costs of a report that is with its partner at the rates that stand now.
func (s *Service) RefreshCosts(ctx context.Context, projectID, reportID string) (*Report, error) {
	var report *Report
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		k, err := forWriting(tx, projectID, reportID)
		if err != nil {
			return err
		}
		costs, err := foreignOf(tx, k)
		if err != nil {
			return err
		}
		if err := reconvert(tx, k.project, costs, "/costs"); err != nil {
			return err
		}
		if err := tx.NoteAuthor(k.report.ID); err != nil {
			return err
		}
		report, err = load(tx, k)
		return err
	})
	return report, err
}

// foreignOf lists the costs of one report in other currencies.
func foreignOf(tx *models.Tx, k known) ([]models.ForeignCost, error) {
	all, err := tx.ForeignCosts(k.project.ID, access.Reach{Everything: true})
	if err != nil {
		return nil, err
	}
	var own []models.ForeignCost
	for _, cost := range all {
		if cost.ReportID == k.report.ID {
			own = append(own, cost)
		}
	}
	return own, nil
}

// missingWhen names the rate that is missing; empty for another error.
func missingWhen(err error) (string, bool) {
	var missing *budget.MissingRate
	if errors.As(err, &missing) {
		return missing.Needed.When(), true
	}
	return "", errors.Is(err, budget.ErrNoAgreementDay)
}
