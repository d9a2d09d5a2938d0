package main

import (
	"context"
	"fmt"

	"konsortium/access"
	"konsortium/budget"
	"konsortium/consortium"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"
	"konsortium/reporting"
)

// firstOfMonth is the first day of the month that lies so many months before.
func (d *demonstration) firstOfMonth(back int) programme.Date {
	return programme.MustDate(d.today.Year(), d.today.Month(), 1).AddMonths(-back)
}

// callFor gives the newest cooperation partnership call that is not after a year.
func callFor(year int) int {
	for ; year > 2022; year-- {
		if _, known := programme.For("KA220-HED", year); known {
			return year
		}
	}
	return 2022
}

// runningProject began thirteen months ago: its first period is being reported.
// Finland's report is approved, Germany's waits for review, the coordinator's
// own is begun, with costs in Swedish kronor, and late; a deliverable is late too.
func (d *demonstration) runningProject(ctx context.Context) error {
	start := d.firstOfMonth(13)
	requested, limit := money.MustParse("400000.00"), money.MustParse("150000.00")
	d.on(start.AddMonths(-7))
	signed := start.AddMonths(-7).AddDays(9)
	projectID, partners, err := d.begin(ctx, plannedProject{
		input: consortium.ProjectInput{
			Acronym: "BRIDGE", Title: "Bridging studies and work in the green transition", Action: "KA220-HED", CallYear: callFor(start.Year()),
			ProjectNumber: "DEMO-KA220-HED", StartOn: start, DurationMonths: 36, GrantRequested: &requested, YearlyLimit: &limit,
			Summary:                  "Students of engineering and law solve real assignments from cities and companies in mixed international teams, on site and on line.",
			HigherEducationRelevance: "The project builds credit-bearing courses with assignments from working life into master's programmes at four universities.",
			Objectives:               []string{"O2", "O3", "O4"}, ActivityTypes: []string{"A1", "A4", "A6", "A7"},
		},
		partners: []plannedPartner{
			{code: ownCode, role: "coordinator", signedOn: signed}, {code: finnishCode, role: "partner", signedOn: signed.AddDays(1)},
			{code: germanCode, role: "partner", signedOn: signed.AddDays(3)}, {code: norwegianCode, role: "partner", signedOn: signed.AddDays(6)},
		},
		budget: map[string][][]string{
			"project_management": {{"14000.00", "14000.00", "14000.00"}, {"4000.00", "4000.00", "4000.00"}, {"4000.00", "4000.00", "4000.00"}, {"2666.67", "2666.67", "2666.66"}},
			"work_packages":      {{"38200.00", "41300.00", "31500.00"}, {"29400.00", "31000.00", "26600.00"}, {"27800.00", "33500.00", "25700.00"}, {"12000.00", "17000.00", "12000.00"}},
		},
	})
	if err != nil {
		return err
	}
	for who, code := range map[string]string{finland: finnishCode, germany: germanCode} {
		if err := d.name(ctx, projectID, who, code, access.PartnerLead, programme.Date{}); err != nil {
			return err
		}
	}
	if err := d.award(ctx, projectID, "400000.00", "DEMO-AGREEMENT-BRIDGE", start.AddMonths(-6), start.AddMonths(-2), start); err != nil {
		return err
	}
	return d.runRunning(ctx, projectID, start, partners)
}

