package reporting

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"konsortium/audit"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// Bounds of one report's costs. They keep every sum of the product within what
// the databases count exactly.
const (
	mostCosts       = 2000
	mostDescription = 500
	mostSupplier    = 200
	mostDocuments   = 20
	mostCents       = 100_000_000_00
)

// CostInput is one cost as the partner gives it. The project year follows from
// the day. Without a currency, or in euro, Amount is what was paid; in another
// currency OriginalAmount is what the receipt says and the euro are computed. Of
// a unit cost Unit is given and the euro are computed too.
type CostInput struct {
	Category       string
	ActivityID     string
	IncurredOn     programme.Date
	Description    string
	Supplier       string
	Amount         money.Amount
	Currency       string
	OriginalAmount string
	Unit           *UnitInput
	DocumentIDs    []string
}

// AddCost adds a cost to a report that is with its partner.
func (s *Service) AddCost(ctx context.Context, projectID, reportID string, in CostInput) (*Cost, error) {
	var cost *Cost
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		k, err := forWriting(tx, projectID, reportID)
		if err != nil {
			return err
		}
		count, err := tx.CountCostLines(reportID)
		if err != nil {
			return err
		}
		if count >= mostCosts {
			return fault.New(fault.Conflict, "too_many_costs", "A report holds no more cost lines.").With("maximum", mostCosts)
		}
		row := &models.CostLine{ID: models.NewID(), ProjectID: projectID, ReportID: k.report.ID, PartnerID: k.partner.ID}
		if err := in.fill(tx, k, row); err != nil {
			return err
		}
		if err := tx.AddCostLine(row); err != nil {
			return err
		}
		if err := wroteCost(tx, k, audit.CostAdded, nil, row); err != nil {
			return err
		}
		cost, err = loadCost(tx, k, row)
		return err
	})
	return cost, err
}

// ChangeCost changes a cost of a report that is with its partner. What was
// decided of it before is taken back, and stays in its history.
func (s *Service) ChangeCost(ctx context.Context, projectID, reportID, costID string, version int64, in CostInput) (*Cost, error) {
	var cost *Cost
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		k, err := forWriting(tx, projectID, reportID)
		if err != nil {
			return err
		}
		row, err := tx.CostLine(reportID, costID)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := in.fill(tx, k, row); err != nil {
			return err
		}
		row.ResetVerdict()
		if err := tx.SaveCostLine(row); err != nil {
			return err
		}
		if err := tx.SaveCostDocuments(row); err != nil {
			return err
		}
		if err := wroteCost(tx, k, audit.CostChanged, &before, row); err != nil {
			return err
		}
		cost, err = loadCost(tx, k, row)
		return err
	})
	return cost, err
}

// RemoveCost removes a cost from a report that is with its partner. One that was
// parked earlier stays until it is decided.
func (s *Service) RemoveCost(ctx context.Context, projectID, reportID, costID string, version int64) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		k, err := forWriting(tx, projectID, reportID)
		if err != nil {
			return err
		}
		row, err := tx.CostLine(reportID, costID)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if row.IsCarried() {
			return fault.New(fault.Conflict, "carried_cost_stays", "A parked cost that has returned stays until it is decided.")
		}
		if err := tx.RemoveCostLine(row); err != nil {
			return err
		}
		return wroteCost(tx, k, audit.CostRemoved, row, nil)
	})
}

// wroteCost keeps who wrote and what changed.
func wroteCost(tx *models.Tx, k known, action audit.Action, before, after *models.CostLine) error {
	if err := tx.NoteAuthor(k.report.ID); err != nil {
		return err
	}
	entry := k.entry(action)
	entry.SubjectKind = "cost_line"
	if after != nil {
		entry.SubjectID = after.ID
	} else {
		entry.SubjectID = before.ID
	}
	return tx.RecordChange(entry, before, after)
}

// costDays are the first and the last day on which a cost of a report may have
// been incurred: those of the period that lie within the project and on which
// the partner takes part.
func costDays(k known) (from, until programme.Date) {
	from, until = k.period.StartsOn, k.period.EndsOn
	if from.Before(k.project.StartOn) {
		from = k.project.StartOn
	}
	if end := k.project.EndOn(); until.After(end) {
		until = end
	}
	if k.partner.JoinedOn.After(from) {
		from = k.partner.JoinedOn
	}
	if last := k.partner.LeftOn; !last.IsZero() && !until.Before(last) {
		until = last.AddDays(-1)
	}
	return from, until
}

