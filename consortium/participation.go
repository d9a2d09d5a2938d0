package consortium

import (
	"context"
	"strings"
	"time"
	"unicode"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// Bounds of invitations to take part.
const (
	// participationHolds is how long an invitation can be answered.
	participationHolds = 21 * 24 * time.Hour
	// mostParticipationsAnHour is how many one person may send in an hour.
	mostParticipationsAnHour = 40
)

// participationPage is where the link leads. The secret follows as a fragment,
// which browsers send to no server.
const participationPage = "/participation#token="

// mailParticipation is the kind of the mail; notify has its words.
const mailParticipation = "participation_invitation"

// ParticipationInput is whom to ask, and what.
type ParticipationInput struct {
	OrganisationID string
	Role           string
	Contribution   string
	// Greeting is a word of the inviter's own, told in mail and on the page.
	Greeting string
	Name     string
	Email    string
	Language string
}

// ParticipationState is how an invitation to take part stands.
type ParticipationState string

// The states of an invitation to take part.
const (
	ParticipationOpen      ParticipationState = "open"
	ParticipationAccepted  ParticipationState = "accepted"
	ParticipationDeclined  ParticipationState = "declined"
	ParticipationWithdrawn ParticipationState = "withdrawn"
	ParticipationExpired   ParticipationState = "expired"
)

// Participation is an invitation to take part with how it stands now.
type Participation struct {
	models.ParticipationRow
	State ParticipationState
	// Allowed are renew and withdraw.
	Allowed []string
}

// SentParticipation is an invitation with the path of its link, which is told
// this once.
type SentParticipation struct {
	Participation
	Path string
}

func participationState(row *models.ParticipationInvitation, now time.Time) ParticipationState {
	switch {
	case row.AnsweredAt != nil:
		return ParticipationState(row.Answer)
	case row.WithdrawnAt != nil:
		return ParticipationWithdrawn
	case !now.Before(row.ExpiresAt):
		return ParticipationExpired
	}
	return ParticipationOpen
}

func presentParticipation(tx *models.Tx, project *models.Project, row models.ParticipationRow) Participation {
	found := Participation{ParticipationRow: row, State: participationState(&row.ParticipationInvitation, tx.Now), Allowed: []string{}}
	waits := found.State == ParticipationOpen || found.State == ParticipationExpired
	if waits && !Status(project.Status).ended() && access.Allowed(tx.Actor, access.EditConsortium, onProject(project.ID)) {
		found.Allowed = append(found.Allowed, "renew", "withdraw")
	}
	return found
}

// participationsIn lists the invitations of a project by organisation, newest first.
func participationsIn(tx *models.Tx, project *models.Project) (map[string][]Participation, error) {
	rows, err := tx.Participations(project.ID)
	of := map[string][]Participation{}
	for _, row := range rows {
		of[row.OrganisationID] = append(of[row.OrganisationID], presentParticipation(tx, project, row))
	}
	return of, err
}

// Participations lists the invitations to take part in a project, newest first.
func (s *Service) Participations(ctx context.Context, projectID string) ([]Participation, error) {
	list := []Participation{}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := seenCandidates(tx, projectID)
		if err != nil {
			return err
		}
		rows, err := tx.Participations(projectID)
		for _, row := range rows {
			list = append(list, presentParticipation(tx, project, row))
		}
		return err
	})
	return list, err
}

// InviteToTakePart asks a candidate or a partner of the project, by a link in a
// mail to one person, whether it takes part. A candidate is invited from then
// on. An organisation has one open invitation at a time.
func (s *Service) InviteToTakePart(ctx context.Context, projectID string, in ParticipationInput) (*SentParticipation, error) {
	secret := models.NewSecret()
	var sent *SentParticipation
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockOpen(tx, projectID, access.EditConsortium)
		if err != nil {
			return err
		}
		row := &models.ParticipationInvitation{
			ID: models.NewID(), ProjectID: projectID, OrganisationID: in.OrganisationID, InvitedBy: tx.Actor.UserID, CreatedAt: tx.Now,
			TokenHash: models.HashSecret(secret), ExpiresAt: tx.Now.Add(participationHolds),
		}
		if err := in.apply(row); err != nil {
			return err
		}
		if err := notTooMany(tx); err != nil {
			return err
		}
		if err := oneAtATime(tx, row); err != nil {
			return err
		}
		if err := noteInvited(tx, row); err != nil {
			return err
		}
		if err := tx.AddParticipationInvitation(row); err != nil {
			return err
		}
		if err := tx.RecordChange(participationEntry(audit.ParticipationAsked, row), nil, row); err != nil {
			return err
		}
		sent, err = sendParticipation(tx, project, row.ID, secret)
		return err
	})
	return sent, err
}

