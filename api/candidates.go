package api

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"konsortium/consortium"
	"konsortium/programme"
)

type candidateBody struct {
	ID               string           `json:"id"`
	Organisation     organisationPart `json:"organisation"`
	State            string           `json:"state" enum:"considered,approached,invited,accepted,declined,dropped"`
	Role             string           `json:"role" enum:"coordinator,partner,associated" doc:"The role that is thought of."`
	Note             string           `json:"note" doc:"Why it is thought of; only the own side reads it."`
	Contribution     string           `json:"contribution" doc:"What it is to bring; an invitation tells it to the candidate."`
	ContactName      string           `json:"contactName"`
	ContactEmail     string           `json:"contactEmail"`
	Language         string           `json:"language" enum:"sv,en" doc:"The language to write in."`
	AnswerWords      string           `json:"answerWords" doc:"What it said, or why it was dropped."`
	Standing         string           `json:"standing" enum:"programme_country,partner_country," doc:"What its country is in the call; empty when not known."`
	Wording          string           `json:"wording" doc:"The words the call has for its countries: programme_countries or associated_countries."`
	AddedValueNeeded int              `json:"addedValueNeeded" doc:"How many characters the call would want on its added value; 0 where it asks for none."`
	CharterKnown     *bool            `json:"charterKnown" doc:"Whether it holds a charter as far as is known; null when it is not."`
	AsIf             asIfBody         `json:"asIf" doc:"The judgement of the project as if it took part."`
	AddedBy          string           `json:"addedBy" doc:"The person's name; empty when erased."`
	AddedAt          time.Time        `json:"addedAt"`
	Moves            []string         `json:"moves" doc:"The states it can be moved to by hand."`
	Version          int64            `json:"version"`
	AllowedActions   []string         `json:"allowedActions" doc:"edit_consortium, promote_candidate, invite_to_take_part, remove_candidate."`
}

type asIfBody struct {
	Verdict string   `json:"verdict" enum:"eligible,not_eligible,undecided"`
	Closes  []string `json:"closes" doc:"The gaps of today that it would close, in words."`
	Leaves  []string `json:"leaves" doc:"The gaps that would remain or be new, in words."`
	Brings  []string `json:"brings" doc:"What the rules would say of this organisation."`
}

// CandidateFields are what people say of a candidate.
type CandidateFields struct {
	Role         string `json:"role" enum:"coordinator,partner,associated"`
	Note         string `json:"note,omitempty"`
	Contribution string `json:"contribution,omitempty"`
	ContactName  string `json:"contactName,omitempty"`
	ContactEmail string `json:"contactEmail,omitempty"`
	Language     string `json:"language,omitempty" default:"en" enum:"sv,en"`
}

func (f CandidateFields) input(organisationID string) consortium.CandidateInput {
	return consortium.CandidateInput{
		OrganisationID: organisationID, Role: f.Role, Note: f.Note, Contribution: f.Contribution,
		ContactName: f.ContactName, ContactEmail: f.ContactEmail, Language: cmp.Or(f.Language, "en"),
	}
}

// CandidatePath names a candidate of a project in an address.
type CandidatePath struct {
	ProjectPath
	CandidateID string `path:"candidateId"`
}

type listCandidatesInput struct {
	ProjectPath
	Speaking
}

type addCandidateInput struct {
	ProjectPath
	Speaking
	Body struct {
		OrganisationID string `json:"organisationId"`
		CandidateFields
	}
}

type editCandidateInput struct {
	CandidatePath
	Speaking
	Edit
	Body CandidateFields
}

type moveCandidateInput struct {
	CandidatePath
	Speaking
	Edit
	Body struct {
		To    string `json:"to" enum:"considered,approached,invited,accepted,declined,dropped" doc:"invited is reached by an invitation only."`
		Words string `json:"words,omitempty" doc:"What it said, or why it is dropped."`
	}
}

