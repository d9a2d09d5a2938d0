package access

import "sort"

// Resource is what an action is tried on. Both parts may be empty for what
// belongs to the installation as a whole.
type Resource struct {
	ProjectID string
	// OrganisationID is the organisation whose own figures or tasks are
	// touched; empty means the project as a whole.
	OrganisationID string
}

// Refusal is the answer no. Hidden refusals must look like a missing record.
type Refusal struct {
	Action   Action
	Resource Resource
	Hidden   bool
	// Reason is a stable word for a refusal that has nothing to do with roles;
	// empty for the others.
	Reason string
}

// Error names the action that was refused.
func (r *Refusal) Error() string {
	if r.Hidden {
		return "access: hidden: " + string(r.Action)
	}
	return "access: forbidden: " + string(r.Action)
}

// Allowed tells whether the actor may do the action on the resource.
func Allowed(actor Actor, action Action, on Resource) bool {
	if actor.System {
		return true
	}
	if actor.UserID == "" {
		return false
	}
	for _, role := range actor.Roles {
		if ScopeOf(role, action) == Everything {
			return true
		}
	}
	for _, m := range actor.Memberships {
		switch ScopeOf(m.Role, action) {
		case Everything:
			return true
		case NamedProjects:
			if on.ProjectID != "" && m.ProjectID == on.ProjectID {
				return true
			}
		case OwnOrganisation:
			if on.ProjectID != "" && m.ProjectID == on.ProjectID && on.OrganisationID != "" && m.OrganisationID == on.OrganisationID {
				return true
			}
		case Nothing:
		}
	}
	return false
}

// Check returns nil when the actor may do the action, else a *Refusal. It is
// hidden when the actor may not even read the project that it is about.
func Check(actor Actor, action Action, on Resource) error {
	if Allowed(actor, action, on) {
		return nil
	}
	hidden := on.ProjectID != "" && !Allowed(actor, ReadProject, Resource{ProjectID: on.ProjectID})
	return &Refusal{Action: action, Resource: on, Hidden: hidden}
}

// CheckSeen is Check for a record that only those who may do the action can
// see: whoever may not is told that it does not exist.
func CheckSeen(actor Actor, action Action, on Resource) error {
	if Allowed(actor, action, on) {
		return nil
	}
	return &Refusal{Action: action, Resource: on, Hidden: true}
}

// Reach is the part of the installation in which an actor may do an action,
// for filtering lists in the database. The zero value reaches nothing.
type Reach struct {
	Everything bool
	// Projects are whole projects.
	Projects []string
	// Own are organisations within projects.
	Own []Resource
}

// Nothing tells whether the reach is empty.
func (r Reach) Nothing() bool {
	return !r.Everything && len(r.Projects) == 0 && len(r.Own) == 0
}

// ReachOf tells where an actor may do an action, in a stable order.
func ReachOf(actor Actor, action Action) Reach {
	if actor.System {
		return Reach{Everything: true}
	}
	if actor.UserID == "" {
		return Reach{}
	}
	for _, role := range actor.Roles {
		if ScopeOf(role, action) == Everything {
			return Reach{Everything: true}
		}
	}
	var reach Reach
	seenProjects := map[string]bool{}
	seenOwn := map[Resource]bool{}
	for _, m := range actor.Memberships {
		switch ScopeOf(m.Role, action) {
		case Everything:
			return Reach{Everything: true}
		case NamedProjects:
			if !seenProjects[m.ProjectID] {
				seenProjects[m.ProjectID] = true
				reach.Projects = append(reach.Projects, m.ProjectID)
			}
		case OwnOrganisation:
			own := Resource{ProjectID: m.ProjectID, OrganisationID: m.OrganisationID}
			if !seenOwn[own] {
				seenOwn[own] = true
				reach.Own = append(reach.Own, own)
			}
		case Nothing:
		}
	}
	sort.Strings(reach.Projects)
	sort.Slice(reach.Own, func(i, j int) bool {
		return reach.Own[i].ProjectID+reach.Own[i].OrganisationID < reach.Own[j].ProjectID+reach.Own[j].OrganisationID
	})
	return reach
}

// Within tells how much of one project the reach covers: the whole of it, or
// only what belongs to some organisations. No organisations is nothing at all.
func (r Reach) Within(projectID string) (organisations []string, whole bool) {
	if projectID == "" {
		return nil, false
	}
	if r.Everything {
		return nil, true
	}
	for _, reached := range r.Projects {
		if reached == projectID {
			return nil, true
		}
	}
	for _, own := range r.Own {
		if own.ProjectID == projectID && own.OrganisationID != "" {
			organisations = append(organisations, own.OrganisationID)
		}
	}
	return organisations, false
}
