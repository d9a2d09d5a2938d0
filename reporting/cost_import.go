package reporting

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reference/sheet"
)

// costImportLimit is how long taking a whole sheet of costs may last.
const costImportLimit = time.Minute

// CostImport is what taking a sheet of costs does, or would do.
type CostImport struct {
	Added     int
	Changed   int
	Unchanged int
	Rows      []CostImportRow
	Refused   []sheet.RowNote

	writes []costWrite
	begun  []known // reports that the rows begin
}

// CostImportRow is a row that adds a cost or changes one. Before is nil for an added one.
type CostImportRow struct {
	Row    int
	Before *models.CostLine
	After  models.CostLine
}

type costWrite struct {
	k             known
	before, after *models.CostLine
}

// errPreview ends the reading of a preview; nothing was written.
var errPreview = errors.New("reporting: preview")

// PreviewCostSheet tells what taking a sheet into a report would do, and changes nothing.
func (s *Service) PreviewCostSheet(ctx context.Context, projectID, reportID string, content []byte) (*CostImport, error) {
	return s.takeCostSheet(ctx, projectID, reportID, content, false)
}

// TakeCostSheet takes a sheet of costs into a report that is with its partner: all
// of it or nothing. A row with an id changes that cost; one without adds a cost,
// unless the report already has the same. Costs that the sheet leaves out stay.
// Invalid sheet_refused: cells stand in the way; its param "refused" names them.
func (s *Service) TakeCostSheet(ctx context.Context, projectID, reportID string, content []byte) (*CostImport, error) {
	return s.takeCostSheet(ctx, projectID, reportID, content, true)
}

func (s *Service) takeCostSheet(ctx context.Context, projectID, reportID string, content []byte, really bool) (*CostImport, error) {
	ctx, cancel := context.WithTimeout(ctx, costImportLimit)
	defer cancel()
	// Whoever may not write the report is told before the file is read.
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		k, err := find(tx, project, reportID)
		if err != nil {
			return err
		}
		return tx.Check(access.EditReport, k.resource())
	})
	if err != nil {
		return nil, err
	}
	file, err := readCosts(content, fieldCategory, fieldDay, fieldDescription)
	if err != nil {
		return nil, err
	}
	var found *CostImport
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		k, err := forWriting(tx, projectID, reportID)
		if err != nil {
			return err
		}
		p := newCostPlanner(tx, k.project)
		p.of = func(costRow) (known, *sheet.RowNote, error) { return k, nil, nil }
		if found, err = p.plan(file); err != nil {
			return err
		}
		switch {
		case !really:
			return errPreview
		case len(found.Refused) > 0:
			return fault.New(fault.Invalid, "sheet_refused", "Cells of the sheet stand in the way: "+found.Refused[0].Cell+": "+found.Refused[0].Reason+". Nothing was changed.").With("refused", found.Refused)
		}
		return found.write(tx)
	})
	if errors.Is(err, errPreview) {
		err = nil
	}
	return found, err
}

// PreviewCosts tells what taking a sheet of the costs of several partners would do.
func (s *Service) PreviewCosts(ctx context.Context, projectID string, content []byte) (*CostImport, error) {
	return s.takeCosts(ctx, projectID, content, false)
}

// ImportCosts takes a sheet of costs of several partners of a project: the partner
// stands in its column, the reporting period follows from the day, and a report
// that nobody has begun is begun. Every row that can be taken is, in one
// transaction; the others are named. The same sheet again changes nothing.
func (s *Service) ImportCosts(ctx context.Context, projectID string, content []byte) (*CostImport, error) {
	return s.takeCosts(ctx, projectID, content, true)
}

func (s *Service) takeCosts(ctx context.Context, projectID string, content []byte, really bool) (*CostImport, error) {
	ctx, cancel := context.WithTimeout(ctx, costImportLimit)
	defer cancel()
	file, err := readCosts(content, fieldPartner, fieldCategory, fieldDay, fieldDescription)
	if err != nil {
		return nil, err
	}
	var found *CostImport
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := open(project); err != nil {
			return err
		}
		p := newCostPlanner(tx, project)
		if err := p.byPartnerAndDay(); err != nil {
			return err
		}
		if found, err = p.plan(file); err != nil {
			return err
		}
		if !really {
			return errPreview
		}
		return found.write(tx)
	})
	if errors.Is(err, errPreview) {
		err = nil
	}
	return found, err
}

// costPlanner holds rows of a sheet against the reports that they go to.
type costPlanner struct {
	tx      *models.Tx
	project *models.Project
	// of finds the report of a row, or says at its cell why there is none.
	of      func(row costRow) (known, *sheet.RowNote, error)
	columns map[costField]int
	lines   map[string]*reportLines // by report
	result  *CostImport
}

// reportLines are the costs of one report while rows are matched with them.
type reportLines struct {
	byID  map[string]*models.CostLine
	same  map[string][]*models.CostLine // lines that no row has been matched with yet
	taken map[string]int                // the row that an id stands in
	count int64
}

