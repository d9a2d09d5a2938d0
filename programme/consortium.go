package programme

// ConsortiumRules say who must and who may take part.
type ConsortiumRules struct {
	// MinOrganisations counts organisations established in programme countries.
	MinOrganisations Value[int] `json:"min_organisations"`
	// MinCountries counts different programme countries among them.
	MinCountries Value[int] `json:"min_countries"`
	// MaxOrganisations bounds the whole consortium.
	MaxOrganisations *Value[int] `json:"max_organisations,omitzero"`
	OneCoordinator   Value[bool] `json:"one_coordinator"`
	// CoordinatorInProgramme: the coordinator is established in a programme country.
	CoordinatorInProgramme Value[bool] `json:"coordinator_in_programme_country"`
	// AnyTypeMayApply: the coordinator may be an organisation of any type.
	AnyTypeMayApply *Value[bool] `json:"any_type_may_apply,omitzero"`
	// ApplicantMinYears is how long the coordinator has existed at the least.
	ApplicantMinYears *Value[int] `json:"applicant_min_years,omitzero"`
	// MaxApplications is how many applications one organisation may take part
	// in at one deadline.
	MaxApplications *Value[int] `json:"max_applications,omitzero"`
	// PartnerCountriesAllowed: organisations of other countries may take part.
	PartnerCountriesAllowed Value[bool] `json:"partner_countries_allowed"`
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
	// Open: the call is open to higher education. A book of a call that is not
	// says so, and every project under it is refused.
	Open Value[bool] `json:"open_to_higher_education"`
	// Types are the types of project that higher education may apply for.
	Types *Value[[]string] `json:"types,omitzero"`
	// Relevance: the theme relates to higher education, and says how.
	Relevance Value[bool]     `json:"higher_education_relevance"`
	Duration  Value[Duration] `json:"duration_months"`
	// ExtensionWithoutCost: a project may be prolonged within the months of the
	// call, for no more money.
	ExtensionWithoutCost *Value[bool] `json:"extension_without_cost,omitzero"`
	AgendaLink           Value[bool]  `json:"agenda_link"`
	AgendaRead           Value[bool]  `json:"agenda_read"`
	StrategyLink         Value[bool]  `json:"strategy_link"`
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

// ActivityRules say how long learning, teaching and training activities last.
type ActivityRules struct {
	Lengths []ActivityLength `json:"lengths,omitempty"`
	// TravelDaysCount: days of travel count towards the least length.
	TravelDaysCount *Value[bool] `json:"travel_days_count,omitzero"`
	// MinDistanceKm is the shortest travel that is paid for.
	MinDistanceKm *Value[int] `json:"min_distance_km,omitzero"`
}

// ActivityLength is how long activities of one type last. Days are counted for
// short activities, months for long ones.
type ActivityLength struct {
	// Type is one of ActivityTypes.
	Type      string `json:"type"`
	MinDays   int    `json:"min_days,omitzero"`
	MinMonths int    `json:"min_months,omitzero"`
	MaxMonths int    `json:"max_months"`
	Basis
}

// ActivityTypes returns the codes of the activity types that a book may bound.
func ActivityTypes() []string {
	return []string{"intensive_study_programme", "joint_staff_training", "blended_mobility", "long_term_teaching"}
}

// ProjectTypes returns the codes of the types of project.
func ProjectTypes() []string { return []string{"innovation", "exchange_of_good_practices"} }
