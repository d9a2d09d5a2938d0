package budget

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/shopspring/decimal"

	"konsortium/money"
	"konsortium/programme"
)

// ItemKind is how the amount of a budget item is found.
type ItemKind string

// The kinds of items. A category of a call has one of them.
const (
	ManagementMonths  ItemKind = "management_months"
	MeetingTravel     ItemKind = "meeting_travel"
	StaffDays         ItemKind = "staff_days"
	EventParticipants ItemKind = "event_participants"
	Training          ItemKind = "training"
	RealCost          ItemKind = "real_cost"
	LumpSumPart       ItemKind = "lump_sum_part"
)

// ItemKinds lists the kinds in the order of the programme.
func ItemKinds() []ItemKind {
	return []ItemKind{ManagementMonths, MeetingTravel, StaffDays, EventParticipants, Training, RealCost, LumpSumPart}
}

// KindOf says how a category of a call is planned; false for a category that the
// call does not know.
func KindOf(book *programme.RuleBook, category string) (ItemKind, bool) {
	if book == nil || !slices.Contains(book.Budget.Categories.Value, category) {
		return "", false
	}
	if book.Grant.LumpSums != nil {
		return LumpSumPart, true
	}
	kind, known := map[string]ItemKind{
		"project_management": ManagementMonths, "transnational_meetings": MeetingTravel, "intellectual_outputs": StaffDays, "project_results": StaffDays,
		"multiplier_events": EventParticipants, "learning_teaching_training": Training, "special_needs": RealCost, "exceptional_costs": RealCost,
		"work_packages": LumpSumPart,
	}[category]
	return kind, known
}

// Learners and Staff are the audiences of a training.
const (
	Learners = "learners"
	Staff    = "staff"
)

// Facts are what a person knows of an item; each kind asks for some of them and
// refuses the others. Numbers are whole.
type Facts struct {
	Months *int `json:"months,omitempty"`
	// Participants travel; Kilometres is the distance one way. Destination is the
	// id of the partner they travel to, from whose place the distance was found.
	Participants *int   `json:"participants,omitempty"`
	Kilometres   *int   `json:"kilometres,omitempty"`
	Destination  string `json:"destination,omitempty"`
	// The days of the staff of each category.
	ManagerDays        *int `json:"managerDays,omitempty"`
	ResearcherDays     *int `json:"researcherDays,omitempty"`
	TechnicianDays     *int `json:"technicianDays,omitempty"`
	AdministrativeDays *int `json:"administrativeDays,omitempty"`
	// Participants of an event: from the country it is held in, from others, on line.
	Local         *int `json:"local,omitempty"`
	International *int `json:"international,omitempty"`
	Virtual       *int `json:"virtual,omitempty"`
	// Audience is Learners or Staff; Days is how long each of them stays.
	Audience string `json:"audience,omitempty"`
	Days     *int   `json:"days,omitempty"`
	// Linguistic is how many participants get linguistic support.
	Linguistic *int `json:"linguistic,omitempty"`
	// TravelCost is the real cost of one participant's travel, where it is expensive.
	TravelCost *money.Amount `json:"travelCost,omitempty"`
	// Cost is a real cost; Share the part of it that is asked for, where it is not
	// that of the rule book. Guarantee: it is the cost of a financial guarantee.
	Cost      *money.Amount    `json:"cost,omitempty"`
	Share     *decimal.Decimal `json:"share,omitempty"`
	Guarantee bool             `json:"guarantee,omitzero"`
	// Part of a lump sum.
	Part *money.Amount `json:"part,omitempty"`
}

// FactFault is one fact that was not accepted; At is a JSON Pointer into the
// facts. FactFaults is an error.
type FactFault struct {
	At     string
	Code   string
	Params map[string]any
}

// FactFaults is everything wrong with the facts of one item.
type FactFaults []FactFault

// Error tells every fault, joined by semicolons.
func (f FactFaults) Error() string {
	texts := make([]string, len(f))
	for i, one := range f {
		texts[i] = one.At + ": " + one.Code
	}
	return "budget: " + strings.Join(texts, "; ")
}

func (f *FactFaults) add(at, code string, params map[string]any) {
	*f = append(*f, FactFault{At: "/" + at, Code: code, Params: params})
}

func (f FactFaults) orNil() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// ErrFacts says that stored facts cannot be read.
var ErrFacts = errors.New("budget: not the facts of an item")

// DecodeFacts reads facts strictly: no unknown member, none twice.
func DecodeFacts(text string) (Facts, error) {
	var facts Facts
	if err := json.Unmarshal([]byte(text), &facts, json.RejectUnknownMembers(true)); err != nil {
		return Facts{}, fmt.Errorf("%w: %w", ErrFacts, err)
	}
	return facts, nil
}

// Encode writes facts as DecodeFacts reads them; what is not known is left out.
func (f Facts) Encode() (string, error) {
	text, err := json.Marshal(f, json.Deterministic(true))
	return string(text), err
}

