package batch

import (
	"regexp"
	"slices"
	"strings"

	"konsortium/eligibility"
	"konsortium/money"
	"konsortium/programme"
)

const (
	faultCountry  = "country_unknown"
	faultType     = "type_unknown"
	faultRole     = "role_unknown"
	faultYesNo    = "yes_no_unknown"
	faultCallYear = "call_year_unreadable"
	faultDuration = "duration_unreadable"
	faultAction   = "action_unreadable"
	longestAction = 60
)

// cell is one value as it was understood.
type cell struct {
	read   string
	flag   Flag
	fault  string
	params map[string]any

	number int
	amount *money.Amount
	date   programme.Date
	yes    *bool
}

func refused(code string, params map[string]any) cell { return cell{fault: code, params: params} }

// noValue tells the ways in which a cell says that it holds nothing.
func noValue(written string) bool {
	switch strings.ToLower(written) {
	case "n/a", "na", "null", "-", "–", "--", "?", "unknown", "okänt", "okänd", "vet ej", "not known", "uppgift saknas", "ej angivet":
		return true
	}
	return errorValue.MatchString(strings.ToUpper(written))
}

var (
	errorValue   = regexp.MustCompile(`^#(N/A|SAKNAS!|VALUE!|VÄRDEFEL!|REF!|REFERENS!|NAME\?|NAMN\?|DIV/0!|DIVISION/0!|NULL!|SKÄRNING!|NUM!|OGILTIGT!|SPILL!|CALC!)$`)
	actionForm   = regexp.MustCompile(`\bKA ?(\d{3})(?:[ -]?([A-Z]{3}))?\b`)
	digitsForm   = regexp.MustCompile(`\d+`)
	durationForm = regexp.MustCompile(`(?i)^(\d{1,4})(?:[.,]0+)? ?(?:months?|mths?|m|mån\.?|månader|manader)?\.?$`)
	numberForm   = regexp.MustCompile(`^(20\d\d)-\d-[A-Z]{2}\d{2}-(KA\d{3}(?:-[A-Z]{3})?)-`)
)

// readAction finds the code of an action in what may be a longer name. A text without one is taken as it is: there is no rule
// book for it.
func readAction(written string) cell {
	found := actionForm.FindAllStringSubmatch(strings.ToUpper(written), -1)
	if len(found) != 1 {
		if len([]rune(written)) > longestAction {
			return refused(faultAction, nil)
		}
		return cell{read: written}
	}
	code := "KA" + found[0][1]
	if found[0][2] != "" {
		code += "-" + found[0][2]
		if !knownAction(code) && knownAction("KA"+found[0][1]) {
			code = "KA" + found[0][1]
		}
	}
	if code == written {
		return cell{read: code}
	}
	return cell{read: code, flag: FlagTaken}
}

func knownAction(code string) bool {
	for _, action := range programme.Actions() {
		if action == code {
			return true
		}
	}
	return false
}

func readCallYear(written string) cell {
	years := slices.DeleteFunc(digitsForm.FindAllString(written, -1), func(digits string) bool { return len(digits) != 4 || !strings.HasPrefix(digits, "20") })
	if years = slices.Compact(years); len(years) != 1 {
		return refused(faultCallYear, nil)
	}
	year := cell{read: years[0], number: number(years[0])}
	if written != year.read {
		year.flag = FlagTaken
	}
	return year
}

func readDuration(written string) cell {
	parts := durationForm.FindStringSubmatch(written)
	if parts == nil {
		return refused(faultDuration, nil)
	}
	months := number(parts[1])
	return cell{read: parts[1], number: months}
}

func readYesNo(written string) cell {
	yes, no := true, false
	switch key(written) {
	case "yes", "y", "ja", "j", "1", "true", "sant", "x", "oui", "si":
		return cell{read: "yes", yes: &yes}
	case "no", "n", "nej", "0", "false", "falskt", "non":
		return cell{read: "no", yes: &no}
	}
	if written == "✓" || written == "✔" || written == "☑" {
		return cell{read: "yes", yes: &yes}
	}
	return refused(faultYesNo, nil)
}

