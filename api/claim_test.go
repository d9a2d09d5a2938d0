package api_test

import (
	"net/http"
	"sync"
	"testing"

	"konsortium/access"
	"konsortium/api/apitest"
	"konsortium/models"
	"konsortium/models/modeltest"
	"konsortium/money"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// claim is one cost to enter, in transnational meetings unless it says otherwise.
type claim struct{ description, supplier, amount, on string }

// claimed gives a report costs with a document each, hands it in, and gives the costs in their order.
func (c *consortium) claimed(t *testing.T, by *apitest.Client, report string, claims ...claim) []costOf {
	t.Helper()
	now := version(t, by.Get(report).Status(http.StatusOK))
	saved := by.At(now).Put(report, map[string]any{"workDone": "The meeting.", "deviations": "", "nextSteps": ""}).Status(http.StatusOK)
	for _, one := range claims {
		document := c.attach(by, report, "receipt.pdf", append(pdf, report+one.description...)).Status(http.StatusCreated).ID()
		by.Post(report+"/costs", map[string]any{
			"category": "transnational_meetings", "incurredOn": one.on, "description": one.description, "supplier": one.supplier, "amount": one.amount, "documentIds": []any{document},
		}).Status(http.StatusCreated)
	}
	by.At(version(t, saved)).Post(report+"/moves", map[string]any{"to": "submitted"}).Status(http.StatusOK)
	return c.costs(by, report)
}

// costOf is what the tests read of a cost.
type costOf struct {
	ID, Description, Amount, Accepted, Verdict, VerdictReason, Finance, IncurredOn string
	Version                                                                        int
	FinanceNeeded, Carried                                                         bool
	DocumentIDs                                                                    []string `json:"documentIds"`
	AllowedActions                                                                 []string
	History                                                                        []struct {
		Step, Verdict, Accepted, Reason, ByName string
		PeriodNumber                            int
	}
	SameReceipts []struct {
		ByFile, ByReceipt, Hidden                                             bool
		ProjectID, ProjectAcronym, ReportID, PartnerName, CostID, Description string
	}
	Corrections []struct {
		ID, Amount, Status string
		AllowedActions     []string
	}
	Unit *struct {
		Units, Code, Rate, Source, Reason string
		Confirmed                         bool
	}
}

type reportOf struct {
	Costs           []costOf
	Total, Accepted string
	Status          string
	Version         int
	LaterPeriod     bool
}

func read(by *apitest.Client, report string) reportOf {
	var body reportOf
	by.Get(report).Status(http.StatusOK).Into(&body)
	return body
}

func (c *consortium) costs(by *apitest.Client, report string) []costOf { return read(by, report).Costs }

func (c *consortium) verdict(by *apitest.Client, report string, cost costOf, body map[string]any) *apitest.Answer {
	return by.At(cost.Version).Put(report+"/costs/"+cost.ID+"/verdict", body)
}

func (c *consortium) approve(by *apitest.Client, report string) *apitest.Answer {
	return by.At(read(by, report).Version).Post(report+"/moves", map[string]any{"to": "approved"})
}

// secondPeriod adds the second year.
func (c *consortium) secondPeriod() string {
	return c.manager.Post(c.root+"/periods", map[string]any{"number": 2, "startsOn": "2020-09-01", "endsOn": "2021-08-31", "dueOn": "2021-09-30"}).Status(http.StatusCreated).ID()
}

var meeting = []claim{
	{"Flights", "Finnair", "100.00", "2020-02-10"}, {"Hotel", "Hotel Kakola", "80.00", "2020-02-11"},
	{"Dinner", "Kakolan Ruokala", "30.00", "2020-02-12"}, {"Taxi", "Taksi", "12.34", "2020-02-13"},
}

func TestEachCostGetsAVerdictWithItsReasonAndOnlyWhatIsAcceptedCounts(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	costs := c.claimed(t, c.turkuLead, report, meeting...)
	assert.Equal(t, []string{"decide_cost"}, c.costs(c.manager, report)[0].AllowedActions)
	c.verdict(c.manager, report, costs[1], map[string]any{"verdict": "accepted_in_part", "reason": " "}).
		Problem(http.StatusUnprocessableEntity, "invalid").Field("/reason", "required").Field("/accepted", "required")
	for _, whole := range []string{"80.00", "80.01", "0.00", "-1.00"} {
		c.verdict(c.manager, report, costs[1], map[string]any{"verdict": "accepted_in_part", "accepted": whole, "reason": "Too dear"}).
			Problem(http.StatusUnprocessableEntity, "invalid").Field("/accepted", "not_a_part")
	}
	c.verdict(c.manager, report, costs[3], map[string]any{"verdict": "refused", "accepted": "1.00", "reason": "No"}).
		Problem(http.StatusUnprocessableEntity, "invalid").Field("/accepted", "only_in_part")
	c.verdict(c.manager, report, costs[1], map[string]any{"verdict": "accepted_in_part", "accepted": "79.99", "reason": "One cent of minibar"}).Status(http.StatusOK)
	c.verdict(c.office, report, costs[1], map[string]any{"verdict": "accepted"}).Problem(http.StatusPreconditionFailed, "stale_version")
	c.verdict(c.manager, report, costs[3], map[string]any{"verdict": "refused", "reason": "The train ran"}).Status(http.StatusOK)
	c.approve(c.manager, report).Problem(http.StatusUnprocessableEntity, "invalid").
		Field("/costs/0/verdict", "verdict_missing").Field("/costs/2/verdict", "verdict_missing")

	seen := read(c.manager, report).Version
	c.verdict(c.office, report, c.costs(c.office, report)[2], map[string]any{"verdict": "parked", "reason": "Who was there?"}).Status(http.StatusOK)
	c.manager.At(seen).Post(report+"/moves", map[string]any{"to": "approved"}).Problem(http.StatusPreconditionFailed, "stale_version")
	c.manager.At(read(c.manager, report).Version).Post(report+"/acceptances", map[string]any{}).Status(http.StatusOK)
	assert.Equal(t, "179.99", read(c.manager, report).Accepted)
	c.approve(c.manager, report).Status(http.StatusOK)

	after := read(c.turkuLead, report)
	var told []string
	for _, cost := range after.Costs {
		told = append(told, cost.Description+" "+cost.Verdict+" "+cost.Accepted+" of "+cost.Amount+" "+cost.VerdictReason)
	}
	assert.Equal(t, []string{
		"Flights accepted 100.00 of 100.00 ", "Hotel accepted_in_part 79.99 of 80.00 One cent of minibar",
		"Dinner parked 0.00 of 30.00 Who was there?", "Taxi refused 0.00 of 12.34 The train ran",
	}, told)
	assert.Equal(t, "222.34", after.Total)
	assert.Equal(t, "179.99", after.Accepted)
	c.verdict(c.manager, report, after.Costs[0], map[string]any{"verdict": "refused", "reason": "After all"}).Problem(http.StatusConflict, "report_not_submitted")
	c.actuals(t, models.Actual{PartnerID: c.turku.ID, Category: "transnational_meetings", Year: 1, Status: "approved", AmountCents: money.MustParse("179.99")})
}

// actuals compares what counts in the project.
func (c *consortium) actuals(t *testing.T, want ...models.Actual) {
	t.Helper()
	modeltest.Write(t, c.DB, func(tx *models.Tx) error {
		sums, err := tx.Actuals(c.project.ID, access.Reach{Everything: true})
		require.NoError(t, err)
		assert.ElementsMatch(t, want, sums)
		return nil
	})
}

func TestWhoeverWroteACostNeverDecidesAboutItAndAPartnerNeverDoes(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.manager, c.period())
	cost := c.claimed(t, c.manager, report, meeting[0])[0]
	body := map[string]any{"verdict": "accepted"}
	c.verdict(c.manager, report, cost, body).Problem(http.StatusForbidden, "own_report")
	c.manager.At(read(c.manager, report).Version).Post(report+"/acceptances", map[string]any{}).Problem(http.StatusForbidden, "own_report")
	c.verdict(c.auditor, report, cost, body).Problem(http.StatusForbidden, "forbidden")
	c.verdict(c.colleague, report, cost, body).Problem(http.StatusForbidden, "forbidden")
	c.verdict(c.turkuLead, report, cost, body).Problem(http.StatusNotFound, "not_found")
	c.verdict(c.outsider, report, cost, body).Problem(http.StatusNotFound, "not_found")
	c.verdict(c.office, report, cost, body).Status(http.StatusOK)
}

