package eligibility

import (
	"strconv"
	"strings"

	"konsortium/programme"
)

func (b *bench) report(id programme.Rule, severity programme.Severity, path string, params programme.Params, basis programme.Basis) {
	b.findings = append(b.findings, programme.Finding{
		Rule: id, Severity: severity, Path: path, Params: params,
		Source: basis.Source(), Wording: b.countries.Wording.Value, Confirmed: basis.Confirmed,
	})
}

// withCountries is for a value whose use also rests on the list of countries.
func (b *bench) withCountries(basis programme.Basis) programme.Basis {
	basis.Confirmed = basis.Confirmed && b.countries.Programme.Confirmed
	return basis
}

// place is the JSON Pointer of a field of an organisation.
func place(i int, field string) string {
	return "/organisations/" + strconv.Itoa(i) + "/" + field
}

// named are the params that say which organisation: its place counted from 1,
// its name and its country.
func (b *bench) named(i int) programme.Params {
	return programme.Params{"organisation": i + 1, "name": b.name(i), "country": b.facts.Organisations[i].Country}
}

// name never returns blank: a finding must say whom it is about.
func (b *bench) name(i int) string {
	if name := b.facts.Organisations[i].Name; !blank(name) {
		return name
	}
	return "Organisation " + strconv.Itoa(i+1)
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }

// worse orders NotApplicable, Holds, Unknown, Broken.
func worse(a, b State) State {
	if weight(b) > weight(a) {
		return b
	}
	return a
}

func weight(state State) int {
	switch state {
	case Broken:
		return 3
	case Unknown:
		return 2
	case Holds:
		return 1
	default:
		return 0
	}
}
