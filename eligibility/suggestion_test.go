package eligibility_test

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"konsortium/eligibility"
	"konsortium/programme"
)

func prospect(name, country, organisationType string) eligibility.Prospect {
	held := true
	return eligibility.Prospect{Organisation: eligibility.Organisation{
		ID: name, Name: name, Country: country, Type: organisationType, Role: eligibility.Partner, Charter: &held,
	}}
}

func suggestions(facts eligibility.Facts, prospects ...eligibility.Prospect) []eligibility.Suggestion {
	book, _ := programme.For("KA203", 2019)
	countries, _ := programme.Countries(2019)
	return eligibility.Suggestions(book, countries, facts, prospects)
}

func names(found []eligibility.Suggestion) (list []string) {
	for _, one := range found {
		list = append(list, one.Name)
	}
	return list
}

func reasonsOf(suggestion eligibility.Suggestion, language string) string {
	var sentences []string
	for _, reason := range suggestion.Reasons {
		sentences = append(sentences, reason.Words(language))
	}
	return strings.Join(sentences, " ")
}

// short is a consortium of two that lacks one country.
func short() eligibility.Facts {
	facts := three()
	facts.Organisations = facts.Organisations[:2]
	return facts
}

func TestWhoeverClosesTheGapComesFirst(t *testing.T) {
	unknown := prospect("Universidade do Porto", "PT", "higher_education_institution")
	unknown.Charter = nil
	found := suggestions(short(),
		prospect("Uppsala universitet", "SE", "higher_education_institution"), unknown,
		prospect("Tartu Ülikool", "EE", "higher_education_institution"), prospect("Osaka University", "JP", "higher_education_institution"),
	)
	require.Equal(t, []string{"Tartu Ülikool", "Universidade do Porto", "Uppsala universitet", "Osaka University"}, names(found))
	require.Equal(t, []eligibility.Help{eligibility.Completes, eligibility.MeetsMinimum, eligibility.Narrows, eligibility.Extends},
		[]eligibility.Help{found[0].Help, found[1].Help, found[2].Help, found[3].Help})
	require.Equal(t, eligibility.Undecided, found[1].Outcome)
	require.Equal(t, "With it the consortium becomes eligible. Estonia is new to the consortium and counts towards the required countries. "+
		"Holds an Erasmus Charter (ECHE) according to the published list.", reasonsOf(found[0], "en"))
	require.Contains(t, reasonsOf(found[1], "sv"), "Fråga innan ni bjuder in.")
	require.Contains(t, reasonsOf(found[2], "sv"), "Räknas som en organisation till; Sverige finns redan med.")
	require.Contains(t, reasonsOf(found[3], "sv"), "Japan är ett partnerland: organisationen räknas inte mot minimikraven")
}

func TestPastWorkWithTheConsortiumDecidesBetweenEquals(t *testing.T) {
	known := prospect("Zagreb", "HR", "higher_education_institution")
	known.Shared = []eligibility.SharedProject{
		{ID: "1", Acronym: "NORTH", With: []string{"Lund", "Turku"}}, {ID: "2", Acronym: "EAST", With: []string{"Lund"}},
	}
	known.SharedProjects = 2
	found := suggestions(short(), prospect("Aalborg", "DK", "higher_education_institution"), known)
	require.Equal(t, []string{"Zagreb", "Aalborg"}, names(found))
	require.Contains(t, reasonsOf(found[0], "sv"), "Har arbetat med Lund och Turku i NORTH och EAST.")
	known.SharedProjects, known.Shared = 4, append(known.Shared, eligibility.SharedProject{ID: "3", Acronym: "SOUTH"})
	require.Contains(t, reasonsOf(suggestions(short(), known)[0], "en"), "Has worked with Lund and Turku in 4 projects, most recently NORTH, EAST and SOUTH.")
}

func TestTheCountriesTakeTurnsAmongEquals(t *testing.T) {
	found := suggestions(short(),
		prospect("Aix", "FR", "higher_education_institution"), prospect("Brest", "FR", "higher_education_institution"),
		prospect("Caen", "FR", "higher_education_institution"), prospect("Porto", "PT", "higher_education_institution"),
	)
	require.Equal(t, []string{"Aix", "Porto", "Brest", "Caen"}, names(found))
}

func TestATypeOrSectorThatIsLackingSpeaksForASuggestion(t *testing.T) {
	facts := short()
	facts.Sectors = []string{"higher_education", "school_education"}
	found := suggestions(facts, prospect("Akademie", "DE", "higher_education_institution"), prospect("Gymnasium", "DE", "school"))
	require.Equal(t, []string{"Gymnasium", "Akademie"}, names(found))
	require.Contains(t, reasonsOf(found[0], "sv"), "Konsortiet har ännu ingen organisation av typen skola. Projektet omfattar skolutbildning, men ingen organisation därifrån deltar ännu.")
}

func TestWhereTheMinimumsHoldASuggestionCanSecureThem(t *testing.T) {
	found := suggestions(three(), prospect("Göteborg", "SE", "company"), prospect("Tartu", "EE", "company"))
	require.Equal(t, []string{"Tartu", "Göteborg"}, names(found))
	require.Equal(t, []eligibility.Help{eligibility.Secures, eligibility.Extends}, []eligibility.Help{found[0].Help, found[1].Help})
	require.Contains(t, reasonsOf(found[0], "en"), "even if another one leaves")
}

func TestWhoTakesPartAlreadyOrMayNotIsNotSuggested(t *testing.T) {
	book, _ := programme.For("KA220-HED", 2023)
	countries, _ := programme.Countries(2023)
	facts := short()
	found := eligibility.Suggestions(book, countries, facts, []eligibility.Prospect{
		prospect("SE", "SE", "higher_education_institution"), prospect("Moskva", "RU", "higher_education_institution"), prospect("Riga", "LV", "company"),
	})
	require.Equal(t, []string{"Riga"}, names(found))
	require.Nil(t, eligibility.Suggestions(nil, nil, facts, nil))
}

func TestTheOrderOfSuggestionsDoesNotDependOnTheOrderOfTheRegister(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call, facts := anyCall(t), anyFacts(t)
		var prospects []eligibility.Prospect
		for i := range rapid.IntRange(1, 12).Draw(t, "prospects") {
			one := eligibility.Prospect{Organisation: anyOrganisation(t)}
			one.ID, one.Name, one.Role = string(rune('a'+i)), rapid.SampledFrom([]string{"A", "B"}).Draw(t, "name"), eligibility.Partner
			prospects = append(prospects, one)
		}
		before := eligibility.Suggestions(call.book, call.countries, facts, prospects)
		random := rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed")))
		random.Shuffle(len(prospects), func(i, j int) { prospects[i], prospects[j] = prospects[j], prospects[i] })
		require.Equal(t, before, eligibility.Suggestions(call.book, call.countries, facts, prospects))
		for _, one := range before {
			with := facts
			with.Organisations = append(slices.Clone(facts.Organisations), one.Organisation)
			require.Equal(t, eligibility.Check(call.book, call.countries, with).Outcome, one.Outcome)
			for _, reason := range one.Reasons {
				for _, language := range []string{"sv", "en"} {
					require.NotContains(t, reason.Words(language), "–", reason.Kind)
					require.NotContains(t, reason.Words(language), "{", reason.Kind)
					require.NotEqual(t, string(reason.Kind), reason.Words(language))
				}
			}
		}
	})
}
