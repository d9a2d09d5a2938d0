package grant

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reference/sheet"
)

// File is what a person downloads.
type File struct {
	Name      string
	MediaType string
	Content   []byte
}

// The media types of the files of a budget.
const (
	mediaXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	mediaPDF  = "application/pdf"
)

// whole is a budget with all vouchers behind its figures: what files are written from.
type whole struct {
	*Budget
	vouchers []models.ClaimedLine
	words    wordsOfFiles
	language string
	at       string
}

func (s *Service) readWhole(ctx context.Context, projectID, language string, write func(tx *models.Tx, w *whole) error) error {
	return s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		b, err := read(tx, project)
		if err != nil {
			return err
		}
		vouchers, _, err := tx.ClaimedLines(projectID, access.ReachOf(tx.Actor, access.ReadBudget), models.ClaimedPlace{})
		if err != nil {
			return err
		}
		return write(tx, &whole{Budget: b, vouchers: vouchers, words: fileWords(language), language: language, at: tx.Today().String()})
	})
}

// BudgetSheet writes the budget as an XLSX file, in sv or en: the plan with ids, to
// be changed and taken in again, every total explained, and the vouchers.
func (s *Service) BudgetSheet(ctx context.Context, projectID, language string) (*File, error) {
	var file *File
	err := s.readWhole(ctx, projectID, language, func(_ *models.Tx, w *whole) error {
		sums, err := w.sumsTable()
		if err != nil {
			return err
		}
		var content bytes.Buffer
		if err := sheet.WriteWorkbook(&content, w.planTable(), sums, w.costsTable(), w.aboutTable(), w.originalTable()); err != nil {
			return err
		}
		file = &File{Name: w.name("xlsx"), MediaType: mediaXLSX, Content: content.Bytes()}
		return nil
	})
	return file, err
}

func (w *whole) name(ending string) string {
	return fmt.Sprintf("%s %s %s.%s", strings.Join(strings.Fields(w.Project.Acronym), " "), w.words.budget, w.at, ending)
}

// planRow is a row of the plan: a partner's category.
type planRow struct {
	partner  models.PartnerRow
	category Category
	years    []models.BudgetLineRow // by the budget's years; a zero row for an empty cell
}

// id is by what a row of the plan is recognised.
func (r planRow) id() string { return r.partner.ID + "/" + r.category.Code }

