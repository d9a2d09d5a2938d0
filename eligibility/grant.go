package eligibility

import (
	"konsortium/money"
	"konsortium/programme"
)

// totalCap is about calls with a cap; a lump-sum call takes fixed amounts
// instead.
func totalCap(b *bench) State {
	switch {
	case b.book.Grant.TotalMax == nil || b.grant.Cap == nil:
		return NotApplicable
	case b.facts.Requested == nil:
		b.missing(programme.RuleTotalCap, gapTellGrant, nil)
		return Unknown
	case b.facts.Requested.Cmp(*b.grant.Cap) <= 0:
		return Holds
	}
	params := totalCapParams(b)
	b.report(programme.RuleTotalCap, programme.Blocker, "/grant_requested", params, totalCapBasis(b))
	// A project that is too short or too long changes its length anyway, and
	// with it the cap; only what is still too much then is to be lowered.
	length := &b.book.Project.Duration.Value
	if months := min(max(b.facts.DurationMonths, length.Min), length.Max); months != b.facts.DurationMonths {
		limit := b.totalCap(months)
		if b.facts.Requested.Cmp(*limit) <= 0 {
			return Broken
		}
		params = b.capParams(months, *limit)
	}
	b.missing(programme.RuleTotalCap, gapLowerGrant, params)
	return Broken
}

func totalCapBasis(b *bench) programme.Basis {
	grant := &b.book.Grant
	switch {
	case grant.PerMonth != nil:
		basis := grant.PerMonth.Basis
		basis.Confirmed = basis.Confirmed && grant.TotalMax.Confirmed
		return basis
	case grant.TotalMax != nil:
		return grant.TotalMax.Basis
	default:
		return programme.Basis{}
	}
}

func totalCapParams(b *bench) programme.Params {
	if b.book.Grant.TotalMax == nil || b.grant.Cap == nil {
		return nil
	}
	return b.capParams(b.facts.DurationMonths, *b.grant.Cap)
}

func (b *bench) capParams(months int, limit money.Amount) programme.Params {
	params := programme.Params{"cap": limit, "months": months}
	if b.book.Grant.PerYear != nil {
		params["per_year"] = b.book.Grant.PerYear.Value
	}
	b.setRequested(params, limit)
	return params
}

// setRequested adds what is asked for and how far it lies above the limit.
func (b *bench) setRequested(params programme.Params, limit money.Amount) {
	if b.facts.Requested == nil {
		return
	}
	params["requested"] = *b.facts.Requested
	if excess, err := b.facts.Requested.Sub(limit); err == nil && excess.Sign() > 0 {
		params["excess"] = excess
	}
}

func lumpSum(b *bench) State {
	sums := b.book.Grant.LumpSums
	switch {
	case sums == nil:
		return NotApplicable
	case b.facts.Requested == nil:
		b.missing(programme.RuleLumpSum, gapTellGrant, nil)
		return Unknown
	}
	for _, sum := range sums.Value {
		if sum == *b.facts.Requested {
			return Holds
		}
	}
	b.report(programme.RuleLumpSum, programme.Blocker, "/grant_requested", lumpSumParams(b), lumpSumBasis(b))
	b.missing(programme.RuleLumpSum, gapChooseLumpSum, lumpSumParams(b))
	return Broken
}

func lumpSumBasis(b *bench) programme.Basis {
	if b.book.Grant.LumpSums == nil {
		return programme.Basis{}
	}
	return b.book.Grant.LumpSums.Basis
}

func lumpSumParams(b *bench) programme.Params {
	if b.book.Grant.LumpSums == nil {
		return nil
	}
	params := programme.Params{"amounts": b.book.Grant.LumpSums.Value}
	if b.facts.Requested != nil {
		params["requested"] = *b.facts.Requested
	}
	return params
}

func minimum(b *bench) State {
	least := b.book.Grant.TotalMin
	switch {
	case least == nil:
		return NotApplicable
	case b.facts.Requested == nil:
		// The cap has already asked for the amount where there is one.
		if b.book.Grant.TotalMax == nil {
			b.missing(programme.RuleMinimum, gapTellGrant, nil)
		}
		return Unknown
	case b.facts.Requested.Cmp(least.Value) >= 0:
		return Holds
	}
	b.report(programme.RuleMinimum, programme.Blocker, "/grant_requested", minimumParams(b), minimumBasis(b))
	b.missing(programme.RuleMinimum, gapRaiseGrant, minimumParams(b))
	return Broken
}

func minimumBasis(b *bench) programme.Basis {
	if b.book.Grant.TotalMin == nil {
		return programme.Basis{}
	}
	return b.book.Grant.TotalMin.Basis
}

func minimumParams(b *bench) programme.Params {
	if b.book.Grant.TotalMin == nil {
		return nil
	}
	params := programme.Params{"minimum": b.book.Grant.TotalMin.Value}
	if b.facts.Requested != nil {
		params["requested"] = *b.facts.Requested
	}
	return params
}

// yearCap warns for each project year planned above its share of the limit.
func yearCap(b *bench) State {
	if b.yearLimit() == nil {
		return NotApplicable
	}
	if len(b.facts.Budget) == 0 || len(b.grant.ByYear) == 0 {
		return Unknown
	}
	state := Holds
	for i := range b.grant.ByYear {
		year := &b.grant.ByYear[i]
		if year.Cap == nil || year.Planned.Cmp(*year.Cap) <= 0 {
			continue
		}
		state = Broken
		params := programme.Params{"year": year.Year, "months": year.Months, "cap": *year.Cap, "planned": *year.Planned}
		if excess, err := year.Planned.Sub(*year.Cap); err == nil {
			params["excess"] = excess
		}
		b.report(programme.RuleYearCap, programme.Warning, "/budget", params, yearCapBasis(b))
	}
	return state
}

// yearCapBasis is the call's limit, else the project's own, which needs no
// confirming.
func yearCapBasis(b *bench) programme.Basis {
	if b.book.Grant.PerYear != nil {
		return b.book.Grant.PerYear.Basis
	}
	return programme.Basis{Sources: []programme.Source{{Title: "The project's own yearly limit"}}, Confirmed: true}
}

func budgetSum(b *bench) State {
	switch {
	case !b.book.Grant.BudgetSum.Value:
		return NotApplicable
	case len(b.facts.Budget) == 0 || b.facts.Requested == nil:
		return Unknown
	case b.planned() == *b.facts.Requested:
		return Holds
	}
	b.report(programme.RuleBudgetSum, programme.Warning, "/budget", budgetSumParams(b), budgetSumBasis(b))
	return Broken
}

func budgetSumBasis(b *bench) programme.Basis { return b.book.Grant.BudgetSum.Basis }

func budgetSumParams(b *bench) programme.Params {
	if len(b.facts.Budget) == 0 || b.facts.Requested == nil {
		return nil
	}
	planned := b.planned()
	params := programme.Params{"planned": planned, "requested": *b.facts.Requested}
	if difference, err := planned.Sub(*b.facts.Requested); err == nil {
		params["difference"] = difference
	}
	return params
}
