package organisation_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/organisation"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func shippedFile(t testing.TB) []byte {
	t.Helper()
	content, err := os.ReadFile("../reference/data/institutions.csv")
	require.NoError(t, err)
	return content
}

func counts(plan *organisation.Plan) [4]int {
	return [4]int{plan.Added, plan.Changed, plan.Unchanged, len(plan.Refused)}
}

func auditLength(t testing.TB, db *models.DB) int64 {
	t.Helper()
	var length int64
	require.NoError(t, db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		_, head, err := tx.AuditLinks(audit.Institution)
		length = head.Seq
		return err
	}))
	return length
}

func takingTheShippedListChangesNothing(t *testing.T, db *models.DB, service *organisation.Service) {
	plan, err := service.ImportInstitutions(office(), shippedFile(t))
	require.NoError(t, err)
	assert.Equal(t, [4]int{0, 0, 6142, 0}, counts(plan))
	assert.EqualValues(t, 1, auditLength(t, db), "what changes nothing leaves no trace")
}

func TestAnEmptyRegisterTakesAListOnce(t *testing.T) {
	db := modeltest.Open(t)
	service := organisation.New(db)
	plan, err := service.PreviewImport(office(), smallList(t))
	require.NoError(t, err)
	assert.Equal(t, [4]int{46, 0, 0, 0}, counts(plan))
	assert.Zero(t, auditLength(t, db), "a preview changes nothing")

	plan, err = service.ImportInstitutions(office(), smallList(t))
	require.NoError(t, err)
	assert.Equal(t, [4]int{46, 0, 0, 0}, counts(plan))
	plan, err = service.ImportInstitutions(office(), smallList(t))
	require.NoError(t, err)
	assert.Equal(t, [4]int{0, 0, 46, 0}, counts(plan))
}

const heading = "PIC;OID;Erasmus Code;Organisation Legal Name;City;Country;Webpage;ECHE Start Date;ECHE End Date\n"

func aListAddsChangesAndLeavesWhatItLacks(t *testing.T, db *models.DB, service *organisation.Service) {
	list := heading +
		"999901318;E10209141;S LUND01;Lunds universitet;LUND;Sweden;www.lu.se;2021-01-01;2027-12-31\n" +
		"988888888;;S NYTT01;Nya högskolan;Lund;SE;;2026-01-01;2029-12-31\n" +
		"12;;;Not taken;Lund;SE;;;\n"
	preview, err := service.PreviewImport(office(), []byte(list))
	require.NoError(t, err)
	plan, err := service.ImportInstitutions(office(), []byte(list))
	require.NoError(t, err)
	assert.Equal(t, counts(preview), counts(plan))
	assert.Equal(t, [4]int{1, 1, 0, 1}, counts(plan))
	assert.Equal(t, "A4", plan.Refused[0].Cell)
	assert.Equal(t, map[string]audit.Change{"name": {From: "LUNDS UNIVERSITET", To: "Lunds universitet"},
		"charter_until": plan.Rows[0].Changes["charter_until"]}, plan.Rows[0].Changes)

	lund := found(t, service, organisation.Search{Typed: "S LUND01"})[0]
	assert.Equal(t, "Lunds universitet", lund.Name)
	assert.Equal(t, "2027-12-31", lund.CharterUntil.String())
	assert.Equal(t, "Paradisgatan 5c", lund.Street, "a column that the list lacks changes nothing")
	assert.NotNil(t, lund.Latitude)
	total, err := service.SearchOrganisations(office(), organisation.Search{Count: true}, models.PageRequest{Limit: 1})
	require.NoError(t, err)
	assert.EqualValues(t, 6143, *total.Total, "institutions missing from the list stay")
	assert.EqualValues(t, 3, auditLength(t, db), "the filling, the changed institution, the import")

	again, err := service.ImportInstitutions(office(), []byte(list))
	require.NoError(t, err)
	assert.Equal(t, [4]int{0, 0, 2, 1}, counts(again))
}

