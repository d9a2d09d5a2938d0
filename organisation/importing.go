package organisation

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/reference"
	"konsortium/reference/sheet"
)

// importLimit is how long taking a whole list may last.
const importLimit = time.Minute

// PreviewImport tells what taking a list would do, and changes nothing.
func (s *Service) PreviewImport(ctx context.Context, content []byte) (*Plan, error) {
	ctx, cancel := context.WithTimeout(ctx, importLimit)
	defer cancel()
	if err := s.mayImport(ctx); err != nil {
		return nil, err
	}
	file, err := readList(content)
	if err != nil {
		return nil, err
	}
	var plan *Plan
	err = s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		register, err := tx.AllOrganisations()
		if err != nil {
			return err
		}
		plan, err = planImport(file, register)
		return err
	})
	return plan, err
}

// ImportInstitutions takes a list: every row that can be taken, in one
// transaction. Institutions that the list lacks stay; the same list again
// changes nothing.
func (s *Service) ImportInstitutions(ctx context.Context, content []byte) (*Plan, error) {
	ctx, cancel := context.WithTimeout(ctx, importLimit)
	defer cancel()
	// The file is read before the transaction, so that nobody waits for it; whoever may not import is told first.
	if err := s.mayImport(ctx); err != nil {
		return nil, err
	}
	file, err := readList(content)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(content)
	var plan *Plan
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ImportOrganisations, access.Resource{}); err != nil {
			return err
		}
		register, err := tx.AllOrganisations()
		if err != nil {
			return err
		}
		if plan, err = planImport(file, register); err != nil {
			return err
		}
		return take(tx, plan, hex.EncodeToString(digest[:]))
	})
	if err != nil {
		return nil, takenMeanwhile(err)
	}
	return plan, nil
}

func (s *Service) mayImport(ctx context.Context) error {
	return s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		return tx.Check(access.ImportOrganisations, access.Resource{})
	})
}

// take writes a plan. An import that changes nothing leaves no trace.
func take(tx *models.Tx, plan *Plan, digest string) error {
	var added []models.Organisation
	for _, row := range plan.Rows {
		switch row.Doing {
		case RowAdded:
			added = append(added, *row.after)
		case RowChanged:
			if err := tx.SaveOrganisation(row.after); err != nil {
				return err
			}
			entry := audit.Entry{Action: audit.OrganisationChanged, SubjectKind: "organisation", SubjectID: row.OrganisationID, Changes: row.Changes}
			if err := tx.Record(entry); err != nil {
				return err
			}
		}
	}
	if len(added) > 0 {
		if err := tx.AddOrganisations(added); err != nil {
			return err
		}
	}
	if plan.Added+plan.Changed == 0 {
		return nil
	}
	return tx.Record(audit.Entry{Action: audit.InstitutionsImported, SubjectKind: "file", SubjectID: digest, Changes: map[string]audit.Change{
		"added": {To: plan.Added}, "changed": {To: plan.Changed},
	}})
}

// readList turns the reasons why a file is not read into faults.
func readList(content []byte) (*ListFile, error) {
	file, err := ReadList(content)
	if err == nil {
		return file, nil
	}
	for _, known := range []struct {
		reason error
		kind   fault.Kind
		code   string
	}{
		{sheet.ErrEmpty, fault.Invalid, "file_empty"}, {sheet.ErrTooLarge, fault.TooLarge, "file_too_large"},
		{sheet.ErrOldExcel, fault.Invalid, "file_old_excel"}, {sheet.ErrEncrypted, fault.Invalid, "file_encrypted"},
		{sheet.ErrNotATable, fault.Invalid, "file_not_a_table"}, {sheet.ErrDamaged, fault.Invalid, "file_damaged"},
		{ErrNoList, fault.Invalid, "file_no_list"},
	} {
		if errors.Is(err, known.reason) {
			return nil, fault.New(known.kind, known.code, err.Error())
		}
	}
	return nil, err
}

// shippedSetting keeps the date of the shipped list that the register was last
// filled from.
const shippedSetting = "shipped_institutions_as_of"

// LoadShippedInstitutions fills the register from the list inside the program
// and tells how many it added. Once that has happened it does nothing, until a
// newer program ships a newer list; then it adds what is new and leaves the rest.
func (s *Service) LoadShippedInstitutions(ctx context.Context) (int, error) {
	ctx, cancel := context.WithTimeout(models.WithActor(ctx, access.Actor{System: true}), importLimit)
	defer cancel()
	asOf := shippedAsOf()
	loaded := ""
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) (err error) {
		loaded, err = tx.Setting(shippedSetting)
		return err
	})
	if err != nil || loaded == asOf {
		return 0, err
	}
	institutions, err := reference.Institutions()
	if err != nil {
		return 0, err
	}
	added := 0
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) (err error) {
		if added, err = addMissing(tx, institutions); err != nil {
			return err
		}
		return tx.SetSetting(shippedSetting, asOf)
	})
	if models.IsDuplicate(err) {
		// Another program that started in the same moment was first.
		return 0, nil
	}
	return added, err
}

// addMissing adds the institutions that the register does not know.
func addMissing(tx *models.Tx, institutions []reference.Institution) (int, error) {
	register, err := tx.AllOrganisations()
	if err != nil {
		return 0, err
	}
	present := newKnown(register)
	var rows []models.Organisation
	for _, one := range institutions {
		if match, code := present.find(one); match == nil && code == "" {
			rows = append(rows, *newRow(one, SourceShipped))
		}
	}
	if len(rows) == 0 {
		return 0, nil
	}
	if err := tx.AddOrganisations(rows); err != nil {
		return 0, err
	}
	return len(rows), tx.Record(audit.Entry{Action: audit.InstitutionsImported, SubjectKind: "shipped_list", SubjectID: SourceShipped, Changes: map[string]audit.Change{
		"added": {To: len(rows)},
	}})
}

func shippedAsOf() string {
	for _, source := range reference.Sources() {
		if source.Key == "institutions" {
			return source.AsOf
		}
	}
	return ""
}
