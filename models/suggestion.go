package models

import (
	"konsortium/access"
	"konsortium/programme"

	"gorm.io/gorm"
)

// ProspectSearch asks for organisations of the register that could join a
// project.
type ProspectSearch struct {
	ProjectID string
	// Known are the organisations of the consortium: past work with any of them
	// counts, and none of them is found.
	Known []string
	// Countries are ISO 3166-1 alpha-2 codes; without any nothing is found.
	Countries []string
	// Type is an organisation type; empty for all.
	Type string
	// CharterOn puts those first whose charter covers the day.
	CharterOn programme.Date
	// OfEach bounds how many are found of each country.
	OfEach int
}

// ProspectRow is an organisation with how many projects it shares with those
// that are known.
type ProspectRow struct {
	Organisation
	SharedProjects int
}

// Prospects loads the best organisations of each country: those that have
// worked with the known ones come first, then those with a charter, then by
// name. Past work counts in projects within the reach only; others do not exist.
func (tx *Tx) Prospects(search ProspectSearch, reach access.Reach) ([]ProspectRow, error) {
	if len(search.Countries) == 0 {
		return nil, nil
	}
	shared := tx.sharedPartners(search, reach).
		Select("theirs.organisation_id, COUNT(DISTINCT theirs.project_id) AS projects").Group("theirs.organisation_id")
	fitting := tx.gorm.Table("organisations").
		Select(`organisations.*, COALESCE(shared.projects, 0) AS shared_projects,
			ROW_NUMBER() OVER (PARTITION BY organisations.country ORDER BY COALESCE(shared.projects, 0) DESC,
				CASE WHEN charter_from <= ? AND (charter_until >= ? OR charter_until IS NULL) THEN 0 ELSE 1 END,
				name_folded, organisations.id) AS place`, search.CharterOn, search.CharterOn).
		Joins("LEFT JOIN (?) AS shared ON shared.organisation_id = organisations.id", shared).
		Where("organisations.status = ? AND organisations.country IN ?", OrganisationActive, search.Countries)
	if len(search.Known) > 0 {
		fitting = fitting.Where("organisations.id NOT IN ?", search.Known)
	}
	if search.Type != "" {
		fitting = fitting.Where("organisations.type = ?", search.Type)
	}
	var rows []ProspectRow
	err := tx.gorm.Table("(?) AS fitting", fitting).Where("place <= ?", search.OfEach).Order("country, place").Scan(&rows).Error
	return rows, err
}

// SharedWorkRow is one organisation's part in a project in which a known one
// has a part too.
type SharedWorkRow struct {
	OrganisationID string
	ProjectID      string
	Acronym        string
	// With is the name of the known organisation.
	With string
}

// SharedWork lists the newest projects that organisations share with the known
// ones, within the reach: so many of each organisation, the newest call first.
func (tx *Tx) SharedWork(search ProspectSearch, organisationIDs []string, ofEach int, reach access.Reach) ([]SharedWorkRow, error) {
	if len(organisationIDs) == 0 {
		return nil, nil
	}
	work := tx.sharedPartners(search, reach).
		Select(`theirs.organisation_id, projects.id AS project_id, projects.acronym, organisations.name AS "with", ours.position, ours.id AS part_id,
			DENSE_RANK() OVER (PARTITION BY theirs.organisation_id ORDER BY projects.call_year DESC, projects.acronym, projects.id) AS place`).
		Joins("JOIN projects ON projects.id = theirs.project_id").
		Joins("JOIN organisations ON organisations.id = ours.organisation_id").
		Where("theirs.organisation_id IN ?", organisationIDs)
	var rows []SharedWorkRow
	err := tx.gorm.Table("(?) AS work", work).Where("place <= ?", ofEach).Order("organisation_id, place, position, part_id").Scan(&rows).Error
	return rows, err
}

// sharedPartners pairs the parts of the known organisations in other projects
// with those of anybody else there.
func (tx *Tx) sharedPartners(search ProspectSearch, reach access.Reach) *gorm.DB {
	known := search.Known
	if len(known) == 0 {
		known = []string{""}
	}
	query := tx.gorm.Table("partners AS ours").
		Joins("JOIN partners AS theirs ON theirs.project_id = ours.project_id AND theirs.organisation_id <> ours.organisation_id").
		Where("ours.organisation_id IN ? AND ours.project_id <> ?", known, search.ProjectID)
	if reach.Everything {
		return query
	}
	projects := append([]string{""}, reach.Projects...)
	for _, own := range reach.Own {
		projects = append(projects, own.ProjectID)
	}
	return query.Where("ours.project_id IN ?", projects)
}
