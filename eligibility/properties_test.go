package eligibility_test

import (
	"math/rand"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/eligibility"
	"konsortium/money"
	"konsortium/programme"
)

type call struct {
	book      *programme.RuleBook
	countries *programme.CountryList
}

func anyCall(t *rapid.T) call {
	books := programme.Books()
	book := books[rapid.IntRange(0, len(books)-1).Draw(t, "book")]
	countries, _ := programme.Countries(book.CallYear)
	return call{book, countries}
}

func anyOrganisation(t *rapid.T) eligibility.Organisation {
	yesOrNo := rapid.Bool().Draw(t, "charter")
	organisation := eligibility.Organisation{
		ID:         rapid.SampledFrom([]string{"", "", "E1", "E2", "E3"}).Draw(t, "id"),
		Country:    rapid.SampledFrom([]string{"SE", "FI", "DE", "NO", "GR", "ZA", "BY", "RU", "GB", "CH"}).Draw(t, "country"),
		Type:       rapid.SampledFrom(eligibility.OrganisationTypes()).Draw(t, "type"),
		Role:       rapid.SampledFrom([]eligibility.Role{eligibility.Coordinator, eligibility.Partner, eligibility.Partner, eligibility.Associated}).Draw(t, "role"),
		Charter:    rapid.SampledFrom([]*bool{nil, &yesOrNo}).Draw(t, "known"),
		AddedValue: rapid.SampledFrom([]string{"", "Field sites and clinical cases that nobody else has."}).Draw(t, "added value"),
	}
	// An identifier belongs to one organisation, so it has one country and role.
	if organisation.ID != "" {
		organisation.Country, organisation.Role = "SE", eligibility.Partner
	}
	return organisation
}

func anyFacts(t *rapid.T) eligibility.Facts {
	facts := eligibility.Facts{
		DurationMonths: rapid.SampledFrom([]int{0, 11, 12, 24, 25, 30, 36, 37, 48}).Draw(t, "months"),
		Relevance:      rapid.SampledFrom([]string{"", "A joint course."}).Draw(t, "relevance"),
		Organisations:  rapid.SliceOfN(rapid.Custom(anyOrganisation), 0, 8).Draw(t, "organisations"),
	}
	if rapid.Bool().Draw(t, "grant known") {
		requested := money.FromCents(int64(rapid.SampledFrom([]int{0, 9999999, 12000000, 25000000, 30000000, 45000000, 45000001}).Draw(t, "cents")))
		facts.Requested = &requested
	}
	return facts
}

// summary is what must not depend on the order of the partners.
func summary(verdict eligibility.Verdict) []string {
	lines := []string{string(verdict.Outcome), strconv.Itoa(verdict.Counts.Organisations), strconv.Itoa(verdict.Counts.ProgrammeOrganisations), strconv.Itoa(verdict.Counts.ProgrammeCountries)}
	for _, finding := range verdict.Findings {
		name, _ := finding.Params["name"].(string)
		if len(name) > 13 && name[:13] == "Organisation " {
			name = ""
		}
		lines = append(lines, string(finding.Rule)+" "+string(finding.Severity)+" "+name)
	}
	for _, gap := range verdict.Missing {
		lines = append(lines, string(gap.Rule)+" "+string(gap.Kind))
	}
	slices.Sort(lines[4:])
	return lines
}

func TestTheOrderOfThePartnersDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFacts(t)
		before := summary(eligibility.Check(call.book, call.countries, facts))
		shuffled := slices.Clone(facts.Organisations)
		random := rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed")))
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		facts.Organisations = shuffled
		require.Equal(t, before, summary(eligibility.Check(call.book, call.countries, facts)))
	})
}

func TestAnotherOrganisationOfAProgrammeCountryLowersNoCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFacts(t)
		before := eligibility.Check(call.book, call.countries, facts).Counts
		facts.Organisations = append(facts.Organisations, eligibility.Organisation{
			Country: rapid.SampledFrom(call.countries.Programme.Value).Draw(t, "country"), Type: "company", Role: eligibility.Partner,
		})
		after := eligibility.Check(call.book, call.countries, facts).Counts
		require.Equal(t, before.Organisations+1, after.Organisations)
		require.Equal(t, before.ProgrammeOrganisations+1, after.ProgrammeOrganisations)
		require.GreaterOrEqual(t, after.ProgrammeCountries, before.ProgrammeCountries)
	})
}

func TestLeavingAPartnerOutRaisesNoCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFacts(t)
		if len(facts.Organisations) == 0 {
			return
		}
		before := eligibility.Check(call.book, call.countries, facts).Counts
		leaving := rapid.IntRange(0, len(facts.Organisations)-1).Draw(t, "leaving")
		facts.Organisations = slices.Delete(slices.Clone(facts.Organisations), leaving, leaving+1)
		after := eligibility.Check(call.book, call.countries, facts).Counts
		require.LessOrEqual(t, after.Organisations, before.Organisations)
		require.LessOrEqual(t, after.ProgrammeOrganisations, before.ProgrammeOrganisations)
		require.LessOrEqual(t, after.ProgrammeCountries, before.ProgrammeCountries)
	})
}

func TestAFieldNoRuleReadsDoesNotChangeTheVerdict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFacts(t)
		before := eligibility.Check(call.book, call.countries, facts)
		for i := range facts.Organisations {
			facts.Organisations[i].Name = rapid.String().Draw(t, "name")
		}
		after := eligibility.Check(call.book, call.countries, facts)
		require.Equal(t, before.Outcome, after.Outcome)
		require.Equal(t, before.Counts, after.Counts)
		require.Equal(t, before.Grant, after.Grant)
		require.Len(t, after.Findings, len(before.Findings))
	})
}

// The promise of "what is missing": doing it makes the minimums hold.
func TestAddingWhatIsMissingMendsTheMinimums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFacts(t)
		for _, gap := range eligibility.Check(call.book, call.countries, facts).Missing {
			if gap.Kind != "add_organisations" {
				continue
			}
			present := gap.Params["except"].([]string)
			fresh := gap.Params["countries"].(int)
			for i := range gap.Params["organisations"].(int) {
				country := call.countries.Programme.Value[0]
				if i < fresh {
					unused := slices.DeleteFunc(slices.Clone(call.countries.Programme.Value), func(code string) bool { return slices.Contains(present, code) })
					country = unused[i]
				}
				facts.Organisations = append(facts.Organisations, eligibility.Organisation{Country: country, Type: "company", Role: eligibility.Partner})
			}
			mended := eligibility.Check(call.book, call.countries, facts)
			for _, finding := range mended.Findings {
				require.NotContains(t, []programme.Rule{programme.RuleMinOrganisations, programme.RuleMinCountries}, finding.Rule)
			}
		}
	})
}

func TestTheVerdictFollowsFromTheFindings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFacts(t)
		verdict := eligibility.Check(call.book, call.countries, facts)
		blocked, unknown := false, false
		var fromRules []programme.Finding
		for _, rule := range eligibility.Rules(call.book, call.countries, facts) {
			fromRules = append(fromRules, rule.Findings...)
			blocked = blocked || rule.Severity == programme.Blocker && rule.State == eligibility.Broken
			unknown = unknown || rule.Severity == programme.Blocker && rule.State == eligibility.Unknown
		}
		require.Equal(t, fromRules, verdict.Findings)
		want := eligibility.Eligible
		if blocked {
			want = eligibility.NotEligible
		} else if unknown {
			want = eligibility.Undecided
		}
		require.Equal(t, want, verdict.Outcome)
		require.Equal(t, want == eligibility.Eligible, len(verdict.Missing) == 0)
	})
}
