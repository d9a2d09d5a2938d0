package api

import (
	"context"
	"net/http"

	"konsortium/consortium"
	"konsortium/money"
	"konsortium/programme"
)

// projectRuleBookBody is what a project is judged by, and what another edition
// would change for it.
type projectRuleBookBody struct {
	Version        string           `json:"version" doc:"The edition that the project is judged by; empty without a rule book."`
	Own            bool             `json:"own"`
	Newest         string           `json:"newest" doc:"The other edition that new projects of the call take; empty when the project has it."`
	NewestOwn      bool             `json:"newestOwn"`
	ProjectVersion int64            `json:"projectVersion" doc:"What If-Match names when the edition is taken."`
	Taking         string           `json:"taking" enum:"freely,with_reason,not_allowed,fixed" doc:"How the reader may take it: not_allowed for who may not, fixed while an application is assessed and after the end."`
	Differences    []differenceBody `json:"differences"`
	Before         *outlookBody     `json:"before,omitempty"`
	After          *outlookBody     `json:"after,omitempty" doc:"Absent without another edition."`
}

// outlookBody is the judgement of a project by one edition.
type outlookBody struct {
	Verdict  string           `json:"verdict" enum:"eligible,not_eligible,undecided"`
	Findings []outlookFinding `json:"findings"`
	Missing  []string         `json:"missing"`
	Cap      *money.Amount    `json:"cap" nullable:"true"`
	Headroom *money.Amount    `json:"headroom" nullable:"true"`
	JudgedOn programme.Date   `json:"judgedOn"`
}

type outlookFinding struct {
	Rule      string `json:"rule"`
	Severity  string `json:"severity" enum:"blocker,warning,note,none"`
	PartnerID string `json:"partnerId,omitempty"`
	Message   string `json:"message"`
	Confirmed bool   `json:"confirmed"`
}

type readProjectRuleBookInput struct {
	ProjectPath
	Speaking
}

func (s *Server) projectRuleBookOperations() {
	const path = "/projects/{projectId}/rule-book"
	register(s, operation{method: http.MethodGet, path: path, id: "read-project-rule-book", summary: "The edition that a project is judged by, and what a newer one would change for it", tag: "rule-books", status: http.StatusOK},
		func(ctx context.Context, in *readProjectRuleBookInput) (*answer[projectRuleBookBody], error) {
			found, err := s.services.Consortium.RuleBook(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			return &answer[projectRuleBookBody]{Body: projectRuleBookOf(found, in.language(), programme.DateOf(s.services.DB.Now()))}, nil
		})
	register(s, operation{method: http.MethodPut, path: path, id: "take-rule-book", summary: "Judge a project by the newer edition from now on", tag: "rule-books", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Edit
			Body struct {
				Version string `json:"version" maxLength:"200" doc:"The edition that the reader was shown."`
				Reason  string `json:"reason,omitempty" doc:"Required once the grant is awarded."`
			}
		}) (*resource[projectBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return projectAnswer(s.services.Consortium.TakeRuleBook(ctx, in.ProjectID, version, in.Body.Version, in.Body.Reason))
		})
}

func projectRuleBookOf(found *consortium.PinnedRules, language string, today programme.Date) projectRuleBookBody {
	pinned, newest := found.Pinned.Version(), found.Newest.Version()
	return projectRuleBookBody{
		Version: pinned, Own: pinned != "" && !programme.Official(pinned), Newest: newest, NewestOwn: newest != "" && !programme.Official(newest),
		ProjectVersion: found.ProjectVersion, Taking: string(found.Taking), Differences: differencesOf(found.Differences),
		Before: outlookOf(found.Before, language, today), After: outlookOf(found.After, language, today),
	}
}

func outlookOf(j *consortium.Judgement, language string, today programme.Date) *outlookBody {
	if j == nil {
		return nil
	}
	body := &outlookBody{Verdict: string(j.Outcome), Findings: []outlookFinding{}, Missing: []string{}, Cap: j.Grant.Cap, Headroom: j.Grant.Headroom, JudgedOn: today}
	for _, finding := range j.Findings {
		body.Findings = append(body.Findings, outlookFinding{
			Rule: string(finding.Rule), Severity: string(finding.Severity), PartnerID: j.PartnerOf(finding), Message: programme.Message(finding, language), Confirmed: finding.Confirmed,
		})
	}
	for _, gap := range j.Missing {
		body.Missing = append(body.Missing, gap.Words(language))
	}
	return body
}
