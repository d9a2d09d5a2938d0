package consortium

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// Lengths of texts, in characters.
const (
	acronymLength = 30
	titleLength   = 300
	numberLength  = 60
	textLength    = 10000
	reasonLength  = 2000
)

// longestProject is the longest duration that is taken, in months. What a call
// allows is a rule, not a form.
const longestProject = 120

// ProjectInput is everything of a project that people write. Nil amounts and a
// zero StartOn mean none.
type ProjectInput struct {
	Acronym                  string
	Title                    string
	Summary                  string
	Action                   string
	CallYear                 int
	ProjectNumber            string
	StartOn                  programme.Date
	DurationMonths           int
	GrantRequested           *money.Amount
	YearlyLimit              *money.Amount
	HigherEducationRelevance string
	Objectives               []string
	ActivityTypes            []string
	Sectors                  []string
	AgendaLinks              []models.AgendaLink
	AgendaRead               bool
}

// apply validates the input as a whole and writes it into a row. Book is that of
// the call the input names, nil without one.
func (in ProjectInput) apply(row *models.Project, book *programme.RuleBook) error {
	var fields fault.Fields
	line(&fields, "/acronym", &in.Acronym, 1, acronymLength)
	line(&fields, "/title", &in.Title, 1, titleLength)
	line(&fields, "/projectNumber", &in.ProjectNumber, 0, numberLength)
	text(&fields, "/summary", &in.Summary, textLength)
	text(&fields, "/higherEducationRelevance", &in.HigherEducationRelevance, textLength)
	in.checkCall(&fields, book)
	span(&fields, "/durationMonths", in.DurationMonths, 1, longestProject)
	notNegative(&fields, "/grantRequested", in.GrantRequested)
	row.Objectives = codes(&fields, "/objectives", in.Objectives, Objectives())
	row.ActivityTypes = codes(&fields, "/activityTypes", in.ActivityTypes, ActivityTypes())
	row.Sectors = codes(&fields, "/sectors", in.Sectors, Sectors())
	row.AgendaLinks = agendaLinks(&fields, in.AgendaLinks)
	row.Acronym, row.Title, row.Summary, row.ProjectNumber = in.Acronym, in.Title, in.Summary, in.ProjectNumber
	row.Action, row.CallYear, row.StartOn, row.DurationMonths = in.Action, in.CallYear, in.StartOn, in.DurationMonths
	row.GrantRequestedCents, row.YearlyLimitCents = in.GrantRequested, in.YearlyLimit
	row.HigherEducationRelevance, row.AgendaRead = in.HigherEducationRelevance, in.AgendaRead
	return fields.Error()
}

// checkCall demands a call that has a rule book, and a yearly limit of the
// project's own only where the call has none.
func (in ProjectInput) checkCall(fields *fault.Fields, book *programme.RuleBook) {
	switch {
	case book != nil:
	case !contains(programme.Actions(), in.Action):
		fields.Add("/action", "one_of", map[string]any{"allowed": programme.Actions()})
	default:
		fields.Add("/callYear", "no_rule_book", map[string]any{"action": in.Action})
	}
	switch {
	case in.YearlyLimit == nil:
	case in.YearlyLimit.Sign() <= 0:
		fields.Add("/yearlyLimit", "above", map[string]any{"minimum": money.Zero})
	case book != nil && book.Grant.PerYear != nil:
		fields.Add("/yearlyLimit", "call_has_yearly_cap", map[string]any{"cap": book.Grant.PerYear.Value})
	}
}

func agendaLinks(fields *fault.Fields, links []models.AgendaLink) []models.AgendaLink {
	kept, seen := []models.AgendaLink{}, map[int]bool{}
	for at, link := range links {
		pointer := "/agendaLinks/" + strconv.Itoa(at)
		span(fields, pointer+"/priority", link.Priority, 1, agendaPriorities)
		if seen[link.Priority] {
			fields.Add(pointer+"/priority", "duplicate", nil)
		}
		seen[link.Priority] = true
		text(fields, pointer+"/text", &link.Text, reasonLength)
		kept = append(kept, link)
	}
	return kept
}

// line trims a text of one line and demands a length.
func line(fields *fault.Fields, pointer string, value *string, least, most int) {
	*value = strings.Join(strings.Fields(*value), " ")
	switch length := utf8.RuneCountInString(*value); {
	case length < least:
		fields.Add(pointer, "required", nil)
	case length > most:
		fields.Add(pointer, "too_long", map[string]any{"maximum": most})
	}
}

// text trims a text of any number of lines and bounds its length.
func text(fields *fault.Fields, pointer string, value *string, most int) {
	*value = strings.TrimSpace(*value)
	if utf8.RuneCountInString(*value) > most {
		fields.Add(pointer, "too_long", map[string]any{"maximum": most})
	}
}

// span bounds a whole number.
func span(fields *fault.Fields, pointer string, value, least, most int) {
	switch {
	case value < least:
		fields.Add(pointer, "minimum", map[string]any{"minimum": least})
	case value > most:
		fields.Add(pointer, "maximum", map[string]any{"maximum": most})
	}
}

func notNegative(fields *fault.Fields, pointer string, value *money.Amount) {
	if value != nil && value.Sign() < 0 {
		fields.Add(pointer, "minimum", map[string]any{"minimum": money.Zero})
	}
}

func codes(fields *fault.Fields, pointer string, chosen, all []string) []string {
	ordered, wrong := inOrder(chosen, all)
	if wrong >= 0 {
		fields.Add(pointer+"/"+strconv.Itoa(wrong), "one_of", map[string]any{"allowed": all})
	}
	return ordered
}

func contains(all []string, one string) bool {
	_, wrong := inOrder([]string{one}, all)
	return wrong < 0
}
