package programme

// EvidenceRules say what proves a cost, and how long it is kept.
type EvidenceRules struct {
	Needed []Evidence `json:"needed,omitempty"`
	// KeepYears count from the final payment.
	KeepYears *Value[int] `json:"keep_years,omitzero"`
}

// Evidence is one document that a budget category needs.
type Evidence struct {
	Category string `json:"category"`
	// Document is one of EvidenceDocuments.
	Document string `json:"document"`
	// Tells are what stands in the document, in codes of EvidenceContents.
	Tells []string `json:"tells,omitempty"`
	Basis
}

// EvidenceDocuments returns the codes of the documents that prove a cost.
func EvidenceDocuments() []string {
	return []string{
		"none", "timesheet", "proof_of_employment", "participant_list", "agenda", "materials", "virtual_declaration", "certificate_of_attendance",
		"invoice",
	}
}

// EvidenceContents returns the codes of what may have to stand in a document.
func EvidenceContents() []string {
	return []string{
		"project_title", "project_number", "organisation", "person_name", "position", "staff_category", "month", "output_number", "total_days",
		"worker_signature", "manager_signature", "date", "event_name", "place", "participant_name", "participant_signature", "sending_organisation",
		"sending_address", "organiser_signature",
	}
}
