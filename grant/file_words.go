package grant

import (
	"fmt"

	"konsortium/programme"
)

// wordsOfFiles are the words of the sheet and of the paper of a budget.
type wordsOfFiles struct {
	budget, plan, sums, costs, about, original                                        string
	id, partner, country, category, year, total                                       string
	planned, waiting, approved, remaining, whole, allPartners, allCategories          string
	what, formula, rule, cap, headroom, source, address, unconfirmed                  string
	project, status, ruleBook, version, madeOn, howTo, none, months, perYear, ownCap  string
	perMonth, perProject, atMost, caps, explained, report, day, description, supplier string
	onReceipt, currency, rate, rateSource, amount, document, costCount, draft, record string
	empty, ownOnly, agree                                                             string
	units                                                                             map[string]string // units with a place for the amount
}

func fileWords(language string) wordsOfFiles {
	if language == programme.Swedish {
		return swedishFileWords()
	}
	return englishFileWords()
}

func englishFileWords() wordsOfFiles {
	return wordsOfFiles{
		budget: "Budget", plan: "Plan", sums: "Totals explained", costs: "Costs", about: "About this file", original: "Original",
		id: "id (do not change)", partner: "Partner", country: "Country", category: "Category", year: "Year", total: "Total",
		planned: "Planned", waiting: "Waiting", approved: "Approved", remaining: "Remaining", whole: "Whole project", allPartners: "All partners", allCategories: "All categories",
		what: "Total of", formula: "Sum of", rule: "Rule", cap: "Cap", headroom: "Left to the cap", source: "Source", address: "Address", unconfirmed: "not confirmed",
		project: "Project", status: "Budget", ruleBook: "Rule book", version: "Version", madeOn: "Made",
		howTo: "Change amounts in the columns of the years in the sheet Plan and take the file in under Budget. Rows are recognised by their id; totals are computed by the program. What you leave as it is stays as it is in the program, too, even if somebody changes it meanwhile.",
		none:  "none", months: "months", perYear: "for twelve months", ownCap: "the project's own limit", perMonth: "a month", perProject: "for the whole project", atMost: "at most",
		caps: "Caps", explained: "How the totals come about", report: "Report", day: "Day", description: "Description", supplier: "Supplier",
		onReceipt: "On the receipt", currency: "Currency", rate: "Rate", rateSource: "Source of the rate", amount: "Euro", document: "Document", costCount: "Costs claimed: %d, %s waiting and %s approved. Each one is in the sheet and on the screen.",
		draft: "draft", record: "plan of record", empty: "nothing planned", ownOnly: "This file holds one organisation's own amounts.", agree: "Screen, sheet and paper are written from one calculation.",
		units: map[string]string{
			"coordinator_per_month":         "coordinator %s a month",
			"partner_per_month":             "partner %s a month",
			"cap_per_month":                 "at most %s a month for all",
			"per_participant":               "%s per participant",
			"cap_per_year":                  "at most %s a year for all",
			"local_per_participant":         "%s per local participant",
			"international_per_participant": "%s per participant from another country",
			"cap_per_project":               "at most %s for the whole project",
		},
	}
}

func swedishFileWords() wordsOfFiles {
	return wordsOfFiles{
		budget: "Budget", plan: "Plan", sums: "Summor förklarade", costs: "Kostnader", about: "Om filen", original: "Ursprung",
		id: "id (ändra inte)", partner: "Partner", country: "Land", category: "Kategori", year: "År", total: "Summa",
		planned: "Planerat", waiting: "Väntar på beslut", approved: "Godkänt", remaining: "Återstår", whole: "Hela projektet", allPartners: "Alla partner", allCategories: "Alla kategorier",
		what: "Summa av", formula: "Består av", rule: "Regel", cap: "Tak", headroom: "Kvar till taket", source: "Källa", address: "Adress", unconfirmed: "inte bekräftad",
		project: "Projekt", status: "Budget", ruleBook: "Regelbok", version: "Version", madeOn: "Skapad",
		howTo: "Ändra belopp i årens kolumner på bladet Plan och läs in filen under Budget. Raderna känns igen på sitt id; summor räknas av programmet. Det du inte ändrar här ändras inte heller i programmet, även om någon annan ändrar det under tiden.",
		none:  "inget", months: "månader", perYear: "för tolv månader", ownCap: "projektets eget tak", perMonth: "per månad", perProject: "för hela projektet", atMost: "högst",
		caps: "Tak", explained: "Så kommer summorna till", report: "Rapport", day: "Dag", description: "Beskrivning", supplier: "Leverantör",
		onReceipt: "På kvittot", currency: "Valuta", rate: "Kurs", rateSource: "Kursens källa", amount: "Euro", document: "Dokument", costCount: "Redovisade kostnader: %d, %s väntar och %s är godkänt. Var och en finns i kalkylbladet och på skärmen.",
		draft: "utkast", record: "beslutad plan", empty: "inget planerat", ownOnly: "Filen innehåller en organisations egna belopp.", agree: "Skärm, kalkylblad och papper skrivs från samma beräkning.",
		units: map[string]string{
			"coordinator_per_month":         "koordinator %s per månad",
			"partner_per_month":             "partner %s per månad",
			"cap_per_month":                 "högst %s per månad för alla",
			"per_participant":               "%s per deltagare",
			"cap_per_year":                  "högst %s per år för alla",
			"local_per_participant":         "%s per deltagare från landet",
			"international_per_participant": "%s per deltagare från andra länder",
			"cap_per_project":               "högst %s för hela projektet",
		},
	}
}

func (w wordsOfFiles) unitName(name, amount string) string {
	if words, known := w.units[name]; known {
		return fmt.Sprintf(words, amount)
	}
	return name + " " + amount
}
