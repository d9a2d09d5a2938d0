package api

import (
	"konsortium/programme"
)

// bookValueBody is one value of a rule book with what stands behind it.
type bookValueBody struct {
	At        string         `json:"at" doc:"Its place in the book; a change names it."`
	Of        string         `json:"of" doc:"What it is, the same in every book."`
	Key       string         `json:"key" doc:"Tells the values of one list apart; empty for the others."`
	Fields    []bookPartBody `json:"fields"`
	Since     programme.Date `json:"since"`
	Until     programme.Date `json:"until" doc:"The last day it holds; null when no end is known."`
	Sources   []citationBody `json:"sources"`
	Confirmed bool           `json:"confirmed" doc:"False for a value from memory, inferred, or in conflict between sources."`
	Note      string         `json:"note"`
}

type bookPartBody struct {
	Name     string   `json:"name"`
	Kind     string   `json:"kind" enum:"amount,amounts,number,numbers,switch,share,shares,country,countries,code,codes,text"`
	Options  []string `json:"options" doc:"What a code may be."`
	Optional bool     `json:"optional"`
	Value    any      `json:"value" doc:"A text, a whole number, true or false, or a list of texts or whole numbers, by its kind."`
}

type bookSlotBody struct {
	At     string         `json:"at"`
	Of     string         `json:"of"`
	Fields []bookPartBody `json:"fields"`
}

type differenceBody struct {
	Of     string         `json:"of"`
	Key    string         `json:"key"`
	Says   bool           `json:"says" doc:"False where only the source, the note or the mark differs."`
	Before *bookValueBody `json:"before,omitempty" doc:"Absent where it was added."`
	After  *bookValueBody `json:"after,omitempty" doc:"Absent where it was taken away."`
}

type bookFaultBody struct {
	At     string         `json:"at"`
	Of     string         `json:"of"`
	Code   string         `json:"code"`
	Params map[string]any `json:"params,omitempty"`
}

func bookValueOf(value programme.BookValue) bookValueBody {
	body := bookValueBody{
		At: value.At, Of: value.Of, Key: value.Key, Fields: partsOf(value.Fields), Since: value.Since, Until: value.Until,
		Sources: []citationBody{}, Confirmed: value.Confirmed, Note: value.Note,
	}
	for _, source := range value.Sources {
		body.Sources = append(body.Sources, citationBody{Title: source.Title, Address: source.Address})
	}
	return body
}

func partsOf(fields []programme.BookField) []bookPartBody {
	parts := make([]bookPartBody, len(fields))
	for i, field := range fields {
		parts[i] = bookPartBody{Name: field.Name, Kind: string(field.Kind), Options: field.Options, Optional: field.Optional, Value: field.Value}
		if parts[i].Options == nil {
			parts[i].Options = []string{}
		}
	}
	return parts
}

func bookValuesOf(values []programme.BookValue) []bookValueBody {
	bodies := make([]bookValueBody, len(values))
	for i, value := range values {
		bodies[i] = bookValueOf(value)
	}
	return bodies
}

func differencesOf(differences []programme.Difference) []differenceBody {
	bodies := make([]differenceBody, len(differences))
	for i, difference := range differences {
		bodies[i] = differenceBody{Of: difference.Of, Key: difference.Key, Says: difference.Says()}
		if difference.Before != nil {
			before := bookValueOf(*difference.Before)
			bodies[i].Before = &before
		}
		if difference.After != nil {
			after := bookValueOf(*difference.After)
			bodies[i].After = &after
		}
	}
	return bodies
}
