package consortium

import (
	"strconv"

	"konsortium/access"
	"konsortium/eligibility"
	"konsortium/models"
	"konsortium/programme"
)

// planned is what the rules ask of the budget and the work plan. The zero value
// is not known of.
type planned struct {
	lines   []models.BudgetLineRow
	results *int
}

// plannedIn loads what is planned; the budget only for who may read it whole.
func plannedIn(tx *models.Tx, projectID string, withBudget bool) (planned, error) {
	var plan planned
	results, err := tx.CountDeliverables(projectID)
	if err != nil {
		return plan, err
	}
	plan.results = &results
	if withBudget {
		plan.lines, err = currentLines(tx, projectID)
	}
	return plan, err
}

// currentLines loads the cells of the draft, else of the plan of record.
func currentLines(tx *models.Tx, projectID string) ([]models.BudgetLineRow, error) {
	current, err := tx.CurrentBudget(projectID)
	if current == nil || err != nil {
		return nil, err
	}
	return tx.BudgetLines(current, access.Reach{Everything: true})
}

// takesPart tells whether a partner is in the consortium on a day: not from the
// day it left, and not before the day it joined if that was after the start.
// Whoever is to take part from the start does so beforehand too.
func takesPart(project *models.Project, partner *models.Partner, day programme.Date) bool {
	if !partner.LeftOn.IsZero() && !day.Before(partner.LeftOn) {
		return false
	}
	return !joinsLater(project, partner) || !day.Before(partner.JoinedOn)
}

// joinsLater tells whether a partner joins a project that has begun by then.
func joinsLater(project *models.Project, partner *models.Partner) bool {
	return Status(project.Status).awarded() && !project.StartOn.IsZero() && partner.JoinedOn.After(project.StartOn)
}

// judgement is a verdict with what is needed to tell it.
type judgement struct {
	eligibility.Verdict
	facts     eligibility.Facts
	book      *programme.RuleBook
	countries *programme.CountryList
	// partnerIDs run parallel to facts.Organisations.
	partnerIDs []string
}

// judge holds a project as it stands on a day against rules.
func judge(rules programme.Rules, project *models.Project, partners []models.PartnerRow, plan planned, day programme.Date) *judgement {
	j := &judgement{book: rules.Book, countries: rules.Countries}
	j.gather(project, partners, plan, day)
	j.Verdict = eligibility.Check(j.book, j.countries, j.facts)
	return j
}

// gather makes the facts of a project from its rows.
func (j *judgement) gather(project *models.Project, partners []models.PartnerRow, plan planned, day programme.Date) {
	read := project.AgendaRead
	j.facts = eligibility.Facts{
		StartOn: project.StartOn, DurationMonths: project.DurationMonths, Requested: project.GrantRequestedCents, YearLimit: project.YearlyLimitCents,
		Relevance: project.HigherEducationRelevance, Organisations: []eligibility.Organisation{},
		Objectives: project.Objectives, Activities: project.ActivityTypes, Results: plan.results, Sectors: project.Sectors,
		AgendaLinks: []string{}, AgendaRead: &read,
	}
	for _, link := range project.AgendaLinks {
		j.facts.AgendaLinks = append(j.facts.AgendaLinks, strconv.Itoa(link.Priority))
	}
	places := map[string]int{}
	for i := range partners {
		if !takesPart(project, &partners[i].Partner, day) {
			continue
		}
		j.facts.Organisations = append(j.facts.Organisations, organisationFacts(&partners[i], project, j.book))
		j.partnerIDs = append(j.partnerIDs, partners[i].ID)
		places[partners[i].ID] = len(j.partnerIDs)
	}
	for _, line := range plan.lines {
		j.facts.Budget = append(j.facts.Budget, eligibility.BudgetCell{
			Organisation: places[line.PartnerID], Category: line.Category, Year: line.Year, Amount: line.AmountCents,
		})
	}
}

func organisationFacts(row *models.PartnerRow, project *models.Project, book *programme.RuleBook) eligibility.Organisation {
	held, _ := Charter(row, project, book)
	link := row.StrategyLink
	return eligibility.Organisation{
		ID: row.OrganisationID, Name: row.OrganisationName, Country: row.OrganisationCountry, Type: row.OrganisationType,
		Role: eligibility.Role(row.Role), Charter: held, AddedValue: row.AddedValue, StrategyLink: &link,
		Mandate: eligibility.Mandate(row.MandateState),
	}
}

// CharterBasis says where the knowledge of a charter comes from.
type CharterBasis string

// The places it can come from.
const (
	CharterByHand  CharterBasis = "by_hand"
	CharterByList  CharterBasis = "list"
	CharterUnknown CharterBasis = "unknown"
)

// Charter tells whether a partner holds an Erasmus charter for its project, and
// how that is known. What was entered by hand goes first. The published list
// counts where the rule book takes it as evidence and its days cover the start
// of the project or, without a start, part of the year of the call. Otherwise
// nothing is known: a list that does not name a charter does not prove that
// there is none.
func Charter(row *models.PartnerRow, project *models.Project, book *programme.RuleBook) (*bool, CharterBasis) {
	if row.CharterHeld != nil {
		return row.CharterHeld, CharterByHand
	}
	if book == nil || !book.Consortium.CharterListIsEvidence.Value || row.CharterFrom.IsZero() {
		return nil, CharterUnknown
	}
	first, last := project.StartOn, project.StartOn
	if first.IsZero() {
		first, last = programme.MustDate(project.CallYear, 1, 1), programme.MustDate(project.CallYear, 12, 31)
	}
	if row.CharterFrom.After(last) || !row.CharterUntil.IsZero() && row.CharterUntil.Before(first) {
		return nil, CharterUnknown
	}
	held := true
	return &held, CharterByList
}
