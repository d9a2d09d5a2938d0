package batch

import (
	"strings"

	"konsortium/money"
	"konsortium/programme"
)

// Unread is why a cell cannot be read: a code such as "amount_ambiguous" with what a message about it needs. An empty code
// is no fault.
type Unread struct {
	Code   string
	Params map[string]any
}

// AmountColumn reads the amounts of one column of any table, in the way that proposals are read: what one cell leaves
// open, the others of its column may settle, and nothing is guessed.
type AmountColumn struct{ amounts *amounts }

// NewAmountColumn looks through a column first. Typed: the file stores numbers as numbers (XLSX).
func NewAmountColumn(written []string, typed bool) AmountColumn {
	return AmountColumn{newAmounts(spaced(written), "", typed)}
}

// Read reads one cell of the column that is not empty.
func (c AmountColumn) Read(written string) (money.Amount, Unread) {
	found := c.amounts.read(space(written))
	if found.amount == nil {
		return money.Amount{}, Unread{Code: found.fault, Params: found.params}
	}
	return *found.amount, Unread{}
}

// DateColumn reads the dates of one column, in the order of day and month that the column itself settles.
type DateColumn struct{ dates *dates }

// NewDateColumn looks through a column first. Date1904 is the date system of the file.
func NewDateColumn(written []string, date1904 bool) DateColumn {
	return DateColumn{newDates(spaced(written), "", date1904)}
}

// Read reads one cell of the column that is not empty.
func (c DateColumn) Read(written string) (programme.Date, Unread) {
	found := c.dates.read(space(written))
	return found.date, Unread{Code: found.fault, Params: found.params}
}

// space makes every kind of blank a plain one.
func space(written string) string {
	return strings.TrimSpace(strings.NewReplacer("\u00A0", " ", "\u202F", " ", "\u2009", " ").Replace(written))
}

func spaced(written []string) []string {
	plain := make([]string, len(written))
	for i, one := range written {
		plain[i] = space(one)
	}
	return plain
}
