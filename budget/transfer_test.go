package budget_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/budget"
	"konsortium/money"
	"konsortium/programme"
)

// awarded is a plan of KA203 in one year; 100.03 shows that a limit is cut to
// the cent and not rounded up.
func awarded() []budget.Cell {
	return []budget.Cell{
		at("lund", "project_management", 1, "18000.00"), at("lund", "transnational_meetings", 1, "10000.00"), at("lund", "intellectual_outputs", 1, "40000.00"),
		at("lund", "learning_teaching_training", 1, "100.03"), at("lund", "exceptional_costs", 1, "5000.00"), at("lund", "special_needs", 1, "1000.00"),
	}
}

// moved is the award with changes of its categories.
func moved(changes map[string]string) []budget.Cell {
	cells := awarded()
	for category, amount := range changes {
		cells = append(cells, at("lund", category, 1, amount))
	}
	return cells
}

func TestTransfersAreJudgedByTheRulesOfTheCall(t *testing.T) {
	book, _ := programme.For("KA203", 2019)
	for _, row := range []struct {
		name     string
		changes  map[string]string
		addendum bool
		outcome  budget.TransferOutcome
		rules    []programme.Rule
	}{
		{"nothing moves", nil, false, budget.TransferNone, nil},
		{"exactly a fifth out and in", map[string]string{"transnational_meetings": "2000.00", "project_management": "-2000.00"}, false, budget.TransferWithin, nil},
		{"one cent more than a fifth grows", map[string]string{"transnational_meetings": "2000.01", "project_management": "-2000.01"}, false, budget.TransferExceeds, []programme.Rule{programme.RuleTransferIn}},
		{"one cent more than a fifth leaves", map[string]string{"transnational_meetings": "-2000.01", "intellectual_outputs": "2000.01"}, false, budget.TransferExceeds, []programme.Rule{programme.RuleTransferOut}},
		{"a limit is never rounded up", map[string]string{"learning_teaching_training": "-20.01", "special_needs": "20.01"}, false, budget.TransferExceeds, []programme.Rule{programme.RuleTransferOut}},
		{"the last cent of a cut limit", map[string]string{"learning_teaching_training": "-20.00", "special_needs": "20.00"}, false, budget.TransferWithin, nil},
		{"project management never grows", map[string]string{"project_management": "0.01", "intellectual_outputs": "-0.01"}, false, budget.TransferExceeds, []programme.Rule{programme.RuleTransferNeverGrow}},
		{"special needs grow freely", map[string]string{"special_needs": "6000.00", "intellectual_outputs": "-6000.00"}, false, budget.TransferWithin, nil},
		{"nothing leaves special needs", map[string]string{"special_needs": "-1.00", "intellectual_outputs": "1.00"}, false, budget.TransferExceeds, []programme.Rule{programme.RuleTransferFrom}},
		{"nothing goes where nothing was awarded", map[string]string{"multiplier_events": "1.00", "intellectual_outputs": "-1.00"}, false, budget.TransferExceeds, []programme.Rule{programme.RuleTransferNoAward}},
		{"three fifths leave under the addendum", map[string]string{"transnational_meetings": "-6000.00", "intellectual_outputs": "6000.00"}, true, budget.TransferWithin, nil},
		{"a cent more does not", map[string]string{"transnational_meetings": "-6000.01", "intellectual_outputs": "6000.01"}, true, budget.TransferExceeds, []programme.Rule{programme.RuleTransferOut}},
		{"the sum grows", map[string]string{"intellectual_outputs": "0.01"}, false, budget.TransferExceeds, []programme.Rule{programme.RuleTransferSum}},
	} {
		t.Run(row.name, func(t *testing.T) {
			judged, err := budget.JudgeTransfer(book, awarded(), awarded(), moved(row.changes), row.addendum)
			require.NoError(t, err)
			require.Equal(t, row.outcome, judged.Outcome)
			var rules []programme.Rule
			for _, finding := range judged.Findings {
				rules = append(rules, finding.Rule)
				for _, language := range []string{"sv", "en"} {
					message := programme.Message(finding, language)
					require.NotContains(t, message, "{")
					require.NotContains(t, message, "–")
					require.True(t, strings.HasSuffix(message, "."), message)
				}
				if finding.Rule != programme.RuleTransferSum {
					require.NotEmpty(t, finding.Source.Title)
				}
			}
			require.Equal(t, row.rules, rules)
		})
	}
}

