package organisation_test

import (
	"context"
	"strings"
	"testing"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/organisation"
	"konsortium/programme"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) { modeltest.Main(m) }

// as gives a context in which somebody with these roles asks.
func as(roles ...access.Role) context.Context {
	return models.WithActor(context.Background(), access.Actor{UserID: models.NewID(), Roles: roles})
}

func office() context.Context { return as(access.InternationalOffice) }

// filled is a register with the shipped institutions.
func filled(t testing.TB) (*models.DB, *organisation.Service) {
	t.Helper()
	db := modeltest.Open(t)
	service := organisation.New(db)
	added, err := service.LoadShippedInstitutions(context.Background())
	require.NoError(t, err)
	require.Equal(t, 6142, added)
	return db, service
}

// small is a register with the Swedish institutions and the two that share an OID, which is quicker to fill.
func small(t testing.TB) (*models.DB, *organisation.Service) {
	t.Helper()
	db := modeltest.Open(t)
	service := organisation.New(db)
	plan, err := service.ImportInstitutions(office(), smallList(t))
	require.NoError(t, err)
	require.Equal(t, 46, plan.Added)
	return db, service
}

func smallList(t testing.TB) []byte {
	t.Helper()
	var list []string
	for i, line := range strings.Split(string(shippedFile(t)), "\n") {
		if i == 0 || strings.Contains(line, ",SE,") || strings.Contains(line, ",E10099124,") {
			list = append(list, line)
		}
	}
	return []byte(strings.Join(list, "\n"))
}

func found(t testing.TB, service *organisation.Service, search organisation.Search) []models.Organisation {
	t.Helper()
	result, err := service.SearchOrganisations(office(), search, models.PageRequest{})
	require.NoError(t, err)
	return result.Page.Items
}

// The whole register takes its time to fill; what needs it shares one. The steps that change it come last.
func TestTheWholeRegister(t *testing.T) {
	db, service := filled(t)
	for _, step := range []struct {
		name string
		run  func(*testing.T, *models.DB, *organisation.Service)
	}{
		{"the first start fills the register and later ones leave it alone", laterStartsLeaveTheRegisterAlone},
		{"typed words find the right institution first", typedWordsFindTheRightInstitutionFirst},
		{"filters narrow a search", filtersNarrowASearch},
		{"pages follow each other without gaps or repeats", pagesFollowEachOtherWithoutGapsOrRepeats},
		{"taking the shipped list changes nothing", takingTheShippedListChangesNothing},
		{"a list adds, changes, and leaves what it lacks", aListAddsChangesAndLeavesWhatItLacks},
		{"an edit needs the version that stands, and clears what is cleared", anEditNeedsTheVersionThatStandsAndClearsWhatIsCleared},
	} {
		t.Run(step.name, func(t *testing.T) { step.run(t, db, service) })
	}
}

func laterStartsLeaveTheRegisterAlone(t *testing.T, db *models.DB, service *organisation.Service) {
	added, err := service.LoadShippedInstitutions(context.Background())
	require.NoError(t, err)
	assert.Zero(t, added)

	total, err := service.SearchOrganisations(office(), organisation.Search{Count: true}, models.PageRequest{Limit: 1})
	require.NoError(t, err)
	assert.EqualValues(t, 6142, *total.Total)

	require.NoError(t, db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		links, head, err := tx.AuditLinks(audit.Institution)
		require.NoError(t, err)
		assert.EqualValues(t, 1, head.Seq)
		assert.Equal(t, audit.InstitutionsImported, links[0].Entry.Action)
		return nil
	}))
}

func typedWordsFindTheRightInstitutionFirst(t *testing.T, _ *models.DB, service *organisation.Service) {
	for typed, want := range map[string]string{
		"lund": "LUNDS UNIVERSITET", "LUND": "LUNDS UNIVERSITET", "lund university": "LUNDS UNIVERSITET", "Lunds Universitet": "LUNDS UNIVERSITET",
		"S  LUND01": "LUNDS UNIVERSITET", "s lund01": "LUNDS UNIVERSITET", "slund01": "LUNDS UNIVERSITET",
		"E10209141": "LUNDS UNIVERSITET", "999 901 318": "LUNDS UNIVERSITET", "lund sverige": "LUNDS UNIVERSITET", "Sweden, Lund": "LUNDS UNIVERSITET",
	} {
		results := found(t, service, organisation.Search{Typed: typed})
		require.NotEmpty(t, results, typed)
		assert.Equal(t, want, results[0].Name, typed)
	}
	assert.Empty(t, found(t, service, organisation.Search{Typed: "no such place anywhere"}))
	assert.Empty(t, found(t, service, organisation.Search{Typed: "%' OR 1=1 --quite_so%"}))
}

