package batch

import "slices"

// Field is what a column means. The names are those of the proposal that `konsortium check` reads, but for the title and
// the participant code.
type Field string

// The fields, in the order of the template.
const (
	FieldID         Field = "id"
	FieldTitle      Field = "title"
	FieldAction     Field = "action"
	FieldCallYear   Field = "call_year"
	FieldStartOn    Field = "start_on"
	FieldDuration   Field = "duration_months"
	FieldGrant      Field = "grant_requested"
	FieldRelevance  Field = "higher_education_relevance"
	FieldName       Field = "name"
	FieldCountry    Field = "country"
	FieldType       Field = "type"
	FieldRole       Field = "role"
	FieldCharter    Field = "eche"
	FieldAddedValue Field = "added_value"
	FieldCity       Field = "city"
	FieldOID        Field = "oid"
	FieldPIC        Field = "pic"
)

// Fields lists every field in the order of the template.
func Fields() []Field {
	return []Field{
		FieldID, FieldTitle, FieldAction, FieldCallYear, FieldStartOn, FieldDuration, FieldGrant, FieldRelevance,
		FieldName, FieldCountry, FieldType, FieldRole, FieldCharter, FieldAddedValue, FieldCity, FieldOID, FieldPIC,
	}
}

// KnownField tells whether there is such a field.
func KnownField(field Field) bool { return slices.Contains(Fields(), field) }

// ofProject tells the fields of the proposal as a whole, which are repeated on the row of every organisation.
func (f Field) ofProject() bool {
	switch f {
	case FieldID, FieldTitle, FieldAction, FieldCallYear, FieldStartOn, FieldDuration, FieldGrant, FieldRelevance:
		return true
	default:
		return false
	}
}

// freeText tells the fields that are taken as they are written.
func (f Field) freeText() bool {
	switch f {
	case FieldID, FieldTitle, FieldRelevance, FieldName, FieldAddedValue, FieldCity, FieldOID, FieldPIC:
		return true
	default:
		return false
	}
}

// demanded are the columns without which no proposal can be read. Action and call year may also stand in the number of the
// proposal.
func demanded() []Field { return []Field{FieldID, FieldDuration, FieldCountry, FieldType, FieldRole} }

// Heading is the heading of a field in the template: Swedish for "sv", English for any other language.
func (f Field) Heading(language string) string {
	names := headings()[f]
	if language == "sv" {
		return names[1]
	}
	return names[0]
}

// headings are the names of each column: first the template's in English and in Swedish, then others that exports use.
func headings() map[Field][]string {
	return map[Field][]string{
		FieldID: {"Proposal number", "Ansökningsnummer", "Proposal ID", "Proposal", "Application number", "Application ID", "Application",
			"Form ID", "Project number", "Project code", "Grant agreement number", "Submission ID", "Reference", "ID", "Ansökan", "Ansöknings-ID", "Ansökans nummer",
			"Projektnummer", "Projekt-ID", "Diarienummer", "Dnr", "Ärendenummer"},
		FieldTitle: {"Project title", "Projekttitel", "Title", "Project", "Project name", "Acronym", "Project acronym", "Titel", "Projekt", "Projektnamn", "Akronym"},
		FieldAction: {"Action", "Programområde", "Insats", "Action type", "Key action", "Action code", "Action type code", "Type of action", "Programme action", "Aktion",
			"Åtgärd", "Insatstyp", "Nyckelinsats", "Projekttyp", "Project type"},
		FieldCallYear: {"Call year", "Ansökningsår", "Call", "Year of call", "Call for proposals", "Funding year", "Year", "Call round", "Selection year", "Ansökningsomgång",
			"Utlysning", "Utlysningsår", "År", "Omgång"},
		FieldStartOn: {"Start date", "Startdatum", "Project start date", "Project start", "Start", "Starts on", "Date of start", "Projektstart", "Projektets startdatum", "Start för projektet"},
		FieldDuration: {"Duration (months)", "Längd (månader)", "Duration in months", "Duration", "Project duration", "Project duration (months)", "Months", "Number of months",
			"Längd", "Projektlängd", "Projekttid", "Projektets längd", "Projektets längd i månader", "Antal månader", "Månader"},
		FieldGrant: {"Grant requested", "Sökt bidrag", "Requested grant", "Grant requested (EUR)", "EU grant requested", "Requested EU grant", "Amount requested", "Requested amount",
			"Grant", "Total grant requested", "Budget requested", "Sökt belopp", "Begärt bidrag", "Begärt belopp", "Ansökt belopp", "Bidrag", "Sökt EU-bidrag", "Belopp"},
		FieldRelevance: {"Relevance to higher education", "Koppling till högre utbildning", "Higher education relevance", "Relevance for higher education", "Relevance",
			"Relevans för högre utbildning", "Relevans"},
		FieldName: {"Organisation", "Organisation (namn)", "Organization", "Organisation name", "Organization name", "Legal name", "Organisation legal name", "Organization legal name",
			"Name of organisation", "Name of the organisation", "Partner name", "Participant", "Participant name", "Participating organisation", "Institution", "Institution name", "Name",
			"Organisationsnamn", "Organisationens namn", "Lärosäte", "Partner", "Namn", "Deltagande organisation"},
		FieldCountry: {"Country", "Land", "Country code", "Country of the organisation", "Organisation country", "Organization country", "Partner country", "Country name",
			"Landskod", "Organisationens land"},
		FieldType: {"Organisation type", "Organisationstyp", "Type of organisation", "Type of organization", "Organization type", "Type", "Participant type", "Legal type",
			"Typ av organisation", "Typ"},
		FieldRole: {"Role", "Roll", "Organisation role", "Organization role", "Role in project", "Role in the project", "Partner role", "Participant role", "Organisationens roll",
			"Roll i projektet"},
		FieldCharter: {"Erasmus charter (ECHE)", "Erasmus-stadga (ECHE)", "ECHE", "Has ECHE", "ECHE holder", "Erasmus charter", "Charter", "Erasmus Charter for Higher Education",
			"ECHE yes/no", "Erasmusstadga", "Stadga", "Har ECHE", "Innehar ECHE"},
		FieldAddedValue: {"Added value", "Mervärde", "Added value of the organisation", "Added value of the partner", "Added value (partner countries)", "Essential added value",
			"Organisationens mervärde", "Mervärde (partnerländer)"},
		FieldCity: {"City", "Ort", "Town", "Organisation city", "Location", "Stad", "Postort"},
		FieldOID:  {"OID", "OID (organisations-id)", "Organisation ID", "Organization ID", "OID code", "OID number", "Organisations-id"},
		FieldPIC:  {"PIC", "PIC (deltagarkod)", "PIC code", "PIC number", "Participant identification code", "Deltagarkod"},
	}
}
