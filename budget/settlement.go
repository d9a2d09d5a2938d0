package budget

import (
	"slices"

	"github.com/shopspring/decimal"

	"konsortium/money"
	"konsortium/programme"
)

// SettlementFacts are what the final grant is found from. Partners are in their
// order, the coordinator first: the odd cents of a division go to the first.
type SettlementFacts struct {
	Partners   []string
	Categories []string
	Months     int
	Plan       []Cell
	Approved   []Cell
	Awarded    money.Amount
	// Score is what the agency gave the final report; nil while it is not known.
	Score *decimal.Decimal
	// Addendum: the project held virtual activities under the relief for them.
	Addendum bool
}

// StepCode names one step of the final calculation.
type StepCode string

// The steps, in their order.
const (
	StepApproved  StepCode = "approved"
	StepGrowth    StepCode = "category_growth"
	StepCaps      StepCode = "category_caps"
	StepTransfers StepCode = "transfers"
	StepAwarded   StepCode = "awarded"
	StepScore     StepCode = "score"
)

// Ground is the rule behind a step or a ceiling. Absent: the rule book has no such
// rule, and Note, if there is one, says why.
type Ground struct {
	Absent    bool
	Source    programme.Source
	Confirmed bool
	Note      string
}

// SettlementStep is one step: the amount before it and after it, by which rule.
// Share is the rule's fraction, empty where it has none. A step whose rule is
// absent, or that waits for a fact (Waiting), changes nothing.
type SettlementStep struct {
	Code    StepCode
	Before  money.Amount
	After   money.Amount
	Share   string
	Waiting bool
	Ground  Ground
}

// CategorySettlement is what is accepted of one category. Ceiling is the least of
// what the rules of growth (GrowthLimit) and the cap of the call (Cap) allow; nil
// where nothing bounds it. Uncovered is growth that no other category may give.
type CategorySettlement struct {
	Code        string
	Planned     money.Amount
	Approved    money.Amount
	GrowthLimit *money.Amount
	GrowthRule  string
	Growth      Ground
	Cap         *money.Amount
	CapGround   Ground
	Uncovered   money.Amount
	Accepted    money.Amount
}

// Settlement is the final grant with everything that led to it. Shares are the
// partners' parts and add up to Final.
type Settlement struct {
	Steps      []SettlementStep
	Categories []CategorySettlement
	Shares     []money.Part
	Final      money.Amount
}

// Settle finds the final grant by the rules of a book: approved costs, bounded
// category by category, bounded by what may be moved between categories, never
// above the grant awarded, lowered by the score. Where the book has no rule the
// step says so and changes nothing. The only errors are those of money.
func Settle(book *programme.RuleBook, facts SettlementFacts) (*Settlement, error) {
	positions, err := Positions(facts.Plan, nil, facts.Approved)
	if err != nil {
		return nil, err
	}
	s := &settling{book: book, facts: facts, positions: positions}
	for _, code := range facts.Categories {
		at := positions.Category[code]
		s.result.Categories = append(s.result.Categories, CategorySettlement{Code: code, Planned: at.Planned, Approved: at.Approved, Accepted: atLeastZero(at.Approved)})
	}
	s.now = positions.Whole.Approved
	s.step(StepApproved, s.now, Ground{Confirmed: true})
	for _, part := range []func() error{s.growth, s.caps, s.transfers, s.awarded, s.score, s.share} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	return &s.result, nil
}

// settling is a calculation under way; now is the amount after the last step.
type settling struct {
	book      *programme.RuleBook
	facts     SettlementFacts
	positions By[Position]
	result    Settlement
	now       money.Amount
}

func (s *settling) step(code StepCode, after money.Amount, ground Ground) *SettlementStep {
	s.result.Steps = append(s.result.Steps, SettlementStep{Code: code, Before: s.now, After: after, Ground: ground})
	s.now = after
	return &s.result.Steps[len(s.result.Steps)-1]
}

// accepted sums the categories as they stand.
func (s *settling) accepted() (money.Amount, error) {
	amounts := make([]money.Amount, len(s.result.Categories))
	for i, category := range s.result.Categories {
		amounts[i] = category.Accepted
	}
	return money.Sum(amounts...)
}

// absent explains that a book has no rule at a place.
func (s *settling) absent(place string) Ground {
	ground := Ground{Absent: true}
	if s.book == nil {
		return ground
	}
	if absence := s.book.Lacks(place); absence != nil {
		ground.Source, ground.Confirmed, ground.Note = absence.Source(), absence.Confirmed, absence.Note
	}
	return ground
}

