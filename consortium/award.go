package consortium

import (
	"context"

	"konsortium/access"
	"konsortium/audit"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
)

// Award is what the agency granted, beside the plan of record.
type Award struct {
	Project *models.Project
	// Planned is the sum of the plan of record, Difference the grant awarded
	// less that. Nil without them, and for who may not read the whole budget.
	Planned, Difference *money.Amount
	// MayCorrect tells whether the actor may correct it.
	MayCorrect bool
}

// Award reads what the agency granted a project.
func (s *Service) Award(ctx context.Context, projectID string) (*Award, error) {
	var award *Award
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		award, err = awardOf(tx, project)
		return err
	})
	return award, err
}

func awardOf(tx *models.Tx, project *models.Project) (*Award, error) {
	status := Status(project.Status)
	award := &Award{Project: project, MayCorrect: status.awarded() && !status.ended() && access.Allowed(tx.Actor, access.MoveProject, onProject(project.ID))}
	if !seesBudget(tx.Actor, project.ID) {
		return award, nil
	}
	record, err := tx.BudgetOfRecord(project.ID)
	if err != nil || record == nil {
		return award, err
	}
	lines, err := tx.BudgetLines(record, access.Reach{Everything: true})
	if err != nil {
		return nil, err
	}
	amounts := make([]money.Amount, len(lines))
	for i, line := range lines {
		amounts[i] = line.AmountCents
	}
	planned, err := money.Sum(amounts...)
	if err != nil {
		return nil, err
	}
	award.Planned = &planned
	if project.GrantAwardedCents != nil {
		difference, err := project.GrantAwardedCents.Sub(planned)
		if err != nil {
			return nil, err
		}
		award.Difference = &difference
	}
	return award, nil
}

// AwardCorrection is what the agency's letter says after all.
type AwardCorrection struct {
	GrantAwarded    *money.Amount
	AgreementNumber string
	Reason          string
}

// CorrectAward corrects the grant and the number of the agreement of an awarded
// project, with a reason. The plan of record stays: the difference is shown.
func (s *Service) CorrectAward(ctx context.Context, projectID string, version int64, in AwardCorrection) (*Award, error) {
	var award *Award
	err := s.db.Write(ctx, func(_ context.Context, tx *models.Tx) error {
		row, err := lockOpen(tx, projectID, access.MoveProject)
		if err != nil {
			return err
		}
		if err := models.ExpectVersion(row, version); err != nil {
			return err
		}
		if !Status(row.Status).awarded() {
			return fault.New(fault.Conflict, "nothing_awarded", "No grant is awarded yet.")
		}
		before := *row
		if err := in.apply(row); err != nil {
			return err
		}
		if err := tx.SaveProject(row); err != nil {
			return err
		}
		changes, err := audit.Diff(&before, row)
		if err != nil {
			return err
		}
		changes["reason"] = audit.Change{To: in.Reason}
		if err := tx.Record(audit.Entry{ProjectID: projectID, Action: audit.GrantCorrected, SubjectKind: "project", SubjectID: projectID, Changes: changes}); err != nil {
			return err
		}
		award, err = awardOf(tx, row)
		return err
	})
	return award, err
}

// apply validates the correction as a whole and writes it into the row. Before
// there is an agreement there is no number to correct.
func (in *AwardCorrection) apply(row *models.Project) error {
	var fields fault.Fields
	text(&fields, "/reason", &in.Reason, reasonLength)
	if in.Reason == "" {
		fields.Add("/reason", "required", nil)
	}
	switch {
	case in.GrantAwarded == nil:
		fields.Add("/grantAwarded", "required", nil)
	case in.GrantAwarded.Sign() <= 0:
		fields.Add("/grantAwarded", "above", map[string]any{"minimum": money.Zero})
	}
	least := 1
	if Status(row.Status) == Granted {
		least = 0
	}
	line(&fields, "/agreementNumber", &in.AgreementNumber, least, numberLength)
	if least == 0 && in.AgreementNumber != "" {
		fields.Add("/agreementNumber", "not_before_contract", nil)
	}
	if err := fields.Error(); err != nil {
		return err
	}
	same := row.GrantAwardedCents != nil && *row.GrantAwardedCents == *in.GrantAwarded
	if same && row.AgreementNumber == in.AgreementNumber {
		return fault.New(fault.Conflict, "nothing_to_correct", "Grant and number stand like this already.")
	}
	row.GrantAwardedCents, row.AgreementNumber = in.GrantAwarded, in.AgreementNumber
	return nil
}