func TestAParkedCostReturnsInTheNextReportWithItsHistory(t *testing.T) {
	c := newConsortium(t)
	first := c.report(c.turkuLead, c.period())
	costs := c.claimed(t, c.turkuLead, first, meeting[0], meeting[1])
	c.verdict(c.manager, first, costs[0], map[string]any{"verdict": "parked", "reason": "The boarding pass is missing"}).Status(http.StatusOK)
	c.verdict(c.manager, first, costs[1], map[string]any{"verdict": "accepted"}).Status(http.StatusOK)
	next := c.report(c.turkuLead, c.secondPeriod())
	assert.Empty(t, c.costs(c.turkuLead, next), "it returns when the first report is approved")
	c.approve(c.manager, first).Status(http.StatusOK)

	back := c.costs(c.turkuLead, next)
	require.Len(t, back, 1)
	assert.True(t, back[0].Carried)
	assert.Equal(t, []string{"pending", "2020-02-10", "100.00"}, []string{back[0].Verdict, back[0].IncurredOn, back[0].Amount})
	assert.Equal(t, costs[0].DocumentIDs, back[0].DocumentIDs)
	require.Len(t, back[0].History, 1)
	assert.Equal(t, "The boarding pass is missing", back[0].History[0].Reason)
	assert.Equal(t, 1, back[0].History[0].PeriodNumber)
	assert.Equal(t, next, c.report(c.turkuMember, lastPeriod(c)), "opening it again carries nothing twice")
	assert.Len(t, c.costs(c.turkuLead, next), 1)

	line := next + "/costs/" + back[0].ID
	c.turkuLead.At(1).Delete(line).Problem(http.StatusConflict, "carried_cost_stays")
	body := map[string]any{"category": "transnational_meetings", "incurredOn": "2019-08-31", "description": "Flights, boarding pass attached", "supplier": "Finnair", "amount": "100.00", "documentIds": back[0].DocumentIDs}
	c.turkuLead.At(1).Put(line, body).Problem(http.StatusUnprocessableEntity, "invalid").Field("/incurredOn", "outside_project")
	body["incurredOn"] = "2020-02-10"
	c.turkuLead.At(1).Put(line, body).Status(http.StatusOK)
	c.turkuLead.At(read(c.turkuLead, next).Version).Put(next, map[string]any{"workDone": "More.", "deviations": "", "nextSteps": ""}).Status(http.StatusOK)
	c.turkuLead.At(read(c.turkuLead, next).Version).Post(next+"/moves", map[string]any{"to": "submitted"}).Status(http.StatusOK)
	c.verdict(c.manager, next, c.costs(c.manager, next)[0], map[string]any{"verdict": "accepted", "reason": "Thank you"}).Status(http.StatusOK)
	c.approve(c.manager, next).Status(http.StatusOK)
	assert.Equal(t, "parked", c.costs(c.turkuLead, first)[0].Verdict, "the line in the first report stays as it was decided")
	assert.Len(t, c.costs(c.turkuLead, first)[0].History, 2)
	c.actuals(t, models.Actual{PartnerID: c.turku.ID, Category: "transnational_meetings", Year: 1, Status: "approved", AmountCents: money.MustParse("180.00")})
}

