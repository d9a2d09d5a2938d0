package consortium

import (
	"context"
	"slices"

	"konsortium/eligibility"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// Leaving is what it would mean that a partner leaves on a day.
type Leaving struct {
	On    programme.Date
	Tasks Tasks
	// Planned is what the plan of record gives the partner, Claimed what it has
	// claimed in submitted and approved reports, Left what remains of the plan.
	// Nil without a plan of record, and for who may not read the whole budget.
	Planned, Claimed, Left *money.Amount
	// CostsAfter counts its costs on that day or later; they stand in the way.
	CostsAfter int
	// ReportsAwaited are the numbers of the periods whose report it still owes,
	// NotAsked those of the later periods.
	ReportsAwaited, NotAsked []int
	// People are those whose access would end.
	People []string
	// Outcome and Missing are the judgement without it.
	Outcome eligibility.Outcome
	Missing []eligibility.Gap
	// Others can take its tasks over.
	Others []models.PartnerRow
}

// PreviewLeaving tells what it would mean that a partner leaves on a day, for
// those who know of whom else the project thinks. A zero day is today.
func (s *Service) PreviewLeaving(ctx context.Context, projectID, partnerID string, on programme.Date) (*Leaving, error) {
	var leaving *Leaving
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := seenCandidates(tx, projectID)
		if err != nil {
			return err
		}
		row, err := tx.Partner(projectID, partnerID)
		if err != nil {
			return err
		}
		if on.IsZero() {
			on = tx.Today()
		}
		leaving, err = previewLeaving(tx, project, row, on)
		return err
	})
	return leaving, err
}

func previewLeaving(tx *models.Tx, project *models.Project, row *models.Partner, on programme.Date) (*Leaving, error) {
	leaving := &Leaving{On: on, People: []string{}}
	var err error
	if leaving.Tasks, err = tasksOf(tx, project.ID, row.ID, on); err != nil {
		return nil, err
	}
	if leaving.CostsAfter, err = tx.CostsFrom(project.ID, row.ID, on); err != nil {
		return nil, err
	}
	for _, step := range []func(*models.Tx, *models.Project, *models.Partner) error{leaving.addMoney, leaving.addReports, leaving.addPeople, leaving.addVerdict} {
		if err := step(tx, project, row); err != nil {
			return nil, err
		}
	}
	return leaving, nil
}

func (l *Leaving) addMoney(tx *models.Tx, project *models.Project, row *models.Partner) error {
	if !seesBudget(tx.Actor, project.ID) {
		return nil
	}
	plan, err := tx.PlanOfPartner(project.ID, row.ID)
	if err != nil || len(plan) == 0 {
		return err
	}
	claims, err := tx.ActualsOfPartner(project.ID, row.ID)
	if err != nil {
		return err
	}
	planned, claimed := money.Zero, money.Zero
	for _, sum := range plan {
		if planned, err = planned.Add(sum.AmountCents); err != nil {
			return err
		}
	}
	for _, sum := range claims {
		if claimed, err = claimed.Add(sum.AmountCents); err != nil {
			return err
		}
	}
	left, err := planned.Sub(claimed)
	l.Planned, l.Claimed, l.Left = &planned, &claimed, &left
	return err
}

func (l *Leaving) addReports(tx *models.Tx, project *models.Project, row *models.Partner) error {
	l.ReportsAwaited, l.NotAsked = []int{}, []int{}
	if row.Role == string(eligibility.Associated) {
		return nil
	}
	periods, err := tx.Periods(project.ID)
	if err != nil {
		return err
	}
	reports, err := tx.ReportsOfPartner(project.ID, row.ID)
	if err != nil {
		return err
	}
	for _, period := range periods {
		done := slices.ContainsFunc(reports, func(r models.Report) bool {
			return r.PeriodID == period.ID && (r.Status == "submitted" || r.Status == "approved")
		})
		switch {
		case !l.On.After(period.StartsOn):
			l.NotAsked = append(l.NotAsked, period.Number)
		case !done && !row.JoinedOn.After(period.EndsOn):
			l.ReportsAwaited = append(l.ReportsAwaited, period.Number)
		}
	}
	return nil
}

func (l *Leaving) addPeople(tx *models.Tx, project *models.Project, row *models.Partner) error {
	members, err := tx.PartnerMembers(project.ID, row.OrganisationID)
	if err != nil {
		return err
	}
	var ids []string
	for _, member := range members {
		ids = append(ids, member.UserID)
	}
	names, err := tx.NamesOf(ids)
	for _, id := range ids {
		l.People = append(l.People, names[id])
	}
	slices.Sort(l.People)
	return err
}

func (l *Leaving) addVerdict(tx *models.Tx, project *models.Project, row *models.Partner) error {
	partners, err := tx.Partners(project.ID)
	if err != nil {
		return err
	}
	day := laterOf(tx.Today(), l.On)
	rest := slices.DeleteFunc(slices.Clone(partners), func(other models.PartnerRow) bool { return other.ID == row.ID })
	for _, other := range rest {
		if takesPart(project, &other.Partner, day) && other.LeftOn.IsZero() {
			l.Others = append(l.Others, other)
		}
	}
	plan, err := plannedIn(tx, project.ID, seesBudget(tx.Actor, project.ID))
	if err != nil {
		return err
	}
	rules, err := tx.RulesOf(project)
	if err != nil {
		return err
	}
	found := judge(rules, project, rest, plan, day)
	l.Outcome, l.Missing = found.Outcome, found.Missing
	return nil
}

func laterOf(one, other programme.Date) programme.Date {
	if other.After(one) {
		return other
	}
	return one
}
