package organisation

import (
	"context"
	"slices"
	"strings"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

func sortedWords(folded string) []string {
	words := strings.Fields(folded)
	slices.Sort(words)
	return words
}

// AddOrganisation enters an organisation. An identifier that stands in the
// register is refused with the organisation that carries it; a name that
// resembles another one of the country is refused with those, unless the
// person has looked and says that it is another one.
func (s *Service) AddOrganisation(ctx context.Context, entered Details, lookedAtSimilar bool) (*models.Organisation, error) {
	details, invalid := entered.tidy()
	var row models.Organisation
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.AddOrganisation, access.Resource{}); err != nil {
			return err
		}
		if invalid != nil {
			return invalid
		}
		if err := refuseDuplicate(tx, details, nil); err != nil {
			return err
		}
		if !lookedAtSimilar {
			similar, err := similarNames(tx, details.Country, details.Name)
			if err != nil {
				return err
			}
			if len(similar) > 0 {
				return fault.New(fault.Conflict, "organisation_similar", "An organisation with almost this name is in the register.").With("similar", similar)
			}
		}
		row = models.Organisation{ID: models.NewID(), Status: models.OrganisationActive, Source: SourceEntered}
		details.write(&row)
		if err := tx.AddOrganisation(&row); err != nil {
			return takenMeanwhile(err)
		}
		return tx.RecordChange(audit.Entry{Action: audit.OrganisationAdded, SubjectKind: "organisation", SubjectID: row.ID}, nil, &row)
	})
	if err != nil {
		return nil, err
	}
	return &row, nil
}

// EditOrganisation changes what is entered of an organisation, if the version
// that the editor saw still stands.
func (s *Service) EditOrganisation(ctx context.Context, id string, version int64, entered Details) (*models.Organisation, error) {
	details, invalid := entered.tidy()
	var row *models.Organisation
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.EditOrganisation, access.Resource{}); err != nil {
			return err
		}
		var err error
		if row, err = tx.Organisation(id); err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if invalid != nil {
			return invalid
		}
		if err := refuseDuplicate(tx, details, row); err != nil {
			return err
		}
		before := *row
		details.write(row)
		if err := tx.SaveOrganisation(row); err != nil {
			return takenMeanwhile(err)
		}
		return tx.RecordChange(audit.Entry{Action: audit.OrganisationChanged, SubjectKind: "organisation", SubjectID: row.ID}, &before, row)
	})
	if err != nil {
		return nil, err
	}
	return row, nil
}

// takenMeanwhile tells of a PIC that someone else entered in the same moment.
func takenMeanwhile(err error) error {
	if models.IsDuplicate(err) {
		return fault.New(fault.Conflict, "organisation_exists", "An organisation with this identifier is in the register.").With("field", "pic").Because(err)
	}
	return err
}
