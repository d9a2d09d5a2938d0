package proposal_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/eligibility"
	"konsortium/eligibility/proposal"
	"konsortium/programme"
)

// The test vectors of the source documents, call 2019: SE, FI, DE and NO are
// programme countries, ZA and JP are not. The first organisation coordinates
// unless the vector says otherwise; institutions hold a charter unless it
// says otherwise.

const because = "It runs field sites that no partner in a programme country has."

type member struct {
	Name       string `json:"name"`
	Country    string `json:"country"`
	Type       string `json:"type"`
	Role       string `json:"role"`
	Charter    *bool  `json:"eche,omitempty"`
	AddedValue string `json:"added_value,omitempty"`
}

// team reads "SE hei, FI company, ZA hei+": a plus describes the added value,
// a minus is an institution without a charter, a question mark one of which
// nothing is known.
func team(text string) []member {
	kinds := map[string]string{
		"hei": "higher_education_institution", "company": "company", "association": "association", "authority": "public_authority",
	}
	var members []member
	for i, part := range strings.Split(text, ", ") {
		country, kind, _ := strings.Cut(part, " ")
		held := !strings.HasSuffix(kind, "-")
		one := member{Name: part, Country: country, Type: kinds[strings.TrimRight(kind, "+-?")], Role: "partner"}
		if strings.HasPrefix(kind, "hei") && !strings.HasSuffix(kind, "?") {
			one.Charter = &held
		}
		if strings.HasSuffix(kind, "+") {
			one.AddedValue = because
		}
		if i == 0 {
			one.Role = "coordinator"
		}
		members = append(members, one)
	}
	return members
}

func document(members []member, months int, grant, relevance string) map[string]any {
	fields := map[string]any{
		"action": "KA203", "call_year": 2019, "start_on": "2019-09-01", "duration_months": months,
		"grant_requested": grant, "organisations": members,
	}
	if relevance != "" {
		fields["higher_education_relevance"] = relevance
	}
	return fields
}

func judge(t *testing.T, fields map[string]any) proposal.Answer {
	t.Helper()
	text, err := json.Marshal(fields)
	require.NoError(t, err)
	read, err := proposal.Read(text)
	require.NoError(t, err)
	return proposal.Judge(read)
}

func rulesOf(answer proposal.Answer) (blockers, others []programme.Rule) {
	for _, finding := range answer.Findings {
		if finding.Severity == programme.Blocker {
			blockers = append(blockers, finding.Rule)
		} else {
			others = append(others, finding.Rule)
		}
	}
	return blockers, others
}

func TestTheVectorsOfTheSourceDocumentsHold(t *testing.T) {
	const theme = "A joint course for master's students."
	three := team("SE hei, FI hei, DE company")
	japan := team("JP hei+, SE hei, FI hei, DE company")
	none := []programme.Rule(nil)
	type rules = []programme.Rule
	for _, row := range []struct {
		name      string
		members   []member
		months    int
		grant     string
		relevance string
		blockers  rules
		others    rules
	}{
		{"T1", three, 24, "300000", theme, none, none},
		{"T2", three, 24, "300001", theme, rules{programme.RuleTotalCap}, none},
		{"T3", three, 36, "450000", theme, none, none},
		{"T4", three, 36, "450001", theme, rules{programme.RuleTotalCap}, none},
		{"T5", team("SE hei, SE company, FI hei"), 24, "100000", theme, rules{programme.RuleMinCountries}, none},
		{"T6", team("SE hei, FI hei, ZA hei+"), 24, "100000", theme, rules{programme.RuleMinOrganisations, programme.RuleMinCountries}, none},
		{"T7", team("SE hei, FI hei, DE authority, ZA hei"), 36, "400000", theme, rules{programme.RuleAddedValue}, none},
		{"T8", team("SE hei, FI hei, DE authority, ZA hei+"), 36, "400000", theme, none, none},
		{"T9", team("SE association, FI company, NO authority"), 24, "150000", theme, none, rules{programme.RuleNoInstitution}},
		{"T10", team("SE association, FI company, NO authority"), 24, "150000", "", rules{programme.RuleRelevance}, rules{programme.RuleNoInstitution}},
		{"T11", three, 30, "375000", theme, none, rules{programme.RuleDuration}},
		{"T11 and a euro", three, 30, "375001", theme, rules{programme.RuleTotalCap}, rules{programme.RuleDuration}},
		{"T12 short", three, 12, "100000", theme, rules{programme.RuleDuration}, none},
		{"T12 long", three, 37, "100000", theme, rules{programme.RuleDuration}, none},
		{"T13", japan, 36, "300000", theme, rules{programme.RuleCoordinatorCountry}, none},
		{"T14", team("SE hei, FI hei-, DE company"), 24, "100000", theme, rules{programme.RuleCharter}, none},
	} {
		t.Run(row.name, func(t *testing.T) {
			answer := judge(t, document(row.members, row.months, row.grant, row.relevance))
			blockers, others := rulesOf(answer)
			require.Equal(t, row.blockers, blockers)
			require.Equal(t, row.others, others)
			want := eligibility.Eligible
			if len(row.blockers) > 0 {
				want = eligibility.NotEligible
			}
			require.Equal(t, want, answer.Outcome)
			require.Equal(t, want == eligibility.Eligible, len(answer.Missing) == 0)
		})
	}
}

