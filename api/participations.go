package api

import (
	"context"
	"net/http"
	"strings"
	"time"

	"konsortium/consortium"
	"konsortium/programme"
)

// participationInvitationBody is an invitation to take part, with its answer.
type participationInvitationBody struct {
	ID             string     `json:"id"`
	OrganisationID string     `json:"organisationId"`
	State          string     `json:"state" enum:"open,accepted,declined,withdrawn,expired"`
	Role           string     `json:"role" enum:"coordinator,partner,associated"`
	Contribution   string     `json:"contribution"`
	Greeting       string     `json:"greeting"`
	Name           string     `json:"name"`
	Email          string     `json:"email"`
	Language       string     `json:"language" enum:"sv,en"`
	InvitedBy      string     `json:"invitedBy" doc:"The person's name; empty when erased."`
	SentAt         time.Time  `json:"sentAt"`
	ExpiresAt      time.Time  `json:"expiresAt"`
	AnsweredAt     *time.Time `json:"answeredAt,omitempty"`
	AnswerName     string     `json:"answerName,omitempty" doc:"Who answered."`
	AnswerWords    string     `json:"answerWords,omitempty"`
	Version        int64      `json:"version"`
	AllowedActions []string   `json:"allowedActions" doc:"renew, withdraw."`
}

// sentParticipationBody is an invitation to take part with its link.
type sentParticipationBody struct {
	Invitation participationInvitationBody `json:"invitation"`
	Link       string                      `json:"link" doc:"Shown this once. It is mailed as well."`
}

// participationPreviewBody is what the holder of a link sees.
type participationPreviewBody struct {
	Acronym        string         `json:"acronym"`
	Title          string         `json:"title"`
	Summary        string         `json:"summary"`
	Action         string         `json:"action"`
	CallYear       int            `json:"callYear"`
	StartOn        programme.Date `json:"startOn"`
	DurationMonths int            `json:"durationMonths"`
	Coordinator    string         `json:"coordinator" doc:"The organisation that carries the project."`
	Organisation   string         `json:"organisation" doc:"The organisation that is asked."`
	Role           string         `json:"role" enum:"coordinator,partner,associated"`
	Contribution   string         `json:"contribution"`
	Greeting       string         `json:"greeting"`
	InvitedBy      string         `json:"invitedBy"`
	Name           string         `json:"name"`
	Email          string         `json:"email"`
	Language       string         `json:"language" enum:"sv,en"`
	ExpiresAt      time.Time      `json:"expiresAt"`
}

type inviteToTakePartInput struct {
	ProjectPath
	Body struct {
		OrganisationID string `json:"organisationId"`
		Role           string `json:"role" enum:"coordinator,partner,associated"`
		Contribution   string `json:"contribution,omitempty" doc:"What it is to bring."`
		Greeting       string `json:"greeting,omitempty" doc:"A word of the inviter's own."`
		Name           string `json:"name"`
		Email          string `json:"email"`
		Language       string `json:"language" enum:"sv,en"`
	}
}

// ParticipationPath names an invitation to take part in an address.
type ParticipationPath struct {
	ProjectPath
	ParticipationID string `path:"participationId"`
}

