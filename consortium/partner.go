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

// Partner is an organisation's part in a project with what the call makes of it.
type Partner struct {
	*models.PartnerRow
	// Standing is what the organisation's country is in the call; empty without
	// a list of countries.
	Standing programme.Standing
	// Wording is the words that the call has for its countries.
	Wording programme.Wording
	// CharterKnown is nil when it is not known whether a charter is held.
	CharterKnown *bool
	CharterBasis CharterBasis
	// AddedValueNeeded is how many characters the call wants on the added
	// value; 0 where it asks for none.
	AddedValueNeeded int
	// StrategyNeeded says whether the call asks how the project links to the
	// organisation's strategy.
	StrategyNeeded bool
	// TellsReason says whether the actor may read why it left.
	TellsReason bool
	Allowed     []access.Action
}

func presentPartner(tx *models.Tx, rules programme.Rules, project *models.Project, row *models.PartnerRow) *Partner {
	partner := &Partner{PartnerRow: row, TellsReason: seesBudget(tx.Actor, project.ID), Allowed: []access.Action{}}
	book := rules.Book
	partner.CharterKnown, partner.CharterBasis = Charter(row, project, book)
	if countries := rules.Countries; countries != nil {
		partner.Standing, partner.Wording = countries.Standing(row.OrganisationCountry), countries.Wording.Value
	}
	if book != nil && partner.Standing == programme.Partner && book.Consortium.AddedValueNeeded.Value {
		partner.AddedValueNeeded = book.Consortium.AddedValueCharacters.Value
	}
	partner.StrategyNeeded = book != nil && book.Project.StrategyLink.Value && row.OrganisationType == eligibility.HigherEducationInstitution && row.Role != string(eligibility.Associated)
	if !Status(project.Status).ended() && access.Allowed(tx.Actor, access.EditConsortium, onProject(project.ID)) {
		partner.Allowed = append(partner.Allowed, access.EditConsortium)
		switch {
		case !Status(project.Status).awarded():
			partner.Allowed = append(partner.Allowed, RemovePartnerAct)
		case row.LeftOn.IsZero():
			partner.Allowed = append(partner.Allowed, LeaveAct)
		default:
			partner.Allowed = append(partner.Allowed, LeaveAct, StayAct)
		}
	}
	return partner
}

// RemovePartnerAct is told among a partner's allowed acts while it can still be
// removed; the right behind it is access.EditConsortium.
const RemovePartnerAct access.Action = "remove_partner"

// Partners lists the partners of a project in their order, those who have left
// included.
func (s *Service) Partners(ctx context.Context, projectID string) ([]*Partner, error) {
	var partners []*Partner
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		rows, err := tx.Partners(projectID)
		if err != nil {
			return err
		}
		rules, err := tx.RulesOf(project)
		for i := range rows {
			partners = append(partners, presentPartner(tx, rules, project, &rows[i]))
		}
		return err
	})
	return partners, err
}

// Partner loads one partner of a project.
func (s *Service) Partner(ctx context.Context, projectID, partnerID string) (*Partner, error) {
	var partner *Partner
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		partner, err = onePartner(tx, project, partnerID)
		return err
	})
	return partner, err
}

func onePartner(tx *models.Tx, project *models.Project, partnerID string) (*Partner, error) {
	rows, err := tx.Partners(project.ID)
	if err != nil {
		return nil, err
	}
	rules, err := tx.RulesOf(project)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if rows[i].ID == partnerID {
			return presentPartner(tx, rules, project, &rows[i]), nil
		}
	}
	return nil, fault.Missing("partner")
}

// AddPartner takes an organisation of the register into a project. It is a
// conflict when it is in already; the fault names the partner.
func (s *Service) AddPartner(ctx context.Context, projectID string, in PartnerInput) (*Partner, error) {
	var partner *Partner
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockOpen(tx, projectID, access.EditConsortium)
		if err != nil {
			return err
		}
		row, err := addPartner(tx, project, "/organisationId", in)
		if err != nil {
			return err
		}
		partner, err = onePartner(tx, project, row.ID)
		return err
	})
	return partner, err
}

// addPartner inserts a partner at the end of the consortium. Pointer is where
// the request names the organisation.
func addPartner(tx *models.Tx, project *models.Project, pointer string, in PartnerInput) (*models.Partner, error) {
	row := &models.Partner{ID: models.NewID(), ProjectID: project.ID, OrganisationID: in.OrganisationID, MandateState: string(eligibility.MandateNone)}
	if err := in.apply(row, tx.Today()); err != nil {
		return nil, err
	}
	if err := activeOrganisation(tx, pointer, in.OrganisationID); err != nil {
		return nil, err
	}
	partners, err := tx.Partners(project.ID)
	if err != nil {
		return nil, err
	}
	for _, other := range partners {
		if other.OrganisationID == in.OrganisationID {
			return nil, fault.New(fault.Conflict, "already_partner", "The organisation is a partner of the project already.").With("existingId", other.ID)
		}
		row.Position = max(row.Position, other.Position+1)
	}
	if err := passCoordination(tx, partners, row); err != nil {
		return nil, err
	}
	if err := tx.AddPartner(row); err != nil {
		return nil, err
	}
	if err := tx.RecordChange(audit.Entry{ProjectID: project.ID, Action: audit.PartnerAdded, SubjectKind: "partner", SubjectID: row.ID}, nil, row); err != nil {
		return nil, err
	}
	return row, settleCandidate(tx, row)
}

