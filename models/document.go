package models

import (
	"konsortium/access"

	"gorm.io/gorm"
)

// Document loads one document of a project that was not removed.
func (tx *Tx) Document(projectID, id string) (*Document, error) {
	if !ValidID(id) || !ValidID(projectID) {
		return find[Document](tx, "document", "")
	}
	return first(tx.gorm.Where("id = ? AND project_id = ? AND removed_at IS NULL", id, projectID), "document", new(Document))
}

// DocumentByDigest loads the document with a content that an organisation, or
// with nil the project itself, has in a project.
func (tx *Tx) DocumentByDigest(projectID string, organisationID *string, digest string) (*Document, error) {
	query := tx.gorm.Where("project_id = ? AND sha256 = ? AND removed_at IS NULL", projectID, digest)
	if organisationID == nil {
		query = query.Where("organisation_id IS NULL")
	} else {
		query = query.Where("organisation_id = ?", *organisationID)
	}
	return first(query.Order("uploaded_at, id"), "document", new(Document))
}

// AddDocument inserts a document.
func (tx *Tx) AddDocument(row *Document) error { return tx.insert(row) }

// RemoveDocument hides a document. The row stays, because the trail names it.
func (tx *Tx) RemoveDocument(row *Document) error {
	row.RemovedAt = &tx.Now
	return tx.gorm.Model(row).Where("removed_at IS NULL").Update("removed_at", tx.Now).Error
}

// DocumentBytes is how much the documents of a project take, in bytes.
func (tx *Tx) DocumentBytes(projectID string) (int64, error) {
	var total int64
	err := tx.gorm.Model(&Document{}).Where("project_id = ? AND removed_at IS NULL", projectID).
		Select("COALESCE(SUM(size_bytes), 0)").Scan(&total).Error
	return total, err
}

// CostsWithDocument counts the cost lines, and the corrections of them, that name a document.
func (tx *Tx) CostsWithDocument(documentID string) (int64, error) {
	var lines, corrections int64
	if err := tx.gorm.Model(&CostDocument{}).Where("document_id = ?", documentID).Count(&lines).Error; err != nil {
		return 0, err
	}
	err := tx.gorm.Model(&CostCorrection{}).Where("document_id = ?", documentID).Count(&corrections).Error
	return lines + corrections, err
}

// DocumentRow is a document with the name of whoever uploaded it, and how often
// cost lines name it.
type DocumentRow struct {
	Document
	UploadedByName string
	Uses           int64
}

// Documents lists one page of a project's documents, as far as the reach goes.
// A reach over one's own organisation holds that organisation's documents only.
func (tx *Tx) Documents(projectID string, reach access.Reach, request PageRequest) (Page[DocumentRow], error) {
	organisations, all := reach.Within(projectID)
	if !all && len(organisations) == 0 {
		return Page[DocumentRow]{}, nil
	}
	query := tx.documentRows().Where("project_id = ? AND removed_at IS NULL", projectID)
	if !all {
		query = query.Where("organisation_id IN ?", organisations)
	}
	return pageOf(query, request, []order[DocumentRow]{
		{name: "uploadedAt", column: "uploaded_at", moment: true, value: func(row *DocumentRow) any { return row.UploadedAt }, id: func(row *DocumentRow) string { return row.ID }},
		{name: "name", column: "name", value: func(row *DocumentRow) any { return row.Name }, id: func(row *DocumentRow) string { return row.ID }},
	})
}

// ReportDocuments lists the documents attached to a report and those its cost
// lines name.
func (tx *Tx) ReportDocuments(reportID string) ([]DocumentRow, error) {
	var rows []DocumentRow
	err := tx.documentRows().
		Where(`removed_at IS NULL AND (report_id = ? OR id IN (SELECT cost_documents.document_id FROM cost_documents
			JOIN cost_lines ON cost_lines.id = cost_documents.cost_id WHERE cost_lines.report_id = ?))`, reportID, reportID).
		Order("uploaded_at, id").Find(&rows).Error
	return rows, err
}

func (tx *Tx) documentRows() *gorm.DB {
	return tx.gorm.Table("documents").
		Select(`documents.*, (SELECT users.name FROM users WHERE users.id = documents.uploaded_by) AS uploaded_by_name,
			(SELECT COUNT(*) FROM cost_documents WHERE cost_documents.document_id = documents.id) AS uses`)
}
