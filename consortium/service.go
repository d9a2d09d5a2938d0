// Package consortium assembles projects: their facts, partners, states and
// the judgement of the programme's rules on them.
package consortium

import (
	"konsortium/access"
	"konsortium/fault"
	"konsortium/models"
)

// Service holds the use cases of projects and their partners.
type Service struct {
	db *models.DB
	// judging bounds how many files of proposals are read at the same time.
	judging chan struct{}
}

// New makes the service.
func New(db *models.DB) *Service {
	return &Service{db: db, judging: make(chan struct{}, judgedAtOnce)}
}

// onProject is the project as a whole, for access checks.
func onProject(id string) access.Resource { return access.Resource{ProjectID: id} }

// lockOpen begins a write on a project: it locks the project, checks the right
// and refuses a project that has ended.
func lockOpen(tx *models.Tx, projectID string, action access.Action) (*models.Project, error) {
	project, err := tx.LockProject(projectID)
	if err != nil {
		return nil, err
	}
	if err := tx.Check(action, onProject(projectID)); err != nil {
		return nil, err
	}
	if Status(project.Status).ended() {
		return nil, projectEnded(project)
	}
	return project, nil
}

func projectEnded(project *models.Project) error {
	return fault.New(fault.Conflict, "project_ended", "The project has ended. Move it back before changing it.").With("status", project.Status)
}

// readable loads a project that the actor may read.
func readable(tx *models.Tx, projectID string) (*models.Project, error) {
	project, err := tx.Project(projectID)
	if err != nil {
		return nil, err
	}
	return project, tx.Check(access.ReadProject, onProject(projectID))
}