// passCoordination takes the coordinator's role from whoever holds it when a
// partner gets it.
func passCoordination(tx *models.Tx, partners []models.PartnerRow, to *models.Partner) error {
	if to.Role != string(eligibility.Coordinator) {
		return nil
	}
	for i := range partners {
		other := &partners[i].Partner
		if other.ID == to.ID || other.Role != string(eligibility.Coordinator) || !other.LeftOn.IsZero() {
			continue
		}
		before := *other
		other.Role = string(eligibility.Partner)
		if err := tx.SavePartner(other); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: to.ProjectID, Action: audit.PartnerChanged, SubjectKind: "partner", SubjectID: other.ID}, &before, other); err != nil {
			return err
		}
	}
	return nil
}

// EditPartner writes what people say of a partner anew; its organisation stays.
func (s *Service) EditPartner(ctx context.Context, projectID, partnerID string, version int64, in PartnerInput) (*Partner, error) {
	var partner *Partner
	err := s.changePartner(ctx, projectID, partnerID, version, func(tx *models.Tx, project *models.Project, row *models.Partner) error {
		before := *row
		if err := in.apply(row, tx.Today()); err != nil {
			return err
		}
		partners, err := tx.Partners(projectID)
		if err != nil {
			return err
		}
		if err := passCoordination(tx, partners, row); err != nil {
			return err
		}
		if err := tx.SavePartner(row); err != nil {
			return err
		}
		if err := tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.PartnerChanged, SubjectKind: "partner", SubjectID: row.ID}, &before, row); err != nil {
			return err
		}
		partner, err = onePartner(tx, project, row.ID)
		return err
	})
	return partner, err
}

// changePartner begins a write on one partner as it stood in a version.
func (s *Service) changePartner(ctx context.Context, projectID, partnerID string, version int64, change func(*models.Tx, *models.Project, *models.Partner) error) error {
	return s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := lockOpen(tx, projectID, access.EditConsortium)
		if err != nil {
			return err
		}
		row, err := tx.Partner(projectID, partnerID)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		return change(tx, project, row)
	})
}

// RemovePartner takes a partner out of a project whose grant is not awarded
// yet, and ends its people's part in the project. A conflict tells that it has
// budget lines or tasks, or that the project has gone on.
func (s *Service) RemovePartner(ctx context.Context, projectID, partnerID string, version int64) error {
	return s.changePartner(ctx, projectID, partnerID, version, func(tx *models.Tx, project *models.Project, row *models.Partner) error {
		if Status(project.Status).awarded() {
			return fault.New(fault.Conflict, "partner_leaves_on_a_day", "After the award a partner is not removed: it leaves on a day.")
		}
		if err := releaseCandidate(tx, row); err != nil {
			return err
		}
		if err := tx.RemovePartner(row); err != nil {
			if models.IsReferenced(err) {
				return fault.New(fault.Conflict, "partner_in_use", "The partner has budget lines or a task in the work plan.")
			}
			return err
		}
		if err := endMembers(tx, row); err != nil {
			return err
		}
		if err := dropMandateFile(tx, row); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.PartnerRemoved, SubjectKind: "partner", SubjectID: row.ID}, row, nil)
	})
}

// endMembers ends what people do in a project for an organisation that is no
// partner of it any more. Managers and auditors stay: they act for the project.
func endMembers(tx *models.Tx, row *models.Partner) error {
	ended, err := tx.EndPartnerMembers(row.ProjectID, row.OrganisationID)
	if err != nil {
		return err
	}
	for _, member := range ended {
		if err := tx.Record(audit.Entry{ProjectID: row.ProjectID, Action: audit.MembershipEnded, SubjectKind: "member", SubjectID: member.ID}); err != nil {
			return err
		}
	}
	return tx.WithdrawPartnerInvitations(row.ProjectID, row.OrganisationID)
}

// PlacePartner moves a partner to a place in the order of the consortium,
// counted from 0; a place beyond the end is the end.
func (s *Service) PlacePartner(ctx context.Context, projectID, partnerID string, version int64, place int) ([]*Partner, error) {
	err := s.changePartner(ctx, projectID, partnerID, version, func(tx *models.Tx, _ *models.Project, row *models.Partner) error {
		partners, err := tx.Partners(projectID)
		if err != nil {
			return err
		}
		order := make([]string, 0, len(partners))
		for _, other := range partners {
			if other.ID != row.ID {
				order = append(order, other.ID)
			}
		}
		place = min(max(place, 0), len(order))
		order = append(order[:place], append([]string{row.ID}, order[place:]...)...)
		for at, id := range order {
			if id == row.ID {
				continue
			}
			if err := tx.SetPartnerPosition(projectID, id, at); err != nil {
				return err
			}
		}
		before := *row
		row.Position = place
		if before.Position == place {
			return nil
		}
		if err := tx.SavePartner(row); err != nil {
			return err
		}
		return tx.RecordChange(audit.Entry{ProjectID: projectID, Action: audit.PartnerChanged, SubjectKind: "partner", SubjectID: row.ID}, &before, row)
	})
	if err != nil {
		return nil, err
	}
	return s.Partners(ctx, projectID)
}