// lastPeriod is the id of the project's last period.
func lastPeriod(c *consortium) string {
	var list struct{ Items []struct{ ID string } }
	c.manager.Get(c.root + "/periods").Status(http.StatusOK).Into(&list)
	return list.Items[len(list.Items)-1].ID
}

func TestAReturnedReportKeepsItsVerdictsUntilACostIsChanged(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	costs := c.claimed(t, c.turkuLead, report, meeting[0], meeting[1])
	c.verdict(c.manager, report, costs[0], map[string]any{"verdict": "accepted"}).Status(http.StatusOK)
	c.verdict(c.manager, report, costs[1], map[string]any{"verdict": "refused", "reason": "Not in the plan"}).Status(http.StatusOK)
	c.manager.At(read(c.manager, report).Version).Post(report+"/moves", map[string]any{"to": "returned", "reason": "See the hotel."}).Status(http.StatusOK)
	changed := c.costs(c.turkuLead, report)
	c.turkuLead.At(changed[1].Version).Put(report+"/costs/"+changed[1].ID, map[string]any{
		"category": "transnational_meetings", "incurredOn": "2020-02-11", "description": "Hotel", "amount": "70.00", "documentIds": changed[1].DocumentIDs,
	}).Status(http.StatusOK)
	now := c.costs(c.turkuLead, report)
	assert.Equal(t, []string{"accepted", "pending"}, []string{now[0].Verdict, now[1].Verdict})
	assert.Equal(t, "70.00", now[1].Accepted)
	assert.Equal(t, "Not in the plan", now[1].History[0].Reason)
	c.turkuLead.At(now[1].Version).Delete(report + "/costs/" + now[1].ID).Status(http.StatusNoContent)
}

