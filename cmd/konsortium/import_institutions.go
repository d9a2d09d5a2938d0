package main

import (
	"context"
	"fmt"
	"io"

	"konsortium/models"
	"konsortium/organisation"
)

// ImportInstitutionsCommand takes in a list of institutions.
type ImportInstitutionsCommand struct{ fileImport }

// Run takes the list in, or tells what taking it would do.
func (c ImportInstitutionsCommand) Run(config *Config, streams Streams) error {
	return c.take(config, streams, func(ctx context.Context, db *models.DB, content []byte) (importDone, error) {
		register := organisation.New(db)
		act := register.ImportInstitutions
		if c.DryRun {
			act = register.PreviewImport
		}
		plan, err := act(ctx, content)
		if err != nil {
			return importDone{}, err
		}
		answer := importAnswer{DryRun: c.DryRun, Added: plan.Added, Changed: plan.Changed, Unchanged: plan.Unchanged, Refused: listed(plan.Refused), Warnings: listed(plan.Warnings)}
		whole := struct {
			Sheet   string                `json:"sheet,omitempty"`
			Columns []organisation.Column `json:"columns"`
			importAnswer
		}{plan.File.Sheet, plan.File.Columns, answer}
		return importDone{whole, func(text io.Writer) { tellColumns(text, plan.File.Columns) }, answer}, nil
	})
}

func tellColumns(text io.Writer, columns []organisation.Column) {
	for _, column := range columns {
		field := string(column.Field)
		if field == "" {
			field = "not read"
		}
		_, _ = fmt.Fprintf(text, "column %-3s %-28q %s (%s)\n", column.Column, column.Heading, field, column.How)
	}
}
