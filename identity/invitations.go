package identity

import (
	"context"
	"slices"
	"time"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// invitationHolds is how long an invitation can be accepted.
const invitationHolds = 14 * 24 * time.Hour

// Kinds of mail that this room queues; notify has their words.
const (
	mailInvitation    = "invitation"
	mailPasswordReset = "password_reset"
)

// Pages of the web application that links lead to. The secret follows as a
// fragment, which browsers send to no server.
const (
	invitationPage = "/invitation#token="
	resetPage      = "/reset-password#token="
	setupPage      = "/setup#token="
)

// NewInvitation is whom to invite, and to what. Without a project, Role is a
// role of the installation or empty; with one, a role of the project.
type NewInvitation struct {
	Email          string
	Name           string
	Language       string
	OrganisationID string
	ProjectID      string
	Role           access.Role
	UntilOn        programme.Date
}

// Invited is an invitation with its link, which is shown this once.
type Invited struct {
	models.InvitationRow
	Link string
}

// Invite invites one address to an organisation and perhaps a project. The
// link is queued as mail and returned once. A partner lead may invite partner
// members of the own organisation; only an administrator invites without a
// project.
func (s *Service) Invite(ctx context.Context, given NewInvitation) (*Invited, error) {
	secret := models.NewSecret()
	var invited *Invited
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := s.mayInvite(tx, given); err != nil {
			return err
		}
		if err := countInvitation(tx); err != nil {
			return err
		}
		row := &models.Invitation{
			ID: models.NewID(), Language: given.Language, OrganisationID: given.OrganisationID, Role: string(given.Role), UntilOn: given.UntilOn,
			InvitedBy: &tx.Actor.UserID, CreatedAt: tx.Now,
		}
		if given.ProjectID != "" {
			row.ProjectID = &given.ProjectID
		}
		if err := completeInvitation(tx, row, given); err != nil {
			return err
		}
		if err := notYetThere(tx, row, given.ProjectID); err != nil {
			return err
		}
		row.TokenHash, row.ExpiresAt = models.HashSecret(secret), tx.Now.Add(invitationHolds)
		if err := tx.AddInvitation(row); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: given.ProjectID, Action: audit.InvitationSent, SubjectKind: "invitation", SubjectID: row.ID}, nil, *row); err != nil {
			return err
		}
		var err error
		invited, err = s.sendInvitation(tx, row.ID, secret)
		return err
	})
	return invited, err
}

// mayInvite locks the project, if there is one, and checks the actor's rights.
func (s *Service) mayInvite(tx *models.Tx, given NewInvitation) error {
	if given.ProjectID == "" {
		return tx.Check(access.ManageAccounts, access.Resource{})
	}
	if _, err := tx.LockProject(given.ProjectID); err != nil {
		return err
	}
	return mayPlace(tx.Actor, given.ProjectID, given.OrganisationID, given.Role)
}

// completeInvitation checks everything at once and fills in address and name.
func completeInvitation(tx *models.Tx, row *models.Invitation, given NewInvitation) error {
	var fields fault.Fields
	row.Email = checkEmail(&fields, "/email", given.Email)
	row.EmailFolded = FoldEmail(row.Email)
	row.Name = checkName(&fields, "/name", given.Name)
	checkLanguage(&fields, "/language", given.Language)
	if given.ProjectID != "" {
		checkPart(&fields, tx.Today(), given.Role, given.UntilOn)
		if err := checkOrganisationFor(tx, &fields, given.ProjectID, given.OrganisationID, given.Role, "/organisationId"); err != nil {
			return err
		}
		return fields.Error()
	}
	if given.Role != "" && !slices.Contains(access.InstallationRoles(), given.Role) {
		fields.Add("/role", "not_allowed", nil)
	}
	if !given.UntilOn.IsZero() {
		fields.Add("/untilOn", "only_for_auditors", nil)
	}
	if _, err := tx.Organisation(given.OrganisationID); fault.Is(err, fault.NotFound) {
		fields.Add("/organisationId", "unknown", nil)
	} else if err != nil {
		return err
	}
	return fields.Error()
}

// notYetThere refuses to invite a member again, or an address twice.
func notYetThere(tx *models.Tx, row *models.Invitation, projectID string) error {
	open, err := tx.OpenInvitation(row.EmailFolded, row.OrganisationID, projectID)
	if err == nil {
		return fault.New(fault.Conflict, "invitation_open", "This address has an invitation that still waits.").With("existingId", open.ID)
	}
	if !fault.Is(err, fault.NotFound) {
		return err
	}
	user, err := tx.UserByEmail(row.EmailFolded)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if projectID == "" {
		_, err = tx.PlaceIn(row.OrganisationID, user.ID)
	} else {
		_, err = tx.ProjectMemberOf(projectID, user.ID, row.OrganisationID)
	}
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return alreadyMember()
}

