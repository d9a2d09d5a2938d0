package documents

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// Limits bound uploads, in bytes.
type Limits struct {
	// File is the largest file.
	File int64
	// Project is how much the documents of one project may take in all.
	Project int64
}

// DefaultLimits are 20 MiB for a file and 2 GiB for a project.
func DefaultLimits() Limits { return Limits{File: 20 << 20, Project: 2 << 30} }

// Service holds the use cases of documents.
type Service struct {
	db     *models.DB
	store  Store
	limits Limits
}

// New makes the service over an open store.
func New(db *models.DB, store Store, limits Limits) *Service {
	return &Service{db: db, store: store, limits: limits}
}

// Upload is a file to attach. With a report it belongs to the partner of that
// report, with a partner to that partner (its mandate letter), without either
// to the project itself.
type Upload struct {
	ProjectID string
	ReportID  string
	PartnerID string
	Name      string
	Content   []byte
}

// Attached is a document after an upload. Known tells that the same content was
// there already; then it is the document that was there.
type Attached struct {
	Document models.Document
	Known    bool
}

// Attach keeps a file and names it in its project. Its type is decided by its
// content. The same content twice in one project and organisation is one
// document. Too large a file and a full project are too_large.
func (s *Service) Attach(ctx context.Context, upload Upload) (*Attached, error) {
	row, err := s.examine(upload)
	if err != nil {
		return nil, err
	}
	// Asked before the bytes are kept, so that a stranger fills no disk.
	err = s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(upload.ProjectID)
		if err != nil {
			return err
		}
		return s.mayAttach(tx, project, upload, row)
	})
	if err != nil {
		return nil, err
	}
	if _, err := s.store.Put(ctx, bytes.NewReader(upload.Content)); err != nil {
		return nil, storeFault(err)
	}
	attached := &Attached{Document: *row}
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(upload.ProjectID)
		if err != nil {
			return err
		}
		if err := s.mayAttach(tx, project, upload, row); err != nil {
			return err
		}
		if upload.ReportID != "" {
			if err := tx.NoteAuthor(upload.ReportID); err != nil {
				return err
			}
		}
		standing, err := tx.DocumentByDigest(project.ID, row.OrganisationID, row.SHA256)
		if err == nil {
			attached = &Attached{Document: *standing, Known: true}
			return nil
		}
		if !fault.Is(err, fault.NotFound) {
			return err
		}
		if err := s.fits(tx, project.ID, row.SizeBytes); err != nil {
			return err
		}
		row.UploadedBy, row.UploadedAt = tx.Actor.UserID, tx.Now
		if err := tx.AddDocument(row); err != nil {
			return err
		}
		attached.Document = *row
		return s.record(tx, audit.DocumentAdded, nil, row)
	})
	if err != nil {
		return nil, err
	}
	return attached, nil
}

// examine decides what an upload is, before anything else is asked.
func (s *Service) examine(upload Upload) (*models.Document, error) {
	var fields fault.Fields
	name, err := CleanName(upload.Name)
	if err != nil {
		fields.Add("/name", "unfit_name", nil)
	}
	size := int64(len(upload.Content))
	kind, err := Examine(bytes.NewReader(upload.Content), size, s.limits.File)
	switch {
	case errors.Is(err, ErrTooLarge):
		return nil, fault.New(fault.TooLarge, "file_too_large", "The file is too large.").With("maximum", s.limits.File)
	case errors.Is(err, ErrType) && size == 0:
		fields.Add("", "file_empty", nil)
	case errors.Is(err, ErrType):
		fields.Add("", "file_type_refused", nil)
	case err != nil:
		return nil, err
	}
	if err := fields.Error(); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(upload.Content)
	row := &models.Document{
		ID: models.NewID(), ProjectID: &upload.ProjectID, Name: name, MediaType: string(kind), SizeBytes: size, SHA256: hex.EncodeToString(sum[:]),
	}
	if upload.ReportID != "" {
		row.ReportID = &upload.ReportID
	}
	return row, nil
}

