package proposal_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"konsortium/eligibility/proposal"
)

// FuzzRead: whatever comes in, the reader answers without failing; what it
// takes is one JSON object and is answered with valid JSON; what it refuses is
// refused in one line; and a batch of that line agrees.
func FuzzRead(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte(strings.ReplaceAll(whole, "\n", " ")))
	f.Add([]byte(`{"action":"KA220-HED","call_year":2022,"duration_months":24,"organisations":[{"country":"RU","type":"school","role":"partner"}]}`))
	f.Add([]byte(`{"id":"\ud83d\ude00","action":"KA203","call_year":2019,"duration_months":-2147483648,"organisations":[]}`))
	f.Add([]byte(`{"id":null}`))
	f.Add([]byte("\xef\xbb\xbf{}"))
	f.Add([]byte(`{"budget":[{"organisation":1,"category":"","year":1,"amount":"9999999999999.99"}]}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		read, err := proposal.Read(document)
		if err != nil {
			if text := err.Error(); strings.ContainsAny(text, "\n\r\x00") || !utf8.ValidString(text) {
				t.Fatalf("not one line of text: %q", text)
			}
			return
		}
		if !json.Valid(bytes.TrimPrefix(document, []byte("\xef\xbb\xbf"))) {
			t.Fatal("took what is not JSON")
		}
		answer := proposal.Judge(read)
		alone := answer.AppendJSON(nil, "sv")
		if !json.Valid(alone) || bytes.ContainsRune(alone, '\n') {
			t.Fatalf("not a line of JSON: %s", alone)
		}
		_ = answer.Text("sv")
		if bytes.ContainsRune(document, '\n') || len(document) > 1<<20 {
			return
		}
		var out bytes.Buffer
		if whole, err := proposal.Batch(bytes.NewReader(document), &out, "sv"); err != nil || !whole {
			t.Fatalf("the batch refused what the reader takes: %s", out.String())
		}
		if got := strings.TrimSuffix(out.String(), "\n"); got != string(alone) {
			t.Fatalf("batch %s\nalone %s", got, alone)
		}
	})
}

// FuzzBatch: every line that is not blank has one answer, in order, which is
// JSON and says the same as the line would alone.
func FuzzBatch(f *testing.F) {
	line := strings.ReplaceAll(whole, "\n", " ")
	f.Add([]byte(line + "\n\n" + line))
	f.Add([]byte("\xef\xbb\xbf" + line + "\r\n \t\r\n{}\r\nnonsense\n"))
	f.Add([]byte(line + " " + line + "\n" + `{"id":"x","action":null}` + "\n"))
	f.Add([]byte("\n\n\n"))
	f.Fuzz(func(t *testing.T, input []byte) {
		if len(input) > 1<<18 {
			return
		}
		var out bytes.Buffer
		if _, err := proposal.Batch(bytes.NewReader(input), &out, "en"); err != nil {
			t.Fatal(err)
		}
		answers := bytes.Split(bytes.TrimSuffix(out.Bytes(), []byte("\n")), []byte("\n"))
		at := 0
		for one := range bytes.Lines(bytes.TrimPrefix(input, []byte("\xef\xbb\xbf"))) {
			if one = bytes.TrimRight(one, "\r\n"); len(bytes.Trim(one, " \t\r")) == 0 {
				continue
			}
			if at == len(answers) || !json.Valid(answers[at]) {
				t.Fatalf("no answer for line %q", one)
			}
			read, err := proposal.Read(one)
			if err == nil {
				alone := proposal.Judge(read)
				if want := alone.AppendJSON(nil, "en"); !bytes.HasPrefix(one, []byte("\xef\xbb\xbf")) && !bytes.Equal(want, answers[at]) {
					t.Fatalf("batch %s\nalone %s", answers[at], want)
				}
			}
			at++
		}
		if at == 0 && out.Len() > 0 || at > 0 && at != len(answers) {
			t.Fatalf("%d lines, %d answers", at, len(answers))
		}
	})
}
