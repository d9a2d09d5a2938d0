package eligibility

import (
	"math"
	"slices"

	"konsortium/money"
	"konsortium/programme"
)

// longestListed bounds the project years listed, whatever duration is stated.
const longestListed = 120

// bench is what the rules work on: the facts with what several rules derive
// from them, and the findings and gaps collected so far.
type bench struct {
	book      *programme.RuleBook
	countries *programme.CountryList
	facts     *Facts

	// standings run parallel to facts.Organisations.
	standings    []programme.Standing
	coordinators int
	// institutions counts participating ones.
	institutions int
	// present are the programme countries counted, ascending.
	present []string
	counts  Counts
	grant   Grant

	findings []programme.Finding
	gaps     []Gap
}

func newBench(book *programme.RuleBook, countries *programme.CountryList, facts *Facts) *bench {
	b := &bench{book: book, countries: countries, facts: facts}
	b.countOrganisations()
	b.measureGrant()
	return b
}

func (b *bench) ready() bool { return b.book != nil && b.countries != nil }

func (b *bench) countOrganisations() {
	organisations := b.facts.Organisations
	b.standings = make([]programme.Standing, len(organisations))
	b.present = make([]string, 0, min(len(organisations), 8))
	seen := make(map[string]struct{}, len(organisations))
	participating := make(map[string]struct{}, len(organisations))
	for i := range organisations {
		organisation := &organisations[i]
		b.standings[i] = programme.Partner
		if b.countries != nil {
			b.standings[i] = b.countries.Standing(organisation.Country)
		}
		if organisation.Role == Coordinator {
			b.coordinators++
		}
		if first(seen, organisation.ID) {
			b.counts.Organisations++
		}
		if organisation.Role == Associated {
			continue
		}
		if organisation.Type == HigherEducationInstitution {
			b.institutions++
		}
		// Whoever is barred from the call fills no minimum.
		if b.standings[i] != programme.Programme || b.book != nil && b.excluded(i) == Broken || !first(participating, organisation.ID) {
			continue
		}
		b.counts.ProgrammeOrganisations++
		if at, found := slices.BinarySearch(b.present, organisation.Country); !found {
			b.present = slices.Insert(b.present, at, organisation.Country)
		}
	}
	b.counts.ProgrammeCountries = len(b.present)
}

// first reports whether the identifier was not seen before. Organisations
// without one are all different.
func first(seen map[string]struct{}, id string) bool {
	if id == "" {
		return true
	}
	_, again := seen[id]
	seen[id] = struct{}{}
	return !again
}

func (b *bench) measureGrant() {
	b.grant.Requested = b.facts.Requested
	b.grant.Cap = b.totalCap(b.facts.DurationMonths)
	if b.grant.Cap != nil && b.grant.Requested != nil {
		if headroom, err := b.grant.Cap.Sub(*b.grant.Requested); err == nil {
			b.grant.Headroom = &headroom
		}
	}
	months := b.facts.DurationMonths
	if months < 1 || months > longestListed {
		return
	}
	b.grant.ByYear = make([]YearGrant, (months+11)/12)
	planned := b.plannedByYear()
	for i := range b.grant.ByYear {
		year := &b.grant.ByYear[i]
		year.Year = i + 1
		year.Months = min(12, months-12*i)
		year.Cap = b.yearCap(year.Months)
		if planned != nil {
			year.Planned = &planned[i]
		}
	}
}

// totalCap is the most the call grants for a project of so many months.
func (b *bench) totalCap(duration int) *money.Amount {
	if b.book == nil {
		return nil
	}
	grant := &b.book.Grant
	switch {
	case grant.LumpSums != nil:
		return &grant.LumpSums.Value[len(grant.LumpSums.Value)-1]
	case grant.PerMonth == nil:
		if grant.TotalMax == nil {
			return nil
		}
		return &grant.TotalMax.Value
	}
	perMonth, most := grant.PerMonth.Value.Cents(), grant.TotalMax.Value.Cents()
	months := max(0, int64(duration))
	if perMonth == 0 || months >= most/perMonth+1 {
		return &grant.TotalMax.Value
	}
	limit := money.FromCents(min(perMonth*months, most))
	return &limit
}

// yearLimit is what a full project year may cost: the call's limit, else the
// project's own; nil when there is neither.
func (b *bench) yearLimit() *money.Amount {
	if b.book != nil && b.book.Grant.PerYear != nil {
		return &b.book.Grant.PerYear.Value
	}
	return b.facts.YearLimit
}

func (b *bench) yearCap(months int) *money.Amount {
	limit := b.yearLimit()
	if limit == nil || months == 12 {
		return limit
	}
	share, err := money.Share(*limit, int64(months), 12)
	if err != nil {
		return nil
	}
	return &share
}

func (b *bench) plannedByYear() []money.Amount {
	if len(b.facts.Budget) == 0 {
		return nil
	}
	planned := make([]money.Amount, len(b.grant.ByYear))
	for i := range b.facts.Budget {
		cell := &b.facts.Budget[i]
		if cell.Year >= 1 && cell.Year <= len(planned) {
			planned[cell.Year-1] = plus(planned[cell.Year-1], cell.Amount)
		}
	}
	return planned
}

func (b *bench) planned() money.Amount {
	var sum money.Amount
	for i := range b.facts.Budget {
		sum = plus(sum, b.facts.Budget[i].Amount)
	}
	return sum
}

// plus stops at the largest amount there is: a sum beyond it breaks every
// limit anyway, and must not wrap round to a small one.
func plus(a, b money.Amount) money.Amount {
	sum, err := a.Add(b)
	switch {
	case err == nil:
		return sum
	case a.Sign() < 0:
		return money.FromCents(math.MinInt64)
	default:
		return money.FromCents(math.MaxInt64)
	}
}
