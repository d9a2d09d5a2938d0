package main

import (
	"context"
	"io"

	"konsortium/models"
	"konsortium/reporting"
)

// ImportCostsCommand takes in a sheet of the costs of a project's partners.
type ImportCostsCommand struct {
	fileImport
	Project string `help:"The project's id." required:""`
}

// Run takes the costs in, or tells what taking them would do.
func (c ImportCostsCommand) Run(config *Config, streams Streams) error {
	return c.take(config, streams, func(ctx context.Context, db *models.DB, content []byte) (importDone, error) {
		costs := reporting.New(db)
		act := costs.ImportCosts
		if c.DryRun {
			act = costs.PreviewCosts
		}
		found, err := act(ctx, c.Project, content)
		if err != nil {
			return importDone{}, err
		}
		answer := importAnswer{DryRun: c.DryRun, Added: found.Added, Changed: found.Changed, Unchanged: found.Unchanged, Refused: listed(found.Refused), Warnings: listed(nil)}
		return importDone{answer, func(io.Writer) {}, answer}, nil
	})
}