func (s *Server) candidateOperations() {
	const all, one = "/projects/{projectId}/candidates", "/projects/{projectId}/candidates/{candidateId}"
	register(s, operation{method: http.MethodGet, path: all, id: "list-candidates", summary: "The organisations that a project thinks of, each judged as if it took part", tag: "candidates", status: http.StatusOK},
		func(ctx context.Context, in *listCandidatesInput) (*answer[page[candidateBody]], error) {
			rows, err := s.services.Consortium.Candidates(ctx, in.ProjectID)
			if err != nil {
				return nil, err
			}
			items := make([]candidateBody, len(rows))
			for i, row := range rows {
				items[i] = candidateOf(row, in.language())
			}
			return &answer[page[candidateBody]]{Body: page[candidateBody]{Items: items}}, nil
		})
	register(s, operation{method: http.MethodPost, path: all, id: "add-candidate", summary: "Note an organisation of the register as a candidate", tag: "candidates", status: http.StatusCreated},
		func(ctx context.Context, in *addCandidateInput) (*created[candidateBody], error) {
			row, err := s.services.Consortium.AddCandidate(ctx, in.ProjectID, in.Body.input(in.Body.OrganisationID))
			if err != nil {
				return nil, err
			}
			return &created[candidateBody]{
				ETag: etag(row.Version), Location: "/api/v1/projects/" + in.ProjectID + "/candidates/" + row.ID, Body: candidateOf(row, in.language()),
			}, nil
		})
	register(s, operation{method: http.MethodGet, path: one, id: "read-candidate", summary: "One candidate of a project", tag: "candidates", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			CandidatePath
			Speaking
		}) (*resource[candidateBody], error) {
			row, err := s.services.Consortium.Candidate(ctx, in.ProjectID, in.CandidateID)
			return candidateAnswer(row, in.language(), err)
		})
	register(s, operation{method: http.MethodPut, path: one, id: "edit-candidate", summary: "Write what is said of a candidate anew", tag: "candidates", status: http.StatusOK},
		func(ctx context.Context, in *editCandidateInput) (*resource[candidateBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, err := s.services.Consortium.EditCandidate(ctx, in.ProjectID, in.CandidateID, version, in.Body.input(""))
			return candidateAnswer(row, in.language(), err)
		})
	register(s, operation{method: http.MethodPost, path: one + "/moves", id: "move-candidate", summary: "Change the state of a candidate by hand", tag: "candidates", status: http.StatusOK},
		func(ctx context.Context, in *moveCandidateInput) (*resource[candidateBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			row, err := s.services.Consortium.MoveCandidate(ctx, in.ProjectID, in.CandidateID, version, consortium.CandidateMove{
				To: consortium.CandidateState(in.Body.To), Words: in.Body.Words,
			})
			return candidateAnswer(row, in.language(), err)
		})
	register(s, operation{method: http.MethodPost, path: one + "/promotion", id: "promote-candidate", summary: "Take a candidate into the project as a partner", tag: "candidates", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			CandidatePath
			Edit
		}) (*resource[partnerBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return partnerAnswer(s.services.Consortium.PromoteCandidate(ctx, in.ProjectID, in.CandidateID, version))
		})
	register(s, operation{method: http.MethodDelete, path: one, id: "remove-candidate", summary: "Remove a candidate that was noted by mistake", tag: "candidates", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			CandidatePath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Consortium.RemoveCandidate(ctx, in.ProjectID, in.CandidateID, version)
		})
}

func candidateAnswer(row *consortium.Candidate, language string, err error) (*resource[candidateBody], error) {
	if err != nil {
		return nil, err
	}
	return &resource[candidateBody]{ETag: etag(row.Version), Body: candidateOf(row, language)}, nil
}

func candidateOf(c *consortium.Candidate, language string) candidateBody {
	body := candidateBody{
		ID: c.ID, State: c.State, Role: c.Role, Note: c.Note, Contribution: c.Contribution, ContactName: c.ContactName, ContactEmail: c.ContactEmail,
		Language: c.Language, AnswerWords: c.AnswerWords, Standing: string(c.Standing), Wording: string(c.Wording),
		AddedValueNeeded: c.AddedValueNeeded, CharterKnown: c.CharterKnown, AddedBy: c.AddedByName, AddedAt: c.CreatedAt,
		Organisation: organisationPart{
			ID: c.OrganisationID, Name: c.OrganisationName, ShortName: c.OrganisationShort, Type: c.OrganisationType, Country: c.OrganisationCountry,
			City: c.OrganisationCity, OID: c.OrganisationOID, IsOwn: c.OrganisationIsOwn, CharterFrom: c.CharterFrom, CharterUntil: c.CharterUntil,
			Latitude: c.Latitude, Longitude: c.Longitude,
		},
		AsIf:  asIfBody{Verdict: string(c.AsIf.Outcome), Closes: []string{}, Leaves: []string{}, Brings: []string{}},
		Moves: texts(c.Moves), Version: c.Version, AllowedActions: texts(c.Allowed),
	}
	for _, gap := range c.AsIf.Closes {
		body.AsIf.Closes = append(body.AsIf.Closes, gap.Words(language))
	}
	for _, gap := range c.AsIf.Leaves {
		body.AsIf.Leaves = append(body.AsIf.Leaves, gap.Words(language))
	}
	for _, finding := range c.AsIf.Brings {
		body.AsIf.Brings = append(body.AsIf.Brings, programme.Message(finding, language))
	}
	return body
}
