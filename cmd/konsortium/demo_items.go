package main

import (
	"context"
	"fmt"

	"konsortium/budget"
	"konsortium/grant"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
)

// plannedItem is an item of a cell of a demonstration budget.
type plannedItem struct {
	partner        int
	category       string
	year           int
	title, belongs string // belongs is a code of the work plan
	facts          budget.Facts
}

// items makes cells of a draft out of items. A typed amount gives way to them.
func (d *demonstration) items(ctx context.Context, projectID string, partners []string, belongings map[string]grant.Belonging, items []plannedItem) error {
	as := d.as(ctx, manager)
	standing, err := d.Grant.ReadBudget(as, projectID)
	if err != nil {
		return err
	}
	versions := map[grant.ItemPlace]int64{}
	for _, cell := range standing.Cells {
		versions[grant.ItemPlace{PartnerID: cell.PartnerID, Category: cell.Category, Year: cell.Year}] = cell.Version
	}
	for _, item := range items {
		at := grant.ItemPlace{PartnerID: partners[item.partner], Category: item.category, Year: item.year}
		_, err := d.Grant.AddItem(as, projectID, at, versions[at], grant.ItemInput{Title: item.title, Belongs: belongings[item.belongs], Facts: item.facts})
		if err != nil {
			return fmt.Errorf("item %s of %s, year %d: %w", item.title, item.category, item.year, err)
		}
	}
	return nil
}

func count(of int) *int { return &of }

func part(of string) budget.Facts {
	amount := money.MustParse(of)
	return budget.Facts{Part: &amount}
}

// finishedItems are the unit costs of the finished project: months of project
// management, travellers to the meetings, guests of the final conference.
func (d *demonstration) finishedItems(ctx context.Context, projectID string, partners []string) error {
	var items []plannedItem
	for year, meeting := range map[int]string{1: "Meetings in Lund and Heidelberg", 2: "Meetings in Turku and Tartu", 3: "Last meeting"} {
		for partner := range partners {
			travellers := [][]int{{8, 8, 4}, {6, 6, 4}, {6, 6, 4}, {6, 6, 4}}[partner][year-1]
			destination := partners[(partner+1)%len(partners)]
			items = append(items,
				plannedItem{partner: partner, category: "project_management", year: year, title: "Project management", facts: budget.Facts{Months: count(12)}},
				plannedItem{partner: partner, category: "transnational_meetings", year: year, title: meeting, facts: budget.Facts{Participants: count(travellers), Destination: destination, Kilometres: count(700)}},
			)
		}
	}
	for partner, guests := range [][2]int{{40, 20}, {30, 10}, {30, 10}, {30, 10}} {
		items = append(items, plannedItem{partner: partner, category: "multiplier_events", year: 3, title: "Final conference", facts: budget.Facts{Local: count(guests[0]), International: count(guests[1])}})
	}
	return d.items(ctx, projectID, partners, nil, items)
}

// draftItems plan the lump sum of the draft by its work packages.
func (d *demonstration) draftItems(ctx context.Context, projectID string, start programme.Date, partners []string) error {
	ids, err := d.plan(ctx, projectID, start, partners, []plannedWork{
		{title: "Project management", lead: 0, from: 1, to: 24, results: []plannedResult{{"D1.1", "Project handbook", 0, 3}}},
		{title: "Course design", lead: 1, from: 2, to: 14, results: []plannedResult{{"D2.1", "Course outlines with learning outcomes", 1, 9}}},
		{title: "Pilot courses", lead: 2, from: 10, to: 22, activities: []plannedActivity{{"C1", "intensive_course", "Summer school: data from the sea", "Helsinki", 2, 12, 8, 30}}},
		{title: "Dissemination", lead: 0, from: 6, to: 24, activities: []plannedActivity{{"E1", "multiplier_event", "Open day for teachers", "Lund", 0, 23, 1, 60}}},
	})
	if err != nil {
		return err
	}
	belongings := map[string]grant.Belonging{"C1": {Kind: grant.OfActivity, ID: ids["C1"]}, "E1": {Kind: grant.OfActivity, ID: ids["E1"]}}
	packages, err := d.workPackages(ctx, projectID)
	if err != nil {
		return err
	}
	for _, row := range packages {
		belongings[fmt.Sprintf("WP%d", row.Number)] = grant.Belonging{Kind: grant.OfWorkPackage, ID: row.ID}
	}
	return d.items(ctx, projectID, partners, belongings, []plannedItem{
		{0, "project_management", 1, "Coordination and quality", "WP1", part("12000.00")},
		{0, "work_packages", 1, "Course design: Lund's courses", "WP2", part("21000.00")},
		{0, "work_packages", 1, "Preparing the pilots", "WP3", part("14000.00")},
		{0, "work_packages", 1, "Website", "WP4", part("6000.00")},
		{1, "work_packages", 1, "Course design", "WP2", part("33000.00")},
		{2, "work_packages", 1, "Course design: statistics", "WP2", part("16000.00")},
		{2, "work_packages", 1, "Summer school: rooms, boats and teachers", "C1", part("19000.00")},
		{0, "work_packages", 2, "Pilot courses", "WP3", part("31000.00")},
		{0, "work_packages", 2, "Open day for teachers", "E1", part("9000.00")},
	})
}

func (d *demonstration) workPackages(ctx context.Context, projectID string) ([]models.WorkPackage, error) {
	plan, err := d.Workplan.ReadPlan(d.as(ctx, manager), projectID)
	if err != nil {
		return nil, err
	}
	return plan.WorkPackages, nil
}
