package reference

// Source tells where a shipped data set comes from and under which terms it is reused.
type Source struct {
	Key            string // stable name of the set, such as "institutions"
	Title          string // what the publisher calls it
	Publisher      string
	Address        string // where it is published
	Licence        string // short name of the terms
	LicenceAddress string
	AsOf           string // YYYY-MM-DD or YYYY-MM of the published state; empty when the publisher states none
	Rows           int    // data rows in the shipped file
	Attribution    string // the words the licence asks to be shown
	UsedFor        string // what the product does with it
	KnownLimits    []string
}

// Sources lists every data set inside the program, in the order in which the page about the data shows them.
func Sources() []Source {
	return []Source{
		{
			Key:            "institutions",
			Title:          "Higher education institutions holding an Erasmus Charter for Higher Education 2021–2027",
			Publisher:      "European Commission / European Education and Culture Executive Agency (EACEA)",
			Address:        "https://erasmus-plus.ec.europa.eu/document/higher-education-institutions-holding-an-eche-2021-2027",
			Licence:        "CC BY 4.0 (Commission reuse policy)",
			LicenceAddress: "https://creativecommons.org/licenses/by/4.0/",
			AsOf:           "2026-04-08",
			Rows:           6142,
			Attribution:    "© European Union, list of holders of the Erasmus Charter for Higher Education, CC BY 4.0; blanks, codes and city capitals tidied",
			UsedFor:        "Fills the register of organisations: names, codes, addresses and how long a charter is valid.",
			KnownLimits: []string{
				"Charters begin in 2021 or later: the list is no evidence for calls 2014–2020.",
				"Institutions of the United Kingdom and Switzerland are not in it.",
				"131 institutions have no organisation id (OID) and one OID stands twice.",
			},
		},
		{
			Key:            "institution_places",
			Title:          "Places of the institutions, matched by name to GeoNames",
			Publisher:      "GeoNames; European Commission / EACEA",
			Address:        "https://www.geonames.org/",
			Licence:        "CC BY 4.0",
			LicenceAddress: "https://creativecommons.org/licenses/by/4.0/",
			AsOf:           "2020-03",
			Rows:           5552,
			Attribution:    "Place data © GeoNames, CC BY 4.0; institutions © European Union, CC BY 4.0",
			UsedFor:        "Coordinates and the spelling of a city, only where exactly one place bears its name.",
			KnownLimits:    []string{"590 institutions have no certain place and therefore no coordinates."},
		},
		{
			Key:            "countries",
			Title:          "Countries: ISO 3166-1 codes and names",
			Publisher:      "The contributors of the “countries” data set",
			Address:        "https://github.com/countries/countries",
			Licence:        "MIT",
			LicenceAddress: "https://github.com/countries/countries/blob/master/LICENSE",
			Rows:           249,
			Attribution:    "Country data from the “countries” data set, MIT licence",
			UsedFor:        "Understanding country codes and English country names in published lists.",
			KnownLimits:    []string{"Kosovo (XK) is no ISO 3166-1 code; the product adds it because the Erasmus+ lists use it."},
		},
		{
			Key:            "university_domains",
			Title:          "University domains and names",
			Publisher:      "Hipo and contributors",
			Address:        "https://github.com/Hipo/university-domains-list",
			Licence:        "MIT",
			LicenceAddress: "https://github.com/Hipo/university-domains-list/blob/master/LICENSE",
			Rows:           2276,
			Attribution:    "University domains from university-domains-list by Hipo, MIT licence",
			UsedFor:        "A second name to search an institution by (often the English one), where the web address of exactly one institution fits.",
			KnownLimits:    []string{"Some names are out of date. The name is used for searching and is never taken for the legal name."},
		},
		{
			Key:            "ecb_daily_rates",
			Title:          "Euro foreign exchange reference rates",
			Publisher:      "European Central Bank",
			Address:        "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/",
			Licence:        "Free reuse with the source named",
			LicenceAddress: "https://www.ecb.europa.eu/services/using-our-site/disclaimer/",
			AsOf:           "2026-04-13",
			Rows:           3396,
			Attribution:    "Source: European Central Bank, euro foreign exchange reference rates",
			UsedFor:        "Turns costs in 14 currencies into euro where a grant uses the average of the reporting period.",
			KnownLimits: []string{
				"The first day is 2013-01-02 and the last 2026-04-13; later rates are imported.",
				"There are no rates of the Icelandic króna before February 2018, of the Croatian kuna after 2022 and of the Bulgarian lev after 2025.",
				"The Serbian dinar and the Macedonian denar are never quoted.",
			},
		},
		{
			Key:            "inforeuro_derived",
			Title:          "Monthly accounting rates of the euro, derived from the reference rates of the European Central Bank",
			Publisher:      "European Central Bank; derived by the rule of the European Commission’s InforEuro",
			Address:        "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/",
			Licence:        "Free reuse with the source named",
			LicenceAddress: "https://www.ecb.europa.eu/services/using-our-site/disclaimer/",
			AsOf:           "2026-04",
			Rows:           2123,
			Attribution:    "Derived from the euro foreign exchange reference rates of the European Central Bank; not the official InforEuro figures",
			UsedFor:        "Turns costs in 14 currencies into euro where a grant uses the monthly rate, until the official InforEuro figures are imported.",
			KnownLimits: []string{
				"Derived, not the official figure: the rate of a month is that of the last but one day with rates of the month before.",
				"The first month is 2013-02 and the last 2026-04; later months are imported.",
			},
		},
	}
}
