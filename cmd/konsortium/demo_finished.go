package main

import (
	"context"

	"konsortium/access"
	"konsortium/consortium"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reporting"
)

// finishedProject is a KA203 project of call 2018, from its application to its
// closing, with true dates.
func (d *demonstration) finishedProject(ctx context.Context) error {
	start := programme.MustDate(2018, 9, 1)
	requested := money.MustParse("407650.00")
	held := true
	d.on(programme.MustDate(2018, 2, 5))
	signed := programme.MustDate(2018, 3, 12)
	projectID, partners, err := d.begin(ctx, plannedProject{
		input: consortium.ProjectInput{
			Acronym: "NORDNURSE", Title: "Simulation and digital skills in nursing education", Action: "KA203", CallYear: 2018,
			ProjectNumber: "DEMO-2018-KA203", StartOn: start, DurationMonths: 36, GrantRequested: &requested,
			Summary:                  "Four universities renew how nursing students practise clinical judgement: a shared library of simulated cases, a handbook for teachers and two intensive courses.",
			HigherEducationRelevance: "The project renews first-cycle nursing programmes at four universities and trains their teachers in simulation-based learning.",
			Objectives:               []string{"O1", "O2", "O4"}, ActivityTypes: []string{"A1", "A2", "A3", "A5"},
			AgendaLinks: []models.AgendaLink{{Priority: 2, Text: "Quality and relevance: simulation prepares students for clinical work."}}, AgendaRead: true,
		},
		partners: []plannedPartner{
			{code: ownCode, role: "coordinator", charter: &held, signedOn: signed, strategy: "Strategic plan 2017–2026: active learning and digital tools in all programmes."},
			{code: finnishCode, role: "partner", charter: &held, signedOn: signed.AddDays(2), strategy: "Strategy for 2015–2020: caring science as a profile area."},
			{code: germanCode, role: "partner", charter: &held, signedOn: signed.AddDays(4), strategy: "Institutional strategy: research-led teaching in the health professions."},
			{code: estonianCode, role: "partner", charter: &held, signedOn: signed.AddDays(5), strategy: "Strategic plan A2020: e-learning in medicine and health."},
		},
		budget: map[string][][]string{
			"project_management":         {{"6000.00", "6000.00", "6000.00"}, {"3000.00", "3000.00", "3000.00"}, {"3000.00", "3000.00", "3000.00"}, {"3000.00", "3000.00", "3000.00"}},
			"transnational_meetings":     {{"4600.00", "4600.00", "2300.00"}, {"3450.00", "3450.00", "2300.00"}, {"3450.00", "3450.00", "2300.00"}, {"3450.00", "3450.00", "2300.00"}},
			"intellectual_outputs":       {{"42000.00", "45000.00", "26000.00"}, {"26000.00", "24000.00", "17000.00"}, {"27000.00", "25000.00", "16000.00"}, {"10500.00", "11500.00", "6000.00"}},
			"multiplier_events":          {{"", "", "8000.00"}, {"", "", "5000.00"}, {"", "", "5000.00"}, {"", "", "5000.00"}},
			"learning_teaching_training": {{"", "8600.00", ""}, {"6200.00", "", ""}, {"", "", "6400.00"}, {"", "", "3350.00"}},
		},
	})
	if err != nil {
		return err
	}
	if err := d.finishedItems(ctx, projectID, partners); err != nil {
		return err
	}
	if err := d.name(ctx, projectID, finland, finnishCode, access.PartnerLead, programme.Date{}); err != nil {
		return err
	}
	if err := d.name(ctx, projectID, germany, germanCode, access.PartnerLead, programme.Date{}); err != nil {
		return err
	}
	if err := d.award(ctx, projectID, "407650.00", "DEMO-AGREEMENT-2018", programme.MustDate(2018, 3, 20), programme.MustDate(2018, 7, 2), start); err != nil {
		return err
	}
	return d.runFinished(ctx, projectID, start, partners)
}