// mayAttach checks who uploads where, and gives the document its organisation.
func (s *Service) mayAttach(tx *models.Tx, project *models.Project, upload Upload, row *models.Document) error {
	on := access.Resource{ProjectID: project.ID}
	reportID := upload.ReportID
	switch {
	case reportID == "" && upload.PartnerID != "":
		return mayAttachMandate(tx, on, upload.PartnerID, row)
	case reportID == "":
		return tx.Check(access.EditProject, on)
	}
	if err := tx.Check(access.ReadProject, on); err != nil {
		return err
	}
	report, partner, err := reportOf(tx, project.ID, reportID)
	if err != nil {
		return err
	}
	on.OrganisationID = partner.OrganisationID
	if err := access.CheckSeen(tx.Actor, access.ReadReports, on); err != nil {
		return err
	}
	if err := tx.Check(access.EditReport, on); err != nil {
		return err
	}
	if sent(report.Status) {
		return fault.New(fault.Conflict, "report_not_open", "The report is submitted or approved and does not change.").With("status", report.Status)
	}
	row.OrganisationID = &partner.OrganisationID
	return nil
}

// mayAttachMandate lets a partner's people and those who assemble the
// consortium attach a file to the partner.
func mayAttachMandate(tx *models.Tx, on access.Resource, partnerID string, row *models.Document) error {
	if err := tx.Check(access.ReadProject, on); err != nil {
		return err
	}
	partner, err := tx.Partner(on.ProjectID, partnerID)
	if err != nil {
		return err
	}
	on.OrganisationID = partner.OrganisationID
	row.OrganisationID = &partner.OrganisationID
	// A proof of payment comes from whoever keeps the project's cash.
	if access.Allowed(tx.Actor, access.ManageCash, access.Resource{ProjectID: on.ProjectID}) {
		return nil
	}
	return tx.Check(access.HandInMandate, on)
}

func reportOf(tx *models.Tx, projectID, reportID string) (*models.Report, *models.Partner, error) {
	report, err := tx.Report(projectID, reportID)
	if err != nil {
		return nil, nil, err
	}
	partner, err := tx.Partner(projectID, report.PartnerID)
	return report, partner, err
}

// sent tells that a report is out of its partner's hands.
func sent(status string) bool { return status == "submitted" || status == "approved" }

// fits tells whether a project has room for that many bytes more.
func (s *Service) fits(tx *models.Tx, projectID string, size int64) error {
	used, err := tx.DocumentBytes(projectID)
	if err != nil {
		return err
	}
	if used+size > s.limits.Project {
		return fault.New(fault.TooLarge, "project_storage_full", "The project has no room for this file.").
			With("maximum", s.limits.Project).With("left", max(s.limits.Project-used, 0))
	}
	return nil
}

// List gives one page of a project's documents: to a partner those of its own
// organisation.
func (s *Service) List(ctx context.Context, projectID string, request models.PageRequest) (models.Page[Listed], error) {
	var page models.Page[Listed]
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.ReadProject, access.Resource{ProjectID: project.ID}); err != nil {
			return err
		}
		rows, err := tx.Documents(projectID, access.ReachOf(tx.Actor, access.ReadDocuments), request)
		page.Next = rows.Next
		for _, row := range rows.Items {
			removable, err := s.removable(tx, &row.Document)
			if err != nil {
				return err
			}
			page.Items = append(page.Items, Listed{DocumentRow: row, Removable: removable == nil})
		}
		return err
	})
	return page, err
}

// Listed is a document in a list. Removable tells whether the actor may remove it.
type Listed struct {
	models.DocumentRow
	Removable bool
}

// Open gives a document and its content. The caller closes the content.
func (s *Service) Open(ctx context.Context, projectID, documentID string) (*models.Document, io.ReadCloser, error) {
	var row *models.Document
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		row, err = seen(tx, projectID, documentID)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	content, err := s.store.Open(ctx, row.SHA256)
	if err != nil {
		return nil, nil, storeFault(err)
	}
	return row, content, nil
}

// seen loads a document that the actor may read; another partner's does not exist.
func seen(tx *models.Tx, projectID, documentID string) (*models.Document, error) {
	on := access.Resource{ProjectID: projectID}
	if err := tx.Check(access.ReadProject, on); err != nil {
		return nil, err
	}
	row, err := tx.Document(projectID, documentID)
	if err != nil {
		return nil, err
	}
	if row.OrganisationID != nil {
		on.OrganisationID = *row.OrganisationID
	}
	return row, access.CheckSeen(tx.Actor, access.ReadDocuments, on)
}

