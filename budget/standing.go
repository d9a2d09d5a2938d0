package budget

import (
	"konsortium/money"
)

// StandingState says in one word how a partner's money stands.
type StandingState string

// How a partner's money may stand.
const (
	// NothingYet: neither paid nor approved.
	NothingYet StandingState = "nothing_yet"
	// Owed: more is approved than was paid.
	Owed StandingState = "owed"
	// InAdvance: more was paid than is approved so far, within the partner's budget.
	InAdvance StandingState = "in_advance"
	// Even: what is approved was paid.
	Even StandingState = "even"
	// Overpaid: more was paid than the partner's budget, or in the end than
	// what is approved.
	Overpaid StandingState = "overpaid"
)

// Account is the money of one partner: its part of the budget, what it claims,
// and what the coordinator has paid it, less what it has paid back.
type Account struct {
	Partner   string
	Planned   money.Amount
	Submitted money.Amount
	Approved  money.Amount
	Paid      money.Amount
	// Payer is the coordinator, which keeps its part and is paid by nobody.
	Payer bool
}

// Standing is the thermometer of one partner.
type Standing struct {
	Account
	// Entitled is the partner's part, by its budget, of what the agency has paid.
	Entitled money.Amount
	// Owed is approved less paid; negative is an advance.
	Owed money.Amount
	// ToPay is what may be handed on now: Entitled less Paid, never negative.
	ToPay money.Amount
	// Over is the amount that is paid too much; zero unless State is Overpaid.
	Over  money.Amount
	State StandingState
}

// Standings reads the thermometer of every partner. What was received is divided
// by the partners' parts of the budget, the odd cents in the order given. In the
// end, when every report is decided, an advance that no approved cost covers is
// paid too much. For the payer nothing is owed, due or paid.
func Standings(accounts []Account, received money.Amount, ended bool) ([]Standing, error) {
	entitled, err := entitlements(accounts, received)
	if err != nil {
		return nil, err
	}
	standings := make([]Standing, len(accounts))
	for i, account := range accounts {
		standings[i] = Standing{Account: account, Entitled: entitled[account.Partner], State: NothingYet}
		if account.Payer {
			continue
		}
		if err := standings[i].read(ended); err != nil {
			return nil, err
		}
	}
	return standings, nil
}

func entitlements(accounts []Account, received money.Amount) (map[string]money.Amount, error) {
	weights := make([]money.Weight, 0, len(accounts))
	whole := money.Zero
	for _, account := range accounts {
		if account.Planned.Sign() > 0 {
			weights = append(weights, money.Weight{Name: account.Partner, Of: account.Planned.Decimal()})
			whole = account.Planned
		}
	}
	entitled := make(map[string]money.Amount, len(weights))
	if whole.IsZero() {
		return entitled, nil
	}
	parts, err := money.Allocate(received, weights)
	for _, part := range parts {
		entitled[part.Name] = part.Amount
	}
	return entitled, err
}

func (s *Standing) read(ended bool) error {
	var err error
	if s.Owed, err = s.Approved.Sub(s.Paid); err != nil {
		return err
	}
	due, err := s.Entitled.Sub(s.Paid)
	if err != nil {
		return err
	}
	if due.Sign() > 0 {
		s.ToPay = due
	}
	most := s.Planned
	if ended {
		most = s.Approved
	}
	over, err := s.Paid.Sub(most)
	switch {
	case err != nil:
		return err
	case over.Sign() > 0:
		s.State, s.Over = Overpaid, over
	case s.Owed.Sign() > 0:
		s.State = Owed
	case s.Owed.Sign() < 0:
		s.State = InAdvance
	case s.Paid.Sign() > 0:
		s.State = Even
	}
	return nil
}
