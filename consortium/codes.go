package consortium

import (
	"slices"

	"konsortium/eligibility"
)

// Objectives lists the codes of what a project may aim at, as the source
// document of the action names them (O1 to O6).
func Objectives() []string { return []string{"O1", "O2", "O3", "O4", "O5", "O6"} }

// ActivityTypes lists the codes of what a project may do (A1 to A8 of the
// source document; A0 is anything else, because its list is open).
func ActivityTypes() []string {
	return []string{"A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"}
}

// Sectors lists the education sectors that a project may cover.
func Sectors() []string {
	return []string{"higher_education", "school_education", "vocational_education", "adult_education", "youth"}
}

// agendaPriorities is how many priorities the modernisation agenda has.
const agendaPriorities = 5

// Roles lists what a partner may be in a consortium.
func Roles() []string {
	return []string{string(eligibility.Coordinator), string(eligibility.Partner), string(eligibility.Associated)}
}

// Mandates lists how far a mandate letter may have come.
func Mandates() []string {
	return []string{string(eligibility.MandateNone), string(eligibility.MandateRequested), string(eligibility.MandateReceived), string(eligibility.MandateSigned)}
}

// inOrder gives the chosen codes in the order of their list, each once, and the
// place of the first that is not in the list, -1 for none.
func inOrder(chosen, all []string) ([]string, int) {
	for at, code := range chosen {
		if !slices.Contains(all, code) {
			return nil, at
		}
	}
	ordered := []string{}
	for _, code := range all {
		if slices.Contains(chosen, code) {
			ordered = append(ordered, code)
		}
	}
	return ordered, -1
}
