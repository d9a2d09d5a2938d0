package consortium

import (
	"context"
	"slices"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// Mandate is how far a partner's mandate letter has come.
type Mandate = eligibility.Mandate

// MandateRoute is one allowed move of a mandate. A way back needs a reason.
type MandateRoute struct {
	From, To Mandate
	Back     bool
}

// mandateRoutes is the declared table of moves. A letter may come without being
// asked for, and be signed when it comes.
func mandateRoutes() []MandateRoute {
	return []MandateRoute{
		{From: eligibility.MandateNone, To: eligibility.MandateRequested},
		{From: eligibility.MandateNone, To: eligibility.MandateReceived},
		{From: eligibility.MandateNone, To: eligibility.MandateSigned},
		{From: eligibility.MandateRequested, To: eligibility.MandateReceived},
		{From: eligibility.MandateRequested, To: eligibility.MandateSigned},
		{From: eligibility.MandateRequested, To: eligibility.MandateNone, Back: true},
		{From: eligibility.MandateReceived, To: eligibility.MandateSigned},
		{From: eligibility.MandateReceived, To: eligibility.MandateRequested, Back: true},
		{From: eligibility.MandateReceived, To: eligibility.MandateNone, Back: true},
		{From: eligibility.MandateSigned, To: eligibility.MandateReceived, Back: true},
		{From: eligibility.MandateSigned, To: eligibility.MandateNone, Back: true},
	}
}

// MandateRoutesFrom lists where a mandate may go from a state.
func MandateRoutesFrom(from Mandate) []MandateRoute {
	return slices.DeleteFunc(mandateRoutes(), func(route MandateRoute) bool { return route.From != from })
}

func mandateRoute(from, to Mandate) (MandateRoute, bool) {
	for _, route := range mandateRoutes() {
		if route.From == from && route.To == to {
			return route, true
		}
	}
	return MandateRoute{}, false
}

// setMandate writes a state with its days. What belongs to a later state than
// the new one is cleared.
func setMandate(row *models.Partner, to Mandate, signedOn, today programme.Date) {
	before := Mandate(row.MandateState)
	row.MandateState, row.MandateSignedOn = string(to), programme.Date{}
	switch to {
	case eligibility.MandateSigned:
		row.MandateSignedOn = signedOn
		if row.MandateReceivedOn.IsZero() {
			row.MandateReceivedOn = today
		}
	case eligibility.MandateReceived:
		if before != to && before != eligibility.MandateSigned || row.MandateReceivedOn.IsZero() {
			row.MandateReceivedOn = today
		}
	case eligibility.MandateRequested:
		if before != to || row.MandateRequestedOn.IsZero() {
			row.MandateRequestedOn = today
		}
		row.MandateReceivedOn, row.MandateDocumentID = programme.Date{}, nil
	default:
		row.MandateRequestedOn, row.MandateReceivedOn, row.MandateDocumentID = programme.Date{}, programme.Date{}, nil
	}
}

// Acts on a mandate that are told with it.
const (
	RequestMandateAct = "request_mandate"
	MoveMandateAct    = "move_mandate"
	HandInMandateAct  = string(access.HandInMandate)
	ReadLetterAct     = "read_mandate_letter"
)

// PartnerMandate is a partner with how its mandate letter stands.
type PartnerMandate struct {
	models.MandateRow
	// Asked tells whether a mandate is asked of it: not of the coordinator, whom
	// the others give theirs, nor of associated partners.
	Asked bool
	// People are those who get the request by mail; told to who may send it.
	People []models.User
	// Routes are the moves that the actor may make.
	Routes  []MandateRoute
	Allowed []string
}

// Mandates lists the partners that take part with how their mandate letters
// stand. A file is told only to who may read the documents of its organisation.
func (s *Service) Mandates(ctx context.Context, projectID string) ([]PartnerMandate, error) {
	list := []PartnerMandate{}
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		rows, err := tx.Mandates(projectID)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if !takesPart(project, &row.Partner, tx.Today()) {
				continue
			}
			one, err := presentMandate(tx, project, row)
			if err != nil {
				return err
			}
			list = append(list, one)
		}
		return nil
	})
	return list, err
}

func oneMandate(tx *models.Tx, project *models.Project, partnerID string) (*PartnerMandate, error) {
	rows, err := tx.Mandates(project.ID)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if row.ID == partnerID {
			one, err := presentMandate(tx, project, row)
			return &one, err
		}
	}
	return nil, fault.Missing("partner")
}

func presentMandate(tx *models.Tx, project *models.Project, row models.MandateRow) (PartnerMandate, error) {
	one := PartnerMandate{MandateRow: row, Asked: row.Role == string(eligibility.Partner), Routes: []MandateRoute{}, Allowed: []string{}, People: []models.User{}}
	on := access.Resource{ProjectID: project.ID, OrganisationID: row.OrganisationID}
	manages := access.Allowed(tx.Actor, access.EditConsortium, onProject(project.ID))
	if !access.Allowed(tx.Actor, access.ReadDocuments, on) {
		one.MandateDocumentID, one.DocumentName = nil, ""
	} else if one.Asked {
		one.Allowed = append(one.Allowed, ReadLetterAct)
	}
	if Status(project.Status).ended() || !one.Asked {
		return one, nil
	}
	state := Mandate(row.MandateState)
	if manages {
		people, err := partnerPeople(tx, project.ID, row.OrganisationID)
		if err != nil {
			return one, err
		}
		one.People, one.Routes = people, MandateRoutesFrom(state)
		one.Allowed = append(one.Allowed, MoveMandateAct)
		if state == eligibility.MandateNone || state == eligibility.MandateRequested {
			one.Allowed = append(one.Allowed, RequestMandateAct)
		}
	}
	if access.Allowed(tx.Actor, access.HandInMandate, on) && (manages || state != eligibility.MandateSigned) {
		one.Allowed = append(one.Allowed, HandInMandateAct)
	}
	return one, nil
}

// partnerPeople are the accounts that act for an organisation in a project.
func partnerPeople(tx *models.Tx, projectID, organisationID string) ([]models.User, error) {
	return tx.ReportPeople(projectID, organisationID, string(access.PartnerLead), string(access.PartnerMember))
}

func mandateEntry(action audit.Action, row *models.Partner) audit.Entry {
	return audit.Entry{ProjectID: row.ProjectID, Action: action, SubjectKind: "partner", SubjectID: row.ID, PartnerID: row.ID}
}

// dropMandateFile hides the letter of a partner that was removed before the
// award: nobody of the project stands behind it any more.
func dropMandateFile(tx *models.Tx, row *models.Partner) error {
	if row.MandateDocumentID == nil {
		return nil
	}
	document, err := tx.Document(row.ProjectID, *row.MandateDocumentID)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	before := *document
	if err := tx.RemoveDocument(document); err != nil {
		return err
	}
	return tx.RecordChange(audit.Entry{ProjectID: row.ProjectID, Action: audit.DocumentRemoved, SubjectKind: "document", SubjectID: document.ID, PartnerID: row.ID}, &before, document)
}
