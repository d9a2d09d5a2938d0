package partnership

import (
	"context"
	"time"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/models"
)

const (
	proposalKind   = "proposal"
	assessmentKind = "proposal_assessment"
	opinionKind    = "proposal_opinion"
)

// Acts on a proposal that are not rights of the policy table.
const (
	EditProposalAct     access.Action = "edit_proposal"
	WithdrawProposalAct access.Action = "withdraw_proposal"
)

// Proposal is a proposal with what its reader may see of it and do with it.
type Proposal struct {
	*models.Proposal
	// SubmitterName is empty when the person was erased.
	SubmitterName string
	Organisations []models.ProposedOrganisationRow
	// History are the stages that it went through, oldest first. Only the
	// reason of its end is told to whoever does not read all proposals.
	History []Step
	// DaysInStage counts from the day on which the stage began; 0 in an end.
	DaysInStage int
	// Reason is why it was declined or withdrawn.
	Reason string
	// Assessment is nil for whoever does not read all proposals.
	Assessment *Assessment
	// Moves are the steps that the reader may take.
	Moves   []Move
	Allowed []access.Action
}

// Step is one line of the history.
type Step struct {
	models.ProposalMove
	// By is empty for whoever does not read all proposals.
	By string
}

// Move is a step that can be taken now.
type Move struct {
	To   Stage
	Back bool
	// Doubts speak against the step. They stop nothing, but ask for a reason.
	Doubts []Doubt
	// ReasonNeeded: the step asks for a reason in words.
	ReasonNeeded bool
}

// Filter narrows the list of proposals; empty fields do not.
type Filter struct {
	Mine bool
	// Open keeps the proposals that have not come to an end.
	Open   bool
	Stage  string
	Origin string
}

// List is one page of proposals and what its reader may do.
type List struct {
	Items   []*Proposal
	Next    string
	Origins []string
	Allowed []access.Action
}

// Proposals lists the proposals that the actor may see: the own ones, or all.
func (s *Service) Proposals(ctx context.Context, filter Filter, request models.PageRequest) (*List, error) {
	var list *List
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := enter(tx); err != nil {
			return err
		}
		narrowed := models.ProposalFilter{Origin: filter.Origin}
		if filter.Mine || !access.Allowed(tx.Actor, access.ReadProposals, whole()) {
			narrowed.SubmitterID = tx.Actor.UserID
		}
		switch {
		case filter.Stage != "":
			narrowed.Stages = []string{filter.Stage}
		case filter.Open:
			for _, stage := range OpenStages() {
				narrowed.Stages = append(narrowed.Stages, string(stage))
			}
		}
		rows, err := tx.Proposals(narrowed, request)
		if err != nil {
			return err
		}
		proposals := make([]*models.Proposal, len(rows.Items))
		for i := range rows.Items {
			proposals[i] = &rows.Items[i]
		}
		list = &List{Next: rows.Next, Origins: OriginsFor(tx.Actor), Allowed: []access.Action{access.ProposePartnership}}
		for _, right := range []access.Action{access.ReadProposals, access.HandleProposals} {
			if access.Allowed(tx.Actor, right, whole()) {
				list.Allowed = append(list.Allowed, right)
			}
		}
		list.Items, err = present(tx, proposals)
		return err
	})
	return list, err
}

// Proposal loads one proposal.
func (s *Service) Proposal(ctx context.Context, id string) (*Proposal, error) {
	var proposal *Proposal
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := seen(tx, tx.Proposal, id)
		if err != nil {
			return err
		}
		proposal, err = presentOne(tx, row)
		return err
	})
	return proposal, err
}

// ProposePartnership takes a proposal in and tells the international office.
func (s *Service) ProposePartnership(ctx context.Context, in ProposalInput) (*Proposal, error) {
	var proposal *Proposal
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := enter(tx); err != nil {
			return err
		}
		row := &models.Proposal{ID: models.NewID(), Stage: string(Received), StageSince: tx.Now, SubmitterID: tx.Actor.UserID, CriteriaSum: notSummed}
		organisations, err := in.apply(tx, row)
		if err != nil {
			return err
		}
		if err := tx.AddProposal(row); err != nil {
			return err
		}
		if err := tx.SetProposedOrganisations(row.ID, organisations); err != nil {
			return err
		}
		if err := tx.AddProposalAssessment(&models.ProposalAssessment{ID: models.NewID(), ProposalID: row.ID, Ethics: []models.EthicsAnswer{}}); err != nil {
			return err
		}
		step := &models.ProposalMove{ID: models.NewID(), ProposalID: row.ID, ToStage: row.Stage, MovedBy: tx.Actor.UserID, MovedAt: tx.Now}
		if err := tx.AddProposalMove(step); err != nil {
			return err
		}
		if err := recordProposal(tx, audit.ProposalSubmitted, nil, row, nil, organisations); err != nil {
			return err
		}
		if err := tellOffice(tx, row, step); err != nil {
			return err
		}
		proposal, err = presentOne(tx, row)
		return err
	})
	return proposal, err
}