func (d *demonstration) runRunning(ctx context.Context, projectID string, start programme.Date, partners []string) error {
	ids, err := d.plan(ctx, projectID, start, partners, []plannedWork{
		{title: "Project management", lead: 0, from: 1, to: 36, results: []plannedResult{{"D1.1", "Project handbook", 0, 3}, {"D1.2", "Quality plan", 0, 6}},
			activities: []plannedActivity{{"M1", "transnational_meeting", "Kick-off meeting", "Lund", 0, 1, 2, 16}, {"M2", "transnational_meeting", "Second project meeting", "Heidelberg", 2, 15, 2, 16}}},
		{title: "Course design", lead: 1, from: 2, to: 20, results: []plannedResult{{"D2.1", "Survey of assignments from cities and companies", 1, 8}, {"D2.2", "Course outline with learning outcomes", 1, 13}, {"D2.3", "Teachers' guide", 2, 18}},
			activities: []plannedActivity{{"C1", "staff_workshop", "Workshop: assignments from working life", "Turku", 1, 9, 4, 18}}},
		{title: "Pilot courses", lead: 2, from: 12, to: 32, results: []plannedResult{{"D3.1", "First pilot, report", 2, 14}, {"D3.2", "Second pilot, report", 3, 28}},
			activities: []plannedActivity{{"C2", "intensive_course", "Intensive course: the green city", "Lund", 0, 17, 10, 28}, {"C3", "blended_mobility", "Mixed teams, on line and in Bergen", "Bergen", 3, 24, 5, 24}}},
		{title: "Dissemination", lead: 3, from: 4, to: 36, results: []plannedResult{{"D4.1", "Website and first newsletter", 3, 6}, {"D4.2", "Policy brief", 3, 34}},
			activities: []plannedActivity{{"E1", "multiplier_event", "Final conference", "Bergen", 3, 35, 2, 90}}},
	})
	if err != nil {
		return err
	}
	for code, month := range map[string]int{"M1": 2, "C1": 10} {
		if err := d.held(ctx, projectID, start.AddMonths(month), ids[code]); err != nil {
			return err
		}
	}
	for code, month := range map[string]int{"D1.1": 3, "D1.2": 6, "D2.1": 8, "D4.1": 6} {
		if err := d.delivered(ctx, projectID, start.AddMonths(month).AddDays(-2), ids[code]); err != nil {
			return err
		}
	}
	if err := d.cashOfRunning(ctx, projectID, start, partners); err != nil {
		return err
	}
	d.on(start.AddMonths(1))
	firstID, ends, err := d.period(ctx, projectID, start, 1, 1, 12)
	if err != nil {
		return err
	}
	if _, _, err := d.period(ctx, projectID, start, 2, 13, 24); err != nil {
		return err
	}
	if err := d.timeSheets(ctx, projectID, partners[1], finland, start.AddMonths(3),
		plannedSheet{"Helena Holm", "Lecturer", "researcher", "D2.1", "8.5"}, plannedSheet{"Mikko Mattsson", "Systems specialist", "technician", "D2.1", "4"}); err != nil {
		return err
	}
	if err := d.name(ctx, projectID, auditor, ownCode, access.Auditor, d.today.AddMonths(12)); err != nil {
		return err
	}
	if err := d.amendmentsOfRunning(ctx, projectID, start, partners); err != nil {
		return err
	}
	return d.reportRunning(ctx, projectID, firstID, ends, partners)
}

func (d *demonstration) reportRunning(ctx context.Context, projectID, periodID string, ends programme.Date, partners []string) error {
	d.on(ends.AddDays(8))
	finnish, err := d.submit(ctx, projectID, plannedReport{
		by: finland, periodID: periodID, partnerID: partners[1],
		work:       "We surveyed 41 assignments from cities and companies around the Baltic Sea, wrote D2.1 and held the staff workshop in Turku with 18 teachers.",
		deviations: "The survey took a month longer than planned; the course outline moved accordingly.",
		next:       "The course outline goes to all partners for comments.",
		costs: []plannedCost{
			{"project_management", "Coordination at Åbo Akademi, twelve months", "Åbo Akademi", "4000.00", ends.AddDays(-1)},
			{"work_packages", "Survey: working hours and interviews", "Åbo Akademi", "14380.50", ends.AddDays(-60)},
			{"work_packages", workshopCost, "Hotel Kakola", "6214.90", ends.AddDays(-95)},
			{"work_packages", translationCost, "Kielitalo Oy", "1860.00", ends.AddDays(-40)},
		},
	})
	if err != nil {
		return err
	}
	d.on(ends.AddDays(15))
	if err := d.reviewFinnish(ctx, projectID, finnish); err != nil {
		return err
	}
	d.on(ends.AddDays(18))
	_, err = d.submit(ctx, projectID, plannedReport{
		by: germany, periodID: periodID, partnerID: partners[2],
		work:       "We prepared the first pilot course with the city of Heidelberg and recruited 26 students from two faculties.",
		deviations: "One faculty joined later than planned.",
		next:       "The first pilot runs during the coming term.",
		costs: []plannedCost{
			{"project_management", "Coordination in Heidelberg, twelve months", "Universität Heidelberg", "4000.00", ends.AddDays(-1)},
			{"work_packages", "Preparation of the pilot: working hours", "Universität Heidelberg", "17905.30", ends.AddDays(-30)},
			{"work_packages", "Platform for team work, yearly licence", "Campus Software GmbH", "1190.00", ends.AddDays(-75)},
		},
	})
	if err != nil {
		return err
	}
	return d.reportInKronor(ctx, projectID, periodID, ends, partners[0])
}

// The costs of Finland's report that are not simply accepted.
const (
	workshopCost    = "Staff workshop in Turku: room, meals, materials"
	translationCost = "Translation of the survey into Finnish and Swedish"
)

// reviewFinnish goes through Finland's report line by line: one cost is accepted
// in part, one is parked, the rest is accepted.
func (d *demonstration) reviewFinnish(ctx context.Context, projectID, reportID string) error {
	accepted, limit := money.MustParse("5994.90"), money.MustParse("20000.00")
	if _, err := d.Reporting.SetFinanceLimit(d.as(ctx, finance), projectID, 1, &limit, "Rules of procedure of the university."); err != nil {
		return err
	}
	for description, in := range map[string]reporting.VerdictInput{
		workshopCost:    {Verdict: models.VerdictAcceptedInPart, Accepted: &accepted, Reason: "The wine with dinner, 220 euro, is not eligible."},
		translationCost: {Verdict: models.VerdictParked, Reason: "The invoice does not say how many pages. Please attach the order."},
	} {
		if err := d.verdict(ctx, manager, projectID, reportID, description, in); err != nil {
			return err
		}
	}
	as := d.as(ctx, manager)
	report, err := d.Reporting.ReadReport(as, projectID, reportID)
	if err != nil {
		return err
	}
	if _, err := d.Reporting.AcceptCosts(as, projectID, reportID, report.Report.Version, ""); err != nil {
		return err
	}
	return d.decide(ctx, manager, projectID, reportID, reporting.Approved, "Thank you. The translation returns in the next report.")
}

