package programme

// BudgetCategories returns the code of every budget category a rule book may
// name, in the order of the programme. What a call takes is in its book.
func BudgetCategories() []string {
	return []string{
		"project_management",
		"transnational_meetings",
		"intellectual_outputs", // until call 2020
		"project_results",      // call 2021, in the place of intellectual outputs
		"multiplier_events",
		"learning_teaching_training",
		"special_needs",
		"exceptional_costs",
		"work_packages", // lump sums, from call 2022
	}
}

// OrganisationTypes returns the types an organisation may have.
func OrganisationTypes() []string {
	return []string{
		"higher_education_institution", "company", "public_authority", "municipality_region", "research_institute",
		"association", "foundation", "healthcare", "school", "other",
	}
}
