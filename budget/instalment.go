package budget

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"konsortium/money"
	"konsortium/programme"
)

// InstalmentKind tells what the agency pays an instalment for.
type InstalmentKind string

// The kinds of instalments.
const (
	// Prefinancing is paid before the costs are approved.
	Prefinancing InstalmentKind = "prefinancing"
	// Balance is paid, or paid back, when the final grant is known.
	Balance InstalmentKind = "balance"
)

// MostInstalments is how many instalments a grant may be paid in.
const MostInstalments = 12

// ErrShares says that shares are not one to MostInstalments fractions above zero
// that add up to one.
var ErrShares = errors.New("budget: the shares of the instalments add up to one")

// PlannedInstalment is one instalment of a grant. Numbers count from 1.
type PlannedInstalment struct {
	Number int
	Kind   InstalmentKind
	Share  decimal.Decimal
	Amount money.Amount
}

// Instalments divides a grant by shares in the order of payment; the odd cents go
// to the first. The last one is the balance, a single one is pre-financing. The
// amounts add up to the grant exactly.
func Instalments(grant money.Amount, shares []decimal.Decimal) ([]PlannedInstalment, error) {
	if len(shares) == 0 || len(shares) > MostInstalments {
		return nil, ErrShares
	}
	whole := decimal.Zero
	weights := make([]money.Weight, len(shares))
	for i, share := range shares {
		if !share.IsPositive() {
			return nil, ErrShares
		}
		whole = whole.Add(share)
		weights[i] = money.Weight{Name: strconv.Itoa(i + 1), Of: share}
	}
	if !whole.Equal(decimal.NewFromInt(1)) {
		return nil, ErrShares
	}
	parts, err := money.Allocate(grant, weights)
	if err != nil {
		return nil, err
	}
	planned := make([]PlannedInstalment, len(parts))
	for i, part := range parts {
		planned[i] = PlannedInstalment{Number: i + 1, Kind: Prefinancing, Share: shares[i], Amount: part.Amount}
	}
	if len(planned) > 1 {
		planned[len(planned)-1].Kind = Balance
	}
	return planned, nil
}

// PaymentModelOf finds how a project of so many months is paid by its call; nil
// where the rule book says nothing.
func PaymentModelOf(book *programme.RuleBook, months int) *programme.PaymentModel {
	if book == nil || book.Payments == nil {
		return nil
	}
	for i, model := range book.Payments.Models {
		if months >= model.MinMonths && months <= model.MaxMonths {
			return &book.Payments.Models[i]
		}
	}
	return nil
}

// Use is how much of the pre-financing received has been used, against what must
// be used before the next instalment.
type Use struct {
	Needed money.Amount
	Used   money.Amount
	Met    bool
}

// UseOf sets approved costs against the share of what was received.
func UseOf(received, approved money.Amount, share decimal.Decimal) (Use, error) {
	needed, err := money.MulRate(received, share)
	return Use{Needed: needed, Used: approved, Met: approved.Cmp(needed) >= 0}, err
}
