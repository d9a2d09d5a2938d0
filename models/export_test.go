package models

import (
	"fmt"
	"sort"
	"strings"
	"time"
)

// rowTypes lists every row type there is, for the comparison with the schema.
func rowTypes() []any {
	return []any{
		&Organisation{}, &User{}, &UserRole{}, &OrganisationMember{}, &ProjectMember{}, &Session{}, &APIToken{}, &PasswordReset{},
		&Invitation{}, &Throttle{}, &Project{}, &ProjectMove{}, &Partner{}, &Candidate{}, &ParticipationInvitation{}, &EligibilityCheck{}, &RuleBook{}, &BudgetVersion{}, &BudgetLine{}, &BudgetItem{}, &BudgetAmendment{},
		&WorkPackage{}, &Deliverable{}, &Activity{}, &ReportingPeriod{}, &Report{}, &ReportAuthor{}, &ReportMove{},
		&ReportDeliverable{}, &CostLine{}, &CostDocument{}, &CostVerdict{}, &CostCorrection{}, &FinanceLimit{}, &Document{}, &Notification{}, &OutboxMessage{}, &JobRun{}, &IdempotencyKey{}, &Setting{},
		&AuditChain{}, &AuditEntry{}, &ExchangeRateSource{}, &ExchangeRate{}, &ConversionRule{}, &Instalment{}, &PartnerPayment{}, &Settlement{}, &TimeSheet{},
		&Proposal{}, &ProposedOrganisation{}, &ProposalMove{}, &ProposalAssessment{}, &ProposalOpinion{},
	}
}

// SchemaDifferences compares the columns of every table with its row type.
func SchemaDifferences(tx *Tx) map[string]string {
	differences := map[string]string{}
	for _, row := range rowTypes() {
		statement := tx.gorm.Model(row).Statement
		if err := statement.Parse(row); err != nil {
			differences[fmt.Sprintf("%T", row)] = err.Error()
			continue
		}
		var fields []string
		for _, field := range statement.Schema.Fields {
			if field.DBName != "" {
				fields = append(fields, field.DBName)
			}
		}
		types, err := tx.gorm.Migrator().ColumnTypes(row)
		if err != nil {
			differences[statement.Schema.Table] = err.Error()
			continue
		}
		var columns []string
		for _, column := range types {
			columns = append(columns, column.Name())
		}
		sort.Strings(fields)
		sort.Strings(columns)
		if have, want := strings.Join(columns, " "), strings.Join(fields, " "); have != want {
			differences[statement.Schema.Table] = "the table has [" + have + "], the row type [" + want + "]"
		}
	}
	return differences
}

// InsertSetting writes a setting.
func InsertSetting(tx *Tx, key, value string) error {
	return tx.insert(&Setting{Key: key, Value: value, UpdatedAt: tx.Now})
}

// CountSettings counts the settings.
func CountSettings(tx *Tx) (int64, error) {
	var count int64
	err := tx.gorm.Model(&Setting{}).Count(&count).Error
	return count, err
}

// SettingUpdatedAt reads a time back.
func SettingUpdatedAt(tx *Tx, key string) (time.Time, error) {
	var row Setting
	err := tx.gorm.Where("key = ?", key).Take(&row).Error
	return row.UpdatedAt, err
}

// InsertRow adds any row, for tests of queries over rows whose use cases live elsewhere.
func InsertRow(tx *Tx, row any) error { return tx.insert(row) }
