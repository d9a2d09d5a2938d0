package identity

import (
	"context"
	"slices"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// Preview is what the page of an invitation shows to whoever holds its link.
type Preview struct {
	models.InvitationRow
	// HasAccount tells that the invited address has an account, whose owner
	// must sign in to accept.
	HasAccount bool
	// SignedIn tells that this owner is signed in.
	SignedIn bool
}

// PreviewInvitation reads the invitation of a link. An unknown link is
// missing; one that was used, withdrawn or has expired is a conflict that says
// which.
func (s *Service) PreviewInvitation(ctx context.Context, secret string) (*Preview, error) {
	var preview *Preview
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := tx.LockInvitationByHash(models.HashSecret(secret))
		if err != nil {
			return err
		}
		if err := stillHolds(tx, row); err != nil {
			return err
		}
		named, err := tx.InvitationRow(row.ID)
		if err != nil {
			return err
		}
		preview = &Preview{InvitationRow: *named}
		user, err := tx.UserByEmail(row.EmailFolded)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		if err == nil {
			preview.HasAccount, preview.SignedIn = true, user.ID == tx.Actor.UserID
		}
		return err
	})
	return preview, err
}

func stillHolds(tx *models.Tx, row *models.Invitation) error {
	switch {
	case row.AcceptedAt != nil:
		return fault.New(fault.Conflict, "invitation_used", "The invitation was accepted before.")
	case row.WithdrawnAt != nil:
		return fault.New(fault.Conflict, "invitation_withdrawn", "The invitation was withdrawn.")
	case !tx.Now.Before(row.ExpiresAt):
		return fault.New(fault.Conflict, "invitation_expired", "The invitation has expired.")
	}
	return nil
}

// Acceptance is what an invited person without an account chooses.
type Acceptance struct {
	Name     string
	Language string
	Password string
	// UserAgent tells where from.
	UserAgent string
}

// Accepted is an invitation that was accepted.
type Accepted struct {
	OrganisationID string
	ProjectID      string
	// Session is the secret of a new session, when an account was made; else empty.
	Session string
}

// AcceptInvitation takes an invitation up. An address without an account gets
// one and is signed in; the owner of an account must be signed in already.
// Whoever is signed in as another person is refused.
func (s *Service) AcceptInvitation(ctx context.Context, secret string, given Acceptance) (*Accepted, error) {
	preview, err := s.PreviewInvitation(ctx, secret)
	if err != nil {
		return nil, err
	}
	newcomer := &models.User{ID: models.NewID(), Email: preview.Email, EmailFolded: preview.EmailFolded, Language: given.Language, Status: models.UserActive}
	if !preview.HasAccount {
		if newcomer.PasswordHash, err = s.chosen(newcomer, given); err != nil {
			return nil, err
		}
	}
	accepted := &Accepted{}
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if projectID := projectOf(&preview.Invitation); projectID != "" {
			if _, err := tx.LockProject(projectID); err != nil {
				return err
			}
		}
		row, err := tx.LockInvitationByHash(models.HashSecret(secret))
		if err != nil {
			return err
		}
		if err := stillHolds(tx, row); err != nil {
			return err
		}
		user, err := acceptingUser(tx, row, newcomer)
		if err != nil {
			return err
		}
		if user == newcomer {
			accepted.Session = models.NewSecret()
			if _, err := openSession(tx, user, accepted.Session, given.UserAgent); err != nil {
				return err
			}
		}
		accepted.OrganisationID, accepted.ProjectID = row.OrganisationID, projectOf(row)
		return takePlace(tx, row, user)
	})
	if err != nil {
		return nil, err
	}
	return accepted, nil
}

// chosen checks and hashes what a newcomer chose.
func (s *Service) chosen(newcomer *models.User, given Acceptance) (*string, error) {
	var fields fault.Fields
	newcomer.Name = checkName(&fields, "/name", given.Name)
	checkLanguage(&fields, "/language", given.Language)
	checkPassword(&fields, "/password", given.Password, newcomer.Email, newcomer.Name)
	if err := fields.Error(); err != nil {
		return nil, err
	}
	hash, err := s.hashPassword(given.Password)
	return &hash, err
}

