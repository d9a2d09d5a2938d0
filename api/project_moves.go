package api

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"konsortium/consortium"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

type moveProjectInput struct {
	ProjectPath
	Edit
	Body struct {
		To              string         `json:"to" enum:"idea,planning,submitted,granted,rejected,contracted,running,interim_report,final_report,closed"`
		Reason          string         `json:"reason,omitempty" doc:"Required on a way back."`
		GrantAwarded    *money.Amount  `json:"grantAwarded,omitempty" nullable:"true" doc:"Required when the grant is awarded, else refused."`
		AgreementNumber string         `json:"agreementNumber,omitempty" doc:"Required with the contract, else refused."`
		StartOn         programme.Date `json:"startOn,omitempty" doc:"The start agreed on with the contract; without it the project's own stands."`
	}
}

// markBody is one thing on a project's ribbon.
type markBody struct {
	Kind    string         `json:"kind" enum:"deliverable,activity,report_due"`
	ID      string         `json:"id"`
	Code    string         `json:"code" doc:"The code, or the number of the reporting period."`
	Title   string         `json:"title"`
	On      programme.Date `json:"on"`
	UntilOn programme.Date `json:"untilOn" doc:"The last day of an activity."`
	Status  string         `json:"status"`
	Done    bool           `json:"done"`
	Late    bool           `json:"late"`
}

type historyBody struct {
	ID          string         `json:"id"`
	Number      int64          `json:"number" doc:"Its place in the project's trail, from 1."`
	At          time.Time      `json:"at"`
	ActorName   string         `json:"actorName" doc:"Empty for the program itself and for an erased person."`
	Action      string         `json:"action"`
	Outcome     string         `json:"outcome" enum:"done,refused"`
	SubjectKind string         `json:"subjectKind"`
	SubjectID   string         `json:"subjectId"`
	PartnerID   string         `json:"partnerId,omitempty"`
	Changes     map[string]any `json:"changes" doc:"By column: what it was (from) and what it became (to)."`
}

type historyInput struct {
	ProjectPath
	Listing
	SubjectID string `query:"subjectId" maxLength:"60" doc:"Only what was done with this record."`
}

func (s *Server) projectLifeOperations() {
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/moves", id: "move-project", summary: "Change the status of a project", tag: "projects", status: http.StatusOK},
		func(ctx context.Context, in *moveProjectInput) (*resource[projectBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return projectAnswer(s.services.Consortium.MoveProject(ctx, in.ProjectID, version, consortium.MoveInput{
				To: consortium.Status(in.Body.To), Reason: in.Body.Reason, GrantAwarded: in.Body.GrantAwarded,
				AgreementNumber: in.Body.AgreementNumber, StartOn: in.Body.StartOn,
			}))
		})
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/marks", id: "list-project-marks", summary: "Deliverables, activities and report dates of a project by day, for its ribbon", tag: "projects", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[page[markBody]], error) {
			marks, err := s.services.Consortium.Marks(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			items := make([]markBody, len(marks))
			for i, mark := range marks {
				items[i] = markBody{
					Kind: mark.Kind, ID: mark.ID, Code: mark.Code, Title: mark.Title, On: mark.OnDay, UntilOn: mark.UntilOn,
					Status: mark.Status, Done: mark.Done, Late: mark.Late,
				}
			}
			return &answer[page[markBody]]{Body: page[markBody]{Items: items}}, nil
		})
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/history", id: "list-project-history", summary: "What was done in a project, the newest first; sorted by number", tag: "projects", status: http.StatusOK},
		func(ctx context.Context, in *historyInput) (*answer[page[historyBody]], error) {
			request := in.request()
			if request.Sort == "" {
				request.Sort = "-number"
			}
			rows, err := s.services.Consortium.History(ctx, in.ProjectID, in.SubjectID, request)
			if err != nil {
				return nil, err
			}
			return &answer[page[historyBody]]{Body: convert(rows, historyOf)}, nil
		})
}

func historyOf(row models.HistoryRow) historyBody {
	body := historyBody{
		ID: row.ID, Number: row.Seq, At: row.At, ActorName: row.ActorName, Action: row.Action, Outcome: row.Outcome,
		SubjectKind: row.SubjectKind, SubjectID: row.SubjectID, PartnerID: row.PartnerID, Changes: map[string]any{},
	}
	if err := json.Unmarshal([]byte(row.Changes), &body.Changes); err != nil {
		// The trail holds it as it was written; a reader is told that it cannot be shown.
		body.Changes = map[string]any{"unreadable": true}
	}
	return body
}
