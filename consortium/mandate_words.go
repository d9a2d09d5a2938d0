package consortium

import "konsortium/programme"

// wordsOfLetter are the words of a mandate letter in one language. What is
// mandated is no more than a mandate is: a partner's written authority to the
// coordinator.
type wordsOfLetter struct {
	title, subject, notice                                                  string
	partner, applicant, project, mandate, signature, signing                string
	legalName, nameEnglish, address, country, oid, pic                      string
	erasmusCode, nationalNumber, vatNumber, toFill                          string
	projectTitle, acronym, call, callValue, number, start, duration, months string
	mandated                                                                []string
	lines                                                                   []string
	stamp                                                                   string
}

func letterWords(language string) wordsOfLetter {
	if language == programme.Swedish {
		return wordsOfLetter{
			title: "Mandatbrev", subject: "Mandat från %s till %s för projektet %s",
			notice: "Det här brevet är ett underlag från Konsortium och ingen blankett från ett programkontor. " +
				"Har ansökningsomgången eller programkontoret en egen mandatblankett ska den användas i stället.",
			partner: "Partner, som ger mandatet", applicant: "Sökande, som koordinerar projektet", project: "Projektet", mandate: "Mandatet",
			signature: "Underskrift för partnern", signing: "Fylls i av den som har rätt att företräda partnern.",
			legalName: "Juridiskt namn", nameEnglish: "Namn på engelska", address: "Adress", country: "Land", oid: "Organisations-id (OID)", pic: "Deltagarkod (PIC)",
			erasmusCode: "Erasmuskod", nationalNumber: "Organisationsnummer", vatNumber: "Momsnummer", toFill: "………………………………",
			projectTitle: "Titel", acronym: "Kortnamn", call: "Program och omgång", callValue: "Erasmus+, %s, ansökningsomgång %d", number: "Projektnummer",
			start: "Planerad start", duration: "Längd", months: "månader",
			mandated: []string{
				"{partner} ger {applicant} mandat att företräda {partner} i frågor som rör projektet {acronym}: att lämna in ansökan för partnerns räkning och, om bidrag beviljas, att som koordinator företräda konsortiet gentemot programkontoret.",
				"Uppgifterna ovan om {partner} är riktiga.",
			},
			lines: []string{"Ort och datum", "Namn", "Befattning", "Underskrift"}, stamp: "Stämpel, om den används",
		}
	}
	return wordsOfLetter{
		title: "Mandate letter", subject: "Mandate of %s to %s for the project %s",
		notice: "This letter is a draft made by Konsortium and no form of a National Agency. " +
			"Where the call or the agency has a mandate form of its own, that form must be used instead.",
		partner: "Partner, which gives the mandate", applicant: "Applicant, which coordinates the project", project: "The project", mandate: "The mandate",
		signature: "Signature for the partner", signing: "To be filled in by the person who is entitled to represent the partner.",
		legalName: "Legal name", nameEnglish: "Name in English", address: "Address", country: "Country", oid: "Organisation ID (OID)", pic: "Participant code (PIC)",
		erasmusCode: "Erasmus code", nationalNumber: "Registration number", vatNumber: "VAT number", toFill: "………………………………",
		projectTitle: "Title", acronym: "Acronym", call: "Programme and call", callValue: "Erasmus+, %s, call for proposals %d", number: "Project number",
		start: "Planned start", duration: "Duration", months: "months",
		mandated: []string{
			"{partner} gives {applicant} the mandate to act on behalf of {partner} in matters that concern the project {acronym}: to submit the application on the partner's behalf and, if a grant is awarded, to represent the consortium towards the National Agency as its coordinator.",
			"The details of {partner} above are correct.",
		},
		lines: []string{"Place and date", "Name", "Function", "Signature"}, stamp: "Stamp, if used",
	}
}
