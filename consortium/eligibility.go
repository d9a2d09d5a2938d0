package consortium

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/eligibility"
	"konsortium/models"
	"konsortium/programme"
)

// Judgement is a project held against the rule book of its call, rule by rule.
type Judgement struct {
	eligibility.Verdict
	Rules []eligibility.RuleState
	// Book is nil when there is none for the call.
	Book *programme.RuleBook
	// Candidates are the programme countries that the consortium does not have
	// yet, ascending.
	Candidates []string
	partnerIDs []string
}

// PartnerOf tells which partner a finding is about; empty for the project.
func (j *Judgement) PartnerOf(finding programme.Finding) string {
	return partnerAt(j.partnerIDs, finding.Path)
}

func partnerAt(ids []string, path string) string {
	rest, found := strings.CutPrefix(path, "/organisations/")
	if !found {
		return ""
	}
	place, _, _ := strings.Cut(rest, "/")
	at, err := strconv.Atoi(place)
	if err != nil || at < 0 || at >= len(ids) {
		return ""
	}
	return ids[at]
}

// Eligibility judges a project as it stands now. Who may not read the whole
// budget is told nothing that rests on it.
func (s *Service) Eligibility(ctx context.Context, projectID string) (*Judgement, error) {
	var result *Judgement
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		found, err := judgeNow(tx, project, seesBudget(tx.Actor, projectID))
		if err != nil {
			return err
		}
		result = found.whole()
		return nil
	})
	return result, err
}

// judgeNow judges a project with everything that is stored of it.
func judgeNow(tx *models.Tx, project *models.Project, withBudget bool) (*judgement, error) {
	partners, err := tx.Partners(project.ID)
	if err != nil {
		return nil, err
	}
	plan, err := plannedIn(tx, project.ID, withBudget)
	if err != nil {
		return nil, err
	}
	rules, err := tx.RulesOf(project)
	if err != nil {
		return nil, err
	}
	return judge(rules, project, partners, plan, tx.Today()), nil
}

// whole adds the rules that hold and the countries that would help.
func (j *judgement) whole() *Judgement {
	whole := &Judgement{Verdict: j.Verdict, Book: j.book, Rules: eligibility.Rules(j.book, j.countries, j.facts), Candidates: j.newCountries(), partnerIDs: j.partnerIDs}
	return whole
}

// newCountries are the programme countries that the consortium does not have.
func (j *judgement) newCountries() []string {
	fresh := []string{}
	if j.countries == nil {
		return fresh
	}
	for _, country := range j.countries.Programme.Value {
		taken := slices.ContainsFunc(j.facts.Organisations, func(o eligibility.Organisation) bool {
			return o.Country == country && o.Role != eligibility.Associated
		})
		if !taken {
			fresh = append(fresh, country)
		}
	}
	return fresh
}

// Occasions on which a judgement is recorded.
const (
	OnRequest    = "request"
	OnSubmission = "submission"
	OnAward      = "award"
	OnRuleBook   = "rule_book"
	// OnPartnership: a partner leaves, or stays after all.
	OnPartnership = "partnership"
)

// RecordEligibility judges a project and keeps the judgement.
func (s *Service) RecordEligibility(ctx context.Context, projectID string) (*models.EligibilityCheck, error) {
	var check *models.EligibilityCheck
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.LockProject(projectID)
		if err != nil {
			return err
		}
		if err := tx.Check(access.EditConsortium, onProject(projectID)); err != nil {
			return err
		}
		found, err := judgeNow(tx, project, true)
		if err != nil {
			return err
		}
		check, err = keep(tx, project, found, OnRequest)
		return err
	})
	return check, err
}

// keep stores a judgement.
func keep(tx *models.Tx, project *models.Project, found *judgement, occasion string) (*models.EligibilityCheck, error) {
	version := ""
	if found.book != nil {
		version = found.book.Version
	}
	result, err := json.Marshal(found.record())
	if err != nil {
		return nil, err
	}
	check := &models.EligibilityCheck{
		ID: models.NewID(), ProjectID: project.ID, Verdict: string(found.Outcome), RuleBookVersion: version, Result: string(result),
		Occasion: occasion, CheckedBy: tx.Actor.UserID, CheckedAt: tx.Now,
	}
	if err := tx.AddEligibilityCheck(check); err != nil {
		return nil, err
	}
	return check, tx.Record(audit.Entry{
		ProjectID: project.ID, Action: audit.EligibilityChecked, SubjectKind: "eligibility_check", SubjectID: check.ID,
		Changes: map[string]audit.Change{"verdict": {To: check.Verdict}, "rule_book_version": {To: check.RuleBookVersion}},
	})
}

// Record is what is kept of a judgement: sentences as they were told then, in
// both languages, because rule books and their words change.
type Record struct {
	Counts   eligibility.Counts `json:"counts"`
	Findings []RecordedFinding  `json:"findings"`
	Missing  []Words            `json:"missing"`
}

// RecordedFinding is one finding of a kept judgement.
type RecordedFinding struct {
	Rule      programme.Rule     `json:"rule"`
	Severity  programme.Severity `json:"severity"`
	PartnerID string             `json:"partner_id,omitempty"`
	Message   Words              `json:"message"`
	Confirmed bool               `json:"confirmed"`
}

// Words is a sentence in the languages of the product.
type Words struct {
	Swedish string `json:"sv"`
	English string `json:"en"`
}

// In gives the sentence in a language.
func (w Words) In(language string) string {
	if language == programme.Swedish {
		return w.Swedish
	}
	return w.English
}

func (j *judgement) record() Record {
	record := Record{Counts: j.Counts, Findings: []RecordedFinding{}, Missing: []Words{}}
	for _, finding := range j.Findings {
		record.Findings = append(record.Findings, RecordedFinding{
			Rule: finding.Rule, Severity: finding.Severity, PartnerID: partnerAt(j.partnerIDs, finding.Path), Confirmed: finding.Confirmed,
			Message: Words{Swedish: programme.Message(finding, programme.Swedish), English: programme.Message(finding, programme.English)},
		})
	}
	for _, gap := range j.Missing {
		record.Missing = append(record.Missing, Words{Swedish: gap.Words(programme.Swedish), English: gap.Words(programme.English)})
	}
	return record
}

// Check is a kept judgement.
type Check struct {
	models.EligibilityCheckRow
	Record Record
}

// EligibilityChecks lists the kept judgements of a project. Findings that rest
// on the budget are left out for who may not read it whole.
func (s *Service) EligibilityChecks(ctx context.Context, projectID string, request models.PageRequest) (models.Page[Check], error) {
	var page models.Page[Check]
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := readable(tx, projectID); err != nil {
			return err
		}
		rows, err := tx.EligibilityChecks(projectID, request)
		if err != nil {
			return err
		}
		page.Next = rows.Next
		for _, row := range rows.Items {
			check := Check{EligibilityCheckRow: row}
			if err := json.Unmarshal([]byte(row.Result), &check.Record); err != nil {
				return err
			}
			if !seesBudget(tx.Actor, projectID) {
				check.Record.Findings = slices.DeleteFunc(check.Record.Findings, restsOnBudget)
			}
			page.Items = append(page.Items, check)
		}
		return nil
	})
	return page, err
}

func restsOnBudget(finding RecordedFinding) bool {
	return finding.Rule == programme.RuleYearCap || finding.Rule == programme.RuleBudgetSum
}
