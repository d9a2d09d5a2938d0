package programme

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// ValueChange sets one value of the rules, or takes it away.
type ValueChange struct {
	// At is the value's place, or one of Slots.
	At     string
	Remove bool
	// Fields are the parts by their names, as JSON values.
	Fields map[string]any
	Basis
}

// ChangeRules returns rules with the changes made, in their order, whole or not yet.
// The given rules stay as they are. BookFaults name what cannot be in the places
// "/0/fields/…", "/0/sources/…" of the changes; remaining says what the rules as a
// whole lack then.
func ChangeRules(rules Rules, changes []ValueChange) (changed Rules, remaining BookFaults, err error) {
	document, err := EncodeRules(rules)
	if err != nil {
		return Rules{}, nil, err
	}
	changed = rules
	for i, change := range changes {
		at := fmt.Sprintf("/%d", i)
		if !change.Remove {
			if faults := change.incomplete(at); faults != nil {
				return Rules{}, nil, faults
			}
		}
		written, place, err := change.write(document)
		if err != nil {
			return Rules{}, nil, relocated(err, change.At, at)
		}
		document = written
		if changed, remaining, err = ReadRules(document); err != nil {
			return Rules{}, nil, relocated(err, place, at)
		}
		if !change.Remove {
			if faults := within(remaining, place, at); faults != nil {
				return Rules{}, nil, faults
			}
		}
	}
	return changed, remaining, nil
}

// incomplete demands what the strict reader cannot, or would tell only after another
// fault: the reason of the change, its source, and a first day.
func (c ValueChange) incomplete(at string) error {
	var faults BookFaults
	if c.Since.IsZero() {
		faults = append(faults, BookFault{At: at + "/since", Code: "required"})
	}
	if len(c.Sources) == 0 {
		faults = append(faults, BookFault{At: at + "/sources", Code: "source_needed"})
	}
	if strings.TrimSpace(c.Note) == "" {
		faults = append(faults, BookFault{At: at + "/note", Code: "required"})
	}
	return faults.orNil()
}

// write makes the change in a document and returns where the value lies then.
func (c ValueChange) write(document []byte) ([]byte, string, error) {
	var tree any
	if err := json.Unmarshal(document, &tree); err != nil {
		return nil, "", err
	}
	steps := strings.Split(strings.TrimPrefix(c.At, "/"), "/")
	if len(steps) < 2 {
		return nil, "", BookFaults{{At: c.At, Code: "unknown_place"}}
	}
	holder, err := descend(tree, steps[:len(steps)-1], !c.Remove)
	if err != nil {
		return nil, "", err
	}
	last, place := steps[len(steps)-1], c.At
	switch held := holder.(type) {
	case map[string]any:
		if c.Remove {
			delete(held, last)
			break
		}
		if held[last], err = c.object(); err != nil {
			return nil, "", err
		}
		c.noLongerAbsent(tree)
	case *listPlace:
		if place, err = c.writeElement(held, last, tree); err != nil {
			return nil, "", err
		}
	}
	changed, err := json.Marshal(tree, json.Deterministic(true))
	return changed, place, err
}

// listPlace is a list and the object that holds it.
type listPlace struct {
	in   map[string]any
	name string
	at   string
}

func (l *listPlace) elements() []any {
	elements, _ := l.in[l.name].([]any)
	return elements
}

// descend walks to what holds the last step: an object, or a list within one.
// Objects that are not there yet are made for a value that is set.
func descend(tree any, steps []string, create bool) (any, error) {
	at, here := "", tree
	for i, step := range steps {
		object, ok := here.(map[string]any)
		if !ok {
			return nil, BookFaults{{At: at, Code: "unknown_place"}}
		}
		at += "/" + step
		next, found := object[step]
		if _, list := next.([]any); list || !found && i == len(steps)-1 && isList(at) {
			if i != len(steps)-1 {
				return nil, BookFaults{{At: at, Code: "unknown_place"}}
			}
			return &listPlace{in: object, name: step, at: at}, nil
		}
		if !found {
			if !create {
				return nil, BookFaults{{At: at, Code: "unknown_place"}}
			}
			next = map[string]any{}
			object[step] = next
		}
		here = next
	}
	if _, ok := here.(map[string]any); !ok {
		return nil, BookFaults{{At: at, Code: "unknown_place"}}
	}
	return here, nil
}

func isList(at string) bool { return keyFields(PlaceOf(at)) != nil }

// PlaceOf turns a pointer into a place ("/rule_book/grant/per_month" into "grant.per_month").
func PlaceOf(at string) string {
	var names []string
	for _, step := range strings.Split(strings.TrimPrefix(strings.TrimPrefix(at, "/"), "rule_book/"), "/") {
		if _, err := strconv.Atoi(step); err != nil && step != "-" {
			names = append(names, step)
		}
	}
	return strings.Join(names, ".")
}

