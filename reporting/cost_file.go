package reporting

import (
	"slices"
	"strings"

	"konsortium/eligibility/batch"
	"konsortium/fault"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reference/sheet"
)

// costField is what a column of a sheet of costs holds.
type costField string

const (
	fieldID          costField = "id"
	fieldPartner     costField = "partner"
	fieldCategory    costField = "category"
	fieldDay         costField = "incurredOn"
	fieldDescription costField = "description"
	fieldSupplier    costField = "supplier"
	fieldCurrency    costField = "currency"
	fieldOriginal    costField = "originalAmount"
	fieldEuro        costField = "amount"
	fieldNone        costField = "" // written for the reader, not read
)

// costHeading is one column: its heading in both languages.
type costHeading struct {
	field            costField
	english, swedish string
	width            int
}

func costHeadings() []costHeading {
	return []costHeading{
		{fieldID, "id (do not change)", "id (ändra inte)", 14},
		{fieldPartner, "Partner", "Partner", 26},
		{fieldNone, "Report", "Rapport", 9},
		{fieldCategory, "Category", "Kategori", 32},
		{fieldDay, "Day", "Dag", 12},
		{fieldDescription, "Description", "Beskrivning", 44},
		{fieldSupplier, "Supplier", "Leverantör", 26},
		{fieldCurrency, "Currency", "Valuta", 9},
		{fieldOriginal, "On the receipt", "På kvittot", 15},
		{fieldEuro, "Euro", "Euro", 15},
	}
}

func (h costHeading) in(language string) string {
	if language == programme.Swedish {
		return h.swedish
	}
	return h.english
}

// costRow is one row as it was read. Columns tells where each field stands.
type costRow struct {
	number  int
	id      string
	partner string
	in      CostInput
	unread  []sheet.RowNote
}

// costFile is a sheet of costs as it was read.
type costFile struct {
	columns map[costField]int
	rows    []costRow
	refused []sheet.RowNote // what stands in the way of the whole file
}

func costReasons() map[string]string {
	return map[string]string{
		"column_missing": "the first row has no heading \"{heading}\"", "wrong_heading": "\"{found}\" is no heading of a sheet of costs", "doubled_heading": "the heading \"{found}\" stands twice",
		"merged_cells": "the cells {block} are merged; every value needs its own cell", "formula": "the cell holds a formula; write its value",
		"unknown_id": "\"{id}\" is no cost of this report", "doubled_id": "the id already stands in row {row}",
		"unknown_partner": "\"{text}\" is no partner of the project, or several", "no_period": "no reporting period holds this day", "no_report_expected": "no report of this partner is expected for the period",
		"report_not_open": "the report is {status} and does not change", "too_many_costs": "a report holds at most {maximum} costs",
		"category_unknown": "\"{text}\" is no category", "not_allowed": "the call does not have this category", "required": "a value is needed", "too_long": "at most {maximum} characters",
		"outside_period": "the day must be from {from} to {until}", "in_future": "the day has not been yet", "outside_project": "the day is outside the project, {from} to {until}",
		"date_unreadable": "\"{text}\" is no date", "date_ambiguous": "the date may mean {dayFirst} or {monthFirst}",
		"not_positive": "the amount must be above zero", "too_large": "at most {maximum}", "too_small": "the amount is less than a cent", "computed": "the euro are computed",
		"unknown": "there is no such value", "euro_only": "this category is counted in euro only", "original_form": "an amount of {currency} with {decimals} decimals",
		"no_rate": "no rate for {currency}, {when}", "no_agreement_day": "the project has no day of its agreement to take a rate of",
		"amount_ambiguous": "the amount may mean {thousands} or {decimals}", "amount_unreadable": "\"{text}\" is no amount", "amount_negative": "a negative cost needs a correction",
		"amount_currency": "\"{text}\" is no amount; the currency has its own column", "amount_decimals": "\"{text}\" has more than two decimals", "amount_large": "the amount is too large",
		"fixed_cost": "a cost that was parked earlier or is counted in units is changed in the program",
	}
}

func costNote(row, column int, code string, params map[string]any) sheet.RowNote {
	return sheet.NoteAt(row, column, code, params, costReasons())
}

// readCosts reads a sheet of costs whose first row holds the headings of either
// language, in any order. Needed are those given.
func readCosts(content []byte, needed ...costField) (*costFile, error) {
	book, err := sheet.Read(content)
	if err != nil {
		return nil, costFileFault(err)
	}
	at := slices.IndexFunc(book.Sheets, func(one sheet.Sheet) bool { return !one.Hidden && len(one.Rows) > 0 })
	if at < 0 {
		return nil, costFileFault(sheet.ErrEmpty)
	}
	table := &book.Sheets[at]
	file := &costFile{columns: map[costField]int{}}
	file.readHeadings(table.Rows[0], needed)
	file.readShape(table)
	if len(file.refused) == 0 {
		file.readRows(table.Rows[1:], book.Format == "xlsx", book.Date1904)
	}
	return file, nil
}

func costFileFault(err error) error {
	code := sheet.RefusalOf(err)
	if code == "" {
		return err
	}
	kind := fault.Invalid
	if code == "file_too_large" {
		kind = fault.TooLarge
	}
	return fault.New(kind, code, "The file cannot be read: "+err.Error()+".")
}

