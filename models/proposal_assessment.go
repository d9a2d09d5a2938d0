package models

import (
	"time"

	"konsortium/programme"
)

// ProposalAssessment is how the international office sees a proposal by the
// four selection criteria. Scores are 0 to 3; nil while not assessed.
type ProposalAssessment struct {
	ID               string         `audit:"ignore"`
	ProposalID       string         `audit:"ignore"`
	StrategyScore    *int           `audit:"track"`
	StrategyReason   string         `audit:"secret"`
	ComplementScore  *int           `audit:"track"`
	ComplementReason string         `audit:"secret"`
	PortfolioScore   *int           `audit:"track"`
	PortfolioReason  string         `audit:"secret"`
	Ethics           []EthicsAnswer `audit:"secret" gorm:"serializer:json"`
	AssessedBy       *string        `audit:"ignore"`
	AssessedAt       *time.Time     `audit:"ignore"`
	Version          int64          `audit:"ignore"`
}

func (a *ProposalAssessment) versionOf() *int64 { return &a.Version }

// EthicsAnswer is the answer to one question of the fourth criterion: yes, no,
// unclear, or empty while it is not answered.
type EthicsAnswer struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
	Reason   string `json:"reason"`
}

// AddProposalAssessment inserts the assessment of a new proposal.
func (tx *Tx) AddProposalAssessment(row *ProposalAssessment) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveProposalAssessment writes an assessment if its version still stands.
func (tx *Tx) SaveProposalAssessment(row *ProposalAssessment) error { return tx.save(row) }

// ProposalAssessments loads the assessments of proposals, by proposal.
func (tx *Tx) ProposalAssessments(proposalIDs []string) (map[string]*ProposalAssessment, error) {
	assessments := map[string]*ProposalAssessment{}
	if len(proposalIDs) == 0 {
		return assessments, nil
	}
	var rows []ProposalAssessment
	if err := tx.gorm.Where("proposal_id IN ?", proposalIDs).Find(&rows).Error; err != nil {
		return nil, err
	}
	for i := range rows {
		assessments[rows[i].ProposalID] = &rows[i]
	}
	return assessments, nil
}

// ProposalAssessment loads the assessment of one proposal.
func (tx *Tx) ProposalAssessment(proposalID string) (*ProposalAssessment, error) {
	return first(tx.gorm.Where("proposal_id = ?", proposalID), "assessment", new(ProposalAssessment))
}

// ProposalOpinion is what one body says of a proposal. GivenOn is zero while
// its opinion is waited for.
type ProposalOpinion struct {
	ID         string         `audit:"ignore"`
	ProposalID string         `audit:"ignore"`
	Body       string         `audit:"track"`
	Opinion    string         `audit:"secret"`
	AskedOn    programme.Date `audit:"track"`
	GivenOn    programme.Date `audit:"track"`
	CreatedAt  time.Time      `audit:"ignore"`
	UpdatedAt  time.Time      `audit:"ignore"`
	Version    int64          `audit:"ignore"`
}

func (o *ProposalOpinion) versionOf() *int64 { return &o.Version }

// AddProposalOpinion inserts an opinion.
func (tx *Tx) AddProposalOpinion(row *ProposalOpinion) error {
	row.Version = 1
	return tx.insert(row)
}

// SaveProposalOpinion writes an edited opinion if its version still stands.
func (tx *Tx) SaveProposalOpinion(row *ProposalOpinion) error { return tx.save(row) }

// RemoveProposalOpinion deletes an opinion if its version still stands.
func (tx *Tx) RemoveProposalOpinion(row *ProposalOpinion) error { return tx.remove(row) }

// ProposalOpinion loads one opinion of a proposal; of another one it does not exist.
func (tx *Tx) ProposalOpinion(proposalID, id string) (*ProposalOpinion, error) {
	if !ValidID(id) {
		return find[ProposalOpinion](tx, "opinion", id)
	}
	return first(tx.gorm.Where("id = ? AND proposal_id = ?", id, proposalID), "opinion", new(ProposalOpinion))
}

// ProposalOpinions lists the opinions on proposals in the order in which they
// were noted, by proposal.
func (tx *Tx) ProposalOpinions(proposalIDs []string) (map[string][]ProposalOpinion, error) {
	opinions := map[string][]ProposalOpinion{}
	if len(proposalIDs) == 0 {
		return opinions, nil
	}
	var rows []ProposalOpinion
	if err := tx.gorm.Where("proposal_id IN ?", proposalIDs).Order("created_at, id").Find(&rows).Error; err != nil {
		return nil, err
	}
	for _, row := range rows {
		opinions[row.ProposalID] = append(opinions[row.ProposalID], row)
	}
	return opinions, nil
}
