package reporting

import (
	"context"
	"slices"
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
	mostCents       = 100_000_000_00
)

// CostInput is one cost as the partner gives it. The project year follows from
// the day. Without a currency, or in euro, Amount is what was paid; in another
// currency OriginalAmount is what the receipt says and the euro are computed.
type CostInput struct {
	Category       string
	IncurredOn     programme.Date
	Description    string
	Supplier       string
	Amount         money.Amount
	Currency       string
	OriginalAmount string
	DocumentID     string
}

// AddCost adds a cost to a report that is with its partner.
func (s *Service) AddCost(ctx context.Context, projectID, reportID string, in CostInput) (*models.CostLine, error) {
	row := &models.CostLine{ID: models.NewID(), ProjectID: projectID}
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
		row.ReportID, row.PartnerID = k.report.ID, k.partner.ID
		if err := in.fill(tx, k, row); err != nil {
			return err
		}
		if err := tx.AddCostLine(row); err != nil {
			return err
		}
		return wroteCost(tx, k, audit.CostAdded, nil, row)
	})
	if err != nil {
		return nil, err
	}
	return row, nil
}

// ChangeCost changes a cost of a report that is with its partner.
func (s *Service) ChangeCost(ctx context.Context, projectID, reportID, costID string, version int64, in CostInput) (*models.CostLine, error) {
	var row *models.CostLine
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		k, err := forWriting(tx, projectID, reportID)
		if err != nil {
			return err
		}
		if row, err = tx.CostLine(reportID, costID); err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := in.fill(tx, k, row); err != nil {
			return err
		}
		if err := tx.SaveCostLine(row); err != nil {
			return err
		}
		return wroteCost(tx, k, audit.CostChanged, &before, row)
	})
	return row, err
}

// RemoveCost removes a cost from a report that is with its partner.
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
	row.IncurredOn, row.Year = in.IncurredOn, in.yearIn(tx, k, &fields)
	row.Description = shortText(&fields, "/description", in.Description, mostDescription, true)
	row.Supplier = shortText(&fields, "/supplier", in.Supplier, mostSupplier, false)
	if err := in.fillAmount(tx, k, row, &fields); err != nil {
		return err
	}
	row.DocumentID = nil
	if in.DocumentID != "" {
		usable, err := mayUse(tx, k, in.DocumentID)
		if err != nil {
			return err
		}
		if !usable {
			fields.Add("/documentId", "unknown", nil)
		}
		row.DocumentID = &in.DocumentID
	}
	return fields.Error()
}

// yearIn is the project year of the day on which a cost was incurred.
func (in CostInput) yearIn(tx *models.Tx, k known, fields *fault.Fields) int {
	from, until := costDays(k)
	switch {
	case in.IncurredOn.IsZero():
		fields.Add("/incurredOn", "required", nil)
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
		fields.Add("/incurredOn", "outside_project", map[string]any{"from": k.project.StartOn, "until": k.project.EndOn()})
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
