package audit

// Action is one kind of act in the trail.
type Action string

// The closed catalogue. The web application translates each word.
const (
	InstallationSetUp    Action = "installation_set_up"
	AccountAdded         Action = "account_added"
	AccountChanged       Action = "account_changed"
	AccountDisabled      Action = "account_disabled"
	AccountEnabled       Action = "account_enabled"
	RolesChanged         Action = "roles_changed"
	PasswordChanged      Action = "password_changed"
	PasswordResetAsked   Action = "password_reset_asked"
	SignedIn             Action = "signed_in"
	SignInFailed         Action = "sign_in_failed"
	SignedOut            Action = "signed_out"
	TokenAdded           Action = "token_added"
	TokenRevoked         Action = "token_revoked"
	InvitationSent       Action = "invitation_sent"
	InvitationAccepted   Action = "invitation_accepted"
	InvitationWithdrawn  Action = "invitation_withdrawn"
	MembershipEnded      Action = "membership_ended"
	MembershipChanged    Action = "membership_changed"
	OrganisationAdded    Action = "organisation_added"
	OrganisationChanged  Action = "organisation_changed"
	InstitutionsImported Action = "institutions_imported"
	RuleBookDrafted      Action = "rule_book_drafted"
	RuleBookChanged      Action = "rule_book_changed"
	RuleBookDiscarded    Action = "rule_book_discarded"
	RuleBookPublished    Action = "rule_book_published"
	RuleBookWithdrawn    Action = "rule_book_withdrawn"
	RuleBookTaken        Action = "rule_book_taken"
	ProjectCreated       Action = "project_created"
	ProjectChanged       Action = "project_changed"
	ProjectMoved         Action = "project_moved"
	PartnerAdded         Action = "partner_added"
	PartnerChanged       Action = "partner_changed"
	PartnerRemoved       Action = "partner_removed"
	MandateRequested     Action = "mandate_requested"
	MandateMoved         Action = "mandate_moved"
	PartnerLeft          Action = "partner_left"
	PartnerStayed        Action = "partner_stayed"
	CandidateAdded       Action = "candidate_added"
	CandidateChanged     Action = "candidate_changed"
	CandidateMoved       Action = "candidate_moved"
	CandidatePromoted    Action = "candidate_promoted"
	CandidateRemoved     Action = "candidate_removed"
	ParticipationAsked   Action = "participation_asked"
	ParticipationEnded   Action = "participation_withdrawn"
	ParticipationTold    Action = "participation_answered"
	GrantCorrected       Action = "grant_corrected"
	EligibilityChecked   Action = "eligibility_checked"
	BudgetChanged        Action = "budget_changed"
	BudgetFrozen         Action = "budget_frozen"
	InstalmentAdded      Action = "instalment_added"
	InstalmentChanged    Action = "instalment_changed"
	InstalmentRemoved    Action = "instalment_removed"
	PaymentAdded         Action = "partner_payment_added"
	PaymentChanged       Action = "partner_payment_changed"
	PaymentRemoved       Action = "partner_payment_removed"
	GrantSettled         Action = "grant_settled"
	BudgetMoved          Action = "budget_moved"
	ScenarioAdded        Action = "scenario_added"
	ScenarioRemoved      Action = "scenario_removed"
	ScenarioTaken        Action = "scenario_taken"
	BudgetFitted         Action = "budget_fitted"
	AmendmentOpened      Action = "amendment_opened"
	AmendmentChanged     Action = "amendment_changed"
	AmendmentMoved       Action = "amendment_moved"
	WorkPackageAdded     Action = "work_package_added"
	WorkPackageChanged   Action = "work_package_changed"
	WorkPackageRemoved   Action = "work_package_removed"
	DeliverableAdded     Action = "deliverable_added"
	DeliverableChanged   Action = "deliverable_changed"
	DeliverableRemoved   Action = "deliverable_removed"
	ActivityAdded        Action = "activity_added"
	ActivityChanged      Action = "activity_changed"
	ActivityRemoved      Action = "activity_removed"
	PeriodAdded          Action = "period_added"
	PeriodChanged        Action = "period_changed"
	PeriodRemoved        Action = "period_removed"
	ReportStarted        Action = "report_started"
	ReportChanged        Action = "report_changed"
	ReportSubmitted      Action = "report_submitted"
	ReportReturned       Action = "report_returned"
	ReportApproved       Action = "report_approved"
	CostAdded            Action = "cost_added"
	CostChanged          Action = "cost_changed"
	CostRemoved          Action = "cost_removed"
	CostCarried          Action = "cost_carried"
	CostDecided          Action = "cost_decided"
	CostsAccepted        Action = "costs_accepted"
	CostFinanceDecided   Action = "cost_finance_decided"
	CorrectionEntered    Action = "correction_entered"
	CorrectionDecided    Action = "correction_decided"
	FinanceLimitSet      Action = "finance_limit_set"
	TimeSheetAdded       Action = "time_sheet_added"
	TimeSheetChanged     Action = "time_sheet_changed"
	TimeSheetRemoved     Action = "time_sheet_removed"
	DocumentAdded        Action = "document_added"
	DocumentRemoved      Action = "document_removed"
	RatesImported        Action = "exchange_rates_imported"
	RateTyped            Action = "exchange_rate_typed"
	ConversionSet        Action = "conversion_set"
	MessageRetried       Action = "message_retried"
	SettingsChanged      Action = "settings_changed"
	ProposalSubmitted    Action = "proposal_submitted"
	ProposalChanged      Action = "proposal_changed"
	ProposalMoved        Action = "proposal_moved"
	ProposalLinked       Action = "proposal_organisation_linked"
	ProposalAssessed     Action = "proposal_assessed"
	OpinionAdded         Action = "proposal_opinion_added"
	OpinionChanged       Action = "proposal_opinion_changed"
	OpinionRemoved       Action = "proposal_opinion_removed"
	AccessRefused        Action = "access_refused"
)