func (in ParticipationInput) apply(row *models.ParticipationInvitation) error {
	var fields fault.Fields
	if !contains(Roles(), in.Role) {
		fields.Add("/role", "one_of", map[string]any{"allowed": Roles()})
	}
	text(&fields, "/contribution", &in.Contribution, reasonLength)
	text(&fields, "/greeting", &in.Greeting, reasonLength)
	personName(&fields, "/name", &in.Name, 1)
	emailAddress(&fields, "/email", &in.Email)
	language(&fields, "/language", in.Language)
	row.Role, row.Contribution, row.Greeting = in.Role, in.Contribution, in.Greeting
	row.Name, row.Email, row.Language = in.Name, in.Email, in.Language
	return fields.Error()
}

func participationEntry(action audit.Action, row *models.ParticipationInvitation) audit.Entry {
	return audit.Entry{ProjectID: row.ProjectID, Action: action, SubjectKind: participationKind, SubjectID: row.ID}
}

// notTooMany keeps one account from writing to the whole world.
func notTooMany(tx *models.Tx) error {
	sent, err := tx.CountParticipations(tx.Actor.UserID, tx.Now.Add(-time.Hour))
	if err != nil || sent < mostParticipationsAnHour {
		return err
	}
	tooMany := fault.New(fault.TooMany, "too_many_invitations", "Many invitations were sent within an hour. Wait a little.").With("maximum", mostParticipationsAnHour).With("minutes", int(time.Hour/time.Minute))
	tooMany.RetryAfter = int(time.Hour / time.Second)
	return tooMany
}

// oneAtATime refuses a second open invitation; one that has run out ends.
func oneAtATime(tx *models.Tx, row *models.ParticipationInvitation) error {
	open, err := tx.OpenParticipations(row.ProjectID, row.OrganisationID)
	if err != nil {
		return err
	}
	for i := range open {
		if tx.Now.Before(open[i].ExpiresAt) {
			return fault.New(fault.Conflict, "participation_open", "The organisation has an invitation that still waits.").With("existingId", open[i].ID)
		}
		if err := endParticipation(tx, &open[i]); err != nil {
			return err
		}
	}
	return nil
}

// noteInvited moves the candidate; an organisation that is neither candidate nor
// partner cannot be asked.
func noteInvited(tx *models.Tx, invitation *models.ParticipationInvitation) error {
	candidate, err := tx.CandidateOf(invitation.ProjectID, invitation.OrganisationID)
	if err == nil && candidate.PartnerID == nil {
		before := *candidate
		if err := moveCandidate(CandidateState(candidate.State), Invited, bySending); err != nil {
			return err
		}
		candidate.State, candidate.Role, candidate.Contribution, candidate.AnswerWords = string(Invited), invitation.Role, invitation.Contribution, ""
		candidate.ContactName, candidate.ContactEmail, candidate.Language = invitation.Name, invitation.Email, invitation.Language
		return saveCandidate(tx, audit.CandidateMoved, &before, candidate)
	}
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	partner, err := tx.PartnerOf(invitation.ProjectID, invitation.OrganisationID)
	if err == nil && partner.LeftOn.IsZero() {
		return nil
	}
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	var fields fault.Fields
	fields.Add("/organisationId", "neither_candidate_nor_partner", nil)
	return fields.Error()
}

