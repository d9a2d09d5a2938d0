package budget_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/budget"
	"konsortium/money"
	"konsortium/programme"
)

func edition(t require.TestingT, version string) *programme.RuleBook {
	book, found := programme.Edition(version)
	require.True(t, found)
	return book
}

func cell(partner, category, amount string) budget.Cell {
	return budget.Cell{Partner: partner, Category: category, Year: 1, Amount: euro(amount)}
}

func points(text string) *decimal.Decimal {
	score := decimal.RequireFromString(text)
	return &score
}

func settle(t require.TestingT, facts budget.SettlementFacts, version string) *budget.Settlement {
	facts.Partners, facts.Months = []string{"lund", "turku"}, 36
	book := edition(t, version)
	facts.Categories = book.Budget.Categories.Value
	settlement, err := budget.Settle(book, facts)
	require.NoError(t, err)
	return settlement
}

func stepOf(t require.TestingT, s *budget.Settlement, code budget.StepCode) budget.SettlementStep {
	for _, step := range s.Steps {
		if step.Code == code {
			return step
		}
	}
	require.Fail(t, "no step "+string(code))
	return budget.SettlementStep{}
}

func categoryOf(s *budget.Settlement, code string) budget.CategorySettlement {
	for _, category := range s.Categories {
		if category.Code == code {
			return category
		}
	}
	return budget.CategorySettlement{}
}

func TestCategoriesGrowOnlyAsFarAsTheRulesAllowAndOthersCover(t *testing.T) {
	s := settle(t, budget.SettlementFacts{
		Plan: []budget.Cell{
			cell("lund", "project_management", "10000.00"), cell("lund", "intellectual_outputs", "100000.00"), cell("turku", "multiplier_events", "10000.00"),
		},
		Approved: []budget.Cell{
			cell("lund", "project_management", "10500.00"), // may never grow
			cell("lund", "intellectual_outputs", "99000.00"),
			cell("turku", "multiplier_events", "13000.00"),      // at most 20 per cent more, of which 1,000 is covered
			cell("turku", "learning_teaching_training", "5.00"), // was awarded nothing
		},
		Awarded: euro("120000.00"), Score: points("72"),
	}, "KA203-2018.1")
	require.Equal(t, "never_grow", categoryOf(s, "project_management").GrowthRule)
	require.Equal(t, euro("10000.00"), categoryOf(s, "project_management").Accepted)
	require.Equal(t, "award_needed", categoryOf(s, "learning_teaching_training").GrowthRule)
	events := categoryOf(s, "multiplier_events")
	require.Equal(t, euro("12000.00"), *events.GrowthLimit)
	require.Equal(t, euro("1000.00"), events.Uncovered)
	require.Equal(t, euro("11000.00"), events.Accepted)
	require.Equal(t, euro("122505.00"), stepOf(t, s, budget.StepApproved).After)
	require.Equal(t, euro("121000.00"), stepOf(t, s, budget.StepGrowth).After)
	require.Equal(t, euro("120000.00"), stepOf(t, s, budget.StepTransfers).After)
	require.Equal(t, euro("120000.00"), s.Final)
	require.Equal(t, []money.Part{{Name: "lund", Amount: euro("109000.00")}, {Name: "turku", Amount: euro("11000.00")}}, s.Shares)
	require.False(t, categoryOf(s, "transnational_meetings").CapGround.Confirmed, "a cap that was inferred stays marked")
}

func TestTheScoreLowersTheGrantByItsBand(t *testing.T) {
	facts := budget.SettlementFacts{Plan: []budget.Cell{cell("lund", "intellectual_outputs", "100.01")}, Approved: []budget.Cell{cell("lund", "intellectual_outputs", "100.01")}, Awarded: euro("100.01")}
	for score, final := range map[string]string{"50": "100.01", "49.9": "75.01", "40": "75.01", "39.9": "50.00", "25": "50.00", "24.9": "25.00", "0": "25.00", "100": "100.01"} {
		facts.Score = points(score)
		require.Equal(t, euro(final), settle(t, facts, "KA203-2018.1").Final, score)
	}
	facts.Score = nil
	waiting := settle(t, facts, "KA203-2018.1")
	require.True(t, stepOf(t, waiting, budget.StepScore).Waiting)
	require.Equal(t, euro("100.01"), waiting.Final)
}

