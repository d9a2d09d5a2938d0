package programme

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"konsortium/money"
)

// bookCheck collects what is implausible in a book.
type bookCheck struct{ faults BookFaults }

func (c *bookCheck) add(wrong bool, at, code string, params map[string]any) {
	if wrong {
		c.faults = append(c.faults, BookFault{At: at, Code: code, Params: params})
	}
}

func (c *bookCheck) atLeast(value, least int, at string) {
	c.add(value < least, at, "minimum", map[string]any{"minimum": least})
}

func (c *bookCheck) count(value *Value[int], at string) {
	if value != nil {
		c.atLeast(value.Value, 1, at+"/value")
	}
}

func (c *bookCheck) amount(amount money.Amount, at string) {
	c.add(amount.Sign() <= 0, at, "above", map[string]any{"minimum": money.Zero})
}

func (c *bookCheck) limit(value *Value[money.Amount], at string) {
	if value != nil {
		c.amount(value.Value, at+"/value")
	}
}

func (c *bookCheck) fraction(share decimal.Decimal, at string) {
	c.add(share.Sign() < 0 || share.Cmp(decimal.NewFromInt(1)) > 0, at, "share_range", nil)
}

func (c *bookCheck) share(value *Value[decimal.Decimal], at string) {
	if value != nil {
		c.fraction(value.Value, at+"/value")
	}
}

// codes demands known ones, none twice.
func (c *bookCheck) codes(chosen, all []string, at string) {
	for i, code := range chosen {
		here := fmt.Sprintf("%s/%d", at, i)
		c.code(code, all, here)
		c.add(slices.Contains(chosen[:i], code), here, "duplicate", nil)
	}
}

func (c *bookCheck) code(code string, all []string, at string) {
	c.add(!slices.Contains(all, code), at, "one_of", map[string]any{"allowed": all})
}

func (c *bookCheck) categories(value *Value[[]string], at string) {
	if value != nil {
		c.codes(value.Value, BudgetCategories(), at+"/value")
	}
}

var countryPattern = regexp.MustCompile(`^[A-Z]{2}$`)

func (c *bookCheck) country(code, at string) {
	c.add(!countryPattern.MatchString(code), at, "country", nil)
}

// countries demands codes that ascend, so that none comes twice and a search
// may halve the list.
func (c *bookCheck) countries(codes []string, at string) {
	for i, code := range codes {
		here := fmt.Sprintf("%s/%d", at, i)
		c.country(code, here)
		c.add(i > 0 && codes[i-1] >= code, here, "not_ascending", nil)
	}
}

// span is a stretch of whole numbers, both ends included.
type span struct{ from, to int }

// spans demands that they ascend and leave no gap; an end of 0 is open and only
// the last may have it.
func (c *bookCheck) spans(all []span, at, from, to string) {
	for i, one := range all {
		here := fmt.Sprintf("%s/%d", at, i)
		c.atLeast(one.from, 0, here+"/"+from)
		open := one.to == 0
		c.add(open && i < len(all)-1, here+"/"+to, "required", nil)
		c.add(!open && one.to < one.from, here+"/"+to, "minimum", map[string]any{"minimum": one.from})
		if i > 0 && all[i-1].to != 0 {
			next := all[i-1].to + 1
			c.add(one.from != next, here+"/"+from, "follows", map[string]any{"expected": next})
		}
	}
}

func (c *bookCheck) bands(bands []DistanceBand, at string) {
	all := make([]span, len(bands))
	for i, band := range bands {
		all[i] = span{band.FromKm, band.ToKm}
		c.amount(band.PerParticipant, fmt.Sprintf("%s/%d/per_participant", at, i))
	}
	c.spans(all, at, "from_km", "to_km")
}

func checkBook(book *RuleBook) BookFaults {
	c := &bookCheck{}
	c.add(book.Action == "", "/action", "required", nil)
	c.add(book.CallYear < 2014 || book.CallYear > 2100, "/call_year", "minimum", map[string]any{"minimum": 2014})
	c.add(!strings.HasPrefix(book.Version, fmt.Sprintf("%s-%d.", book.Action, book.CallYear)), "/version", "version_of_book", nil)
	c.consortium(&book.Consortium)
	c.project(&book.Project)
	c.activities(&book.Activities)
	c.grant(&book.Grant)
	c.budget(&book.Budget, book.Project.Open.Value)
	c.transfers(book.Transfers)
	c.payments(book.Payments)
	c.settlement(&book.Settlement)
	c.evidence(&book.Evidence)
	for i, absence := range book.Absent {
		here := fmt.Sprintf("/absent/%d/of", i)
		c.add(absence.Of == "", here, "required", nil)
		c.add(slices.ContainsFunc(book.Absent[:i], func(other Absence) bool { return other.Of == absence.Of }), here, "duplicate", nil)
	}
	return c.faults
}

