package programme

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/shopspring/decimal"

	"konsortium/money"
)

// BookValue is one value of the rules as a reader or an editor meets it: what it
// says, in fields, and what stands behind it.
type BookValue struct {
	// At is a JSON Pointer into the document of EncodeRules.
	At string
	// Of is the place without the numbers of lists ("budget.staff_rates",
	// "countries.programme"); Key tells the values of one list apart.
	Of     string
	Key    string
	Fields []BookField
	Basis
}

// BookSlot is a place for a value that the rules do not have.
type BookSlot struct {
	// At ends in "/-" where a list takes one more.
	At     string
	Of     string
	Fields []BookField
}

// FieldKind says how a field is written and shown.
type FieldKind string

// The kinds of fields. Amounts and shares are texts ("0.25"), numbers whole.
const (
	AmountField    FieldKind = "amount"
	AmountsField   FieldKind = "amounts"
	NumberField    FieldKind = "number"
	NumbersField   FieldKind = "numbers"
	SwitchField    FieldKind = "switch"
	ShareField     FieldKind = "share"
	SharesField    FieldKind = "shares"
	CountryField   FieldKind = "country"
	CountriesField FieldKind = "countries"
	CodeField      FieldKind = "code"
	CodesField     FieldKind = "codes"
	TextField      FieldKind = "text"
)

// BookField is a part of a value. Name is its path within the value's object
// ("value", "value/min", "from_km").
type BookField struct {
	Name string
	Kind FieldKind
	// Options are what a code may be.
	Options []string
	// Optional: it may be left out.
	Optional bool
	// Value is a string, int, bool, []string or []int.
	Value any
}

// Values lists every value of the rules in the order of the document.
func Values(rules Rules) []BookValue {
	w := &valueWalk{}
	w.walkRules(rules)
	return w.values
}

// Slots lists every place of the rules that has no value, and of each list
// where one more may be added.
func Slots(rules Rules) []BookSlot {
	w := &valueWalk{}
	w.walkRules(rules)
	return w.slots
}

type valueWalk struct {
	values []BookValue
	slots  []BookSlot
}

func (w *valueWalk) walkRules(rules Rules) {
	if rules.Book != nil {
		w.walk(reflect.ValueOf(rules.Book).Elem(), "/rule_book", "")
	}
	if rules.Countries != nil {
		w.walk(reflect.ValueOf(rules.Countries).Elem(), "/countries", "countries")
	}
}

func hasBasis(kind reflect.Type) bool {
	if kind.Kind() != reflect.Struct {
		return false
	}
	_, found := kind.FieldByName("Basis")
	return found
}

func (w *valueWalk) walk(value reflect.Value, at, of string) {
	switch kind := value.Type(); {
	case kind.Kind() == reflect.Pointer && value.IsNil():
		w.absent(kind.Elem(), at, of)
	case kind.Kind() == reflect.Pointer:
		w.walk(value.Elem(), at, of)
	case kind.Kind() == reflect.Slice && hasBasis(kind.Elem()):
		for i := range value.Len() {
			w.walk(value.Index(i), fmt.Sprintf("%s/%d", at, i), of)
		}
		w.slots = append(w.slots, BookSlot{At: at + "/-", Of: of, Fields: fieldsOf(reflect.Zero(kind.Elem()), of)})
	case hasBasis(kind):
		one := BookValue{At: at, Of: of, Fields: fieldsOf(value, of), Basis: value.FieldByName("Basis").Interface().(Basis)}
		one.Key = keyOf(one)
		w.values = append(w.values, one)
	case kind.Kind() == reflect.Struct:
		w.walkFields(value, at, of)
	}
}

func (w *valueWalk) walkFields(value reflect.Value, at, of string) {
	for i := range value.NumField() {
		if name := jsonName(value.Type().Field(i)); name != "" && value.Type().Field(i).IsExported() {
			w.walk(value.Field(i), at+"/"+name, strings.TrimPrefix(of+"."+name, "."))
		}
	}
}

// absent notes the slots of a group or a value that is not there.
func (w *valueWalk) absent(kind reflect.Type, at, of string) {
	if hasBasis(kind) {
		w.slots = append(w.slots, BookSlot{At: at, Of: of, Fields: fieldsOf(reflect.Zero(kind), of)})
		return
	}
	if kind.Kind() != reflect.Struct {
		return
	}
	for i := range kind.NumField() {
		name := jsonName(kind.Field(i))
		if name == "" {
			continue
		}
		below, place := at+"/"+name, of+"."+name
		switch inner := kind.Field(i).Type; {
		case inner.Kind() == reflect.Pointer:
			w.absent(inner.Elem(), below, place)
		case inner.Kind() == reflect.Slice:
			w.absentElement(inner.Elem(), below, place)
		default:
			w.absent(inner, below, place)
		}
	}
}

