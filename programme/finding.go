package programme

// Severity says what a finding does to a proposal.
type Severity string

const (
	// Blocker makes the proposal not eligible.
	Blocker Severity = "blocker"
	// Warning is a breach of what the call recommends or of good planning.
	Warning Severity = "warning"
	// Note is information only.
	Note Severity = "note"
	// None belongs to CALL-NO-RULE-BOOK alone: nothing could be judged.
	None Severity = "none"
)

// Params are the values a message is built from, by stable names. They hold
// only int, string, []string, money.Amount and []money.Amount (text in JSON).
type Params map[string]any

// Source is where a rule or a value was read. Address is empty when the source
// is not on the web.
type Source struct {
	// ID is the key in data/sources.json; empty for a source from elsewhere.
	ID      string `json:"-"`
	Title   string `json:"title"`
	Address string `json:"address"`
}

// Finding is one rule's answer about one place in a proposal. Findings are
// results, never errors: a proposal may have any number of them.
type Finding struct {
	Rule     Rule     `json:"rule"`
	Severity Severity `json:"severity"`
	// Path is a JSON Pointer into the proposal, counted from 0
	// ("/organisations/2/eche"); empty for the proposal as a whole.
	Path   string `json:"path"`
	Params Params `json:"params"`
	// Source is the first source of the value the rule used.
	Source Source `json:"source"`
	// Wording is the words the call has for its countries; Message uses them.
	Wording Wording `json:"wording,omitzero"`
	// Confirmed is false when the value the rule used is from memory, inferred
	// or in conflict between sources: check it against the Programme Guide.
	Confirmed bool `json:"confirmed"`
}