func alreadyMember() error {
	return fault.New(fault.Conflict, "already_member", "This person is a member already.")
}

// sendInvitation queues the mail of an invitation that stands.
func (s *Service) sendInvitation(tx *models.Tx, id, secret string) (*Invited, error) {
	row, err := tx.InvitationRow(id)
	if err != nil {
		return nil, err
	}
	params := map[string]any{
		"name": row.Name, "by": row.InvitedByName, "organisation": oneLine(row.OrganisationName),
		"expiresAt": row.ExpiresAt, "path": invitationPage + secret,
	}
	if row.ProjectAcronym != "" {
		params["project"] = oneLine(row.ProjectAcronym)
	}
	err = tx.QueueMail(models.Mail{
		OnceKey: mailInvitation + ":" + row.TokenHash, Kind: mailInvitation, Recipient: row.Email, RecipientName: row.Name,
		Language: row.Language, Params: params,
	})
	return &Invited{InvitationRow: *row, Link: s.link(invitationPage + secret)}, err
}

// Invitations lists what waits or has run out: of one project, within the
// actor's reach, or of the installation for administrators.
func (s *Service) Invitations(ctx context.Context, projectID string) ([]models.InvitationRow, error) {
	var rows []models.InvitationRow
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		var err error
		if projectID == "" {
			if err = tx.Check(access.ReadAccounts, access.Resource{}); err != nil {
				return err
			}
			rows, err = tx.AccountInvitations()
			return err
		}
		if err = projectSeen(tx, access.ReadMembers, projectID); err != nil {
			return err
		}
		rows, err = tx.ProjectInvitations(projectID, access.ReachOf(tx.Actor, access.ManageMembers))
		return err
	})
	return rows, err
}

// WithdrawInvitation makes the link of an invitation worthless.
func (s *Service) WithdrawInvitation(ctx context.Context, id string, version int64) error {
	return s.changeInvitation(ctx, id, version, func(tx *models.Tx, row *models.Invitation) error {
		before := *row
		row.WithdrawnAt = &tx.Now
		if err := tx.SaveInvitation(row); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectOf(row), Action: audit.InvitationWithdrawn, SubjectKind: "invitation", SubjectID: row.ID}, before, *row)
	})
}

// RenewInvitation sends an invitation again with a new link, which holds anew;
// the old one is worthless.
func (s *Service) RenewInvitation(ctx context.Context, id string, version int64) (*Invited, error) {
	secret := models.NewSecret()
	var invited *Invited
	err := s.changeInvitation(ctx, id, version, func(tx *models.Tx, row *models.Invitation) error {
		if err := countInvitation(tx); err != nil {
			return err
		}
		before := *row
		row.TokenHash, row.ExpiresAt = models.HashSecret(secret), tx.Now.Add(invitationHolds)
		if err := tx.SaveInvitation(row); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: projectOf(row), Action: audit.InvitationSent, SubjectKind: "invitation", SubjectID: row.ID}, before, *row); err != nil {
			return err
		}
		var err error
		invited, err = s.sendInvitation(tx, row.ID, secret)
		return err
	})
	return invited, err
}

// changeInvitation loads an invitation that can still be changed. To whoever
// may not invite to the same place it does not exist.
func (s *Service) changeInvitation(ctx context.Context, id string, version int64, change func(*models.Tx, *models.Invitation) error) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := tx.Invitation(id)
		if err != nil {
			return err
		}
		if projectID := projectOf(row); projectID != "" {
			if _, err := tx.LockProject(projectID); err != nil {
				return err
			}
		}
		if !MayChangeInvitation(tx.Actor, *row) {
			return &access.Refusal{Action: access.ManageMembers, Resource: access.Resource{ProjectID: projectOf(row), OrganisationID: row.OrganisationID}, Hidden: true}
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if row.AcceptedAt != nil || row.WithdrawnAt != nil {
			return fault.New(fault.Conflict, "invitation_closed", "The invitation was accepted or withdrawn.")
		}
		return change(tx, row)
	})
}

// MayChangeInvitation tells whether an actor may renew or withdraw an
// invitation: whoever may invite to the same place in the same role.
func MayChangeInvitation(actor access.Actor, row models.Invitation) bool {
	projectID := projectOf(&row)
	if projectID == "" {
		return access.Allowed(actor, access.ManageAccounts, access.Resource{})
	}
	return mayPlace(actor, projectID, row.OrganisationID, access.Role(row.Role)) == nil
}

func projectOf(row *models.Invitation) string {
	if row.ProjectID == nil {
		return ""
	}
	return *row.ProjectID
}
