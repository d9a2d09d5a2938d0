package consortium

import (
	"cmp"
	"context"
	"slices"
	"unicode"
	"unicode/utf8"

	"konsortium/eligibility"
	"konsortium/models"
	"konsortium/programme"
)

// GapRank orders what an application still lacks.
type GapRank string

// The ranks, the gravest first.
const (
	RankBlocker GapRank = "blocker"
	// RankUndecided: a fact is missing that a rule needs.
	RankUndecided GapRank = "undecided"
	RankWarning   GapRank = "warning"
	RankNote      GapRank = "note"
)

// Ranks lists the ranks in their order.
func Ranks() []GapRank { return []GapRank{RankBlocker, RankUndecided, RankWarning, RankNote} }

// SubmissionGap is one thing to mend or to look at before an application is
// sent.
type SubmissionGap struct {
	Rank GapRank
	// Rule is the programme's; empty for what the product itself finds missing
	// in the plan, which Own names.
	Rule programme.Rule
	Own  OwnCheck
	// PartnerID and Organisation are whom it is about; empty for the project.
	PartnerID    string
	Organisation string
	Words        Words
	// Place is the page where it is mended.
	Place     Place
	Source    programme.Source
	Confirmed bool
}

// SubmissionCheck is everything that an application still lacks, on one day.
type SubmissionCheck struct {
	Project  *models.Project
	Verdict  eligibility.Outcome
	Book     *programme.RuleBook
	Counts   eligibility.Counts
	Grant    eligibility.Grant
	Gaps     []SubmissionGap
	Partners []PartnerOwes
	// Today is the day it was judged on.
	Today programme.Date
	// WithBudget tells whether checks that rest on the partners' amounts are in.
	WithBudget bool
}

// Count tells how many gaps have a rank.
func (c *SubmissionCheck) Count(rank GapRank) int {
	count := 0
	for _, gap := range c.Gaps {
		if gap.Rank == rank {
			count++
		}
	}
	return count
}

// CheckSubmission lists what an application still lacks. Who may not read the
// whole budget is told nothing that rests on it.
func (s *Service) CheckSubmission(ctx context.Context, projectID string) (*SubmissionCheck, error) {
	var check *SubmissionCheck
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		check, err = checkSubmission(tx, project, seesBudget(tx.Actor, projectID))
		return err
	})
	return check, err
}

func checkSubmission(tx *models.Tx, project *models.Project, withBudget bool) (*SubmissionCheck, error) {
	found, err := judgeNow(tx, project, withBudget)
	if err != nil {
		return nil, err
	}
	whole := found.whole()
	plan, err := ownFacts(tx, project, withBudget)
	if err != nil {
		return nil, err
	}
	check := &SubmissionCheck{
		Project: project, Verdict: whole.Outcome, Book: whole.Book, Counts: whole.Counts, Grant: whole.Grant,
		Gaps: []SubmissionGap{}, Partners: []PartnerOwes{}, Today: tx.Today(), WithBudget: withBudget,
	}
	if whole.Book == nil {
		check.Gaps = append(check.Gaps, gapsOfFindings(whole, whole.Findings)...)
	}
	for _, rule := range whole.Rules {
		if !withBudget && restsOnAmounts(rule.Rule) {
			continue
		}
		check.Gaps = append(check.Gaps, gapsOfRule(whole, rule)...)
	}
	check.Gaps = append(check.Gaps, plan.gaps()...)
	slices.SortStableFunc(check.Gaps, func(a, b SubmissionGap) int {
		return cmp.Compare(slices.Index(Ranks(), a.Rank), slices.Index(Ranks(), b.Rank))
	})
	names := map[string]string{}
	for _, row := range plan.partners {
		names[row.ID] = row.OrganisationName
		check.Partners = append(check.Partners, owes(tx, project, found, whole, row))
	}
	for i := range check.Gaps {
		check.Gaps[i].Organisation = names[check.Gaps[i].PartnerID]
	}
	return check, nil
}

// restsOnAmounts tells the rules that need every partner's amounts.
func restsOnAmounts(rule programme.Rule) bool {
	return rule == programme.RuleYearCap || rule == programme.RuleBudgetSum
}

// gapsOfRule tells what a rule lacks: its findings when it is broken, the facts
// it needs when it cannot be judged.
func gapsOfRule(judged *Judgement, rule eligibility.RuleState) []SubmissionGap {
	if rule.State == eligibility.Broken {
		return gapsOfFindings(judged, rule.Findings)
	}
	if rule.State != eligibility.Unknown {
		return nil
	}
	var gaps []SubmissionGap
	for _, missing := range rule.Missing {
		gaps = append(gaps, SubmissionGap{
			Rank: RankUndecided, Rule: rule.Rule, Place: placeOf(rule.Rule), Source: rule.Source, Confirmed: rule.Confirmed,
			Words: Words{Swedish: asSentence(missing.Words(programme.Swedish)), English: asSentence(missing.Words(programme.English))},
		})
	}
	return gaps
}

func gapsOfFindings(judged *Judgement, findings []programme.Finding) []SubmissionGap {
	var gaps []SubmissionGap
	for _, finding := range findings {
		gaps = append(gaps, SubmissionGap{
			Rank: rankOf(finding.Severity), Rule: finding.Rule, PartnerID: judged.PartnerOf(finding), Place: placeOf(finding.Rule),
			Words:  Words{Swedish: programme.Message(finding, programme.Swedish), English: programme.Message(finding, programme.English)},
			Source: finding.Source, Confirmed: finding.Confirmed,
		})
	}
	return gaps
}

func rankOf(severity programme.Severity) GapRank {
	switch severity {
	case programme.Blocker:
		return RankBlocker
	case programme.Warning:
		return RankWarning
	case programme.Note:
		return RankNote
	default:
		return RankUndecided
	}
}

// asSentence makes a sentence of a phrase.
func asSentence(phrase string) string {
	first, size := utf8.DecodeRuneInString(phrase)
	if size == 0 {
		return phrase
	}
	return string(unicode.ToUpper(first)) + phrase[size:] + "."
}
