package main

import (
	"context"
	"errors"
	"fmt"

	"konsortium/models"
)

// MigrateCommand changes or shows the schema.
type MigrateCommand struct {
	Step string `arg:"" enum:"up,status,down" help:"up, status or down."`
}

// Run takes the step.
func (m MigrateCommand) Run(config *Config, streams Streams) (err error) {
	if err := config.Validate(); err != nil {
		return wrong(err)
	}
	ctx := context.Background()
	db, err := models.Open(ctx, config.DatabaseAddress(), config.Clock())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	switch m.Step {
	case "up":
		done, err := db.Migrate(ctx)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(streams.Out, "%d steps taken\n", done)
		return err
	case "down":
		name, err := db.MigrateDown(ctx)
		if err != nil {
			return err
		}
		if name == "" {
			name = "nothing"
		}
		_, err = fmt.Fprintf(streams.Out, "%s taken back\n", name)
		return err
	default:
		steps, err := db.MigrationStatus(ctx)
		if err != nil {
			return err
		}
		for _, step := range steps {
			state := "waits"
			if step.Applied {
				state = "taken"
			}
			if _, err := fmt.Fprintf(streams.Out, "%s  %s\n", state, step.Name); err != nil {
				return err
			}
		}
		return nil
	}
}
