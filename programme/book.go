package programme

import (
	"github.com/shopspring/decimal"

	"konsortium/money"
)

// Basis is what stands behind a value of a rule book: the days it holds for,
// where it was read, and whether the reading is sure.
type Basis struct {
	Since Date `json:"since"`
	// Until is the last day the value holds; zero when no end is known.
	Until   Date     `json:"until,omitzero"`
	Sources []Source `json:"sources"`
	// Confirmed is false for a value from memory, inferred, or in conflict
	// between sources. It is used all the same, and shown as unconfirmed.
	Confirmed bool   `json:"confirmed"`
	Note      string `json:"note,omitzero"`
}

// Source returns the first source, which is the one a finding cites.
func (b Basis) Source() Source {
	if len(b.Sources) == 0 {
		return Source{}
	}
	return b.Sources[0]
}

// Holds reports whether the value holds on the given day.
func (b Basis) Holds(on Date) bool {
	return !on.Before(b.Since) && (b.Until.IsZero() || !on.After(b.Until))
}

// Value is one value of a rule book with its basis.
type Value[T any] struct {
	Value T `json:"value"`
	Basis
}

// RuleBook is what one call of one action demands. A book is shared by all
// readers: nobody changes one. An absent (nil) value means that the call has
// no such limit or that nothing is known; a present one is never zero.
type RuleBook struct {
	// Action is the programme's name of the action, "KA203" or "KA220-HED".
	Action   string `json:"action"`
	CallYear int    `json:"call_year"`
	// Version names this edition of the book ("KA203-2019.1"). It changes with
	// every change of a value; approved figures keep the version they were
	// made with.
	Version    string          `json:"version"`
	Consortium ConsortiumRules `json:"consortium"`
	Project    ProjectRules    `json:"project"`
	Grant      GrantRules      `json:"grant"`
	Budget     BudgetRules     `json:"budget"`
}

// ConsortiumRules say who must and who may take part.
type ConsortiumRules struct {
	// MinOrganisations counts organisations established in programme countries.
	MinOrganisations Value[int] `json:"min_organisations"`
	// MinCountries counts different programme countries among them.
	MinCountries   Value[int]  `json:"min_countries"`
	OneCoordinator Value[bool] `json:"one_coordinator"`
	// CoordinatorInProgramme: the coordinator is established in a programme country.
	CoordinatorInProgramme Value[bool] `json:"coordinator_in_programme_country"`
	// AddedValueNeeded: an organisation of another country takes part only if
	// it brings an added value, which the application describes.
	AddedValueNeeded Value[bool] `json:"added_value_needed"`
	// AddedValueCharacters is the shortest description taken for one.
	AddedValueCharacters Value[int]  `json:"added_value_characters"`
	Excluded             []Exclusion `json:"excluded,omitempty"`
	// CharterNeeded: an institution of a programme country holds a valid
	// Erasmus Charter for Higher Education.
	CharterNeeded Value[bool] `json:"charter_needed"`
	// CharterListIsEvidence: the published list of charter holders tells
	// whether an institution held one for this call. Where it does not, the
	// charter is entered by hand, else unknown.
	CharterListIsEvidence Value[bool] `json:"charter_list_is_evidence"`
	// Mandates: every partner signs a mandate before submission.
	Mandates Value[bool] `json:"mandates"`
	// InstitutionExpected: a consortium without an institution gets a note.
	InstitutionExpected Value[bool] `json:"institution_expected"`
}

// Exclusion bars organisations of one country from a day on.
type Exclusion struct {
	// Country is ISO 3166-1 alpha-2.
	Country string `json:"country"`
	// OrganisationTypes are the types barred; empty for all.
	OrganisationTypes []string `json:"organisation_types,omitempty"`
	Basis
}

// Covers reports whether the exclusion is about this country and type.
func (e Exclusion) Covers(country, organisationType string) bool {
	if e.Country != country {
		return false
	}
	for _, barred := range e.OrganisationTypes {
		if barred == organisationType {
			return true
		}
	}
	return len(e.OrganisationTypes) == 0
}

