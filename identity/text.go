package identity

import (
	"maps"
	"slices"
	"strings"
)

// clip keeps at most so many bytes of a text that is only shown, never cutting
// a character in two.
func clip(text string, most int) string {
	if len(text) <= most {
		return strings.ToValidUTF8(text, "")
	}
	return strings.ToValidUTF8(text[:most], "")
}

// sortedKeys gives keys in one order, so that two transactions lock alike.
func sortedKeys(keys map[string]int) []string {
	return slices.Sorted(maps.Keys(keys))
}
