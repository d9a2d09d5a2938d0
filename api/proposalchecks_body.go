package api

import (
	"strconv"
	"strings"

	"konsortium/consortium"
	"konsortium/eligibility/batch"
	"konsortium/money"
	"konsortium/programme"
)

type proposalCheckBody struct {
	Format     string               `json:"format" enum:"csv,xlsx,jsonl"`
	Sheet      string               `json:"sheet" doc:"The sheet that was read; empty for text."`
	HeadingRow int                  `json:"headingRow" doc:"0 for lines of JSON."`
	Columns    []proposalColumnBody `json:"columns" doc:"How each column was understood."`
	Lacks      []string             `json:"lacks" doc:"The columns without which no proposal can be read; then there are none."`
	Readings   []readingBody        `json:"readings" doc:"How each distinct value of the columns with a form of their own was read."`
	Notes      []proposalNoteBody   `json:"notes" doc:"What a person should look at, of the file as a whole."`
	Sources    []citationBody       `json:"sources" doc:"What the findings were read in; they name a place in this list."`
	Proposals  []proposalBody       `json:"proposals" doc:"Every proposal, read or refused, in the order of the file."`
}

type proposalColumnBody struct {
	Column  string `json:"column" doc:"Its letter."`
	Heading string `json:"heading"`
	Field   string `json:"field" doc:"Empty when the column is not read."`
	How     string `json:"how" enum:"heading,similar_heading,choice,ignored,doubled,left_out"`
}

type readingBody struct {
	Column  string `json:"column"`
	Field   string `json:"field"`
	Written string `json:"written" doc:"As it is written."`
	Read    string `json:"read" doc:"As it was read; empty when it was refused, or means that nothing is known."`
	Flag    string `json:"flag" doc:"Why a person should look at it: settled_by_column, as_chosen, code_mapped, serial, rounded, taken_from_text or no_value; empty for the others."`
	Fault   string `json:"fault" doc:"Why it was refused; empty when it was read."`
	Count   int    `json:"count" doc:"How many cells say so."`
	Cell    string `json:"cell" doc:"The first of them."`
}

type proposalNoteBody struct {
	Row    int            `json:"row" doc:"0 for the whole file."`
	Cell   string         `json:"cell" doc:"Empty for the whole row."`
	Code   string         `json:"code"`
	Params map[string]any `json:"params"`
}

type proposalBody struct {
	ID              string                     `json:"id" doc:"The number in the file; empty where there is none."`
	Title           string                     `json:"title"`
	Row             int                        `json:"row" doc:"Its first row, or its line."`
	Verdict         string                     `json:"verdict" enum:"eligible,not_eligible,undecided,refused" doc:"refused: it could not be read."`
	Faults          []proposalNoteBody         `json:"faults" doc:"Why it was refused."`
	Action          string                     `json:"action"`
	CallYear        int                        `json:"callYear" doc:"0 for a refused proposal."`
	RuleBookVersion string                     `json:"ruleBookVersion" doc:"Empty when the call has no rule book."`
	StartOn         programme.Date             `json:"startOn"`
	DurationMonths  int                        `json:"durationMonths"`
	Organisations   []proposalOrganisationBody `json:"organisations"`
	Counts          countsBody                 `json:"counts"`
	Requested       *money.Amount              `json:"requested" nullable:"true"`
	Cap             *money.Amount              `json:"cap" nullable:"true"`
	Headroom        *money.Amount              `json:"headroom" nullable:"true" doc:"Negative when too much is asked for."`
	Findings        []proposalFindingBody      `json:"findings"`
	Missing         []string                   `json:"missing" doc:"The smallest changes and the facts that would make it eligible, in words."`
}

type proposalOrganisationBody struct {
	Row     int    `json:"row" doc:"0 for lines of JSON."`
	Name    string `json:"name"`
	Country string `json:"country"`
	Type    string `json:"type"`
	Role    string `json:"role"`
	ECHE    *bool  `json:"eche" nullable:"true" doc:"null when it is not known."`
}

type proposalFindingBody struct {
	Rule         string `json:"rule"`
	Severity     string `json:"severity" enum:"blocker,warning,note,none"`
	Path         string `json:"path" doc:"A JSON Pointer into the proposal."`
	Message      string `json:"message"`
	Source       int    `json:"source" doc:"The place in sources, from 0; -1 for none."`
	Confirmed    bool   `json:"confirmed"`
	Organisation int    `json:"organisation" doc:"The organisation that it is about, counted from 1; 0 for the proposal as a whole."`
}

