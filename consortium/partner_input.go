package consortium

import (
	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// PartnerInput is what people say of a partner. A nil CharterHeld leaves the
// question to the published list, an empty MandateState the mandate as it stands.
// OrganisationID counts only when a partner is added. LeftOn is only held against
// what stands.
type PartnerInput struct {
	OrganisationID  string
	Role            string
	AddedValue      string
	StrategyLink    string
	CharterHeld     *bool
	MandateState    string
	MandateSignedOn programme.Date
	JoinedOn        programme.Date
	LeftOn          programme.Date
}

// apply validates the input as a whole and writes it into a row as of a day.
func (in PartnerInput) apply(row *models.Partner, today programme.Date) error {
	var fields fault.Fields
	if !contains(Roles(), in.Role) {
		fields.Add("/role", "one_of", map[string]any{"allowed": Roles()})
	}
	in.keepMandate(row)
	in.checkMandate(&fields, row)
	text(&fields, "/addedValue", &in.AddedValue, textLength)
	text(&fields, "/strategyLink", &in.StrategyLink, textLength)
	in.checkLeaving(&fields, row)
	row.Role, row.AddedValue, row.StrategyLink, row.CharterHeld = in.Role, in.AddedValue, in.StrategyLink, in.CharterHeld
	row.JoinedOn = in.JoinedOn
	setMandate(row, Mandate(in.MandateState), in.MandateSignedOn, today)
	return fields.Error()
}

// keepMandate takes the mandate as it stands where nothing is said of it.
func (in *PartnerInput) keepMandate(row *models.Partner) {
	if in.MandateState != "" {
		return
	}
	in.MandateState = row.MandateState
	if in.MandateSignedOn.IsZero() {
		in.MandateSignedOn = row.MandateSignedOn
	}
}

// checkMandate lets the mandate go only along its table of moves.
func (in PartnerInput) checkMandate(fields *fault.Fields, row *models.Partner) {
	if !contains(Mandates(), in.MandateState) {
		fields.Add("/mandateState", "one_of", map[string]any{"allowed": Mandates()})
		return
	}
	from := Mandate(row.MandateState)
	if _, known := mandateRoute(from, Mandate(in.MandateState)); !known && from != Mandate(in.MandateState) {
		fields.Add("/mandateState", "mandate_move_not_possible", map[string]any{"from": string(from), "to": in.MandateState})
	}
	signed := in.MandateState == string(eligibility.MandateSigned)
	switch {
	case signed && in.MandateSignedOn.IsZero():
		fields.Add("/mandateSignedOn", "required", nil)
	case !signed && !in.MandateSignedOn.IsZero():
		fields.Add("/mandateSignedOn", "mandate_not_signed", nil)
	}
}

// checkLeaving leaves the day on which a partner leaves alone: leaving is an act
// of its own (see LeaveProject). Whoever leaves does not become coordinator.
func (in PartnerInput) checkLeaving(fields *fault.Fields, row *models.Partner) {
	switch {
	case !in.LeftOn.IsZero() && in.LeftOn != row.LeftOn:
		fields.Add("/leftOn", "leaves_by_its_own_act", nil)
	case !row.LeftOn.IsZero() && !in.JoinedOn.Before(row.LeftOn):
		fields.Add("/joinedOn", "after_left", map[string]any{"leftOn": row.LeftOn})
	case !row.LeftOn.IsZero() && in.Role == string(eligibility.Coordinator) && row.Role != in.Role:
		fields.Add("/role", "coordinator_leaves", nil)
	}
}
