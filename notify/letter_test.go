package notify_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"konsortium/notify"
	"konsortium/programme"
)

const base = "https://konsortium.lund.example"

func letters(t *testing.T) *notify.Letters {
	t.Helper()
	read, err := notify.NewLetters(base + "/")
	require.NoError(t, err)
	return read
}

// full has every value any kind needs.
func full() notify.Params {
	return notify.Params{
		Name: "Anna Öberg", By: "Bo Ek", Organisation: "Lunds universitet", Project: "ALPHA", Period: "1", Title: "D2.1 Handbok", Stage: "preparation",
		StartsOn: programme.MustDate(2026, time.September, 1), EndsOn: programme.MustDate(2027, time.February, 28),
		Reason: "Kvittot saknas.\nLägg till det.", DueOn: programme.MustDate(2027, time.March, 31),
		ExpiresAt: time.Date(2027, 3, 1, 12, 30, 0, 0, time.FixedZone("CET", 3600)), Path: "/projects/1?tab=reports#r2",
		Items: []notify.Item{
			{Title: "Rapport", Project: "ALPHA", DueOn: programme.MustDate(2027, time.March, 1), Overdue: true, Path: "/a"},
			{Title: "Workshop", DueOn: programme.MustDate(2027, time.April, 1), Path: "/b"},
		},
	}
}

func TestEveryKindIsWrittenInBothLanguages(t *testing.T) {
	read := letters(t)
	for _, kind := range notify.Kinds() {
		seen := map[string]bool{}
		for _, language := range []string{"sv", "en"} {
			got, err := read.Render(kind, language, full())
			require.NoError(t, err, "%s %s", kind, language)
			require.NotEmpty(t, got.Subject)
			require.NotContains(t, got.Subject+got.Text, "<no value>")
			require.NotContains(t, got.Text, "\n\n\n")
			require.Contains(t, got.Text, base+"/")
			require.Contains(t, got.Text, "Anna Öberg,\n")
			require.Contains(t, got.HTML, `<html lang="`+language+`">`)
			require.Contains(t, got.HTML, `<a href="`+base+"/")
			seen[got.Subject] = true
		}
		require.Len(t, seen, 2, "%s reads the same in both languages", kind)
	}
}

func TestAMessageThatLacksAValueIsNotWritten(t *testing.T) {
	read := letters(t)
	for _, kind := range notify.Kinds() {
		_, err := read.Render(kind, "sv", notify.Params{})
		require.ErrorIs(t, err, notify.ErrParams, kind)
	}
	_, err := read.Render("birthday", "sv", full())
	require.ErrorIs(t, err, notify.ErrParams)
}

func TestTheReminderReadsAsOneExpects(t *testing.T) {
	got, err := letters(t).Render(notify.ReportReturned, "sv", full())
	require.NoError(t, err)
	require.Equal(t, "ALPHA: rapporten för period 1 behöver kompletteras", got.Subject)
	require.Equal(t, `Hej Anna Öberg,

Bo Ek har skickat tillbaka rapporten från Lunds universitet för period 1 (2026-09-01 – 2027-02-28) i projektet ALPHA:

> Kvittot saknas.
> Lägg till det.

Rätta rapporten och lämna den igen:
https://konsortium.lund.example/projects/1?tab=reports#r2

Det här meddelandet skickas av Konsortium och går inte att svara på.
`, got.Text)
}

func TestADigestListsEveryItem(t *testing.T) {
	got, err := letters(t).Render(notify.Digest, "de", full())
	require.NoError(t, err)
	require.Equal(t, `Hello Anna Öberg,

This waits for you:

Rapport (ALPHA), overdue since 2027-03-01
https://konsortium.lund.example/a

Workshop, due on 2027-04-01
https://konsortium.lund.example/b

This message is sent by Konsortium and cannot be answered.
`, got.Text, "a language without templates is written in English")
}

func TestTimesNameTheirZone(t *testing.T) {
	got, err := letters(t).Render(notify.Invitation, "en", full())
	require.NoError(t, err)
	require.Contains(t, got.Text, "until 2027-03-01 11:30 UTC.")
}

func TestHTMLInNamesIsShownAsText(t *testing.T) {
	params := full()
	params.Name, params.Organisation, params.Reason = `<b>Anna</b> & "co"`, "<img src=x onerror=alert(1)>", "</p><script>alert(1)</script>"
	got, err := letters(t).Render(notify.ReportReturned, "en", params)
	require.NoError(t, err)
	require.Contains(t, got.Text, `Hello <b>Anna</b> & "co",`)
	require.Contains(t, got.HTML, "&lt;b&gt;Anna&lt;/b&gt; &amp; &#34;co&#34;")
	for _, markup := range []string{"<b>", "<img", "<script", "onerror=alert(1)>"} {
		require.NotContains(t, got.HTML, markup)
	}
}

func TestALineBreakInANameIsRefused(t *testing.T) {
	for _, name := range []string{"ALPHA\r\nBcc: all@lund.example", "ALPHA\nX", "A\x00B", "A\u2028B", "A\x1bB"} {
		params := full()
		params.Project = name
		_, err := letters(t).Render(notify.ReportDue, "en", params)
		require.ErrorIs(t, err, notify.ErrParams, "%q", name)
	}
	params := full()
	params.Items[0].Title = "two\nlines"
	_, err := letters(t).Render(notify.Digest, "en", params)
	require.ErrorIs(t, err, notify.ErrParams)
	params = full()
	params.Reason = "one\r\ntwo"
	_, err = letters(t).Render(notify.ReportReturned, "en", params)
	require.NoError(t, err, "a reason may have several lines")
	params.Reason = "one\x00two"
	_, err = letters(t).Render(notify.ReportReturned, "en", params)
	require.ErrorIs(t, err, notify.ErrParams)
}

func TestALinkNeverLeavesTheProgram(t *testing.T) {
	for _, path := range []string{"", "projects", "//evil.example", "https://evil.example/", `/\evil.example`, "/a b", "/a\nb", "/\x00", "@evil.example"} {
		params := full()
		params.Path = path
		_, err := letters(t).Render(notify.ReportDue, "en", params)
		require.ErrorIs(t, err, notify.ErrParams, "%q", path)
	}
	for _, address := range []string{"", "konsortium.lund.example", "ftp://x", "https://", "https://x/?a=b", "https://x/#a", "https://x y/"} {
		_, err := notify.NewLetters(address)
		require.Error(t, err, address)
	}
}

func TestParamsSurviveTheirStorage(t *testing.T) {
	stored, err := json.Marshal(full())
	require.NoError(t, err)
	var back notify.Params
	require.NoError(t, json.Unmarshal(stored, &back))
	first, err := letters(t).Render(notify.Invitation, "sv", full())
	require.NoError(t, err)
	second, err := letters(t).Render(notify.Invitation, "sv", back)
	require.NoError(t, err)
	require.Equal(t, first, second)

	empty, err := json.Marshal(notify.Params{})
	require.NoError(t, err)
	require.Equal(t, "{}", strings.TrimSpace(string(empty)))
}