func (s *Server) participationOperations() {
	const all, one = "/projects/{projectId}/participation-invitations", "/projects/{projectId}/participation-invitations/{participationId}"
	register(s, operation{method: http.MethodGet, path: all, id: "list-participation-invitations", summary: "The invitations to take part in a project, the newest first", tag: "candidates", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[page[participationInvitationBody]], error) {
			rows, err := s.services.Consortium.Participations(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			items := make([]participationInvitationBody, len(rows))
			for i, row := range rows {
				items[i] = participationOf(row)
			}
			return &answer[page[participationInvitationBody]]{Body: page[participationInvitationBody]{Items: items}}, nil
		})
	register(s, operation{method: http.MethodPost, path: all, id: "invite-to-take-part", summary: "Ask a candidate or a partner, by a link in a mail, whether it takes part", tag: "candidates", status: http.StatusCreated},
		func(ctx context.Context, in *inviteToTakePartInput) (*created[sentParticipationBody], error) {
			sent, err := s.services.Consortium.InviteToTakePart(ctx, in.ProjectID, consortium.ParticipationInput{
				OrganisationID: in.Body.OrganisationID, Role: in.Body.Role, Contribution: in.Body.Contribution, Greeting: in.Body.Greeting,
				Name: in.Body.Name, Email: in.Body.Email, Language: in.Body.Language,
			})
			if err != nil {
				return nil, err
			}
			return &created[sentParticipationBody]{
				ETag: etag(sent.Version), Location: "/api/v1/projects/" + in.ProjectID + "/participation-invitations", Body: s.sentParticipationOf(sent),
			}, nil
		})
	register(s, operation{method: http.MethodPost, path: one + "/renewal", id: "renew-participation-invitation", summary: "Send an invitation to take part again with a new link", tag: "candidates", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ParticipationPath
			Edit
		}) (*resource[sentParticipationBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			sent, err := s.services.Consortium.RenewParticipation(ctx, in.ProjectID, in.ParticipationID, version)
			if err != nil {
				return nil, err
			}
			return &resource[sentParticipationBody]{ETag: etag(sent.Version), Body: s.sentParticipationOf(sent)}, nil
		})
	register(s, operation{method: http.MethodDelete, path: one, id: "withdraw-participation-invitation", summary: "Withdraw an invitation to take part", tag: "candidates", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			ParticipationPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Consortium.WithdrawParticipation(ctx, in.ProjectID, in.ParticipationID, version)
		})
	s.participationLinkOperations()
}

// participationLinkOperations are what the holder of the link can do. Its secret
// travels in bodies, never in addresses.
func (s *Server) participationLinkOperations() {
	register(s, operation{method: http.MethodPost, path: "/participation-previews", id: "preview-participation", summary: "What the link of an invitation to take part asks", tag: "links", status: http.StatusOK, public: true},
		func(ctx context.Context, in *struct {
			Visit
			Body struct {
				Token string `json:"token" minLength:"1" maxLength:"200"`
			}
		}) (*answer[participationPreviewBody], error) {
			found, err := s.services.Consortium.PreviewParticipation(ctx, in.Body.Token, in.visitor.address)
			if err != nil {
				return nil, err
			}
			return &answer[participationPreviewBody]{Body: participationPreviewBody(*found)}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/participation-answers", id: "answer-participation", summary: "Answer an invitation to take part, once", tag: "links", status: http.StatusNoContent, public: true},
		func(ctx context.Context, in *struct {
			Visit
			Body struct {
				Token  string `json:"token" minLength:"1" maxLength:"200"`
				Answer string `json:"answer" enum:"accepted,declined"`
				Name   string `json:"name" doc:"Who answers."`
				Words  string `json:"words,omitempty" doc:"A word to whoever asked."`
			}
		}) (*nothing, error) {
			return &nothing{}, s.services.Consortium.AnswerParticipation(ctx, in.Body.Token, in.visitor.address, consortium.ParticipationAnswer{
				Accepts: in.Body.Answer == string(consortium.ParticipationAccepted), Name: in.Body.Name, Words: in.Body.Words,
			})
		})
}

func (s *Server) sentParticipationOf(sent *consortium.SentParticipation) sentParticipationBody {
	return sentParticipationBody{Invitation: participationOf(sent.Participation), Link: strings.TrimRight(s.settings.BaseURL.String(), "/") + sent.Path}
}

func participationOf(row consortium.Participation) participationInvitationBody {
	return participationInvitationBody{
		ID: row.ID, OrganisationID: row.OrganisationID, State: string(row.State), Role: row.Role, Contribution: row.Contribution, Greeting: row.Greeting,
		Name: row.Name, Email: row.Email, Language: row.Language, InvitedBy: row.InvitedByName, SentAt: row.CreatedAt, ExpiresAt: row.ExpiresAt,
		AnsweredAt: row.AnsweredAt, AnswerName: row.AnswerName, AnswerWords: row.AnswerWords, Version: row.Version, AllowedActions: row.Allowed,
	}
}