func (w *valueWalk) absentElement(kind reflect.Type, at, of string) {
	if hasBasis(kind) {
		w.slots = append(w.slots, BookSlot{At: at + "/-", Of: of, Fields: fieldsOf(reflect.Zero(kind), of)})
	}
}

// fieldsOf lists the parts of a value beside its basis.
func fieldsOf(value reflect.Value, of string) []BookField {
	var fields []BookField
	for i := range value.NumField() {
		field := value.Type().Field(i)
		name := jsonName(field)
		if name == "" {
			continue
		}
		optional := strings.Contains(field.Tag.Get("json"), ",omit")
		if one, known := fieldOf(value.Field(i), of, name, optional); known {
			fields = append(fields, one)
			continue
		}
		for j := range field.Type.NumField() {
			part := field.Type.Field(j)
			one, _ := fieldOf(value.Field(i).Field(j), of, name+"/"+jsonName(part), strings.Contains(part.Tag.Get("json"), ",omit"))
			fields = append(fields, one)
		}
	}
	return fields
}

// fieldOf tells one part; false for a structure with parts of its own.
func fieldOf(value reflect.Value, of, name string, optional bool) (BookField, bool) {
	field := BookField{Name: name, Optional: optional}
	switch held := value.Interface().(type) {
	case money.Amount:
		field.Kind, field.Value = AmountField, held.String()
	case []money.Amount:
		field.Kind, field.Value = AmountsField, texts(held)
	case decimal.Decimal:
		field.Kind, field.Value = ShareField, held.String()
	case []decimal.Decimal:
		field.Kind, field.Value = SharesField, texts(held)
	case int:
		field.Kind, field.Value = NumberField, held
	case []int:
		field.Kind, field.Value = NumbersField, append([]int{}, held...)
	case bool:
		field.Kind, field.Value = SwitchField, held
	case []string:
		field.Kind, field.Value = CodesField, append([]string{}, held...)
		if field.Options = optionsOf(of, name); field.Options == nil {
			field.Kind = CountriesField
		}
	case string, Wording:
		field.Kind, field.Value = CodeField, value.String()
		if field.Options = optionsOf(of, name); field.Options == nil {
			field.Kind = TextField
			if name == "country" {
				field.Kind = CountryField
			}
		}
	default:
		return field, false
	}
	return field, true
}

func texts[T fmt.Stringer](of []T) []string {
	told := make([]string, len(of))
	for i, one := range of {
		told[i] = one.String()
	}
	return told
}

// optionsOf are the codes that a field takes; nil where it takes none.
func optionsOf(of, field string) []string {
	switch of + " " + field {
	case "project.types value":
		return ProjectTypes()
	case "activities.lengths type":
		return ActivityTypes()
	case "consortium.excluded organisation_types":
		return OrganisationTypes()
	case "budget.staff_rates group":
		return staffGroups()
	case "budget.learning_teaching_training.daily_support participants":
		return []string{"learners", "staff"}
	case "settlement.currency value/rate":
		return CurrencyRates()
	case "settlement.currency value/on":
		return CurrencyDays()
	case "evidence.needed document":
		return EvidenceDocuments()
	case "evidence.needed tells":
		return EvidenceContents()
	case "countries.wording value":
		return []string{string(ProgrammeCountries), string(AssociatedCountries)}
	case "budget.categories value", "transfers.from value", "transfers.never_grow value", "transfers.grow_freely value", "transfers.addendum value/from",
		"settlement.currency value/categories", "evidence.needed category":
		return BudgetCategories()
	default:
		return nil
	}
}

// keyFields name what tells the values of a list apart.
func keyFields(of string) []string {
	switch of {
	case "consortium.excluded", "countries.pending":
		return []string{"country"}
	case "activities.lengths":
		return []string{"type"}
	case "budget.transnational_meetings.bands", "budget.learning_teaching_training.travel":
		return []string{"from_km"}
	case "budget.staff_rates":
		return []string{"group"}
	case "budget.learning_teaching_training.daily_support":
		return []string{"participants", "from_day"}
	case "payments.models":
		return []string{"min_months"}
	case "settlement.reduction":
		return []string{"from_points"}
	case "evidence.needed":
		return []string{"category", "document"}
	case "absent":
		return []string{"of"}
	default:
		return nil
	}
}

func keyOf(value BookValue) string {
	var parts []string
	for _, name := range keyFields(value.Of) {
		for _, field := range value.Fields {
			if field.Name == name {
				parts = append(parts, fmt.Sprint(field.Value))
			}
		}
	}
	return strings.Join(parts, " ")
}
