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
	ProjectCreated       Action = "project_created"
	ProjectChanged       Action = "project_changed"
	ProjectMoved         Action = "project_moved"
	PartnerAdded         Action = "partner_added"
	PartnerChanged       Action = "partner_changed"
	PartnerRemoved       Action = "partner_removed"
	EligibilityChecked   Action = "eligibility_checked"
	BudgetChanged        Action = "budget_changed"
	BudgetFrozen         Action = "budget_frozen"
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
	DocumentAdded        Action = "document_added"
	DocumentRemoved      Action = "document_removed"
	MessageRetried       Action = "message_retried"
	SettingsChanged      Action = "settings_changed"
	AccessRefused        Action = "access_refused"
)

// Catalogue lists every action there is.
func Catalogue() []Action {
	return []Action{
		InstallationSetUp, AccountAdded, AccountChanged, AccountDisabled, AccountEnabled, RolesChanged, PasswordChanged,
		PasswordResetAsked, SignedIn, SignInFailed, SignedOut, TokenAdded, TokenRevoked, InvitationSent, InvitationAccepted,
		InvitationWithdrawn, MembershipEnded, MembershipChanged, OrganisationAdded, OrganisationChanged, InstitutionsImported,
		ProjectCreated, ProjectChanged, ProjectMoved, PartnerAdded, PartnerChanged, PartnerRemoved, EligibilityChecked,
		BudgetChanged, BudgetFrozen, WorkPackageAdded, WorkPackageChanged, WorkPackageRemoved, DeliverableAdded,
		DeliverableChanged, DeliverableRemoved, ActivityAdded, ActivityChanged, ActivityRemoved, PeriodAdded, PeriodChanged,
		PeriodRemoved, ReportStarted, ReportChanged, ReportSubmitted, ReportReturned, ReportApproved, CostAdded, CostChanged,
		CostRemoved, DocumentAdded, DocumentRemoved, MessageRetried, SettingsChanged, AccessRefused,
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
