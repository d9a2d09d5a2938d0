package api

import (
	"context"
	"net/http"
	"time"

	"konsortium/models"
)

// messageBody is a message of the mail queue. Its parameters are not shown: they
// may hold a secret link.
type messageBody struct {
	ID             string     `json:"id"`
	Kind           string     `json:"kind"`
	Recipient      string     `json:"recipient"`
	Status         string     `json:"status" enum:"queued,sending,sent,failed"`
	Attempts       int        `json:"attempts"`
	LastError      string     `json:"lastError"`
	CreatedAt      time.Time  `json:"createdAt"`
	NextAttemptAt  time.Time  `json:"nextAttemptAt"`
	SentAt         *time.Time `json:"sentAt,omitempty"`
	AllowedActions []string   `json:"allowedActions"`
}

type mailQueueBody struct {
	Items          []messageBody    `json:"items"`
	Next           string           `json:"next,omitempty"`
	Counts         map[string]int64 `json:"counts" doc:"How many messages there are in each status."`
	MailConfigured bool             `json:"mailConfigured" doc:"False: no mail server is set, and mail waits in the queue."`
}

type jobBody struct {
	Name         string      `json:"name"`
	EverySeconds int64       `json:"everySeconds"`
	LastRun      *jobRunBody `json:"lastRun,omitempty"`
}

type jobRunBody struct {
	ID         string     `json:"id"`
	Job        string     `json:"job"`
	DueAt      time.Time  `json:"dueAt"`
	Status     string     `json:"status" enum:"running,done,failed"`
	StartedAt  time.Time  `json:"startedAt"`
	FinishedAt *time.Time `json:"finishedAt,omitempty"`
	Handled    int        `json:"handled"`
	Error      string     `json:"error"`
}

type jobRunsBody struct {
	Items []jobRunBody `json:"items"`
	Next  string       `json:"next,omitempty"`
	Idle  int64        `json:"idle" doc:"How many runs ended well and found nothing to do."`
}

func (s *Server) jobOperations() {
	register(s, operation{method: http.MethodGet, path: "/messages", id: "list-messages", summary: "The mail queue", tag: "jobs", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			Listing
			Status string `query:"status" enum:"queued,sending,sent,failed"`
		}) (*answer[mailQueueBody], error) {
			rows, counts, err := s.services.Notify.ListMessages(ctx, in.Status, in.request())
			if err != nil {
				return nil, err
			}
			converted := convert(rows, messageOf)
			return &answer[mailQueueBody]{Body: mailQueueBody{Items: converted.Items, Next: converted.Next, Counts: counts, MailConfigured: s.services.Notify.MailConfigured()}}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/messages/{messageId}/retry", id: "retry-message", summary: "Try a failed message again", tag: "jobs", status: http.StatusNoContent},
		func(ctx context.Context, in *MessagePath) (*nothing, error) {
			return &nothing{}, s.services.Notify.RetryMessage(ctx, in.MessageID)
		})
	register(s, operation{method: http.MethodGet, path: "/jobs", id: "list-jobs", summary: "Everything that runs by itself, with its newest run", tag: "jobs", status: http.StatusOK},
		func(ctx context.Context, _ *struct{}) (*answer[page[jobBody]], error) {
			runs, err := s.services.Notify.LastRuns(ctx)
			if err != nil {
				return nil, err
			}
			body := page[jobBody]{Items: make([]jobBody, len(s.settings.Jobs))}
			for i, job := range s.settings.Jobs {
				body.Items[i] = jobBody{Name: job.Name, EverySeconds: int64(job.Every / time.Second)}
				if run, ran := runs[job.Name]; ran {
					last := jobRunOf(run)
					body.Items[i].LastRun = &last
				}
			}
			return &answer[page[jobBody]]{Body: body}, nil
		})
	register(s, operation{method: http.MethodGet, path: "/job-runs", id: "list-job-runs", summary: "Runs of jobs, newest first", tag: "jobs", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			Listing
			Job  string `query:"job" maxLength:"60"`
			Idle bool   `query:"idle" doc:"List the runs that found nothing to do, too."`
		}) (*answer[jobRunsBody], error) {
			rows, idle, err := s.services.Notify.ListRuns(ctx, in.Job, in.Idle, in.request())
			if err != nil {
				return nil, err
			}
			converted := convert(rows, jobRunOf)
			return &answer[jobRunsBody]{Body: jobRunsBody{Items: converted.Items, Next: converted.Next, Idle: idle}}, nil
		})
}

func messageOf(row models.OutboxMessage) messageBody {
	body := messageBody{
		ID: row.ID, Kind: row.Kind, Recipient: row.Recipient, Status: row.Status, Attempts: row.Attempts, LastError: row.LastError,
		CreatedAt: row.CreatedAt, NextAttemptAt: row.NextAttemptAt, SentAt: row.SentAt, AllowedActions: []string{},
	}
	if row.Status == "failed" {
		body.AllowedActions = append(body.AllowedActions, "retry")
	}
	return body
}

func jobRunOf(row models.JobRun) jobRunBody {
	return jobRunBody{
		ID: row.ID, Job: row.Job, DueAt: row.DueAt, Status: row.Status, StartedAt: row.StartedAt, FinishedAt: row.FinishedAt, Handled: row.Handled, Error: row.Error,
	}
}
