package consortium

import (
	"context"
	"time"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Bounds of guessing links from one place.
const (
	freeGuesses      = 20
	longestGuessWait = 15 * time.Minute
)

// ParticipationPreview is what the page of an invitation to take part shows to
// whoever holds its link: nothing of other partners, and no amounts.
type ParticipationPreview struct {
	Acronym        string
	Title          string
	Summary        string
	Action         string
	CallYear       int
	StartOn        programme.Date
	DurationMonths int
	// Coordinator is the organisation that carries the project; without one
	// the own institution.
	Coordinator  string
	Organisation string
	Role         string
	Contribution string
	Greeting     string
	InvitedBy    string
	Name         string
	Email        string
	Language     string
	ExpiresAt    time.Time
}

// ParticipationAnswer is what an organisation answers through the link.
type ParticipationAnswer struct {
	Accepts bool
	// Name is who answers.
	Name  string
	Words string
}

// PreviewParticipation reads the invitation of a link. An unknown link is
// missing; one that was answered, withdrawn or has expired is a conflict that
// says which. Address is where the request comes from.
func (s *Service) PreviewParticipation(ctx context.Context, secret, address string) (*ParticipationPreview, error) {
	var preview *ParticipationPreview
	err := s.throttled(ctx, address, func() error {
		return s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
			row, err := tx.ParticipationByHash(models.HashSecret(secret))
			if err != nil {
				return err
			}
			project, err := tx.Project(row.ProjectID)
			if err != nil {
				return err
			}
			if err := answerable(tx, project, row); err != nil {
				return err
			}
			preview, err = previewOf(tx, project, row)
			return err
		})
	})
	return preview, err
}

func answerable(tx *models.Tx, project *models.Project, row *models.ParticipationInvitation) error {
	switch state := participationState(row, tx.Now); {
	case state == ParticipationAccepted || state == ParticipationDeclined:
		return fault.New(fault.Conflict, "participation_answered", "The invitation was answered before.").With("answer", row.Answer).With("answeredAt", row.AnsweredAt.UTC().Format(time.RFC3339))
	case state == ParticipationWithdrawn || Status(project.Status).ended():
		return fault.New(fault.Conflict, "participation_withdrawn", "The invitation was withdrawn.")
	case state == ParticipationExpired:
		return fault.New(fault.Conflict, "participation_expired", "The invitation has expired.").With("expiredAt", row.ExpiresAt.UTC().Format(time.RFC3339))
	}
	return nil
}

func previewOf(tx *models.Tx, project *models.Project, row *models.ParticipationInvitation) (*ParticipationPreview, error) {
	organisation, err := tx.Organisation(row.OrganisationID)
	if err != nil {
		return nil, err
	}
	partners, err := tx.Partners(project.ID)
	if err != nil {
		return nil, err
	}
	coordinator := ""
	if holder := coordinatorOf(project, partners, tx.Today()); holder != nil {
		coordinator = holder.OrganisationName
	} else if own, err := tx.OwnOrganisation(); err == nil {
		coordinator = own.Name
	} else if !fault.Is(err, fault.NotFound) {
		return nil, err
	}
	inviter := ""
	if user, err := tx.User(row.InvitedBy); err == nil {
		inviter = user.Name
	} else if !fault.Is(err, fault.NotFound) {
		return nil, err
	}
	return &ParticipationPreview{
		Acronym: project.Acronym, Title: project.Title, Summary: project.Summary, Action: project.Action, CallYear: project.CallYear,
		StartOn: project.StartOn, DurationMonths: project.DurationMonths, Coordinator: coordinator, Organisation: organisation.Name,
		Role: row.Role, Contribution: row.Contribution, Greeting: row.Greeting, InvitedBy: inviter, Name: row.Name, Email: row.Email,
		Language: row.Language, ExpiresAt: row.ExpiresAt,
	}, nil
}

// AnswerParticipation takes the answer of whoever holds the link, once, moves
// the candidate, and tells whoever asked.
func (s *Service) AnswerParticipation(ctx context.Context, secret, address string, in ParticipationAnswer) error {
	return s.throttled(ctx, address, func() error {
		projectID, err := s.projectOfLink(ctx, secret)
		if err != nil {
			return err
		}
		return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
			project, err := tx.LockProject(projectID)
			if err != nil {
				return err
			}
			row, err := tx.ParticipationByHash(models.HashSecret(secret))
			if err != nil {
				return err
			}
			if err := answerable(tx, project, row); err != nil {
				return err
			}
			before := *row
			if err := in.apply(tx, row); err != nil {
				return err
			}
			if err := tx.SaveParticipationInvitation(row); err != nil {
				return err
			}
			if err := tx.RecordChange(participationEntry(audit.ParticipationTold, row), &before, row); err != nil {
				return err
			}
			if err := noteAnswer(tx, row); err != nil {
				return err
			}
			return tellInviter(tx, project, row)
		})
	})
}