// Remove hides a document that no cost line names and no submitted report holds.
// Its bytes stay in the store: the trail names them by their digest.
func (s *Service) Remove(ctx context.Context, projectID, documentID string) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := tx.LockProject(projectID); err != nil {
			return err
		}
		row, err := seen(tx, projectID, documentID)
		if err != nil {
			return err
		}
		refused, err := s.removable(tx, row)
		if err != nil {
			return err
		}
		if refused != nil {
			return refused
		}
		before := *row
		if err := tx.RemoveDocument(row); err != nil {
			return err
		}
		return s.record(tx, audit.DocumentRemoved, &before, row)
	})
}

// removable tells why the actor may not remove a document; refused is nil when
// nothing stands in the way.
func (s *Service) removable(tx *models.Tx, row *models.Document) (refused, err error) {
	on := access.Resource{ProjectID: *row.ProjectID}
	action := access.EditProject
	if row.OrganisationID != nil {
		action, on.OrganisationID = access.EditReport, *row.OrganisationID
		if row.ReportID == nil {
			action = access.HandInMandate
		}
	}
	if refused := tx.Check(action, on); refused != nil {
		return refused, nil
	}
	uses, err := tx.CostsWithDocument(row.ID)
	if err != nil {
		return nil, err
	}
	if uses > 0 {
		return fault.New(fault.Conflict, "document_in_use", "Cost lines name this document.").With("costs", uses), nil
	}
	mandates, err := tx.MandatesWithDocument(row.ID)
	if err != nil {
		return nil, err
	}
	if mandates > 0 {
		return fault.New(fault.Conflict, "document_is_mandate", "A mandate names this document."), nil
	}
	payments, err := tx.PaymentsWithDocument(row.ID)
	if err != nil {
		return nil, err
	}
	if payments > 0 {
		return fault.New(fault.Conflict, "document_is_payment", "A payment to a partner names this document."), nil
	}
	sheets, err := tx.SheetsWithDocument(row.ID)
	if err != nil {
		return nil, err
	}
	if sheets > 0 {
		return fault.New(fault.Conflict, "document_is_sheet", "A time sheet names this document."), nil
	}
	amendments, err := tx.AmendmentsWithDocument(*row.ProjectID, row.ID)
	if err != nil {
		return nil, err
	}
	if amendments > 0 {
		return fault.New(fault.Conflict, "document_of_amendment", "A change of the budget names this document."), nil
	}
	if row.ReportID == nil {
		return nil, nil
	}
	report, err := tx.Report(*row.ProjectID, *row.ReportID)
	if err != nil {
		return nil, err
	}
	if sent(report.Status) {
		return fault.New(fault.Conflict, "report_not_open", "The report is submitted or approved and does not change.").With("status", report.Status), nil
	}
	return nil, nil
}

func (s *Service) record(tx *models.Tx, action audit.Action, before, after *models.Document) error {
	entry := audit.Entry{ProjectID: *after.ProjectID, Action: action, SubjectKind: "document", SubjectID: after.ID}
	if after.OrganisationID != nil {
		partner, err := tx.PartnerOf(*after.ProjectID, *after.OrganisationID)
		if err != nil {
			return err
		}
		entry.PartnerID = partner.ID
	}
	if before == nil {
		return tx.RecordChange(entry, nil, after)
	}
	return tx.RecordChange(entry, before, after)
}

// storeFault turns what went wrong in the store into an answer that tells nothing
// of the surroundings.
func storeFault(err error) error {
	switch {
	case errors.Is(err, ErrFull):
		return fault.New(fault.Unavailable, "storage_full", "There is no room to keep the file. Nothing was changed.").Because(err)
	case errors.Is(err, ErrNotStored):
		return fault.New(fault.Unavailable, "file_missing", "The content of the file is not in the store.").Because(err)
	default:
		return fault.New(fault.Unavailable, "storage_unavailable", "The store of files does not answer. Nothing was changed.").Because(err)
	}
}
