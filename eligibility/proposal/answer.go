package proposal

import (
	"slices"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"konsortium/eligibility"
	"konsortium/money"
	"konsortium/programme"
)

// AppendJSON appends the answer as one line of JSON without a line end, in the
// shape of the contract. Messages are in the language given.
func (a *Answer) AppendJSON(to []byte, language string) []byte {
	to = append(to, '{')
	if a.ID != nil {
		to = append(to, `"id":`...)
		to = quote(to, *a.ID)
		to = append(to, ',')
	}
	to = append(to, `"verdict":`...)
	to = quote(to, string(a.Outcome))
	to = append(to, `,"rule_book":`...)
	to = appendBook(to, a.Book)
	to = append(to, `,"findings":[`...)
	for i := range a.Findings {
		if i > 0 {
			to = append(to, ',')
		}
		to = appendFinding(to, &a.Findings[i], language)
	}
	to = append(to, `],"counts":`...)
	to = appendCounts(to, a.Counts)
	to = append(to, `,"grant":`...)
	to = appendGrant(to, &a.Grant)
	to = append(to, `,"missing":[`...)
	for i, gap := range a.Missing {
		if i > 0 {
			to = append(to, ',')
		}
		to = quote(to, gap.Words(language))
	}
	return append(to, `]}`...)
}

func appendBook(to []byte, book *programme.RuleBook) []byte {
	if book == nil {
		return append(to, "null"...)
	}
	to = append(to, `{"action":`...)
	to = quote(to, book.Action)
	to = append(to, `,"call_year":`...)
	to = strconv.AppendInt(to, int64(book.CallYear), 10)
	to = append(to, `,"version":`...)
	to = quote(to, book.Version)
	return append(to, '}')
}

func appendFinding(to []byte, finding *programme.Finding, language string) []byte {
	to = append(to, `{"rule":`...)
	to = quote(to, string(finding.Rule))
	to = append(to, `,"severity":`...)
	to = quote(to, string(finding.Severity))
	to = append(to, `,"path":`...)
	to = quote(to, finding.Path)
	to = append(to, `,"params":`...)
	to = appendParams(to, finding.Params)
	to = append(to, `,"message":`...)
	to = quote(to, programme.Message(*finding, language))
	to = append(to, `,"source":{"title":`...)
	to = quote(to, finding.Source.Title)
	to = append(to, `,"address":`...)
	to = quote(to, finding.Source.Address)
	to = append(to, `},"confirmed":`...)
	to = strconv.AppendBool(to, finding.Confirmed)
	return append(to, '}')
}

// appendParams writes the params by name, so that the same finding is the same
// text.
func appendParams(to []byte, params programme.Params) []byte {
	names := make([]string, 0, 8)
	for name := range params {
		names = append(names, name)
	}
	slices.Sort(names)
	to = append(to, '{')
	for i, name := range names {
		if i > 0 {
			to = append(to, ',')
		}
		to = quote(to, name)
		to = append(to, ':')
		to = appendParam(to, params[name])
	}
	return append(to, '}')
}

func appendParam(to []byte, value any) []byte {
	switch value := value.(type) {
	case int:
		return strconv.AppendInt(to, int64(value), 10)
	case string:
		return quote(to, value)
	case money.Amount:
		return appendAmount(to, &value)
	case []string:
		return appendList(to, value, quote)
	case []money.Amount:
		return appendList(to, value, func(to []byte, amount money.Amount) []byte { return appendAmount(to, &amount) })
	default:
		return append(to, "null"...)
	}
}

func appendList[T any](to []byte, values []T, one func([]byte, T) []byte) []byte {
	to = append(to, '[')
	for i, value := range values {
		if i > 0 {
			to = append(to, ',')
		}
		to = one(to, value)
	}
	return append(to, ']')
}

func appendCounts(to []byte, counts eligibility.Counts) []byte {
	to = append(to, `{"organisations":`...)
	to = strconv.AppendInt(to, int64(counts.Organisations), 10)
	to = append(to, `,"programme_organisations":`...)
	to = strconv.AppendInt(to, int64(counts.ProgrammeOrganisations), 10)
	to = append(to, `,"programme_countries":`...)
	to = strconv.AppendInt(to, int64(counts.ProgrammeCountries), 10)
	return append(to, '}')
}

func appendGrant(to []byte, grant *eligibility.Grant) []byte {
	to = append(to, `{"requested":`...)
	to = appendAmount(to, grant.Requested)
	to = append(to, `,"cap":`...)
	to = appendAmount(to, grant.Cap)
	to = append(to, `,"headroom":`...)
	to = appendAmount(to, grant.Headroom)
	to = append(to, `,"by_year":[`...)
	for i := range grant.ByYear {
		if i > 0 {
			to = append(to, ',')
		}
		to = append(to, `{"year":`...)
		to = strconv.AppendInt(to, int64(grant.ByYear[i].Year), 10)
		to = append(to, `,"cap":`...)
		to = appendAmount(to, grant.ByYear[i].Cap)
		to = append(to, `,"planned":`...)
		to = appendAmount(to, grant.ByYear[i].Planned)
		to = append(to, '}')
	}
	return append(to, `]}`...)
}

func appendAmount(to []byte, amount *money.Amount) []byte {
	if amount == nil {
		return append(to, "null"...)
	}
	to = append(to, '"')
	to = append(to, amount.String()...)
	return append(to, '"')
}

// quote cannot fail: every text was read as valid UTF-8 or is the program's own.
func quote(to []byte, text string) []byte {
	quoted, err := jsontext.AppendQuote(to, text)
	if err != nil {
		return append(to, `""`...)
	}
	return quoted
}