func TestARealCostAboveTheLimitNeedsFinanceAndThreePeople(t *testing.T) {
	c := newConsortium(t)
	c.manager.At(1).Put(c.root+"/finance-limit", map[string]any{"limit": "90.00", "reason": "Ours"}).Problem(http.StatusForbidden, "forbidden")
	c.office.At(1).Put(c.root+"/finance-limit", map[string]any{"limit": "-0.01", "reason": ""}).Problem(http.StatusUnprocessableEntity, "invalid").
		Field("/limit", "out_of_range").Field("/reason", "required")
	c.office.At(1).Put(c.root+"/finance-limit", map[string]any{"limit": "80.00", "reason": "Rules of procedure"}).Status(http.StatusOK)
	c.office.At(1).Put(c.root+"/finance-limit", map[string]any{"reason": "Later"}).Problem(http.StatusPreconditionFailed, "stale_version")
	report := c.report(c.turkuLead, c.period())
	costs := c.claimed(t, c.turkuLead, report, meeting[0], meeting[1])
	c.approve(c.manager, report).Problem(http.StatusUnprocessableEntity, "invalid").Field("/costs/0/finance", "finance_missing")
	line := report + "/costs/" + costs[0].ID + "/finance-verdict"
	c.finance.At(1).Put(line, map[string]any{"verdict": "approved"}).Problem(http.StatusConflict, "finance_not_needed")
	c.verdict(c.finance, report, costs[0], map[string]any{"verdict": "accepted"}).Status(http.StatusOK)
	c.finance.At(2).Put(line, map[string]any{"verdict": "approved"}).Problem(http.StatusForbidden, "own_verdict")
	c.manager.At(2).Put(line, map[string]any{"verdict": "approved"}).Problem(http.StatusForbidden, "forbidden")
	c.verdict(c.manager, report, c.costs(c.manager, report)[0], map[string]any{"verdict": "accepted"}).Status(http.StatusOK)
	c.manager.At(read(c.manager, report).Version).Post(report+"/acceptances", map[string]any{}).Status(http.StatusOK)
	now := c.costs(c.finance, report)
	assert.Equal(t, []bool{true, false}, []bool{now[0].FinanceNeeded, now[1].FinanceNeeded}, "the limit itself is within it")
	assert.Contains(t, now[0].AllowedActions, "approve_cost")
	c.finance.At(now[0].Version).Put(line, map[string]any{"verdict": "objected"}).Problem(http.StatusUnprocessableEntity, "invalid").Field("/reason", "required")
	c.finance.At(now[0].Version).Put(line, map[string]any{"verdict": "objected", "reason": "Business class"}).Status(http.StatusOK)
	c.approve(c.manager, report).Problem(http.StatusUnprocessableEntity, "invalid").Field("/costs/0/finance", "finance_missing")
	now = c.costs(c.manager, report)
	c.verdict(c.manager, report, now[0], map[string]any{"verdict": "accepted_in_part", "accepted": "90.00", "reason": "Economy"}).Status(http.StatusOK)
	now = c.costs(c.finance, report)
	assert.Empty(t, now[0].Finance, "another verdict asks finance again")
	c.finance.At(now[0].Version).Put(line, map[string]any{"verdict": "approved"}).Status(http.StatusOK)
	c.approve(c.finance, report).Status(http.StatusOK)
}

