package models

import (
	"strings"
	"time"
	"unicode"

	"konsortium/access"

	"golang.org/x/text/unicode/norm"
	"gorm.io/gorm"
)

// ProjectFilter narrows a list of projects; a zero field does not narrow.
type ProjectFilter struct {
	// Text is looked for in acronym, title and project number, without regard
	// to case and marks.
	Text     string
	Statuses []string
	Action   string
	CallYear int
	// Role keeps the projects in which a person holds this role today; UserID
	// says who.
	Role   string
	UserID string
}

func projectOrders() []order[Project] {
	id := func(p *Project) string { return p.ID }
	return []order[Project]{
		{name: "acronym", column: "acronym", value: func(p *Project) any { return p.Acronym }, id: id},
		{name: "updated", column: "updated_at", value: func(p *Project) any { return p.UpdatedAt.Format(time.RFC3339Nano) }, id: id, moment: true},
		{name: "callYear", column: "call_year", value: func(p *Project) any { return p.CallYear }, id: id},
	}
}

// Projects lists the projects within a reach. It sorts by acronym, updated or
// callYear.
func (tx *Tx) Projects(reach access.Reach, filter ProjectFilter, request PageRequest) (Page[Project], error) {
	return pageOf(tx.projectsWithin(reach, filter), request, projectOrders())
}

// CountProjects counts what Projects would list over all pages.
func (tx *Tx) CountProjects(reach access.Reach, filter ProjectFilter) (int64, error) {
	var total int64
	err := tx.projectsWithin(reach, filter).Count(&total).Error
	return total, err
}

func (tx *Tx) projectsWithin(reach access.Reach, filter ProjectFilter) *gorm.DB {
	query := within(tx.gorm.Model(&Project{}), reach)
	for _, word := range strings.Fields(folded(filter.Text)) {
		query = query.Where(`search_text LIKE ? ESCAPE '\'`, "%"+escapeLike(word)+"%")
	}
	if len(filter.Statuses) > 0 {
		query = query.Where("status IN ?", filter.Statuses)
	}
	if filter.Action != "" {
		query = query.Where("action = ?", filter.Action)
	}
	if filter.CallYear != 0 {
		query = query.Where("call_year = ?", filter.CallYear)
	}
	if filter.Role != "" {
		query = query.Where(`EXISTS (SELECT 1 FROM project_members WHERE project_members.project_id = projects.id
			AND project_members.user_id = ? AND project_members.role = ? AND project_members.ended_at IS NULL
			AND (project_members.until_on IS NULL OR project_members.until_on >= ?))`, filter.UserID, filter.Role, tx.Today())
	}
	return query
}

// within keeps the projects of a reach. An empty reach keeps none.
func within(query *gorm.DB, reach access.Reach) *gorm.DB {
	if reach.Everything {
		return query
	}
	ids := append([]string{}, reach.Projects...)
	for _, own := range reach.Own {
		ids = append(ids, own.ProjectID)
	}
	if len(ids) == 0 {
		return query.Where("1 = 0")
	}
	return query.Where("projects.id IN ?", ids)
}

func projectSearchText(row *Project) string {
	return folded(row.Acronym + " " + row.Title + " " + row.ProjectNumber)
}

// folded gives text in small letters without marks, for comparing only.
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToLower(text)))
}

// escapeLike makes the wildcards of LIKE stand for themselves.
func escapeLike(text string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(text)
}
