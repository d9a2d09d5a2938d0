package identity

import (
	"context"
	"crypto/subtle"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// PrepareSetup gives the one-time address at which an installation without
// accounts is set up; empty once there is an account. Only the newest address
// holds.
func (s *Service) PrepareSetup(ctx context.Context) (string, error) {
	secret, address := models.NewSecret(), ""
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		address = ""
		if exist, err := tx.HasAccounts(); err != nil || exist {
			return err
		}
		address = s.link(setupPage + secret)
		return tx.SetSetting(models.SettingSetupToken, models.HashSecret(secret))
	})
	return address, err
}

// SetupNeeded tells whether the installation has no account yet.
func (s *Service) SetupNeeded(ctx context.Context) (bool, error) {
	needed := false
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		exist, err := tx.HasAccounts()
		needed = !exist
		return err
	})
	return needed, err
}

// CheckSetup refuses a token that does not open the set-up, or no longer.
func (s *Service) CheckSetup(ctx context.Context, token string) error {
	return s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error { return setupOpen(tx, token) })
}

func setupOpen(tx *models.Tx, token string) error {
	stored, err := tx.Setting(models.SettingSetupToken)
	if err != nil {
		return err
	}
	exist, err := tx.HasAccounts()
	if err != nil {
		return err
	}
	if exist || stored == "" || subtle.ConstantTimeCompare([]byte(stored), []byte(models.HashSecret(token))) != 1 {
		return fault.New(fault.Conflict, "setup_closed", "The address does not open the set-up. The newest one stands in the program's output, until there is an account.")
	}
	return nil
}

// FirstAdministrator is who sets an installation up, and for which institution
// of the register.
type FirstAdministrator struct {
	Email          string
	Name           string
	Language       string
	Password       string
	OrganisationID string
	UserAgent      string
}

// SetUp makes the first administrator and marks the own institution, once. It
// returns the secret of the administrator's session.
func (s *Service) SetUp(ctx context.Context, token string, given FirstAdministrator) (string, error) {
	if err := s.CheckSetup(ctx, token); err != nil {
		return "", err
	}
	user, err := s.newcomer(NewAccount{Email: given.Email, Name: given.Name, Language: given.Language, Password: given.Password}, true)
	if err != nil {
		return "", err
	}
	secret := models.NewSecret()
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := setupOpen(tx, token); err != nil {
			return err
		}
		if err := tx.ClearSetting(models.SettingSetupToken); err != nil {
			return err
		}
		tx.Actor = access.Actor{UserID: user.ID}
		if err := placeAccount(tx, user, []access.Role{access.Administrator}, given.OrganisationID, true); err != nil {
			return err
		}
		if err := tx.Record(audit.Entry{Action: audit.InstallationSetUp, SubjectKind: "organisation", SubjectID: given.OrganisationID}); err != nil {
			return err
		}
		_, err := openSession(tx, user, secret, given.UserAgent)
		return err
	})
	return secret, err
}

// NewAccount is an account that is made without an invitation.
type NewAccount struct {
	Email    string
	Name     string
	Language string
	Roles    []access.Role
	// Password may be empty: then a link to choose one is returned.
	Password string
	// OrganisationID is where the person belongs; empty for nowhere yet.
	OrganisationID string
	// Own makes that organisation the installation's own institution.
	Own bool
}

// AddAccount makes an account at a terminal. Without a password it returns a
// link to choose one, which holds for a day.
func (s *Service) AddAccount(ctx context.Context, given NewAccount) (*models.User, string, error) {
	user, err := s.newcomer(given, false)
	if err != nil {
		return nil, "", err
	}
	link := ""
	err = s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ManageAccounts, access.Resource{}); err != nil {
			return err
		}
		if err := placeAccount(tx, user, given.Roles, given.OrganisationID, given.Own); err != nil {
			return err
		}
		if user.PasswordHash != nil {
			return nil
		}
		secret := models.NewSecret()
		link = s.link(resetPage + secret)
		_, err := addReset(tx, user, secret, terminalHolds)
		return err
	})
	return user, link, err
}

// newcomer checks a new account and hashes its password.
func (s *Service) newcomer(given NewAccount, needsPassword bool) (*models.User, error) {
	var fields fault.Fields
	user := &models.User{ID: models.NewID(), Language: given.Language, Status: models.UserActive}
	user.Email = checkEmail(&fields, "/email", given.Email)
	user.EmailFolded = FoldEmail(user.Email)
	user.Name = checkName(&fields, "/name", given.Name)
	checkLanguage(&fields, "/language", given.Language)
	checkRoles(&fields, "/roles", given.Roles)
	if needsPassword || given.Password != "" {
		checkPassword(&fields, "/password", given.Password, user.Email, user.Name)
	}
	if err := fields.Error(); err != nil {
		return nil, err
	}
	if given.Password == "" {
		return user, nil
	}
	hash, err := s.hashPassword(given.Password)
	user.PasswordHash = &hash
	return user, err
}

// placeAccount inserts an account with its roles and its organisation.
func placeAccount(tx *models.Tx, user *models.User, roles []access.Role, organisationID string, own bool) error {
	if organisationID != "" || own {
		if err := takeOrganisation(tx, organisationID, own); err != nil {
			return err
		}
	}
	if err := addAccount(tx, user); err != nil {
		return err
	}
	for _, role := range roles {
		if err := giveRole(tx, user.ID, role); err != nil {
			return err
		}
	}
	if organisationID == "" {
		return nil
	}
	return joinOrganisation(tx, organisationID, user.ID)
}

// takeOrganisation makes sure that the organisation exists and, if asked, that
// it is the one own institution.
func takeOrganisation(tx *models.Tx, id string, own bool) error {
	organisation, err := tx.Organisation(id)
	if fault.Is(err, fault.NotFound) {
		var fields fault.Fields
		fields.Add("/organisationId", "unknown", nil)
		return fields.Error()
	}
	if err != nil || !own || organisation.IsOwn {
		return err
	}
	if standing, err := tx.OwnOrganisation(); err == nil {
		return fault.New(fault.Conflict, "own_organisation_set", "This installation belongs to another institution.").With("existingId", standing.ID)
	} else if !fault.Is(err, fault.NotFound) {
		return err
	}
	before := *organisation
	organisation.IsOwn = true
	if err := tx.SaveOrganisation(organisation); err != nil {
		return err
	}
	return tx.RecordChange(audit.Entry{Action: audit.OrganisationChanged, SubjectKind: "organisation", SubjectID: organisation.ID}, before, *organisation)
}
