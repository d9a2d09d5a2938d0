package consortium

import (
	"fmt"

	"konsortium/eligibility"
	"konsortium/models"
)

// OwnCheck names something that the product finds missing by itself. None of
// them is a rule of the programme, and none stops a submission.
type OwnCheck string

// The product's own checks.
const (
	OwnNoStart            OwnCheck = "no_start"
	OwnNoSummary          OwnCheck = "no_summary"
	OwnNoPlan             OwnCheck = "no_work_packages"
	OwnEmptyPackage       OwnCheck = "work_package_without_deliverable"
	OwnLeadGone           OwnCheck = "lead_takes_no_part"
	OwnOutsideProject     OwnCheck = "outside_project"
	OwnPartnerWithoutTask OwnCheck = "partner_without_task"
	OwnPartnerAlone       OwnCheck = "partner_without_people"
	OwnMandateWithoutFile OwnCheck = "mandate_without_file"
	OwnNoBudget           OwnCheck = "no_budget"
	OwnPartnerUnfunded    OwnCheck = "partner_without_budget"
)

// ownChecks is what the product's own checks look at.
type ownChecks struct {
	project    *models.Project
	partners   []models.PartnerRow // who takes part
	taking     map[string]bool
	peopled    map[string]bool // organisations with somebody in the project
	packages   []models.WorkPackage
	results    []models.Deliverable
	activities []models.Activity
	// budgeted are the partners with amounts; nil for who may not see them.
	budgeted map[string]bool
}

func ownFacts(tx *models.Tx, project *models.Project, withBudget bool) (*ownChecks, error) {
	own := &ownChecks{project: project, taking: map[string]bool{}, peopled: map[string]bool{}}
	rows, err := tx.Partners(project.ID)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if takesPart(project, &row.Partner, tx.Today()) {
			own.partners = append(own.partners, row)
			own.taking[row.ID] = true
		}
	}
	members, err := tx.MembersOf(project.ID)
	if err != nil {
		return nil, err
	}
	for _, member := range members {
		own.peopled[member.OrganisationID] = own.peopled[member.OrganisationID] || member.HoldsOn(tx.Today())
	}
	if own.packages, err = tx.WorkPackages(project.ID); err != nil {
		return nil, err
	}
	if own.results, err = tx.Deliverables(project.ID); err != nil {
		return nil, err
	}
	if own.activities, err = tx.Activities(project.ID); err != nil || !withBudget {
		return own, err
	}
	lines, err := currentLines(tx, project.ID)
	own.budgeted = map[string]bool{}
	for _, line := range lines {
		own.budgeted[line.PartnerID] = own.budgeted[line.PartnerID] || line.AmountCents.Sign() > 0
	}
	return own, err
}

func (o *ownChecks) gaps() []SubmissionGap {
	var gaps []SubmissionGap
	add := func(rank GapRank, check OwnCheck, partnerID string, place Place, args ...any) {
		words := ownWords(check)
		gaps = append(gaps, SubmissionGap{
			Rank: rank, Own: check, PartnerID: partnerID, Place: place, Confirmed: true,
			Words: Words{Swedish: fmt.Sprintf(words.Swedish, args...), English: fmt.Sprintf(words.English, args...)},
		})
	}
	if o.project.StartOn.IsZero() {
		add(RankWarning, OwnNoStart, "", AtFacts)
	}
	if o.project.Summary == "" {
		add(RankNote, OwnNoSummary, "", AtFacts)
	}
	o.planGaps(add)
	o.partnerGaps(add)
	return gaps
}

type addGap func(rank GapRank, check OwnCheck, partnerID string, place Place, args ...any)

