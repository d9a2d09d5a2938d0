package api

import (
	"context"
	"mime"
	"net/http"
	"strings"

	"konsortium/consortium"
	"konsortium/eligibility/batch"
	"konsortium/fault"
	"konsortium/programme"

	"github.com/danielgtaylor/huma/v2"
)

// Choosing carries what a person has decided about a table that does not tell by itself.
type Choosing struct {
	Decimal string   `query:"decimal" enum:"comma,point" doc:"What parts euro from cents where an amount does not tell."`
	Dates   string   `query:"dates" enum:"day_first,month_first" doc:"The order of dates written in numbers where nothing tells."`
	Column  []string `query:"column,explode" maxItems:"200" doc:"What a column means, as D:duration_months; D: leaves the column out."`
}

func (c Choosing) choices() (batch.Choices, error) {
	choices := batch.Choices{Decimal: batch.Decimal(c.Decimal), Dates: batch.DateOrder(c.Dates), Columns: map[int]batch.Field{}}
	var wrong fault.Fields
	for _, one := range c.Column {
		letter, field, parted := strings.Cut(one, ":")
		at, known := batch.ColumnNumber(letter)
		if !parted || !known || field != "" && !batch.KnownField(batch.Field(field)) {
			wrong.Add("/column", "column_choice", nil)
			continue
		}
		choices.Columns[at] = batch.Field(field)
	}
	return choices, wrong.Error()
}

type judgeProposalsInput struct {
	Choosing
	Speaking
	RawBody []byte `contentType:"application/octet-stream"`
}

type verdictsFileInput struct {
	Choosing
	Speaking
	Format   string `query:"format" required:"true" enum:"csv,xlsx,jsonl"`
	Verdict  string `query:"verdict" enum:"eligible,not_eligible,undecided,refused"`
	Rule     string `query:"rule" maxLength:"60" doc:"Only proposals with a finding of this rule."`
	Country  string `query:"country" maxLength:"2" doc:"Only proposals with an organisation of this country."`
	Action   string `query:"action" maxLength:"60"`
	CallYear int    `query:"callYear" minimum:"0" maximum:"9999"`
	RawBody  []byte `contentType:"application/octet-stream"`
}

type proposalFileInput struct {
	Speaking
	Format string `query:"format" required:"true" enum:"csv,xlsx"`
}

func (s *Server) proposalCheckOperations() {
	register(s, operation{method: http.MethodPost, path: "/proposal-checks", id: "judge-proposals", summary: "Judge the proposals of a table or of lines of JSON; nothing is stored", tag: "proposal-checks", status: http.StatusOK},
		func(ctx context.Context, in *judgeProposalsInput) (*answer[proposalCheckBody], error) {
			choices, err := in.choices()
			if err != nil {
				return nil, err
			}
			judged, err := s.services.Consortium.JudgeProposals(ctx, in.RawBody, choices)
			if err != nil {
				return nil, err
			}
			return &answer[proposalCheckBody]{Body: proposalCheckOf(judged, in.language())}, nil
		})
	register(s, operation{method: http.MethodPost, path: "/proposal-checks/verdicts", id: "download-verdicts", summary: "Judge the proposals of a file and answer the verdicts as a file", tag: "proposal-checks", status: http.StatusOK, describe: describeFile},
		func(ctx context.Context, in *verdictsFileInput) (*huma.StreamResponse, error) {
			choices, err := in.choices()
			if err != nil {
				return nil, err
			}
			filter := batch.Filter{Verdict: in.Verdict, Rule: programme.Rule(in.Rule), Country: in.Country, Action: in.Action, CallYear: in.CallYear}
			return sendFile(s.services.Consortium.VerdictsFile(ctx, in.RawBody, choices, filter, in.Format, in.language()))
		})
	register(s, operation{method: http.MethodGet, path: "/proposal-checks/template", id: "download-proposal-template", summary: "An empty table of proposals with its headings", tag: "proposal-checks", status: http.StatusOK, describe: describeFile},
		func(ctx context.Context, in *proposalFileInput) (*huma.StreamResponse, error) {
			return sendFile(s.services.Consortium.ProposalTemplate(ctx, in.Format, in.language()))
		})
	register(s, operation{method: http.MethodGet, path: "/proposal-checks/example", id: "download-proposal-example", summary: "A table of made-up proposals of real organisations", tag: "proposal-checks", status: http.StatusOK, describe: describeFile},
		func(ctx context.Context, in *proposalFileInput) (*huma.StreamResponse, error) {
			return sendFile(s.services.Consortium.ExampleProposals(ctx, in.Format, in.language()))
		})
}

func describeFile(op *huma.Operation) {
	op.Responses = map[string]*huma.Response{"200": {Description: "The file, as an attachment", Content: map[string]*huma.MediaType{
		"application/octet-stream": {Schema: &huma.Schema{Type: "string", Format: "binary"}},
	}}}
}

func sendFile(file *consortium.File, err error) (*huma.StreamResponse, error) {
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(out huma.Context) {
		out.SetStatus(http.StatusOK)
		out.SetHeader("Content-Type", file.MediaType)
		out.SetHeader("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
		out.SetHeader("X-Content-Type-Options", "nosniff")
		_, _ = out.BodyWriter().Write(file.Content)
	}}, nil
}
