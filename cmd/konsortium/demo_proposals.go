package main

import (
	"context"

	"konsortium/models"
	"konsortium/partnership"
)

const leadership = "leadership@demo.example"

// plannedProposal is what a demonstration proposal is made from. Its stages
// follow each other at even distances from the first day on.
type plannedProposal struct {
	by       string
	daysAgo  int
	input    partnership.ProposalInput
	codes    []string
	stages   []partnership.Stage
	stride   int
	criteria *partnership.AssessmentInput
	opinions []partnership.OpinionInput
}

// proposals are three proposals of partnerships in different stages: one from
// the leadership in its consultation, one from an employee in preparation, and
// a request from outside that has just come in.
func (d *demonstration) proposals(ctx context.Context) error {
	for _, plan := range []plannedProposal{d.nursingProposal(), d.climateProposal(), d.regionProposal()} {
		if err := d.proposal(ctx, plan); err != nil {
			return err
		}
	}
	return nil
}

func (d *demonstration) proposal(ctx context.Context, plan plannedProposal) error {
	for _, code := range plan.codes {
		id, err := d.institution(ctx, code)
		if err != nil {
			return err
		}
		plan.input.Organisations = append(plan.input.Organisations, partnership.OrganisationInput{OrganisationID: id})
	}
	day := d.today.AddDays(-plan.daysAgo)
	d.on(day)
	made, err := d.Partnership.ProposePartnership(d.as(ctx, plan.by), plan.input)
	if err != nil {
		return err
	}
	version := made.Version
	for _, stage := range plan.stages {
		day = day.AddDays(plan.stride)
		d.on(day)
		moved, err := d.Partnership.MoveProposal(d.as(ctx, office), made.ID, version, stage, "")
		if err != nil {
			return err
		}
		version = moved.Version
	}
	if plan.criteria != nil {
		if _, err := d.Partnership.AssessProposal(d.as(ctx, office), made.ID, 1, *plan.criteria); err != nil {
			return err
		}
	}
	for _, opinion := range plan.opinions {
		opinion.AskedOn = day
		if opinion.Opinion != "" {
			opinion.GivenOn = day.AddDays(9)
		}
		d.on(day.AddDays(9))
		if _, err := d.Partnership.AddOpinion(d.as(ctx, office), made.ID, opinion); err != nil {
			return err
		}
	}
	return nil
}

func (d *demonstration) nursingProposal() plannedProposal {
	return plannedProposal{
		by: leadership, daysAgo: 64, codes: []string{finnishCode, norwegianCode}, stride: 17,
		input: partnership.ProposalInput{
			Title: "Nordiskt partnerskap för vårdens digitalisering", Origin: partnership.FromLeadership, InstitutionWide: "yes", Areas: []string{"research", "education", "skills_supply"},
			Purpose: "Gemensam forskarskola och gemensamma kurser om digitala arbetssätt i vården, med utbyte av lärare och kliniska miljöer.",
		},
		stages: []partnership.Stage{partnership.FirstReview, partnership.Preparation, partnership.Consultation},
		criteria: &partnership.AssessmentInput{
			Strategy:   criterion(3, "Knyter direkt till insatsområdet hälsa och till målet om livslångt lärande."),
			Complement: criterion(2, "Åbo har simuleringscentrum, Bergen har hälsoekonomi; vi bidrar med e-hälsa."),
			Portfolio:  criterion(2, "Vi samarbetar redan i Erasmus+-projekt, men inte på ledningsnivå."),
			Ethics: []models.EthicsAnswer{
				{Question: "academic_freedom", Answer: partnership.Yes, Reason: "Lagskyddad i båda länderna."},
				{Question: "democratic_values", Answer: partnership.Yes, Reason: "Inga hinder har framkommit."},
				{Question: "critical_reflection", Answer: partnership.Yes, Reason: "Gemensam forskarskola med öppen disputation."},
				{Question: "high_quality", Answer: partnership.Yes, Reason: "Utvärderade utbildningar i bägge lärosätena."},
				{Question: "ethical_approach", Answer: partnership.Unclear, Reason: "Hanteringen av patientdata i gemensamma kurser är inte beskriven än."},
			},
		},
		opinions: []partnership.OpinionInput{
			{Body: "Medicinska fakultetsnämnden", Opinion: "Tillstyrker. Fakulteten vill att samordnaren får minst tjugo procents tjänst."},
			{Body: "Juridiska avdelningen"},
		},
	}
}

func (d *demonstration) climateProposal() plannedProposal {
	return plannedProposal{
		by: manager, daysAgo: 30, codes: []string{finnishOtherCode}, stride: 9,
		input: partnership.ProposalInput{
			Title: "Klimatanpassning av kuststäder", Origin: partnership.FromEmployee, InstitutionWide: "unsure", Areas: []string{"research", "education"},
			Purpose: "Vi har skrivit ihop om kuststäder i tio år och vill få fler ämnen med: planering, juridik och hälsa.",
		},
		stages:   []partnership.Stage{partnership.FirstReview, partnership.Preparation},
		criteria: &partnership.AssessmentInput{Strategy: criterion(2, "Passar insatsområdet hållbara samhällen."), Complement: criterion(3, "Åbo har marin modellering som vi saknar.")},
	}
}

func (d *demonstration) regionProposal() plannedProposal {
	return plannedProposal{
		by: office, daysAgo: 4,
		input: partnership.ProposalInput{
			Title: "Förfrågan om samverkan kring lärarutbildning", Origin: partnership.FromOutside, InstitutionWide: "no", Areas: []string{"education", "skills_supply"},
			Purpose:       "Exempelregionen frågar om ett långsiktigt samarbete om praktik och fortbildning för lärare.",
			Organisations: []partnership.OrganisationInput{{Name: "Exempelregionen", Country: "NO"}},
		},
	}
}

func criterion(score int, reason string) partnership.CriterionInput {
	return partnership.CriterionInput{Score: &score, Reason: reason}
}
