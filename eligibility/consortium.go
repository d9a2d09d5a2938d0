package eligibility

import (
	"konsortium/programme"
)

func minOrganisations(b *bench) State {
	needed, found := b.book.Consortium.MinOrganisations.Value, b.counts.ProgrammeOrganisations
	if found >= needed {
		return Holds
	}
	b.report(programme.RuleMinOrganisations, programme.Blocker, "/organisations", minOrganisationsParams(b), minOrganisationsBasis(b))
	b.missingOrganisations(programme.RuleMinOrganisations)
	return Broken
}

func minOrganisationsBasis(b *bench) programme.Basis {
	return b.withCountries(b.book.Consortium.MinOrganisations.Basis)
}

func minOrganisationsParams(b *bench) programme.Params {
	return programme.Params{"found": b.counts.ProgrammeOrganisations, "needed": b.book.Consortium.MinOrganisations.Value}
}

func minCountries(b *bench) State {
	if b.counts.ProgrammeCountries >= b.book.Consortium.MinCountries.Value {
		return Holds
	}
	b.report(programme.RuleMinCountries, programme.Blocker, "/organisations", minCountriesParams(b), minCountriesBasis(b))
	// One change mends both minimums; it is told once, with the first rule broken.
	if b.counts.ProgrammeOrganisations >= b.book.Consortium.MinOrganisations.Value {
		b.missingOrganisations(programme.RuleMinCountries)
	}
	return Broken
}

func minCountriesBasis(b *bench) programme.Basis {
	return b.withCountries(b.book.Consortium.MinCountries.Basis)
}

func minCountriesParams(b *bench) programme.Params {
	return programme.Params{"found": b.counts.ProgrammeCountries, "needed": b.book.Consortium.MinCountries.Value}
}

func oneCoordinator(b *bench) State {
	switch {
	case !b.book.Consortium.OneCoordinator.Value:
		return NotApplicable
	case b.coordinators == 1:
		return Holds
	}
	b.report(programme.RuleOneCoordinator, programme.Blocker, "/organisations", oneCoordinatorParams(b), oneCoordinatorBasis(b))
	if b.coordinators == 0 {
		b.missing(programme.RuleOneCoordinator, gapNameCoordinator, nil)
	} else {
		b.missing(programme.RuleOneCoordinator, gapKeepOneCoordinator, oneCoordinatorParams(b))
	}
	return Broken
}

func oneCoordinatorBasis(b *bench) programme.Basis { return b.book.Consortium.OneCoordinator.Basis }

func oneCoordinatorParams(b *bench) programme.Params {
	return programme.Params{"found": b.coordinators, "needed": 1}
}

func coordinatorCountry(b *bench) State {
	if !b.book.Consortium.CoordinatorInProgramme.Value || b.coordinators == 0 {
		return NotApplicable
	}
	state := Holds
	for i := range b.facts.Organisations {
		if b.facts.Organisations[i].Role != Coordinator || b.standings[i] == programme.Programme {
			continue
		}
		state = Broken
		b.report(programme.RuleCoordinatorCountry, programme.Blocker, place(i, "country"), b.named(i), coordinatorCountryBasis(b))
		// Of several coordinators one is kept, and that one can be the right one.
		if b.coordinators == 1 || !b.book.Consortium.OneCoordinator.Value {
			b.missing(programme.RuleCoordinatorCountry, gapMoveCoordinator, b.named(i))
		}
	}
	return state
}

func coordinatorCountryBasis(b *bench) programme.Basis {
	return b.withCountries(b.book.Consortium.CoordinatorInProgramme.Basis)
}

func mandates(b *bench) State {
	if !b.book.Consortium.Mandates.Value {
		return NotApplicable
	}
	partners, known := 0, 0
	var unsigned []string
	for i := range b.facts.Organisations {
		organisation := &b.facts.Organisations[i]
		if organisation.Role != Partner {
			continue
		}
		partners++
		if organisation.Mandate == "" {
			continue
		}
		known++
		if organisation.Mandate != MandateSigned {
			unsigned = append(unsigned, b.name(i))
		}
	}
	switch {
	case partners == 0:
		return NotApplicable
	case len(unsigned) > 0:
		b.report(programme.RuleMandates, programme.Warning, "/organisations",
			programme.Params{"found": known - len(unsigned), "needed": partners, "names": unsigned}, mandatesBasis(b))
		return Broken
	case known < partners:
		return Unknown
	}
	return Holds
}

func mandatesBasis(b *bench) programme.Basis { return b.book.Consortium.Mandates.Basis }

func noInstitution(b *bench) State {
	switch {
	case !b.book.Consortium.InstitutionExpected.Value || len(b.facts.Organisations) == 0:
		return NotApplicable
	case b.institutions > 0:
		return Holds
	}
	// Such a consortium is allowed; the note breaks nothing.
	b.report(programme.RuleNoInstitution, programme.Note, "/organisations", nil, noInstitutionBasis(b))
	return Holds
}

func noInstitutionBasis(b *bench) programme.Basis {
	return b.book.Consortium.InstitutionExpected.Basis
}
