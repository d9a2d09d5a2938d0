package partnership

import (
	"slices"
	"strings"

	"konsortium/models"
)

// Overlap is what a proposal has in common with what is known already. It is
// computed anew at each look and is no score.
type Overlap struct {
	Proposals []OverlappingProposal
	// Projects are those that the own institution has or had in common with a
	// proposed organisation.
	Projects []models.CommonProject
}

// OverlappingProposal is another proposal with what both have in common.
type OverlappingProposal struct {
	ID    string
	Title string
	Stage Stage
	// Organisations are names, Countries codes.
	Organisations []string
	Countries     []string
	Areas         []string
}

// overlapOf compares a proposal with all others that were not withdrawn. Those
// with an organisation in common come first, then those with a country, then
// those that only share an area.
func overlapOf(tx *models.Tx, p *Proposal) (Overlap, error) {
	others, err := tx.ProposalsBeside(p.ID, string(Withdrawn))
	if err != nil {
		return Overlap{}, err
	}
	ids := make([]string, len(others))
	for i, other := range others {
		ids[i] = other.ID
	}
	organisations, err := tx.ProposedOrganisations(ids)
	if err != nil {
		return Overlap{}, err
	}
	overlap := Overlap{Proposals: []OverlappingProposal{}}
	for _, other := range others {
		if one, found := inCommon(p, &other, organisations[other.ID]); found {
			overlap.Proposals = append(overlap.Proposals, one)
		}
	}
	slices.SortStableFunc(overlap.Proposals, func(one, other OverlappingProposal) int {
		return other.nearness() - one.nearness()
	})
	linked := []string{}
	for _, organisation := range p.Organisations {
		if organisation.OrganisationID != nil {
			linked = append(linked, *organisation.OrganisationID)
		}
	}
	overlap.Projects, err = tx.ProjectsInCommon(linked)
	return overlap, err
}

func inCommon(p *Proposal, other *models.Proposal, organisations []models.ProposedOrganisationRow) (OverlappingProposal, bool) {
	one := OverlappingProposal{ID: other.ID, Title: other.Title, Stage: Stage(other.Stage), Organisations: []string{}, Countries: []string{}, Areas: []string{}}
	for _, theirs := range organisations {
		name, country := theirs.Shown()
		for _, ours := range p.Organisations {
			_, ourCountry := ours.Shown()
			if sameOrganisation(&ours, &theirs) && !slices.Contains(one.Organisations, name) {
				one.Organisations = append(one.Organisations, name)
			}
			if country == ourCountry && !slices.Contains(one.Countries, country) {
				one.Countries = append(one.Countries, country)
			}
		}
	}
	for _, area := range Areas() {
		if slices.Contains(p.Areas, area) && slices.Contains(other.Areas, area) {
			one.Areas = append(one.Areas, area)
		}
	}
	return one, one.nearness() > 0
}

// sameOrganisation compares by the register, and names that are not linked yet
// by their words.
func sameOrganisation(one, other *models.ProposedOrganisationRow) bool {
	if one.OrganisationID != nil && other.OrganisationID != nil {
		return *one.OrganisationID == *other.OrganisationID
	}
	name, country := one.Shown()
	otherName, otherCountry := other.Shown()
	return country == otherCountry && strings.EqualFold(name, otherName)
}

// nearness orders what overlaps; it is shown nowhere.
func (o OverlappingProposal) nearness() int {
	return 100*min(len(o.Organisations), 1) + 10*min(len(o.Countries), 1) + min(len(o.Areas), 9)
}
