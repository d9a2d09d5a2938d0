package budget_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/budget"
	"konsortium/money"
	"konsortium/programme"
)

var update = flag.Bool("update", false, "rewrite the golden calculations")

func number(n int) *int { return &n }

// plannedItem is one calculation of the golden files.
type plannedItem struct {
	words    string
	category string
	at       budget.Setting
	facts    budget.Facts
}

// outputs is what a call calls its intellectual outputs.
func outputs(book *programme.RuleBook) string {
	if book.Action == "KA203" {
		return "intellectual_outputs"
	}
	return "project_results"
}

func plannedItems(book *programme.RuleBook) []plannedItem {
	if book.Grant.LumpSums != nil {
		whole := book.Grant.LumpSums.Value[len(book.Grant.LumpSums.Value)-1]
		return []plannedItem{
			{"a work package of a lump sum", "work_packages", budget.Setting{LumpSum: &whole}, budget.Facts{Part: limit("41300.00")}},
			{"management of a lump sum", "project_management", budget.Setting{LumpSum: &whole}, budget.Facts{Part: limit("14000.00")}},
			{"more than the whole lump sum", "work_packages", budget.Setting{LumpSum: &whole}, budget.Facts{Part: limit("400000.01")}},
		}
	}
	items := []plannedItem{
		{"coordinator, a whole year", "project_management", budget.Setting{Coordinator: true}, budget.Facts{Months: number(12)}},
		{"partner, half a year", "project_management", budget.Setting{}, budget.Facts{Months: number(6)}},
		{"researcher in Sweden", outputs(book), budget.Setting{Country: "SE"}, budget.Facts{ResearcherDays: number(20)}},
		{"everybody in Germany", outputs(book), budget.Setting{Country: "DE"}, budget.Facts{ManagerDays: number(1), ResearcherDays: number(10), TechnicianDays: number(3), AdministrativeDays: number(2)}},
		{"Serbia, in the Programme from 2019", outputs(book), budget.Setting{Country: "RS"}, budget.Facts{ResearcherDays: number(10)}},
		{"a manager in Switzerland", outputs(book), budget.Setting{Country: "CH"}, budget.Facts{ManagerDays: number(5)}},
		{"a technician in South Africa", outputs(book), budget.Setting{Country: "ZA"}, budget.Facts{TechnicianDays: number(7)}},
		{"local and foreign guests", "multiplier_events", budget.Setting{}, budget.Facts{Local: number(40), International: number(25)}},
		{"guests on line", "multiplier_events", budget.Setting{}, budget.Facts{Virtual: number(33)}},
		{"special needs", "special_needs", budget.Setting{}, budget.Facts{Cost: limit("1234.56")}},
		{"exceptional costs of 1.005, to the cent", "exceptional_costs", budget.Setting{}, budget.Facts{Cost: limit("1.34")}},
		{"exceptional costs", "exceptional_costs", budget.Setting{}, budget.Facts{Cost: limit("2000.00")}},
		{"exceptional costs at a share of one's own", "exceptional_costs", budget.Setting{}, budget.Facts{Cost: limit("2000.00"), Share: share("0.5")}},
	}
	for _, km := range []int{99, 100, 1999, 2000} {
		items = append(items, plannedItem{fmt.Sprintf("two people, %d km", km), "transnational_meetings", budget.Setting{}, budget.Facts{Participants: number(2), Kilometres: number(km)}})
	}
	for _, km := range []int{9, 10, 99, 100, 499, 500, 1999, 2000, 2999, 3000, 3999, 4000, 7999, 8000} {
		items = append(items, plannedItem{
			fmt.Sprintf("one learner, one day, %d km", km), "learning_teaching_training", budget.Setting{},
			budget.Facts{Audience: budget.Learners, Participants: number(1), Days: number(1), Kilometres: number(km)},
		})
	}
	for _, days := range []int{14, 15, 60, 61} {
		for _, audience := range []string{budget.Learners, budget.Staff} {
			items = append(items, plannedItem{
				fmt.Sprintf("ten %s, %d days", audience, days), "learning_teaching_training", budget.Setting{},
				budget.Facts{Audience: audience, Participants: number(10), Days: number(days), Kilometres: number(600)},
			})
		}
	}
	return append(items,
		plannedItem{"linguistic support for two of three", "learning_teaching_training", budget.Setting{}, budget.Facts{Audience: budget.Learners, Participants: number(3), Days: number(60), Kilometres: number(600), Linguistic: number(2)}},
		plannedItem{"linguistic support for a week", "learning_teaching_training", budget.Setting{}, budget.Facts{Audience: budget.Learners, Participants: number(3), Days: number(7), Kilometres: number(600), Linguistic: number(2)}},
		plannedItem{"travel that the unit covers to the cent", "learning_teaching_training", budget.Setting{}, budget.Facts{Audience: budget.Staff, Participants: number(1), Days: number(2), Kilometres: number(600), TravelCost: limit("392.85")}},
		plannedItem{"expensive travel by a cent", "learning_teaching_training", budget.Setting{}, budget.Facts{Audience: budget.Staff, Participants: number(1), Days: number(2), Kilometres: number(600), TravelCost: limit("392.86")}},
	)
}