func filtersNarrowASearch(t *testing.T, _ *models.DB, service *organisation.Service) {
	count := func(search organisation.Search) int64 {
		search.Count = true
		result, err := service.SearchOrganisations(office(), search, models.PageRequest{Limit: 1})
		require.NoError(t, err)
		return *result.Total
	}
	assert.EqualValues(t, 32, count(organisation.Search{Country: "EL"}), "the Commission's code for Greece is understood")
	assert.EqualValues(t, 44, count(organisation.Search{Country: "se", Type: "higher_education_institution"}))
	assert.Zero(t, count(organisation.Search{Country: "SE", Type: "company"}))
	assert.EqualValues(t, 6142-5, count(organisation.Search{CharterOn: programme.MustDate(2027, 1, 1)}))

	_, err := service.SearchOrganisations(office(), organisation.Search{Country: "ZZ", Type: "club"}, models.PageRequest{})
	failure, ok := fault.Of(err)
	require.True(t, ok)
	assert.Len(t, failure.Fields, 2)
}

func pagesFollowEachOtherWithoutGapsOrRepeats(t *testing.T, _ *models.DB, service *organisation.Service) {
	for name, search := range map[string]organisation.Search{"by relevance": {Typed: "hogskola"}, "by name": {Country: "SE"}} {
		t.Run(name, func(t *testing.T) {
			search.Count = true
			seen := make(map[string]bool)
			request := models.PageRequest{Limit: 7}
			for {
				result, err := service.SearchOrganisations(office(), search, request)
				require.NoError(t, err)
				for _, row := range result.Page.Items {
					assert.False(t, seen[row.ID], row.Name)
					seen[row.ID] = true
				}
				if result.Page.Next == "" {
					assert.EqualValues(t, *result.Total, len(seen))
					assert.Greater(t, len(seen), 7)
					return
				}
				request.Cursor = result.Page.Next
			}
		})
	}
}

var company = organisation.Details{
	Name: "Åkerö Konsult AB", Type: "company", Country: "se", City: "Malmö", Website: "www.akero.example", NationalNumber: "556016-0680", VATNumber: "SE 556016068001",
}

func TestAnyKindOfOrganisationIsEnteredAndFound(t *testing.T) {
	db := modeltest.Open(t)
	service := organisation.New(db)
	row, err := service.AddOrganisation(office(), company, false)
	require.NoError(t, err)
	assert.Equal(t, "SE", row.Country)
	assert.Equal(t, "http://www.akero.example", row.Website)
	assert.Equal(t, "5560160680", *row.NationalNumber)
	assert.EqualValues(t, 1, row.Version)
	for _, typed := range []string{"akero", "556016-0680", "SE556016068001", "malmo"} {
		results := found(t, service, organisation.Search{Typed: typed})
		require.Len(t, results, 1, typed)
	}
	outside := organisation.Details{Name: "Universidad de Example", Type: "higher_education_institution", Country: "AR"}
	_, err = service.AddOrganisation(office(), outside, false)
	require.NoError(t, err, "an organisation outside the programme has a place in the register")
}

func TestADuplicateIsRefusedWithTheOrganisationThatStands(t *testing.T) {
	_, service := small(t)
	lund := found(t, service, organisation.Search{Typed: "S LUND01"})[0]
	for field, details := range map[string]organisation.Details{
		"pic":         {PIC: "999 901 318"},
		"oid":         {OID: "e10209141"},
		"erasmusCode": {ErasmusCode: "SLUND01"},
	} {
		details.Name, details.Type, details.Country = "Another", "other", "SE"
		_, err := service.AddOrganisation(office(), details, true)
		failure, ok := fault.Of(err)
		require.True(t, ok, field)
		assert.Equal(t, "organisation_exists", failure.Code)
		assert.Equal(t, lund.ID, failure.Params["organisationId"])
		assert.Equal(t, field, failure.Params["field"])
	}
	first, err := service.AddOrganisation(office(), company, false)
	require.NoError(t, err)
	again := company
	again.Name, again.NationalNumber = "Quite different", ""
	_, err = service.AddOrganisation(office(), again, false)
	failure, _ := fault.Of(err)
	require.NotNil(t, failure)
	assert.Equal(t, "vatNumber", failure.Params["field"])
	assert.Equal(t, first.ID, failure.Params["organisationId"])
}

