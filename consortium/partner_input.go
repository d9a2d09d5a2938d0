package consortium

import (
	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// PartnerInput is what people say of a partner. A nil CharterHeld leaves the
// question to the published list. OrganisationID counts only when a partner is
// added.
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

// apply validates the input as a whole and writes it into a row.
func (in PartnerInput) apply(row *models.Partner, project *models.Project) error {
	var fields fault.Fields
	if !contains(Roles(), in.Role) {
		fields.Add("/role", "one_of", map[string]any{"allowed": Roles()})
	}
	if !contains(Mandates(), in.MandateState) {
		fields.Add("/mandateState", "one_of", map[string]any{"allowed": Mandates()})
	}
	signed := in.MandateState == string(eligibility.MandateSigned)
	switch {
	case signed && in.MandateSignedOn.IsZero():
		fields.Add("/mandateSignedOn", "required", nil)
	case !signed && !in.MandateSignedOn.IsZero():
		fields.Add("/mandateSignedOn", "mandate_not_signed", nil)
	}
	text(&fields, "/addedValue", &in.AddedValue, textLength)
	text(&fields, "/strategyLink", &in.StrategyLink, textLength)
	in.checkLeaving(&fields, project)
	row.Role, row.AddedValue, row.StrategyLink, row.CharterHeld = in.Role, in.AddedValue, in.StrategyLink, in.CharterHeld
	row.MandateState, row.MandateSignedOn, row.JoinedOn, row.LeftOn = in.MandateState, in.MandateSignedOn, in.JoinedOn, in.LeftOn
	return fields.Error()
}

// checkLeaving lets a partner leave only a project whose grant is awarded, not
// before it joined, and not as its coordinator.
func (in PartnerInput) checkLeaving(fields *fault.Fields, project *models.Project) {
	switch {
	case in.LeftOn.IsZero():
	case !Status(project.Status).awarded():
		fields.Add("/leftOn", "not_before_award", nil)
	case in.LeftOn.Before(in.JoinedOn):
		fields.Add("/leftOn", "before_joined", map[string]any{"joinedOn": in.JoinedOn})
	case in.Role == string(eligibility.Coordinator):
		fields.Add("/role", "coordinator_leaves", nil)
	}
}
