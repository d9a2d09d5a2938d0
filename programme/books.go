package programme

import (
	"slices"
	"sort"
)

// Books returns the newest edition of every shipped rule book, by action and
// call year.
func Books() []*RuleBook {
	return slices.DeleteFunc(slices.Clone(shipped().books), func(book *RuleBook) bool {
		newest, _ := For(book.Action, book.CallYear)
		return newest != book
	})
}

// Editions returns every shipped edition of every rule book, by action, call
// year and edition.
func Editions() []*RuleBook { return slices.Clone(shipped().books) }

// For returns the newest shipped rule book of an action ("KA203") and a call
// year. The book is shared: a caller reads it and changes nothing.
func For(action string, callYear int) (*RuleBook, bool) {
	books := shipped().books
	after := sort.Search(len(books), func(i int) bool {
		if books[i].Action != action {
			return books[i].Action > action
		}
		return books[i].CallYear > callYear
	})
	if after == 0 || books[after-1].Action != action || books[after-1].CallYear != callYear {
		return nil, false
	}
	return books[after-1], true
}

// Edition returns the shipped rule book with a version ("KA203-2019.1"). The
// book is shared.
func Edition(version string) (*RuleBook, bool) {
	for _, book := range shipped().books {
		if book.Version == version {
			return book, true
		}
	}
	return nil, false
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