func TestASimilarNameIsShownOnceAndThenTaken(t *testing.T) {
	_, service := small(t)
	for _, name := range []string{"Lunds universitet", "Universitet Lunds", "Lunds Univeristet"} {
		details := organisation.Details{Name: name, Type: "higher_education_institution", Country: "SE"}
		_, err := service.AddOrganisation(office(), details, false)
		failure, ok := fault.Of(err)
		require.True(t, ok, name)
		assert.Equal(t, "organisation_similar", failure.Code)
		similar := failure.Params["similar"].([]organisation.Similar)
		assert.Equal(t, "LUNDS UNIVERSITET", similar[0].Name)
	}
	_, err := service.AddOrganisation(office(), organisation.Details{Name: "Lunds universitet", Type: "other", Country: "SE"}, true)
	require.NoError(t, err)
	_, err = service.AddOrganisation(office(), organisation.Details{Name: "Lunds universitet", Type: "other", Country: "FI"}, false)
	require.NoError(t, err, "another country")
}

func TestEveryWrongValueIsToldAtItsField(t *testing.T) {
	service := organisation.New(modeltest.Open(t))
	_, err := service.AddOrganisation(office(), organisation.Details{
		Name: " ", Type: "club", Country: "ZZ", PIC: "1", OID: "X", ErasmusCode: "LUND", VATNumber: "1", NationalNumber: "é", Website: "mail@example.org",
		SizeClass: "huge", Sector: "third", CharterFrom: programme.MustDate(2022, 1, 1), CharterUntil: programme.MustDate(2021, 1, 1),
	}, false)
	failure, ok := fault.Of(err)
	require.True(t, ok)
	var pointers []string
	for _, field := range failure.Fields {
		pointers = append(pointers, field.Pointer)
	}
	assert.ElementsMatch(t, []string{"/name", "/type", "/country", "/pic", "/oid", "/erasmusCode", "/vatNumber", "/nationalNumber", "/website", "/sizeClass", "/sector", "/charterUntil"}, pointers)
}

func TestASwedishOrganisationNumberIsChecked(t *testing.T) {
	service := organisation.New(modeltest.Open(t))
	wrong := company
	wrong.NationalNumber = "556016-0681"
	_, err := service.AddOrganisation(office(), wrong, false)
	assert.True(t, fault.Is(err, fault.Invalid))
}

func anEditNeedsTheVersionThatStandsAndClearsWhatIsCleared(t *testing.T, db *models.DB, service *organisation.Service) {
	lund := found(t, service, organisation.Search{Typed: "lund"})[0]
	details := organisation.Details{Name: "Lunds universitet", NameEnglish: "Lund University", Type: lund.Type, Country: "SE", City: lund.City, PIC: *lund.PIC, OID: *lund.OID, ErasmusCode: *lund.ErasmusCode}
	edited, err := service.EditOrganisation(office(), lund.ID, lund.Version, details)
	require.NoError(t, err)
	assert.EqualValues(t, lund.Version+1, edited.Version)

	stored, err := service.GetOrganisation(office(), lund.ID)
	require.NoError(t, err)
	assert.Empty(t, stored.Organisation.Street)
	assert.Empty(t, stored.Organisation.Website)
	assert.True(t, stored.Organisation.CharterUntil.IsZero())
	assert.NotNil(t, stored.Organisation.Latitude, "the city is the same, so is its place")

	_, err = service.EditOrganisation(office(), lund.ID, lund.Version, details)
	assert.True(t, fault.Is(err, fault.Stale))
	details.City = "Malmö"
	moved, err := service.EditOrganisation(office(), lund.ID, edited.Version, details)
	require.NoError(t, err)
	assert.Nil(t, moved.Latitude)

	require.NoError(t, db.Read(context.Background(), func(_ context.Context, tx *models.Tx) error {
		links, _, err := tx.AuditLinks(audit.Institution)
		require.NoError(t, err)
		assert.Equal(t, audit.OrganisationChanged, links[len(links)-1].Entry.Action)
		assert.Contains(t, links[len(links)-1].Changes, `"city"`)
		return nil
	}))
}

