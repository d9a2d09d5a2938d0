package models

import "time"

// Proposal is somebody's wish that the own institution enters a strategic
// partnership. The trail keeps codes and that texts were changed, not the
// texts: an administrator reads the trail, and never a proposal.
type Proposal struct {
	ID      string `audit:"ignore"`
	Title   string `audit:"secret"`
	Purpose string `audit:"secret"`
	// Origin is leadership, external_request or employee.
	Origin string   `audit:"track"`
	Areas  []string `audit:"track" gorm:"serializer:json"`
	// InstitutionWide is yes, no or unsure.
	InstitutionWide string    `audit:"track"`
	Stage           string    `audit:"track"`
	StageSince      time.Time `audit:"ignore"`
	SubmitterID     string    `audit:"ignore"`
	// CriteriaSum orders lists: the sum of the first three criteria, -1 while
	// one of them is open.
	CriteriaSum   int64     `audit:"ignore"`
	Demonstration bool      `audit:"ignore"`
	CreatedAt     time.Time `audit:"ignore"`
	UpdatedAt     time.Time `audit:"ignore"`
	Version       int64     `audit:"ignore"`
}

func (p *Proposal) versionOf() *int64 { return &p.Version }

// ProposalMove is one step of a proposal between two stages. From is empty for
// the first.
type ProposalMove struct {
	ID         string
	ProposalID string
	FromStage  string
	ToStage    string
	Reason     string
	MovedBy    string
	MovedAt    time.Time
}

// ProposedOrganisation is an organisation that a proposal names: one of the
// register, or a name and a country until it is linked.
type ProposedOrganisation struct {
	ID             string  `audit:"ignore"`
	ProposalID     string  `audit:"ignore"`
	Position       int     `audit:"ignore"`
	OrganisationID *string `audit:"track"`
	Name           string  `audit:"secret"`
	Country        string  `audit:"track"`
}

// ProposedOrganisationRow is a proposed organisation as it is shown: the
// register's words where it is linked, else those of the proposal.
type ProposedOrganisationRow struct {
	ProposedOrganisation
	RegisterName    string
	RegisterCountry string
	RegisterCity    string
	RegisterType    string
}

// Shown is the name and the country to show.
func (o *ProposedOrganisationRow) Shown() (name, country string) {
	if o.OrganisationID != nil {
		return o.RegisterName, o.RegisterCountry
	}
	return o.Name, o.Country
}

// ProposalFilter narrows the list of proposals; empty fields do not.
type ProposalFilter struct {
	SubmitterID string
	Stages      []string
	Origin      string
}

// AddProposal inserts a proposal.
func (tx *Tx) AddProposal(row *Proposal) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveProposal writes an edited proposal if its version still stands.
func (tx *Tx) SaveProposal(row *Proposal) error { return tx.save(row) }

// Proposal loads one proposal.
func (tx *Tx) Proposal(id string) (*Proposal, error) { return find[Proposal](tx, "proposal", id) }

// LockProposal loads a proposal and lets no other write of it proceed.
func (tx *Tx) LockProposal(id string) (*Proposal, error) {
	if !ValidID(id) {
		return find[Proposal](tx, "proposal", id)
	}
	return first(tx.forUpdate().Where("id = ?", id), "proposal", new(Proposal))
}

// SetCriteriaSum keeps what orders a proposal in lists. It is no edit of the
// proposal: its version stays.
func (tx *Tx) SetCriteriaSum(proposalID string, sum int64) error {
	return tx.gorm.Model(&Proposal{}).Where("id = ?", proposalID).UpdateColumn("criteria_sum", sum).Error
}

// Proposals lists proposals, those that have stood in their stage the longest
// first unless another order is asked for.
func (tx *Tx) Proposals(filter ProposalFilter, request PageRequest) (Page[Proposal], error) {
	query := tx.gorm.Model(&Proposal{})
	if filter.SubmitterID != "" {
		query = query.Where("submitter_id = ?", filter.SubmitterID)
	}
	if len(filter.Stages) > 0 {
		query = query.Where("stage IN ?", filter.Stages)
	}
	if filter.Origin != "" {
		query = query.Where("origin = ?", filter.Origin)
	}
	id := func(p *Proposal) string { return p.ID }
	return pageOf(query, request, []order[Proposal]{
		{name: "stageSince", column: "stage_since", value: func(p *Proposal) any { return p.StageSince }, id: id, moment: true},
		{name: "submittedAt", column: "created_at", value: func(p *Proposal) any { return p.CreatedAt }, id: id, moment: true},
		{name: "title", column: "title", value: func(p *Proposal) any { return p.Title }, id: id},
		{name: "criteriaSum", column: "criteria_sum", value: func(p *Proposal) any { return p.CriteriaSum }, id: id},
	})
}

// UserNames gives the names of people by id; those that were erased are absent.
func (tx *Tx) UserNames(ids []string) (map[string]string, error) {
	names := map[string]string{}
	if len(ids) == 0 {
		return names, nil
	}
	var rows []User
	if err := tx.gorm.Select("id, name").Where("id IN ?", ids).Find(&rows).Error; err != nil {
		return nil, err
	}
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	return names, nil
}

// AddProposalMove appends to the history of a proposal's stages. There is no
// way to change it afterwards.
func (tx *Tx) AddProposalMove(row *ProposalMove) error { return tx.insert(row) }

// ProposalMoves lists the steps of proposals, oldest first, by proposal.
func (tx *Tx) ProposalMoves(proposalIDs []string) (map[string][]ProposalMove, error) {
	moves := map[string][]ProposalMove{}
	if len(proposalIDs) == 0 {
		return moves, nil
	}
	var rows []ProposalMove
	if err := tx.gorm.Where("proposal_id IN ?", proposalIDs).Order("moved_at, id").Find(&rows).Error; err != nil {
		return nil, err
	}
	for _, row := range rows {
		moves[row.ProposalID] = append(moves[row.ProposalID], row)
	}
	return moves, nil
}

// mostBeside bounds how many other proposals one is compared with.
const mostBeside = 500

// ProposalsBeside lists the proposals other than one, newest first, without
// those in a stage that does not count.
func (tx *Tx) ProposalsBeside(id, without string) ([]Proposal, error) {
	var rows []Proposal
	err := tx.gorm.Where("id <> ? AND stage <> ?", id, without).Order("created_at DESC, id DESC").Limit(mostBeside).Find(&rows).Error
	return rows, err
}
