package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"konsortium/consortium"
	"konsortium/eligibility"
	"konsortium/money"
	"konsortium/programme"
)

// Speaking carries the language that sentences are told in. Embed it in the
// input of an operation that tells sentences.
type Speaking struct {
	Asked    string `query:"language" enum:"sv,en" doc:"The language of the sentences; without it Accept-Language decides."`
	Accepted string `header:"Accept-Language" maxLength:"1000"`
}

// language is sv or en: what was asked for, else the first of the accepted
// languages that is one of the two, else English.
func (s Speaking) language() string {
	if s.Asked != "" {
		return s.Asked
	}
	for _, part := range strings.Split(s.Accepted, ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		switch base, _, _ := strings.Cut(strings.ToLower(tag), "-"); base {
		case programme.Swedish, programme.English:
			return base
		}
	}
	return programme.English
}

type eligibilityBody struct {
	Verdict    string         `json:"verdict" enum:"eligible,not_eligible,undecided"`
	RuleBook   *ruleBookName  `json:"ruleBook,omitempty" doc:"Absent when the call has none; then nothing could be judged."`
	Rules      []ruleBody     `json:"rules" doc:"Every rule with how it stands, in a fixed order."`
	Missing    []gapBody      `json:"missing" doc:"The smallest changes and the facts that would make it eligible."`
	Counts     countsBody     `json:"counts"`
	Grant      grantBody      `json:"grant"`
	Candidates []string       `json:"candidates" doc:"Programme countries of the call that the consortium does not have yet."`
	JudgedOn   programme.Date `json:"judgedOn"`
}

type ruleBookName struct {
	Action   string `json:"action"`
	CallYear int    `json:"callYear"`
	Version  string `json:"version"`
}

type ruleBody struct {
	Rule      string              `json:"rule"`
	Severity  string              `json:"severity" enum:"blocker,warning,note"`
	State     string              `json:"state" enum:"holds,broken,unknown,not_applicable"`
	Params    map[string]any      `json:"params,omitempty" doc:"The figures of the rule whatever its state, such as found and needed."`
	Findings  []judgedFindingBody `json:"findings"`
	Missing   []string            `json:"missing" doc:"What would mend it, in words."`
	Source    *citationBody       `json:"source,omitempty"`
	Confirmed bool                `json:"confirmed" doc:"False for a value from memory, inferred, or in conflict between sources."`
}

type judgedFindingBody struct {
	Severity  string         `json:"severity" enum:"blocker,warning,note,none"`
	Path      string         `json:"path"`
	PartnerID string         `json:"partnerId,omitempty" doc:"The partner that it is about."`
	Message   string         `json:"message"`
	Params    map[string]any `json:"params,omitempty"`
}

type citationBody struct {
	Title   string `json:"title"`
	Address string `json:"address,omitempty"`
}

type gapBody struct {
	Rule   string         `json:"rule"`
	Kind   string         `json:"kind"`
	Words  string         `json:"words" doc:"A phrase without a full stop."`
	Params map[string]any `json:"params,omitempty"`
}

type countsBody struct {
	Organisations          int `json:"organisations"`
	ProgrammeOrganisations int `json:"programmeOrganisations"`
	ProgrammeCountries     int `json:"programmeCountries"`
}

type grantBody struct {
	Requested *money.Amount   `json:"requested" nullable:"true"`
	Cap       *money.Amount   `json:"cap" nullable:"true"`
	Headroom  *money.Amount   `json:"headroom" nullable:"true" doc:"Negative when too much is asked for."`
	ByYear    []yearGrantBody `json:"byYear"`
}

type yearGrantBody struct {
	Year    int           `json:"year"`
	Months  int           `json:"months"`
	Cap     *money.Amount `json:"cap" nullable:"true" doc:"null where neither the call nor the project limits a year."`
	Planned *money.Amount `json:"planned" nullable:"true" doc:"null without a budget, and for who may not read it whole."`
}

type checkBody struct {
	ID              string        `json:"id"`
	Verdict         string        `json:"verdict" enum:"eligible,not_eligible,undecided"`
	RuleBookVersion string        `json:"ruleBookVersion"`
	Occasion        string        `json:"occasion" enum:"request,submission,award,rule_book,partnership"`
	CheckedAt       time.Time     `json:"checkedAt"`
	CheckedBy       string        `json:"checkedBy" doc:"The person's name; empty when erased."`
	Counts          countsBody    `json:"counts"`
	Findings        []keptFinding `json:"findings"`
	Missing         []string      `json:"missing"`
}

type keptFinding struct {
	Rule      string `json:"rule"`
	Severity  string `json:"severity" enum:"blocker,warning,note,none"`
	PartnerID string `json:"partnerId,omitempty"`
	Message   string `json:"message" doc:"As it was told when it was judged."`
	Confirmed bool   `json:"confirmed"`
}

type readEligibilityInput struct {
	ProjectPath
	Speaking
}