// EditProposal writes a proposal anew: the submitter until its first review
// begins, the international office until it has come to an end.
func (s *Service) EditProposal(ctx context.Context, id string, version int64, in ProposalInput) (*Proposal, error) {
	var proposal *Proposal
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := seen(tx, tx.LockProposal, id)
		if err != nil {
			return err
		}
		if !isSubmitter(tx, row) || Stage(row.Stage) != Received {
			if err := tx.Check(access.HandleProposals, whole()); err != nil {
				return err
			}
		}
		if err := stillOpen(row); err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		organisations, err := in.apply(tx, row)
		if err != nil {
			return err
		}
		standing, err := replaceOrganisations(tx, row.ID, organisations)
		if err != nil {
			return err
		}
		if err := tx.SaveProposal(row); err != nil {
			return err
		}
		if err := recordProposal(tx, audit.ProposalChanged, &before, row, standing, organisations); err != nil {
			return err
		}
		proposal, err = presentOne(tx, row)
		return err
	})
	return proposal, err
}

func presentOne(tx *models.Tx, row *models.Proposal) (*Proposal, error) {
	all, err := present(tx, []*models.Proposal{row})
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// present gathers what the reader may see of proposals, in their order.
func present(tx *models.Tx, rows []*models.Proposal) ([]*Proposal, error) {
	ids := make([]string, len(rows))
	people := []string{}
	for i, row := range rows {
		ids[i], people = row.ID, append(people, row.SubmitterID)
	}
	organisations, err := tx.ProposedOrganisations(ids)
	if err != nil {
		return nil, err
	}
	steps, err := tx.ProposalMoves(ids)
	if err != nil {
		return nil, err
	}
	for _, of := range steps {
		for _, step := range of {
			people = append(people, step.MovedBy)
		}
	}
	names, err := tx.UserNames(people)
	if err != nil {
		return nil, err
	}
	all := access.Allowed(tx.Actor, access.ReadProposals, whole())
	views := map[string]*Assessment{}
	if all {
		if views, err = assessmentsOf(tx, ids); err != nil {
			return nil, err
		}
	}
	proposals := make([]*Proposal, len(rows))
	for i, row := range rows {
		proposal := &Proposal{
			Proposal: row, SubmitterName: names[row.SubmitterID], Organisations: organisations[row.ID], Assessment: views[row.ID],
			DaysInStage: daysInStage(row, tx.Now), Moves: []Move{}, Allowed: []access.Action{},
		}
		proposal.tell(steps[row.ID], names, all)
		proposal.allow(tx)
		proposals[i] = proposal
	}
	return proposals, nil
}

// tell takes the history in. Whoever does not read all proposals learns the
// stages, and the reason of the end only.
func (p *Proposal) tell(steps []models.ProposalMove, names map[string]string, all bool) {
	p.History = make([]Step, 0, len(steps))
	for _, step := range steps {
		ended := Stage(step.ToStage).Ended()
		if ended {
			p.Reason = step.Reason
		}
		by := names[step.MovedBy]
		if !all {
			by = ""
			if !ended {
				step.Reason = ""
			}
		}
		p.History = append(p.History, Step{ProposalMove: step, By: by})
	}
}

func (p *Proposal) allow(tx *models.Tx) {
	stage := Stage(p.Stage)
	if stage.Ended() {
		return
	}
	handles := access.Allowed(tx.Actor, access.HandleProposals, whole())
	if handles {
		p.Allowed = append(p.Allowed, access.HandleProposals)
		for _, one := range routesFrom(stage, byOffice) {
			doubts := doubtsAbout(p, one.to)
			p.Moves = append(p.Moves, Move{To: one.to, Back: one.back, Doubts: doubts, ReasonNeeded: reasonNeeded(one, doubts)})
		}
	}
	if handles || isSubmitter(tx, p.Proposal) && stage == Received {
		p.Allowed = append(p.Allowed, EditProposalAct)
	}
	if isSubmitter(tx, p.Proposal) && len(routesFrom(stage, bySubmitter)) > 0 {
		p.Allowed = append(p.Allowed, WithdrawProposalAct)
	}
}

// daysInStage counts calendar days in UTC, as dates are counted everywhere.
func daysInStage(row *models.Proposal, now time.Time) int {
	if Stage(row.Stage).Ended() {
		return 0
	}
	day := func(at time.Time) time.Time { return at.UTC().Truncate(24 * time.Hour) }
	return int(day(now).Sub(day(row.StageSince)) / (24 * time.Hour))
}
