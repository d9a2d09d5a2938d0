package consortium

import (
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"konsortium/fault"
	"konsortium/models"
)

// Lengths of what is kept of a contact person, in characters.
const (
	nameLength  = 200
	emailLength = 254
)

// CandidateInput is what people say of a candidate. OrganisationID counts only
// when one is added.
type CandidateInput struct {
	OrganisationID string
	Role           string
	// Note is why the organisation is thought of; only the own side reads it.
	Note string
	// Contribution is what it is to bring; an invitation tells it to the candidate.
	Contribution string
	ContactName  string
	ContactEmail string
	Language     string
}

// apply validates the input as a whole and writes it into a row.
func (in CandidateInput) apply(row *models.Candidate) error {
	var fields fault.Fields
	if !contains(Roles(), in.Role) {
		fields.Add("/role", "one_of", map[string]any{"allowed": Roles()})
	}
	text(&fields, "/note", &in.Note, textLength)
	text(&fields, "/contribution", &in.Contribution, reasonLength)
	personName(&fields, "/contactName", &in.ContactName, 0)
	if strings.TrimSpace(in.ContactEmail) == "" {
		in.ContactEmail = ""
	} else {
		emailAddress(&fields, "/contactEmail", &in.ContactEmail)
	}
	language(&fields, "/language", in.Language)
	row.Role, row.Note, row.Contribution = in.Role, in.Note, in.Contribution
	row.ContactName, row.ContactEmail, row.Language = in.ContactName, in.ContactEmail, in.Language
	return fields.Error()
}

// personName trims a name, which is one line because it stands in mail.
func personName(fields *fault.Fields, pointer string, value *string, least int) {
	*value = strings.TrimSpace(*value)
	switch length := utf8.RuneCountInString(*value); {
	case length < least:
		fields.Add(pointer, "required", nil)
	case length > nameLength:
		fields.Add(pointer, "too_long", map[string]any{"maximum": nameLength})
	case strings.ContainsFunc(*value, unicode.IsControl), strings.ContainsAny(*value, "\u2028\u2029"):
		fields.Add(pointer, "one_line", nil)
	}
}

// emailAddress demands one plain address.
func emailAddress(fields *fault.Fields, pointer string, value *string) {
	*value = strings.TrimSpace(*value)
	parsed, err := mail.ParseAddress(*value)
	switch {
	case *value == "":
		fields.Add(pointer, "required", nil)
	case len(*value) > emailLength:
		fields.Add(pointer, "too_long", map[string]any{"maximum": emailLength})
	case err != nil, parsed.Address != *value, strings.ContainsFunc(*value, func(r rune) bool { return r <= ' ' || r > '~' }):
		fields.Add(pointer, "email", nil)
	}
}

func language(fields *fault.Fields, pointer, value string) {
	if value != "sv" && value != "en" {
		fields.Add(pointer, "one_of", map[string]any{"allowed": []string{"sv", "en"}})
	}
}