func (d *demonstration) runFinished(ctx context.Context, projectID string, start programme.Date, partners []string) error {
	ids, err := d.plan(ctx, projectID, start, partners, []plannedWork{
		{title: "Case library", lead: 0, from: 1, to: 30, results: []plannedResult{{"D1.1", "Twelve simulated patient cases", 1, 12}, {"D1.2", "Case library, open edition", 0, 30}},
			activities: []plannedActivity{{"M1", "transnational_meeting", "Kick-off meeting", "Lund", 0, 2, 2, 14}}},
		{title: "Teachers' handbook", lead: 2, from: 6, to: 34, results: []plannedResult{{"D2.1", "Handbook of simulation, first edition", 2, 18}, {"D2.2", "Handbook in five languages", 2, 34}},
			activities: []plannedActivity{{"C1", "staff_workshop", "Workshop for simulation teachers", "Turku", 1, 9, 5, 16}, {"C2", "intensive_course", "Intensive course in clinical judgement", "Lund", 0, 21, 10, 24}}},
		{title: "Dissemination", lead: 3, from: 1, to: 36, results: []plannedResult{{"D3.1", "Final conference report", 3, 36}},
			activities: []plannedActivity{{"E1", "multiplier_event", "Final conference", "Tartu", 3, 35, 2, 80}}},
	})
	if err != nil {
		return err
	}
	for code, month := range map[string]int{"M1": 3, "C1": 10, "C2": 22, "E1": 36} {
		if err := d.held(ctx, projectID, start.AddMonths(month).AddDays(-1), ids[code]); err != nil {
			return err
		}
	}
	for code, month := range map[string]int{"D1.1": 12, "D2.1": 18, "D1.2": 30, "D2.2": 34, "D3.1": 36} {
		if err := d.delivered(ctx, projectID, start.AddMonths(month).AddDays(-3), ids[code]); err != nil {
			return err
		}
	}
	for number, months := range [][2]int{{1, 18}, {19, 36}} {
		if err := d.reportedPeriod(ctx, projectID, start, number+1, months[0], months[1], partners); err != nil {
			return err
		}
		if number == 0 {
			if err := d.transferOfFinished(ctx, projectID, start, partners); err != nil {
				return err
			}
		}
	}
	d.on(start.AddMonths(37))
	if err := d.move(ctx, projectID, consortium.MoveInput{To: consortium.FinalReport}); err != nil {
		return err
	}
	d.on(start.AddMonths(41))
	if err := d.cashOfFinished(ctx, projectID, start, partners); err != nil {
		return err
	}
	if err := d.move(ctx, projectID, consortium.MoveInput{To: consortium.Closed}); err != nil {
		return err
	}
	d.on(d.today)
	return d.name(ctx, projectID, auditor, ownCode, access.Auditor, d.today.AddMonths(12))
}

// reportedPeriod is a period that every signed-in partner has reported and that
// is approved: the partners' reports by the manager, the coordinator's by finance.
func (d *demonstration) reportedPeriod(ctx context.Context, projectID string, start programme.Date, number, from, to int, partners []string) error {
	d.on(start.AddMonths(from - 1))
	periodID, ends, err := d.period(ctx, projectID, start, number, from, to)
	if err != nil {
		return err
	}
	for i, by := range []string{manager, finland, germany} {
		d.on(ends.AddDays(12 + 3*i))
		reportID, err := d.submit(ctx, projectID, plannedReport{
			by: by, periodID: periodID, partnerID: partners[i],
			work:       finishedWork()[i][number-1],
			deviations: "None of weight.",
			next:       "The work goes on as planned.",
			costs:      finishedCosts(start, number, i),
		})
		if err != nil {
			return err
		}
		d.on(ends.AddDays(40 + i))
		reviewer := manager
		if by == manager {
			reviewer = finance
		}
		if err := d.decide(ctx, reviewer, projectID, reportID, reporting.Approved, "Checked against the vouchers."); err != nil {
			return err
		}
	}
	return nil
}

func finishedWork() [][2]string {
	return [][2]string{
		{"We set up the project office, led the case library and hosted the kick-off meeting in Lund.", "We published the open edition of the case library and held the intensive course in Lund."},
		{"We wrote twelve patient cases and held the workshop for teachers in Turku.", "We translated the cases to Swedish and Finnish and tried them with two student groups."},
		{"We wrote the first edition of the handbook with reviewers from all partners.", "The handbook came out in five languages; we presented it at the final conference in Tartu."},
	}
}

// finishedCosts are the costs of one of the three reporting partners in a
// period, half of them in each project year that the period touches.
func finishedCosts(start programme.Date, number, partner int) []plannedCost {
	months := [][2]int{{8, 15}, {20, 30}}[number-1]
	management := [][2][2]string{
		{{"6000.00", "3000.00"}, {"3000.00", "6000.00"}}, {{"3000.00", "1500.00"}, {"1500.00", "3000.00"}}, {{"3000.00", "1500.00"}, {"1500.00", "3000.00"}},
	}[partner][number-1]
	outputs := [][2][2]string{
		{{"40210.40", "21040.00"}, {"22480.55", "25120.20"}}, {{"25480.00", "12360.00"}, {"10914.20", "16800.00"}}, {{"26410.10", "13360.00"}, {"11230.00", "15900.00"}},
	}[partner][number-1]
	meetings := [][2][2]string{
		{{"4600.00", "2300.00"}, {"1725.00", "2300.00"}}, {{"3450.00", "1725.00"}, {"1725.00", "1725.00"}}, {{"3450.00", "1725.00"}, {"1725.00", "1725.00"}},
	}[partner][number-1]
	var costs []plannedCost
	for half, month := range months {
		on := start.AddMonths(month).AddDays(13)
		costs = append(costs,
			plannedCost{"project_management", "Project management, unit costs of the months", "Own institution", management[half], on},
			plannedCost{"intellectual_outputs", "Working days on the outputs, by staff category", "Own institution", outputs[half], on.AddDays(2)},
			plannedCost{"transnational_meetings", "Travel and stay, project meetings", "Travel office", meetings[half], on.AddDays(5)},
		)
	}
	return costs
}
