package main

import (
	"context"
	"fmt"
	"io"

	"konsortium/grant"
	"konsortium/models"
)

// ImportRatesCommand takes in a file of exchange rates.
type ImportRatesCommand struct{ fileImport }

// Run takes the rates in, or tells what taking them would do.
func (c ImportRatesCommand) Run(config *Config, streams Streams) error {
	return c.take(config, streams, func(ctx context.Context, db *models.DB, content []byte) (importDone, error) {
		rates := grant.New(db)
		act := rates.ImportRates
		if c.DryRun {
			act = rates.PreviewRates
		}
		plan, err := act(ctx, content)
		if err != nil {
			return importDone{}, err
		}
		answer := importAnswer{DryRun: c.DryRun, Added: plan.Added, Changed: plan.Changed, Unchanged: plan.Unchanged, Refused: listed(plan.Refused), Warnings: listed(plan.Warnings)}
		whole := struct {
			Series string `json:"series"`
			importAnswer
		}{plan.Series, answer}
		return importDone{whole, func(text io.Writer) { _, _ = fmt.Fprintf(text, "%s: ", plan.Series) }, answer}, nil
	})
}