// Catalogue lists every action there is.
func Catalogue() []Action {
	return []Action{
		InstallationSetUp, AccountAdded, AccountChanged, AccountDisabled, AccountEnabled, RolesChanged, PasswordChanged,
		PasswordResetAsked, SignedIn, SignInFailed, SignedOut, TokenAdded, TokenRevoked, InvitationSent, InvitationAccepted,
		InvitationWithdrawn, MembershipEnded, MembershipChanged, OrganisationAdded, OrganisationChanged, InstitutionsImported,
		RuleBookDrafted, RuleBookChanged, RuleBookDiscarded, RuleBookPublished, RuleBookWithdrawn, RuleBookTaken,
		ProjectCreated, ProjectChanged, ProjectMoved, PartnerAdded, PartnerChanged, PartnerRemoved, MandateRequested, MandateMoved, PartnerLeft, PartnerStayed,
		CandidateAdded, CandidateChanged, CandidateMoved, CandidatePromoted, CandidateRemoved, ParticipationAsked,
		ParticipationEnded, ParticipationTold, GrantCorrected, EligibilityChecked,
		BudgetChanged, BudgetFrozen, InstalmentAdded, InstalmentChanged, InstalmentRemoved, PaymentAdded, PaymentChanged, PaymentRemoved, GrantSettled, BudgetMoved, ScenarioAdded, ScenarioRemoved, ScenarioTaken, BudgetFitted,
		AmendmentOpened, AmendmentChanged, AmendmentMoved, WorkPackageAdded, WorkPackageChanged, WorkPackageRemoved, DeliverableAdded,
		DeliverableChanged, DeliverableRemoved, ActivityAdded, ActivityChanged, ActivityRemoved, PeriodAdded, PeriodChanged,
		PeriodRemoved, ReportStarted, ReportChanged, ReportSubmitted, ReportReturned, ReportApproved, CostAdded, CostChanged,
		CostRemoved, CostCarried, CostDecided, CostsAccepted, CostFinanceDecided, CorrectionEntered, CorrectionDecided, FinanceLimitSet, TimeSheetAdded, TimeSheetChanged, TimeSheetRemoved, DocumentAdded, DocumentRemoved, RatesImported, RateTyped, ConversionSet, MessageRetried, SettingsChanged,
		ProposalSubmitted, ProposalChanged, ProposalMoved, ProposalLinked, ProposalAssessed, OpinionAdded, OpinionChanged, OpinionRemoved,
		AccessRefused,
	}
}

// Known tells whether an action is in the catalogue.
func Known(action Action) bool {
	for _, known := range Catalogue() {
		if known == action {
			return true
		}
	}
	return false
}