func groundOf(basis programme.Basis) Ground {
	return Ground{Source: basis.Source(), Confirmed: basis.Confirmed, Note: basis.Note}
}

func (s *settling) transferRules() *programme.TransferRules {
	if s.book == nil {
		return nil
	}
	return s.book.Transfers
}

// growth bounds each category by how far it may grow above its part of the plan.
func (s *settling) growth() error {
	rules := s.transferRules()
	if rules == nil {
		s.step(StepGrowth, s.now, s.absent("transfers"))
		return nil
	}
	for i := range s.result.Categories {
		if err := s.result.Categories[i].grow(rules); err != nil {
			return err
		}
	}
	after, err := s.accepted()
	if err != nil {
		return err
	}
	ground := s.absent("transfers.max_in")
	if rules.MaxIn != nil {
		ground = groundOf(rules.MaxIn.Basis)
	}
	step := s.step(StepGrowth, after, ground)
	if rules.MaxIn != nil {
		step.Share = rules.MaxIn.Value.StringFixed(2)
	}
	return nil
}

func (c *CategorySettlement) grow(rules *programme.TransferRules) error {
	limit := c.Planned
	switch {
	case rules.GrowFreely != nil && slices.Contains(rules.GrowFreely.Value, c.Code):
		c.GrowthRule, c.Growth = "grow_freely", groundOf(rules.GrowFreely.Basis)
		return nil
	case rules.NeverGrow != nil && slices.Contains(rules.NeverGrow.Value, c.Code):
		c.GrowthRule, c.Growth = "never_grow", groundOf(rules.NeverGrow.Basis)
	case rules.AwardNeeded != nil && rules.AwardNeeded.Value && c.Planned.Sign() <= 0:
		c.GrowthRule, c.Growth = "award_needed", groundOf(rules.AwardNeeded.Basis)
	case rules.MaxIn != nil:
		more, err := money.MulRate(c.Planned, rules.MaxIn.Value)
		if err != nil {
			return err
		}
		if limit, err = limit.Add(more); err != nil {
			return err
		}
		c.GrowthRule, c.Growth = "max_in", groundOf(rules.MaxIn.Basis)
	default:
		return nil
	}
	c.GrowthLimit = &limit
	c.Accepted = least(c.Accepted, limit)
	return nil
}

// caps bounds the categories for which the call has a cap.
func (s *settling) caps() error {
	if s.book == nil {
		s.step(StepCaps, s.now, Ground{Absent: true})
		return nil
	}
	found := false
	confirmed := true
	for i := range s.result.Categories {
		category := &s.result.Categories[i]
		limit, ground, err := categoryCap(s.book, category.Code, s.facts.Months)
		if err != nil {
			return err
		}
		if limit == nil {
			continue
		}
		found, confirmed = true, confirmed && ground.Confirmed
		category.Cap, category.CapGround = limit, ground
		category.Accepted = least(category.Accepted, *limit)
	}
	after, err := s.accepted()
	if err != nil {
		return err
	}
	s.step(StepCaps, after, Ground{Absent: !found, Confirmed: confirmed})
	return nil
}

// categoryCap is the most that a call pays for a category over a whole project.
func categoryCap(book *programme.RuleBook, code string, months int) (*money.Amount, Ground, error) {
	rules := book.Budget
	times := func(value *programme.Value[money.Amount], part, whole int64) (*money.Amount, Ground, error) {
		if value == nil {
			return nil, Ground{}, nil
		}
		amount, err := money.Share(value.Value, part, whole)
		return &amount, groundOf(value.Basis), err
	}
	switch {
	case code == "project_management" && rules.ProjectManagement != nil:
		return times(&rules.ProjectManagement.Cap, int64(months), 1)
	case code == "transnational_meetings" && rules.Meetings != nil:
		return times(rules.Meetings.CapPerYear, int64(months), monthsInYear)
	case code == "multiplier_events" && rules.MultiplierEvents != nil:
		return times(rules.MultiplierEvents.CapPerProject, 1, 1)
	case code == "exceptional_costs" && rules.Exceptional != nil:
		return times(rules.Exceptional.CapPerProject, 1, 1)
	}
	return nil, Ground{}, nil
}

func least(a, b money.Amount) money.Amount {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

func atLeastZero(a money.Amount) money.Amount {
	if a.Sign() < 0 {
		return money.Zero
	}
	return a
}
