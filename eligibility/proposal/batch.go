package proposal

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

const (
	// chunkSize is how much of the input one worker judges at a time.
	chunkSize = 256 << 10
	// longestLine is the longest proposal a batch takes.
	longestLine = 1 << 20
	// workers judge chunks side by side; twice as many chunks keep them busy.
	workers = 2
)

// Batch reads one proposal a line and writes one answer a line, in order, in
// constant memory. Blank lines are skipped but counted. A line that is not a
// proposal is answered {"id":…,"line":N,"error":"…"} and the rest go on.
// It reports whether every line was read; an error is one of in or out.
func Batch(in io.Reader, out io.Writer, language string) (bool, error) {
	free := make(chan *chunk, 2*workers)
	work := make(chan *chunk, 2*workers)
	ordered := make(chan *chunk, 2*workers)
	stop := make(chan struct{})
	for range 2 * workers {
		free <- &chunk{text: make([]byte, 0, chunkSize), judged: make(chan struct{}, 1)}
	}

	var failure error
	go func() {
		defer close(work)
		defer close(ordered)
		failure = divide(in, free, work, ordered, stop)
	}()
	for range workers {
		go func() {
			var reader reader
			for chunk := range work {
				chunk.judge(&reader, language)
				chunk.judged <- struct{}{}
			}
		}()
	}

	whole := true
	for chunk := range ordered {
		<-chunk.judged
		whole = whole && !chunk.failed
		err := chunk.panicked
		if err == nil {
			_, err = out.Write(chunk.answers)
		}
		if err != nil {
			close(stop)
			return false, err
		}
		free <- chunk
	}
	return whole, failure
}

// chunk is some whole lines of the input and their answers.
type chunk struct {
	text      []byte
	firstLine int
	answers   []byte
	// failed: a line was not a proposal.
	failed   bool
	panicked error
	judged   chan struct{}
}

// divide cuts the input into chunks of whole lines.
func divide(in io.Reader, free <-chan *chunk, work, ordered chan<- *chunk, stop <-chan struct{}) error {
	source := bufio.NewReaderSize(in, 64<<10)
	if mark, err := source.Peek(3); err == nil && string(mark) == "\xef\xbb\xbf" {
		_, _ = source.Discard(3)
	}
	line := 1
	for {
		var next *chunk
		select {
		case next = <-free:
		case <-stop:
			return nil
		}
		lines, err := next.fill(source, line)
		line += lines
		if len(next.text) > 0 {
			work <- next
			ordered <- next
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}

// fill reads whole lines until the chunk is full, and answers how many.
func (c *chunk) fill(source *bufio.Reader, line int) (int, error) {
	c.text, c.answers = c.text[:0], c.answers[:0]
	c.firstLine, c.failed, c.panicked = line, false, nil
	for lines := 0; ; lines++ {
		if len(c.text) >= chunkSize {
			return lines, nil
		}
		if err := c.appendLine(source); err != nil {
			return lines, err
		}
	}
}

// appendLine reads to the end of a line. Of an overlong one it keeps one byte
// more than allowed, which judge takes for the sign.
func (c *chunk) appendLine(source *bufio.Reader) error {
	start := len(c.text)
	for {
		part, err := source.ReadSlice('\n')
		room := max(0, start+longestLine+1-len(c.text))
		ended := err == nil
		c.text = append(c.text, part[:min(room, len(part))]...)
		if ended && room < len(part) {
			c.text = append(c.text, '\n')
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// judge answers each line of the chunk. A fault of the program itself stops
// the batch and names the line.
func (c *chunk) judge(reader *reader, language string) {
	line := c.firstLine
	defer func() {
		if cause := recover(); cause != nil {
			c.panicked = fmt.Errorf("line %d: the program failed: %v", line, cause)
		}
	}()
	for text := range bytes.Lines(c.text) {
		if text = bytes.TrimRight(text, "\r\n"); len(bytes.Trim(text, " \t\r")) > 0 {
			c.judgeLine(reader, text, line, language)
		}
		line++
	}
}

func (c *chunk) judgeLine(reader *reader, text []byte, line int, language string) {
	proposal, err := reader.read(text)
	if len(text) > longestLine {
		err = &Fault{Expected: "expected a line of at most " + strconv.Itoa(longestLine) + " bytes"}
	}
	if err == nil {
		answer := Judge(proposal)
		c.answers = append(answer.AppendJSON(c.answers, language), '\n')
		return
	}
	c.failed = true
	var fault *Fault
	if errors.As(err, &fault) {
		// The line is a field of its own in a batch.
		fault.Line = 0
	}
	c.answers = append(c.answers, '{')
	if proposal.ID != nil {
		c.answers = append(c.answers, `"id":`...)
		c.answers = append(quote(c.answers, *proposal.ID), ',')
	}
	c.answers = append(c.answers, `"line":`...)
	c.answers = strconv.AppendInt(c.answers, int64(line), 10)
	c.answers = append(c.answers, `,"error":`...)
	c.answers = quote(c.answers, err.Error())
	c.answers = append(c.answers, '}', '\n')
}
