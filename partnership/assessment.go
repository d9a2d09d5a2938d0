package partnership

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
)

// notSummed marks a proposal of which one of the first three criteria is open.
const notSummed = -1

// highestScore is the best that a criterion can get; the least is 0.
const highestScore = 3

// EthicsQuestions lists the questions of the fourth criterion.
func EthicsQuestions() []string {
	return []string{"academic_freedom", "democratic_values", "critical_reflection", "high_quality", "ethical_approach"}
}

// Answers to a question of the fourth criterion.
const (
	Yes     = "yes"
	No      = "no"
	Unclear = "unclear"
)

// EthicsOutcome is what the five answers say together.
type EthicsOutcome string

// The outcomes. One no is enough to fail; nothing outweighs it.
const (
	EthicsOpen    EthicsOutcome = "open"
	EthicsHolds   EthicsOutcome = "holds"
	EthicsUnclear EthicsOutcome = "unclear"
	EthicsFails   EthicsOutcome = "fails"
)

// Assessment is a proposal by the four selection criteria.
type Assessment struct {
	*models.ProposalAssessment
	// AssessedByName is empty when nobody has, or when the person was erased.
	AssessedByName string
	// Answers has every question in its order, also those not answered.
	Answers []models.EthicsAnswer
	Outcome EthicsOutcome
	// Sum of the first three criteria is for sorting only; nil while one is open.
	Sum *int
	// Opinions counts what bodies were asked; OpinionsAwaited those who have
	// not answered.
	Opinions, OpinionsAwaited int
}

// Complete tells whether all four criteria are answered.
func (a *Assessment) Complete() bool {
	return a.Sum != nil && a.Outcome != EthicsOpen
}

// Judgement is everything that helps to choose: a proposal, its assessment and
// what it overlaps with.
type Judgement struct {
	Proposal   *Proposal
	Assessment *Assessment
	Opinions   []models.ProposalOpinion
	Overlap    Overlap
}

// Judgement loads a proposal's assessment with what it overlaps with.
func (s *Service) Judgement(ctx context.Context, proposalID string) (*Judgement, error) {
	var judgement *Judgement
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := readAll(tx, proposalID)
		if err != nil {
			return err
		}
		all, err := judge(tx, []*models.Proposal{row})
		if err == nil {
			judgement = all[0]
		}
		return err
	})
	return judgement, err
}

// judge gathers the judgements of proposals, in their order.
func judge(tx *models.Tx, rows []*models.Proposal) ([]*Judgement, error) {
	proposals, err := present(tx, rows)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	opinions, err := tx.ProposalOpinions(ids)
	if err != nil {
		return nil, err
	}
	judgements := make([]*Judgement, len(rows))
	for i, proposal := range proposals {
		overlap, err := overlapOf(tx, proposal)
		if err != nil {
			return nil, err
		}
		judgements[i] = &Judgement{Proposal: proposal, Assessment: proposal.Assessment, Opinions: opinions[proposal.ID], Overlap: overlap}
	}
	return judgements, nil
}

// assessmentsOf loads assessments with what follows from them, by proposal.
func assessmentsOf(tx *models.Tx, proposalIDs []string) (map[string]*Assessment, error) {
	rows, err := tx.ProposalAssessments(proposalIDs)
	if err != nil {
		return nil, err
	}
	people := []string{}
	for _, row := range rows {
		if row.AssessedBy != nil {
			people = append(people, *row.AssessedBy)
		}
	}
	names, err := tx.UserNames(people)
	if err != nil {
		return nil, err
	}
	opinions, err := tx.ProposalOpinions(proposalIDs)
	if err != nil {
		return nil, err
	}
	assessments := map[string]*Assessment{}
	for id, row := range rows {
		assessment := assess(row)
		if row.AssessedBy != nil {
			assessment.AssessedByName = names[*row.AssessedBy]
		}
		for _, opinion := range opinions[id] {
			assessment.Opinions++
			if opinion.GivenOn.IsZero() {
				assessment.OpinionsAwaited++
			}
		}
		assessments[id] = assessment
	}
	return assessments, nil
}

