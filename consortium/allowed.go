package consortium

import (
	"konsortium/access"
	"konsortium/models"
)

// projectActions are the acts that are told with every project.
func projectActions() []access.Action {
	return []access.Action{
		access.ReadProject, access.EditProject, access.MoveProject, access.EditConsortium, access.TakeRuleBook, access.CorrectRuleBook, access.ReadCandidates, access.ReadMembers, access.ManageMembers,
		access.ReadBudget, access.EditBudget, access.ManageCash, access.ReadPlan, access.EditPlan, access.UpdateDeliverable, access.UpdateActivity, access.ManagePeriods,
		access.ReadReports, access.EditReport, access.SubmitReport, access.DecideReport, access.ReadDocuments, access.ReadProjectHistory,
	}
}

// frozenInTheEnd are the acts that a project which has ended no longer allows.
func frozenInTheEnd(action access.Action) bool {
	switch action {
	case access.EditProject, access.EditConsortium, access.TakeRuleBook, access.CorrectRuleBook, access.HandInMandate, access.EditBudget, access.ManageCash, access.EditPlan, access.UpdateDeliverable, access.UpdateActivity, access.ManagePeriods,
		access.EditReport, access.SubmitReport, access.DecideReport:
		return true
	default:
		return false
	}
}

// allowedOn lists what an actor may do in a project as it stands, at least for
// an organisation that the actor is named for.
func allowedOn(actor access.Actor, project *models.Project) []access.Action {
	allowed := []access.Action{}
	for _, action := range projectActions() {
		if Status(project.Status).ended() && frozenInTheEnd(action) {
			continue
		}
		if mayDo(actor, action, project.ID) {
			allowed = append(allowed, action)
		}
	}
	return allowed
}

func mayDo(actor access.Actor, action access.Action, projectID string) bool {
	if access.Allowed(actor, action, onProject(projectID)) {
		return true
	}
	for _, part := range actor.In(projectID) {
		if access.Allowed(actor, action, access.Resource{ProjectID: projectID, OrganisationID: part.OrganisationID}) {
			return true
		}
	}
	return false
}

// seesCandidates tells whether an actor may know of whom else a project thinks.
func seesCandidates(actor access.Actor, projectID string) bool {
	return access.Allowed(actor, access.ReadCandidates, onProject(projectID))
}

// seesBudget tells whether an actor may read every partner's amounts.
func seesBudget(actor access.Actor, projectID string) bool {
	return access.Allowed(actor, access.ReadBudget, onProject(projectID))
}
