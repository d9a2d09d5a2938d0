package grant_test

import (
	"context"
	"sync"
	"testing"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/grant"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/money"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) { modeltest.Main(m) }

// planning is a project of two partners and somebody of the office who plans.
type planning struct {
	db          *models.DB
	service     *grant.Service
	ctx         context.Context
	project     *models.Project
	lund, turku *models.Partner
}

func newPlanning(t testing.TB) planning {
	t.Helper()
	db := modeltest.Open(t)
	user := modeltest.User(t, db, "ann@example.org", access.InternationalOffice)
	project := modeltest.Project(t, db, "BRIDGE", user)
	ctx := models.WithActor(context.Background(), access.Actor{UserID: user.ID, Roles: []access.Role{access.InternationalOffice}})
	return planning{
		db: db, service: grant.New(db), ctx: ctx, project: project,
		lund:  modeltest.Partner(t, db, project, modeltest.Organisation(t, db, "Lund", "SE"), "coordinator"),
		turku: modeltest.Partner(t, db, project, modeltest.Organisation(t, db, "Turku", "FI"), "partner"),
	}
}

func amount(text string) *money.Amount {
	parsed := money.MustParse(text)
	return &parsed
}

func (p planning) set(category string, year int, value *money.Amount, version int64) (*grant.Budget, error) {
	return p.service.ChangeCells(p.ctx, p.project.ID, []grant.CellChange{
		{PartnerID: p.lund.ID, Category: category, Year: year, Amount: value, Version: version},
	})
}

func TestOfManyEditorsOfOneCellOneWinsAndTheOthersAreTold(t *testing.T) {
	p := newPlanning(t)
	first, err := p.set("project_management", 1, amount("1.00"), 0)
	require.NoError(t, err)
	seen := first.Cells[0].Version
	var editors sync.WaitGroup
	answers := make(chan error, 12)
	for cents := range int64(12) {
		editors.Go(func() {
			wished := money.FromCents(1000 + cents)
			_, err := p.set("project_management", 1, &wished, seen)
			answers <- err
		})
	}
	editors.Wait()
	close(answers)
	won := 0
	for err := range answers {
		if err == nil {
			won++
			continue
		}
		assert.True(t, fault.Is(err, fault.Stale), "%v", err)
	}
	assert.Equal(t, 1, won)
}

func TestManyEditorsOfDifferentCellsAllSucceed(t *testing.T) {
	p := newPlanning(t)
	_, err := p.set("project_management", 1, amount("1.00"), 0)
	require.NoError(t, err)
	var editors sync.WaitGroup
	for _, category := range []string{"transnational_meetings", "intellectual_outputs", "multiplier_events", "special_needs", "exceptional_costs"} {
		for year := 1; year <= 2; year++ {
			editors.Go(func() {
				_, err := p.set(category, year, amount("10.00"), 0)
				assert.NoError(t, err)
			})
		}
	}
	editors.Wait()
	found, err := p.service.ReadBudget(p.ctx, p.project.ID)
	require.NoError(t, err)
	assert.Equal(t, "101.00", found.Positions.Whole.Planned.String())
	assert.Len(t, found.Cells, 11)
}

func TestACellSetToZeroStandsAndAnEmptiedOneIsGone(t *testing.T) {
	p := newPlanning(t)
	found, err := p.set("project_management", 1, amount("0.00"), 0)
	require.NoError(t, err)
	require.Len(t, found.Cells, 1)
	assert.True(t, found.Cells[0].AmountCents.IsZero())
	found, err = p.set("project_management", 1, nil, found.Cells[0].Version)
	require.NoError(t, err)
	assert.Empty(t, found.Cells)
}

func TestWhatNoLongerFitsTheProjectIsShownAndCanOnlyBeEmptied(t *testing.T) {
	p := newPlanning(t)
	found, err := p.set("intellectual_outputs", 2, amount("500.00"), 0)
	require.NoError(t, err)
	version := found.Cells[0].Version
	modeltest.Write(t, p.db, func(tx *models.Tx) error {
		project, err := tx.LockProject(p.project.ID)
		if err != nil {
			return err
		}
		project.Action, project.CallYear, project.DurationMonths = "KA220-HED", 2025, 12
		return tx.SaveProject(project)
	})
	found, err = p.service.ReadBudget(p.ctx, p.project.ID)
	require.NoError(t, err)
	require.Len(t, found.Years, 2)
	assert.Equal(t, 0, found.Years[1].Months)
	last := found.Categories[len(found.Categories)-1]
	assert.Equal(t, "intellectual_outputs", last.Code)
	assert.False(t, last.Listed)
	_, err = p.set("intellectual_outputs", 2, amount("400.00"), version)
	assert.True(t, fault.Is(err, fault.Invalid))
	found, err = p.set("intellectual_outputs", 2, nil, version)
	require.NoError(t, err)
	assert.Empty(t, found.Cells)
}

// BenchmarkSaveOneCell saves one cell of a budget of 2 partners, 7 categories
// and 2 years with its audit entry, and reads the budget back.
func BenchmarkSaveOneCell(b *testing.B) {
	p := newPlanning(b)
	var all []grant.CellChange
	for _, partner := range []*models.Partner{p.lund, p.turku} {
		for _, category := range []string{"project_management", "transnational_meetings", "intellectual_outputs", "multiplier_events", "learning_teaching_training", "special_needs", "exceptional_costs"} {
			for year := 1; year <= 2; year++ {
				all = append(all, grant.CellChange{PartnerID: partner.ID, Category: category, Year: year, Amount: amount("100.00")})
			}
		}
	}
	found, err := p.service.ChangeCells(p.ctx, p.project.ID, all)
	require.NoError(b, err)
	version := found.Cells[0].Version
	change := grant.CellChange{PartnerID: found.Cells[0].PartnerID, Category: found.Cells[0].Category, Year: found.Cells[0].Year}
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		wished := money.FromCents(int64(20000 + i))
		change.Amount, change.Version = &wished, version
		if _, err := p.service.ChangeCells(p.ctx, p.project.ID, []grant.CellChange{change}); err != nil {
			b.Fatal(err)
		}
		version++
	}
}