// assess says what follows from scores and answers.
func assess(row *models.ProposalAssessment) *Assessment {
	a := &Assessment{ProposalAssessment: row, Answers: answersInOrder(row.Ethics)}
	a.Outcome = outcome(a.Answers)
	if row.StrategyScore != nil && row.ComplementScore != nil && row.PortfolioScore != nil {
		sum := *row.StrategyScore + *row.ComplementScore + *row.PortfolioScore
		a.Sum = &sum
	}
	return a
}

func answersInOrder(given []models.EthicsAnswer) []models.EthicsAnswer {
	ordered := make([]models.EthicsAnswer, 0, len(EthicsQuestions()))
	for _, question := range EthicsQuestions() {
		answer := models.EthicsAnswer{Question: question}
		for _, one := range given {
			if one.Question == question {
				answer = one
			}
		}
		ordered = append(ordered, answer)
	}
	return ordered
}

// outcome: a no fails whatever else is answered; then what is open comes
// before what is unclear.
func outcome(answers []models.EthicsAnswer) EthicsOutcome {
	counts := map[string]int{}
	for _, one := range answers {
		counts[one.Answer]++
	}
	switch {
	case counts[No] > 0:
		return EthicsFails
	case counts[""] > 0:
		return EthicsOpen
	case counts[Unclear] > 0:
		return EthicsUnclear
	default:
		return EthicsHolds
	}
}

// AssessProposal writes the assessment of an open proposal anew. Version is the
// assessment's own.
func (s *Service) AssessProposal(ctx context.Context, proposalID string, version int64, in AssessmentInput) (*Judgement, error) {
	var judgement *Judgement
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		proposal, err := lockHandled(tx, proposalID)
		if err != nil {
			return err
		}
		row, err := tx.ProposalAssessment(proposalID)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		before := *row
		if err := in.apply(row); err != nil {
			return err
		}
		row.AssessedBy, row.AssessedAt = &tx.Actor.UserID, &tx.Now
		if err := tx.SaveProposalAssessment(row); err != nil {
			return err
		}
		proposal.CriteriaSum = notSummed
		if sum := assess(row).Sum; sum != nil {
			proposal.CriteriaSum = int64(*sum)
		}
		if err := tx.SetCriteriaSum(proposalID, proposal.CriteriaSum); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{Action: audit.ProposalAssessed, SubjectKind: assessmentKind, SubjectID: proposalID}, &before, row); err != nil {
			return err
		}
		all, err := judge(tx, []*models.Proposal{proposal})
		if err == nil {
			judgement = all[0]
		}
		return err
	})
	return judgement, err
}

// Bounds of a comparison.
const (
	fewestCompared = 2
	mostCompared   = 5
)

// CompareProposals loads two to five proposals side by side, in the order in
// which they were asked for.
func (s *Service) CompareProposals(ctx context.Context, ids []string) ([]*Judgement, error) {
	var judgements []*Judgement
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		if err := access.CheckSeen(tx.Actor, access.ReadProposals, whole()); err != nil {
			return err
		}
		if err := comparableSet(ids); err != nil {
			return err
		}
		rows := make([]*models.Proposal, 0, len(ids))
		for _, id := range ids {
			row, err := tx.Proposal(id)
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		var err error
		judgements, err = judge(tx, rows)
		return err
	})
	return judgements, err
}

func comparableSet(ids []string) error {
	var fields fault.Fields
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			fields.Add("/proposals", "duplicate", nil)
			break
		}
		seen[id] = true
	}
	switch {
	case len(ids) < fewestCompared:
		fields.Add("/proposals", "too_few", map[string]any{"minimum": fewestCompared})
	case len(ids) > mostCompared:
		fields.Add("/proposals", "too_many", map[string]any{"maximum": mostCompared})
	}
	return fields.Error()
}
