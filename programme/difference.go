package programme

import (
	"reflect"
	"slices"
)

// Difference is one value that two editions of the rules do not share: Before is
// nil where it was added, After where it was taken away.
type Difference struct {
	Of     string
	Key    string
	Before *BookValue
	After  *BookValue
}

// Compare lists what differs between two editions, in the order of the first and
// then what only the second has. A value with another source, note or mark differs,
// even where it says the same; Says tells.
func Compare(before, after Rules) []Difference {
	old, now := Values(before), Values(after)
	var differences []Difference
	for i := range old {
		at := slices.IndexFunc(now, func(value BookValue) bool { return value.Of == old[i].Of && value.Key == old[i].Key })
		switch {
		case at < 0:
			differences = append(differences, Difference{Of: old[i].Of, Key: old[i].Key, Before: &old[i]})
		case !old[i].same(now[at]):
			differences = append(differences, Difference{Of: old[i].Of, Key: old[i].Key, Before: &old[i], After: &now[at]})
		}
	}
	for i := range now {
		if !slices.ContainsFunc(old, func(value BookValue) bool { return value.Of == now[i].Of && value.Key == now[i].Key }) {
			differences = append(differences, Difference{Of: now[i].Of, Key: now[i].Key, After: &now[i]})
		}
	}
	return differences
}

// Says reports whether the two editions say something else, and do not only rest
// it on something else.
func (d Difference) Says() bool {
	return d.Before == nil || d.After == nil || !reflect.DeepEqual(d.Before.Fields, d.After.Fields)
}

func (v BookValue) same(other BookValue) bool {
	return reflect.DeepEqual(v.Fields, other.Fields) && v.Since == other.Since && v.Until == other.Until && v.Confirmed == other.Confirmed &&
		v.Note == other.Note && slices.Equal(v.Sources, other.Sources)
}
