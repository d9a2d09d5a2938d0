package batch

import (
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// AppendLine appends one answer as a line of JSON, in the shape of `konsortium check --batch`. The line of a refused
// proposal is its row in the table.
func (j *Judged) AppendLine(to []byte, language string) []byte {
	if j.Proposal != nil {
		return append(j.Answer.AppendJSON(to, language), '\n')
	}
	to = append(to, '{')
	if j.ID != "" {
		to = append(append(to, `"id":`...), quoted(j.ID)...)
		to = append(to, ',')
	}
	to = append(to, `"line":`...)
	to = strconv.AppendInt(to, int64(j.Row), 10)
	reasons := make([]string, len(j.Faults))
	for i, fault := range j.Faults {
		reasons[i] = fault.Words(language)
	}
	to = append(append(to, `,"error":`...), quoted(strings.Join(reasons, " "))...)
	return append(to, "}\n"...)
}

func quoted(text string) []byte {
	line, err := jsontext.AppendQuote(nil, text)
	if err != nil {
		return []byte(`""`)
	}
	return line
}
