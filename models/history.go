package models

// HistoryRow is an entry of a project's trail with who acted; the name is empty
// for the program itself and for a person who was erased.
type HistoryRow struct {
	AuditEntry
	ActorName string
}

// HistoryReach is the part of a project's trail that a reader may see.
type HistoryReach struct {
	// Everything is the whole trail, refused attempts too.
	Everything bool
	// PartnerIDs are the partners whose own entries are shown beside those
	// that belong to the project as a whole.
	PartnerIDs []string
	// Candidates tells whether entries about candidates and the invitations to
	// them are shown.
	Candidates bool
}

// candidateSubjects are the kinds of records that only some readers of a
// project know of.
func candidateSubjects() []string { return []string{"candidate", "participation_invitation"} }

// wholeSubjects are the kinds of records that speak of every partner's money at
// once, or of scenarios and changes of the plan.
func wholeSubjects() []string {
	return []string{"instalment", "settlement", "budget_variant", "budget_variant_line", "scenario", "amendment"}
}

// ProjectHistory lists the trail of a project by number, or that of one of its
// records when a subject is given.
func (tx *Tx) ProjectHistory(projectID, subjectID string, reach HistoryReach, request PageRequest) (Page[HistoryRow], error) {
	entries := tx.gorm.Table("audit_entries").
		Select("audit_entries.*, COALESCE(users.name, '') AS actor_name").
		Joins("LEFT JOIN users ON users.id = audit_entries.actor_id").
		Where("audit_entries.chain = ? AND audit_entries.project_id = ?", projectID, projectID)
	if !reach.Everything {
		entries = entries.Where("audit_entries.partner_id IN ? AND audit_entries.outcome = 'done' AND audit_entries.subject_kind NOT IN ?", append([]string{""}, reach.PartnerIDs...), wholeSubjects())
	}
	if !reach.Candidates {
		entries = entries.Where("audit_entries.subject_kind NOT IN ?", candidateSubjects())
	}
	if subjectID != "" {
		entries = entries.Where("audit_entries.subject_id = ?", subjectID)
	}
	return pageOf(tx.gorm.Table("(?) AS trail", entries), request, []order[HistoryRow]{{
		name: "number", column: "seq",
		value: func(row *HistoryRow) any { return row.Seq },
		id:    func(row *HistoryRow) string { return row.ID },
	}})
}