func (c *bookCheck) consortium(rules *ConsortiumRules) {
	c.count(&rules.MinOrganisations, "/consortium/min_organisations")
	c.count(&rules.MinCountries, "/consortium/min_countries")
	c.count(rules.MaxOrganisations, "/consortium/max_organisations")
	c.count(rules.ApplicantMinYears, "/consortium/applicant_min_years")
	c.count(rules.MaxApplications, "/consortium/max_applications")
	c.count(&rules.AddedValueCharacters, "/consortium/added_value_characters")
	c.add(rules.MaxOrganisations != nil && rules.MaxOrganisations.Value < rules.MinOrganisations.Value, "/consortium/max_organisations/value",
		"minimum", map[string]any{"minimum": rules.MinOrganisations.Value})
	for i, exclusion := range rules.Excluded {
		here := fmt.Sprintf("/consortium/excluded/%d", i)
		c.country(exclusion.Country, here+"/country")
	}
}

func (c *bookCheck) project(rules *ProjectRules) {
	length, at := rules.Duration.Value, "/project/duration_months/value"
	c.atLeast(length.Min, 1, at+"/min")
	c.atLeast(length.Max, length.Min, at+"/max")
	for i, clean := range length.Clean {
		c.add(clean < length.Min || clean > length.Max, fmt.Sprintf("%s/clean/%d", at, i), "between", map[string]any{"minimum": length.Min, "maximum": length.Max})
	}
	if rules.Types != nil {
		c.codes(rules.Types.Value, ProjectTypes(), "/project/types/value")
	}
}

func (c *bookCheck) activities(rules *ActivityRules) {
	if rules.MinDistanceKm != nil {
		c.atLeast(rules.MinDistanceKm.Value, 0, "/activities/min_distance_km/value")
	}
	for i, length := range rules.Lengths {
		here := fmt.Sprintf("/activities/lengths/%d", i)
		c.code(length.Type, ActivityTypes(), here+"/type")
		c.add(slices.ContainsFunc(rules.Lengths[:i], func(other ActivityLength) bool { return other.Type == length.Type }), here+"/type", "duplicate", nil)
		c.atLeast(length.MinDays, 0, here+"/min_days")
		c.atLeast(length.MinMonths, 0, here+"/min_months")
		c.atLeast(length.MaxMonths, max(1, length.MinMonths), here+"/max_months")
	}
}

func (c *bookCheck) grant(rules *GrantRules) {
	c.limit(rules.PerMonth, "/grant/per_month")
	c.limit(rules.TotalMax, "/grant/total_max")
	c.limit(rules.TotalMin, "/grant/total_min")
	c.limit(rules.PerYear, "/grant/per_year")
	if rules.TotalMax != nil && rules.TotalMin != nil {
		c.add(rules.TotalMin.Value.Cmp(rules.TotalMax.Value) > 0, "/grant/total_min/value", "maximum", map[string]any{"maximum": rules.TotalMax.Value})
	}
	c.add(rules.PerMonth != nil && rules.TotalMax == nil, "/grant/total_max", "required", nil)
	if sums := rules.LumpSums; sums != nil {
		c.add(len(sums.Value) == 0, "/grant/lump_sums/value", "required", nil)
		for i, sum := range sums.Value {
			here := fmt.Sprintf("/grant/lump_sums/value/%d", i)
			c.amount(sum, here)
			c.add(i > 0 && sums.Value[i-1].Cmp(sum) >= 0, here, "not_ascending", nil)
		}
	}
}

func checkCountries(list *CountryList) BookFaults {
	c := &bookCheck{}
	c.add(list.CallYear == 0, "/call_year", "required", nil)
	c.code(string(list.Wording.Value), []string{string(ProgrammeCountries), string(AssociatedCountries)}, "/wording/value")
	c.add(len(list.Programme.Value) == 0, "/programme/value", "required", nil)
	c.countries(list.Programme.Value, "/programme/value")
	for i, pending := range list.Pending {
		here := fmt.Sprintf("/pending/%d/country", i)
		c.country(pending.Country, here)
		c.add(list.Standing(pending.Country) == Programme, here, "duplicate", nil)
	}
	return c.faults
}
