package documents_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"konsortium/documents"
)

func TestANameLosesItsPathAndKeepsItsLetters(t *testing.T) {
	for name, want := range map[string]string{
		"invoice.pdf":               "invoice.pdf",
		"/etc/passwd":               "passwd",
		`C:\Users\anna\Faktura.pdf`: "Faktura.pdf",
		"../../x.csv":               "x.csv",
		"A\u030albo mo\u0308te.pdf": "Ålbo möte.pdf",
		"  ...draft. ":              "draft",
		"دعوة.pdf":                  "دعوة.pdf",
		"👩‍🎓 list.xlsx":             "👩‍🎓 list.xlsx",
		"<b>bold</b>.txt":           "b>.txt",
		`"quoted".pdf`:              `"quoted".pdf`,
	} {
		got, err := documents.CleanName(name)
		require.NoError(t, err, name)
		require.Equal(t, want, got)
	}
}

func TestANameThatCannotBeShownIsRefused(t *testing.T) {
	for _, name := range []string{
		"", " ", "..", "folder/", "a\x00b.pdf", "a\r\nSet-Cookie: x.pdf", "a\tb", "\x7f", "\u0085.pdf", "bad\xff.pdf",
		"invoice\u202efdp.exe", "a\u2066b", "line\u2028break",
	} {
		_, err := documents.CleanName(name)
		require.ErrorIs(t, err, documents.ErrName, "%q", name)
	}
}

func TestALongNameIsCutBetweenCharactersAndKeepsItsExtension(t *testing.T) {
	got, err := documents.CleanName(strings.Repeat("å", 300) + ".pdf")
	require.NoError(t, err)
	require.LessOrEqual(t, len(got), documents.MostNameBytes)
	require.True(t, strings.HasSuffix(got, "åå.pdf"))
	require.Greater(t, len(got), documents.MostNameBytes-4)

	got, err = documents.CleanName(strings.Repeat("x", 253) + "q\u0323\u0323\u0323")
	require.NoError(t, err)
	require.Equal(t, strings.Repeat("x", 253), got, "a mark does not lose its letter, nor a letter half its marks")
}

func TestACleanedNameStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got, err := documents.CleanName(rapid.String().Draw(t, "name"))
		if err != nil {
			return
		}
		require.True(t, utf8.ValidString(got) && norm.NFC.IsNormalString(got) && got != "" && len(got) <= documents.MostNameBytes)
		require.NotContains(t, got, "/")
		again, err := documents.CleanName(got)
		require.NoError(t, err)
		require.Equal(t, got, again)
	})
}

func TestADownloadNeverPretendsToBeAnotherType(t *testing.T) {
	for _, c := range []struct {
		name string
		kind documents.Type
		want string
	}{
		{"run.bat", documents.PlainText, "run.bat.txt"},
		{"Faktura.PDF", documents.PDF, "Faktura.PDF"},
		{"photo.jpeg", documents.JPEG, "photo.jpeg"},
		{"invoice.pdf", documents.PNG, "invoice.pdf.png"},
		{"notes", documents.PlainText, "notes.txt"},
		{"table.txt", documents.CSV, "table.txt"},
	} {
		require.Equal(t, c.want, documents.DownloadName(c.name, c.kind))
	}
	long := documents.DownloadName(strings.Repeat("å", 127), documents.PDF)
	require.LessOrEqual(t, len(long), documents.MostNameBytes)
	require.True(t, strings.HasSuffix(long, ".pdf"))
}

func TestEveryDownloadIsAnAttachment(t *testing.T) {
	require.Equal(t, "attachment; filename=report.pdf", documents.Disposition("report.pdf", documents.PDF))
	require.Equal(t, `attachment; filename="a \"b\".pdf"`, documents.Disposition(`a "b".pdf`, documents.PDF))
	require.Equal(t, "attachment; filename*=utf-8''m%C3%B6te.pdf", documents.Disposition("möte.pdf", documents.PDF))
}
