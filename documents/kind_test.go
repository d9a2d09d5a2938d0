package documents_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"konsortium/documents"
)

func zipped(t *testing.T, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		entry, err := archive.CreateHeader(&zip.FileHeader{Name: files[i], Method: zip.Deflate})
		require.NoError(t, err)
		_, err = entry.Write([]byte(files[i+1]))
		require.NoError(t, err)
	}
	require.NoError(t, archive.Close())
	return out.Bytes()
}

func examine(content []byte) (documents.Type, error) {
	return documents.Examine(bytes.NewReader(content), int64(len(content)), 1<<20)
}

func TestTheContentDecidesTheType(t *testing.T) {
	sheet := excelize.NewFile()
	real, err := sheet.WriteToBuffer()
	require.NoError(t, err)
	const message = "From: anna@lund.example\r\nTo: bo@turku.example\r\nDate: Sun, 01 Sep 2019 10:00:00 +0200\r\nSubject: Minutes\r\n\r\nHello"
	for name, c := range map[string]struct {
		content string
		want    documents.Type
	}{
		"pdf":                     {"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", documents.PDF},
		"png":                     {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", documents.PNG},
		"jpeg":                    {"\xff\xd8\xff\xe0\x00\x10JFIF", documents.JPEG},
		"webp":                    {"RIFF\x24\x00\x00\x00WEBPVP8 ", documents.WebP},
		"workbook":                {real.String(), documents.Workbook},
		"word text":               {string(zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>")), documents.WordText},
		"slides":                  {string(zipped(t, "[Content_Types].xml", "<Types/>", "ppt/presentation.xml", "<p/>")), documents.Slides},
		"open text":               {string(zipped(t, "mimetype", string(documents.OpenText), "content.xml", "<o/>")), documents.OpenText},
		"open sheet":              {string(zipped(t, "mimetype", string(documents.OpenSheet), "content.xml", "<o/>")), documents.OpenSheet},
		"plain text":              {"Minutes of the meeting in Åbo.\nAll were there.\n", documents.PlainText},
		"text in Windows-1252":    {"M\xf6te i \xc5bo\n", documents.PlainText},
		"semicolons":              {"name;amount\nLund;12,50\nÅbo;3,00\n", documents.CSV},
		"commas and quotes":       {"\ufeffname,note\nLund,\"a, b\nand c\"\n", documents.CSV},
		"tabs":                    {"a\tb\r\n1\t2\r\n", documents.CSV},
		"xml":                     {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!-- x --><report><year>1</year></report>", documents.XML},
		"mail":                    {message, documents.Mail},
		"text that mentions HTML": {"We wrote <html> pages.", documents.PlainText},
	} {
		got, err := examine([]byte(c.content))
		require.NoError(t, err, name)
		require.Equal(t, c.want, got, name)
	}
}

func TestWhatCouldRunIsRefused(t *testing.T) {
	for name, content := range map[string]string{
		"nothing":                 "",
		"white space":             " \n\t\n",
		"Windows program":         "MZ\x90\x00\x03\x00\x00\x00",
		"ELF program":             "\x7fELF\x02\x01\x01\x00",
		"Mach-O program":          "\xcf\xfa\xed\xfe\x07\x00\x00\x01",
		"Java class":              "\xca\xfe\xba\xbe\x00\x00\x00\x34",
		"WebAssembly":             "\x00asm\x01\x00\x00\x00",
		"shell script":            "#!/bin/sh\nrm -rf /\n",
		"script after a BOM":      "\ufeff#!/usr/bin/env python\n",
		"HTML":                    "<!DOCTYPE html><html><script>alert(1)</script>",
		"HTML after a BOM":        "\ufeff  \r\n<HTML><body>",
		"HTML after a comment":    "<!-- harmless --><html>",
		"a bare script":           "<script>alert(1)</script>",
		"SVG":                     "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
		"SVG after a prologue":    "<?xml version=\"1.0\"?><!-- a --><svg/>",
		"SVG under a prefix":      "<?xml version=\"1.0\"?><x:svg xmlns:x=\"http://www.w3.org/2000/svg\"/>",
		"SVG by its doctype":      "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"\"><a/>",
		"XHTML":                   "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
		"XML with a style sheet":  "<?xml version=\"1.0\"?><?xml-stylesheet href=\"x.xsl\"?><a/>",
		"broken markup":           "<a<b",
		"plain zip":               string(zipped(t, "setup.exe", "MZ")),
		"broken zip":              "PK\x03\x04 and nothing more",
		"workbook with macros":    string(zipped(t, "[Content_Types].xml", "", "xl/workbook.xml", "", "xl/vbaProject.bin", "")),
		"text with ActiveX":       string(zipped(t, "[Content_Types].xml", "", "word/document.xml", "", "word/activeX/activeX1.bin", "")),
		"open text with Basic":    string(zipped(t, "mimetype", string(documents.OpenText), "Basic/Standard/Module1.xml", "")),
		"open text of other kind": string(zipped(t, "mimetype", "application/x-msdownload", "word/document", "")),
		"half an office document": string(zipped(t, "word/document.xml", "<w/>")),
		"old office document":     "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"GIF":                     "GIF89a\x01\x00\x01\x00",
		"controls after the head": strings.Repeat("harmless\n", 20000) + "\x00\x01",
		"a mimetype that unpacks": string(zipped(t, "mimetype", strings.Repeat(" ", 1<<20)+string(documents.OpenText))),
	} {
		got, err := examine([]byte(content))
		require.ErrorIs(t, err, documents.ErrType, name)
		require.Empty(t, got, name)
	}
}

func TestAContentBeyondTheLimitIsNotLookedAt(t *testing.T) {
	_, err := documents.Examine(nil, 11, 10)
	require.ErrorIs(t, err, documents.ErrTooLarge)
	kind, err := documents.Examine(strings.NewReader("0123456789"), 10, 10)
	require.NoError(t, err)
	require.Equal(t, documents.PlainText, kind)
}

func FuzzExamine(f *testing.F) {
	for _, seed := range []string{"", "%PDF-1.7", "PK\x03\x04", "<svg/>", "<?xml version=\"1.0\"?><a/>", "From: a\r\nDate: b\r\n\r\n", "a;b\n1;2\n", "mimetype"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		kind, err := examine(content)
		if (kind == "") != (err != nil) {
			t.Fatalf("%q with %v", kind, err)
		}
	})
}