func newCostPlanner(tx *models.Tx, project *models.Project) *costPlanner {
	return &costPlanner{tx: tx, project: project, lines: map[string]*reportLines{}, result: &CostImport{Rows: []CostImportRow{}, Refused: []sheet.RowNote{}}}
}

func (p *costPlanner) plan(file *costFile) (*CostImport, error) {
	p.columns, p.result.Refused = file.columns, append(p.result.Refused, file.refused...)
	if len(file.refused) > 0 {
		return p.result, nil
	}
	for _, row := range file.rows {
		if err := p.row(row); err != nil {
			return nil, err
		}
	}
	return p.result, nil
}

func (p *costPlanner) refuse(row costRow, field costField, code string, params map[string]any) {
	column, has := p.columns[field]
	if !has {
		column = -1
	}
	p.result.Refused = append(p.result.Refused, costNote(row.number, column, code, params))
}

func (p *costPlanner) row(row costRow) error {
	if len(row.unread) > 0 {
		p.result.Refused = append(p.result.Refused, row.unread...)
		return nil
	}
	k, wrong, err := p.of(row)
	if err != nil {
		return err
	}
	if wrong != nil {
		p.result.Refused = append(p.result.Refused, *wrong)
		return nil
	}
	lines, err := p.linesOf(k)
	if err != nil {
		return err
	}
	line, before, ok := p.lineOf(row, k, lines)
	if !ok {
		return nil
	}
	if before != nil && (before.IsCarried() || before.Units != "") {
		p.fixed(row, before, lines)
		return nil
	}
	if before != nil {
		// What a sheet does not hold stays as it is.
		row.in.DocumentIDs = before.DocumentIDs
		if before.ActivityID != nil {
			row.in.ActivityID = *before.ActivityID
		}
	}
	if err := row.in.fill(p.tx, k, line); err != nil {
		return p.refuseFields(row, err)
	}
	switch {
	case before != nil && sameCost(before, line):
		p.result.Unchanged++
		lines.match(line)
		return nil
	case before != nil:
		p.result.Changed++
	case lines.match(line):
		p.result.Unchanged++
		return nil
	case lines.count >= mostCosts:
		p.refuse(row, fieldID, "too_many_costs", map[string]any{"maximum": mostCosts})
		return nil
	default:
		p.result.Added++
		lines.count++
	}
	p.result.writes = append(p.result.writes, costWrite{k: k, before: before, after: line})
	p.result.Rows = append(p.result.Rows, CostImportRow{Row: row.number, Before: before, After: *line})
	return nil
}

// fixed takes a row of a cost that is changed in the program only: one that was
// parked earlier, or one that is counted in units.
func (p *costPlanner) fixed(row costRow, before *models.CostLine, lines *reportLines) {
	in := row.in
	amount := in.Amount == before.AmountCents
	if before.Currency != money.Euro {
		amount = in.OriginalAmount == before.Original().String()
	}
	if amount && in.Category == before.Category && in.IncurredOn == before.IncurredOn && in.Description == before.Description && in.Supplier == before.Supplier {
		p.result.Unchanged++
		lines.match(before)
		return
	}
	p.refuse(row, fieldID, "fixed_cost", nil)
}

// lineOf is the cost that a row is about, with what it was before; a new one has no before.
func (p *costPlanner) lineOf(row costRow, k known, lines *reportLines) (line, before *models.CostLine, ok bool) {
	if row.id == "" {
		return &models.CostLine{ID: models.NewID(), ProjectID: p.project.ID, ReportID: k.report.ID, PartnerID: k.partner.ID}, nil, true
	}
	found := lines.byID[row.id]
	switch {
	case found == nil:
		p.refuse(row, fieldID, "unknown_id", map[string]any{"id": row.id})
	case lines.taken[row.id] > 0:
		p.refuse(row, fieldID, "doubled_id", map[string]any{"row": lines.taken[row.id]})
	default:
		lines.taken[row.id] = row.number
		was, is := *found, *found
		return &is, &was, true
	}
	return nil, nil, false
}

func (p *costPlanner) refuseFields(row costRow, err error) error {
	known, ok := fault.Of(err)
	if !ok || known.Kind != fault.Invalid {
		return err
	}
	for _, field := range known.Fields {
		p.refuse(row, costField(strings.TrimPrefix(field.Pointer, "/")), field.Code, field.Params)
	}
	return nil
}

func (p *costPlanner) linesOf(k known) (*reportLines, error) {
	if found, known := p.lines[k.report.ID]; known {
		return found, nil
	}
	rows, err := p.tx.CostLines(k.report.ID)
	if err != nil {
		return nil, err
	}
	lines := &reportLines{byID: map[string]*models.CostLine{}, same: map[string][]*models.CostLine{}, taken: map[string]int{}, count: int64(len(rows))}
	for i := range rows {
		lines.byID[rows[i].ID] = &rows[i]
		lines.same[costKey(&rows[i])] = append(lines.same[costKey(&rows[i])], &rows[i])
	}
	p.lines[k.report.ID] = lines
	return lines, nil
}

