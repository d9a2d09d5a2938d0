package consortium

import (
	"context"
	"slices"

	"konsortium/access"
	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// SuggestionFilter narrows the organisations that are suggested for a project.
type SuggestionFilter struct {
	// Country is ISO 3166-1 alpha-2; empty for the countries that help.
	Country string
	// Type is an organisation type; empty for all.
	Type string
	// Without is a partner to think away: who could take its place.
	Without string
	// Limit is how many are told; 30 for zero.
	Limit int
}

// Suggestions are organisations of the register that could join a project, the
// most helpful first.
type Suggestions struct {
	// Missing is what the consortium lacks without them.
	Missing []eligibility.Gap
	// Countries are those that were looked in, ascending.
	Countries []string
	Items     []Suggestion
	// Without is the partner thought away, nil for none.
	Without *models.PartnerRow
}

// Suggestion is one of them. Its Shared work is told as far as the reader may
// read those projects.
type Suggestion struct {
	eligibility.Suggestion
	City string
	// Candidate: it is a candidate of the project already. Only who may read
	// candidates is told.
	Candidate bool
}

const (
	// ofEachCountry keeps a search in many countries from ending in the first.
	ofEachCountry = 8
	// ofOneCountry is enough to choose from; the register has up to a thousand.
	ofOneCountry = 200
	// toldOfEach is how many shared projects a reason names.
	toldOfEach = 3
	// suggestionsTold is how many are told when nobody asks for a number.
	suggestionsTold = 30
)

// Suggest ranks organisations of the register that could join a project.
func (s *Service) Suggest(ctx context.Context, projectID string, filter SuggestionFilter) (*Suggestions, error) {
	var found *Suggestions
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		if err := filter.check(); err != nil {
			return err
		}
		if filter.Limit <= 0 {
			filter.Limit = suggestionsTold
		}
		found, err = suggest(tx, project, filter)
		return err
	})
	return found, err
}

func (f SuggestionFilter) check() error {
	var fields fault.Fields
	if f.Country != "" && !programme.KnownCountry(f.Country) {
		fields.Add("/country", "unknown_country", nil)
	}
	if f.Type != "" && !slices.Contains(eligibility.OrganisationTypes(), f.Type) {
		fields.Add("/type", "one_of", map[string]any{"allowed": eligibility.OrganisationTypes()})
	}
	return fields.Error()
}

func suggest(tx *models.Tx, project *models.Project, filter SuggestionFilter) (*Suggestions, error) {
	partners, err := tx.Partners(project.ID)
	if err != nil {
		return nil, err
	}
	rules, err := tx.RulesOf(project)
	if err != nil {
		return nil, err
	}
	result := &Suggestions{}
	everyone := make([]string, len(partners))
	for i := range partners {
		everyone[i] = partners[i].OrganisationID
		if partners[i].ID == filter.Without {
			result.Without = &partners[i]
		}
	}
	if filter.Without != "" && result.Without == nil {
		return nil, fault.Missing("partner")
	}
	remaining := slices.DeleteFunc(slices.Clone(partners), func(row models.PartnerRow) bool { return row.ID == filter.Without })
	plan, err := plannedIn(tx, project.ID, seesBudget(tx.Actor, project.ID))
	if err != nil {
		return nil, err
	}
	now := judge(rules, project, remaining, plan, tx.Today())
	result.Missing, result.Countries = now.Missing, now.countriesToLookIn(filter.Country)
	if now.book == nil || now.countries == nil {
		result.Countries = []string{}
		return result, nil
	}
	search := models.ProspectSearch{
		ProjectID: project.ID, Known: everyone, Countries: result.Countries, Type: filter.Type, CharterOn: project.StartOn, OfEach: ofEachCountry,
	}
	if search.CharterOn.IsZero() {
		search.CharterOn = tx.Today()
	}
	if len(search.Countries) == 1 {
		search.OfEach = ofOneCountry
	}
	return result, result.fill(tx, project, now, search, filter.Limit)
}

// fill searches, ranks and keeps as many as were asked for.
func (r *Suggestions) fill(tx *models.Tx, project *models.Project, now *judgement, search models.ProspectSearch, limit int) error {
	reach := access.ReachOf(tx.Actor, access.ReadProject)
	rows, err := tx.Prospects(search, reach)
	if err != nil {
		return err
	}
	var withPast []string
	cities := make(map[string]string, len(rows))
	for i := range rows {
		cities[rows[i].ID] = rows[i].City
		if rows[i].SharedProjects > 0 {
			withPast = append(withPast, rows[i].ID)
		}
	}
	past, err := tx.SharedWork(search, withPast, toldOfEach, reach)
	if err != nil {
		return err
	}
	candidates, err := candidatesSeen(tx, project.ID)
	if err != nil {
		return err
	}
	prospects := prospectsOf(rows, past, project, now.book)
	if r.Without != nil {
		// Whoever takes a partner's place takes its role too.
		for i := range prospects {
			prospects[i].Role = eligibility.Role(r.Without.Role)
		}
	}
	for _, suggestion := range eligibility.Suggestions(now.book, now.countries, now.facts, prospects) {
		if len(r.Items) == limit {
			break
		}
		r.Items = append(r.Items, Suggestion{Suggestion: suggestion, City: cities[suggestion.ID], Candidate: candidates[suggestion.ID]})
	}
	return nil
}

// countriesToLookIn are the ones asked for, else those that close a gap: new
// programme countries where some are lacking, else every programme country.
func (j *judgement) countriesToLookIn(asked string) []string {
	if asked != "" {
		return []string{asked}
	}
	if j.countries == nil {
		return []string{}
	}
	for _, gap := range j.Missing {
		if fresh, _ := gap.Params["countries"].(int); gap.Kind == eligibility.GapAddOrganisations && fresh > 0 {
			return j.newCountries()
		}
	}
	return j.countries.Programme.Value
}

// candidatesSeen are the organisations that are candidates already, as far as
// the reader may know.
func candidatesSeen(tx *models.Tx, projectID string) (map[string]bool, error) {
	seen := map[string]bool{}
	if !access.Allowed(tx.Actor, access.ReadCandidates, onProject(projectID)) {
		return seen, nil
	}
	rows, err := tx.Candidates(projectID)
	for _, row := range rows {
		seen[row.OrganisationID] = true
	}
	return seen, err
}

func prospectsOf(rows []models.ProspectRow, past []models.SharedWorkRow, project *models.Project, book *programme.RuleBook) []eligibility.Prospect {
	shared := map[string][]eligibility.SharedProject{}
	for _, row := range past {
		of := shared[row.OrganisationID]
		if last := len(of) - 1; last >= 0 && of[last].ID == row.ProjectID {
			of[last].With = append(of[last].With, row.With)
			continue
		}
		shared[row.OrganisationID] = append(of, eligibility.SharedProject{ID: row.ProjectID, Acronym: row.Acronym, With: []string{row.With}})
	}
	prospects := make([]eligibility.Prospect, len(rows))
	for i := range rows {
		row := &rows[i]
		held, _ := Charter(&models.PartnerRow{CharterFrom: row.CharterFrom, CharterUntil: row.CharterUntil}, project, book)
		prospects[i] = eligibility.Prospect{
			Organisation: eligibility.Organisation{
				ID: row.ID, Name: row.Name, Country: row.Country, Type: row.Type, Role: eligibility.Partner, Charter: held,
			},
			CharterUntil: row.CharterUntil, SharedProjects: row.SharedProjects, Shared: shared[row.ID],
		}
	}
	return prospects
}
