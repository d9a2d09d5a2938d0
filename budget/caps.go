package budget

import (
	"slices"

	"konsortium/money"
	"konsortium/programme"
)

// Basis says where a cap comes from.
type Basis string

// The places a cap can come from.
const (
	BasisNone    Basis = ""        // there is no cap
	BasisCall    Basis = "call"    // the rule book of the call
	BasisProject Basis = "project" // the project's own yearly limit
)

// Limits are what a budget is held against; nil is "none". For KA203 PerMonth is
// 12,500.00, PerYear 150,000.00 and Total 450,000.00.
type Limits struct {
	PerMonth   *money.Amount // of the call: times the months it bounds the grant
	PerYear    *money.Amount // of the call, for twelve months
	Total      *money.Amount // of the call, however long the project
	OwnPerYear *money.Amount // the project's own, for twelve months; counts where the call has no PerYear
}

// LimitsOf takes the limits from the rule book of the call, nil where there is none,
// and the project's own yearly limit. A lump-sum call is bounded by its largest
// lump sum.
func LimitsOf(book *programme.RuleBook, ownPerYear *money.Amount) Limits {
	limits := Limits{OwnPerYear: ownPerYear}
	if book == nil {
		return limits
	}
	limits.PerMonth, limits.PerYear, limits.Total = value(book.Grant.PerMonth), value(book.Grant.PerYear), value(book.Grant.TotalMax)
	if sums := book.Grant.LumpSums; sums != nil && len(sums.Value) > 0 {
		largest := slices.MaxFunc(sums.Value, money.Amount.Cmp)
		limits.Total = &largest
	}
	return limits
}

// value copies, so that nobody can change a rule book through its limits.
func value(of *programme.Value[money.Amount]) *money.Amount {
	if of == nil {
		return nil
	}
	amount := of.Value
	return &amount
}

// YearCap is one project year against its cap. Cap and Headroom are nil where
// there is none. A negative Headroom is the amount of the breach.
type YearCap struct {
	Year     int
	Months   int
	Basis    Basis
	Cap      *money.Amount
	Planned  money.Amount
	Headroom *money.Amount
}

// Breached says that more is planned than the cap allows.
func (y YearCap) Breached() bool { return y.Headroom != nil && y.Headroom.Sign() < 0 }

// YearCaps sets what is planned per project year against the cap of each year: the
// call's yearly limit, else the project's own, a short year in proportion to its
// months and rounded once. The years of the project come first, in order; a year
// that has amounts but is no year of the project follows with zero months and so,
// where there is a cap at all, a cap of 0.00.
//
// ErrMonths for a duration outside 1 to MostMonths, money.ErrOverflow for limits
// beyond all sense.
func YearCaps(months int, limits Limits, planned map[int]money.Amount) ([]YearCap, error) {
	lengths, err := YearMonths(months)
	if err != nil {
		return nil, err
	}
	caps := make([]YearCap, 0, len(lengths))
	for i, length := range lengths {
		caps = append(caps, YearCap{Year: i + 1, Months: length, Planned: planned[i+1]})
	}
	for year, amount := range planned {
		if (year < 1 || year > len(lengths)) && !amount.IsZero() {
			caps = append(caps, YearCap{Year: year, Planned: amount})
		}
	}
	slices.SortFunc(caps[len(lengths):], func(a, b YearCap) int { return a.Year - b.Year })
	for i := range caps {
		if err := caps[i].hold(limits); err != nil {
			return nil, err
		}
	}
	return caps, nil
}

// hold fills in the cap of the year and its headroom.
func (y *YearCap) hold(limits Limits) error {
	limit, basis := limits.PerYear, BasisCall
	if limit == nil {
		limit, basis = limits.OwnPerYear, BasisProject
	}
	if limit == nil {
		return nil
	}
	most, err := money.Share(*limit, int64(y.Months), monthsInYear)
	if err != nil {
		return err
	}
	y.Cap, y.Basis = &most, basis
	headroom, err := y.Cap.Sub(y.Planned)
	y.Headroom = &headroom
	return err
}

// TotalCap is the most a project of that many months may ask for under the call:
// the amount per month times the months, never above the total; nil without
// either. The project's own yearly limit is no cap on the grant.
func TotalCap(months int, limits Limits) (*money.Amount, error) {
	if months < 1 || months > MostMonths {
		return nil, ErrMonths
	}
	if limits.PerMonth == nil {
		return limits.Total, nil
	}
	most, err := money.Share(*limits.PerMonth, int64(months), 1)
	if err != nil {
		return nil, err
	}
	if limits.Total != nil && limits.Total.Cmp(most) < 0 {
		return limits.Total, nil
	}
	return &most, nil
}

// Comparison is an amount against another: what is planned against the grant, or
// the grant requested against its cap.
type Comparison struct {
	Limit    money.Amount
	Amount   money.Amount
	Headroom money.Amount // Limit - Amount; negative is an excess
}

// Compare sets an amount against a limit. The only error is money.ErrOverflow.
func Compare(amount, limit money.Amount) (Comparison, error) {
	headroom, err := limit.Sub(amount)
	return Comparison{Limit: limit, Amount: amount, Headroom: headroom}, err
}

// Equal says that the two amounts are the same to the cent.
func (c Comparison) Equal() bool { return c.Headroom.IsZero() }

// Exceeded says that the amount is above its limit.
func (c Comparison) Exceeded() bool { return c.Headroom.Sign() < 0 }
