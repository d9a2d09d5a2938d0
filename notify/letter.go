// Package notify tells people what waits for them. This half renders messages in
// Swedish and English and hands them to a mail server.
package notify

import (
	"embed"
	"errors"
	"fmt"
	"html"
	"net/url"
	"path"
	"strings"
	"text/template"
	"time"

	"konsortium/programme"
)

//go:embed templates
var templates embed.FS

// Kind is what a message is about. The list is closed; each kind has one template
// in every language.
type Kind string

// The kinds of message.
const (
	Invitation         Kind = "invitation"
	PasswordReset      Kind = "password_reset"
	DeliverableDue     Kind = "deliverable_due"
	DeliverableOverdue Kind = "deliverable_overdue"
	ActivityDue        Kind = "activity_due"
	ActivityOverdue    Kind = "activity_overdue"
	ReportDue          Kind = "report_due"
	ReportOverdue      Kind = "report_overdue"
	ReportSubmitted    Kind = "report_submitted"
	ReportReturned     Kind = "report_returned"
	ReportApproved     Kind = "report_approved"
	MandateRequested   Kind = "mandate_requested"
	MandateHandedIn    Kind = "mandate_handed_in"
	Digest             Kind = "digest"

	ParticipationInvitation Kind = "participation_invitation"
	ParticipationAccepted   Kind = "participation_accepted"
	ParticipationDeclined   Kind = "participation_declined"

	ProposalReceived  Kind = "proposal_received"
	ProposalWithdrawn Kind = "proposal_withdrawn"
	ProposalMoved     Kind = "proposal_moved"
	ProposalDeclined  Kind = "proposal_declined"
)

// Kinds lists every kind.
func Kinds() []Kind {
	return []Kind{
		Invitation, PasswordReset, DeliverableDue, DeliverableOverdue, ActivityDue, ActivityOverdue,
		ReportDue, ReportOverdue, ReportSubmitted, ReportReturned, ReportApproved, MandateRequested, MandateHandedIn, Digest,
		ParticipationInvitation, ParticipationAccepted, ParticipationDeclined,
		ProposalReceived, ProposalWithdrawn, ProposalMoved, ProposalDeclined,
	}
}

// ErrParams says that a message cannot be written: a value its kind needs is
// absent, a name has more than one line, or a path leads away from the program.
var ErrParams = errors.New("notify: the message lacks a value or holds an unfit one")

// Params are the values a message is written from, as they are kept with it. Which
// ones a kind needs, its template says; the others stay empty. Names are one line
// of text and are shown as text, whatever they hold.
type Params struct {
	Name         string         `json:"name,omitzero"`         // of the recipient
	By           string         `json:"by,omitzero"`           // who invited, submitted, returned or approved
	Organisation string         `json:"organisation,omitzero"` // name
	Project      string         `json:"project,omitzero"`      // acronym or title
	Period       string         `json:"period,omitzero"`       // number of the reporting period
	Title        string         `json:"title,omitzero"`        // of the deliverable, activity or proposal
	Stage        string         `json:"stage,omitzero"`        // that a proposal has come to, as its code
	Reason       string         `json:"reason,omitzero"`       // why a report was returned, or a person's own words; may have several lines
	StartsOn     programme.Date `json:"startsOn,omitzero"`     // of the reporting period
	EndsOn       programme.Date `json:"endsOn,omitzero"`       // of the reporting period
	DueOn        programme.Date `json:"dueOn,omitzero"`
	ExpiresAt    time.Time      `json:"expiresAt,omitzero"`
	Path         string         `json:"path,omitzero"` // where the link leads inside the program, from "/"
	Items        []Item         `json:"items,omitzero"`
}

// Item is one line of a digest.
type Item struct {
	Title   string         `json:"title"`
	Project string         `json:"project,omitzero"`
	DueOn   programme.Date `json:"dueOn,omitzero"`
	Overdue bool           `json:"overdue,omitzero"`
	Path    string         `json:"path"`
}

// Rendered is a message as people read it: the same words as plain text and as
// simple HTML in which every value is escaped.
type Rendered struct {
	Subject string
	Text    string
	HTML    string
}

// Letters writes messages with links to one base address.
type Letters struct {
	base   string
	parsed map[string]*template.Template // by language/kind
}

// NewLetters reads the templates. The base address is the configured one, with
// http or https and a host; links never use a request's.
func NewLetters(baseURL string) (*Letters, error) {
	base, err := url.Parse(baseURL)
	if err != nil || base.Host == "" || base.Scheme != "https" && base.Scheme != "http" || base.RawQuery != "" || base.Fragment != "" {
		return nil, fmt.Errorf("notify: %q is no base address", baseURL)
	}
	letters := &Letters{base: strings.TrimRight(base.String(), "/"), parsed: map[string]*template.Template{}}
	for _, language := range []string{"sv", "en"} {
		for _, kind := range Kinds() {
			name := language + "/" + string(kind)
			parsed, err := template.New(name).Option("missingkey=error").Funcs(letters.functions()).
				ParseFS(templates, path.Join("templates", language, "frame.txt"), path.Join("templates", name+".txt"))
			if err != nil {
				return nil, fmt.Errorf("notify: %w", err)
			}
			letters.parsed[name] = parsed
		}
	}
	return letters, nil
}

