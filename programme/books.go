package programme

import (
	"slices"
	"sort"
)

// Books returns every shipped rule book, by action and call year.
func Books() []*RuleBook { return slices.Clone(shipped().books) }

// For returns the shipped rule book of an action ("KA203") and a call year.
// The book is shared: a caller reads it and changes nothing.
func For(action string, callYear int) (*RuleBook, bool) {
	books := shipped().books
	at := sort.Search(len(books), func(i int) bool {
		if books[i].Action != action {
			return books[i].Action > action
		}
		return books[i].CallYear >= callYear
	})
	if at == len(books) || books[at].Action != action || books[at].CallYear != callYear {
		return nil, false
	}
	return books[at], true
}

// Actions returns the actions there are rule books for, in order.
func Actions() []string {
	var actions []string
	for _, book := range shipped().books {
		if len(actions) == 0 || actions[len(actions)-1] != book.Action {
			actions = append(actions, book.Action)
		}
	}
	return actions
}

// Countries returns the countries of a call year. The list is shared: a caller
// reads it and changes nothing.
func Countries(callYear int) (*CountryList, bool) {
	for _, list := range shipped().countries {
		if list.CallYear == callYear {
			return list, true
		}
	}
	return nil, false
}
