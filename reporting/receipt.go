package reporting

import (
	"strings"
	"unicode"

	"konsortium/access"
	"konsortium/models"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Same is another cost that may be the same receipt. Where it stands is told only
// to those who may read its report; for the others Hidden is true and the rest is
// empty.
type Same struct {
	models.SameReceipt
	// ByReceipt tells that supplier, day, amount and currency agree; ByFile that the file is the same.
	ByReceipt bool
	Hidden    bool
}

// sameReceipts finds for the costs of a report those anywhere in the institution
// that may be the same receipt. All that the actor may not see of one cost is one
// entry.
func sameReceipts(tx *models.Tx, reportID string) (map[string][]Same, error) {
	rows, err := tx.SameReceipts(reportID)
	if err != nil {
		return nil, err
	}
	found := map[string][]Same{}
	for _, row := range rows {
		if !row.ByFile && supplierKey(row.OwnSupplier) != supplierKey(row.Supplier) {
			continue
		}
		one := Same{SameReceipt: row, ByReceipt: !row.ByFile}
		if !access.Allowed(tx.Actor, access.ReadReports, access.Resource{ProjectID: row.ProjectID, OrganisationID: row.OrganisationID}) {
			one = Same{SameReceipt: models.SameReceipt{CostID: row.CostID, ByFile: row.ByFile}, ByReceipt: !row.ByFile, Hidden: true}
		}
		found[row.CostID] = joined(found[row.CostID], one)
	}
	return found, nil
}

// joined adds a cost that was found, to what the other way of looking found of it.
func joined(list []Same, one Same) []Same {
	for i := range list {
		if list[i].OtherID == one.OtherID && list[i].Hidden == one.Hidden {
			list[i].ByFile, list[i].ByReceipt = list[i].ByFile || one.ByFile, list[i].ByReceipt || one.ByReceipt
			return list
		}
	}
	return append(list, one)
}

// supplierKey is what is compared of a supplier's name: letters and digits,
// whatever their case, accents' form or width. Without any of them it is the name.
func supplierKey(name string) string {
	folded := cases.Fold().String(norm.NFKC.String(name))
	key := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return -1
	}, folded)
	if key == "" {
		return folded
	}
	return key
}