func TestFiftyApprovalsAtOnceCarryAParkedCostOnce(t *testing.T) {
	c := newConsortium(t)
	first := c.report(c.turkuLead, c.period())
	costs := c.claimed(t, c.turkuLead, first, meeting[0], meeting[1])
	next := c.report(c.turkuLead, c.secondPeriod())
	codes := at50(func(i int) int {
		by := []*apitest.Client{c.manager, c.office, c.finance}[i%3]
		return c.verdict(by, first, costs[0], map[string]any{"verdict": "parked", "reason": "Which flight?"}).Code
	})
	assert.Equal(t, map[int]int{http.StatusOK: 1, http.StatusPreconditionFailed: 49}, codes)
	assert.Len(t, c.costs(c.manager, first)[0].History, 1)
	seen := read(c.manager, first).Version
	codes = at50(func(int) int { return c.manager.At(seen).Post(first+"/acceptances", map[string]any{}).Code })
	assert.Equal(t, map[int]int{http.StatusOK: 1, http.StatusPreconditionFailed: 49}, codes)
	seen = read(c.manager, first).Version
	codes = at50(func(i int) int {
		return []*apitest.Client{c.manager, c.office, c.finance}[i%3].At(seen).Post(first+"/moves", map[string]any{"to": "approved"}).Code
	})
	assert.Equal(t, map[int]int{http.StatusOK: 1, http.StatusPreconditionFailed: 49}, codes)
	assert.Len(t, c.costs(c.turkuLead, next), 1)
	c.actuals(t, models.Actual{PartnerID: c.turku.ID, Category: "transnational_meetings", Year: 1, Status: "approved", AmountCents: money.MustParse("80.00")})
}

// at50 does something fifty times at once and counts the answers.
func at50(do func(int) int) map[int]int {
	codes := make([]int, 50)
	var wait sync.WaitGroup
	for i := range codes {
		wait.Go(func() { codes[i] = do(i) })
	}
	wait.Wait()
	counted := map[int]int{}
	for _, code := range codes {
		counted[code]++
	}
	return counted
}

func TestACorrectionOfAnApprovedCostCountsWhenAnotherPersonApprovesIt(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	cost := c.claimed(t, c.turkuLead, report, meeting[0])[0]
	line := report + "/costs/" + cost.ID + "/corrections"
	refund := func(amount string) map[string]any {
		return map[string]any{"kind": "refund", "amount": amount, "reason": "The airline paid back"}
	}
	c.manager.Post(line, refund("-10.00")).Problem(http.StatusConflict, "cost_not_approved")
	c.approve(c.manager, report).Status(http.StatusOK)
	before := string(c.manager.Get(report).Status(http.StatusOK).Text)
	for amount, code := range map[string]string{"0.00": "zero", "10.00": "refund_not_negative", "-100.01": "below_zero"} {
		c.manager.Post(line, refund(amount)).Problem(http.StatusUnprocessableEntity, "invalid").Field("/amount", code)
	}
	c.manager.Post(line, map[string]any{"kind": "correction", "amount": "0.01", "reason": " ", "documentId": models.NewID()}).Problem(http.StatusUnprocessableEntity, "invalid").
		Field("/amount", "above_claim").Field("/reason", "required").Field("/documentId", "unknown")
	c.bonnLead.Post(line, refund("-10.00")).Problem(http.StatusNotFound, "not_found")
	c.auditor.Post(line, refund("-10.00")).Problem(http.StatusForbidden, "forbidden")
	assert.Equal(t, before, string(c.manager.Get(report).Text))

	entered := c.manager.Post(line, refund("-10.00")).Status(http.StatusCreated)
	byPartner := c.turkuLead.Post(line, refund("-0.50")).Status(http.StatusCreated)
	c.turkuLead.Post(line, refund("-89.51")).Problem(http.StatusUnprocessableEntity, "invalid").Field("/amount", "below_zero")
	approved := models.Actual{PartnerID: c.turku.ID, Category: "transnational_meetings", Year: 1, Status: "approved", AmountCents: money.MustParse("100.00")}
	c.actuals(t, approved)
	decision := c.root + "/corrections/" + entered.ID() + "/decisions"
	c.manager.At(1).Post(decision, map[string]any{"decision": "approved"}).Problem(http.StatusForbidden, "own_correction")
	c.turkuLead.At(1).Post(decision, map[string]any{"decision": "approved"}).Problem(http.StatusForbidden, "forbidden")
	c.bonnLead.At(1).Post(decision, map[string]any{"decision": "approved"}).Problem(http.StatusNotFound, "not_found")
	c.finance.At(1).Post(decision, map[string]any{"decision": "refused"}).Problem(http.StatusUnprocessableEntity, "invalid").Field("/reason", "required")
	codes := at50(func(i int) int {
		return []*apitest.Client{c.office, c.finance}[i%2].At(1).Post(decision, map[string]any{"decision": "approved"}).Code
	})
	assert.Equal(t, map[int]int{http.StatusOK: 1, http.StatusPreconditionFailed: 49}, codes)
	c.manager.At(1).Post(c.root+"/corrections/"+byPartner.ID()+"/decisions", map[string]any{"decision": "refused", "reason": "It was the bank's fee"}).Status(http.StatusOK)
	c.actuals(t, approved, models.Actual{PartnerID: c.turku.ID, Category: "transnational_meetings", Year: 2, Status: "approved", AmountCents: money.MustParse("-10.00")})
	after := c.costs(c.turkuLead, report)[0]
	assert.Equal(t, []string{"100.00", "100.00"}, []string{after.Amount, after.Accepted}, "the approved line stays as it was")
	assert.Equal(t, cost.Version+1, after.Version, "the verdict and nothing else changed it")
	assert.Len(t, after.Corrections, 2)
	assert.Len(t, c.turkuLead.Get(c.root + "/corrections").Status(http.StatusOK).JSON()["items"], 2)
	assert.Empty(t, c.bonnLead.Get(c.root + "/corrections").Status(http.StatusOK).JSON()["items"])
}

