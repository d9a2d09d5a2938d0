package grant

import (
	"context"
	"fmt"
	"strconv"

	"konsortium/budget"
	"konsortium/models"
	"konsortium/money"
	"konsortium/paper"
	"konsortium/programme"
)

// yearsBeside is how many project years a table of the paper holds beside each other.
const yearsBeside = 4

// BudgetPaper writes the budget as PDF, in sv or en: the plan, its caps, and how
// every total comes about.
func (s *Service) BudgetPaper(ctx context.Context, projectID, language string) (*File, error) {
	var file *File
	err := s.readWhole(ctx, projectID, language, func(tx *models.Tx, w *whole) error {
		document := paper.New(paper.Settings{
			Title: w.words.budget + " · " + w.Project.Acronym, Subject: w.Project.Title, Language: language,
			Foot: w.Project.Acronym + " · " + w.words.budget + " · " + w.at, At: tx.Now,
		})
		document.Title(w.words.budget, w.Project.Acronym+" · "+w.Project.Title)
		var facts []paper.Fact
		for _, fact := range w.facts()[1:] {
			facts = append(facts, paper.Fact{Label: fact[0], Value: fact[1]})
		}
		document.Facts(facts)
		document.Heading(w.words.plan)
		for from := 0; from < len(w.Years); from += yearsBeside {
			w.planPart(document, from, min(from+yearsBeside, len(w.Years)))
		}
		if err := w.explainOn(document); err != nil {
			return err
		}
		whole := w.Positions.Whole
		if len(w.vouchers) > 0 {
			document.Paragraph(fmt.Sprintf(w.words.costCount, len(w.vouchers), w.euro(whole.Submitted), w.euro(whole.Approved)))
		}
		document.Small(w.words.agree)
		content, err := document.Bytes()
		file = &File{Name: w.name("pdf"), MediaType: mediaPDF, Content: content}
		return err
	})
	return file, err
}

// planPart writes the plan of some years, with the sum of all years behind the last one.
func (w *whole) planPart(document *paper.Document, from, until int) {
	last := until == len(w.Years)
	columns := []paper.Column{{Title: w.words.partner + ", " + w.words.category, Share: 5}}
	for _, year := range w.Years[from:until] {
		columns = append(columns, paper.Column{Title: w.yearName(year.Year), Share: 2.4, Numeric: true})
	}
	if last {
		columns = append(columns, paper.Column{Title: w.words.total, Share: 2.6, Numeric: true})
	}
	row := func(name string, bold bool, amount func(year int) money.Amount) []paper.Cell {
		cells := []paper.Cell{{Text: name, Bold: bold}}
		for _, year := range w.Years[from:until] {
			cells = append(cells, paper.Cell{Text: w.figure(amount(year.Year)), Bold: bold})
		}
		if last {
			cells = append(cells, paper.Cell{Text: w.figure(amount(0)), Bold: bold})
		}
		return cells
	}
	var rows [][]paper.Cell
	partner := ""
	for _, line := range w.planRows() {
		total := w.Positions.PartnerCategory[budget.PartnerCategory{Partner: line.partner.ID, Category: line.category.Code}].Planned
		if total.IsZero() {
			continue
		}
		if id := line.partner.ID; id != partner {
			partner = id
			rows = append(rows, row(partnerName(line.partner)+" ("+line.partner.OrganisationCountry+")", true, func(year int) money.Amount {
				if year == 0 {
					return w.Positions.Partner[id].Planned
				}
				return w.Positions.PartnerYear[budget.PartnerYear{Partner: id, Year: year}].Planned
			}))
		}
		rows = append(rows, row(programme.CategoryName(line.category.Code, w.language), false, func(year int) money.Amount {
			if year == 0 {
				return total
			}
			for i, one := range w.Years {
				if one.Year == year {
					return line.years[i].AmountCents
				}
			}
			return money.Amount{}
		}))
	}
	document.Table(columns, append(rows, row(w.words.whole, true, func(year int) money.Amount {
		if year == 0 {
			return w.Positions.Whole.Planned
		}
		return w.Positions.Year[year].Planned
	})))
}

func (w *whole) figure(amount money.Amount) string {
	if amount.IsZero() {
		return "–"
	}
	return w.euro(amount)
}

// explainOn writes every total with its formula, its rule and the source of that.
func (w *whole) explainOn(document *paper.Document) error {
	var rows [][]paper.Cell
	for _, at := range w.Places() {
		explained, err := w.Explain(at)
		if err != nil {
			return err
		}
		if explained.Position.Planned.IsZero() && explained.Cap == nil {
			continue
		}
		name := paper.Cell{Text: w.placeName(at)}
		how := paper.Cell{Text: w.formula(explained)}
		if held := explained.Cap; held != nil {
			how.Remark = w.words.cap + " " + w.euro(held.Amount) + ", " + w.words.headroom + " " + w.euro(held.Headroom) + ". " + w.capRule(held)
			if held.Source.Title != "" {
				how.Remark += ". " + held.Source.Title
			}
			how.Link = held.Source.Address
		} else if rule, source := w.categoryRule(explained); rule != "" {
			how.Remark, how.Link = rule+". "+source.Title, source.Address
		}
		rows = append(rows, []paper.Cell{name, {Text: w.euro(explained.Position.Planned)}, how})
	}
	document.Heading(w.words.explained)
	document.Table([]paper.Column{{Title: w.words.what, Share: 4}, {Title: w.words.planned, Share: 2.4, Numeric: true}, {Title: w.words.formula, Share: 6}}, rows)
	return nil
}

// categoryRule writes what the rule book knows of a category's amounts; empty where the place is of several or the
// book knows none.
func (w *whole) categoryRule(explained *Explanation) (string, programme.Source) {
	category := explained.Category
	if category == nil || len(category.Units) == 0 {
		return "", programme.Source{}
	}
	text := ""
	for _, unit := range category.Units {
		if text != "" {
			text += "; "
		}
		text += w.words.unitName(unit.Name, unit.Amount.FormatShort(w.language))
		if unit.FromKm > 0 {
			text += fmt.Sprintf(" (%d–%s km)", unit.FromKm, upTo(unit.ToKm))
		}
		if !unit.Confirmed {
			text += " (" + w.words.unconfirmed + ")"
		}
	}
	return text, category.Units[0].Source
}

// upTo is the end of a distance; the last one is open.
func upTo(km int) string {
	if km == 0 {
		return ""
	}
	return strconv.Itoa(km)
}
