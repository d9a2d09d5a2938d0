// Package access says who may do what: actors, actions and one policy table.
// It decides on values it is given; it reads no database and no clock.
package access

// Role is what a person is in the installation or in one project.
type Role string

// Roles of the installation reach every project, or none.
const (
	Administrator       Role = "administrator"
	InternationalOffice Role = "international_office"
	Leadership          Role = "leadership"
	Finance             Role = "finance"
	Employee            Role = "employee"
)

// Roles of a project reach only the project they are named in.
const (
	ProjectManager Role = "project_manager"
	PartnerLead    Role = "partner_lead"
	PartnerMember  Role = "partner_member"
	Auditor        Role = "auditor"
)

// InstallationRoles lists the roles that are given to an account as a whole.
func InstallationRoles() []Role {
	return []Role{Administrator, InternationalOffice, Leadership, Finance, Employee}
}

// ProjectRoles lists the roles that are given within one project.
func ProjectRoles() []Role {
	return []Role{ProjectManager, PartnerLead, PartnerMember, Auditor}
}

// Roles lists every role there is.
func Roles() []Role {
	return append(InstallationRoles(), ProjectRoles()...)
}

// Membership is a person's part in one project, on behalf of one organisation.
// Only memberships that hold today belong in an Actor.
type Membership struct {
	ProjectID      string
	OrganisationID string
	Role           Role
}

// Actor is whoever asks. The zero value is nobody and may do nothing.
type Actor struct {
	UserID      string
	Roles       []Role
	Memberships []Membership
	// System marks the program itself, for jobs and the loading of shipped data.
	System bool
}

// Has tells whether the actor holds a role of the installation.
func (a Actor) Has(role Role) bool {
	for _, held := range a.Roles {
		if held == role {
			return true
		}
	}
	return false
}

// In lists the actor's parts in one project.
func (a Actor) In(projectID string) []Membership {
	var found []Membership
	for _, m := range a.Memberships {
		if projectID != "" && m.ProjectID == projectID {
			found = append(found, m)
		}
	}
	return found
}