// acceptingUser finds who accepts: the owner of the address, who must be
// signed in, or the newcomer, whose account is made here.
func acceptingUser(tx *models.Tx, row *models.Invitation, newcomer *models.User) (*models.User, error) {
	user, err := tx.UserByEmail(row.EmailFolded)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return nil, err
	}
	signedIn := tx.Actor.UserID != ""
	switch {
	case err == nil && user.ID == tx.Actor.UserID:
		return user, nil
	case signedIn:
		return nil, fault.New(fault.Conflict, "invitation_other_person", "You are signed in with another address than the invited one.")
	case err == nil && user.Status == models.UserDisabled:
		return nil, fault.New(fault.Conflict, "account_disabled", "The account of this address is disabled.")
	case err == nil:
		return nil, fault.New(fault.Conflict, "invitation_sign_in", "This address has an account: sign in to accept.")
	}
	tx.Actor = access.Actor{UserID: newcomer.ID}
	return newcomer, addAccount(tx, newcomer)
}

// addAccount inserts an account with its entry in the trail.
func addAccount(tx *models.Tx, user *models.User) error {
	if err := tx.AddUser(user); err != nil {
		if models.IsDuplicate(err) {
			return fault.New(fault.Conflict, "address_taken", "This address has an account.")
		}
		return err
	}
	return tx.RecordChange(audit.Entry{Action: audit.AccountAdded, SubjectKind: "account", SubjectID: user.ID}, nil, *user)
}

// takePlace makes the person what the invitation says, and closes it.
func takePlace(tx *models.Tx, row *models.Invitation, user *models.User) error {
	if err := joinOrganisation(tx, row.OrganisationID, user.ID); err != nil {
		return err
	}
	var err error
	if projectID := projectOf(row); projectID != "" {
		err = joinProject(tx, row, projectID, user.ID)
	} else if row.Role != "" {
		err = giveRole(tx, user.ID, access.Role(row.Role))
	}
	if err != nil {
		return err
	}
	before := *row
	row.AcceptedAt = &tx.Now
	if err := tx.SaveInvitation(row); err != nil {
		return err
	}
	return tx.RecordChange(audit.Entry{ProjectID: projectOf(row), Action: audit.InvitationAccepted, SubjectKind: "invitation", SubjectID: row.ID}, before, *row)
}

func joinOrganisation(tx *models.Tx, organisationID, userID string) error {
	_, err := tx.PlaceIn(organisationID, userID)
	if !fault.Is(err, fault.NotFound) {
		return err
	}
	place := &models.OrganisationMember{ID: models.NewID(), OrganisationID: organisationID, UserID: userID}
	if err := tx.AddOrganisationMember(place); err != nil {
		return err
	}
	return tx.RecordChange(audit.Entry{Action: audit.MembershipChanged, SubjectKind: "organisation_member", SubjectID: place.ID}, nil, *place)
}

// joinProject names the person in the project, which is locked, unless the organisation has
// left it in the meantime or the auditor's last day has passed.
func joinProject(tx *models.Tx, row *models.Invitation, projectID, userID string) error {
	var fields fault.Fields
	checkPart(&fields, tx.Today(), access.Role(row.Role), row.UntilOn)
	if err := checkOrganisationFor(tx, &fields, projectID, row.OrganisationID, access.Role(row.Role), "/token"); err != nil {
		return err
	}
	if len(fields) > 0 {
		return fault.New(fault.Conflict, "invitation_outdated", "The organisation has left the project, or the last day of the invitation has passed.")
	}
	member := &models.ProjectMember{
		ID: models.NewID(), ProjectID: projectID, UserID: userID, OrganisationID: row.OrganisationID, Role: row.Role, UntilOn: row.UntilOn,
	}
	if err := tx.AddProjectMember(member); err != nil {
		if models.IsDuplicate(err) {
			return alreadyMember()
		}
		return err
	}
	return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.MembershipChanged, SubjectKind: "member", SubjectID: member.ID}, nil, *member)
}

func giveRole(tx *models.Tx, userID string, role access.Role) error {
	held, err := tx.RolesOf(userID)
	if err != nil || slices.Contains(held, role) {
		return err
	}
	if err := tx.GrantRole(userID, role); err != nil {
		return err
	}
	return tx.Record(audit.Entry{Action: audit.RolesChanged, SubjectKind: "account", SubjectID: userID, Changes: map[string]audit.Change{"roles": {From: held, To: append(slices.Clone(held), role)}}})
}
