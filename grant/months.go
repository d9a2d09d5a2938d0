package grant

import (
	"konsortium/access"
	"konsortium/budget"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// Layer is which amounts of a project year are held against its cap.
type Layer string

// The layers. The forecast takes what is claimed for the months that a partner
// has reported, and the plan of record for all its other months.
const (
	PlanLayer     Layer = "plan"
	ApprovedLayer Layer = "approved"
	ForecastLayer Layer = "forecast"
)

// Breach is the month in which a layer breaks the cap of its year.
type Breach struct {
	Layer Layer
	Month int
	// Over is by how much the whole year exceeds the cap.
	Over  money.Amount
	Lines []LineBehind
}

// LineBehind is a line with an amount in the month of a breach or later in its
// year. ItemID is empty for a cell without items, and for claims.
type LineBehind struct {
	PartnerID string
	Category  string
	ItemID    string
	Amount    money.Amount
	budget.Span
}

// readItems reads what the cells are made of and, of a draft, what today's rules
// would make of it.
func (b *Budget) readItems(tx *models.Tx, rules programme.Rules) (*itemPlan, error) {
	plan, err := readItemPlan(tx, b.Project)
	if err != nil || b.Version == nil {
		return plan, err
	}
	rows, err := tx.BudgetItems(b.Version, access.ReachOf(tx.Actor, access.ReadBudget))
	if err != nil {
		return nil, err
	}
	years, err := budget.Years(b.Project.StartOn, b.Project.DurationMonths)
	if err != nil {
		return nil, err
	}
	desk := &itemDesk{tx: tx, project: b.Project, partners: b.Partners, rules: rules, years: years, plan: plan}
	for _, row := range rows {
		item, err := itemOf(row, plan, years)
		if err != nil {
			return nil, err
		}
		if b.Version.Status == models.BudgetDraft && b.Whole {
			item.Now = desk.recalculated(item)
		}
		b.Items = append(b.Items, item)
	}
	return plan, nil
}

// judgeMonths finds the months that break the caps, and holds the categories
// against their limits. Both speak of all partners.
func (b *Budget) judgeMonths(tx *models.Tx, rules programme.Rules, plan *itemPlan) error {
	if !b.Whole {
		return nil
	}
	years, err := budget.Years(b.Project.StartOn, b.Project.DurationMonths)
	if err != nil {
		return err
	}
	if err := b.judgeCategories(rules, years, plan); err != nil {
		return err
	}
	layers := &monthLayers{b: b, years: years}
	layers.fromPlan()
	if err := layers.fromClaims(tx); err != nil {
		return err
	}
	return layers.judge()
}

func (b *Budget) judgeCategories(rules programme.Rules, years []budget.Year, plan *itemPlan) error {
	cells := make([]budget.Cell, len(b.Cells))
	for i, cell := range b.Cells {
		cells[i] = budget.Cell{Partner: cell.PartnerID, Category: cell.Category, Year: cell.Year, Amount: cell.AmountCents}
	}
	totals, err := budget.Total(cells)
	if err != nil {
		return err
	}
	items := make([]budget.PlannedItem, len(b.Items))
	for i, item := range b.Items {
		items[i] = budget.PlannedItem{Category: item.Category, Year: item.Year, Facts: item.Facts, Amount: item.AmountCents, Parts: item.Calculation.Parts}
	}
	packages := 0
	for of := range plan.records {
		if of.Kind == OfWorkPackage {
			packages++
		}
	}
	b.Limits, err = budget.CategoryLimits(rules.Book, years, totals, items, packages)
	return err
}

// monthLayers collects the lines of every layer, year by year.
type monthLayers struct {
	b     *Budget
	years []budget.Year
	lines map[Layer][]LineBehind
}

func (l *monthLayers) add(layer Layer, line LineBehind) {
	if l.lines == nil {
		l.lines = map[Layer][]LineBehind{}
	}
	l.lines[layer] = append(l.lines[layer], line)
}

// fromPlan places items in their months and the other cells evenly over their year.
func (l *monthLayers) fromPlan() {
	for _, item := range l.b.Items {
		if !item.IsZero() {
			l.add(PlanLayer, LineBehind{PartnerID: item.PartnerID, Category: item.Category, ItemID: item.ID, Amount: item.AmountCents, Span: item.Span})
		}
	}
	for _, cell := range l.b.Cells {
		if cell.ItemCount == 0 && cell.Year <= len(l.years) {
			l.add(PlanLayer, LineBehind{PartnerID: cell.PartnerID, Category: cell.Category, Amount: cell.AmountCents, Span: l.years[cell.Year-1].Span()})
		}
	}
}

// fromClaims places claims in the month of their day. A forecast is made once the
// plan is fixed.
func (l *monthLayers) fromClaims(tx *models.Tx) error {
	project, version := l.b.Project, l.b.Version
	if version == nil || version.Status != models.BudgetOfRecord || project.StartOn.IsZero() {
		return nil
	}
	claims, err := tx.ClaimsByDay(project.ID)
	if err != nil {
		return err
	}
	reported, err := tx.ReportedDays(project.ID)
	if err != nil {
		return err
	}
	for _, claim := range claims {
		month, inside := budget.MonthOf(claim.IncurredOn, project.StartOn, project.DurationMonths)
		if !inside {
			continue
		}
		line := LineBehind{PartnerID: claim.PartnerID, Category: claim.Category, Amount: claim.AmountCents, Span: budget.Span{First: month, Last: month}}
		l.add(ForecastLayer, line)
		if claim.Status == "approved" {
			l.add(ApprovedLayer, line)
		}
	}
	return l.forecastRest(reportedMonths(reported, project))
}

// reportedMonths are the project months that each partner has reported.
func reportedMonths(reported []models.Reported, project *models.Project) map[string]map[int]bool {
	months := map[string]map[int]bool{}
	for _, stretch := range reported {
		span := budget.SpanOf(stretch.StartsOn, stretch.EndsOn, project.StartOn, project.DurationMonths)
		for month := span.First; !span.IsZero() && month <= span.Last; month++ {
			if months[stretch.PartnerID] == nil {
				months[stretch.PartnerID] = map[int]bool{}
			}
			months[stretch.PartnerID][month] = true
		}
	}
	return months
}

// forecastRest adds the plan of every month that its partner has not reported.
func (l *monthLayers) forecastRest(reported map[string]map[int]bool) error {
	for _, line := range l.lines[PlanLayer] {
		months, err := budget.SpreadOver(line.Amount, line.Span)
		if err != nil {
			return err
		}
		for _, month := range months {
			if !reported[line.PartnerID][month.Number] && !month.Amount.IsZero() {
				one := line
				one.Amount, one.Span = month.Amount, budget.Span{First: month.Number, Last: month.Number}
				l.add(ForecastLayer, one)
			}
		}
	}
	return nil
}

func (l *monthLayers) judge() error {
	for i := range l.b.Years {
		if i >= len(l.years) {
			break
		}
		year := &l.b.Years[i]
		for _, layer := range []Layer{PlanLayer, ApprovedLayer, ForecastLayer} {
			lines := l.within(layer, l.years[i])
			if layer == ForecastLayer && len(l.lines[ForecastLayer]) > 0 {
				whole, err := totalOf(lines)
				if err != nil {
					return err
				}
				year.Forecast = &whole
			}
			if year.Cap == nil {
				continue
			}
			if err := year.judge(layer, l.years[i], lines); err != nil {
				return err
			}
		}
	}
	return nil
}

// within are the lines of a layer that fall in a year. No line reaches over two.
func (l *monthLayers) within(layer Layer, year budget.Year) []LineBehind {
	var lines []LineBehind
	for _, line := range l.lines[layer] {
		if line.First >= year.Span().First && line.Last <= year.Span().Last {
			lines = append(lines, line)
		}
	}
	return lines
}

func totalOf(lines []LineBehind) (money.Amount, error) {
	amounts := make([]money.Amount, len(lines))
	for i, line := range lines {
		amounts[i] = line.Amount
	}
	return money.Sum(amounts...)
}

// judge names the month in which a layer breaks the cap of the year. Lines of one
// partner, category and item are told as one.
func (y *Year) judge(layer Layer, year budget.Year, lines []LineBehind) error {
	keys := map[string]LineBehind{}
	pure := make([]budget.Line, len(lines))
	for i, line := range lines {
		name := line.PartnerID + "/" + line.Category + "/" + line.ItemID
		keys[name] = line
		pure[i] = budget.Line{Key: name, Amount: line.Amount, Span: line.Span}
	}
	found, err := budget.BreachOf(year, *y.Cap, pure)
	if err != nil || found == nil {
		return err
	}
	breach := Breach{Layer: layer, Month: found.Month, Over: found.Over}
	for _, line := range found.Lines {
		behind := keys[line.Key]
		behind.Amount, behind.Span = line.Amount, line.Span
		breach.Lines = append(breach.Lines, behind)
	}
	y.Breaches = append(y.Breaches, breach)
	return nil
}
