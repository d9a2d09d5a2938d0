package programme

// Rule is the stable id of a rule. Ids never change meaning and are never
// used again; translations, documents and saved findings refer to them.
type Rule string

// The rules, lettered as in the source documents.
const (
	RuleNotOpen            Rule = "CALL-NOT-OPEN"
	RuleMinOrganisations   Rule = "CONS-MIN-ORGANISATIONS"   // E1
	RuleMinCountries       Rule = "CONS-MIN-COUNTRIES"       // E2
	RuleAddedValue         Rule = "ORG-ADDED-VALUE"          // E3
	RuleRelevance          Rule = "PROJ-HE-RELEVANCE"        // E4
	RuleDuration           Rule = "PROJ-DURATION"            // E5
	RuleTotalCap           Rule = "GRANT-TOTAL-CAP"          // E6
	RuleOneCoordinator     Rule = "CONS-ONE-COORDINATOR"     // E7
	RuleCoordinatorCountry Rule = "CONS-COORDINATOR-COUNTRY" // E7
	RuleCharter            Rule = "ORG-ECHE"                 // E8
	RuleCountryExcluded    Rule = "ORG-COUNTRY-EXCLUDED"
	RuleLumpSum            Rule = "GRANT-LUMP-SUM"
	RuleMinimum            Rule = "GRANT-MINIMUM"
	RuleAgendaLink         Rule = "PROJ-AGENDA-LINK"  // W1
	RuleStrategyLink       Rule = "ORG-STRATEGY-LINK" // W2
	RuleContent            Rule = "PROJ-CONTENT"      // W3
	RuleYearCap            Rule = "GRANT-YEAR-CAP"    // W4
	RuleBudgetSum          Rule = "GRANT-BUDGET-SUM"  // W5
	RuleMandates           Rule = "CONS-MANDATES"     // W6
	RuleNoInstitution      Rule = "CONS-NO-HEI"       // I1
	RuleCrossSector        Rule = "PROJ-CROSS-SECTOR" // I2
	RuleAgendaRead         Rule = "PROJ-AGENDA-READ"  // I3
	RuleNoRuleBook         Rule = "CALL-NO-RULE-BOOK"
)

// The rules of a transfer between budget categories. A blocker means that the
// agency must agree to it first.
const (
	RuleTransferOut       Rule = "TRANSFER-OUT"
	RuleTransferIn        Rule = "TRANSFER-IN"
	RuleTransferFrom      Rule = "TRANSFER-FROM"
	RuleTransferNeverGrow Rule = "TRANSFER-NEVER-GROW"
	RuleTransferNoAward   Rule = "TRANSFER-NO-AWARD"
	// RuleTransferSum is what a transfer is: it changes no sum.
	RuleTransferSum Rule = "TRANSFER-SUM"
	// RuleTransferUnknown: the book does not say what may be moved.
	RuleTransferUnknown Rule = "TRANSFER-UNKNOWN"
)