func TestAnEmptyCellNeverClearsWhatTheRegisterKnows(t *testing.T) {
	_, service := small(t)
	plan, err := service.ImportInstitutions(office(), []byte(heading+"999901318;#N/A;;LUNDS UNIVERSITET;;SE;;;\n"))
	require.NoError(t, err)
	assert.Equal(t, [4]int{0, 0, 1, 0}, counts(plan))
}

func TestARowFindsItsOrganisationByPICThenOIDThenErasmusCode(t *testing.T) {
	_, service := small(t)
	lund := found(t, service, organisation.Search{Typed: "S LUND01"})[0]
	for name, example := range map[string]struct {
		row   string
		doing string
		id    string
	}{
		"the PIC, whatever else the row says": {"999901318;E10999999;S LUND09;X;Lund;SE;;;", organisation.RowChanged, lund.ID},
		"the OID without PIC":                 {";E10209141;;X;Lund;SE;;;", organisation.RowChanged, lund.ID},
		"the Erasmus code alone":              {";;SLUND01;X;Lund;SE;;;", organisation.RowChanged, lund.ID},
		"another PIC with the same OID":       {"977777777;E10209141;;X;Lund;SE;;;", organisation.RowAdded, ""},
		"another OID with the same code":      {";E10999999;S LUND01;X;Lund;SE;;;", organisation.RowAdded, ""},
	} {
		t.Run(name, func(t *testing.T) {
			plan, err := service.PreviewImport(office(), []byte(heading+example.row+"\n"))
			require.NoError(t, err)
			require.Len(t, plan.Rows, 1)
			assert.Equal(t, example.doing, plan.Rows[0].Doing)
			assert.Equal(t, example.id, plan.Rows[0].OrganisationID)
		})
	}
	plan, err := service.PreviewImport(office(), []byte(heading+";E10099124;;X;Lund;SE;;;\n"))
	require.NoError(t, err)
	assert.Equal(t, "identity_ambiguous", plan.Refused[0].Code, "two institutions carry this OID")
	plan, err = service.PreviewImport(office(), []byte(heading+"999901318;;;X;Lund;SE;;;\n;E10209141;;Y;Lund;SE;;;\n"))
	require.NoError(t, err)
	assert.Equal(t, "doubled_in_register", plan.Refused[0].Code)
}

func TestAnOrganisationEnteredByHandGainsItsPIC(t *testing.T) {
	db := modeltest.Open(t)
	service := organisation.New(db)
	entered, err := service.AddOrganisation(office(), organisation.Details{Name: "Nya högskolan", Type: "higher_education_institution", Country: "SE", City: "Lund", ErasmusCode: "S NYTT01"}, false)
	require.NoError(t, err)
	_, err = service.ImportInstitutions(office(), []byte(heading+"988888888;E10999999;S NYTT01;Nya högskolan;LUND;SE;;2026-01-01;2029-12-31\n"))
	require.NoError(t, err)
	entry, err := service.GetOrganisation(office(), entered.ID)
	require.NoError(t, err)
	assert.Equal(t, "988888888", *entry.Organisation.PIC)
	assert.Equal(t, "Lund", entry.Organisation.City)
	assert.Equal(t, organisation.SourceEntered, entry.Organisation.Source)
}

func TestAFileThatIsNoListIsRefusedAndChangesNothing(t *testing.T) {
	db, service := small(t)
	for code, content := range map[string]string{
		"file_empty": " ", "file_not_a_table": "a\x00b", "file_no_list": "Budget;Year\n1;2\n", "file_damaged": "PK\x03\x04",
		"file_too_large": strings.Repeat("a;b\n", 60_000),
	} {
		_, err := service.ImportInstitutions(office(), []byte(content))
		failure, ok := fault.Of(err)
		require.True(t, ok, code)
		assert.Equal(t, code, failure.Code)
	}
	assert.EqualValues(t, 1, auditLength(t, db))
}

func TestAnImportIsRefusedBeforeItsFileIsRead(t *testing.T) {
	_, service := small(t)
	var refusal *access.Refusal
	_, err := service.ImportInstitutions(as(access.Finance), []byte("nonsense"))
	require.ErrorAs(t, err, &refusal)
}
