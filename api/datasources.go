package api

import (
	"context"
	"net/http"

	"konsortium/reference"
)

// dataSourceBody tells of one data set inside the program.
type dataSourceBody struct {
	Key            string   `json:"key"`
	Title          string   `json:"title"`
	Publisher      string   `json:"publisher"`
	Address        string   `json:"address"`
	Licence        string   `json:"licence"`
	LicenceAddress string   `json:"licenceAddress"`
	AsOf           string   `json:"asOf" doc:"YYYY-MM-DD or YYYY-MM; empty when the publisher states none."`
	Rows           int      `json:"rows"`
	Attribution    string   `json:"attribution"`
	UsedFor        string   `json:"usedFor"`
	KnownLimits    []string `json:"knownLimits"`
}

func (s *Server) dataSourceOperations() {
	register(s, operation{method: http.MethodGet, path: "/data-sources", id: "list-data-sources", summary: "The public data inside the program, with sources and licences", tag: "data", status: http.StatusOK},
		func(context.Context, *struct{}) (*answer[page[dataSourceBody]], error) {
			items := []dataSourceBody{}
			for _, source := range append(reference.Sources(), reference.Outlines()) {
				items = append(items, dataSourceBody(source))
			}
			return &answer[page[dataSourceBody]]{Body: page[dataSourceBody]{Items: items}}, nil
		})
}
