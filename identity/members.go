package identity

import (
	"context"
	"slices"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Members lists the people named in a project, for everyone who may read it.
func (s *Service) Members(ctx context.Context, projectID string) ([]models.MemberRow, error) {
	var rows []models.MemberRow
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := projectSeen(tx, access.ReadMembers, projectID); err != nil {
			return err
		}
		var err error
		rows, err = tx.MembersOf(projectID)
		return err
	})
	return rows, err
}

// projectSeen refuses what the actor may not do in a project, and a project
// that does not exist in the same words.
func projectSeen(tx *models.Tx, action access.Action, projectID string) error {
	if _, err := tx.Project(projectID); err != nil {
		return err
	}
	return tx.Check(action, access.Resource{ProjectID: projectID})
}

// ChangeMember gives a member of a project another role or another last day.
// Nobody changes their own; a partner lead changes nobody's.
func (s *Service) ChangeMember(ctx context.Context, projectID, memberID string, version int64, role access.Role, until programme.Date) (*models.MemberRow, error) {
	return s.changeMember(ctx, projectID, memberID, func(tx *models.Tx, member *models.ProjectMember) error {
		if err := tx.Check(access.ManageMembers, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		if member.UserID == tx.Actor.UserID {
			return &access.Refusal{Action: access.ManageMembers, Resource: access.Resource{ProjectID: projectID}}
		}
		if err := models.ExpectVersion(member, version); err != nil {
			return err
		}
		var fields fault.Fields
		checkPart(&fields, tx.Today(), role, until)
		if err := checkOrganisationFor(tx, &fields, projectID, member.OrganisationID, role, "/role"); err != nil {
			return err
		}
		if err := fields.Error(); err != nil {
			return err
		}
		if role != access.ProjectManager {
			if err := keepsAManager(tx, member); err != nil {
				return err
			}
		}
		before := *member
		member.Role, member.UntilOn = string(role), until
		if err := tx.SaveProjectMember(member); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.MembershipChanged, SubjectKind: "member", SubjectID: member.ID}, before, *member)
	})
}

// EndMember ends a person's part in a project; their rights are gone at the
// next request. A partner lead may end those of partner members of the own
// organisation. The last project manager stays.
func (s *Service) EndMember(ctx context.Context, projectID, memberID string, version int64) error {
	_, err := s.changeMember(ctx, projectID, memberID, func(tx *models.Tx, member *models.ProjectMember) error {
		if err := mayPlace(tx.Actor, projectID, member.OrganisationID, access.Role(member.Role)); err != nil {
			return err
		}
		if err := models.ExpectVersion(member, version); err != nil {
			return err
		}
		return endPart(tx, member)
	})
	return err
}

// changeMember locks the project, loads one of its members and runs change.
func (s *Service) changeMember(ctx context.Context, projectID, memberID string, change func(*models.Tx, *models.ProjectMember) error) (*models.MemberRow, error) {
	var row *models.MemberRow
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := tx.LockProject(projectID); err != nil {
			return err
		}
		if err := tx.Check(access.ReadMembers, access.Resource{ProjectID: projectID}); err != nil {
			return err
		}
		member, err := tx.ProjectMember(projectID, memberID)
		if err != nil {
			return err
		}
		if err := change(tx, member); err != nil {
			return err
		}
		rows, err := tx.MembersOf(projectID)
		if place := slices.IndexFunc(rows, func(r models.MemberRow) bool { return r.ID == memberID }); place >= 0 {
			row = &rows[place]
		}
		return err
	})
	return row, err
}

// endPart ends a part in a project that is locked.
func endPart(tx *models.Tx, member *models.ProjectMember) error {
	if err := keepsAManager(tx, member); err != nil {
		return err
	}
	before := *member
	member.EndedAt = &tx.Now
	if err := tx.SaveProjectMember(member); err != nil {
		return err
	}
	return tx.RecordChange(audit.Entry{ProjectID: member.ProjectID, Action: audit.MembershipEnded, SubjectKind: "member", SubjectID: member.ID}, before, *member)
}

// keepsAManager refuses what would leave a project without a project manager
// who can act.
func keepsAManager(tx *models.Tx, member *models.ProjectMember) error {
	if member.Role != string(access.ProjectManager) {
		return nil
	}
	user, err := tx.User(member.UserID)
	if err != nil || user.Status != models.UserActive {
		return err
	}
	managers, err := tx.CountManagers(member.ProjectID)
	if err != nil {
		return err
	}
	if managers <= 1 {
		return fault.New(fault.Conflict, "last_project_manager", "This is the project's last project manager. Name another one first.").With("projectId", member.ProjectID)
	}
	return nil
}

// mayPlace refuses whoever may not name or remove a person in this role for
// this organisation. Whoever acts only for the own organisation places only
// its partner members.
func mayPlace(actor access.Actor, projectID, organisationID string, role access.Role) error {
	if err := access.Check(actor, access.ManageMembers, access.Resource{ProjectID: projectID, OrganisationID: organisationID}); err != nil {
		return err
	}
	if role == access.PartnerMember {
		return nil
	}
	return access.Check(actor, access.ManageMembers, access.Resource{ProjectID: projectID})
}

// checkPart notes what is wrong with a role of a project and its last day.
func checkPart(fields *fault.Fields, today programme.Date, role access.Role, until programme.Date) {
	if !slices.Contains(access.ProjectRoles(), role) {
		fields.Add("/role", "not_allowed", nil)
		return
	}
	switch {
	case role == access.Auditor && until.IsZero():
		fields.Add("/untilOn", "required", nil)
	case role == access.Auditor && until.Before(today):
		fields.Add("/untilOn", "in_the_past", nil)
	case role != access.Auditor && !until.IsZero():
		fields.Add("/untilOn", "only_for_auditors", nil)
	}
}

// checkOrganisationFor notes when an organisation cannot stand behind a role
// of a project: partner roles need a partner, a project manager one too or the
// own institution; an auditor may come from anywhere.
func checkOrganisationFor(tx *models.Tx, fields *fault.Fields, projectID, organisationID string, role access.Role, pointer string) error {
	organisation, err := tx.Organisation(organisationID)
	if fault.Is(err, fault.NotFound) {
		fields.Add(pointer, "unknown", nil)
		return nil
	}
	if err != nil || role == access.Auditor || role == access.ProjectManager && organisation.IsOwn {
		return err
	}
	partner, err := tx.PartnerOf(projectID, organisationID)
	if fault.Is(err, fault.NotFound) || err == nil && !partner.LeftOn.IsZero() {
		fields.Add(pointer, "not_a_partner", nil)
		return nil
	}
	return err
}