func TestTheSameReceiptTwiceIsToldWithoutShowingWhatIsNotOnesOwn(t *testing.T) {
	c := newConsortium(t)
	period := c.period()
	turku, bonn := c.report(c.turkuLead, period), c.report(c.bonnLead, period)
	enter := func(by *apitest.Client, root, report, supplier, amount string, file []byte) *apitest.Answer {
		document := by.Send(http.MethodPost, root+"/documents?name=receipt.pdf&reportId="+lastPart(report), file).Status(http.StatusCreated).ID()
		return by.Post(report+"/costs", map[string]any{
			"category": "transnational_meetings", "incurredOn": "2020-02-10", "description": "Secret flights", "supplier": supplier, "amount": amount, "documentIds": []any{document},
		})
	}
	var first, second, third costOf
	enter(c.turkuLead, c.root, turku, "Finnair Oyj", "250.00", append(pdf, "one"...)).Status(http.StatusCreated).Into(&first)
	assert.Empty(t, first.SameReceipts)
	enter(c.bonnLead, c.root, bonn, " FINNAIR-OYJ", "250.00", append(pdf, "two"...)).Status(http.StatusCreated).Into(&second)
	require.Len(t, second.SameReceipts, 1)
	assert.True(t, second.SameReceipts[0].ByReceipt && second.SameReceipts[0].Hidden && !second.SameReceipts[0].ByFile)
	assert.NotContains(t, string(c.bonnLead.Get(bonn).Status(http.StatusOK).Text), first.ID)
	enter(c.bonnLead, c.root, bonn, "Finnair", "250.01", append(pdf, "three"...)).Status(http.StatusCreated).Into(&third)
	assert.Empty(t, third.SameReceipts, "another sum or another supplier is another receipt")

	told := c.costs(c.manager, bonn)[0].SameReceipts
	require.Len(t, told, 1)
	assert.Equal(t, []string{c.project.ID, "BRIDGE", lastPart(turku), "Turku", first.ID}, []string{told[0].ProjectID, told[0].ProjectAcronym, told[0].ReportID, told[0].PartnerName, told[0].CostID})

	var list struct{ Items []struct{ ID string } }
	c.outsider.Get("/api/v1/projects").Status(http.StatusOK).Into(&list)
	other := "/api/v1/projects/" + list.Items[0].ID
	elsewhere := c.office.Post(other+"/periods", map[string]any{"number": 1, "startsOn": "2019-09-01", "endsOn": "2020-08-31", "dueOn": "2020-09-30"}).Status(http.StatusCreated).ID()
	report := other + "/reports/" + c.outsider.Post(other+"/reports", map[string]any{"periodId": elsewhere}).Status(http.StatusOK).ID()
	var foreign costOf
	enter(c.outsider, other, report, "Somebody else", "9.00", append(pdf, "one"...)).Status(http.StatusCreated).Into(&foreign)
	require.Len(t, foreign.SameReceipts, 1)
	assert.True(t, foreign.SameReceipts[0].ByFile && foreign.SameReceipts[0].Hidden)
	assert.NotContains(t, string(c.outsider.Get(report).Text), "BRIDGE")
	assert.Len(t, c.costs(c.office, turku)[0].SameReceipts, 2)
	assert.Len(t, c.costs(c.turkuLead, turku)[0].SameReceipts, 1, "all that it may not see is told as one")
}