// reportInKronor begins the coordinator's own report, whose receipts are in
// Swedish and Norwegian kronor. A cost of a month without a shipped rate is left
// out: no rate is invented.
func (d *demonstration) reportInKronor(ctx context.Context, projectID, periodID string, ends programme.Date, partnerID string) error {
	as := d.as(ctx, manager)
	if _, err := d.Reporting.SetConversion(as, projectID, 1, reporting.ConversionInput{
		Rule: budget.MonthOfCost, Reason: "The partnership agreement converts by the month of the cost.",
	}); err != nil {
		return err
	}
	report, err := d.Reporting.StartReport(as, projectID, periodID, partnerID)
	if err != nil {
		return err
	}
	for _, cost := range []struct {
		category, description, supplier, currency, amount string
		on                                                programme.Date
	}{
		{"work_packages", "Kick-off meeting: room and meals", "Akademiska Föreningen", "SEK", "48650.00", ends.AddMonths(-11).AddDays(-14)},
		{"work_packages", "Interpreters at the kick-off meeting", "Tolkcentralen", "SEK", "12345.50", ends.AddMonths(-11).AddDays(-14)},
		{"work_packages", "Study visit in Bergen: rooms for two nights", "Hotel Norge", "NOK", "9180.00", ends.AddMonths(-6).AddDays(-10)},
	} {
		_, err := d.Reporting.AddCost(as, projectID, report.ID, reporting.CostInput{
			Category: cost.category, IncurredOn: cost.on, Description: cost.description, Supplier: cost.supplier, Currency: cost.currency, OriginalAmount: cost.amount,
		})
		if lacksRate(err) {
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", cost.description, err)
		}
	}
	// The licence that Germany claims too: whoever reviews either of the reports is told.
	_, err = d.Reporting.AddCost(as, projectID, report.ID, reporting.CostInput{
		Category: "work_packages", IncurredOn: ends.AddDays(-75), Description: "Campus platform, licence", Supplier: "CAMPUS Software GmbH", Amount: money.MustParse("1190.00"),
	})
	return err
}

// lacksRate tells a cost that is refused for nothing but a missing rate.
func lacksRate(err error) bool {
	known, ok := fault.Of(err)
	return ok && len(known.Fields) == 1 && known.Fields[0].Code == "no_rate"
}

// draftProject is an application in the making that is one country short.
func (d *demonstration) draftProject(ctx context.Context) error {
	call := callFor(d.today.Year() + 1)
	requested, limit := money.MustParse("250000.00"), money.MustParse("125000.00")
	d.on(d.today.AddDays(-20))
	start := programme.MustDate(d.today.Year()+1, 9, 1)
	projectID, partners, err := d.begin(ctx, plannedProject{
		input: consortium.ProjectInput{
			Acronym: "LIGHTHOUSE", Title: "Lighthouse courses in marine data", Action: "KA220-HED", CallYear: call,
			StartOn: start, DurationMonths: 24, GrantRequested: &requested, YearlyLimit: &limit,
			Summary:                  "Open courses in which students learn to work with ocean data from public sources.",
			HigherEducationRelevance: "The courses become electives in master's programmes in marine science and statistics.",
			Objectives:               []string{"O1", "O2"}, ActivityTypes: []string{"A1", "A5"},
		},
		partners: []plannedPartner{
			{code: ownCode, role: "coordinator"}, {code: finnishCode, role: "partner"}, {code: finnishOtherCode, role: "partner"},
		},
		budget: map[string][][]string{
			"project_management": {{"12000.00", "12000.00"}, {"4000.00", "4000.00"}, {"3000.00", "3000.00"}},
			"work_packages":      {{"41000.00", "40000.00"}, {"33000.00", "31000.00"}, {"35000.00", "32000.00"}},
		},
	})
	if err != nil {
		return err
	}
	if err := d.draftItems(ctx, projectID, start, partners); err != nil {
		return err
	}
	if err := d.name(ctx, projectID, finland, finnishCode, access.PartnerLead, programme.Date{}); err != nil {
		return err
	}
	if err := d.move(ctx, projectID, consortium.MoveInput{To: consortium.Planning}); err != nil {
		return err
	}
	if err := d.mandates(ctx, projectID); err != nil {
		return err
	}
	if err := d.scenariosOfDraft(ctx, projectID, partners); err != nil {
		return err
	}
	return d.draftCandidates(ctx, projectID)
}
