package access

// Action is one thing a person may want to do.
type Action string

// The closed list of actions.
const (
	ReadAccounts        Action = "read_accounts"
	ManageAccounts      Action = "manage_accounts"
	ManageSettings      Action = "manage_settings"
	ReadJobs            Action = "read_jobs"
	RetryMessages       Action = "retry_messages"
	ReadInstitutionLog  Action = "read_institution_history"
	JudgeProposals      Action = "judge_proposals"
	ReadOrganisations   Action = "read_organisations"
	AddOrganisation     Action = "add_organisation"
	EditOrganisation    Action = "edit_organisation"
	ImportOrganisations Action = "import_organisations"
	ReadRuleBooks       Action = "read_rule_books"
	ManageRuleBooks     Action = "manage_rule_books"
	ReadExchangeRates   Action = "read_exchange_rates"
	ManageExchangeRates Action = "manage_exchange_rates"
	CreateProject       Action = "create_project"
	ReadProject         Action = "read_project"
	EditProject         Action = "edit_project"
	MoveProject         Action = "move_project"
	EditConsortium      Action = "edit_consortium"
	ReadCandidates      Action = "read_candidates"
	HandInMandate       Action = "hand_in_mandate"
	TakeRuleBook        Action = "take_rule_book"
	CorrectRuleBook     Action = "take_rule_book_after_award"
	ReadMembers         Action = "read_members"
	ManageMembers       Action = "manage_members"
	ReadBudget          Action = "read_budget"
	EditBudget          Action = "edit_budget"
	ManageCash          Action = "manage_cash"
	ReadPlan            Action = "read_plan"
	EditPlan            Action = "edit_plan"
	UpdateDeliverable   Action = "update_deliverable"
	UpdateActivity      Action = "update_activity"
	ManagePeriods       Action = "manage_periods"
	ReadReports         Action = "read_reports"
	EditReport          Action = "edit_report"
	SubmitReport        Action = "submit_report"
	DecideReport        Action = "decide_report"
	SetConversion       Action = "set_conversion"
	ApproveCost         Action = "approve_cost"
	SetFinanceLimit     Action = "set_finance_limit"
	ReadDocuments       Action = "read_documents"
	ReadProjectHistory  Action = "read_project_history"
	// ProposePartnership is also the right to see one's own proposals.
	ProposePartnership Action = "propose_partnership"
	ReadProposals      Action = "read_proposals"
	HandleProposals    Action = "handle_proposals"
)

// Scope is how far a permission reaches.
type Scope int

// Scopes, from nothing to everything.
const (
	// Nothing: not permitted.
	Nothing Scope = iota
	// OwnOrganisation: in the projects where the person is named, only what
	// belongs to the organisation the person is named for.
	OwnOrganisation
	// NamedProjects: everything of the projects where the person is named.
	NamedProjects
	// Everything: the whole installation.
	Everything
)

// row gives every role its scope for one action; a role that is left out is a
// mistake that the completeness test names.
type row map[Role]Scope

