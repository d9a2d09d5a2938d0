package organisation

import "konsortium/reference"

// identities remembers which institutions a file has already named.
type identities struct {
	pics, oids, codes map[string]ListRow
}

func newIdentities() *identities {
	return &identities{pics: make(map[string]ListRow), oids: make(map[string]ListRow), codes: make(map[string]ListRow)}
}

// admit takes a row unless its identity stands in an earlier one: the PIC decides, without it the OID, without both the
// Erasmus code. Another identifier that an institution with a different PIC already carries is only worth a warning.
func (s *identities) admit(file *ListFile, row ListRow) bool {
	one := row.Institution
	code := reference.ErasmusCodeKey(one.ErasmusCode)
	earlier, field, doubled := s.decisive(one, code)
	if doubled {
		file.refuse(row.Row, row.cells[field], "doubled_"+string(field), map[string]any{
			"name": one.Name, "value": identifierOf(one, field), "row": earlier.Row, "other": earlier.Institution.Name,
		})
		return false
	}
	for _, other := range []struct {
		field Field
		index map[string]ListRow
		key   string
	}{{FieldOID, s.oids, one.OID}, {FieldErasmusCode, s.codes, code}} {
		if other.key == "" {
			continue
		}
		if earlier, ok := other.index[other.key]; ok {
			file.warn(row.Row, row.cells[other.field], "shared_"+string(other.field), map[string]any{
				"name": one.Name, "value": identifierOf(one, other.field), "row": earlier.Row, "other": earlier.Institution.Name,
			})
		} else {
			other.index[other.key] = row
		}
	}
	if one.PIC != "" {
		s.pics[one.PIC] = row
	}
	return true
}

// decisive finds the earlier row that is the same institution, and the field that says so.
func (s *identities) decisive(one reference.Institution, code string) (ListRow, Field, bool) {
	if one.PIC != "" {
		if earlier, ok := s.pics[one.PIC]; ok {
			return earlier, FieldPIC, true
		}
	}
	for _, other := range []struct {
		field Field
		index map[string]ListRow
		key   string
	}{{FieldOID, s.oids, one.OID}, {FieldErasmusCode, s.codes, code}} {
		earlier, ok := other.index[other.key]
		if other.key == "" || !ok {
			continue
		}
		// Two PICs are two institutions; with one PIC at most, the shared identifier decides.
		if one.PIC != "" && earlier.Institution.PIC != "" {
			continue
		}
		// A row with an OID of its own is not decided by its Erasmus code.
		if other.field == FieldErasmusCode && one.OID != "" && earlier.Institution.OID != "" && one.OID != earlier.Institution.OID {
			continue
		}
		return earlier, other.field, true
	}
	return ListRow{}, "", false
}

func identifierOf(one reference.Institution, field Field) string {
	switch field {
	case FieldPIC:
		return one.PIC
	case FieldOID:
		return one.OID
	}
	return one.ErasmusCode
}
