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
	"konsortium/reference/sheet"
)

// ImportCommand takes in published data.
type ImportCommand struct {
	Institutions ImportInstitutionsCommand `cmd:"" help:"A list of charter holders as the Commission publishes it, CSV or XLSX."`
	Rates        ImportRatesCommand        `cmd:"" help:"Exchange rates: the InforEuro export or the history of the European Central Bank, CSV or XLSX."`
	Costs        ImportCostsCommand        `cmd:"" help:"The costs of a project's partners: Partner, Category, Day, Description, Supplier, Currency, On the receipt, Euro; CSV or XLSX."`
}

// fileImport is what every import of a file is told on the command line.
type fileImport struct {
	DryRun bool   `help:"Tell what would happen and change nothing."`
	Format string `help:"Form of the answer: text or json." enum:"text,json" default:"text"`
	File   string `arg:"" help:"The file; - is standard input."`
}

// importAnswer is what every import answers as JSON, after what it tells of
// its own.
type importAnswer struct {
	DryRun    bool            `json:"dry_run"`
	Added     int             `json:"added"`
	Changed   int             `json:"changed"`
	Unchanged int             `json:"unchanged"`
	Refused   []sheet.RowNote `json:"refused"`
	Warnings  []sheet.RowNote `json:"warnings"`
}

// importDone is what an import has done: the whole answer as JSON, what is told
// in words before the counts, and what every import tells.
type importDone struct {
	json  any
	about func(io.Writer)
	importAnswer
}

// take answers with exit code 0 when every row was taken, 1 when some were
// refused, 2 when nothing could be read.
func (c fileImport) take(config *Config, streams Streams, act func(ctx context.Context, db *models.DB, content []byte) (importDone, error)) (err error) {
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
	done, err := act(ctx, db, content)
	if known, ok := fault.Of(err); ok && known.Kind != fault.Unavailable {
		return wrong(fmt.Errorf("%s: %s", c.File, known.Message))
	}
	if err != nil {
		return err
	}
	if err := c.write(streams.Out, done); err != nil {
		return err
	}
	if len(done.Refused) > 0 {
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

func (c fileImport) write(out io.Writer, done importDone) error {
	if c.Format == "json" {
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(done.json)
	}
	text := bufio.NewWriter(out)
	if c.DryRun {
		_, _ = fmt.Fprintln(text, "Nothing is changed: this is what would happen.")
	}
	done.about(text)
	_, _ = fmt.Fprintf(text, "added %d, changed %d, unchanged %d, refused %d, warnings %d\n", done.Added, done.Changed, done.Unchanged, len(done.Refused), len(done.Warnings))
	for _, list := range []struct {
		word  string
		notes []sheet.RowNote
	}{{"refused", done.Refused}, {"warning", done.Warnings}} {
		for _, note := range list.notes {
			_, _ = fmt.Fprintf(text, "%s  %s: %s\n", list.word, placeOf(note), note.Reason)
		}
	}
	return text.Flush()
}

func placeOf(note sheet.RowNote) string {
	place := "file"
	if note.Row > 0 {
		place = fmt.Sprintf("row %d", note.Row)
	}
	if note.Cell != "" {
		place += ", cell " + note.Cell
	}
	return place
}

// listed keeps an empty list a list in JSON.
func listed(notes []sheet.RowNote) []sheet.RowNote { return append([]sheet.RowNote{}, notes...) }
