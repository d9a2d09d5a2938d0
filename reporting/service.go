// Package reporting owns reporting periods, the partners' reports, their costs
// and what is decided about them.
package reporting

import (
	"konsortium/access"
	"konsortium/budget"
	"konsortium/fault"
	"konsortium/models"
)

// Service holds the use cases of reporting.
type Service struct {
	db *models.DB
}

// New makes the service.
func New(db *models.DB) *Service { return &Service{db: db} }

// open refuses work on reports of a project that does not run: before its
// contract there is nothing to report, after its closing nothing changes.
func open(project *models.Project) error {
	if !running(project) {
		return fault.New(fault.Conflict, "project_not_running", "Reports are written while the project runs.").With("status", project.Status)
	}
	return nil
}

func running(project *models.Project) bool {
	switch project.Status {
	case "contracted", "running", "interim_report", "final_report":
		return true
	default:
		return false
	}
}

// known is a report with everything that decisions about it need.
type known struct {
	project *models.Project
	period  *models.ReportingPeriod
	partner *models.Partner
	report  *models.Report
}

// resource is what the access table judges.
func (k known) resource() access.Resource {
	return access.Resource{ProjectID: k.project.ID, OrganisationID: k.partner.OrganisationID}
}

// find loads a report that the actor may see. Of another project or of another
// partner it does not exist.
func find(tx *models.Tx, project *models.Project, reportID string) (known, error) {
	k := known{project: project}
	if err := tx.Check(access.ReadProject, access.Resource{ProjectID: project.ID}); err != nil {
		return k, err
	}
	var err error
	if k.report, err = tx.Report(project.ID, reportID); err != nil {
		return k, err
	}
	if k.partner, err = tx.Partner(project.ID, k.report.PartnerID); err != nil {
		return k, err
	}
	if k.period, err = tx.Period(project.ID, k.report.PeriodID); err != nil {
		return k, err
	}
	return k, access.CheckSeen(tx.Actor, access.ReadReports, k.resource())
}

// forWriting loads a report for a change of its content: the project is locked,
// and the report is still with its partner.
func forWriting(tx *models.Tx, projectID, reportID string) (known, error) {
	project, err := tx.LockProject(projectID)
	if err != nil {
		return known{}, err
	}
	k, err := find(tx, project, reportID)
	if err != nil {
		return k, err
	}
	if err := tx.Check(access.EditReport, k.resource()); err != nil {
		return k, err
	}
	if !Status(k.report.Status).Writable() {
		return k, fault.New(fault.Conflict, "report_not_open", "The report is submitted or approved and does not change.").With("status", k.report.Status)
	}
	return k, open(project)
}

// categories are the budget categories of the project's rule book, in its order.
func categories(tx *models.Tx, project *models.Project) ([]string, error) {
	rules, err := tx.RulesOf(project)
	if err != nil || rules.Book == nil {
		return []string{}, err
	}
	return rules.Book.Budget.Categories.Value, nil
}

// years are the project years; none without a start.
func years(project *models.Project) []budget.Year {
	if project.StartOn.IsZero() {
		return nil
	}
	found, err := budget.Years(project.StartOn, project.DurationMonths)
	if err != nil {
		return nil
	}
	return found
}
