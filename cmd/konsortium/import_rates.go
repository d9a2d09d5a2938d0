package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"konsortium/fault"
	"konsortium/grant"
)

// ImportRatesCommand takes in a file of exchange rates.
type ImportRatesCommand struct {
	DryRun bool   `help:"Tell what would happen and change nothing."`
	Format string `help:"Form of the answer: text or json." enum:"text,json" default:"text"`
	File   string `arg:"" help:"The file; - is standard input."`
}

// ratesAnswer is the answer of an import of rates as JSON.
type ratesAnswer struct {
	DryRun    bool             `json:"dry_run"`
	Series    string           `json:"series"`
	Added     int              `json:"added"`
	Changed   int              `json:"changed"`
	Unchanged int              `json:"unchanged"`
	Refused   []grant.RateNote `json:"refused"`
	Warnings  []grant.RateNote `json:"warnings"`
}

// Run answers with exit code 0 when every row was taken, 1 when some were refused, 2 when nothing could be read.
func (c ImportRatesCommand) Run(config *Config, streams Streams) (err error) {
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
	rates := grant.New(db)
	act := rates.ImportRates
	if c.DryRun {
		act = rates.PreviewRates
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

func (c ImportRatesCommand) write(out io.Writer, plan *grant.RatePlan) error {
	answer := ratesAnswer{
		DryRun: c.DryRun, Series: plan.Series, Added: plan.Added, Changed: plan.Changed, Unchanged: plan.Unchanged,
		Refused: append([]grant.RateNote{}, plan.Refused...), Warnings: append([]grant.RateNote{}, plan.Warnings...),
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
	_, _ = fmt.Fprintf(text, "%s: added %d, changed %d, unchanged %d, refused %d, warnings %d\n", answer.Series, answer.Added, answer.Changed, answer.Unchanged, len(answer.Refused), len(answer.Warnings))
	for _, list := range []struct {
		word  string
		notes []grant.RateNote
	}{{"refused", answer.Refused}, {"warning", answer.Warnings}} {
		for _, note := range list.notes {
			place := "file"
			if note.Row > 0 {
				place = fmt.Sprintf("row %d, cell %s", note.Row, note.Cell)
			}
			_, _ = fmt.Fprintf(text, "%s  %s: %s\n", list.word, place, note.Reason)
		}
	}
	return text.Flush()
}