func (o *ownChecks) planGaps(add addGap) {
	if len(o.packages) == 0 {
		add(RankWarning, OwnNoPlan, "", AtPlan)
	}
	filled := map[string]bool{}
	last := o.project.EndOn()
	for _, result := range o.results {
		if result.Status == "cancelled" {
			continue
		}
		filled[result.WorkPackageID] = true
		if !o.taking[result.LeadPartnerID] {
			add(RankWarning, OwnLeadGone, "", AtPlan, result.Code, result.Title)
		}
		if !last.IsZero() && (result.DueOn.After(last) || result.DueOn.Before(o.project.StartOn)) {
			add(RankWarning, OwnOutsideProject, "", AtPlan, result.Code, result.Title, result.DueOn)
		}
	}
	for _, event := range o.activities {
		if event.Status == "cancelled" {
			continue
		}
		if !o.taking[event.HostPartnerID] {
			add(RankWarning, OwnLeadGone, "", AtPlan, event.Code, event.Title)
		}
		if !last.IsZero() && (event.EndsOn.After(last) || event.StartsOn.Before(o.project.StartOn)) {
			add(RankWarning, OwnOutsideProject, "", AtPlan, event.Code, event.Title, event.StartsOn)
		}
	}
	for _, part := range o.packages {
		if !o.taking[part.LeadPartnerID] {
			add(RankWarning, OwnLeadGone, "", AtPlan, fmt.Sprintf("WP%d", part.Number), part.Title)
		}
		if !filled[part.ID] {
			add(RankNote, OwnEmptyPackage, "", AtPlan, part.Number, part.Title)
		}
	}
}

func (o *ownChecks) partnerGaps(add addGap) {
	tasked := map[string]bool{}
	for _, part := range o.packages {
		tasked[part.LeadPartnerID] = true
	}
	for _, result := range o.results {
		tasked[result.LeadPartnerID] = true
	}
	for _, event := range o.activities {
		tasked[event.HostPartnerID] = true
	}
	if o.budgeted != nil && len(o.budgeted) == 0 {
		add(RankWarning, OwnNoBudget, "", AtBudget)
	}
	for _, partner := range o.partners {
		name := partner.OrganisationName
		if !o.peopled[partner.OrganisationID] {
			add(RankNote, OwnPartnerAlone, partner.ID, AtMembers, name)
		}
		if partner.Role == string(eligibility.Associated) {
			continue
		}
		if len(o.packages) > 0 && !tasked[partner.ID] {
			add(RankNote, OwnPartnerWithoutTask, partner.ID, AtPlan, name)
		}
		if len(o.budgeted) > 0 && !o.budgeted[partner.ID] {
			add(RankNote, OwnPartnerUnfunded, partner.ID, AtBudget, name)
		}
		if partner.MandateState == string(eligibility.MandateSigned) && partner.MandateDocumentID == nil && partner.Role == string(eligibility.Partner) {
			add(RankNote, OwnMandateWithoutFile, partner.ID, AtMandates, name)
		}
	}
}

// ownWords are the sentences of the product's own checks.
func ownWords(check OwnCheck) Words {
	switch check {
	case OwnNoStart:
		return Words{"Projektet har ingen startdag.", "The project has no start day."}
	case OwnNoSummary:
		return Words{"Projektet har ingen sammanfattning.", "The project has no summary."}
	case OwnNoPlan:
		return Words{"Planen har inga arbetspaket.", "The plan has no work packages."}
	case OwnEmptyPackage:
		return Words{"Arbetspaket %d, %s, har inga leverabler.", "Work package %d, %s, has no deliverables."}
	case OwnLeadGone:
		return Words{"%s %s leds av en partner som inte är med.", "%s %s is led by a partner that takes no part."}
	case OwnOutsideProject:
		return Words{"%s %s ligger utanför projektets tid (%s).", "%s %s lies outside the project's time (%s)."}
	case OwnPartnerWithoutTask:
		return Words{"%s leder inget i planen och är inte värd för någon aktivitet.", "%s leads nothing in the plan and hosts no activity."}
	case OwnPartnerAlone:
		return Words{"Ingen person från %s är med i projektet här.", "Nobody from %s is named in the project here."}
	case OwnMandateWithoutFile:
		return Words{"Mandatbrevet från %s är undertecknat, men filen saknas.", "The mandate letter of %s is signed, but its file is missing."}
	case OwnNoBudget:
		return Words{"Budgeten är tom.", "The budget is empty."}
	case OwnPartnerUnfunded:
		return Words{"%s har inga belopp i budgeten.", "%s has no amounts in the budget."}
	default:
		return Words{string(check), string(check)}
	}
}
