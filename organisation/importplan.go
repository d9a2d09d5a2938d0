package organisation

import (
	"fmt"

	"konsortium/audit"
	"konsortium/models"
	"konsortium/programme"
	"konsortium/reference"
	"konsortium/reference/sheet"
)

// What an import does with a row.
const (
	RowAdded     = "added"
	RowChanged   = "changed"
	RowUnchanged = "unchanged"
)

// PlannedRow is one row that an import takes.
type PlannedRow struct {
	Row     int
	Doing   string
	Name    string
	Country string
	// OrganisationID is empty for a row that is added.
	OrganisationID string
	Changes        map[string]audit.Change
	before, after  *models.Organisation
}

// Plan is what taking a list would do to the register as it stands.
type Plan struct {
	File      *ListFile
	Rows      []PlannedRow
	Added     int
	Changed   int
	Unchanged int
	Refused   []sheet.RowNote
	Warnings  []sheet.RowNote
}

// planImport compares a list with the register. The PIC decides which
// organisation a row is, without it the OID, then the Erasmus code.
func planImport(file *ListFile, register []models.Organisation) (*Plan, error) {
	plan := &Plan{File: file}
	notes := ListFile{Refused: file.Refused, Warnings: file.Warnings}
	known := newKnown(register)
	met := make(map[string]int)
	for _, row := range file.Rows {
		match, code := known.find(row.Institution)
		if code != "" {
			notes.refuse(row.Row, "", code, map[string]any{"name": row.Institution.Name})
			continue
		}
		if match == nil {
			added := newRow(row.Institution, SourceImport)
			plan.Rows = append(plan.Rows, PlannedRow{Row: row.Row, Doing: RowAdded, Name: added.Name, Country: added.Country, after: added})
			plan.Added++
			known.warnShared(&notes, row, "")
			continue
		}
		if earlier, twice := met[match.ID]; twice {
			notes.refuse(row.Row, "", "doubled_in_register", map[string]any{"name": row.Institution.Name, "row": earlier, "other": match.Name})
			continue
		}
		met[match.ID] = row.Row
		planned, err := planRow(row, match)
		if err != nil {
			return nil, err
		}
		if planned.Doing == RowChanged {
			plan.Changed++
			known.warnShared(&notes, row, match.ID)
		} else {
			plan.Unchanged++
		}
		plan.Rows = append(plan.Rows, planned)
	}
	plan.Refused, plan.Warnings = notes.Refused, notes.Warnings
	return plan, nil
}

func planRow(row ListRow, match *models.Organisation) (PlannedRow, error) {
	after := *match
	merge(&after, row.Institution)
	changes, err := audit.Diff(match, &after)
	if err != nil {
		return PlannedRow{}, err
	}
	planned := PlannedRow{Row: row.Row, Doing: RowUnchanged, Name: after.Name, Country: after.Country, OrganisationID: match.ID}
	if len(changes) > 0 {
		index(&after)
		planned.Doing, planned.Changes, planned.before, planned.after = RowChanged, changes, match, &after
	}
	return planned, nil
}

// newRow makes an institution of the register from a row of a list.
func newRow(one reference.Institution, source string) *models.Organisation {
	row := &models.Organisation{
		ID: models.NewID(), Type: "higher_education_institution", Status: models.OrganisationActive, Source: source, AlsoKnownAs: one.AlsoKnownAs,
	}
	merge(row, one)
	if one.Place != nil {
		row.Latitude, row.Longitude, row.PlaceName = &one.Place.Latitude, &one.Place.Longitude, one.Place.Name
	}
	index(row)
	return row
}

// merge writes what a list says over what the register knows. Where the list
// says nothing, the register keeps what it has.
func merge(row *models.Organisation, one reference.Institution) {
	for _, field := range []struct {
		target *string
		said   string
	}{
		{&row.Name, one.Name}, {&row.Street, one.Street}, {&row.PostCode, one.PostCode}, {&row.Website, one.Website}, {&row.Country, one.Country},
	} {
		if field.said != "" {
			*field.target = field.said
		}
	}
	for _, field := range []struct {
		target **string
		said   string
	}{{&row.PIC, one.PIC}, {&row.OID, one.OID}, {&row.ErasmusCode, one.ErasmusCode}} {
		if field.said != "" && text(*field.target) != field.said {
			*field.target = optional(field.said)
		}
	}
	if one.CityPublished != "" && one.CityPublished != row.CityPublished {
		if !reference.SameLetters(row.City, one.City) {
			row.City, row.Latitude, row.Longitude, row.PlaceName = one.City, nil, nil, ""
		}
		row.CityPublished = one.CityPublished
	}
	for _, field := range []struct {
		target *programme.Date
		said   string
	}{{&row.CharterFrom, one.CharterFrom}, {&row.CharterUntil, one.CharterUntil}} {
		if date, err := programme.Parse(field.said); err == nil {
			*field.target = date
		}
	}
}

// known finds organisations of the register by identifier.
type known struct {
	pics, oids, codes map[string][]*models.Organisation
}

func newKnown(register []models.Organisation) known {
	k := known{pics: make(map[string][]*models.Organisation), oids: make(map[string][]*models.Organisation), codes: make(map[string][]*models.Organisation)}
	for i := range register {
		row := &register[i]
		for _, one := range []struct {
			index map[string][]*models.Organisation
			key   string
		}{{k.pics, text(row.PIC)}, {k.oids, text(row.OID)}, {k.codes, reference.ErasmusCodeKey(text(row.ErasmusCode))}} {
			if one.key != "" {
				one.index[one.key] = append(one.index[one.key], row)
			}
		}
	}
	return k
}

// find gives the organisation that a row is, nil for a new one, or the code of
// why it cannot be told.
func (k known) find(one reference.Institution) (*models.Organisation, string) {
	if one.PIC != "" {
		if found := k.pics[one.PIC]; len(found) > 0 {
			return found[0], ""
		}
	}
	// Where both sides have a PIC, or both an OID, and they differ, these are two organisations.
	var candidates []*models.Organisation
	for _, row := range k.oids[one.OID] {
		if one.PIC == "" || row.PIC == nil {
			candidates = append(candidates, row)
		}
	}
	if len(candidates) == 0 {
		for _, row := range k.codes[reference.ErasmusCodeKey(one.ErasmusCode)] {
			if (one.PIC == "" || row.PIC == nil) && (one.OID == "" || row.OID == nil) {
				candidates = append(candidates, row)
			}
		}
	}
	switch len(candidates) {
	case 0:
		return nil, ""
	case 1:
		return candidates[0], ""
	}
	return nil, "identity_ambiguous"
}

// warnShared names an OID or Erasmus code that another organisation of the
// register carries too.
func (k known) warnShared(notes *ListFile, row ListRow, own string) {
	one := row.Institution
	for _, shared := range []struct {
		field Field
		found []*models.Organisation
	}{{FieldOID, k.oids[one.OID]}, {FieldErasmusCode, k.codes[reference.ErasmusCodeKey(one.ErasmusCode)]}} {
		for _, other := range shared.found {
			if other.ID != own {
				notes.warn(row.Row, row.cells[shared.field], fmt.Sprintf("register_%s", shared.field), map[string]any{
					"name": one.Name, "value": identifierOf(one, shared.field), "other": other.Name,
				})
				break
			}
		}
	}
}
