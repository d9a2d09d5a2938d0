package programme

import "strings"

// CategoryName is what a budget category is called in sv or en; its code where it
// has no name.
func CategoryName(code, language string) string {
	for _, one := range categoryNames() {
		if one.code == code {
			if language == Swedish {
				return one.swedish
			}
			return one.english
		}
	}
	return code
}

// CategoryOf finds a category by its code or its name in either language.
func CategoryOf(name string) (code string, known bool) {
	for _, one := range categoryNames() {
		if strings.EqualFold(name, one.code) || strings.EqualFold(name, one.english) || strings.EqualFold(name, one.swedish) {
			return one.code, true
		}
	}
	return "", false
}

type categoryName struct{ code, english, swedish string }

func categoryNames() []categoryName {
	return []categoryName{
		{"project_management", "Project management", "Projektledning och genomförande"},
		{"transnational_meetings", "Transnational project meetings", "Transnationella projektmöten"},
		{"intellectual_outputs", "Intellectual outputs", "Immateriella resultat"},
		{"project_results", "Project results", "Projektresultat"},
		{"multiplier_events", "Multiplier events", "Spridningsevenemang"},
		{"learning_teaching_training", "Learning, teaching and training", "Utbildning, undervisning och lärande"},
		{"special_needs", "Special needs", "Särskilda behov"},
		{"exceptional_costs", "Exceptional costs", "Särskilda kostnader"},
		{"work_packages", "Work packages", "Arbetspaket"},
	}
}
