package api

import (
	"reflect"
	"strconv"
	"strings"

	"konsortium/fault"
	"konsortium/models"
	"konsortium/money"
	"konsortium/programme"

	"github.com/danielgtaylor/huma/v2"
)

// registerTypes tells the OpenAPI document how our value types look in JSON.
func registerTypes(registry huma.Registry) {
	registry.RegisterTypeAlias(reflect.TypeFor[money.Amount](), reflect.TypeFor[amountSchema]())
	registry.RegisterTypeAlias(reflect.TypeFor[programme.Date](), reflect.TypeFor[dateSchema]())
}

type amountSchema struct{}

// Schema describes an amount.
func (amountSchema) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: "string", Pattern: money.Pattern, Description: "An amount in euro, with at most two decimals.", Examples: []any{"12000.00"}}
}

type dateSchema struct{}

// Schema describes a calendar day; null stands for none.
func (dateSchema) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: "string", Nullable: true, Format: "date", Description: "A calendar day, YYYY-MM-DD."}
}

// Edit carries the version that an edit was made on. Embed it in the input of
// every operation that changes a versioned record; it is exported because huma
// passes over unexported embedded types.
type Edit struct {
	IfMatch string `header:"If-Match" required:"true" doc:"The ETag of the version that was edited."`
}

// Version reads the version; a malformed one is a malformed request.
func (e Edit) Version() (int64, error) {
	text := strings.Trim(strings.TrimPrefix(e.IfMatch, "W/"), `"`)
	version, err := strconv.ParseInt(text, 10, 64)
	if err != nil || version < 1 {
		return 0, fault.New(fault.Malformed, "if_match_malformed", "If-Match must hold one version, as in \"3\".")
	}
	return version, nil
}

// etag gives the ETag of a version.
func etag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }

// Listing carries the paging of a list. Embed it in the input of every list.
type Listing struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"How many at the most."`
	Cursor string `query:"cursor" maxLength:"2000" doc:"The next of the page before."`
	Sort   string `query:"sort" maxLength:"40" doc:"A name from the list's own choice, with a minus for the reverse."`
}

func (l Listing) request() models.PageRequest {
	return models.PageRequest{Limit: l.Limit, Cursor: l.Cursor, Sort: l.Sort}
}

// page is the answer of a list.
type page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"The cursor of the next page; absent on the last."`
	Total *int64 `json:"total,omitempty" doc:"How many there are in all, when asked for with count=true."`
}

// convert maps the rows of a page.
func convert[R, T any](rows models.Page[R], one func(R) T) page[T] {
	items := make([]T, len(rows.Items))
	for i, row := range rows.Items {
		items[i] = one(row)
	}
	return page[T]{Items: items, Next: rows.Next}
}

// resource is the answer of an operation on one versioned record.
type resource[T any] struct {
	ETag string `header:"ETag"`
	Body T
}

// created is resource with the address of a new record.
type created[T any] struct {
	ETag     string `header:"ETag"`
	Location string `header:"Location"`
	Body     T
}

// answer is the answer of an operation on something without a version.
type answer[T any] struct {
	Body T
}

// nothing is the answer of an operation that only does.
type nothing struct{}
