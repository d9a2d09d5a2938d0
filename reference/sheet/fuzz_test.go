package sheet

import (
	"archive/zip"
	"bytes"
	"testing"
)

// FuzzWorkbookParts changes what stands inside a workbook; [FuzzRead] seldom gets past the archive around it.
func FuzzWorkbookParts(f *testing.F) {
	rows := `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Role</t></is></c></row><row r="3" hidden="1"><c r="A3"><v>43709</v></c><c r="C3"><f>A3*2</f><v>1.5E5</v></c></row></sheetData>`
	f.Add(rows+`<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>`, `<si><t xml:space="preserve">Proposal number</t></si>`, "Sheet1")
	f.Add(`<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`, "", "Blad ett")
	f.Add(`<sheetData><row><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c t="d"><v>2019-09-01</v></c><c t="s"><v>9999999999</v></c></row></sheetData>`, `<si><r><t>a</t></r><r><t>b</t></r></si>`, "a&amp;b")
	f.Add(`<sheetData><row r="-1"><c r="A0"><v>x</v></c></row><row r="2"><c r="1A"/></row></sheetData>`, `<si/>`, "")
	f.Fuzz(func(t *testing.T, rows, texts, name string) {
		if len(rows)+len(texts)+len(name) > 1<<16 {
			return
		}
		content := workbookOf(t, rows, texts, name)
		book, err := Read(content)
		if err != nil {
			if book != nil {
				t.Fatal("an error and part of a file")
			}
			return
		}
		for _, sheet := range book.Sheets {
			for _, row := range sheet.Rows {
				if len(row.Cells) > MaxColumns || row.Number < 1 || row.Number > MaxRows || blank(row.Cells) {
					t.Fatalf("a row that cannot be: %d with %d cells", row.Number, len(row.Cells))
				}
			}
		}
	})
}

func workbookOf(t testing.TB, rows, texts, name string) []byte {
	t.Helper()
	const space = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const relations = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	const kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var content bytes.Buffer
	archive := zip.NewWriter(&content)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships ` + relations + `><Relationship Id="rId1" Type="` + kinds + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + space + ` xmlns:r="` + kinds + `"><sheets><sheet name="` + name + `" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships ` + relations + `><Relationship Id="rId1" Type="` + kinds + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + kinds + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst ` + space + `>` + texts + `</sst>`},
		{"xl/worksheets/sheet1.xml", `<worksheet ` + space + `>` + rows + `</worksheet>`},
	} {
		writer, err := archive.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := writer.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}