// sendParticipation queues the mail of an invitation that stands.
func sendParticipation(tx *models.Tx, project *models.Project, id, secret string) (*SentParticipation, error) {
	rows, err := tx.Participations(project.ID)
	if err != nil {
		return nil, err
	}
	sent := &SentParticipation{Path: participationPage + secret}
	for _, row := range rows {
		if row.ID == id {
			sent.Participation = presentParticipation(tx, project, row)
		}
	}
	organisation, err := tx.Organisation(sent.OrganisationID)
	if err != nil {
		return nil, err
	}
	params := map[string]any{
		"name": sent.Name, "by": oneLine(sent.InvitedByName), "organisation": oneLine(organisation.Name), "project": oneLine(project.Acronym),
		"title": oneLine(project.Title), "expiresAt": sent.ExpiresAt, "path": sent.Path,
	}
	if sent.Greeting != "" {
		params["reason"] = sent.Greeting
	}
	return sent, tx.QueueMail(models.Mail{
		OnceKey: mailParticipation + ":" + sent.TokenHash, Kind: mailParticipation, Recipient: sent.Email, RecipientName: sent.Name,
		Language: sent.Language, Params: params,
	})
}

// oneLine makes a text fit to stand in a line of mail.
func oneLine(value string) string {
	return strings.Join(strings.FieldsFunc(value, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\u2028' || r == '\u2029'
	}), " ")
}

// RenewParticipation sends an open invitation again with a new link, which
// holds anew; the old one is worthless.
func (s *Service) RenewParticipation(ctx context.Context, projectID, id string, version int64) (*SentParticipation, error) {
	secret := models.NewSecret()
	var sent *SentParticipation
	err := s.changeParticipation(ctx, projectID, id, version, func(tx *models.Tx, project *models.Project, row *models.ParticipationInvitation) error {
		if err := notTooMany(tx); err != nil {
			return err
		}
		before := *row
		row.TokenHash, row.ExpiresAt = models.HashSecret(secret), tx.Now.Add(participationHolds)
		if err := tx.SaveParticipationInvitation(row); err != nil {
			return err
		}
		if err := tx.RecordChange(participationEntry(audit.ParticipationAsked, row), &before, row); err != nil {
			return err
		}
		var err error
		sent, err = sendParticipation(tx, project, row.ID, secret)
		return err
	})
	return sent, err
}

// WithdrawParticipation makes the link of an open invitation worthless. An
// invited candidate has been approached from then on.
func (s *Service) WithdrawParticipation(ctx context.Context, projectID, id string, version int64) error {
	return s.changeParticipation(ctx, projectID, id, version, func(tx *models.Tx, _ *models.Project, row *models.ParticipationInvitation) error {
		if err := endParticipation(tx, row); err != nil {
			return err
		}
		candidate, err := tx.CandidateOf(projectID, row.OrganisationID)
		if fault.Is(err, fault.NotFound) || err == nil && (candidate.PartnerID != nil || candidate.State != string(Invited)) {
			return nil
		}
		if err != nil {
			return err
		}
		before := *candidate
		if err := moveCandidate(Invited, Approached, byWithdrawing); err != nil {
			return err
		}
		candidate.State = string(Approached)
		return saveCandidate(tx, audit.CandidateMoved, &before, candidate)
	})
}

// changeParticipation begins a write on an invitation that was not answered.
func (s *Service) changeParticipation(ctx context.Context, projectID, id string, version int64, change func(*models.Tx, *models.Project, *models.ParticipationInvitation) error) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockOpen(tx, projectID, access.EditConsortium)
		if err != nil {
			return err
		}
		row, err := tx.ParticipationInvitation(projectID, id)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if row.AnsweredAt != nil || row.WithdrawnAt != nil {
			return fault.New(fault.Conflict, "participation_closed", "The invitation was answered or withdrawn.")
		}
		return change(tx, project, row)
	})
}

// endParticipations withdraws every open invitation of an organisation.
func endParticipations(tx *models.Tx, projectID, organisationID string) error {
	open, err := tx.OpenParticipations(projectID, organisationID)
	for i := range open {
		if err := endParticipation(tx, &open[i]); err != nil {
			return err
		}
	}
	return err
}

func endParticipation(tx *models.Tx, row *models.ParticipationInvitation) error {
	before := *row
	row.WithdrawnAt = &tx.Now
	if err := tx.SaveParticipationInvitation(row); err != nil {
		return err
	}
	return tx.RecordChange(participationEntry(audit.ParticipationEnded, row), &before, row)
}
