package consortium

import "konsortium/programme"

// wordsOfCheck are the words of the printed check in one language.
type wordsOfCheck struct {
	title, nothing, remains, perPartner, round, own, unconfirmed, noBook        string
	what, whom, where, project, partner, mandate, charter, addedValue, strategy string
	call, ruleBook, checkedOn, counts, countsValue, requested, cap, and         string
	ranks                                                                       map[GapRank]string
	counted                                                                     map[GapRank][2]string
	verdicts                                                                    map[string]string
	places                                                                      map[Place]string
	owed                                                                        map[OwedState]string
	mandates, roles                                                             map[string]string
}

func checkWords(language string) wordsOfCheck {
	if language == programme.Swedish {
		return wordsOfCheck{
			title: "Kontroll före inlämning", nothing: "Inget återstår.", remains: "Kvar att ordna eller titta på: %s.", perPartner: "Vad varje partner ska lämna",
			round: "Papperet är gjort för att skickas runt i konsortiet. Det innehåller inga enskilda partners belopp; kontroller som bygger på budgeten visas bara på sidan, för den som får läsa hela budgeten.",
			own:   "Egen kontroll, ingen regel i programmet", unconfirmed: "uppgiften är inte bekräftad mot källan", noBook: "ingen för den här omgången",
			what: "Vad", whom: "Vem", where: "Var", project: "Projektet", partner: "Partner", mandate: "Mandatbrev", charter: "Erasmus-stadga", addedValue: "Mervärde", strategy: "Strategi",
			call: "Omgång", ruleBook: "Regelbok", checkedOn: "Kontrollerad", counts: "Konsortiet", countsValue: "%d organisationer, varav %d i programländer, från %d programländer",
			requested: "Sökt bidrag", cap: "Högsta bidrag", and: "och",
			ranks: map[GapRank]string{RankBlocker: "Hindrar ansökan", RankUndecided: "Går inte att avgöra än", RankWarning: "Bör ordnas", RankNote: "Att känna till"},
			counted: map[GapRank][2]string{
				RankBlocker: {"hinder", "hinder"}, RankUndecided: {"fråga utan svar", "frågor utan svar"}, RankWarning: {"varning", "varningar"}, RankNote: {"notering", "noteringar"},
			},
			verdicts: map[string]string{"eligible": "Ansökan uppfyller reglerna.", "not_eligible": "Ansökan uppfyller inte reglerna än.", "undecided": "Det går inte att avgöra än om ansökan uppfyller reglerna."},
			places:   map[Place]string{AtFacts: "Uppgifter", AtPartners: "Konsortium", AtContent: "Konsortium, innehåll", AtMandates: "Mandatbrev", AtBudget: "Budget", AtPlan: "Plan", AtMembers: "Medlemmar"},
			owed:     map[OwedState]string{NotAsked: "–", Owed: "Saknas", OwedUnknown: "Okänt", Done: "Klart"},
			mandates: map[string]string{"none": "Saknas", "requested": "Begärt", "received": "Mottaget", "signed": "Undertecknat"},
			roles:    map[string]string{"coordinator": "koordinator", "partner": "partner", "associated": "associerad partner"},
		}
	}
	return wordsOfCheck{
		title: "Check before submission", nothing: "Nothing remains.", remains: "Left to mend or to look at: %s.", perPartner: "What each partner has to provide",
		round: "This paper is made to be sent round the consortium. It holds no single partner's amounts; checks that rest on the budget are only on the page, for those who may read the whole budget.",
		own:   "The product's own check, no rule of the programme", unconfirmed: "not confirmed against its source", noBook: "none for this call",
		what: "What", whom: "Who", where: "Where", project: "The project", partner: "Partner", mandate: "Mandate", charter: "Erasmus charter", addedValue: "Added value", strategy: "Strategy",
		call: "Call", ruleBook: "Rule book", checkedOn: "Checked on", counts: "Consortium", countsValue: "%d organisations, %d of them in programme countries, from %d programme countries",
		requested: "Grant requested", cap: "Highest grant", and: "and",
		ranks: map[GapRank]string{RankBlocker: "Stops the application", RankUndecided: "Cannot be decided yet", RankWarning: "Should be mended", RankNote: "Good to know"},
		counted: map[GapRank][2]string{
			RankBlocker: {"blocker", "blockers"}, RankUndecided: {"open question", "open questions"}, RankWarning: {"warning", "warnings"}, RankNote: {"note", "notes"},
		},
		verdicts: map[string]string{"eligible": "The application meets the rules.", "not_eligible": "The application does not meet the rules yet.", "undecided": "Whether the application meets the rules cannot be decided yet."},
		places:   map[Place]string{AtFacts: "Details", AtPartners: "Consortium", AtContent: "Consortium, content", AtMandates: "Mandate letters", AtBudget: "Budget", AtPlan: "Plan", AtMembers: "Members"},
		owed:     map[OwedState]string{NotAsked: "–", Owed: "Missing", OwedUnknown: "Unknown", Done: "Done"},
		mandates: map[string]string{"none": "Missing", "requested": "Requested", "received": "Received", "signed": "Signed"},
		roles:    map[string]string{"coordinator": "coordinator", "partner": "partner", "associated": "associated partner"},
	}
}
