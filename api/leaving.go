package api

import (
	"context"
	"net/http"
	"strconv"

	"konsortium/consortium"
	"konsortium/fault"
	"konsortium/money"
	"konsortium/programme"
)

type leavingBody struct {
	On             programme.Date `json:"on" doc:"The first day without the partner."`
	WorkPackages   []taskBody     `json:"workPackages" doc:"Unfinished ones that it leads."`
	Deliverables   []taskBody     `json:"deliverables" doc:"Unfinished ones that it leads."`
	Activities     []taskBody     `json:"activities" doc:"Those it hosts that were not held."`
	Planned        *money.Amount  `json:"planned" nullable:"true" doc:"What the plan of record gives it; null without one."`
	Claimed        *money.Amount  `json:"claimed" nullable:"true" doc:"What it has claimed in submitted and approved reports."`
	Left           *money.Amount  `json:"left" nullable:"true" doc:"What remains of its plan."`
	CostsAfter     int            `json:"costsAfter" doc:"Its costs on that day or later; they stand in the way."`
	ReportsAwaited []int          `json:"reportsAwaited" doc:"Numbers of the periods whose report it still owes."`
	NotAsked       []int          `json:"notAsked" doc:"Numbers of the periods whose report is not asked of it any more."`
	People         []string       `json:"people" doc:"Those whose access would end."`
	Verdict        string         `json:"verdict" enum:"eligible,not_eligible,undecided" doc:"Of the project without it."`
	Missing        []string       `json:"missing" doc:"What would be missing, in words."`
	Heirs          []heirBody     `json:"heirs" doc:"Partners that can take its tasks over."`
}

type taskBody struct {
	ID    string         `json:"id"`
	Code  string         `json:"code" doc:"The code, or the number of a work package."`
	Title string         `json:"title"`
	On    programme.Date `json:"on" doc:"When it is due, or begins."`
}

type heirBody struct {
	PartnerID string `json:"partnerId"`
	Name      string `json:"name"`
}

type previewLeavingInput struct {
	PartnerPath
	Speaking
	On string `query:"on" format:"date" maxLength:"10" doc:"The first day without the partner; today when absent."`
}

type leaveInput struct {
	PartnerPath
	Edit
	Body struct {
		LeftOn         programme.Date `json:"leftOn" doc:"The first day without the partner."`
		Reason         string         `json:"reason"`
		KeepAccess     bool           `json:"keepAccess,omitempty" doc:"Its people go on reading and writing for it."`
		SuccessorID    string         `json:"successorId,omitempty" doc:"The organisation that becomes a partner in its place on that day."`
		TakesOverID    string         `json:"takesOverId,omitempty" doc:"The partner that gets the tasks when there is no successor."`
		WorkPackageIDs []string       `json:"workPackageIds,omitempty" maxItems:"200" doc:"The unfinished tasks to hand over."`
		DeliverableIDs []string       `json:"deliverableIds,omitempty" maxItems:"500"`
		ActivityIDs    []string       `json:"activityIds,omitempty" maxItems:"500"`
	}
}

func (s *Server) leavingOperations() {
	const path = "/projects/{projectId}/partners/{partnerId}/leaving"
	register(s, operation{method: http.MethodGet, path: path, id: "preview-leaving", summary: "What it would mean that a partner leaves on a day", tag: "partners", status: http.StatusOK},
		func(ctx context.Context, in *previewLeavingInput) (*answer[leavingBody], error) {
			on, err := dayOf(in.On)
			if err != nil {
				return nil, err
			}
			found, err := s.services.Consortium.PreviewLeaving(ctx, in.ProjectID, in.PartnerID, on)
			if err != nil {
				return nil, err
			}
			return &answer[leavingBody]{Body: leavingOf(found, in.language())}, nil
		})
	register(s, operation{method: http.MethodPut, path: path, id: "leave-project", summary: "Let a partner leave on a day, perhaps with another organisation in its place", tag: "partners", status: http.StatusOK},
		func(ctx context.Context, in *leaveInput) (*resource[partnerBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return partnerAnswer(s.services.Consortium.LeaveProject(ctx, in.ProjectID, in.PartnerID, version, consortium.LeavingInput(in.Body)))
		})
	register(s, operation{method: http.MethodDelete, path: path, id: "stay-in-project", summary: "Take back that a partner leaves", tag: "partners", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			PartnerPath
			Edit
		}) (*resource[partnerBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return partnerAnswer(s.services.Consortium.StayInProject(ctx, in.ProjectID, in.PartnerID, version))
		})
}

func leavingOf(l *consortium.Leaving, language string) leavingBody {
	body := leavingBody{
		On: l.On, WorkPackages: []taskBody{}, Deliverables: []taskBody{}, Activities: []taskBody{}, Planned: l.Planned, Claimed: l.Claimed, Left: l.Left,
		CostsAfter: l.CostsAfter, ReportsAwaited: l.ReportsAwaited, NotAsked: l.NotAsked, People: l.People, Verdict: string(l.Outcome),
		Missing: []string{}, Heirs: []heirBody{},
	}
	for _, row := range l.Tasks.WorkPackages {
		body.WorkPackages = append(body.WorkPackages, taskBody{ID: row.ID, Code: strconv.Itoa(row.Number), Title: row.Title, On: row.EndsOn})
	}
	for _, row := range l.Tasks.Deliverables {
		body.Deliverables = append(body.Deliverables, taskBody{ID: row.ID, Code: row.Code, Title: row.Title, On: row.DueOn})
	}
	for _, row := range l.Tasks.Activities {
		body.Activities = append(body.Activities, taskBody{ID: row.ID, Code: row.Code, Title: row.Title, On: row.StartsOn})
	}
	for _, gap := range l.Missing {
		body.Missing = append(body.Missing, gap.Words(language))
	}
	for _, other := range l.Others {
		body.Heirs = append(body.Heirs, heirBody{PartnerID: other.ID, Name: other.OrganisationName})
	}
	return body
}

// dayOf reads a day of an address; empty is none.
func dayOf(text string) (programme.Date, error) {
	if text == "" {
		return programme.Date{}, nil
	}
	day, err := programme.Parse(text)
	if err != nil {
		return day, fault.New(fault.Malformed, "date_malformed", "A day is written YYYY-MM-DD.")
	}
	return day, nil
}