// ProjectRules say what the project is about and how long it lasts.
type ProjectRules struct {
	// Relevance: the theme relates to higher education, and says how.
	Relevance    Value[bool]     `json:"higher_education_relevance"`
	Duration     Value[Duration] `json:"duration_months"`
	AgendaLink   Value[bool]     `json:"agenda_link"`
	AgendaRead   Value[bool]     `json:"agenda_read"`
	StrategyLink Value[bool]     `json:"strategy_link"`
	// Content: at least one objective, one activity type and one result.
	Content     Value[bool] `json:"content"`
	CrossSector Value[bool] `json:"cross_sector"`
}

// Duration is a range of whole months.
type Duration struct {
	Min int `json:"min"`
	Max int `json:"max"`
	// Clean are the lengths every source agrees on; another length within the
	// range gets a note. Empty: every length within the range is clean.
	Clean []int `json:"clean,omitempty"`
}

// GrantRules say how much may be asked for.
type GrantRules struct {
	// PerMonth times the months is the most the call grants.
	PerMonth *Value[money.Amount] `json:"per_month,omitzero"`
	// TotalMax is the most the call grants, however long the project.
	TotalMax *Value[money.Amount] `json:"total_max,omitzero"`
	// TotalMin is the least the call grants.
	TotalMin *Value[money.Amount] `json:"total_min,omitzero"`
	// PerYear is the most for a project year of twelve months; a shorter last
	// year has its share.
	PerYear *Value[money.Amount] `json:"per_year,omitzero"`
	// LumpSums are the only amounts a lump-sum call takes, ascending.
	LumpSums *Value[[]money.Amount] `json:"lump_sums,omitzero"`
	// BudgetSum: the planned budget adds up to the grant requested.
	BudgetSum Value[bool] `json:"budget_sum"`
}

// BudgetRules are the budget categories of a call and the unit amounts known.
type BudgetRules struct {
	// Categories are the codes a budget line may have, in the call's order.
	Categories        Value[[]string]  `json:"categories"`
	ProjectManagement *ManagementUnits `json:"project_management,omitzero"`
	Meetings          *MeetingUnits    `json:"transnational_meetings,omitzero"`
	MultiplierEvents  *EventUnits      `json:"multiplier_events,omitzero"`
	// ManagementShare is the most of a lump sum that project management may
	// take, as a fraction of one.
	ManagementShare *Value[decimal.Decimal] `json:"project_management_share,omitzero"`
}

// ManagementUnits are euro per month for project management.
type ManagementUnits struct {
	Coordinator Value[money.Amount] `json:"coordinator_per_month"`
	Partner     Value[money.Amount] `json:"partner_per_month"`
	// Cap is for the whole consortium.
	Cap Value[money.Amount] `json:"cap_per_month"`
}

// MeetingUnits are euro per participant and meeting, by travel distance.
type MeetingUnits struct {
	Bands []DistanceBand `json:"bands"`
	// CapPerYear is for the whole consortium and a year.
	CapPerYear *Value[money.Amount] `json:"cap_per_year,omitzero"`
}

// DistanceBand is an amount for travel of FromKm to ToKm kilometres, both included.
type DistanceBand struct {
	FromKm int `json:"from_km"`
	// ToKm is 0 for the open last band.
	ToKm           int          `json:"to_km,omitzero"`
	PerParticipant money.Amount `json:"per_participant"`
	Basis
}

// EventUnits are euro per participant of a multiplier event. Local and
// International are nil where only the cap is known.
type EventUnits struct {
	Local         *Value[money.Amount] `json:"local,omitzero"`
	International *Value[money.Amount] `json:"international,omitzero"`
	// CapPerProject is for the whole project.
	CapPerProject *Value[money.Amount] `json:"cap_per_project,omitzero"`
}