func TestTransfersAddUpAgainstTheAward(t *testing.T) {
	book, _ := programme.For("KA203", 2019)
	standing := moved(map[string]string{"transnational_meetings": "1500.00", "project_management": "-1500.00"})
	next := moved(map[string]string{"transnational_meetings": "2000.01", "project_management": "-2000.01"})
	judged, err := budget.JudgeTransfer(book, awarded(), standing, next, false)
	require.NoError(t, err)
	require.Equal(t, budget.TransferExceeds, judged.Outcome, "five hundred more are a cent too much")
	for _, line := range judged.Lines {
		if line.Category == "transnational_meetings" {
			require.Equal(t, "11500.00 12000.01 2000.01 20.0 2000.00 -0.01", strings.Join([]string{
				line.Plan.String(), line.Proposed.String(), line.Change.String(), line.Share, line.Limit.String(), line.Room.String(),
			}, " "))
			require.True(t, line.Broken)
			require.True(t, line.Confirmed)
		}
	}
}

func TestACallWhoseTransferRulesAreNotKnownAsksTheAgency(t *testing.T) {
	book, _ := programme.For("KA220-HED", 2023)
	plan := []budget.Cell{at("lund", "project_management", 1, "100.00"), at("turku", "work_packages", 1, "400.00")}
	between, err := budget.JudgeTransfer(book, plan, plan, []budget.Cell{at("lund", "project_management", 1, "99.00"), at("turku", "work_packages", 1, "401.00")}, false)
	require.NoError(t, err)
	require.Equal(t, budget.TransferUndecided, between.Outcome)
	require.NotNil(t, between.Absence)
	require.Equal(t, programme.RuleTransferUnknown, between.Findings[0].Rule)
	require.False(t, between.Findings[0].Confirmed)

	within, err := budget.JudgeTransfer(book, plan, plan, []budget.Cell{at("lund", "project_management", 1, "100.00"), at("lund", "work_packages", 1, "400.00")}, false)
	require.NoError(t, err)
	require.Equal(t, budget.TransferWithin, within.Outcome, "between partners of one category nothing is limited")

	unknown, err := budget.JudgeTransfer(nil, plan, plan, []budget.Cell{at("lund", "work_packages", 1, "500.00")}, false)
	require.NoError(t, err)
	require.Equal(t, budget.TransferUndecided, unknown.Outcome)
}

func TestATransferIsWithinOnlyWhileEveryCategoryKeepsItsRoom(t *testing.T) {
	book, _ := programme.For("KA203", 2019)
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.SampledFrom([]string{"project_management", "transnational_meetings", "intellectual_outputs", "exceptional_costs"}).Draw(t, "from")
		to := rapid.SampledFrom([]string{"transnational_meetings", "intellectual_outputs"}).Draw(t, "to")
		cents := rapid.Int64Range(1, 900_000).Draw(t, "cents")
		amount := money.FromCents(cents)
		back, _ := amount.Neg()
		proposal := append(awarded(), budget.Cell{Partner: "lund", Category: from, Year: 1, Amount: back}, budget.Cell{Partner: "turku", Category: to, Year: 1, Amount: amount})
		judged, err := budget.JudgeTransfer(book, awarded(), awarded(), proposal, false)
		require.NoError(t, err)
		totals, _ := budget.Total(awarded())
		allowed := from == to || cents*5 <= totals.Category[from].Cents() && cents*5 <= totals.Category[to].Cents()
		require.Equal(t, allowed, judged.Outcome == budget.TransferWithin)
		for _, line := range judged.Lines {
			if line.Room != nil {
				require.Equal(t, line.Broken, line.Room.Sign() < 0)
			}
		}
	})
}