// object is the value as the document holds it.
func (c ValueChange) object() (map[string]any, error) {
	object := map[string]any{"since": c.Since.String(), "confirmed": c.Confirmed, "note": strings.TrimSpace(c.Note)}
	if !c.Until.IsZero() {
		object["until"] = c.Until.String()
	}
	sources := make([]any, len(c.Sources))
	for i, source := range c.Sources {
		sources[i] = map[string]any{"title": strings.TrimSpace(source.Title), "address": strings.TrimSpace(source.Address)}
		for id, known := range shipped().sources {
			if known.Title == source.Title && known.Address == source.Address {
				sources[i] = id
			}
		}
	}
	object["sources"] = sources
	for name, value := range c.Fields {
		group, part, nested := strings.Cut(name, "/")
		if !nested {
			if _, reserved := object[name]; reserved {
				return nil, BookFaults{{At: c.At + "/" + name, Code: "unknown_member"}}
			}
			object[name] = inOrder(name, value)
			continue
		}
		inner, ok := object[group].(map[string]any)
		if !ok {
			inner = map[string]any{}
			object[group] = inner
		}
		inner[part] = value
	}
	if strings.HasSuffix(c.At, "/countries/programme") {
		object["value"] = ascending(object["value"])
	}
	return object, nil
}

// inOrder puts a list of countries in the order that the reader demands.
func inOrder(name string, value any) any {
	if name == "countries" {
		return ascending(value)
	}
	return value
}

func ascending(value any) any {
	list, ok := value.([]any)
	if !ok {
		return value
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return slices.CompactFunc(sorted, func(a, b any) bool { return fmt.Sprint(a) == fmt.Sprint(b) })
}

// writeElement sets, adds or takes away an element of a list, puts the list in
// order and returns where the element lies then.
func (c ValueChange) writeElement(list *listPlace, step string, tree any) (string, error) {
	elements := list.elements()
	index := len(elements)
	if step != "-" {
		number, err := strconv.Atoi(step)
		if err != nil || number < 0 || number >= len(elements) {
			return "", BookFaults{{At: c.At, Code: "unknown_place"}}
		}
		index = number
	}
	if c.Remove {
		if step == "-" {
			return "", BookFaults{{At: c.At, Code: "unknown_place"}}
		}
		list.in[list.name] = slices.Delete(elements, index, index+1)
		return c.At, nil
	}
	object, err := c.object()
	if err != nil {
		return "", err
	}
	if index == len(elements) {
		elements = append(elements, object)
	} else {
		elements[index] = object
	}
	const mark = "\x00changed"
	object[mark] = true
	names := keyFields(PlaceOf(list.at))
	slices.SortStableFunc(elements, func(a, b any) int { return compareKeys(names, a, b) })
	list.in[list.name] = elements
	for i, element := range elements {
		if one, ok := element.(map[string]any); ok && one[mark] != nil {
			delete(one, mark)
			c.noLongerAbsent(tree)
			return fmt.Sprintf("%s/%d", list.at, i), nil
		}
	}
	return c.At, nil
}

// compareKeys orders the elements of a list by their keys, numbers by size. Codes
// keep their order: theirs is the programme's.
func compareKeys(names []string, a, b any) int {
	one, _ := a.(map[string]any)
	other, _ := b.(map[string]any)
	for _, name := range names {
		x, numbers := one[name].(float64)
		y, both := other[name].(float64)
		order := 0
		if numbers && both {
			order = cmp.Compare(x, y)
		} else if name == "group" || name == "participants" {
			order = strings.Compare(fmt.Sprint(one[name]), fmt.Sprint(other[name]))
		}
		if order != 0 {
			return order
		}
	}
	return 0
}

// noLongerAbsent forgets why the value, or a group that it belongs to, was absent.
func (c ValueChange) noLongerAbsent(tree any) {
	root, _ := tree.(map[string]any)
	book, _ := root["rule_book"].(map[string]any)
	list, _ := book["absent"].([]any)
	of := PlaceOf(c.At)
	if list == nil || of == "absent" {
		return
	}
	book["absent"] = slices.DeleteFunc(list, func(one any) bool {
		absence, _ := one.(map[string]any)
		place, _ := absence["of"].(string)
		return place == of || strings.HasPrefix(of, place+".")
	})
}

// relocated turns what the reader says of a place in the document into faults at
// the change that put it there.
func relocated(err error, place, change string) error {
	var faults BookFaults
	if errors.As(err, &faults) {
		if faults[0].Code == "unknown_place" {
			return BookFaults{{At: change + "/at", Code: "unknown_place"}}
		}
		if moved := within(faults, place, change); moved != nil {
			return moved
		}
		return BookFaults{{At: change + "/at", Code: faults[0].Code, Params: faults[0].Params}}
	}
	var semantic *json.SemanticError
	if errors.As(err, &semantic) {
		code := "malformed"
		if errors.Is(err, json.ErrUnknownName) {
			code = "unknown_member"
		}
		if moved := within(BookFaults{{At: string(semantic.JSONPointer), Code: code}}, place, change); moved != nil {
			return moved
		}
		return BookFaults{{At: change + "/fields", Code: code}}
	}
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) {
		return BookFaults{{At: change + "/fields", Code: "malformed"}}
	}
	return err
}

// within keeps the faults at a place of the document, told by the change.
func within(faults BookFaults, place, change string) error {
	var kept BookFaults
	for _, fault := range faults {
		rest, inside := strings.CutPrefix(fault.At, place)
		if !inside || rest != "" && rest[0] != '/' {
			continue
		}
		part, _, _ := strings.Cut(strings.TrimPrefix(rest, "/"), "/")
		switch part {
		case "since", "until", "sources", "note", "confirmed":
		default:
			rest = "/fields" + rest
		}
		kept = append(kept, BookFault{At: change + rest, Code: fault.Code, Params: fault.Params})
	}
	return kept.orNil()
}
