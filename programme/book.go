package programme

// Basis is what stands behind a value of a rule book: the days it holds for,
// where it was read, and whether the reading is sure.
type Basis struct {
	Since Date `json:"since,omitzero"`
	// Until is the last day the value holds; zero when no end is known.
	Until   Date     `json:"until,omitzero"`
	Sources []Source `json:"sources"`
	// Confirmed is false for a value from memory, inferred, or in conflict
	// between sources. It is used all the same, and shown as unconfirmed.
	Confirmed bool   `json:"confirmed"`
	Note      string `json:"note,omitzero"`
}

// Source returns the first source, which is the one a finding cites.
func (b Basis) Source() Source {
	if len(b.Sources) == 0 {
		return Source{}
	}
	return b.Sources[0]
}

// Holds reports whether the value holds on the given day.
func (b Basis) Holds(on Date) bool {
	return !on.Before(b.Since) && (b.Until.IsZero() || !on.After(b.Until))
}

// Value is one value of a rule book with its basis.
type Value[T any] struct {
	Value T `json:"value"`
	Basis
}

// RuleBook is what one call of one action demands. A book is shared by all
// readers: nobody changes one. An absent (nil) value means that the call has
// no such limit or that nothing is known; a present one is never zero.
type RuleBook struct {
	// Action is the programme's name of the action, "KA203" or "KA220-HED".
	Action   string `json:"action"`
	CallYear int    `json:"call_year"`
	// Version names this edition of the book ("KA203-2019.1"). It changes with
	// every change of a value; approved figures keep the version they were
	// made with.
	Version    string          `json:"version"`
	Consortium ConsortiumRules `json:"consortium"`
	Project    ProjectRules    `json:"project"`
	Activities ActivityRules   `json:"activities,omitzero"`
	Grant      GrantRules      `json:"grant"`
	Budget     BudgetRules     `json:"budget"`
	Transfers  *TransferRules  `json:"transfers,omitzero"`
	Payments   *PaymentRules   `json:"payments,omitzero"`
	Settlement SettlementRules `json:"settlement,omitzero"`
	Evidence   EvidenceRules   `json:"evidence,omitzero"`
	// Absent are values that other books have and this one has not, each with
	// the reason: the call has none, or nobody found it.
	Absent []Absence `json:"absent,omitempty"`
}

// Absence says why a book has no such value.
type Absence struct {
	// Of is the place of the value in a book, its names joined by full stops
	// ("budget.staff_rates").
	Of string `json:"of"`
	// None: the call is known to have no such value. Otherwise it was looked
	// for and not found.
	None bool `json:"none"`
	Basis
}

// Lacks returns why the book has no value at a place; nil when it says nothing.
func (b *RuleBook) Lacks(of string) *Absence {
	for i := range b.Absent {
		if b.Absent[i].Of == of {
			return &b.Absent[i]
		}
	}
	return nil
}
