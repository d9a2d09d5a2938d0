package grant

import (
	"strconv"

	"konsortium/budget"
	"konsortium/models"
	"konsortium/programme"
)

// itemPlan is the work plan as far as items belong to it.
type itemPlan struct {
	records map[Belonging]plannedRecord
}

// plannedRecord is a record of the work plan with its words and its months.
type plannedRecord struct {
	words  string
	months budget.Span
}

// readItemPlan reads the months of everything in the work plan: of a work package
// and an activity its days, of a deliverable the days from the beginning of its
// work package until it is due.
func readItemPlan(tx *models.Tx, project *models.Project) (*itemPlan, error) {
	packages, err := tx.WorkPackages(project.ID)
	if err != nil {
		return nil, err
	}
	deliverables, err := tx.Deliverables(project.ID)
	if err != nil {
		return nil, err
	}
	activities, err := tx.Activities(project.ID)
	if err != nil {
		return nil, err
	}
	plan := &itemPlan{records: map[Belonging]plannedRecord{}}
	months := func(from, until programme.Date) budget.Span {
		return budget.SpanOf(from, until, project.StartOn, project.DurationMonths)
	}
	begins := map[string]programme.Date{}
	for _, row := range packages {
		begins[row.ID] = row.StartsOn
		plan.records[Belonging{OfWorkPackage, row.ID}] = plannedRecord{strconv.Itoa(row.Number) + " " + row.Title, months(row.StartsOn, row.EndsOn)}
	}
	for _, row := range deliverables {
		from := begins[row.WorkPackageID]
		if from.After(row.DueOn) {
			from = row.DueOn
		}
		plan.records[Belonging{OfDeliverable, row.ID}] = plannedRecord{row.Code + " " + row.Title, months(from, row.DueOn)}
	}
	for _, row := range activities {
		plan.records[Belonging{OfActivity, row.ID}] = plannedRecord{row.Code + " " + row.Title, months(row.StartsOn, row.EndsOn)}
	}
	return plan, nil
}

// find returns a record of the plan; none belongs to every plan.
func (p *itemPlan) find(one Belonging) (plannedRecord, bool) {
	if one == (Belonging{}) {
		return plannedRecord{}, true
	}
	found, known := p.records[one]
	return found, known
}
