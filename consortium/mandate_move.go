package consortium

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/programme"
)

// MandateInput is a wish to move a mandate, or to put a file to it.
type MandateInput struct {
	// To is the new state; the present one only puts another file to it.
	To Mandate
	// On is the day it was signed or came in; zero is today. A signature needs
	// its day.
	On programme.Date
	// Reason is needed for a way back.
	Reason string
	// DocumentID names the file of the letter; empty leaves it as it is. It must
	// be a document of the partner's organisation in the project.
	DocumentID string
}

// MoveMandate moves a partner's mandate along the table of moves. The people of
// the partner may only hand in the letter, which then waits to be looked at;
// everything else is the coordinator's.
func (s *Service) MoveMandate(ctx context.Context, projectID, partnerID string, version int64, in MandateInput) (*PartnerMandate, error) {
	var moved *PartnerMandate
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, row, err := lockMandate(tx, projectID, partnerID, version)
		if err != nil {
			return err
		}
		manages := access.Allowed(tx.Actor, access.EditConsortium, onProject(projectID))
		if !manages && !in.handsIn(row) {
			return tx.Check(access.EditConsortium, onProject(projectID))
		}
		before := *row
		if err := in.apply(tx, row); err != nil {
			return err
		}
		if err := tx.SavePartner(row); err != nil {
			return err
		}
		if err := recordMandate(tx, &before, row, in.Reason); err != nil {
			return err
		}
		if !manages {
			if err := tellHandedIn(tx, project, row); err != nil {
				return err
			}
		}
		moved, err = oneMandate(tx, project, partnerID)
		return err
	})
	return moved, err
}

// handsIn tells whether the wish is what a partner's own people may do.
func (in *MandateInput) handsIn(row *models.Partner) bool {
	return in.To == eligibility.MandateReceived && in.DocumentID != "" && row.MandateState != string(eligibility.MandateSigned)
}

// lockMandate begins a write on the mandate of a partner that is asked for one.
func lockMandate(tx *models.Tx, projectID, partnerID string, version int64) (*models.Project, *models.Partner, error) {
	project, err := tx.LockProject(projectID)
	if err != nil {
		return nil, nil, err
	}
	if err := tx.Check(access.ReadProject, onProject(projectID)); err != nil {
		return nil, nil, err
	}
	row, err := tx.Partner(projectID, partnerID)
	if err != nil {
		return nil, nil, err
	}
	if err := tx.Check(access.HandInMandate, access.Resource{ProjectID: projectID, OrganisationID: row.OrganisationID}); err != nil {
		return nil, nil, err
	}
	if Status(project.Status).ended() {
		return nil, nil, projectEnded(project)
	}
	if row.Role != string(eligibility.Partner) {
		return nil, nil, fault.New(fault.Conflict, "mandate_not_asked", "No mandate is asked of the coordinator or of an associated partner.").With("role", row.Role)
	}
	return project, row, models.ExpectVersion(row, version)
}

// apply validates the wish as a whole and writes it into the row.
func (in *MandateInput) apply(tx *models.Tx, row *models.Partner) error {
	from := Mandate(row.MandateState)
	route, known := mandateRoute(from, in.To)
	again := from == in.To && in.DocumentID != "" && (from == eligibility.MandateReceived || from == eligibility.MandateSigned)
	if !known && !again {
		return fault.New(fault.Conflict, "mandate_move_not_possible", "The mandate cannot go from this state to that one.").
			With("from", string(from)).With("to", string(in.To))
	}
	var fields fault.Fields
	text(&fields, "/reason", &in.Reason, reasonLength)
	if route.Back && in.Reason == "" {
		fields.Add("/reason", "required", nil)
	}
	in.checkDay(tx, &fields, row, again)
	document, err := in.document(tx, row)
	if err != nil {
		return err
	}
	if in.DocumentID != "" && document == nil {
		fields.Add("/documentId", "unknown_document", nil)
	}
	if err := fields.Error(); err != nil {
		return err
	}
	if again && in.On.IsZero() {
		in.On = row.MandateSignedOn
	}
	day := in.On
	if day.IsZero() || in.To == eligibility.MandateSigned {
		day = tx.Today()
	}
	setMandate(row, in.To, in.On, day)
	if document != nil {
		row.MandateDocumentID = &document.ID
	}
	return nil
}

func (in *MandateInput) checkDay(tx *models.Tx, fields *fault.Fields, row *models.Partner, again bool) {
	switch {
	case in.To == eligibility.MandateSigned && in.On.IsZero() && !again:
		fields.Add("/on", "required", nil)
	case in.On.IsZero():
	case in.On.After(tx.Today()):
		fields.Add("/on", "in_future", map[string]any{"today": tx.Today()})
	case in.To == eligibility.MandateReceived && in.On.Before(row.MandateRequestedOn):
		fields.Add("/on", "before_requested", map[string]any{"requestedOn": row.MandateRequestedOn})
	}
}

// document finds the file that is named; nil when there is none of that
// organisation in the project.
func (in *MandateInput) document(tx *models.Tx, row *models.Partner) (*models.Document, error) {
	if in.DocumentID == "" {
		return nil, nil
	}
	document, err := tx.Document(row.ProjectID, in.DocumentID)
	switch {
	case fault.Is(err, fault.NotFound):
		return nil, nil
	case err != nil:
		return nil, err
	case document.OrganisationID == nil || *document.OrganisationID != row.OrganisationID:
		return nil, nil
	}
	return document, nil
}

func recordMandate(tx *models.Tx, before, after *models.Partner, reason string) error {
	changes, err := audit.Diff(before, after)
	if err != nil {
		return err
	}
	if reason != "" {
		changes["reason"] = audit.Change{To: reason}
	}
	entry := mandateEntry(audit.MandateMoved, after)
	entry.Changes = changes
	return tx.Record(entry)
}