// policy is the one table of permissions. It is never changed at run time.
var policy = map[Action]row{
	ReadAccounts:        {Administrator: Everything, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ManageAccounts:      {Administrator: Everything, InternationalOffice: Nothing, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ManageSettings:      {Administrator: Everything, InternationalOffice: Nothing, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ReadJobs:            {Administrator: Everything, InternationalOffice: Nothing, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	RetryMessages:       {Administrator: Everything, InternationalOffice: Nothing, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ReadInstitutionLog:  {Administrator: Everything, InternationalOffice: Nothing, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	JudgeProposals:      {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Everything},
	ReadOrganisations:   {Administrator: Everything, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Everything, ProjectManager: Everything, PartnerLead: Everything, PartnerMember: Everything, Auditor: Everything},
	AddOrganisation:     {Administrator: Everything, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Everything, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	EditOrganisation:    {Administrator: Everything, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ImportOrganisations: {Administrator: Everything, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	// The rules are public; whoever reads projects or looks after the installation reads them.
	ReadRuleBooks: {Administrator: Everything, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Nothing, ProjectManager: Everything, PartnerLead: Everything, PartnerMember: Everything, Auditor: Everything},
	// Both know the rules or are asked to enter them; publishing is in the institution's trail by name.
	ManageRuleBooks: {Administrator: Everything, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	// While the application is written its manager follows the newest rules; after the award only the office corrects them, with a reason.
	TakeRuleBook:        {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	CorrectRuleBook:     {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ReadExchangeRates:   {Administrator: Everything, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Everything, ProjectManager: Everything, PartnerLead: Everything, PartnerMember: Everything, Auditor: Everything},
	ManageExchangeRates: {Administrator: Everything, InternationalOffice: Everything, Leadership: Nothing, Finance: Everything, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},

	CreateProject:  {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ReadProject:    {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: NamedProjects, PartnerMember: NamedProjects, Auditor: NamedProjects},
	EditProject:    {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	MoveProject:    {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	EditConsortium: {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ReadCandidates: {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	HandInMandate:  {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: OwnOrganisation, PartnerMember: OwnOrganisation, Auditor: Nothing},
	ReadMembers:    {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: NamedProjects, PartnerMember: NamedProjects, Auditor: NamedProjects},
	ManageMembers:  {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: OwnOrganisation, PartnerMember: Nothing, Auditor: Nothing},

	ReadBudget: {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: OwnOrganisation, PartnerMember: OwnOrganisation, Auditor: NamedProjects},
	EditBudget: {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	// Whoever reads a budget reads how the money of it moved.
	ManageCash:        {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ReadPlan:          {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: NamedProjects, PartnerMember: NamedProjects, Auditor: NamedProjects},
	EditPlan:          {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	UpdateDeliverable: {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: OwnOrganisation, PartnerMember: OwnOrganisation, Auditor: Nothing},
	UpdateActivity:    {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: OwnOrganisation, PartnerMember: OwnOrganisation, Auditor: Nothing},

	ManagePeriods: {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ReadReports:   {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: OwnOrganisation, PartnerMember: OwnOrganisation, Auditor: NamedProjects},
	EditReport:    {Administrator: Nothing, InternationalOffice: Nothing, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: OwnOrganisation, PartnerLead: OwnOrganisation, PartnerMember: OwnOrganisation, Auditor: Nothing},
	SubmitReport:  {Administrator: Nothing, InternationalOffice: Nothing, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: OwnOrganisation, PartnerLead: OwnOrganisation, PartnerMember: Nothing, Auditor: Nothing},
	DecideReport:  {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	SetConversion: {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	// Finance looks at costs above the limit; the limit is set by those whom it does not bind.
	ApproveCost:        {Administrator: Nothing, InternationalOffice: Nothing, Leadership: Nothing, Finance: Everything, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	SetFinanceLimit:    {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Everything, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ReadDocuments:      {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: OwnOrganisation, PartnerMember: OwnOrganisation, Auditor: NamedProjects},
	ReadProjectHistory: {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Nothing, ProjectManager: NamedProjects, PartnerLead: OwnOrganisation, PartnerMember: OwnOrganisation, Auditor: NamedProjects},

	ProposePartnership: {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Everything, Employee: Everything, ProjectManager: Everything, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	ReadProposals:      {Administrator: Nothing, InternationalOffice: Everything, Leadership: Everything, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
	HandleProposals:    {Administrator: Nothing, InternationalOffice: Everything, Leadership: Nothing, Finance: Nothing, Employee: Nothing, ProjectManager: Nothing, PartnerLead: Nothing, PartnerMember: Nothing, Auditor: Nothing},
}

// Actions lists every action of the policy table.
func Actions() []Action {
	actions := make([]Action, 0, len(policy))
	for action := range policy {
		actions = append(actions, action)
	}
	return actions
}

// ScopeOf tells how far one role may do one action.
func ScopeOf(role Role, action Action) Scope {
	return policy[action][role]
}
