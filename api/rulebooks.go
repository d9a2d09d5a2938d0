package api

import (
	"context"
	"net/http"

	"konsortium/money"
	"konsortium/programme"
)

// ruleBookBody is what a call demands, as far as a project is planned by it.
type ruleBookBody struct {
	Action                string             `json:"action"`
	CallYear              int                `json:"callYear"`
	Version               string             `json:"version"`
	Own                   bool               `json:"own" doc:"An edition of the institution's own."`
	Open                  bool               `json:"openToHigherEducation" doc:"false: every project under this call is refused."`
	MinOrganisations      int                `json:"minOrganisations"`
	MinCountries          int                `json:"minCountries"`
	MinMonths             int                `json:"minMonths"`
	MaxMonths             int                `json:"maxMonths"`
	CleanMonths           []int              `json:"cleanMonths" doc:"The durations every source agrees on; empty when all within the range are."`
	AddedValueCharacters  int                `json:"addedValueCharacters" doc:"The shortest added value taken for one; 0 where none is asked for."`
	PerMonth              *money.Amount      `json:"perMonth" nullable:"true"`
	PerYear               *money.Amount      `json:"perYear" nullable:"true" doc:"null where the call has no yearly cap; then a project may set a limit of its own."`
	TotalMax              *money.Amount      `json:"totalMax" nullable:"true"`
	TotalMin              *money.Amount      `json:"totalMin" nullable:"true"`
	LumpSums              []money.Amount     `json:"lumpSums" doc:"The only amounts a lump-sum call takes, ascending; empty for other calls."`
	Categories            []string           `json:"categories"`
	CharterListIsEvidence bool               `json:"charterListIsEvidence"`
	Wording               string             `json:"wording" enum:"programme_countries,associated_countries"`
	ProgrammeCountries    []string           `json:"programmeCountries" doc:"ISO 3166-1 alpha-2, ascending."`
	Notes                 []ruleBookNoteBody `json:"notes" doc:"Where the limits of the grant and the duration were read."`
}

type ruleBookNoteBody struct {
	About     string       `json:"about" enum:"open,duration,per_month,per_year,total_max,total_min,lump_sums,min_organisations"`
	Source    citationBody `json:"source"`
	Confirmed bool         `json:"confirmed"`
	Note      string       `json:"note,omitempty"`
}

type ruleBookPath struct {
	Action   string `path:"action"`
	CallYear int    `path:"callYear"`
}

func (s *Server) ruleBookOperations() {
	register(s, operation{method: http.MethodGet, path: "/rule-books", id: "list-rule-books", summary: "The rule book that new projects take, of every call, by action and call year", tag: "rule-books", status: http.StatusOK},
		func(ctx context.Context, _ *struct{}) (*answer[page[ruleBookBody]], error) {
			books, err := s.services.Grant.BooksInUse(ctx)
			if err != nil {
				return nil, err
			}
			body := page[ruleBookBody]{Items: []ruleBookBody{}}
			for _, rules := range books {
				body.Items = append(body.Items, ruleBookOf(rules))
			}
			return &answer[page[ruleBookBody]]{Body: body}, nil
		})
	register(s, operation{method: http.MethodGet, path: "/rule-books/{action}/{callYear}", id: "read-rule-book", summary: "What one call of one action demands of new projects", tag: "rule-books", status: http.StatusOK},
		func(ctx context.Context, in *ruleBookPath) (*answer[ruleBookBody], error) {
			rules, err := s.services.Grant.BookInUse(ctx, in.Action, in.CallYear)
			if err != nil {
				return nil, err
			}
			return &answer[ruleBookBody]{Body: ruleBookOf(rules)}, nil
		})
	s.bookEditionOperations()
	s.bookDraftOperations()
	s.projectRuleBookOperations()
}

func ruleBookOf(rules programme.Rules) ruleBookBody {
	book := rules.Book
	body := ruleBookBody{
		Action: book.Action, CallYear: book.CallYear, Version: book.Version, Own: !programme.Official(book.Version), Open: book.Project.Open.Value,
		MinOrganisations: book.Consortium.MinOrganisations.Value, MinCountries: book.Consortium.MinCountries.Value,
		MinMonths: book.Project.Duration.Value.Min, MaxMonths: book.Project.Duration.Value.Max, CleanMonths: book.Project.Duration.Value.Clean,
		PerMonth: limit(book.Grant.PerMonth), PerYear: limit(book.Grant.PerYear), TotalMax: limit(book.Grant.TotalMax), TotalMin: limit(book.Grant.TotalMin),
		Categories: book.Budget.Categories.Value, CharterListIsEvidence: book.Consortium.CharterListIsEvidence.Value,
	}
	if book.Consortium.AddedValueNeeded.Value {
		body.AddedValueCharacters = book.Consortium.AddedValueCharacters.Value
	}
	if list := rules.Countries; list != nil {
		body.Wording, body.ProgrammeCountries = string(list.Wording.Value), list.Programme.Value
	}
	body.note("open", book.Project.Open.Basis)
	body.note("min_organisations", book.Consortium.MinOrganisations.Basis)
	body.note("duration", book.Project.Duration.Basis)
	if sums := book.Grant.LumpSums; sums != nil {
		body.LumpSums = sums.Value
		body.note("lump_sums", sums.Basis)
	}
	for _, one := range []struct {
		about string
		value *programme.Value[money.Amount]
	}{{"per_month", book.Grant.PerMonth}, {"per_year", book.Grant.PerYear}, {"total_max", book.Grant.TotalMax}, {"total_min", book.Grant.TotalMin}} {
		if one.value != nil {
			body.note(one.about, one.value.Basis)
		}
	}
	return body
}

func (b *ruleBookBody) note(about string, basis programme.Basis) {
	source := basis.Source()
	b.Notes = append(b.Notes, ruleBookNoteBody{
		About: about, Source: citationBody{Title: source.Title, Address: source.Address}, Confirmed: basis.Confirmed, Note: basis.Note,
	})
}

func limit(value *programme.Value[money.Amount]) *money.Amount {
	if value == nil {
		return nil
	}
	return &value.Value
}
