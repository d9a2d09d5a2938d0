package consortium

import (
	"context"

	"konsortium/access"
	"konsortium/models"
)

// History lists a project's trail as far as the actor may see it: who reads it
// for an organisation sees what concerns the project as a whole and that
// organisation's own entries, and no refused attempts. A subject's id keeps the
// entries about that record.
func (s *Service) History(ctx context.Context, projectID, subjectID string, request models.PageRequest) (models.Page[models.HistoryRow], error) {
	var page models.Page[models.HistoryRow]
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if _, err := readable(tx, projectID); err != nil {
			return err
		}
		reach, err := historyReach(tx, projectID)
		if err != nil {
			return err
		}
		reach.Candidates = seesCandidates(tx.Actor, projectID)
		page, err = tx.ProjectHistory(projectID, subjectID, reach, request)
		return err
	})
	return page, err
}

func historyReach(tx *models.Tx, projectID string) (models.HistoryReach, error) {
	if access.Allowed(tx.Actor, access.ReadProjectHistory, onProject(projectID)) {
		return models.HistoryReach{Everything: true}, nil
	}
	own := map[string]bool{}
	for _, part := range tx.Actor.In(projectID) {
		own[part.OrganisationID] = access.Allowed(tx.Actor, access.ReadProjectHistory, access.Resource{ProjectID: projectID, OrganisationID: part.OrganisationID})
	}
	reach := models.HistoryReach{}
	if !mayDo(tx.Actor, access.ReadProjectHistory, projectID) {
		return reach, tx.Check(access.ReadProjectHistory, onProject(projectID))
	}
	partners, err := tx.Partners(projectID)
	for _, partner := range partners {
		if own[partner.OrganisationID] {
			reach.PartnerIDs = append(reach.PartnerIDs, partner.ID)
		}
	}
	return reach, err
}
