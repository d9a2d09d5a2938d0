package batch

import (
	"strconv"
	"strings"

	"konsortium/money"
	"konsortium/programme"
)

// Value is one cell of a table that goes out.
type Value struct {
	Text string
	// Number: Text is a number with a decimal point.
	Number bool
}

// Words are what a table of verdicts is written with.
type words struct{ english, swedish string }

func (w words) in(language string) string {
	if language == programme.Swedish {
		return w.swedish
	}
	return w.english
}

// resultColumn is one column of the table of verdicts.
type resultColumn struct {
	heading words
	width   int
	value   func(*Judged, string) Value
}

func text(text string) Value { return Value{Text: text} }

func whole(number int) Value { return Value{Text: strconv.Itoa(number), Number: true} }

func amount(amount *money.Amount) Value {
	if amount == nil {
		return Value{}
	}
	return Value{Text: amount.String(), Number: true}
}

func resultColumns() []resultColumn {
	return []resultColumn{
		{words{"Row", "Rad"}, 6, func(j *Judged, _ string) Value { return whole(j.Row) }},
		{words{"Proposal number", "Ansökningsnummer"}, 22, func(j *Judged, _ string) Value { return text(j.ID) }},
		{words{"Project title", "Projekttitel"}, 34, func(j *Judged, _ string) Value { return text(j.Title) }},
		{words{"Verdict", "Utfall"}, 20, func(j *Judged, language string) Value { return text(verdictWords(j.Verdict()).in(language)) }},
		{words{"Hindered by", "Hindras av"}, 30, func(j *Judged, _ string) Value { return text(strings.Join(j.rules(programme.Blocker), ", ")) }},
		{words{"What stands in the way or is missing", "Vad som hindrar eller saknas"}, 70, func(j *Judged, language string) Value { return text(j.why(language)) }},
		{words{"Warnings", "Varningar"}, 30, func(j *Judged, _ string) Value { return text(strings.Join(j.rules(programme.Warning), ", ")) }},
		{words{"Unconfirmed values used", "Obekräftade värden använda"}, 16, func(j *Judged, language string) Value { return text(yesNo(j.unconfirmed()).in(language)) }},
		{words{"Action", "Programområde"}, 12, func(j *Judged, _ string) Value { return text(j.action()) }},
		{words{"Call year", "Ansökningsår"}, 10, func(j *Judged, _ string) Value { return j.ifRead(func() Value { return whole(j.Proposal.CallYear) }) }},
		{words{"Rule book", "Regelbok"}, 18, func(j *Judged, _ string) Value { return text(j.bookVersion()) }},
		{words{"Coordinator", "Koordinator"}, 34, func(j *Judged, _ string) Value { return text(j.coordinatorName()) }},
		{words{"Countries", "Länder"}, 16, func(j *Judged, _ string) Value { return text(strings.Join(j.Countries(), " ")) }},
		{words{"Organisations", "Organisationer"}, 10, func(j *Judged, _ string) Value {
			return j.ifRead(func() Value { return whole(j.Answer.Counts.Organisations) })
		}},
		{words{"Counted towards the minimum", "Räknas mot minsta antalet"}, 12, func(j *Judged, _ string) Value {
			return j.ifRead(func() Value { return whole(j.Answer.Counts.ProgrammeOrganisations) })
		}},
		{words{"Programme countries", "Programländer"}, 12, func(j *Judged, _ string) Value {
			return j.ifRead(func() Value { return whole(j.Answer.Counts.ProgrammeCountries) })
		}},
		{words{"Grant requested (EUR)", "Sökt bidrag (EUR)"}, 14, func(j *Judged, _ string) Value { return amount(j.Answer.Grant.Requested) }},
		{words{"Cap (EUR)", "Tak (EUR)"}, 14, func(j *Judged, _ string) Value { return amount(j.Answer.Grant.Cap) }},
		{words{"Headroom (EUR)", "Utrymme (EUR)"}, 14, func(j *Judged, _ string) Value { return amount(j.Answer.Grant.Headroom) }},
	}
}

// ResultTable is the table of verdicts with its heading, and the widths of its columns in characters.
func ResultTable(judged []Judged, filter Filter, language string) (rows [][]Value, widths []int) {
	columns := resultColumns()
	heading := make([]Value, len(columns))
	for i, column := range columns {
		heading[i] = text(column.heading.in(language))
		widths = append(widths, column.width)
	}
	rows = append(rows, heading)
	for i := range judged {
		if !filter.Takes(&judged[i]) {
			continue
		}
		row := make([]Value, len(columns))
		for at, column := range columns {
			row[at] = column.value(&judged[i], language)
		}
		rows = append(rows, row)
	}
	return rows, widths
}

// ResultName is the name of the sheet of verdicts.
func ResultName(language string) string { return words{"Verdicts", "Utfall"}.in(language) }

func verdictWords(verdict string) words {
	switch verdict {
	case "eligible":
		return words{"Eligible", "Stödberättigad"}
	case "not_eligible":
		return words{"Not eligible", "Inte stödberättigad"}
	case "undecided":
		return words{"Undecided", "Går inte att avgöra"}
	default:
		return words{"Not read", "Inte läst"}
	}
}

func yesNo(yes bool) words {
	if yes {
		return words{"Yes", "Ja"}
	}
	return words{"No", "Nej"}
}

func (j *Judged) ifRead(value func() Value) Value {
	if j.Proposal == nil {
		return Value{}
	}
	return value()
}

// rules lists the ids of the broken rules of a severity, each once.
func (j *Judged) rules(severity programme.Severity) []string {
	var ids []string
	seen := make(map[programme.Rule]bool)
	for _, finding := range j.Answer.Findings {
		if finding.Severity == severity && !seen[finding.Rule] {
			seen[finding.Rule] = true
			ids = append(ids, string(finding.Rule))
		}
	}
	return ids
}

// why tells the blockers in words, then what is missing; of a refused proposal why it was not read.
func (j *Judged) why(language string) string {
	var lines []string
	for _, fault := range j.Faults {
		lines = append(lines, fault.Words(language))
	}
	for _, finding := range j.Answer.Findings {
		if finding.Severity == programme.Blocker || finding.Severity == programme.None {
			lines = append(lines, programme.Message(finding, language))
		}
	}
	if j.Proposal != nil && len(j.Answer.Missing) > 0 {
		changes := make([]string, len(j.Answer.Missing))
		for i, gap := range j.Answer.Missing {
			changes[i] = gap.Words(language)
		}
		lines = append(lines, words{"Missing: ", "Saknas: "}.in(language)+strings.Join(changes, "; ")+".")
	}
	return strings.Join(lines, "\n")
}

func (j *Judged) unconfirmed() bool {
	for _, finding := range j.Answer.Findings {
		if !finding.Confirmed {
			return true
		}
	}
	return false
}

func (j *Judged) action() string {
	if j.Proposal == nil {
		return ""
	}
	return j.Proposal.Action
}

func (j *Judged) bookVersion() string {
	if j.Answer.Book == nil {
		return ""
	}
	return j.Answer.Book.Version
}

func (j *Judged) coordinatorName() string {
	if one := j.Coordinator(); one != nil {
		return one.Name
	}
	return ""
}
