package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/models"
	"konsortium/programme"
)

// notificationBody is what a person was told. The web application has the words
// for each kind; params fill them.
type notificationBody struct {
	ID          string         `json:"id"`
	Kind        string         `json:"kind"`
	ProjectID   string         `json:"projectId"`
	SubjectKind string         `json:"subjectKind"`
	SubjectID   string         `json:"subjectId"`
	Params      map[string]any `json:"params"`
	CreatedAt   time.Time      `json:"createdAt"`
	ReadAt      *time.Time     `json:"readAt,omitempty" doc:"Absent while unread."`
}

type notificationsBody struct {
	Items  []notificationBody `json:"items"`
	Next   string             `json:"next,omitempty"`
	Unread int64              `json:"unread"`
}

// turnBody is something that waits for the person.
type turnBody struct {
	Act            string         `json:"act" enum:"review_report,write_report,correct_report,deliver,hold_activity,follow_up"`
	ProjectID      string         `json:"projectId"`
	ProjectAcronym string         `json:"projectAcronym"`
	SubjectID      string         `json:"subjectId" doc:"The report for review_report and correct_report, the period for write_report, else the deliverable or activity."`
	Reference      string         `json:"reference" doc:"A code, or the number of a reporting period."`
	Title          string         `json:"title"`
	PartnerID      string         `json:"partnerId"`
	Organisation   string         `json:"organisation"`
	DueOn          programme.Date `json:"dueOn"`
}

type turnsBody struct {
	Items []turnBody `json:"items"`
	Today string     `json:"today" format:"date"`
}

// MessagePath names one message in an address.
type MessagePath struct {
	MessageID string `path:"messageId"`
}

func (s *Server) notificationOperations() {
	register(s, operation{method: http.MethodGet, path: "/notifications", id: "list-notifications", summary: "What the signed-in person was told", tag: "notifications", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			Listing
			Unread bool `query:"unread"`
		}) (*answer[notificationsBody], error) {
			rows, unread, err := s.services.Notify.ListNotifications(ctx, in.Unread, in.request())
			if err != nil {
				return nil, err
			}
			converted := convert(rows, notificationOf)
			return &answer[notificationsBody]{Body: notificationsBody{Items: converted.Items, Next: converted.Next, Unread: unread}}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/notifications/{messageId}/read", id: "read-notification", summary: "Mark one message as read", tag: "notifications", status: http.StatusNoContent},
		func(ctx context.Context, in *MessagePath) (*nothing, error) {
			return &nothing{}, s.services.Notify.ReadNotification(ctx, in.MessageID)
		})
	register(s, operation{method: http.MethodPost, path: "/notifications/read-all", id: "read-all-notifications", summary: "Mark every message as read", tag: "notifications", status: http.StatusNoContent},
		func(ctx context.Context, _ *struct{}) (*nothing, error) {
			return &nothing{}, s.services.Notify.ReadNotification(ctx, "")
		})
	register(s, operation{method: http.MethodGet, path: "/turns", id: "list-turns", summary: "What waits for the signed-in person, most overdue first", tag: "notifications", status: http.StatusOK},
		func(ctx context.Context, _ *struct{}) (*answer[turnsBody], error) {
			turns, err := s.services.Notify.Turns(ctx)
			if err != nil {
				return nil, err
			}
			body := turnsBody{Items: make([]turnBody, len(turns)), Today: programme.DateOf(s.services.DB.Now()).String()}
			for i, turn := range turns {
				body.Items[i] = turnBody(turn)
			}
			return &answer[turnsBody]{Body: body}, nil
		})
}

func notificationOf(row models.Notification) notificationBody {
	body := notificationBody{
		ID: row.ID, Kind: row.Kind, SubjectKind: row.SubjectKind, SubjectID: row.SubjectID, Params: row.Params, CreatedAt: row.CreatedAt, ReadAt: row.ReadAt,
	}
	if row.ProjectID != nil {
		body.ProjectID = *row.ProjectID
	}
	return body
}
