package models

// MandateRow is a partner with the name of the file of its mandate letter.
type MandateRow struct {
	PartnerRow
	DocumentName string
}

// Mandates lists the partners of a project in their order with the files of
// their mandate letters.
func (tx *Tx) Mandates(projectID string) ([]MandateRow, error) {
	partners, err := tx.Partners(projectID)
	if err != nil {
		return nil, err
	}
	var files []Document
	err = tx.gorm.Where("id IN (SELECT mandate_document_id FROM partners WHERE project_id = ?)", projectID).Find(&files).Error
	names := map[string]string{}
	for _, file := range files {
		names[file.ID] = file.Name
	}
	rows := make([]MandateRow, len(partners))
	for i, partner := range partners {
		rows[i] = MandateRow{PartnerRow: partner}
		if partner.MandateDocumentID != nil {
			rows[i].DocumentName = names[*partner.MandateDocumentID]
		}
	}
	return rows, err
}

// MandatesWithDocument counts the mandates that name a document.
func (tx *Tx) MandatesWithDocument(documentID string) (int64, error) {
	var count int64
	err := tx.gorm.Model(&Partner{}).Where("mandate_document_id = ?", documentID).Count(&count).Error
	return count, err
}