// costKey is what makes two costs the same to a sheet.
func costKey(line *models.CostLine) string {
	return strings.Join([]string{line.Category, line.IncurredOn.String(), line.Description, line.Supplier, line.Currency, line.Original().String()}, "\x00")
}

func sameCost(one, other *models.CostLine) bool { return costKey(one) == costKey(other) }

// match takes a cost of the report that is the same as a row's, so that two alike
// rows need two alike costs.
func (l *reportLines) match(line *models.CostLine) bool {
	key := costKey(line)
	if len(l.same[key]) == 0 {
		return false
	}
	l.same[key] = l.same[key][1:]
	return true
}

// write saves what was planned, with an audit entry for each cost.
func (r *CostImport) write(tx *models.Tx) error {
	for _, k := range r.begun {
		if !slices.ContainsFunc(r.writes, func(w costWrite) bool { return w.k.report == k.report }) {
			continue
		}
		if err := tx.AddReport(k.report); err != nil {
			return err
		}
		if err := tx.RecordChange(k.entry(audit.ReportStarted), nil, k.report); err != nil {
			return err
		}
	}
	for _, w := range r.writes {
		if w.before == nil {
			if err := tx.AddCostLine(w.after); err != nil {
				return err
			}
			if err := wroteCost(tx, w.k, audit.CostAdded, nil, w.after); err != nil {
				return err
			}
			continue
		}
		w.after.ResetVerdict()
		if err := tx.SaveCostLine(w.after); err != nil {
			return err
		}
		if err := wroteCost(tx, w.k, audit.CostChanged, w.before, w.after); err != nil {
			return err
		}
	}
	return nil
}

// byPartnerAndDay finds the report of a row by its partner and the period of its day.
func (p *costPlanner) byPartnerAndDay() error {
	partners, err := p.tx.Partners(p.project.ID)
	if err != nil {
		return err
	}
	periods, err := p.tx.Periods(p.project.ID)
	if err != nil {
		return err
	}
	type place struct{ partner, period string }
	found := map[place]known{}
	p.of = func(row costRow) (known, *sheet.RowNote, error) {
		refused := func(field costField, code string, params map[string]any) (known, *sheet.RowNote, error) {
			note := costNote(row.number, p.columns[field], code, params)
			return known{}, &note, nil
		}
		partner := partnerNamed(partners, row.partner)
		if partner == "" {
			return refused(fieldPartner, "unknown_partner", map[string]any{"text": row.partner})
		}
		period := periodOf(periods, row.in.IncurredOn)
		if period == nil {
			return refused(fieldDay, "no_period", nil)
		}
		at := place{partner, period.ID}
		k, seen := found[at]
		if !seen {
			var err error
			if k, err = p.reportOf(partner, period); err != nil {
				return known{}, nil, err
			}
			found[at] = k
		}
		if k.report == nil {
			return refused(fieldPartner, "no_report_expected", nil)
		}
		if !Status(k.report.Status).Writable() {
			return refused(fieldPartner, "report_not_open", map[string]any{"status": k.report.Status})
		}
		return k, nil, nil
	}
	return nil
}

// reportOf loads a partner's report for a period, or begins one; without a report
// none is expected.
func (p *costPlanner) reportOf(partnerID string, period *models.ReportingPeriod) (known, error) {
	k := known{project: p.project, period: period}
	var err error
	if k.partner, err = p.tx.Partner(p.project.ID, partnerID); err != nil {
		return k, err
	}
	if err := p.tx.Check(access.EditReport, k.resource()); err != nil {
		return k, err
	}
	k.report, err = p.tx.ReportOf(period.ID, partnerID)
	if err == nil || !fault.Is(err, fault.NotFound) {
		return k, err
	}
	k.report = nil
	if startable(k) != nil {
		return k, nil
	}
	k.report = &models.Report{ID: models.NewID(), ProjectID: p.project.ID, PeriodID: period.ID, PartnerID: partnerID, Status: string(Draft)}
	p.result.begun = append(p.result.begun, k)
	return k, nil
}

// partnerNamed finds a partner by its name, its short name or an id; empty where none or several have it.
func partnerNamed(partners []models.PartnerRow, text string) string {
	found := ""
	for _, row := range partners {
		if text != row.ID && !strings.EqualFold(text, row.OrganisationName) && (row.OrganisationShort == "" || !strings.EqualFold(text, row.OrganisationShort)) {
			continue
		}
		if found != "" {
			return ""
		}
		found = row.ID
	}
	return found
}

func periodOf(periods []models.ReportingPeriod, day programme.Date) *models.ReportingPeriod {
	for i := range periods {
		if !day.IsZero() && !day.Before(periods[i].StartsOn) && !day.After(periods[i].EndsOn) {
			return &periods[i]
		}
	}
	return nil
}
