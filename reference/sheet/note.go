package sheet

// RowNote names a row of a file, the cell in question (empty for the whole row) and the reason: as a stable code with
// parameters for the web application, and in English for the terminal. Row 0 stands for the whole file.
type RowNote struct {
	Row    int            `json:"row"`
	Cell   string         `json:"cell"`
	Code   string         `json:"code"`
	Params map[string]any `json:"params,omitempty"`
	Reason string         `json:"reason"`
}
