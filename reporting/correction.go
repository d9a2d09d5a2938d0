package reporting

import (
	"context"
	"slices"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// Correction is a correction or refund of an approved cost.
type Correction struct {
	models.CorrectionRow
	// Actions are decide_correction.
	Actions []string
}

// The states of a correction.
const (
	correctionProposed = "proposed"
	correctionApproved = "approved"
	correctionRefused  = "refused"
)

// CorrectionInput is what somebody enters about an approved cost: a refund is less
// than zero, a correction may go either way.
type CorrectionInput struct {
	Kind       string
	Amount     money.Amount
	Reason     string
	DocumentID string
}

// Corrections lists the corrections of a project that the actor may see, the
// newest first.
func (s *Service) Corrections(ctx context.Context, projectID string) ([]Correction, error) {
	var list []Correction
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadProject, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		rows, err := tx.Corrections(projectID, "", access.ReachOf(tx.Actor, access.ReadReports))
		for _, row := range rows {
			list = append(list, correctionView(tx, project, row))
		}
		return err
	})
	return list, err
}

// AddCorrection enters a correction of an approved cost. It counts once another
// person has approved it; the cost itself stays as it was approved.
func (s *Service) AddCorrection(ctx context.Context, projectID, reportID, costID string, in CorrectionInput) (*Correction, error) {
	var view *Correction
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		k, err := find(tx, project, reportID)
		if err != nil {
			return err
		}
		if !access.Allowed(tx.Actor, access.DecideReport, k.resource()) {
			if err := tx.Check(access.EditReport, k.resource()); err != nil {
				return err
			}
		}
		cost, err := tx.CostLine(reportID, costID)
		if err != nil {
			return err
		}
		if Status(k.report.Status) != Approved {
			return fault.New(fault.Conflict, "cost_not_approved", "Only approved costs are corrected; others are changed.").With("status", k.report.Status)
		}
		if err := open(project); err != nil {
			return err
		}
		row := &models.CostCorrection{
			ID: models.NewID(), ProjectID: projectID, PartnerID: cost.PartnerID, CostID: cost.ID, Status: correctionProposed, Category: cost.Category,
			Kind: in.Kind, AmountCents: in.Amount, EnteredBy: tx.Actor.UserID, EnteredAt: tx.Now,
		}
		if err := in.check(tx, k, cost, row); err != nil {
			return err
		}
		if err := tx.AddCorrection(row); err != nil {
			return err
		}
		if err := tx.RecordChange(correctionEntry(audit.CorrectionEntered, row), nil, row); err != nil {
			return err
		}
		view, err = readCorrection(tx, project, row.ID)
		return err
	})
	return view, err
}

// check tells what does not fit. After all corrections a cost is never below zero
// and never above what was claimed.
func (in CorrectionInput) check(tx *models.Tx, k known, cost *models.CostLine, row *models.CostCorrection) error {
	var fields fault.Fields
	row.Reason = checkReason(&fields, "/reason", in.Reason, true)
	if in.Kind != "refund" && in.Kind != "correction" {
		fields.Add("/kind", "not_allowed", map[string]any{"allowed": []string{"refund", "correction"}})
	}
	before, err := tx.CorrectedCents(cost.ID)
	if err != nil {
		return err
	}
	standing, err := cost.AcceptedCents().Add(before)
	if err != nil {
		return err
	}
	after, err := standing.Add(in.Amount)
	switch {
	case in.Amount.IsZero():
		fields.Add("/amount", "zero", nil)
	case in.Kind == "refund" && in.Amount.Sign() > 0:
		fields.Add("/amount", "refund_not_negative", nil)
	case err != nil, after.Sign() < 0:
		fields.Add("/amount", "below_zero", map[string]any{"standing": standing})
	case after.Cmp(cost.AmountCents) > 0:
		fields.Add("/amount", "above_claim", map[string]any{"standing": standing, "claimed": cost.AmountCents})
	}
	if in.DocumentID != "" {
		document, err := tx.Document(k.project.ID, in.DocumentID)
		switch {
		case fault.Is(err, fault.NotFound), err == nil && document.OrganisationID != nil && *document.OrganisationID != k.partner.OrganisationID:
			fields.Add("/documentId", "unknown", nil)
		case err != nil:
			return err
		}
		row.DocumentID = &in.DocumentID
	}
	return fields.Error()
}