func TestTheGrantIsNeverAboveTheAward(t *testing.T) {
	cells := []budget.Cell{cell("lund", "intellectual_outputs", "100.00")}
	s := settle(t, budget.SettlementFacts{Plan: cells, Approved: cells, Awarded: euro("90.00"), Score: points("80")}, "KA203-2018.1")
	require.Equal(t, euro("90.00"), s.Final)
	require.Equal(t, euro("90.00"), s.Shares[0].Amount)
}

func TestTheReliefForVirtualActivitiesLetsMoreLeaveACategory(t *testing.T) {
	facts := budget.SettlementFacts{
		Plan:     []budget.Cell{cell("lund", "learning_teaching_training", "10000.00"), cell("turku", "intellectual_outputs", "30000.00")},
		Approved: []budget.Cell{cell("turku", "intellectual_outputs", "36000.00")}, Awarded: euro("40000.00"), Score: points("80"),
	}
	require.Equal(t, euro("32000.00"), settle(t, facts, "KA203-2018.1").Final)
	facts.Addendum = true
	require.Equal(t, euro("36000.00"), settle(t, facts, "KA203-2018.1").Final)
}

func TestWhereNoRuleWasFoundTheStepSaysSoAndChangesNothing(t *testing.T) {
	s := settle(t, budget.SettlementFacts{
		Plan: []budget.Cell{cell("lund", "work_packages", "100.00")}, Approved: []budget.Cell{cell("lund", "work_packages", "120.00")}, Awarded: euro("100.00"), Score: points("10"),
	}, "KA220-HED-2025.1")
	for _, code := range []budget.StepCode{budget.StepGrowth, budget.StepTransfers, budget.StepScore} {
		step := stepOf(t, s, code)
		require.True(t, step.Ground.Absent, code)
		require.NotEmpty(t, step.Ground.Note, code)
		require.Equal(t, step.Before, step.After)
	}
	none, err := budget.Settle(nil, budget.SettlementFacts{Partners: []string{"lund"}})
	require.NoError(t, err)
	require.True(t, none.Final.IsZero())
}

func TestTheFinalGrantIsNeverMoreThanApprovedOrAwardedAndIsSharedToTheCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		codes := edition(t, "KA203-2018.1").Budget.Categories.Value
		draw := func(label string) []budget.Cell {
			return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) budget.Cell {
				return budget.Cell{Partner: rapid.SampledFrom([]string{"lund", "turku"}).Draw(t, "partner"), Category: rapid.SampledFrom(codes).Draw(t, "category"), Year: 1, Amount: money.FromCents(rapid.Int64Range(0, 1e8).Draw(t, "cents"))}
			}), 0, 20).Draw(t, label)
		}
		facts := budget.SettlementFacts{Plan: draw("plan"), Approved: draw("approved"), Awarded: money.FromCents(rapid.Int64Range(0, 1e9).Draw(t, "awarded")), Addendum: rapid.Bool().Draw(t, "addendum")}
		score := decimal.NewFromInt(rapid.Int64Range(0, 100).Draw(t, "score"))
		facts.Score = &score
		s := settle(t, facts, "KA203-2018.1")
		require.LessOrEqual(t, s.Final.Cmp(s.Steps[0].After), 0)
		require.LessOrEqual(t, s.Final.Cmp(facts.Awarded), 0)
		whole := money.Zero
		for _, part := range s.Shares {
			require.GreaterOrEqual(t, part.Amount.Sign(), 0)
			whole, _ = whole.Add(part.Amount)
		}
		require.Equal(t, s.Final, whole)
		for i, step := range s.Steps {
			require.LessOrEqual(t, step.After.Cmp(step.Before), 0, step.Code)
			if i > 0 {
				require.Equal(t, s.Steps[i-1].After, step.Before)
			}
		}
	})
}
