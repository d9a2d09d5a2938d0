package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"konsortium/eligibility"
	"konsortium/eligibility/proposal"
)

// longestProposal bounds a single document; a real one has a few kilobytes.
const longestProposal = 64 << 20

// collectAt is the growth of memory, in per cent, at which a batch collects.
const collectAt = 200

// CheckCommand judges proposals without a database.
type CheckCommand struct {
	Format   string `help:"Form of the answer: text (when not said) or json. A batch always answers json." enum:"text,json," default:"" placeholder:"text|json"`
	Language string `help:"Language of the messages: sv or en." enum:"sv,en" default:"en"`
	Batch    bool   `help:"Read one JSON proposal a line and write one JSON verdict a line, in order."`
	File     string `arg:"" help:"The proposal, or the file of proposals; - is standard input."`
}

// Run answers with exit code 0 for an eligible proposal and 1 for any other; of
// a batch with 0 when every line could be read, else 2.
func (c CheckCommand) Run(streams Streams) error {
	if c.Batch && c.Format == "text" {
		return wrong(errors.New("--batch: expected --format json"))
	}
	input, err := openInput(c.File, streams.In)
	if err != nil {
		return err
	}
	defer func() { _ = input.Close() }()
	if c.Batch {
		return c.judgeLines(streams, input)
	}
	return c.judgeOne(streams, input)
}

func (c CheckCommand) judgeLines(streams Streams, input io.Reader) error {
	// A batch holds next to nothing and makes much that is thrown away at once:
	// collecting it half as often is a third faster and stays below 100 MB.
	defer debug.SetGCPercent(debug.SetGCPercent(collectAt))
	whole, err := proposal.Batch(input, streams.Out, c.Language)
	if err != nil {
		return err
	}
	if !whole {
		return wrong(fmt.Errorf("%s: a line could not be read; its answer says why", c.File))
	}
	return nil
}

func (c CheckCommand) judgeOne(streams Streams, input io.Reader) error {
	document, err := io.ReadAll(io.LimitReader(input, longestProposal+1))
	if err != nil {
		return err
	}
	if len(document) > longestProposal {
		return wrong(fmt.Errorf("%s: expected at most %d bytes", c.File, longestProposal))
	}
	read, err := proposal.Read(document)
	if err != nil {
		return wrong(fmt.Errorf("%s: %w", c.File, err))
	}
	answer := proposal.Judge(read)
	var text []byte
	if c.Format == "json" {
		text = append(answer.AppendJSON(nil, c.Language), '\n')
	} else {
		text = []byte(answer.Text(c.Language))
	}
	if _, err := streams.Out.Write(text); err != nil {
		return err
	}
	if answer.Outcome != eligibility.Eligible {
		return &exitError{code: exitNo}
	}
	return nil
}

// openInput opens the file named, or standard input for "-". A name that leads
// to no file is a wrong call; a disk that fails later is not.
func openInput(name string, standard io.Reader) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(standard), nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, wrong(fmt.Errorf("expected a file that can be read: %w", err))
	}
	if info.IsDir() {
		return nil, wrong(fmt.Errorf("%s: expected a file, found a folder", name))
	}
	file, err := os.Open(name) // #nosec G304 -- reading the file named is the command's purpose
	if err != nil {
		return nil, wrong(fmt.Errorf("expected a file that can be read: %w", err))
	}
	return file, nil
}
