package budget

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"konsortium/money"
	"konsortium/programme"
)

// Setting is where an item stands: what of the project and its rules bears on
// the amount.
type Setting struct {
	Book     *programme.RuleBook
	Category string
	// Coordinator: the partner is the coordinator. Country is the partner's, as
	// ISO 3166-1 alpha-2.
	Coordinator bool
	Country     string
	// YearMonths is how many months the item's project year has.
	YearMonths int
	// LumpSum is the grant asked for under a lump-sum call; nil when not chosen.
	LumpSum *money.Amount
}

// Calculation is the amount of an item and how it was found.
type Calculation struct {
	Kind  ItemKind `json:"kind"`
	Parts []Part   `json:"parts,omitempty"`
	// Amount is nil where the rule book lacks an amount that is needed: nothing is
	// invented, a person gives the amount with a reason.
	Amount  *money.Amount `json:"amount,omitempty"`
	Missing []Missing     `json:"missing,omitempty"`
	Notices []Notice      `json:"notices,omitempty"`
	// Own: a share was used that is not the rule book's, which needs a reason.
	Own bool `json:"own,omitzero"`
}

// Part is one product of a calculation.
type Part struct {
	// Name is what is paid: coordinator_per_month, partner_per_month,
	// per_participant, manager_per_day, researcher_per_day, technician_per_day,
	// administrative_per_day, local_per_participant, international_per_participant,
	// virtual_per_participant, travel, daily_support, linguistic_support,
	// expensive_travel, share_of_cost or lump_sum_part.
	Name    string   `json:"name"`
	Factors []Factor `json:"factors,omitempty"`
	// Unit is the amount of one; Share, where there is one, the fraction of it
	// that is paid.
	Unit  money.Amount     `json:"unit"`
	Share *decimal.Decimal `json:"share,omitempty"`
	// Group is the group of countries; FromKm and ToKm bound the distance, FromDay
	// and ToDay the days. ToKm is 0 for the open last band.
	Group   string           `json:"group,omitzero"`
	FromKm  int              `json:"fromKm,omitzero"`
	ToKm    int              `json:"toKm,omitzero"`
	FromDay int              `json:"fromDay,omitzero"`
	ToDay   int              `json:"toDay,omitzero"`
	Amount  money.Amount     `json:"amount"`
	Source  programme.Source `json:"source"`
	// Confirmed is false where the source of the unit amount is not sure.
	Confirmed bool   `json:"confirmed"`
	Note      string `json:"note,omitzero"`
}

// Factor is how many of what: months, participants or days.
type Factor struct {
	Of    string `json:"of"`
	Count int    `json:"count"`
}

// Missing is a value that the rule book of the call does not have, with what the
// book says of that.
type Missing struct {
	// Of is the place of the value in a book ("budget.staff_rates").
	Of string `json:"of"`
	// None: the call is known to have no such amount.
	None   bool             `json:"none,omitzero"`
	Note   string           `json:"note,omitzero"`
	Source programme.Source `json:"source"`
}

// Notice is something to know of a calculation: below_first_band, no_travel_paid,
// travel_covered, linguistic_length, above_lump_sum.
type Notice struct {
	Code   string         `json:"code"`
	Params map[string]int `json:"params,omitempty"`
}

// Calculate finds the amount of an item of a kind from its facts. FactFaults for
// facts that cannot be.
func Calculate(kind ItemKind, facts Facts, at Setting) (*Calculation, error) {
	if faults := facts.check(kind, at.YearMonths); len(faults) > 0 {
		return nil, faults
	}
	bench := &calculator{setting: at, facts: facts, found: Calculation{Kind: kind}}
	calculate, known := map[ItemKind]func(){
		ManagementMonths: bench.management, MeetingTravel: bench.meeting, StaffDays: bench.staff, EventParticipants: bench.event,
		Training: bench.training, RealCost: bench.realCost, LumpSumPart: bench.lumpSum,
	}[kind]
	if !known {
		return nil, fmt.Errorf("%w: kind %q", ErrFacts, kind)
	}
	calculate()
	if bench.err != nil {
		return nil, bench.err
	}
	if err := bench.faults.orNil(); err != nil {
		return nil, err
	}
	return bench.result()
}

type calculator struct {
	setting Setting
	facts   Facts
	found   Calculation
	faults  FactFaults
	err     error
}

func (c *calculator) result() (*Calculation, error) {
	if len(c.found.Missing) > 0 {
		return &c.found, nil
	}
	amounts := make([]money.Amount, len(c.found.Parts))
	for i, part := range c.found.Parts {
		amounts[i] = part.Amount
	}
	total, err := money.Sum(amounts...)
	c.found.Amount = &total
	return &c.found, err
}

// pay adds a part: the unit times every factor times the share, rounded once.
func (c *calculator) pay(part Part, basis programme.Basis, factors ...Factor) {
	product := decimal.NewFromInt(1)
	for _, factor := range factors {
		product = product.Mul(decimal.NewFromInt(int64(factor.Count)))
	}
	if part.Share != nil {
		product = product.Mul(*part.Share)
	}
	amount, err := money.MulRate(part.Unit, product)
	if err != nil {
		c.err = err
	}
	part.Factors, part.Amount = factors, amount
	part.Source, part.Confirmed, part.Note = basis.Source(), basis.Confirmed, basis.Note
	c.found.Parts = append(c.found.Parts, part)
}

