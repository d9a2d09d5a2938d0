package models

import (
	"encoding/base64"
	"encoding/json"
	"time"

	"konsortium/fault"

	"gorm.io/gorm"
)

// DefaultLimit and MaximumLimit bound the rows of one page.
const (
	DefaultLimit = 50
	MaximumLimit = 200
)

// PageRequest asks for one page of a list. Sort is a name from the list's own
// allow-list, with a leading minus for the reverse order.
type PageRequest struct {
	Limit  int
	Cursor string
	Sort   string
}

// Page is one page; Next is empty on the last one.
type Page[R any] struct {
	Items []R
	Next  string
}

// order is one allowed way to sort a list: by a column, then by id. The value
// function reads the column from a row in the form that the database compares.
type order[R any] struct {
	name   string
	column string
	value  func(*R) any
	id     func(*R) string
	// moment marks a column of instants, which travel as text in the cursor.
	moment bool
}

// pageOf loads one page by keyset: it costs the same on the first page and on
// the thousandth. Orders is the allow-list; its first entry is the default.
func pageOf[R any](query *gorm.DB, request PageRequest, orders []order[R]) (Page[R], error) {
	limit := request.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	if limit > MaximumLimit {
		limit = MaximumLimit
	}
	by, descending, err := pickOrder(request.Sort, orders)
	if err != nil {
		return Page[R]{}, err
	}
	direction, comparison := " ASC", ">"
	if descending {
		direction, comparison = " DESC", "<"
	}
	if request.Cursor != "" {
		value, id, err := readCursor(request.Cursor, by.name, by.moment)
		if err != nil {
			return Page[R]{}, err
		}
		query = query.Where("("+by.column+" "+comparison+" ? OR ("+by.column+" = ? AND id "+comparison+" ?))", value, value, id)
	}
	var rows []R
	if err := query.Order(by.column + direction + ", id" + direction).Limit(limit + 1).Find(&rows).Error; err != nil {
		return Page[R]{}, err
	}
	page := Page[R]{Items: rows}
	if len(rows) > limit {
		page.Items = rows[:limit]
		last := &page.Items[limit-1]
		page.Next = writeCursor(by.name, by.value(last), by.id(last))
	}
	return page, nil
}

func pickOrder[R any](sort string, orders []order[R]) (order[R], bool, error) {
	if sort == "" {
		return orders[0], false, nil
	}
	descending := sort[0] == '-'
	if descending {
		sort = sort[1:]
	}
	for _, candidate := range orders {
		if candidate.name == sort {
			return candidate, descending, nil
		}
	}
	allowed := make([]string, len(orders))
	for i, candidate := range orders {
		allowed[i] = candidate.name
	}
	var fields fault.Fields
	fields.Add("/sort", "not_allowed", map[string]any{"allowed": allowed})
	return order[R]{}, false, fields.Error()
}

type cursor struct {
	Sort  string `json:"s"`
	Value any    `json:"v"`
	ID    string `json:"i"`
}

func writeCursor(sort string, value any, id string) string {
	text, err := json.Marshal(cursor{Sort: sort, Value: value, ID: id})
	if err != nil {
		panic("models: a sort value has no JSON form: " + err.Error())
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

func readCursor(text, sort string, moment bool) (any, string, error) {
	var fields fault.Fields
	fields.Add("/cursor", "pattern", nil)
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil, "", fields.Error()
	}
	var read cursor
	if json.Unmarshal(raw, &read) != nil || read.Sort != sort || !ValidID(read.ID) {
		return nil, "", fields.Error()
	}
	switch value := read.Value.(type) {
	case string:
		if !moment {
			return value, read.ID, nil
		}
		at, err := time.Parse(time.RFC3339Nano, value)
		if err != nil {
			return nil, "", fields.Error()
		}
		return at, read.ID, nil
	case float64:
		if moment || value != float64(int64(value)) {
			return nil, "", fields.Error()
		}
		return int64(value), read.ID, nil
	default:
		return nil, "", fields.Error()
	}
}