func share(text string) *decimal.Decimal {
	read := decimal.RequireFromString(text)
	return &read
}

// inWords writes a calculation as one line, so that it can be read beside the
// Programme Guide.
func inWords(found *budget.Calculation) string {
	var parts []string
	for _, part := range found.Parts {
		text := part.Name
		if part.Group != "" {
			text += " " + part.Group
		}
		if part.FromKm+part.ToKm > 0 {
			text += fmt.Sprintf(" [%d-%d km]", part.FromKm, part.ToKm)
		}
		if part.FromDay > 0 {
			text += fmt.Sprintf(" [days %d-%d]", part.FromDay, part.ToDay)
		}
		for _, factor := range part.Factors {
			text += fmt.Sprintf(" %d %s x", factor.Count, factor.Of)
		}
		text += " " + part.Unit.String()
		if part.Share != nil {
			text += " x " + part.Share.String()
		}
		text += " = " + part.Amount.String()
		if part.Source.Title == "" {
			text += " (own share)"
		} else if !part.Confirmed {
			text += " (unconfirmed)"
		}
		parts = append(parts, text)
	}
	for _, missing := range found.Missing {
		parts = append(parts, fmt.Sprintf("MISSING %s (%s)", missing.Of, missing.Note))
	}
	for _, notice := range found.Notices {
		parts = append(parts, fmt.Sprintf("NOTICE %s %v", notice.Code, notice.Params))
	}
	amount := "to be given by hand"
	if found.Amount != nil {
		amount = found.Amount.String()
	}
	return strings.Join(parts, " + ") + " => " + amount
}

func TestEveryCategoryOfEveryCallIsCalculatedAsItsGoldenFileSays(t *testing.T) {
	for _, book := range programme.Books() {
		if !book.Project.Open.Value {
			continue
		}
		t.Run(book.Version, func(t *testing.T) {
			var text strings.Builder
			seen := map[string]bool{}
			for _, item := range plannedItems(book) {
				kind, known := budget.KindOf(book, item.category)
				require.True(t, known, item.category)
				item.at.Book, item.at.Category, item.at.YearMonths = book, item.category, 12
				found, err := budget.Calculate(kind, item.facts, item.at)
				require.NoError(t, err, item.words)
				fmt.Fprintf(&text, "%s: %s\n    %s\n", item.category, item.words, inWords(found))
				seen[item.category] = true
			}
			require.Len(t, seen, len(book.Budget.Categories.Value), "every category of the call is tried")
			golden(t, filepath.Join("testdata", "items", book.Version+".txt"), text.String())
		})
	}
}

func golden(t *testing.T, path, text string) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o750))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	stored, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(stored), text)
}

func setting(t *testing.T, action string, year int, category string) budget.Setting {
	t.Helper()
	book, known := programme.For(action, year)
	require.True(t, known)
	return budget.Setting{Book: book, Category: category, YearMonths: 12, Country: "SE"}
}