func TestAnEditMayKeepAnIdentifierThatAListHoldsTwiceButNotTakeAnothers(t *testing.T) {
	_, service := small(t)
	twins := found(t, service, organisation.Search{Typed: "E10099124"})
	require.Len(t, twins, 2, "the published list holds this OID twice")
	details := organisation.Details{Name: twins[0].Name, Type: twins[0].Type, Country: twins[0].Country, PIC: *twins[0].PIC, OID: *twins[0].OID}
	kept, err := service.EditOrganisation(office(), twins[0].ID, twins[0].Version, details)
	require.NoError(t, err)
	details.OID = "E10209141"
	_, err = service.EditOrganisation(office(), kept.ID, kept.Version, details)
	assert.True(t, fault.Is(err, fault.Conflict))
}

func TestWhoMayNotWriteChangesNothing(t *testing.T) {
	_, service := small(t)
	lund := found(t, service, organisation.Search{Typed: "lund"})[0]
	for _, ctx := range []context.Context{as(access.Leadership), as(access.Finance), as(access.Employee), context.Background()} {
		var refusal *access.Refusal
		_, err := service.AddOrganisation(ctx, company, false)
		require.ErrorAs(t, err, &refusal)
		_, err = service.EditOrganisation(ctx, lund.ID, lund.Version, company)
		require.ErrorAs(t, err, &refusal)
		_, err = service.ImportInstitutions(ctx, []byte("PIC;Name;Country\n999901318;X;SE\n"))
		require.ErrorAs(t, err, &refusal)
		_, err = service.PreviewImport(ctx, []byte("PIC;Name;Country\n999901318;X;SE\n"))
		require.ErrorAs(t, err, &refusal)
	}
	stored, err := service.GetOrganisation(as(access.Leadership), lund.ID)
	require.NoError(t, err, "reading is open to all who are signed in")
	assert.Equal(t, lund.Version, stored.Organisation.Version)
	_, err = service.GetOrganisation(context.Background(), lund.ID)
	assert.Error(t, err)
}

func TestAnUnknownOrganisationIsMissing(t *testing.T) {
	service := organisation.New(modeltest.Open(t))
	for _, id := range []string{models.NewID(), "1' OR '1'='1", ""} {
		_, err := service.GetOrganisation(office(), id)
		assert.True(t, fault.Is(err, fault.NotFound), id)
	}
}

func TestAnOrganisationShowsOnlyTheProjectsThatTheReaderMaySee(t *testing.T) {
	db := modeltest.Open(t)
	service := organisation.New(db)
	row, err := service.AddOrganisation(office(), company, false)
	require.NoError(t, err)
	var projects []string
	require.NoError(t, db.Write(office(), func(_ context.Context, tx *models.Tx) error {
		author := models.User{ID: models.NewID(), Email: "a@b.example", EmailFolded: "a@b.example", Name: "A", Language: "sv", Status: models.UserActive, Version: 1}
		require.NoError(t, tx.AddUser(&author))
		for _, acronym := range []string{"ONE", "TWO"} {
			project := models.Project{ID: models.NewID(), Acronym: acronym, Title: acronym, Action: "KA203", CallYear: 2019, Status: "idea", DurationMonths: 24,
				Objectives: []string{}, ActivityTypes: []string{}, Sectors: []string{}, AgendaLinks: []models.AgendaLink{}, CreatedBy: author.ID}
			require.NoError(t, tx.AddProject(&project))
			require.NoError(t, tx.AddPartner(&models.Partner{ID: models.NewID(), ProjectID: project.ID, OrganisationID: row.ID, Position: 1, Role: "partner", MandateState: "none"}))
			projects = append(projects, project.ID)
		}
		return nil
	}))
	seenBy := func(ctx context.Context) []string {
		entry, err := service.GetOrganisation(ctx, row.ID)
		require.NoError(t, err)
		var seen []string
		for _, one := range entry.Participations {
			seen = append(seen, one.ProjectID)
		}
		return seen
	}
	member := models.WithActor(context.Background(), access.Actor{UserID: "u", Memberships: []access.Membership{{ProjectID: projects[1], OrganisationID: row.ID, Role: access.PartnerMember}}})
	assert.ElementsMatch(t, projects, seenBy(office()))
	assert.Equal(t, projects[1:], seenBy(member))
	assert.Empty(t, seenBy(as(access.Administrator)))
	assert.Empty(t, seenBy(as(access.Employee)))
}

func BenchmarkLoadShippedInstitutions(b *testing.B) {
	for b.Loop() {
		filled(b)
	}
}

func BenchmarkSearchOrganisations(b *testing.B) {
	_, service := filled(b)
	for _, typed := range []string{"lund", "universitet", "e", "ecole superieure paris"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				found(b, service, organisation.Search{Typed: typed})
			}
		})
	}
}