// planRows are the rows that the plan shows: every category of the call for who
// takes part with a grant, and whatever has an amount.
func (b *Budget) planRows() []planRow {
	cells := make(map[place]models.BudgetLineRow, len(b.Cells))
	for _, cell := range b.Cells {
		cells[place{cell.PartnerID, cell.Category, cell.Year}] = cell
	}
	var rows []planRow
	for _, partner := range b.Partners {
		active := partner.LeftOn.IsZero() && partner.Role != "associated"
		for _, category := range b.Categories {
			row, used := planRow{partner: partner, category: category}, false
			for _, year := range b.Years {
				cell, filled := cells[place{partner.ID, category.Code, year.Year}]
				used = used || filled
				row.years = append(row.years, cell)
			}
			if used || active && category.Listed {
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// firstYear is the column of the first project year in the plan's sheet.
const firstYear = 4

func (w *whole) planTable() sheet.Table {
	heading := []sheet.Value{sheet.Text(w.words.id), sheet.Text(w.words.partner), sheet.Text(w.words.country), sheet.Text(w.words.category)}
	widths := []int{14, 26, 9, 34}
	for _, year := range w.Years {
		heading = append(heading, sheet.Text(w.yearName(year.Year)))
		widths = append(widths, 15)
	}
	table := sheet.Table{Name: w.words.plan, Widths: append(widths, 15), Rows: [][]sheet.Value{append(heading, sheet.Text(w.words.total))}}
	for _, row := range w.planRows() {
		cells := []sheet.Value{sheet.Text(row.id()), sheet.Text(partnerName(row.partner)), sheet.Text(row.partner.OrganisationCountry), sheet.Text(programme.CategoryName(row.category.Code, w.language))}
		for _, cell := range row.years {
			if cell.ID == "" {
				cells = append(cells, sheet.Text(""))
			} else {
				cells = append(cells, sheet.Number(cell.AmountCents.String()))
			}
		}
		total := w.Positions.PartnerCategory[budget.PartnerCategory{Partner: row.partner.ID, Category: row.category.Code}].Planned
		table.Rows = append(table.Rows, append(cells, sheet.Number(total.String())))
	}
	return table
}

// originalTable keeps what stood in the plan when the file was made, so that a file
// taken in later changes only what its author changed.
func (w *whole) originalTable() sheet.Table {
	rows := [][]sheet.Value{{sheet.Text("id"), sheet.Text("year"), sheet.Text("amount"), sheet.Text("version")}, {sheet.Text("project"), sheet.Text(w.Project.ID), sheet.Text(""), sheet.Text("")}}
	for _, cell := range w.Cells {
		rows = append(rows, []sheet.Value{sheet.Text(cell.PartnerID + "/" + cell.Category), sheet.Whole(cell.Year), sheet.Text(cell.AmountCents.String()), sheet.Text(strconv.FormatInt(cell.Version, 10))})
	}
	return sheet.Table{Name: w.words.original, Rows: rows, Hidden: true}
}

func (w *whole) sumsTable() (sheet.Table, error) {
	words := w.words
	table := sheet.Table{Name: words.sums, Widths: []int{44, 15, 15, 15, 15, 60, 15, 15, 50, 44, 40}, Rows: [][]sheet.Value{texts(
		words.what, words.planned, words.waiting, words.approved, words.remaining, words.formula, words.cap, words.headroom, words.rule, words.source, words.address,
	)}}
	for _, at := range w.Places() {
		explained, err := w.Explain(at)
		if err != nil {
			return table, err
		}
		of := explained.Position
		row := []sheet.Value{
			sheet.Text(w.placeName(at)), sheet.Number(of.Planned.String()), sheet.Number(of.Submitted.String()), sheet.Number(of.Approved.String()), sheet.Number(of.Remaining.String()),
			sheet.Text(w.formula(explained)),
		}
		if held := explained.Cap; held != nil {
			row = append(row, sheet.Number(held.Amount.String()), sheet.Number(held.Headroom.String()), sheet.Text(w.capRule(held)), sheet.Text(held.Source.Title), sheet.Text(held.Source.Address))
		} else if rule, source := w.categoryRule(explained); rule != "" {
			row = append(row, sheet.Text(""), sheet.Text(""), sheet.Text(rule), sheet.Text(source.Title), sheet.Text(source.Address))
		}
		table.Rows = append(table.Rows, row)
	}
	return table, nil
}

func (w *whole) costsTable() sheet.Table {
	words := w.words
	table := sheet.Table{Name: words.costs, Widths: []int{12, 8, 26, 30, 7, 12, 40, 26, 14, 9, 12, 30, 14, 14, 30}, Rows: [][]sheet.Value{texts(
		"id", words.report, words.partner, words.category, words.year, words.day, words.description, words.supplier, words.onReceipt, words.currency, words.rate, words.rateSource, words.amount, words.status, words.document,
	)}}
	for i := range w.vouchers {
		line := &w.vouchers[i]
		status, document := words.approved, ""
		if line.ReportStatus != "approved" {
			status = words.waiting
		}
		if line.DocumentName != nil {
			document = *line.DocumentName
		}
		table.Rows = append(table.Rows, []sheet.Value{
			sheet.Text(line.ID), sheet.Whole(line.PeriodNumber), sheet.Text(w.partnerOf(line.PartnerID)), sheet.Text(programme.CategoryName(line.Category, w.language)), sheet.Whole(line.Year), sheet.Text(line.IncurredOn.String()),
			sheet.Text(line.Description), sheet.Text(line.Supplier), sheet.Number(line.Original().String()), sheet.Text(line.Currency), sheet.Text(line.Rate), sheet.Text(line.RateSource),
			sheet.Number(line.AmountCents.String()), sheet.Text(status), sheet.Text(document),
		})
	}
	return table
}

func (w *whole) aboutTable() sheet.Table {
	rows := [][]sheet.Value{texts(w.words.about, "")}
	for _, fact := range w.facts() {
		rows = append(rows, texts(fact[0], fact[1]))
	}
	rows = append(rows, texts(w.words.howTo, ""), texts(w.words.agree, ""))
	return sheet.Table{Name: w.words.about, Widths: []int{60, 60}, Rows: rows}
}

// facts say which budget a file holds.
func (w *whole) facts() [][2]string {
	words := w.words
	facts := [][2]string{{words.project, w.Project.Acronym + " · " + w.Project.Title}, {words.status, w.status()}}
	if w.book != nil {
		facts = append(facts, [2]string{words.ruleBook, w.book.Version})
	}
	facts = append(facts, [2]string{words.madeOn, w.at})
	if !w.Whole {
		facts = append(facts, [2]string{"", words.ownOnly})
	}
	return facts
}

func (w *whole) status() string {
	switch {
	case w.Version == nil:
		return w.words.empty
	case w.Version.Status == models.BudgetDraft:
		return fmt.Sprintf("%d · %s · %s %d", w.Version.Number, w.words.draft, w.words.version, w.Version.Version)
	}
	return fmt.Sprintf("%d · %s", w.Version.Number, w.words.record)
}

func texts(words ...string) []sheet.Value {
	values := make([]sheet.Value, len(words))
	for i, word := range words {
		values[i] = sheet.Text(word)
	}
	return values
}

func partnerName(row models.PartnerRow) string {
	if row.OrganisationShort != "" {
		return row.OrganisationShort
	}
	return row.OrganisationName
}

func (w *whole) partnerOf(id string) string {
	for _, row := range w.Partners {
		if row.ID == id {
			return partnerName(row)
		}
	}
	return id
}

func (w *whole) yearName(year int) string { return w.words.year + " " + strconv.Itoa(year) }

// placeName is what a total is of: "Lund · Project management · Year 1".
func (w *whole) placeName(at budget.TotalPlace) string {
	var parts []string
	if at.Partner != "" {
		parts = append(parts, w.partnerOf(at.Partner))
	}
	if at.Category != "" {
		parts = append(parts, programme.CategoryName(at.Category, w.language))
	}
	if at.Year != 0 {
		parts = append(parts, w.yearName(at.Year))
	}
	if len(parts) == 0 {
		return w.words.whole
	}
	return strings.Join(parts, " · ")
}

// formula writes what a total is the sum of: "Lund 100.10 + Turku 249.90".
func (w *whole) formula(explained *Explanation) string {
	var addends []string
	for _, part := range explained.Parts {
		if part.Position.Planned.IsZero() {
			continue
		}
		name := w.yearName(part.Place.Year)
		switch {
		case explained.Place.Partner == "":
			name = w.partnerOf(part.Place.Partner)
		case explained.Place.Category == "":
			name = programme.CategoryName(part.Place.Category, w.language)
		}
		addends = append(addends, name+" "+part.Position.Planned.Format(w.language))
	}
	return strings.Join(addends, " + ")
}

// capRule writes how a cap comes about: "GRANT-YEAR-CAP: 150,000 € for twelve months × 6/12".
func (w *whole) capRule(held *CapExplained) string {
	words := w.words
	limit := held.Limit.FormatShort(w.language)
	var text string
	switch held.Per {
	case "month":
		text = fmt.Sprintf("%s %s × %d %s", limit, words.perMonth, held.Months, words.months)
		if held.Most != nil {
			text += ", " + words.atMost + " " + held.Most.FormatShort(w.language)
		}
	case "year":
		text = limit + " " + words.perYear
		if held.Months != 12 {
			text += fmt.Sprintf(" × %d/12", held.Months)
		}
	default:
		text = limit + " " + words.perProject
	}
	if held.Basis == budget.BasisProject {
		text += ", " + words.ownCap
	}
	if !held.Confirmed {
		text += " (" + words.unconfirmed + ")"
	}
	return string(held.Rule) + ": " + text
}

// euro is an amount with its currency, for running text.
func (w *whole) euro(amount money.Amount) string { return amount.Format(w.language) }
