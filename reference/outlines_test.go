package reference

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheOutlinesOfTheMapAreAsManyAsTheirSourceTells(t *testing.T) {
	text, err := os.ReadFile("../frontend/src/features/consortium/map/outlines.json")
	require.NoError(t, err)
	var countries map[string][][]int
	require.NoError(t, json.Unmarshal(text, &countries))
	assert.Len(t, countries, Outlines().Rows)
	for _, code := range []string{"SE", "FI", "MT", "LI", "LU", "CY", "IS", "RS", "MK", "TR", "XK", "UA"} {
		assert.NotEmpty(t, countries[code], code)
	}
}
