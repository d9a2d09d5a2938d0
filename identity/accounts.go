package identity

import (
	"context"
	"slices"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// Account is a person's account with its roles of the installation and the
// organisations that the person belongs to now.
type Account struct {
	*models.User
	Roles  []string
	Places []models.OrganisationPlace
}

// Accounts lists accounts. Administrators and the international office may.
func (s *Service) Accounts(ctx context.Context, filter models.AccountFilter, request models.PageRequest) (models.Page[Account], error) {
	var page models.Page[Account]
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadAccounts, access.Resource{}); err != nil {
			return err
		}
		users, err := tx.Accounts(filter, request)
		if err != nil {
			return err
		}
		page.Next = users.Next
		page.Items, err = describe(tx, users.Items)
		return err
	})
	return page, err
}

// Account loads one account.
func (s *Service) Account(ctx context.Context, id string) (*Account, error) {
	var account *Account
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ReadAccounts, access.Resource{}); err != nil {
			return err
		}
		user, err := tx.User(id)
		if err != nil {
			return err
		}
		account, err = describeOne(tx, user)
		return err
	})
	return account, err
}

func describe(tx *models.Tx, users []models.User) ([]Account, error) {
	ids := make([]string, len(users))
	for i, user := range users {
		ids[i] = user.ID
	}
	roles, err := tx.RolesOfAll(ids)
	if err != nil {
		return nil, err
	}
	places, err := tx.PlacesOf(ids)
	if err != nil {
		return nil, err
	}
	accounts := make([]Account, len(users))
	for i := range users {
		accounts[i] = Account{User: &users[i], Roles: roles[ids[i]], Places: places[ids[i]]}
	}
	return accounts, nil
}

func describeOne(tx *models.Tx, user *models.User) (*Account, error) {
	accounts, err := describe(tx, []models.User{*user})
	if err != nil {
		return nil, err
	}
	return &accounts[0], nil
}

// ChangeRoles gives an account exactly these roles of the installation. Nobody
// gives themselves a role; the last administrator stays one.
func (s *Service) ChangeRoles(ctx context.Context, id string, version int64, roles []access.Role) (*Account, error) {
	var fields fault.Fields
	checkRoles(&fields, "/roles", roles)
	return s.changeAccount(ctx, id, version, func(tx *models.Tx, user *models.User) error {
		if err := fields.Error(); err != nil {
			return err
		}
		held, err := tx.RolesOf(user.ID)
		if err != nil {
			return err
		}
		gained := slices.ContainsFunc(roles, func(role access.Role) bool { return !slices.Contains(held, role) })
		if gained && user.ID == tx.Actor.UserID {
			return &access.Refusal{Action: access.ManageAccounts}
		}
		if !slices.Contains(roles, access.Administrator) {
			if err := keepsAnAdministrator(tx, user.ID); err != nil {
				return err
			}
		}
		wanted := slices.Clone(roles)
		slices.Sort(wanted)
		if slices.Equal(held, wanted) {
			return nil
		}
		if err := tx.SetRoles(user.ID, wanted); err != nil {
			return err
		}
		return tx.Record(audit.Entry{Action: audit.RolesChanged, SubjectKind: "account", SubjectID: user.ID, Changes: map[string]audit.Change{"roles": {From: held, To: wanted}}})
	})
}

func checkRoles(fields *fault.Fields, pointer string, roles []access.Role) {
	for i, role := range roles {
		if !slices.Contains(access.InstallationRoles(), role) || slices.Contains(roles[:i], role) {
			fields.Add(pointer, "not_allowed", nil)
			return
		}
	}
}

// keepsAnAdministrator refuses what would leave the installation without one.
func keepsAnAdministrator(tx *models.Tx, without string) error {
	administrators, err := tx.LockAdministrators()
	if err != nil {
		return err
	}
	if len(administrators) == 1 && administrators[0] == without {
		return fault.New(fault.Conflict, "last_administrator", "This is the last administrator. Give the role to another account first.")
	}
	return nil
}

// DisableAccount keeps a person out: every session ends and no token holds.
func (s *Service) DisableAccount(ctx context.Context, id string, version int64) (*Account, error) {
	return s.changeAccount(ctx, id, version, func(tx *models.Tx, user *models.User) error {
		if user.Status == models.UserDisabled {
			return nil
		}
		if err := keepsAnAdministrator(tx, user.ID); err != nil {
			return err
		}
		before := *user
		user.Status = models.UserDisabled
		if err := tx.EndSessions(user.ID, ""); err != nil {
			return err
		}
		if err := tx.RevokeTokens(user.ID); err != nil {
			return err
		}
		if err := tx.UsePasswordResets(user.ID); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{Action: audit.AccountDisabled, SubjectKind: "account", SubjectID: user.ID}, before, *user)
	})
}

// EnableAccount lets a person in again, with the password they had.
func (s *Service) EnableAccount(ctx context.Context, id string, version int64) (*Account, error) {
	return s.changeAccount(ctx, id, version, func(tx *models.Tx, user *models.User) error {
		if user.Status != models.UserDisabled {
			return nil
		}
		before := *user
		user.Status = models.UserActive
		return tx.RecordChange(audit.Entry{Action: audit.AccountEnabled, SubjectKind: "account", SubjectID: user.ID}, before, *user)
	})
}

// changeAccount loads an account for a change by an administrator and saves it
// as a new version.
func (s *Service) changeAccount(ctx context.Context, id string, version int64, change func(*models.Tx, *models.User) error) (*Account, error) {
	var account *Account
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ManageAccounts, access.Resource{}); err != nil {
			return err
		}
		user, err := tx.User(id)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(user, version); err != nil {
			return err
		}
		if err := change(tx, user); err != nil {
			return err
		}
		if err := tx.SaveUser(user); err != nil {
			return err
		}
		account, err = describeOne(tx, user)
		return err
	})
	return account, err
}

// EndPlace ends a person's membership of an organisation, and with it the
// person's parts in projects for that organisation. A project keeps its last
// project manager.
func (s *Service) EndPlace(ctx context.Context, userID, placeID string, version int64) (*Account, error) {
	var account *Account
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := tx.Check(access.ManageAccounts, access.Resource{}); err != nil {
			return err
		}
		place, err := tx.Place(userID, placeID)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(place, version); err != nil {
			return err
		}
		if err := endParts(tx, place); err != nil {
			return err
		}
		before := *place
		place.EndedOn = tx.Today()
		if err := tx.SaveOrganisationMember(place); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{Action: audit.MembershipEnded, SubjectKind: "organisation_member", SubjectID: place.ID}, before, *place); err != nil {
			return err
		}
		user, err := tx.User(userID)
		if err != nil {
			return err
		}
		account, err = describeOne(tx, user)
		return err
	})
	return account, err
}

func endParts(tx *models.Tx, place *models.OrganisationMember) error {
	parts, err := tx.PartsIn(place.OrganisationID, place.UserID)
	if err != nil {
		return err
	}
	for i := range parts {
		if _, err := tx.LockProject(parts[i].ProjectID); err != nil {
			return err
		}
		if err := endPart(tx, &parts[i]); err != nil {
			return err
		}
	}
	return nil
}
