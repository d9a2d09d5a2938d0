package eligibility_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/eligibility"
	"konsortium/programme"
)

var update = flag.Bool("update", false, "rewrite the golden answers")

// scenario is a file of testdata/scenarios, named <RULE>.holds.json or
// <RULE>.broken.json; its golden answer lies in testdata/answers.
type scenario struct {
	Action   string            `json:"action"`
	CallYear int               `json:"call_year"`
	Facts    eligibility.Facts `json:"facts"`
}

type answer struct {
	Outcome  eligibility.Outcome                  `json:"verdict"`
	Findings []told                               `json:"findings"`
	Counts   eligibility.Counts                   `json:"counts"`
	Grant    eligibility.Grant                    `json:"grant"`
	Missing  []inBoth                             `json:"missing"`
	States   map[programme.Rule]eligibility.State `json:"states"`
}

type told struct {
	programme.Finding
	Message inBoth `json:"message"`
}

type inBoth struct {
	Swedish string `json:"sv"`
	English string `json:"en"`
}

func readScenario(t *testing.T, path string) scenario {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var read scenario
	require.NoError(t, decoder.Decode(&read), path)
	return read
}

func (s scenario) rules(t *testing.T) (*programme.RuleBook, *programme.CountryList) {
	t.Helper()
	book, found := programme.For(s.Action, s.CallYear)
	require.True(t, found)
	countries, found := programme.Countries(s.CallYear)
	require.True(t, found)
	return book, countries
}

func (s scenario) answer(t *testing.T) answer {
	book, countries := s.rules(t)
	verdict := eligibility.Check(book, countries, s.Facts)
	result := answer{Outcome: verdict.Outcome, Counts: verdict.Counts, Grant: verdict.Grant, States: map[programme.Rule]eligibility.State{}}
	for _, finding := range verdict.Findings {
		result.Findings = append(result.Findings, told{finding, inBoth{programme.Message(finding, "sv"), programme.Message(finding, "en")}})
	}
	for _, gap := range verdict.Missing {
		result.Missing = append(result.Missing, inBoth{gap.Words("sv"), gap.Words("en")})
	}
	for _, state := range eligibility.Rules(book, countries, s.Facts) {
		result.States[state.Rule] = state.State
	}
	return result
}

func TestEveryScenarioIsAnsweredAsBefore(t *testing.T) {
	paths, err := filepath.Glob("testdata/scenarios/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			got, err := json.MarshalIndent(readScenario(t, path).answer(t), "", "  ")
			require.NoError(t, err)
			golden := filepath.Join("testdata/answers", filepath.Base(path))
			if *update {
				require.NoError(t, os.WriteFile(golden, append(got, '\n'), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), string(got)+"\n")
		})
	}
}

func TestEveryRuleHasAScenarioInWhichItHoldsAndOneInWhichItSpeaks(t *testing.T) {
	book, _ := programme.For("KA203", 2019)
	countries, _ := programme.Countries(2019)
	for _, rule := range eligibility.Rules(book, countries, eligibility.Facts{}) {
		name := filepath.Join("testdata/scenarios", string(rule.Rule))

		holding := readScenario(t, name+".holds.json")
		state := stateOf(t, holding, rule.Rule)
		require.Equal(t, eligibility.Holds, state.State, rule.Rule)
		require.Empty(t, state.Findings, rule.Rule)

		speaking := readScenario(t, name+".broken.json")
		state = stateOf(t, speaking, rule.Rule)
		require.NotEmpty(t, state.Findings, rule.Rule)
		for _, finding := range state.Findings {
			require.Equal(t, rule.Rule, finding.Rule)
			require.Equal(t, rule.Severity, finding.Severity)
			require.NotEmpty(t, finding.Source.Title)
			for _, language := range []string{"sv", "en"} {
				message := programme.Message(finding, language)
				require.NotContains(t, message, "{", rule.Rule)
				require.NotContains(t, message, "–.", rule.Rule)
				require.True(t, strings.HasSuffix(message, "."), message)
			}
		}
		if rule.Severity == programme.Blocker {
			require.Equal(t, eligibility.Broken, state.State, rule.Rule)
			require.NotEmpty(t, eligibility.Check(bookOf(t, speaking), countriesOf(t, speaking), speaking.Facts).Missing, rule.Rule)
		}
	}
}

func stateOf(t *testing.T, s scenario, rule programme.Rule) eligibility.RuleState {
	t.Helper()
	book, countries := s.rules(t)
	for _, state := range eligibility.Rules(book, countries, s.Facts) {
		if state.Rule == rule {
			return state
		}
	}
	t.Fatalf("no rule %s", rule)
	return eligibility.RuleState{}
}

func bookOf(t *testing.T, s scenario) *programme.RuleBook {
	book, _ := s.rules(t)
	return book
}

func countriesOf(t *testing.T, s scenario) *programme.CountryList {
	_, countries := s.rules(t)
	return countries
}