// projectOfLink finds what a write has to lock first.
func (s *Service) projectOfLink(ctx context.Context, secret string) (string, error) {
	projectID := ""
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := tx.ParticipationByHash(models.HashSecret(secret))
		if err == nil {
			projectID = row.ProjectID
		}
		return err
	})
	return projectID, err
}

func (in ParticipationAnswer) apply(tx *models.Tx, row *models.ParticipationInvitation) error {
	var fields fault.Fields
	personName(&fields, "/name", &in.Name, 1)
	text(&fields, "/words", &in.Words, reasonLength)
	row.Answer, row.AnswerName, row.AnswerWords, row.AnsweredAt = string(ParticipationDeclined), in.Name, in.Words, &tx.Now
	if in.Accepts {
		row.Answer = string(ParticipationAccepted)
	}
	return fields.Error()
}

// noteAnswer moves the candidate that was asked; of a partner the answer is
// only kept.
func noteAnswer(tx *models.Tx, row *models.ParticipationInvitation) error {
	candidate, err := tx.CandidateOf(row.ProjectID, row.OrganisationID)
	if fault.Is(err, fault.NotFound) || err == nil && candidate.PartnerID != nil {
		return nil
	}
	if err != nil {
		return err
	}
	before := *candidate
	if err := moveCandidate(CandidateState(candidate.State), CandidateState(row.Answer), byAnswer); err != nil {
		return err
	}
	candidate.State, candidate.AnswerWords = row.Answer, row.AnswerWords
	return saveCandidate(tx, audit.CandidateMoved, &before, candidate)
}

// tellInviter tells whoever asked, else those who manage the project.
func tellInviter(tx *models.Tx, project *models.Project, row *models.ParticipationInvitation) error {
	people, err := tx.ReportPeople(project.ID, "", string(access.ProjectManager))
	if err != nil {
		return err
	}
	inviter, err := tx.User(row.InvitedBy)
	if err == nil && inviter.Status == models.UserActive {
		people = []models.User{*inviter}
	} else if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	organisation, err := tx.Organisation(row.OrganisationID)
	if err != nil {
		return err
	}
	kind := "participation_" + row.Answer
	params := map[string]any{
		"by": oneLine(row.AnswerName), "organisation": oneLine(organisation.Name), "project": oneLine(project.Acronym), "path": "/projects/" + project.ID + "/consortium",
	}
	if row.AnswerWords != "" {
		params["reason"] = row.AnswerWords
	}
	for _, person := range people {
		key := kind + ":" + row.ID + ":" + person.ID
		if _, err := tx.Notify(models.Notification{
			UserID: person.ID, Kind: kind, ProjectID: &project.ID, SubjectKind: participationKind, SubjectID: row.ID, Params: params, OnceKey: key,
		}); err != nil {
			return err
		}
		mail := map[string]any{"name": person.Name}
		for name, value := range params {
			mail[name] = value
		}
		if err := tx.QueueMail(models.Mail{
			OnceKey: key, Kind: kind, Recipient: person.Email, RecipientName: person.Name, Language: person.Language, Params: mail,
		}); err != nil {
			return err
		}
	}
	return nil
}

// throttled slows down whoever tries links that do not exist from one place.
func (s *Service) throttled(ctx context.Context, address string, try func() error) error {
	key := "participation:" + address
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		throttle, err := tx.ThrottleFor(key)
		if err != nil {
			return err
		}
		if wait := throttle.BlockedUntil.Sub(tx.Now); wait > 0 {
			tooMany := fault.New(fault.TooMany, "too_many_attempts", "Too many attempts. Wait a little.")
			tooMany.RetryAfter = int(wait/time.Second) + 1
			return tooMany.With("seconds", int(wait/time.Second)+1)
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = try()
	if !fault.Is(err, fault.NotFound) {
		return err
	}
	if counting := s.countGuess(ctx, key); counting != nil {
		return counting
	}
	return err
}

func (s *Service) countGuess(ctx context.Context, key string) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		throttle, err := tx.ThrottleFor(key)
		if err != nil {
			return err
		}
		if tx.Now.Sub(throttle.LastAt) > time.Hour {
			throttle.Failures = 0
		}
		throttle.Failures++
		throttle.LastAt, throttle.BlockedUntil = tx.Now, tx.Now
		if beyond := throttle.Failures - freeGuesses; beyond >= 0 {
			throttle.BlockedUntil = tx.Now.Add(min(time.Second<<min(beyond, 10), longestGuessWait))
		}
		return tx.SaveThrottle(throttle)
	})
}
