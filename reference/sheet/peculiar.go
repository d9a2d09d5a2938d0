package sheet

import (
	"encoding/xml"
	"path"
	"regexp"

	"github.com/xuri/excelize/v2"
)

// peculiar are the cells of one sheet that the row reader tells nothing of.
type peculiar struct {
	formulas []string
	merged   []string
}

var (
	cellTag  = regexp.MustCompile(`<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f[ >/]`)
	mergeTag = regexp.MustCompile(`<(?:\w+:)?mergeCell [^>]*?\bref="([A-Z0-9:]+)"`)
)

// peculiarities finds formulas and merged blocks in the sheets as they are stored.
func peculiarities(file *excelize.File, names []string) map[string]peculiar {
	found := make(map[string]peculiar, len(names))
	for name, part := range partsOf(file) {
		content, ok := file.Pkg.Load(part)
		bytes, isBytes := content.([]byte)
		if !ok || !isBytes {
			continue
		}
		found[name] = peculiar{formulas: captured(cellTag, bytes), merged: captured(mergeTag, bytes)}
	}
	return found
}

func captured(pattern *regexp.Regexp, content []byte) []string {
	var found []string
	for _, match := range pattern.FindAllSubmatch(content, -1) {
		found = append(found, string(match[1]))
	}
	return found
}

// partsOf tells which part of the file holds which sheet.
func partsOf(file *excelize.File) map[string]string {
	var workbook struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if !readPart(file, "xl/workbook.xml", &workbook) || !readPart(file, "xl/_rels/workbook.xml.rels", &relations) {
		return nil
	}
	targets := make(map[string]string, len(relations.All))
	for _, one := range relations.All {
		target := path.Join("xl", one.Target)
		if path.IsAbs(one.Target) {
			target = one.Target[1:]
		}
		targets[one.ID] = target
	}
	parts := make(map[string]string, len(workbook.Sheets))
	for _, sheet := range workbook.Sheets {
		parts[sheet.Name] = targets[sheet.ID]
	}
	return parts
}

func readPart(file *excelize.File, name string, into any) bool {
	content, ok := file.Pkg.Load(name)
	bytes, isBytes := content.([]byte)
	return ok && isBytes && xml.Unmarshal(bytes, into) == nil
}

func notesOf(found map[string]peculiar) []Note {
	formulas, merged := 0, 0
	for _, one := range found {
		formulas += len(one.formulas)
		merged += len(one.merged)
	}
	var notes []Note
	if formulas > 0 {
		notes = append(notes, Note{Code: NoteFormulas, Params: map[string]any{"count": formulas}})
	}
	if merged > 0 {
		notes = append(notes, Note{Code: NoteMergedCells, Params: map[string]any{"count": merged}})
	}
	return notes
}
