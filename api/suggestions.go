package api

import (
	"context"
	"net/http"

	"konsortium/consortium"
	"konsortium/programme"
)

type suggestionsBody struct {
	Missing   []gapBody        `json:"missing" doc:"What the consortium lacks without them."`
	Countries []string         `json:"countries" doc:"The countries that were looked in."`
	Items     []suggestionBody `json:"items" doc:"The most helpful first."`
}

type suggestionBody struct {
	Organisation   suggestedBody `json:"organisation"`
	Help           string        `json:"help" enum:"completes,meets_minimum,narrows,secures,extends" doc:"How far it alone brings the consortium."`
	Verdict        string        `json:"verdict" enum:"eligible,not_eligible,undecided" doc:"Of the consortium with it as a partner."`
	Reasons        []reasonBody  `json:"reasons"`
	SharedProjects int           `json:"sharedProjects" doc:"In how many projects that the reader may see it has worked with the partners."`
	Candidate      bool          `json:"candidate" doc:"It is a candidate of the project already; never told to who may not read candidates."`
}

type suggestedBody struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Type    string `json:"type"`
	Country string `json:"country" doc:"ISO 3166-1 alpha-2, or XK."`
	City    string `json:"city"`
}

type reasonBody struct {
	Kind    string `json:"kind"`
	Caution bool   `json:"caution" doc:"Something to settle first, no advantage."`
	Words   string `json:"words" doc:"A full sentence."`
}

type suggestInput struct {
	ProjectPath
	Speaking
	Country string `query:"country" maxLength:"2" doc:"ISO 3166-1 alpha-2, or XK; without it the countries that help."`
	Type    string `query:"type" maxLength:"40"`
	Without string `query:"without" maxLength:"40" doc:"The id of a partner to think away: who could take its place."`
	Limit   int    `query:"limit" default:"30" minimum:"1" maximum:"100"`
}

func (s *Server) suggestionOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/eligibility/suggestions", id: "suggest-organisations", summary: "Organisations of the register that could join, with the reasons", tag: "eligibility", status: http.StatusOK},
		func(ctx context.Context, in *suggestInput) (*answer[suggestionsBody], error) {
			found, err := s.services.Consortium.Suggest(ctx, in.ProjectID, consortium.SuggestionFilter{
				Country: programme.CountryCode(in.Country), Type: in.Type, Without: in.Without, Limit: in.Limit,
			})
			if err != nil {
				return nil, err
			}
			return &answer[suggestionsBody]{Body: suggestionsOf(found, in.language())}, nil
		})
}

func suggestionsOf(found *consortium.Suggestions, language string) suggestionsBody {
	body := suggestionsBody{Missing: gapsOf(found.Missing, language), Countries: found.Countries, Items: []suggestionBody{}}
	for i := range found.Items {
		one := &found.Items[i]
		item := suggestionBody{
			Organisation: suggestedBody{ID: one.ID, Name: one.Name, Type: one.Type, Country: one.Country, City: one.City},
			Help:         string(one.Help), Verdict: string(one.Outcome), Reasons: []reasonBody{}, SharedProjects: one.SharedProjects, Candidate: one.Candidate,
		}
		for _, reason := range one.Reasons {
			item.Reasons = append(item.Reasons, reasonBody{Kind: string(reason.Kind), Caution: reason.Caution, Words: reason.Words(language)})
		}
		body.Items = append(body.Items, item)
	}
	return body
}
