package consortium

import (
	"context"
	"errors"
	"time"

	"konsortium/access"
	"konsortium/eligibility/batch"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/reference"
	"konsortium/reference/sheet"
)

const (
	// judgedAtOnce files are read at the same time; a large one takes some hundred megabytes while it is read.
	judgedAtOnce = 2
	// judgingWait is how long a file waits for its turn before the person is asked to come back.
	judgingWait = 15 * time.Second
	// MostProposals is how many proposals one file may hold.
	MostProposals = 20_000
)

// JudgedProposals is a file of proposals with their verdicts. Nothing of it is kept.
type JudgedProposals struct {
	*batch.Batch
	// Format is "csv", "xlsx" or "jsonl".
	Format string
	Judged []batch.Judged
}

// JudgeProposals reads a file of proposals, of any institutions, and judges each by the rule book of its own call. It
// stores nothing: the same file and choices give the same answer.
func (s *Service) JudgeProposals(ctx context.Context, content []byte, choices batch.Choices) (*JudgedProposals, error) {
	if err := s.mayJudge(ctx); err != nil {
		return nil, err
	}
	leave, err := s.enterJudging(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	read, format, err := readProposals(content, choices)
	if err != nil {
		return nil, err
	}
	if len(read.Entries) > MostProposals {
		return nil, fault.New(fault.TooLarge, "proposals_many", "The file holds too many proposals.").With("most", MostProposals)
	}
	return &JudgedProposals{Batch: read, Format: format, Judged: read.Judge()}, nil
}

func (s *Service) mayJudge(ctx context.Context) error {
	return s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		return tx.Check(access.JudgeProposals, access.Resource{})
	})
}

// enterJudging waits for a place and returns how to leave it.
func (s *Service) enterJudging(ctx context.Context) (func(), error) {
	patience, cancel := context.WithTimeout(ctx, judgingWait)
	defer cancel()
	select {
	case s.judging <- struct{}{}:
		return func() { <-s.judging }, nil
	case <-patience.Done():
	}
	busy := fault.New(fault.Unavailable, "judging_busy", "Other files are being read. Try again in a moment.")
	busy.RetryAfter = int(judgingWait.Seconds())
	return nil, busy
}

func readProposals(content []byte, choices batch.Choices) (*batch.Batch, string, error) {
	if batch.LooksLikeLines(content) {
		if len(content) > sheet.MaxFileBytes {
			return nil, "", fault.New(fault.TooLarge, "file_too_large", "The file is too large.")
		}
		return batch.ReadLines(content, MostProposals+1), "jsonl", nil
	}
	book, err := sheet.ReadWithin(content, sheet.LongLimits())
	if err != nil {
		return nil, "", unreadableFile(err)
	}
	choices.Country = reference.CountryCode
	table := batch.Table{TypedNumbers: book.Format == "xlsx", Date1904: book.Date1904}
	for _, one := range book.Sheets {
		rows := make([]batch.Row, len(one.Rows))
		for i, row := range one.Rows {
			rows[i] = batch.Row{Number: row.Number, Cells: row.Cells}
		}
		table.Sheets = append(table.Sheets, batch.Sheet{Name: one.Name, Rows: rows})
	}
	read := batch.Read(table, choices)
	read.Notes = append(notesOfFile(book, read.Sheet), read.Notes...)
	return read, book.Format, nil
}

// notesOfFile are what the reader of the file noticed of the file and of the sheet that was read.
func notesOfFile(book *sheet.Book, name string) []batch.Note {
	var notes []batch.Note
	take := func(found []sheet.Note) {
		for _, note := range found {
			notes = append(notes, batch.Note{Code: note.Code, Params: note.Params})
		}
	}
	take(book.Notes)
	for _, one := range book.Sheets {
		if one.Name == name {
			take(one.Notes)
		}
	}
	return notes
}

// unreadableFile turns the reasons why a file is not read into faults.
func unreadableFile(err error) error {
	for _, known := range []struct {
		reason error
		kind   fault.Kind
		code   string
	}{
		{sheet.ErrEmpty, fault.Invalid, "file_empty"}, {sheet.ErrTooLarge, fault.TooLarge, "file_too_large"},
		{sheet.ErrOldExcel, fault.Invalid, "file_old_excel"}, {sheet.ErrEncrypted, fault.Invalid, "file_encrypted"},
		{sheet.ErrNotATable, fault.Invalid, "file_not_a_table"}, {sheet.ErrDamaged, fault.Invalid, "file_damaged"},
	} {
		if errors.Is(err, known.reason) {
			return fault.New(known.kind, known.code, err.Error())
		}
	}
	return err
}
