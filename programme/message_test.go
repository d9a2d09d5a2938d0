package programme_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/money"
	"konsortium/programme"
)

func TestMessagesWriteAmountsAndCountriesByLanguage(t *testing.T) {
	cap := programme.Finding{Rule: programme.RuleTotalCap, Severity: programme.Blocker, Params: programme.Params{
		"cap": money.MustParse("300000"), "requested": money.MustParse("300000.01"), "months": 24, "per_year": money.MustParse("150000"),
	}}
	require.Equal(t, "Bidraget får vara högst 300\u00a0000\u00a0€ (24 månader, 150\u00a0000\u00a0€ per år). Sökt: 300\u00a0000,01\u00a0€.", programme.Message(cap, "sv"))
	require.Equal(t, "The grant may be at most €300,000 (24 months, €150,000 per year). Requested: €300,000.01.", programme.Message(cap, "en"))
	delete(cap.Params, "per_year")
	require.Equal(t, "The grant may be at most €300,000. Requested: €300,000.01.", programme.Message(cap, "fr"))

	excluded := programme.Finding{Rule: programme.RuleCountryExcluded, Params: programme.Params{"name": "БДУ", "country": "BY"}}
	require.Equal(t, "БДУ (Belarus) får inte delta i den här ansökningsomgången.", programme.Message(excluded, "sv"))
}

func TestMessagesUseTheWordsOfTheCall(t *testing.T) {
	finding := programme.Finding{Rule: programme.RuleMinOrganisations, Params: programme.Params{"needed": 3, "found": 1}, Wording: programme.AssociatedCountries}
	require.Equal(t, "At least 3 organisations from EU Member States or third countries associated to the Programme are required. Now: 1.", programme.Message(finding, "en"))
	finding.Wording = programme.ProgrammeCountries
	require.Equal(t, "Minst 3 organisationer från programländer krävs. Nu: 1.", programme.Message(finding, "sv"))
}

func TestBracesInANameStayAsTheyAre(t *testing.T) {
	finding := programme.Finding{Rule: programme.RuleCharter, Params: programme.Params{"name": "{country} {"}}
	require.Equal(t, "{country} { needs a valid Erasmus Charter (ECHE).", programme.Message(finding, "en"))
}

func TestWhatIsNotKnownIsToldByItsName(t *testing.T) {
	require.Equal(t, "RULE-OF-TOMORROW", programme.Message(programme.Finding{Rule: "RULE-OF-TOMORROW"}, "sv"))
	require.Equal(t, "fly", programme.Change("fly", nil, "", "sv"))
	require.Equal(t, "– needs a valid Erasmus Charter (ECHE).", programme.Message(programme.Finding{Rule: programme.RuleCharter}, "en"))
}
