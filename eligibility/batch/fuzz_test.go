package batch_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"konsortium/eligibility/batch"
	"konsortium/money"
	"konsortium/programme"
)

// separated makes a table of text with semicolons, the way files come in.
func separated(text string) batch.Table {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = ';', -1, true
	var rows [][]string
	for {
		cells, err := reader.Read()
		if err == io.EOF {
			break
		}
		if err == nil && len(cells) <= 200 {
			rows = append(rows, cells)
		}
	}
	return tableOf(rows...)
}

func exampleText(language string) string {
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	writer.Comma = ';'
	_ = writer.WriteAll(batch.Example(language))
	return text.String()
}

// held fails when something of a batch cannot be: an entry is either read, and then fit to be judged, or refused with a
// reason in words.
func held(t *testing.T, read *batch.Batch) {
	t.Helper()
	for _, one := range read.Judge() {
		if one.Refused() != (len(one.Faults) > 0) {
			t.Fatalf("%q is neither read nor refused: %v", one.ID, one.Faults)
		}
		for _, fault := range one.Faults {
			for _, language := range []string{"sv", "en"} {
				if words := fault.Words(language); strings.HasSuffix(words, fault.Code) || strings.Contains(words, "{field}") {
					t.Fatalf("%s has no words: %q", fault.Code, words)
				}
			}
		}
		if line := one.AppendLine(nil, "sv"); !json.Valid(line) {
			t.Fatalf("no line of JSON: %q", line)
		}
		if one.Proposal == nil {
			continue
		}
		if one.Proposal.Action == "" || one.Proposal.CallYear == 0 {
			t.Fatalf("%q has no call", one.ID)
		}
		for _, organisation := range one.Proposal.Facts.Organisations {
			if !programme.KnownCountry(organisation.Country) || organisation.Type == "" || organisation.Role == "" {
				t.Fatalf("%q has an organisation that cannot be: %+v", one.ID, organisation)
			}
		}
	}
	for _, reading := range read.Readings {
		if reading.Read != "" && reading.Fault != "" || reading.Count < 1 || !utf8.ValidString(reading.Written) {
			t.Fatalf("a reading that cannot be: %+v", reading)
		}
	}
}

// FuzzTable: whatever a table holds, it is read or refused without failing, and the same table twice gives the same.
func FuzzTable(f *testing.F) {
	f.Add(exampleText("sv"), false, byte(0))
	f.Add(exampleText("en"), true, byte(1))
	f.Add("\n;;\nForm ID;Country;Type;Role;Duration\n2019-1-SE01-KA203-060423;SE;HEI;COO;24 months\n;EL;HEI;PAR;\n", false, byte(2))
	f.Add("Dnr;Land;Typ;Roll;Längd;Sökt bidrag;Startdatum;ECHE\nA;Sverige;Universitet;Sökande;24;450.000;09/01/2019;x\nA;uk;Sjukhus;partner;25;450 000,00 €;43709;-\n", true, byte(3))
	f.Add("Proposal;Duraton;Country;Typ;Rol\nA;24;#N/A;;;\n;;;;\n", false, byte(4))
	f.Fuzz(func(t *testing.T, text string, typed bool, chosen byte) {
		table := separated(text)
		table.TypedNumbers, table.Date1904 = typed, chosen&8 != 0
		choices := batch.Choices{Columns: map[int]batch.Field{}}
		if chosen&1 != 0 {
			choices.Decimal, choices.Dates = batch.DecimalComma, batch.MonthFirst
		}
		if chosen&2 != 0 {
			choices.Columns[int(chosen>>4)] = batch.Fields()[int(chosen)%len(batch.Fields())]
		}
		read := batch.Read(table, choices)
		held(t, read)
		if again := batch.Read(table, choices); !reflect.DeepEqual(read, again) {
			t.Fatal("the same table gave another batch")
		}
	})
}

// FuzzLines: lines of JSON are read or refused one by one.
func FuzzLines(f *testing.F) {
	f.Add([]byte(`{"id":"A","action":"KA203","call_year":2019,"duration_months":24,"organisations":[{"country":"SE","type":"school","role":"partner"}]}` + "\r\n\n{}\nx"))
	f.Add([]byte("\xef\xbb\xbf{\"id\":null}"))
	f.Fuzz(func(t *testing.T, content []byte) {
		read := batch.ReadLines(content, 100)
		if len(read.Entries) > 100 {
			t.Fatalf("%d entries", len(read.Entries))
		}
		for _, one := range read.Judge() {
			if line := one.AppendLine(nil, "en"); !json.Valid(line) {
				t.Fatalf("no line of JSON: %q", line)
			}
		}
	})
}

// oneValue reads a table of one proposal in which a field is written in some way.
func oneValue(field batch.Field, written string, choices batch.Choices) batch.Reading {
	head, row := []string{"id", "action", "call_year", "duration_months", "country", "type", "role"}, []string{"A", "KA203", "2019", "24", "SE", "school", "partner"}
	if at := slices.Index(head, string(field)); at >= 0 {
		row[at] = written
	} else {
		head, row = append(head, string(field)), append(row, written)
	}
	read := batch.Read(tableOf(head, row), choices)
	for _, reading := range read.Readings {
		if reading.Field == field {
			return reading
		}
	}
	return batch.Reading{}
}

// FuzzAmountAsWritten: an amount that is read is one of the money room, not negative, and its digits are those written.
func FuzzAmountAsWritten(f *testing.F) {
	for _, seed := range []string{"450 000,00", "450.000,00", "450,000.00", "450.000", "450 000", "€ 1'234.5", "1.234.567", "−5", "12,5 kr", "0.500", "149999.99999999997", "EUR 1.000,-"} {
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, written string, comma bool) {
		choices := batch.Choices{Decimal: batch.DecimalPoint}
		if comma {
			choices.Decimal = batch.DecimalComma
		}
		reading := oneValue(batch.FieldGrant, written, choices)
		if reading.Read == "" {
			return
		}
		amount, err := money.Parse(reading.Read)
		if err != nil || amount.Sign() < 0 {
			t.Fatalf("%q was read as %q", written, reading.Read)
		}
		if without := oneValue(batch.FieldGrant, written, batch.Choices{}); without.Fault == "" && without.Read != reading.Read && without.Flag != batch.FlagSettled {
			t.Fatalf("%q is %q without a choice and %q with one", written, without.Read, reading.Read)
		}
	})
}

// FuzzDateAsWritten: a date that is read is a day of the calendar.
func FuzzDateAsWritten(f *testing.F) {
	for _, seed := range []string{"2019-09-01", "1 september 2019", "01.09.2019", "09/01/2019", "31/12/2019", "43709", "20190901", "Sept 1, 2019", "2019/9/1", "31-02-2019"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, written string) {
		reading := oneValue(batch.FieldStartOn, written, batch.Choices{Dates: batch.DayFirst})
		if reading.Read == "" {
			return
		}
		if _, err := programme.Parse(reading.Read); err != nil {
			t.Fatalf("%q was read as %q", written, reading.Read)
		}
	})
}