func TestAFactThatABlockerNeedsIsAskedFor(t *testing.T) {
	const theme = "A joint course for master's students."
	unknownCharter := document(team("SE hei, FI hei?, DE company"), 24, "300000", theme)
	answer := judge(t, unknownCharter)
	require.Equal(t, eligibility.Undecided, answer.Outcome)
	require.Empty(t, answer.Findings)
	require.Equal(t, "whether FI hei? holds a valid Erasmus Charter (ECHE)", answer.Missing[0].Words("en"))

	noGrant := document(team("SE hei, FI hei, DE company"), 24, "1", theme)
	delete(noGrant, "grant_requested")
	answer = judge(t, noGrant)
	require.Equal(t, eligibility.Undecided, answer.Outcome)
	require.Len(t, answer.Missing, 1)
	require.Nil(t, answer.Grant.Headroom)
	require.Equal(t, "300000.00", answer.Grant.Cap.String())

	// A blocker elsewhere decides, whatever is not known.
	noGrant["duration_months"] = 12
	require.Equal(t, eligibility.NotEligible, judge(t, noGrant).Outcome)
}

func TestTheCharterIsAskedOnlyOfInstitutionsOfProgrammeCountriesThatTakePart(t *testing.T) {
	members := team("SE hei, FI hei, DE company, ZA hei?, NO hei?")
	members[3].AddedValue, members[4].Role = because, "associated"
	answer := judge(t, document(members, 24, "300000", "A joint course."))
	require.Equal(t, eligibility.Eligible, answer.Outcome)
	require.Equal(t, eligibility.Counts{Organisations: 5, ProgrammeOrganisations: 3, ProgrammeCountries: 3}, answer.Counts)
}

func TestRussianInstitutionsAreBarredFromMay2022(t *testing.T) {
	members := team("SE hei, FI hei, DE company, RU hei+")
	call := func(year int, grant, start string) proposal.Answer {
		fields := document(members, 24, grant, "A joint course.")
		fields["action"], fields["call_year"] = "KA220-HED", year
		delete(fields, "start_on")
		if start != "" {
			fields["start_on"] = start
		}
		return judge(t, fields)
	}
	require.Equal(t, eligibility.Eligible, call(2021, "250000", "").Outcome)
	require.Equal(t, eligibility.Eligible, call(2022, "250000", "2022-04-30").Outcome)
	require.Equal(t, eligibility.NotEligible, call(2022, "250000", "2022-05-01").Outcome)
	undecided := call(2022, "250000", "")
	require.Equal(t, eligibility.Undecided, undecided.Outcome)
	require.Equal(t, "the start date, which decides whether RU hei+ (Russia) may take part", undecided.Missing[0].Words("en"))
	require.Equal(t, eligibility.NotEligible, call(2023, "250000", "").Outcome)
}

func TestAnUnconfirmedValueIsUsedAndMarked(t *testing.T) {
	fields := document(team("SE hei, FI hei, DE company"), 12, "300000", "A joint course.")
	fields["call_year"] = 2014
	answer := judge(t, fields)
	require.Equal(t, eligibility.NotEligible, answer.Outcome)
	require.Equal(t, programme.RuleDuration, answer.Findings[0].Rule)
	require.False(t, answer.Findings[0].Confirmed)
}

func TestACallWithoutARuleBookIsUndecided(t *testing.T) {
	fields := document(team("SE hei, FI hei, DE company"), 24, "60000", "")
	fields["action"] = "KA229"
	answer := judge(t, fields)
	require.Equal(t, eligibility.Undecided, answer.Outcome)
	require.Nil(t, answer.Book)
	require.Equal(t, programme.RuleNoRuleBook, answer.Findings[0].Rule)
	require.Contains(t, string(answer.AppendJSON(nil, "en")), `"rule_book":null`)
	fields["call_year"] = 1999
	require.Equal(t, eligibility.Undecided, judge(t, fields).Outcome)
}
