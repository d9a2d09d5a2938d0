package api

import (
	"context"
	"net/http"
	"net/url"

	"konsortium/grant"
	"konsortium/programme"
)

// OwnBookPath names an own rule book in an address.
type OwnBookPath struct {
	RuleBookID string `path:"ruleBookId"`
}

// bookChangeBody sets one value of a draft, or takes it away.
type bookChangeBody struct {
	At        string         `json:"at" maxLength:"300" doc:"The place of a value, or of a slot."`
	Remove    bool           `json:"remove,omitempty"`
	Fields    map[string]any `json:"fields,omitempty" doc:"The parts by their names. Amounts and shares are texts."`
	Since     programme.Date `json:"since,omitzero"`
	Until     programme.Date `json:"until,omitzero"`
	Sources   []citationBody `json:"sources,omitempty"`
	Confirmed bool           `json:"confirmed,omitempty" doc:"Whoever changes it has read it in the source."`
	Note      string         `json:"note,omitempty" doc:"The reason of the change; it stands with the value from then on."`
}

type bookNoteInput struct {
	OwnBookPath
	Edit
	Body struct {
		Note string `json:"note" doc:"What changed and why, for who reads the list of editions."`
	}
}

func (s *Server) bookDraftOperations() {
	const one = "/own-rule-books/{ruleBookId}"
	register(s, operation{method: http.MethodPost, path: "/own-rule-books", id: "copy-rule-book", summary: "Start a draft of an own rule book from an edition", tag: "rule-books", status: http.StatusCreated},
		func(ctx context.Context, in *struct {
			Body struct {
				Base string `json:"base" maxLength:"200" doc:"The name of the edition that is copied."`
			}
		}) (*created[wholeEditionBody], error) {
			edition, err := s.services.Grant.CopyBook(ctx, in.Body.Base)
			if err != nil {
				return nil, err
			}
			return &created[wholeEditionBody]{
				ETag: etag(edition.Row.Version), Location: "/api/v1/rule-book-editions/" + url.PathEscape(edition.Row.ID), Body: wholeEditionOf(edition),
			}, nil
		})
	register(s, operation{method: http.MethodPatch, path: one, id: "change-rule-book", summary: "Set values of a draft, each with its source and reason, all of them or none", tag: "rule-books", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			OwnBookPath
			Edit
			Body struct {
				Changes []bookChangeBody `json:"changes"`
			}
		}) (*resource[wholeEditionBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return editionAnswer(s.services.Grant.ChangeBook(ctx, in.RuleBookID, version, changesOf(in.Body.Changes)))
		})
	register(s, operation{method: http.MethodDelete, path: one, id: "discard-rule-book", summary: "Discard a draft", tag: "rule-books", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			OwnBookPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Grant.DiscardBook(ctx, in.RuleBookID, version)
		})
	s.bookDecision(one+"/publication", "publish-rule-book", "Publish a draft as the newest edition of its call; it never changes again", s.services.Grant.PublishBook)
	s.bookDecision(one+"/withdrawal", "withdraw-rule-book", "Take a published own edition out of use; the note is the reason", s.services.Grant.WithdrawBook)
}

func (s *Server) bookDecision(path, id, summary string, decide func(context.Context, string, int64, string) (*grant.BookEdition, error)) {
	register(s, operation{method: http.MethodPost, path: path, id: id, summary: summary, tag: "rule-books", status: http.StatusOK},
		func(ctx context.Context, in *bookNoteInput) (*resource[wholeEditionBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return editionAnswer(decide(ctx, in.RuleBookID, version, in.Body.Note))
		})
}

func changesOf(bodies []bookChangeBody) []programme.ValueChange {
	changes := make([]programme.ValueChange, len(bodies))
	for i, body := range bodies {
		changes[i] = programme.ValueChange{
			At: body.At, Remove: body.Remove, Fields: body.Fields,
			Basis: programme.Basis{Since: body.Since, Until: body.Until, Confirmed: body.Confirmed, Note: body.Note},
		}
		for _, source := range body.Sources {
			changes[i].Sources = append(changes[i].Sources, programme.Source{Title: source.Title, Address: source.Address})
		}
	}
	return changes
}
