package batch_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"konsortium/eligibility/batch"
)

// tableOf makes a table of rows of text, as the reader of files hands it over.
func tableOf(rows ...[]string) batch.Table {
	sheet := batch.Sheet{Name: "Sheet1"}
	for i, cells := range rows {
		sheet.Rows = append(sheet.Rows, batch.Row{Number: i + 1, Cells: cells})
	}
	return batch.Table{Sheets: []batch.Sheet{sheet}}
}

func TestTheExampleHasTwelveProposalsOfEveryVerdict(t *testing.T) {
	want := map[string]string{
		"EX-01": "eligible", "EX-02": "not_eligible", "EX-03": "not_eligible", "EX-04": "eligible", "EX-05": "not_eligible", "EX-06": "undecided",
		"EX-07": "not_eligible", "EX-08": "not_eligible", "EX-09": "undecided", "EX-10": "not_eligible", "EX-11": "not_eligible", "EX-12": "eligible",
	}
	for _, language := range []string{"sv", "en"} {
		read := batch.Read(tableOf(batch.Example(language)...), batch.Choices{})
		assert.Empty(t, read.Lacks)
		assert.Empty(t, read.Notes)
		verdicts := make(map[string]string)
		for _, one := range read.Judge() {
			assert.Empty(t, one.Faults)
			verdicts[one.ID] = one.Verdict()
			t.Log(one.ID, one.Verdict(), one.Answer.Findings)
		}
		assert.Equal(t, want, verdicts, language)
	}
}