func TestAUnitCostIsUnitsTimesTheRateOfTheRuleBookOrATypedOneWithItsReason(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	add := func(unit map[string]any, extra ...string) *apitest.Answer {
		body := map[string]any{"category": "project_management", "incurredOn": "2020-02-10", "description": "Coordination", "unit": unit}
		for i := 0; i < len(extra); i += 2 {
			body[extra[i]] = extra[i+1]
		}
		return c.turkuLead.Post(report+"/costs", body)
	}
	var book, typed costOf
	add(map[string]any{"units": "2.50", "code": "management_partner"}).Status(http.StatusCreated).Into(&book)
	assert.Equal(t, "625.00", book.Amount)
	assert.Equal(t, []string{"2.5", "250.00", ""}, []string{book.Unit.Units, book.Unit.Rate, book.Unit.Reason})
	assert.True(t, book.Unit.Confirmed)
	assert.NotEmpty(t, book.Unit.Source)
	add(map[string]any{"units": "3", "rate": "33.35", "reason": "Agreed in the consortium"}, "category", "intellectual_outputs").Status(http.StatusCreated).Into(&typed)
	assert.Equal(t, "100.05", typed.Amount)
	add(map[string]any{"units": "0.00", "code": "management_coordinator"}).Problem(http.StatusUnprocessableEntity, "invalid").Field("/unit/code", "unknown").Field("/unit/units", "units_form")
	add(map[string]any{"units": "1,5"}).Problem(http.StatusUnprocessableEntity, "invalid").
		Field("/unit/units", "units_form").Field("/unit/rate", "not_positive").Field("/unit/reason", "required")
	add(map[string]any{"units": "1", "code": "management_partner", "rate": "251.00"}, "amount", "1.00", "currency", "SEK").Problem(http.StatusUnprocessableEntity, "invalid").
		Field("/unit/rate", "computed").Field("/amount", "computed").Field("/currency", "units_in_euro")
	add(map[string]any{"units": "0.01", "rate": "0.49", "reason": "Too little"}).Problem(http.StatusUnprocessableEntity, "invalid").Field("/unit/units", "too_small")
	add(map[string]any{"units": "999999.99", "rate": "999.00", "reason": "Too much"}).Problem(http.StatusUnprocessableEntity, "invalid").Field("/unit/units", "too_large")
	add(map[string]any{"units": "1", "code": "management_partner"}, "activityId", models.NewID()).Problem(http.StatusUnprocessableEntity, "invalid").Field("/activityId", "unknown")
}

func TestACostOneDayOutsideTheProjectIsRefusedAtItsField(t *testing.T) {
	c := newConsortium(t)
	report := c.report(c.turkuLead, c.period())
	for day, code := range map[string]string{"2019-08-31": "outside_project", "2021-09-01": "outside_project", "2020-09-01": "outside_period"} {
		c.turkuLead.Post(report+"/costs", map[string]any{"category": "transnational_meetings", "incurredOn": day, "description": "Flights", "amount": "1.00"}).
			Problem(http.StatusUnprocessableEntity, "invalid").Field("/incurredOn", code)
	}
}
