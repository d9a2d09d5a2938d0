package proposal

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"konsortium/eligibility"
	"konsortium/money"
	"konsortium/programme"
)

// Read reads one proposal: exactly one JSON object with the fields of the
// contract, valid UTF-8, no name twice, no null, nothing after it. A leading
// byte-order mark is skipped. Any other input is a *Fault; the proposal then
// still holds the id, if that was read before.
func Read(document []byte) (*Proposal, error) {
	return new(reader).read(bytes.TrimPrefix(document, []byte("\xef\xbb\xbf")))
}

// reader is reused for many documents.
type reader struct {
	document []byte
	buffer   bytes.Buffer
	decoder  *jsontext.Decoder
	types    []string
	// categories are the budget categories met so far.
	categories []string
	proposal   *Proposal
}

func (r *reader) read(document []byte) (*Proposal, error) {
	r.document = document
	r.buffer = *bytes.NewBuffer(document)
	if r.decoder == nil {
		r.decoder = jsontext.NewDecoder(&r.buffer)
		r.types = eligibility.OrganisationTypes()
	} else {
		r.decoder.Reset(&r.buffer)
	}
	r.proposal = &Proposal{}
	if len(bytes.TrimLeft(document, " \t\r\n")) == 0 {
		return r.proposal, &Fault{Expected: "expected one JSON object, found nothing"}
	}
	err := r.whole()
	return r.proposal, err
}

func (r *reader) whole() error {
	required := []string{"action", "call_year", "duration_months", "organisations"}
	if err := r.object(required, r.field); err != nil {
		return err
	}
	if err := r.nothingAfter(); err != nil {
		return err
	}
	return r.budgetWithin()
}

// budgetWithin checks what can be known only at the end: that budget lines
// name an organisation and a project year there are.
func (r *reader) budgetWithin() error {
	facts := &r.proposal.Facts
	// Written so that no duration overflows.
	years := facts.DurationMonths / 12
	if facts.DurationMonths%12 > 0 {
		years++
	}
	for i := range facts.Budget {
		cell := &facts.Budget[i]
		at := "/budget/" + strconv.Itoa(i)
		if cell.Organisation < 1 || cell.Organisation > len(facts.Organisations) {
			return &Fault{Field: at + "/organisation", Expected: "expected the number of an organisation, 1 to " + strconv.Itoa(len(facts.Organisations)) + ", found " + strconv.Itoa(cell.Organisation)}
		}
		if cell.Year < 1 || cell.Year > years {
			return &Fault{Field: at + "/year", Expected: "expected a year of the project, 1 to " + strconv.Itoa(max(0, years)) + ", found " + strconv.Itoa(cell.Year)}
		}
	}
	return nil
}

func (r *reader) field(name []byte) (err error) {
	p := r.proposal
	switch string(name) {
	case "id":
		var id string
		if id, err = r.text(); err == nil {
			p.ID = &id
		}
	case "action":
		p.Action, err = r.text()
	case "call_year":
		p.CallYear, err = r.whole32()
	case "start_on":
		p.Facts.StartOn, err = r.date()
	case "duration_months":
		p.Facts.DurationMonths, err = r.whole32()
	case "grant_requested":
		p.Facts.Requested = new(money.Amount)
		*p.Facts.Requested, err = r.amount()
	case "higher_education_relevance":
		p.Facts.Relevance, err = r.text()
	case "organisations":
		p.Facts.Organisations = make([]eligibility.Organisation, 0, 8)
		err = r.array(r.organisation)
	case "budget":
		p.Facts.Budget = make([]eligibility.BudgetCell, 0, 16)
		err = r.array(r.budgetLine)
	default:
		err = r.unknown(name)
	}
	return err
}

func (r *reader) organisation() error {
	p := r.proposal
	p.Facts.Organisations = append(p.Facts.Organisations, eligibility.Organisation{})
	organisation := &p.Facts.Organisations[len(p.Facts.Organisations)-1]
	return r.object([]string{"country", "type", "role"}, func(name []byte) (err error) {
		switch string(name) {
		case "name":
			organisation.Name, err = r.text()
		case "country":
			organisation.Country, err = r.country()
		case "type":
			organisation.Type, err = r.oneOf(r.types, "an organisation type")
		case "role":
			var role string
			role, err = r.oneOf([]string{string(eligibility.Coordinator), string(eligibility.Partner), string(eligibility.Associated)}, "a role")
			organisation.Role = eligibility.Role(role)
		case "eche":
			organisation.Charter, err = r.yesOrNo()
		case "added_value":
			organisation.AddedValue, err = r.text()
		case "city":
			_, err = r.text()
		case "oid":
			organisation.ID, err = r.text()
		default:
			err = r.unknown(name)
		}
		return err
	})
}

func (r *reader) budgetLine() error {
	var cell eligibility.BudgetCell
	err := r.object([]string{"organisation", "category", "year", "amount"}, func(name []byte) (err error) {
		switch string(name) {
		case "organisation":
			cell.Organisation, err = r.whole32()
		case "category":
			cell.Category, err = r.category()
		case "year":
			cell.Year, err = r.whole32()
		case "amount":
			cell.Amount, err = r.amount()
		default:
			err = r.unknown(name)
		}
		return err
	})
	r.proposal.Facts.Budget = append(r.proposal.Facts.Budget, cell)
	return err
}

// category keeps each code once: a batch repeats the same few for ever.
func (r *reader) category() (string, error) {
	value, err := r.raw('"')
	if err != nil {
		return "", err
	}
	for _, seen := range r.categories {
		if string(value[1:len(value)-1]) == seen {
			return seen, nil
		}
	}
	text, err := r.textOf(value)
	const kept = 32
	// A text with a backslash could equal another one as it is written.
	if err == nil && len(r.categories) < kept && !strings.Contains(text, `\`) {
		r.categories = append(r.categories, text)
	}
	return text, err
}

func (r *reader) country() (string, error) {
	code, err := r.text()
	if err != nil {
		return "", err
	}
	if code = programme.CountryCode(code); !programme.KnownCountry(code) {
		return "", r.expected("an ISO 3166-1 alpha-2 country code, found %s", code)
	}
	return code, nil
}

func (r *reader) oneOf(allowed []string, what string) (string, error) {
	value, err := r.raw('"')
	if err != nil {
		return "", err
	}
	for _, text := range allowed {
		if len(value) == len(text)+2 && string(value[1:len(value)-1]) == text {
			return text, nil
		}
	}
	// A value may be written with escapes; that is the same value.
	text, err := unquote(value)
	if err == nil && slices.Contains(allowed, text) {
		return text, nil
	}
	return "", r.expected(what+", found %s", text)
}

func (r *reader) date() (programme.Date, error) {
	text, err := r.text()
	if err != nil {
		return programme.Date{}, err
	}
	date, err := programme.Parse(text)
	if err != nil {
		return programme.Date{}, r.expected("a date of the calendar written YYYY-MM-DD, found %s", text)
	}
	return date, nil
}

func (r *reader) amount() (money.Amount, error) {
	value, err := r.raw('"')
	if err != nil {
		return money.Zero, err
	}
	// No amount needs escapes, so one that has them is none.
	amount, err := money.Parse(string(value[1 : len(value)-1]))
	if err != nil || value[1] == '-' {
		return money.Zero, r.expected("an amount such as \"12000.00\", found %s", string(value[1:len(value)-1]))
	}
	return amount, nil
}