func TestFactsThatCannotBeAreNamedAtTheirField(t *testing.T) {
	for name, row := range map[string]struct {
		kind  budget.ItemKind
		facts budget.Facts
		want  []string
	}{
		"nothing known":           {budget.MeetingTravel, budget.Facts{}, []string{"/participants required", "/kilometres required"}},
		"nobody travels":          {budget.MeetingTravel, budget.Facts{Participants: number(0), Kilometres: number(-1)}, []string{"/participants between", "/kilometres between"}},
		"a fact of another kind":  {budget.ManagementMonths, budget.Facts{Months: number(3), Days: number(1)}, []string{"/days not_of_kind"}},
		"more months than a year": {budget.ManagementMonths, budget.Facts{Months: number(13)}, []string{"/months between"}},
		"no day of anybody":       {budget.StaffDays, budget.Facts{ManagerDays: number(0)}, []string{"/researcherDays one_above_zero"}},
		"no guest":                {budget.EventParticipants, budget.Facts{}, []string{"/local one_above_zero"}},
		"more support than people": {
			budget.Training,
			budget.Facts{Audience: "pupils", Participants: number(2), Days: number(5), Kilometres: number(5), Linguistic: number(3), TravelCost: limit("0.00")},
			[]string{"/linguistic between", "/audience one_of", "/travelCost not_positive"},
		},
		"a share of nought":      {budget.RealCost, budget.Facts{Cost: limit("1.00"), Share: share("0")}, []string{"/share share_range"}},
		"more than the cost":     {budget.RealCost, budget.Facts{Cost: limit("1.00"), Share: share("1.01")}, []string{"/share share_range"}},
		"a cost of nought":       {budget.RealCost, budget.Facts{Cost: limit("0.00")}, []string{"/cost not_positive"}},
		"a cost beyond any":      {budget.RealCost, budget.Facts{Cost: limit("1000000000.01")}, []string{"/cost amount_too_large"}},
		"a lump sum's part of 0": {budget.LumpSumPart, budget.Facts{Part: limit("-1.00")}, []string{"/part not_positive"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := budget.Calculate(row.kind, row.facts, setting(t, "KA203", 2019, "exceptional_costs"))
			var faults budget.FactFaults
			require.ErrorAs(t, err, &faults)
			var got []string
			for _, fault := range faults {
				got = append(got, fault.At+" "+fault.Code)
			}
			require.Equal(t, row.want, got)
		})
	}
}

func TestAShareThatIsNotTheBooksIsMarkedAndOneThatIsNeedsNoReason(t *testing.T) {
	at := setting(t, "KA203", 2019, "exceptional_costs")
	found, err := budget.Calculate(budget.RealCost, budget.Facts{Cost: limit("100.00"), Share: share("0.750")}, at)
	require.NoError(t, err)
	require.False(t, found.Own)
	found, err = budget.Calculate(budget.RealCost, budget.Facts{Cost: limit("100.00"), Share: share("0.8")}, at)
	require.NoError(t, err)
	require.True(t, found.Own)
	require.Equal(t, "80.00", found.Amount.String())
	found, err = budget.Calculate(budget.RealCost, budget.Facts{Cost: limit("100.00"), Share: share("0.8")}, setting(t, "KA220-HED", 2021, "exceptional_costs"))
	require.NoError(t, err)
	require.True(t, found.Own, "where the book has no share, a share of one's own needs a reason")
}

func TestACategoryThatTheCallDoesNotKnowHasNoKind(t *testing.T) {
	book, _ := programme.For("KA203", 2019)
	_, known := budget.KindOf(book, "work_packages")
	require.False(t, known)
	_, known = budget.KindOf(nil, "project_management")
	require.False(t, known)
	_, err := budget.Calculate("champagne", budget.Facts{}, budget.Setting{Book: book})
	require.Error(t, err)
}

func TestFactsAreReadBackAsTheyWereWrittenAndStrictly(t *testing.T) {
	whole := budget.Facts{Audience: budget.Staff, Participants: number(2), Kilometres: number(0), Cost: limit("1.50"), Share: share("0.5"), Guarantee: true}
	text, err := whole.Encode()
	require.NoError(t, err)
	require.Equal(t, `{"participants":2,"kilometres":0,"audience":"staff","cost":"1.50","share":"0.5","guarantee":true}`, text)
	read, err := budget.DecodeFacts(text)
	require.NoError(t, err)
	require.Equal(t, whole, read)
	for _, bad := range []string{``, `{"rate":1}`, `{"days":1,"days":2}`, `{"days":1.5}`, `[]`, `{"days":1} {}`} {
		_, err := budget.DecodeFacts(bad)
		require.ErrorIs(t, err, budget.ErrFacts, bad)
	}
}

func TestACalculationIsTheSumOfItsParts(t *testing.T) {
	at := setting(t, "KA203", 2019, "learning_teaching_training")
	rapid.Check(t, func(t *rapid.T) {
		facts := budget.Facts{
			Audience: rapid.SampledFrom([]string{budget.Learners, budget.Staff}).Draw(t, "audience"), Participants: number(rapid.IntRange(1, 10_000).Draw(t, "people")),
			Days: number(rapid.IntRange(1, 60).Draw(t, "days")), Kilometres: number(rapid.IntRange(0, 20_100).Draw(t, "km")),
		}
		found, err := budget.Calculate(budget.Training, facts, at)
		require.NoError(t, err)
		var whole money.Amount
		for _, part := range found.Parts {
			whole, err = whole.Add(part.Amount)
			require.NoError(t, err)
		}
		require.Equal(t, whole, *found.Amount)
	})
}
