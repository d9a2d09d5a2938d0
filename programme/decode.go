package programme

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"konsortium/money"
)

// decodeBook reads one rule book and refuses one that is not whole.
func decodeBook(data []byte, sources map[string]Source) (*RuleBook, error) {
	book := &RuleBook{}
	if err := strict(data, book, sources); err != nil {
		return nil, err
	}
	if err := errors.Join(checkBases(reflect.ValueOf(book).Elem(), ""), checkBook(book)); err != nil {
		return nil, err
	}
	return book, nil
}

func checkBook(book *RuleBook) error {
	var faults []error
	fault := func(wrong bool, format string, values ...any) {
		if wrong {
			faults = append(faults, fmt.Errorf(format, values...))
		}
	}
	consortium, project, grant := &book.Consortium, &book.Project, &book.Grant
	fault(book.Action == "" || book.CallYear == 0, "no action or call year")
	fault(!strings.HasPrefix(book.Version, fmt.Sprintf("%s-%d.", book.Action, book.CallYear)), "version %q is not <action>-<call year>.<edition>", book.Version)
	fault(consortium.MinOrganisations.Value < 1, "min_organisations below 1")
	fault(consortium.MinCountries.Value < 1, "min_countries below 1")
	fault(consortium.AddedValueCharacters.Value < 1, "added_value_characters below 1")
	length := project.Duration.Value
	fault(length.Min < 1 || length.Max < length.Min, "duration_months %d to %d", length.Min, length.Max)
	for _, clean := range length.Clean {
		fault(clean < length.Min || clean > length.Max, "clean duration %d outside %d to %d", clean, length.Min, length.Max)
	}
	for _, limit := range []*Value[money.Amount]{grant.PerMonth, grant.TotalMax, grant.TotalMin, grant.PerYear} {
		fault(limit != nil && limit.Value.Sign() <= 0, "a grant limit that is not positive")
	}
	fault(grant.TotalMax != nil && grant.TotalMin != nil && grant.TotalMin.Value.Cmp(grant.TotalMax.Value) > 0, "total_min above total_max")
	fault(grant.PerMonth != nil && grant.TotalMax == nil, "per_month without total_max")
	if sums := grant.LumpSums; sums != nil {
		fault(len(sums.Value) == 0 || sums.Value[0].Sign() <= 0, "lump_sums without a positive amount")
		fault(!slices.IsSortedFunc(sums.Value, money.Amount.Cmp), "lump_sums not ascending")
	}
	fault(len(book.Budget.Categories.Value) == 0, "no budget categories")
	for _, category := range book.Budget.Categories.Value {
		fault(!slices.Contains(BudgetCategories(), category), "unknown budget category %q", category)
	}
	for _, exclusion := range consortium.Excluded {
		fault(len(exclusion.Country) != 2, "excluded country %q", exclusion.Country)
	}
	if share := book.Budget.ManagementShare; share != nil {
		fault(share.Value.Sign() <= 0 || share.Value.Cmp(decimal.NewFromInt(1)) > 0, "project_management_share outside 0 to 1")
	}
	return errors.Join(faults...)
}

// decodeCountries reads the countries of one call.
func decodeCountries(data []byte, sources map[string]Source) (*CountryList, error) {
	list := &CountryList{}
	if err := strict(data, list, sources); err != nil {
		return nil, err
	}
	if err := checkBases(reflect.ValueOf(list).Elem(), ""); err != nil {
		return nil, err
	}
	codes := list.Programme.Value
	switch {
	case list.CallYear == 0:
		return nil, errors.New("no call year")
	case list.Wording.Value != ProgrammeCountries && list.Wording.Value != AssociatedCountries:
		return nil, fmt.Errorf("unknown wording %q", list.Wording.Value)
	case len(codes) == 0 || !slices.IsSorted(codes) || len(slices.Compact(slices.Clone(codes))) != len(codes):
		return nil, errors.New("programme countries are not ascending and distinct")
	}
	return list, nil
}

// checkBases demands of every Basis in a decoded document a first day, a last
// day not before it, and a source. A value left out of the file has no first
// day, so it is found here too.
func checkBases(value reflect.Value, at string) error {
	switch value.Kind() {
	case reflect.Pointer:
		if value.IsNil() {
			return nil
		}
		return checkBases(value.Elem(), at)
	case reflect.Slice:
		var faults []error
		for i := range value.Len() {
			faults = append(faults, checkBases(value.Index(i), fmt.Sprintf("%s/%d", at, i)))
		}
		return errors.Join(faults...)
	case reflect.Struct:
		if basis, ok := reflect.TypeAssert[Basis](value); ok {
			return checkBasis(basis, at)
		}
		var faults []error
		for i := range value.NumField() {
			field := value.Type().Field(i)
			if !field.IsExported() {
				continue
			}
			below := at
			if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "" {
				below += "/" + name
			}
			faults = append(faults, checkBases(value.Field(i), below))
		}
		return errors.Join(faults...)
	default:
		return nil
	}
}

func checkBasis(basis Basis, at string) error {
	switch {
	case basis.Since.IsZero():
		return fmt.Errorf("%s: absent, or without since", at)
	case !basis.Until.IsZero() && basis.Until.Before(basis.Since):
		return fmt.Errorf("%s: until %s lies before since %s", at, basis.Until, basis.Since)
	case len(basis.Sources) == 0:
		return fmt.Errorf("%s: no source", at)
	}
	return nil
}
