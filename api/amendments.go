package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/grant"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// AmendmentPath names one change of a project's plan of record.
type AmendmentPath struct {
	ProjectPath
	AmendmentID string `path:"amendmentId" maxLength:"60"`
}

// AmendmentHead is what a list tells of a change; exported because it is embedded.
type AmendmentHead struct {
	ID              string         `json:"id"`
	Number          int            `json:"number"`
	VersionID       string         `json:"versionId" doc:"The budget version with its amounts."`
	Kind            string         `json:"kind,omitzero" enum:"transfer,amendment" doc:"Absent until it is made or sent."`
	Status          string         `json:"status" enum:"preparing,made,sent,accepted,refused,withdrawn"`
	Reason          string         `json:"reason"`
	SentOn          programme.Date `json:"sentOn"`
	AgencyReference string         `json:"agencyReference"`
	DecidedOn       programme.Date `json:"decidedOn"`
	DecidedBy       string         `json:"decidedBy" doc:"Who decided at the agency."`
	DecisionNote    string         `json:"decisionNote"`
	OpenedBy        string         `json:"openedBy"`
	OpenedAt        time.Time      `json:"openedAt"`
	ClosedBy        string         `json:"closedBy,omitzero"`
	ClosedAt        *time.Time     `json:"closedAt,omitempty"`
	Version         int64          `json:"version"`
}

type amendmentsBody struct {
	Items          []AmendmentHead `json:"items" doc:"The newest first."`
	HasPlan        bool            `json:"hasPlan" doc:"Whether there is a plan of record to change."`
	AllowedActions []string        `json:"allowedActions" doc:"open_amendment."`
}

type transferLineBody struct {
	Category  string           `json:"category"`
	Agreed    money.Amount     `json:"agreed" doc:"What the agency has agreed to: the award or its last amendment."`
	Plan      money.Amount     `json:"plan" doc:"The plan that is changed."`
	Proposed  money.Amount     `json:"proposed"`
	Change    money.Amount     `json:"change" doc:"Proposed less agreed: all transfers together."`
	Share     string           `json:"share" doc:"Change in per cent of agreed, one decimal; empty where nothing was agreed."`
	Limit     *money.Amount    `json:"limit,omitempty" doc:"The most that the category may change in this direction."`
	Room      *money.Amount    `json:"room,omitempty" doc:"What is left of the limit, negative when exceeded."`
	Rule      programme.Rule   `json:"rule,omitzero"`
	Broken    bool             `json:"broken"`
	Source    programme.Source `json:"source"`
	Confirmed bool             `json:"confirmed"`
}

type ruleAbsenceBody struct {
	None      bool             `json:"none" doc:"The call is known to have no such rule; otherwise it was looked for and not found."`
	Note      string           `json:"note"`
	Source    programme.Source `json:"source"`
	Confirmed bool             `json:"confirmed"`
}

type amendmentBody struct {
	AmendmentHead
	Addendum       bool                `json:"addendum" doc:"The project has the addendum for virtual activities."`
	HasAddendum    bool                `json:"hasAddendum" doc:"The call has such an addendum."`
	Documents      []mandateFile       `json:"documents"`
	Outcome        string              `json:"outcome" enum:"none,within,exceeds,undecided"`
	Lines          []transferLineBody  `json:"lines"`
	Findings       []budgetFindingBody `json:"findings"`
	Absence        *ruleAbsenceBody    `json:"absence,omitempty" doc:"What the rule book says when it has no rules of transfers."`
	RuleBook       string              `json:"ruleBook" doc:"The edition it is judged by; empty without one."`
	AgreedNumber   int                 `json:"agreedNumber" doc:"The budget version that limits count from."`
	PlanNumber     int                 `json:"planNumber"`
	PlanVersionID  string              `json:"planVersionId"`
	ProposalNumber int                 `json:"proposalNumber"`
	BudgetVersion  int64               `json:"budgetVersion" doc:"Counts every change of an amount; a move names the one it has seen."`
	Moves          []string            `json:"moves" doc:"The states that the reader may move it to."`
	AllowedActions []string            `json:"allowedActions" doc:"edit_amendment."`
}

type editAmendmentInput struct {
	AmendmentPath
	Edit
	Body struct {
		Reason      string   `json:"reason" maxLength:"16000"`
		Addendum    bool     `json:"addendum,omitempty"`
		DocumentIDs []string `json:"documentIds,omitempty" maxItems:"100"`
	}
}

type moveAmendmentInput struct {
	AmendmentPath
	Edit
	Body struct {
		To            string         `json:"to" enum:"made,sent,accepted,refused,withdrawn,preparing"`
		On            programme.Date `json:"on,omitempty" doc:"The day it was sent or decided."`
		DecidedBy     string         `json:"decidedBy,omitempty" maxLength:"400"`
		Reference     string         `json:"reference,omitempty" maxLength:"400" doc:"The agency's own number."`
		Note          string         `json:"note,omitempty" maxLength:"16000"`
		BudgetVersion int64          `json:"budgetVersion" minimum:"1"`
	}
}

