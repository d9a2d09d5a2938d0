package eligibility_test

import (
	"testing"

	"konsortium/eligibility"
	"konsortium/money"
	"konsortium/programme"
)

// tenPartners is a large but ordinary proposal: ten partners, one of a partner
// country, seven categories, three years, 210 cells.
func tenPartners() eligibility.Facts {
	yes := true
	requested := money.MustParse("420000")
	facts := eligibility.Facts{
		StartOn: programme.MustDate(2019, 9, 1), DurationMonths: 36, Requested: &requested,
		Relevance: "A joint course in planetary health for master's students.",
	}
	for i, country := range []string{"SE", "FI", "DE", "NO", "PT", "PL", "GR", "IT", "FR", "ZA"} {
		organisation := eligibility.Organisation{
			ID: country, Name: "Partner of " + country, Country: country, Type: eligibility.HigherEducationInstitution,
			Role: eligibility.Partner, Charter: &yes, AddedValue: "Field sites and clinical cases that nobody else in the consortium has.",
		}
		if i == 0 {
			organisation.Role = eligibility.Coordinator
		}
		facts.Organisations = append(facts.Organisations, organisation)
		for year := 1; year <= 3; year++ {
			for _, category := range []string{
				"project_management", "transnational_meetings", "intellectual_outputs", "multiplier_events",
				"learning_teaching_training", "special_needs", "exceptional_costs",
			} {
				facts.Budget = append(facts.Budget, eligibility.BudgetCell{Organisation: i + 1, Category: category, Year: year, Amount: money.MustParse("2000")})
			}
		}
	}
	return facts
}

// tenPartnersWithFindings breaks three blocking rules and draws two more remarks.
func tenPartnersWithFindings() eligibility.Facts {
	facts := tenPartners()
	facts.DurationMonths, facts.Organisations[9].AddedValue, facts.Relevance = 30, "", ""
	return facts
}

func BenchmarkCheckOfTenPartners(b *testing.B) {
	book, _ := programme.For("KA203", 2019)
	countries, _ := programme.Countries(2019)
	facts := tenPartners()
	b.ReportAllocs()
	for b.Loop() {
		if eligibility.Check(book, countries, facts).Outcome != eligibility.Eligible {
			b.Fatal("not eligible")
		}
	}
}

func BenchmarkCheckOfTenPartnersWithFindings(b *testing.B) {
	book, _ := programme.For("KA203", 2019)
	countries, _ := programme.Countries(2019)
	facts := tenPartnersWithFindings()
	b.ReportAllocs()
	for b.Loop() {
		if eligibility.Check(book, countries, facts).Outcome != eligibility.NotEligible {
			b.Fatal("eligible")
		}
	}
}

func TestJudgingTenPartnersStaysWithinFiftyAllocations(t *testing.T) {
	book, _ := programme.For("KA203", 2019)
	countries, _ := programme.Countries(2019)
	for name, facts := range map[string]eligibility.Facts{"eligible": tenPartners(), "with findings": tenPartnersWithFindings()} {
		if allocations := testing.AllocsPerRun(100, func() { eligibility.Check(book, countries, facts) }); allocations > 50 {
			t.Errorf("%s: %v allocations", name, allocations)
		}
	}
}