// DecideCorrection approves or refuses a correction, once. It is never the person
// who entered it. Approved, it counts on this day.
func (s *Service) DecideCorrection(ctx context.Context, projectID, correctionID string, version int64, approve bool, reason string) (*Correction, error) {
	var view *Correction
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		row, err := seenCorrection(tx, project, correctionID)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if row.Status != correctionProposed {
			return fault.New(fault.Conflict, "correction_decided", "The correction is decided already.").With("status", row.Status)
		}
		if err := open(project); err != nil {
			return err
		}
		var fields fault.Fields
		before := *row
		row.Status, row.DecisionReason = correctionApproved, checkReason(&fields, "/reason", reason, !approve)
		row.BookedOn, row.Year = tx.Today(), nearestYear(project, tx.Today())
		if !approve {
			row.Status, row.BookedOn, row.Year = correctionRefused, programme.Date{}, 0
		}
		if err := fields.Error(); err != nil {
			return err
		}
		by, at := tx.Actor.UserID, tx.Now
		row.DecidedBy, row.DecidedAt = &by, &at
		if err := tx.SaveCorrection(row); err != nil {
			return err
		}
		if err := tx.RecordChange(correctionEntry(audit.CorrectionDecided, row), &before, row); err != nil {
			return err
		}
		view, err = readCorrection(tx, project, row.ID)
		return err
	})
	return view, err
}

// seenCorrection loads a correction for somebody who decides about it: of another
// project or partner it does not exist.
func seenCorrection(tx *models.Tx, project *models.Project, id string) (*models.CostCorrection, error) {
	if err := tx.Check(access.ReadProject, access.Resource{ProjectID: project.ID}); err != nil {
		return nil, err
	}
	row, err := tx.Correction(project.ID, id)
	if err != nil {
		return nil, err
	}
	partner, err := tx.Partner(project.ID, row.PartnerID)
	if err != nil {
		return nil, err
	}
	on := access.Resource{ProjectID: project.ID, OrganisationID: partner.OrganisationID}
	if err := access.CheckSeen(tx.Actor, access.ReadReports, on); err != nil {
		return nil, err
	}
	if err := tx.Check(access.DecideReport, on); err != nil {
		return nil, err
	}
	if row.EnteredBy == tx.Actor.UserID {
		return nil, &access.Refusal{Action: access.DecideReport, Resource: on, Reason: "own_correction"}
	}
	return row, nil
}

// nearestYear is the project year of a day; before the project the first, after
// it the last one.
func nearestYear(project *models.Project, day programme.Date) int {
	all := years(project)
	if year, within := budget.YearOf(day, all); within {
		return year
	}
	if day.Before(project.StartOn) || len(all) == 0 {
		return 1
	}
	return len(all)
}

func correctionEntry(action audit.Action, row *models.CostCorrection) audit.Entry {
	return audit.Entry{ProjectID: row.ProjectID, Action: action, SubjectKind: "cost_correction", SubjectID: row.ID, PartnerID: row.PartnerID}
}

func readCorrection(tx *models.Tx, project *models.Project, id string) (*Correction, error) {
	rows, err := tx.Corrections(project.ID, "", access.Reach{Everything: true})
	if err != nil {
		return nil, err
	}
	place := slices.IndexFunc(rows, func(row models.CorrectionRow) bool { return row.ID == id })
	if place < 0 {
		return nil, fault.Missing("correction")
	}
	view := correctionView(tx, project, rows[place])
	return &view, nil
}

func correctionView(tx *models.Tx, project *models.Project, row models.CorrectionRow) Correction {
	view := Correction{CorrectionRow: row, Actions: []string{}}
	on := access.Resource{ProjectID: project.ID, OrganisationID: row.OrganisationID}
	if row.Status == correctionProposed && running(project) && row.EnteredBy != tx.Actor.UserID && access.Allowed(tx.Actor, access.DecideReport, on) {
		view.Actions = append(view.Actions, "decide_correction")
	}
	return view
}

// correctionsOf lists the corrections of a report's costs by cost.
func correctionsOf(tx *models.Tx, k known) (map[string][]Correction, error) {
	rows, err := tx.Corrections(k.project.ID, k.report.ID, access.Reach{Everything: true})
	by := map[string][]Correction{}
	for _, row := range rows {
		by[row.CostID] = append(by[row.CostID], correctionView(tx, k.project, row))
	}
	return by, err
}
