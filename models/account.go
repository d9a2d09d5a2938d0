package models

import (
	"strings"

	"konsortium/access"
	"konsortium/programme"

	"gorm.io/gorm"
)

// AccountFilter narrows the list of accounts; empty fields do not.
type AccountFilter struct {
	// Text is part of a name or an address.
	Text   string
	Status string
	Role   string
}

// Accounts lists accounts, by name unless another order is asked for. Who may
// see them is the use case's to check.
func (tx *Tx) Accounts(filter AccountFilter, request PageRequest) (Page[User], error) {
	query := tx.gorm.Model(&User{})
	if text := folded(strings.TrimSpace(filter.Text)); text != "" {
		pattern := "%" + escapeLike(text) + "%"
		query = query.Where(`(name_folded LIKE ? ESCAPE '\' OR email_folded LIKE ? ESCAPE '\')`, pattern, pattern)
	}
	if filter.Status != "" {
		query = query.Where("status = ?", filter.Status)
	}
	if filter.Role != "" {
		query = query.Where("EXISTS (SELECT 1 FROM user_roles WHERE user_roles.user_id = users.id AND user_roles.role = ?)", filter.Role)
	}
	id := func(u *User) string { return u.ID }
	return pageOf(query, request, []order[User]{
		{name: "name", column: "name_folded", value: func(u *User) any { return u.NameFolded }, id: id},
		{name: "email", column: "email_folded", value: func(u *User) any { return u.EmailFolded }, id: id},
		{name: "createdAt", column: "created_at", value: func(u *User) any { return u.CreatedAt }, id: id, moment: true},
	})
}

// LockUser loads an account and lets no other write of it proceed.
func (tx *Tx) LockUser(id string) (*User, error) {
	if !ValidID(id) {
		return find[User](tx, "account", id)
	}
	return first(tx.forUpdate().Where("id = ?", id), "account", new(User))
}

// RolesOfAll lists the roles of the installation of several accounts, by account.
func (tx *Tx) RolesOfAll(userIDs []string) (map[string][]string, error) {
	var rows []UserRole
	if err := tx.gorm.Where("user_id IN ?", userIDs).Order("user_id, role").Find(&rows).Error; err != nil {
		return nil, err
	}
	roles := map[string][]string{}
	for _, row := range rows {
		roles[row.UserID] = append(roles[row.UserID], row.Role)
	}
	return roles, nil
}

// SetRoles gives an account exactly these roles of the installation.
func (tx *Tx) SetRoles(userID string, roles []access.Role) error {
	if err := tx.gorm.Where("user_id = ?", userID).Delete(&UserRole{}).Error; err != nil {
		return err
	}
	for _, role := range roles {
		if err := tx.GrantRole(userID, role); err != nil {
			return err
		}
	}
	return nil
}

// LockAdministrators lists the active accounts with the role of administrator
// and lets no other write of them proceed, so that the last one is counted once.
func (tx *Tx) LockAdministrators() ([]string, error) {
	var ids []string
	administrators := func(query *gorm.DB) error {
		return query.Model(&User{}).
			Where("status = ? AND EXISTS (SELECT 1 FROM user_roles WHERE user_roles.user_id = users.id AND user_roles.role = ?)", UserActive, string(access.Administrator)).
			Order("id").Pluck("id", &ids).Error
	}
	if err := administrators(tx.forUpdate()); err != nil {
		return nil, err
	}
	// Roles taken while the lock was awaited are seen by a new statement only.
	err := administrators(tx.gorm)
	return ids, err
}

// HasAccounts tells whether there is any account.
func (tx *Tx) HasAccounts() (bool, error) {
	var ids []string
	err := tx.gorm.Model(&User{}).Limit(1).Pluck("id", &ids).Error
	return len(ids) > 0, err
}

// OrganisationPlace is a person's place in an organisation with its name.
type OrganisationPlace struct {
	OrganisationMember
	OrganisationName string
}

// PlacesOf lists the organisations that several people belong to now, by account.
func (tx *Tx) PlacesOf(userIDs []string) (map[string][]OrganisationPlace, error) {
	var rows []OrganisationPlace
	err := tx.gorm.Table("organisation_members").
		Select("organisation_members.*, organisations.name AS organisation_name").
		Joins("JOIN organisations ON organisations.id = organisation_members.organisation_id").
		Where("organisation_members.user_id IN ? AND organisation_members.ended_on IS NULL", userIDs).
		Order("organisations.name, organisation_members.id").
		Scan(&rows).Error
	places := map[string][]OrganisationPlace{}
	for _, row := range rows {
		places[row.UserID] = append(places[row.UserID], row)
	}
	return places, err
}

// PlaceIn loads a person's present place in an organisation.
func (tx *Tx) PlaceIn(organisationID, userID string) (*OrganisationMember, error) {
	return first(tx.gorm.Where("organisation_id = ? AND user_id = ? AND ended_on IS NULL", organisationID, userID), "membership", new(OrganisationMember))
}

// Place loads a person's present place by its id; of another person it does not exist.
func (tx *Tx) Place(userID, id string) (*OrganisationMember, error) {
	if !ValidID(userID) || !ValidID(id) {
		return find[OrganisationMember](tx, "membership", "")
	}
	return first(tx.gorm.Where("id = ? AND user_id = ? AND ended_on IS NULL", id, userID), "membership", new(OrganisationMember))
}

// AddOrganisationMember makes a person a member of an organisation; see IsDuplicate.
func (tx *Tx) AddOrganisationMember(row *OrganisationMember) error {
	row.Version = 1
	if row.StartedOn == (programme.Date{}) {
		row.StartedOn = tx.Today()
	}
	return tx.insert(row)
}

// SaveOrganisationMember writes an edited place if its version still stands.
func (tx *Tx) SaveOrganisationMember(row *OrganisationMember) error { return tx.save(row) }
