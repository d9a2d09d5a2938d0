package consortium

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Candidate is an organisation that a project thinks of, with what it would do
// to the consortium and what its reader may do with it.
type Candidate struct {
	*models.CandidateRow
	Standing programme.Standing
	Wording  programme.Wording
	// AddedValueNeeded is how many characters the call would want on its added value.
	AddedValueNeeded int
	CharterKnown     *bool
	AsIf             AsIf
	// Invitations are the ones to its people, newest first.
	Invitations []Participation
	// Moves are where its state may be moved by hand; none for who may not.
	Moves   []CandidateState
	Allowed []access.Action
}

// Acts on a candidate beside access.EditConsortium, which is the right behind them.
const (
	PromoteCandidateAct   access.Action = "promote_candidate"
	InviteCandidateAct    access.Action = "invite_to_take_part"
	RemoveCandidateAct    access.Action = "remove_candidate"
	WithdrawInvitationAct access.Action = "withdraw_invitation"
	mostCandidates                      = 100
	candidateKind                       = "candidate"
	participationKind                   = "participation_invitation"
)

// Candidates lists the candidates of a project that were not taken into it, in
// the order in which they were added, each judged as if it took part.
func (s *Service) Candidates(ctx context.Context, projectID string) ([]*Candidate, error) {
	var candidates []*Candidate
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := seenCandidates(tx, projectID)
		if err != nil {
			return err
		}
		candidates, err = presentCandidates(tx, project)
		return err
	})
	return candidates, err
}

// Candidate loads one candidate of a project that was not taken into it.
func (s *Service) Candidate(ctx context.Context, projectID, candidateID string) (*Candidate, error) {
	var candidate *Candidate
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := seenCandidates(tx, projectID)
		if err != nil {
			return err
		}
		candidate, err = oneCandidate(tx, project, candidateID)
		return err
	})
	return candidate, err
}

// seenCandidates loads a project whose candidates the actor may know of.
func seenCandidates(tx *models.Tx, projectID string) (*models.Project, error) {
	project, err := readable(tx, projectID)
	if err != nil {
		return nil, err
	}
	return project, tx.Check(access.ReadCandidates, onProject(projectID))
}

func oneCandidate(tx *models.Tx, project *models.Project, id string) (*Candidate, error) {
	all, err := presentCandidates(tx, project)
	if err != nil {
		return nil, err
	}
	for _, candidate := range all {
		if candidate.ID == id {
			return candidate, nil
		}
	}
	return nil, fault.Missing(candidateKind)
}

func presentCandidates(tx *models.Tx, project *models.Project) ([]*Candidate, error) {
	rows, err := tx.Candidates(project.ID)
	if err != nil {
		return nil, err
	}
	invitations, err := participationsIn(tx, project)
	if err != nil {
		return nil, err
	}
	trial, err := newTrial(tx, project)
	if err != nil {
		return nil, err
	}
	candidates := make([]*Candidate, 0, len(rows))
	for i := range rows {
		row := &rows[i]
		part := row.AsPartner()
		asPartner := presentPartner(tx, trial.rules, project, &part)
		candidate := &Candidate{
			CandidateRow: row, Standing: asPartner.Standing, Wording: asPartner.Wording, AddedValueNeeded: asPartner.AddedValueNeeded,
			CharterKnown: asPartner.CharterKnown, AsIf: trial.with(row), Invitations: invitations[row.OrganisationID],
			Moves: []CandidateState{}, Allowed: []access.Action{},
		}
		candidate.allow(tx, project)
		candidates = append(candidates, candidate)
	}
	return candidates, nil
}

func (c *Candidate) allow(tx *models.Tx, project *models.Project) {
	if Status(project.Status).ended() || !access.Allowed(tx.Actor, access.EditConsortium, onProject(project.ID)) {
		return
	}
	state := CandidateState(c.State)
	c.Allowed, c.Moves = append(c.Allowed, access.EditConsortium), CandidateMovesFrom(state)
	if state.joinable() {
		c.Allowed = append(c.Allowed, PromoteCandidateAct)
	}
	if state.invitable() {
		c.Allowed = append(c.Allowed, InviteCandidateAct)
	}
	if state == Considered && len(c.Invitations) == 0 {
		c.Allowed = append(c.Allowed, RemoveCandidateAct)
	}
}

// AddCandidate notes an organisation of the register as a candidate of a
// project. It is a conflict when it is one already, or a partner.
func (s *Service) AddCandidate(ctx context.Context, projectID string, in CandidateInput) (*Candidate, error) {
	var candidate *Candidate
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockOpen(tx, projectID, access.EditConsortium)
		if err != nil {
			return err
		}
		row := &models.Candidate{
			ID: models.NewID(), ProjectID: projectID, OrganisationID: in.OrganisationID, State: string(Considered), AddedBy: tx.Actor.UserID,
		}
		if err := in.apply(row); err != nil {
			return err
		}
		if err := activeOrganisation(tx, "/organisationId", in.OrganisationID); err != nil {
			return err
		}
		if err := notInYet(tx, row); err != nil {
			return err
		}
		if err := tx.AddCandidate(row); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.CandidateAdded, SubjectKind: candidateKind, SubjectID: row.ID}, nil, row); err != nil {
			return err
		}
		candidate, err = oneCandidate(tx, project, row.ID)
		return err
	})
	return candidate, err
}