// roles leads from the words of exports to the roles.
func roles() map[string]eligibility.Role {
	words := make(map[string]eligibility.Role)
	for role, names := range map[eligibility.Role][]string{
		eligibility.Coordinator: {"coordinator", "coo", "coordinating organisation", "applicant", "applicant organisation", "applicant organization", "lead", "lead partner", "beneficiary coordinator",
			"koordinator", "samordnare", "sökande", "sökande organisation", "samordnande organisation", "huvudsökande", "projektägare"},
		eligibility.Partner: {"partner", "par", "partner organisation", "partner organization", "participating organisation", "participant", "co-applicant", "full partner", "beneficiary",
			"partnerorganisation", "medsökande", "deltagare", "deltagande organisation"},
		eligibility.Associated: {"associated", "associated partner", "associate partner", "associate", "associated partner organisation", "associerad", "associerad partner", "associerad organisation"},
	} {
		for _, name := range names {
			words[key(name)] = role
		}
	}
	return words
}

// types leads from the words of exports to the types of organisations.
func types() map[string]string {
	words := make(map[string]string)
	for of, names := range map[string][]string{
		eligibility.HigherEducationInstitution: {"higher education institution", "higher education institution (tertiary level)", "hei", "university", "university college", "university of applied sciences",
			"school/institute/educational centre – higher education (tertiary level)", "lärosäte", "universitet", "högskola", "universitet/högskola", "universitet eller högskola", "yrkeshögskola (amk)"},
		"company": {"company", "enterprise", "sme", "small and medium sized enterprise", "small and medium-sized enterprise", "large enterprise", "social enterprise", "private company", "business",
			"företag", "litet eller medelstort företag", "små och medelstora företag", "stort företag", "aktiebolag", "socialt företag"},
		"public_authority": {"public authority", "public body", "national public body", "government agency", "ministry", "myndighet", "statlig myndighet", "nationell myndighet", "offentlig myndighet"},
		"municipality_region": {"municipality or region", "municipality", "region", "local public body", "regional public body", "local authority", "regional authority", "county council",
			"kommun eller region", "kommun", "kommun/region", "landsting", "lokal myndighet", "regional myndighet"},
		"research_institute": {"research institute", "research institute/centre", "research centre", "research organisation", "forskningsinstitut", "forskningscentrum", "forskningsinstitution"},
		"association": {"association", "ngo", "non-governmental organisation", "non-governmental organisation/association", "non-governmental organisation/association/social enterprise", "non-profit organisation",
			"european ngo", "eu-wide network", "civil society organisation", "youth organisation", "trade union", "chamber of commerce",
			"förening", "ideell förening", "intresseorganisation", "civilsamhällesorganisation", "fackförbund", "ungdomsorganisation", "handelskammare"},
		"foundation": {"foundation", "stiftelse"},
		"healthcare": {"healthcare", "healthcare provider", "hospital", "hälso- och sjukvård", "vårdgivare", "sjukhus"},
		"school": {"school", "school/institute/educational centre", "vet provider", "adult education provider", "skola", "gymnasieskola", "grundskola", "förskola", "yrkesskola", "folkhögskola",
			"school/institute/educational centre – general education (pre-primary level)", "school/institute/educational centre – general education (primary level)",
			"school/institute/educational centre – general education (secondary level)", "school/institute/educational centre – vocational training (secondary level)",
			"school/institute/educational centre – vocational training (tertiary level)", "school/institute/educational centre – adult education"},
		"other": {"other", "annan", "annat", "övrig", "övrigt"},
	} {
		words[key(of)] = of
		for _, name := range names {
			words[key(name)] = of
		}
	}
	return words
}

// countries leads from codes and from names in both languages to codes.
func countries() map[string]string {
	words := make(map[string]string)
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			code := string([]rune{first, second})
			if !programme.KnownCountry(code) {
				continue
			}
			words[key(code)] = code
			for _, language := range []string{programme.English, programme.Swedish} {
				words[key(programme.CountryName(code, language))] = code
			}
		}
	}
	return words
}

func readCountry(written string, words map[string]string, elsewhere func(string) (string, bool)) cell {
	upper := strings.ToUpper(written)
	if mapped := programme.CountryCode(upper); mapped != upper && len(upper) == 2 {
		return cell{read: mapped, flag: FlagMapped}
	}
	if code, known := words[key(written)]; known {
		return cell{read: code}
	}
	if elsewhere != nil {
		if code, known := elsewhere(written); known && programme.KnownCountry(code) {
			return cell{read: code}
		}
	}
	return refused(faultCountry, nil)
}