type listChecksInput struct {
	ProjectPath
	Listing
	Speaking
}

type keptBody struct {
	ID      string `json:"id"`
	Verdict string `json:"verdict" enum:"eligible,not_eligible,undecided"`
}

func (s *Server) eligibilityOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/eligibility", id: "read-eligibility", summary: "Judge a project as it stands now, rule by rule", tag: "eligibility", status: http.StatusOK},
		func(ctx context.Context, in *readEligibilityInput) (*answer[eligibilityBody], error) {
			judgement, err := s.services.Consortium.Eligibility(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			return &answer[eligibilityBody]{Body: eligibilityOf(judgement, in.language(), programme.DateOf(s.services.DB.Now()))}, nil
		})
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/eligibility-checks", id: "list-eligibility-checks", summary: "The judgements that were kept; sorted by checkedAt, the newest first", tag: "eligibility", status: http.StatusOK},
		func(ctx context.Context, in *listChecksInput) (*answer[page[checkBody]], error) {
			request := in.request()
			if request.Sort == "" {
				request.Sort = "-checkedAt"
			}
			checks, err := s.services.Consortium.EligibilityChecks(ctx, in.ProjectID, request)
			if err != nil {
				return nil, err
			}
			return &answer[page[checkBody]]{Body: convert(checks, func(check consortium.Check) checkBody { return checkOf(check, in.language()) })}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/eligibility-checks", id: "record-eligibility", summary: "Judge a project and keep the judgement", tag: "eligibility", status: http.StatusCreated},
		func(ctx context.Context, in *ProjectPath) (*answer[keptBody], error) {
			check, err := s.services.Consortium.RecordEligibility(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			return &answer[keptBody]{Body: keptBody{ID: check.ID, Verdict: check.Verdict}}, nil
		})
}

func eligibilityOf(j *consortium.Judgement, language string, today programme.Date) eligibilityBody {
	body := eligibilityBody{
		Verdict: string(j.Outcome), Rules: []ruleBody{}, Missing: gapsOf(j.Missing, language), Candidates: j.Candidates, JudgedOn: today,
		Counts: countsBody(j.Counts),
		Grant:  grantOf(j.Grant),
	}
	if j.Book != nil {
		body.RuleBook = &ruleBookName{Action: j.Book.Action, CallYear: j.Book.CallYear, Version: j.Book.Version}
	}
	for _, rule := range j.Rules {
		body.Rules = append(body.Rules, ruleOf(j.PartnerOf, rule, language))
	}
	return body
}

func grantOf(grant eligibility.Grant) grantBody {
	body := grantBody{Requested: grant.Requested, Cap: grant.Cap, Headroom: grant.Headroom, ByYear: []yearGrantBody{}}
	for _, year := range grant.ByYear {
		body.ByYear = append(body.ByYear, yearGrantBody(year))
	}
	return body
}

func gapsOf(gaps []eligibility.Gap, language string) []gapBody {
	bodies := []gapBody{}
	for _, gap := range gaps {
		bodies = append(bodies, gapBody{Rule: string(gap.Rule), Kind: string(gap.Kind), Words: gap.Words(language), Params: gap.Params})
	}
	return bodies
}

func ruleOf(partnerOf func(programme.Finding) string, state eligibility.RuleState, language string) ruleBody {
	body := ruleBody{
		Rule: string(state.Rule), Severity: string(state.Severity), State: string(state.State), Params: state.Params,
		Findings: []judgedFindingBody{}, Missing: []string{}, Confirmed: state.Confirmed,
	}
	if state.Source.Title != "" {
		body.Source = &citationBody{Title: state.Source.Title, Address: state.Source.Address}
	}
	for _, finding := range state.Findings {
		body.Findings = append(body.Findings, judgedFindingBody{
			Severity: string(finding.Severity), Path: finding.Path, PartnerID: partnerOf(finding), Message: programme.Message(finding, language), Params: finding.Params,
		})
	}
	for _, gap := range state.Missing {
		body.Missing = append(body.Missing, gap.Words(language))
	}
	return body
}

func checkOf(check consortium.Check, language string) checkBody {
	body := checkBody{
		ID: check.ID, Verdict: check.Verdict, RuleBookVersion: check.RuleBookVersion, Occasion: check.Occasion,
		CheckedAt: check.CheckedAt, CheckedBy: check.CheckedByName, Counts: countsBody(check.Record.Counts), Findings: []keptFinding{}, Missing: []string{},
	}
	for _, finding := range check.Record.Findings {
		body.Findings = append(body.Findings, keptFinding{
			Rule: string(finding.Rule), Severity: string(finding.Severity), PartnerID: finding.PartnerID, Message: finding.Message.In(language), Confirmed: finding.Confirmed,
		})
	}
	for _, words := range check.Record.Missing {
		body.Missing = append(body.Missing, words.In(language))
	}
	return body
}