// lacks notes a value that the book does not have, with the nearest thing the
// book says of it.
func (c *calculator) lacks(of string) {
	missing := Missing{Of: of}
	for place := of; place != ""; place = parentOf(place) {
		if absence := c.setting.Book.Lacks(place); absence != nil {
			missing.None, missing.Note, missing.Source = absence.None, absence.Note, absence.Source()
			break
		}
	}
	c.found.Missing = append(c.found.Missing, missing)
}

func parentOf(place string) string {
	for i := len(place) - 1; i > 0; i-- {
		if place[i] == '.' {
			return place[:i]
		}
	}
	return ""
}

func (c *calculator) notice(code string, params map[string]int) {
	c.found.Notices = append(c.found.Notices, Notice{Code: code, Params: params})
}

func (c *calculator) management() {
	units := c.setting.Book.Budget.ProjectManagement
	if units == nil {
		c.lacks("budget.project_management")
		return
	}
	name, per := "partner_per_month", units.Partner
	if c.setting.Coordinator {
		name, per = "coordinator_per_month", units.Coordinator
	}
	c.pay(Part{Name: name, Unit: per.Value}, per.Basis, Factor{"months", *c.facts.Months})
}

func (c *calculator) meeting() {
	units := c.setting.Book.Budget.Meetings
	if units == nil || len(units.Bands) == 0 {
		c.lacks("budget.transnational_meetings")
		return
	}
	c.travel("per_participant", "below_first_band", units.Bands, units.Band(*c.facts.Kilometres))
}

// travel pays each participant the amount of the band of the distance; below the
// first band the call pays nothing, which is a part of 0.00.
func (c *calculator) travel(name, nothing string, bands []programme.DistanceBand, band *programme.DistanceBand) {
	people := Factor{"participants", *c.facts.Participants}
	if band == nil {
		c.notice(nothing, map[string]int{"kilometres": *c.facts.Kilometres, "from": bands[0].FromKm})
		c.pay(Part{Name: name, ToKm: bands[0].FromKm - 1}, bands[0].Basis, people)
		return
	}
	c.pay(Part{Name: name, Unit: band.PerParticipant, FromKm: band.FromKm, ToKm: band.ToKm}, band.Basis, people)
}

func (c *calculator) staff() {
	group := c.setting.Book.Budget.StaffGroupOf(c.setting.Country)
	if group == nil {
		c.lacks("budget.staff_rates")
		return
	}
	for _, row := range []struct {
		name string
		rate money.Amount
		days *int
	}{
		{"manager_per_day", group.Manager, c.facts.ManagerDays}, {"researcher_per_day", group.Researcher, c.facts.ResearcherDays},
		{"technician_per_day", group.Technician, c.facts.TechnicianDays}, {"administrative_per_day", group.Administrative, c.facts.AdministrativeDays},
	} {
		if sumOf(row.days) > 0 {
			c.pay(Part{Name: row.name, Unit: row.rate, Group: group.Group}, group.Basis, Factor{"days", *row.days})
		}
	}
}

func (c *calculator) event() {
	units := c.setting.Book.Budget.MultiplierEvents
	if units == nil {
		units = &programme.EventUnits{}
	}
	for _, row := range []struct {
		name, of string
		unit     *programme.Value[money.Amount]
		people   *int
	}{
		{"local_per_participant", "budget.multiplier_events.local", units.Local, c.facts.Local},
		{"international_per_participant", "budget.multiplier_events.international", units.International, c.facts.International},
	} {
		switch {
		case sumOf(row.people) == 0:
		case row.unit == nil:
			c.lacks(row.of)
		default:
			c.pay(Part{Name: row.name, Unit: row.unit.Value}, row.unit.Basis, Factor{"participants", *row.people})
		}
	}
	switch {
	case sumOf(c.facts.Virtual) == 0:
	case units.VirtualShare == nil || units.Local == nil:
		c.lacks("budget.multiplier_events.virtual_share")
	default:
		share := units.VirtualShare.Value
		c.pay(Part{Name: "virtual_per_participant", Unit: units.Local.Value, Share: &share}, units.VirtualShare.Basis, Factor{"participants", *c.facts.Virtual})
	}
}

func (c *calculator) realCost() {
	book := c.setting.Book.Budget
	var standard *programme.Value[decimal.Decimal]
	of := "budget." + c.setting.Category
	if c.setting.Category == "special_needs" {
		standard = book.SpecialNeeds
	} else if book.Exceptional != nil {
		standard = &book.Exceptional.Share
	}
	one := decimal.NewFromInt(1)
	if own := c.facts.Share; own != nil {
		if own.Sign() <= 0 || own.Cmp(one) > 0 {
			params := map[string]any{"minimum": "0", "maximum": "1"}
			if standard != nil {
				params["rule"] = standard.Value.String()
			}
			c.faults.add("share", "share_range", params)
			return
		}
		if standard == nil || !standard.Value.Equal(*own) {
			c.found.Own = true
			c.pay(Part{Name: "share_of_cost", Unit: *c.facts.Cost, Share: own}, programme.Basis{})
			return
		}
	}
	if standard == nil {
		c.lacks(of)
		return
	}
	share := standard.Value
	c.pay(Part{Name: "share_of_cost", Unit: *c.facts.Cost, Share: &share}, standard.Basis)
}

func (c *calculator) lumpSum() {
	c.pay(Part{Name: "lump_sum_part", Unit: *c.facts.Part}, c.setting.Book.Grant.LumpSums.Basis)
	if whole := c.setting.LumpSum; whole != nil && c.facts.Part.Cmp(*whole) > 0 {
		c.notice("above_lump_sum", nil)
	}
}

func sortedNames[V any](of map[string]V) []string { return slices.Sorted(maps.Keys(of)) }
