package programme

import (
	"slices"

	"github.com/shopspring/decimal"

	"konsortium/money"
)

// BudgetRules are the budget categories of a call and the unit amounts known.
type BudgetRules struct {
	// Categories are the codes a budget line may have, in the call's order.
	Categories        Value[[]string]  `json:"categories"`
	ProjectManagement *ManagementUnits `json:"project_management,omitzero"`
	Meetings          *MeetingUnits    `json:"transnational_meetings,omitzero"`
	// Staff are the day rates of intellectual outputs.
	Staff            []StaffGroup      `json:"staff_rates,omitempty"`
	MultiplierEvents *EventUnits       `json:"multiplier_events,omitzero"`
	Training         *TrainingUnits    `json:"learning_teaching_training,omitzero"`
	Exceptional      *ExceptionalUnits `json:"exceptional_costs,omitzero"`
	// SpecialNeeds is the share of the real cost that is paid.
	SpecialNeeds *Value[decimal.Decimal] `json:"special_needs,omitzero"`
	// ManagementShare is the most of a lump sum that project management may
	// take, as a fraction of one.
	ManagementShare *Value[decimal.Decimal] `json:"project_management_share,omitzero"`
	WorkPackages    *WorkPackageRules       `json:"work_packages,omitzero"`
	// CoreSubcontracting: core activities may be subcontracted.
	CoreSubcontracting *Value[bool] `json:"core_subcontracting,omitzero"`
}

// WorkPackageRules bound the work packages of a lump-sum project.
type WorkPackageRules struct {
	// MaxOther is the most beside the one for project management.
	MaxOther Value[int] `json:"max_other"`
	// Recommended is how many there should be in all.
	Recommended Value[int] `json:"recommended"`
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
	// TripsPerYear is the most trips of a project year.
	TripsPerYear *Value[int] `json:"trips_per_year,omitzero"`
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
	// OutputNeeded: an event is paid only for a project with an output.
	OutputNeeded *Value[bool] `json:"output_needed,omitzero"`
	// OutsidersOnly: only people from outside the partnership count.
	OutsidersOnly *Value[bool] `json:"outsiders_only,omitzero"`
	// VirtualShare is the part of Local paid for a participant of a virtual
	// event, VirtualCap the most for such events in the whole project.
	VirtualShare *Value[decimal.Decimal] `json:"virtual_share,omitzero"`
	VirtualCap   *Value[money.Amount]    `json:"virtual_cap,omitzero"`
}

// StaffGroup is the day rates of the staff of one group of countries.
type StaffGroup struct {
	// Group is A1 to A4 for programme countries and B1 to B4 for others.
	Group string `json:"group"`
	// Countries are ISO 3166-1 alpha-2, ascending. None with Others: every
	// country that no group names.
	Countries []string `json:"countries,omitempty"`
	Others    bool     `json:"others,omitzero"`
	// Researcher is for teachers, trainers, researchers and youth workers.
	Manager        money.Amount `json:"manager"`
	Researcher     money.Amount `json:"researcher"`
	Technician     money.Amount `json:"technician"`
	Administrative money.Amount `json:"administrative"`
	Basis
}

func staffGroups() []string { return []string{"A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4"} }

// StaffGroupOf returns the rates for staff of a country; nil where the call has
// none.
func (r *BudgetRules) StaffGroupOf(country string) *StaffGroup {
	var others *StaffGroup
	for i := range r.Staff {
		group := &r.Staff[i]
		if _, found := slices.BinarySearch(group.Countries, country); found {
			return group
		}
		if group.Others {
			others = group
		}
	}
	return others
}

// TrainingUnits are euro for learning, teaching and training activities.
type TrainingUnits struct {
	// Travel is per participant, there and back.
	Travel          []DistanceBand            `json:"travel,omitempty"`
	DailySupport    []DailySupport            `json:"daily_support,omitempty"`
	Linguistic      *Value[LinguisticSupport] `json:"linguistic_support,omitzero"`
	ExpensiveTravel *Value[ExpensiveTravel]   `json:"expensive_travel,omitzero"`
}

// TravelBand returns the band of a distance; nil where the call pays nothing.
func (t *TrainingUnits) TravelBand(km int) *DistanceBand { return bandOf(t.Travel, km) }

// Band returns the band of a distance; nil where the call pays nothing.
func (m *MeetingUnits) Band(km int) *DistanceBand { return bandOf(m.Bands, km) }

func bandOf(bands []DistanceBand, km int) *DistanceBand {
	for i := range bands {
		if km >= bands[i].FromKm && (bands[i].ToKm == 0 || km <= bands[i].ToKm) {
			return &bands[i]
		}
	}
	return nil
}

// DailySupport is euro for each day from FromDay to ToDay, both included.
type DailySupport struct {
	// Participants is learners or staff.
	Participants string       `json:"participants"`
	FromDay      int          `json:"from_day"`
	ToDay        int          `json:"to_day"`
	PerDay       money.Amount `json:"per_day"`
	Basis
}

// LinguisticSupport is euro per participant of an activity of MinMonths to
// MaxMonths months.
type LinguisticSupport struct {
	PerParticipant money.Amount `json:"per_participant"`
	MinMonths      int          `json:"min_months"`
	MaxMonths      int          `json:"max_months"`
}

// ExpensiveTravel replaces the unit amount by Share of the real cost where the
// unit amount covers less than CoversLess of it.
type ExpensiveTravel struct {
	Share      decimal.Decimal `json:"share"`
	CoversLess decimal.Decimal `json:"covers_less"`
}

// ExceptionalUnits say what is paid of exceptional costs.
type ExceptionalUnits struct {
	// Share of the real cost that is paid.
	Share Value[decimal.Decimal] `json:"share"`
	// CapPerProject leaves out the cost of a financial guarantee.
	CapPerProject *Value[money.Amount] `json:"cap_per_project,omitzero"`
	// OfficeEquipment: standard office equipment may be charged.
	OfficeEquipment *Value[bool] `json:"office_equipment,omitzero"`
}