func proposalCheckOf(judged *consortium.JudgedProposals, language string) proposalCheckBody {
	body := proposalCheckBody{
		Format: judged.Format, Sheet: judged.Sheet, HeadingRow: judged.HeadingRow,
		Columns: []proposalColumnBody{}, Lacks: []string{}, Readings: []readingBody{}, Notes: proposalNotesOf(judged.Notes),
		Proposals: make([]proposalBody, 0, len(judged.Judged)),
	}
	for _, column := range judged.Columns {
		body.Columns = append(body.Columns, proposalColumnBody{Column: column.Column, Heading: column.Heading, Field: string(column.Field), How: column.How})
	}
	for _, field := range judged.Lacks {
		body.Lacks = append(body.Lacks, string(field))
	}
	for _, one := range judged.Readings {
		body.Readings = append(body.Readings, readingBody{
			Column: one.Column, Field: string(one.Field), Written: one.Written, Read: one.Read, Flag: string(one.Flag), Fault: one.Fault, Count: one.Count, Cell: one.Cell,
		})
	}
	cited := citations{places: map[citationBody]int{}, list: []citationBody{}}
	for i := range judged.Judged {
		body.Proposals = append(body.Proposals, proposalOf(&judged.Judged[i], &cited, language))
	}
	body.Sources = cited.list
	return body
}

// citations keeps each source once: ten thousand proposals break the same few rules.
type citations struct {
	places map[citationBody]int
	list   []citationBody
}

func (c *citations) place(source programme.Source) int {
	if source.Title == "" {
		return -1
	}
	body := citationBody{Title: source.Title, Address: source.Address}
	at, known := c.places[body]
	if !known {
		at = len(c.list)
		c.places[body] = at
		c.list = append(c.list, body)
	}
	return at
}

func proposalOf(one *batch.Judged, cited *citations, language string) proposalBody {
	body := proposalBody{
		ID: one.ID, Title: one.Title, Row: one.Row, Verdict: one.Verdict(), Faults: proposalNotesOf(one.Faults),
		Organisations: []proposalOrganisationBody{}, Findings: []proposalFindingBody{}, Missing: []string{},
	}
	if one.Proposal == nil {
		return body
	}
	facts := &one.Proposal.Facts
	body.Action, body.CallYear, body.StartOn, body.DurationMonths = one.Proposal.Action, one.Proposal.CallYear, facts.StartOn, facts.DurationMonths
	if one.Answer.Book != nil {
		body.RuleBookVersion = one.Answer.Book.Version
	}
	for i := range facts.Organisations {
		organisation := &facts.Organisations[i]
		row := 0
		if i < len(one.Rows) {
			row = one.Rows[i]
		}
		body.Organisations = append(body.Organisations, proposalOrganisationBody{
			Row: row, Name: organisation.Name, Country: organisation.Country, Type: organisation.Type, Role: string(organisation.Role), ECHE: organisation.Charter,
		})
	}
	body.Counts = countsBody(one.Answer.Counts)
	body.Requested, body.Cap, body.Headroom = one.Answer.Grant.Requested, one.Answer.Grant.Cap, one.Answer.Grant.Headroom
	for _, finding := range one.Answer.Findings {
		body.Findings = append(body.Findings, proposalFindingBody{
			Rule: string(finding.Rule), Severity: string(finding.Severity), Path: finding.Path, Message: programme.Message(finding, language),
			Source: cited.place(finding.Source), Confirmed: finding.Confirmed, Organisation: organisationIn(finding.Path),
		})
	}
	for _, gap := range one.Answer.Missing {
		body.Missing = append(body.Missing, gap.Words(language))
	}
	return body
}

// organisationIn is the place, counted from 1, of the organisation that a path leads into; 0 for another path.
func organisationIn(path string) int {
	rest, inside := strings.CutPrefix(path, "/organisations/")
	if !inside {
		return 0
	}
	place, _, _ := strings.Cut(rest, "/")
	at, err := strconv.Atoi(place)
	if err != nil {
		return 0
	}
	return at + 1
}

func proposalNotesOf(notes []batch.Note) []proposalNoteBody {
	bodies := make([]proposalNoteBody, 0, len(notes))
	for _, note := range notes {
		params := note.Params
		if params == nil {
			params = map[string]any{}
		}
		bodies = append(bodies, proposalNoteBody{Row: note.Row, Cell: note.Cell, Code: note.Code, Params: params})
	}
	return bodies
}
