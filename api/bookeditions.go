package api

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"konsortium/fault"
	"konsortium/grant"
	"konsortium/models"
	"konsortium/programme"
)

// bookEditionBody is one edition of a rule book, without its values.
type bookEditionBody struct {
	Key            string     `json:"key" doc:"The name of the edition; for a draft its id."`
	ID             string     `json:"id" doc:"The id of an own edition, for deciding on it; empty for an official one."`
	Version        string     `json:"version" doc:"For a draft the name that it would be published with."`
	Action         string     `json:"action"`
	CallYear       int        `json:"callYear"`
	Status         string     `json:"status" enum:"official,draft,published,withdrawn"`
	InUse          bool       `json:"inUse" doc:"New projects of the call take it."`
	Open           bool       `json:"openToHigherEducation"`
	Base           string     `json:"base,omitempty" doc:"The edition that an own one was made from."`
	Official       string     `json:"official" doc:"The newest official edition of the call."`
	Confirmed      int        `json:"confirmed"`
	Unconfirmed    int        `json:"unconfirmed"`
	Changed        int        `json:"changed" doc:"How many values differ from the base."`
	Projects       int64      `json:"projects" doc:"How many projects are judged by it."`
	Note           string     `json:"note"`
	CreatedBy      string     `json:"createdBy,omitempty"`
	PublishedBy    string     `json:"publishedBy,omitempty"`
	PublishedAt    *time.Time `json:"publishedAt,omitempty"`
	WithdrawnAt    *time.Time `json:"withdrawnAt,omitempty"`
	AllowedActions []string   `json:"allowedActions"`
	RowVersion     int64      `json:"rowVersion" doc:"What If-Match names when the edition is changed."`
}

// wholeEditionBody is an edition with its values and, for an own one, what it
// changed of its base.
type wholeEditionBody struct {
	Edition     bookEditionBody  `json:"edition"`
	Values      []bookValueBody  `json:"values"`
	Slots       []bookSlotBody   `json:"slots" doc:"Places for values that a draft does not have."`
	Differences []differenceBody `json:"differences"`
	Remaining   []bookFaultBody  `json:"remaining" doc:"What a draft lacks before it can be published."`
}

// EditionPath names an edition in an address: by its name, or a draft by its id.
type EditionPath struct {
	Edition string `path:"edition" maxLength:"200"`
}

func (p EditionPath) key() (string, error) {
	key, err := url.PathUnescape(p.Edition)
	if err != nil {
		return "", fault.Missing("rule book")
	}
	return key, nil
}

func (s *Server) bookEditionOperations() {
	const collection, one = "/rule-book-editions", "/rule-book-editions/{edition}"
	register(s, operation{method: http.MethodGet, path: collection, id: "list-rule-book-editions", summary: "Every edition of every rule book, official and own, by call", tag: "rule-books", status: http.StatusOK},
		func(ctx context.Context, _ *struct{}) (*answer[page[bookEditionBody]], error) {
			editions, err := s.services.Grant.BookEditions(ctx)
			if err != nil {
				return nil, err
			}
			body := page[bookEditionBody]{Items: []bookEditionBody{}}
			for _, edition := range editions {
				body.Items = append(body.Items, bookEditionOf(edition))
			}
			return &answer[page[bookEditionBody]]{Body: body}, nil
		})
	register(s, operation{method: http.MethodGet, path: one, id: "read-rule-book-edition", summary: "One edition of a rule book with all its values", tag: "rule-books", status: http.StatusOK},
		func(ctx context.Context, in *EditionPath) (*resource[wholeEditionBody], error) {
			key, err := in.key()
			if err != nil {
				return nil, err
			}
			return editionAnswer(s.services.Grant.BookEdition(ctx, key))
		})
}

func editionAnswer(edition *grant.BookEdition, err error) (*resource[wholeEditionBody], error) {
	if err != nil {
		return nil, err
	}
	version := int64(1)
	if edition.Row != nil {
		version = edition.Row.Version
	}
	return &resource[wholeEditionBody]{ETag: etag(version), Body: wholeEditionOf(edition)}, nil
}

func wholeEditionOf(edition *grant.BookEdition) wholeEditionBody {
	body := wholeEditionBody{
		Edition: bookEditionOf(edition), Values: bookValuesOf(programme.Values(edition.Rules)),
		Slots: []bookSlotBody{}, Differences: differencesOf(edition.Differences), Remaining: []bookFaultBody{},
	}
	if edition.Row == nil || edition.Row.Status != models.RuleBookDraft {
		return body
	}
	for _, slot := range programme.Slots(edition.Rules) {
		body.Slots = append(body.Slots, bookSlotBody{At: slot.At, Of: slot.Of, Fields: partsOf(slot.Fields)})
	}
	for _, lacking := range edition.Remaining {
		body.Remaining = append(body.Remaining, bookFaultBody{At: lacking.At, Of: programme.PlaceOf(lacking.At), Code: lacking.Code, Params: lacking.Params})
	}
	return body
}

func bookEditionOf(edition *grant.BookEdition) bookEditionBody {
	book := edition.Book
	body := bookEditionBody{
		Key: edition.Name, Version: edition.Name, Action: book.Action, CallYear: book.CallYear, Status: "official", InUse: edition.InUse,
		Open: book.Project.Open.Value, Official: edition.Official, Confirmed: edition.Confirmed, Unconfirmed: edition.Unconfirmed,
		Changed: len(edition.Differences), Projects: edition.Projects, CreatedBy: edition.CreatedByName, PublishedBy: edition.PublishedBy, AllowedActions: []string{}, RowVersion: 1,
	}
	for _, action := range edition.Actions {
		body.AllowedActions = append(body.AllowedActions, string(action))
	}
	if row := edition.Row; row != nil {
		body.ID, body.RowVersion = row.ID, row.Version
		body.Status, body.Base, body.Note, body.PublishedAt, body.WithdrawnAt = row.Status, row.BaseEdition, row.Note, row.PublishedAt, row.WithdrawnAt
		if row.Status == models.RuleBookDraft {
			body.Key = row.ID
		}
	}
	return body
}
