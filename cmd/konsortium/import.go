package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"konsortium/access"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/organisation"
	"konsortium/reference/sheet"
)

// ImportCommand takes in published data.
type ImportCommand struct {
	Institutions ImportInstitutionsCommand `cmd:"" help:"A list of charter holders as the Commission publishes it, CSV or XLSX."`
	Rates        ImportRatesCommand        `cmd:"" help:"Exchange rates: the InforEuro export or the history of the European Central Bank, CSV or XLSX."`
}

// ImportInstitutionsCommand takes in a list of institutions.
type ImportInstitutionsCommand struct {
	DryRun bool   `help:"Tell what would happen and change nothing."`
	Format string `help:"Form of the answer: text or json." enum:"text,json" default:"text"`
	File   string `arg:"" help:"The list; - is standard input."`
}

// importAnswer is the answer of an import as JSON.
type importAnswer struct {
	DryRun    bool                   `json:"dry_run"`
	Sheet     string                 `json:"sheet,omitempty"`
	Columns   []organisation.Column  `json:"columns"`
	Added     int                    `json:"added"`
	Changed   int                    `json:"changed"`
	Unchanged int                    `json:"unchanged"`
	Refused   []organisation.RowNote `json:"refused"`
	Warnings  []organisation.RowNote `json:"warnings"`
}

// Run answers with exit code 0 when every row was taken, 1 when some were
// refused, 2 when nothing could be read.
func (c ImportInstitutionsCommand) Run(config *Config, streams Streams) (err error) {
	if err := config.Validate(); err != nil {
		return wrong(err)
	}
	content, err := readImport(c.File, streams.In)
	if err != nil {
		return err
	}
	ctx, db, err := openForImport(config)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	register := organisation.New(db)
	act := register.ImportInstitutions
	if c.DryRun {
		act = register.PreviewImport
	}
	plan, err := act(ctx, content)
	if known, ok := fault.Of(err); ok && known.Kind != fault.Unavailable {
		return wrong(fmt.Errorf("%s: %s", c.File, known.Message))
	}
	if err != nil {
		return err
	}
	if err := c.write(streams.Out, plan); err != nil {
		return err
	}
	if len(plan.Refused) > 0 {
		return &exitError{code: exitNo}
	}
	return nil
}

// openForImport opens the database as the program itself, with its schema up to date.
func openForImport(config *Config) (context.Context, *models.DB, error) {
	ctx := models.WithActor(context.Background(), access.Actor{System: true})
	db, err := models.Open(ctx, config.DatabaseAddress(), config.Clock())
	if err != nil {
		return ctx, nil, err
	}
	if _, err := db.Migrate(ctx); err != nil {
		return ctx, nil, errors.Join(err, db.Close())
	}
	return ctx, db, nil
}

func readImport(file string, standard io.Reader) (content []byte, err error) {
	input, err := openInput(file, standard)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, input.Close()) }()
	// One byte more than is allowed is enough for the reader to refuse the file.
	return io.ReadAll(io.LimitReader(input, sheet.MaxFileBytes+1))
}

func (c ImportInstitutionsCommand) write(out io.Writer, plan *organisation.Plan) error {
	answer := importAnswer{
		DryRun: c.DryRun, Sheet: plan.File.Sheet, Columns: plan.File.Columns,
		Added: plan.Added, Changed: plan.Changed, Unchanged: plan.Unchanged,
		Refused: append([]organisation.RowNote{}, plan.Refused...), Warnings: append([]organisation.RowNote{}, plan.Warnings...),
	}
	if c.Format == "json" {
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(answer)
	}
	text := bufio.NewWriter(out)
	if c.DryRun {
		_, _ = fmt.Fprintln(text, "Nothing is changed: this is what would happen.")
	}
	for _, column := range answer.Columns {
		field := string(column.Field)
		if field == "" {
			field = "not read"
		}
		_, _ = fmt.Fprintf(text, "column %-3s %-28q %s (%s)\n", column.Column, column.Heading, field, column.How)
	}
	_, _ = fmt.Fprintf(text, "added %d, changed %d, unchanged %d, refused %d, warnings %d\n", answer.Added, answer.Changed, answer.Unchanged, len(answer.Refused), len(answer.Warnings))
	for _, list := range []struct {
		word  string
		notes []organisation.RowNote
	}{{"refused", answer.Refused}, {"warning", answer.Warnings}} {
		for _, note := range list.notes {
			place := "file"
			if note.Row > 0 {
				place = fmt.Sprintf("row %d", note.Row)
			}
			if note.Cell != "" {
				place += ", cell " + note.Cell
			}
			_, _ = fmt.Fprintf(text, "%s  %s: %s\n", list.word, place, note.Reason)
		}
	}
	return text.Flush()
}
