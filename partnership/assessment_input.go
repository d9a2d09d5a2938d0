package partnership

import (
	"slices"
	"strconv"

	"konsortium/fault"
	"konsortium/models"
)

// CriterionInput is one scored criterion; no score while it is not assessed.
type CriterionInput struct {
	Score  *int
	Reason string
}

// AssessmentInput is everything that the office writes of the four criteria.
type AssessmentInput struct {
	// Strategy: it supports the strategy and ties to its focus areas.
	Strategy CriterionInput
	// Complement: approaches, competences and resources complement each other.
	Complement CriterionInput
	// Portfolio: it complements the partnerships there are.
	Portfolio CriterionInput
	Ethics    []models.EthicsAnswer
}

// apply validates the input as a whole and writes it into a row. Whatever is
// scored or answered is given a reason; a reason may come before its score.
func (in AssessmentInput) apply(row *models.ProposalAssessment) error {
	var fields fault.Fields
	criterion(&fields, "/strategy", &in.Strategy)
	criterion(&fields, "/complement", &in.Complement)
	criterion(&fields, "/portfolio", &in.Portfolio)
	answered := map[string]bool{}
	for at := range in.Ethics {
		pointer, one := "/ethics/"+strconv.Itoa(at), &in.Ethics[at]
		if !slices.Contains(EthicsQuestions(), one.Question) {
			fields.Add(pointer+"/question", "one_of", map[string]any{"allowed": EthicsQuestions()})
		}
		if answered[one.Question] {
			fields.Add(pointer+"/question", "duplicate", nil)
		}
		answered[one.Question] = true
		if allowed := []string{"", Yes, No, Unclear}; !slices.Contains(allowed, one.Answer) {
			fields.Add(pointer+"/answer", "one_of", map[string]any{"allowed": allowed[1:]})
		}
		least := 0
		if one.Answer != "" {
			least = 1
		}
		text(&fields, pointer+"/reason", &one.Reason, least, reasonLength)
	}
	row.StrategyScore, row.StrategyReason = in.Strategy.Score, in.Strategy.Reason
	row.ComplementScore, row.ComplementReason = in.Complement.Score, in.Complement.Reason
	row.PortfolioScore, row.PortfolioReason = in.Portfolio.Score, in.Portfolio.Reason
	row.Ethics = answersInOrder(in.Ethics)
	return fields.Error()
}

func criterion(fields *fault.Fields, pointer string, in *CriterionInput) {
	least := 0
	if in.Score != nil {
		least = 1
		if *in.Score < 0 {
			fields.Add(pointer+"/score", "minimum", map[string]any{"minimum": 0})
		}
		if *in.Score > highestScore {
			fields.Add(pointer+"/score", "maximum", map[string]any{"maximum": highestScore})
		}
	}
	text(fields, pointer+"/reason", &in.Reason, least, reasonLength)
}
