package eligibility_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/eligibility"
	"konsortium/programme"
)

// mend does what the gaps of a verdict ask for, and nothing else.
func mend(t *rapid.T, call call, facts eligibility.Facts, gaps []eligibility.Gap) eligibility.Facts {
	organisations := slices.Clone(facts.Organisations)
	needed := 40
	if call.book.Consortium.AddedValueNeeded.Value {
		needed = call.book.Consortium.AddedValueCharacters.Value
	}
	held := true
	var leaving []int
	coordinate := false
	for _, gap := range gaps {
		at, _ := gap.Params["organisation"].(int)
		at--
		switch gap.Kind {
		case "add_organisations":
			organisations = append(organisations, added(call, gap)...)
		case "describe_added_value":
			for len(organisations[at].AddedValue) < needed {
				organisations[at].AddedValue += "It runs field sites. "
			}
		case "obtain_charter", "tell_charter":
			organisations[at].Charter = &held
		case "leave_out":
			leaving = append(leaving, at)
		case "name_coordinator", "keep_one_coordinator", "move_coordinator":
			coordinate = true
		case "explain_relevance":
			facts.Relevance = "A joint course."
		case "lengthen":
			facts.DurationMonths = gap.Params["min"].(int)
		case "shorten":
			facts.DurationMonths = gap.Params["max"].(int)
		case "lower_grant":
			cap := gap.Params["cap"]
			facts.Requested = amount(cap.(interface{ String() string }).String())
		case "raise_grant":
			facts.Requested = &call.book.Grant.TotalMin.Value
		case "choose_lump_sum":
			facts.Requested = &call.book.Grant.LumpSums.Value[0]
		case "tell_grant":
			switch {
			case call.book.Grant.LumpSums != nil:
				facts.Requested = &call.book.Grant.LumpSums.Value[0]
			case call.book.Grant.TotalMin != nil:
				facts.Requested = &call.book.Grant.TotalMin.Value
			default:
				facts.Requested = amount("1")
			}
		case "tell_start":
			facts.StartOn = programme.MustDate(call.book.CallYear, 1, 2)
		default:
			t.Fatalf("no way to mend %s", gap.Kind)
		}
	}
	if coordinate {
		appoint(call, organisations)
	}
	for _, at := range slices.Backward(leaving) {
		organisations = slices.Delete(organisations, at, at+1)
	}
	facts.Organisations = organisations
	return facts
}

// added are the organisations that a gap asks for: the first ones from new
// countries.
func added(call call, gap eligibility.Gap) []eligibility.Organisation {
	present, fresh := gap.Params["except"].([]string), gap.Params["countries"].(int)
	unused := slices.DeleteFunc(slices.Clone(call.countries.Programme.Value), func(code string) bool { return slices.Contains(present, code) })
	var joining []eligibility.Organisation
	for i := range gap.Params["organisations"].(int) {
		country := call.countries.Programme.Value[0]
		if i < fresh {
			country = unused[i]
		}
		joining = append(joining, eligibility.Organisation{Country: country, Type: "company", Role: eligibility.Partner})
	}
	return joining
}

// appoint makes the one coordinator an organisation that may be one, if there
// is any: one that coordinates already before a partner, as giving the role to
// another is a second change.
func appoint(call call, organisations []eligibility.Organisation) {
	chosen := -1
	for _, role := range []eligibility.Role{eligibility.Coordinator, eligibility.Partner} {
		for i, organisation := range organisations {
			if chosen < 0 && organisation.Role == role && call.countries.Standing(organisation.Country) == programme.Programme {
				chosen = i
			}
		}
	}
	for i := range organisations {
		if organisations[i].Role == eligibility.Coordinator {
			organisations[i].Role = eligibility.Partner
		}
	}
	if chosen >= 0 {
		organisations[chosen].Role = eligibility.Coordinator
	}
}

func TestDoingWhatIsMissingMakesAnyConsortiumEligible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFacts(t)
		if !call.book.Project.Open.Value {
			return // no change of a proposal opens a call that is closed to it
		}
		before := eligibility.Check(call.book, call.countries, facts)
		mended := mend(t, call, facts, before.Missing)
		after := eligibility.Check(call.book, call.countries, mended)
		require.Equal(t, eligibility.Eligible, after.Outcome, "was missing %v, still %v %v", before.Missing, after.Missing, after.Findings)
	})
}

// The number of organisations asked for is the smallest there is: with one
// fewer, whatever countries they come from, a minimum stays broken. So it does
// with one new country fewer.
func TestNoSmallerAdditionMendsTheMinimums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFacts(t)
		for _, gap := range eligibility.Check(call.book, call.countries, facts).Missing {
			if gap.Kind != "add_organisations" {
				continue
			}
			organisations, countries := gap.Params["organisations"].(int), gap.Params["countries"].(int)
			fewer := facts
			fewer.Organisations = slices.Clone(facts.Organisations)
			for range organisations - 1 {
				fewer.Organisations = append(fewer.Organisations, eligibility.Organisation{
					Country: rapid.SampledFrom(call.countries.Programme.Value).Draw(t, "country"), Type: "company", Role: eligibility.Partner,
				})
			}
			require.True(t, lacksAMinimum(call, fewer), "%d would have done", organisations-1)
			if countries == 0 {
				continue
			}
			gap.Params = programme.Params{"organisations": organisations, "countries": countries - 1, "except": gap.Params["except"]}
			known := facts
			known.Organisations = append(slices.Clone(facts.Organisations), added(call, gap)...)
			if present := gap.Params["except"].([]string); slices.Contains(present, call.countries.Programme.Value[0]) {
				require.True(t, lacksAMinimum(call, known), "%d new countries would have done", countries-1)
			}
		}
	})
}

func lacksAMinimum(call call, facts eligibility.Facts) bool {
	verdict := eligibility.Check(call.book, call.countries, facts)
	return has(verdict, programme.RuleMinOrganisations) || has(verdict, programme.RuleMinCountries)
}

func TestWhatOneChangeMendsIsToldOnce(t *testing.T) {
	kinds := func(facts eligibility.Facts) (found []eligibility.GapKind) {
		for _, gap := range judged("KA203", 2019, facts).Missing {
			found = append(found, gap.Kind)
		}
		return found
	}
	facts := tenPartners()
	facts.DurationMonths, facts.Requested = 12, amount("200000")
	require.Equal(t, []eligibility.GapKind{"lengthen"}, kinds(facts), "a project of two years may cost that much")
	facts.Requested = amount("300000.01")
	require.Equal(t, []eligibility.GapKind{"lengthen", "lower_grant"}, kinds(facts))

	facts = tenPartners()
	facts.Organisations[9].Role = eligibility.Coordinator
	require.Equal(t, []eligibility.GapKind{"keep_one_coordinator"}, kinds(facts), "the one that is kept can be in a programme country")
}