// The most that a whole number of a fact may be. No project comes near; the
// bounds keep every amount far from overflow.
const (
	mostPeople     = 10_000
	mostDays       = 10_000
	mostKilometres = 20_100 // half way round the earth
)

// askedOf lists the facts that each kind may have.
func askedOf(kind ItemKind) []string {
	return map[ItemKind][]string{
		ManagementMonths:  {"months"},
		MeetingTravel:     {"participants", "kilometres", "destination"},
		StaffDays:         {"managerDays", "researcherDays", "technicianDays", "administrativeDays"},
		EventParticipants: {"local", "international", "virtual"},
		Training:          {"audience", "participants", "days", "kilometres", "destination", "linguistic", "travelCost"},
		RealCost:          {"cost", "share", "guarantee"},
		LumpSumPart:       {"part"},
	}[kind]
}

// given names the facts that are there.
func (f Facts) given() map[string]bool {
	return map[string]bool{
		"months": f.Months != nil, "participants": f.Participants != nil, "kilometres": f.Kilometres != nil, "destination": f.Destination != "",
		"managerDays": f.ManagerDays != nil, "researcherDays": f.ResearcherDays != nil, "technicianDays": f.TechnicianDays != nil,
		"administrativeDays": f.AdministrativeDays != nil, "local": f.Local != nil, "international": f.International != nil, "virtual": f.Virtual != nil,
		"audience": f.Audience != "", "days": f.Days != nil, "linguistic": f.Linguistic != nil, "travelCost": f.TravelCost != nil,
		"cost": f.Cost != nil, "share": f.Share != nil, "guarantee": f.Guarantee, "part": f.Part != nil,
	}
}

// check refuses facts that a kind does not ask for, lacks, or that cannot be.
func (f Facts) check(kind ItemKind, yearMonths int) FactFaults {
	var faults FactFaults
	asked, given := askedOf(kind), f.given()
	for _, name := range sortedNames(given) {
		if given[name] && !slices.Contains(asked, name) {
			faults.add(name, "not_of_kind", nil)
		}
	}
	whole := func(name string, value *int, least, most int, needed bool) {
		switch {
		case !slices.Contains(asked, name) || value == nil && !needed:
		case value == nil:
			faults.add(name, "required", nil)
		case *value < least || *value > most:
			faults.add(name, "between", map[string]any{"minimum": least, "maximum": most})
		}
	}
	whole("months", f.Months, 1, yearMonths, true)
	whole("participants", f.Participants, 1, mostPeople, true)
	whole("kilometres", f.Kilometres, 0, mostKilometres, true)
	whole("managerDays", f.ManagerDays, 0, mostDays, false)
	whole("researcherDays", f.ResearcherDays, 0, mostDays, false)
	whole("technicianDays", f.TechnicianDays, 0, mostDays, false)
	whole("administrativeDays", f.AdministrativeDays, 0, mostDays, false)
	whole("local", f.Local, 0, mostPeople, false)
	whole("international", f.International, 0, mostPeople, false)
	whole("virtual", f.Virtual, 0, mostPeople, false)
	whole("days", f.Days, 1, mostDays, true)
	if slices.Contains(asked, "linguistic") && f.Participants != nil {
		whole("linguistic", f.Linguistic, 0, max(0, min(*f.Participants, mostPeople)), false)
	}
	f.checkWords(kind, &faults)
	return faults
}

// checkWords checks what is no whole number, and that a kind of several numbers
// has one above zero.
func (f Facts) checkWords(kind ItemKind, faults *FactFaults) {
	money := func(name string, amount *money.Amount, needed bool) {
		switch {
		case amount == nil && needed:
			faults.add(name, "required", nil)
		case amount != nil && amount.Sign() <= 0:
			faults.add(name, "not_positive", nil)
		case amount != nil && amount.Cmp(MostOfItem()) > 0:
			faults.add(name, "amount_too_large", map[string]any{"maximum": MostOfItem()})
		}
	}
	switch kind {
	case StaffDays:
		if sumOf(f.ManagerDays, f.ResearcherDays, f.TechnicianDays, f.AdministrativeDays) == 0 {
			faults.add("researcherDays", "one_above_zero", nil)
		}
	case EventParticipants:
		if sumOf(f.Local, f.International, f.Virtual) == 0 {
			faults.add("local", "one_above_zero", nil)
		}
	case Training:
		if f.Audience != Learners && f.Audience != Staff {
			faults.add("audience", "one_of", map[string]any{"options": []string{Learners, Staff}})
		}
		money("travelCost", f.TravelCost, false)
	case RealCost:
		money("cost", f.Cost, true)
	case LumpSumPart:
		money("part", f.Part, true)
	}
}

// MostOfItem is above any grant there is; it keeps every sum far from overflow.
func MostOfItem() money.Amount { return money.FromCents(1_000_000_000_00) }

func sumOf(numbers ...*int) int {
	total := 0
	for _, number := range numbers {
		if number != nil {
			total += *number
		}
	}
	return total
}