// fill checks the input and writes it to the row. Everything that does not fit
// is told at once.
func (in CostInput) fill(tx *models.Tx, k known, row *models.CostLine) error {
	var fields fault.Fields
	allowed, err := categories(tx, k.project)
	if err != nil {
		return err
	}
	if !slices.Contains(allowed, in.Category) {
		fields.Add("/category", "not_allowed", map[string]any{"allowed": allowed})
	}
	row.Category = in.Category
	row.IncurredOn, row.Year = in.IncurredOn, in.yearIn(tx, k, row.IsCarried(), &fields)
	row.Description = shortText(&fields, "/description", in.Description, mostDescription, true)
	row.Supplier = shortText(&fields, "/supplier", in.Supplier, mostSupplier, false)
	if err := in.fillAmount(tx, k, row, &fields); err != nil {
		return err
	}
	if err := in.fillActivity(tx, k, row, &fields); err != nil {
		return err
	}
	if err := in.fillDocuments(tx, k, row, &fields); err != nil {
		return err
	}
	return fields.Error()
}

// fillActivity names the activity that a cost belongs to.
func (in CostInput) fillActivity(tx *models.Tx, k known, row *models.CostLine, fields *fault.Fields) error {
	row.ActivityID = nil
	if in.ActivityID == "" {
		return nil
	}
	row.ActivityID = &in.ActivityID
	_, err := tx.Activity(k.project.ID, in.ActivityID)
	if fault.Is(err, fault.NotFound) {
		fields.Add("/activityId", "unknown", nil)
		return nil
	}
	return err
}

// fillDocuments names the evidence of a cost. A returned line may keep files that
// were attached to the earlier report.
func (in CostInput) fillDocuments(tx *models.Tx, k known, row *models.CostLine, fields *fault.Fields) error {
	row.DocumentIDs = nil
	if len(in.DocumentIDs) > mostDocuments {
		fields.Add("/documentIds", "too_many", map[string]any{"maximum": mostDocuments})
		return nil
	}
	for i, id := range in.DocumentIDs {
		if slices.Contains(row.DocumentIDs, id) {
			continue
		}
		usable, err := mayUse(tx, k, id)
		if err != nil {
			return err
		}
		if !usable {
			fields.Add("/documentIds/"+strconv.Itoa(i), "unknown", nil)
		}
		row.DocumentIDs = append(row.DocumentIDs, id)
	}
	return nil
}

// yearIn is the project year of the day on which a cost was incurred. A cost that
// has returned keeps a day before the period.
func (in CostInput) yearIn(tx *models.Tx, k known, carried bool, fields *fault.Fields) int {
	from, until := costDays(k)
	if carried {
		from = k.project.StartOn
	}
	whole := map[string]any{"from": k.project.StartOn, "until": k.project.EndOn()}
	switch {
	case in.IncurredOn.IsZero():
		fields.Add("/incurredOn", "required", nil)
		return 0
	case in.IncurredOn.Before(k.project.StartOn) || in.IncurredOn.After(k.project.EndOn()):
		fields.Add("/incurredOn", "outside_project", whole)
		return 0
	case !k.partner.LeftOn.IsZero() && !in.IncurredOn.Before(k.partner.LeftOn):
		fields.Add("/incurredOn", "partner_has_left", map[string]any{"on": k.partner.LeftOn})
		return 0
	case in.IncurredOn.Before(k.partner.JoinedOn):
		fields.Add("/incurredOn", "partner_not_joined", map[string]any{"on": k.partner.JoinedOn})
		return 0
	case in.IncurredOn.Before(from) || in.IncurredOn.After(until):
		fields.Add("/incurredOn", "outside_period", map[string]any{"from": from, "until": until})
		return 0
	case in.IncurredOn.After(tx.Today()):
		fields.Add("/incurredOn", "in_future", map[string]any{"today": tx.Today()})
		return 0
	}
	year, within := budget.YearOf(in.IncurredOn, years(k.project))
	if !within {
		fields.Add("/incurredOn", "outside_project", whole)
	}
	return year
}

// mayUse tells whether a document belongs to the partner of a report.
func mayUse(tx *models.Tx, k known, documentID string) (bool, error) {
	document, err := tx.Document(k.project.ID, documentID)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return document.OrganisationID != nil && *document.OrganisationID == k.partner.OrganisationID, nil
}

func shortText(fields *fault.Fields, pointer, text string, most int, needed bool) string {
	text = strings.TrimSpace(text)
	if text == "" && needed {
		fields.Add(pointer, "required", nil)
	}
	if utf8.RuneCountInString(text) > most {
		fields.Add(pointer, "too_long", map[string]any{"maximum": most})
	}
	return text
}