// functions are what the templates may call.
func (l *Letters) functions() template.FuncMap {
	return template.FuncMap{
		"need":    need,
		"link":    l.link,
		"quote":   quote,
		"day":     day,
		"instant": instant,
	}
}

// Render writes a message in "sv" or, for every other language, in English.
// ErrParams: the values do not suffice.
func (l *Letters) Render(kind Kind, language string, params Params) (Rendered, error) {
	if language != "sv" {
		language = "en"
	}
	parsed, known := l.parsed[language+"/"+string(kind)]
	if !known {
		return Rendered{}, fmt.Errorf("%w: unknown kind %q", ErrParams, kind)
	}
	if err := params.fit(); err != nil {
		return Rendered{}, err
	}
	var subject, text strings.Builder
	if err := parsed.ExecuteTemplate(&subject, "subject", params); err != nil {
		return Rendered{}, fmt.Errorf("%w: %w", ErrParams, err)
	}
	if err := parsed.ExecuteTemplate(&text, "letter", params); err != nil {
		return Rendered{}, fmt.Errorf("%w: %w", ErrParams, err)
	}
	rendered := Rendered{Subject: strings.TrimSpace(subject.String()), Text: paragraphs(text.String())}
	rendered.HTML = l.html(language, rendered)
	return rendered, nil
}

// paragraphs leaves one empty line between paragraphs, however a list ended.
func paragraphs(text string) string {
	for strings.Contains(text, "\n\n\n") {
		text = strings.ReplaceAll(text, "\n\n\n", "\n\n")
	}
	return strings.TrimSpace(text) + "\n"
}

// fit refuses line breaks and other controls wherever a value stands in a line.
func (p Params) fit() error {
	lines := []string{p.Name, p.By, p.Organisation, p.Project, p.Period, p.Title, strings.ReplaceAll(strings.ReplaceAll(p.Reason, "\r\n", ""), "\n", "")}
	for _, item := range p.Items {
		lines = append(lines, item.Title, item.Project)
	}
	for _, line := range lines {
		if strings.ContainsFunc(line, breaksHeader) {
			return fmt.Errorf("%w: a line break in %q", ErrParams, line)
		}
	}
	return nil
}

// html repeats the text with paragraphs, line breaks and the program's own links.
// Nothing else becomes markup.
func (l *Letters) html(language string, rendered Rendered) string {
	var out strings.Builder
	fmt.Fprintf(&out, "<!doctype html>\n<html lang=%q><head><meta charset=\"utf-8\"><title>%s</title></head>\n<body style=\"font-family: sans-serif; line-height: 1.5\">\n",
		language, html.EscapeString(rendered.Subject))
	for paragraph := range strings.SplitSeq(strings.TrimSpace(rendered.Text), "\n\n") {
		lines := strings.Split(paragraph, "\n")
		for i, line := range lines {
			lines[i] = html.EscapeString(line)
			if address := strings.TrimSpace(line); strings.HasPrefix(address, l.base+"/") && !strings.ContainsAny(address, " \t") {
				lines[i] = fmt.Sprintf("<a href=\"%s\">%s</a>", html.EscapeString(address), html.EscapeString(address))
			}
		}
		out.WriteString("<p>" + strings.Join(lines, "<br>\n") + "</p>\n")
	}
	return out.String() + "</body></html>\n"
}

func need(what, value string) (string, error) {
	if strings.TrimSpace(value) == "" {
		return "", fmt.Errorf("%w: %s", ErrParams, what)
	}
	return value, nil
}

func (l *Letters) link(to string) (string, error) {
	parsed, err := url.Parse(to)
	if err != nil || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || parsed.Host != "" || strings.ContainsAny(to, " \\") || strings.ContainsFunc(to, breaksHeader) {
		return "", fmt.Errorf("%w: a path inside the program", ErrParams)
	}
	return l.base + to, nil
}

// quote marks every line of what a person wrote, so that it cannot pass for the
// program's own words.
func quote(text string) (string, error) {
	if _, err := need("reason", text); err != nil {
		return "", err
	}
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	return "> " + strings.ReplaceAll(text, "\n", "\n> "), nil
}

func day(date programme.Date) (string, error) { return need("a date", date.String()) }

func instant(at time.Time) (string, error) {
	if at.IsZero() {
		return "", fmt.Errorf("%w: a time", ErrParams)
	}
	return at.UTC().Format("2006-01-02 15:04 UTC"), nil
}
