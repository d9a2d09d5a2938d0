package documents

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"strings"
)

// The bounds on what is looked at inside a zip-based document.
const (
	mostEntries  = 10_000
	mostMimetype = 100
)

// examineZip tells office documents apart by the files in them. Only the directory
// and the few bytes of an OpenDocument's mimetype are read, so a small file that
// unpacks to gigabytes costs nothing here.
func examineZip(content io.ReaderAt, size int64) (Type, error) {
	archive, err := zip.NewReader(content, size)
	if err != nil || len(archive.File) == 0 || len(archive.File) > mostEntries {
		return "", fmt.Errorf("%w: a damaged or oversized zip file", ErrType)
	}
	var found Type
	packaged := false // the table of contents every Office Open XML file has
	for i, entry := range archive.File {
		name := strings.ToLower(strings.ReplaceAll(entry.Name, `\`, "/"))
		if macro(name) {
			return "", fmt.Errorf("%w: it holds macros", ErrType)
		}
		switch name {
		case "mimetype":
			if i == 0 {
				found, packaged = openDocument(entry), true
			}
		case "[content_types].xml":
			packaged = true
		case "word/document.xml":
			found = WordText
		case "xl/workbook.xml":
			found = Workbook
		case "ppt/presentation.xml":
			found = Slides
		}
	}
	if !packaged || found == "" {
		return "", fmt.Errorf("%w: a zip file that is no office document", ErrType)
	}
	return found, nil
}

// macro knows the places where office documents keep programs and embedded
// controls.
func macro(name string) bool {
	switch path.Base(name) {
	case "vbaproject.bin", "vbadata.xml":
		return true
	}
	return strings.HasPrefix(name, "basic/") || strings.HasPrefix(name, "scripts/") || strings.Contains(name, "/activex/")
}

func openDocument(entry *zip.File) Type {
	if entry.UncompressedSize64 > mostMimetype {
		return ""
	}
	reader, err := entry.Open()
	if err != nil {
		return ""
	}
	// Reading cannot fail to close: nothing was written.
	defer func() { _ = reader.Close() }()
	text, err := io.ReadAll(io.LimitReader(reader, mostMimetype))
	if err != nil {
		return ""
	}
	switch declared := Type(strings.TrimSpace(string(text))); declared {
	case OpenText, OpenSheet, OpenSlides:
		return declared
	}
	return ""
}