func (s *Server) amendmentOperations() {
	const path = "/projects/{projectId}/budget/amendments"
	register(s, operation{method: http.MethodGet, path: path, id: "list-amendments", summary: "Transfers and amendments of a project's plan of record", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[amendmentsBody], error) {
			found, err := s.services.Grant.Amendments(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			body := amendmentsBody{Items: []AmendmentHead{}, HasPlan: found.Plan != nil, AllowedActions: []string{}}
			for _, row := range found.Rows {
				body.Items = append(body.Items, amendmentHeadOf(row))
			}
			if found.MayOpen {
				body.AllowedActions = append(body.AllowedActions, "open_amendment")
			}
			return &answer[amendmentsBody]{Body: body}, nil
		})
	register(s, operation{method: http.MethodPost, path: path, id: "open-amendment", summary: "Begin a change of the plan of record on a copy of it", tag: "budget", status: http.StatusCreated},
		func(ctx context.Context, in *ProjectPath) (*resource[amendmentBody], error) {
			return amendmentAnswer(s.services.Grant.OpenAmendment(ctx, in.ProjectID))
		})
	register(s, operation{method: http.MethodGet, path: path + "/{amendmentId}", id: "read-amendment", summary: "A change of the plan of record with its judgement", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *AmendmentPath) (*resource[amendmentBody], error) {
			return amendmentAnswer(s.services.Grant.ReadAmendment(ctx, in.ProjectID, in.AmendmentID))
		})
	register(s, operation{method: http.MethodPut, path: path + "/{amendmentId}", id: "edit-amendment", summary: "Change the reason and the documents of a change of the plan", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *editAmendmentInput) (*resource[amendmentBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return amendmentAnswer(s.services.Grant.EditAmendment(ctx, in.ProjectID, in.AmendmentID, version, grant.AmendmentInput(in.Body)))
		})
	register(s, operation{method: http.MethodPost, path: path + "/{amendmentId}/moves", id: "move-amendment", summary: "Make a transfer, send an amendment to the agency, or record its decision", tag: "budget", status: http.StatusOK},
		func(ctx context.Context, in *moveAmendmentInput) (*resource[amendmentBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return amendmentAnswer(s.services.Grant.MoveAmendment(ctx, in.ProjectID, in.AmendmentID, version, grant.AmendmentMove{
				To: grant.AmendmentStatus(in.Body.To), On: in.Body.On, DecidedBy: in.Body.DecidedBy, Reference: in.Body.Reference, Note: in.Body.Note, BudgetVersion: in.Body.BudgetVersion,
			}))
		})
}

func amendmentHeadOf(row models.BudgetAmendmentRow) AmendmentHead {
	return AmendmentHead{
		ID: row.ID, Number: row.Number, VersionID: row.BudgetVersionID, Kind: row.Kind, Status: row.Status, Reason: row.Reason, SentOn: row.SentOn,
		AgencyReference: row.AgencyReference, DecidedOn: row.DecidedOn, DecidedBy: row.DecidedBy, DecisionNote: row.DecisionNote,
		OpenedBy: row.OpenedByName, OpenedAt: row.OpenedAt, ClosedBy: row.ClosedByName, ClosedAt: row.ClosedAt, Version: row.Version,
	}
}

func amendmentAnswer(found *grant.Amendment, err error) (*resource[amendmentBody], error) {
	if err != nil {
		return nil, err
	}
	body := amendmentBody{
		AmendmentHead: amendmentHeadOf(found.BudgetAmendmentRow), Addendum: found.Addendum, HasAddendum: found.HasAddendum, Documents: []mandateFile{},
		Outcome: string(found.Outcome), Lines: []transferLineBody{}, Findings: []budgetFindingBody{}, AgreedNumber: found.Agreed.Number, PlanNumber: found.Base.Number,
		PlanVersionID: found.Base.ID, ProposalNumber: found.Budget.Version.Number, BudgetVersion: found.Budget.Version.Version, Moves: []string{}, AllowedActions: []string{},
	}
	if found.Book != nil {
		body.RuleBook = found.Book.Version
	}
	for _, document := range found.Documents {
		body.Documents = append(body.Documents, mandateFile{ID: document.ID, Name: document.Name})
	}
	for _, line := range found.Lines {
		body.Lines = append(body.Lines, transferLineBody(line))
	}
	for _, finding := range found.Findings {
		body.Findings = append(body.Findings, budgetFindingOf(finding))
	}
	if absence := found.Absence; absence != nil {
		body.Absence = &ruleAbsenceBody{None: absence.None, Note: absence.Note, Source: absence.Source(), Confirmed: absence.Confirmed}
	}
	for _, route := range found.Moves {
		body.Moves = append(body.Moves, string(route.To))
	}
	if found.MayEdit {
		body.AllowedActions = append(body.AllowedActions, "edit_amendment")
	}
	return &resource[amendmentBody]{ETag: etag(found.BudgetAmendmentRow.Version), Body: body}, nil
}
