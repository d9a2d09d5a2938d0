package documents

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/mail"
	"strings"
)

// csvRows is how many rows decide whether a text is a table.
const csvRows = 20

const byteOrderMark = "\ufeff"

// examineText takes a content without control characters as text. Its encoding is
// not judged: Swedish sheets still arrive in Windows-1252.
func examineText(content io.ReaderAt, size int64, head []byte) (Type, error) {
	if size == 0 {
		return "", fmt.Errorf("%w: it is empty", ErrType)
	}
	if err := noControls(io.NewSectionReader(content, 0, size)); err != nil {
		return "", err
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte(byteOrderMark)), " \t\r\n\f")
	switch {
	case len(text) == 0:
		return "", fmt.Errorf("%w: it is empty", ErrType)
	case bytes.HasPrefix(text, []byte("#!")):
		return "", fmt.Errorf("%w: a script", ErrType)
	case strings.HasPrefix(http.DetectContentType(text), "text/html"):
		return "", fmt.Errorf("%w: HTML", ErrType)
	case text[0] == '<':
		return examineMarkup(text)
	case isMail(text):
		return Mail, nil
	case isTable(text):
		return CSV, nil
	}
	return PlainText, nil
}

// noControls reads the whole text, so that nothing hides behind a harmless head.
func noControls(content io.Reader) error {
	buffer := make([]byte, 32<<10)
	for {
		n, err := content.Read(buffer)
		for _, b := range buffer[:n] {
			if b < ' ' && !strings.ContainsRune("\t\n\f\r", rune(b)) || b == 0x7f {
				return ErrType
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("documents: %w", err)
		}
	}
}

// examineMarkup takes XML by its first element, and refuses what a browser would
// run: HTML in every spelling, SVG, and XML that brings a style sheet along.
func examineMarkup(text []byte) (Type, error) {
	decoder := xml.NewDecoder(bytes.NewReader(text))
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	for {
		token, err := decoder.Token()
		if err != nil {
			return "", fmt.Errorf("%w: markup that is not XML", ErrType)
		}
		switch part := token.(type) {
		case xml.ProcInst:
			if part.Target == "xml-stylesheet" {
				return "", fmt.Errorf("%w: XML with a style sheet", ErrType)
			}
		case xml.Directive:
			if doctype := strings.ToLower(string(part)); strings.Contains(doctype, "html") || strings.Contains(doctype, "svg") {
				return "", fmt.Errorf("%w: HTML or SVG", ErrType)
			}
		case xml.StartElement:
			name := strings.ToLower(part.Name.Local + " " + part.Name.Space)
			if strings.Contains(name, "html") || strings.Contains(name, "svg") {
				return "", fmt.Errorf("%w: HTML or SVG", ErrType)
			}
			return XML, nil
		}
	}
}

// isMail knows a saved message by the header fields every message has.
func isMail(text []byte) bool {
	message, err := mail.ReadMessage(bytes.NewReader(text))
	return err == nil && message.Header.Get("From") != "" && message.Header.Get("Date") != ""
}

// isTable says that the first lines, at least two, are rows of the same number of
// cells under one separator, quoted cells included.
func isTable(text []byte) bool {
	for _, separator := range ";\t," {
		rows := csv.NewReader(bytes.NewReader(text))
		rows.Comma, rows.ReuseRecord = separator, true
		count, cells := 0, 0
		var err error
		for count < csvRows && err == nil {
			var row []string
			if row, err = rows.Read(); err == nil { // ErrFieldCount when a row differs from the first
				count, cells = count+1, len(row)
			}
		}
		if (err == nil || errors.Is(err, io.EOF)) && count >= 2 && cells >= 2 {
			return true
		}
	}
	return false
}
