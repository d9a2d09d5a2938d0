package main

import (
	"context"
	"testing"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/consortium"
	"konsortium/grant"
	"konsortium/models"
	"konsortium/money"
	"konsortium/paper/papertest"
	"konsortium/programme"
	"konsortium/reference/sheet"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// amountIn reads an amount of a sheet, which stores 1250.50 as 1250.5.
func amountIn(t *testing.T, cell string) string {
	t.Helper()
	amount, err := money.Parse(cell)
	require.NoError(t, err, "%q", cell)
	return amount.String()
}

func TestScreenSheetAndPaperOfTheDemonstrationAgreeToTheCent(t *testing.T) {
	db, _, _ := demonstrated(t, "2026-11-22")
	ctx := models.WithActor(context.Background(), access.Actor{System: true})
	grants := grant.New(db)
	list, err := consortium.New(db).Projects(ctx, models.ProjectFilter{}, models.PageRequest{}, false)
	require.NoError(t, err)
	require.NotEmpty(t, list.Items)
	for _, project := range list.Items {
		t.Run(project.Acronym, func(t *testing.T) {
			shown, err := grants.ReadBudget(ctx, project.ID)
			require.NoError(t, err)
			file, err := grants.BudgetSheet(ctx, project.ID, programme.English)
			require.NoError(t, err)
			book, err := sheet.Read(file.Content)
			require.NoError(t, err)
			paper, err := grants.BudgetPaper(ctx, project.ID, programme.English)
			require.NoError(t, err)
			printed := papertest.Text(t, paper.Content)

			places := shown.Places()
			sums := book.Sheets[1].Rows[1:]
			require.Len(t, sums, len(places))
			for i, at := range places {
				explained, err := grants.ExplainTotal(ctx, project.ID, at)
				require.NoError(t, err)
				of, row := explained.Position, sums[i]
				assert.Equal(t, []string{of.Planned.String(), of.Submitted.String(), of.Approved.String(), of.Remaining.String()},
					[]string{amountIn(t, row.Cell(1)), amountIn(t, row.Cell(2)), amountIn(t, row.Cell(3)), amountIn(t, row.Cell(4))}, row.Cell(0))
				if !of.Planned.IsZero() {
					assert.Contains(t, printed, of.Planned.Format(programme.English), row.Cell(0))
				}
				claimed := int64(0)
				for _, line := range explained.Vouchers {
					claimed += line.AmountCents.Cents()
				}
				if explained.VoucherCount == int64(len(explained.Vouchers)) {
					assert.Equal(t, of.Submitted.Cents()+of.Approved.Cents(), claimed, "the vouchers of %s", row.Cell(0))
				}
			}
			total := int64(0)
			for _, row := range book.Sheets[0].Rows[1:] {
				amount, err := money.Parse(row.Cell(4 + len(shown.Years)))
				require.NoError(t, err)
				total += amount.Cents()
			}
			assert.Equal(t, shown.Positions.Whole.Planned.Cents(), total, "the plan's column of totals")
			whole, err := grants.ExplainTotal(ctx, project.ID, budget.TotalPlace{})
			require.NoError(t, err)
			assert.Equal(t, shown.Positions.Whole, whole.Position)
		})
	}
}
