package models_test

import (
	"context"
	"fmt"
	"testing"

	"konsortium/access"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/money"

	"github.com/stretchr/testify/require"
)

// The sums of a project with 10,000 cost lines: ten partners, five periods, every
// second report approved and the others submitted.
func BenchmarkActualsOfTenThousandCostLines(b *testing.B) {
	db := modeltest.Open(b)
	user := modeltest.User(b, db, "manager@example.org")
	project := modeltest.Project(b, db, "BRIDGE", user)
	partners := reportedProject(b, db, project, 10, 5, 200)
	for name, reach := range map[string]access.Reach{
		"whole project": {Projects: []string{project.ID}},
		"one partner":   {Own: []access.Resource{{ProjectID: project.ID, OrganisationID: partners[0].OrganisationID}}},
	} {
		b.Run(name, func(b *testing.B) {
			ctx := context.Background()
			for b.Loop() {
				require.NoError(b, db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
					sums, err := tx.Actuals(project.ID, reach)
					if err == nil && len(sums) == 0 {
						return fmt.Errorf("no sums")
					}
					return err
				}))
			}
		})
	}
}

// reportedProject gives a project partners and periods, and each of their reports
// that many cost lines of one euro.
func reportedProject(t testing.TB, db *models.DB, project *models.Project, partners, periods, lines int) []*models.Partner {
	categories := []string{"project_management", "transnational_meetings", "intellectual_outputs", "multiplier_events"}
	rows := make([]*models.Partner, partners)
	for i := range rows {
		rows[i] = modeltest.Partner(t, db, project, modeltest.Organisation(t, db, fmt.Sprintf("Organisation %d", i), "SE"), "partner")
	}
	for p := range periods {
		modeltest.Write(t, db, func(tx *models.Tx) error {
			begin := project.StartOn.AddMonths(4 * p)
			period := &models.ReportingPeriod{ID: models.NewID(), ProjectID: project.ID, Number: p + 1, StartsOn: begin, EndsOn: begin.AddMonths(4).AddDays(-1), DueOn: begin.AddMonths(5)}
			if err := tx.AddPeriod(period); err != nil {
				return err
			}
			for i, partner := range rows {
				status := []string{"approved", "submitted"}[(i+p)%2]
				report := &models.Report{ID: models.NewID(), ProjectID: project.ID, PeriodID: period.ID, PartnerID: partner.ID, Status: status}
				if err := tx.AddReport(report); err != nil {
					return err
				}
				for n := range lines {
					err := tx.AddCostLine(&models.CostLine{
						ID: models.NewID(), ProjectID: project.ID, ReportID: report.ID, PartnerID: partner.ID, Category: categories[n%len(categories)],
						IncurredOn: begin, Year: p/3 + 1, Description: "Cost", AmountCents: money.FromCents(100),
					})
					if err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
	return rows
}

func TestActualsOfManyReportsAddUpToTheCent(t *testing.T) {
	db := modeltest.Open(t)
	project := modeltest.Project(t, db, "BRIDGE", modeltest.User(t, db, "manager@example.org"))
	reportedProject(t, db, project, 3, 2, 7)
	modeltest.Write(t, db, func(tx *models.Tx) error {
		sums, err := tx.Actuals(project.ID, access.Reach{Everything: true})
		require.NoError(t, err)
		by := map[string]int64{}
		for _, sum := range sums {
			by[sum.Status] += sum.AmountCents.Cents()
		}
		require.Equal(t, map[string]int64{"approved": 3 * 700, "submitted": 3 * 700}, by)
		return nil
	})
}