// notInYet refuses an organisation that the project knows already.
func notInYet(tx *models.Tx, row *models.Candidate) error {
	partner, err := tx.PartnerOf(row.ProjectID, row.OrganisationID)
	if err == nil {
		return fault.New(fault.Conflict, "already_partner", "The organisation is a partner of the project already.").With("existingId", partner.ID)
	}
	if !fault.Is(err, fault.NotFound) {
		return err
	}
	known, err := tx.CandidateOf(row.ProjectID, row.OrganisationID)
	if err == nil {
		return fault.New(fault.Conflict, "already_candidate", "The organisation is a candidate of the project already.").With("existingId", known.ID)
	}
	if !fault.Is(err, fault.NotFound) {
		return err
	}
	all, err := tx.Candidates(row.ProjectID)
	if err == nil && len(all) >= mostCandidates {
		return fault.New(fault.Conflict, "too_many_candidates", "A project keeps no more candidates. Remove some first.").With("maximum", mostCandidates)
	}
	return err
}

// activeOrganisation demands an organisation of the register that still stands.
func activeOrganisation(tx *models.Tx, pointer, id string) error {
	var fields fault.Fields
	organisation, err := tx.Organisation(id)
	switch {
	case fault.Is(err, fault.NotFound):
		fields.Add(pointer, "unknown_organisation", nil)
	case err != nil:
		return err
	case organisation.Status != "active":
		fields.Add(pointer, "organisation_not_active", map[string]any{"status": organisation.Status})
	}
	return fields.Error()
}

// EditCandidate writes what people say of a candidate anew; its organisation
// and its state stay.
func (s *Service) EditCandidate(ctx context.Context, projectID, candidateID string, version int64, in CandidateInput) (*Candidate, error) {
	return s.changeCandidate(ctx, projectID, candidateID, version, audit.CandidateChanged, func(_ *models.Tx, row *models.Candidate) error {
		return in.apply(row)
	})
}

// CandidateMove is a wish to move a candidate by hand. Words are what it said,
// or why it was dropped.
type CandidateMove struct {
	To    CandidateState
	Words string
}

// MoveCandidate changes the state of a candidate along the table. When it has
// answered in another way, or is dropped, the open invitations end.
func (s *Service) MoveCandidate(ctx context.Context, projectID, candidateID string, version int64, in CandidateMove) (*Candidate, error) {
	return s.changeCandidate(ctx, projectID, candidateID, version, audit.CandidateMoved, func(tx *models.Tx, row *models.Candidate) error {
		var fields fault.Fields
		text(&fields, "/words", &in.Words, reasonLength)
		if err := fields.Error(); err != nil {
			return err
		}
		if err := moveCandidate(CandidateState(row.State), in.To, byHand); err != nil {
			return err
		}
		row.State, row.AnswerWords = string(in.To), in.Words
		return endParticipations(tx, projectID, row.OrganisationID)
	})
}

// RemoveCandidate deletes a candidate that was noted by mistake: one that
// nobody has been in touch with.
func (s *Service) RemoveCandidate(ctx context.Context, projectID, candidateID string, version int64) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		_, row, err := lockCandidate(tx, projectID, candidateID, version)
		if err != nil {
			return err
		}
		invitations, err := tx.Participations(projectID)
		if err != nil {
			return err
		}
		contacted := CandidateState(row.State) != Considered
		for _, invitation := range invitations {
			contacted = contacted || invitation.OrganisationID == row.OrganisationID
		}
		if contacted {
			return fault.New(fault.Conflict, "candidate_contacted", "The candidate has been contacted. Drop it instead: its history stays.")
		}
		if err := tx.RemoveCandidate(row); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.CandidateRemoved, SubjectKind: candidateKind, SubjectID: row.ID}, row, nil)
	})
}

// lockCandidate begins a write on one candidate as it stood in a version.
func lockCandidate(tx *models.Tx, projectID, candidateID string, version int64) (*models.Project, *models.Candidate, error) {
	project, err := lockOpen(tx, projectID, access.EditConsortium)
	if err != nil {
		return nil, nil, err
	}
	row, err := tx.Candidate(projectID, candidateID)
	if err != nil {
		return nil, nil, err
	}
	if row.PartnerID != nil {
		return nil, nil, fault.New(fault.Conflict, "already_partner", "The organisation is a partner of the project already.").With("existingId", *row.PartnerID)
	}
	return project, row, models.ExpectVersion(row, version)
}

// changeCandidate edits one candidate and records what differs.
func (s *Service) changeCandidate(ctx context.Context, projectID, candidateID string, version int64, action audit.Action, change func(*models.Tx, *models.Candidate) error) (*Candidate, error) {
	var candidate *Candidate
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, row, err := lockCandidate(tx, projectID, candidateID, version)
		if err != nil {
			return err
		}
		before := *row
		if err := change(tx, row); err != nil {
			return err
		}
		if err := saveCandidate(tx, action, &before, row); err != nil {
			return err
		}
		candidate, err = oneCandidate(tx, project, row.ID)
		return err
	})
	return candidate, err
}

// saveCandidate writes a candidate and what differs.
func saveCandidate(tx *models.Tx, action audit.Action, before, after *models.Candidate) error {
	if err := tx.SaveCandidate(after); err != nil {
		return err
	}
	return tx.RecordChange(audit.Entry{ProjectID: after.ProjectID, Action: action, SubjectKind: candidateKind, SubjectID: after.ID}, before, after)
}
