package documents

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Type is the media type of a content. The list is closed; every type is served
// as an attachment with X-Content-Type-Options: nosniff.
type Type string

// The types that are taken.
const (
	PDF        Type = "application/pdf"
	PNG        Type = "image/png"
	JPEG       Type = "image/jpeg"
	WebP       Type = "image/webp"
	Workbook   Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	WordText   Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	Slides     Type = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	OpenSheet  Type = "application/vnd.oasis.opendocument.spreadsheet"
	OpenText   Type = "application/vnd.oasis.opendocument.text"
	OpenSlides Type = "application/vnd.oasis.opendocument.presentation"
	CSV        Type = "text/csv"
	PlainText  Type = "text/plain"
	XML        Type = "application/xml"
	Mail       Type = "message/rfc822"
)

// ErrType says that a content is not of a type that is taken: unknown, empty, a
// program or script, HTML, SVG, or an office document with macros.
var ErrType = errors.New("documents: this kind of file is not taken")

func (t Type) extensions() []string {
	switch t {
	case PDF:
		return []string{".pdf"}
	case PNG:
		return []string{".png"}
	case JPEG:
		return []string{".jpg", ".jpeg"}
	case WebP:
		return []string{".webp"}
	case Workbook:
		return []string{".xlsx"}
	case WordText:
		return []string{".docx"}
	case Slides:
		return []string{".pptx"}
	case OpenSheet:
		return []string{".ods"}
	case OpenText:
		return []string{".odt"}
	case OpenSlides:
		return []string{".odp"}
	case CSV:
		return []string{".csv", ".tsv", ".txt"}
	case XML:
		return []string{".xml"}
	case Mail:
		return []string{".eml"}
	}
	return []string{".txt", ".md", ".log"}
}

// headBytes is how much of the beginning decides about formats without a
// directory of their own.
const headBytes = 64 << 10

// signatures are the beginnings that say at once what a content is.
var signatures = []struct {
	begins string
	of     Type
}{
	{"%PDF-", PDF}, {"\x89PNG\r\n\x1a\n", PNG}, {"\xff\xd8\xff", JPEG},
}

// Examine decides the type of a content of that many bytes by the content alone.
// ErrTooLarge: it has more than most bytes. ErrType: it is not taken.
func Examine(content io.ReaderAt, size, most int64) (Type, error) {
	if size > most {
		return "", ErrTooLarge
	}
	head := make([]byte, min(size, headBytes))
	if n, err := content.ReadAt(head, 0); err != nil && (!errors.Is(err, io.EOF) || n < len(head)) {
		return "", fmt.Errorf("documents: %w", err)
	}
	for _, signature := range signatures {
		if bytes.HasPrefix(head, []byte(signature.begins)) {
			return signature.of, nil
		}
	}
	switch {
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return WebP, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return examineZip(content, size)
	}
	return examineText(content, size, head)
}
