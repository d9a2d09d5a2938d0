// Package papertest reads back, in tests, what stands in a document of paper.
package papertest

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

var stream = regexp.MustCompile(`/Length (\d+)>>\s*stream\r?\n`)

// Pages gives the text of each page in the order in which it was written, one
// line for each piece.
func Pages(t testing.TB, document []byte) []string {
	t.Helper()
	if !bytes.HasPrefix(document, []byte("%PDF-")) {
		t.Fatalf("no PDF: %.40q", document)
	}
	var pages []string
	for _, found := range stream.FindAllSubmatchIndex(document, -1) {
		length, err := strconv.Atoi(string(document[found[2]:found[3]]))
		if err != nil || found[1]+length > len(document) {
			t.Fatalf("a stream that is not whole: %s", document[found[0]:found[1]])
		}
		reader, err := zlib.NewReader(bytes.NewReader(document[found[1] : found[1]+length]))
		if err != nil {
			continue
		}
		content, err := io.ReadAll(reader)
		if err != nil || !bytes.Contains(content, []byte("BT ")) {
			continue
		}
		pages = append(pages, strings.Join(pieces(content), "\n"))
	}
	return pages
}

// Text gives the text of all pages with every run of spaces as one, so that a
// sentence is found however its lines were broken.
func Text(t testing.TB, document []byte) string {
	t.Helper()
	return strings.Join(strings.Fields(strings.Join(Pages(t, document), "\n")), " ")
}

// pieces finds the strings that are shown. Their characters are two bytes each,
// UTF-16 with the higher byte first.
func pieces(content []byte) []string {
	var found []string
	var current []byte
	inside, escaped := false, false
	for _, b := range content {
		switch {
		case !inside:
			inside = b == '('
			current = current[:0]
		case escaped:
			escaped = false
			if b == 'r' {
				b = '\r'
			}
			current = append(current, b)
		case b == '\\':
			escaped = true
		case b == ')':
			inside = false
			found = append(found, decoded(current))
		default:
			current = append(current, b)
		}
	}
	return found
}

func decoded(raw []byte) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units))
}