func (f *costFile) readHeadings(first sheet.Row, needed []costField) {
	seen := map[string]bool{}
	for column, text := range first.Cells {
		text = strings.TrimSpace(text)
		if text == "" {
			continue
		}
		known := slices.IndexFunc(costHeadings(), func(h costHeading) bool {
			return strings.EqualFold(text, h.english) || strings.EqualFold(text, h.swedish) || h.field == fieldID && strings.EqualFold(text, "id")
		})
		switch {
		case known < 0:
			f.refused = append(f.refused, costNote(first.Number, column, "wrong_heading", map[string]any{"found": text}))
		case seen[strings.ToLower(text)]:
			f.refused = append(f.refused, costNote(first.Number, column, "doubled_heading", map[string]any{"found": text}))
		default:
			seen[strings.ToLower(text)] = true
			if field := costHeadings()[known].field; field != fieldNone {
				f.columns[field] = column
			}
		}
	}
	for _, field := range needed {
		if _, has := f.columns[field]; !has {
			f.refused = append(f.refused, costNote(first.Number, -1, "column_missing", map[string]any{"heading": headingOf(field)}))
		}
	}
	_, euro := f.columns[fieldEuro]
	if _, original := f.columns[fieldOriginal]; !euro && !original {
		f.refused = append(f.refused, costNote(first.Number, -1, "column_missing", map[string]any{"heading": headingOf(fieldEuro)}))
	}
}

func headingOf(field costField) string {
	at := slices.IndexFunc(costHeadings(), func(h costHeading) bool { return h.field == field })
	return costHeadings()[at].english
}

// readShape refuses what hides values or their places.
func (f *costFile) readShape(table *sheet.Sheet) {
	for _, block := range table.Merged {
		from, _, _ := strings.Cut(block, ":")
		if column, row, ok := sheet.Place(from); ok {
			f.refused = append(f.refused, costNote(row, column, "merged_cells", map[string]any{"block": block}))
		}
	}
	for _, cell := range table.Formulas {
		if column, row, ok := sheet.Place(cell); ok {
			f.refused = append(f.refused, costNote(row, column, "formula", nil))
		}
	}
}

func (f *costFile) readRows(rows []sheet.Row, typed, date1904 bool) {
	column := func(field costField) []string {
		var written []string
		if at, has := f.columns[field]; has {
			for _, row := range rows {
				written = append(written, row.Cell(at))
			}
		}
		return written
	}
	euro, original := batch.NewAmountColumn(column(fieldEuro), typed), batch.NewAmountColumn(column(fieldOriginal), typed)
	days := batch.NewDateColumn(column(fieldDay), date1904)
	for _, row := range rows {
		f.rows = append(f.rows, f.readRow(row, euro, original, days))
	}
}

func (f *costFile) text(row sheet.Row, field costField) string {
	at, has := f.columns[field]
	if !has {
		return ""
	}
	return strings.TrimSpace(plainText(row.Cell(at)))
}

// plainText takes off the sign that keeps a written text from being a formula.
func plainText(text string) string {
	if len(text) > 1 && text[0] == '\'' && strings.ContainsRune("=+-@＝＋－＠", []rune(text[1:])[0]) {
		return text[1:]
	}
	return text
}

func (f *costFile) readRow(row sheet.Row, euro, original batch.AmountColumn, days batch.DateColumn) costRow {
	read := costRow{number: row.Number, id: f.text(row, fieldID), partner: f.text(row, fieldPartner)}
	unread := func(field costField, code string, params map[string]any) {
		told := map[string]any{"text": f.text(row, field)}
		for name, value := range params {
			told[name] = value
		}
		read.unread = append(read.unread, costNote(row.Number, f.columns[field], code, told))
	}
	in := &read.in
	in.Description, in.Supplier, in.Currency = f.text(row, fieldDescription), f.text(row, fieldSupplier), strings.ToUpper(f.text(row, fieldCurrency))
	if name := f.text(row, fieldCategory); name != "" {
		code, known := programme.CategoryOf(name)
		if !known {
			unread(fieldCategory, "category_unknown", nil)
		}
		in.Category = code
	}
	if day := f.text(row, fieldDay); day != "" {
		date, wrong := days.Read(day)
		if wrong.Code != "" {
			unread(fieldDay, wrong.Code, wrong.Params)
		}
		in.IncurredOn = date
	}
	foreign := in.Currency != "" && in.Currency != money.Euro
	field, amounts := fieldEuro, euro
	if foreign || f.text(row, fieldEuro) == "" {
		field, amounts = fieldOriginal, original
	}
	text := f.text(row, field)
	if text == "" {
		return read
	}
	amount, wrong := amounts.Read(text)
	switch {
	case wrong.Code != "":
		unread(field, wrong.Code, wrong.Params)
	case foreign:
		in.OriginalAmount = writtenIn(amount, in.Currency)
	default:
		in.Amount = amount
	}
	return read
}

// writtenIn writes an amount with the decimals of its currency: 900.00 of one
// without is 900. What does not fit is left as it is, to be refused by name.
func writtenIn(amount money.Amount, code string) string {
	currency, known := money.CurrencyOf(code)
	text := amount.String()
	if known && currency.Decimals() == 0 {
		return strings.TrimSuffix(text, ".00")
	}
	return text
}
